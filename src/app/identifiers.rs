//! What persons are called on the other side: from the configuration's lists to derivations.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::StartError;
use crate::config::{self, IdentifierKey};
use crate::domain::CountryCode;
use crate::mapping::{
    ForeignDerivation, ForeignIdentifiers, HubSubjects, LegalIdentifiers, NamedKey,
    NationalAlgorithm, NationalIdentifiers, Persistence, SubjectDerivation,
};

/// What our citizens are called abroad.
pub(super) fn foreign(hub: &config::Hub) -> Result<ForeignIdentifiers, StartError> {
    const WRONG: StartError = StartError::Setting("proxy_service.hub.identifiers");
    let derivation = |one: &config::ForeignIdentifier| {
        Ok(match &one.derivation {
            config::ForeignDerivation::ByCountry(key) => ForeignDerivation::ByCountry(named(key)?),
            config::ForeignDerivation::ByRequester(key) => {
                ForeignDerivation::ByRequester(named(key)?)
            }
            config::ForeignDerivation::FranceConnect(key) => {
                ForeignDerivation::FranceConnect(named(key)?)
            }
            config::ForeignDerivation::Verbatim => ForeignDerivation::Verbatim,
        })
    };
    let legal = match hub.legal_identifiers {
        config::LegalIdentifiers::Verbatim => LegalIdentifiers::Verbatim,
        config::LegalIdentifiers::Derived => LegalIdentifiers::Derived,
    };
    let (first, later) = hub.identifiers.split_first().ok_or(WRONG)?;
    let mut identifiers = ForeignIdentifiers::new(derivation(first)?, legal);
    for one in later {
        let day = |(code, day): (&String, &Timestamp)| Ok((country(code)?, *day));
        let countries: Result<BTreeMap<_, _>, _> = one.countries.iter().map(day).collect();
        identifiers = identifiers.then(derivation(one)?, one.from, countries?);
    }
    Ok(identifiers)
}

/// What one client calls people.
pub(super) fn subjects(client: &config::Client) -> Result<HubSubjects, StartError> {
    const WRONG: StartError = StartError::Setting("connector.client.subjects");
    let derivation = |one: &config::ClientSubject| {
        Ok(match &one.derivation {
            config::SubjectDerivation::Verbatim => SubjectDerivation::Verbatim,
            config::SubjectDerivation::Pairwise(key) => SubjectDerivation::Pairwise(named(key)?),
        })
    };
    let sector = client.sector.as_ref().unwrap_or(&client.client_id);
    let (first, later) = client.subjects.split_first().ok_or(WRONG)?;
    let mut subjects = HubSubjects::new(sector, derivation(first)?, first.told_until);
    for one in later {
        let from = one.from.ok_or(WRONG)?;
        subjects = subjects.then(derivation(one)?, from, one.told_until);
    }
    Ok(subjects)
}

/// How numbers of our own are made for foreign persons.
pub(super) fn national(connector: &config::Connector) -> Result<NationalIdentifiers, StartError> {
    const WRONG: StartError = StartError::Setting("connector.national_identifier");
    let Some(settings) = &connector.national_identifier else {
        return Ok(NationalIdentifiers::default());
    };
    let way = |policy: &config::NationalPolicy| {
        let persistence = Persistence::from_name(&policy.persistence).ok_or(WRONG)?;
        let Some(name) = &policy.algorithm else {
            return Ok(None);
        };
        let algorithm = NationalAlgorithm::from_name(name).ok_or(WRONG)?;
        Ok(Some((algorithm, persistence)))
    };
    let mut national = NationalIdentifiers::new(way(&settings.elsewhere)?);
    for (code, policy) in &settings.countries {
        national = national.with_country(country(code)?, way(policy)?);
    }
    Ok(national)
}

fn named(key: &IdentifierKey) -> Result<NamedKey, StartError> {
    let named = NamedKey::new(&key.version, key.secret.expose());
    named.map_err(|_| StartError::Setting("secret_file"))
}

fn country(code: &str) -> Result<CountryCode, StartError> {
    code.parse().map_err(|_| StartError::Setting("country"))
}
