//! Strict reading of security elements: the expected children in their order, text only where
//! text belongs, no attribute that is not known. In: an element. Out: its parts, or `None`.

use super::tree::Element;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// An element that holds elements only, taken child by child.
pub(super) struct Sequence<'d> {
    children: std::iter::Peekable<super::tree::Children<'d>>,
}

impl<'d> Sequence<'d> {
    /// Opens an element: no text of its own, no attribute beside those named.
    pub(super) fn of(element: Element<'d>, attributes: &[&str]) -> Option<Self> {
        (!element.has_text() && only_attributes(element, attributes)).then(|| Self {
            children: element.children().peekable(),
        })
    }

    /// The next child if it has that name.
    pub(super) fn optional(&mut self, namespace: &str, name: &str) -> Option<Element<'d>> {
        self.children.next_if(|child| child.is(namespace, name))
    }

    /// The next child, whatever it is.
    pub(super) fn any(&mut self) -> Option<Element<'d>> {
        self.children.next()
    }

    /// `Some` if no child is left.
    pub(super) fn finish(mut self) -> Option<()> {
        self.children.next().is_none().then_some(())
    }
}

/// Whether an element has no attribute beside those named, all without namespace.
pub(super) fn only_attributes(element: Element<'_>, names: &[&str]) -> bool {
    element
        .attributes()
        .all(|a| a.namespace.is_empty() && names.contains(&a.local_name))
}

/// The `Algorithm` of an element that has nothing else.
pub(super) fn bare_algorithm(element: Element<'_>) -> Option<&str> {
    Sequence::of(element, &["Algorithm"])?.finish()?;
    element.attribute("Algorithm")
}

/// The bytes of a leaf that holds base64 and no element. White space may break it up.
pub(super) fn base64_leaf(element: Element<'_>, attributes: &[&str]) -> Option<Vec<u8>> {
    if element.children().next().is_some() || !only_attributes(element, attributes) {
        return None;
    }
    decode_base64(&element.text())
}

/// Decodes base64 with padding; XML white space in it is skipped.
pub(super) fn decode_base64(text: &str) -> Option<Vec<u8>> {
    let space = |b: &u8| matches!(b, b' ' | b'\t' | b'\n' | b'\r');
    // Looking at all bytes at once is quicker than stopping early.
    if !text.bytes().fold(false, |found, byte| found | space(&byte)) {
        return STANDARD.decode(text).ok();
    }
    let compact: Vec<u8> = text.bytes().filter(|b| !space(b)).collect();
    STANDARD.decode(compact).ok()
}
