//! Writes XML that canonicalisation leaves as it is: every namespace explicit, every value
//! escaped the canonical way, so that no value of ours can become markup. `[ExcC14N §1.1]`

/// A value or name that cannot stand in an XML document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// A character that XML 1.0 forbids, such as NUL. `[XML §2.2]`
    #[error("a value holds a character that XML forbids")]
    ForbiddenCharacter,
    /// Elements opened and closed do not match, or an attribute stands behind content.
    #[error("elements were not opened and closed in order")]
    Order,
}

impl WriteError {
    /// The stable code for logs and pages.
    pub fn code(self) -> &'static str {
        match self {
            Self::ForbiddenCharacter => "xml-write.forbidden-character",
            Self::Order => "xml-write.order",
        }
    }
}

/// Builds one element tree as text. Mistakes are kept and come out of [`Writer::finish`].
#[derive(Debug, Default)]
pub struct Writer {
    out: String,
    /// Where the names of the open elements stand in `out`.
    open: Vec<(usize, usize)>,
    in_tag: bool,
    mistake: Option<WriteError>,
}

impl Writer {
    /// An empty document, without XML declaration.
    pub fn new() -> Self {
        Self {
            out: String::with_capacity(4096),
            ..Self::default()
        }
    }

    /// Opens an element by its name as written, prefix included. The name is the program's own,
    /// never a value from outside.
    pub fn start(&mut self, name: &str) -> &mut Self {
        self.close_tag();
        self.out.push('<');
        let begin = self.out.len();
        self.out.push_str(name);
        self.open.push((begin, self.out.len()));
        self.in_tag = true;
        self
    }

    /// Declares a namespace on the element just opened; `""` is the default namespace.
    pub fn namespace(&mut self, prefix: &str, uri: &str) -> &mut Self {
        if prefix.is_empty() {
            return self.attr("xmlns", uri);
        }
        let name = format!("xmlns:{prefix}");
        self.attr(&name, uri)
    }

    /// Gives the element just opened an attribute.
    pub fn attr(&mut self, name: &str, value: &str) -> &mut Self {
        if !self.in_tag {
            self.mistake = Some(WriteError::Order);
            return self;
        }
        self.check(value);
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        escape_attribute(value, &mut self.out);
        self.out.push('"');
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
        self.check(value);
        self.close_tag();
        escape_text(value, &mut self.out);
        self
    }

    /// Puts in a finished element as it is: output of this writer, of signing or of encryption.
    pub fn raw(&mut self, fragment: &str) -> &mut Self {
        self.close_tag();
        self.out.push_str(fragment);
        self
    }

    /// Closes the element opened last.
    pub fn end(&mut self) -> &mut Self {
        self.close_tag();
        let Some((from, to)) = self.open.pop() else {
            self.mistake = Some(WriteError::Order);
            return self;
        };
        self.out.push_str("</");
        self.out.extend_from_within(from..to);
        self.out.push('>');
        self
    }

    /// An element with text and nothing else.
    pub fn leaf(&mut self, name: &str, text: &str) -> &mut Self {
        self.start(name).text(text).end()
    }

    /// The whole text.
    ///
    /// # Errors
    /// [`WriteError`] for a forbidden character anywhere, or an element left open.
    pub fn finish(self) -> Result<String, WriteError> {
        match self.mistake {
            Some(mistake) => Err(mistake),
            None if !self.open.is_empty() || self.in_tag => Err(WriteError::Order),
            None => Ok(self.out),
        }
    }

    fn close_tag(&mut self) {
        if std::mem::take(&mut self.in_tag) {
            self.out.push('>');
        }
    }

    fn check(&mut self, value: &str) {
        if !super::reader::is_all_xml_characters(value) {
            self.mistake = Some(WriteError::ForbiddenCharacter);
        }
    }
}

/// Escapes text as canonical XML does. `[ExcC14N §1.1]`
pub(super) fn escape_text(value: &str, out: &mut String) {
    escape(value, out, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'\r' => Some("&#xD;"),
        _ => None,
    });
}

/// Escapes an attribute value as canonical XML does.
pub(super) fn escape_attribute(value: &str, out: &mut String) {
    escape(value, out, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'"' => Some("&quot;"),
        b'\t' => Some("&#x9;"),
        b'\n' => Some("&#xA;"),
        b'\r' => Some("&#xD;"),
        _ => None,
    });
}

fn escape(value: &str, out: &mut String, replacement: impl Fn(u8) -> Option<&'static str>) {
    let mut done = 0;
    for (at, byte) in value.bytes().enumerate() {
        if let Some(escaped) = replacement(byte) {
            out.push_str(value.get(done..at).unwrap_or_default());
            out.push_str(escaped);
            done = at + 1;
        }
    }
    out.push_str(value.get(done..).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_never_become_markup() {
        let mut writer = Writer::new();
        writer
            .start("a")
            .namespace("", "urn:x")
            .attr("v", "\"<&\r\n\t>")
            .text("]]><b/>&\r")
            .end();
        assert_eq!(
            writer.finish().unwrap(),
            "<a xmlns=\"urn:x\" v=\"&quot;&lt;&amp;&#xD;&#xA;&#x9;>\">]]&gt;&lt;b/&gt;&amp;&#xD;</a>"
        );
    }

    #[test]
    fn a_forbidden_character_is_an_error_not_a_silent_change() {
        let mut writer = Writer::new();
        writer.leaf("a", "x\u{0}y");
        assert_eq!(writer.finish(), Err(WriteError::ForbiddenCharacter));
    }

    #[test]
    fn unbalanced_elements_are_an_error() {
        let mut open = Writer::new();
        open.start("a");
        assert_eq!(open.finish(), Err(WriteError::Order));
        let mut closed = Writer::new();
        closed.start("a").end().end();
        assert_eq!(closed.finish(), Err(WriteError::Order));
        let mut late = Writer::new();
        late.start("a").text("t").attr("b", "c").end();
        assert_eq!(late.finish(), Err(WriteError::Order));
    }
}
