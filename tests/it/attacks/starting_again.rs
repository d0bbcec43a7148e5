//! Logins that took too long, were gone back to, or were sent twice: what the person is told, what
//! they may begin again, and that nobody else may, and nothing is answered twice.

use std::sync::Arc;

use arc_swap::ArcSwap;
use axum::http::StatusCode;
use eidas_bridge::ambient::Clock;
use eidas_bridge::flow::Node;
use eidas_bridge::oidc::{Client, ClientAuthentication, Clients, Secret};
use eidas_bridge::store::MemoryStore;
use tempfile::TempDir;

use super::front_world::*;
use crate::http_world::{
    Answer, CLIENT, Differences, State, different_neighbours, form, query, request_with,
};
use crate::journey_world::Moved;

const LATE: i64 = 901;
const TOO_LATE: i64 = 2 * 3600;

fn code(answer: &Answer, status: u16, code: &str) {
    assert_eq!(answer.status.as_u16(), status, "{}", answer.body);
    assert_eq!(code_of(answer).as_deref(), Some(code));
    assert_eq!(answer.header("set-cookie"), None);
    assert_eq!(answer.header("location"), None);
}

/// Which of our forms the page has, by their action, and its links to ours that need no form.
fn offers(answer: &Answer, what: &str) -> bool {
    answer.body.contains(what)
}

const AGAIN: &str = "action=\"/connector/restart\"";
const AGAIN_AT_THE_HUB: &str = "action=\"/proxy-service/restart\"";
const BACK: &str = "name=\"cancel\" value=\"1\"";

async fn press(state: &State, path: &str, cookie: &str, fields: &[(&str, &str)]) -> Answer {
    state.post(path, cookie, fields).await
}

async fn again(state: &State, cookie: &str, flow: &str) -> Answer {
    press(state, "/connector/restart", cookie, &[("flow", flow)]).await
}

async fn show(state: &State, cookie: &str, flow: &str) -> Answer {
    let path = format!("/connector/country?flow={flow}");
    state.get(&path, cookie).await
}

/// Two nodes on one clock, which also name a country to each other.
struct Pair {
    ours: State,
    theirs: State,
    clock: Arc<Moved>,
    _folder: TempDir,
}

async fn pair() -> Pair {
    let clock = Arc::new(Moved::default());
    let timed = Arc::clone(&clock);
    let on_clock = move |_: &str, node: &mut Node| {
        let clock: Arc<dyn Clock> = timed.clone();
        node.store = Arc::new(MemoryStore::new(1000, Arc::clone(&clock)));
        node.clock = clock;
        let role = node.connector.as_mut().unwrap();
        let policy = role.policies.get_mut(CLIENT).unwrap();
        policy.country_parameter = Some("idp_hint".to_owned());
    };
    let differences = Differences {
        node: &on_clock,
        ..Differences::default()
    };
    let (ours, theirs, folder, _) = different_neighbours(&differences).await;
    Pair {
        ours,
        theirs,
        clock,
        _folder: folder,
    }
}

fn authorize(changes: &[(&str, &str)]) -> String {
    format!("/authorize?{}", form(&request_with(changes)))
}

/// A login at our hub.
struct Login {
    cookie: String,
    flow: String,
}

impl Login {
    fn of(answer: &Answer) -> Self {
        Self {
            cookie: answer.cookie(),
            flow: answer.field("flow"),
        }
    }

    /// To Germany, with the message for it.
    async fn chosen(&self, pair: &Pair) -> Answer {
        let fields = [("flow", self.flow.as_str()), ("country", "DE")];
        let path = "/connector/country";
        let chosen = press(&pair.ours, path, &self.cookie, &fields).await;
        assert_eq!(chosen.status, StatusCode::OK, "{}", chosen.body);
        chosen
    }
}

impl Pair {
    async fn login(&self) -> Login {
        Login::of(&self.ours.get(&authorize(&[]), "").await)
    }

    /// Their node with the message in that page.
    async fn abroad(&self, chosen: &Answer) -> Abroad {
        let (request, relay) = (chosen.field("SAMLRequest"), chosen.field("RelayState"));
        let fields = [("SAMLRequest", request.as_str()), ("RelayState", &relay)];
        let arrived = self.theirs.post("/proxy-service/sso", "", &fields).await;
        Abroad::of(&arrived)
    }

    /// The refusal of their hub, as the form that their node would have posted to us.
    async fn refused(&self, chosen: &Answer) -> Vec<(String, String)> {
        let abroad = self.abroad(chosen).await;
        let back = self.theirs.get(&abroad.callback(), &abroad.cookie).await;
        assert_eq!(back.status, StatusCode::OK, "{}", back.body);
        ["SAMLResponse", "RelayState"]
            .map(|name| (name.to_owned(), back.field(name)))
            .to_vec()
    }

    async fn hand_in(&self, fields: &[(String, String)]) -> Answer {
        let pairs = fields.iter();
        let pairs: Vec<_> = pairs.map(|(n, v)| (n.as_str(), v.as_str())).collect();
        self.ours.post("/connector/acs", "", &pairs).await
    }
}

/// A login at their node, on its way to their hub.
struct Abroad {
    cookie: String,
    onward: String,
    state: String,
}

impl Abroad {
    fn of(arrived: &Answer) -> Self {
        let onward = arrived.onward().to_owned();
        Self {
            cookie: arrived.cookie(),
            state: query(&onward)["state"].clone(),
            onward,
        }
    }

    /// The hub says no.
    fn callback(&self) -> String {
        let (hub, _) = self.onward.split_once("/authorize?").unwrap();
        let said = [
            ("error", "access_denied"),
            ("state", &self.state),
            ("iss", hub),
        ];
        format!("/proxy-service/callback?{}", form(&said))
    }

    async fn press(&self, pair: &Pair, field: (&str, &str)) -> Answer {
        let fields = [("flow", self.state.as_str()), field];
        let path = "/proxy-service/restart";
        press(&pair.theirs, path, &self.cookie, &fields).await
    }
}

#[tokio::test]
async fn a_login_that_took_too_long_is_begun_again_with_its_request_and_language() {
    let front = front(|_| {});
    let start = front.ask(&request_with(&[("ui_locales", "de")])).await;
    let old = Login::of(&start);
    let french = format!("/connector/country?flow={}&lang=fr", old.flow);
    assert_eq!(front.state.get(&french, &old.cookie).await.status, 200);
    front.clock.by(LATE);
    let late = show(&front.state, &old.cookie, &old.flow).await;
    code(&late, 410, "flow.expired");
    assert!(late.body.contains("<html lang=\"fr\""), "{}", late.body);
    assert!(offers(&late, AGAIN) && offers(&late, BACK), "{}", late.body);
    let began = again(&front.state, &old.cookie, &old.flow).await;
    assert_eq!(began.status, 200, "{}", began.body);
    assert!(began.body.contains("<html lang=\"fr\""));
    assert!(began.body.contains("Example Town"));
    let new = Login::of(&began);
    assert_ne!(new.flow, old.flow);
    assert_ne!(new.cookie, old.cookie);
    // The old one goes on there, and can only be begun again once more.
    let both = format!("{}; {}", old.cookie, new.cookie);
    let old_page = show(&front.state, &both, &old.flow).await;
    code(&old_page, 409, "flow.restarted");
    assert!(offers(&old_page, AGAIN) && !offers(&old_page, BACK));
    let cancel = [("flow", old.flow.as_str()), ("cancel", "1")];
    let refused = press(&front.state, "/connector/country", &both, &cancel).await;
    code(&refused, 409, "flow.restarted");
    // The new one answers the hub's request.
    let cancel = [("flow", new.flow.as_str()), ("cancel", "1")];
    let told = press(&front.state, "/connector/country", &both, &cancel).await;
    let said = query(told.onward());
    assert_eq!(said["error"], "access_denied");
    assert_eq!(said["state"], STATE);
}

#[tokio::test]
async fn pressing_start_again_twice_leaves_a_login_that_works() {
    let front = front(|_| {});
    let old = Login::of(&front.ask(&request_with(&[])).await);
    front.clock.by(LATE);
    let first = again(&front.state, &old.cookie, &old.flow).await;
    let second = again(&front.state, &old.cookie, &old.flow).await;
    let (first, second) = (Login::of(&first), Login::of(&second));
    assert_ne!(first.flow, second.flow);
    let shown = show(&front.state, &second.cookie, &second.flow).await;
    assert_eq!(shown.status, 200);
}

#[tokio::test]
async fn only_the_browser_that_began_begins_again_and_only_by_pressing() {
    let front = front(|_| {});
    let old = Login::of(&front.ask(&request_with(&[])).await);
    let other = Login::of(&front.ask(&request_with(&[])).await);
    front.clock.by(LATE);
    for cookie in ["", other.cookie.as_str()] {
        let refused = again(&front.state, cookie, &old.flow).await;
        code(&refused, 403, "flow.other-browser");
        assert!(!offers(&refused, AGAIN) && !offers(&refused, BACK));
        let cancel = [("flow", old.flow.as_str()), ("cancel", "1")];
        let refused = press(&front.state, "/connector/country", cookie, &cancel).await;
        code(&refused, 403, "flow.other-browser");
    }
    for flow in ["", "x", &"A".repeat(43), &"A".repeat(20_000)] {
        code(
            &again(&front.state, &old.cookie, flow).await,
            410,
            "flow.gone",
        );
    }
    let none = press(&front.state, "/connector/restart", &old.cookie, &[]).await;
    code(&none, 410, "flow.gone");
    // An address that is opened begins nothing.
    let path = format!("/connector/restart?flow={}", old.flow);
    code(
        &front.state.get(&path, &old.cookie).await,
        410,
        "flow.expired",
    );
    assert_eq!(
        again(&front.state, &old.cookie, &old.flow).await.status,
        200
    );
}

#[tokio::test]
async fn a_login_is_remembered_for_two_hours_and_not_longer() {
    let front = front(|_| {});
    let old = Login::of(&front.ask(&request_with(&[])).await);
    front.clock.by(900 + TOO_LATE - 1);
    code(
        &show(&front.state, &old.cookie, &old.flow).await,
        410,
        "flow.expired",
    );
    front.clock.by(1);
    code(
        &show(&front.state, &old.cookie, &old.flow).await,
        410,
        "flow.gone",
    );
    code(
        &again(&front.state, &old.cookie, &old.flow).await,
        410,
        "flow.gone",
    );
}

#[tokio::test]
async fn nothing_is_begun_or_told_for_a_client_or_an_address_that_is_gone() {
    let mut registered = None;
    let front = front_of(
        |_| {},
        |node| {
            let role = node.connector.as_ref().unwrap();
            registered = Some(Arc::clone(&role.clients));
        },
    );
    let registered: Arc<ArcSwap<Clients>> = registered.unwrap();
    let old = Login::of(&front.ask(&request_with(&[])).await);
    front.clock.by(LATE);
    let secret = ClientAuthentication::SecretBasic(Secret::new("s3cret-s3cret-s3cret-s3cret"));
    let moved = Client::new(CLIENT, vec!["https://new.example/cb".to_owned()], secret);
    for (clients, refused) in [
        (
            Clients::new([moved]),
            "oidc.authorization.redirect-unregistered",
        ),
        (Clients::new([]), "oidc.authorization.client-unknown"),
    ] {
        registered.store(Arc::new(clients));
        let page = again(&front.state, &old.cookie, &old.flow).await;
        code(&page, 403, refused);
        assert!(!offers(&page, AGAIN) && !offers(&page, BACK));
        let cancel = [("flow", old.flow.as_str()), ("cancel", "1")];
        let page = press(&front.state, "/connector/country", &old.cookie, &cancel).await;
        code(&page, 403, refused);
    }
}

#[tokio::test]
async fn going_back_to_the_service_tells_the_hub_once_also_when_it_is_late() {
    let front = front(|_| {});
    let old = Login::of(&front.ask(&request_with(&[])).await);
    front.clock.by(LATE);
    let cancel = [("flow", old.flow.as_str()), ("cancel", "1")];
    let told = press(&front.state, "/connector/country", &old.cookie, &cancel).await;
    let said = query(told.onward());
    assert_eq!(
        (said["error"].as_str(), said["state"].as_str()),
        ("access_denied", STATE)
    );
    assert!(told.header("set-cookie").unwrap().ends_with("; Max-Age=0"));
    for _ in 0..2 {
        let twice = press(&front.state, "/connector/country", &old.cookie, &cancel).await;
        code(&twice, 200, "flow.cancelled");
        code(
            &again(&front.state, &old.cookie, &old.flow).await,
            200,
            "flow.cancelled",
        );
    }
}

#[tokio::test]
async fn what_is_remembered_never_takes_the_room_of_a_login() {
    let store = Arc::new(std::sync::OnceLock::new());
    let kept = Arc::clone(&store);
    let front = front_of(
        |_| {},
        move |node| {
            let small = Arc::new(MemoryStore::new(114, Arc::clone(&node.clock)));
            node.store = small.clone();
            let _ = kept.set(small);
        },
    );
    for round in 0..70 {
        let start = front.ask(&request_with(&[])).await;
        assert_eq!(start.status, 200, "{round}: {}", start.body);
    }
    let store: &Arc<MemoryStore> = store.get().unwrap();
    assert!(store.len() <= 114);
    front.clock.by(900 + TOO_LATE);
    for _ in 0..10 {
        front.ask(&request_with(&[])).await;
    }
    // Ten logins and what they leave; of the first nothing, while the old was cleared away.
    let kept = store.len();
    assert!((10..=20).contains(&kept), "{kept}");
}

#[tokio::test]
async fn an_answer_that_comes_late_is_told_so_and_the_login_begun_again_succeeds() {
    let pair = pair().await;
    let old = pair.login().await;
    let late = pair.refused(&old.chosen(&pair).await).await;
    pair.clock.by(LATE);
    let page = pair.hand_in(&late).await;
    code(&page, 410, "flow.expired");
    assert!(offers(&page, AGAIN) && offers(&page, BACK));
    assert!(page.body.contains("name=\"country\" value=\"DE\""));
    // The same country at once.
    let fields = [("flow", old.flow.as_str()), ("country", "DE")];
    let asked = press(&pair.ours, "/connector/restart", &old.cookie, &fields).await;
    assert_eq!(asked.status, 200, "{}", asked.body);
    let cookie = asked.cookie();
    let answer = pair.refused(&asked).await;
    let finish = pair.hand_in(&answer).await.onward().to_owned();
    let other = pair.ours.get(&finish, &old.cookie).await;
    code(&other, 403, "flow.other-browser");
    let done = pair.ours.get(&finish, &cookie).await;
    let said = query(done.header("location").unwrap());
    assert_eq!(said["error"], "access_denied", "{said:?}");
    // The late answer is of no use any more, whatever was begun since.
    code(&pair.hand_in(&late).await, 409, "flow.restarted");
}

#[tokio::test]
async fn a_country_that_is_gone_when_it_is_tried_again_is_explained() {
    let pair = pair().await;
    let old = pair.login().await;
    old.chosen(&pair).await;
    pair.clock.by(LATE);
    let fields = [("flow", old.flow.as_str()), ("country", "XX")];
    let page = press(&pair.ours, "/connector/restart", &old.cookie, &fields).await;
    assert_eq!(page.status, 200);
    assert_eq!(code_of(&page).as_deref(), Some("flow.country-not-offered"));
    let new = Login::of(&page);
    assert_ne!(new.flow, old.flow);
    assert_eq!(show(&pair.ours, &new.cookie, &new.flow).await.status, 200);
}

#[tokio::test]
async fn an_answer_to_a_login_that_was_begun_again_counts_for_nothing() {
    let pair = pair().await;
    let old = pair.login().await;
    let answer = pair.refused(&old.chosen(&pair).await).await;
    let new = Login::of(&again(&pair.ours, &old.cookie, &old.flow).await);
    code(&pair.hand_in(&answer).await, 409, "flow.restarted");
    assert_eq!(show(&pair.ours, &new.cookie, &new.flow).await.status, 200);
}

#[tokio::test]
async fn an_answer_sent_twice_leads_the_right_browser_on_and_nobody_else() {
    let pair = pair().await;
    let login = pair.login().await;
    let answer = pair.refused(&login.chosen(&pair).await).await;
    let first = pair.hand_in(&answer).await;
    let finish = first.onward().to_owned();
    let second = pair.hand_in(&answer).await;
    code(&second, 409, "response.replayed");
    let link = finish.replace('&', "&#38;");
    assert!(second.body.contains(&link), "{link} in {}", second.body);
    code(&pair.ours.get(&finish, "").await, 403, "flow.other-browser");
    let done = pair.ours.get(&finish, &login.cookie).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    let third = pair.hand_in(&answer).await;
    code(&third, 409, "response.replayed");
    assert!(!offers(&third, "/connector/finish") && !offers(&third, AGAIN));
}

#[tokio::test]
async fn an_answer_of_a_country_that_was_left_leads_back_to_the_list() {
    let pair = pair().await;
    let login = pair.login().await;
    let first = pair.refused(&login.chosen(&pair).await).await;
    let second = login.chosen(&pair).await;
    let page = pair.hand_in(&first).await;
    code(&page, 409, "response.superseded");
    assert!(offers(
        &page,
        &format!("/connector/country?flow={}", login.flow)
    ));
    let answer = pair.refused(&second).await;
    pair.hand_in(&answer).await.onward();
}

#[tokio::test]
async fn a_pushed_request_yields_one_login_however_often_it_is_begun() {
    let pair = pair().await;
    let (status, body) = push_at(&pair.ours, CLIENT, &request_with(&[])).await;
    assert_eq!(status, 201, "{body}");
    let reference = body["request_uri"].as_str().unwrap();
    let path = format!(
        "/authorize?{}",
        form(&[("client_id", CLIENT), ("request_uri", reference)])
    );
    let mut logins = Vec::new();
    for _ in 0..3 {
        logins.push(Login::of(&pair.ours.get(&path, "").await));
    }
    let [done, open, late] = logins.try_into().ok().unwrap();
    pair.clock.by(600);
    // Kept alive by its person, and longer than the first.
    late.chosen(&pair).await;
    let answer = pair.refused(&done.chosen(&pair).await).await;
    let finish = pair.hand_in(&answer).await.onward().to_owned();
    let ended = pair.ours.get(&finish, &done.cookie).await;
    assert_eq!(ended.status, StatusCode::SEE_OTHER);
    // Neither begun again, nor gone on with, nor refused a second time.
    code(
        &again(&pair.ours, &done.cookie, &done.flow).await,
        409,
        "flow.refused",
    );
    for login in [&open, &late] {
        let page = again(&pair.ours, &login.cookie, &login.flow).await;
        code(&page, 200, "flow.finished");
        assert!(!offers(&page, AGAIN) && !offers(&page, BACK));
        let fields = [("flow", login.flow.as_str()), ("country", "DE")];
        let page = press(&pair.ours, "/connector/country", &login.cookie, &fields).await;
        code(&page, 200, "flow.finished");
    }
    for seconds in [LATE, LATE, 3600] {
        pair.clock.by(seconds);
        for login in [&open, &late] {
            let page = again(&pair.ours, &login.cookie, &login.flow).await;
            code(&page, 200, "flow.finished");
        }
    }
    pair.clock.by(3600);
    for login in [&open, &late] {
        let page = again(&pair.ours, &login.cookie, &login.flow).await;
        code(&page, 410, "flow.gone");
    }
}

#[tokio::test]
async fn a_hub_that_answers_late_may_be_asked_again_and_the_country_gets_one_answer() {
    let pair = pair().await;
    let chosen = pair.login().await.chosen(&pair).await;
    let old = pair.abroad(&chosen).await;
    pair.clock.by(LATE);
    let late = pair.theirs.get(&old.callback(), &old.cookie).await;
    code(&late, 410, "flow.expired");
    assert!(offers(&late, AGAIN_AT_THE_HUB) && offers(&late, BACK));
    assert!(!offers(&late, "SAMLResponse"));
    let stranger = pair.theirs.get(&old.callback(), "").await;
    code(&stranger, 403, "flow.other-browser");
    assert!(!offers(&stranger, AGAIN_AT_THE_HUB));
    // The same page in another language.
    let path = format!("/proxy-service/restart?flow={}&lang=el", old.state);
    let greek = pair.theirs.get(&path, &old.cookie).await;
    code(&greek, 410, "flow.expired");
    assert!(greek.body.contains("<html lang=\"el\"") && offers(&greek, AGAIN_AT_THE_HUB));
    // Twice, as by two presses: both are under way, and the first that ends is the answer.
    let mut begun = Vec::new();
    for _ in 0..2 {
        begun.push(Abroad::of(&old.press(&pair, ("lang", "el")).await));
    }
    let [one, two] = begun.try_into().ok().unwrap();
    let (was, is) = (query(&old.onward), query(&one.onward));
    for name in ["state", "nonce", "code_challenge"] {
        assert_ne!(was.get(name), is.get(name), "{name}");
    }
    assert_eq!(was["scope"], is["scope"]);
    let page = pair.theirs.get(&old.callback(), &old.cookie).await;
    code(&page, 409, "flow.restarted");
    let answered = pair.theirs.get(&two.callback(), &two.cookie).await;
    assert!(offers(&answered, "SAMLResponse"), "{}", answered.body);
    for login in [&one, &two, &old] {
        let page = pair.theirs.get(&login.callback(), &login.cookie).await;
        assert!(!offers(&page, "SAMLResponse"), "{}", page.body);
        assert!(!offers(&page, AGAIN_AT_THE_HUB), "{}", page.body);
        for field in [("lang", "en"), ("cancel", "1")] {
            let page = login.press(&pair, field).await;
            assert!(!offers(&page, "SAMLResponse"), "{}", page.body);
            assert_eq!(page.header("refresh"), None);
        }
    }
}

#[tokio::test]
async fn giving_up_late_tells_the_country_once() {
    let pair = pair().await;
    let login = pair.login().await;
    let abroad = pair.abroad(&login.chosen(&pair).await).await;
    for seconds in [LATE - 2, 2] {
        pair.clock.by(seconds);
        let fields = [("flow", abroad.state.as_str()), ("cancel", "1")];
        let path = "/proxy-service/restart";
        let stranger = press(&pair.theirs, path, "", &fields).await;
        code(&stranger, 403, "flow.other-browser");
    }
    let told = abroad.press(&pair, ("cancel", "1")).await;
    assert!(told.header("set-cookie").unwrap().ends_with("; Max-Age=0"));
    assert!(!told.field("SAMLResponse").is_empty());
    for field in [("lang", "en"), ("cancel", "1")] {
        code(&abroad.press(&pair, field).await, 200, "flow.cancelled");
    }
    code(
        &pair.theirs.get(&abroad.callback(), &abroad.cookie).await,
        200,
        "flow.cancelled",
    );
}

#[tokio::test]
async fn a_login_at_the_hub_is_forgotten_two_hours_after_the_request_and_no_later() {
    let pair = pair().await;
    let chosen = pair.login().await.chosen(&pair).await;
    let first = pair.abroad(&chosen).await;
    pair.clock.by(TOO_LATE);
    let second = Abroad::of(&first.press(&pair, ("lang", "en")).await);
    // Begun again at the last moment, it may still be finished, but not begun again for ever.
    pair.clock.by(LATE);
    let page = pair.theirs.get(&second.callback(), &second.cookie).await;
    code(&page, 410, "flow.gone");
    code(&second.press(&pair, ("lang", "en")).await, 410, "flow.gone");
}

#[tokio::test]
async fn a_hint_that_will_not_do_says_so_above_the_list() {
    let pair = pair().await;
    let plain = pair.ours.get(&authorize(&[]), "").await;
    assert!(!plain.body.contains("class=\"hint\""));
    let unknown = pair.ours.get(&authorize(&[("idp_hint", "XX")]), "").await;
    assert!(unknown.body.contains("class=\"hint\""), "{}", unknown.body);
    let known = pair.ours.get(&authorize(&[("idp_hint", "DE")]), "").await;
    assert!(!known.field("SAMLRequest").is_empty());
}

#[tokio::test]
async fn why_a_country_cannot_be_had_is_told_again_in_another_language() {
    let pair = pair().await;
    let login = pair.login().await;
    let fields = [("flow", login.flow.as_str()), ("country", "DE")];
    pair.theirs.trust.countries();
    let about = format!("/connector/country?flow={}&about=DE", login.flow);
    // One that can be had is the list.
    let list = pair.ours.get(&about, &login.cookie).await;
    assert_eq!(code_of(&list), None);
    assert!(list.body.contains("value=\"DE\""));
    let unknown = format!("/connector/country?flow={}&about=XX&lang=fr", login.flow);
    let page = pair.ours.get(&unknown, &login.cookie).await;
    code(&page, 200, "flow.country-not-offered");
    assert!(page.body.contains("<html lang=\"fr\""));
    assert!(offers(
        &page,
        &format!("/connector/country?flow={}", login.flow)
    ));
    code(
        &pair.ours.get(&unknown, "").await,
        403,
        "flow.other-browser",
    );
    let chosen = press(&pair.ours, "/connector/country", &login.cookie, &fields).await;
    assert!(!chosen.field("SAMLRequest").is_empty());
}
