//! The page on which a person says which country issued their electronic identity.
//!
//! One form of real submit buttons. A country that cannot serve this login stays in its place,
//! reachable and explained; pressing it is answered by the edge with an explanation.

use askama::Template;

use crate::domain::{CountryCode, Language, LevelOfAssurance};
pub use crate::flow::Unavailable;

use super::names::{self, OwnName};
use super::page::{Frame, Page};
use super::policy::ContentSecurityPolicy;
use super::target::Target;
use super::texts::{Texts, fill};
use super::theme::Theme;

/// Below this many countries a search field would only be in the way.
const SEARCH_FROM: usize = 8;
/// Longer searches than any country's name are cut.
const LONGEST_QUERY: usize = 60;

/// The list of countries for one login.
///
/// The forms POST `flow` with `country=<code>` or with `cancel=1` to `action`; the search GETs
/// `action` with `flow` and `q`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountrySelection {
    /// Who asks for the login, where known.
    pub service_name: Option<String>,
    /// The lowest notified level that the service accepts, if it accepts any.
    pub requested_level: Option<LevelOfAssurance>,
    /// The countries in any order; the page sorts them.
    pub countries: Vec<CountryChoice>,
    /// Where the forms go: a path of ours.
    pub action: Target,
    /// The flow's public id, carried in a hidden field.
    pub flow: String,
    /// What the person searched for.
    pub query: Option<String>,
}

/// One country in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountryChoice {
    /// Sent back as `country`.
    pub code: CountryCode,
    /// The name in the page's language.
    pub name: String,
    /// The names in its own languages.
    pub own_names: Vec<OwnName>,
    /// Whether it can serve this login, or why not.
    pub available: Result<(), Unavailable>,
}

impl CountryChoice {
    /// A country under its usual names; `name`, if given, is what the country's file calls it.
    pub fn new(code: CountryCode, name: Option<&str>, available: Result<(), Unavailable>) -> Self {
        let usual = || names::country_name(code, Language::En).into_owned();
        let name = name.map_or_else(usual, str::to_owned);
        Self {
            own_names: names::own_names(code)
                .into_iter()
                .filter(|own| own.text != name)
                .collect(),
            code,
            name,
            available,
        }
    }

    /// Why it cannot serve this login, in words, and since when where that is known.
    pub(super) fn reason(&self, texts: &Texts) -> Option<String> {
        let texts = &texts.countries;
        let why = self.available.as_ref().err()?;
        let now_and_since = |now: &str, since: &str| match why.since() {
            Some(at) => fill(since, "since", &names::long_date(at, Language::En)),
            None => now.to_owned(),
        };
        Some(match why {
            Unavailable::Suspended { .. } => now_and_since(texts.suspended, texts.suspended_since),
            Unavailable::Outage { .. } => now_and_since(texts.outage, texts.outage_since),
            Unavailable::NotConnected => texts.not_connected.to_owned(),
            Unavailable::LevelNotOffered => texts.level_too_low.to_owned(),
            Unavailable::PersonKind => texts.person_kind.to_owned(),
            Unavailable::SpType => texts.sp_type.to_owned(),
            Unavailable::RequesterId => texts.requester_id.to_owned(),
            Unavailable::AttributeMissing(_) => texts.attribute_missing.to_owned(),
            Unavailable::ProtocolVersion => texts.protocol_version.to_owned(),
        })
    }
}

struct Row<'a> {
    code: CountryCode,
    name: &'a str,
    own_names: &'a [OwnName],
    reason: Option<String>,
}

#[derive(Template)]
#[template(path = "countries.html", config = "src/ui/askama.toml")]
struct CountriesTemplate<'a> {
    frame: Frame<'a>,
    lead: String,
    level: Option<&'static str>,
    action: &'a str,
    flow: &'a str,
    query: &'a str,
    rows: Vec<Row<'a>>,
    search: bool,
    found: Option<String>,
    all_countries: String,
}

impl CountrySelection {
    /// The page: the countries that match `query`, best match first, otherwise by name.
    pub fn render(&self, theme: &Theme) -> Page {
        let frame = Frame::new(theme);
        let texts = frame.texts;
        let query: String = self.query.as_deref().unwrap_or_default().trim().into();
        let query: String = query.chars().take(LONGEST_QUERY).collect();
        let rows: Vec<Row<'_>> = names::matching(&self.countries, &query, Language::En)
            .into_iter()
            .map(|choice| Row {
                code: choice.code,
                name: &choice.name,
                own_names: &choice.own_names,
                reason: choice.reason(texts),
            })
            .collect();
        let template = CountriesTemplate {
            lead: self.lead(texts),
            level: self.requested_level.map(|level| texts.level(level)),
            action: self.action.as_str(),
            flow: &self.flow,
            search: !query.is_empty() || self.countries.len() >= SEARCH_FROM,
            found: (!query.is_empty()).then(|| found(texts, rows.len(), &query)),
            query: &query,
            rows,
            all_countries: self.all_countries(),
            frame,
        };
        Page::ok(&template, ContentSecurityPolicy::with_own_form())
    }

    fn lead(&self, texts: &Texts) -> String {
        match &self.service_name {
            Some(service) => fill(texts.countries.lead_with_service, "service", service),
            None => texts.countries.lead_without_service.to_owned(),
        }
    }

    fn all_countries(&self) -> String {
        let flow = form_urlencoded::Serializer::new(String::new())
            .append_pair("flow", &self.flow)
            .finish();
        format!("{}?{flow}", self.action.as_str())
    }
}

fn found(texts: &Texts, count: usize, query: &str) -> String {
    let sentence = match count {
        0 => texts.countries.found_none,
        1 => texts.countries.found_one,
        _ => texts.countries.found_many,
    };
    // The query goes in last, so that nothing that a person typed is taken for a place to fill.
    fill(&fill(sentence, "count", &count.to_string()), "query", query)
}
