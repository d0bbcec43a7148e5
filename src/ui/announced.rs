//! What the operator announces: to everybody, above the content of every page, and about one
//! country, beside its name.

use jiff::Timestamp;

use super::names::long_date;
use super::page::spoken_in;
use super::texts::Texts;
use super::view::View;
use crate::config::Notice;
use crate::domain::{CountryCode, Language};

/// A text that need not be in the page's language, and when it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub(super) text: String,
    /// Where it is not that of the page.
    language: Option<Language>,
    /// In the page's language.
    pub(super) when: Option<String>,
}

impl Said {
    /// A sentence of ours, in the page's language.
    pub(super) fn ours(text: String) -> Self {
        Self {
            text,
            language: None,
            when: None,
        }
    }

    /// The attributes of its element `[WCAG §3.1.2]`.
    pub(super) fn attributes(&self) -> String {
        self.language.map_or_else(String::new, spoken_in)
    }
}

/// What is announced to everybody now.
pub(super) fn to_all(view: &View<'_>) -> Vec<Said> {
    shown(view, |notice| notice.country.is_none())
}

/// What is announced about that country now.
pub(super) fn about(view: &View<'_>, country: CountryCode) -> Vec<Said> {
    shown(view, |notice| {
        notice.country.as_deref() == Some(country.as_str())
    })
}

fn shown(view: &View<'_>, which: impl Fn(&Notice) -> bool) -> Vec<Said> {
    let Some(now) = view.now else {
        return Vec::new();
    };
    let notices = view.theme.notices.iter();
    let notices = notices.filter(|notice| which(notice) && notice.is_shown(now));
    let said = notices.filter_map(|notice| {
        let (language, text) = notice.text.best(view.language)?;
        Some(Said {
            text: text.clone(),
            language: (language != view.language).then_some(language),
            when: when(Texts::of(view.language), notice, now),
        })
    });
    said.collect()
}

/// From when until when; what has begun says only when it ends.
fn when(texts: Texts, notice: &Notice, now: Timestamp) -> Option<String> {
    let from = notice.from.filter(|_| notice.is_planned(now));
    let written = |at| long_date(at, texts.language());
    match (from.map(written), notice.until.map(written)) {
        (Some(from), Some(until)) => Some(texts.notice_between(&from, &until)),
        (Some(from), None) => Some(texts.notice_from(&from)),
        (None, Some(until)) => Some(texts.notice_until(&until)),
        (None, None) => None,
    }
}
