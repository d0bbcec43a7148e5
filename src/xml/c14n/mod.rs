//! Exclusive canonicalisation without comments: the bytes that get hashed. `[ExcC14N §3]`
//! In: an element, optionally a child to leave out (the enveloped signature) and a list of
//! prefixes to treat inclusively. Out: bytes. One walk over the arena, no recursion.

use crate::xml::tree::{AttributeData, Element, ElementData, Kind};
use crate::xml::writer::{escape_attribute, escape_text};

/// The exclusive canonical form of an element, without comments. `[ExcC14N §3]`
pub fn canonicalize(element: Element<'_>) -> Vec<u8> {
    canonicalize_parts(element, None, &[]).into_bytes()
}

/// The same, leaving out one descendant's whole subtree, and with the prefixes of an
/// `InclusiveNamespaces` list (`#default` for the default namespace).
pub(super) fn canonicalize_parts(
    element: Element<'_>,
    leave_out: Option<usize>,
    inclusive: &[&str],
) -> String {
    let span = element.data().map_or(0, ElementData::source_end);
    let out = String::with_capacity(span.min(64 * 1024));
    let mut walk = Walk {
        apex: element,
        inclusive,
        out,
        rendered: Vec::with_capacity(16),
        open: Vec::with_capacity(16),
    };
    let mut index = element.index;
    while index < element.end() {
        let Some(node) = element.document.nodes.get(index) else {
            break;
        };
        walk.close_until(index);
        if Some(index) == leave_out {
            index = node.end;
            continue;
        }
        match &node.kind {
            Kind::Text(span) => escape_text(element.document.string(*span), &mut walk.out),
            Kind::Element(data) => {
                let here = Element {
                    document: element.document,
                    index,
                };
                walk.start_tag(here, data, node.end);
            }
        }
        index += 1;
    }
    walk.close_until(usize::MAX);
    walk.out
}

struct OpenTag<'d> {
    name: &'d str,
    end: usize,
    rendered: usize,
}

struct Walk<'d, 'i> {
    apex: Element<'d>,
    inclusive: &'i [&'i str],
    out: String,
    /// Bindings written by the open elements, innermost last.
    rendered: Vec<(&'d str, &'d str)>,
    open: Vec<OpenTag<'d>>,
}

impl<'d> Walk<'d, '_> {
    fn close_until(&mut self, index: usize) {
        while let Some(tag) = self.open.pop_if(|tag| tag.end <= index) {
            self.out.push_str("</");
            self.out.push_str(tag.name);
            self.out.push('>');
            self.rendered.truncate(tag.rendered);
        }
    }

    fn start_tag(&mut self, element: Element<'d>, data: &'d ElementData, end: usize) {
        let document = element.document;
        let name = document.string(data.qualified);
        self.out.push('<');
        self.out.push_str(name);
        let before = self.rendered.len();
        let attributes = document.attributes_of(data);
        self.render(
            document.string(data.prefix),
            document.string(data.namespace),
            before,
        );
        for attribute in attributes.iter().filter(|a| !a.prefix.is_empty()) {
            self.render(
                document.string(attribute.prefix),
                document.string(attribute.namespace),
                before,
            );
        }
        self.render_inclusive(element, data, before);
        self.write_bindings(before);
        self.write_attributes(element, attributes);
        self.out.push('>');
        self.open.push(OpenTag {
            name,
            end,
            rendered: before,
        });
    }

    /// Notes a binding that has to be written here: not `xml`, and not as the nearest written
    /// ancestor has it already.
    fn render(&mut self, prefix: &'d str, uri: &'d str, first: usize) {
        if prefix == "xml" {
            return;
        }
        let own = self.rendered.get(first..).unwrap_or_default();
        if own.iter().any(|(p, _)| *p == prefix) {
            return;
        }
        let nearest = self.rendered.iter().rev().find(|(p, _)| *p == prefix);
        if nearest.map_or("", |(_, uri)| *uri) != uri {
            self.rendered.push((prefix, uri));
        }
    }

    /// The listed prefixes follow the inclusive rule: written where they come into scope,
    /// used or not. `[ExcC14N §3]`
    fn render_inclusive(&mut self, element: Element<'d>, data: &'d ElementData, first: usize) {
        let document = element.document;
        for listed in self.inclusive {
            let prefix = if *listed == "#default" { "" } else { *listed };
            if element == self.apex {
                let bindings = element.bindings_in_scope();
                if let Some((prefix, uri)) = bindings.into_iter().find(|(p, _)| *p == prefix) {
                    self.render(prefix, uri, first);
                }
            } else {
                let mut declared = document.declarations_of(data).iter();
                if let Some(d) = declared.find(|d| document.string(d.prefix) == prefix) {
                    self.render(document.string(d.prefix), document.string(d.uri), first);
                }
            }
        }
    }

    fn write_bindings(&mut self, first: usize) {
        let Some(own) = self.rendered.get_mut(first..) else {
            return;
        };
        own.sort_unstable_by_key(|(prefix, _)| *prefix);
        for (prefix, uri) in own {
            self.out.push_str(if prefix.is_empty() {
                " xmlns"
            } else {
                " xmlns:"
            });
            self.out.push_str(prefix);
            self.out.push_str("=\"");
            escape_attribute(uri, &mut self.out);
            self.out.push('"');
        }
    }

    /// Attributes in the order of namespace and local name. `[ExcC14N §1.1]`
    fn write_attributes(&mut self, element: Element<'d>, attributes: &'d [AttributeData]) {
        let document = element.document;
        let order = |a: &&AttributeData| (document.string(a.namespace), document.string(a.local));
        if attributes.iter().is_sorted_by_key(|a| order(&a)) {
            for attribute in attributes {
                self.write_attribute(element, attribute);
            }
            return;
        }
        let mut sorted: Vec<&AttributeData> = attributes.iter().collect();
        sorted.sort_unstable_by_key(order);
        for attribute in sorted {
            self.write_attribute(element, attribute);
        }
    }

    fn write_attribute(&mut self, element: Element<'d>, attribute: &AttributeData) {
        let document = element.document;
        self.out.push(' ');
        self.out.push_str(document.string(attribute.qualified()));
        self.out.push_str("=\"");
        escape_attribute(document.string(attribute.value), &mut self.out);
        self.out.push('"');
    }
}

#[cfg(test)]
mod tests;
