//! As far as the page that asks before an identity leaves, in both directions, and what a person
//! does there.

use eidas_bridge::demo::Site;
use eidas_bridge::demo::browser::{Browser, Form, Page};
use eidas_bridge::demo::journey::{self, Script};
use eidas_bridge::domain::RequestedAttribute;
use eidas_bridge::saml::binding::post;

use crate::journey_world::{ASKING_SERVICE, Land, TheirRequest};

/// The form with the two buttons, which is not the one with the languages.
fn question(page: &Page) -> Option<Form> {
    let mut forms = page.forms().into_iter();
    forms.find(|form| form.has_button("send", "1") && form.has_button("refuse", "1"))
}

pub(crate) fn form(page: &Page) -> Form {
    question(page).unwrap_or_else(|| panic!("no question: {}", page.body()))
}

/// Goes on until the person is asked.
pub(crate) async fn until_asked(
    browser: &mut Browser,
    page: Page,
    home: &Site,
    script: &Script,
) -> Page {
    let mut page = page;
    for _ in 0..8 {
        if question(&page).is_some() {
            return page;
        }
        let next = journey::go_on(browser, &page, home, script).await;
        page = next.unwrap_or_else(|error| panic!("{error}: {}", page.body()));
    }
    panic!("nobody asks: {}", page.body());
}

/// A citizen of ours at their service, which asks for these attributes or for everything.
pub(crate) async fn abroad(
    land: &Land,
    browser: &mut Browser,
    script: &Script,
    attributes: Option<Vec<RequestedAttribute>>,
) -> (TheirRequest, Page) {
    let mut request = land.request();
    request.attributes = attributes.unwrap_or(request.attributes);
    let message = post::encode(&request.signed(&land.keys.signing));
    let fields = [("SAMLRequest", message.as_str()), ("RelayState", "theirs")];
    let sso = land.ours("/proxy-service/sso");
    let page = land.post(browser, &sso, &fields).await;
    let page = until_asked(browser, page, &land.world.ours, script).await;
    (request, page)
}

/// A citizen of theirs at the service of ours that lets the bridge ask.
pub(crate) async fn here(
    land: &Land,
    browser: &mut Browser,
    script: &Script,
    changes: &[(&str, &str)],
) -> Page {
    let changes = [&[("client_id", ASKING_SERVICE)], changes].concat();
    let page = land.visit(browser, &changes).await;
    until_asked(browser, page, &land.world.theirs, script).await
}

pub(crate) async fn send(browser: &mut Browser, page: &Page, form: &Form) -> Page {
    let pressed = browser.submit(page, form, Some(("send", "1")));
    pressed.await.unwrap()
}

pub(crate) async fn refuse(browser: &mut Browser, page: &Page) -> Page {
    let form = form(page);
    let pressed = browser.submit(page, &form, Some(("refuse", "1")));
    pressed.await.unwrap()
}

/// The form with these boxes ticked, all of which it has.
pub(crate) fn ticked(page: &Page, names: &[&str]) -> Form {
    let mut form = form(page);
    for name in names {
        assert!(form.set("attribute", name), "no box {name}");
    }
    form
}

/// What stands between tags, as a person reads it, one piece after the other.
pub(crate) fn read(page: &Page) -> Vec<String> {
    let body = page.body();
    let main = body.split_once("<main").unwrap().1;
    let main = main.split_once("</main>").unwrap().0;
    let pieces = main.split('<').filter_map(|tag| tag.split_once('>'));
    let texts = pieces.map(|(_, text)| {
        let text = text.trim().replace("&#39;", "'").replace("&#34;", "\"");
        text.replace("&#60;", "<")
            .replace("&#62;", ">")
            .replace("&#38;", "&")
    });
    texts.filter(|text| !text.is_empty()).collect()
}

pub(crate) fn reads(page: &Page, text: &str) -> bool {
    read(page).iter().any(|piece| piece == text)
}
