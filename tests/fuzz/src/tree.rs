//! What a consumer sees of a document, written down in one way only.

use eidas_bridge::xml::{Attribute, Element, Verified};
use std::fmt::Write as _;

/// The names, attributes and texts below this element.
pub fn of(element: Element<'_>) -> String {
    let mut out = String::new();
    write(
        &mut out,
        (element.namespace(), element.local_name()),
        element.attributes(),
        &element.text(),
    );
    for child in element.children() {
        out.push_str(&of(child));
    }
    out.push(')');
    out
}

/// The same of what a signature covers, without the signature itself.
pub fn of_verified(element: Verified<'_>) -> String {
    let mut out = String::new();
    write(
        &mut out,
        (element.namespace(), element.local_name()),
        element.attributes(),
        &element.text(),
    );
    for child in element.children() {
        out.push_str(&of_verified(child));
    }
    out.push(')');
    out
}

fn write<'d>(
    out: &mut String,
    name: (&str, &str),
    attributes: impl Iterator<Item = Attribute<'d>>,
    text: &str,
) {
    let mut attributes: Vec<_> = attributes
        .map(|a| (a.namespace, a.local_name, a.value))
        .collect();
    attributes.sort_unstable();
    write!(out, "({name:?}{attributes:?}{text:?}").expect("memory");
}
