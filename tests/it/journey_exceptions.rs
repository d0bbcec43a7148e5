//! A rule bent for the demo country, through whole logins: before its first day, on it, and after
//! its last. One world whose clocks are moved by days.

use std::sync::{Arc, LazyLock};
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

use crate::journey_world::*;

static RUNTIME: LazyLock<tokio::runtime::Runtime> =
    LazyLock::new(|| tokio::runtime::Runtime::new().unwrap());

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
    RUNTIME.block_on(async {
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
        let next_day = || {
            ours.by(DAY);
            theirs.by(DAY);
        };
        let all = async {
            refused_in_both_directions(&land).await;
            next_day();
            assert!(land.said(&towards(&land).await).contains_key("code"));
            let at_the_hub = outwards(&land).await;
            let origin = at_the_hub.url().origin().ascii_serialization();
            assert_eq!(origin, land.world.ours.hub_url, "{}", at_the_hub.body());
            next_day();
            refused_in_both_directions(&land).await;
        };
        tokio::time::timeout(Duration::from_secs(30), all)
            .await
            .expect("in time");
    });
}
