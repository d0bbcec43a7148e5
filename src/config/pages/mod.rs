//! `[pages]`: what people read: in which languages, whom they may ask, what is announced, and how
//! the pages look. All of it may change while the bridge runs.

mod accessibility;
mod colours;
mod fragment;
mod languages;
mod mounted;
mod notice;
mod stylesheet;
mod theme;
mod translated;

use super::checks::{boolean, email, url};
use super::reader::Section;
use crate::domain::Language;

pub use accessibility::Accessibility;
pub use colours::{Colour, Colours};
pub use mounted::{MountedFile, Piece};
pub use notice::Notice;
pub use theme::{Logo, ThemeFiles};
pub use translated::{PerLanguage, Translated};

use languages::Default as InDefault;
pub(super) use translated::country_names;

/// `[pages]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pages {
    /// For whoever reads none of the languages that are offered.
    pub default_language: Language,
    /// Those that are offered, in the menu's order; none: all.
    pub languages: Option<Vec<Language>>,
    /// Whether languages that nobody has reviewed are offered.
    pub draft_languages: bool,
    /// Whether the languages that are none are offered: to see what pages do not stand.
    pub pseudo_languages: bool,
    /// A page on which people can ask for help.
    pub contact_url: Option<String>,
    /// An address to which people can write; none: the node's support contact.
    pub contact_email: Option<String>,
    /// Whether people are told whom to ask at all.
    pub show_contact: bool,
    /// What the accessibility statement says beside our own words.
    pub accessibility: Accessibility,
    /// Further links of the footer.
    pub links: Vec<PageLink>,
    /// What is announced.
    pub notices: Vec<Notice>,
    /// How the pages look.
    pub theme: ThemeFiles,
}

/// One `[[pages.link]]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageLink {
    /// Where it leads.
    pub url: String,
    /// What people read.
    pub label: Translated,
}

pub(super) fn read(section: &Section<'_>) -> Option<Pages> {
    let default = languages::default(section);
    let offered = languages::offered(section);
    let draft_languages = section.defaulted("draft_languages", true, boolean);
    let pseudo_languages = languages::pseudo(section);
    let contact_url = section.optional("contact_url", url);
    let contact_email = section.optional("contact_email", email);
    let show_contact = section.defaulted("show_contact", true, boolean);
    let accessibility = section.section_or_empty("accessibility", accessibility::read);
    let said_in = InDefault(default.unwrap_or(Language::En));
    let links = section.sections("link", |link| page_link(link, said_in));
    let notices = section.sections("notice", |notice| notice::read(notice, said_in));
    let theme = section.section_or_empty("theme", |theme| theme::read(theme, said_in));
    Some(Pages {
        default_language: default?,
        languages: offered,
        draft_languages: draft_languages?,
        pseudo_languages: pseudo_languages?,
        contact_url,
        contact_email,
        show_contact: show_contact?,
        accessibility: accessibility?,
        links,
        notices,
        theme: theme?,
    })
}

fn page_link(section: &Section<'_>, default: InDefault) -> Option<PageLink> {
    let url = section.required("url", url);
    let label = section.section("label", |label| translated::texts(label, default));
    Some(PageLink {
        url: url?,
        label: label?,
    })
}
