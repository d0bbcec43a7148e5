//! What ends when: metadata, the certificates in it, the anchors above it, and our own
//! certificates. Each threshold is announced once, also across restarts.

use std::collections::BTreeMap;
use std::fmt;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize, Serializer};

use super::event::{Happened, TrustEvent};
use crate::config::NodeRole as Role;
use crate::domain::CountryCode;

/// Something that ends.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Expiring {
    /// A copy of metadata: its `validUntil`.
    Metadata,
    /// A certificate in metadata that signs messages, by its fingerprint.
    SigningCertificate(String),
    /// A certificate in metadata to encrypt for, by its fingerprint.
    EncryptionCertificate(String),
    /// A country's anchor, by its fingerprint.
    Anchor(String),
    /// A service list, by its name: its `NextUpdate`.
    ServiceList(String),
    /// A certificate of ours; the word says which.
    Ours(String),
}

impl fmt::Display for Expiring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Metadata => f.write_str("metadata"),
            Self::SigningCertificate(fingerprint) => {
                write!(f, "signing certificate {fingerprint}")
            }
            Self::EncryptionCertificate(fingerprint) => {
                write!(f, "encryption certificate {fingerprint}")
            }
            Self::Anchor(fingerprint) => write!(f, "anchor {fingerprint}"),
            Self::ServiceList(name) => write!(f, "service list {name}"),
            Self::Ours(what) => write!(f, "our own {what}"),
        }
    }
}

impl Serialize for Expiring {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// What ends, whose it is, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Expiry {
    /// The country; none for what is ours.
    pub country: Option<CountryCode>,
    /// The node, where it is of one.
    #[serde(serialize_with = "role_name")]
    pub role: Option<Role>,
    /// What.
    pub what: Expiring,
    /// When.
    pub at: Timestamp,
    /// Since when we have it, for what is renewed in the ordinary course of things: only a
    /// threshold that lies after that moment says that something is wrong.
    #[serde(skip)]
    pub since: Option<Timestamp>,
}

/// A role by its name, for reports.
#[expect(
    clippy::ref_option,
    clippy::trivially_copy_pass_by_ref,
    reason = "the form in which a serializer is called"
)]
pub(super) fn role_name<S: Serializer>(
    role: &Option<Role>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    role.map(Role::as_str).serialize(serializer)
}

impl Expiry {
    fn key(&self) -> String {
        let country = self.country.as_ref().map_or("-", CountryCode::as_str);
        let role = self.role.map_or("-", Role::as_str);
        format!("{country} {role} {} {}", self.what, self.at)
    }

    /// The smallest threshold that has been passed, in days; 0 when it is over.
    fn threshold(&self, now: Timestamp) -> Option<u8> {
        if now >= self.at {
            return Some(0);
        }
        let days = |days: u8| SignedDuration::from_hours(24 * i64::from(days));
        THRESHOLDS.into_iter().find(|threshold| {
            self.at.duration_since(now) <= days(*threshold)
                && self
                    .since
                    .is_none_or(|since| self.at.duration_since(since) > days(*threshold))
        })
    }
}

/// In days, smallest first.
const THRESHOLDS: [u8; 4] = [1, 7, 14, 30];
/// How long what was announced is remembered after its end.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(24 * 60);

/// What has been announced, by what it was about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Announced(BTreeMap<String, (u8, Timestamp)>);

impl Announced {
    /// The events that are due: one for each thing that has passed a threshold since it was last
    /// announced, the most urgent one only.
    pub(super) fn due(&mut self, expiries: &[Expiry], now: Timestamp) -> Vec<TrustEvent> {
        let mut events = Vec::new();
        for expiry in expiries {
            let Some(days) = expiry.threshold(now) else {
                continue;
            };
            let key = expiry.key();
            if self.0.get(&key).is_some_and(|(before, _)| *before <= days) {
                continue;
            }
            self.0.insert(key, (days, expiry.at));
            let (what, at) = (expiry.what.clone(), expiry.at);
            let happened = match days {
                0 => Happened::Expired { what, at },
                days => Happened::ExpiringSoon { what, at, days },
            };
            events.push(TrustEvent {
                country: expiry.country,
                role: expiry.role,
                happened,
            });
        }
        self.0
            .retain(|_, (_, at)| now.duration_since(*at) < REMEMBERED);
        events
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(days: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_hours(24 * days)
    }

    fn certificate(ends: i64) -> Expiry {
        Expiry {
            country: None,
            role: None,
            what: Expiring::Ours("keys.saml_signing".into()),
            at: at(ends),
            since: None,
        }
    }

    fn days(events: &[TrustEvent]) -> Vec<u8> {
        let days = |event: &TrustEvent| match event.happened {
            Happened::ExpiringSoon { days, .. } => days,
            _ => 0,
        };
        events.iter().map(days).collect()
    }

    #[test]
    fn each_threshold_is_announced_once_and_in_its_order() {
        let (mut announced, list) = (Announced::default(), [certificate(100)]);
        for (day, expected) in [
            (60, vec![]),
            (70, vec![30]),
            (71, vec![]),
            (86, vec![14]),
            (93, vec![7]),
            (99, vec![1]),
            (99, vec![]),
            (100, vec![0]),
            (101, vec![]),
        ] {
            assert_eq!(days(&announced.due(&list, at(day))), expected, "{day}");
        }
    }

    #[test]
    fn of_several_thresholds_at_once_the_most_urgent_is_announced() {
        let mut announced = Announced::default();
        assert_eq!(days(&announced.due(&[certificate(5)], at(0))), [7]);
        // Its successor is another thing.
        assert_eq!(days(&announced.due(&[certificate(6)], at(0))), [7]);
    }

    #[test]
    fn what_is_announced_survives_a_restart() {
        let mut announced = Announced::default();
        announced.due(&[certificate(5)], at(0));
        let kept = serde_json::to_vec(&announced).unwrap();
        let mut again: Announced = serde_json::from_slice(&kept).unwrap();
        assert!(again.due(&[certificate(5)], at(0)).is_empty());
    }

    #[test]
    fn metadata_that_is_renewed_as_it_should_be_is_no_news() {
        let copy = |since, until| Expiry {
            what: Expiring::Metadata,
            since: Some(at(since)),
            ..certificate(until)
        };
        let mut announced = Announced::default();
        // One day at a time, forever.
        assert!(announced.due(&[copy(0, 1)], at(0)).is_empty());
        // Two weeks, and nothing newer for half of them.
        assert!(announced.due(&[copy(0, 14)], at(0)).is_empty());
        assert_eq!(days(&announced.due(&[copy(0, 14)], at(7))), [7]);
    }
}
