//! What the operator puts around a page: a name, a mark, colours, announcements, links, fragments
//! of header and footer; and what pages about this website say that only the operator knows.

mod contrast;
mod look;

use super::languages::Languages;
use super::target::Target;
use crate::config::{Accessibility, Notice, Translated};

pub use contrast::{LowContrast, low_contrast};
pub use look::Look;

/// The frame's contents, the same on every page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// Who runs this step, shown in the header, e.g. `Login service of Exampleland`.
    pub name: String,
    /// A line above everything, e.g. that this is a test system.
    pub notice: Option<String>,
    /// Links in the footer, beside our own pages.
    pub links: Vec<Link>,
    /// The languages that people are offered.
    pub languages: Languages,
    /// Whom people may ask; none: the service from which they come.
    pub contact: Option<Contact>,
    /// What the accessibility statement says beside our own words.
    pub accessibility: Accessibility,
    /// What is announced, shown and not yet or no longer shown.
    pub notices: Vec<Notice>,
    /// How the pages look.
    pub look: Look,
}

impl Default for Theme {
    fn default() -> Self {
        Self {
            name: "Cross-border login".to_owned(),
            notice: None,
            links: Vec::new(),
            languages: Languages::default(),
            contact: None,
            accessibility: Accessibility::default(),
            notices: Vec::new(),
            look: Look::default(),
        }
    }
}

/// A named way out of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What the person reads: verb and object, e.g. `Go back to Example Town`.
    pub label: Translated,
    /// Where it leads.
    pub target: Target,
}

/// Whom people may ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contact {
    /// A page.
    Page(Target),
    /// An address to write to.
    Email(String),
    /// Both.
    PageAndEmail(Target, String),
}

impl Contact {
    /// The page, the address, or both; none where there is neither.
    pub fn of(page: Option<Target>, email: Option<String>) -> Option<Self> {
        match (page, email) {
            (Some(page), Some(email)) => Some(Self::PageAndEmail(page, email)),
            (Some(page), None) => Some(Self::Page(page)),
            (None, Some(email)) => Some(Self::Email(email)),
            (None, None) => None,
        }
    }

    /// Each way: where it leads, and what a person reads, which is the address itself.
    pub(super) fn ways(&self) -> Vec<(String, &str)> {
        let page = |page: &'_ Target| page.as_str().to_owned();
        let email = |email: &str| format!("mailto:{email}");
        match self {
            Self::Page(at) => vec![(page(at), at.as_str())],
            Self::Email(to) => vec![(email(to), to)],
            Self::PageAndEmail(at, to) => vec![(page(at), at.as_str()), (email(to), to)],
        }
    }

    /// The way that the footer's one link takes.
    pub(super) fn first(&self) -> Option<String> {
        self.ways().into_iter().next().map(|(href, _)| href)
    }
}
