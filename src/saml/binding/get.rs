//! GET, in both forms that peers use: base64 of a message with an enveloped signature, as the
//! EC's node sends it, and the standard's deflated message with the query signed. The signature
//! is over the octets as received, never over what was decoded from them.
//! `[SAML-Bindings §3.4.4]`

use super::post::decode;
use super::received::{BindingError, MAX_MESSAGE, ReceivedMessage, SignedBy};
use flate2::{Decompress, FlushDecompress, Status};
use std::borrow::Cow;

/// The one encoding of the standard form. `[SAML-Bindings §3.4.4.1]`
const DEFLATE: &str = "urn:oasis:names:tc:SAML:2.0:bindings:URL-Encoding:DEFLATE";

/// Reads an `AuthnRequest` from the raw query of a GET, without `?`.
///
/// # Errors
/// [`BindingError`] for a parameter that is missing or stands twice, sizes, encodings, and a
/// deflated message without signature.
pub fn receive(raw_query: &str) -> Result<ReceivedMessage, BindingError> {
    if raw_query.len() > 2 * MAX_MESSAGE {
        return Err(BindingError::TooLarge);
    }
    let query = Query::read(raw_query)?;
    let raw_message = query.message.ok_or(BindingError::Missing)?;
    let relay_state = query.relay_state.map(decoded);
    let relay_state = relay_state.as_deref();
    let bytes = decode(&decoded(raw_message))?;
    match (query.signature, query.algorithm) {
        (None, None) if bytes.starts_with(b"<") || bytes.starts_with(b"\xef\xbb\xbf<") => {
            ReceivedMessage::read(&bytes, SignedBy::Envelope, relay_state)
        }
        (None, _) | (_, None) => Err(BindingError::UnsignedRedirect),
        (Some(signature), Some(algorithm)) => {
            let encoding = query.encoding.map(decoded);
            if encoding.is_some_and(|encoding| encoding != DEFLATE) {
                return Err(BindingError::Query);
            }
            let signed_by = SignedBy::Query {
                octets: signed_octets(raw_message, query.relay_state, algorithm),
                signature: decoded(signature).into_owned(),
                algorithm: decoded(algorithm).into_owned(),
            };
            ReceivedMessage::read(&inflate(&bytes)?, signed_by, relay_state)
        }
    }
}

/// The parameters that mean something, as the raw octets after `=`.
#[derive(Default)]
struct Query<'q> {
    message: Option<&'q str>,
    relay_state: Option<&'q str>,
    signature: Option<&'q str>,
    algorithm: Option<&'q str>,
    encoding: Option<&'q str>,
}

impl<'q> Query<'q> {
    fn read(raw: &'q str) -> Result<Self, BindingError> {
        let mut query = Self::default();
        for pair in raw.split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let slot = match decoded(name).as_ref() {
                "SAMLRequest" => &mut query.message,
                "RelayState" => &mut query.relay_state,
                "Signature" => &mut query.signature,
                "SigAlg" => &mut query.algorithm,
                "SAMLEncoding" => &mut query.encoding,
                _ => continue,
            };
            // A disguised name would be signed under one spelling and read under another.
            if name.contains(['%', '+']) {
                return Err(BindingError::Query);
            }
            if slot.replace(value).is_some() {
                return Err(BindingError::Duplicate);
            }
        }
        Ok(query)
    }
}

/// What the sender signed: these parameters in this order, in the sender's own encoding.
fn signed_octets(message: &str, relay_state: Option<&str>, algorithm: &str) -> Vec<u8> {
    let relay_state = relay_state.map_or_else(String::new, |raw| format!("&RelayState={raw}"));
    format!("SAMLRequest={message}{relay_state}&SigAlg={algorithm}").into_bytes()
}

fn decoded(raw: &str) -> Cow<'_, str> {
    if !raw.contains(['%', '+']) {
        return Cow::Borrowed(raw);
    }
    // Without `=` the whole is one name, decoded.
    let pair = format!("={raw}");
    let value = form_urlencoded::parse(pair.as_bytes())
        .next()
        .map(|(_, value)| value.into_owned());
    Cow::Owned(value.unwrap_or_default())
}

/// Inflates to at most [`MAX_MESSAGE`] bytes; no more than that is ever written. `[RFC1951 §3]`
fn inflate(deflated: &[u8]) -> Result<Vec<u8>, BindingError> {
    let mut out = Vec::with_capacity(MAX_MESSAGE + 1);
    let mut stream = Decompress::new(false);
    let status = stream
        .decompress_vec(deflated, &mut out, FlushDecompress::Finish)
        .map_err(|_| BindingError::Inflate)?;
    if out.len() > MAX_MESSAGE {
        return Err(BindingError::TooLarge);
    }
    let all = usize::try_from(stream.total_in()).is_ok_and(|read| read == deflated.len());
    if status == Status::StreamEnd && all {
        Ok(out)
    } else {
        Err(BindingError::Inflate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use flate2::Compression;
    use flate2::write::DeflateEncoder;
    use std::io::Write as _;

    fn deflated(bytes: &[u8]) -> String {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        let base64 = STANDARD.encode(encoder.finish().unwrap());
        form_urlencoded::byte_serialize(base64.as_bytes()).collect()
    }

    fn code(query: &str) -> &'static str {
        receive(query).unwrap_err().code()
    }

    #[test]
    fn the_octets_signed_are_those_received_in_the_standard_order() {
        let message = deflated(b"<a/>");
        let query =
            format!("SigAlg=urn%3aX&x=1&RelayState=a%2Bb+c&Signature=c2ln&SAMLRequest={message}");
        let received = receive(&query).unwrap();
        assert_eq!(received.relay_state(), Some("a+b c"));
        let SignedBy::Query {
            octets,
            signature,
            algorithm,
        } = received.signed_by()
        else {
            panic!("not signed by the query");
        };
        let expected = format!("SAMLRequest={message}&RelayState=a%2Bb+c&SigAlg=urn%3aX");
        assert_eq!(octets, expected.as_bytes());
        assert_eq!((signature.as_str(), algorithm.as_str()), ("c2ln", "urn:X"));
    }

    #[test]
    fn plain_base64_in_the_query_is_an_enveloped_message() {
        let query = format!(
            "SAMLRequest={}",
            STANDARD.encode("<a/>").replace('=', "%3D")
        );
        assert!(matches!(
            receive(&query).unwrap().signed_by(),
            SignedBy::Envelope
        ));
    }

    #[test]
    fn duplicates_disguises_and_unsigned_deflate_are_refused() {
        let message = deflated(b"<a/>");
        let signed = format!("SAMLRequest={message}&SigAlg=a&Signature=b");
        assert_eq!(
            code(&format!("{signed}&SAMLRequest={message}")),
            "binding.duplicate"
        );
        assert_eq!(code(&format!("{signed}&SigAlg=a")), "binding.duplicate");
        assert_eq!(
            code(&format!("{signed}&SAMLReques%74={message}")),
            "binding.query"
        );
        assert_eq!(
            code(&format!("{signed}&SAMLEncoding=other")),
            "binding.query"
        );
        assert_eq!(
            code(&format!("SAMLRequest={message}")),
            "binding.unsigned-redirect"
        );
        assert_eq!(
            code(&format!("SAMLRequest={message}&SigAlg=a")),
            "binding.unsigned-redirect"
        );
        assert_eq!(code("RelayState=x"), "binding.missing");
        assert_eq!(
            code("SAMLRequest=%%%&SigAlg=a&Signature=b"),
            "binding.base64"
        );
    }

    #[test]
    fn a_deflate_bomb_stops_at_the_cap() {
        let bomb = deflated(&vec![b' '; 50_000_000]);
        assert!(bomb.len() < 2 * MAX_MESSAGE);
        let query = format!("SAMLRequest={bomb}&SigAlg=a&Signature=b");
        assert_eq!(code(&query), "binding.too-large");
    }

    #[test]
    fn a_truncated_or_continued_stream_is_refused() {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(b"<a>some text here</a>").unwrap();
        let whole = encoder.finish().unwrap();
        assert!(inflate(&whole).is_ok());
        assert_eq!(
            inflate(&whole[..whole.len() - 2]),
            Err(BindingError::Inflate)
        );
        let more = [&whole[..], b"x"].concat();
        assert_eq!(inflate(&more), Err(BindingError::Inflate));
        assert_eq!(inflate(b""), Err(BindingError::Inflate));
    }
}
