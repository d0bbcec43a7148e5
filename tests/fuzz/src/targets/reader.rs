//! The reader. What a message may be, metadata may be too but for the cap on namespaces, and it is
//! the same then; and what is read, written by our writer and read again, is the same tree, but for
//! namespace names that our writer does not take.

use crate::tree;
use eidas_bridge::xml::{Document, Element, Limits, WriteError, Writer, XmlError, canonicalize};

pub fn target(input: &[u8]) -> bool {
    let message = Document::parse(input, &Limits::MESSAGE);
    let document = match Document::parse(input, &Limits::METADATA) {
        Ok(document) => document,
        Err(error) => {
            // The one cap that is lower for metadata than for messages.
            let capped = error == XmlError::TooManyNamespaces;
            assert!(message.is_err() || capped, "only as a message");
            return false;
        }
    };
    if let Ok(message) = message {
        assert_eq!(canonicalize(message.root()), canonicalize(document.root()));
    }
    let mut out = Writer::new();
    write(&mut out, document.root());
    let written = match out.finish() {
        Ok(written) => written,
        Err(error) => {
            let why = (error, is_escaped(document.root()));
            assert_eq!(
                why,
                (WriteError::Namespace, true),
                "what was read is written"
            );
            return false;
        }
    };
    let again = Document::parse(written.as_bytes(), &super::c14n::NO_LIMITS)
        .expect("what was written can be read");
    assert_eq!(tree::of(document.root()), tree::of(again.root()));
    true
}

/// Whether a namespace name has to be escaped somewhere: our writer takes none of these.
fn is_escaped(element: Element<'_>) -> bool {
    let escaped = |name: &str| name.contains(['&', '<', '"', '\t', '\n', '\r']);
    escaped(element.namespace())
        || element.attributes().any(|a| escaped(a.namespace))
        || element.children().any(is_escaped)
}

/// With prefixes of our own; the text goes before the children, as `tree` tells it.
fn write(out: &mut Writer, element: Element<'_>) {
    let attributes: Vec<_> = element.attributes().collect();
    let prefixed = |namespace: &str, number: usize, local: &str| match namespace {
        "" => local.to_owned(),
        "http://www.w3.org/XML/1998/namespace" => format!("xml:{local}"),
        _ => format!("n{number}:{local}"),
    };
    let own = attributes.len();
    out.start(&prefixed(element.namespace(), own, element.local_name()));
    for (number, namespace) in attributes
        .iter()
        .map(|a| a.namespace)
        .chain([element.namespace()])
        .enumerate()
    {
        if !namespace.is_empty() && namespace != "http://www.w3.org/XML/1998/namespace" {
            out.namespace(&format!("n{number}"), namespace);
        }
    }
    for (number, a) in attributes.iter().enumerate() {
        out.attr(&prefixed(a.namespace, number, a.local_name), a.value);
    }
    out.text(&element.text());
    for child in element.children() {
        write(out, child);
    }
    out.end();
}
