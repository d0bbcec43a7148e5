//! What every page struct renders to, and the frame that all pages share.

use askama::Template;

use super::assets;
use super::policy::ContentSecurityPolicy;
use super::texts::Texts;
use super::theme::Theme;
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
}

impl<'a> Frame<'a> {
    pub(super) fn new(view: &'a View<'a>) -> Self {
        Self {
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
        if self.texts.language().is_right_to_left() {
            "rtl"
        } else {
            "ltr"
        }
    }

    /// The menu: each language, and whether the page is in it.
    pub(super) fn languages(&self) -> impl Iterator<Item = (Language, bool)> {
        let now = self.texts.language();
        let offered = self.theme.languages.offered().iter();
        offered.map(move |language| (*language, *language == now))
    }
}
