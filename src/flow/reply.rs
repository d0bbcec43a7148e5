//! What a flow step answers. The edge encodes it; nothing here knows HTTP.

use super::browser::CookieChange;
use super::policy::CountryOffer;
use super::{ConsentQuestion, Failure, Situation};
use crate::domain::{CountryCode, Language, LevelOfAssurance, RequestedAttribute};
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

/// Puts the language that a person asked for before all others. True: that changed something.
pub(super) fn preferred(languages: &mut Vec<String>, asked: Option<&str>) -> bool {
    let Some(asked) = asked.and_then(Language::serving) else {
        return false;
    };
    let asked = asked.tag();
    if languages.first().is_some_and(|first| first == asked) {
        return false;
    }
    languages.retain(|kept| kept != asked);
    languages.insert(0, asked.to_owned());
    true
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
        /// Why the country that was named for the person is not gone to, where one was.
        hint: Option<Hint>,
    },
    /// The person sees what would be sent, and to whom, and says whether it is.
    Consent(Box<ConsentQuestion>),
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
        /// What is asked for; nothing on the way back.
        asked: Vec<RequestedAttribute>,
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

/// What became of a country that the hub named, or that a person wanted once more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hint {
    /// None that we know.
    Unknown,
    /// It cannot serve this login, or not now; the reason stands with its name, where it is on the
    /// list.
    Unavailable(CountryOffer),
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
    /// The login's reference, which stands in the log and the trail too.
    pub reference: String,
    /// The country that was chosen and cannot be had, as the list would show it now.
    pub country: Option<CountryOffer>,
    /// What can be done about it here.
    pub ways: Option<Ways>,
    /// It may be otherwise in a moment: the answer says so to programs, too.
    pub temporary: bool,
}

/// What a person can do about a failure at a button's press. The page only offers it: each step
/// looks at the browser and the login again when it is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ways {
    /// The login that they are about.
    pub login: Login,
    /// An address of ours where a result waits for this browser.
    pub go_on: Option<String>,
    /// The login is open, and its list of countries can be chosen from.
    pub list: bool,
    /// A country to be tried once more, in this login where it is open, or else in a new one.
    pub country: Option<NamedCountry>,
    /// A new login for the same request.
    pub again: bool,
    /// Back to whoever asked, who is told that the person cancelled.
    pub back: bool,
}

impl Ways {
    /// No way yet in that login.
    pub(super) fn of(login: Login) -> Self {
        Self {
            login,
            go_on: None,
            list: false,
            country: None,
            again: false,
            back: false,
        }
    }
}

/// A login, by its handle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Login {
    /// Of a foreign citizen.
    Connector(String),
    /// Of a citizen of ours.
    ProxyService(String),
}

impl Refused {
    pub(super) fn new(failure: &Failure, reference: String) -> Self {
        Self {
            code: failure.code(),
            situation: failure.situation(),
            reference,
            country: None,
            ways: None,
            temporary: matches!(failure, Failure::Audit),
        }
    }
}
