//! `[proxy_service.hub]`: what the ready-made profiles say, and what an operator may say instead.

use eidas_bridge::config::{Hub, HubAudience, HubEndpoints, Use};

use crate::config::{Folder, SAMPLE};

/// The sample's hub with these lines beside its own.
fn hub(folder: &Folder, lines: &str) -> Result<Hub, Vec<String>> {
    let at = "client_id = \"eidas-bridge\"\n";
    assert!(SAMPLE.contains(at));
    let sample = SAMPLE.replacen(at, &format!("{at}{lines}\n"), 1);
    let config = folder.load(&sample);
    let config = config.map_err(|problems| {
        let problems = problems.as_slice().iter();
        problems.map(ToString::to_string).collect::<Vec<_>>()
    })?;
    Ok(config.proxy_service.unwrap().hub)
}

/// The one problem that these lines make.
#[track_caller]
fn refused(folder: &Folder, lines: &str, key: &str, why: &str) {
    let problems = hub(folder, lines).unwrap_err();
    let [problem] = problems.as_slice() else {
        panic!("{problems:#?}");
    };
    let key = format!("proxy_service.hub.{key}");
    assert!(problem.contains(&key) && problem.contains(why), "{problem}");
}

#[test]
fn franceconnect_plus_has_the_bridge_as_its_record_says() {
    let hub = hub(&Folder::new(), "").unwrap();
    assert_eq!(
        hub.redirect_path,
        "/oidc-client/redirect-to-eidas-response-proxy"
    );
    assert_eq!(hub.keys_path, "/client/.well-known/keys");
    let requests = hub.requests;
    assert_eq!((requests.pkce, requests.pushed), (Use::Never, Use::Never));
    assert_eq!(
        (requests.claims, requests.prompt),
        (Use::Always, Some("login"))
    );
    assert_eq!(requests.assertion_audience, HubAudience::Issuer);
    assert_eq!(hub.id_token_claims, ["amr"]);
    assert!(hub.claims.is_empty());
    assert_eq!(hub.scopes["BirthName"], ["family_name"]);
    assert_eq!(hub.names.family_name, ["preferred_username", "family_name"]);
    assert_eq!(hub.acr.substantial, "eidas2");
    assert_eq!(hub.id_token_signature.as_str(), "ES256");
    assert_eq!(hub.userinfo_signature.unwrap().as_str(), "ES256");
}

#[test]
fn a_standard_hub_is_used_as_it_describes_itself() {
    let hub = hub(&Folder::new(), "profile = \"standard\"").unwrap();
    assert_eq!(hub.redirect_path, "/proxy-service/callback");
    assert_eq!(hub.keys_path, "/proxy-service/jwks");
    let requests = hub.requests;
    assert_eq!(requests, eidas_bridge::config::HubRequests::default());
    assert_eq!(hub.claims["Nationality"], ["nationalities"]);
    assert!(hub.id_token_claims.is_empty());
    assert_eq!(hub.names.family_name, ["family_name"]);
    assert_eq!(hub.names.family_name_at_birth, ["birth_family_name"]);
}

#[test]
fn the_operators_words_count_instead_of_the_profiles_row_by_row() {
    let folder = Folder::new();
    let lines = "redirect_path = \"/login/back\"\nkeys_path = \"/login/keys.json\"\n\
        pkce = \"always\"\nprompt = \"not-sent\"\nmax_age = 0\n\
        id_token_signed_response_alg = \"ES384\"\n\
        client_assertion_audience = \"token-endpoint\"\nid_token_claims = [\"acr\"]\n\
        names = {family_name = [\"surname\"]}\nclaims = {Nationality = [\"nat\"]}";
    let hub = hub(&folder, lines).unwrap();
    assert_eq!(hub.redirect_path, "/login/back");
    assert_eq!(hub.keys_path, "/login/keys.json");
    let requests = hub.requests;
    assert_eq!((requests.pkce, requests.prompt), (Use::Always, None));
    assert_eq!(requests.max_age, Some(0));
    assert_eq!(requests.assertion_audience, HubAudience::TokenEndpoint);
    assert_eq!(hub.id_token_signature.as_str(), "ES384");
    assert_eq!(hub.id_token_claims, ["acr"]);
    assert_eq!(hub.names.family_name, ["surname"]);
    // The rows beside are the profile's still.
    assert_eq!(hub.names.given_name_at_birth, ["given_name"]);
    assert_eq!(hub.claims["Nationality"], ["nat"]);
    assert_eq!(hub.scopes["Gender"], ["gender"]);
}

#[test]
fn a_path_that_a_hub_knows_is_free_and_a_path() {
    let folder = Folder::new();
    for path in [
        "login/back",
        "",
        "/",
        "/a//b",
        "/a/../b",
        "/./a",
        "/a?b",
        "/a#b",
        "/{all}",
        "/a b",
        "/é",
        "/a/",
        "/%61",
    ] {
        let lines = format!("redirect_path = \"{path}\"");
        refused(&folder, &lines, "redirect_path", "must be a path such as");
    }
    for path in [
        "/token",
        "/connector/acs",
        "/connector/other",
        "/proxy-service/metadata",
        "/assets/x",
        "/.well-known/openid-configuration",
        "/readyz",
        "/session/end",
    ] {
        let lines = format!("keys_path = \"{path}\"");
        refused(&folder, &lines, "keys_path", "must not begin with");
    }
    let twice = "redirect_path = \"/a\"\nkeys_path = \"/a\"";
    refused(&folder, twice, "keys_path", "must differ");
}

#[test]
fn what_cannot_be_asked_of_a_hub_is_said() {
    let folder = Folder::new();
    refused(
        &folder,
        "pkce = \"offered\"",
        "pkce",
        "is not for a hub that refuses parameters",
    );
    refused(
        &folder,
        "pkce = \"plain\"",
        "pkce",
        "must be one of: offered, always, never",
    );
    refused(
        &folder,
        "prompt = \"none\"",
        "prompt",
        "must be one of: login",
    );
    refused(&folder, "max_age = 86401", "max_age", "from 0 to 86400");
    refused(
        &folder,
        "client_assertion_audience = \"both\"",
        "client_assertion_audience",
        "must be one of: issuer, token-endpoint",
    );
    refused(
        &folder,
        "pushed_authorization_request_endpoint = \"https://auth.example.fr/par\"\n\
         pushed_authorization_requests = \"offered\"",
        "pushed_authorization_request_endpoint",
        "has no use with discovery",
    );
    refused(
        &folder,
        "names = {family_name = []}",
        "names.family_name",
        "at least one element",
    );
    refused(
        &folder,
        "names = {nickname = [\"a\"]}",
        "names.nickname",
        "is not a known key",
    );
}

const FIXED: &str = "authorization_endpoint = \"https://auth.example.fr/a\"\n\
    token_endpoint = \"https://auth.example.fr/t\"\n\
    userinfo_endpoint = \"https://auth.example.fr/u\"\n\
    jwks_uri = \"https://auth.example.fr/j\"\n";

/// As [`hub`], without discovery.
fn fixed(folder: &Folder, lines: &str) -> Result<Hub, Vec<String>> {
    let sample = SAMPLE.replacen("discovery = true", "discovery = false", 1);
    let at = "client_id = \"eidas-bridge\"\n";
    let sample = sample.replacen(at, &format!("{at}{FIXED}{lines}\n"), 1);
    let config = folder.load(&sample);
    let config = config.map_err(|problems| {
        let problems = problems.as_slice().iter();
        problems.map(ToString::to_string).collect::<Vec<_>>()
    })?;
    Ok(config.proxy_service.unwrap().hub)
}

#[test]
fn where_requests_are_pushed_to_can_be_written_down_and_must_where_they_always_are() {
    let folder = Folder::new();
    let endpoint = "pushed_authorization_request_endpoint = \"https://auth.example.fr/p\"\n";
    let pushed = |hub: Hub| match hub.endpoints {
        HubEndpoints::Fixed { pushed, .. } => pushed,
        HubEndpoints::Discovery => panic!("fixed"),
    };
    assert_eq!(pushed(fixed(&folder, "").unwrap()), None);
    let standard = "profile = \"standard\"\n";
    let with = fixed(&folder, &format!("{standard}{endpoint}")).unwrap();
    assert_eq!(pushed(with).as_deref(), Some("https://auth.example.fr/p"));
    for (lines, why) in [
        (
            "pushed_authorization_requests = \"always\"\n".to_owned(),
            "needs pushed_authorization_request_endpoint",
        ),
        (
            endpoint.to_owned(),
            "has no use with pushed_authorization_requests",
        ),
    ] {
        let problems = fixed(&folder, &lines).unwrap_err();
        assert!(
            problems.len() == 1 && problems[0].contains(why),
            "{problems:#?}"
        );
    }
}

#[test]
fn the_key_that_a_hub_encrypts_to_fits_its_algorithm() {
    let folder = Folder::new();
    let with = |id_token: &str, userinfo: &str| {
        let sample = SAMPLE
            .replace(
                "id_token_encrypted_response_alg = \"ECDH-ES\"",
                &format!("id_token_encrypted_response_alg = \"{id_token}\""),
            )
            .replace(
                "userinfo_encrypted_response_alg = \"ECDH-ES\"",
                &format!("userinfo_encrypted_response_alg = \"{userinfo}\""),
            );
        let problems = folder.load(&sample).err();
        problems.map_or_else(String::new, |problems| problems.to_string())
    };
    assert_eq!(with("ECDH-ES+A256KW", "ECDH-ES"), "");
    let wrong = with("RSA-OAEP", "RSA-OAEP-256");
    assert!(
        wrong.contains("keys.oidc_encryption") && wrong.contains("must be an RSA key"),
        "{wrong}"
    );
    let two = with("ECDH-ES", "RSA-OAEP");
    assert!(
        two.contains("userinfo_encrypted_response_alg: needs another kind of key"),
        "{two}"
    );
}
