//! Why a command did nothing, with what to do next, and the exit status that says so.

use serde_json::{Value, json};

use crate::app::StartError;
use crate::config::{EditError, Problems};
use crate::domain::CountryCode;
use crate::saml::MetadataError;
use crate::trust::TrustError;

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub(super) enum Trouble {
    /// The configuration cannot be used.
    #[error("{0}")]
    Config(Problems),
    /// It passed its checks and yet makes no bridge.
    #[error("the bridge would not start: {0}")]
    Start(#[from] StartError),
    /// There is no file of that country.
    #[error("{0} is not registered: `country list` shows who is, `country add` registers one")]
    NotRegistered(CountryCode),
    /// The country's file has problems.
    #[error(
        "{1}\nThe file of {0} cannot be used as it is: put that right first. `country suspend {0}` \
         takes it out of use meanwhile"
    )]
    Broken(CountryCode, Problems),
    /// There are files of that country.
    #[error("{0} is there: a country is added once; edit it, or `country remove` it first")]
    Exists(String),
    /// The country's state does not allow it.
    #[error("{0} is {1}, which does not allow this: {2}")]
    State(CountryCode, &'static str, &'static str),
    /// The person who added it wants to approve it.
    #[error("{0} was added by the same person: [trust].four_eyes wants a colleague to approve it")]
    FourEyes(CountryCode),
    /// Its file cannot be changed.
    #[error("{0}")]
    Edit(EditError),
    /// A node's metadata cannot be had, or breaks a rule.
    #[error("the metadata of {0} is not usable: {1}\n{2}")]
    Node(String, TrustError, &'static str),
    /// There is no held change, or not that one.
    #[error("no such change of {0} is held: `country diff {0}` shows what its sources say now")]
    NothingHeld(CountryCode),
    /// Somebody has to say yes.
    #[error("nothing was done: say yes at a terminal, or give --yes")]
    NotConfirmed,
    /// The anchors given cannot be read.
    #[error("{0} holds no certificate in PEM; the one that signs the metadata has to be there")]
    Anchors(String),
    /// What was fetched is no metadata at all.
    #[error("what {0} hands out is no metadata: {1}")]
    NotMetadata(String, MetadataError),
    /// The document describes several entities, or none that fits.
    #[error("{0} describes {1}: name one with --entity-id")]
    Entity(String, String),
    /// The documents do not say whose they are.
    #[error("the metadata does not say one country: give its code before --metadata")]
    CountryUnclear,
    /// Two documents describe the same role.
    #[error("both documents describe a {0}: register one of them")]
    RoleTwice(&'static str),
    /// No list of that name is configured.
    #[error("{0} is none of the [[trust.service_lists]]")]
    ListUnknown(String),
    /// The list proposes nothing for the country.
    #[error("{1} proposes nothing for {0}: `country proposals` shows what is known")]
    NothingProposed(CountryCode, String),
    /// The proposal is not one that can be taken over.
    #[error("this proposal for {0} is not taken over by a command: {1}")]
    NotAdoptable(CountryCode, &'static str),
    /// An argument cannot be used.
    #[error("the arguments cannot be used: {0}")]
    Argument(&'static str),
    /// The file system refused.
    #[error("{0}: {1}; run this as somebody who may write there")]
    Disk(String, std::io::ErrorKind),
}

impl Trouble {
    /// The stable code.
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::Config(problems) | Self::Broken(_, problems) => problems.code(),
            Self::Start(_) => "cli.start",
            Self::NotRegistered(_) => "cli.country-unknown",
            Self::Exists(_) => "cli.country-exists",
            Self::State(..) => "cli.country-state",
            Self::FourEyes(_) => "cli.four-eyes",
            Self::Edit(error) => error.code(),
            Self::Node(_, error, _) => error.code(),
            Self::NothingHeld(_) => "cli.nothing-held",
            Self::NotConfirmed => "cli.not-confirmed",
            Self::Anchors(_) => "cli.anchors",
            Self::NotMetadata(_, error) => error.code(),
            Self::Entity(..) => "cli.entity-unclear",
            Self::CountryUnclear => "cli.country-unclear",
            Self::RoleTwice(_) => "cli.role-twice",
            Self::ListUnknown(_) => "cli.list-unknown",
            Self::NothingProposed(..) => "cli.nothing-proposed",
            Self::NotAdoptable(..) => "cli.not-adoptable",
            Self::Argument(_) => "cli.argument",
            Self::Disk(..) => "cli.disk",
        }
    }

    /// The exit status.
    pub(super) fn status(&self) -> u8 {
        match self {
            Self::Config(_)
            | Self::Start(_)
            | Self::NotRegistered(_)
            | Self::Broken(..)
            | Self::NotConfirmed
            | Self::Anchors(_)
            | Self::Entity(..)
            | Self::CountryUnclear
            | Self::RoleTwice(_)
            | Self::ListUnknown(_)
            | Self::Argument(_) => 2,
            Self::Edit(EditError::Unwritable(_)) | Self::Disk(..) => 1,
            Self::Exists(_)
            | Self::State(..)
            | Self::FourEyes(_)
            | Self::NothingHeld(_)
            | Self::NothingProposed(..)
            | Self::NotAdoptable(..)
            | Self::NotMetadata(..)
            | Self::Edit(_) => 3,
            Self::Node(_, error, _) => status_of(*error),
        }
    }

    /// For programs.
    pub(super) fn object(&self) -> Value {
        json!({"error": {"code": self.code(), "message": self.to_string()}})
    }
}

/// 1 where nobody answered, 3 where an answer broke a rule.
pub(super) fn status_of(error: TrustError) -> u8 {
    match error {
        TrustError::Net(_) | TrustError::Source | TrustError::Broken | TrustError::Offline => 1,
        _ => 3,
    }
}

/// What to do about a node that is not usable.
pub(super) fn advice(error: TrustError) -> &'static str {
    use crate::net::NetError;
    match error {
        TrustError::Net(NetError::NotPermitted) => {
            "Metadata is fetched by https from public addresses only; \
             [trust].allow_private_addresses widens that in development mode."
        }
        TrustError::Net(_) => {
            "Try the address with another tool from this machine, or ask the country; nothing has \
             changed here."
        }
        TrustError::Source => "See that the metadata file and the anchors are there and readable.",
        TrustError::Metadata(MetadataError::Signer) => {
            "It is not signed under the anchors given: compare their fingerprints with the country \
             over a second channel."
        }
        TrustError::Metadata(MetadataError::Country) => {
            "Its NodeCountry is another one: look at the code and the address."
        }
        TrustError::Metadata(MetadataError::EntityId) => {
            "Its entityID is another one: look at entity_id in the country's file."
        }
        TrustError::RoleMissing => "See which of its two addresses is which.",
        _ => "docs/ERRORS.md has the rule; tell the country, and keep to the copy in force.",
    }
}
