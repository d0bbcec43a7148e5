//! Our own bytes: the stylesheet, the icon and the scripts. Each file is served under a path
//! that holds its content's hash, so that browsers may keep it for ever.

use std::fmt::Write;
use std::sync::LazyLock;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use openssl::sha::sha256;

const STYLESHEET: &str = include_str!("assets/style.css");
const ICON: &[u8] = include_bytes!("assets/icon.svg");
/// Of every page that a person stays on: a form is sent once, and a page that the browser kept
/// alive is asked for anew.
const PAGE_SCRIPT: &[u8] = include_bytes!("assets/page.js");
/// Inline, allowed by its hash: the page must not wait for a second request.
pub(super) const SELF_POST_SCRIPT: &str = include_str!("assets/self-post.js");

static STYLESHEET_PATH: LazyLock<String> =
    LazyLock::new(|| hashed_path(STYLESHEET.as_bytes(), "css"));
static ICON_PATH: LazyLock<String> = LazyLock::new(|| hashed_path(ICON, "svg"));
static PAGE_SCRIPT_PATH: LazyLock<String> = LazyLock::new(|| hashed_path(PAGE_SCRIPT, "js"));
static SCRIPT_SOURCE: LazyLock<String> = LazyLock::new(|| {
    format!(
        "'sha256-{}'",
        STANDARD.encode(sha256(SELF_POST_SCRIPT.as_bytes()))
    )
});

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
    if path == stylesheet_path() {
        return Some(Asset {
            content_type: CSS,
            bytes: STYLESHEET.as_bytes(),
        });
    }
    if path == page_script_path() {
        return Some(Asset {
            content_type: "text/javascript; charset=utf-8",
            bytes: PAGE_SCRIPT,
        });
    }
    (path == icon_path()).then_some(Asset {
        content_type: SVG,
        bytes: ICON,
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

/// The source expression `'sha256-…'` that allows the self-posting script and no other.
pub(super) fn self_post_script_source() -> &'static str {
    &SCRIPT_SOURCE
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
