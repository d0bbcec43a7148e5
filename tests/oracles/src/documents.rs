//! Random documents of the part of XML that our reader takes, the same for the same seed: prefixes
//! bound, bound again and unbound, attributes in namespaces, references, every line end.

use crate::random::Random;

const PREFIXES: [&str; 8] = ["a", "b", "c", "ns0", "x-y", "Z", "_q", "é"];
/// Namespace names as written; libxml2 refuses what is not a URI.
const URIS: [&str; 8] = [
    "urn:a",
    "urn:b",
    "urn:A",
    "http://x.example/q=1",
    "http://x.example/&#x61;",
    "http://x.example/'",
    "http://x.example/%20#f",
    "urn:%C3%BC",
];
/// One that libxml2 canonicalises without escaping it again, against `[ExcC14N §3]`.
pub const AMPERSAND: &str = "http://x.example/?q=1&amp;r=2";

const NAMES: [&str; 8] = ["e", "f", "Element", "a", "x.y", "_-", "naïve", "字"];
const ATTRIBUTES: [&str; 8] = ["a", "b", "B", "id-", "Value", "z", "é", "x.1"];
const TEXTS: [&str; 24] = [
    "text",
    " ",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "&#13;",
    "&#xD;&#xA;",
    "&#10;",
    "&#9;",
    "&amp;",
    "&lt;",
    "&gt;",
    ">",
    "&quot;",
    "&apos;",
    "é",
    "e\u{301}",
    "\u{1d54f}",
    "&#x1D54F;",
    "]]&gt;",
    "\u{85}",
    "\u{2028}",
    "\u{a0}",
];

/// A document and what to ask about it.
#[derive(Debug)]
pub struct Sample {
    pub text: String,
    /// Elements in the document.
    pub elements: usize,
}

struct Generator<'r> {
    random: &'r mut Random,
    out: String,
    elements: usize,
    ampersands: bool,
    /// Prefixes in scope with their URIs as written, innermost last.
    scope: Vec<(&'static str, &'static str)>,
}

/// One document. With `id`, its root has `ID="_r"` and separate tags, so that it can be signed;
/// with `ampersands`, there may be some in namespace names.
pub fn document(random: &mut Random, id: bool, ampersands: bool) -> Sample {
    let mut generator = Generator {
        random,
        out: String::new(),
        elements: 0,
        ampersands,
        scope: Vec::new(),
    };
    if generator.random.once_in(4) {
        generator
            .out
            .push_str("<?xml version='1.0' encoding=\"UTF-8\"?>");
    }
    if generator.random.once_in(6) {
        generator.out.push_str("\n<!-- before -->\n");
    }
    generator.element(0, id);
    if generator.random.once_in(6) {
        generator.out.push_str("\n<!-- after -->\n");
    }
    Sample {
        text: generator.out,
        elements: generator.elements,
    }
}

impl Generator<'_> {
    fn element(&mut self, depth: usize, id: bool) {
        self.elements += 1;
        let outside = self.scope.len();
        let declarations = self.declarations();
        let prefix = self.prefix();
        let name = format!("{prefix}{}", self.random.pick(&NAMES));
        let mut parts = declarations;
        parts.extend(self.attributes());
        if id {
            parts.push(" ID=\"_r\"".into());
        }
        // Declarations may stand behind the attributes that need them.
        for at in (1..parts.len()).rev() {
            let other = self.random.below(at + 1);
            parts.swap(at, other);
        }
        self.out.push('<');
        self.out.push_str(&name);
        self.out.extend(parts);
        self.space();
        if !id && self.random.once_in(4) {
            self.out.push_str("/>");
        } else {
            self.out.push('>');
            self.content(depth);
            self.out.push_str("</");
            self.out.push_str(&name);
            self.space();
            self.out.push('>');
        }
        self.scope.truncate(outside);
    }

    fn content(&mut self, depth: usize) {
        let most = if depth == 0 { 6 } else { 4 };
        for _ in 0..self.random.below(most) {
            match self.random.below(7) {
                0..=3 if depth < 6 => self.element(depth + 1, false),
                4 => self.out.push_str("<!-- - c -->"),
                _ => {
                    for _ in 0..self.random.below(4) {
                        let text = self.random.pick(&TEXTS);
                        self.out.push_str(text);
                    }
                }
            }
        }
    }

    fn space(&mut self) {
        if self.random.once_in(5) {
            let space = self.random.pick(&[" ", "\n", "\t ", "\r\n"]);
            self.out.push_str(space);
        }
    }

    fn declarations(&mut self) -> Vec<String> {
        let mut written: Vec<&str> = Vec::new();
        let mut out = Vec::new();
        for _ in 0..self.random.below(4) {
            let prefix = match self.random.below(3) {
                0 => "",
                _ => self.random.pick(&PREFIXES),
            };
            if written.contains(&prefix) {
                continue;
            }
            written.push(prefix);
            let uri = match prefix {
                "" if self.random.once_in(3) => "",
                _ if self.ampersands && self.random.once_in(8) => AMPERSAND,
                _ => self.random.pick(&URIS),
            };
            self.scope.push((prefix, uri));
            let colon = if prefix.is_empty() { "" } else { ":" };
            let quote = if uri.contains('\'') { '"' } else { '\'' };
            out.push(format!(" xmlns{colon}{prefix}={quote}{uri}{quote}"));
        }
        out
    }

    /// The URI that a prefix means here.
    fn meaning(&self, prefix: &str) -> Option<&'static str> {
        let found = self.scope.iter().rev().find(|(known, _)| *known == prefix);
        found.map(|(_, uri)| *uri)
    }

    /// A prefix in scope with its colon, or none.
    fn prefix(&mut self) -> String {
        let prefix = self.random.pick(&PREFIXES);
        match self.meaning(prefix) {
            Some(_) if !self.random.once_in(4) => format!("{prefix}:"),
            _ => String::new(),
        }
    }

    fn attributes(&mut self) -> Vec<String> {
        let mut used: Vec<(&str, &str)> = Vec::new();
        let mut out = Vec::new();
        for _ in 0..self.random.below(5) {
            let prefix = self.random.pick(&PREFIXES);
            let (prefix, uri) = match self.meaning(prefix) {
                Some(uri) if self.random.once_in(2) => (prefix, uri),
                _ if self.random.once_in(5) => ("xml", "xml"),
                _ => ("", ""),
            };
            let name = match prefix {
                "xml" => self.random.pick(&["lang", "space", "base"]),
                _ => self.random.pick(&ATTRIBUTES),
            };
            if used.contains(&(uri, name)) {
                continue;
            }
            used.push((uri, name));
            let quote = if self.random.once_in(3) { '\'' } else { '"' };
            let value = match name {
                "space" => self.random.pick(&["preserve", "default"]).to_owned(),
                "lang" => self.random.pick(&["en", "de-AT", ""]).to_owned(),
                "base" => "http://base.example/".to_owned(),
                _ => self.value(quote),
            };
            let colon = if prefix.is_empty() { "" } else { ":" };
            let equals = if self.random.once_in(6) { " = " } else { "=" };
            let space = self.random.pick(&[" ", "  ", "\n", " \t"]);
            out.push(format!(
                "{space}{prefix}{colon}{name}{equals}{quote}{value}{quote}"
            ));
        }
        out
    }

    fn value(&mut self, quote: char) -> String {
        let mut value = String::new();
        for _ in 0..self.random.below(5) {
            value.push_str(self.random.pick(&TEXTS));
        }
        if self.random.once_in(3) {
            value.push(if quote == '"' { '\'' } else { '"' });
        }
        value
    }
}

/// A list of prefixes for `InclusiveNamespaces`: bound, unbound and the default.
pub fn prefix_list(random: &mut Random) -> String {
    let mut list: Vec<&str> = Vec::new();
    for _ in 0..1 + random.below(4) {
        let prefix = match random.below(5) {
            0 => "#default",
            _ => random.pick(&PREFIXES),
        };
        if !list.contains(&prefix) {
            list.push(prefix);
        }
    }
    list.join(" ")
}
