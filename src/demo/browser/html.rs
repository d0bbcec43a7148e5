//! HTML as tags and texts: tolerant, without a tree, enough to find forms.
//!
//! Comments and declarations are skipped; what stands inside `script`, `style`, `textarea` and
//! `title` is text.

/// One piece of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    Open(Tag),
    Close(String),
    Text(String),
}

/// A start tag; names are lower case, values decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.attribute(name).is_some()
    }
}

const RAW_TEXT: [&str; 4] = ["script", "style", "textarea", "title"];

/// The pieces of a page, in order.
pub(super) fn tokens(html: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = html;
    while let Some((text, markup)) = rest.split_once('<') {
        push_text(&mut tokens, text);
        rest = if let Some(comment) = markup.strip_prefix("!--") {
            after(comment, "-->")
        } else if markup.starts_with(['!', '?']) {
            after(markup, ">")
        } else if let Some(close) = markup.strip_prefix('/') {
            let name = close.split_once('>').map_or(close, |(name, _)| name);
            tokens.push(Token::Close(name.trim().to_ascii_lowercase()));
            after(close, ">")
        } else if markup.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            open(&mut tokens, markup)
        } else {
            push_text(&mut tokens, "<");
            markup
        };
    }
    push_text(&mut tokens, rest);
    tokens
}

fn open<'h>(tokens: &mut Vec<Token>, markup: &'h str) -> &'h str {
    let (tag, rest) = tag(markup);
    let name = tag.name.clone();
    tokens.push(Token::Open(tag));
    if !RAW_TEXT.contains(&name.as_str()) {
        return rest;
    }
    let end = format!("</{name}");
    let at = rest.to_ascii_lowercase().find(&end);
    let (content, rest) = at.map_or((rest, ""), |at| rest.split_at(at));
    push_text(tokens, content);
    rest
}

fn tag(markup: &str) -> (Tag, &str) {
    let ends_name = |letter: char| letter.is_ascii_whitespace() || letter == '/' || letter == '>';
    let (name, mut rest) = cut(markup, ends_name);
    let mut attributes = Vec::new();
    loop {
        rest =
            rest.trim_start_matches(|letter: char| letter.is_ascii_whitespace() || letter == '/');
        if rest.is_empty() {
            break;
        }
        if let Some(after) = rest.strip_prefix('>') {
            rest = after;
            break;
        }
        let (key, after_key) = cut(rest, |letter| ends_name(letter) || letter == '=');
        let (value, after_value) = match after_key.trim_start().strip_prefix('=') {
            Some(value) => attribute_value(value.trim_start()),
            None => ("", after_key),
        };
        attributes.push((key.to_ascii_lowercase(), decode(value)));
        // A stray equals sign would not move us on.
        rest = if key.is_empty() && after_value.len() == rest.len() {
            rest.get(1..).unwrap_or_default()
        } else {
            after_value
        };
    }
    let name = name.to_ascii_lowercase();
    (Tag { name, attributes }, rest)
}

fn attribute_value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(quoted) = text.strip_prefix(quote) {
            return quoted.split_once(quote).unwrap_or((quoted, ""));
        }
    }
    cut(text, |letter| letter.is_ascii_whitespace() || letter == '>')
}

fn cut(text: &str, ends: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(ends).unwrap_or(text.len()))
}

fn after<'h>(text: &'h str, end: &str) -> &'h str {
    text.split_once(end).map_or("", |(_, rest)| rest)
}

fn push_text(tokens: &mut Vec<Token>, text: &str) {
    if !text.is_empty() {
        tokens.push(Token::Text(decode(text)));
    }
}

/// Replaces character references; an unknown one stays as it is.
fn decode(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, reference)) = rest.split_once('&') {
        decoded.push_str(before);
        let named = reference
            .split_once(';')
            .filter(|(name, _)| name.len() <= 10);
        let known = named.and_then(|(name, after)| Some((character(name)?, after)));
        let (letter, after) = known.unwrap_or(('&', reference));
        decoded.push(letter);
        rest = after;
    }
    decoded.push_str(rest);
    decoded
}

fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hexadecimal = number.strip_prefix(['x', 'X']);
        let code = match hexadecimal {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => number.parse(),
        };
        return code.ok().and_then(char::from_u32);
    }
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only_tag(html: &str) -> Tag {
        let mut tags = tokens(html).into_iter().filter_map(|token| match token {
            Token::Open(tag) => Some(tag),
            _ => None,
        });
        let tag = tags.next().unwrap();
        assert!(tags.next().is_none(), "{html}");
        tag
    }

    #[test]
    fn attributes_in_every_quoting_are_read() {
        let tag = only_tag(
            "<INPUT type=hidden NAME='a b' value=\"x&amp;y&#43;&#x2f;&eacute;\" required/>",
        );
        assert_eq!(tag.name, "input");
        assert_eq!(tag.attribute("type"), Some("hidden"));
        assert_eq!(tag.attribute("name"), Some("a b"));
        assert_eq!(tag.attribute("value"), Some("x&y+/&eacute;"));
        assert!(tag.has("required") && !tag.has("disabled"));
    }

    #[test]
    fn comments_scripts_and_declarations_hold_no_tags() {
        let html = "<!DOCTYPE html><!-- <form> --><script>if (a<b) '<form>'</script>1 < 2";
        assert_eq!(only_tag(html).name, "script");
        assert_eq!(
            tokens(html).last(),
            Some(&Token::Text(" 2".to_owned())),
            "the text goes on after a lone bracket"
        );
    }

    #[test]
    fn broken_markup_ends() {
        for html in [
            "<",
            "<a",
            "<a b",
            "<a b=",
            "<a b='",
            "<a = =>",
            "</",
            "<!--",
            "<textarea>x",
            "&#;",
        ] {
            let _ = tokens(html);
        }
    }
}
