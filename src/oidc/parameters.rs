//! Parameters of a query or a form: bounded, and single-valued [RFC6749 §3.1].
//!
//! A repeated parameter is remembered as such and has no value, so that a request with a sound
//! addressee can still be answered with an error instead of a dead end.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

const MAX_PARAMETERS: usize = 64;
const MAX_NAME_BYTES: usize = 128;
const MAX_VALUE_BYTES: usize = 32 * 1024;
const MAX_TOTAL_BYTES: usize = 128 * 1024;

/// More or longer parameters than any honest party sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("too many or too long parameters")]
pub struct ParameterError;

impl ParameterError {
    /// Stable dotted code for logs and pages.
    pub fn code(self) -> &'static str {
        "oidc.parameters.too-large"
    }
}

/// Decoded parameters. Debug shows names only.
#[derive(Clone, Default)]
pub struct Parameters {
    single: BTreeMap<String, String>,
    repeated: BTreeSet<String>,
}

impl Parameters {
    /// Collects decoded pairs. A parameter without a value counts as omitted [RFC6749 §3.1].
    pub fn collect(
        pairs: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, ParameterError> {
        let mut parameters = Self::default();
        let mut seen = BTreeSet::new();
        let mut total = 0_usize;
        for (count, (name, value)) in pairs.into_iter().enumerate() {
            total = total.saturating_add(name.len()).saturating_add(value.len());
            if count >= MAX_PARAMETERS
                || name.len() > MAX_NAME_BYTES
                || value.len() > MAX_VALUE_BYTES
                || total > MAX_TOTAL_BYTES
            {
                return Err(ParameterError);
            }
            if !seen.insert(name.clone()) {
                parameters.single.remove(&name);
                parameters.repeated.insert(name);
            } else if !value.is_empty() {
                parameters.single.insert(name, value);
            }
        }
        Ok(parameters)
    }

    /// Decodes and collects an `application/x-www-form-urlencoded` body or query string.
    pub fn decode(encoded: &[u8]) -> Result<Self, ParameterError> {
        if encoded.len() > 3 * MAX_TOTAL_BYTES {
            return Err(ParameterError);
        }
        Self::collect(form_urlencoded::parse(encoded).into_owned())
    }

    /// The value of a parameter that was given exactly once.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.single.get(name).map(String::as_str)
    }

    /// Whether this parameter was given more than once.
    pub fn is_repeated(&self, name: &str) -> bool {
        self.repeated.contains(name)
    }

    /// Whether any parameter was given more than once.
    pub fn has_repeated(&self) -> bool {
        !self.repeated.is_empty()
    }
}

impl fmt::Debug for Parameters {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_set().entries(self.single.keys()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repeated_parameter_has_no_value_even_when_one_is_empty() {
        let parameters = Parameters::decode(b"a=1&b=2&a=1&c=&d=&d=4").unwrap();
        assert_eq!(parameters.get("a"), None);
        assert!(parameters.is_repeated("a") && parameters.is_repeated("d"));
        assert_eq!(parameters.get("b"), Some("2"));
        assert_eq!(parameters.get("c"), None);
        assert!(!parameters.is_repeated("c"));
    }

    #[test]
    fn floods_are_refused() {
        let many = (0..65).map(|n| (n.to_string(), "x".to_owned()));
        assert!(Parameters::collect(many).is_err());
        let long = [("a".to_owned(), "x".repeat(MAX_VALUE_BYTES + 1))];
        assert!(Parameters::collect(long).is_err());
    }

    #[test]
    fn debug_shows_no_value() {
        let parameters = Parameters::decode(b"client_secret=hunter2").unwrap();
        assert_eq!(format!("{parameters:?}"), r#"{"client_secret"}"#);
    }
}
