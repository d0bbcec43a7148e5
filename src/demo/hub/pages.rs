//! The pages of a hub. Plain HTML without scripts; everything that was not written here is escaped.

use std::fmt::Write as _;

use super::HubOptions;
use crate::demo::citizens::EUROPEANS;
use crate::demo::html::{self, escape};
use crate::oidc::Claims;
use crate::oidc::authorization::AuthorizationRequest;

/// The national service's page.
pub(super) fn service(options: &HubOptions) -> String {
    let body = format!(
        "<p>This is a public service of <strong>{country}</strong>. \
         You have no identity of {country}? Use the one of your own country.</p>\
         <form method=get action=/service/login>\
         <p><label for=who>The service is for</label>\
         <select id=who name=who><option value=person selected>people</option>\
         <option value=company>companies, and who acts for them</option></select></p>\
         <p><label for=acr>Level of assurance that the service asks for</label>\
         <select id=acr name=acr><option value=eidas1>low</option>\
         <option value=eidas2 selected>substantial</option>\
         <option value=eidas3>high</option></select></p>\
         <button>Log in with another country's identity</button></form>",
        country = escape(&options.country_name),
    );
    frame(options, "National service", &body)
}

/// The login page: one choice for the citizen, one for the level, and two buttons.
pub(super) fn login(options: &HubOptions, handle: &str, request: &AuthorizationRequest) -> String {
    let mut citizens = String::new();
    for citizen in options.citizens.iter().chain(&EUROPEANS) {
        let _ = write!(
            citizens,
            "<option value=\"{id}\">{name} ({note})</option>",
            id = escape(citizen.id),
            name = escape(&citizen.name()),
            note = escape(citizen.note),
        );
    }
    let scopes: Vec<&str> = request.scopes.iter().map(String::as_str).collect();
    let body = format!(
        "<p>You are at the identity provider of <strong>{country}</strong>. \
         Another country asks who you are, at level {acr}. It asks for: {scopes}.</p>\
         <form method=post action=/login><input type=hidden name=login value=\"{handle}\">\
         <p><label for=citizen>You are</label><select id=citizen name=citizen>{citizens}</select></p>\
         <p><label for=level>Your login reaches the level</label><select id=level name=level>\
         <option value=\"\" selected>asked for, if you can</option>\
         <option value=low>low</option><option value=substantial>substantial</option>\
         <option value=high>high</option></select></p>\
         <button name=answer value=login>Log in</button> \
         <button name=answer value=refuse class=second>Refuse</button></form>",
        country = escape(&options.country_name),
        acr = escape(&request.acr_values.join(" ")),
        scopes = escape(&scopes.join(", ")),
        handle = escape(handle),
    );
    frame(options, "Log in", &body)
}

/// What the service received.
pub(super) fn welcome(options: &HubOptions, acr: &str, claims: &Claims) -> String {
    let mut rows = String::new();
    for (name, value) in claims.as_map() {
        let value = value
            .as_str()
            .map_or_else(|| format!("{value:#}"), str::to_owned);
        let (name, value) = (escape(name), escape(&value));
        let _ = write!(rows, "<tr><th scope=row>{name}<td>{value}");
    }
    let json = serde_json::to_string_pretty(claims).unwrap_or_default();
    let body = format!(
        "<p>Welcome. You are logged in at level <strong id=acr>{acr}</strong>. \
         This is what the service received:</p><table>{rows}</table>\
         <details><summary>As JSON</summary><pre id=claims>{json}</pre></details>\
         <p><a href=/service>Log in again</a></p>",
        acr = escape(acr),
        json = escape(&json),
    );
    frame(options, "Logged in", &body)
}

/// The other country, or its citizen, said no.
pub(super) fn refused(options: &HubOptions, error: &str) -> String {
    let body = format!(
        "<p>You are not logged in: <strong id=error>{}</strong>.</p>\
         <p><a href=/service>Back to the service</a></p>",
        escape(error),
    );
    frame(options, "Not logged in", &body)
}

/// Something is wrong with this request.
pub(super) fn problem(options: &HubOptions, message: &str) -> String {
    let body = format!(
        "<p id=problem>{}</p><p><a href=/service>Back to the service</a></p>",
        escape(message),
    );
    frame(options, "This did not work", &body)
}

fn frame(options: &HubOptions, title: &str, body: &str) -> String {
    html::page(&options.country_name, title, options.colour, body)
}
