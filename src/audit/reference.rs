//! The reference by which a person, the hub, the log and the trail name the same login.
//!
//! In: the login's handle, which every instance knows. Out: eight characters, the same everywhere,
//! from which nobody learns the handle. Where there is no login yet, chance.

use std::fmt;

use openssl::sha::Sha256;
use serde::{Deserialize, Serialize};

use crate::ambient::Random;

/// None that is mistaken for another.
const ALPHABET: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const LENGTH: usize = 8;

/// Eight characters that name a login, or a single refusal where there was none.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FlowReference([u8; LENGTH]);

impl FlowReference {
    /// Of the login with that handle: the same on every instance.
    pub fn of(handle: &str) -> Self {
        let mut hash = Sha256::new();
        hash.update(b"eidas-bridge flow reference\n");
        hash.update(handle.as_bytes());
        Self::letters(&hash.finish())
    }

    /// Of what belongs to no login; all alike where chance fails.
    pub fn random(random: &dyn Random) -> Self {
        let mut bytes = [0_u8; LENGTH];
        let _ = random.fill(&mut bytes);
        Self::letters(&bytes)
    }

    fn letters(bytes: &[u8]) -> Self {
        let mut letters = [b'A'; LENGTH];
        for (letter, byte) in letters.iter_mut().zip(bytes) {
            *letter = ALPHABET
                .get(usize::from(byte % 32))
                .copied()
                .unwrap_or(b'A');
        }
        Self(letters)
    }

    /// The characters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for FlowReference {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

impl fmt::Debug for FlowReference {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

impl From<FlowReference> for String {
    fn from(reference: FlowReference) -> Self {
        reference.as_str().to_owned()
    }
}

impl TryFrom<String> for FlowReference {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        if !is_reference(&text) {
            return Err("not a reference");
        }
        let bytes = text.as_bytes().try_into();
        bytes.map(Self).map_err(|_| "not a reference")
    }
}

/// Whether it could be one of our references; whether it is one, only the trail says.
pub fn is_reference(text: &str) -> bool {
    text.len() == LENGTH && text.bytes().all(|byte| ALPHABET.contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ambient::SystemRandom;

    #[test]
    fn every_instance_derives_the_same_and_no_two_logins_share_one() {
        let one = FlowReference::of("handle-one");
        assert_eq!(one, FlowReference::of("handle-one"));
        assert_ne!(one, FlowReference::of("handle-two"));
        assert!(is_reference(one.as_str()));
        assert!(is_reference(FlowReference::random(&SystemRandom).as_str()));
        let json = serde_json::to_string(&one).unwrap();
        assert_eq!(serde_json::from_str::<FlowReference>(&json).unwrap(), one);
        assert!(serde_json::from_str::<FlowReference>("\"ABCDEFG1\"").is_err());
    }
}
