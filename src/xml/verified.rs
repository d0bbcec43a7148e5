//! Trust as a type: a [`Verified`] element was covered by a signature that a trusted key made.
//! Only signature verification makes one, and `Decrypted::root` for what stood encrypted in one.
//! Its children are verified too. The `ds:Signature` that proved it is not covered by itself
//! and therefore cannot be reached through it.

use super::tree::{Attribute, Element};
use std::borrow::Cow;

/// An element that a trusted key signed.
///
/// Nobody outside can make one, and an [`Element`] that merely was read is none:
///
/// ```compile_fail,E0624
/// use eidas_bridge::xml::{Document, Limits, Verified};
///
/// let document = Document::parse(b"<a/>", &Limits::MESSAGE).unwrap();
/// let forged = Verified::new(document.root(), None);
/// ```
///
/// ```compile_fail,E0308
/// use eidas_bridge::xml::{Document, Limits, Verified};
///
/// fn act_on(_: Verified<'_>) {}
/// let document = Document::parse(b"<a/>", &Limits::MESSAGE).unwrap();
/// act_on(document.root());
/// ```
///
/// ```compile_fail,E0451
/// use eidas_bridge::xml::{Document, Limits, Verified};
///
/// let document = Document::parse(b"<a/>", &Limits::MESSAGE).unwrap();
/// let forged = Verified { element: document.root(), uncovered: None };
/// ```
///
/// The same steps compile where a signature is what is asked:
///
/// ```
/// use eidas_bridge::xml::{Document, Limits, SignatureError, SignaturePolicy, verify_enveloped};
///
/// let document = Document::parse(b"<a/>", &Limits::MESSAGE).unwrap();
/// let unsigned = verify_enveloped(&document, &[], &SignaturePolicy::EIDAS);
/// assert_eq!(unsigned.err(), Some(SignatureError::Missing));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verified<'d> {
    element: Element<'d>,
    /// The arena index of the signature element that the digest left out.
    uncovered: Option<usize>,
}

impl<'d> Verified<'d> {
    pub(super) fn new(element: Element<'d>, uncovered: Option<usize>) -> Self {
        Self { element, uncovered }
    }

    fn covers(self, element: Element<'d>) -> bool {
        Some(element.index) != self.uncovered
    }

    /// The namespace name; empty where there is none.
    pub fn namespace(self) -> &'d str {
        self.element.namespace()
    }

    /// The name without prefix.
    pub fn local_name(self) -> &'d str {
        self.element.local_name()
    }

    /// Whether this is the element of that expanded name.
    pub fn is(self, namespace: &str, local_name: &str) -> bool {
        self.element.is(namespace, local_name)
    }

    /// The child elements in document order, without the signature over this element.
    pub fn children(self) -> impl Iterator<Item = Self> + 'd {
        self.element
            .children()
            .filter(move |child| self.covers(*child))
            .map(move |child| Self::new(child, self.uncovered))
    }

    /// The first child element of that name.
    pub fn child(self, namespace: &str, local_name: &str) -> Option<Self> {
        self.children()
            .find(|child| child.is(namespace, local_name))
    }

    /// The child elements of that name.
    pub fn children_named(
        self,
        namespace: &'d str,
        local_name: &'d str,
    ) -> impl Iterator<Item = Self> + 'd {
        self.children()
            .filter(move |child| child.is(namespace, local_name))
    }

    /// Every element below this one that the signature covers, in document order.
    pub fn descendants(self) -> impl Iterator<Item = Self> + 'd {
        let hidden = self.uncovered.map_or(0..0, |index| {
            index..Element {
                document: self.element.document,
                index,
            }
            .end()
        });
        self.element
            .descendants()
            .filter(move |element| !hidden.contains(&element.index))
            .map(move |element| Self::new(element, self.uncovered))
    }

    /// The value of an attribute without namespace.
    pub fn attribute(self, local_name: &str) -> Option<&'d str> {
        self.element.attribute(local_name)
    }

    /// The value of an attribute by expanded name.
    pub fn attribute_ns(self, namespace: &str, local_name: &str) -> Option<&'d str> {
        self.element.attribute_ns(namespace, local_name)
    }

    /// All attributes, namespace declarations excluded.
    pub fn attributes(self) -> impl Iterator<Item = Attribute<'d>> + 'd {
        self.element.attributes()
    }

    /// The element's own text, whole: every run of it, child elements left out.
    pub fn text(self) -> Cow<'d, str> {
        self.element.text()
    }

    /// Whether text other than white space stands directly in this element.
    pub fn has_text(self) -> bool {
        self.element.has_text()
    }

    /// The namespace that a prefix stands for here; `""` asks for the default namespace.
    pub fn namespace_of_prefix(self, prefix: &str) -> Option<&'d str> {
        self.element.namespace_of_prefix(prefix)
    }

    /// The same place without the proof, for code that only reads. Its children include the
    /// signature element.
    pub fn to_element(self) -> Element<'d> {
        self.element
    }
}
