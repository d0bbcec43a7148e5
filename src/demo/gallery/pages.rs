//! The table of pages: an id for the address, a few words for whoever looks at the list, and how
//! the page is made. The error pages are one for each situation.

use super::samples::{self, Made, Visit};
use super::{abouts, consents, failures};
use crate::ui::{Page, Situation};

/// A page of the gallery.
pub(super) struct Entry {
    /// Lower case and dashes: the last part of its address.
    pub(super) id: String,
    /// What can be seen there.
    pub(super) about: String,
    how: How,
}

#[derive(Clone, Copy)]
enum How {
    Made(fn(&Visit<'_>) -> Made),
    Plain(fn(&Visit<'_>) -> Page),
    Failure(Situation),
}

impl Entry {
    /// The page as this visitor sees it.
    pub(super) fn make(&self, visit: &Visit<'_>) -> Made {
        match self.how {
            How::Made(make) => make(visit),
            How::Plain(make) => Ok(make(visit)),
            How::Failure(situation) => Ok(failures::of(visit, situation)),
        }
    }
}

type Row = (&'static str, &'static str, How);

#[rustfmt::skip]
const SAMPLES: &[Row] = &[
    ("countries", "The list of countries", How::Made(samples::countries)),
    ("countries-search", "The list after a search", How::Made(samples::countries_found)),
    ("countries-no-hit", "The list after a search that finds nothing", How::Made(samples::countries_not_found)),
    ("countries-few", "A short list, for a service without a name", How::Made(samples::countries_few)),
    ("countries-none", "A list without any country", How::Made(samples::countries_none)),
    ("countries-remembered", "The list for somebody who was here before", How::Made(samples::countries_remembered)),
    ("countries-unavailable", "Every reason for which a country cannot be chosen", How::Made(samples::countries_unavailable)),
    ("countries-notices", "What is announced to everybody and about a country", How::Made(samples::countries_notices)),
    ("countries-hint-unavailable", "The country that the service suggested cannot be used", How::Made(samples::countries_hint_unavailable)),
    ("countries-hint-unknown", "The country that the service suggested is none of the list", How::Made(samples::countries_hint_unknown)),
    ("unavailable", "A country that does not answer, chosen all the same", How::Made(samples::unavailable)),
    ("unavailable-level", "A country whose logins are not secure enough", How::Made(samples::unavailable_level)),
    ("self-post-there", "On the way to the chosen country", How::Made(samples::self_post_there)),
    ("self-post-back", "On the way back", How::Made(samples::self_post_back)),
    ("self-post-back-without", "On the way back without a login", How::Made(samples::self_post_back_without)),
    ("continue", "Going on to the national login", How::Made(samples::go_on)),
    ("logout-question", "Asked before a logout", How::Made(samples::logout_question)),
    ("logout", "After a logout", How::Made(samples::logout)),
    ("consent", "What would be sent about a person", How::Made(consents::at_our_service)),
    ("consent-abroad", "The same abroad, with nothing to leave out", How::Made(consents::abroad)),
    ("consent-company", "What would be sent about a company", How::Made(consents::company)),
    ("consent-representative", "What would be sent about a company and who acts for it", How::Made(consents::representative)),
    ("error-with-restart", "An error after which the login can be started again", How::Made(failures::with_restart)),
    ("error-with-countries", "An error after which another country can be chosen", How::Made(failures::with_countries)),
    ("error-with-continue", "An error in a second tab", How::Made(failures::with_continue)),
    ("about-help", "Help", How::Plain(abouts::help)),
    ("about-accessibility", "The accessibility statement", How::Plain(abouts::accessibility)),
    ("about-cookies", "Cookies and privacy", How::Plain(abouts::cookies)),
    ("about-problem", "An error once more, in another language", How::Plain(abouts::problem)),
];

/// Every page, in the order of a login.
pub(super) fn all() -> Vec<Entry> {
    let samples = SAMPLES.iter().map(|(id, about, how)| Entry {
        id: (*id).to_owned(),
        about: (*about).to_owned(),
        how: *how,
    });
    let failures = Situation::ALL.into_iter().map(|situation| Entry {
        id: format!("error-{}", situation.word()),
        about: format!("Error: {}", situation.word().replace('-', " ")),
        how: How::Failure(situation),
    });
    samples.chain(failures).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;
    use crate::ui::View;
    use std::collections::BTreeSet;
    use std::path::Path;

    fn sources(folder: &Path) -> Vec<String> {
        let mut sources = Vec::new();
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                sources.extend(self::sources(&path));
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                sources.push(std::fs::read_to_string(path).unwrap());
            }
        }
        sources
    }

    /// The types of `ui` that have a `render` of their own.
    fn page_structs() -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for source in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui")) {
            let mut of = String::new();
            for line in source.lines() {
                if let Some(rest) = line.strip_prefix("impl ") {
                    let name = rest.split(['<', ' ', '{']).next().unwrap();
                    name.clone_into(&mut of);
                }
                if line.trim_start().starts_with("pub fn render(&self,") {
                    found.insert(of.clone());
                }
            }
        }
        found
    }

    #[test]
    fn every_page_of_the_product_and_every_situation_is_in_the_gallery() {
        let structs = page_structs();
        assert!(structs.len() >= 5, "{structs:?}");
        let here = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/demo/gallery"));
        let here = here.join("\n");
        for name in structs {
            let uses = [" {", "::", ".render("].map(|after| format!("{name}{after}"));
            let made = uses.iter().any(|used| here.contains(used));
            assert!(made, "ui::{name} is shown by no page of the gallery");
        }
        let failures = all().into_iter();
        let failures = failures.filter(|entry| matches!(entry.how, How::Failure(_)));
        assert_eq!(failures.count(), Situation::ALL.len());
    }

    #[test]
    fn every_page_can_be_made_and_has_an_address_of_its_own() {
        let mut ids = BTreeSet::new();
        let theme = samples::theme();
        for entry in all() {
            let plain = |c: char| c.is_ascii_lowercase() || c == '-';
            assert!(entry.id.chars().all(plain), "{}", entry.id);
            assert!(ids.insert(entry.id.clone()), "{} stands twice", entry.id);
            let view = View::new(&theme, Language::PseudoLong);
            let page = entry.make(&Visit {
                plain: view.clone(),
                switched: view,
                query: None,
            });
            assert!(page.unwrap().html.contains("<h1>"), "{}", entry.id);
        }
    }
}
