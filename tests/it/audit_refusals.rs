//! What the trail says of real logins: every message of one, and for every refusal exactly one
//! event, with the code and the reference that whoever was refused has, and nothing of the person.

use std::collections::BTreeSet;
use std::sync::Arc;

use eidas_bridge::ambient::SystemClock;
use eidas_bridge::app::CheckpointKeys;
use eidas_bridge::audit::{Operation, Record, Selection, verify};
use eidas_bridge::config::Config;
use eidas_bridge::demo::browser::{Form, Page};
use eidas_bridge::demo::journey::{self, Direction, Script};
use eidas_bridge::demo::{Options, SiteOptions, citizens};
use eidas_bridge::saml::binding::post;
use serde_json::Value;

use crate::journey_world::*;

/// Our country with a trail, and what of it was read.
pub(crate) struct Audited {
    pub(crate) land: Land,
    pub(crate) folder: tempfile::TempDir,
    read: usize,
}

impl Audited {
    pub(crate) async fn settle() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let trail = folder.path().display();
        let extra = format!("[audit]\nfolder = \"{trail}\"\n");
        let ours = SiteOptions {
            extra_config: extra,
            ..SiteOptions::default()
        };
        let options = Options {
            ours,
            ..Options::default()
        };
        let land = Land::settle(options, Arc::new(SystemClock)).await;
        Self {
            land,
            folder,
            read: 0,
        }
    }

    /// The records since the last look, without the trail's own.
    fn news(&mut self) -> Vec<Record> {
        let mut records = Vec::new();
        let all = Selection::default();
        let read = all.read(self.folder.path(), |shown| {
            if !shown.record.op.starts_with("trail.") {
                records.push(shown.record);
            }
        });
        read.unwrap();
        let news = records.split_off(self.read);
        self.read += news.len();
        news
    }

    /// Exactly one of them is a refusal, with this code and reference.
    fn one_refusal(&mut self, what: &str, code: &str, reference: Option<&str>) {
        let news = self.news();
        let refusals: Vec<_> = news.iter().filter(|record| record.code.is_some()).collect();
        assert_eq!(refusals.len(), 1, "{what}: {refusals:#?}");
        let refusal = refusals[0];
        assert_eq!(refusal.code.as_deref(), Some(code), "{what}");
        assert!(
            ["refused", "cancelled"].contains(&refusal.op.as_str()),
            "{what}"
        );
        if let Some(reference) = reference {
            assert_eq!(refusal.flow.as_deref(), Some(reference), "{what}");
        }
        assert!(
            DOCUMENTED.contains(&format!("`{code}`")),
            "{code} is not in docs/ERRORS.md"
        );
    }

    /// The same, as the person reads it on a page of ours.
    fn on_the_page(&mut self, what: &str, page: &Page) {
        let code = page.text_of_class("code").unwrap();
        let reference = page.text_of_class("reference").unwrap();
        self.one_refusal(what, &code, Some(&reference));
    }

    /// The same, as the hub reads it in the error that the browser brings.
    fn at_the_hub(&mut self, what: &str, page: &Page) {
        let said = self.land.said(page);
        let (code, reference) = said["error_description"]
            .split_once(" (reference ")
            .unwrap();
        self.one_refusal(what, code, Some(reference.trim_end_matches(')')));
    }

    /// The same, as the hub reads it on the back channel, which has the reference only.
    fn on_the_back_channel(&mut self, what: &str, code: &str, answer: &Value) {
        let said = answer["error_description"].as_str().unwrap();
        let (_, reference) = said.split_once("reference ").unwrap();
        self.one_refusal(what, code, Some(reference.trim_end_matches(')')));
    }
}

const DOCUMENTED: &str = include_str!("../../docs/ERRORS.md");

#[test]
fn the_trail_of_logins_and_of_every_refusal() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let mut audited = Audited::settle().await;
        let all = async {
            whole_logins(&mut audited).await;
            at_the_start(&mut audited).await;
            of_responses(&mut audited).await;
            by_persons(&mut audited).await;
            on_back_channels(&mut audited).await;
            of_foreign_requests(&mut audited).await;
        };
        tokio::time::timeout(std::time::Duration::from_mins(1), all)
            .await
            .unwrap();
        nobody_is_in_it(&audited);
        let config = Config::load(&audited.land.world.ours.folder.join("bridge.toml"));
        if let Ok(config) = config {
            let keys = CheckpointKeys::of(&config.keys.metadata_signing);
            let reports = verify(audited.folder.path(), Some(&keys), &[]).unwrap();
            assert_eq!(reports[0].faults, []);
            assert!(reports[0].checkpoints > 0);
        }
    });
}

/// Every operation of its direction once, all under one reference, each message hashed.
async fn whole_logins(audited: &mut Audited) {
    audited.news();
    for direction in [Direction::Connector, Direction::ProxyService] {
        let script = Script::of(direction);
        let journey = journey::log_in(&audited.land.world, direction, &script).await;
        assert!(journey.end.is_ok());
        let news = audited.news();
        let flows: BTreeSet<_> = news.iter().map(|it| it.flow.clone()).collect();
        assert_eq!(flows.len(), 1, "{news:#?}");
        let ends: Vec<_> = news.iter().filter(|it| it.outcome.is_some()).collect();
        assert_eq!(ends.len(), 1);
        assert_eq!(ends[0].outcome.as_deref(), Some("success"));
        assert_eq!(ends[0].country.as_deref(), Some("XB"));
        assert_eq!(ends[0].person.as_deref(), Some("natural"));
        assert_eq!(ends[0].level.as_deref(), Some("substantial"));
        let ours = match direction {
            Direction::Connector => eidas_bridge::audit::Direction::Connector,
            Direction::ProxyService => eidas_bridge::audit::Direction::ProxyService,
        };
        let expected = Operation::ALL.iter().filter(|it| it.direction() == ours);
        for operation in expected.filter(|it| **it != Operation::RequestPushed) {
            let mut found = news.iter().filter(|it| it.op == operation.as_str());
            let record = found
                .next()
                .unwrap_or_else(|| panic!("no {operation:?}: {news:#?}"));
            assert!(found.next().is_none());
            assert!(
                record.origin.is_some() && record.destination.is_some(),
                "{record:?}"
            );
            assert!(record.hash.is_some() || *operation == Operation::IdentityDelivered);
        }
    }
}

async fn at_the_start(audited: &mut Audited) {
    let mut browser = browser();
    for changes in [
        [("client_id", "nobody")],
        [("redirect_uri", "https://elsewhere.example/")],
    ] {
        let page = audited.land.visit(&mut browser, &changes).await;
        audited.on_the_page("a stranger", &page);
    }
    for changes in [[("acr_values", "unheard-of")], [("scope", "email")]] {
        let page = audited.land.visit(&mut browser, &changes).await;
        audited.at_the_hub("a faulty request", &page);
    }
    let refused = audited.land.http.post(audited.land.ours("/connector/acs"));
    let refused = refused.json(&serde_json::json!({})).send().await.unwrap();
    assert_eq!(refused.status(), 415);
    // Nobody waits for the record of what the edge turns away.
    for _ in 0..100 {
        let news = audited.news().len();
        audited.read -= news;
        if news > 0 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    audited.one_refusal("no form", "http.content-type", None);
}

async fn of_responses(audited: &mut Audited) {
    let script = Script::of(Direction::Connector);
    let mut browser = browser();
    for message in ["%%%", "PHgvPg=="] {
        let acs = audited.land.ours("/connector/acs");
        let fields = [("SAMLResponse", message)];
        let page = audited.land.post(&mut browser, &acs, &fields).await;
        audited.on_the_page("no response", &page);
    }
    let (page, form) = audited
        .land
        .towards(&mut browser, &script, "SAMLResponse")
        .await;
    let changed = one_bit_off(&xml_of(&form, "SAMLResponse"), "<ds:SignatureValue>");
    let mut bad = form.clone();
    bad.put("SAMLResponse", &post::encode(&changed));
    let end = browser.submit(&page, &bad, None).await.unwrap();
    audited.at_the_hub("a changed response", &end);
    let late = browser.submit(&page, &form, None).await.unwrap();
    audited.on_the_page("after the end", &late);

    let (page, form) = audited
        .land
        .towards(&mut browser, &script, "SAMLResponse")
        .await;
    let end = browser.submit(&page, &form, None).await.unwrap();
    assert!(audited.land.said(&end).contains_key("code"));
    audited.news();
    let again = browser.submit(&page, &form, None).await.unwrap();
    audited.on_the_page("a response twice", &again);

    let (page, form) = audited
        .land
        .towards(&mut browser, &script, "SAMLResponse")
        .await;
    audited.news();
    browser.set_follows_refresh(false);
    let first = browser.submit(&page, &form, None).await.unwrap();
    let (_, finish) = first.refresh().unwrap();
    audited.news();
    let mut another = crate::journey_world::browser();
    let stolen = another.get(finish.as_str()).await.unwrap();
    audited.on_the_page("another browser", &stolen);
}

async fn by_persons(audited: &mut Audited) {
    let mut browser = browser();
    let page = audited.land.visit(&mut browser, &[]).await;
    let forms = page.forms();
    let cancels = |form: &&Form| form.buttons().any(|(name, _)| name == "cancel");
    let form = forms.iter().find(cancels).unwrap();
    let pressed = form.buttons().find(|(name, _)| *name == "cancel").unwrap();
    let end = browser.submit(&page, form, Some(pressed)).await.unwrap();
    audited.at_the_hub("cancelled on our page", &end);
    for direction in [Direction::Connector, Direction::ProxyService] {
        let refuses = Script {
            refuses: true,
            ..Script::of(direction)
        };
        journey::log_in(&audited.land.world, direction, &refuses).await;
        let code = match direction {
            Direction::Connector => "peer.denied",
            Direction::ProxyService => "hub.refused",
        };
        audited.one_refusal("refused at home", code, None);
    }
}

async fn on_back_channels(audited: &mut Audited) {
    let (_, answer) = audited
        .land
        .token("no-code", &[("client_secret", "wrong")])
        .await;
    audited.on_the_back_channel("a wrong secret", "oidc.client-auth.credentials", &answer);
    let (_, answer) = audited.land.token("no-code", &[]).await;
    audited.on_the_back_channel("an unknown code", "oidc.token.code", &answer);
    let none = serde_json::json!({"access_token": "unknown"});
    let (_, answer) = audited.land.userinfo(&none).await;
    audited.on_the_back_channel("an unknown token", "oidc.access-token", &answer);
    let push = audited.land.http.post(audited.land.ours("/par"));
    let push = push.form(&[("client_id", "nobody")]).send().await.unwrap();
    let answer: Value = push.json().await.unwrap();
    let code = code_of_last(audited);
    audited.read -= 1;
    audited.on_the_back_channel("a stranger pushes", &code, &answer);
}

fn code_of_last(audited: &mut Audited) -> String {
    let news = audited.news();
    assert_eq!(news.len(), 1, "{news:#?}");
    news[0].code.clone().unwrap()
}

async fn of_foreign_requests(audited: &mut Audited) {
    let mut browser = browser();
    let sso = audited.land.ours("/proxy-service/sso");
    let unreadable = [("SAMLRequest", "%%%")];
    let page = audited.land.post(&mut browser, &sso, &unreadable).await;
    audited.on_the_page("no request", &page);

    let mut request = audited.land.request();
    request.issuer = "https://nobody.example/metadata".to_owned();
    let message = post::encode(&request.signed(&audited.land.keys.signing));
    let fields = [("SAMLRequest", message.as_str())];
    let page = audited.land.post(&mut browser, &sso, &fields).await;
    audited.on_the_page("an unknown Connector", &page);

    let sound = audited.land.request().signed(&audited.land.keys.signing);
    let changed = post::encode(&one_bit_off(&sound, "<ds:SignatureValue>"));
    let fields = [("SAMLRequest", changed.as_str())];
    let page = audited.land.post(&mut browser, &sso, &fields).await;
    audited.on_the_page("a changed request", &page);

    let message = post::encode(&sound);
    let fields = [("SAMLRequest", message.as_str())];
    audited.land.post(&mut browser, &sso, &fields).await;
    audited.news();
    audited.land.post(&mut browser, &sso, &fields).await;
    audited.one_refusal("a request twice", "request.replayed", None);

    let callback = "/oidc-client/redirect-to-eidas-response-proxy?code=x&state=unknown";
    let callback = audited.land.ours(callback);
    let page = browser.get(&callback).await.unwrap();
    audited.on_the_page("an answer to nothing", &page);
}

/// No name, date or number of anybody is anywhere in the files.
fn nobody_is_in_it(audited: &Audited) {
    let mut trail = String::new();
    for entry in std::fs::read_dir(audited.folder.path()).unwrap() {
        trail.push_str(&std::fs::read_to_string(entry.unwrap().path()).unwrap());
    }
    assert!(trail.lines().count() > 50);
    for citizen in citizens::OURS.iter().chain(&citizens::THEIRS) {
        for told in [
            citizen.given_name,
            citizen.family_name,
            citizen.birthdate,
            citizen.id,
        ] {
            let long = told.len() > 3;
            assert!(!long || !trail.contains(told), "{told} is in the trail");
        }
    }
    assert!(!trail.contains("127.0.0.1:0") && !trail.contains(STATE));
}

#[test]
fn the_page_about_the_trail_names_everything_that_is_in_it() {
    let page = include_str!("../../docs/AUDIT.md");
    for operation in Operation::ALL {
        let name = operation.reference_name().unwrap_or_default();
        let row = format!("| `{}` |", operation.as_str());
        let row = page.lines().find(|line| line.starts_with(&row)).unwrap();
        assert!(row.contains(name), "{row}");
    }
    for (op, what) in eidas_bridge::audit::TRAIL_OPERATIONS {
        assert!(page.contains(&format!("| `{op}` | {what} |")), "{op}");
    }
    let full = Record {
        direction: Some(String::new()),
        flow: Some(String::new()),
        origin: Some(String::new()),
        destination: Some(String::new()),
        id: Some(String::new()),
        hash: Some(String::new()),
        in_response_to: Some(String::new()),
        status: Some(String::new()),
        outcome: Some(String::new()),
        code: Some(String::new()),
        side: Some(String::new()),
        told: Some(String::new()),
        country: Some(String::new()),
        level: Some(String::new()),
        person: Some(String::new()),
        client: Some(String::new()),
        sector: Some(String::new()),
        requester: Some(String::new()),
        detail: Some(String::new()),
        left_out: Some(0),
        lost: Some(0),
        torn: Some(eidas_bridge::audit::Torn::default()),
        checkpoint: Some(eidas_bridge::audit::Checkpoint::default()),
        ..Record::default()
    };
    let fields = serde_json::to_value(full).unwrap();
    for field in fields.as_object().unwrap().keys() {
        assert!(page.contains(&format!("`{field}`")), "{field}");
    }
}
