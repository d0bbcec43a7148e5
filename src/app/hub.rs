//! The hub as our provider, and how its settings read in both directions.

use jiff::SignedDuration;

use super::keys::Keyring;
use super::{StartError, hub_reading, identifiers};
use crate::config::{self, Config, HubEndpoints, Mode};
use crate::domain::{Attribute, LevelOfAssurance, SpType};
use crate::flow::{HubRole, RequesterIdTo, RequesterParameters};
use crate::mapping::AcrNames;
use crate::net;
use crate::oidc::jose::{
    ContentEncryption, EncryptionChoice, JwsAlgorithm, KeyManagementAlgorithm, PublicJwk,
};
use crate::oidc::relying_party::{
    ProviderMetadata, RelyingParty, RelyingPartyAuthentication, Transport,
};
use crate::oidc::{ResponseProtection, Secret, UserinfoFormat};

/// Whom a service's identifier is told.
pub(super) fn requester_id_to(setting: config::RequesterIdTo) -> RequesterIdTo {
    match setting {
        config::RequesterIdTo::WhoAsks => RequesterIdTo::WhoAsks,
        config::RequesterIdTo::Everybody => RequesterIdTo::Everybody,
    }
}

/// The sector in a setting.
pub(super) fn sp_type(setting: Option<&str>) -> Result<Option<SpType>, StartError> {
    let parsed = setting.map(str::parse).transpose();
    parsed.map_err(|_| StartError::Setting("sp_type"))
}

/// The sectors' attributes, as rows of the catalogue.
pub(super) fn sector_attributes(config: &Config) -> Vec<Attribute> {
    let declared = config.attributes.iter().cloned();
    declared
        .map(|row| Attribute::Sector(Box::new(row)))
        .collect()
}

/// The levels in a setting.
pub(super) fn levels(settings: &[String]) -> Result<Vec<LevelOfAssurance>, StartError> {
    let parsed: Result<_, _> = settings.iter().map(|name| name.parse()).collect();
    parsed.map_err(|_| StartError::Setting("levels"))
}

/// The hub as our provider, how to speak to it, and the public keys that we use towards it.
pub(super) fn provider(
    keys: Keyring<'_>,
    hub: &config::Hub,
    redirect_uri: String,
    client: net::Client,
) -> Result<(net::Hub, HubRole, Vec<PublicJwk>), StartError> {
    let config = keys.config;
    let (party, public_keys) = party(keys, hub, redirect_uri)?;
    let transport = match config.node.mode {
        Mode::Production => Transport::HttpsOnly,
        Mode::Development => Transport::LoopbackAllowed,
    };
    let fixed = fixed_endpoints(hub, transport)?;
    let skew = SignedDuration::try_from(config.trust.skew);
    let skew = skew.map_err(|_| StartError::Setting("skew_seconds"))?;
    let role = HubRole {
        acr: acr_names(&hub.acr),
        scopes: hub.scopes.clone(),
        claims: hub.claims.clone(),
        id_token_claims: hub.id_token_claims.clone(),
        takes_languages: hub.takes_languages,
        refused_amr: hub.refused_amr.clone(),
        identifiers: identifiers::foreign(hub)?,
        requester_parameters: RequesterParameters {
            provider_name: hub.requester_parameters.provider_name.clone(),
            requester_id: hub.requester_parameters.requester_id.clone(),
            sp_type: hub.requester_parameters.sp_type.clone(),
            country: hub.requester_parameters.country.clone(),
        },
        reading: hub_reading::reading(config, hub)?,
        sector_attributes: sector_attributes(config),
    };
    let hub = net::Hub::new(hub.issuer.clone(), transport, fixed, party, skew, client)
        .asking(hub.requests);
    Ok((hub, role, public_keys))
}

/// Our registration at the hub, and the public keys that go with it.
fn party(
    keys: Keyring<'_>,
    hub: &config::Hub,
    redirect_uri: String,
) -> Result<(RelyingParty, Vec<PublicJwk>), StartError> {
    let mut public_keys = Vec::new();
    let authentication = match &hub.authentication {
        config::ClientAuthentication::ClientSecretPost(secret) => {
            RelyingPartyAuthentication::SecretPost(Secret::new(secret.expose_str()))
        }
        config::ClientAuthentication::ClientSecretBasic(secret) => {
            RelyingPartyAuthentication::SecretBasic(Secret::new(secret.expose_str()))
        }
        config::ClientAuthentication::PrivateKeyJwt => {
            let key = keys.config.keys.oidc_signing.as_ref();
            let generations = key.ok_or(StartError::Key("keys.oidc_signing"))?;
            let key = keys.token_signing(&generations.current)?;
            public_keys.push(key.public().clone());
            public_keys.extend(keys.spare_token_keys(generations)?);
            RelyingPartyAuthentication::PrivateKeyJwt(key)
        }
    };
    let decryption = keys.config.keys.oidc_encryption.as_ref();
    let decryption = decryption.map(|own| keys.token_decryption(own));
    let decryption = decryption.transpose()?;
    let decryption = decryption.unwrap_or_default();
    // The key in use only: a sender that is offered several takes any of them.
    if let Some(key) = decryption.first() {
        let (one, other) = (hub.id_token_encryption, hub.userinfo_encryption);
        let algorithms = [one, other].map(|it| it.map(|choice| choice.alg));
        // Tied to an algorithm where there is one only: a sender may heed that.
        let only = match algorithms {
            [Some(one), Some(other)] if one != other => None,
            _ => one.or(other),
        };
        public_keys.push(key.public(encryption(only)?.map(|choice| choice.alg)));
    }
    let party = RelyingParty {
        client_id: hub.client_id.clone(),
        redirect_uri,
        authentication,
        decryption_keys: decryption,
        id_token: ResponseProtection {
            signing: signing(hub.id_token_signature)?,
            encryption: encryption(hub.id_token_encryption)?,
        },
        userinfo: userinfo_format(hub.userinfo_signature, hub.userinfo_encryption)?,
    };
    Ok((party, public_keys))
}

pub(super) fn userinfo_format(
    signature: Option<config::SignatureAlgorithm>,
    encrypted: Option<config::Encryption>,
) -> Result<UserinfoFormat, StartError> {
    Ok(match signature {
        Some(signature) => UserinfoFormat::Jwt(ResponseProtection {
            signing: signing(signature)?,
            encryption: encryption(encrypted)?,
        }),
        None => UserinfoFormat::Json,
    })
}

fn fixed_endpoints(
    hub: &config::Hub,
    transport: Transport,
) -> Result<Option<ProviderMetadata>, StartError> {
    let HubEndpoints::Fixed {
        authorization,
        pushed,
        token,
        userinfo,
        jwks,
    } = &hub.endpoints
    else {
        return Ok(None);
    };
    let endpoint = |address: &str, name| {
        transport
            .endpoint(address)
            .map_err(|_| StartError::Setting(name))
    };
    Ok(Some(ProviderMetadata {
        issuer: hub.issuer.clone(),
        authorization_endpoint: endpoint(authorization, "authorization_endpoint")?,
        pushed_authorization_request_endpoint: pushed
            .as_deref()
            .map(|address| endpoint(address, "pushed_authorization_request_endpoint"))
            .transpose()?,
        token_endpoint: endpoint(token, "token_endpoint")?,
        userinfo_endpoint: endpoint(userinfo, "userinfo_endpoint")?,
        jwks_uri: endpoint(jwks, "jwks_uri")?,
        iss_in_response: false,
        takes_challenge: true,
        takes_claims: false,
        assertion_audience: hub.issuer.clone(),
    }))
}

pub(super) fn signing(setting: config::SignatureAlgorithm) -> Result<JwsAlgorithm, StartError> {
    JwsAlgorithm::from_name(setting.as_str()).ok_or(StartError::Setting("signed_response_alg"))
}

pub(super) fn encryption(
    setting: Option<config::Encryption>,
) -> Result<Option<EncryptionChoice>, StartError> {
    let Some(setting) = setting else {
        return Ok(None);
    };
    let wrong = StartError::Setting("encrypted_response_alg");
    let alg = KeyManagementAlgorithm::from_name(setting.alg.as_str()).ok_or(wrong.clone())?;
    let enc = ContentEncryption::from_name(setting.enc.as_str()).ok_or(wrong)?;
    Ok(Some(EncryptionChoice { alg, enc }))
}

pub(super) fn acr_names(names: &config::AcrNames) -> AcrNames {
    AcrNames {
        low: names.low.clone(),
        substantial: names.substantial.clone(),
        high: names.high.clone(),
        not_notified: names.not_notified.clone(),
    }
}
