//! What a client may register, and every contradiction that the configuration tells of.

use std::sync::LazyLock;

use eidas_bridge::app::unusable_keys;
use eidas_bridge::config::{
    AssertionAudience, CertificateSource, Client, ClientMethod, Config, ContentEncryption,
    KeyManagement, KeyRole, KeyStage, Network, SecurityProfile, SenderConstraint,
    SignatureAlgorithm,
};
use eidas_bridge::domain::{CertificateSubject, DistinguishedName};
use eidas_bridge::oidc::discovery::{MutualTlsEndpoints, ProviderDescription};
use eidas_bridge::oidc::jose::{JweKey, JwkSet, JwsAlgorithm};
use openssl::ec::{EcGroup, EcKey};
use openssl::nid::Nid;
use openssl::pkey::PKey;
use openssl::rsa::Rsa;

use crate::config::{Folder, SAMPLE, pem};

const JWKS: &str = "jwks_uri = \"https://rp.example/jwks\"\n";
const BY_KEY: &str = "token_endpoint_auth_method = \"private_key_jwt\"\n";
const BY_CERTIFICATE: &str = "token_endpoint_auth_method = \"tls_client_auth\"\n\
    tls_client_auth_san_dns = \"rp.example\"\n";
const DPOP: &str = "dpop_bound_access_tokens = true\n";
const PROXY: &str = "[connector.mtls]\n\
    proxy_header = \"X-Client-Cert\"\n\
    trusted_proxies = [\"127.0.0.1\", \"10.0.0.0/8\"]\n";

/// The sample with another client, and what follows it.
fn with(client: &str, rest: &str) -> String {
    format!(
        "{SAMPLE}\n[[connector.client]]\nclient_id = \"rp\"\nname = \"RP\"\nsp_type = \"public\"\n\
         redirect_uris = [\"https://rp.example/back\"]\n{client}\n{rest}"
    )
}

/// Slow to make, so the same for all.
static RSA: LazyLock<Vec<u8>> =
    LazyLock::new(|| pem(&PKey::from_rsa(Rsa::generate(3072).unwrap()).unwrap()));

fn folder() -> Folder {
    let folder = Folder::new();
    let group = EcGroup::from_curve_name(Nid::SECP384R1).unwrap();
    let p384 = PKey::from_ec_key(EcKey::generate(&group).unwrap()).unwrap();
    folder.write_secret("keys/p384.key", &pem(&p384));
    folder.write_secret("keys/rsa.key", &RSA);
    folder
}

const KEYS: &str = "[keys.oidc_signing_p384]\nkey_file = \"keys/p384.key\"\n\
    [keys.oidc_signing_rsa]\nkey_file = \"keys/rsa.key\"\n";

#[track_caller]
fn registered(client: &str, rest: &str) -> Client {
    let config = folder().load(&with(client, rest));
    let config = config.unwrap_or_else(|problems| panic!("{problems}"));
    config.connector.unwrap().clients.pop().unwrap()
}

/// Everything that is said of a client, by the last part of the key.
fn said(client: &str, rest: &str) -> Vec<String> {
    let problems = folder().problems(&with(client, rest));
    let said = problems.iter().map(|problem| {
        let (_, problem) = problem.split_once(' ').unwrap();
        let short = problem.trim_start_matches("connector.client[1].");
        short.to_owned()
    });
    said.collect()
}

#[track_caller]
fn refused(client: &str, rest: &str, start: &str) {
    let said = said(client, rest);
    assert!(
        said.len() == 1 && said[0].starts_with(start),
        "{said:#?}\nnot: {start}"
    );
}

#[test]
fn a_client_registers_everything_that_rfc_7591_has_words_for() {
    let client = registered(
        &format!(
            "{JWKS}{BY_KEY}{DPOP}\
             client_assertion_audience = \"token-endpoint\"\n\
             id_token_signed_response_alg = \"PS256\"\n\
             id_token_encrypted_response_alg = \"RSA-OAEP-256\"\n\
             id_token_encrypted_response_enc = \"A128GCM\"\n\
             userinfo_signed_response_alg = \"ES384\"\n\
             userinfo_encrypted_response_alg = \"ECDH-ES+A256KW\"\n\
             request_object_signing_alg = \"ES256\"\n\
             require_signed_request_object = true\n\
             require_pushed_authorization_requests = true\n\
             pkce_required = true\n\
             post_logout_redirect_uris = [\"https://rp.example/bye\"]\n\
             country_parameter = \"country\"\n"
        ),
        KEYS,
    );
    assert!(matches!(client.authentication, ClientMethod::PrivateKeyJwt));
    assert_eq!(
        client.assertion_audience,
        AssertionAudience::IssuerOrTokenEndpoint
    );
    let responses = client.responses;
    assert_eq!(
        responses.id_token_signature,
        Some(SignatureAlgorithm::Ps256)
    );
    assert_eq!(
        responses.userinfo_signature,
        Some(SignatureAlgorithm::Es384)
    );
    let id_token = responses.id_token_encryption.unwrap();
    assert_eq!(id_token.alg, KeyManagement::RsaOaep256);
    assert_eq!(id_token.enc, ContentEncryption::A128Gcm);
    let userinfo = responses.userinfo_encryption.unwrap();
    assert_eq!(userinfo.alg, KeyManagement::EcdhEsA256kw);
    assert_eq!(userinfo.enc, ContentEncryption::A256Gcm);
    let requests = client.request_objects;
    assert_eq!(requests.signature, Some(SignatureAlgorithm::Es256));
    assert!(requests.required && client.par_required && client.pkce_required);
    assert_eq!(client.post_logout_redirect_uris, ["https://rp.example/bye"]);
    assert_eq!(client.country_parameter.as_deref(), Some("country"));
    assert_eq!(client.sender_constraint, SenderConstraint::Dpop);
    assert_eq!(client.profile, SecurityProfile::Standard);
}

#[test]
fn franceconnects_two_records_register_as_they_are() {
    let secret = "token_endpoint_auth_method = \"client_secret_post\"\n\
        client_secret_file = \"secrets/hub-as-client\"\n";
    for (encryption, expected) in [
        ("RSA-OAEP", KeyManagement::RsaOaep),
        ("ECDH-ES", KeyManagement::EcdhEs),
    ] {
        let client = registered(
            &format!(
                "{JWKS}{secret}\
                 id_token_signed_response_alg = \"ES256\"\n\
                 id_token_encrypted_response_alg = \"{encryption}\"\n\
                 id_token_encrypted_response_enc = \"A256GCM\"\n\
                 userinfo_signed_response_alg = \"ES256\"\n\
                 userinfo_encrypted_response_alg = \"{encryption}\"\n\
                 userinfo_encrypted_response_enc = \"A256GCM\"\n"
            ),
            "",
        );
        let responses = client.responses;
        for encryption in [responses.id_token_encryption, responses.userinfo_encryption] {
            let encryption = encryption.unwrap();
            assert_eq!(encryption.alg, expected);
            assert_eq!(encryption.enc, ContentEncryption::A256Gcm);
        }
        assert!(matches!(client.authentication, ClientMethod::SecretPost(_)));
        // What its records know nothing of is off.
        assert_eq!(client.profile, SecurityProfile::Standard);
        assert_eq!(client.sender_constraint, SenderConstraint::None);
        assert!(!client.pkce_required && !client.par_required);
        assert!(!client.request_objects.required);
    }
}

#[test]
fn an_algorithm_without_its_key_is_told_of_and_names_the_key() {
    let other = |alg: &str| format!("{JWKS}{BY_KEY}userinfo_signed_response_alg = \"{alg}\"\n");
    for alg in ["RS256", "PS256"] {
        let start = format!("userinfo_signed_response_alg: {alg} needs keys.oidc_signing_rsa");
        refused(&other(alg), "", &start);
    }
    let start = "userinfo_signed_response_alg: ES384 needs keys.oidc_signing_p384";
    refused(&other("ES384"), "", start);
    for alg in ["RS256", "PS256", "ES384", "ES256"] {
        registered(&other(alg), KEYS);
    }
    // The default key may be RSA itself; then nothing signs ES256.
    let folder = folder();
    let toml = SAMPLE.replacen("keys/oidc-signing.key", "keys/rsa.key", 1);
    let toml = toml.replacen(
        "userinfo_signed_response_alg = \"ES256\"",
        "userinfo_signed_response_alg = \"RS256\"",
        1,
    );
    folder.load(&toml).unwrap();
    let toml = SAMPLE.replacen("keys/oidc-signing.key", "keys/rsa.key", 1);
    let problems = folder.problems(&toml);
    assert!(
        problems.len() == 1 && problems[0].ends_with("ES256 needs keys.oidc_signing on P-256"),
        "{problems:#?}"
    );
}

#[test]
fn none_and_shared_secrets_are_no_algorithms_for_anything() {
    for key in [
        "id_token_signed_response_alg",
        "userinfo_signed_response_alg",
        "request_object_signing_alg",
    ] {
        for alg in ["none", "HS256", "EdDSA"] {
            let client = format!("{JWKS}{BY_KEY}{key} = \"{alg}\"\n");
            refused(&client, "", &format!("{key}: must be one of: ES256"));
        }
    }
    for alg in ["RSA1_5", "dir", "PBES2-HS256+A128KW", "A256GCMKW"] {
        let key = "id_token_encrypted_response_alg";
        let client = format!("{JWKS}{BY_KEY}{key} = \"{alg}\"\n");
        refused(&client, "", &format!("{key}: must be one of: RSA-OAEP"));
    }
    let key = "id_token_encrypted_response_enc";
    let client = format!(
        "{JWKS}{BY_KEY}id_token_encrypted_response_alg = \"ECDH-ES\"\n{key} = \"A128CBC-HS256\"\n"
    );
    refused(&client, "", &format!("{key}: must be one of: A128GCM"));
}

#[test]
fn what_needs_the_clients_keys_says_so() {
    let secret = "token_endpoint_auth_method = \"client_secret_basic\"\n\
        client_secret_file = \"secrets/hub-as-client\"\n";
    for setting in [
        "id_token_encrypted_response_alg = \"ECDH-ES\"\n",
        "request_object_signing_alg = \"ES256\"\n",
        "require_signed_request_object = true\n",
    ] {
        let client = format!("{secret}{setting}");
        refused(&client, "", "jwks_uri: or jwks_file is missing");
    }
    refused(BY_KEY, "", "jwks_uri: or jwks_file is missing");
    let client = format!("{JWKS}{BY_KEY}userinfo_encrypted_response_alg = \"ECDH-ES\"\n");
    let start = "userinfo_encrypted_response_alg: needs userinfo_signed_response_alg";
    refused(&client, "", start);
}

#[test]
fn redirect_addresses_are_exact_or_refused() {
    for (uri, why) in [
        ("/back", "must be an absolute URL"),
        ("http://rp.example/back", "must be https in production"),
        ("http://localhost/back", "must be https in production"),
        ("rp://back", "must be an https URL"),
        ("https://rp.example/back#top", "must not hold"),
        ("https://user@rp.example/back", "must not hold"),
        ("https://*.rp.example/back", "must be written in full"),
        ("https://rp.example/*", "must be written in full"),
        ("https://rp.example/a/../back", "must not hold . or .."),
        ("https://rp.example/a/%2E%2e/back", "must not hold . or .."),
        ("https:\\\\\\\\rp.example/back", "must be written out"),
    ] {
        let client = format!("{JWKS}{BY_KEY}post_logout_redirect_uris = [\"{uri}\"]\n");
        refused(&client, "", &format!("post_logout_redirect_uris[0]: {why}"));
        let toml = with(&format!("{JWKS}{BY_KEY}"), "");
        let toml = toml.replacen("https://rp.example/back", uri, 1);
        let problems = folder().problems(&toml);
        assert!(problems.len() == 1, "{problems:#?}");
        let start = format!("connector.client[1].redirect_uris[0]: {why}");
        assert!(problems[0].contains(&start), "{problems:#?}");
    }
    let twice = "post_logout_redirect_uris = [\"https://rp.example/\", \"https://rp.example/\"]\n";
    let client = format!("{JWKS}{BY_KEY}{twice}");
    refused(&client, "", "post_logout_redirect_uris: names https://");
    let toml = with(&format!("{JWKS}{BY_KEY}"), "");
    let toml = toml.replacen("\"rp\"", "\"franceconnect-plus\"", 1);
    let problems = folder().problems(&toml);
    let told = "two clients are called franceconnect-plus";
    assert!(
        problems.len() == 1 && problems[0].ends_with(told),
        "{problems:#?}"
    );
}

#[test]
fn a_country_parameter_is_a_name_of_its_own() {
    let country = |name: &str| format!("{JWKS}{BY_KEY}country_parameter = \"{name}\"\n");
    registered(&country("idp_hint"), "");
    for taken in ["state", "login_hint", "client_assertion", "dpop_jkt", "a b"] {
        refused(&country(taken), "", "country_parameter: ");
    }
    let twice = "[connector.client.requester]\nrequester_id_parameter = \"who\"\n";
    refused(&country("who"), twice, "country_parameter: is the name of");
}

#[test]
fn fapi_switches_on_what_it_demands() {
    let client = registered(
        &format!("{JWKS}{BY_KEY}{DPOP}security_profile = \"fapi2\"\n"),
        "",
    );
    assert!(client.par_required && client.pkce_required);
    assert_eq!(client.profile, SecurityProfile::Fapi2);
    let client = registered(
        &format!(
            "{BY_CERTIFICATE}security_profile = \"fapi2\"\n\
             tls_client_certificate_bound_access_tokens = true\n"
        ),
        &certified(),
    );
    assert_eq!(client.sender_constraint, SenderConstraint::MutualTls);
}

#[test]
fn fapi_and_what_it_forbids_are_a_contradiction() {
    let fapi = |rest: &str| format!("{JWKS}{BY_KEY}{DPOP}security_profile = \"fapi2\"\n{rest}");
    for (setting, key) in [
        ("pkce_required = false", "pkce_required"),
        (
            "require_pushed_authorization_requests = false",
            "require_pushed_authorization_requests",
        ),
        (
            "client_assertion_audience = \"token-endpoint\"",
            "client_assertion_audience",
        ),
        (
            "id_token_signed_response_alg = \"RS256\"",
            "id_token_signed_response_alg",
        ),
        (
            "userinfo_signed_response_alg = \"ES384\"",
            "userinfo_signed_response_alg",
        ),
        (
            "request_object_signing_alg = \"RS256\"",
            "request_object_signing_alg",
        ),
    ] {
        let said = said(&fapi(setting), KEYS);
        let told = said.len() == 1 && said[0].starts_with(&format!("{key}: must be "));
        assert!(told, "{said:#?}");
    }
    let unbound = format!("{JWKS}{BY_KEY}security_profile = \"fapi2\"\n");
    refused(&unbound, "", "dpop_bound_access_tokens: or tls_client_");
    let secret = "token_endpoint_auth_method = \"client_secret_basic\"\n\
        client_secret_file = \"secrets/hub-as-client\"\nsecurity_profile = \"fapi2\"\n";
    let start = "token_endpoint_auth_method: must be private_key_jwt or tls_client_auth";
    refused(&format!("{DPOP}{secret}"), "", start);
    let both = format!("{JWKS}{BY_KEY}{DPOP}tls_client_certificate_bound_access_tokens = true\n");
    let start = "tls_client_certificate_bound_access_tokens: and dpop_bound";
    refused(&both, PROXY, start);
}

/// A proxy whose certificates an authority vouches for.
fn certified() -> String {
    format!("{PROXY}client_ca_file = \"keys/metadata.pem\"\n")
}

#[test]
fn a_client_of_a_certificate_names_its_subject_once() {
    let dn = "token_endpoint_auth_method = \"tls_client_auth\"\n\
        tls_client_auth_subject_dn = \"CN=rp.example, O=Agency\\\\, the, C=FR\"\n";
    let client = registered(dn, &certified());
    let expected = DistinguishedName::from_text("cn=rp.example,o=agency\\, the,c=fr").unwrap();
    let ClientMethod::TlsClientAuth(CertificateSubject::DistinguishedName(name)) =
        client.authentication
    else {
        panic!("tls_client_auth by name")
    };
    assert_eq!(name, expected);
    let uri = "token_endpoint_auth_method = \"tls_client_auth\"\n\
        tls_client_auth_san_uri = \"urn:example:rp\"\n";
    registered(uri, &certified());
    let none = "token_endpoint_auth_method = \"tls_client_auth\"\n";
    let start = "tls_client_auth_subject_dn: or tls_client_auth_san_dns or";
    refused(none, &certified(), start);
    let two = format!("{BY_CERTIFICATE}tls_client_auth_san_uri = \"urn:example:rp\"\n");
    let start = "tls_client_auth_san_uri: and tls_client_auth_san_dns exclude";
    refused(&two, &certified(), start);
    let unused = format!("{JWKS}{BY_KEY}tls_client_auth_san_dns = \"rp.example\"\n");
    refused(&unused, "", "tls_client_auth_san_dns: has no use without");
    let wrong = dn.replace("CN=", "NAME=");
    let start = "tls_client_auth_subject_dn: is not a distinguished name";
    refused(&wrong, &certified(), start);
    let wild = BY_CERTIFICATE.replace("rp.example", "*.example");
    let start = "tls_client_auth_san_dns: must be a DNS name";
    refused(&wild, &certified(), start);
    let secret = format!("{BY_CERTIFICATE}client_secret_file = \"secrets/hub-as-client\"\n");
    refused(&secret, &certified(), "client_secret_file: has no use");
}

#[test]
fn a_certificate_needs_somewhere_to_come_from_and_somebody_who_vouches() {
    refused(BY_CERTIFICATE, "", "connector.mtls: is missing: rp shows");
    let start = "connector.mtls.client_ca_file: is missing: rp is known by";
    refused(BY_CERTIFICATE, PROXY, start);
    let bound = format!("{JWKS}{BY_KEY}tls_client_certificate_bound_access_tokens = true\n");
    refused(&bound, "", "connector.mtls: is missing: rp shows");
    // Bound to whatever certificate it shows, which it has proved by its key already.
    registered(&bound, PROXY);
}

#[test]
fn certificates_come_from_trusted_proxies_or_over_a_listener_of_our_own() {
    let sound = |mtls: &str| -> Config {
        let folder = folder();
        let config = folder.load(&with(&format!("{JWKS}{BY_KEY}"), mtls));
        config.unwrap_or_else(|problems| panic!("{problems}"))
    };
    let mtls = sound(PROXY).connector.unwrap().mutual_tls.unwrap();
    let CertificateSource::Proxy { header, trusted } = mtls.source else {
        panic!("a proxy")
    };
    assert_eq!(header, "x-client-cert");
    assert_eq!(trusted[1], Network::parse("10.0.0.0/8").unwrap());
    let listener = "[connector.mtls]\n\
        listen = \"127.0.0.1:8443\"\n\
        base_url = \"https://mtls.eidas.example.fr\"\n\
        certificate_file = \"keys/signing.pem\"\n\
        key_file = \"keys/signing.key\"\n";
    let mtls = sound(listener).connector.unwrap().mutual_tls.unwrap();
    assert_eq!(mtls.listen(), Some("127.0.0.1:8443".parse().unwrap()));
    let client = format!("{JWKS}{BY_KEY}");
    for (mtls, start) in [
        (
            PROXY.replace("10.0.0.0/8", "10.0.0.1/8"),
            "connector.mtls.trusted_proxies[1]: must be an address or a range",
        ),
        (
            "[connector.mtls]\nproxy_header = \"X-Client-Cert\"\n".to_owned(),
            "connector.mtls.trusted_proxies: is missing",
        ),
        (
            PROXY.replace("X-Client-Cert", "Authorization"),
            "connector.mtls.proxy_header: must be the name of a header",
        ),
        (
            format!("{PROXY}listen = \"127.0.0.1:8443\"\n"),
            "connector.mtls.listen: and proxy_header exclude",
        ),
        (
            listener.replace("base_url", "# base_url"),
            "connector.mtls.base_url: is missing",
        ),
        (
            listener.replace("keys/signing.key", "keys/metadata.key"),
            "connector.mtls.certificate_file: is not the certificate of this key",
        ),
        (
            format!("{PROXY}client_ca_file = \"keys/rsa.key\"\n"),
            "connector.mtls.client_ca_file: ",
        ),
        (
            "[connector.mtls]\n".to_owned(),
            "connector.mtls.listen: or proxy_header is missing",
        ),
    ] {
        refused(&client, &mtls, start);
    }
}

#[test]
fn token_keys_are_of_the_kind_that_their_role_says_and_never_shared() {
    let client = format!("{JWKS}{BY_KEY}");
    let p384 = "[keys.oidc_signing_p384]\nkey_file = \"keys/rsa.key\"\n";
    refused(
        &client,
        p384,
        "keys.oidc_signing_p384.key_file: must be EC on P-384",
    );
    let rsa = "[keys.oidc_signing_rsa]\nkey_file = \"keys/p384.key\"\n";
    refused(&client, rsa, "keys.oidc_signing_rsa.key_file: must be RSA");
    let folder = folder();
    let toml = with(&client, KEYS).replacen("keys/oidc-signing.key", "keys/rsa.key", 1);
    let toml = toml.replace("userinfo_signed_response_alg = \"ES256\"", "");
    let toml = toml.replace("userinfo_encrypted_response_alg = \"ECDH-ES\"\n", "");
    let problems = folder.problems(&toml);
    let told = "keys.oidc_signing_rsa: must not be the key of oidc_signing";
    assert!(
        problems.len() == 1 && problems[0].ends_with(told),
        "{problems:#?}"
    );
    let config = folder.load(&with(&client, KEYS)).unwrap();
    for role in [KeyRole::OidcSigningP384, KeyRole::OidcSigningRsa] {
        assert!(config.keys.find(role, KeyStage::Current).is_some());
        assert_eq!(role.as_str().parse(), Ok(role));
        assert_eq!(role.section().parse(), Ok(role));
    }
}

#[test]
fn a_key_file_without_a_key_for_what_is_registered_is_told_of() {
    let folder = folder();
    let weak = "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\"}]}";
    let elliptic = JweKey::new(PKey::private_key_from_pem(&p256()).unwrap()).unwrap();
    let elliptic = JwkSet::new(vec![elliptic.public(None)])
        .to_value()
        .to_string();
    let by_file = format!("{BY_KEY}jwks_file = \"rp.json\"\n");
    let encrypted = |alg: &str| {
        let alg = format!("id_token_encrypted_response_alg = \"{alg}\"\n");
        with(&format!("{by_file}{alg}"), "")
    };
    for (keys, toml, told) in [
        (weak, with(&by_file, ""), Some("holds no key that can")),
        (
            &elliptic,
            encrypted("RSA-OAEP-256"),
            Some("holds no key that fits"),
        ),
        (&elliptic, encrypted("ECDH-ES+A256KW"), None),
    ] {
        folder.write("rp.json", keys.as_bytes());
        let problems = unusable_keys(&folder.load(&toml).unwrap());
        let message = problems.first().map(|problem| problem.message.as_str());
        assert_eq!(message.is_some(), told.is_some(), "{message:?}");
        assert!(
            message
                .unwrap_or_default()
                .starts_with(told.unwrap_or_default())
        );
    }
}

fn p256() -> Vec<u8> {
    let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1).unwrap();
    pem(&PKey::from_ec_key(EcKey::generate(&group).unwrap()).unwrap())
}

/// The words of a setting, as the message says that refuses another one.
fn words(client: &str, rest: &str) -> Vec<String> {
    let said = said(client, rest);
    let (_, words) = said[0].split_once("must be one of: ").unwrap();
    let mut words: Vec<_> = words.split(", ").map(str::to_owned).collect();
    words.sort();
    words
}

#[test]
fn what_discovery_lists_is_what_can_be_registered() {
    let description = ProviderDescription {
        signing: JwsAlgorithm::ALL.to_vec(),
        mutual_tls: Some(MutualTlsEndpoints::Same),
        ..ProviderDescription::default()
    };
    let document = description.document();
    for (listed, setting) in [
        ("id_token_signing_alg", "id_token_signed_response_alg"),
        ("id_token_encryption_alg", "id_token_encrypted_response_alg"),
        ("userinfo_signing_alg", "userinfo_signed_response_alg"),
        ("userinfo_encryption_alg", "userinfo_encrypted_response_alg"),
        ("token_endpoint_auth_methods", "token_endpoint_auth_method"),
    ] {
        let key = ["_values_supported", "_supported"]
            .map(|end| document.get(format!("{listed}{end}")).cloned());
        let list = key.into_iter().flatten().next().unwrap();
        let list = list.as_array().unwrap().iter();
        let mut list: Vec<_> = list.map(|it| it.as_str().unwrap().to_owned()).collect();
        list.sort();
        let other = if setting == "token_endpoint_auth_method" {
            ""
        } else {
            BY_KEY
        };
        let client = format!("{JWKS}{other}{setting} = \"another\"\n");
        assert_eq!(words(&client, ""), list, "{setting}");
    }
    let client = format!(
        "{JWKS}{BY_KEY}id_token_encrypted_response_alg = \"ECDH-ES\"\n\
         id_token_encrypted_response_enc = \"another\"\n"
    );
    assert_eq!(words(&client, ""), ["A128GCM", "A256GCM"]);
    let listed = &document["id_token_encryption_enc_values_supported"];
    assert_eq!(listed.as_array().unwrap().len(), 2);
}
