//! A hub's service logs in at a hub's own login page, without bridges between them: both roles
//! must hold against each other before either is used to judge a bridge.

use super::*;
use crate::demo::browser::{Browser, Page};
use crate::demo::citizens::THEIRS;
use crate::demo::member_state::HubStyle;
use crate::demo::registration::Registration;
use crate::oidc::jose::JwsAlgorithm;
use crate::oidc::relying_party::RelyingPartyAuthentication;
use crate::oidc::{ClientAuthentication, Secret};
use crate::trust::keys::generate::{KeyFamily, private_key};

/// A hub that is the client of itself, registered in the given style.
async fn hub(style: HubStyle, omitted: &[&str]) -> (Hub, String) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://127.0.0.1:{}", listener.local_addr().unwrap().port());
    let registration = Registration {
        style,
        bridge_url: &url,
        hub_url: &url,
        secret: "a secret of the demo",
        identifiers: None,
        external_hub: None,
    };
    let family = match style {
        HubStyle::FranceConnect => KeyFamily::Rsa3072,
        HubStyle::PrivateKey => KeyFamily::EcP256,
    };
    let (relying_party, relying_party_keys) =
        registration.service(private_key(family).unwrap()).unwrap();
    let authentication = match &relying_party.authentication {
        RelyingPartyAuthentication::PrivateKeyJwt(_) => ClientAuthentication::PrivateKeyJwt,
        _ => ClientAuthentication::SecretPost(Secret::new("a secret of the demo")),
    };
    let redirect_uris = vec![relying_party.redirect_uri.clone()];
    let mut client = Client::new(&relying_party.client_id, redirect_uris, authentication);
    client.id_token = relying_party.id_token;
    client.userinfo = relying_party.userinfo;
    client.pkce_required = registration.pkce();
    let key = private_key(KeyFamily::EcP256).unwrap();
    let options = HubOptions {
        url: url.clone(),
        country_name: "Test country".to_owned(),
        colour: "black",
        citizens: &THEIRS,
        omitted_claims: omitted.iter().map(|name| (*name).to_owned()).collect(),
        added_claims: Map::new(),
        client,
        client_jwks_uri: Some(format!("{url}/service/jwks")),
        signing_key: JwsKey::new(key, JwsAlgorithm::Es256).unwrap(),
        people: registration.people(&relying_party),
        companies: registration.companies(&relying_party),
        relying_party_keys,
        issuer: url.clone(),
        pkce: registration.pkce(),
        ambient: Ambient::system(),
    };
    (Hub::start(options, listener).unwrap(), url)
}

async fn login_page(browser: &mut Browser, url: &str) -> Page {
    let page = browser.get(&format!("{url}/service")).await.unwrap();
    let form = page.form_to("/service/login").unwrap();
    let page = browser.submit(&page, &form, None).await.unwrap();
    assert_eq!(page.url().path(), "/authorize", "{}", page.body());
    page
}

async fn answer(browser: &mut Browser, page: &Page, level: &str, answer: &str) -> Page {
    let mut form = page.form_to("/login").unwrap();
    assert!(form.set("citizen", "alexandra") && form.set("level", level));
    let button = Some(("answer", answer));
    browser.submit(page, &form, button).await.unwrap()
}

#[tokio::test]
async fn a_citizen_logs_in_in_either_style() {
    for style in [HubStyle::FranceConnect, HubStyle::PrivateKey] {
        let (_hub, url) = hub(style, &["gender"]).await;
        let mut browser = Browser::new().unwrap();
        let page = login_page(&mut browser, &url).await;
        let page = answer(&mut browser, &page, "", "login").await;
        assert_eq!(
            page.text_of("acr").as_deref(),
            Some("eidas2"),
            "{}",
            page.body()
        );
        let claims = page.text_of("claims").unwrap();
        let claims: Value = serde_json::from_str(&claims).unwrap();
        assert_eq!(claims["family_name#el"], "Παπαδοπούλου");
        assert!(
            claims.get("gender").is_none(),
            "the hub was told to omit it"
        );
        assert_eq!(claims["sub"].as_str().unwrap().len(), 66);
    }
}

#[tokio::test]
async fn a_refusal_reaches_the_service_as_access_denied() {
    let (_hub, url) = hub(HubStyle::PrivateKey, &[]).await;
    let mut browser = Browser::new().unwrap();
    let page = login_page(&mut browser, &url).await;
    let page = answer(&mut browser, &page, "", "refuse").await;
    assert_eq!(page.text_of("error").as_deref(), Some("access_denied"));
}

#[tokio::test]
async fn the_service_takes_no_lower_level_than_it_asked_for() {
    let (_hub, url) = hub(HubStyle::PrivateKey, &[]).await;
    let mut browser = Browser::new().unwrap();
    let page = login_page(&mut browser, &url).await;
    let page = answer(&mut browser, &page, "low", "login").await;
    assert_eq!(page.status(), 502);
    assert_eq!(page.text_of("problem").as_deref(), Some("demo.level"));
}

#[tokio::test]
async fn an_answer_serves_once_and_only_the_browser_that_asked() {
    let (_hub, url) = hub(HubStyle::PrivateKey, &[]).await;
    let mut browser = Browser::new().unwrap();
    let page = login_page(&mut browser, &url).await;
    browser.forget_cookies("127.0.0.1");
    let stolen = answer(&mut browser, &page, "", "login").await;
    assert_eq!(
        stolen.status(),
        400,
        "the login page is bound to its browser"
    );

    let page = login_page(&mut browser, &url).await;
    answer(&mut browser, &page, "", "login").await;
    let callback = browser.hops().iter().rev();
    let mut callback = callback.filter(|hop| hop.url().path() == "/service/callback");
    let callback = callback.next().unwrap().url().to_string();
    let replayed = browser.get(&callback).await.unwrap();
    assert_eq!(replayed.status(), 400);
    assert!(replayed.text_of("claims").is_none());
}

#[tokio::test]
async fn an_unknown_address_is_answered_with_a_page_and_no_redirect() {
    let (_hub, url) = hub(HubStyle::PrivateKey, &[]).await;
    let mut browser = Browser::new().unwrap();
    let query = "client_id=demo-national-service&redirect_uri=http://127.0.0.1:1/evil";
    let page = browser
        .get(&format!("{url}/authorize?{query}"))
        .await
        .unwrap();
    assert_eq!(page.status(), 400);
    let problem = page.text_of("problem").unwrap();
    assert_eq!(problem, "oidc.authorization.redirect-unregistered");
}
