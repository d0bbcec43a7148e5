//! Our own bytes: the stylesheet, the icon and the scripts. Each file is served under a path
//! that holds its content's hash, so that browsers may keep it for ever.

use std::fmt::Write;
use std::sync::LazyLock;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use openssl::sha::sha256;

const STYLESHEET: &[u8] = include_bytes!("assets/style.css");
const ICON: &[u8] = include_bytes!("assets/icon.svg");
/// Of every page that a person stays on: a form is sent once, and a page that the browser kept
/// alive is asked for anew.
const PAGE_SCRIPT: &[u8] = include_bytes!("assets/page.js");
/// Inline, allowed by its hash: the page must not wait for a second request.
pub(super) const SELF_POST_SCRIPT: &str = include_str!("assets/self-post.js");

static STYLESHEET_PATH: LazyLock<String> = LazyLock::new(|| hashed_path(STYLESHEET, "css"));
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

/// A file that pages refer to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asset {
    /// The value of `Content-Type`.
    pub content_type: &'static str,
    /// The file's bytes.
    pub bytes: &'static [u8],
}

/// The asset at `path` (`/assets/<hash>.<ending>`), or `None`, which is a 404.
pub fn find(path: &str) -> Option<Asset> {
    if path == stylesheet_path() {
        return Some(Asset {
            content_type: "text/css; charset=utf-8",
            bytes: STYLESHEET,
        });
    }
    if path == page_script_path() {
        return Some(Asset {
            content_type: "text/javascript; charset=utf-8",
            bytes: PAGE_SCRIPT,
        });
    }
    (path == icon_path()).then_some(Asset {
        content_type: "image/svg+xml",
        bytes: ICON,
    })
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

fn hashed_path(bytes: &[u8], ending: &str) -> String {
    let mut path = String::from("/assets/");
    for byte in sha256(bytes).iter().take(12) {
        // Writing into a String cannot fail.
        let _ = write!(path, "{byte:02x}");
    }
    path.push('.');
    path.push_str(ending);
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The colour of `--name` in the light or the dark half of the stylesheet, as luminance
    /// (WCAG 2.2, relative luminance).
    fn luminance(dark: bool, name: &str) -> f64 {
        let css = std::str::from_utf8(STYLESHEET).unwrap();
        let half = css.split(":root {").nth(if dark { 2 } else { 1 }).unwrap();
        let (_, rest) = half.split_once(&format!("--{name}: #")).unwrap();
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&rest[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
    }

    #[test]
    fn colours_keep_their_contrast_in_light_and_in_dark() {
        for dark in [false, true] {
            for (front, back, least) in [
                ("text", "page", 7.0),
                ("text", "surface", 7.0),
                ("text", "tint", 7.0),
                ("quiet", "page", 4.5),
                ("quiet", "surface", 4.5),
                ("quiet", "tint", 4.5),
                ("accent", "page", 4.5),
                ("accent", "surface", 4.5),
                ("accent-strong", "tint", 4.5),
                ("on-accent", "accent", 4.5),
                ("on-accent", "accent-strong", 4.5),
                ("edge", "page", 3.0),
                ("edge", "surface", 3.0),
                ("focus", "page", 3.0),
                ("focus", "surface", 3.0),
            ] {
                let (a, b) = (luminance(dark, front), luminance(dark, back));
                let ratio = (a.max(b) + 0.05) / (a.min(b) + 0.05);
                assert!(ratio >= least, "{front} on {back}, dark {dark}: {ratio:.2}");
            }
        }
    }
}
