//! The events that there are, and the words for them in the trail. `[eIDAS-IA §7.1]`
//!
//! The message operations are the eight points of the reference node's message log, and what lies
//! between them where the hub speaks OpenID Connect.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use openssl::sha::sha256;

/// Which way a login goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Direction {
    /// A foreign citizen at a national service.
    Connector,
    /// Our citizen at a foreign service.
    ProxyService,
}

impl Direction {
    /// The word for records and figures.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Connector => "connector",
            Self::ProxyService => "proxy-service",
        }
    }
}

/// A message that passes this node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Operation {
    /// The hub pushed a request, before any browser came.
    RequestPushed,
    /// The hub's browser brought a request.
    HubRequestReceived,
    /// Our Connector sent a request abroad.
    RequestSent,
    /// Our Connector received a verified Response.
    ResponseReceived,
    /// The hub was answered, with a code or an error.
    HubResponseSent,
    /// The hub redeemed its code.
    TokenDelivered,
    /// The hub read the identity.
    IdentityDelivered,
    /// Our Proxy-Service received a verified request.
    ForeignRequestReceived,
    /// Our Proxy-Service sent a browser to the hub.
    HubRequestSent,
    /// The hub answered our Proxy-Service.
    HubResponseReceived,
    /// Our Proxy-Service sent a Response.
    ForeignResponseSent,
}

/// The words for them in the trail.
const WORDS: [(Operation, &str); 11] = [
    (Operation::RequestPushed, "connector.request-pushed"),
    (
        Operation::HubRequestReceived,
        "connector.hub-request-received",
    ),
    (Operation::RequestSent, "connector.request-sent"),
    (Operation::ResponseReceived, "connector.response-received"),
    (Operation::HubResponseSent, "connector.hub-response-sent"),
    (Operation::TokenDelivered, "connector.token-delivered"),
    (Operation::IdentityDelivered, "connector.identity-delivered"),
    (
        Operation::ForeignRequestReceived,
        "proxy-service.request-received",
    ),
    (Operation::HubRequestSent, "proxy-service.hub-request-sent"),
    (
        Operation::HubResponseReceived,
        "proxy-service.hub-response-received",
    ),
    (
        Operation::ForeignResponseSent,
        "proxy-service.response-sent",
    ),
];

impl Operation {
    /// All of them, in the order of a login.
    pub const ALL: [Self; 11] = [
        Self::RequestPushed,
        Self::HubRequestReceived,
        Self::RequestSent,
        Self::ResponseReceived,
        Self::HubResponseSent,
        Self::TokenDelivered,
        Self::IdentityDelivered,
        Self::ForeignRequestReceived,
        Self::HubRequestSent,
        Self::HubResponseReceived,
        Self::ForeignResponseSent,
    ];

    /// The word in the trail.
    pub fn as_str(self) -> &'static str {
        let mut words = WORDS.iter();
        let word = words.find(|(operation, _)| *operation == self);
        word.map_or("", |(_, word)| word)
    }

    /// What the reference node's message log calls it; none for what lies between its points.
    pub fn reference_name(self) -> Option<&'static str> {
        Some(match self {
            Self::HubRequestReceived => "eIDAS Connector receives request from Specific Connector",
            Self::RequestSent => "eIDAS Connector sends request to eIDAS Proxy Service",
            Self::ResponseReceived => "eIDAS Connector receives response from eIDAS Proxy Service",
            Self::HubResponseSent => "eIDAS Connector sends response to Specific Connector",
            Self::ForeignRequestReceived => {
                "eIDAS Proxy Service receives request from eIDAS Connector"
            }
            Self::HubRequestSent => "eIDAS Proxy Service sends request to Specific Proxy Service",
            Self::HubResponseReceived => {
                "eIDAS Proxy Service receives response from Specific Proxy Service"
            }
            Self::ForeignResponseSent => "eIDAS Proxy Service sends response to eIDAS Connector",
            Self::RequestPushed | Self::TokenDelivered | Self::IdentityDelivered => return None,
        })
    }

    /// Which way the login goes in which it happens.
    pub fn direction(self) -> Direction {
        match self {
            Self::RequestPushed
            | Self::HubRequestReceived
            | Self::RequestSent
            | Self::ResponseReceived
            | Self::HubResponseSent
            | Self::TokenDelivered
            | Self::IdentityDelivered => Direction::Connector,
            Self::ForeignRequestReceived
            | Self::HubRequestSent
            | Self::HubResponseReceived
            | Self::ForeignResponseSent => Direction::ProxyService,
        }
    }

    /// Whether the message comes to us.
    pub(super) fn is_received(self) -> bool {
        matches!(
            self,
            Self::RequestPushed
                | Self::HubRequestReceived
                | Self::ResponseReceived
                | Self::ForeignRequestReceived
                | Self::HubResponseReceived
        )
    }

    /// Whether the other party is our own country's hub, rather than a foreign node.
    pub(super) fn is_national(self) -> bool {
        !matches!(
            self,
            Self::RequestSent
                | Self::ResponseReceived
                | Self::ForeignRequestReceived
                | Self::ForeignResponseSent
        )
    }
}

/// What the trail keeps of a message: never its content.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Message<'a> {
    /// Its own identifier, where its protocol has one.
    pub id: Option<&'a str>,
    /// [`digest`] of its octets; none where they are an identity that nothing conceals.
    pub hash: Option<&'a str>,
    /// The identifier of the request that it answers.
    pub in_response_to: Option<&'a str>,
    /// Who is at the other end: an entity ID, an issuer, a client.
    pub peer: Option<&'a str>,
    /// What it says: a SAML status, an OpenID Connect error, `code`.
    pub status: Option<&'a str>,
    /// The login ends with it, and with an identity.
    pub success: bool,
}

/// A refusal.
#[derive(Clone, Copy)]
pub struct Refusal<'a> {
    /// The stable code.
    pub code: &'static str,
    /// Who has to do something about it.
    pub side: &'static str,
    /// The rule, in words, for the log; the trail has the code.
    pub rule: Option<&'a (dyn std::fmt::Display + Sync)>,
    /// Who is told.
    pub told: &'static str,
    /// The login is over with it: whoever asked for it is told.
    pub ends: bool,
    /// It was the person who wanted no more.
    pub cancelled: bool,
    /// Where at the edge it was, if not in a login.
    pub endpoint: Option<&'a str>,
}

/// Something that happened.
#[derive(Clone, Copy)]
pub enum Event<'a> {
    /// A message passed.
    Message(Operation, Message<'a>),
    /// Somebody was refused: exactly one for each refusal, and the only event with a code.
    Refused(Refusal<'a>),
    /// The person sends an identity, without so many of the optional attributes. Which they are is
    /// not kept.
    Consented {
        /// How many are left out.
        left_out: usize,
        /// The request that the login is about.
        message: &'a str,
    },
    /// A login goes on only because a rule is bent for its country.
    ExceptionNeeded {
        /// Which.
        exception: &'static str,
        /// The request that the login is about.
        message: &'a str,
    },
    /// A login was begun again for the same request.
    Restarted {
        /// The one that it takes the place of.
        instead_of: super::FlowReference,
    },
}

impl Event<'_> {
    /// The word in the trail.
    pub fn op(&self) -> &'static str {
        match self {
            Self::Message(operation, _) => operation.as_str(),
            Self::Refused(refusal) if refusal.cancelled && refusal.ends => "cancelled",
            Self::Refused(_) => "refused",
            Self::Consented { .. } => "consented",
            Self::ExceptionNeeded { .. } => "exception-needed",
            Self::Restarted { .. } => "restarted",
        }
    }
}

/// The records that the trail keeps about itself, and what each says.
pub const TRAIL_OPERATIONS: [(&str, &str); 6] = [
    (
        "trail.started",
        "a process began to write; `torn` names a line that an earlier one left unfinished",
    ),
    ("trail.file", "a file begins; `detail` is the one before"),
    ("trail.checkpoint", "everything up to a record is signed"),
    (
        "trail.resumed",
        "records could not be written for a while; `lost` is how many messages stayed for it",
    ),
    ("trail.stopping", "the process stops in an orderly way"),
    ("trail.unsigned", "a checkpoint could not be signed"),
];

/// SHA-256 of a message's octets, base64: what the trail says of its content.
pub fn digest(octets: &[u8]) -> String {
    STANDARD.encode(sha256(octets))
}

/// A short name for what is not to be kept itself, such as a state that somebody else chose.
pub fn digest_of(text: &str) -> String {
    let mut name = URL_SAFE_NO_PAD.encode(sha256(text.as_bytes()));
    name.truncate(22);
    name
}
