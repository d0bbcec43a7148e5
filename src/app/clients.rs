//! The hubs as our clients: their registrations as the protocol sees them, what else is registered
//! for each, and where their keys are to be learnt.

use std::collections::HashMap;

use url::Url;

use super::claim_rules::claim_rules;
use super::hub::{acr_names, encryption, signing, sp_type, userinfo_format};
use super::{StartError, identifiers};
use crate::config::{self, Config, JwksSource, Problem};
use crate::domain::{Attribute, PersonKind};
use crate::flow::{ClientPolicy, InRequest, RequesterSources, Stated};
use crate::mapping::AcrNames;
use crate::oidc::jose::{JwkSet, JwsAlgorithm};
use crate::oidc::{
    AssertionAudience, Client, ClientAuthentication, Clients, NonceRule, RequestObjects,
    ResponseProtection, Secret, SecurityProfile, SenderConstraint,
};

/// The registered clients, what else is registered for each, and where keys are to be learnt.
pub(super) struct Registered {
    pub(super) clients: Clients,
    pub(super) policies: HashMap<String, ClientPolicy>,
    pub(super) key_sources: Vec<(String, Url)>,
}

/// The clients of the Connector; `default` is the algorithm of who registered none.
pub(super) fn clients(
    connector: &config::Connector,
    sectors: &[Attribute],
    default: JwsAlgorithm,
) -> Result<Registered, StartError> {
    let mut clients = Vec::new();
    let mut policies = HashMap::new();
    let mut key_sources = Vec::new();
    for registered in &connector.clients {
        let mut client = registration(registered, default)?;
        if let Some(JwksSource::Uri(uri)) = &registered.jwks {
            let url = Url::parse(uri).map_err(|_| StartError::Setting("jwks_uri"))?;
            key_sources.push((registered.client_id.clone(), url));
        }
        let acr = acr_names(&registered.acr);
        client.allowed_acr = acr.all().into_iter().map(str::to_owned).collect();
        let policy = policy(registered, acr, connector, sectors)?;
        policies.insert(registered.client_id.clone(), policy);
        clients.push(client);
    }
    Ok(Registered {
        clients: Clients::new(clients),
        policies,
        key_sources,
    })
}

/// A client as the protocol sees it.
fn registration(registered: &config::Client, default: JwsAlgorithm) -> Result<Client, StartError> {
    let mut client = Client::new(
        registered.client_id.as_str(),
        registered.redirect_uris.clone(),
        client_method(&registered.authentication),
    );
    if let Some(JwksSource::Document(document)) = &registered.jwks {
        let keys = keys_in(registered, document);
        client.keys = keys.map_err(|_| StartError::Setting("jwks_file"))?;
    }
    let responses = &registered.responses;
    client.id_token = ResponseProtection {
        signing: match responses.id_token_signature {
            Some(registered) => signing(registered)?,
            None => default,
        },
        encryption: encryption(responses.id_token_encryption)?,
    };
    client.userinfo = userinfo_format(responses.userinfo_signature, responses.userinfo_encryption)?;
    client.profile = match registered.profile {
        config::SecurityProfile::Standard => SecurityProfile::Standard,
        config::SecurityProfile::Fapi2 => SecurityProfile::Fapi2,
    };
    client.sender_constraint = match registered.sender_constraint {
        config::SenderConstraint::None => SenderConstraint::None,
        config::SenderConstraint::Dpop => SenderConstraint::Dpop,
        config::SenderConstraint::MutualTls => SenderConstraint::MutualTls,
    };
    client.assertion_audience = match registered.assertion_audience {
        config::AssertionAudience::Issuer => AssertionAudience::Issuer,
        config::AssertionAudience::IssuerOrTokenEndpoint => {
            AssertionAudience::IssuerOrTokenEndpoint
        }
    };
    client.pkce_required = registered.pkce_required;
    client.nonce = match registered.nonce {
        config::NonceRule::Required => NonceRule::Required,
        config::NonceRule::OrPkce => NonceRule::OrPkce,
        config::NonceRule::Optional => NonceRule::Optional,
    };
    client.par_required = registered.par_required;
    let requests = registered.request_objects;
    client.request_objects = RequestObjects {
        signing: requests.signature.map(signing).transpose()?,
        required: requests.required,
    };
    client
        .post_logout_redirect_uris
        .clone_from(&registered.post_logout_redirect_uris);
    Ok(client)
}

/// The keys in a file, which must be enough for what the client registered; or what is missing.
fn keys_in(registered: &config::Client, document: &str) -> Result<JwkSet, &'static str> {
    let keys = JwkSet::parse(document.as_bytes()).map_err(|_| "is not a JWK set")?;
    let responses = &registered.responses;
    for choice in [responses.id_token_encryption, responses.userinfo_encryption] {
        let choice = encryption(choice).map_err(|_| "cannot be used")?;
        if choice.is_some_and(|choice| keys.for_encryption(choice.alg).is_none()) {
            return Err("holds no key that fits what is to be encrypted to the client");
        }
    }
    if keys.keys().is_empty() {
        return Err("holds no key that can be used");
    }
    Ok(keys)
}

/// The clients' key files that are not enough: each a problem of the configuration.
pub fn unusable_keys(config: &Config) -> Vec<Problem> {
    let clients = config.connector.iter().flat_map(|it| &it.clients);
    let problems = clients.enumerate().filter_map(|(place, client)| {
        let Some(JwksSource::Document(document)) = &client.jwks else {
            return None;
        };
        let missing = keys_in(client, document).err()?;
        Some(Problem {
            file: config.file.clone(),
            line: None,
            key: format!("connector.client[{place}].jwks_file"),
            message: missing.to_owned(),
        })
    });
    problems.collect()
}

fn client_method(method: &config::ClientMethod) -> ClientAuthentication {
    match method {
        config::ClientMethod::SecretPost(secret) => {
            ClientAuthentication::SecretPost(Secret::new(secret.expose_str()))
        }
        config::ClientMethod::SecretBasic(secret) => {
            ClientAuthentication::SecretBasic(Secret::new(secret.expose_str()))
        }
        config::ClientMethod::PrivateKeyJwt => ClientAuthentication::PrivateKeyJwt,
        config::ClientMethod::TlsClientAuth(subject) => {
            ClientAuthentication::TlsClientAuth(subject.clone())
        }
    }
}

fn policy(
    registered: &config::Client,
    acr: AcrNames,
    connector: &config::Connector,
    sectors: &[Attribute],
) -> Result<ClientPolicy, StartError> {
    let default_level = registered
        .default_acr
        .as_deref()
        .and_then(|name| acr.level(name)?.notified());
    let stated = &registered.requester;
    let mut requester = RequesterSources {
        sp_type: Stated {
            in_request: in_request(&stated.sp_type),
            fixed: sp_type(stated.sp_type.fixed.as_deref())?,
        },
        requester_id: text(&stated.requester_id),
        provider_name: text(&stated.provider_name),
    };
    let id = requester.requester_id.fixed.take();
    requester.requester_id.fixed = id.or_else(|| connector.requester_id.clone());
    Ok(ClientPolicy {
        name: registered.name.clone(),
        acr,
        default_level,
        subjects: identifiers::subjects(registered)?,
        requester,
        person_kinds: person_kinds(&registered.person_kinds)?,
        representation: registered.representation,
        consent: registered.consent.unwrap_or(connector.consent),
        claims: claim_rules(registered, sectors.to_vec())?,
        country_parameter: registered.country_parameter.clone(),
    })
}

fn text(stated: &config::Stated) -> Stated<String> {
    Stated {
        in_request: in_request(stated),
        fixed: stated.fixed.clone(),
    }
}

fn in_request(stated: &config::Stated) -> Option<InRequest> {
    let parameter = stated.parameter.clone().map(InRequest::Parameter);
    parameter.or_else(|| stated.claim.clone().map(InRequest::Claim))
}

/// The kinds of person in a setting.
fn person_kinds(setting: &[String]) -> Result<Vec<PersonKind>, StartError> {
    let parsed: Result<_, _> = setting.iter().map(|name| name.parse()).collect();
    parsed.map_err(|_| StartError::Setting("person_kinds"))
}
