//! How the operator's pages look: the files that they refer to, each under its content's hash, and
//! the fragments that stand in them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use super::super::assets::{self, Asset};
use crate::config::{Colours, MountedFile, PerLanguage, Piece, ThemeFiles, Translated};
use crate::domain::Language;

/// The operator's files, ready for pages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Look {
    stylesheet: Option<String>,
    logo: Option<(String, Option<Translated>)>,
    header: Option<PerLanguage<String>>,
    footer: Option<PerLanguage<String>>,
    files: Files,
    /// What the look before this one referred to: pages of a moment ago ask for it.
    earlier: Files,
}

/// Content types and contents, by the paths that they are served at.
type Files = BTreeMap<String, (&'static str, Arc<[u8]>)>;

impl Look {
    /// The look that those files make.
    pub fn of(theme: &ThemeFiles) -> Self {
        let mut files = Files::new();
        let named = theme
            .files
            .iter()
            .map(|file| (file, keep(&mut files, file)));
        let named: Vec<(&MountedFile, String)> = named.collect();
        let path = |name: &str| {
            let mut found = named.iter().filter(|(file, _)| file.name == name);
            found.next().map_or("", |(_, path)| path)
        };
        let whole = |pieces: &Vec<Piece>| {
            let texts = pieces.iter().map(|piece| match piece {
                Piece::Text(text) => text.as_str(),
                Piece::Image(name) => path(name),
            });
            texts.collect::<String>()
        };
        let css = [colours(&theme.light, &theme.dark), whole(&theme.stylesheet)].concat();
        let fragments =
            |one: &Option<PerLanguage<Vec<Piece>>>| one.as_ref().map(|it| it.map(whole));
        let (header, footer) = (fragments(&theme.header), fragments(&theme.footer));
        let stylesheet = (!css.is_empty()).then(|| {
            let path = assets::hashed_path(css.as_bytes(), "css");
            files.insert(path.clone(), (assets::CSS, css.into_bytes().into()));
            path
        });
        let logo = theme.logo.as_ref();
        let logo = logo.map(|logo| (keep(&mut files, &logo.file), logo.alt.clone()));
        Self {
            stylesheet,
            logo,
            header,
            footer,
            files,
            earlier: Files::new(),
        }
    }

    /// The same, which serves what pages under `earlier` refer to as well.
    #[must_use]
    pub fn after(mut self, earlier: &Self) -> Self {
        self.earlier.clone_from(&earlier.files);
        self
    }

    /// The file at `path`.
    pub fn find(&self, path: &str) -> Option<Asset<'_>> {
        let found = self.files.get(path).or_else(|| self.earlier.get(path));
        found.map(|(content_type, bytes)| Asset {
            content_type,
            bytes,
        })
    }

    /// The path of what stands after our stylesheet.
    pub(in crate::ui) fn stylesheet(&self) -> Option<&str> {
        self.stylesheet.as_deref()
    }

    /// The path of the logo, and what it says in that language or in the one it says it in.
    pub(in crate::ui) fn logo(
        &self,
        language: Language,
    ) -> Option<(&str, Option<(Language, &str)>)> {
        let (path, alt) = self.logo.as_ref()?;
        let alt = alt.as_ref().and_then(|alt| alt.best(language));
        Some((path, alt.map(|(language, alt)| (language, alt.as_str()))))
    }

    /// The fragments of header and footer, and the languages that they are in.
    pub(in crate::ui) fn fragments(&self, language: Language) -> [Option<(Language, &str)>; 2] {
        [&self.header, &self.footer].map(|fragment| {
            let (language, html) = fragment.as_ref()?.best(language)?;
            Some((language, html.as_str()))
        })
    }
}

/// Keeps the image, and yields its path.
fn keep(files: &mut Files, image: &MountedFile) -> String {
    let content_type = match image.ending {
        "png" => "image/png",
        _ => assets::SVG,
    };
    let path = assets::hashed_path(&image.bytes, image.ending);
    files.insert(path.clone(), (content_type, Arc::clone(&image.bytes)));
    path
}

/// The operator's colours in place of ours, on screens: paper stays black on white.
fn colours(light: &Colours, dark: &Colours) -> String {
    let root = |colours: &Colours| {
        let mut rule = String::from(":root {");
        for (name, colour) in colours {
            let _ = write!(rule, " --{name}: {colour};");
        }
        rule + " }\n"
    };
    let mut css = String::new();
    for (half, colours) in [("light", light), ("dark", dark)] {
        if !colours.is_empty() {
            let rule = root(colours);
            // Writing into a String cannot fail.
            let _ = writeln!(
                css,
                "@media screen and (prefers-color-scheme: {half}) {{\n{rule}}}"
            );
        }
    }
    css
}
