//! When our own certificates end.

use crate::config::{Config, KeyStage, OwnKey};
use crate::saml::certificate_facts;
use crate::trust::keys::pem;
use crate::trust::{Expiring, Expiry};

/// The certificates that the configuration names, by their places in it.
pub fn expiries(config: &Config) -> Vec<Expiry> {
    config.keys.all().into_iter().filter_map(of).collect()
}

fn of(key: OwnKey<'_>) -> Option<Expiry> {
    let (_, pem) = key.certificate?;
    let certificate = pem::certificate(pem).ok()?;
    let name = match key.stage {
        KeyStage::Current => format!("keys.{}", key.role.section()),
        stage => format!("keys.{}.{}", key.role.section(), stage.as_str()),
    };
    Some(Expiry {
        country: None,
        role: None,
        what: Expiring::Ours(name),
        at: certificate_facts(&certificate.to_der().ok()?)?.not_after,
        since: None,
    })
}
