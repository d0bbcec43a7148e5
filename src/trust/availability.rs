//! Whether a country's citizens can be asked for in one login, and why not: its file, its service
//! list, its metadata, and whether there is any. Country selection shows it, the server enforces
//! it; and what the file allows holds for messages that arrive, whatever metadata publishes.

use jiff::Timestamp;

use super::country::Country;
use super::error::TrustError;
use super::node::NodeRecord;
use crate::config::{CountryState, NodeRole as Role};
use crate::domain::{
    AssuredLevel, Attribute, LevelOfAssurance, PersonKind, RequestedLevel, SpType,
};
use crate::saml::TrustedProxyService;

/// What a login wants of a country.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// The level: at least one, or one of a list.
    pub level: &'a RequestedLevel,
    /// The sector of the service that asks; none: unknown, and not judged.
    pub sp_type: Option<SpType>,
    /// Whether it is known by which identifier the service is named abroad.
    pub requester_id: bool,
    /// Whom it may be about, the preferred kind first; one of them will do.
    pub person_kinds: &'a [PersonKind],
    /// The attributes without which the service has no use for the answer, of each kind.
    pub mandatory: &'a [Attribute],
}

/// Whether a country's citizens can be asked for in a login.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Availability {
    /// They can.
    Available,
    /// They cannot, now or ever.
    Unavailable(Unavailable),
}

/// Why a country's citizens cannot be asked for in a login.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unavailable {
    /// It is suspended, by its file or by its service list.
    #[error("the country must not be suspended")]
    Suspended {
        /// Since when, where that is known.
        since: Option<Timestamp>,
    },
    /// It has no Proxy-Service: none in its file, or none in its metadata.
    #[error("the country must have a Proxy-Service")]
    NotConnected,
    /// No level of its is high enough, of those that its file allows and its metadata publishes.
    #[error("the country must offer the level that is wanted, by its file and by its metadata")]
    LevelNotOffered,
    /// It does not vouch for that kind of person.
    #[error("the country must vouch for that kind of person, by its file and by its metadata")]
    PersonKind,
    /// It does not serve that sector.
    #[error("the country must serve the sector of the service, by its file")]
    SpType,
    /// It wants to know which private service asks, and nobody has said.
    #[error("the country must be told the identifier of a private service, where it asks for it")]
    RequesterId,
    /// It does not provide this mandatory attribute.
    #[error("the country must provide every mandatory attribute, where its metadata lists any")]
    AttributeMissing(Attribute),
    /// It speaks no version of the protocol that we speak.
    #[error("the country must speak a protocol version of ours")]
    ProtocolVersion,
    /// Nothing that is valid is known of its Proxy-Service.
    #[error("the metadata of the country's Proxy-Service must be there and valid")]
    Outage {
        /// Since when, where that is known.
        since: Option<Timestamp>,
    },
}

impl Unavailable {
    /// Stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Suspended { .. } => "country.suspended",
            Self::NotConnected => "country.not-connected",
            Self::LevelNotOffered => "country.level-not-offered",
            Self::PersonKind => "country.person-kind",
            Self::SpType => "country.sp-type",
            Self::RequesterId => "country.requester-id",
            Self::AttributeMissing(_) => "country.attribute-missing",
            Self::ProtocolVersion => "country.protocol-version",
            Self::Outage { .. } => "country.outage",
        }
    }

    /// Since when, for what passes.
    pub fn since(&self) -> Option<Timestamp> {
        match self {
            Self::Suspended { since } | Self::Outage { since } => *since,
            Self::NotConnected
            | Self::LevelNotOffered
            | Self::PersonKind
            | Self::SpType
            | Self::RequesterId
            | Self::AttributeMissing(_)
            | Self::ProtocolVersion => None,
        }
    }
}

impl Country {
    /// Whether its citizens can be asked for in that login. What has not been looked at yet is
    /// taken to be available: choosing it looks.
    pub fn availability(&self, wanted: &Wanted<'_>, now: Timestamp) -> Availability {
        match self.obstacle(wanted, now) {
            None => Availability::Available,
            Some(why) => Availability::Unavailable(why),
        }
    }

    fn obstacle(&self, wanted: &Wanted<'_>, now: Timestamp) -> Option<Unavailable> {
        let Some(node) = self.record(Role::ProxyService) else {
            return Some(Unavailable::NotConnected);
        };
        if !self.is_open() {
            let since = self.suspended_since();
            return Some(Unavailable::Suspended { since });
        }
        match node.current(self.exceptions_at(now), now) {
            Some(known) => match known.proxy_service() {
                Some(peer) => self.shortfall(peer, wanted, now),
                None => Some(Unavailable::NotConnected),
            },
            // What it can never serve is said first: waiting does not help.
            None => self
                .exclusion(wanted, |_| true)
                .or_else(|| outage(node, now)),
        }
    }

    /// Since when its Proxy-Service's source has not been answering, though what is known of it
    /// still holds: it can be chosen, and may not work.
    pub fn troubled_since(&self, now: Timestamp) -> Option<Timestamp> {
        let node = self.record(Role::ProxyService)?;
        node.current(self.exceptions_at(now), now)?;
        node.status.load().troubled_since()
    }

    /// What this Proxy-Service of it lacks for that login.
    pub fn shortfall(
        &self,
        peer: &TrustedProxyService,
        wanted: &Wanted<'_>,
        now: Timestamp,
    ) -> Option<Unavailable> {
        let excluded = self.exclusion(wanted, |level| peer.offers(level));
        if excluded.is_some() {
            return excluded;
        }
        if !peer.speaks_our_versions(self.exceptions_at(now)) {
            return Some(Unavailable::ProtocolVersion);
        }
        let private = wanted.sp_type == Some(SpType::Private);
        if private && peer.wants_requester_id() && !wanted.requester_id {
            return Some(Unavailable::RequesterId);
        }
        // One kind for which nothing is lacking will do.
        let kinds = self.vouched_for(wanted);
        let lacking: Option<Vec<_>> = kinds.map(|kind| lack(peer, wanted, kind)).collect();
        lacking?.into_iter().next()
    }

    /// The kinds of person to ask this Proxy-Service of it for. Only nodes of the versions 1.2 and
    /// 1.3 may be asked for either kind at once; of the others, for the first that they can
    /// `[eIDAS-MF §2.3.2]`. None where there is a [`Self::shortfall`].
    pub fn person_kinds(&self, peer: &TrustedProxyService, wanted: &Wanted<'_>) -> Vec<PersonKind> {
        let kinds = self.vouched_for(wanted);
        let mut kinds: Vec<_> = kinds
            .filter(|kind| lack(peer, wanted, *kind).is_none())
            .collect();
        if !peer.is_older_version() {
            kinds.truncate(1);
        }
        kinds
    }

    /// The wanted kinds of person that its file allows.
    fn vouched_for(&self, wanted: &Wanted<'_>) -> impl Iterator<Item = PersonKind> {
        let service = self.file().proxy_service.as_ref();
        let allowed = service.and_then(|service| service.person_kinds.as_ref());
        let kinds = wanted.person_kinds.iter().copied();
        kinds.filter(move |kind| allowed.is_none_or(|kinds| kinds.contains(kind)))
    }

    /// What its file rules out.
    fn exclusion(
        &self,
        wanted: &Wanted<'_>,
        publishes: impl Fn(&AssuredLevel) -> bool,
    ) -> Option<Unavailable> {
        let service = self.file().proxy_service.as_ref()?;
        let notified = LevelOfAssurance::ALL.map(AssuredLevel::from);
        let listed = wanted.level.listed();
        let reaches = notified
            .iter()
            .chain(&listed)
            .any(|level| wanted.level.is_met_by(level) && self.accepts(level) && publishes(level));
        let sectors = service.sp_types.as_ref().zip(wanted.sp_type);
        if !reaches {
            Some(Unavailable::LevelNotOffered)
        } else if self.vouched_for(wanted).next().is_none() {
            Some(Unavailable::PersonKind)
        } else if sectors.is_some_and(|(served, asked)| !served.contains(&asked)) {
            Some(Unavailable::SpType)
        } else {
            None
        }
    }

    /// Whether its file lets its Proxy-Service assert this level: a notified one unless others
    /// are named, one that is not notified only by its URI.
    pub fn accepts(&self, level: &AssuredLevel) -> bool {
        let service = self.file().proxy_service.as_ref();
        let levels = service.and_then(|service| service.levels.as_ref());
        match level {
            AssuredLevel::Notified(level) => levels.is_none_or(|levels| levels.contains(level)),
            AssuredLevel::NotNotified(uri) => self.not_notified().contains(uri),
        }
    }

    /// The URIs of levels that are not notified and that its file accepts from it, where a
    /// request asks for them.
    pub fn not_notified(&self) -> &[String] {
        let service = self.file().proxy_service.as_ref();
        service.map_or(&[], |service| &service.not_notified)
    }

    /// Whether its file lets services of that sector ask us.
    pub fn may_ask(&self, sp_type: SpType) -> bool {
        let connector = self.file().connector.as_ref();
        let sectors = connector.and_then(|connector| connector.sp_types.as_ref());
        sectors.is_none_or(|sectors| sectors.contains(&sp_type))
    }

    /// Since when it is suspended, by its file before its list.
    fn suspended_since(&self) -> Option<Timestamp> {
        if self.state() == CountryState::Suspended {
            return self.file().suspended.as_ref().map(|by| by.at);
        }
        let listing = self.listing()?;
        listing.suspended.then_some(listing.since)
    }
}

/// What its metadata lacks for a login of such a person. Where it lists nothing of the minimum
/// data set, it knows no such persons.
fn lack(peer: &TrustedProxyService, wanted: &Wanted<'_>, kind: PersonKind) -> Option<Unavailable> {
    let of_kind = |attribute: &&Attribute| attribute.definition().kind == kind;
    let mut mandatory = wanted.mandatory.iter().filter(of_kind);
    let missing = mandatory.find(|attribute| !peer.supports(attribute))?;
    let knows_any = Attribute::minimum_dataset(kind).any(|attribute| peer.supports(attribute));
    Some(if knows_any {
        Unavailable::AttributeMissing(missing.clone())
    } else {
        Unavailable::PersonKind
    })
}

/// Why nothing valid is known; none where nobody has looked.
fn outage(node: &NodeRecord, now: Timestamp) -> Option<Unavailable> {
    let status = node.status.load();
    let last = node.in_force.load();
    let ended = last.as_ref().map(|known| known.valid_until);
    let ended = ended.filter(|at| *at <= now);
    match &status.failure {
        Some(failure) if failure.code == TrustError::RoleMissing.code() => {
            Some(Unavailable::NotConnected)
        }
        Some(failure) => Some(Unavailable::Outage {
            since: ended.or(Some(failure.since)),
        }),
        // What there is waits for somebody to accept it.
        None if node.held.load().is_some() => Some(Unavailable::Outage { since: ended }),
        None => None,
    }
}
