//! How a client shows who it is at the back channel (`[OIDC-Core §9]`, `[RFC8705 §2.1]`).

use toml::de::DeValue;

use super::super::checks::{choice, strong_secret, text};
use super::super::reader::{Checked, Section, Source};
use super::super::secret::Secret;
use crate::domain::{CertificateSubject, DistinguishedName};

/// The one method of a client of ours.
#[derive(Debug, Clone)]
pub enum ClientMethod {
    /// `client_secret_post`.
    SecretPost(Secret),
    /// `client_secret_basic`.
    SecretBasic(Secret),
    /// `private_key_jwt`.
    PrivateKeyJwt,
    /// `tls_client_auth`: a certificate of this subject that an authority in
    /// `connector.mtls.client_ca_file` vouches for.
    TlsClientAuth(CertificateSubject),
}

/// For whom a client may say that its assertion is (`[RFC7523 §3]`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AssertionAudience {
    /// Our issuer identifier, as one text.
    Issuer,
    /// Also our token endpoint, or a list of only these two.
    IssuerOrTokenEndpoint,
}

const AUDIENCES: &[(&str, AssertionAudience)] = &[
    ("issuer", AssertionAudience::Issuer),
    ("token-endpoint", AssertionAudience::IssuerOrTokenEndpoint),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    Post,
    Basic,
    PrivateKey,
    Certificate,
}

const METHODS: &[(&str, Word)] = &[
    ("client_secret_post", Word::Post),
    ("client_secret_basic", Word::Basic),
    ("private_key_jwt", Word::PrivateKey),
    ("tls_client_auth", Word::Certificate),
];

const SECRET: &str = "client_secret_file";
const SUBJECT_KEYS: [&str; 3] = [
    "tls_client_auth_subject_dn",
    "tls_client_auth_san_dns",
    "tls_client_auth_san_uri",
];

pub(super) fn method(section: &Section<'_>) -> Option<ClientMethod> {
    let word = section.required("token_endpoint_auth_method", choice(METHODS));
    let subject = subject(section, word == Some(Word::Certificate));
    let by_secret = word.is_none_or(|word| matches!(word, Word::Post | Word::Basic));
    if !by_secret && section.has(SECRET) {
        section.optional(SECRET, text);
        section.report(SECRET, "has no use where the client has no secret");
    }
    match word? {
        Word::Post => Some(ClientMethod::SecretPost(secret(section)?)),
        Word::Basic => Some(ClientMethod::SecretBasic(secret(section)?)),
        Word::PrivateKey => Some(ClientMethod::PrivateKeyJwt),
        Word::Certificate => subject.map(ClientMethod::TlsClientAuth),
    }
}

fn secret(section: &Section<'_>) -> Option<Secret> {
    section.required(SECRET, strong_secret)
}

/// Exactly one of the three (`[RFC8705 §2.1.2]`).
fn subject(section: &Section<'_>, used: bool) -> Option<CertificateSubject> {
    let [dn, dns, uri] = SUBJECT_KEYS;
    let found = [
        section.optional(dn, distinguished_name),
        section.optional(dns, dns_name),
        section.optional(uri, name_uri),
    ];
    let mut written = SUBJECT_KEYS.into_iter().filter(|key| section.has(key));
    let first = written.next();
    match (first, used) {
        (None, true) => {
            let why = format!("or {dns} or {uri} is missing: whose certificate it is");
            section.report(dn, why);
        }
        (Some(key), false) => section.report(key, "has no use without tls_client_auth"),
        _ => {}
    }
    if let (Some(first), Some(second)) = (first, written.next()) {
        section.report(second, format!("and {first} exclude each other"));
        return None;
    }
    found.into_iter().flatten().next()
}

/// Compared character by character, so that nothing is said about its kind.
fn name_uri(source: &Source, value: &DeValue<'_>) -> Checked<CertificateSubject> {
    let uri = text(source, value)?;
    match url::Url::parse(&uri) {
        Ok(_) => Ok(CertificateSubject::Uri(uri)),
        Err(_) => Err("must be an absolute URI".to_owned()),
    }
}

fn distinguished_name(source: &Source, value: &DeValue<'_>) -> Checked<CertificateSubject> {
    let name = DistinguishedName::from_text(&text(source, value)?);
    name.map(CertificateSubject::DistinguishedName)
        .map_err(|error| error.to_string())
}

fn dns_name(source: &Source, value: &DeValue<'_>) -> Checked<CertificateSubject> {
    let name = text(source, value)?;
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
    if name.chars().all(plain) && name.contains('.') {
        Ok(CertificateSubject::DnsName(name))
    } else {
        Err("must be a DNS name such as hub.example, without a *".to_owned())
    }
}

/// `client_assertion_audience`, of use with assertions only.
pub(super) fn assertion_audience(
    section: &Section<'_>,
    method: Option<&ClientMethod>,
) -> Option<AssertionAudience> {
    let key = "client_assertion_audience";
    let audience = section.defaulted(key, AssertionAudience::Issuer, choice(AUDIENCES));
    let by_assertion = method.is_none_or(|method| matches!(method, ClientMethod::PrivateKeyJwt));
    if section.has(key) && !by_assertion {
        section.report(key, "has no use without private_key_jwt");
    }
    audience
}
