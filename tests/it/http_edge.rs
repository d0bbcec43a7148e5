//! The edge as a browser, a hub and a foreign node meet it: status, headers, cookies, refusals.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use eidas_bridge::http::EdgeLimits;
use hyper::body::{Bytes, Frame};

use crate::http_world::{
    Answer, CALLBACK, CLIENT, LIMITS, OURS, Roles, State, alone, form, local, neighbours, query,
    request_with,
};

const FORM: &str = "application/x-www-form-urlencoded";
const STRICT_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; \
    script-src 'none'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'; \
    require-trusted-types-for 'script'";

/// Of a page about a problem: our files, and our menu of languages.
const PAGE_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; \
    script-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; \
    require-trusted-types-for 'script'";

/// Every address, by a method that it takes.
const ROUTES: [(&str, &str); 34] = [
    ("POST", "/par"),
    ("GET", "/session/end"),
    ("POST", "/session/end"),
    ("GET", "/authorize"),
    ("POST", "/authorize"),
    ("POST", "/token"),
    ("POST", "/token/introspection"),
    ("POST", "/token/revocation"),
    ("GET", "/userinfo"),
    ("POST", "/userinfo"),
    ("GET", "/.well-known/openid-configuration"),
    ("GET", "/jwks"),
    ("GET", "/connector/country"),
    ("POST", "/connector/country"),
    ("GET", "/connector/finish"),
    ("GET", "/connector/restart"),
    ("POST", "/connector/restart"),
    ("GET", "/connector/consent"),
    ("POST", "/connector/consent"),
    ("POST", "/connector/acs"),
    ("GET", "/connector/metadata"),
    ("GET", "/proxy-service/sso"),
    ("POST", "/proxy-service/sso"),
    ("GET", "/proxy-service/callback"),
    ("GET", "/proxy-service/restart"),
    ("POST", "/proxy-service/restart"),
    ("GET", "/proxy-service/consent"),
    ("POST", "/proxy-service/consent"),
    ("GET", "/proxy-service/metadata"),
    ("GET", "/proxy-service/jwks"),
    ("GET", "/livez"),
    ("GET", "/about/help"),
    ("GET", "/about/accessibility"),
    ("GET", "/about/cookies"),
];

fn node() -> State {
    alone(OURS, Roles::Both, LIMITS)
}

async fn ask(state: &State, method: &str, path: &str) -> Answer {
    let request = Request::builder().method(method).uri(path);
    let request = request.header("content-type", FORM);
    state.send(request.body(Body::empty()).unwrap()).await
}

pub(crate) fn authorize(changes: &[(&str, &str)]) -> String {
    format!("/authorize?{}", form(&request_with(changes)))
}

fn assert_secured(answer: &Answer, what: &str) {
    let fixed = [
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("x-robots-tag", "noindex, nofollow"),
        ("strict-transport-security", "max-age=31536000"),
    ];
    for (name, value) in fixed {
        assert_eq!(answer.header(name), Some(value), "{what}: {name}");
    }
    let policy = answer.header("content-security-policy").unwrap();
    assert!(policy.starts_with("default-src 'none';"), "{what}");
    assert!(policy.contains("frame-ancestors 'none'"), "{what}");
    assert!(!policy.contains("unsafe"), "{what}");
    assert!(answer.header("permissions-policy").is_some(), "{what}");
    assert_eq!(answer.header("access-control-allow-origin"), None, "{what}");
    assert_eq!(answer.header("server"), None, "{what}");
}

fn assert_page(answer: &Answer, status: StatusCode, code: &str) {
    assert_eq!(answer.status, status, "{}", answer.body);
    let content_type = answer.header("content-type");
    assert_eq!(content_type, Some("text/html; charset=utf-8"));
    assert!(answer.body.contains(code), "{code} in {}", answer.body);
    assert_eq!(answer.header("location"), None);
    assert_eq!(answer.header("refresh"), None);
    assert_eq!(answer.header("cache-control"), Some("no-store"));
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let state = node();
    for (method, path) in ROUTES {
        let answer = ask(&state, method, path).await;
        let what = format!("{method} {path}");
        assert_ne!(answer.status, StatusCode::NOT_FOUND, "{what}");
        assert_ne!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{what}");
        assert_secured(&answer, &what);
    }
    for (method, path) in [("GET", "/nowhere"), ("PUT", "/token"), ("GET", "/assets/x")] {
        let answer = ask(&state, method, path).await;
        assert!(answer.status.is_client_error());
        assert_secured(&answer, path);
        let policy = answer.header("content-security-policy");
        let page = answer.body.starts_with("<!doctype html>");
        let expected = if page { PAGE_POLICY } else { STRICT_POLICY };
        assert_eq!(policy, Some(expected), "{path}");
    }
    let choose = state.get(&authorize(&[]), "").await;
    assert_secured(&choose, "country selection");
    let policy = choose.header("content-security-policy").unwrap();
    assert!(policy.contains("form-action 'self';"), "{policy}");
}

#[tokio::test]
async fn only_public_documents_may_be_kept_by_caches() {
    let state = node();
    for (method, path) in ROUTES {
        let answer = ask(&state, method, path).await;
        let public = ["metadata", "jwks", "openid-configuration"];
        let expected = if public.iter().any(|end| path.ends_with(end)) {
            "public, max-age=300"
        } else {
            "no-store"
        };
        let kept = answer.header("cache-control");
        assert_eq!(kept, Some(expected), "{method} {path}");
    }
    let page = state.get("/nowhere", "").await.body;
    let (_, rest) = page.split_once("href=\"/assets/").unwrap();
    let stylesheet = format!("/assets/{}", rest.split_once('"').unwrap().0);
    let answer = state.get(&stylesheet, "").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(
        answer.header("cache-control"),
        Some("public, max-age=31536000, immutable")
    );
    assert_eq!(
        answer.header("content-type"),
        Some("text/css; charset=utf-8")
    );
}

#[tokio::test]
async fn strict_transport_security_is_said_over_https_only() {
    let state = alone("http://127.0.0.1:8080", Roles::Both, LIMITS);
    let answer = state.get("/livez", "").await;
    assert_eq!(answer.header("strict-transport-security"), None);
}

#[tokio::test]
async fn a_sound_request_is_bound_to_the_browser_by_a_host_cookie() {
    let answer = node().get(&authorize(&[]), "").await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    assert!(answer.body.contains("Example Town"));
    let cookies: Vec<_> = answer.headers.get_all("set-cookie").iter().collect();
    assert_eq!(cookies.len(), 1);
    let cookie = cookies[0].to_str().unwrap();
    let (name_and_value, attributes) = cookie.split_once("; ").unwrap();
    assert!(name_and_value.starts_with("__Host-login-"), "{cookie}");
    assert_eq!(
        attributes,
        "Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=8100"
    );
}

#[tokio::test]
async fn a_faulty_request_is_told_to_the_hub_without_redirecting_a_post() {
    let state = node();
    let by_get = state.get(&authorize(&[("scope", "profile")]), "").await;
    assert_eq!(by_get.status, StatusCode::SEE_OTHER);
    let location = by_get.header("location").unwrap();
    assert!(location.starts_with(&format!("{CALLBACK}?")), "{location}");
    let said = query(location);
    assert_eq!(said["error"], "invalid_scope");
    assert_eq!(said["state"], "the-state-of-the-hub-0123456789");
    assert_eq!(said["iss"], OURS);

    let fields = request_with(&[("scope", "profile")]);
    let by_post = state.post("/authorize", "", &fields).await;
    let onward = by_post.onward();
    assert!(onward.starts_with(&format!("{CALLBACK}?")), "{onward}");
    assert_eq!(query(onward)["error"], "invalid_scope");
    assert!(by_post.body.contains("href=\"https://hub.fr.example/"));
}

#[tokio::test]
async fn a_sound_post_is_answered_by_the_page_itself() {
    let answer = node().post("/authorize", "", &request_with(&[])).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.header("refresh"), None);
    assert!(answer.cookie().starts_with("__Host-login-"));
}

#[tokio::test]
async fn what_a_posts_query_says_does_not_count() {
    let state = node();
    let request = Request::post(authorize(&[])).header("content-type", FORM);
    let answer = state.send(request.body(Body::empty()).unwrap()).await;
    let code = "oidc.authorization.client-missing";
    assert_page(&answer, StatusCode::FORBIDDEN, code);
}

#[tokio::test]
async fn an_address_that_is_not_registered_is_never_redirected_to() {
    let state = node();
    for wrong in ["https://evil.example/", "https://hub.fr.example/callback/"] {
        let changes = [("redirect_uri", wrong)];
        let code = "oidc.authorization.redirect-unregistered";
        let answer = state.get(&authorize(&changes), "").await;
        assert_page(&answer, StatusCode::FORBIDDEN, code);
        let answer = state.post("/authorize", "", &request_with(&changes)).await;
        assert_page(&answer, StatusCode::FORBIDDEN, code);
        assert!(!answer.body.contains("evil.example"));
    }
}

#[tokio::test]
async fn saml_fields_that_stand_twice_are_refused() {
    let state = node();
    let code = "binding.duplicate";
    let twice = [("SAMLResponse", "YQ=="), ("SAMLResponse", "YQ==")];
    let answer = state.post("/connector/acs", "", &twice).await;
    assert_page(&answer, StatusCode::BAD_REQUEST, code);
    let twice = [
        ("SAMLRequest", "YQ=="),
        ("RelayState", "a"),
        ("RelayState", "a"),
    ];
    let answer = state.post("/proxy-service/sso", "", &twice).await;
    assert_page(&answer, StatusCode::BAD_REQUEST, code);
    let by_get = "/proxy-service/sso?SAMLRequest=YQ%3D%3D&SAMLRequest=YQ%3D%3D";
    let answer = state.get(by_get, "").await;
    assert_page(&answer, StatusCode::BAD_REQUEST, code);
    let answer = state
        .post("/connector/acs", "", &[("RelayState", "a")])
        .await;
    assert_page(&answer, StatusCode::BAD_REQUEST, "binding.missing");
}

#[tokio::test]
async fn bodies_above_the_cap_are_answered_413_and_other_types_415() {
    let state = node();
    for (path, person) in [
        ("/connector/acs", true),
        ("/proxy-service/sso", true),
        ("/authorize", true),
        ("/connector/country", true),
        ("/session/end", true),
        ("/par", false),
        ("/token", false),
    ] {
        let large = "x".repeat(262_145);
        let request = Request::post(path).header("content-type", FORM);
        let answer = state.send(request.body(Body::from(large)).unwrap()).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "{path}");
        assert_secured(&answer, path);
        assert!(answer.body.contains("http.body-too-large"), "{path}");
        for content_type in ["text/plain", "multipart/form-data; boundary=x", ""] {
            let request = Request::post(path).header("content-type", content_type);
            let answer = state.send(request.body(Body::from("a=b")).unwrap()).await;
            assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE, "{path}");
            assert_eq!(answer.body.starts_with("<!doctype html>"), person);
            assert_eq!(answer.body.starts_with("{\"error\""), !person);
        }
    }
}

#[tokio::test]
async fn what_does_not_exist_is_a_page_and_the_wrong_method_names_the_right_ones() {
    let state = node();
    let answer = state.get("/nowhere?x=%3Cscript%3E", "").await;
    assert_page(&answer, StatusCode::NOT_FOUND, "http.not-found");
    assert!(!answer.body.contains("<script>") && !answer.body.contains("%3Cscript"));
    for (method, path, allow) in [
        ("GET", "/token", "POST"),
        ("GET", "/connector/acs", "POST"),
        ("DELETE", "/authorize", "GET,HEAD,POST"),
        ("TRACE", "/connector/country", "GET,HEAD,POST"),
        ("OPTIONS", "/userinfo", "GET,HEAD,POST"),
        ("POST", "/connector/metadata", "GET,HEAD"),
        ("POST", "/connector/finish", "GET,HEAD"),
        ("PUT", "/proxy-service/sso", "GET,HEAD,POST"),
    ] {
        let answer = ask(&state, method, path).await;
        let what = format!("{method} {path}");
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{what}");
        assert_eq!(answer.header("allow"), Some(allow), "{what}");
        assert!(answer.body.contains("http.method"), "{what}");
    }
}

#[tokio::test]
async fn discovery_names_only_addresses_that_exist() {
    let state = node();
    let answer = state.get("/.well-known/openid-configuration", "").await;
    assert_eq!(answer.header("content-type"), Some("application/json"));
    let document: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
    assert_eq!(document["issuer"], OURS);
    let mut checked = 0;
    for (name, value) in document.as_object().unwrap() {
        if name.ends_with("_endpoint") || name.ends_with("_uri") {
            let address = value.as_str().unwrap();
            assert!(address.starts_with(OURS));
            for method in [Method::GET, Method::POST] {
                let answer = ask(&state, method.as_str(), local(address)).await;
                assert_ne!(answer.status, StatusCode::NOT_FOUND, "{name}");
            }
            checked += 1;
        }
    }
    assert_eq!(checked, 8);
    let keys = state.get("/jwks", "").await;
    let keys: serde_json::Value = serde_json::from_str(&keys.body).unwrap();
    assert_eq!(keys["keys"][0]["alg"], "ES256");
    assert!(keys["keys"][0].get("d").is_none());
}

#[tokio::test]
async fn metadata_is_signed_saml_of_its_registered_type() {
    let state = node();
    for role in ["connector", "proxy-service"] {
        let answer = state.get(&format!("/{role}/metadata"), "").await;
        let content_type = answer.header("content-type");
        assert_eq!(content_type, Some("application/samlmetadata+xml"));
        assert!(answer.body.contains(&format!("{OURS}/{role}/metadata")));
        assert!(answer.body.contains("SignatureValue"));
        let again = state.get(&format!("/{role}/metadata"), "").await;
        assert_eq!(again.body, answer.body, "made once, not for every visitor");
    }
}

#[tokio::test]
async fn the_addresses_of_a_role_that_is_off_do_not_exist() {
    let connector_only = alone(OURS, Roles::ConnectorOnly, LIMITS);
    let proxy_only = alone(OURS, Roles::ProxyServiceOnly, LIMITS);
    for (method, path) in ROUTES {
        let of_proxy = path.starts_with("/proxy-service/");
        let of_everyone = path == "/livez" || path.starts_with("/about/");
        let answer = ask(&connector_only, method, path).await;
        let exists = answer.status != StatusCode::NOT_FOUND;
        assert_eq!(exists, !of_proxy, "{method} {path}");
        let answer = ask(&proxy_only, method, path).await;
        let exists = answer.status != StatusCode::NOT_FOUND;
        assert_eq!(exists, of_proxy || of_everyone, "{method} {path}");
    }
}

#[tokio::test]
async fn the_back_channel_answers_in_json_with_challenges() {
    let state = node();
    let fields = [
        ("grant_type", "authorization_code"),
        ("code", "x"),
        ("client_id", CLIENT),
    ];
    let request = Request::post("/token")
        .header("content-type", FORM)
        .header("authorization", "Basic aHViOndyb25n");
    let answer = state
        .send(request.body(Body::from(form(&fields))).unwrap())
        .await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    assert_eq!(
        answer.header("www-authenticate"),
        Some("Basic realm=\"token\"")
    );
    assert_eq!(answer.header("pragma"), Some("no-cache"));
    let said: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
    assert_eq!(said["error"], "invalid_client");
    let description = said["error_description"].as_str().unwrap();
    assert!(description.starts_with("reference "), "{description}");

    let answer = state.post("/token", "", &fields).await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    assert_eq!(answer.header("www-authenticate"), None);

    let request = Request::get("/userinfo").header("authorization", "Bearer unknown");
    let answer = state.send(request.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    let challenge = answer.header("www-authenticate");
    assert_eq!(challenge, Some("Bearer error=\"invalid_token\""));
    let answer = state.get("/userinfo", "").await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    let challenges: Vec<_> = answer.headers.get_all("www-authenticate").iter().collect();
    assert_eq!(challenges, ["Bearer", "DPoP algs=\"ES256 ES384 PS256\""]);
    let answer = state.get("/userinfo?access_token=x", "").await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    let challenge = answer.header("www-authenticate");
    assert_eq!(challenge, Some("Bearer error=\"invalid_request\""));
}

#[tokio::test]
async fn what_is_too_much_is_turned_away_and_the_watchers_are_answered() {
    let limits = EdgeLimits {
        concurrent_requests: 0,
        ..LIMITS
    };
    let state = alone(OURS, Roles::Both, limits);
    let answer = state.get(&authorize(&[]), "").await;
    assert_page(&answer, StatusCode::SERVICE_UNAVAILABLE, "http.busy");
    assert_eq!(answer.header("retry-after"), Some("5"));
    assert_secured(&answer, "busy");
    let answer = ask(&state, "POST", "/token").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(answer.body.contains("temporarily_unavailable"));
    assert_eq!(state.get("/livez", "").await.status, StatusCode::OK);
    assert_eq!(state.get("/readyz", "").await.status, StatusCode::OK);
    state.ready.set("stopping", &["stopping"]);
    let answer = state.get("/readyz", "").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(answer.body.contains("stopping"));
    assert_eq!(state.get("/livez", "").await.status, StatusCode::OK);
}

/// A body that never comes.
struct Never;

impl hyper::body::Body for Never {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, std::io::Error>>> {
        Poll::Pending
    }
}

#[tokio::test]
async fn a_body_that_never_comes_gives_its_place_back() {
    let limits = EdgeLimits {
        concurrent_requests: 1,
        request: Duration::from_millis(20),
        ..LIMITS
    };
    let state = alone(OURS, Roles::Both, limits);
    let request = Request::post("/connector/acs").header("content-type", FORM);
    let answer = state.send(request.body(Body::new(Never)).unwrap()).await;
    assert_page(&answer, StatusCode::SERVICE_UNAVAILABLE, "http.timeout");
    assert_eq!(state.get("/jwks", "").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_country_that_cannot_be_had_leads_back_to_the_list() {
    let state = node();
    let start = state.get(&authorize(&[]), "").await;
    let (cookie, flow) = (start.cookie(), start.field("flow"));
    let fields = [("flow", flow.as_str()), ("country", "XX")];
    let answer = state.post("/connector/country", &cookie, &fields).await;
    assert_page(&answer, StatusCode::OK, "flow.country-not-offered");
    let back = format!("/connector/country?flow={flow}");
    assert!(answer.body.contains(&back), "{}", answer.body);
    let again = state.get(&back, &cookie).await;
    assert_eq!(again.field("flow"), flow);
    let stranger = state.get(&back, "").await;
    assert_page(&stranger, StatusCode::FORBIDDEN, "flow.other-browser");
    let twice = [
        ("flow", flow.as_str()),
        ("country", "DE"),
        ("country", "DE"),
    ];
    let answer = state.post("/connector/country", &cookie, &twice).await;
    assert_page(&answer, StatusCode::OK, "flow.country-not-offered");
    let none = state.post("/connector/country", &cookie, &[]).await;
    assert_page(&none, StatusCode::GONE, "flow.gone");
}

#[tokio::test]
async fn cancelling_tells_the_hub_and_drops_the_cookie() {
    let state = node();
    let start = state.get(&authorize(&[]), "").await;
    let (cookie, flow) = (start.cookie(), start.field("flow"));
    let fields = [("flow", flow.as_str()), ("cancel", "1")];
    let answer = state.post("/connector/country", &cookie, &fields).await;
    let said = query(answer.onward());
    assert_eq!(said["error"], "access_denied");
    let name = cookie.split_once('=').unwrap().0;
    let cleared = format!("{name}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0");
    assert_eq!(answer.header("set-cookie"), Some(cleared.as_str()));
    let again = state.post("/connector/country", &cookie, &fields).await;
    assert_page(&again, StatusCode::OK, "flow.cancelled");
}

#[tokio::test]
async fn a_search_narrows_the_list_and_says_what_was_searched() {
    let (ours, _theirs, _folder) = neighbours().await;
    let start = ours.get(&authorize(&[]), "").await;
    let (cookie, flow) = (start.cookie(), start.field("flow"));
    assert!(start.body.contains("value=\"DE\""));
    let path = format!("/connector/country?flow={flow}&q=%3Cb%3E");
    let found = ours.get(&path, &cookie).await;
    assert_eq!(found.status, StatusCode::OK);
    assert!(!found.body.contains("value=\"DE\"") && !found.body.contains("<b>"));
}

/// Walks a login of a citizen of theirs at our hub, up to their hub, which refuses. Answers with
/// our cookie and the Response that their page posts to us.
pub(crate) async fn refused_abroad(
    ours: &State,
    theirs: &State,
) -> (String, Vec<(String, String)>) {
    let start = ours.get(&authorize(&[]), "").await;
    let (cookie, flow) = (start.cookie(), start.field("flow"));
    let fields = [("flow", flow.as_str()), ("country", "DE")];
    let chosen = ours.post("/connector/country", &cookie, &fields).await;
    assert_eq!(chosen.status, StatusCode::OK);
    let policy = chosen.header("content-security-policy").unwrap();
    let only = "form-action https://eidas.de.example/proxy-service/sso";
    assert!(policy.contains(only), "{policy}");
    assert!(chosen.body.contains("Country DE"), "{}", chosen.body);

    let (request, relay) = (chosen.field("SAMLRequest"), chosen.field("RelayState"));
    let fields = [("SAMLRequest", request.as_str()), ("RelayState", &relay)];
    let arrived = theirs.post("/proxy-service/sso", "", &fields).await;
    let onward = arrived.onward().to_owned();
    let (hub, _) = onward.split_once("/authorize?").unwrap();
    let state = query(&onward)["state"].clone();
    let said = form(&[("error", "access_denied"), ("state", &state), ("iss", hub)]);
    let callback = format!("/proxy-service/callback?{said}");
    let stranger = theirs.get(&callback, "").await;
    assert_page(&stranger, StatusCode::FORBIDDEN, "flow.other-browser");
    let back = theirs.get(&callback, &arrived.cookie()).await;
    assert_eq!(back.status, StatusCode::OK, "{}", back.body);
    let cleared = back.header("set-cookie").unwrap();
    assert!(cleared.ends_with("; Max-Age=0"), "{cleared}");
    let fields = ["SAMLResponse", "RelayState"];
    let fields = fields.map(|name| (name.to_owned(), back.field(name)));
    (cookie, fields.to_vec())
}

#[tokio::test]
async fn a_refusal_abroad_travels_home_through_pages_and_the_right_cookie() {
    let (ours, theirs, _folder) = neighbours().await;
    let (cookie, fields) = refused_abroad(&ours, &theirs).await;
    let fields: Vec<_> = fields
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    // Cross-site: without our cookie, and answered by a page of ours that goes on by itself.
    let received = ours.post("/connector/acs", "", &fields).await;
    let finish = received.onward().to_owned();
    assert!(finish.starts_with(&format!("{OURS}/connector/finish?handle=")));
    assert_eq!(received.header("set-cookie"), None);
    assert_eq!(
        received.header("content-security-policy"),
        Some(STRICT_POLICY)
    );
    // Another browser gets nothing, and takes nothing away.
    let other = ours.get(&finish, "__Host-login-other=x").await;
    assert_page(&other, StatusCode::FORBIDDEN, "flow.other-browser");
    let done = ours.get(&finish, &cookie).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    let said = query(done.header("location").unwrap());
    assert_eq!(said["error"], "access_denied", "{said:?}");
    assert_eq!(said["iss"], OURS);
    assert!(done.header("set-cookie").unwrap().ends_with("; Max-Age=0"));
    // Neither the handle nor the message counts twice.
    let again = ours.get(&finish, &cookie).await;
    assert_page(&again, StatusCode::CONFLICT, "flow.refused");
    let again = ours.post("/connector/acs", "", &fields).await;
    assert_page(&again, StatusCode::CONFLICT, "response.replayed");
}

#[tokio::test]
async fn a_finish_without_a_handle_is_a_login_that_is_over() {
    let state = node();
    for path in ["/connector/finish", "/connector/finish?handle=a&handle=a"] {
        let answer = state.get(path, "").await;
        assert_page(&answer, StatusCode::GONE, "flow.gone");
    }
}
