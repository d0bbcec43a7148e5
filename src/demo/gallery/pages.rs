//! The table of pages: an id for the address, a few words for whoever looks at the list, and how
//! the page is made. The error pages are one for each situation.

use super::samples::{self, Made, Visit};
use super::{consents, failures};
use crate::ui::Situation;

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
    Sample(fn(&Visit<'_>) -> Made),
    Failure(Situation),
}

impl Entry {
    /// The page as this visitor sees it.
    pub(super) fn make(&self, visit: &Visit<'_>) -> Made {
        match self.how {
            How::Sample(make) => make(visit),
            How::Failure(situation) => failures::of(visit, situation),
        }
    }
}

type Row = (&'static str, &'static str, fn(&Visit<'_>) -> Made);

#[rustfmt::skip]
const SAMPLES: &[Row] = &[
    ("countries", "The list of countries", samples::countries),
    ("countries-search", "The list after a search", samples::countries_found),
    ("countries-no-hit", "The list after a search that finds nothing", samples::countries_not_found),
    ("countries-few", "A short list, for a service without a name", samples::countries_few),
    ("countries-none", "A list without any country", samples::countries_none),
    ("countries-unavailable", "Every reason for which a country cannot be chosen", samples::countries_unavailable),
    ("countries-hint-unavailable", "The country that the service suggested cannot be used", samples::countries_hint_unavailable),
    ("countries-hint-unknown", "The country that the service suggested is none of the list", samples::countries_hint_unknown),
    ("unavailable", "A country that does not answer, chosen all the same", samples::unavailable),
    ("unavailable-level", "A country whose logins are not secure enough", samples::unavailable_level),
    ("self-post-there", "On the way to the chosen country", samples::self_post_there),
    ("self-post-back", "On the way back", samples::self_post_back),
    ("self-post-back-without", "On the way back without a login", samples::self_post_back_without),
    ("continue", "Going on to the national login", samples::go_on),
    ("logout-question", "Asked before a logout", samples::logout_question),
    ("logout", "After a logout", samples::logout),
    ("consent", "What would be sent about a person", consents::at_our_service),
    ("consent-abroad", "The same abroad, with nothing to leave out", consents::abroad),
    ("consent-company", "What would be sent about a company", consents::company),
    ("consent-representative", "What would be sent about a company and who acts for it", consents::representative),
    ("error-with-restart", "An error after which the login can be started again", failures::with_restart),
    ("error-with-countries", "An error after which another country can be chosen", failures::with_countries),
    ("error-with-continue", "An error in a second tab", failures::with_continue),
    ("error-again", "An error once more, in another language", failures::again),
];

/// Every page, in the order of a login.
pub(super) fn all() -> Vec<Entry> {
    let samples = SAMPLES.iter().map(|(id, about, make)| Entry {
        id: (*id).to_owned(),
        about: (*about).to_owned(),
        how: How::Sample(*make),
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
            let made = here.contains(&format!("{name} {{")) || here.contains(&format!("{name}::"));
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
