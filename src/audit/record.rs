//! One record: what a line of the trail says. The same type is written and read.

use jiff::Timestamp;
use serde::{Deserialize, Serialize, Serializer};

/// A line of the trail. Empty fields are left out; what each means is in docs/AUDIT.md.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Its place in the chain, from 1.
    pub seq: u64,
    /// [`digest`](super::digest) of the line before, without its end; empty for the first.
    pub prev: String,
    /// When it happened, UTC.
    #[serde(serialize_with = "milliseconds")]
    pub time: Timestamp,
    /// What happened.
    pub op: String,
    /// This node.
    pub node: String,
    /// This instance of it.
    pub instance: String,
    /// Which way the login goes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<String>,
    /// The login.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flow: Option<String>,
    /// Who sent the message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// For whom it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub destination: Option<String>,
    /// The message's identifier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The message's hash.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hash: Option<String>,
    /// The identifier of the request that it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_response_to: Option<String>,
    /// What the message says of success.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// How the login ended, in the one record of its end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// Why somebody was refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Who has to do something about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<String>,
    /// Who was told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told: Option<String>,
    /// The foreign country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// The level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// The kind of person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// The client, or the foreign Connector.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client: Option<String>,
    /// The sector of the service that asks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sector: Option<String>,
    /// The service that asks, where the operator has it counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub requester: Option<String>,
    /// What else there is to say: an exception, an endpoint, an earlier file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// How many optional attributes were left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_out: Option<usize>,
    /// How many records could not be written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lost: Option<u64>,
    /// The unfinished line before this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub torn: Option<Torn>,
    /// What is signed here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checkpoint: Option<Checkpoint>,
}

/// A line that a process did not finish.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Torn {
    /// Its length.
    pub bytes: usize,
    /// [`digest`](super::digest) of what is there of it.
    pub hash: String,
}

/// A signed statement that the chain has that record at that place.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkpoint {
    /// The place.
    pub seq: u64,
    /// [`digest`](super::digest) of that line.
    pub hash: String,
    /// When it was signed.
    #[serde(serialize_with = "milliseconds")]
    pub time: Timestamp,
    /// The signature algorithm's URI.
    pub algorithm: String,
    /// SHA-256 of the signer's certificate, hexadecimal.
    pub key: String,
    /// The signature, base64.
    pub signature: String,
}

/// UTC to the millisecond, always with three digits.
fn milliseconds<S: Serializer>(time: &Timestamp, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(&format_args!("{time:.3}"))
}
