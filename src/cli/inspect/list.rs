//! `inspect list`: a service list under the signer that is pinned for it. What it would mean for
//! the registered countries is shown by `country proposals`, from the copy that a bridge has.

use jiff::SignedDuration;
use serde_json::{Value, json};

use super::super::certificate::{Dates, fingerprint};
use super::finding::Finding;
use super::unusable::Unusable;
use super::{Common, source};
use crate::app::StartError;
use crate::config::{Config, ServiceListSource};
use crate::saml::{
    ListedCountry, ListedLocation, ListedRole, ServiceList, ServiceListExpectation,
    ServiceListWarning, accept_service_list,
};
use crate::trust::keys::pem;

/// What only a running bridge knows.
const NOT_CHECKED: &[&str] = &["rollback"];

/// Arguments of `inspect list`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) common: Common,
    /// Which of the `[[trust.service_lists]]`.
    #[arg(long, value_name = "NAME")]
    list: String,
}

/// Judges the document as the bridge would, but for a newer list that it may have.
pub(super) fn judge(arguments: &Arguments) -> Result<Finding, Unusable> {
    let document = source::bytes(&arguments.common.file)?;
    let config = Config::load(&arguments.common.config)?;
    let mut lists = config.trust.service_lists.iter();
    let configured = lists.find(|list| list.name == arguments.list);
    let configured = configured.ok_or(Unusable::List)?;
    let signer = std::fs::read(&configured.signer_file).map_err(|_| Unusable::Signer)?;
    let signers = pem::certificates(&signer).map_err(|_| Unusable::Signer)?;
    let skew = SignedDuration::try_from(config.trust.skew);
    let expectation = ServiceListExpectation {
        signers: &signers,
        now: arguments.common.clock().now(),
        skew: skew.map_err(|_| StartError::Setting("seconds"))?,
    };
    Ok(match accept_service_list(&document, &expectation) {
        Ok(list) => accepted(&list, configured),
        Err(error) => Finding::refused(error.code(), &error).fact("list", configured.name.as_str()),
    })
}

fn accepted(list: &ServiceList, configured: &ServiceListSource) -> Finding {
    let countries = list.countries().iter();
    let countries = countries.map(|listed| country(list, listed, configured));
    let scheme = list.scheme();
    Finding::accepted("the list breaks no rule", NOT_CHECKED)
        .fact("list", configured.name.as_str())
        .fact("version", list.version())
        .fact("issued_at", list.issued_at().to_string())
        .fact("next_update", list.next_update().to_string())
        .fact(
            "scheme",
            json!({
                "issuer": scheme.issuer_name,
                "identifier": scheme.identifier,
                "territory": scheme.territory,
            }),
        )
        .fact("distribution_points", list.distribution_points().to_vec())
        .fact("countries", countries.collect::<Value>())
        .fact(
            "warnings",
            list.warnings()
                .iter()
                .copied()
                .map(warning)
                .collect::<Value>(),
        )
}

fn country(list: &ServiceList, listed: &ListedCountry, configured: &ServiceListSource) -> Value {
    let locations = list.locations_of(listed.country).map(location);
    json!({
        "country": listed.country.as_str(),
        "listened_to": configured.allows(listed.country.as_str()),
        "suspended": listed.suspended,
        "problem": listed.problem.map(|error| error.code()),
        "locations": locations.collect::<Value>(),
    })
}

fn location(location: &ListedLocation) -> Value {
    let certificates = location.certificates.iter().map(|der| {
        let until = Dates::of_der(der).map(|dates| dates.until.to_string());
        json!({"sha256": fingerprint(der), "not_after": until})
    });
    let endpoints = location.endpoints.iter().map(|endpoint| {
        let role = endpoint.role.map(|role| match role {
            ListedRole::ProxyService => "proxy-service",
            ListedRole::Connector => "connector",
        });
        json!({
            "role": role,
            "entity_id": endpoint.entity_id,
            "suspended": endpoint.suspended,
            "hidden": endpoint.hidden,
        })
    });
    json!({
        "metadata": location.location,
        "certificates": certificates.collect::<Value>(),
        "nodes": endpoints.collect::<Value>(),
    })
}

fn warning(warning: ServiceListWarning) -> Value {
    let country = warning.country();
    let of = country.map(|country| format!("{country}: {}", warning.code()));
    of.unwrap_or_else(|| warning.code().to_owned()).into()
}
