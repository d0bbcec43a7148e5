//! Tags: names, attributes, namespace declarations, and what their prefixes mean.
//! `[XML §3.1]` `[XMLNS §5]`

use super::scan::{Holds, QName};
use super::{Open, Reader, XML_NAMESPACE};
use crate::xml::error::XmlError;
use crate::xml::span::Span;
use crate::xml::tree::{AttributeData, Declaration, Document, ElementData, Kind, Node};

const XMLNS_NAMESPACE: &str = "http://www.w3.org/2000/xmlns/";

impl Reader<'_> {
    /// Reads a start tag or empty-element tag whose `<` has been read.
    pub(super) fn start_tag(&mut self) -> Result<(), XmlError> {
        if self.open.len() >= self.limits.depth {
            return Err(XmlError::TooDeep);
        }
        self.elements += 1;
        if self.elements > self.limits.elements {
            return Err(XmlError::TooManyElements);
        }
        let scope = self.scope.len();
        let name = self.cursor.qname()?;
        let first_attribute = self.document.attributes.len();
        let first_declaration = self.document.declarations.len();
        let empty = loop {
            let spaced = self.cursor.skip_space();
            if self.cursor.eat_byte(b'>') {
                break false;
            }
            if self.cursor.eat("/>") {
                break true;
            }
            if self.cursor.at_end() {
                return Err(XmlError::Incomplete);
            }
            if !spaced {
                return Err(XmlError::Syntax);
            }
            self.attribute(first_attribute, first_declaration)?;
        };
        self.resolve_attributes(first_attribute)?;
        let element = ElementData {
            qualified: name.qualified,
            prefix: name.prefix,
            local: name.local,
            namespace: self.resolve_element(name)?,
            attributes: Span::new(first_attribute, self.document.attributes.len()),
            declarations: Span::new(first_declaration, self.document.declarations.len()),
            inside: Span::new(if empty { 0 } else { self.cursor.at }, self.cursor.at),
        };
        let node = self.document.nodes.len();
        let parent = self.open.last().map(|open| open.node);
        self.document.nodes.push(Node {
            parent,
            end: node + 1,
            kind: Kind::Element(element),
        });
        if empty {
            self.scope.truncate(scope);
        } else {
            self.open.push(Open { node, scope });
        }
        Ok(())
    }

    /// Reads an end tag whose `</` has been read.
    pub(super) fn end_tag(&mut self) -> Result<(), XmlError> {
        let open = self.open.pop().ok_or(XmlError::Syntax)?;
        let end = self.document.nodes.len();
        let node = self
            .document
            .nodes
            .get_mut(open.node)
            .ok_or(XmlError::Syntax)?;
        let Kind::Element(element) = &mut node.kind else {
            return Err(XmlError::Syntax);
        };
        let name = self.cursor.slice(element.qualified);
        let closes = self.cursor.eat(name);
        self.cursor.skip_space();
        if !closes || !self.cursor.eat_byte(b'>') {
            let more = self.cursor.at_end();
            return Err(if more {
                XmlError::Incomplete
            } else {
                XmlError::MismatchedTag
            });
        }
        node.end = end;
        element.inside = Span::new(element.inside.start(), self.cursor.at);
        self.scope.truncate(open.scope);
        Ok(())
    }

    fn attribute(
        &mut self,
        first_attribute: usize,
        first_declaration: usize,
    ) -> Result<(), XmlError> {
        let name = self.cursor.qname()?;
        self.cursor.skip_space();
        if !self.cursor.eat_byte(b'=') {
            return Err(XmlError::Syntax);
        }
        self.cursor.skip_space();
        let value = self.attribute_value()?;
        let prefix = self.cursor.slice(name.prefix);
        if prefix == "xmlns" {
            return self.declare(name.local, value, first_declaration);
        }
        if prefix.is_empty() && self.cursor.slice(name.local) == "xmlns" {
            return self.declare(Span::default(), value, first_declaration);
        }
        let attributes = &mut self.document.attributes;
        if attributes.len() - first_attribute >= self.limits.attributes_per_element
            || attributes.len() >= self.limits.attributes
        {
            return Err(XmlError::TooManyAttributes);
        }
        let QName { prefix, local, .. } = name;
        attributes.push(AttributeData {
            prefix,
            local,
            namespace: Span::default(),
            value,
        });
        Ok(())
    }

    fn attribute_value(&mut self) -> Result<Span, XmlError> {
        let quote = if self.cursor.eat_byte(b'"') {
            b'"'
        } else if self.cursor.eat_byte(b'\'') {
            b'\''
        } else {
            return Err(XmlError::Syntax);
        };
        let (raw, holds) = self.cursor.value(quote).ok_or(XmlError::Incomplete)?;
        if raw.length() > self.limits.attribute_value {
            return Err(XmlError::ValueTooLong);
        }
        match holds {
            Holds::Plain => Ok(raw),
            Holds::Encoded => self.decode(raw, true),
            Holds::Markup => Err(XmlError::Syntax),
        }
    }

    fn declare(&mut self, prefix: Span, uri: Span, first: usize) -> Result<(), XmlError> {
        let document = &mut self.document;
        let here = document.declarations.get(first..).unwrap_or_default();
        if here.len() >= self.limits.namespaces_per_element
            || self.scope.len() >= self.limits.namespaces_in_scope
        {
            return Err(XmlError::TooManyNamespaces);
        }
        let name = document.string(prefix);
        if here.iter().any(|d| document.string(d.prefix) == name) {
            return Err(XmlError::DuplicateAttribute);
        }
        let value = document.string(uri);
        let is_xml = (name == "xml", value == XML_NAMESPACE);
        let unbinds = value.is_empty() && !name.is_empty();
        if is_xml.0 != is_xml.1 || name == "xmlns" || value == XMLNS_NAMESPACE || unbinds {
            return Err(XmlError::ReservedNamespace);
        }
        if !value.is_empty() && !is_absolute(value) {
            return Err(XmlError::RelativeNamespace);
        }
        let declaration = Declaration { prefix, uri };
        document.declarations.push(declaration);
        self.scope.push(declaration);
        Ok(())
    }

    fn resolve_element(&self, name: QName) -> Result<Span, XmlError> {
        match self.cursor.slice(name.prefix) {
            "xml" | "xmlns" => Err(XmlError::ReservedNamespace),
            "" => Ok(self.binding("").unwrap_or_default()),
            prefix => self.binding(prefix).ok_or(XmlError::UndeclaredPrefix),
        }
    }

    fn binding(&self, prefix: &str) -> Option<Span> {
        let mut innermost_first = self.scope.iter().rev();
        innermost_first
            .find(|d| self.document.string(d.prefix) == prefix)
            .map(|d| d.uri)
    }

    /// Gives the new element's attributes their namespaces; unqualified ones have none.
    fn resolve_attributes(&mut self, first: usize) -> Result<(), XmlError> {
        for index in first..self.document.attributes.len() {
            let Some(&attribute) = self.document.attributes.get(index) else {
                break;
            };
            let local = self.cursor.slice(attribute.local);
            let prefix = self.cursor.slice(attribute.prefix);
            let namespace = match prefix {
                "" => Span::default(),
                "xml" => self.xml_namespace,
                _ => self.binding(prefix).ok_or(XmlError::UndeclaredPrefix)?,
            };
            if local.eq_ignore_ascii_case("id") {
                if !prefix.is_empty() {
                    return Err(XmlError::QualifiedId);
                }
                self.ids.push(attribute.value);
            }
            if let Some(attribute) = self.document.attributes.get_mut(index) {
                attribute.namespace = namespace;
            }
        }
        let attributes = self.document.attributes.get(first..).unwrap_or_default();
        if has_twice(&self.document, attributes) {
            return Err(XmlError::DuplicateAttribute);
        }
        Ok(())
    }
}

/// So many attributes are compared with each other rather than sorted.
const FEW: usize = 8;

/// Whether two attributes of one element have the same name once their prefixes are resolved.
/// `[XMLNS §6.3]`
fn has_twice(document: &Document, attributes: &[AttributeData]) -> bool {
    let name = |it: &AttributeData| (document.string(it.local), document.string(it.namespace));
    if attributes.len() <= FEW {
        let mut rest = attributes.iter();
        return std::iter::from_fn(|| rest.next().map(|it| (it, rest.clone())))
            .any(|(one, mut others)| others.any(|other| name(one) == name(other)));
    }
    let mut names: Vec<_> = attributes.iter().map(name).collect();
    names.sort_unstable();
    names
        .windows(2)
        .any(|pair| matches!(pair, [one, other] if one == other))
}

/// Whether a namespace name starts with a scheme, as an absolute URI does. `[RFC3986 §3]`
fn is_absolute(uri: &str) -> bool {
    let Some((scheme, _)) = uri.split_once(':') else {
        return false;
    };
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
}
