//! `[pages.theme]`: logo, colours, a stylesheet after ours, and fragments of header and footer.

use toml::de::DeValue;

use super::colours::{self, Colours};
use super::languages::Default;
use super::mounted::{self, MountedFile, Piece};
use super::translated::{PerLanguage, Translated, per_language, texts};
use super::{fragment, stylesheet};
use crate::config::reader::{Checked, Section, Source};

/// More images than these are not mounted.
const MOST_FILES: usize = 16;

/// What the operator puts on pages.
#[derive(Debug, Clone, std::default::Default, PartialEq, Eq)]
pub struct ThemeFiles {
    /// Beside the name, on every page.
    pub logo: Option<Logo>,
    /// Other colours than ours where a person prefers light pages.
    pub light: Colours,
    /// Where they prefer dark ones.
    pub dark: Colours,
    /// A stylesheet after ours.
    pub stylesheet: Vec<Piece>,
    /// The first thing in the header.
    pub header: Option<PerLanguage<Vec<Piece>>>,
    /// The last thing in the footer.
    pub footer: Option<PerLanguage<Vec<Piece>>>,
    /// The images that stylesheet and fragments name.
    pub files: Vec<MountedFile>,
}

/// The operator's mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    /// The image.
    pub file: MountedFile,
    /// What it says to who cannot see it; none where the name beside it says the same.
    pub alt: Option<Translated>,
}

pub(super) fn read(section: &Section<'_>, default: Default) -> Option<ThemeFiles> {
    let files = files(section);
    let logo = section.optional("logo_file", mounted::image);
    let alt = section.optional_section("logo_alt", |alt| texts(alt, default));
    if alt.is_some() && !section.has("logo_file") {
        section.report("logo_alt", "needs logo_file");
    }
    let light = section.section_or_empty("light", colours::read);
    let dark = section.section_or_empty("dark", colours::read);
    let stylesheet = section.optional("stylesheet_file", |source, value| {
        checked(source, value, |css| stylesheet::read(css, &files))
    });
    let [header, footer] = ["header_files", "footer_files"].map(|key| {
        section.optional_section(key, |fragments| {
            per_language(fragments, default, |source, value| {
                checked(source, value, |html| fragment::read(html, &files))
            })
        })
    });
    Some(ThemeFiles {
        logo: logo.map(|file| Logo { file, alt }),
        light: light?,
        dark: dark?,
        stylesheet: stylesheet.unwrap_or_default(),
        header,
        footer,
        files,
    })
}

fn files(section: &Section<'_>) -> Vec<MountedFile> {
    let files = section.list("files", mounted::image).unwrap_or_default();
    if files.len() > MOST_FILES {
        section.report("files", format!("must be at most {MOST_FILES}"));
    }
    for (place, file) in files.iter().enumerate() {
        let earlier = files.iter().take(place);
        if earlier.into_iter().any(|other| other.name == file.name) {
            section.report("files", format!("has two files named {}", file.name));
        }
    }
    files
}

/// A file of text, and what `read` makes of it; what is wrong is said with file and line.
fn checked(
    source: &Source,
    value: &DeValue<'_>,
    read: impl FnOnce(&str) -> Result<Vec<Piece>, (usize, String)>,
) -> Checked<Vec<Piece>> {
    let (path, text) = mounted::text(source, value)?;
    read(&text).map_err(|(at, why)| {
        let before = text.get(..at).unwrap_or_default();
        let line = 1 + before.matches('\n').count();
        format!("{path} line {line}: {why}")
    })
}
