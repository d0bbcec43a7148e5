//! Reading and judging `[keys]`.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use openssl::nid::Nid;
use openssl::pkey::{HasPublic, Id, PKey, PKeyRef, Public};
use openssl::x509::X509;
use toml::de::DeValue;

use super::super::checks::{file, secret};
use super::super::node::Mode;
use super::super::reader::{Checked, Section, Source};
use super::super::secret::Secret;
use super::source::{self, Found};
use super::{
    DEMO_ORGANISATION, Generations, KeyPair, KeyPlace, KeyRole, KeyStage, Keys, PrivateKey,
    SealingKey,
};

/// A key that was read, for comparing it with the others.
type Seen = (KeyRole, KeyStage, PKey<Public>);

/// What is said of one key, and the key.
type Read<K> = Option<(K, PKey<Public>)>;

pub(in super::super) fn read(section: &Section<'_>) -> Option<Keys> {
    let mut seen = Vec::new();
    let mut pair = |role: KeyRole, optional: bool| {
        let mut read = |section: &Section<'_>| generations(section, role, key_pair, &mut seen);
        if optional {
            section.optional_section(role.section(), &mut read)
        } else {
            section.section(role.section(), &mut read)
        }
    };
    let metadata_signing = pair(KeyRole::MetadataSigning, false);
    let saml_signing = pair(KeyRole::SamlSigning, false);
    let saml_encryption = pair(KeyRole::SamlEncryption, true);
    let mut private = |role: KeyRole| {
        section.optional_section(role.section(), |section| {
            let read = |section: &Section<'_>| private_key(section, role);
            generations(section, role, read, &mut seen)
        })
    };
    let oidc_signing = private(KeyRole::OidcSigning);
    let oidc_signing_p384 = private(KeyRole::OidcSigningP384);
    let oidc_signing_rsa = private(KeyRole::OidcSigningRsa);
    let oidc_encryption = private(KeyRole::OidcEncryption);
    let record_sealing = section.optional_section("record_sealing", sealing_keys);
    compare(section, &seen);
    let pkcs11 = section.optional_section("pkcs11", super::pkcs11::read);
    let keys = Keys {
        metadata_signing: metadata_signing?,
        saml_signing: saml_signing?,
        saml_encryption,
        oidc_signing,
        oidc_signing_p384,
        oidc_signing_rsa,
        oidc_encryption,
        pkcs11,
        record_sealing,
    };
    let in_token = |key: &&super::OwnKey<'_>| matches!(key.place, KeyPlace::Token(_));
    if !section.has("pkcs11") {
        for key in keys.all().iter().filter(in_token) {
            let name = key.name();
            let name = name.trim_start_matches("keys.");
            section.report(name, "is in a token: say which module in keys.pkcs11");
        }
    }
    Some(keys)
}

fn generations<K>(
    section: &Section<'_>,
    role: KeyRole,
    read: impl Fn(&Section<'_>) -> Read<K>,
    seen: &mut Vec<Seen>,
) -> Option<Generations<K>> {
    let mut keep = |stage: KeyStage, found: Read<K>| {
        let (key, private) = found?;
        seen.push((role, stage, private));
        Some(key)
    };
    let current = keep(KeyStage::Current, read(section));
    let next = section.optional_section(KeyStage::Next.as_str(), &read);
    let next = keep(KeyStage::Next, next);
    let retired = section.optional_section(KeyStage::Retired.as_str(), &read);
    let retired = keep(KeyStage::Retired, retired);
    Some(Generations {
        current: current?,
        next,
        retired,
    })
}

/// No key both signs and is encrypted to `[eIDAS-CR §3.5.2]`, and each exchange is one.
fn compare(section: &Section<'_>, seen: &[Seen]) {
    for (place, (role, stage, key)) in seen.iter().enumerate() {
        let earlier = seen.iter().take(place);
        let same = earlier.filter(|(_, _, other)| other.public_eq(key));
        for (other, _, _) in same {
            let name = match stage {
                KeyStage::Current => role.section().to_owned(),
                _ => format!("{}.{}", role.section(), stage.as_str()),
            };
            if role.is_encryption() && !other.is_encryption() {
                section.report(&name, "must not be the key that signs");
            } else if !role.is_encryption() && other.is_encryption() {
                section.report(&name, "must not be the key that others encrypt to");
            } else if role.signs_tokens() && other.signs_tokens() && role != other {
                section.report(&name, format!("must not be the key of {}", other.section()));
            } else if role == other {
                section.report(&name, "must be another key than its predecessor");
            }
        }
    }
}

fn key_pair(section: &Section<'_>) -> Read<KeyPair> {
    let since = section.optional("since", moment);
    // A PKCS #12 file may bring the certificate along.
    let may_be_inside = section.has("passphrase_file") && !section.has("certificate_file");
    let mut certificate = None;
    if !may_be_inside {
        certificate = Some(section.required("certificate_file", file)?);
    }
    let named = certificate
        .as_ref()
        .map(|(_, pem)| X509::from_pem(pem.as_bytes()));
    if matches!(named, Some(Err(_))) {
        section.report("certificate_file", "is not a PEM certificate");
        return None;
    }
    let found = key(section, named.and_then(Result::ok).as_ref())?;
    certificate = certificate.or(found.certificates);
    let Some((certificate_file, certificate_pem)) = certificate else {
        section.report(
            "certificate_file",
            "is missing, and no certificate came with the key",
        );
        return None;
    };
    let certificate = X509::from_pem(certificate_pem.as_bytes()).ok()?;
    if !certificate
        .public_key()
        .is_ok_and(|public| public.public_eq(&found.public))
    {
        section.report("certificate_file", "is not the certificate of this key");
    }
    if section.source().mode() == Mode::Production && is_throw_away(&certificate) {
        section.report(
            "certificate_file",
            "is a throw-away key of the demo: make real ones",
        );
    }
    let pair = KeyPair {
        source: found.source,
        certificate_file,
        certificate_pem,
        since,
    };
    Some((pair, found.public))
}

fn private_key(section: &Section<'_>, role: KeyRole) -> Read<PrivateKey> {
    let since = section.optional("since", moment);
    let found = key(section, None)?;
    let public = found.public;
    let curve = public
        .ec_key()
        .ok()
        .and_then(|key| key.group().curve_name());
    let is_rsa = public.id() == Id::RSA;
    let p256 = curve == Some(Nid::X9_62_PRIME256V1);
    let (fits, right) = match role {
        KeyRole::OidcSigning => (is_rsa || p256, "must be EC on P-256 (ES256) or RSA (PS256)"),
        KeyRole::OidcSigningP384 => (curve == Some(Nid::SECP384R1), "must be EC on P-384 (ES384)"),
        KeyRole::OidcSigningRsa => (is_rsa, "must be RSA (RS256, PS256)"),
        _ => (
            is_rsa || p256 || matches!(curve, Some(Nid::SECP384R1 | Nid::SECP521R1)),
            "must be EC on P-256, P-384 or P-521, or RSA",
        ),
    };
    if !fits {
        section.report(found.named, right);
    }
    let private = PrivateKey {
        source: found.source,
        is_rsa,
        since,
    };
    Some((private, public))
}

fn key(section: &Section<'_>, certified: Option<&X509>) -> Option<Found> {
    let found = source::read(section, certified)?;
    if !is_strong(&found.public) {
        section.report(
            found.named,
            "must be RSA of 3072 bits or more, or EC of 256 or more",
        );
    }
    Some(found)
}

/// `[keys.record_sealing]`, its successor and its predecessor.
fn sealing_keys(section: &Section<'_>) -> Option<Generations<SealingKey>> {
    let current = sealing_key(section);
    let next = section.optional_section(KeyStage::Next.as_str(), sealing_key);
    let retired = section.optional_section(KeyStage::Retired.as_str(), sealing_key);
    let same = |other: &Option<SealingKey>, key: &SealingKey| {
        other
            .as_ref()
            .is_some_and(|it| it.key.expose() == key.key.expose())
    };
    let current = current?;
    if same(&next, &current) || same(&retired, &current) {
        section.report("key_file", "must be another key than its predecessor");
    }
    Some(Generations {
        current,
        next,
        retired,
    })
}

fn sealing_key(section: &Section<'_>) -> Option<SealingKey> {
    const BYTES: usize = 32;
    let since = section.optional("since", moment);
    let (key_file, text) = section.required("key_file", secret)?;
    let key = STANDARD.decode(text.expose_str().trim()).ok();
    let Some(key) = key.filter(|key| key.len() == BYTES) else {
        section.report("key_file", "must hold 32 random bytes in base64");
        return None;
    };
    Some(SealingKey {
        key_file,
        key: Secret::new(key),
        since,
    })
}

/// `[eIDAS-CR §3.2]`.
fn is_strong<T: HasPublic>(key: &PKeyRef<T>) -> bool {
    (key.id() == Id::RSA && key.bits() >= 3072) || (key.id() == Id::EC && key.bits() >= 256)
}

fn is_throw_away(certificate: &X509) -> bool {
    certificate
        .subject_name()
        .entries_by_nid(Nid::ORGANIZATIONNAME)
        .any(|entry| entry.data().as_slice() == DEMO_ORGANISATION.as_bytes())
}

/// A moment with its zone, with or without quotes.
fn moment(_: &Source, value: &DeValue<'_>) -> Checked<Timestamp> {
    let written = value
        .as_str()
        .map(str::to_owned)
        .or_else(|| value.as_datetime().map(ToString::to_string));
    written
        .and_then(|text| text.parse().ok())
        .ok_or_else(|| "must be a moment such as 2027-01-31T12:00:00Z".to_owned())
}
