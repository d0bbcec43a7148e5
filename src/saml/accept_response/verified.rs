//! What a verified Response yields. Made by `accept_response` alone.

use crate::domain::{
    AssuredLevel, Attribute, Capacity, CountryCode, Dataset, Identity, Person, Source,
};
use crate::saml::status::{Status, SubStatus};
use jiff::Timestamp;

/// A verified answer: somebody, or nobody and why.
#[derive(Debug)]
pub enum VerifiedResponse {
    /// A person was authenticated.
    Success(Box<VerifiedAssertion>),
    /// The Proxy-Service says that nobody was.
    Failure(PeerFailure),
}

/// A Proxy-Service's refusal, in the words that we know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeerFailure {
    pub(super) response_id: String,
    pub(super) status: Status,
    pub(super) sub_status: Option<SubStatus>,
    pub(super) message_code: Option<String>,
}

impl PeerFailure {
    /// ID of the Response.
    pub fn response_id(&self) -> &str {
        &self.response_id
    }

    /// The code on top, never success; `Responder` where it is none of the standard ones.
    pub fn status(&self) -> Status {
        self.status
    }

    /// The code below, if it is one that we know.
    pub fn sub_status(&self) -> Option<SubStatus> {
        self.sub_status
    }

    /// The six digits with which nodes begin their messages, such as `202019`. The message
    /// itself is never kept.
    pub fn message_code(&self) -> Option<&str> {
        self.message_code.as_deref()
    }
}

/// A verified assertion about one person: the only way to an [`Identity`], which is all
/// that the mapping to claims takes.
///
/// ```
/// use eidas_bridge::{mapping::{Release, claims_of}, saml::VerifiedAssertion};
///
/// fn after_acceptance(assertion: VerifiedAssertion) {
///     claims_of(&assertion.into_identity(), &Release::everything());
/// }
/// ```
///
/// What was only read does not get there:
///
/// ```compile_fail,E0308
/// use eidas_bridge::{mapping::{Release, claims_of}, xml::{Document, Limits}};
///
/// fn before_acceptance(document: Document) {
///     claims_of(&document.root(), &Release::everything());
/// }
/// ```
///
/// Neither does an element whose signature was verified, but not what it says:
///
/// ```compile_fail,E0308
/// use eidas_bridge::{mapping::{Release, claims_of}, xml::Verified};
///
/// fn half_way(element: Verified<'_>) {
///     claims_of(&element, &Release::everything());
/// }
/// ```
///
/// And neither an assertion nor an identity can be made up:
///
/// ```compile_fail,E0451
/// use eidas_bridge::saml::VerifiedAssertion;
///
/// fn forge(genuine: VerifiedAssertion) -> VerifiedAssertion {
///     VerifiedAssertion { issuer: "https://evil.example".to_owned(), ..genuine }
/// }
/// ```
///
/// ```compile_fail,E0639
/// use eidas_bridge::domain::{AssuredLevel, CountryCode, Identity, Person, Source};
///
/// fn forge(country: CountryCode, level: AssuredLevel, source: Source, person: Person) -> Identity {
///     Identity { country, level, source, person, representative: None }
/// }
/// ```
#[derive(Debug)]
pub struct VerifiedAssertion {
    pub(super) issuer: String,
    pub(super) country: CountryCode,
    pub(super) response_id: String,
    pub(super) assertion_id: String,
    pub(super) level: AssuredLevel,
    pub(super) dataset: Dataset,
    /// Known attributes that were not asked for.
    pub(super) unwanted: Vec<(Capacity, Attribute)>,
    pub(super) ignored: usize,
    pub(super) replay_until: Timestamp,
}

impl VerifiedAssertion {
    /// The Proxy-Service's entity ID.
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// The country that vouches.
    pub fn country(&self) -> CountryCode {
        self.country
    }

    /// ID of the Response.
    pub fn response_id(&self) -> &str {
        &self.response_id
    }

    /// ID of the Assertion.
    pub fn assertion_id(&self) -> &str {
        &self.assertion_id
    }

    /// The level: published by the peer and not below the requested one.
    pub fn level(&self) -> &AssuredLevel {
        &self.level
    }

    /// Whom it is about.
    pub fn person(&self) -> &Person {
        &self.dataset.person
    }

    /// Who acts for them.
    pub fn representative(&self) -> Option<&Person> {
        self.dataset.representative.as_ref()
    }

    /// Known attributes that were left out: not requested, or optional and unusable.
    pub fn dropped(&self) -> impl Iterator<Item = &(Capacity, Attribute)> {
        self.unwanted.iter().chain(&self.dataset.dropped)
    }

    /// How many attributes of names unknown to us were passed over.
    pub fn ignored(&self) -> usize {
        self.ignored
    }

    /// Until when the flow must remember the assertion's ID, so that it does not come twice.
    pub fn replay_until(&self) -> Timestamp {
        self.replay_until
    }

    /// The identity record.
    pub fn into_identity(self) -> Identity {
        Identity {
            country: self.country,
            level: self.level,
            source: Source::EidasNode {
                entity_id: self.issuer,
                response_id: self.response_id,
                assertion_id: self.assertion_id,
            },
            person: self.dataset.person,
            representative: self.dataset.representative,
        }
    }
}
