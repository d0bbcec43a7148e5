//! A finished element with what signing has to know of it.

use crate::xml::span::Span;

/// One element as the writer wrote it: its text, its exclusive canonical form, and the places in
/// it. Only [`super::Writer`] makes one, so that the two forms belong together.
#[derive(Debug)]
pub struct Written {
    text: String,
    canonical: String,
    places: Places,
}

/// Places in the text that were noted while writing.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// The value of the root's `ID`.
    pub(super) id: Option<Span>,
    /// Behind the root's start tag.
    pub(super) content: usize,
    /// Behind the root's first child element.
    pub(super) first_child: Option<usize>,
    /// Whether the root has a `ds:Signature` for a child.
    pub(super) signed: bool,
    /// Every ID.
    pub(super) ids: Vec<Span>,
    /// Every prefix that the canonical form declares.
    pub(super) prefixes: Vec<Span>,
}

impl Places {
    /// Takes over what a finished element holds that is put in at `at`.
    pub(super) fn take_over(&mut self, element: &Written, at: usize) {
        let moved = |span: &Span| Span::new(span.start() + at, span.end() + at);
        self.ids.extend(element.places.ids.iter().map(moved));
        let prefixes = element.places.prefixes.iter().map(moved);
        self.prefixes.extend(prefixes);
    }

    pub(super) fn has_an_id_twice(&self, text: &str) -> bool {
        let string = |span: &Span| span.of(text);
        let mut rest = self.ids.as_slice();
        while let Some((id, others)) = rest.split_first() {
            if others.iter().any(|other| string(other) == string(id)) {
                return true;
            }
            rest = others;
        }
        false
    }
}

impl Written {
    pub(super) fn new(text: String, canonical: String, places: Places) -> Self {
        Self {
            text,
            canonical,
            places,
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The same, taken out.
    pub fn into_text(self) -> String {
        self.text
    }

    /// What exclusive canonicalisation makes of it. `[ExcC14N §3]`
    pub(in crate::xml) fn canonical(&self) -> &str {
        &self.canonical
    }

    /// The root's `ID` as an attribute value is written; empty where there is none.
    pub(in crate::xml) fn id(&self) -> &str {
        self.places.id.unwrap_or_default().of(&self.text)
    }

    /// Whether the root has a signature already.
    pub(in crate::xml) fn is_signed(&self) -> bool {
        self.places.signed
    }

    /// The text before and behind the root's start tag.
    pub(in crate::xml) fn split_at_content(&self) -> Option<(&str, &str)> {
        self.text.split_at_checked(self.places.content)
    }

    /// The text before and behind the end of the root's first child element.
    pub(in crate::xml) fn split_behind_first_child(&self) -> Option<(&str, &str)> {
        self.text.split_at_checked(self.places.first_child?)
    }

    /// Every prefix that its canonical form declares.
    pub(super) fn prefixes(&self) -> impl Iterator<Item = &str> {
        let of = |span: &Span| span.of(&self.text);
        self.places.prefixes.iter().map(of)
    }
}
