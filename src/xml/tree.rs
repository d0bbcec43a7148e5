//! The tree that the reader builds: one arena in document order, one string pool.
//! An [`Element`] is a place in it, nothing more: it says what somebody sent, not who.
//! Code that acts on content takes [`super::Verified`] instead.

use super::error::XmlError;
use super::limits::Limits;
use super::reader;
use super::span::Span;
use std::borrow::Cow;
use std::fmt;

/// One attribute, namespace declarations excluded.
#[derive(Clone, Copy, Debug)]
pub(super) struct AttributeData {
    pub(super) prefix: Span,
    pub(super) local: Span,
    pub(super) namespace: Span,
    pub(super) value: Span,
}

impl AttributeData {
    /// The name as written: prefix and local name stand around their colon in the source.
    pub(super) fn qualified(&self) -> Span {
        if self.prefix.is_empty() {
            self.local
        } else {
            self.prefix.up_to(self.local)
        }
    }
}

/// One namespace declaration; an empty prefix is the default namespace.
#[derive(Clone, Copy, Debug)]
pub(super) struct Declaration {
    pub(super) prefix: Span,
    pub(super) uri: Span,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct ElementData {
    /// The name as written, prefix and colon included.
    pub(super) qualified: Span,
    pub(super) prefix: Span,
    pub(super) local: Span,
    pub(super) namespace: Span,
    pub(super) attributes: Span,
    pub(super) declarations: Span,
    /// From where the content begins in the source, after `>`, to where the element ends. An
    /// empty-element tag has no content: it begins nowhere, which is zero.
    pub(super) inside: Span,
}

impl ElementData {
    /// Where the content begins; `None` for an empty-element tag.
    pub(super) fn content_start(&self) -> Option<usize> {
        Some(self.inside.start()).filter(|start| *start > 0)
    }

    /// Where the element ends.
    pub(super) fn source_end(&self) -> usize {
        self.inside.end()
    }
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    Element(ElementData),
    Text(Span),
}

/// A node; its children are the nodes after it up to `end`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub(super) parent: Option<usize>,
    pub(super) end: usize,
    pub(super) kind: Kind,
}

/// A well-formed document of our profile, read once.
pub struct Document {
    /// The source, and after it every value that had to be decoded.
    pub(super) pool: String,
    pub(super) source_length: usize,
    pub(super) nodes: Vec<Node>,
    pub(super) attributes: Vec<AttributeData>,
    pub(super) declarations: Vec<Declaration>,
    /// Bindings that a decrypted fragment takes over from where it stood.
    pub(super) inherited: Vec<Declaration>,
}

impl fmt::Debug for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Document({} nodes)", self.nodes.len())
    }
}

impl Document {
    /// Reads a whole document. Nothing is fetched, expanded or repaired.
    ///
    /// # Errors
    /// [`XmlError`] for whatever is not well-formed, outside the profile or above a cap.
    pub fn parse(bytes: &[u8], limits: &Limits) -> Result<Self, XmlError> {
        reader::read(bytes, limits, &[])
    }

    /// Reads a fragment that may use the prefixes of its former ancestors. `[XMLEnc §4.5]`
    pub(super) fn parse_fragment(
        bytes: &[u8],
        limits: &Limits,
        inherited: &[(&str, &str)],
    ) -> Result<Self, XmlError> {
        reader::read(bytes, limits, inherited)
    }

    /// The document element.
    pub fn root(&self) -> Element<'_> {
        Element {
            document: self,
            index: 0,
        }
    }

    /// The source as read, without byte order mark.
    pub(super) fn source(&self) -> &str {
        self.pool.get(..self.source_length).unwrap_or_default()
    }

    pub(super) fn string(&self, span: Span) -> &str {
        span.of(&self.pool)
    }

    pub(super) fn attributes_of(&self, element: &ElementData) -> &[AttributeData] {
        let list = self.attributes.get(element.attributes.range());
        list.unwrap_or_default()
    }

    pub(super) fn declarations_of(&self, element: &ElementData) -> &[Declaration] {
        let list = self.declarations.get(element.declarations.range());
        list.unwrap_or_default()
    }
}

/// One attribute as read: value normalised and decoded. `[XML §3.3.3]`
#[derive(Clone, Copy, Debug)]
pub struct Attribute<'d> {
    /// Namespace name; empty for the usual unqualified attribute.
    pub namespace: &'d str,
    /// Name without prefix.
    pub local_name: &'d str,
    /// Decoded value.
    pub value: &'d str,
}

/// An element whose origin nobody has proven. Equality is identity of place.
#[derive(Clone, Copy)]
pub struct Element<'d> {
    pub(super) document: &'d Document,
    pub(super) index: usize,
}

impl PartialEq for Element<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.document, other.document) && self.index == other.index
    }
}

impl Eq for Element<'_> {}

impl fmt::Debug for Element<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Element({})", self.local_name())
    }
}

impl<'d> Element<'d> {
    pub(super) fn data(self) -> Option<&'d ElementData> {
        match &self.document.nodes.get(self.index)?.kind {
            Kind::Element(data) => Some(data),
            Kind::Text(_) => None,
        }
    }

    pub(super) fn end(self) -> usize {
        self.document
            .nodes
            .get(self.index)
            .map_or(0, |node| node.end)
    }

    /// The namespace name; empty where there is none.
    pub fn namespace(self) -> &'d str {
        self.data()
            .map_or("", |data| self.document.string(data.namespace))
    }

    /// The name without prefix.
    pub fn local_name(self) -> &'d str {
        self.data()
            .map_or("", |data| self.document.string(data.local))
    }

    /// Whether this is the element of that expanded name.
    pub fn is(self, namespace: &str, local_name: &str) -> bool {
        self.local_name() == local_name && self.namespace() == namespace
    }

    /// The child elements in document order.
    pub fn children(self) -> Children<'d> {
        Children {
            document: self.document,
            next: self.index + 1,
            end: self.end(),
        }
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

    /// Every element below this one, in document order.
    pub fn descendants(self) -> impl Iterator<Item = Self> + 'd {
        let document = self.document;
        (self.index + 1..self.end())
            .map(move |index| Self { document, index })
            .filter(|element| element.data().is_some())
    }

    /// The element around this one.
    pub fn parent(self) -> Option<Self> {
        let index = self.document.nodes.get(self.index)?.parent?;
        Some(Self {
            document: self.document,
            index,
        })
    }

    /// The value of an attribute without namespace.
    pub fn attribute(self, local_name: &str) -> Option<&'d str> {
        self.attribute_ns("", local_name)
    }

    /// The value of an attribute by expanded name.
    pub fn attribute_ns(self, namespace: &str, local_name: &str) -> Option<&'d str> {
        self.attributes()
            .find(|a| a.local_name == local_name && a.namespace == namespace)
            .map(|a| a.value)
    }

    /// All attributes, namespace declarations excluded.
    pub fn attributes(self) -> impl Iterator<Item = Attribute<'d>> + 'd {
        let document = self.document;
        let list = self
            .data()
            .map_or(&[][..], |data| document.attributes_of(data));
        list.iter().map(move |a| Attribute {
            namespace: document.string(a.namespace),
            local_name: document.string(a.local),
            value: document.string(a.value),
        })
    }

    /// The element's own text, whole: every run of it, child elements left out.
    pub fn text(self) -> Cow<'d, str> {
        let mut whole = Cow::Borrowed("");
        for run in self.text_runs() {
            if whole.is_empty() {
                whole = Cow::Borrowed(run);
            } else {
                whole.to_mut().push_str(run);
            }
        }
        whole
    }

    /// Whether text other than white space stands directly in this element.
    pub fn has_text(self) -> bool {
        self.text_runs().any(|run| {
            run.bytes()
                .any(|b| !matches!(b, b' ' | b'\t' | b'\n' | b'\r'))
        })
    }

    fn text_runs(self) -> impl Iterator<Item = &'d str> + 'd {
        let document = self.document;
        let end = self.end();
        let mut next = self.index + 1;
        std::iter::from_fn(move || {
            while next < end {
                let node = document.nodes.get(next)?;
                next = node.end;
                if let Kind::Text(span) = node.kind {
                    return Some(document.string(span));
                }
            }
            None
        })
    }

    /// The namespace that a prefix stands for here; `""` asks for the default namespace.
    pub fn namespace_of_prefix(self, prefix: &str) -> Option<&'d str> {
        if prefix == "xml" {
            return Some(reader::XML_NAMESPACE);
        }
        let mut here = Some(self);
        while let Some(element) = here {
            if let Some(data) = element.data() {
                let declarations = self.document.declarations_of(data);
                if let Some(uri) = self.find_binding(declarations, prefix) {
                    return (!uri.is_empty()).then_some(uri);
                }
            }
            here = element.parent();
        }
        self.find_binding(&self.document.inherited, prefix)
            .filter(|uri| !uri.is_empty())
    }

    fn find_binding(self, declarations: &[Declaration], prefix: &str) -> Option<&'d str> {
        let document = self.document;
        declarations
            .iter()
            .find(|d| document.string(d.prefix) == prefix)
            .map(|d| document.string(d.uri))
    }

    /// Every binding in scope here, innermost first; the caller takes the first of a prefix.
    pub(super) fn bindings_in_scope(self) -> Vec<(&'d str, &'d str)> {
        let document = self.document;
        let mut found: Vec<(&str, &str)> = Vec::new();
        let mut here = Some(self);
        while let Some(element) = here {
            let declarations = element
                .data()
                .map_or(&[][..], |d| document.declarations_of(d));
            found.extend(
                declarations
                    .iter()
                    .map(|d| (document.string(d.prefix), document.string(d.uri))),
            );
            here = element.parent();
        }
        let outer = document.inherited.iter();
        found.extend(outer.map(|d| (document.string(d.prefix), document.string(d.uri))));
        found
    }
}

/// Iterator over child elements.
#[derive(Clone)]
pub struct Children<'d> {
    document: &'d Document,
    next: usize,
    end: usize,
}

impl<'d> Iterator for Children<'d> {
    type Item = Element<'d>;

    fn next(&mut self) -> Option<Element<'d>> {
        while self.next < self.end {
            let index = self.next;
            let node = self.document.nodes.get(index)?;
            self.next = node.end;
            if matches!(node.kind, Kind::Element(_)) {
                return Some(Element {
                    document: self.document,
                    index,
                });
            }
        }
        None
    }
}
