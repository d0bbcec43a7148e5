//! The writer: one element tree as text and, in step with it, in canonical form.

use super::canonical::{Attribute, Binding, Tag};
use super::error::WriteError;
use super::escape::{escape_attribute, escape_text};
use super::written::{Places, Written};
use crate::xml::limits::Limits;
use crate::xml::reader;
use crate::xml::span::Span;

/// Builds one element tree. Mistakes are kept and come out of [`Writer::finish`].
#[derive(Debug)]
pub struct Writer {
    pub(super) text: String,
    /// The exclusive canonical form of `text` so far, but for an open tag.
    pub(super) canonical: String,
    pub(super) open: Vec<Open>,
    pub(super) tag: Tag,
    in_tag: bool,
    /// Declared in `text`, innermost last.
    pub(super) scope: Vec<Binding>,
    /// Written in `canonical` by the open elements, innermost last.
    pub(super) rendered: Vec<Binding>,
    pub(super) places: Places,
    mistake: Option<WriteError>,
}

/// An element whose end tag is still to come.
#[derive(Debug)]
pub(super) struct Open {
    name: Span,
    /// Bindings in scope and rendered around it.
    scope: usize,
    rendered: usize,
}

impl Default for Writer {
    fn default() -> Self {
        Self::new()
    }
}

impl Writer {
    /// An empty document, without XML declaration.
    pub fn new() -> Self {
        Self {
            text: String::with_capacity(8192),
            canonical: String::with_capacity(8192),
            open: Vec::with_capacity(16),
            tag: Tag::default(),
            in_tag: false,
            scope: Vec::with_capacity(16),
            rendered: Vec::with_capacity(16),
            places: Places::default(),
            mistake: None,
        }
    }

    /// Opens an element by its name as written, prefix included. The name is the program's own,
    /// never a value from outside.
    pub fn start(&mut self, name: &str) -> &mut Self {
        self.close_tag();
        if self.open.is_empty() && !self.text.is_empty() {
            self.note(WriteError::Order);
        }
        self.text.push('<');
        self.tag.begin(self.text.len(), name);
        self.text.push_str(name);
        self.open.push(Open {
            name: self.tag.name,
            scope: self.scope.len(),
            rendered: self.rendered.len(),
        });
        self.in_tag = true;
        self
    }

    /// Declares a namespace on the element just opened; `""` is the default namespace. Both
    /// are the program's own.
    pub fn namespace(&mut self, prefix: &str, uri: &str) -> &mut Self {
        let first = self.open.last().map_or(0, |open| open.scope);
        let own = self.scope.get(first..).unwrap_or_default();
        if own.iter().any(|b| self.string(b.prefix) == prefix)
            || uri.is_empty()
            || uri.contains(['&', '<', '"', '\t', '\n', '\r'])
        {
            self.note(WriteError::Namespace);
            return self;
        }
        let name = if prefix.is_empty() { "xmlns" } else { "xmlns:" };
        let Some((local, uri)) = self.write_attribute(name, prefix, uri) else {
            return self;
        };
        let prefix = Span::new(local.end() - prefix.len(), local.end());
        self.scope.push(Binding { prefix, uri });
        self
    }

    /// Gives the element just opened an attribute.
    pub fn attr(&mut self, name: &str, value: &str) -> &mut Self {
        if name == "xmlns" {
            self.note(WriteError::Namespace);
        }
        if let Some((written, value)) = self.write_attribute(name, "", value) {
            if name.eq_ignore_ascii_case("id") {
                self.places.ids.push(value);
            }
            if name == "ID" && self.open.len() == 1 {
                self.places.id = Some(value);
            }
            let attribute = Attribute::new(written, name, value);
            self.tag.attributes.push(attribute);
        }
        self
    }

    /// The same where there is a value, nothing otherwise.
    pub fn attr_opt(&mut self, name: &str, value: Option<&str>) -> &mut Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Writes text.
    pub fn text(&mut self, value: &str) -> &mut Self {
        self.check(value, Limits::METADATA.text);
        self.close_tag();
        if self.open.is_empty() {
            self.note(WriteError::Order);
        }
        let from = self.text.len();
        escape_text(value, &mut self.text);
        self.repeat(from);
        self
    }

    /// Puts in a finished element. It declares every prefix that it uses, and none of them may
    /// be in use here, so that its canonical form is the same as on its own.
    pub fn element(&mut self, element: &Written) -> &mut Self {
        self.close_tag();
        let has =
            |list: &[Binding], prefix: &str| list.iter().any(|b| self.string(b.prefix) == prefix);
        if has(&self.scope, "") || element.prefixes().any(|p| has(&self.rendered, p)) {
            self.note(WriteError::Namespace);
        }
        if self.open.is_empty() {
            self.note(WriteError::Order);
        }
        self.places.take_over(element, self.text.len());
        self.text.push_str(element.as_str());
        self.canonical.push_str(element.canonical());
        self.note_child();
        self
    }

    /// Closes the element opened last.
    pub fn end(&mut self) -> &mut Self {
        self.close_tag();
        let Some(open) = self.open.pop() else {
            self.note(WriteError::Order);
            return self;
        };
        let from = self.text.len();
        self.text.push_str("</");
        self.text.extend_from_within(open.name.range());
        self.text.push('>');
        self.repeat(from);
        self.scope.truncate(open.scope);
        self.rendered.truncate(open.rendered);
        self.note_child();
        self
    }

    /// An element with text and nothing else.
    pub fn leaf(&mut self, name: &str, text: &str) -> &mut Self {
        self.start(name).text(text).end()
    }

    /// The whole text.
    ///
    /// # Errors
    /// [`WriteError`] for what was wrong first, or an element left open.
    pub fn finish(self) -> Result<String, WriteError> {
        self.finish_element().map(Written::into_text)
    }

    /// The element, to be signed or put into another.
    ///
    /// # Errors
    /// As [`Self::finish`].
    pub fn finish_element(mut self) -> Result<Written, WriteError> {
        if self.in_tag || !self.open.is_empty() || self.text.is_empty() {
            self.note(WriteError::Order);
        }
        if self.text.len() > Limits::METADATA.bytes {
            self.note(WriteError::TooLong);
        }
        if self.places.has_an_id_twice(&self.text) {
            self.note(WriteError::Duplicate);
        }
        match self.mistake {
            Some(mistake) => Err(mistake),
            None => Ok(Written::new(self.text, self.canonical, self.places)),
        }
    }

    pub(super) fn string(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// Keeps the first mistake.
    pub(super) fn note(&mut self, mistake: WriteError) {
        self.mistake.get_or_insert(mistake);
    }

    /// Writes an attribute or declaration; gives where its name and its value stand.
    fn write_attribute(&mut self, name: &str, rest: &str, value: &str) -> Option<(Span, Span)> {
        if !self.in_tag {
            self.note(WriteError::Order);
            return None;
        }
        self.check(value, Limits::METADATA.attribute_value);
        let text = &mut self.text;
        text.push(' ');
        let start = text.len();
        text.push_str(name);
        text.push_str(rest);
        let end = text.len();
        let name = Span::new(start, end);
        text.push_str("=\"");
        let start = text.len();
        escape_attribute(value, text);
        let end = text.len();
        text.push('"');
        Some((name, Span::new(start, end)))
    }

    /// Ends the start tag, and only then writes its canonical form: before, its namespaces
    /// and attributes are not all known.
    fn close_tag(&mut self) {
        if std::mem::take(&mut self.in_tag) {
            self.text.push('>');
            if let Err(mistake) = self.render_tag() {
                self.note(mistake);
            }
            if self.open.len() == 1 {
                self.places.content = self.text.len();
            }
        }
    }

    /// Content and end tags are the same in both forms.
    fn repeat(&mut self, from: usize) {
        self.canonical
            .push_str(self.text.get(from..).unwrap_or_default());
    }

    /// Remembers where the first child of the root ends.
    fn note_child(&mut self) {
        if self.open.len() == 1 && self.places.first_child.is_none() {
            self.places.first_child = Some(self.text.len());
        }
    }

    fn check(&mut self, value: &str, most: usize) {
        if !reader::is_all_xml_characters(value) {
            self.note(WriteError::ForbiddenCharacter);
        }
        if value.len() > most {
            self.note(WriteError::TooLong);
        }
    }
}
