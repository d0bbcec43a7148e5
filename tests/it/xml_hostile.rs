//! Messages that cost a careless reader dearly, as they arrive at either binding, with the code
//! that refuses each. The tests assert the code; the benchmark measures the time.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use eidas_bridge::saml::binding::{BindingError, ReceivedMessage, get, post};
use flate2::Compression;
use flate2::write::DeflateEncoder;
use std::io::Write as _;

const ROOT: &str =
    "<saml2p:Response xmlns:saml2p='urn:oasis:names:tc:SAML:2.0:protocol' ID='_r' Version='2.0'";

/// One hostile message.
pub(crate) struct Hostile {
    pub(crate) name: &'static str,
    pub(crate) code: &'static str,
    wire: Wire,
}

/// By which binding.
pub(crate) enum Way {
    Post,
    Get,
}

enum Wire {
    /// The form field.
    Post(String),
    /// The raw query.
    Get(String),
}

impl Hostile {
    fn post(name: &'static str, code: &'static str, xml: &str) -> Self {
        Self {
            name,
            code,
            wire: Wire::Post(STANDARD.encode(xml)),
        }
    }

    fn get(name: &'static str, code: &'static str, xml: &[u8]) -> Self {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(xml).unwrap();
        let base64 = STANDARD.encode(encoder.finish().unwrap());
        let message: String = form_urlencoded::byte_serialize(base64.as_bytes()).collect();
        Self {
            name,
            code,
            wire: Wire::Get(format!("SAMLRequest={message}&SigAlg=a&Signature=b")),
        }
    }

    /// What arrives, and how.
    pub(crate) fn wire(&self) -> (Way, &str) {
        match &self.wire {
            Wire::Post(form) => (Way::Post, form),
            Wire::Get(query) => (Way::Get, query),
        }
    }

    /// Bytes on the wire.
    pub(crate) fn length(&self) -> usize {
        self.wire().1.len()
    }

    pub(crate) fn receive(&self) -> Result<ReceivedMessage, BindingError> {
        match &self.wire {
            Wire::Post(form) => post::receive(form, None),
            Wire::Get(query) => get::receive(query),
        }
    }
}

fn many(count: usize, each: impl Fn(usize) -> String) -> String {
    (0..count).map(each).collect()
}

/// The catalogue: each attack in full, and again as much of it as fits under the size cap, where
/// the cap of its own kind has to hold. [eIDAS-CR §2]
#[expect(clippy::too_many_lines, reason = "a table")]
pub(crate) fn all() -> Vec<Hostile> {
    let namespaces = |n| many(n, |i| format!(" xmlns:n{i}='u:{i}'"));
    let attributes = |n| many(n, |i| format!(" a{i}=''"));
    let nested = |n| {
        many(n, |i| {
            format!("<n{i}:a xmlns:n{i}='u:{i}' xmlns:m{i}='u:x' xmlns:o{i}='u:x'>")
        })
    };
    let large = "binding.too-large";
    let response = |inside: &str| format!("{ROOT}>{inside}</saml2p:Response>");
    vec![
        Hostile::post(
            "20,000 namespace declarations",
            large,
            &format!("{ROOT}{}/>", namespaces(20_000)),
        ),
        Hostile::post(
            "4,000 namespace declarations",
            "xml.too-many-namespaces",
            &format!("{ROOT}{}/>", namespaces(4_000)),
        ),
        Hostile::post(
            "1,200 nested times 3 declarations",
            "xml.too-many-namespaces",
            &response(&nested(1_200)),
        ),
        Hostile::post(
            "10,000 attributes",
            "xml.too-many-attributes",
            &format!("{ROOT}{}/>", attributes(10_000)),
        ),
        Hostile::post(
            "depth 10,000",
            "xml.too-deep",
            &response(&many(10_000, |_| "<a>".to_owned())),
        ),
        Hostile::post(
            "20,000 elements",
            "xml.too-many-elements",
            &response(&many(20_000, |_| "<b/>".to_owned())),
        ),
        Hostile::post("text of 1 MiB", large, &response(&"x".repeat(1 << 20))),
        Hostile::post(
            "attribute of 90 KiB",
            "xml.value-too-long",
            &format!("{ROOT} a='{}'/>", "x".repeat(90 << 10)),
        ),
        Hostile::post(
            "15,000 references in a text",
            "xml.incomplete",
            &format!("{ROOT}>{}", "&#65;".repeat(15_000)),
        ),
        Hostile::post(
            "billion laughs",
            "xml.doctype",
            "<!DOCTYPE a [<!ENTITY b \"bbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]><a>&c;</a>",
        ),
        Hostile::get("DEFLATE bomb of 50 MB", large, &vec![b' '; 50_000_000]),
        Hostile::get(
            "DEFLATE of 20,000 namespaces",
            large,
            format!("{ROOT}{}/>", namespaces(20_000)).as_bytes(),
        ),
        Hostile::get(
            "DEFLATE of 4,000 namespaces",
            "xml.too-many-namespaces",
            format!("{ROOT}{}/>", namespaces(4_000)).as_bytes(),
        ),
    ]
}
