//! Whom a failure is told. An answer needs a verified addressee: before the request is verified
//! only [`Addressee::Browser`] can exist; after it, the requester is always told.

use serde::{Deserialize, Serialize};

use super::key_failure;
use super::reply::{Refused, Reply, Step, Whereto};
use super::{Failure, Node, Situation};
use crate::ambient::xml_id;
use crate::audit::{About, Event, Message, Operation, Refusal, digest};
use crate::domain::CountryCode;
use crate::oidc::authorization::{
    AuthorizationRefusal, AuthorizationRequest, AuthorizationResponse, ResponseMode,
    VerifiedRedirect,
};
use crate::saml::{
    FailureToSend, Status, SubStatus, VerifiedAuthnRequest, VerifiedRequester, binding,
    write_failure,
};

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
    pub async fn tell(self, node: &Node, failure: Failure, about: &About) -> Reply {
        let about = self.known(about);
        let (told, whom) = match self {
            Self::Browser => return page(node, &failure, &about).await,
            Self::Hub {
                client_id,
                redirect,
                state,
                mode,
            } => {
                let (error, issuer) = (failure.oidc_error(), node.addresses.issuer());
                let (said, state) = (description(&failure, &about), state.as_deref());
                let response = redirect.error(mode, error, Some(&said), state, issuer);
                let told = hub_told(node, &about, &client_id, &response, error.as_str()).await;
                let why = Some(failure.situation());
                (
                    told.map(|()| at_the_hub(node, &client_id, response, why)),
                    HUB,
                )
            }
            Self::ForeignConnector(requester) => {
                let told = failure_response(node, &requester, &failure, &about).await;
                (told, "foreign-connector")
            }
        };
        let recorded = match told {
            Ok(reply) => refused(node, &failure, whom, &about).await.map(|()| reply),
            Err(own) => Err(own),
        };
        match recorded {
            Ok(reply) => reply,
            Err(own) => {
                tracing::warn!(code = failure.code(), reference = %about.flow, "could not be told");
                page(node, &own, &about).await
            }
        }
    }

    /// What the addressee says of the login.
    fn known(&self, about: &About) -> About {
        let mut about = about.clone();
        match self {
            Self::Browser => {}
            Self::Hub { client_id, .. } => about.client = Some(client_id.clone()),
            Self::ForeignConnector(requester) => {
                about.country = Some(requester.country);
                about.connector = Some(requester.entity_id.clone());
            }
        }
        about
    }
}

/// Whom a failure is told, in its record: the person alone.
const BROWSER: &str = "browser";
/// Whom a failure is told, in its record: our hub.
pub(super) const HUB: &str = "hub";

/// The page for a failure that is told to the person alone.
async fn page(node: &Node, failure: &Failure, about: &About) -> Reply {
    let recorded = refused(node, failure, BROWSER, about).await;
    let shown = recorded.as_ref().err().unwrap_or(failure);
    Reply::new(Step::Refused(Refused::new(shown, about.flow.to_string())))
}

/// Records a refusal: exactly one event for each.
pub(super) async fn refused(
    node: &Node,
    failure: &Failure,
    told: &'static str,
    about: &About,
) -> Result<(), Failure> {
    let refusal = Refusal {
        code: failure.code(),
        side: failure.side().as_str(),
        rule: Some(failure),
        told,
        ends: told != BROWSER,
        cancelled: *failure == Failure::Cancelled,
        endpoint: None,
    };
    Ok(node.audit.record(about, Event::Refused(refusal)).await?)
}

/// What the hub reads beside the error.
pub(super) fn description(failure: &Failure, about: &About) -> String {
    format!("{} (reference {})", failure.code(), about.flow)
}

/// Records that the hub is about to be answered, with a code or an error.
pub(super) async fn hub_told(
    node: &Node,
    about: &About,
    client_id: &str,
    response: &AuthorizationResponse,
    status: &str,
) -> Result<(), Failure> {
    let hash = match response {
        AuthorizationResponse::Redirect(url) => digest(url.as_bytes()),
        AuthorizationResponse::Post { fields, .. } => digest(form(fields).as_bytes()),
    };
    let message = Message {
        hash: Some(&hash),
        peer: Some(client_id),
        status: Some(status),
        success: status == CODE,
        ..Message::default()
    };
    let event = Event::Message(Operation::HubResponseSent, message);
    Ok(node.audit.record(about, event).await?)
}

/// The status of an answer that is no error.
pub(super) const CODE: &str = "code";

/// A form's fields in their order, as a body has them.
pub(super) fn form<N: AsRef<str>, V: AsRef<str>>(fields: &[(N, V)]) -> String {
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.extend_pairs(fields);
    form.finish()
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
    pub(super) async fn tell(self, node: &Node, about: &About) -> Reply {
        let (addressee, failure) = *self.0;
        addressee.tell(node, failure, about).await
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
    about: &About,
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
    let sent = Message {
        id: Some(&response_id),
        hash: Some(&digest(written.as_bytes())),
        in_response_to: Some(&requester.request_id),
        peer: Some(&requester.entity_id),
        status: Some(&status_words(status, sub_status)),
        success: false,
    };
    let sent = Event::Message(Operation::ForeignResponseSent, sent);
    node.audit.record(about, sent).await?;
    let why = Some(failure.situation());
    Ok(post_back(node, requester, &written, why))
}

/// The last parts of the two codes, as `Responder AuthnFailed`.
pub(super) fn status_words(status: Status, sub: Option<SubStatus>) -> String {
    let last = |uri: &'static str| uri.rsplit(':').next().unwrap_or(uri);
    match sub {
        Some(sub) => format!("{} {}", last(status.uri()), last(sub.uri())),
        None => last(status.uri()).to_owned(),
    }
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
