//! The strict reader: bytes in, arena tree out, in one pass. It takes the part of XML 1.0 that
//! SAML messages use and refuses the rest: document types, processing instructions, CDATA,
//! other encodings, undeclared prefixes. Caps hold while it reads, so a refusal is cheap.

mod scan;
mod survey;
mod tags;

pub(super) use survey::is_all_xml_characters;

use super::error::XmlError;
use super::limits::{Comments, Limits};
use super::span::{MOST_BYTES, Span};
use super::tree::{Declaration, Document, Kind, Node};
use scan::{Cursor, reference};
use survey::Survey;

/// The namespace of `xml:lang` and its like, bound everywhere. `[XMLNS §3]`
pub(super) const XML_NAMESPACE: &str = "http://www.w3.org/XML/1998/namespace";

/// Reads a document; `inherited` binds prefixes around its root, innermost first.
pub(super) fn read(
    bytes: &[u8],
    limits: &Limits,
    inherited: &[(&str, &str)],
) -> Result<Document, XmlError> {
    if bytes.len() > limits.bytes.min(MOST_BYTES) {
        return Err(XmlError::TooLarge);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let source = std::str::from_utf8(bytes).map_err(|_| XmlError::Encoding)?;
    let survey = Survey::of(source).ok_or(XmlError::ForbiddenCharacter)?;
    let mut reader = Reader::new(source, survey, limits, inherited);
    reader.cursor.xml_declaration()?;
    reader.outside()?;
    if !reader.cursor.eat("<") {
        let nothing = reader.cursor.at_end();
        return Err(if nothing {
            XmlError::Incomplete
        } else {
            XmlError::Syntax
        });
    }
    reader.start_tag()?;
    while !reader.open.is_empty() {
        reader.content()?;
    }
    reader.outside()?;
    if !reader.cursor.at_end() {
        return Err(XmlError::TrailingContent);
    }
    reader.check_ids()?;
    Ok(reader.document)
}

/// An element whose end tag is still to come.
struct Open {
    node: usize,
    /// How many bindings were in scope around it.
    scope: usize,
}

struct Reader<'s> {
    cursor: Cursor<'s>,
    limits: &'s Limits,
    document: Document,
    open: Vec<Open>,
    scope: Vec<Declaration>,
    xml_namespace: Span,
    elements: usize,
    ids: Vec<Span>,
}

impl<'s> Reader<'s> {
    fn new(
        source: &'s str,
        survey: Survey,
        limits: &'s Limits,
        inherited: &[(&str, &str)],
    ) -> Self {
        let document = Document {
            pool: String::with_capacity(source.len() + source.len() / 8 + 256),
            source_length: source.len(),
            nodes: Vec::with_capacity(256),
            attributes: Vec::with_capacity(128),
            declarations: Vec::with_capacity(32),
            inherited: Vec::new(),
        };
        let mut reader = Self {
            cursor: Cursor {
                source,
                at: 0,
                survey,
            },
            limits,
            document,
            open: Vec::with_capacity(16),
            scope: Vec::new(),
            xml_namespace: Span::default(),
            elements: 0,
            ids: Vec::with_capacity(8),
        };
        reader.document.pool.push_str(source);
        reader.xml_namespace = reader.keep(XML_NAMESPACE);
        for (prefix, uri) in inherited {
            let declaration = Declaration {
                prefix: reader.keep(prefix),
                uri: reader.keep(uri),
            };
            reader.document.inherited.push(declaration);
        }
        reader.scope = Vec::with_capacity(inherited.len() + 16);
        let innermost_last = reader.document.inherited.iter().rev();
        reader.scope.extend(innermost_last);
        reader
    }

    /// Adds a string that is not in the source to the pool.
    fn keep(&mut self, text: &str) -> Span {
        let start = self.document.pool.len();
        self.document.pool.push_str(text);
        Span::new(start, self.document.pool.len())
    }

    /// Skips what may stand before and after the root: white space and comments.
    fn outside(&mut self) -> Result<(), XmlError> {
        loop {
            self.cursor.skip_space();
            if self.cursor.starts_with("<!--") {
                self.cursor.skip_comment()?;
            } else if self.cursor.starts_with("<!DOCTYPE") {
                return Err(XmlError::Doctype);
            } else if self.cursor.starts_with("<?") {
                return Err(XmlError::ProcessingInstruction);
            } else {
                return Ok(());
            }
        }
    }

    /// Reads one run of text and the markup that ends it.
    fn content(&mut self) -> Result<(), XmlError> {
        let raw = self.cursor.take_until(b'<').ok_or(XmlError::Incomplete)?;
        if !raw.is_empty() {
            self.text(raw)?;
        }
        match self.cursor.source.as_bytes().get(self.cursor.at + 1) {
            Some(b'/') => {
                self.cursor.at += 2;
                self.end_tag()
            }
            Some(b'!' | b'?') => self.other_markup(),
            _ => {
                self.cursor.at += 1;
                self.start_tag()
            }
        }
    }

    /// Steps over a comment where they are dropped; refuses the rest.
    fn other_markup(&mut self) -> Result<(), XmlError> {
        if self.cursor.starts_with("<!--") {
            match self.limits.comments {
                Comments::Refuse => Err(XmlError::Comment),
                Comments::Drop => self.cursor.skip_comment(),
            }
        } else if self.cursor.starts_with("<![CDATA[") {
            Err(XmlError::Cdata)
        } else if self.cursor.starts_with("<!DOCTYPE") {
            Err(XmlError::Doctype)
        } else if self.cursor.starts_with("<?") {
            Err(XmlError::ProcessingInstruction)
        } else {
            Err(XmlError::Syntax)
        }
    }

    fn text(&mut self, raw: Span) -> Result<(), XmlError> {
        if raw.length() > self.limits.text {
            return Err(XmlError::ValueTooLong);
        }
        let text = self.cursor.slice(raw);
        if self.cursor.survey.has_brackets() && text.contains("]]>") {
            return Err(XmlError::Syntax);
        }
        let encoded = self.cursor.survey.may_encode_text();
        let text = if encoded && memchr::memchr2(b'&', b'\r', text.as_bytes()).is_some() {
            self.decode(raw, false)?
        } else {
            raw
        };
        let end = self.document.nodes.len() + 1;
        let parent = self.open.last().map(|open| open.node);
        self.document.nodes.push(Node {
            parent,
            end,
            kind: Kind::Text(text),
        });
        Ok(())
    }

    /// Resolves references and line ends; in attributes, white space too. What needs none of it
    /// stays where it is in the source instead. `[XML §2.11]` `[XML §3.3.3]`
    fn decode(&mut self, raw: Span, attribute: bool) -> Result<Span, XmlError> {
        let special = |byte: u8| match byte {
            b'&' | b'\r' => true,
            b'\t' | b'\n' => attribute,
            _ => false,
        };
        let mut rest = self.cursor.slice(raw);
        let pool = &mut self.document.pool;
        let start = pool.len();
        while let Some((before, from)) = rest
            .bytes()
            .position(special)
            .and_then(|at| rest.split_at_checked(at))
        {
            pool.push_str(before);
            if let Some(after) = from.strip_prefix('&') {
                let (name, after) = after.split_once(';').ok_or(XmlError::Syntax)?;
                pool.push(reference(name)?);
                rest = after;
            } else {
                pool.push(if attribute { ' ' } else { '\n' });
                rest = from
                    .strip_prefix("\r\n")
                    .or_else(|| from.get(1..))
                    .unwrap_or_default();
            }
        }
        pool.push_str(rest);
        Ok(Span::new(start, pool.len()))
    }

    /// Whether no ID occurs twice.
    fn check_ids(&mut self) -> Result<(), XmlError> {
        let document = &self.document;
        self.ids.sort_unstable_by_key(|id| document.string(*id));
        let twice = self
            .ids
            .windows(2)
            .any(|pair| matches!(pair, [a, b] if document.string(*a) == document.string(*b)));
        if twice {
            Err(XmlError::DuplicateId)
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests;
