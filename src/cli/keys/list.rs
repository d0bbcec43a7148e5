//! `keys list`: every key of ours.

use std::path::PathBuf;
use std::process::ExitCode;

use jiff::Timestamp;
use openssl::pkey::{Id, PKey, Public};
use openssl::x509::X509;
use serde_json::{Value, json};

use super::super::certificate::{Dates, fingerprint};
use super::super::{UNUSABLE, complain, say};
use super::identifiers;
use crate::ambient::{Clock as _, SystemClock};
use crate::app::{TriedKey, try_token_keys};
use crate::config::{Config, KeyPlace, KeyRole, KeyStage, OwnKey};
use crate::oidc::jose::{KeyUse, PublicJwk};
use crate::trust::keys::generate::KeyFamily;
use crate::trust::keys::pem;

/// Arguments of `keys list`.
///
/// Fingerprints are the SHA-256 of the certificate; of keys without one, the JWK thumbprint,
/// which is their `kid`. Below stand the keys that identifiers are derived with, by name and day;
/// "in use" is said for countries without a day of their own.
///
/// Example: eidas-bridge keys list --json --config bridge.toml
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Arguments {
    /// Print one JSON object instead.
    #[arg(long)]
    json: bool,
    /// The configuration file.
    #[arg(long, value_name = "FILE")]
    config: PathBuf,
}

/// Prints them.
pub(super) fn run(arguments: &Arguments) -> ExitCode {
    let config = match Config::load(&arguments.config) {
        Ok(config) => config,
        Err(problems) => {
            complain(&problems.to_string());
            return ExitCode::from(UNUSABLE);
        }
    };
    let now = SystemClock.now();
    let tried = try_token_keys(&config);
    let rows: Vec<Row> = config
        .keys
        .all()
        .iter()
        .map(|key| Row::of(&config, key, &tried, now))
        .collect();
    let derived = identifiers::rows(&config, now);
    if arguments.json {
        let keys: Vec<Value> = rows.iter().map(Row::object).collect();
        let derived: Vec<Value> = derived.iter().map(identifiers::Row::object).collect();
        say(&json!({ "keys": keys, "identifiers": derived }).to_string());
    } else {
        let mut lines: Vec<String> = rows.iter().map(Row::line).collect();
        lines.extend(derived.iter().map(identifiers::Row::line));
        say(&lines.join("\n"));
    }
    ExitCode::SUCCESS
}

struct Row {
    role: KeyRole,
    stage: KeyStage,
    algorithm: String,
    fingerprint: String,
    days_left: Option<i64>,
    since: Option<Timestamp>,
    place: String,
    in_token: bool,
    does: Option<String>,
    published: Vec<String>,
}

impl Row {
    fn of(config: &Config, key: &OwnKey<'_>, tried: &[TriedKey], now: Timestamp) -> Self {
        let certificate = key
            .certificate
            .and_then(|(_, pem)| pem::certificate(pem).ok());
        let days_left = certificate.as_ref().and_then(Dates::of).map(|dates| {
            let left = dates.until.duration_since(now).as_secs();
            left.div_euclid(86_400)
        });
        Self {
            role: key.role,
            stage: key.stage,
            algorithm: key
                .public
                .as_ref()
                .map_or_else(|| "aes256-gcm".to_owned(), algorithm),
            fingerprint: named_by(certificate.as_ref(), key.public.as_ref()),
            days_left,
            since: key.since,
            place: key.place.to_string(),
            in_token: matches!(key.place, KeyPlace::Token(_)),
            does: does(tried, key),
            published: published(config, key.role, key.stage),
        }
    }

    fn object(&self) -> Value {
        json!({
            "role": self.role.as_str(),
            "state": self.stage.as_str(),
            "algorithm": self.algorithm,
            "fingerprint": self.fingerprint,
            "expires_in_days": self.days_left,
            "since": self.since.map(|since| since.to_string()),
            (if self.in_token { "pkcs11" } else { "key_file" }): self.place,
            "token": self.does,
            "published_at": self.published,
        })
    }

    fn line(&self) -> String {
        let expiry = match self.days_left {
            Some(days) if days < 0 => "expired".to_owned(),
            Some(days) => format!("{days} days left"),
            None => "no expiry".to_owned(),
        };
        let published = if self.published.is_empty() {
            "not published".to_owned()
        } else {
            self.published.join(" ")
        };
        let does = self.does.as_ref();
        let does = does.map(|does| format!("\n{:>26} {}: {does}", "", self.place));
        format!(
            "{:<17} {:<8} {:<16} {:<15} {published}\n{:>26} {}{}",
            self.role.as_str(),
            self.stage.as_str(),
            self.algorithm,
            expiry,
            "",
            self.fingerprint,
            does.unwrap_or_default(),
        )
    }
}

/// What its token does, where it is in one.
fn does(tried: &[TriedKey], key: &OwnKey<'_>) -> Option<String> {
    let same = |it: &&TriedKey| it.role == key.role && it.stage == key.stage;
    Some(match &tried.iter().find(same)?.outcome {
        Ok(abilities) => {
            let abilities: Vec<String> = abilities.iter().map(ToString::to_string).collect();
            abilities.join(", ")
        }
        Err(error) => format!("{error} ({})", error.code()),
    })
}

fn algorithm(key: &PKey<Public>) -> String {
    let known = KeyFamily::NAMES.iter();
    let known = known
        .copied()
        .find(|(_, family)| Some(*family) == KeyFamily::of(key));
    match known {
        Some((name, _)) => name.to_owned(),
        None if key.id() == Id::RSA => format!("rsa{}", key.bits()),
        None => format!("ec{}", key.bits()),
    }
}

fn named_by(certificate: Option<&X509>, public: Option<&PKey<Public>>) -> String {
    match (certificate, public) {
        (Some(certificate), _) => {
            let der = certificate.to_der().unwrap_or_default();
            format!("sha256:{}", fingerprint(&der))
        }
        // The thumbprint does not depend on what a key is used for [RFC7638 §3].
        (None, Some(public)) => PublicJwk::from_public_key(public, KeyUse::Signature, None)
            .map(|key| format!("kid:{}", key.thumbprint()))
            .unwrap_or_default(),
        (None, None) => String::new(),
    }
}

/// The addresses at which others find the key.
fn published(config: &Config, role: KeyRole, stage: KeyStage) -> Vec<String> {
    let (connector, proxy_service) = (&config.connector, &config.proxy_service);
    let by_key = proxy_service.as_ref().is_some_and(|role| {
        let authentication = &role.hub.authentication;
        matches!(
            authentication,
            crate::config::ClientAuthentication::PrivateKeyJwt
        )
    });
    let in_use = stage == KeyStage::Current;
    let party_keys = proxy_service.as_ref();
    let party_keys = party_keys.map_or("", |role| role.hub.keys_path.as_str());
    let places = [
        (
            "/connector/metadata",
            connector.is_some()
                && match role {
                    KeyRole::SamlSigning => true,
                    KeyRole::SamlEncryption | KeyRole::MetadataSigning => in_use,
                    _ => false,
                },
        ),
        (
            "/proxy-service/metadata",
            proxy_service.is_some()
                && match role {
                    KeyRole::SamlSigning => true,
                    KeyRole::MetadataSigning => in_use,
                    _ => false,
                },
        ),
        ("/jwks", connector.is_some() && role.signs_tokens()),
        (
            party_keys,
            proxy_service.is_some()
                && match role {
                    KeyRole::OidcSigning => by_key,
                    KeyRole::OidcEncryption => in_use,
                    _ => false,
                },
        ),
    ];
    let there = places.into_iter().filter(|(_, there)| *there);
    there
        .map(|(path, _)| format!("{}{path}", config.node.base_url))
        .collect()
}
