//! The form that carries a SAML message `[SAML-Bindings §3.5.4]`.
//!
//! In: the body, already capped. Out: the one message and its `RelayState`. Each of the three
//! names may stand once, whichever of the messages is expected; other fields are passed over.

use crate::saml::binding::BindingError;

const NAMES: [&str; 3] = ["SAMLRequest", "SAMLResponse", "RelayState"];
/// More fields than any node sends.
const MAX_FIELDS: usize = 64;

/// A decoded form.
#[derive(PartialEq, Eq)]
pub(super) struct SamlForm {
    /// The message, still in base64.
    pub(super) message: String,
    relay_state: Option<String>,
}

impl SamlForm {
    /// Reads the message of that name.
    ///
    /// # Errors
    /// [`BindingError::Duplicate`], [`BindingError::Missing`], or [`BindingError::TooLarge`] for
    /// too many fields.
    pub(super) fn decode(body: &[u8], message: &str) -> Result<Self, BindingError> {
        let mut found: [Option<String>; 3] = [None, None, None];
        for (count, (name, value)) in form_urlencoded::parse(body).enumerate() {
            if count >= MAX_FIELDS {
                return Err(BindingError::TooLarge);
            }
            let places = NAMES.iter().zip(found.iter_mut());
            let place = places
                .into_iter()
                .find(|(known, _)| **known == name)
                .map(|(_, place)| place);
            if let Some(place) = place
                && place.replace(value.into_owned()).is_some()
            {
                return Err(BindingError::Duplicate);
            }
        }
        let [request, response, relay_state] = found;
        let wanted = if message == "SAMLRequest" {
            request
        } else {
            response
        };
        Ok(Self {
            message: wanted.ok_or(BindingError::Missing)?,
            relay_state,
        })
    }

    /// `RelayState` as it came.
    pub(super) fn relay_state(&self) -> Option<&str> {
        self.relay_state.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(body: &str) -> Option<BindingError> {
        SamlForm::decode(body.as_bytes(), "SAMLResponse").err()
    }

    #[test]
    fn a_large_message_and_its_state_come_through_unchanged() {
        let message = "A".repeat(131_072);
        let body = format!("SAMLResponse={message}&RelayState=a%2Bb&other=1&other=2");
        let form = SamlForm::decode(body.as_bytes(), "SAMLResponse").ok();
        let form = form.unwrap();
        assert!(form.message == message);
        assert_eq!(form.relay_state(), Some("a+b"));
    }

    #[test]
    fn a_name_that_stands_twice_is_refused_even_when_one_is_empty_or_the_other_message() {
        for body in [
            "SAMLResponse=a&SAMLResponse=a",
            "SAMLResponse=a&SAMLResponse=",
            "SAMLResponse=a&RelayState=&RelayState=b",
            "SAMLRequest=a&SAMLResponse=a&SAMLRequest=b",
            "SAMLResponse=a&SAML%52esponse=b",
        ] {
            assert_eq!(error(body), Some(BindingError::Duplicate), "{body}");
        }
    }

    #[test]
    fn the_other_message_does_not_stand_in_for_the_missing_one() {
        assert_eq!(error("SAMLRequest=a"), Some(BindingError::Missing));
        assert_eq!(error(""), Some(BindingError::Missing));
        let flood = "a=b&".repeat(65);
        assert_eq!(error(&flood), Some(BindingError::TooLarge));
    }
}
