//! How the properties of random inputs are asked for, and the random documents themselves.

use eidas_bridge::xml::{Attribute, Element, Verified, Writer};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// So many cases; a failure prints its input and leaves no file behind.
pub(crate) fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        max_shrink_iters: 500,
        failure_persistence: Some(Box::new(FileFailurePersistence::Off)),
        ..ProptestConfig::default()
    }
}

/// Text of all scripts with everything that XML escapes or normalises.
pub(crate) fn text() -> impl Strategy<Value = String> {
    "[\\PC\t\r\n<>&\"'\u{85}\u{a0}\u{2028}]{0,12}"
}

/// A visible text in any script, at least one letter, as people's names are.
pub(crate) fn name() -> impl Strategy<Value = String> {
    "[[\\p{Latin}\\p{Greek}\\p{Cyrillic}\\p{Hebrew}\\p{Arabic}\\p{Georgian}\\p{Han}]&&\\p{L}][\\PC&&[^\\p{Zl}\\p{Zp}]]{0,24}"
}

/// An element by namespace and local name, as a reader sees it.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    name: (usize, &'static str),
    attributes: BTreeMap<(usize, &'static str), String>,
    content: Vec<Content>,
}

#[derive(Debug, Clone)]
enum Content {
    Text(String),
    Element(Node),
}

/// The first is none; the last three are awkward, but right.
const NAMESPACES: [&str; 6] = ["", "urn:a", "urn:b", "urn:é", "http://x/?a;b>'", "urn:c d"];
const NAMES: [&str; 6] = ["a", "B", "x-1", "_.", "é", "字"];

fn name_in(namespaces: usize) -> impl Strategy<Value = (usize, &'static str)> {
    (0..namespaces, prop::sample::select(&NAMES[..]))
}

/// A document of some depth.
pub(crate) fn document() -> impl Strategy<Value = Node> {
    let attributes = || btree_map(name_in(NAMESPACES.len()), text(), 0..4);
    let leaf = (name_in(NAMESPACES.len()), attributes(), vec(text(), 0..2)).prop_map(
        |(name, attributes, texts)| Node {
            name,
            attributes,
            content: texts.into_iter().map(Content::Text).collect(),
        },
    );
    leaf.prop_recursive(4, 24, 4, move |inner| {
        let content = prop_oneof![
            text().prop_map(Content::Text),
            inner.prop_map(Content::Element)
        ];
        (name_in(NAMESPACES.len()), attributes(), vec(content, 1..4)).prop_map(
            |(name, attributes, content)| Node {
                name,
                attributes,
                content,
            },
        )
    })
}

impl Node {
    /// Written with our writer; with `id`, something that can be signed.
    pub(crate) fn written(&self, id: Option<&str>) -> String {
        let mut out = Writer::new();
        self.write(&mut out, id);
        out.finish().unwrap()
    }

    fn write(&self, out: &mut Writer, id: Option<&str>) {
        let prefixed = |(namespace, local): (usize, &str)| match namespace {
            0 => local.to_owned(),
            _ => format!("n{namespace}:{local}"),
        };
        out.start(&prefixed(self.name));
        let used = self.attributes.keys().chain([&self.name]);
        let mut declared: Vec<usize> = used.map(|(namespace, _)| *namespace).collect();
        declared.sort_unstable();
        declared.dedup();
        for namespace in declared.into_iter().filter(|namespace| *namespace != 0) {
            out.namespace(&format!("n{namespace}"), NAMESPACES[namespace]);
        }
        out.attr_opt("ID", id);
        for (name, value) in &self.attributes {
            out.attr(&prefixed(*name), value);
        }
        if id.is_some() {
            out.leaf("first", "");
        }
        for content in &self.content {
            match content {
                Content::Text(text) => {
                    out.text(text);
                }
                Content::Element(node) => node.write(out, None),
            }
        }
        out.end();
    }

    /// What has to be read of it again.
    pub(crate) fn told(&self) -> String {
        let mut out = String::new();
        let attributes = self.attributes.iter();
        let mut attributes: Vec<_> = attributes
            .map(|((namespace, local), value)| (NAMESPACES[*namespace], *local, value.as_str()))
            .collect();
        attributes.sort_unstable();
        let texts = self.content.iter().map(|content| match content {
            Content::Text(text) => text.as_str(),
            Content::Element(_) => "",
        });
        let text: String = texts.collect();
        let name = (NAMESPACES[self.name.0], self.name.1);
        write!(out, "({name:?}{attributes:?}{text:?}").unwrap();
        for content in &self.content {
            if let Content::Element(node) = content {
                out.push_str(&node.told());
            }
        }
        out + ")"
    }
}

/// What was read, told in the same way.
pub(crate) fn told(element: Element<'_>) -> String {
    let children: String = element.children().map(told).collect();
    tell(
        (element.namespace(), element.local_name()),
        element.attributes(),
        &element.text(),
        &children,
    )
}

/// What a signature covers, told in the same way.
pub(crate) fn told_verified(element: Verified<'_>) -> String {
    let children: String = element.children().map(told_verified).collect();
    tell(
        (element.namespace(), element.local_name()),
        element.attributes(),
        &element.text(),
        &children,
    )
}

fn tell<'d>(
    name: (&str, &str),
    attributes: impl Iterator<Item = Attribute<'d>>,
    text: &str,
    children: &str,
) -> String {
    let mut attributes: Vec<_> = attributes
        .map(|a| (a.namespace, a.local_name, a.value))
        .collect();
    attributes.sort_unstable();
    format!("({name:?}{attributes:?}{text:?}{children})")
}

/// A copy with one bit changed.
pub(crate) fn flipped(bytes: &[u8], at: prop::sample::Index) -> Vec<u8> {
    let mut changed = bytes.to_vec();
    let bit = at.index(bytes.len() * 8);
    changed[bit / 8] ^= 1 << (bit % 8);
    changed
}
