//! What the pages are filled with: a made-up town, made-up outages, the countries of Europe.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::failures::other_country;
use crate::config::{Accessibility, Notice, Translated};
use crate::domain::{Attribute, Language, LevelOfAssurance};
use crate::ui::{
    Contact, Continue, CountryChoice, CountryHint, CountrySelection, ErrorPage, InvalidTarget,
    LoggedOut, NamedCountry, Page, SelfPost, SelfPostPurpose, Situation, Target, Theme,
    Unavailable, View, country_name,
};

/// Where forms and pages that go on by themselves lead: it answers with nothing.
pub(super) const NOWHERE: &str = "/gallery/nowhere";

pub(super) const LIST: &str = "/gallery/countries";
const CODES: [&str; 32] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "EU", "FI", "FR", "HR", "HU", "IE",
    "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK", "UK",
];
pub(super) const SERVICE: &str = "Example Town";
pub(super) const REFERENCE: &str = "K7M2PX4R";
/// 2026-12-03, a quarter past eight.
const SINCE: Timestamp = Timestamp::constant(1_796_285_700, 0);
/// An hour later.
const UNTIL: Timestamp = Timestamp::constant(1_796_289_300, 0);
/// A day before.
const NOW: Timestamp = Timestamp::constant(1_796_199_300, 0);

/// Who looks, and for what.
pub(super) struct Visit<'a> {
    /// Without a menu of languages.
    pub(super) plain: View<'a>,
    /// With one.
    pub(super) switched: View<'a>,
    /// What was searched for on the page.
    pub(super) query: Option<&'a str>,
}

/// A page, or an address in it that is none: a mistake in this file.
pub(super) type Made = Result<Page, InvalidTarget>;

/// The frame of the gallery's pages.
pub(super) fn theme() -> Theme {
    let english = |text: &str| Translated::new([(Language::En, text.to_owned())], Language::En);
    Theme {
        name: "Login service of Exampleland".to_owned(),
        notice: Some("Gallery: nothing is sent".to_owned()),
        contact: Some(Contact::Email("help@login.example".to_owned())),
        accessibility: Accessibility {
            date: Some(jiff::civil::date(2026, 11, 22)),
            enforcement: Some((
                "Accessibility Office".to_owned(),
                "https://accessibility.example/".to_owned(),
            )),
        },
        notices: vec![
            Notice {
                text: english("All logins rest for an hour on Sunday morning."),
                country: None,
                from: Some(SINCE),
                until: Some(UNTIL),
            },
            Notice {
                text: english(
                    "A new app for logging in. The old one works until the end of the year.",
                ),
                country: Some("AT".to_owned()),
                from: None,
                until: None,
            },
        ],
        ..Theme::default()
    }
}

/// A country under its usual names; none where the code is none.
pub(super) fn named(code: &str) -> Option<NamedCountry> {
    Some(NamedCountry {
        code: code.parse().ok()?,
        names: BTreeMap::new(),
    })
}

/// The service's country, which is called the same in every language.
pub(super) fn ours() -> Result<NamedCountry, InvalidTarget> {
    Ok(NamedCountry {
        code: "XA".parse().map_err(|_| InvalidTarget)?,
        names: BTreeMap::from([("en".to_owned(), "Exampleland".to_owned())]),
    })
}

fn selection(
    visit: &Visit<'_>,
    query: Option<&str>,
    available: impl Fn(usize, &str) -> Result<(), Unavailable>,
) -> Result<CountrySelection, InvalidTarget> {
    let language = visit.plain.language;
    let codes = CODES.iter().enumerate();
    let countries = codes.filter_map(|(at, code)| {
        let available = available(at, code);
        Some(CountryChoice::new(&named(code)?, language, available))
    });
    Ok(CountrySelection {
        service_name: Some(SERVICE.to_owned()),
        service_country: CountryChoice::new(&ours()?, language, Ok(())),
        asked: asked(),
        requested_level: Some(LevelOfAssurance::Substantial),
        countries: countries.collect(),
        action: Target::parse(LIST)?,
        flow: "gallery".to_owned(),
        query: query.map(str::to_owned),
        remembered: None,
        hint: None,
    })
}

/// What the service asks for, and what it has to have.
fn asked() -> Vec<(Attribute, bool)> {
    vec![
        (Attribute::CurrentFamilyName, true),
        (Attribute::CurrentGivenName, true),
        (Attribute::DateOfBirth, true),
        (Attribute::CurrentAddress, false),
    ]
}

/// Most countries can be chosen, as on any day.
fn any_day(_: usize, code: &str) -> Result<(), Unavailable> {
    match code {
        "BG" => Err(Unavailable::LevelNotOffered),
        "IS" => Err(Unavailable::Outage { since: Some(SINCE) }),
        "UK" => Err(Unavailable::NotConnected),
        _ => Ok(()),
    }
}

pub(super) fn countries(visit: &Visit<'_>) -> Made {
    Ok(selection(visit, visit.query, any_day)?.render(&visit.switched))
}

pub(super) fn countries_found(visit: &Visit<'_>) -> Made {
    Ok(selection(visit, Some("land"), any_day)?.render(&visit.switched))
}

pub(super) fn countries_not_found(visit: &Visit<'_>) -> Made {
    Ok(selection(visit, Some("Atlantis"), any_day)?.render(&visit.switched))
}

pub(super) fn countries_few(visit: &Visit<'_>) -> Made {
    let mut page = selection(visit, None, any_day)?;
    page.countries.truncate(3);
    page.service_name = None;
    page.requested_level = None;
    Ok(page.render(&visit.switched))
}

pub(super) fn countries_none(visit: &Visit<'_>) -> Made {
    let mut page = selection(visit, None, any_day)?;
    page.countries.clear();
    Ok(page.render(&visit.switched))
}

/// One that can be chosen, by somebody who ticked the box last time.
pub(super) fn countries_remembered(visit: &Visit<'_>) -> Made {
    let mut page = selection(visit, None, any_day)?;
    page.remembered = "EE".parse().ok();
    Ok(page.render(&visit.switched))
}

pub(super) fn countries_hint_unavailable(visit: &Visit<'_>) -> Made {
    hinted(visit, CountryHint::Unavailable)
}

pub(super) fn countries_hint_unknown(visit: &Visit<'_>) -> Made {
    hinted(visit, CountryHint::Unknown)
}

/// What the operator announces, and a country whose systems do not answer.
pub(super) fn countries_notices(visit: &Visit<'_>) -> Made {
    let view = visit.switched.clone().at(NOW);
    let mut page = selection(visit, None, any_day)?;
    let countries = page.countries.into_iter();
    let remarked = countries.map(|country| {
        let troubled = country.code.as_str() == "DE";
        country.remarked(&view, troubled.then_some(NOW))
    });
    page.countries = remarked.collect();
    Ok(page.render(&view))
}

fn hinted(visit: &Visit<'_>, hint: CountryHint) -> Made {
    let mut page = selection(visit, None, any_day)?;
    page.hint = Some(hint);
    Ok(page.render(&visit.switched))
}

/// Each reason, once where it is known since when, and once where not.
fn reasons() -> Vec<Unavailable> {
    vec![
        Unavailable::Suspended { since: Some(SINCE) },
        Unavailable::Suspended { since: None },
        Unavailable::NotConnected,
        Unavailable::LevelNotOffered,
        Unavailable::PersonKind,
        Unavailable::SpType,
        Unavailable::RequesterId,
        Unavailable::AttributeMissing(Attribute::Gender),
        Unavailable::ProtocolVersion,
        Unavailable::Outage { since: Some(SINCE) },
        Unavailable::Outage { since: None },
    ]
}

pub(super) fn countries_unavailable(visit: &Visit<'_>) -> Made {
    let reasons = reasons();
    let page = selection(visit, None, |at, _| {
        reasons.get(at).cloned().map_or(Ok(()), Err)
    })?;
    Ok(page.render(&visit.switched))
}

fn explained(visit: &Visit<'_>, why: Unavailable) -> Made {
    let code = why.code();
    let country = selection(visit, None, move |_, _| Err(why.clone()))?;
    let mut page = ErrorPage::of(Situation::CountryNotChoosable, code, REFERENCE);
    page.country = country.countries.into_iter().next();
    page.ways = vec![other_country()?];
    Ok(page.render(&visit.switched))
}

pub(super) fn unavailable(visit: &Visit<'_>) -> Made {
    explained(visit, Unavailable::Outage { since: Some(SINCE) })
}

pub(super) fn unavailable_level(visit: &Visit<'_>) -> Made {
    explained(visit, Unavailable::LevelNotOffered)
}

fn self_post(visit: &Visit<'_>, message: &str, purpose: SelfPostPurpose, to: &str) -> Made {
    let language = visit.plain.language;
    let to = named(to).map(|country| country_name(&country, language));
    let fields = [(message, "PHNhbWxwLz4="), ("RelayState", "gallery")];
    let page = SelfPost {
        destination: Target::parse(NOWHERE)?,
        fields: fields
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .to_vec(),
        purpose,
        to: to.unwrap_or_default(),
        service_name: Some(SERVICE.to_owned()),
        service_country: country_name(&ours()?, language),
        asked: asked(),
        destination_may_redirect: false,
    };
    Ok(page.render(&visit.plain))
}

pub(super) fn self_post_there(visit: &Visit<'_>) -> Made {
    self_post(visit, "SAMLRequest", SelfPostPurpose::LogIn, "EL")
}

pub(super) fn self_post_back(visit: &Visit<'_>) -> Made {
    self_post(visit, "SAMLResponse", SelfPostPurpose::GoBack, "FR")
}

pub(super) fn self_post_back_without(visit: &Visit<'_>) -> Made {
    let purpose = SelfPostPurpose::GoBackWithout(Situation::Cancelled);
    self_post(visit, "SAMLResponse", purpose, "FR")
}

pub(super) fn go_on(visit: &Visit<'_>) -> Made {
    let page = Continue {
        url: Target::parse(NOWHERE)?,
    };
    Ok(page.render(&visit.plain))
}

pub(super) fn logout_question(visit: &Visit<'_>) -> Made {
    let page = LoggedOut {
        action: Target::parse(NOWHERE)?,
        question: Some(vec![("state", "gallery".to_owned())]),
        way_back: None,
    };
    Ok(page.render(&visit.plain))
}

pub(super) fn logout(visit: &Visit<'_>) -> Made {
    let page = LoggedOut {
        action: Target::parse(NOWHERE)?,
        question: None,
        way_back: Some((Target::parse("https://town.example/")?, SERVICE.to_owned())),
    };
    Ok(page.render(&visit.plain))
}
