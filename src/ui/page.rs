//! What every page struct renders to, and the frame that all pages share.

use askama::Template;

use super::announced::{self, Said};
use super::assets;
use super::policy::ContentSecurityPolicy;
use super::texts::Texts;
use super::theme::{Contact, Theme};
use super::view::{Switch, View};
use crate::domain::Language;

/// A finished page. The edge adds the headers that do not depend on the page (HSTS, `no-store`,
/// `nosniff`, Referrer-Policy) and sends `text/html; charset=utf-8`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The whole document.
    pub html: String,
    /// The value of `Content-Security-Policy`.
    pub policy: ContentSecurityPolicy,
    /// The value of a `Refresh` header, on a page that goes on by itself.
    pub refresh: Option<String>,
    /// The HTTP status: 200, or the error page's own.
    pub status: u16,
}

impl Page {
    /// A page with status 200 that stays where it is.
    pub(super) fn ok(template: &impl Template, policy: ContentSecurityPolicy) -> Self {
        Self {
            html: write(template),
            policy,
            refresh: None,
            status: 200,
        }
    }
}

/// Writing into a `String` fails only where a `Display` lies; even then a person gets a sentence.
fn write(template: &impl Template) -> String {
    template.render().unwrap_or_else(|_| {
        "<!doctype html><html lang=\"en\"><title>Error</title><main><h1>This page could not be \
         shown</h1><p>Please close this page and start again at the service.</p></main></html>"
            .to_owned()
    })
}

/// What the base template needs on every page.
pub(super) struct Frame<'a> {
    pub(super) theme: &'a Theme,
    pub(super) texts: Texts,
    pub(super) switch: Option<&'a Switch>,
    pub(super) stylesheet: &'static str,
    pub(super) icon: &'static str,
    pub(super) script: &'static str,
    /// What is announced to everybody.
    pub(super) announced: Vec<Said>,
    /// The operator's fragments.
    pub(super) header: Option<Foreign<'a>>,
    pub(super) footer: Option<Foreign<'a>>,
}

/// What the operator wrote, in a language that need not be the page's.
pub(super) struct Foreign<'a> {
    pub(super) text: &'a str,
    language: Option<Language>,
}

impl Foreign<'_> {
    /// The attributes of its element: its language and direction, where those are not the page's
    /// `[WCAG §3.1.2]`.
    pub(super) fn attributes(&self) -> String {
        self.language.map_or_else(String::new, spoken_in)
    }
}

/// ` lang="fr" dir="ltr"`
pub(super) fn spoken_in(language: Language) -> String {
    let direction = direction(language);
    format!(" lang=\"{}\" dir=\"{direction}\"", language.tag())
}

fn direction(language: Language) -> &'static str {
    if language.is_right_to_left() {
        "rtl"
    } else {
        "ltr"
    }
}

impl<'a> Frame<'a> {
    pub(super) fn new(view: &'a View<'a>) -> Self {
        let fragments = view.theme.look.fragments(view.language);
        let [header, footer] =
            fragments.map(|one| one.map(|(language, html)| foreign(view.language, language, html)));
        Self {
            announced: announced::to_all(view),
            header,
            footer,
            theme: view.theme,
            texts: Texts::of(view.language),
            switch: view.switch.as_ref(),
            stylesheet: assets::stylesheet_path(),
            icon: assets::icon_path(),
            script: assets::page_script_path(),
        }
    }

    /// The policy of a page whose only form may be the menu of languages.
    pub(super) fn policy(&self) -> ContentSecurityPolicy {
        match self.switch {
            Some(_) => ContentSecurityPolicy::with_own_form(),
            None => ContentSecurityPolicy::with_script_only(),
        }
    }

    pub(super) fn lang(&self) -> &'static str {
        self.texts.language().tag()
    }

    pub(super) fn direction(&self) -> &'static str {
        direction(self.texts.language())
    }

    /// The path of the logo, and what it says.
    pub(super) fn logo(&self) -> Option<(&str, Option<Foreign<'_>>)> {
        let (path, alt) = self.theme.look.logo(self.texts.language())?;
        Some((path, alt.map(|(language, alt)| self.foreign(language, alt))))
    }

    /// The operator's links: where each leads, and what a person reads.
    pub(super) fn links(&self) -> Vec<(&str, Foreign<'_>)> {
        let links = self.theme.links.iter().filter_map(|link| {
            let (language, label) = link.label.best(self.texts.language())?;
            Some((link.target.as_str(), self.foreign(language, label)))
        });
        links.collect()
    }

    /// Whom people may ask: where it leads, and what they read.
    pub(super) fn contact(&self) -> Vec<(String, &str)> {
        let contact = self.theme.contact.as_ref();
        contact.map(Contact::ways).unwrap_or_default()
    }

    /// Where the footer's link to the contact leads.
    pub(super) fn first_contact(&self) -> Option<String> {
        self.theme.contact.as_ref().and_then(Contact::first)
    }

    fn foreign<'t>(&self, language: Language, text: &'t str) -> Foreign<'t> {
        foreign(self.texts.language(), language, text)
    }

    /// The menu: each language, and whether the page is in it.
    pub(super) fn languages(&self) -> impl Iterator<Item = (Language, bool)> {
        let now = self.texts.language();
        let offered = self.theme.languages.offered().iter();
        offered.map(move |language| (*language, *language == now))
    }
}

fn foreign(page: Language, language: Language, text: &str) -> Foreign<'_> {
    Foreign {
        text,
        language: (language != page).then_some(language),
    }
}
