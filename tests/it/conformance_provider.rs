//! The modules of the OpenID Foundation's plans "basic", "config" and "form post" for providers,
//! each under its own name. `conformance_doc` makes docs/CONFORMANCE.md from the lines above them.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use eidas_bridge::demo::journey::{Direction, Script};
use josekit::jwk::JwkSet;
use josekit::jws::ES256;
use serde_json::{Value, json};

use crate::conformance_world::*;
use crate::journey_world::*;

/// The citizen of whom everything is known.
fn known() -> Script {
    Script {
        citizen: "everything",
        ..Script::of(Direction::Connector)
    }
}

fn names(claims: &Value) -> BTreeSet<&str> {
    claims
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

/// The claims of a login with this scope.
async fn with_scope(op: &Op, scope: &str) -> Value {
    let back = op.log_in_as(&known(), &[("scope", scope)]).await;
    op.identity(&back).await.1
}

/// A plain code flow ends with an access token and an `id_token` that says who, for whom, from
/// whom, when, and repeats the nonce.
#[test]
fn oidcc_server() {
    module(async |op| {
        let back = op.log_in(&[]).await;
        assert_eq!(back.said["state"], STATE);
        let tokens = op.token(back.code()).await;
        assert_eq!(tokens["token_type"], "Bearer");
        assert!(tokens["expires_in"].as_u64().unwrap() > 0);
        let claims = id_token(&tokens);
        assert_eq!(claims["iss"], op.issuer());
        assert_eq!(claims["aud"], BASIC);
        assert_eq!(claims["nonce"], NONCE);
        let (issued, expires) = (claims["iat"].as_i64(), claims["exp"].as_i64());
        let now = op.land.clock.now().as_second();
        assert!(issued.unwrap() <= now + 1 && expires.unwrap() > now);
        let digest = openssl::sha::sha256(tokens["access_token"].as_str().unwrap().as_bytes());
        let half = URL_SAFE_NO_PAD.encode(&digest[..16]);
        assert_eq!(claims["at_hash"], half.as_str());
        assert_eq!(op.userinfo(&tokens).await["sub"], claims["sub"]);
    });
}

/// Without `response_type` the request is refused, and the client is told.
#[test]
fn oidcc_response_type_missing() {
    module(async |op| {
        let back = op.told(&[("response_type", "")]).await;
        assert_eq!(back.error(), "invalid_request");
        assert_eq!(back.said["state"], STATE);
    });
}

/// The `id_token` verifies with the published key that its `kid` names; the judge is `josekit`.
#[test]
fn oidcc_idtoken_signature() {
    module(async |op| {
        let tokens = op.token(op.log_in(&[]).await.code()).await;
        let token = tokens["id_token"].as_str().unwrap();
        let header = part(token, 0);
        assert_eq!(header["alg"], "ES256");
        let keys = JwkSet::from_bytes(op.jwks().await.to_string()).unwrap();
        let [key] = keys.get(header["kid"].as_str().unwrap())[..] else {
            panic!("not one key of this kid");
        };
        let verifier = ES256.verifier_from_jwk(key).unwrap();
        josekit::jwt::decode_with_verifier(token, &verifier).unwrap();
    });
}

/// UserInfo by GET, with the token in the header, says who the `id_token` is about.
#[test]
fn oidcc_userinfo_get() {
    module(async |op| {
        let (id_token, claims) = op.identity(&op.log_in(&[]).await).await;
        assert_eq!(claims["sub"], id_token["sub"]);
    });
}

/// The same by POST.
#[test]
fn oidcc_userinfo_post_header() {
    module(async |op| {
        let tokens = op.token(op.log_in(&[]).await.code()).await;
        let token = tokens["access_token"].as_str().unwrap();
        let request = op.land.http.post(op.at("/userinfo")).bearer_auth(token);
        let (status, claims) = answer(request).await;
        assert_eq!((status, &claims["sub"]), (200, &id_token(&tokens)["sub"]));
    });
}

/// The same by POST, with the token in the form.
#[test]
fn oidcc_userinfo_post_body() {
    module(async |op| {
        let tokens = op.token(op.log_in(&[]).await.code()).await;
        let form = [("access_token", tokens["access_token"].as_str().unwrap())];
        let request = op.land.http.post(op.at("/userinfo")).form(&form);
        let (status, claims) = answer(request).await;
        assert_eq!((status, &claims["sub"]), (200, &id_token(&tokens)["sub"]));
    });
}

/// A code flow needs no nonce: with PKCE in its place for every client, and with neither for a client
/// that is registered so. From any other a request with neither is refused, and the client is told:
/// one of the two must tie the code to the browser `[RFC9700 §2.1.1]`.
#[test]
fn oidcc_ensure_request_without_nonce_succeeds_for_code_flow() {
    module(async |op| {
        let proof = [
            ("nonce", ""),
            ("code_challenge", CHALLENGE),
            ("code_challenge_method", "S256"),
        ];
        let verifier = [("code_verifier", VERIFIER)];
        let neither = [("nonce", ""), ("client_id", NEITHER)];
        for (client, asked, brought) in [
            (BASIC, &proof[..], &verifier[..]),
            (NEITHER, &neither[..], &[]),
        ] {
            let back = op.log_in(asked).await;
            let (status, tokens) = op.token_as(client, back.code(), brought).await;
            assert_eq!(status, 200, "{tokens}");
            assert_eq!(id_token(&tokens).get("nonce"), None);
        }
        assert_eq!(op.told(&[("nonce", "")]).await.error(), "invalid_request");
    });
}

/// The scope `profile` brings the claims of a profile that are known.
#[test]
fn oidcc_scope_profile() {
    module(async |op| {
        let claims = with_scope(op, "openid profile").await;
        let wanted = ["birthdate", "family_name", "given_name", "gender"];
        assert!(
            names(&claims).is_superset(&BTreeSet::from(wanted)),
            "{claims}"
        );
    });
}

/// The scope `email` brings `email`.
#[test]
fn oidcc_scope_email() {
    module(async |op| {
        let claims = with_scope(op, "openid email").await;
        assert!(claims["email"].is_string(), "{claims}");
        assert_eq!(claims.get("phone_number"), None);
    });
}

/// The scope `address` brings `address`, an object.
#[test]
fn oidcc_scope_address() {
    module(async |op| {
        let claims = with_scope(op, "openid address").await;
        assert!(claims["address"].is_object(), "{claims}");
    });
}

/// The scope `phone` brings `phone_number`.
#[test]
fn oidcc_scope_phone() {
    module(async |op| {
        let claims = with_scope(op, "openid phone").await;
        assert!(claims["phone_number"].is_string(), "{claims}");
        assert_eq!(claims.get("email"), None);
    });
}

/// All four together bring all of it.
#[test]
fn oidcc_scope_all() {
    module(async |op| {
        let claims = with_scope(op, "openid profile email address phone").await;
        let wanted = [
            "address",
            "birthdate",
            "email",
            "family_name",
            "phone_number",
        ];
        assert!(
            names(&claims).is_superset(&BTreeSet::from(wanted)),
            "{claims}"
        );
    });
}

/// `openid` need not be the first scope.
#[test]
fn oidcc_ensure_other_scope_order_succeeds() {
    module(async |op| {
        let claims = with_scope(op, "email openid").await;
        assert!(claims["email"].is_string(), "{claims}");
    });
}

macro_rules! no_harm {
    ($($(#[$sentence:meta])+ fn $name:ident($parameter:literal = $value:literal);)+) => {$(
        $(#[$sentence])+
        #[test]
        fn $name() {
            module(async |op| {
                let (id_token, _) = op.identity(&op.log_in(&[($parameter, $value)]).await).await;
                assert_eq!(id_token["nonce"], NONCE);
                assert!(id_token["auth_time"].is_i64());
            });
        }
    )+};
}

no_harm! {
    /// `display=page` does no harm.
    fn oidcc_display_page("display" = "page");
    /// `display=popup` does no harm.
    fn oidcc_display_popup("display" = "popup");
    /// `max_age` of hours is kept, as every login is a fresh one; `auth_time` says when.
    fn oidcc_max_age_10000("max_age" = "10000");
    /// A parameter that nobody knows is passed over.
    fn oidcc_ensure_request_with_unknown_parameter_succeeds("extra" = "foobar");
    /// `login_hint` does no harm.
    fn oidcc_login_hint("login_hint" = "somebody@example.com");
    /// `ui_locales` does no harm.
    fn oidcc_ui_locales("ui_locales" = "se");
    /// `claims_locales` does no harm.
    fn oidcc_claims_locales("claims_locales" = "se");
    /// `acr_values` that name none of our levels beside one that we have do no harm.
    fn oidcc_ensure_request_with_acr_values_succeeds("acr_values" = "eidas2 1");
}

/// `prompt=login` asks the person to log in, even right after another login.
#[test]
fn oidcc_prompt_login() {
    module(async |op| {
        let (mut browser, script) = (browser(), Script::of(Direction::Connector));
        let page = op.authorize(&mut browser, &[]).await;
        op.through(&mut browser, page, &script).await.code();
        let page = op.authorize(&mut browser, &[("prompt", "login")]).await;
        let again = op.through(&mut browser, page, &script).await;
        op.token(again.code()).await;
        let logins = browser
            .hops()
            .iter()
            .filter(|hop| hop.url().path() == "/login");
        assert!(logins.count() >= 2, "the person was asked twice");
    });
}

/// `prompt=none` of somebody who has not logged in is answered by `login_required`.
#[test]
fn oidcc_prompt_none_not_logged_in() {
    module(async |op| {
        let back = op.told(&[("prompt", "none")]).await;
        assert_eq!(back.error(), "login_required");
    });
}

/// Not met: `prompt=none` right after a login should yield a second `id_token` without a page. We
/// keep no session, since every login abroad is a fresh one (ForceAuthn): `login_required`, always.
#[test]
fn oidcc_prompt_none_logged_in() {
    module(async |op| {
        let (mut browser, script) = (browser(), Script::of(Direction::Connector));
        let page = op.authorize(&mut browser, &[]).await;
        op.through(&mut browser, page, &script).await.code();
        let page = op.authorize(&mut browser, &[("prompt", "none")]).await;
        let back = op.back(&mut browser, page).await;
        assert_eq!(back.error(), "login_required");
    });
}

/// `max_age=1` makes the person log in again, and `auth_time` is that of the second login.
#[test]
fn oidcc_max_age_1() {
    module_in_time(async |op, clock| {
        let (mut browser, script) = (browser(), Script::of(Direction::Connector));
        let mut times = Vec::new();
        for _ in 0..2 {
            let page = op.authorize(&mut browser, &[("max_age", "1")]).await;
            let back = op.through(&mut browser, page, &script).await;
            let (id_token, _) = op.identity(&back).await;
            times.push(id_token["auth_time"].as_i64().unwrap());
            clock.by(5);
        }
        assert!(times[1] >= times[0] + 5, "{times:?}");
    });
}

/// In part: `id_token_hint` of the person who logs in does no harm; with `prompt=none`, as the module
/// sends it, it is answered by `login_required`, as there is no session.
#[test]
fn oidcc_id_token_hint() {
    module(async |op| {
        let tokens = op.token(op.log_in(&[]).await.code()).await;
        let hint = ("id_token_hint", tokens["id_token"].as_str().unwrap());
        let again = op.token(op.log_in(&[hint]).await.code()).await;
        assert_eq!(id_token(&again)["sub"], id_token(&tokens)["sub"]);
        let silent = op.told(&[hint, ("prompt", "none")]).await;
        assert_eq!(silent.error(), "login_required");
    });
}

/// A code that comes a second time is refused.
#[test]
fn oidcc_codereuse() {
    module(async |op| {
        let back = op.log_in(&[]).await;
        op.token(back.code()).await;
        let (status, refused) = op.token_as(BASIC, back.code(), &[]).await;
        assert_eq!((status, &refused["error"]), (400, &json!("invalid_grant")));
    });
}

/// A code that comes again after 30 seconds is refused, and what it yielded is revoked.
#[test]
fn oidcc_codereuse_30seconds() {
    module_in_time(async |op, clock| {
        let back = op.log_in(&[]).await;
        let tokens = op.token(back.code()).await;
        clock.by(30);
        let (status, refused) = op.token_as(BASIC, back.code(), &[]).await;
        assert_eq!((status, &refused["error"]), (400, &json!("invalid_grant")));
        let (status, refused) = op.land.userinfo(&tokens).await;
        assert_eq!((status, &refused["error"]), (401, &json!("invalid_token")));
    });
}

/// An address that is not registered ends on a page of ours and never there.
#[test]
fn oidcc_ensure_registered_redirect_uri() {
    module(async |op| {
        let elsewhere = format!("{}?with=query", op.redirect_uri());
        let mut browser = browser();
        let page = op
            .authorize(&mut browser, &[("redirect_uri", &elsewhere)])
            .await;
        assert_page(&page, 403, "oidc.authorization.redirect-unregistered");
        assert_eq!(browser.hops().len(), 1);
    });
}

/// The authorization request may come by POST.
#[test]
fn oidcc_ensure_post_request_succeeds() {
    module(async |op| {
        let mut browser = browser();
        let request = op.request(&[]);
        let pairs = request
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()));
        let fields: Vec<_> = pairs.collect();
        let page = op
            .land
            .post(&mut browser, &op.at("/authorize"), &fields)
            .await;
        let script = Script::of(Direction::Connector);
        let back = op.through(&mut browser, page, &script).await;
        op.token(back.code()).await;
    });
}

/// The client may authenticate with `client_secret_post`, where it registered that.
#[test]
fn oidcc_server_client_secret_post() {
    module(async |op| {
        let back = op.log_in(&[("client_id", POST)]).await;
        let (status, tokens) = op.token_as(POST, back.code(), &[]).await;
        assert_eq!(status, 200, "{tokens}");
        assert_eq!(id_token(&tokens)["aud"], POST);
    });
}

/// A `request_uri` of the client's own is refused as `request_uri_not_supported`.
#[test]
fn oidcc_request_uri_unsigned_supported_correctly_or_rejected_as_unsupported() {
    module(async |op| {
        let address = format!("{}/request.jwt", op.land.service);
        let back = op.told(&[("request_uri", &address)]).await;
        assert_eq!(back.error(), "request_uri_not_supported");
        let listed = &op.discovery().await["request_uri_parameter_supported"];
        assert_eq!(listed, &Value::Bool(false));
    });
}

/// A request object that nobody signed is refused.
#[test]
fn oidcc_unsigned_request_object_supported_correctly_or_rejected_as_unsupported() {
    module(async |op| {
        let claims = json!({ "client_id": BASIC, "state": "another", "scope": "openid" });
        let back = op.told(&[("request", &unsigned_object(&claims))]).await;
        assert!(["invalid_request_object", "request_not_supported"].contains(&back.error()));
    });
}

fn unsigned_object(claims: &Value) -> String {
    let encode = |part: &Value| URL_SAFE_NO_PAD.encode(part.to_string());
    format!("{}.{}.", encode(&json!({ "alg": "none" })), encode(claims))
}

/// An essential claim by the `claims` parameter is given, where it is known.
#[test]
fn oidcc_claims_essential() {
    module(async |op| {
        let claims = json!({ "userinfo": { "given_name": { "essential": true } } });
        let back = op.log_in(&[("claims", &claims.to_string())]).await;
        let (_, claims) = op.identity(&back).await;
        assert!(claims["given_name"].is_string(), "{claims}");
    });
}

/// A request object cannot smuggle another redirect address in: unsigned ones are refused.
#[test]
fn oidcc_ensure_request_object_with_redirect_uri() {
    module(async |op| {
        let claims = json!({ "client_id": BASIC, "redirect_uri": "https://elsewhere.example/" });
        let back = op.told(&[("request", &unsigned_object(&claims))]).await;
        assert!(["invalid_request_object", "request_not_supported"].contains(&back.error()));
    });
}

/// Skipped by the suite, as refresh tokens are not supported and not announced.
#[test]
fn oidcc_refresh_token() {
    module(async |op| {
        let tokens = op.token(op.log_in(&[]).await.code()).await;
        assert_eq!(tokens.get("refresh_token"), None);
        let grants = &op.discovery().await["grant_types_supported"];
        assert_eq!(grants, &json!(["authorization_code"]));
        let asked = [("grant_type", "refresh_token"), ("refresh_token", "x")];
        let (status, refused) = op.token_as(BASIC, "", &asked).await;
        assert_eq!(
            (status, &refused["error"]),
            (400, &json!("unsupported_grant_type"))
        );
    });
}

/// A request with a PKCE challenge yields tokens for its verifier, and for no other.
#[test]
fn oidcc_ensure_request_with_valid_pkce_succeeds() {
    module(async |op| {
        let challenge = [
            ("client_id", PKCE),
            ("code_challenge", CHALLENGE),
            ("code_challenge_method", "S256"),
        ];
        let back = op.log_in(&challenge).await;
        let verifier = [("code_verifier", VERIFIER)];
        let (status, tokens) = op.token_as(PKCE, back.code(), &verifier).await;
        assert_eq!(status, 200, "{tokens}");
        let back = op.log_in(&challenge).await;
        let other = [("code_verifier", CHALLENGE)];
        let (status, _) = op.token_as(PKCE, back.code(), &other).await;
        assert_eq!(status, 400);
    });
}

/// The description is complete and true: every endpoint in it answers, and the keys are usable.
#[test]
fn oidcc_discovery_endpoint_verification() {
    module(async |op| {
        let described = op.discovery().await;
        assert_eq!(described["issuer"], op.issuer());
        for member in [
            "authorization_endpoint",
            "token_endpoint",
            "userinfo_endpoint",
            "jwks_uri",
            "end_session_endpoint",
            "introspection_endpoint",
            "revocation_endpoint",
            "pushed_authorization_request_endpoint",
        ] {
            let address = described[member]
                .as_str()
                .unwrap_or_else(|| panic!("no {member}"));
            let answer = op.land.http.get(address).send().await.unwrap();
            assert_ne!(answer.status().as_u16(), 404, "{member}");
        }
        for (list, must) in [
            ("response_types_supported", "code"),
            ("response_modes_supported", "form_post"),
            ("subject_types_supported", "pairwise"),
            ("id_token_signing_alg_values_supported", "ES256"),
            ("scopes_supported", "openid"),
            ("claims_supported", "sub"),
            (
                "token_endpoint_auth_methods_supported",
                "client_secret_basic",
            ),
            ("code_challenge_methods_supported", "S256"),
        ] {
            let members = described[list]
                .as_array()
                .unwrap_or_else(|| panic!("no {list}"));
            assert!(members.contains(&json!(must)), "{list}: {members:?}");
        }
        for key in op.jwks().await["keys"].as_array().unwrap() {
            assert!(key["kid"].is_string() && key["use"] == "sig");
            assert_eq!(key.get("d"), None, "a private half");
        }
    });
}

/// Every module of the basic plan with `response_mode=form_post`: the answer comes in a form of our
/// page, and so does an error.
#[test]
fn oidcc_formpost_basic() {
    module(async |op| {
        let by_form = ("response_mode", "form_post");
        let back = op.log_in(&[by_form]).await;
        assert_eq!(back.said["state"], STATE);
        assert!(back.page.self_posting_form().is_some());
        assert!(!back.page.url().as_str().contains(back.code()));
        let (id_token, claims) = op.identity(&back).await;
        assert_eq!(id_token["sub"], claims["sub"]);
        let refused = op.told(&[by_form, ("prompt", "none")]).await;
        assert!(refused.page.self_posting_form().is_some());
        assert_eq!(refused.error(), "login_required");
        let refused = op.told(&[by_form, ("response_type", "")]).await;
        assert_eq!(refused.error(), "invalid_request");
    });
}
