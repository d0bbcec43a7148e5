//! A number of the state's own making for foreign persons, in the manner of Sweden's provisional
//! identifier (`prid`): short enough to be read out, of one form whatever the country's own is,
//! with a letter that says how long it may be expected to last.
//!
//! The algorithms and names are those of "eIDAS Constructed Attributes Specification for the
//! Swedish eID Framework" (2019-315, version 1.2, section 2). For natural persons only. Not a
//! pseudonym: it is made of the identifier without a key.

use std::collections::BTreeMap;
use std::fmt;

use super::key::{hexadecimal, sha256};
use crate::domain::{CountryCode, PersonIdentifier};

/// The length that shorter identifiers are filled up to with zeros.
const SHORTEST: usize = 10;
/// The length above which an identifier is hashed, and of what comes of that.
const LONGEST: usize = 30;
/// How many letters and digits must tell persons apart.
const LEAST_SIGNIFICANT: usize = 6;
/// The same for identifiers that are always hashed.
const LEAST_SPECIAL: usize = 16;

/// How the number is made. One more is one more variant here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NationalAlgorithm {
    /// For identifiers of digits and letters without regard to case.
    Default,
    /// The same; what is too long is hashed into more different values.
    CollisionResistant,
    /// For identifiers in which case and other characters matter, such as base64.
    SpecialCharacters,
}

/// How long a number may be expected to stay the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Persistence {
    /// For life, whatever the person's name and address.
    A,
    /// Until name, address or civil status change.
    B,
    /// Until the person has another means of identification: nothing is expected.
    C,
}

/// The number of one person.
#[derive(Clone, PartialEq, Eq)]
pub struct NationalIdentifier {
    /// `CC:` and 10 to 30 lower-case letters, digits and hyphens.
    pub value: String,
    /// How long it may be expected to last.
    pub persistence: Persistence,
    /// How it was made.
    pub algorithm: NationalAlgorithm,
}

/// How to make numbers, by country of origin. The default makes none.
#[derive(Debug, Clone, Default)]
pub struct NationalIdentifiers {
    elsewhere: Option<(NationalAlgorithm, Persistence)>,
    countries: BTreeMap<CountryCode, Option<(NationalAlgorithm, Persistence)>>,
}

impl NationalAlgorithm {
    /// Every algorithm.
    pub const ALL: [Self; 3] = [
        Self::Default,
        Self::CollisionResistant,
        Self::SpecialCharacters,
    ];

    /// Its name in the specification and in the configuration.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Default => "default-eIDAS",
            Self::CollisionResistant => "colresist-eIDAS",
            Self::SpecialCharacters => "special-characters-eIDAS",
        }
    }

    /// The algorithm of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == name)
    }

    /// The part behind the country; none where the identifier has too little in it.
    fn number(self, id: &str) -> Option<String> {
        if self == Self::SpecialCharacters {
            let enough = id.chars().count() >= LEAST_SPECIAL;
            return enough.then(|| hashed(id, radix36)).flatten();
        }
        let normal = normalised(id);
        let hyphens = normal.matches('-').count();
        if normal.len().saturating_sub(hyphens) < LEAST_SIGNIFICANT {
            return None;
        }
        match normal.len() {
            ..SHORTEST => Some(format!("{normal:0>SHORTEST$}")),
            SHORTEST..=LONGEST => Some(normal),
            _ if self == Self::Default => hashed(id, hexadecimal),
            _ => hashed(id, radix36),
        }
    }
}

impl Persistence {
    /// The letter.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
        }
    }

    /// The class of that letter.
    pub fn from_name(name: &str) -> Option<Self> {
        let all = [Self::A, Self::B, Self::C];
        all.into_iter().find(|one| one.as_str() == name)
    }
}

impl NationalIdentifiers {
    /// This way for every country that [`Self::with_country`] does not name; none: no number.
    pub fn new(elsewhere: Option<(NationalAlgorithm, Persistence)>) -> Self {
        Self {
            elsewhere,
            countries: BTreeMap::new(),
        }
    }

    /// And this way for that country; none: no number.
    #[must_use]
    pub fn with_country(
        mut self,
        country: CountryCode,
        way: Option<(NationalAlgorithm, Persistence)>,
    ) -> Self {
        self.countries.insert(country, way);
        self
    }

    /// The number of the natural person with this identifier, where their country's way makes
    /// one. Its absence fails nothing.
    pub fn of(&self, identifier: &PersonIdentifier) -> Option<NationalIdentifier> {
        let country = identifier.issuer();
        let way = self.countries.get(&country).unwrap_or(&self.elsewhere);
        let (algorithm, persistence) = (*way)?;
        let number = algorithm.number(identifier.id())?;
        Some(NationalIdentifier {
            value: format!("{country}:{number}"),
            persistence,
            algorithm,
        })
    }
}

impl fmt::Debug for NationalIdentifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NationalIdentifier(redacted)")
    }
}

/// Lower case, and one hyphen for each run of anything but letters and digits, none at the ends.
fn normalised(id: &str) -> String {
    let lower = id.to_ascii_lowercase();
    let parts = lower.split(|c: char| !c.is_ascii_alphanumeric());
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parts.join("-")
}

/// The first digits of the hash, read as one number: its leading zeros are not written.
fn hashed(id: &str, digits: fn(&[u8]) -> String) -> Option<String> {
    let digits = digits(&sha256(id.as_bytes()).ok()?);
    let number = digits.trim_start_matches('0').get(..LONGEST)?;
    Some(number.to_owned())
}

/// A big-endian number in base 36.
fn radix36(bytes: &[u8]) -> String {
    let mut number = bytes.to_vec();
    let mut digits = Vec::new();
    while number.iter().any(|byte| *byte != 0) {
        let mut rest = 0_u32;
        for byte in &mut number {
            let value = rest * 256 + u32::from(*byte);
            *byte = u8::try_from(value / 36).unwrap_or_default();
            rest = value % 36;
        }
        digits.extend(char::from_digit(rest, 36));
    }
    digits.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(algorithm: NationalAlgorithm, identifier: &str) -> Option<String> {
        let national = NationalIdentifiers::new(Some((algorithm, Persistence::A)));
        let made = national.of(&identifier.parse().unwrap())?;
        assert_eq!(made.algorithm, algorithm);
        Some(made.value)
    }

    /// The specification's own examples, without the one that has a blank in it: an identifier
    /// with white space does not get this far.
    #[test]
    fn the_specifications_examples_come_out_as_it_says() {
        let short = [
            ("NO/SE/05068907693", Some("NO:05068907693")),
            (
                "DK/SE/09208-2002-2-194967071622",
                Some("DK:09208-2002-2-194967071622"),
            ),
            ("DE/SE/#12345-3456//ABC", Some("DE:12345-3456-abc")),
            ("DE/SE/aErf#(EAd9)", Some("DE:0aerf-ead9")),
            ("DE/SE/aErf#(E)", None),
        ];
        for (identifier, expected) in short {
            for algorithm in [
                NationalAlgorithm::Default,
                NationalAlgorithm::CollisionResistant,
            ] {
                assert_eq!(number(algorithm, identifier).as_deref(), expected);
            }
        }
        let long = "DE/SE/1234567890123456789012345678901";
        let of = |algorithm, identifier| number(algorithm, identifier).unwrap();
        assert_eq!(
            of(NationalAlgorithm::Default, long),
            "DE:3b7184c0ceaf76a9607a31e4e1f87f"
        );
        assert_eq!(
            of(NationalAlgorithm::CollisionResistant, long),
            "DE:1hc3tpoleczqu3t8jz2995k2rq7nt8"
        );
        assert_eq!(
            of(
                NationalAlgorithm::SpecialCharacters,
                "AT/SE/Zk2ME2pjxwzQOjVeFGeqSIage34="
            ),
            "AT:50bwytdle2mzexopcolmdhmhznihms"
        );
    }

    #[test]
    fn the_edges_of_each_length_are_where_they_should_be() {
        let default = |id: &str| number(NationalAlgorithm::Default, &format!("SK/SE/{id}"));
        assert_eq!(default("12-34-5"), None, "hyphens tell nobody apart");
        assert_eq!(default("12-34-56").unwrap(), "SK:0012-34-56");
        assert_eq!(default("9718515").unwrap(), "SK:0009718515");
        assert_eq!(default("123456789").unwrap(), "SK:0123456789");
        assert_eq!(default("1234567890").unwrap(), "SK:1234567890");
        let thirty = "x".repeat(30);
        assert_eq!(default(&thirty).unwrap(), format!("SK:{thirty}"));
        assert_eq!(default(&"x".repeat(31)).unwrap().len(), 33);
        assert_eq!(default("//--//"), None);
        assert_eq!(default("éÉ-ΑΒΓ-мвр"), None, "letters are a to z");
        let special = |id: &str| {
            let identifier = format!("AT/SE/{id}");
            number(NationalAlgorithm::SpecialCharacters, &identifier)
        };
        assert_eq!(special(&"x".repeat(15)), None);
        assert_eq!(special(&"x".repeat(16)).unwrap().len(), 33);
        assert_ne!(special("ABCDEFGHIJKLMNOP"), special("abcdefghijklmnop"));
    }

    /// A hash is read as one number, whose leading zeros are not written.
    #[test]
    fn a_hash_that_begins_with_zeros_still_has_thirty_digits() {
        let identifier = "DE/SE/0000000000000000000000000000203";
        assert_eq!(
            number(NationalAlgorithm::Default, identifier).unwrap(),
            "DE:a8e522960e57bac15068c19ea93551"
        );
        assert_eq!(
            number(NationalAlgorithm::CollisionResistant, identifier).unwrap(),
            "DE:lb6pigpkpnlczj78a32uclez6oa2ak"
        );
    }

    #[test]
    fn each_country_has_its_own_way_and_the_default_makes_nothing() {
        let country = |code: &str| code.parse::<CountryCode>().unwrap();
        let of = |national: &NationalIdentifiers, code: &str| {
            let identifier = format!("{code}/SE/Zk2ME2pjxwzQOjVeFGeqSIage34=");
            national.of(&identifier.parse().unwrap())
        };
        assert!(of(&NationalIdentifiers::default(), "AT").is_none());
        let way = (NationalAlgorithm::SpecialCharacters, Persistence::A);
        let national = NationalIdentifiers::new(Some((NationalAlgorithm::Default, Persistence::C)))
            .with_country(country("AT"), Some(way))
            .with_country(country("PT"), None);
        let austrian = of(&national, "AT").unwrap();
        assert_eq!((austrian.algorithm, austrian.persistence), way);
        let german = of(&national, "DE").unwrap();
        assert_eq!(german.persistence.as_str(), "C");
        assert_eq!(german.algorithm.as_str(), "default-eIDAS");
        assert!(of(&national, "PT").is_none());
        let only = NationalIdentifiers::new(None).with_country(country("AT"), Some(way));
        assert!(of(&only, "DE").is_none() && of(&only, "AT").is_some());
    }

    #[test]
    fn names_lead_back_to_what_they_name() {
        for algorithm in NationalAlgorithm::ALL {
            assert_eq!(
                NationalAlgorithm::from_name(algorithm.as_str()),
                Some(algorithm)
            );
        }
        for class in [Persistence::A, Persistence::B, Persistence::C] {
            assert_eq!(Persistence::from_name(class.as_str()), Some(class));
        }
        assert_eq!(NationalAlgorithm::from_name("none"), None);
    }
}
