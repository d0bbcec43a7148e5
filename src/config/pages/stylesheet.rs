//! The operator's stylesheet. Browsers would refuse what is fetched from elsewhere, since the
//! policy of our pages allows our own files only; so it is refused here, where somebody is told.

use super::mounted::{MountedFile, Piece};

/// What has no effect on our pages, and why.
const REFUSED: [(&str, &str); 4] = [
    ("@import", "fetches another stylesheet: put its rules here"),
    ("@font-face", "fetches a font: pages load none"),
    (
        "image-set(",
        "is not looked into: use url() with one of files",
    ),
    ("src(", "is not looked into: use url() with one of files"),
];

/// The stylesheet in pieces, between them the images that it names.
///
/// # Errors
/// Where it is wrong, as a place in the text, and why.
pub(super) fn read(css: &str, files: &[MountedFile]) -> Result<Vec<Piece>, (usize, String)> {
    // Of the same length, since only ASCII changes.
    let lower = without_comments(css)?.to_ascii_lowercase();
    for (word, why) in REFUSED {
        if let Some(at) = lower.find(word) {
            return Err((at, format!("{word} {why}")));
        }
    }
    let mut pieces = Vec::new();
    let mut done = 0;
    while let Some(found) = lower.get(done..).and_then(|rest| rest.find("url(")) {
        let start = done + found + "url(".len();
        let rest = css.get(start..).unwrap_or_default();
        let Some(length) = rest.find(')') else {
            return Err((start, "url( is not closed".to_owned()));
        };
        let name = rest.get(..length).unwrap_or_default().trim();
        let name = unquoted(name);
        if !files.iter().any(|file| file.name == name) {
            let why = format!("url({name}) must name one of files: nothing else is loaded");
            return Err((start, why));
        }
        pieces.push(Piece::Text(
            css.get(done..start).unwrap_or_default().to_owned(),
        ));
        pieces.push(Piece::Image(name.to_owned()));
        done = start + length;
    }
    pieces.push(Piece::Text(css.get(done..).unwrap_or_default().to_owned()));
    Ok(pieces)
}

fn unquoted(text: &str) -> &str {
    for quote in ['"', '\''] {
        let inner = text.strip_prefix(quote);
        if let Some(inner) = inner.and_then(|rest| rest.strip_suffix(quote)) {
            return inner;
        }
    }
    text
}

/// Blanks in place of comments, so that what is only mentioned in one is not refused.
fn without_comments(css: &str) -> Result<String, (usize, String)> {
    let mut text = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(start) = rest.find("/*") {
        let (before, comment) = rest.split_at(start);
        let Some(length) = comment.find("*/").map(|end| end + 2) else {
            return Err((text.len() + start, "a comment is not closed".to_owned()));
        };
        text.push_str(before);
        let (comment, after) = comment.split_at(length);
        let blank = |byte| if byte == b'\n' { '\n' } else { ' ' };
        text.extend(comment.bytes().map(blank));
        rest = after;
    }
    text.push_str(rest);
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files() -> Vec<MountedFile> {
        vec![MountedFile {
            name: "wave.svg".to_owned(),
            ending: "svg",
            bytes: b"<svg/>".as_slice().into(),
        }]
    }

    #[test]
    fn images_are_named_and_everything_else_stays_as_it_is() {
        let css = "/* @import url(x) ü */\nheader { background: url( \"wave.svg\" ) }";
        let pieces = read(css, &files()).unwrap();
        let text = |text: &str| Piece::Text(text.to_owned());
        assert_eq!(
            pieces,
            [
                text("/* @import url(x) ü */\nheader { background: url("),
                Piece::Image("wave.svg".to_owned()),
                text(") }"),
            ]
        );
    }

    #[test]
    fn what_would_be_fetched_from_elsewhere_is_refused() {
        for css in [
            "@import 'x.css';",
            "@IMPORT url(wave.svg);",
            "@font-face { font-family: x }",
            "a { background: URL(https://cdn.example/x.png) }",
            "a { background: url(//cdn.example/x.png) }",
            "a { background: url(data:image/png;base64,AAAA) }",
            "a { background: url(other.svg) }",
            "a { background: url(wave.svg",
            "a { background: image-set('x.png' 1x) }",
            "a { } /* open",
        ] {
            assert!(read(css, &files()).is_err(), "{css}");
        }
    }
}
