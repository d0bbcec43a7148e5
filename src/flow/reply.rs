//! What a flow step answers. The edge encodes it; nothing here knows HTTP.

use super::browser::CookieChange;
use super::policy::CountryOffer;
use super::{Failure, Situation};
use crate::domain::{CountryCode, LevelOfAssurance, RequestedAttribute};
use std::collections::BTreeMap;

/// An answer, and what happens to the flow's cookie.
#[derive(Clone)]
pub struct Reply {
    /// What comes next.
    pub step: Step,
    /// The cookie to set or drop.
    pub cookie: Option<CookieChange>,
    /// The languages that the person wants as far as the flow knows, the dearest first, as tags;
    /// what the browser says comes after them.
    pub languages: Vec<String>,
}

impl Reply {
    /// An answer that touches no cookie.
    pub(super) fn new(step: Step) -> Self {
        Self {
            step,
            cookie: None,
            languages: Vec::new(),
        }
    }

    pub(super) fn with_cookie(mut self, cookie: CookieChange) -> Self {
        self.cookie = Some(cookie);
        self
    }

    /// The same, for somebody who reads these languages.
    pub(super) fn in_languages(mut self, languages: &[String]) -> Self {
        languages.clone_into(&mut self.languages);
        self
    }
}

/// What comes next.
#[derive(Clone)]
pub enum Step {
    /// The person says where they are from.
    ChooseCountry {
        /// The flow's handle.
        flow: String,
        /// Who asks.
        service_name: Option<String>,
        /// Our own country.
        service_country: NamedCountry,
        /// What is asked for.
        asked: Vec<RequestedAttribute>,
        /// The lowest notified level that will do, if any does.
        level: Option<LevelOfAssurance>,
        /// The countries.
        offers: Vec<CountryOffer>,
    },
    /// The browser carries a message to another node or to the hub.
    Post {
        /// Where to.
        destination: String,
        /// The form's fields.
        fields: Vec<(&'static str, String)>,
        /// Why, for the page.
        whereto: Whereto,
        /// Who asked, where known.
        service_name: Option<String>,
        /// Where that is.
        service_country: NamedCountry,
    },
    /// The browser goes to an address: ours, the hub's, or a registered one of a client.
    Go(String),
    /// A logout, where nobody is logged in: there is no session here.
    NoSession {
        /// What the answer repeats, where the person is asked whether they want this at all.
        question: Option<Vec<(&'static str, String)>>,
        /// A registered address of a client, and the client's name.
        way_back: Option<(String, String)>,
    },
    /// Nobody can be told but the person.
    Refused(Refused),
}

/// Why the browser is sent to another node or to the hub.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whereto {
    /// To log in in this country.
    LogIn(NamedCountry),
    /// Back to this country, with the result, or for this reason without.
    Back(NamedCountry, Option<Situation>),
    /// Back to the hub of this name, with the result, or for this reason without.
    Hub(String, Option<Situation>),
}

/// A country, and what its file calls it, by language tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedCountry {
    /// Its code.
    pub code: CountryCode,
    /// None where everybody calls it what it is called.
    pub names: BTreeMap<String, String>,
}

/// A failure told to the person alone.
#[derive(Debug, Clone)]
pub struct Refused {
    /// The failure's stable code.
    pub code: &'static str,
    /// What the page explains.
    pub situation: Situation,
    /// Eight characters that stand in the log too.
    pub reference: String,
    /// The country that was chosen and cannot be had, as the list would show it now.
    pub country: Option<CountryOffer>,
}

impl Refused {
    pub(super) fn new(failure: &Failure, reference: String) -> Self {
        Self {
            code: failure.code(),
            situation: failure.situation(),
            reference,
            country: None,
        }
    }
}
