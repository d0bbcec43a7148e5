//! From a foreign person's identifier to the `sub` that a hub sees `[OIDC-Core §8]`.
//!
//! In: the whole `PersonIdentifier` (a legal person's where the login is one's) and the time. Out:
//! the subject, and those that it replaces, for as long as the hub should know them.

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::key::{hexadecimal, sha256};
use super::{NamedKey, SubjectError};
use crate::domain::{PersonIdentifier, PersonKind};

/// The longest `sub`, in characters; all of them ASCII `[OIDC-Core §2]`.
const LONGEST_SUBJECT: usize = 255;

/// How an identifier becomes a subject.
#[derive(Debug, Clone)]
pub enum SubjectDerivation {
    /// The whole identifier, `CC/DD/id`.
    Verbatim,
    /// One for each client or sector, so that two of them cannot join their records.
    Pairwise(NamedKey),
}

/// Makes the subjects of one client.
#[derive(Debug, Clone)]
pub struct HubSubjects {
    sector: String,
    first: SubjectDerivation,
    first_told_until: Option<Timestamp>,
    later: Vec<Later>,
}

#[derive(Debug, Clone)]
struct Later {
    derivation: SubjectDerivation,
    from: Timestamp,
    told_until: Option<Timestamp>,
}

/// What a client calls somebody.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HubSubject {
    /// `sub`, of the id token and of userinfo.
    pub current: String,
    /// What it was before, latest first: for the client to find its records by.
    pub earlier: Vec<String>,
}

impl HubSubjects {
    /// This derivation since ever. `sector` is the client's identifier, or the sector that several
    /// clients share; it must not hold a zero. Once another derivation has followed, what this one
    /// makes is told as an earlier subject until `told_until`, or for as long as it stands here.
    pub fn new(sector: &str, first: SubjectDerivation, told_until: Option<Timestamp>) -> Self {
        Self {
            sector: sector.to_owned(),
            first,
            first_told_until: told_until,
            later: Vec::new(),
        }
    }

    /// The identifier itself, always.
    pub fn verbatim() -> Self {
        Self::new("", SubjectDerivation::Verbatim, None)
    }

    /// And then this one, from that day. Of several whose day has come, the last added holds.
    #[must_use]
    pub fn then(
        mut self,
        derivation: SubjectDerivation,
        from: Timestamp,
        told_until: Option<Timestamp>,
    ) -> Self {
        self.later.push(Later {
            derivation,
            from,
            told_until,
        });
        self
    }

    /// What the client calls this person now, and what it called them before. A company's
    /// identifier may look like a citizen's: pairwise subjects differ all the same, verbatim ones
    /// are the identifier and do not.
    ///
    /// # Errors
    /// [`SubjectError`] where the cryptography fails.
    pub fn subject(
        &self,
        kind: PersonKind,
        identifier: &PersonIdentifier,
        now: Timestamp,
    ) -> Result<HubSubject, SubjectError> {
        let mut begun = self.begun(now);
        let (derivation, _) = begun.next().unwrap_or((&self.first, None));
        let current = self.made_by(derivation, kind, identifier)?;
        let mut earlier = Vec::new();
        for (derivation, told_until) in begun {
            if told_until.is_none_or(|until| now < until) {
                let subject = self.made_by(derivation, kind, identifier)?;
                if subject != current && !earlier.contains(&subject) {
                    earlier.push(subject);
                }
            }
        }
        Ok(HubSubject { current, earlier })
    }

    /// Whether this client may see the foreign identifier itself. Where it may not, no other claim
    /// should hold it either.
    pub fn reveal_identifier(&self, now: Timestamp) -> bool {
        let current = self.begun(now).next();
        current.is_none_or(|(derivation, _)| matches!(derivation, SubjectDerivation::Verbatim))
    }

    /// Those whose day has come, latest first, with the time until which they are told.
    fn begun(
        &self,
        now: Timestamp,
    ) -> impl Iterator<Item = (&SubjectDerivation, Option<Timestamp>)> {
        let later = self.later.iter().rev();
        let begun = later.filter(move |later| later.from <= now);
        begun
            .map(|later| (&later.derivation, later.told_until))
            .chain(std::iter::once((&self.first, self.first_told_until)))
    }

    fn made_by(
        &self,
        derivation: &SubjectDerivation,
        kind: PersonKind,
        identifier: &PersonIdentifier,
    ) -> Result<String, SubjectError> {
        let whole = identifier.to_string();
        match derivation {
            SubjectDerivation::Verbatim if whole.is_ascii() && whole.len() <= LONGEST_SUBJECT => {
                Ok(whole)
            }
            // No `sub` can hold it: a digest of it, in the same form. Not a pseudonym, and needs
            // none: this client is shown the identifier.
            SubjectDerivation::Verbatim => {
                let digest = hexadecimal(&sha256(whole.as_bytes())?);
                let (issuer, receiver) = (identifier.issuer(), identifier.receiver());
                Ok(format!("{issuer}/{receiver}/{digest}"))
            }
            SubjectDerivation::Pairwise(key) => {
                let word = match kind {
                    PersonKind::Natural => "subject",
                    PersonKind::Legal => "legal subject",
                };
                let parts = [word, &self.sector, &whole].map(str::as_bytes);
                key.mac(&parts.join(&0))
            }
        }
    }
}

impl fmt::Debug for HubSubject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HubSubject(redacted)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn pairwise(version: &str) -> SubjectDerivation {
        let secret = match version {
            "v1" => b"0123456789abcdef0123456789abcdef",
            _ => b"fedcba9876543210fedcba9876543210",
        };
        SubjectDerivation::Pairwise(NamedKey::new(version, secret).unwrap())
    }

    fn subject(subjects: &HubSubjects, identifier: &str, now: &str) -> HubSubject {
        let identifier = identifier.parse().unwrap();
        let natural = PersonKind::Natural;
        subjects.subject(natural, &identifier, at(now)).unwrap()
    }

    const NOW: &str = "2026-01-01T00:00:00Z";

    // Every expected value was computed by another program.

    #[test]
    fn pairwise_differs_by_sector_and_not_by_client_of_one_sector() {
        let of = |sector| HubSubjects::new(sector, pairwise("v1"), None);
        let mine = subject(&of("franceconnect"), "ES/FR/1234", NOW);
        let expected = "b0d5b9c98dd81f3dc810dc526d7084bc77b28f5e629619553c88004bc36e1e8dv1";
        assert_eq!((mine.current.as_str(), mine.earlier.len()), (expected, 0));
        let expected = "906ca0cf0edf042b10eaef6c6e2bd5a02b7068a8bbea4b029e8b00083f792588v1";
        assert_eq!(subject(&of("tax"), "ES/FR/1234", NOW).current, expected);
        // The whole identifier counts: another country's number 1234 is somebody else.
        assert_ne!(subject(&of("tax"), "DE/FR/1234", NOW).current, expected);
        assert!(!of("tax").reveal_identifier(at(NOW)));
    }

    #[test]
    fn a_company_with_a_citizens_number_is_somebody_else() {
        let subjects = HubSubjects::new("tax", pairwise("v1"), None);
        let identifier = "ES/FR/1234".parse().unwrap();
        let company = subjects.subject(PersonKind::Legal, &identifier, at(NOW));
        let expected = "63508f74f263c4c841e7ff244b55e049315a426cb959d72f9e63d55b43653650v1";
        assert_eq!(company.unwrap().current, expected);
        assert_ne!(subject(&subjects, "ES/FR/1234", NOW).current, expected);
    }

    #[test]
    fn verbatim_is_the_identifier() {
        let subjects = HubSubjects::verbatim();
        let subject = subject(&subjects, "ES/FR/a/b=", NOW);
        assert_eq!(subject.current, "ES/FR/a/b=");
        assert!(subject.earlier.is_empty());
        assert!(subjects.reveal_identifier(at(NOW)));
    }

    #[test]
    fn what_no_sub_can_hold_still_lets_its_bearer_in() {
        let subjects = HubSubjects::verbatim();
        let greek = subject(&subjects, "EL/FR/ΑΒΓ-123", NOW).current;
        let expected = "EL/FR/b1bb612ccba56fbd9d775883668ed7a739b5fe704c5bd5ad37816b45783c77bb";
        assert_eq!(greek, expected);
        let long = subject(&subjects, &format!("ES/FR/{}", "x".repeat(250)), NOW).current;
        assert!(long.starts_with("ES/FR/") && long.len() == 70, "{long}");
        let longest = format!("ES/FR/{}", "x".repeat(249));
        assert_eq!(subject(&subjects, &longest, NOW).current, longest);
        let pairwise = HubSubjects::new("tax", pairwise("v1"), None);
        let expected = "2c346a808feeea1435f9daca6fc64a21faf5048aa1c5e4646320a52de2450ad8v1";
        let greek = subject(&pairwise, "EL/FR/ΑΒΓ-123", NOW).current;
        assert_eq!(greek, expected);
    }

    #[test]
    fn a_rolled_key_tells_the_earlier_subjects_until_their_day() {
        let subjects = HubSubjects::new(
            "franceconnect",
            SubjectDerivation::Verbatim,
            Some(at("2027-04-01T00:00:00Z")),
        )
        .then(pairwise("v1"), at("2027-03-01T00:00:00Z"), None)
        .then(pairwise("v2"), at("2028-03-01T00:00:00Z"), None);
        let of = |now| subject(&subjects, "ES/FR/1234", now);
        let first = "b0d5b9c98dd81f3dc810dc526d7084bc77b28f5e629619553c88004bc36e1e8dv1";
        let second = "ade693f99d869fc042b100b613c4769c0b50fb11c96c7b33ec484bafb059f6a6v2";
        for (now, current, earlier) in [
            ("2027-02-28T23:59:59Z", "ES/FR/1234", vec![]),
            ("2027-03-01T00:00:00Z", first, vec!["ES/FR/1234"]),
            ("2027-03-31T23:59:59Z", first, vec!["ES/FR/1234"]),
            ("2027-04-01T00:00:00Z", first, vec![]),
            ("2028-02-29T23:59:59Z", first, vec![]),
            ("2028-03-01T00:00:00Z", second, vec![first]),
            ("2099-01-01T00:00:00Z", second, vec![first]),
        ] {
            let subject = of(now);
            assert_eq!(subject.current, current, "{now}");
            assert_eq!(subject.earlier, earlier, "{now}");
        }
        assert!(subjects.reveal_identifier(at("2027-02-28T23:59:59Z")));
        assert!(!subjects.reveal_identifier(at("2027-03-01T00:00:00Z")));
    }

    #[test]
    fn several_earlier_subjects_are_told_latest_first_and_none_twice() {
        let subjects = HubSubjects::new("s", SubjectDerivation::Verbatim, None)
            .then(pairwise("v1"), at("2027-01-01T00:00:00Z"), None)
            .then(
                SubjectDerivation::Verbatim,
                at("2028-01-01T00:00:00Z"),
                None,
            )
            .then(pairwise("v2"), at("2029-01-01T00:00:00Z"), None);
        let told = subject(&subjects, "ES/FR/1234", "2028-01-01T00:00:00Z");
        assert_eq!(told.current, "ES/FR/1234");
        assert_eq!(told.earlier.len(), 1, "not the current one again");
        let told = subject(&subjects, "ES/FR/1234", "2029-01-01T00:00:00Z");
        assert_eq!(told.earlier.len(), 2);
        assert_eq!(told.earlier[0], "ES/FR/1234");
        assert!(told.earlier[1].ends_with("v1"));
    }

    #[test]
    fn debug_output_shows_nobody() {
        let subject = subject(&HubSubjects::verbatim(), "ES/FR/1234", NOW);
        assert_eq!(format!("{subject:?}"), "HubSubject(redacted)");
    }
}
