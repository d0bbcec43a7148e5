//! Our own keys: what each is for, where it is, how long it lasts, and what its token does.

use jiff::Timestamp;
use openssl::x509::X509;

use super::super::certificate::Dates;
use super::checks::{Checks, Verdict};
use crate::app::try_token_keys;
use crate::config::{Config, OwnKey};

/// How long a key lasts, its use, and where it is.
pub(super) fn one(key: &OwnKey<'_>, now: Timestamp, checks: &mut Checks) {
    let name = key.name();
    let (use_of, stage, place) = (used_for(key), key.stage.as_str(), &key.place);
    let detail = format!("{use_of}, {stage}, {place}");
    checks.add(Verdict::Ok, "doctor.key-read", &name, detail);
    let Some((_, pem)) = key.certificate else {
        return;
    };
    let certificate = X509::from_pem(pem.as_bytes()).ok();
    match certificate.as_ref().and_then(Dates::of) {
        Some(dates) => checks.lasting(&name, &dates, now),
        None => checks.add(
            Verdict::Fail,
            "doctor.certificate-unreadable",
            &name,
            String::new(),
        ),
    }
}

fn used_for(key: &OwnKey<'_>) -> &'static str {
    match (key.public.is_some(), key.role.is_encryption()) {
        (false, _) => "seals",
        (true, true) => "opens",
        (true, false) => "signs",
    }
}

/// What the tokens do, each key tried.
pub(super) fn in_tokens(config: &Config, checks: &mut Checks) {
    for tried in try_token_keys(config) {
        let key = config.keys.find(tried.role, tried.stage);
        let name = key.map(|key| key.name()).unwrap_or_default();
        match tried.outcome {
            Ok(abilities) => {
                let abilities: Vec<String> = abilities.iter().map(ToString::to_string).collect();
                let does = abilities.join(", ");
                checks.add(Verdict::Ok, "doctor.token-works", &name, does);
            }
            Err(error) => checks.add(Verdict::Fail, error.code(), &name, error.to_string()),
        }
    }
}
