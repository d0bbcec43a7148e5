//! The page on which a person says which country issued their electronic identity.
//!
//! One form of real submit buttons. A country that cannot serve this login stays in its place,
//! reachable and explained; pressing it is answered by the edge with an explanation.

use askama::Template;
use jiff::Timestamp;

use crate::domain::{Attribute, CountryCode, Language, LevelOfAssurance};
pub use crate::flow::{NamedCountry, Unavailable};

use super::announced::{self, Said};
use super::facts::{self, Facts};
use super::live_filter::LiveFilter;
use super::names::{self, OwnName};
use super::page::{Frame, Page};
use super::policy::ContentSecurityPolicy;
use super::target::Target;
use super::texts::Texts;
use super::view::View;

/// Below this many countries a search field would only be in the way.
const SEARCH_FROM: usize = 8;
/// Longer searches than any country's name are cut.
const LONGEST_QUERY: usize = 60;

/// The list of countries for one login.
///
/// The forms POST `flow` to `action` with `country=<code>` and perhaps `remember=1`, with
/// `forget=1` or with `cancel=1`; the search GETs `action` with `flow` and `q`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountrySelection {
    /// Who asks for the login, where known.
    pub service_name: Option<String>,
    /// Where the service is: our own country.
    pub service_country: CountryChoice,
    /// What the service asks for, and whether it has to have it.
    pub asked: Vec<(Attribute, bool)>,
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
    /// The country that this browser was told to remember. It stands first, if it is in the list.
    pub remembered: Option<CountryCode>,
    /// Why the country that the service suggested is not gone to, where it suggested one.
    pub hint: Option<CountryHint>,
}

/// What became of a country that the service suggested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountryHint {
    /// It is none of the list.
    Unknown,
    /// It cannot serve this login; the reason stands with its name.
    Unavailable,
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
    /// What else is to be known before choosing it.
    pub remarks: Vec<Said>,
}

impl CountryChoice {
    /// A country under its usual names, or as its file names it.
    pub fn new(
        country: &NamedCountry,
        language: Language,
        available: Result<(), Unavailable>,
    ) -> Self {
        let code = country.code;
        let name = country_name(country, language);
        Self {
            own_names: names::own_names(code)
                .into_iter()
                .filter(|own| own.text != name)
                .collect(),
            code,
            name,
            available,
            remarks: Vec::new(),
        }
    }

    /// The same, with what the operator announces about it, and with since when its systems have
    /// not answered us, where it can be chosen all the same.
    #[must_use]
    pub fn remarked(mut self, view: &View<'_>, troubled_since: Option<Timestamp>) -> Self {
        let texts = Texts::of(view.language);
        let trouble = troubled_since.filter(|_| self.available.is_ok());
        let trouble = trouble.map(|since| {
            let since = names::long_date(since, view.language);
            Said::ours(texts.trouble_since(&since))
        });
        self.remarks.extend(trouble);
        self.remarks.extend(announced::about(view, self.code));
        self
    }

    /// Why it cannot serve this login, in words, and since when where that is known.
    pub(super) fn reason(&self, t: Texts) -> Option<String> {
        let why = self.available.as_ref().err()?;
        let since = why.since().map(|at| names::long_date(at, t.language()));
        Some(match (why, since) {
            (Unavailable::Suspended { .. }, None) => t.reason_suspended(),
            (Unavailable::Suspended { .. }, Some(since)) => t.reason_suspended_since(&since),
            (Unavailable::Outage { .. }, None) => t.reason_outage(),
            (Unavailable::Outage { .. }, Some(since)) => t.reason_outage_since(&since),
            (Unavailable::NotConnected, _) => t.reason_not_connected(),
            (Unavailable::LevelNotOffered, _) => t.reason_level(),
            (Unavailable::PersonKind, _) => t.reason_person_kind(),
            (Unavailable::SpType, _) => t.reason_sp_type(),
            (Unavailable::RequesterId, _) => t.reason_requester_id(),
            (Unavailable::AttributeMissing(_), _) => t.reason_attribute(),
            (Unavailable::ProtocolVersion, _) => t.reason_version(),
        })
    }
}

/// What that country is called in that language: as its file says, as everybody does, as its file
/// says in English, or by its code.
pub fn country_name(country: &NamedCountry, language: Language) -> String {
    let named = |tag: &str| country.names.get(tag).cloned();
    let usual = || {
        let name = names::country_name(country.code, language);
        (name != country.code.as_str()).then(|| name.into_owned())
    };
    let name = named(language.tag()).or_else(usual);
    let name = name.or_else(|| named(Language::En.tag()));
    name.unwrap_or_else(|| country.code.to_string())
}

struct Row<'a> {
    code: CountryCode,
    name: &'a str,
    own_names: &'a [OwnName],
    reason: Option<String>,
    remarks: &'a [Said],
    /// What the ids of the reason and of the remarks end in: a page may show it twice.
    place: String,
    /// What the script finds it by beside what can be seen, if one runs.
    folded: Option<String>,
}

impl<'a> Row<'a> {
    fn new(choice: &'a CountryChoice, texts: Texts) -> Self {
        Self {
            code: choice.code,
            name: &choice.name,
            own_names: &choice.own_names,
            reason: choice.reason(texts),
            remarks: &choice.remarks,
            place: choice.code.to_string(),
            folded: None,
        }
    }

    /// The elements that say more about it.
    fn described_by(&self) -> Option<String> {
        let ids = [
            self.reason.is_some().then_some("why"),
            (!self.remarks.is_empty()).then_some("more"),
        ];
        let ids = ids.into_iter().flatten();
        let ids: Vec<String> = ids.map(|id| format!("{id}-{}", self.place)).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}

#[derive(Template)]
#[template(path = "countries.html", config = "src/ui/askama.toml")]
struct CountriesTemplate<'a> {
    frame: Frame<'a>,
    page: &'a CountrySelection,
    facts: Facts<'a>,
    remembered: Option<Row<'a>>,
    query: &'a str,
    rows: Vec<Row<'a>>,
    search: bool,
    filter: Option<LiveFilter>,
    all_countries: String,
}

impl CountrySelection {
    /// The page: the countries that match `query`, best match first, otherwise by name. The whole
    /// list is filtered in place where scripts run.
    pub fn render(&self, view: &View<'_>) -> Page {
        let frame = Frame::new(view);
        let texts = frame.texts;
        let query: String = self.query.as_deref().unwrap_or_default().trim().into();
        let query: String = query.chars().take(LONGEST_QUERY).collect();
        let many = self.countries.len() >= SEARCH_FROM;
        let live = many && query.is_empty();
        let matching = names::matching(&self.countries, &query, view.language).into_iter();
        let rows: Vec<Row<'_>> = matching
            .map(|choice| Row {
                folded: live.then(|| unseen_names(choice)),
                ..Row::new(choice, texts)
            })
            .collect();
        let template = CountriesTemplate {
            facts: self.facts(texts),
            remembered: self.remembered(texts),
            search: many || !query.is_empty(),
            filter: live.then(|| LiveFilter::new(texts, rows.len())),
            query: &query,
            rows,
            all_countries: self.all_countries(),
            page: self,
            frame,
        };
        Page::ok(&template, ContentSecurityPolicy::with_own_form())
    }

    fn facts(&self, texts: Texts) -> Facts<'_> {
        Facts {
            service: self.service_name.as_deref(),
            country: &self.service_country.name,
            asked: facts::asked(texts, &self.asked),
            level: self.requested_level.map(|one| facts::level(texts, one)),
        }
    }

    /// The remembered country, which stands in its place in the list too.
    fn remembered(&self, texts: Texts) -> Option<Row<'_>> {
        let mut countries = self.countries.iter();
        let choice = countries.find(|choice| Some(choice.code) == self.remembered)?;
        Some(Row {
            place: "last".to_owned(),
            ..Row::new(choice, texts)
        })
    }

    fn all_countries(&self) -> String {
        let flow = form_urlencoded::Serializer::new(String::new())
            .append_pair("flow", &self.flow)
            .finish();
        format!("{}?{flow}", self.action.as_str())
    }
}

/// By what a country is found beside what its button says and sends: the script reads that there.
fn unseen_names(choice: &CountryChoice) -> String {
    let own = choice.own_names.iter().map(|own| own.text.as_ref());
    let seen = own.chain([choice.name.as_str(), choice.code.as_str()]);
    let seen: Vec<String> = seen.map(names::fold).collect();
    let known = names::folded_names(choice);
    let unseen = known
        .split('|')
        .filter(|name| !seen.iter().any(|text| text.contains(name)));
    unseen.collect::<Vec<_>>().join("|")
}
