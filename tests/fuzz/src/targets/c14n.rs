//! Exclusive canonicalisation. The canonical form of anything is a document, means the same, and
//! is its own canonical form; and nothing in it is in a form that canonical XML does not know.

use crate::tree;
use eidas_bridge::xml::{Comments, Document, Element, Limits, canonicalize};

/// A canonical form may be longer than what it was made from.
pub const NO_LIMITS: Limits = Limits {
    bytes: usize::MAX / 2,
    depth: 1_000,
    elements: 1_000_000,
    attributes: 1_000_000,
    attributes_per_element: 1_000,
    namespaces_per_element: 10_000,
    namespaces_in_scope: 100_000,
    attribute_value: usize::MAX / 2,
    text: usize::MAX / 2,
    comments: Comments::Refuse,
};

/// The same for what was not canonical before.
pub const NO_LIMITS_BUT_COMMENTS: Limits = Limits {
    comments: Comments::Drop,
    ..NO_LIMITS
};

pub fn target(input: &[u8]) -> bool {
    let Ok(document) = Document::parse(input, &Limits::METADATA) else {
        return false;
    };
    stands(document.root());
    // Parts of a document stand alone too, as what a signature covers does.
    for element in document.root().descendants().take(8) {
        stands(element);
    }
    true
}

fn stands(element: Element<'_>) {
    let canonical = canonicalize(element);
    let again = Document::parse(&canonical, &NO_LIMITS).expect("a canonical form is a document");
    assert_eq!(canonicalize(again.root()), canonical);
    assert_eq!(tree::of(again.root()), tree::of(element));
    let text = std::str::from_utf8(&canonical).expect("UTF-8");
    for never in ["\r", "<?", "<!", "&apos;"] {
        assert!(!text.contains(never), "{never:?} in a canonical form");
    }
}
