//! What the pages are filled with: a made-up town, made-up outages, the countries of Europe.

use jiff::Timestamp;

use crate::domain::{Attribute, LevelOfAssurance};
use crate::ui::{
    Continue, CountryChoice, CountrySelection, ErrorPage, InvalidTarget, Link, LoggedOut, Page,
    SelfPost, SelfPostPurpose, Situation, Target, Theme, Unavailable,
};

/// Where forms and pages that go on by themselves lead: it answers with nothing.
pub(super) const NOWHERE: &str = "/gallery/nowhere";

const CODES: [&str; 32] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "EU", "FI", "FR", "HR", "HU", "IE",
    "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK", "UK",
];
const SERVICE: &str = "Example Town";
const REFERENCE: &str = "K7M2PX4R";
/// 2026-12-03, a quarter past eight.
const SINCE: Timestamp = Timestamp::constant(1_796_285_700, 0);

/// Who looks, and for what.
pub(super) struct Visit<'a> {
    pub(super) theme: &'a Theme,
    /// What was searched for on the page.
    pub(super) query: Option<&'a str>,
}

impl Visit<'_> {
    fn theme(&self) -> &Theme {
        self.theme
    }
}

/// A page, or an address in it that is none: a mistake in this file.
pub(super) type Made = Result<Page, InvalidTarget>;

/// The frame of the demo's pages.
pub(super) fn theme() -> Theme {
    let link = |label: &str| {
        Target::parse(NOWHERE).map(|target| Link {
            label: label.to_owned(),
            target,
        })
    };
    Theme {
        name: "Login service of Exampleland".to_owned(),
        notice: Some("Gallery: nothing is sent".to_owned()),
        links: ["Help", "Accessibility"]
            .into_iter()
            .filter_map(|label| link(label).ok())
            .collect(),
    }
}

fn selection(
    query: Option<&str>,
    available: impl Fn(usize, &str) -> Result<(), Unavailable>,
) -> Result<CountrySelection, InvalidTarget> {
    let codes = CODES.iter().enumerate();
    let countries = codes.filter_map(|(at, code)| {
        let available = available(at, code);
        Some(CountryChoice::new(code.parse().ok()?, None, available))
    });
    Ok(CountrySelection {
        service_name: Some(SERVICE.to_owned()),
        requested_level: Some(LevelOfAssurance::Substantial),
        countries: countries.collect(),
        action: Target::parse("/gallery/countries")?,
        flow: "gallery".to_owned(),
        query: query.map(str::to_owned),
    })
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
    Ok(selection(visit.query, any_day)?.render(visit.theme()))
}

pub(super) fn countries_found(visit: &Visit<'_>) -> Made {
    Ok(selection(Some("land"), any_day)?.render(visit.theme()))
}

pub(super) fn countries_not_found(visit: &Visit<'_>) -> Made {
    Ok(selection(Some("Atlantis"), any_day)?.render(visit.theme()))
}

pub(super) fn countries_few(visit: &Visit<'_>) -> Made {
    let mut page = selection(None, any_day)?;
    page.countries.truncate(3);
    page.service_name = None;
    page.requested_level = None;
    Ok(page.render(visit.theme()))
}

pub(super) fn countries_none(visit: &Visit<'_>) -> Made {
    let mut page = selection(None, any_day)?;
    page.countries.clear();
    Ok(page.render(visit.theme()))
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
    let page = selection(None, |at, _| reasons.get(at).cloned().map_or(Ok(()), Err))?;
    Ok(page.render(visit.theme()))
}

fn explained(visit: &Visit<'_>, why: Unavailable) -> Made {
    let code = why.code();
    let country = selection(None, move |_, _| Err(why.clone()))?;
    let mut page = ErrorPage::of(Situation::CountryNotChoosable, code, REFERENCE);
    page.country = country.countries.into_iter().next();
    page.return_to = Some(way_back("Show all countries")?);
    Ok(page.render(visit.theme()))
}

pub(super) fn unavailable(visit: &Visit<'_>) -> Made {
    explained(visit, Unavailable::Outage { since: Some(SINCE) })
}

pub(super) fn unavailable_level(visit: &Visit<'_>) -> Made {
    explained(visit, Unavailable::LevelNotOffered)
}

fn self_post(message: &str, purpose: SelfPostPurpose, to: &str) -> Result<SelfPost, InvalidTarget> {
    Ok(SelfPost {
        destination: Target::parse(NOWHERE)?,
        fields: [(message, "PHNhbWxwLz4="), ("RelayState", "gallery")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .to_vec(),
        purpose,
        to: to.to_owned(),
        service_name: Some(SERVICE.to_owned()),
        destination_may_redirect: false,
    })
}

pub(super) fn self_post_there(visit: &Visit<'_>) -> Made {
    let page = self_post("SAMLRequest", SelfPostPurpose::LogIn, "Greece")?;
    Ok(page.render(visit.theme()))
}

pub(super) fn self_post_back(visit: &Visit<'_>) -> Made {
    let page = self_post("SAMLResponse", SelfPostPurpose::GoBack, "Greece")?;
    Ok(page.render(visit.theme()))
}

pub(super) fn go_on(visit: &Visit<'_>) -> Made {
    let page = Continue {
        url: Target::parse(NOWHERE)?,
        label: String::new(),
    };
    Ok(page.render(visit.theme()))
}

pub(super) fn logout_question(visit: &Visit<'_>) -> Made {
    let page = LoggedOut {
        action: Target::parse(NOWHERE)?,
        question: Some(vec![("state", "gallery".to_owned())]),
        way_back: None,
    };
    Ok(page.render(visit.theme()))
}

pub(super) fn logout(visit: &Visit<'_>) -> Made {
    let page = LoggedOut {
        action: Target::parse(NOWHERE)?,
        question: None,
        way_back: Some((Target::parse(NOWHERE)?, SERVICE.to_owned())),
    };
    Ok(page.render(visit.theme()))
}

fn way_back(label: &str) -> Result<Link, InvalidTarget> {
    Ok(Link {
        label: label.to_owned(),
        target: Target::parse("/gallery/countries")?,
    })
}

/// The page of one situation, with a way back.
pub(super) fn failure(visit: &Visit<'_>, situation: Situation) -> Made {
    refused(visit, situation, Some("Go back to Example Town"))
}

pub(super) fn failure_without_way_back(visit: &Visit<'_>) -> Made {
    refused(visit, Situation::OwnFault, None)
}

fn refused(visit: &Visit<'_>, situation: Situation, back: Option<&str>) -> Made {
    let mut page = ErrorPage::of(situation, "gallery.sample", REFERENCE);
    page.return_to = back.map(way_back).transpose()?;
    Ok(page.render(visit.theme()))
}
