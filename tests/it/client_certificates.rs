//! Clients known by certificates, whole logins: over the listener of our own with real handshakes,
//! and through a header that counts from a trusted proxy only. And a client that signs with a key
//! that it published a moment ago. `[RFC8705 §2, §3]`

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use eidas_bridge::ambient::{Clock as _, SystemClock};
use eidas_bridge::oidc::jose::{self, JwkSet, JwsKey};
use eidas_bridge::trust::keys::generate::{
    CertificateProfile, KeyFamily, KeyPurpose, issued, private_key, self_signed,
};
use jiff::SignedDuration;
use openssl::pkey::{PKey, Private};
use openssl::ssl::{SslConnector, SslMethod, SslVerifyMode};
use openssl::x509::X509;
use serde_json::{Value, json};

use crate::clients_world::ClientsWorld;
use crate::journey_world::fresh_id;
use crate::oidc_world::es256;

type Pair = (PKey<Private>, X509);

fn profile(name: &str, purpose: KeyPurpose) -> CertificateProfile<'_> {
    CertificateProfile {
        country: "FR",
        organisation: "Agency",
        common_name: name,
        purpose,
        not_before: SystemClock.now() - SignedDuration::from_hours(1),
        days: 2,
        serial: [9; 16],
    }
}

fn authority() -> Pair {
    let key = private_key(KeyFamily::EcP256).unwrap();
    let certificate = self_signed(&key, &profile("CA", KeyPurpose::Authority)).unwrap();
    (key, certificate)
}

fn from(authority: &Pair, name: &str) -> Pair {
    let key = private_key(KeyFamily::EcP256).unwrap();
    let profile = profile(name, KeyPurpose::Signing);
    let certificate = issued(&key, &profile, &authority.0, &authority.1).unwrap();
    (key, certificate)
}

/// A client that is known by its certificate, and whose tokens are bound to it.
const REGISTERED: &str = "[[connector.client]]\nclient_id = \"rp\"\nname = \"RP\"\n\
    consent = \"asked-elsewhere\"\n\
    redirect_uris = [\"{back}\"]\ntoken_endpoint_auth_method = \"tls_client_auth\"\n\
    tls_client_auth_subject_dn = \"CN=rp.example, O=Agency, C=FR\"\n\
    tls_client_certificate_bound_access_tokens = true\n";

/// Status and body of a request over the listener, with this certificate.
async fn over_tls(port: u16, shown: Option<Pair>, head: String, body: String) -> (u16, String) {
    let talk = move || {
        let mut connector = SslConnector::builder(SslMethod::tls_client()).unwrap();
        connector.set_verify(SslVerifyMode::NONE);
        if let Some((key, certificate)) = shown {
            connector.set_certificate(&certificate).unwrap();
            connector.set_private_key(&key).unwrap();
        }
        let socket = TcpStream::connect(("127.0.0.1", port)).unwrap();
        let limit = Some(Duration::from_secs(20));
        socket.set_read_timeout(limit).unwrap();
        let mut stream = connector.build().connect("mtls.example", socket).unwrap();
        let length = body.len();
        let request = format!(
            "{head}Host: mtls.example\r\nConnection: close\r\n\
             Content-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {length}\r\n\r\n{body}"
        );
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8(answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        (status, body.to_owned())
    };
    tokio::task::spawn_blocking(talk).await.unwrap()
}

fn form(fields: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(fields)
        .finish()
}

fn redeeming(code: &str, back: &str) -> String {
    form(&[
        ("grant_type", "authorization_code"),
        ("client_id", "rp"),
        ("code", code),
        ("redirect_uri", back),
    ])
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_is_known_by_its_certificate_and_its_token_is_good_with_it_only() {
    let folder = tempfile::tempdir().unwrap();
    let (ours, port) = (authority(), {
        let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        free.local_addr().unwrap().port()
    });
    let ca = folder.path().join("clients.pem");
    std::fs::write(&ca, ours.1.to_pem().unwrap()).unwrap();
    let world = ClientsWorld::settle(&format!(
        "[connector.mtls]\nlisten = \"127.0.0.1:{port}\"\nbase_url = \"https://mtls.example\"\n\
         certificate_file = \"keys/saml-signing.crt\"\nkey_file = \"keys/saml-signing.pem\"\n\
         client_ca_file = \"{}\"\n{REGISTERED}",
        ca.display()
    ))
    .await;
    let (client, other) = (from(&ours, "rp.example"), from(&ours, "rp.example.evil"));
    let code = world.code("rp", &world.back).await;
    let body = redeeming(&code, &world.back);
    let token = "POST /token HTTP/1.1\r\n".to_owned();
    for stranger in [None, Some(other.clone())] {
        let (status, said) = over_tls(port, stranger, token.clone(), body.clone()).await;
        assert_eq!(status, 401, "{said}");
        assert!(said.contains("invalid_client"), "{said}");
    }
    // Over the public door nobody has a certificate.
    let plain = [("client_id", "rp"), ("redirect_uri", world.back.as_str())];
    assert_eq!(world.land.token(&code, &plain).await.0, 401);
    let (status, said) = over_tls(port, Some(client.clone()), token, body).await;
    assert_eq!(status, 200, "{said}");
    let tokens: Value = serde_json::from_str(&said).unwrap();
    let access = tokens["access_token"].as_str().unwrap();
    let userinfo = format!("GET /userinfo HTTP/1.1\r\nAuthorization: Bearer {access}\r\n");
    assert_eq!(world.land.userinfo(&tokens).await.0, 401, "without it");
    for (shown, expected) in [(None, 401), (Some(other), 401), (Some(client), 200)] {
        let (status, said) = over_tls(port, shown, userinfo.clone(), String::new()).await;
        assert_eq!(status, expected, "{said}");
    }
}

/// What the token endpoint says where the bridge trusts proxies of that range, and is called from
/// this machine with that header.
async fn behind(trusted: &str, certificate: Option<&X509>, ca: &Pair) -> u16 {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("clients.pem");
    std::fs::write(&file, ca.1.to_pem().unwrap()).unwrap();
    let world = ClientsWorld::settle(&format!(
        "[connector.mtls]\nproxy_header = \"Client-Cert\"\ntrusted_proxies = [\"{trusted}\"]\n\
         client_ca_file = \"{}\"\n{REGISTERED}",
        file.display()
    ))
    .await;
    let code = world.code("rp", &world.back).await;
    let mut request = crate::journey_world::http()
        .post(world.land.ours("/token"))
        .header("content-type", "application/x-www-form-urlencoded")
        .body(redeeming(&code, &world.back));
    if let Some(certificate) = certificate {
        use base64::Engine as _;
        let der = certificate.to_der().unwrap();
        let encoded = base64::engine::general_purpose::STANDARD.encode(der);
        request = request.header("Client-Cert", format!(":{encoded}:"));
    }
    request.send().await.unwrap().status().as_u16()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proxys_word_on_a_certificate_counts_from_where_it_is_and_from_nowhere_else() {
    let ours = authority();
    let (client, other) = (from(&ours, "rp.example"), from(&ours, "somebody"));
    assert_eq!(behind("127.0.0.0/8", Some(&client.1), &ours).await, 200);
    assert_eq!(behind("127.0.0.0/8", Some(&other.1), &ours).await, 401);
    assert_eq!(behind("127.0.0.0/8", None, &ours).await, 401);
    assert_eq!(behind("10.0.0.0/8", Some(&client.1), &ours).await, 401);
}

/// A client that publishes what it likes.
async fn publisher(keys: &JwsKey) -> (String, Arc<Mutex<String>>) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/jwks", listener.local_addr().unwrap());
    let said = Arc::new(Mutex::new(published(keys)));
    let says = Arc::clone(&said);
    let route = axum::routing::get(async move || says.lock().unwrap().clone());
    let routes = axum::Router::new().route("/jwks", route);
    tokio::spawn(async move { axum::serve(listener, routes).await });
    (url, said)
}

fn published(key: &JwsKey) -> String {
    let keys = JwkSet::new(vec![key.public().clone()]);
    keys.to_value().to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_signs_with_a_new_key_is_believed_at_once() {
    let (first, second, third) = (es256(), es256(), es256());
    let (url, said) = publisher(&first).await;
    let world = ClientsWorld::settle(&format!(
        "[[connector.client]]\nclient_id = \"rp\"\nname = \"RP\"\nconsent = \"asked-elsewhere\"\njwks_uri = \"{url}\"\n\
         redirect_uris = [\"{{back}}\"]\ntoken_endpoint_auth_method = \"private_key_jwt\"\n"
    ))
    .await;
    let redeemed = async |key: &JwsKey| {
        let code = world.code("rp", &world.back).await;
        let now = SystemClock.now().as_second();
        let assertion = json!({
            "iss": "rp", "sub": "rp", "aud": world.land.world.ours.bridge_url,
            "iat": now, "exp": now + 60, "jti": fresh_id(),
        });
        let assertion = jose::sign(&assertion, key, "JWT").unwrap();
        let kind = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
        let fields = [
            ("grant_type", "authorization_code"),
            ("code", code.as_str()),
            ("redirect_uri", world.back.as_str()),
            ("client_assertion_type", kind),
            ("client_assertion", assertion.as_str()),
        ];
        let request = crate::journey_world::http()
            .post(world.land.ours("/token"))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(form(&fields));
        request.send().await.unwrap().status().as_u16()
    };
    assert_eq!(redeemed(&first).await, 200);
    *said.lock().unwrap() = published(&second);
    assert_eq!(redeemed(&second).await, 200);
    // Once in half a minute; then it would have to wait.
    *said.lock().unwrap() = published(&third);
    assert_eq!(redeemed(&third).await, 401);
    assert_eq!(redeemed(&second).await, 200, "the last good keys stay");
}
