//! Our own bytes: the stylesheet, the icon and the scripts. Each file is served under a path that
//! holds its content's hash, so that browsers may keep it for ever.

use std::fmt::Write;
use std::sync::LazyLock;

use openssl::sha::sha256;

use super::lean;

const STYLESHEET: &str = include_str!("assets/style.css");
const ICON: &[u8] = include_bytes!("assets/icon.svg");
/// Of every page that a person stays on: a form is sent once, and a page that the browser kept
/// alive is asked for anew.
const PAGE_SCRIPT: &str = include_str!("assets/page.js");
const SELF_POST: &str = include_str!("assets/self-post.js");
const PICKER: &str = include_str!("assets/picker.js");

const SCRIPT: &str = "text/javascript; charset=utf-8";

static LEAN_STYLESHEET: LazyLock<String> = LazyLock::new(|| lean::stylesheet(STYLESHEET));
static LEAN_PAGE_SCRIPT: LazyLock<String> = LazyLock::new(|| lean::script(PAGE_SCRIPT));
static LEAN_SELF_POST: LazyLock<String> = LazyLock::new(|| lean::script(SELF_POST));
static LEAN_PICKER: LazyLock<String> = LazyLock::new(|| lean::script(PICKER));

static STYLESHEET_PATH: LazyLock<String> =
    LazyLock::new(|| hashed_path(LEAN_STYLESHEET.as_bytes(), "css"));
static ICON_PATH: LazyLock<String> = LazyLock::new(|| hashed_path(ICON, "svg"));
static SELF_POST_PATH: LazyLock<String> =
    LazyLock::new(|| hashed_path(LEAN_SELF_POST.as_bytes(), "js"));
static PICKER_PATH: LazyLock<String> = LazyLock::new(|| hashed_path(LEAN_PICKER.as_bytes(), "js"));
static PAGE_SCRIPT_PATH: LazyLock<String> =
    LazyLock::new(|| hashed_path(LEAN_PAGE_SCRIPT.as_bytes(), "js"));

/// The `Cache-Control` of every asset: its path changes when its content does.
pub const CACHE_CONTROL: &str = "public, max-age=31536000, immutable";

pub(super) const CSS: &str = "text/css; charset=utf-8";
pub(super) const SVG: &str = "image/svg+xml";

/// A file that pages refer to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asset<'a> {
    /// The value of `Content-Type`.
    pub content_type: &'static str,
    /// The file's bytes.
    pub bytes: &'a [u8],
}

impl Asset<'_> {
    /// The `Content-Security-Policy` that it needs where that is another than a page's: an image
    /// may colour itself, and does nothing else, also where somebody opens it by itself.
    pub fn policy(&self) -> Option<&'static str> {
        (self.content_type == SVG)
            .then_some("default-src 'none'; style-src 'unsafe-inline'; sandbox")
    }
}

/// Our own asset at `path` (`/assets/<hash>.<ending>`); the operator's are the theme's.
pub fn find(path: &str) -> Option<Asset<'static>> {
    let all = [
        (stylesheet_path(), CSS, LEAN_STYLESHEET.as_bytes()),
        (icon_path(), SVG, ICON),
        (page_script_path(), SCRIPT, LEAN_PAGE_SCRIPT.as_bytes()),
        (self_post_path(), SCRIPT, LEAN_SELF_POST.as_bytes()),
        (picker_path(), SCRIPT, LEAN_PICKER.as_bytes()),
    ];
    let found = all.into_iter().find(|(known, ..)| *known == path);
    found.map(|(_, content_type, bytes)| Asset {
        content_type,
        bytes,
    })
}

/// Our stylesheet.
pub(super) fn stylesheet() -> &'static str {
    STYLESHEET
}

/// `/assets/<hash>.css`
pub fn stylesheet_path() -> &'static str {
    &STYLESHEET_PATH
}

/// `/assets/<hash>.svg`
pub fn icon_path() -> &'static str {
    &ICON_PATH
}

/// `/assets/<hash>.js`
pub fn page_script_path() -> &'static str {
    &PAGE_SCRIPT_PATH
}

/// The script that presses the button of the page that posts itself.
pub(super) fn self_post_path() -> &'static str {
    &SELF_POST_PATH
}

/// The script that filters the list of countries.
pub(super) fn picker_path() -> &'static str {
    &PICKER_PATH
}

/// `/assets/<hash>.<ending>`
pub(super) fn hashed_path(bytes: &[u8], ending: &str) -> String {
    let mut path = String::from("/assets/");
    for byte in sha256(bytes).iter().take(12) {
        // Writing into a String cannot fail.
        let _ = write!(path, "{byte:02x}");
    }
    path.push('.');
    path.push_str(ending);
    path
}
