//! Pages about ourselves, beside any login: at fixed addresses, in every language, for whoever asks.
//!
//! What an address says decides which of our own sentences is shown and nothing else: no page shows
//! words that somebody put into a link.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use jiff::SignedDuration;

use super::Edge;
use super::encode::{failure_view, page_response};
use super::form::pairs;
use super::language::Wishes;
use super::refusal::{Audience, EdgeRefusal};
use crate::flow::{Situation, is_reference};
use crate::oidc::Parameters;
use crate::ui::{AccessibilityStatement, Cookies, ErrorPage, Help, Page, Switch};

/// What went wrong, once more, in another language.
pub(super) const PROBLEM: &str = "/about/problem";

/// One of them.
pub(super) async fn show(
    State(edge): State<Arc<Edge>>,
    uri: Uri,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let query = Parameters::collect(pairs(query.as_deref())).unwrap_or_default();
    let wishes = Wishes::of(&headers).asking(query.get("lang"));
    let page = uri.path().rsplit('/').next().unwrap_or_default();
    match made(&edge, &wishes, page, &query) {
        Some(page) => page_response(page),
        None => EdgeRefusal::NotFound.response(&edge, Audience::Person(wishes)),
    }
}

fn made(edge: &Edge, wishes: &Wishes, page: &str, query: &Parameters) -> Option<Page> {
    let language = wishes.settle(&[], &edge.theme.languages);
    let in_minutes = |time: SignedDuration| usize::try_from(time.as_mins()).unwrap_or_default();
    let minutes = in_minutes(edge.node.flow_lifetime);
    // The cookie outlives the login, so that whoever comes late can begin it again.
    let kept = in_minutes(edge.node.remembered());
    let view = |action| {
        let fields = Vec::new();
        edge.view(language).switched_by(Switch { action, fields })
    };
    Some(match page {
        "help" => Help { minutes }.render(&view("/about/help")),
        "accessibility" => AccessibilityStatement.render(&view("/about/accessibility")),
        "cookies" => Cookies { minutes: kept }.render(&view("/about/cookies")),
        "problem" => {
            let situation = query.get("situation").and_then(Situation::by_word)?;
            let reference = query.get("reference").filter(|text| is_reference(text));
            let page = ErrorPage::once_more(situation, reference);
            page.render(&failure_view(edge, language, &page))
        }
        _ => return None,
    })
}
