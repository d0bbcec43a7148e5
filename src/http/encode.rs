//! From a flow's answer to HTTP: a page, a redirect as the answer to a GET, and the cookie.

use axum::http::header::{
    CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, LOCATION, REFRESH, RETRY_AFTER, SET_COOKIE,
};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use serde_json::Value;

use super::language::Wishes;
use super::refusal::COME_BACK;
use super::ways::ways_on;
use super::{Edge, about, country, hub_browser, restart};
use crate::domain::{Attribute, CountryCode, Language, RequestedAttribute};
use crate::flow::{
    ConsentQuestion, CookieChange, CountryOffer, Failure, Hint, Login, Refused, Reply, Situation,
    Step, Whereto, refuse,
};
use crate::ui::{
    Consent, Continue, CountryChoice, CountryHint, CountrySelection, ErrorPage, InvalidTarget,
    LoggedOut, Page, SelfPost, SelfPostPurpose, Switch, Target, View, country_name,
};

/// How we were asked, as far as the answer depends on it.
pub(super) enum Asked {
    /// By GET: a redirect may answer.
    ByGet,
    /// By POST: no redirect ever answers.
    ByPost,
    /// By GET, for the countries that match.
    Search(Option<String>),
}

/// Encodes a reply, in the language that is settled between the flow and the browser. An address
/// that cannot be one is our own fault and is told as such.
pub(super) async fn answer(edge: &Edge, wishes: &Wishes, asked: Asked, reply: Reply) -> Response {
    let language = wishes.settle(&reply.languages, &edge.theme.languages);
    let answering = Answering {
        edge,
        language,
        asked,
        remembered: wishes.country(),
    };
    let mut response = match answering.step(reply.step) {
        Ok(response) => response,
        Err(InvalidTarget) => answering.own_fault().await,
    };
    let cookie = reply.cookie.as_ref().map(|change| cookie(edge, change));
    if let Some(Ok(value)) = cookie.as_deref().map(HeaderValue::from_str) {
        response.headers_mut().append(SET_COOKIE, value);
    }
    response
}

/// One answer in the making.
struct Answering<'a> {
    edge: &'a Edge,
    language: Language,
    asked: Asked,
    /// The country that the browser was told to remember.
    remembered: Option<CountryCode>,
}

impl Answering<'_> {
    fn step(&self, step: Step) -> Result<Response, InvalidTarget> {
        match step {
            Step::Go(url) => self.go(&url),
            Step::ChooseCountry {
                flow,
                service_name,
                service_country,
                asked,
                level,
                offers,
                hint,
            } => {
                let page = CountrySelection {
                    service_name,
                    service_country: CountryChoice::new(&service_country, self.language, Ok(())),
                    asked: named(asked),
                    requested_level: level,
                    countries: offers.iter().map(|offer| self.choice(offer)).collect(),
                    action: Target::parse(country::PATH)?,
                    flow: flow.clone(),
                    query: self.query().map(str::to_owned),
                    // What the hub named for this login comes before what was once remembered.
                    remembered: self.remembered.filter(|_| hint.is_none()),
                    hint: hint.as_ref().map(hinted),
                };
                let query = self.query().map(|query| ("q", query.to_owned()));
                let view = self.view().switched_by(Switch {
                    action: country::PATH,
                    fields: [("flow", flow)].into_iter().chain(query).collect(),
                });
                Ok(page_response(page.render(&view)))
            }
            Step::Consent(question) => self.consent(*question),
            Step::Post {
                destination,
                fields,
                whereto,
                service_name,
                service_country,
                asked,
            } => {
                let (purpose, to) = self.purpose(whereto);
                let owned = |(name, value): (&str, String)| (name.to_owned(), value);
                let page = SelfPost {
                    destination: Target::parse(&destination)?,
                    fields: fields.into_iter().map(owned).collect(),
                    purpose,
                    to,
                    service_name,
                    service_country: country_name(&service_country, self.language),
                    asked: named(asked),
                    // A node or a hub may send the person on to the service in the same breath.
                    destination_may_redirect: true,
                };
                Ok(page_response(page.render(&self.view())))
            }
            Step::NoSession { question, way_back } => {
                let page = no_session(question, way_back)?;
                Ok(page_response(page.render(&self.view())))
            }
            Step::Refused(refused) => Ok(self.refused(&refused)),
        }
    }

    fn consent(&self, question: ConsentQuestion) -> Result<Response, InvalidTarget> {
        let view = self.view().switched_by(Switch {
            action: question.action,
            fields: vec![("flow", question.flow.clone())],
        });
        let page = Consent {
            action: Target::parse(question.action)?,
            question,
        };
        Ok(page_response(page.render(&view)))
    }

    fn view(&self) -> View<'_> {
        self.edge.view(self.language)
    }

    fn query(&self) -> Option<&str> {
        match &self.asked {
            Asked::Search(query) => query.as_deref(),
            Asked::ByGet | Asked::ByPost => None,
        }
    }

    /// A redirect answers a GET; a page that goes on by itself answers a POST, since the page that
    /// posted may hold a redirect against its `form-action`.
    fn go(&self, url: &str) -> Result<Response, InvalidTarget> {
        let target = Target::parse(url)?;
        match self.asked {
            Asked::ByGet | Asked::Search(_) => {
                // As registered, byte by byte, where a header can carry it.
                let location = HeaderValue::from_str(url)
                    .or_else(|_| HeaderValue::from_str(target.as_str()))
                    .map_err(|_| InvalidTarget)?;
                Ok((StatusCode::SEE_OTHER, [(LOCATION, location)]).into_response())
            }
            Asked::ByPost => {
                let page = Continue { url: target };
                Ok(page_response(page.render(&self.view())))
            }
        }
    }

    fn purpose(&self, whereto: Whereto) -> (SelfPostPurpose, String) {
        let back = |without: Option<Situation>| {
            without.map_or(SelfPostPurpose::GoBack, SelfPostPurpose::GoBackWithout)
        };
        match whereto {
            Whereto::LogIn(to) => (SelfPostPurpose::LogIn, country_name(&to, self.language)),
            Whereto::Back(to, without) => (back(without), country_name(&to, self.language)),
            Whereto::Hub(name, without) => (back(without), name),
        }
    }

    fn choice(&self, offer: &CountryOffer) -> CountryChoice {
        let available = offer.unavailable.clone().map_or(Ok(()), Err);
        CountryChoice::new(&offer.country, self.language, available)
            .remarked(&self.view(), offer.troubled_since)
    }

    /// What happened, and every way on from it that there is.
    fn refused(&self, refused: &Refused) -> Response {
        let mut page = ErrorPage::of(refused.situation, refused.code, &refused.reference);
        page.country = refused.country.as_ref().map(|offer| self.choice(offer));
        let ways = refused.ways.as_ref();
        page.ways = ways.map_or_else(Vec::new, |ways| ways_on(ways, self.language));
        if refused.temporary {
            page.status = StatusCode::SERVICE_UNAVAILABLE.as_u16();
        }
        let view = failure_view(self.edge, self.language, &page);
        let same = same_page(refused);
        let view = match same {
            Some(switch) => view.switched_by(switch),
            None => view,
        };
        let mut response = page_response(page.render(&view));
        if refused.temporary {
            response.headers_mut().insert(RETRY_AFTER, COME_BACK);
        }
        response
    }

    async fn own_fault(&self) -> Response {
        let failure = Failure::Internal("target");
        match refuse(&self.edge.node, None, failure).await.step {
            Step::Refused(refused) => self.refused(&refused),
            Step::ChooseCountry { .. }
            | Step::Consent(_)
            | Step::Post { .. }
            | Step::Go(_)
            | Step::NoSession { .. } => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        }
    }
}

fn hinted(hint: &Hint) -> CountryHint {
    match hint {
        Hint::Unknown => CountryHint::Unknown,
        Hint::Unavailable(_) => CountryHint::Unavailable,
    }
}

/// What is asked for, and whether it has to be there.
fn named(asked: Vec<RequestedAttribute>) -> Vec<(Attribute, bool)> {
    let asked = asked.into_iter();
    asked.map(|one| (one.attribute, one.required)).collect()
}

/// The page for what went wrong can be had in another language at an address of its own, which
/// repeats what it explains and the reference, and nothing about the person.
pub(super) fn failure_view<'a>(edge: &'a Edge, language: Language, page: &ErrorPage) -> View<'a> {
    edge.view(language).switched_by(Switch {
        action: about::PROBLEM,
        fields: vec![
            ("situation", page.situation.word().to_owned()),
            ("reference", page.reference.clone()),
        ],
    })
}

/// Where the same page can be had once more with its ways on, since the login itself says what
/// became of it.
fn same_page(refused: &Refused) -> Option<Switch> {
    let ways = refused.ways.as_ref()?;
    let over = ways.again && refused.situation == Situation::Expired;
    let (action, flow, about) = match (&ways.login, &refused.country) {
        (Login::Connector(flow), Some(offer)) => (country::PATH, flow, Some(offer)),
        (Login::Connector(flow), None) if over => (country::PATH, flow, None),
        (Login::ProxyService(flow), _) if over => (restart::PROXY_SERVICE, flow, None),
        _ => return None,
    };
    let about = about.map(|offer| ("about", offer.country.code.as_str().to_owned()));
    Some(Switch {
        action,
        fields: [("flow", flow.clone())].into_iter().chain(about).collect(),
    })
}

fn no_session(
    question: Option<Vec<(&'static str, String)>>,
    way_back: Option<(String, String)>,
) -> Result<LoggedOut, InvalidTarget> {
    let way_back = way_back.map(|(url, name)| Ok((Target::parse(&url)?, name)));
    Ok(LoggedOut {
        action: Target::parse(hub_browser::LOGOUT)?,
        question,
        way_back: way_back.transpose()?,
    })
}

/// The attributes never vary: host only, https only, not for scripts, not with cross-site posts
/// `[RFC6265 §4.1.2]`.
fn cookie(edge: &Edge, change: &CookieChange) -> String {
    let (name, value, seconds) = match change {
        CookieChange::Set { name, value } => {
            (name, value.as_str(), edge.node.remembered().as_secs())
        }
        CookieChange::Clear { name } => (name, "", 0),
    };
    format!("{name}={value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={seconds}")
}

/// A page with the headers that are its own.
pub(crate) fn page_response(page: Page) -> Response {
    let status = StatusCode::from_u16(page.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let html = HeaderValue::from_static("text/html; charset=utf-8");
    let policy = page.policy.header_value();
    let mut response = (status, [(CONTENT_TYPE, html)], page.html).into_response();
    // Whoever was turned away for the moment may come back.
    let come_back = (status == StatusCode::SERVICE_UNAVAILABLE).then_some("5");
    let own: [(HeaderName, Option<&str>); 3] = [
        (CONTENT_SECURITY_POLICY, Some(&policy)),
        (REFRESH, page.refresh.as_deref()),
        (RETRY_AFTER, come_back),
    ];
    for (name, value) in own {
        // A policy that no header can carry leaves the one of pages without forms.
        if let Some(Ok(value)) = value.map(HeaderValue::from_str) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

/// One JSON object.
pub(super) fn json_response(status: StatusCode, body: &Value) -> Response {
    let json = HeaderValue::from_static("application/json");
    (status, [(CONTENT_TYPE, json)], body.to_string()).into_response()
}
