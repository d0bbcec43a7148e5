//! A rule bent for the demo country, through whole logins: before its first day, on it, and after
//! its last. One world whose clocks are moved by days.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use eidas_bridge::ambient::Clock;
use eidas_bridge::demo::browser::Page;
use eidas_bridge::demo::journey::{Direction, Script};
use eidas_bridge::demo::{Options, SiteOptions};
use eidas_bridge::domain::ExceptionKind;
use eidas_bridge::saml::binding::post;
use eidas_bridge::xml::{DigestAlgorithm, SignatureAlgorithm, SigningKey};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use openssl::x509::X509;
use serde_json::Value;
use tokio::runtime::Runtime;

use crate::journey_world::*;

/// What the world of this test logs, one JSON object a line.
#[derive(Clone, Default)]
pub(crate) struct Log(Arc<Mutex<Vec<u8>>>);

impl std::io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Log {
    /// A runtime all of whose threads log here.
    pub(crate) fn runtime(&self, level: tracing::Level) -> Runtime {
        let dispatch = self.dispatch(level);
        tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .on_thread_start(move || {
                // For as long as the thread lives.
                std::mem::forget(tracing::dispatcher::set_default(&dispatch));
            })
            .build()
            .unwrap()
    }

    /// What this thread logs, for as long as the guard lives.
    pub(crate) fn of_this_thread(&self) -> tracing::dispatcher::DefaultGuard {
        tracing::dispatcher::set_default(&self.dispatch(tracing::Level::WARN))
    }

    fn dispatch(&self, level: tracing::Level) -> tracing::Dispatch {
        // Where there is one subscriber only, whoever reaches an event first without it, such as
        // another test, switches the event off for everybody.
        let second = tracing::Dispatch::new(tracing::subscriber::NoSubscriber::default());
        std::mem::forget(second);
        let log = self.clone();
        let subscriber = tracing_subscriber::fmt()
            .json()
            .flatten_event(true)
            .with_max_level(level)
            .with_writer(move || log.clone())
            .finish();
        tracing::Dispatch::new(subscriber)
    }

    /// Everything so far.
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }

    /// The lines so far in which a member has this value.
    fn lines(&self, name: &str, value: &str) -> Vec<Value> {
        let text = self.text();
        let lines = text.lines().map(|line| serde_json::from_str(line).unwrap());
        lines.filter(|line: &Value| line[name] == value).collect()
    }

    /// The events of that name in which a member has this value.
    pub(crate) fn events(&self, event: &str, name: &str, value: &str) -> Vec<Value> {
        let mut lines = self.lines(name, value);
        lines.retain(|line| line["event"] == event);
        lines
    }

    fn needed(&self) -> Vec<Value> {
        self.lines("event", "exception-needed")
    }
}

const DAY: i64 = 86_400;

fn day_of(now: Timestamp) -> Date {
    now.to_zoned(TimeZone::UTC).date()
}

/// The demo country as an old node: its right key, with RSA PKCS#1 v1.5.
fn old_key(land: &Land) -> SigningKey {
    let certificate = X509::from_der(land.keys.signing.certificate_der()).unwrap();
    let (algorithm, digest) = (SignatureAlgorithm::RsaPkcs1Sha256, DigestAlgorithm::Sha256);
    SigningKey::new(land.keys.private.clone(), &certificate, algorithm, digest).unwrap()
}

/// A login of their citizen here, the Response signed the old way.
async fn towards(land: &Land) -> Page {
    let (mut browser, script) = (browser(), Script::of(Direction::Connector));
    let (_, request) = land.towards(&mut browser, &script, "SAMLRequest").await;
    let response = land.written(&land.response(&request)).await;
    let issuer = "</saml2:Issuer>";
    let response = signed_with(&response, issuer, issuer, &old_key(land));
    land.deliver(&mut browser, &request, &response).await
}

/// A login of our citizen there, the request signed the old way, as far as our answer.
async fn outwards(land: &Land) -> Page {
    let mut browser = browser();
    let message = post::encode(&land.request().signed(&old_key(land)));
    let sso = land.ours("/proxy-service/sso");
    land.post(&mut browser, &sso, &[("SAMLRequest", &message)])
        .await
}

/// A login that needs nothing bent.
async fn honest(land: &Land) {
    let (mut browser, script) = (browser(), Script::of(Direction::Connector));
    let (page, form) = land.towards(&mut browser, &script, "SAMLResponse").await;
    let end = browser.submit(&page, &form, None).await.unwrap();
    assert!(land.said(&end).contains_key("code"));
}

async fn refused_in_both_directions(land: &Land) {
    let error = land.error(&towards(land).await);
    assert_eq!(
        error,
        ("server_error".to_owned(), "signature.algorithm".to_owned())
    );
    // Nobody is established by such a request: a page, and no answer.
    assert_page(&outwards(land).await, 400, "signature.algorithm");
}

#[test]
fn a_countrys_exception_lets_logins_through_between_its_days_and_not_one_longer() {
    let log = Log::default();
    let seen = log.clone();
    let test = async move {
        let (ours, theirs) = (Arc::new(Moved::default()), Arc::new(Moved::default()));
        // Away from midnight, so that no step of the test crosses it by itself.
        let of_day = ours.now().as_second().rem_euclid(DAY);
        for clock in [&ours, &theirs] {
            clock.by(DAY / 2 - of_day);
        }
        let tomorrow = day_of(ours.now()).tomorrow().unwrap();
        let exception = format!(
            "[[exceptions]]\nname = \"{}\"\nreason = \"their module signs no other way\"\n\
             approved_by = \"the office\"\nfrom = {tomorrow}\nuntil = {tomorrow}\n",
            ExceptionKind::RsaPkcs1Sha256.as_str()
        );
        let options = Options {
            ours: SiteOptions {
                extra_country: exception,
                ..on_clock(&ours)
            },
            theirs: on_clock(&theirs),
            ..Options::default()
        };
        let clock: Arc<dyn Clock> = ours.clone();
        let land = Land::settle(options, clock).await;
        let at_start = &seen.lines("message", "an exception")[0];
        assert_eq!(at_start["country"], "XB");
        assert_eq!(at_start["exception"], "rsa-pkcs1-sha256");
        assert_eq!(at_start["standing"], "not-yet");
        assert_eq!(at_start["approved_by"], "the office");
        let next_day = || {
            ours.by(DAY);
            theirs.by(DAY);
        };
        let all = async {
            refused_in_both_directions(&land).await;
            next_day();
            assert!(seen.needed().is_empty(), "refused: nothing was bent");
            assert!(land.said(&towards(&land).await).contains_key("code"));
            let at_the_hub = outwards(&land).await;
            let origin = at_the_hub.url().origin().ascii_serialization();
            assert_eq!(origin, land.world.ours.hub_url, "{}", at_the_hub.body());
            honest(&land).await;
            next_day();
            refused_in_both_directions(&land).await;
        };
        tokio::time::timeout(Duration::from_secs(30), all)
            .await
            .expect("in time");
        // Once for each of the two logins that it made a difference to, and naming nobody.
        let needed = seen.needed();
        assert_eq!(needed.len(), 2, "{needed:?}");
        for line in needed {
            assert_eq!(line["country"], "XB");
            assert_eq!(line["exception"], "rsa-pkcs1-sha256");
            assert!(line["message_id"].as_str().unwrap().starts_with('_'));
            assert!(!line.to_string().contains("Doe"), "{line}");
        }
    };
    let runtime = log.runtime(tracing::Level::WARN);
    let (done, wait) = (runtime.spawn(test), runtime.handle().clone());
    wait.block_on(done).unwrap();
}
