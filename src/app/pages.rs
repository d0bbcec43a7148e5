//! From `[pages]` to what stands around every page, and which languages people are offered.

use crate::config::{Config, Pages};
use crate::domain::Language;
use crate::ui::texts::review;
use crate::ui::{self, Contact, Languages, Link, Look, LowContrast, Target, Theme};

/// What stands around every page. An address that cannot be linked to, which the configuration
/// should have found, is left out.
pub(super) fn theme(config: &Config) -> Theme {
    let pages = &config.pages;
    let links = pages.links.iter().filter_map(|link| {
        Some(Link {
            label: link.label.clone(),
            target: Target::parse(&link.url).ok()?,
        })
    });
    Theme {
        name: config.node.display_name.clone(),
        notice: None,
        links: links.collect(),
        languages: languages(pages),
        contact: contact(config),
        accessibility: pages.accessibility.clone(),
        notices: pages.notices.clone(),
        look: Look::of(&pages.theme),
    }
}

/// The tags of the languages that people are offered.
pub(super) fn tags(config: &Config) -> Vec<String> {
    let languages = languages(&config.pages);
    let offered = languages.offered().iter();
    offered.map(|language| language.tag().to_owned()).collect()
}

/// Those that the operator names, without drafts where those are not wanted. English is what the
/// others are made from, and the default is the operator's express wish: both stay.
fn languages(pages: &Pages) -> Languages {
    let named = pages.languages.clone();
    let mut offered = named.unwrap_or_else(|| Language::ALL.to_vec());
    offered.retain(|language| pages.draft_languages || review(*language).is_settled());
    if pages.pseudo_languages {
        offered.extend(Language::PSEUDO);
    }
    Languages::new(offered, pages.default_language)
}

fn contact(config: &Config) -> Option<Contact> {
    let pages = &config.pages;
    let page = pages.contact_url.as_deref();
    let page = page.and_then(|url| Target::parse(url).ok());
    let support = &config.node.support_contact.email;
    let email = pages.contact_email.as_ref().unwrap_or(support);
    let contact = Contact::of(page, Some(email.clone()));
    contact.filter(|_| pages.show_contact)
}

/// The operator's colours that are hard to read.
pub fn low_contrast(config: &Config) -> Vec<LowContrast> {
    let theme = &config.pages.theme;
    ui::low_contrast(&theme.light, &theme.dark)
}

/// Says them in the log.
pub(super) fn say_low_contrast(config: &Config) {
    for pair in low_contrast(config) {
        tracing::warn!(%pair, "colours that are hard to read");
    }
}
