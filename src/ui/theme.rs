//! What the operator may put around a page: a name, a notice, links. Never markup.

use super::languages::Languages;
use super::target::Target;

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
}

impl Default for Theme {
    fn default() -> Self {
        Self {
            name: "Cross-border login".to_owned(),
            notice: None,
            links: Vec::new(),
            languages: Languages::default(),
        }
    }
}

/// A named way out of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What the person reads: verb and object, e.g. `Go back to Example Town`.
    pub label: String,
    /// Where it leads.
    pub target: Target,
}
