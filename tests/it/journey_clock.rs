//! Messages, flows, codes and tokens that come too late or too early: one world whose two clocks
//! are moved, test after test.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use eidas_bridge::ambient::Clock;
use eidas_bridge::demo::Options;
use eidas_bridge::demo::journey::{Direction, Script};
use eidas_bridge::saml::Status;
use eidas_bridge::saml::binding::post;

use crate::consent_world;
use crate::journey_world::*;

/// Two clocks and the world that runs by them.
struct Times {
    ours: Arc<Moved>,
    theirs: Arc<Moved>,
    land: Land,
}

impl Times {
    /// Lets both sides grow older.
    fn pass(&self, seconds: i64) {
        self.ours.by(seconds);
        self.theirs.by(seconds);
    }
}

static RUNTIME: LazyLock<tokio::runtime::Runtime> =
    LazyLock::new(|| tokio::runtime::Runtime::new().unwrap());

/// All cases in one world, one after the other, since they share its clocks.
#[test]
fn what_comes_too_late_or_too_early_is_refused() {
    RUNTIME.block_on(async {
        let (ours, theirs) = (Arc::new(Moved::default()), Arc::new(Moved::default()));
        let options = Options {
            ours: on_clock(&ours),
            theirs: on_clock(&theirs),
            ..Options::default()
        };
        let clock: Arc<dyn Clock> = ours.clone();
        let land = Land::settle(options, clock).await;
        let times = Times { ours, theirs, land };
        let all = async {
            an_old_response(&times).await;
            a_response_of_the_future(&times).await;
            clocks_a_little_apart(&times).await;
            an_old_request(&times).await;
            a_request_of_the_future(&times).await;
            an_old_code(&times).await;
            an_old_token(&times).await;
            an_old_flow(&times).await;
            an_old_visit_at_the_hub(&times).await;
            old_questions(&times).await;
        };
        tokio::time::timeout(Duration::from_secs(30), all)
            .await
            .expect("in time");
    });
}

fn script() -> Script {
    Script::of(Direction::Connector)
}

fn server_error(code: &str) -> (String, String) {
    ("server_error".to_owned(), code.to_owned())
}

async fn an_old_response(times: &Times) {
    let (land, mut browser) = (&times.land, browser());
    let (page, form) = land.towards(&mut browser, &script(), "SAMLResponse").await;
    times.pass(301 + 60);
    let end = browser.submit(&page, &form, None).await.unwrap();
    assert_eq!(land.error(&end), server_error("response.expired"));
}

async fn a_response_of_the_future(times: &Times) {
    let (land, mut browser) = (&times.land, browser());
    let (_, request) = land.towards(&mut browser, &script(), "SAMLRequest").await;
    let mut response = land.response(&request);
    response.at += jiff::SignedDuration::from_secs(120);
    let written = land.written(&response).await;
    let end = land.deliver(&mut browser, &request, &written).await;
    assert_eq!(land.error(&end), server_error("response.future"));
}

async fn clocks_a_little_apart(times: &Times) {
    for seconds in [45, -45] {
        times.theirs.by(seconds);
        let (land, mut browser) = (&times.land, browser());
        let (page, form) = land.towards(&mut browser, &script(), "SAMLResponse").await;
        let end = browser.submit(&page, &form, None).await.unwrap();
        assert!(land.said(&end).contains_key("code"), "{seconds}");
        times.theirs.by(-seconds);
    }
}

async fn sent(times: &Times, late: i64) -> String {
    let (land, mut browser) = (&times.land, browser());
    let mut request = land.request();
    request.at -= jiff::SignedDuration::from_secs(late);
    let message = post::encode(&request.signed(&land.keys.signing));
    let sso = land.ours("/proxy-service/sso");
    let page = land
        .post(&mut browser, &sso, &[("SAMLRequest", &message)])
        .await;
    let form = page.self_posting_form().unwrap();
    let failure = land.refusal(&form, &request.id).await;
    assert_eq!(failure.status(), Status::Requester);
    xml_of(&form, "SAMLResponse")
}

async fn an_old_request(times: &Times) {
    let answer = sent(times, 301 + 60).await;
    assert!(answer.contains(">request.expired<"), "{answer}");
}

async fn a_request_of_the_future(times: &Times) {
    let answer = sent(times, -120).await;
    assert!(answer.contains(">request.future<"), "{answer}");
}

async fn code(times: &Times) -> String {
    let (land, mut browser) = (&times.land, browser());
    let (page, form) = land.towards(&mut browser, &script(), "SAMLResponse").await;
    let end = browser.submit(&page, &form, None).await.unwrap();
    land.said(&end)["code"].clone()
}

async fn an_old_code(times: &Times) {
    let code = code(times).await;
    times.pass(61);
    let (status, answer) = times.land.token(&code, &[]).await;
    assert_eq!(
        (status, answer["error"].as_str()),
        (400, Some("invalid_grant"))
    );
}

async fn an_old_token(times: &Times) {
    let code = code(times).await;
    let (status, tokens) = times.land.token(&code, &[]).await;
    assert_eq!(status, 200, "{tokens}");
    times.pass(121);
    let (status, answer) = times.land.userinfo(&tokens).await;
    assert_eq!(
        (status, answer["error"].as_str()),
        (401, Some("invalid_token"))
    );
}

async fn an_old_flow(times: &Times) {
    let (land, mut browser) = (&times.land, browser());
    let list = land.visit(&mut browser, &[]).await;
    let (_, request) = land.towards(&mut browser, &script(), "SAMLRequest").await;
    times.pass(1201);
    let home = &land.world.theirs;
    let page = eidas_bridge::demo::journey::go_on(&mut browser, &list, home, &script()).await;
    assert_page(&page.unwrap(), 410, "flow.expired");
    let response = land.written(&land.response(&request)).await;
    let page = land.deliver(&mut browser, &request, &response).await;
    assert_page(&page, 410, "flow.expired");
    times.pass(2 * 3600);
    let page = land.deliver(&mut browser, &request, &response).await;
    assert_page(&page, 410, "response.unsolicited");
}

/// An identity waits for the person's answer no longer than a person may take.
async fn old_questions(times: &Times) {
    let (land, mut browser) = (&times.land, browser());
    let (_, abroad) = consent_world::abroad(land, &mut browser, &script_abroad(), None).await;
    let here = consent_world::here(land, &mut browser, &script(), &[]).await;
    times.pass(1170);
    let again = browser.get(here.url().as_str()).await.unwrap();
    let again = consent_world::form(&again);
    times.pass(31);
    for page in [abroad, here] {
        let form = consent_world::form(&page);
        let end = consent_world::send(&mut browser, &page, &form).await;
        assert_page(&end, 410, "flow.expired");
        let end = browser.get(page.url().as_str()).await.unwrap();
        assert_page(&end, 410, "flow.expired");
        // To look at it has not made it live longer.
        let end = consent_world::send(&mut browser, &page, &again).await;
        assert_page(&end, 410, "flow.expired");
    }
}

fn script_abroad() -> Script {
    Script::of(Direction::ProxyService)
}

async fn an_old_visit_at_the_hub(times: &Times) {
    let (land, mut browser) = (&times.land, browser());
    let request = land.request();
    let message = post::encode(&request.signed(&land.keys.signing));
    let sso = land.ours("/proxy-service/sso");
    land.post(&mut browser, &sso, &[("SAMLRequest", &message)])
        .await;
    let url: url::Url = visited(&browser, "/authorize").parse().unwrap();
    let (_, state) = url.query_pairs().find(|(name, _)| name == "state").unwrap();
    let hub = &land.world.ours.hub_url;
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs([("code", "any"), ("state", &state), ("iss", hub)])
        .finish();
    times.pass(1201);
    let callback = land.ours(&format!(
        "/oidc-client/redirect-to-eidas-response-proxy?{query}"
    ));
    let page = browser.get(&callback).await.unwrap();
    assert_page(&page, 410, "flow.expired");
}
