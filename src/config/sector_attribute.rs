//! `[[attributes]]`: attributes of one sector, which the profile does not know and which nodes agree
//! on among themselves. In: one table a row. Out: rows of the attribute catalogue, each with a name,
//! a type and a claim that nothing else has (`[eIDAS-AP §2.1]`).

use std::collections::BTreeSet;

use toml::de::DeValue;
use url::Url;

use super::checks::{boolean, person_kind, text};
use super::reader::{Checked, Section, Source};
use crate::domain::{Attribute, Capacity, PersonKind, SectorAttribute};

/// What the names of the profile's own attributes begin with.
const OF_THE_PROFILE: [&str; 2] = [
    "http://eidas.europa.eu/attributes/naturalperson/",
    "http://eidas.europa.eu/attributes/legalperson/",
];

/// Prefixes that the messages around a value use themselves.
const TAKEN_PREFIXES: [&str; 6] = ["saml2", "saml2p", "xsi", "ds", "xenc", "eidas"];

/// The namespace whose simple types cannot carry the mark of another script.
const XML_SCHEMA: &str = "http://www.w3.org/2001/XMLSchema";

/// Claims that mean something else, beside those of the catalogue: tokens' own, and what says
/// whose identity it is `[OIDC-Core §2]` `[RFC7519 §4.1]`.
const TAKEN_CLAIMS: &[&str] = &[
    "iss",
    "sub",
    "aud",
    "exp",
    "nbf",
    "iat",
    "jti",
    "azp",
    "nonce",
    "acr",
    "amr",
    "auth_time",
    "at_hash",
    "c_hash",
    "s_hash",
    "sid",
    "cnf",
    "name",
    "given_name",
    "family_name",
    "middle_name",
    "nickname",
    "preferred_username",
    "profile",
    "picture",
    "website",
    "email",
    "email_verified",
    "gender",
    "birthdate",
    "zoneinfo",
    "locale",
    "phone_number",
    "phone_number_verified",
    "address",
    "updated_at",
    "verified_claims",
    "openid",
    "birth_family_name",
    "birth_given_name",
    "birthcountry",
    "legal_person",
    "representative",
    "eidas",
];

/// Every row; those with problems are left out, and reported.
pub(super) fn read(root: &Section<'_>) -> Vec<SectorAttribute> {
    let rows = root.sections("attributes", row);
    let (mut names, mut claims) = (BTreeSet::new(), BTreeSet::new());
    for row in &rows {
        if !names.insert(row.uri.as_str()) {
            root.report("attributes", format!("two are called {}", row.uri));
        }
        if !claims.insert(row.claim.as_str()) {
            root.report("attributes", format!("two have the claim {}", row.claim));
        }
    }
    rows
}

fn row(section: &Section<'_>) -> Option<SectorAttribute> {
    let name = section.required("name", name);
    let friendly_name = section.required("friendly_name", token);
    let type_namespace = section.required("type_namespace", uri);
    let type_prefix = section.required("type_prefix", prefix);
    let xsd_type = section.required("xsd_type", token);
    let kind: Option<PersonKind> = section.required("person_kind", person_kind);
    let transliterable = section.defaulted("transliterable", false, boolean);
    let multi_valued = section.defaulted("multi_valued", false, boolean);
    let claim = section.required("claim", claim);
    if transliterable == Some(true) && multi_valued == Some(true) {
        let why = "goes not together with transliterable: which values would be forms of which?";
        section.report("multi_valued", why);
    }
    if transliterable == Some(true) && type_namespace.as_deref() == Some(XML_SCHEMA) {
        let why = "needs a type of the sector's own: those of XML Schema carry no LatinScript";
        section.report("transliterable", why);
    }
    Some(SectorAttribute {
        uri: name?,
        friendly_name: friendly_name?,
        type_namespace: type_namespace?,
        type_prefix: type_prefix?,
        xsd_type: xsd_type?,
        kind: kind?,
        transliterable: transliterable?,
        multi_valued: multi_valued?,
        claim: claim?,
    })
}

/// An absolute URI in visible ASCII, compared character by character.
fn uri(source: &Source, value: &DeValue<'_>) -> Checked<String> {
    let text = text(source, value)?;
    let visible = text.bytes().all(|byte| byte.is_ascii_graphic());
    if visible && Url::parse(&text).is_ok() {
        Ok(text)
    } else {
        Err("must be an absolute URI such as http://sector.example.eu/attributes/Role".to_owned())
    }
}

/// A URI that is none of the profile's.
fn name(source: &Source, value: &DeValue<'_>) -> Checked<String> {
    let name = uri(source, value)?;
    if OF_THE_PROFILE.iter().any(|begin| name.starts_with(begin)) {
        return Err("is a name of the profile, whose attributes need no declaration".to_owned());
    }
    Ok(name)
}

/// A name as XML writes it, without a colon `[XMLNS §3]`.
fn token(source: &Source, value: &DeValue<'_>) -> Checked<String> {
    let token = text(source, value)?;
    let first = token.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    let rest = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    if first && token.chars().all(rest) {
        Ok(token)
    } else {
        Err("must be a word of letters, digits, \"-\", \"_\" and \".\"".to_owned())
    }
}

/// A prefix that means nothing else where a value stands.
fn prefix(source: &Source, value: &DeValue<'_>) -> Checked<String> {
    let prefix = token(source, value)?;
    let reserved = prefix.to_ascii_lowercase().starts_with("xml");
    if reserved || TAKEN_PREFIXES.contains(&prefix.as_str()) {
        return Err("is taken: say another prefix".to_owned());
    }
    Ok(prefix)
}

/// A claim that nothing else has.
fn claim(source: &Source, value: &DeValue<'_>) -> Checked<String> {
    let claim = text(source, value)?;
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    if claim.len() > 64 || !claim.chars().all(plain) {
        return Err("must be a word of letters, digits, \"-\" and \"_\"".to_owned());
    }
    let of_catalogue = Attribute::ALL.iter().any(|row| {
        let (path, name) = (row.definition().claim, row.friendly_name(Capacity::Subject));
        path.split('.').next() == Some(claim.as_str()) || name == claim
    });
    if of_catalogue || TAKEN_CLAIMS.contains(&claim.as_str()) {
        return Err("is taken: it already means something else".to_owned());
    }
    Ok(claim)
}
