//! When our own certificates end.

use crate::config::{Config, KeyPair};
use crate::saml::certificate_facts;
use crate::trust::keys::pem;
use crate::trust::{Expiring, Expiry};

/// The certificates that the configuration names, by their keys in it.
pub fn expiries(config: &Config) -> Vec<Expiry> {
    let keys = &config.keys;
    let pairs = [
        ("keys.saml_signing", Some(&keys.saml_signing)),
        ("keys.saml_encryption", keys.saml_encryption.as_ref()),
        ("keys.metadata_signing", Some(&keys.metadata_signing)),
    ];
    pairs
        .into_iter()
        .filter_map(|(name, pair)| of(name, pair?))
        .collect()
}

fn of(name: &str, pair: &KeyPair) -> Option<Expiry> {
    let certificate = pem::certificate(&pair.certificate_pem).ok()?;
    Some(Expiry {
        country: None,
        role: None,
        what: Expiring::Ours(name.to_owned()),
        at: certificate_facts(&certificate.to_der().ok()?)?.not_after,
        since: None,
    })
}
