//! The addresses of the gallery: the list for people, the list for machines, each page, what the
//! pages refer to, and the address that leads nowhere.

use axum::extract::{Path, Query};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get};
use axum::{Json, Router, middleware};
use serde::Deserialize;
use serde_json::{Value, json};

use super::pages::{self, Entry};
use super::samples::{self, NOWHERE, Visit};
use crate::demo::first_page;
use crate::demo::html::{self, escape};
use crate::domain::Language;
use crate::http::{dress, page_response};
use crate::ui::{Switch, View, assets};

const SWITCHED: &str = "/gallery/in-language";

/// What stands behind the question mark.
#[derive(Deserialize)]
struct Wanted {
    lang: Option<String>,
    q: Option<String>,
    page: Option<String>,
}

impl Wanted {
    fn language(&self) -> Language {
        let tag = self.lang.as_deref();
        tag.and_then(Language::by_tag).unwrap_or(Language::En)
    }
}

/// Everything below `/gallery`, and the assets.
pub(in crate::demo) fn router() -> Router {
    let pages = Router::new()
        .route("/gallery/{page}", get(show).post(nothing))
        .route(NOWHERE, any(nothing))
        .route(SWITCHED, get(show_in))
        .route("/about/{page}", get(about))
        .route("/assets/{file}", get(asset))
        .layer(middleware::map_response(with_headers));
    Router::new()
        .route("/gallery", get(list))
        .route("/gallery/", get(list))
        .route("/gallery/index.json", get(index))
        .merge(pages)
}

/// As the product's edge does it, without https.
async fn with_headers(mut response: Response) -> Response {
    dress(response.headers_mut(), false);
    response
}

async fn show(Path(id): Path<String>, Query(wanted): Query<Wanted>) -> Response {
    let theme = samples::theme();
    let plain = View::new(&theme, wanted.language());
    let switched = plain.clone().switched_by(Switch {
        action: SWITCHED,
        fields: vec![("page", id.clone())],
    });
    let visit = Visit {
        plain,
        switched,
        query: wanted.q.as_deref(),
    };
    let entry = pages::all().into_iter().find(|entry| entry.id == id);
    match entry.map(|entry| entry.make(&visit)) {
        Some(Ok(page)) => page_response(page),
        Some(Err(_)) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The menu of languages leads to one address, whatever the page.
async fn show_in(Query(wanted): Query<Wanted>) -> Response {
    let id = wanted.page.clone().unwrap_or_default();
    show(Path(id), Query(wanted)).await
}

/// Our own pages beside any login stand in the gallery too.
async fn about(Path(page): Path<String>, Query(wanted): Query<Wanted>) -> Response {
    show(Path(format!("about-{page}")), Query(wanted)).await
}

/// The browser stays where it is.
async fn nothing() -> StatusCode {
    StatusCode::NO_CONTENT
}

async fn asset(uri: Uri) -> Response {
    match assets::find(uri.path()) {
        Some(asset) => {
            let headers = [
                (CONTENT_TYPE, asset.content_type),
                (CACHE_CONTROL, assets::CACHE_CONTROL),
            ];
            (headers, asset.bytes).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn list(Query(wanted): Query<Wanted>) -> Response {
    let shown = wanted.language();
    let choice: String = languages()
        .map(|language| choice(language, shown))
        .collect();
    let links: String = pages::all()
        .iter()
        .map(|entry| link(entry, shown))
        .collect();
    let body = format!(
        "<p>Every page that people can see, with made-up people.</p><p>{choice}</p><ul>{links}</ul>"
    );
    first_page::answer(html::page("eIDAS bridge", "Gallery", "#3a3a3a", &body))
}

fn choice(language: Language, shown: Language) -> String {
    let (tag, name) = (language.tag(), escape(language.own_name()));
    let current = if language == shown {
        " aria-current=true"
    } else {
        ""
    };
    format!("<a href=\"/gallery/?lang={tag}\" lang={tag}{current}>{name}</a> ")
}

fn link(entry: &Entry, shown: Language) -> String {
    let (id, tag, about) = (&entry.id, shown.tag(), escape(&entry.about));
    format!("<li><a href=\"/gallery/{id}?lang={tag}\">{about}</a></li>")
}

async fn index() -> Json<Value> {
    let pages = pages::all();
    let pages = pages
        .iter()
        .map(|entry| json!({"id": entry.id, "about": entry.about}));
    let languages = languages().map(|language| {
        let right_to_left = language.is_right_to_left();
        json!({
            "tag": language.tag(),
            "dir": if right_to_left { "rtl" } else { "ltr" },
            "pseudo": Language::PSEUDO.contains(&language),
        })
    });
    Json(json!({
        "pages": pages.collect::<Vec<_>>(),
        "languages": languages.collect::<Vec<_>>(),
    }))
}

/// All, and the two that are none.
fn languages() -> impl Iterator<Item = Language> {
    Language::ALL.into_iter().chain(Language::PSEUDO)
}
