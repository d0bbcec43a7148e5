//! A fragment of HTML for header or footer. The operator mounts it, so it is trusted; but it stands
//! on every page, so it may hold only what cannot break one: elements of a short list, each closed,
//! nothing that runs, and nothing that the policy of our pages would block.

use std::fmt::Write as _;

use super::mounted::{MountedFile, Piece};

/// Elements that may stand in a fragment. No heading: each page has its own outline.
const ELEMENTS: [&str; 27] = [
    "a", "abbr", "address", "b", "bdi", "br", "cite", "dd", "div", "dl", "dt", "em", "hr", "i",
    "img", "li", "nav", "ol", "p", "small", "span", "strong", "sub", "sup", "time", "ul", "wbr",
];
const EMPTY: [&str; 4] = ["br", "hr", "img", "wbr"];
const ATTRIBUTES: [&str; 13] = [
    "alt", "class", "datetime", "dir", "height", "href", "hreflang", "lang", "rel", "role", "src",
    "title", "width",
];

/// Where something is wrong, as a place in the text, and what.
type Wrong = (usize, String);

/// The fragment in pieces, between them the images that it names.
///
/// # Errors
/// What is wrong first.
pub(super) fn read(html: &str, files: &[MountedFile]) -> Result<Vec<Piece>, Wrong> {
    let mut reading = Reading {
        html,
        at: 0,
        files,
        open: Vec::new(),
        written: String::new(),
        pieces: Vec::new(),
    };
    while let Some(found) = reading.rest().find('<') {
        reading.keep(found);
        reading.markup()?;
    }
    let left = reading.rest().len();
    reading.keep(left);
    if let Some((name, at)) = reading.open.pop() {
        return Err((at, format!("<{name}> is not closed")));
    }
    reading.cut();
    Ok(reading.pieces)
}

struct Reading<'a> {
    html: &'a str,
    at: usize,
    files: &'a [MountedFile],
    open: Vec<(String, usize)>,
    written: String,
    pieces: Vec<Piece>,
}

impl<'a> Reading<'a> {
    fn rest(&self) -> &'a str {
        self.html.get(self.at..).unwrap_or_default()
    }

    /// Takes over the next bytes as they are.
    fn keep(&mut self, length: usize) {
        let kept = self.rest().get(..length).unwrap_or_default();
        self.written.push_str(kept);
        self.at += length;
    }

    fn skip(&mut self, length: usize) {
        self.at += length;
    }

    fn wrong(&self, why: impl Into<String>) -> Wrong {
        (self.at, why.into())
    }

    /// Ends a piece of text.
    fn cut(&mut self) {
        let text = std::mem::take(&mut self.written);
        if !text.is_empty() {
            self.pieces.push(Piece::Text(text));
        }
    }

    /// At a `<`.
    fn markup(&mut self) -> Result<(), Wrong> {
        let rest = self.rest();
        if rest.starts_with("<!--") {
            let end = rest.find("-->");
            let end = end.ok_or_else(|| self.wrong("a comment is not closed"))?;
            self.skip(end + "-->".len());
            return Ok(());
        }
        if let Some(closing) = rest.strip_prefix("</") {
            let end = closing.find('>').unwrap_or(closing.len());
            let name = closing.get(..end).unwrap_or_default().trim();
            let name = name.to_ascii_lowercase();
            return match self.open.pop() {
                Some((open, _)) if open == name => {
                    self.keep("</".len() + end + ">".len());
                    Ok(())
                }
                Some((open, _)) => Err(self.wrong(format!("</{name}> where <{open}> is open"))),
                None => Err(self.wrong(format!("</{name}> closes nothing"))),
            };
        }
        self.element()
    }

    fn element(&mut self) -> Result<(), Wrong> {
        let start = self.at;
        let name = self.rest().get(1..).unwrap_or_default();
        let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '-');
        let name = name.get(..end.unwrap_or(name.len())).unwrap_or_default();
        let length = name.len();
        let name = name.to_ascii_lowercase();
        if name.is_empty() {
            return Err(self.wrong("a < that begins no element: write &lt;"));
        }
        if !ELEMENTS.contains(&name.as_str()) {
            return Err(self.wrong(format!(
                "<{name}> may not stand in a fragment; these may: {}",
                ELEMENTS.join(", ")
            )));
        }
        self.keep(1 + length);
        let mut seen: Vec<String> = Vec::new();
        loop {
            let rest = self.rest();
            self.skip(rest.len() - rest.trim_start().len());
            let rest = self.rest();
            if rest.starts_with("/>") || rest.starts_with('>') {
                let length = if rest.starts_with('/') { 2 } else { 1 };
                self.skip(length);
                self.written.push('>');
                break;
            }
            let attribute = self.attribute(&name)?;
            if seen.contains(&attribute) {
                return Err(self.wrong(format!("{attribute} stands twice")));
            }
            seen.push(attribute);
        }
        if name == "img" && !seen.iter().any(|it| it == "alt") {
            let why = "<img> needs alt: what the image says, or \"\" where it only decorates";
            return Err((start, why.to_owned()));
        }
        if !EMPTY.contains(&name.as_str()) {
            self.open.push((name, start));
        }
        Ok(())
    }

    /// Takes over one attribute, and yields its name.
    fn attribute(&mut self, element: &str) -> Result<String, Wrong> {
        let rest = self.rest();
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-');
        let name = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
        let length = name.len();
        let name = name.to_ascii_lowercase();
        if name.is_empty() {
            return Err(self.wrong(format!("<{element}> is not written as it should be")));
        }
        let known = ATTRIBUTES.contains(&name.as_str());
        if !known && !name.starts_with("aria-") && !name.starts_with("data-") {
            return Err(self.wrong(match name.as_str() {
                "style" => {
                    "style is blocked by the pages' policy: use class and the stylesheet".into()
                }
                "id" => "id could meet one of ours: use class".into(),
                _ if name.starts_with("on") => format!("{name} runs a script: pages run none"),
                _ => format!("the attribute {name} may not stand in a fragment"),
            }));
        }
        let value = rest.get(length..).unwrap_or_default().trim_start();
        let value = value.strip_prefix('=').map(str::trim_start);
        let quoted = value.and_then(|value| {
            let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            let inner = value.get(1..)?;
            Some((inner.get(..inner.find(quote)?)?, quote, inner))
        });
        let Some((value, quote, inner)) = quoted else {
            return Err(self.wrong(format!("{name} needs a value in quotes")));
        };
        let used = rest.len() - inner.len() + value.len() + 1;
        self.value(element, &name, value, quote)?;
        self.skip(used);
        Ok(name)
    }

    fn value(&mut self, element: &str, name: &str, value: &str, quote: char) -> Result<(), Wrong> {
        match name {
            "href" if element == "a" && leads_somewhere(value) => {}
            "href" => {
                let why = "must lead to https://, mailto:, tel: or a path of this website";
                return Err(self.wrong(format!("href {why}, on <a>")));
            }
            "src" => {
                let known = self.files.iter().any(|file| file.name == value);
                if element != "img" || !known {
                    let why = "must name one of files: nothing else is loaded";
                    return Err(self.wrong(format!("src {why}, on <img>")));
                }
                self.written.push_str(" src=\"");
                self.cut();
                self.pieces.push(Piece::Image(value.to_owned()));
                self.written.push('"');
                return Ok(());
            }
            _ => {}
        }
        // Writing into a String cannot fail.
        let _ = write!(self.written, " {name}={quote}{value}{quote}");
        Ok(())
    }
}

/// An address as it stands, without references to characters that could hide another.
fn leads_somewhere(value: &str) -> bool {
    let plain = value
        .chars()
        .all(|c| !c.is_control() && !c.is_whitespace() && c != '\\');
    let local = value.starts_with('/') && !value.starts_with("//");
    let scheme = ["https://", "mailto:", "tel:"];
    plain && (local || scheme.iter().any(|scheme| value.starts_with(scheme)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files() -> Vec<MountedFile> {
        vec![MountedFile {
            name: "emblem.svg".to_owned(),
            ending: "svg",
            bytes: b"<svg/>".as_slice().into(),
        }]
    }

    #[test]
    fn a_fragment_of_links_lists_and_images_is_taken_over() {
        let html = "<p class='x'>Ministry &amp; more<br/>\n<a href=\"https://a.example/?b=1\" \
                    hreflang=fr>"
            .replace("hreflang=fr", "hreflang=\"fr\"")
            + "A</a> <img src='emblem.svg' alt=\"\"></p><!-- <script> -->";
        let pieces = read(&html, &files()).unwrap();
        let text = |text: &str| Piece::Text(text.to_owned());
        assert_eq!(
            pieces,
            [
                text(
                    "<p class='x'>Ministry &amp; more<br>\n<a href=\"https://a.example/?b=1\" \
                     hreflang=\"fr\">A</a> <img src=\""
                ),
                Piece::Image("emblem.svg".to_owned()),
                text("\" alt=\"\"></p>"),
            ]
        );
    }

    #[test]
    fn what_runs_breaks_the_page_or_is_blocked_is_refused_with_the_reason() {
        for (html, why) in [
            ("<script>alert(1)</script>", "<script> may not stand"),
            ("<p>\n<iframe src='x'></iframe></p>", "<iframe> may not"),
            ("<style>p{}</style>", "<style> may not"),
            ("<svg onload='x'></svg>", "<svg> may not"),
            ("<h1>Us</h1>", "<h1> may not"),
            ("<form></form>", "<form> may not"),
            ("<p style='color:red'>x</p>", "style is blocked"),
            ("<p onclick='x()'>x</p>", "onclick runs a script"),
            ("<p ONCLICK='x()'>x</p>", "onclick runs a script"),
            ("<p id='content'>x</p>", "id could meet"),
            ("<p srcdoc='x'>x</p>", "the attribute srcdoc"),
            ("<a href='javascript:alert(1)'>x</a>", "href must lead"),
            ("<a href='//evil.example'>x</a>", "href must lead"),
            ("<a href='/\\evil.example'>x</a>", "href must lead"),
            ("<a href='&#106;avascript:x'>x</a>", "href must lead"),
            ("<a href='http://plain.example'>x</a>", "href must lead"),
            ("<p href='/x'>x</p>", "href must lead"),
            (
                "<img src='https://cdn.example/x.png' alt=''>",
                "src must name",
            ),
            ("<img src='other.svg' alt=''>", "src must name"),
            ("<img src='emblem.svg'>", "<img> needs alt"),
            ("<p class=x>y</p>", "class needs a value in quotes"),
            ("<p class='x' class='y'>y</p>", "class stands twice"),
            ("<p class='x>y</p>", "class needs a value"),
            ("<p>x", "<p> is not closed"),
            ("<p>x</div>", "</div> where <p> is open"),
            ("</main>", "</main> closes nothing"),
            ("1 < 2", "begins no element"),
            ("<!doctype html>", "begins no element"),
            ("<p <b>x</b>", "not written as it should be"),
            ("<!-- x", "a comment is not closed"),
        ] {
            let (_, said) = read(html, &files()).expect_err(html);
            assert!(said.contains(why), "{html}: {said}");
        }
        let (at, _) = read("<p>\n<iframe></iframe></p>", &[]).unwrap_err();
        assert_eq!(at, 4);
    }
}
