//! The language of a page: what the person asked for just now, what the login remembers (their
//! earlier choice, then the hub's `ui_locales`), what the browser says, and the operator's default.

use axum::http::HeaderMap;
use axum::http::header::ACCEPT_LANGUAGE;

use crate::domain::Language;
use crate::ui::Languages;

/// More than these are not read.
const MOST: usize = 20;

/// What one request says about languages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Wishes {
    asked: Option<String>,
    browser: Vec<String>,
}

impl Wishes {
    /// What the browser says.
    pub(super) fn of(headers: &HeaderMap) -> Self {
        Self {
            asked: None,
            browser: accepted(headers),
        }
    }

    /// The same, where the person asked for this language: `lang` of our own menu.
    pub(super) fn asking(mut self, lang: Option<&str>) -> Self {
        self.asked = lang.map(str::to_owned);
        self
    }

    /// The one language of the page. What is not offered is passed over.
    pub(super) fn settle(&self, remembered: &[String], languages: &Languages) -> Language {
        let wishes = self.asked.iter().chain(remembered).chain(&self.browser);
        languages.settle(wishes.map(String::as_str))
    }

    /// The tags of the languages of ours that the browser wants, the dearest first.
    pub(super) fn tags(&self) -> Vec<String> {
        let served = self.asked.iter().chain(&self.browser);
        let served = served.filter_map(|range| Language::serving(range));
        let mut tags: Vec<String> = Vec::new();
        for language in served {
            if !tags.iter().any(|tag| tag == language.tag()) {
                tags.push(language.tag().to_owned());
            }
        }
        tags
    }
}

/// The ranges of `Accept-Language`, the dearest first, those of weight 0 left out
/// `[RFC9110 §12.5.4]`.
fn accepted(headers: &HeaderMap) -> Vec<String> {
    let values = headers.get_all(ACCEPT_LANGUAGE).into_iter();
    let values = values.filter_map(|value| value.to_str().ok());
    let ranges = values.flat_map(|value| value.split(',')).take(MOST);
    let mut weighed: Vec<(u16, &str)> = ranges.filter_map(weighed).collect();
    // Stable: of the same weight, what stands first is dearer.
    weighed.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    weighed
        .into_iter()
        .map(|(_, range)| range.to_owned())
        .collect()
}

/// A range and its weight in thousandths; none where that is 0 or no weight.
fn weighed(range: &str) -> Option<(u16, &str)> {
    let mut parts = range.split(';').map(str::trim);
    let name = parts.next().filter(|name| !name.is_empty())?;
    let weight = parts.find_map(|part| part.strip_prefix("q="));
    let weight = match weight {
        Some(written) => thousandths(written)?,
        None => 1000,
    };
    (weight > 0).then_some((weight, name))
}

/// `0.85` as 850.
fn thousandths(written: &str) -> Option<u16> {
    let (whole, rest) = written.split_once('.').unwrap_or((written, ""));
    if rest.len() > 3 || !rest.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let rest: u16 = format!("{rest:0<3}").parse().ok()?;
    match (whole, rest) {
        ("0" | "", rest) => Some(rest),
        ("1", 0) => Some(1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(
        lang: Option<&str>,
        remembered: &str,
        accept: &str,
        languages: &Languages,
    ) -> String {
        let mut headers = HeaderMap::new();
        if !accept.is_empty() {
            headers.insert(ACCEPT_LANGUAGE, accept.parse().unwrap());
        }
        let remembered: Vec<String> = remembered.split_whitespace().map(str::to_owned).collect();
        let wishes = Wishes::of(&headers).asking(lang);
        wishes.settle(&remembered, languages).tag().to_owned()
    }

    /// `lang`, what the login remembers (from `ui_locales`), `Accept-Language`, and the outcome.
    const TABLE: &[(Option<&str>, &str, &str, &str)] = &[
        // Nothing at all, or nothing that we have.
        (None, "", "", "en"),
        (None, "", "*", "en"),
        (None, "", "zh-CN,ja;q=0.5", "en"),
        (None, "tlh", "", "en"),
        (Some("tlh"), "", "", "en"),
        (Some(""), "", "", "en"),
        // The browser.
        (None, "", "fr", "fr"),
        (None, "", "fr-CH,fr;q=.9", "fr"),
        (
            None,
            "",
            "fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5",
            "fr",
        ),
        (None, "", "pl,fr;q=0.5", "pl"),
        (None, "", "pl;q=0.4,fr;q=0.5", "fr"),
        (None, "", "zh,hu;q=0.3", "hu"),
        (None, "", "de;q=0,sv;q=0.1", "sv"),
        (None, "", "DE-at", "de"),
        (None, "", "pt-BR,es;q=0.9", "pt"),
        (None, "", "no", "nb"),
        (None, "", "no-NO", "nb"),
        (None, "", "nn-NO,nb;q=0.8", "nn"),
        (None, "", "nb-NO", "nb"),
        (None, "", "uk-UA,ru;q=0.9", "uk"),
        (None, "", "el-CY", "el"),
        (None, "", "sr-Latn-RS,hr;q=0.5", "hr"),
        (None, "", "ga-IE,en-IE;q=0.8", "ga"),
        (None, "", "mt-MT", "mt"),
        (None, "", "is", "is"),
        (None, "", "et-EE , lv ;q=0.7", "et"),
        (None, "", "lt;q=1.000", "lt"),
        // Weights that are none.
        (None, "", "fi;q=2,da;q=0.1", "da"),
        (None, "", "fi;q=0.1234,da;q=0.1", "da"),
        (None, "", "fi;q=x,da", "da"),
        (None, "", ";q=1,,da", "da"),
        // The hub's wishes come before the browser's.
        (None, "mt fr-CA en", "de", "mt"),
        (None, "fr-CA en", "de", "fr"),
        (None, "zh fr", "de", "fr"),
        (None, "zh ja", "de", "de"),
        (None, "EN", "de", "en"),
        // What the person asks for comes before everything.
        (Some("lv"), "mt fr", "de", "lv"),
        (Some("SK"), "", "de", "sk"),
        (Some("sl-SI"), "mt", "de", "sl"),
        (Some("xx"), "mt", "de", "mt"),
        (Some("xx"), "", "de", "de"),
        // The languages that are none are not offered.
        (Some("en-XA"), "", "", "en"),
        (Some("ar-XB"), "", "bg", "bg"),
        (None, "", "en-XA,cs", "cs"),
    ];

    #[test]
    fn the_language_is_settled_by_request_then_login_then_browser_then_default() {
        let all = Languages::default();
        for (lang, remembered, accept, language) in TABLE {
            let settled = settled(*lang, remembered, accept, &all);
            assert_eq!(settled, *language, "{lang:?} {remembered:?} {accept:?}");
        }
        assert!(TABLE.len() >= 40);
    }

    #[test]
    fn an_operator_offers_fewer_or_the_pseudo_languages() {
        let few = Languages::new([Language::Fr, Language::De], Language::De);
        assert_eq!(settled(None, "", "es,it", &few), "de");
        assert_eq!(settled(None, "mt fr", "es,it", &few), "fr");
        assert_eq!(settled(Some("en"), "", "fr", &few), "fr");
        let pseudo = Language::ALL.into_iter().chain(Language::PSEUDO);
        let pseudo = Languages::new(pseudo, Language::En);
        assert_eq!(settled(Some("en-XA"), "", "", &pseudo), "en-XA");
        assert_eq!(settled(None, "", "ar-XB,en", &pseudo), "ar-XB");
        assert_eq!(settled(None, "", "ar,en", &pseudo), "en");
    }

    #[test]
    fn the_hub_is_told_our_tags_only_each_once() {
        let mut headers = HeaderMap::new();
        let accept = "fr-CH,fr;q=0.9,zh;q=0.8,en;q=0.7";
        headers.insert(ACCEPT_LANGUAGE, accept.parse().unwrap());
        assert_eq!(Wishes::of(&headers).tags(), ["fr", "en"]);
    }
}
