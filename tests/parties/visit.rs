//! A person's way from a party's page back to it, by the demo's browser.

use std::process::Command;

use eidas_bridge::demo::browser::{Browser, Page};
use eidas_bridge::demo::journey::{self, Direction, Script};
use eidas_bridge::demo::{Site, World};
use serde_json::{Value, json};

use crate::party::Party;
use crate::registration::{Registration, signing_keys, world};

/// A citizen of the demo country who does what is asked.
pub(crate) fn willing() -> Script {
    Script::of(Direction::Connector)
}

/// The same, but says no at the login page.
pub(crate) fn unwilling() -> Script {
    Script {
        refuses: true,
        ..willing()
    }
}

/// The same, with means of a low level.
pub(crate) fn low() -> Script {
    Script {
        level: "low",
        ..willing()
    }
}

/// Begins at the party's `/login` with this query; yields the last page: one of the party's, or an
/// error page of anybody's.
pub(crate) async fn visit(
    party: &str,
    query: &[(&str, &str)],
    home: &Site,
    script: &Script,
) -> Page {
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(query)
        .finish();
    let mut browser = Browser::new().unwrap();
    let page = browser
        .get(&format!("{party}/login?{query}"))
        .await
        .unwrap();
    onwards(&mut browser, page, party, home, script).await
}

/// Goes on from `page` until a page of `party` or an error page.
pub(crate) async fn onwards(
    browser: &mut Browser,
    mut page: Page,
    party: &str,
    home: &Site,
    script: &Script,
) -> Page {
    for _ in 0..12 {
        let origin = page.url().origin().ascii_serialization();
        if origin == party || page.status() >= 400 {
            return page;
        }
        page = match self_posting(&page) {
            Some(form) => browser.submit(&page, &form, None).await.unwrap(),
            None => journey::go_on(browser, &page, home, script)
                .await
                .unwrap_or_else(|error| panic!("{error}: {}", page.body())),
        };
    }
    panic!("no end: {}", page.body());
}

/// The form of an authorization response by `response_mode=form_post`.
fn self_posting(page: &Page) -> Option<eidas_bridge::demo::browser::Form> {
    let mut forms = page.forms().into_iter();
    forms.find(|form| {
        form.is_filled_in() && form.get("state").is_some() && form.get("iss").is_some()
    })
}

/// What the party shows.
pub(crate) fn shown(page: &Page) -> Value {
    let text = page.text_of("result");
    let text = text.unwrap_or_else(|| panic!("{} {}: {}", page.status(), page.url(), page.body()));
    serde_json::from_str(&text).unwrap()
}

/// One party with its world.
pub(crate) struct Scene {
    pub(crate) world: World,
    pub(crate) party: Party,
}

impl Scene {
    /// Starts the party with these registrations at our bridge.
    pub(crate) async fn open(command: Command, registrations: &[Registration]) -> Option<Self> {
        Self::with(command, registrations, "").await
    }

    /// The same, with further sections of our bridge's configuration.
    pub(crate) async fn with(
        command: Command,
        registrations: &[Registration],
        further: &str,
    ) -> Option<Self> {
        let mut party = Party::start(command);
        let callback = format!("{}/callback", party.url);
        let jwks = format!("jwks_uri = \"{}/jwks\"", party.url);
        let (_keys, mut sections) = signing_keys();
        for one in registrations {
            sections.push_str(&one.section(&callback, &jwks));
        }
        sections.push_str(further);
        let world = world(sections).await;
        let folder = &world.ours.folder;
        let clients: Vec<_> = registrations
            .iter()
            .map(|one| one.metadata(folder))
            .collect();
        party.tell(&json!({"issuer": world.ours.bridge_url, "clients": clients}));
        Some(Self { world, party })
    }

    /// What the party shows after a login of that client.
    pub(crate) async fn log_in(&self, query: &[(&str, &str)], script: &Script) -> Value {
        let page = visit(&self.party.url, query, &self.world.theirs, script).await;
        shown(&page)
    }

    /// The error page that stops a login before the party hears of it: its status and code.
    pub(crate) async fn stopped(&self, query: &[(&str, &str)]) -> (u16, String) {
        let page = visit(&self.party.url, query, &self.world.theirs, &willing()).await;
        let origin = page.url().origin().ascii_serialization();
        assert_eq!(origin, self.world.ours.bridge_url, "{}", page.body());
        (
            page.status(),
            page.text_of_class("code").unwrap_or_default(),
        )
    }
}

/// The identity that every client must have received of `alexandra`.
pub(crate) fn assert_is_alexandra(shown: &Value) {
    assert_eq!(shown["ok"], true, "{shown}");
    let userinfo = &shown["userinfo"];
    assert_eq!(userinfo["given_name"], "Alexandra", "{shown}");
    assert_eq!(userinfo["family_name"], "Papadopoulou", "{shown}");
    assert_eq!(userinfo["birthdate"], "1988-03-25", "{shown}");
    assert_eq!(userinfo["sub"], shown["id_token"]["sub"], "{shown}");
    assert_eq!(shown["id_token"]["acr"], "eidas2", "{shown}");
}
