//! From the hub's subject to the identifier that a foreign country sees `[eIDAS-AP §2.2.3]`.
//!
//! In: the subject, who asks, and the time. Out: a `PersonIdentifier`. eIDAS has no attribute for
//! the identifier that somebody had before, so a key is not exchanged for all at once: each
//! country has a day, agreed with it, and sees the old identifier until then.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{NamedKey, SubjectError};
use crate::domain::{CountryCode, PersonIdentifier};

/// How a subject becomes an identifier.
#[derive(Debug, Clone)]
pub enum ForeignDerivation {
    /// One for each country, so that two countries cannot join their records.
    ByCountry(NamedKey),
    /// One for each service, so that two services of one country cannot either.
    ByRequester(NamedKey),
    /// As `FranceConnect`'s own bridge made it: `hex(sha256(country ‖ sub ‖ secret))`, without
    /// separators and without HMAC. For hubs that move and must keep what their citizens have.
    FranceConnect(NamedKey),
    /// The subject as the hub gives it, for hubs whose subjects were made for us.
    Verbatim,
}

/// What companies are called abroad.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LegalIdentifiers {
    /// By their number, which is public.
    #[default]
    Verbatim,
    /// By an identifier derived like a natural person's.
    Derived,
}

/// Who asks, and where we are.
#[derive(Debug, Clone, Copy)]
pub struct ForeignRequester<'a> {
    /// Our country.
    pub own: CountryCode,
    /// The country that asks.
    pub destination: CountryCode,
    /// The service that asks: the request's `RequesterID`, or else its Connector's entity ID.
    pub requester: &'a str,
}

/// Makes identifiers for abroad: one derivation since ever, and those that follow it, each from
/// its day. There is no country and no time without one.
#[derive(Debug, Clone)]
pub struct ForeignIdentifiers {
    first: ForeignDerivation,
    later: Vec<Later>,
    legal: LegalIdentifiers,
}

#[derive(Debug, Clone)]
struct Later {
    derivation: ForeignDerivation,
    from: Option<Timestamp>,
    countries: BTreeMap<CountryCode, Timestamp>,
}

impl Later {
    /// A country's own day counts before the day for all.
    fn has_begun(&self, country: CountryCode, now: Timestamp) -> bool {
        let day = self.countries.get(&country).or(self.from.as_ref());
        day.is_some_and(|day| *day <= now)
    }
}

impl ForeignIdentifiers {
    /// This derivation, for every country and since ever.
    pub fn new(first: ForeignDerivation, legal: LegalIdentifiers) -> Self {
        Self {
            first,
            later: Vec::new(),
            legal,
        }
    }

    /// And then this one: for each country of the map from its own day, for all others from
    /// `from`; without that, for nobody else. Of several whose day has come, the last added holds.
    #[must_use]
    pub fn then(
        mut self,
        derivation: ForeignDerivation,
        from: Option<Timestamp>,
        countries: BTreeMap<CountryCode, Timestamp>,
    ) -> Self {
        self.later.push(Later {
            derivation,
            from,
            countries,
        });
        self
    }

    /// The identifier of a natural person.
    ///
    /// # Errors
    /// [`SubjectError`] where the subject is to be taken verbatim and no identifier can be made
    /// of it, or where the cryptography fails.
    pub fn natural(
        &self,
        asked: &ForeignRequester<'_>,
        subject: &str,
        now: Timestamp,
    ) -> Result<PersonIdentifier, SubjectError> {
        self.in_use(asked.destination, now)
            .identifier(asked, subject)
    }

    /// The identifier of a legal person; `number` is what the hub calls it.
    ///
    /// # Errors
    /// As for [`Self::natural`].
    pub fn legal(
        &self,
        asked: &ForeignRequester<'_>,
        number: &str,
        now: Timestamp,
    ) -> Result<PersonIdentifier, SubjectError> {
        match self.legal {
            LegalIdentifiers::Verbatim => verbatim(asked, number),
            LegalIdentifiers::Derived => {
                let derivation = self.in_use(asked.destination, now);
                derivation.legal_identifier(asked, number)
            }
        }
    }

    fn in_use(&self, destination: CountryCode, now: Timestamp) -> &ForeignDerivation {
        let mut later = self.later.iter().rev();
        let begun = later.find(|later| later.has_begun(destination, now));
        begun.map_or(&self.first, |later| &later.derivation)
    }
}

impl ForeignDerivation {
    fn identifier(
        &self,
        asked: &ForeignRequester<'_>,
        subject: &str,
    ) -> Result<PersonIdentifier, SubjectError> {
        let country = asked.destination.as_str();
        let id = match self {
            Self::ByCountry(key) => key.mac(&apart(&[country, subject]))?,
            // The word in front keeps this apart from every input by country.
            Self::ByRequester(key) => {
                key.mac(&apart(&["requester", country, asked.requester, subject]))?
            }
            Self::FranceConnect(key) => key.plain_hash([country, subject]),
            Self::Verbatim => subject.to_owned(),
        };
        verbatim(asked, &id)
    }

    /// A company's number may be a citizen's subject: the word in front keeps them apart.
    fn legal_identifier(
        &self,
        asked: &ForeignRequester<'_>,
        number: &str,
    ) -> Result<PersonIdentifier, SubjectError> {
        let country = asked.destination.as_str();
        let id = match self {
            // FranceConnect's bridge had no companies: there is nothing to keep.
            Self::ByCountry(key) | Self::FranceConnect(key) => {
                key.mac(&apart(&["legal", country, number]))?
            }
            Self::ByRequester(key) => {
                key.mac(&apart(&["legal", country, asked.requester, number]))?
            }
            Self::Verbatim => number.to_owned(),
        };
        verbatim(asked, &id)
    }
}

/// The parts with a zero between them. None but the last holds one: countries are letters, and a
/// service's name came in XML.
fn apart(parts: &[&str]) -> Vec<u8> {
    let parts: Vec<&[u8]> = parts.iter().map(|part| part.as_bytes()).collect();
    parts.join(&0)
}

/// What is already an identifier of ours for that country is left as it is.
fn verbatim(asked: &ForeignRequester<'_>, id: &str) -> Result<PersonIdentifier, SubjectError> {
    if let Ok(whole) = id.parse::<PersonIdentifier>()
        && (whole.issuer(), whole.receiver()) == (asked.own, asked.destination)
    {
        return Ok(whole);
    }
    PersonIdentifier::new(asked.own, asked.destination, id).map_err(|_| SubjectError)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SUBJECT: &str = "8f1c0d-subject";

    fn country(code: &str) -> CountryCode {
        code.parse().unwrap()
    }

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn key(version: &str) -> NamedKey {
        let secret = match version {
            "v1" => b"0123456789abcdef0123456789abcdef",
            _ => b"fedcba9876543210fedcba9876543210",
        };
        NamedKey::new(version, secret).unwrap()
    }

    fn asked(destination: &str) -> ForeignRequester<'static> {
        ForeignRequester {
            own: country("FR"),
            destination: country(destination),
            requester: "https://sp.example/",
        }
    }

    fn since_ever(first: ForeignDerivation) -> ForeignIdentifiers {
        ForeignIdentifiers::new(first, LegalIdentifiers::Verbatim)
    }

    fn made(identifiers: &ForeignIdentifiers, destination: &str, now: &str) -> String {
        let made = identifiers.natural(&asked(destination), SUBJECT, at(now));
        made.unwrap().to_string()
    }

    // Every expected value was computed by another program.

    #[test]
    fn by_country_is_an_hmac_over_country_zero_subject() {
        let identifiers = since_ever(ForeignDerivation::ByCountry(key("v1")));
        let now = "2026-01-01T00:00:00Z";
        let belgian = "FR/BE/20953ec6f2d1e9c42df9448e25fa9166d9c15dad6c383ea22c28c00a80ef490ev1";
        assert_eq!(made(&identifiers, "BE", now), belgian);
        let spanish = "FR/ES/14d3788e7286e257eadb298e63e824d26879e8e4306789161f507c52dba63964v1";
        assert_eq!(made(&identifiers, "ES", now), spanish);
    }

    /// What nodes have given away since the first release.
    #[test]
    fn identifiers_by_country_stay_what_they_were() {
        let key = NamedKey::new("v1", &[7; 32]).unwrap();
        let identifiers = since_ever(ForeignDerivation::ByCountry(key));
        let made = identifiers.natural(&asked("BE"), "subject", Timestamp::MIN);
        let expected = "4357044ddb3dd10961b896b56a42100e02874461ef8d883d633ebcc429f8cb8ev1";
        assert_eq!(made.unwrap().id(), expected);
    }

    #[test]
    fn by_requester_differs_from_service_to_service_of_one_country() {
        let identifiers = since_ever(ForeignDerivation::ByRequester(key("v1")));
        let tax = made(&identifiers, "BE", "2026-01-01T00:00:00Z");
        let expected = "FR/BE/52718a85a3292b429f949c7e0a25a78ce1898c1b0a888d9403b399f0672a1f95v1";
        assert_eq!(tax, expected);
        let node = ForeignRequester {
            requester: "https://node.example/metadata",
            ..asked("BE")
        };
        let other = identifiers.natural(&node, SUBJECT, Timestamp::MIN);
        let expected = "ceede5d8fc4d48ec127838c618c484eb510d93ad5c1397e4990f43970b0d05c7v1";
        assert_eq!(other.unwrap().id(), expected);
    }

    /// What one part ends with, the next does not begin with: no two persons share an input.
    #[test]
    fn parts_cannot_be_moved_across_the_separators() {
        let identifiers = since_ever(ForeignDerivation::ByRequester(key("v1")));
        let of = |requester: &'static str, subject: &str| {
            let asked = ForeignRequester {
                requester,
                ..asked("BE")
            };
            let made = identifiers.natural(&asked, subject, Timestamp::MIN);
            made.unwrap().id().to_owned()
        };
        assert_ne!(of("ab", "c"), of("a", "bc"));
        let by_country = since_ever(ForeignDerivation::ByCountry(key("v1")));
        let by_country = by_country.natural(&asked("BE"), "requester\0BE\0ab\0c", Timestamp::MIN);
        assert_ne!(by_country.unwrap().id(), of("ab", "c"));
    }

    #[test]
    fn a_hub_that_moves_from_franceconnects_bridge_keeps_its_identifiers() {
        let identifiers = since_ever(ForeignDerivation::FranceConnect(key("v1")));
        let expected = "FR/BE/9e3c9cca122e5a837d97a932f821206f1bd18c8f9527cba5f6d0baa5e3b6683fv1";
        assert_eq!(made(&identifiers, "BE", "2026-01-01T00:00:00Z"), expected);
    }

    #[test]
    fn verbatim_is_the_hubs_own_and_is_not_prefixed_twice() {
        let identifiers = since_ever(ForeignDerivation::Verbatim);
        let of = |subject: &str| {
            let made = identifiers.natural(&asked("BE"), subject, Timestamp::MIN);
            made.map(|it| it.to_string())
        };
        assert_eq!(of("1-2").unwrap(), "FR/BE/1-2");
        assert_eq!(of("FR/BE/1-2").unwrap(), "FR/BE/1-2");
        assert_eq!(of("FR/ES/1-2").unwrap(), "FR/BE/FR/ES/1-2");
        for unfit in ["", "a b", &"x".repeat(251)] {
            assert_eq!(of(unfit), Err(SubjectError), "{unfit}");
        }
    }

    #[test]
    fn a_company_is_called_by_its_number_unless_told_otherwise() {
        let derivation = ForeignDerivation::ByCountry(key("v1"));
        let of = |legal| {
            let identifiers = ForeignIdentifiers::new(derivation.clone(), legal);
            let made = identifiers.legal(&asked("BE"), "552100554", Timestamp::MIN);
            let citizen = identifiers.natural(&asked("BE"), "552100554", Timestamp::MIN);
            assert!(
                made != citizen,
                "a citizen of the same number is somebody else"
            );
            made.unwrap().to_string()
        };
        assert_eq!(of(LegalIdentifiers::default()), "FR/BE/552100554");
        let derived = "FR/BE/80f0dc44062267d1c32a027306e30d75f0bc361b03b093329475f9cf60c710a7v1";
        assert_eq!(of(LegalIdentifiers::Derived), derived);
    }

    #[test]
    fn each_country_moves_to_the_next_key_on_its_own_day() {
        let own_days = BTreeMap::from([
            (country("BE"), at("2027-02-01T00:00:00Z")),
            (country("ES"), at("2027-06-01T00:00:00Z")),
        ]);
        let identifiers = since_ever(ForeignDerivation::FranceConnect(key("v1"))).then(
            ForeignDerivation::ByCountry(key("v2")),
            Some(at("2027-03-01T00:00:00Z")),
            own_days,
        );
        for (code, day, before) in [
            ("BE", "2027-02-01T00:00:00Z", "2027-01-31T23:59:59.999Z"),
            ("DE", "2027-03-01T00:00:00Z", "2027-02-28T23:59:59.999Z"),
            ("ES", "2027-06-01T00:00:00Z", "2027-05-31T23:59:59.999Z"),
        ] {
            let old = made(&identifiers, code, "2020-01-01T00:00:00Z");
            assert!(old.ends_with("v1"), "{code}");
            assert_eq!(made(&identifiers, code, before), old);
            let new = made(&identifiers, code, day);
            assert!(new.ends_with("v2"), "{code}");
            assert_eq!(made(&identifiers, code, "2099-01-01T00:00:00Z"), new);
        }
        let belgian = made(&identifiers, "BE", "2027-02-01T00:00:00Z");
        let expected = "FR/BE/54978d839a449164744e311c10d476d8401092f097e621468081426b0db7319fv2";
        assert_eq!(belgian, expected);
    }

    #[test]
    fn a_key_for_some_countries_leaves_the_others_where_they_are() {
        let trial = BTreeMap::from([(country("BE"), at("2027-02-01T00:00:00Z"))]);
        let identifiers = since_ever(ForeignDerivation::ByCountry(key("v1")))
            .then(ForeignDerivation::ByRequester(key("v2")), None, trial)
            .then(
                ForeignDerivation::ByCountry(NamedKey::new("v3", &[9; 32]).unwrap()),
                Some(at("2028-01-01T00:00:00Z")),
                BTreeMap::new(),
            );
        let version = |code: &str, now: &str| made(&identifiers, code, now).split_off(70);
        assert_eq!(version("BE", "2027-02-01T00:00:00Z"), "v2");
        assert_eq!(version("DE", "2027-02-01T00:00:00Z"), "v1");
        assert_eq!(version("BE", "2028-01-01T00:00:00Z"), "v3");
        assert_eq!(version("DE", "2028-01-01T00:00:00Z"), "v3");
    }
}
