//! Walking over the source: names, values, references. `[XML §2.3]`

use super::survey::{Survey, is_xml_char};
use crate::xml::error::XmlError;
use crate::xml::span::Span;

/// A name as written and its two halves. `[XMLNS §4]`
#[derive(Clone, Copy)]
pub(super) struct QName {
    pub(super) qualified: Span,
    pub(super) prefix: Span,
    pub(super) local: Span,
}

/// What an attribute value holds as written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// Nothing but itself.
    Plain,
    /// References or white space that stand for something else.
    Encoded,
    /// A `<`, which must not be there.
    Markup,
}

/// A position in the source; it only moves forward.
pub(super) struct Cursor<'s> {
    pub(super) source: &'s str,
    pub(super) at: usize,
    /// What is nowhere in the source need not be looked for in its parts.
    pub(super) survey: Survey,
}

impl<'s> Cursor<'s> {
    pub(super) fn rest(&self) -> &'s str {
        self.source.get(self.at..).unwrap_or_default()
    }

    pub(super) fn slice(&self, span: Span) -> &'s str {
        span.of(self.source)
    }

    /// The next byte.
    pub(super) fn peek(&self) -> Option<u8> {
        self.source.as_bytes().get(self.at).copied()
    }

    /// Steps over one ASCII byte if it comes next.
    pub(super) fn eat_byte(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        if found {
            self.at += 1;
        }
        found
    }

    pub(super) fn at_end(&self) -> bool {
        self.at >= self.source.len()
    }

    pub(super) fn starts_with(&self, text: &str) -> bool {
        self.rest().starts_with(text)
    }

    /// Steps over `text` if it comes next.
    pub(super) fn eat(&mut self, text: &str) -> bool {
        let found = self.starts_with(text);
        if found {
            self.at += text.len();
        }
        found
    }

    /// Steps over white space; whether there was any.
    pub(super) fn skip_space(&mut self) -> bool {
        let start = self.at;
        while self.peek().is_some_and(is_space) {
            self.at += 1;
        }
        self.at > start
    }

    /// Steps to the next `mark` and returns what lies before it.
    pub(super) fn take_until(&mut self, mark: u8) -> Option<Span> {
        let length = memchr::memchr(mark, self.source.as_bytes().get(self.at..)?)?;
        let span = Span::new(self.at, self.at + length);
        self.at = span.end();
        Some(span)
    }

    /// Steps over an attribute value and its closing quote.
    pub(super) fn value(&mut self, quote: u8) -> Option<(Span, Holds)> {
        let rest = self.source.as_bytes().get(self.at..)?;
        let mut length = memchr::memchr2(quote, b'<', rest)?;
        let markup = rest.get(length) == Some(&b'<');
        if markup {
            length = memchr::memchr(quote, rest)?;
        }
        let start = self.at;
        let end = start + length;
        self.at = end + 1;
        let encoded = |byte: &u8| matches!(byte, b'&' | b'\r' | b'\t' | b'\n');
        let holds = if markup {
            Holds::Markup
        } else if self.survey.may_encode_values() && rest.iter().take(length).any(encoded) {
            Holds::Encoded
        } else {
            Holds::Plain
        };
        Some((Span::new(start, end), holds))
    }

    pub(super) fn qname(&mut self) -> Result<QName, XmlError> {
        let first = self.ncname()?;
        if !self.eat_byte(b':') {
            return Ok(QName {
                qualified: first,
                prefix: Span::default(),
                local: first,
            });
        }
        let local = self.ncname()?;
        let qualified = first.up_to(local);
        Ok(QName {
            qualified,
            prefix: first,
            local,
        })
    }

    fn ncname(&mut self) -> Result<Span, XmlError> {
        let start = self.at;
        // Names are ASCII but for the rarest; those take the long way from where they stop being.
        if self.peek().is_some_and(is_ascii_name_start) {
            self.at += 1;
            while self.peek().is_some_and(is_ascii_name_byte) {
                self.at += 1;
            }
            if self.peek().is_none_or(|byte| byte.is_ascii()) {
                return Ok(Span::new(start, self.at));
            }
        }
        for c in self.rest().chars() {
            let allowed = if self.at == start {
                is_name_start(c)
            } else {
                is_name_char(c)
            };
            if !allowed {
                break;
            }
            self.at += c.len_utf8();
        }
        match self.at {
            end if end > start => Ok(Span::new(start, end)),
            _ if self.at_end() => Err(XmlError::Incomplete),
            _ => Err(XmlError::Syntax),
        }
    }

    /// Steps over a comment whose `<!--` comes next. `[XML §2.5]`
    pub(super) fn skip_comment(&mut self) -> Result<(), XmlError> {
        self.at += "<!--".len();
        let length = self.rest().find("--").ok_or(XmlError::Incomplete)?;
        self.at += length;
        if self.eat("-->") {
            Ok(())
        } else {
            Err(XmlError::Syntax)
        }
    }

    /// Reads the XML declaration if there is one. `[XML §2.8]`
    pub(super) fn xml_declaration(&mut self) -> Result<(), XmlError> {
        let declared = self
            .rest()
            .strip_prefix("<?xml")
            .filter(|rest| rest.starts_with(space));
        let Some(rest) = declared else { return Ok(()) };
        let (mut inside, _) = rest.split_once("?>").ok_or(XmlError::Incomplete)?;
        self.at += "<?xml?>".len() + inside.len();
        if pseudo_attribute(&mut inside, "version") != Some("1.0") {
            return Err(XmlError::Version);
        }
        match pseudo_attribute(&mut inside, "encoding") {
            Some(encoding) if !encoding.eq_ignore_ascii_case("utf-8") => Err(XmlError::Encoding),
            _ => Ok(()),
        }?;
        match pseudo_attribute(&mut inside, "standalone") {
            None | Some("yes" | "no") => Ok(()),
            Some(_) => Err(XmlError::Syntax),
        }?;
        if inside.trim_matches(space).is_empty() {
            Ok(())
        } else {
            Err(XmlError::Syntax)
        }
    }
}

/// Takes ` name="value"` off the front of `rest`, if it is there.
fn pseudo_attribute<'s>(rest: &mut &'s str, name: &str) -> Option<&'s str> {
    let spaced = rest.strip_prefix(space)?.trim_start_matches(space);
    let after_name = spaced.strip_prefix(name)?.trim_start_matches(space);
    let value = after_name.strip_prefix('=')?.trim_start_matches(space);
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (value, after) = value.strip_prefix(quote)?.split_once(quote)?;
    *rest = after;
    Some(value)
}

pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

fn space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// What a reference between `&` and `;` stands for. `[XML §4.1]`
pub(super) fn reference(name: &str) -> Result<char, XmlError> {
    let Some(number) = name.strip_prefix('#') else {
        return match name {
            "amp" => Ok('&'),
            "lt" => Ok('<'),
            "gt" => Ok('>'),
            "quot" => Ok('"'),
            "apos" => Ok('\''),
            _ => Err(XmlError::UnknownEntity),
        };
    };
    let (digits, radix) = number
        .strip_prefix('x')
        .map_or((number, 10), |hex| (hex, 16));
    if !digits.chars().all(|c| c.is_digit(radix)) {
        return Err(XmlError::Syntax);
    }
    let code = u32::from_str_radix(digits, radix).map_err(|_| XmlError::Syntax)?;
    char::from_u32(code)
        .filter(|c| is_xml_char(*c))
        .ok_or(XmlError::ForbiddenCharacter)
}

fn is_ascii_name_start(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == b'_'
}

fn is_ascii_name_byte(byte: u8) -> bool {
    // A table: names are looked at byte by byte.
    #[expect(
        clippy::indexing_slicing,
        clippy::as_conversions,
        reason = "an octet into 256 places, while compiling"
    )]
    static NAME: [bool; 256] = {
        let mut table = [false; 256];
        let mut names: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.";
        while let [byte, rest @ ..] = names {
            table[*byte as usize] = true;
            names = rest;
        }
        table
    };
    NAME.get(usize::from(byte)).copied().unwrap_or(false)
}

fn is_name_start(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '_'
        | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}'
        | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}' | '\u{200c}'..='\u{200d}'
        | '\u{2070}'..='\u{218f}' | '\u{2c00}'..='\u{2fef}' | '\u{3001}'..='\u{d7ff}'
        | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}' | '\u{10000}'..='\u{effff}')
}

fn is_name_char(c: char) -> bool {
    is_name_start(c)
        || matches!(c, '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}'
            | '\u{203f}'..='\u{2040}')
}
