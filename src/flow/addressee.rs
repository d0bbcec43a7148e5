//! Whom a failure is told. An answer needs a verified addressee: before the request is verified
//! only [`Addressee::Browser`] can exist; after it, the requester is always told.

use serde::{Deserialize, Serialize};

use super::key_failure;
use super::reply::{Refused, Reply, Step, Whereto};
use super::{Failure, Node, Situation};
use crate::ambient::{Random, xml_id};
use crate::audit;
use crate::domain::CountryCode;
use crate::oidc::authorization::{
    AuthorizationRefusal, AuthorizationRequest, AuthorizationResponse, ResponseMode,
    VerifiedRedirect,
};
use crate::saml::{FailureToSend, VerifiedAuthnRequest, VerifiedRequester, binding, write_failure};

/// Whom a failure is told.
#[derive(Debug, Clone)]
pub enum Addressee {
    /// Nobody is verified: the person sees a page.
    Browser,
    /// The hub, at its registered address.
    Hub {
        /// Which of them.
        client_id: String,
        /// The address.
        redirect: VerifiedRedirect,
        /// The request's state.
        state: Option<String>,
        /// How it wants the answer.
        mode: ResponseMode,
    },
    /// A foreign Connector, at the address in its metadata.
    ForeignConnector(Requester),
}

/// A verified foreign requester, as a flow remembers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requester {
    pub(super) request_id: String,
    pub(super) entity_id: String,
    pub(super) country: CountryCode,
    pub(super) acs_url: String,
    pub(super) relay_state: Option<String>,
    /// The service behind it, for the page; none where the request was refused.
    pub(super) service_name: Option<String>,
}

impl Requester {
    /// The requester of that request, with the service's name for the page.
    pub(super) fn asking(request: &VerifiedAuthnRequest) -> Self {
        Self {
            service_name: request.provider_name().map(str::to_owned),
            ..Self::from(request.requester())
        }
    }

    /// What its request is remembered by: no two Connectors share one.
    pub(super) fn key(&self) -> String {
        format!("{} {}", self.entity_id, self.request_id)
    }
}

impl From<&VerifiedRequester> for Requester {
    fn from(verified: &VerifiedRequester) -> Self {
        Self {
            request_id: verified.request_id().to_owned(),
            entity_id: verified.entity_id().to_owned(),
            country: verified.country(),
            acs_url: verified.acs_url().to_owned(),
            relay_state: verified.relay_state().map(str::to_owned),
            service_name: None,
        }
    }
}

impl From<&AuthorizationRequest> for Addressee {
    fn from(request: &AuthorizationRequest) -> Self {
        Self::Hub {
            client_id: request.client_id.clone(),
            redirect: request.redirect.clone(),
            state: request.state.clone(),
            mode: request.response_mode,
        }
    }
}

impl From<&AuthorizationRefusal> for Addressee {
    fn from(refusal: &AuthorizationRefusal) -> Self {
        Self::Hub {
            client_id: refusal.client_id.clone(),
            redirect: refusal.redirect.clone(),
            state: refusal.state.clone(),
            mode: refusal.response_mode,
        }
    }
}

impl Addressee {
    /// Tells the failure, and records it once, under the reference that the person and the hub
    /// see too.
    pub async fn tell(self, node: &Node, failure: Failure) -> Reply {
        let told = Told::new(node, &failure, self.kind());
        match self {
            Self::Browser => told.page(),
            Self::Hub {
                client_id,
                redirect,
                state,
                mode,
            } => {
                let (error, issuer) = (failure.oidc_error(), node.addresses.issuer());
                let (description, state) = (told.description(), state.as_deref());
                let response = redirect.error(mode, error, Some(&description), state, issuer);
                at_the_hub(node, &client_id, response, Some(failure.situation()))
            }
            Self::ForeignConnector(requester) => {
                match failure_response(node, &requester, &failure).await {
                    Ok(reply) => reply,
                    Err(own) => Told::new(node, &own, "browser").page(),
                }
            }
        }
    }

    fn kind(&self) -> &'static str {
        match self {
            Self::Browser => "browser",
            Self::Hub { .. } => "hub",
            Self::ForeignConnector(_) => "foreign-connector",
        }
    }
}

/// A failure that somebody is owed: what a judging step returns when it refuses.
#[derive(Debug)]
pub(super) struct Owed(Box<(Addressee, Failure)>);

impl Owed {
    /// Who is to be told what.
    pub(super) fn to(addressee: Addressee, failure: Failure) -> Self {
        Self(Box::new((addressee, failure)))
    }

    /// What.
    pub(super) fn failure(&self) -> &Failure {
        &self.0.1
    }

    /// Tells it.
    pub(super) async fn tell(self, node: &Node) -> Reply {
        let (addressee, failure) = *self.0;
        addressee.tell(node, failure).await
    }
}

/// A failure that was recorded, and the reference under which.
pub(super) struct Told {
    refused: Refused,
}

impl Told {
    /// Records the failure: one line in the audit log.
    pub(super) fn new(node: &Node, failure: &Failure, told: &'static str) -> Self {
        let reference = reference(&*node.random);
        let (code, side) = (failure.code(), failure.side().as_str());
        let line = audit::Refusal {
            code,
            side,
            rule: failure,
            told,
            reference: &reference,
        };
        audit::refused(&line);
        Self {
            refused: Refused::new(failure, reference),
        }
    }

    /// What the hub reads beside the error.
    pub(super) fn description(&self) -> String {
        format!(
            "{} (reference {})",
            self.refused.code, self.refused.reference
        )
    }

    fn page(self) -> Reply {
        Reply::new(Step::Refused(self.refused))
    }
}

/// The answer to that client's request, on its way as it was asked for.
pub(super) fn at_the_hub(
    node: &Node,
    client_id: &str,
    response: AuthorizationResponse,
    without: Option<Situation>,
) -> Reply {
    let policies = node.connector.as_ref().map(|role| &role.policies);
    let policy = policies.and_then(|policies| policies.get(client_id));
    Reply::new(match response {
        AuthorizationResponse::Redirect(url) => Step::Go(url),
        AuthorizationResponse::Post {
            destination,
            fields,
        } => Step::Post {
            destination,
            fields,
            whereto: Whereto::Hub(
                policy.map_or(client_id, |policy| &policy.name).to_owned(),
                without,
            ),
            service_name: None,
            service_country: node.named(node.country),
            asked: Vec::new(),
        },
    })
}

/// The signed Response that says no `[eIDAS-MF §2.4]`.
async fn failure_response(
    node: &Node,
    requester: &Requester,
    failure: &Failure,
) -> Result<Reply, Failure> {
    let role = node.proxy_service()?;
    let (key, now) = (role.signing.clone(), node.clock.now());
    let response_id = xml_id(&*node.random)?;
    let issuer = node.addresses.proxy_service_metadata();
    let (status, sub_status) = failure.saml_status();
    let message = failure.saml_message();
    let (to, id) = (requester.clone(), response_id.clone());
    let written = node
        .pool
        .run(move || {
            let response = FailureToSend {
                response_id: &id,
                in_response_to: &to.request_id,
                destination: &to.acs_url,
                issuer: &issuer,
                issue_instant: now,
                status,
                sub_status,
                message: Some(&message),
            };
            write_failure(&response, &key)
        })
        .await?
        .map_err(|error| key_failure::unwritten(error, "write-failure"))?;
    audit::response_sent(
        requester.country,
        &response_id,
        &requester.request_id,
        Err(failure.code()),
    );
    let why = Some(failure.situation());
    Ok(post_back(node, requester, &written, why))
}

/// The page that carries a Response to the requester: the identity, or why there is none.
pub(super) fn post_back(
    node: &Node,
    requester: &Requester,
    response: &str,
    without: Option<Situation>,
) -> Reply {
    let mut fields = vec![("SAMLResponse", binding::post::encode(response))];
    if let Some(state) = &requester.relay_state {
        fields.push(("RelayState", state.clone()));
    }
    let country = node.named(requester.country);
    Reply::new(Step::Post {
        destination: requester.acs_url.clone(),
        fields,
        whereto: Whereto::Back(country.clone(), without),
        service_name: requester.service_name.clone(),
        service_country: country,
        asked: Vec::new(),
    })
}

const ALPHABET: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const REFERENCE_LENGTH: usize = 8;

/// Whether it could be one of our references; whether it is one, only the log says.
pub fn is_reference(text: &str) -> bool {
    text.len() == REFERENCE_LENGTH && text.bytes().all(|byte| ALPHABET.contains(&byte))
}

/// A fresh reference by which a person, the hub and the log name the same event: eight characters
/// without those that are mistaken for each other, all alike where chance fails.
pub fn reference(random: &dyn Random) -> String {
    let mut bytes = [0_u8; REFERENCE_LENGTH];
    let _ = random.fill(&mut bytes);
    bytes
        .iter()
        .filter_map(|byte| ALPHABET.get(usize::from(byte % 32)))
        .map(|letter| char::from(*letter))
        .collect()
}
