//! `inspect metadata`: a foreign node's metadata under its country's anchors. Also for a country
//! that is a draft still: this is how it is looked at before it is approved.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::SignedDuration;
use serde_json::{Value, json};

use super::super::certificate::{Dates, fingerprint, hexadecimal};
use super::finding::Finding;
use super::peer::with_exceptions;
use super::unusable::Unusable;
use super::{Common, source};
use crate::app::StartError;
use crate::config::{Config, CountryFile, load_countries};
use crate::domain::{Attribute, CountryCode, Exceptions, PersonKind, SpType};
use crate::saml::binding::Binding;
use crate::saml::{
    AcceptedMetadata, AssertionConsumer, MetadataError, MetadataExpectation, MetadataWarning,
    ProtocolVersion, TrustedConnector, TrustedProxyService, accept_metadata,
};
use crate::trust::TrustError;
use crate::trust::keys::pem;
use crate::xml::VerificationKey;

/// Arguments of `inspect metadata`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) common: Common,
    /// The country whose node it describes.
    #[arg(long, value_name = "CC")]
    country: CountryCode,
}

/// Which of the country's registered nodes.
#[derive(Clone, Copy)]
enum Registered {
    ProxyService,
    Connector,
}

/// Judges the document for each entity ID that the country is registered with.
pub(super) fn judge(arguments: &Arguments) -> Result<Finding, Unusable> {
    let document = source::bytes(&arguments.common.file)?;
    let config = Config::load(&arguments.common.config)?;
    let countries = load_countries(&config.trust);
    let code = arguments.country.as_str();
    let file = countries.files.iter().find(|file| file.country == code);
    let Some(file) = file else {
        if countries.problems.is_empty() {
            let error = TrustError::NotRegistered;
            return Ok(Finding::refused(error.code(), &error));
        }
        return Err(countries.problems.into());
    };
    let anchors = std::fs::read(&file.anchors_file).map_err(|_| Unusable::Anchors)?;
    let anchors = pem::certificates(&anchors).map_err(|_| Unusable::Anchors)?;
    let now = arguments.common.clock().now();
    let signed =
        |duration| SignedDuration::try_from(duration).map_err(|_| StartError::Setting("seconds"));
    let expectation = MetadataExpectation {
        entity_id: "",
        country: arguments.country,
        anchors: &anchors,
        now,
        max_validity: signed(config.trust.metadata_max_validity)?,
        skew: signed(file.clock_skew.unwrap_or(config.trust.skew))?,
        exceptions: file.exceptions_at(now),
    };
    Ok(judged(&document, file, &expectation))
}

/// An entity ID that fits decides; that one fits no other says more than that it is not the
/// document's.
fn judged(document: &[u8], file: &CountryFile, expectation: &MetadataExpectation<'_>) -> Finding {
    let nodes = [
        (Registered::ProxyService, &file.proxy_service),
        (Registered::Connector, &file.connector),
    ];
    let (mut refusal, now) = (MetadataError::EntityId, expectation.now);
    for (registered, node) in nodes {
        let Some(node) = node else { continue };
        let expectation = MetadataExpectation {
            entity_id: &node.entity_id,
            ..*expectation
        };
        match accept_metadata(document, &expectation) {
            Ok(accepted) => {
                let finding = accepted_as(registered, &accepted, &node.entity_id);
                return with_exceptions(finding, &file.exceptions, accepted.leans_on(), now);
            }
            Err(MetadataError::EntityId) => {}
            Err(error) => refusal = error,
        }
    }
    let finding = Finding::refused(refusal.code(), &refusal);
    let finding = finding.fact("country", file.country.as_str());
    with_exceptions(finding, &file.exceptions, Exceptions::NONE, now)
}

fn accepted_as(registered: Registered, metadata: &AcceptedMetadata, entity_id: &str) -> Finding {
    let described = match registered {
        Registered::ProxyService => metadata.proxy_service().is_some(),
        Registered::Connector => metadata.connector().is_some(),
    };
    let finding = if described {
        Finding::accepted("the metadata breaks no rule", &[])
    } else {
        let error = TrustError::RoleMissing;
        Finding::refused(error.code(), &error)
    };
    let mut roles = Vec::new();
    roles.extend(metadata.proxy_service().map(proxy_service));
    roles.extend(metadata.connector().map(connector));
    let warnings = metadata.warnings().iter().map(MetadataWarning::code);
    finding
        .fact("entity_id", entity_id)
        .fact("valid_until", metadata.valid_until().to_string())
        .fact(
            "signed_by_sha256",
            hexadecimal(&metadata.signer_fingerprint()),
        )
        .fact("roles", roles)
        .fact("warnings", warnings.collect::<Value>())
}

/// What accepted metadata says, for `metadata show`, too.
pub(in super::super) fn described(metadata: &AcceptedMetadata, entity_id: &str) -> Value {
    let mut roles = Vec::new();
    roles.extend(metadata.proxy_service().map(proxy_service));
    roles.extend(metadata.connector().map(connector));
    let warnings = metadata.warnings().iter().map(MetadataWarning::code);
    json!({
        "entity_id": entity_id,
        "valid_until": metadata.valid_until().to_string(),
        "signed_by_sha256": hexadecimal(&metadata.signer_fingerprint()),
        "roles": roles,
        "warnings": warnings.collect::<Value>(),
    })
}

fn proxy_service(peer: &TrustedProxyService) -> Value {
    let levels = peer.published_levels();
    let levels = levels.map(|levels| levels.iter().map(|level| level.uri()).collect::<Value>());
    let attributes = peer.supported_attributes();
    let attributes = attributes.map(|all| {
        all.iter()
            .map(|uri| match Attribute::from_uri(uri) {
                Some((capacity, known)) => known.friendly_name(capacity).to_owned(),
                None => uri.clone(),
            })
            .collect::<Value>()
    });
    let kinds = PersonKind::ALL.into_iter().filter(|kind| {
        let mut minimum = Attribute::minimum_dataset(*kind);
        minimum.all(|attribute| peer.supports(attribute))
    });
    json!({
        "role": "proxy-service",
        "country": peer.country().as_str(),
        "person_kinds": kinds.map(PersonKind::as_str).collect::<Value>(),
        "application": peer.application(),
        "protocol_version": peer.highest_version().map(ProtocolVersion::as_str),
        "signing_keys": signing_keys(peer.signing_keys()),
        "loa": levels,
        "attributes": attributes,
        "sso_post": peer.sso(Binding::Post),
        "sso_redirect": peer.sso(Binding::Redirect),
        "wants_requester_id": peer.wants_requester_id(),
    })
}

fn connector(peer: &TrustedConnector) -> Value {
    let recipient = STANDARD.decode(peer.recipient().certificate_base64());
    let recipient = recipient.map(|der| key(&der)).unwrap_or_default();
    let consumers = peer.assertion_consumers().iter();
    json!({
        "role": "connector",
        "country": peer.country().as_str(),
        "application": peer.application(),
        "protocol_version": peer.highest_version().map(ProtocolVersion::as_str),
        "signing_keys": signing_keys(peer.signing_keys()),
        "encryption_key": recipient,
        "content_encryption": peer.content_encryption().uri(),
        "assertion_consumers": consumers.map(AssertionConsumer::location).collect::<Vec<_>>(),
        "default_assertion_consumer": peer.default_acs(),
        "sp_type": peer.sp_type().map(SpType::as_str),
        "want_assertions_signed": peer.want_assertions_signed(),
    })
}

fn signing_keys(keys: &[VerificationKey]) -> Value {
    keys.iter().map(|one| key(one.certificate_der())).collect()
}

fn key(der: &[u8]) -> Value {
    let until = Dates::of_der(der).map(|dates| dates.until.to_string());
    json!({"sha256": fingerprint(der), "not_after": until})
}
