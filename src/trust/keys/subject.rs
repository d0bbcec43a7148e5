//! Whom a certificate of ours names, as an operator writes it.

use std::str::FromStr;

/// Whom a certificate names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// `C`, two letters.
    pub country: String,
    /// `O`.
    pub organisation: String,
    /// `CN`.
    pub common_name: String,
}

/// The text names no subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("must name C, O and CN once each, such as C=FR,O=Example agency,CN=eIDAS signing")]
pub struct InvalidSubject;

impl FromStr for Subject {
    type Err = InvalidSubject;

    /// `C=FR,O=Example agency,CN=eIDAS signing`, or the same with slashes as OpenSSL writes it.
    fn from_str(text: &str) -> Result<Self, InvalidSubject> {
        let separator = if text.starts_with('/') { '/' } else { ',' };
        let mut found = [None, None, None];
        for part in text.split(separator).filter(|part| !part.trim().is_empty()) {
            let (name, value) = part.split_once('=').ok_or(InvalidSubject)?;
            let place = ["C", "O", "CN"]
                .iter()
                .zip(found.iter_mut())
                .find(|(known, _)| **known == name.trim());
            let (_, place) = place.ok_or(InvalidSubject)?;
            if value.trim().is_empty() || place.replace(value.trim().to_owned()).is_some() {
                return Err(InvalidSubject);
            }
        }
        match found {
            [Some(country), Some(organisation), Some(common_name)] if country.len() == 2 => {
                Ok(Self {
                    country,
                    organisation,
                    common_name,
                })
            }
            _ => Err(InvalidSubject),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_is_read_in_both_ways_and_whole_or_not_at_all() {
        let expected = Subject {
            country: "FR".to_owned(),
            organisation: "Agency, of all".to_owned(),
            common_name: "eIDAS".to_owned(),
        };
        assert_eq!(
            "/C=FR/O=Agency, of all/CN=eIDAS".parse(),
            Ok(expected.clone())
        );
        let without_comma = Subject {
            organisation: "Agency".to_owned(),
            ..expected
        };
        assert_eq!("C=FR, O=Agency, CN=eIDAS".parse(), Ok(without_comma));
        for wrong in [
            "",
            "C=FR,O=A",
            "C=FR,O=A,CN=",
            "C=FRA,O=A,CN=B",
            "C=FR,O=A,CN=B,CN=C",
            "C=FR,O=A,CN=B,OU=C",
        ] {
            assert_eq!(wrong.parse::<Subject>(), Err(InvalidSubject), "{wrong}");
        }
    }
}
