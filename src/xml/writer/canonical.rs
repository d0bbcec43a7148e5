//! The canonical form of a start tag: only the namespaces that it visibly uses and that no
//! ancestor has written, then the attributes in order. `[ExcC14N §3]`
//!
//! The rules are those of [`crate::xml::c14n`]; tests and debug builds hold the two together.

use super::build::Writer;
use super::error::WriteError;
use crate::xml::algorithms::DS;
use crate::xml::reader::XML_NAMESPACE;
use crate::xml::span::Span;

/// A prefix and what it stands for, as places in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Binding {
    pub(super) prefix: Span,
    pub(super) uri: Span,
}

/// An attribute of the tag being written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attribute {
    name: Span,
    prefix: Span,
    local: Span,
    value: Span,
    namespace: Namespace,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Namespace {
    None,
    Xml,
    Bound(Span),
}

impl Attribute {
    pub(super) fn new(written: Span, name: &str, value: Span) -> Self {
        let (prefix, local) = halves(written.start(), name);
        Self {
            name: written,
            prefix,
            local,
            value,
            namespace: Namespace::None,
        }
    }
}

/// The start tag being written.
#[derive(Debug, Default)]
pub(super) struct Tag {
    pub(super) name: Span,
    prefix: Span,
    local: Span,
    pub(super) attributes: Vec<Attribute>,
}

impl Tag {
    pub(super) fn begin(&mut self, at: usize, name: &str) {
        (self.prefix, self.local) = halves(at, name);
        self.name = Span::new(at, at + name.len());
        self.attributes.clear();
    }
}

/// Where prefix and local part of a name stand, the name standing at `at`.
fn halves(at: usize, name: &str) -> (Span, Span) {
    let end = at + name.len();
    match name.bytes().position(|byte| byte == b':') {
        Some(colon) => {
            let prefix = Span::new(at, at + colon);
            let start = at + colon + 1;
            (prefix, Span::new(start, end))
        }
        None => (Span::new(at, at), Span::new(at, end)),
    }
}

impl Writer {
    /// Appends the canonical form of the tag that has just been written.
    pub(super) fn render_tag(&mut self) -> Result<(), WriteError> {
        let first = self.rendered.len();
        let namespace = self.render(self.tag.prefix)?;
        if self.open.len() == 2 && self.string(self.tag.local) == "Signature" {
            self.places.signed |= self.uri(namespace) == DS;
        }
        let mut attributes = std::mem::take(&mut self.tag.attributes);
        for attribute in &mut attributes {
            if !attribute.prefix.is_empty() {
                attribute.namespace = self.render(attribute.prefix)?;
            }
        }
        let key = |a: &Attribute| (self.uri(a.namespace), self.string(a.local));
        if !attributes.is_sorted_by_key(key) {
            attributes.sort_unstable_by(|a, b| key(a).cmp(&key(b)));
        }
        if attributes
            .windows(2)
            .any(|pair| matches!(pair, [a, b] if key(a) == key(b)))
        {
            return Err(WriteError::Duplicate);
        }
        self.write_tag(first, &attributes);
        // Kept for the next tag.
        self.tag.attributes = attributes;
        Ok(())
    }

    /// What a prefix stands for; notes its binding as one to be written here unless the nearest
    /// that was written is the same.
    fn render(&mut self, prefix: Span) -> Result<Namespace, WriteError> {
        let name = self.string(prefix);
        if name == "xml" {
            return Ok(Namespace::Xml);
        }
        let of_prefix = |b: &&Binding| self.string(b.prefix) == name;
        let Some(&binding) = self.scope.iter().rev().find(of_prefix) else {
            return if name.is_empty() {
                Ok(Namespace::None)
            } else {
                Err(WriteError::Namespace)
            };
        };
        let uri = self.string(binding.uri);
        let nearest = self.rendered.iter().rev().find(of_prefix);
        if nearest.is_none_or(|nearest| self.string(nearest.uri) != uri) {
            let known = |span: &Span| self.string(*span) == name;
            if !self.places.prefixes.iter().any(known) {
                self.places.prefixes.push(binding.prefix);
            }
            self.rendered.push(binding);
        }
        Ok(Namespace::Bound(binding.uri))
    }

    fn uri(&self, namespace: Namespace) -> &str {
        match namespace {
            Namespace::None => "",
            Namespace::Xml => XML_NAMESPACE,
            Namespace::Bound(uri) => self.string(uri),
        }
    }

    fn write_tag(&mut self, first: usize, attributes: &[Attribute]) {
        let Self {
            text,
            canonical,
            rendered,
            tag,
            ..
        } = self;
        let string = |span: Span| span.of(text);
        let own = rendered.get_mut(first..).unwrap_or_default();
        own.sort_unstable_by_key(|binding| string(binding.prefix));
        canonical.push('<');
        canonical.push_str(string(tag.name));
        for binding in own {
            let prefix = string(binding.prefix);
            canonical.push_str(if prefix.is_empty() {
                " xmlns"
            } else {
                " xmlns:"
            });
            canonical.push_str(prefix);
            canonical.push_str("=\"");
            canonical.push_str(string(binding.uri));
            canonical.push('"');
        }
        for attribute in attributes {
            // Name, equals sign, value and quotes stand together, the space before them too.
            canonical.push_str(string(Span::new(
                attribute.name.start() - 1,
                attribute.value.end() + 1,
            )));
        }
        canonical.push('>');
    }
}
