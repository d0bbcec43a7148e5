//! Where a key is in a hardware module: a PKCS #11 URI [RFC7512 §2.3], as far as it names one
//! private key of one token. The PIN is never part of it.

use std::fmt;
use std::str::FromStr;

/// A URI such as `pkcs11:token=eidas;object=saml-signing;id=%01`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct KeyUri {
    text: String,
    /// The token's label.
    pub token: Option<String>,
    /// The token's serial number.
    pub serial: Option<String>,
    /// The number of the token's slot; it changes with the machine, so rather name the token.
    pub slot: Option<u64>,
    /// The key's label.
    pub object: Option<String>,
    /// The key's identifier.
    pub id: Option<Vec<u8>>,
}

/// The text names no key of a token; the sentence goes behind the name of what holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidKeyUri {
    /// Not the scheme.
    #[error("must begin with pkcs11:")]
    Scheme,
    /// Something other than `name=value` or a broken percent escape.
    #[error("must be name=value pairs with semicolons between them, other characters as %XX")]
    Syntax,
    /// A name that we do not look at, or twice.
    #[error(
        "may name token, serial, slot-id, object and id, each once, and type only as type=private"
    )]
    Attribute,
    /// A PIN, which would be read by whoever reads the configuration.
    #[error("must not hold a PIN: put it in a file and name that as keys.pkcs11.pin_file")]
    Pin,
    /// The module is named elsewhere.
    #[error("must not name the module: say keys.pkcs11.module")]
    Module,
    /// No token is named.
    #[error("must say which token: token=, serial= or slot-id=")]
    NoToken,
    /// No key is named.
    #[error("must say which key: object= or id=")]
    NoObject,
}

impl FromStr for KeyUri {
    type Err = InvalidKeyUri;

    fn from_str(text: &str) -> Result<Self, InvalidKeyUri> {
        let rest = text.strip_prefix("pkcs11:").ok_or(InvalidKeyUri::Scheme)?;
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        if !query.is_empty() {
            return Err(match query.split('=').next() {
                Some("pin-value" | "pin-source") => InvalidKeyUri::Pin,
                Some("module-name" | "module-path") => InvalidKeyUri::Module,
                _ => InvalidKeyUri::Attribute,
            });
        }
        let mut uri = Self {
            text: text.to_owned(),
            token: None,
            serial: None,
            slot: None,
            object: None,
            id: None,
        };
        for pair in path.split(';').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').ok_or(InvalidKeyUri::Syntax)?;
            uri.take(name, &unescaped(value).ok_or(InvalidKeyUri::Syntax)?)?;
        }
        if uri.token.is_none() && uri.serial.is_none() && uri.slot.is_none() {
            return Err(InvalidKeyUri::NoToken);
        }
        if uri.object.is_none() && uri.id.is_none() {
            return Err(InvalidKeyUri::NoObject);
        }
        Ok(uri)
    }
}

impl KeyUri {
    /// The URI as it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    fn take(&mut self, name: &str, value: &[u8]) -> Result<(), InvalidKeyUri> {
        let text = || {
            let text = String::from_utf8(value.to_vec());
            text.map_err(|_| InvalidKeyUri::Syntax)
        };
        let taken_before = match name {
            "token" => self.token.replace(text()?).is_some(),
            "serial" => self.serial.replace(text()?).is_some(),
            "object" => self.object.replace(text()?).is_some(),
            "id" => self.id.replace(value.to_vec()).is_some(),
            "slot-id" => {
                let number = text()?.parse().map_err(|_| InvalidKeyUri::Syntax)?;
                self.slot.replace(number).is_some()
            }
            "type" => value != b"private",
            "pin-value" | "pin-source" => return Err(InvalidKeyUri::Pin),
            _ => return Err(InvalidKeyUri::Attribute),
        };
        if taken_before {
            Err(InvalidKeyUri::Attribute)
        } else {
            Ok(())
        }
    }
}

/// `%XX` is that octet [RFC3986 §2.1].
fn unescaped(text: &str) -> Option<Vec<u8>> {
    let mut octets = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digit = |byte: u8| char::from(byte).to_digit(16);
            let (high, low) = (digit(rest.next()?)?, digit(rest.next()?)?);
            octets.push(u8::try_from(high << 4 | low).ok()?);
        } else if byte.is_ascii_graphic() && byte != b'"' {
            octets.push(byte);
        } else {
            return None;
        }
    }
    Some(octets)
}

impl fmt::Display for KeyUri {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text)
    }
}

impl fmt::Debug for KeyUri {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uri_names_a_token_and_a_key() {
        let uri: KeyUri =
            "pkcs11:token=My%20token;serial=ab;object=saml%3bsigning;id=%01%fF;type=private"
                .parse()
                .unwrap();
        assert_eq!(uri.token.as_deref(), Some("My token"));
        assert_eq!(uri.serial.as_deref(), Some("ab"));
        assert_eq!(uri.object.as_deref(), Some("saml;signing"));
        assert_eq!(uri.id, Some(vec![1, 255]));
        let uri: KeyUri = "pkcs11:slot-id=7;id=a".parse().unwrap();
        assert_eq!((uri.slot, uri.id), (Some(7), Some(b"a".to_vec())));
    }

    #[test]
    fn whatever_else_is_written_is_refused_with_its_reason() {
        use InvalidKeyUri::{Attribute, Module, NoObject, NoToken, Pin, Scheme, Syntax};
        for (text, error) in [
            ("file:key", Scheme),
            ("pkcs11:", NoToken),
            ("pkcs11:object=a", NoToken),
            ("pkcs11:token=a", NoObject),
            ("pkcs11:token=a;object=b?pin-value=1234", Pin),
            ("pkcs11:token=a;object=b;pin-value=1234", Pin),
            ("pkcs11:token=a;object=b?pin-source=/pin", Pin),
            ("pkcs11:token=a;object=b?module-path=/lib", Module),
            ("pkcs11:token=a;object=b?x=y", Attribute),
            ("pkcs11:token=a;object=b;type=cert", Attribute),
            ("pkcs11:token=a;object=b;object=c", Attribute),
            ("pkcs11:token=a;object", Syntax),
            ("pkcs11:token=a;object=%0", Syntax),
            ("pkcs11:token=a b;object=c", Syntax),
            ("pkcs11:slot-id=x;object=c", Syntax),
        ] {
            assert_eq!(text.parse::<KeyUri>(), Err(error), "{text}");
        }
    }
}
