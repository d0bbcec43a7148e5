//! The reader. What both a message and metadata may be is the same as either; and what is read,
//! written by our writer and read again, is the same tree.

use crate::tree;
use eidas_bridge::xml::{Document, Element, Limits, Writer, canonicalize};

pub fn target(input: &[u8]) -> bool {
    let message = Document::parse(input, &Limits::MESSAGE);
    let Ok(document) = Document::parse(input, &Limits::METADATA) else {
        return false;
    };
    if let Ok(message) = message {
        assert_eq!(canonicalize(message.root()), canonicalize(document.root()));
    }
    let mut out = Writer::new();
    write(&mut out, document.root());
    // Our writer takes no namespace name in which something had to be escaped.
    let Ok(written) = out.finish() else {
        return false;
    };
    let again = Document::parse(written.as_bytes(), &super::c14n::NO_LIMITS)
        .expect("what was written can be read");
    assert_eq!(tree::of(document.root()), tree::of(again.root()));
    true
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
