//! When our own certificates end.

use crate::config::{Config, OwnKey};
use crate::saml::certificate_facts;
use crate::trust::keys::pem;
use crate::trust::{Expiring, Expiry};

/// The certificates that the configuration names, by their places in it.
pub fn expiries(config: &Config) -> Vec<Expiry> {
    config.keys.all().iter().filter_map(of).collect()
}

fn of(key: &OwnKey<'_>) -> Option<Expiry> {
    let (_, pem) = key.certificate?;
    let certificate = pem::certificate(pem).ok()?;
    let name = key.name();
    Some(Expiry {
        country: None,
        role: None,
        what: Expiring::Ours(name),
        at: certificate_facts(&certificate.to_der().ok()?)?.not_after,
        since: None,
    })
}
