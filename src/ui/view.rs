//! For whom a page is made: in which language, under whose name, and where the language is changed.

use jiff::Timestamp;

use crate::domain::Language;

use super::theme::Theme;

/// What every page is rendered with.
#[derive(Debug, Clone)]
pub struct View<'a> {
    /// What the operator put around the pages.
    pub theme: &'a Theme,
    /// The language that was settled for this person.
    pub language: Language,
    /// How the page is asked for in another language; none on a page that was the answer to a
    /// message and cannot be asked for again.
    pub switch: Option<Switch>,
    /// The time, which says what is announced; none: nothing is.
    pub now: Option<Timestamp>,
}

/// A form by GET that asks for the same page in another language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Switch {
    /// A path of ours.
    pub action: &'static str,
    /// What the page needs beside `lang`, such as the flow; never an identity value.
    pub fields: Vec<(&'static str, String)>,
}

impl<'a> View<'a> {
    /// A page in that language that cannot be asked for again.
    pub fn new(theme: &'a Theme, language: Language) -> Self {
        Self {
            theme,
            language,
            switch: None,
            now: None,
        }
    }

    /// The same, with a menu of languages.
    #[must_use]
    pub fn switched_by(mut self, switch: Switch) -> Self {
        self.switch = Some(switch);
        self
    }

    /// The same, with what is announced at that time.
    #[must_use]
    pub fn at(mut self, now: Timestamp) -> Self {
        self.now = Some(now);
        self
    }
}
