//! From a flow's answer to HTTP: a page, a redirect as the answer to a GET, and the cookie.

use axum::http::header::{
    CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, LOCATION, REFRESH, SET_COOKIE,
};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use serde_json::Value;

use super::{Edge, country, hub_browser};
use crate::domain::CountryCode;
use crate::flow::{
    Addressee, CookieChange, CountryOffer, Failure, Refused, Reply, Situation, Step, Whereto,
};
use crate::ui::texts::ENGLISH;
use crate::ui::{
    Continue, CountryChoice, CountrySelection, ErrorPage, InvalidTarget, Link, LoggedOut, Page,
    SelfPost, SelfPostPurpose, Target, country_name,
};

/// How we were asked, as far as the answer depends on it.
pub(super) enum Asked {
    /// By GET: a redirect may answer.
    ByGet,
    /// By POST: no redirect ever answers.
    ByPost,
    /// By GET, for the countries that match.
    Search(Option<String>),
    /// By POST, with a choice in this flow, which may be made again.
    Choice(String),
}

/// Encodes a reply. An address that cannot be one is our own fault and is told as such.
pub(super) async fn answer(edge: &Edge, asked: Asked, reply: Reply) -> Response {
    let mut response = match step(edge, &asked, reply.step) {
        Ok(response) => response,
        Err(InvalidTarget) => own_fault(edge).await,
    };
    let cookie = reply.cookie.as_ref().map(|change| cookie(edge, change));
    if let Some(Ok(value)) = cookie.as_deref().map(HeaderValue::from_str) {
        response.headers_mut().append(SET_COOKIE, value);
    }
    response
}

fn step(edge: &Edge, asked: &Asked, step: Step) -> Result<Response, InvalidTarget> {
    match step {
        Step::Go(url) => go(edge, asked, &url),
        Step::ChooseCountry {
            flow,
            service_name,
            level,
            offers,
        } => {
            let query = match asked {
                Asked::Search(query) => query.clone(),
                Asked::ByGet | Asked::ByPost | Asked::Choice(_) => None,
            };
            let page = CountrySelection {
                service_name,
                requested_level: level,
                countries: offers.iter().map(choice).collect(),
                action: Target::parse(country::PATH)?,
                flow,
                query,
            };
            Ok(page_response(page.render(&edge.theme)))
        }
        Step::Post {
            destination,
            fields,
            whereto,
            service_name,
        } => {
            let (purpose, to) = purpose(whereto);
            let owned = |(name, value): (&str, String)| (name.to_owned(), value);
            let page = SelfPost {
                destination: Target::parse(&destination)?,
                fields: fields.into_iter().map(owned).collect(),
                purpose,
                to,
                service_name,
                // A node or a hub may send the person on to the service in the same breath.
                destination_may_redirect: true,
            };
            Ok(page_response(page.render(&edge.theme)))
        }
        Step::NoSession { question, way_back } => {
            let page = no_session(question, way_back)?;
            Ok(page_response(page.render(&edge.theme)))
        }
        Step::Refused(refused) => Ok(refused_page(edge, asked, &refused)),
    }
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

/// A redirect answers a GET; a page that goes on by itself answers a POST, since the page that
/// posted may hold a redirect against its `form-action`.
fn go(edge: &Edge, asked: &Asked, url: &str) -> Result<Response, InvalidTarget> {
    let target = Target::parse(url)?;
    match asked {
        Asked::ByGet | Asked::Search(_) => {
            // As registered, byte by byte, where a header can carry it.
            let location = HeaderValue::from_str(url)
                .or_else(|_| HeaderValue::from_str(target.as_str()))
                .map_err(|_| InvalidTarget)?;
            Ok((StatusCode::SEE_OTHER, [(LOCATION, location)]).into_response())
        }
        Asked::ByPost | Asked::Choice(_) => {
            let page = Continue {
                url: target,
                label: String::new(),
            };
            Ok(page_response(page.render(&edge.theme)))
        }
    }
}

fn purpose(whereto: Whereto) -> (SelfPostPurpose, String) {
    let named =
        |code: CountryCode, name: Option<String>| name.unwrap_or_else(|| country_name(code));
    match whereto {
        Whereto::LogIn(code, name) => (SelfPostPurpose::LogIn, named(code, name)),
        Whereto::Back(code, name) => (SelfPostPurpose::GoBack, named(code, name)),
        Whereto::Hub(name) => (SelfPostPurpose::GoBack, name),
    }
}

fn choice(offer: &CountryOffer) -> CountryChoice {
    let available = offer.unavailable.clone().map_or(Ok(()), Err);
    CountryChoice::new(offer.code, offer.name.as_deref(), available)
}

/// A choice that cannot be had is explained and leads back to the list: the flow is still there.
fn refused_page(edge: &Edge, asked: &Asked, refused: &Refused) -> Response {
    let mut page = ErrorPage::of(refused.situation, refused.code, &refused.reference);
    page.country = refused.country.as_ref().map(choice);
    let may_choose_again = matches!(
        refused.situation,
        Situation::CountryNotChoosable | Situation::ForeignUnavailable | Situation::TooBusy
    );
    if let Asked::Choice(flow) = asked
        && may_choose_again
    {
        let query = form_urlencoded::Serializer::new(String::new())
            .append_pair("flow", flow)
            .finish();
        let target = Target::parse(&format!("{}?{query}", country::PATH)).ok();
        page.return_to = target.map(|target| Link {
            label: ENGLISH.countries.show_all.to_owned(),
            target,
        });
    }
    page_response(page.render(&edge.theme))
}

async fn own_fault(edge: &Edge) -> Response {
    let failure = Failure::Internal("target");
    match Addressee::Browser.tell(&edge.node, failure).await.step {
        Step::Refused(refused) => refused_page(edge, &Asked::ByGet, &refused),
        Step::ChooseCountry { .. } | Step::Post { .. } | Step::Go(_) | Step::NoSession { .. } => {
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// The attributes never vary: host only, https only, not for scripts, not with cross-site posts
/// `[RFC6265 §4.1.2]`.
fn cookie(edge: &Edge, change: &CookieChange) -> String {
    let (name, value, seconds) = match change {
        CookieChange::Set { name, value } => {
            (name, value.as_str(), edge.node.flow_lifetime.as_secs())
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
    let own: [(HeaderName, Option<&str>); 2] = [
        (CONTENT_SECURITY_POLICY, Some(&policy)),
        (REFRESH, page.refresh.as_deref()),
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
