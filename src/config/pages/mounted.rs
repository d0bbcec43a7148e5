//! Files that the operator mounts for pages: within their caps, of the kinds that pages can show.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;

use toml::de::DeValue;

use crate::config::checks::path;
use crate::config::reader::{Checked, Source};

/// The largest image, in bytes. Every page may show it.
const MAX_IMAGE: u64 = 128 * 1024;
/// The largest stylesheet or fragment, in bytes.
const MAX_TEXT: u64 = 256 * 1024;

/// An image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MountedFile {
    /// What stylesheet and fragments call it: the last part of its path.
    pub name: String,
    /// `svg` or `png`.
    pub ending: &'static str,
    /// Its content.
    pub bytes: Arc<[u8]>,
}

/// A part of a stylesheet or fragment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// As it is.
    Text(String),
    /// Where the address of the image of that name belongs.
    Image(String),
}

/// An image of a kind that its content confirms.
pub(super) fn image(source: &Source, value: &DeValue<'_>) -> Checked<MountedFile> {
    let path = path(source, value)?;
    source.note(&path);
    let bytes = read(&path, MAX_IMAGE)?;
    let name = path.file_name().and_then(|name| name.to_str());
    let name = name.unwrap_or_default().to_owned();
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    if !name.chars().all(plain) {
        let why = "must have a name of letters, digits, dots, hyphens and underscores";
        return Err(format!("{} {why}", path.display()));
    }
    let ending = match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("svg") if is_svg(&bytes) => "svg",
        Some("png") if bytes.starts_with(b"\x89PNG\r\n\x1a\n") => "png",
        Some("svg" | "png") => return Err(format!("{} is not what it ends in", path.display())),
        _ => return Err(format!("{} must end in .svg or .png", path.display())),
    };
    Ok(MountedFile {
        name,
        ending,
        bytes: bytes.into(),
    })
}

/// An image is not a page: what it would run or fetch, browsers neither run nor fetch in it.
fn is_svg(bytes: &[u8]) -> bool {
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    let text = text.trim_start_matches('\u{feff}').trim_start();
    (text.starts_with("<svg") || text.starts_with("<?xml") || text.starts_with("<!--"))
        && text.contains("<svg")
}

/// A file of text, and its path for problems.
pub(super) fn text(source: &Source, value: &DeValue<'_>) -> Checked<(String, String)> {
    let path = path(source, value)?;
    source.note(&path);
    let text = String::from_utf8(read(&path, MAX_TEXT)?);
    let shown = path.display().to_string();
    match text {
        Ok(text) => Ok((shown, text.trim_start_matches('\u{feff}').to_owned())),
        Err(_) => Err(format!("{shown} is not UTF-8")),
    }
}

fn read(path: &Path, cap: u64) -> Checked<Vec<u8>> {
    let shown = path.display();
    let unreadable = |error: std::io::Error| format!("{shown} cannot be read: {}", error.kind());
    let file = File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::new();
    file.take(cap + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > cap) {
        return Err(format!("{shown} is longer than {cap} bytes"));
    }
    Ok(bytes)
}
