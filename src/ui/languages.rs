//! The languages that an operator offers, and which of them a person is given.

use crate::domain::Language;

/// The offered languages and the one for whoever reads none of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Languages {
    offered: Vec<Language>,
    default: Language,
}

impl Default for Languages {
    /// All, and English where none of them is wanted.
    fn default() -> Self {
        Self::new(Language::ALL, Language::En)
    }
}

impl Languages {
    /// Those languages, in the order in which the menu lists them; the default is always among
    /// them.
    pub fn new(offered: impl IntoIterator<Item = Language>, default: Language) -> Self {
        let mut offered: Vec<Language> = offered.into_iter().collect();
        if !offered.contains(&default) {
            offered.insert(0, default);
        }
        Self { offered, default }
    }

    /// In the menu's order.
    pub fn offered(&self) -> &[Language] {
        &self.offered
    }

    /// The first wish that is offered, or the default. A wish for a variety of a language is
    /// served by the language.
    pub fn settle<'w>(&self, wishes: impl IntoIterator<Item = &'w str>) -> Language {
        let served = wishes.into_iter().filter_map(Language::serving);
        let mut served = served.filter(|language| self.offered.contains(language));
        served.next().unwrap_or(self.default)
    }
}
