//! Our stylesheet and scripts as they are sent: without what only their authors read.

/// The lines without indentation, empty ones and comments. A line that begins with `//` is one.
pub(super) fn script(text: &str) -> String {
    let lines = text.lines().map(str::trim);
    let mut lean = String::with_capacity(text.len());
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with("//")) {
        lean.push_str(line);
        lean.push('\n');
    }
    lean
}

/// The same without the spaces and line breaks that mean nothing in our stylesheet: those around
/// braces, and after colons, commas and semicolons. Within quotes none of these stands.
pub(super) fn stylesheet(text: &str) -> String {
    let mut lean = script(text).replace('\n', " ");
    for (long, short) in [
        (" {", "{"),
        ("{ ", "{"),
        (": ", ":"),
        (", ", ","),
        ("; ", ";"),
        ("} ", "}"),
        (" }", "}"),
        (";}", "}"),
        (" > ", ">"),
    ] {
        lean = lean.replace(long, short);
    }
    lean
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_something_stays() {
        let css = ":root {\n  --font: a, \"B C\";\n}\n@media (min-width: 40rem) {\n  \
                   a > b:not(.c) :first-child, p + p { margin: 0 calc(1rem - 2px); content: \" · \"; }\n}\n";
        assert_eq!(
            stylesheet(css),
            ":root{--font:a,\"B C\"}@media (min-width:40rem){a>b:not(.c) :first-child,p + p\
             {margin:0 calc(1rem - 2px);content:\" · \"}}"
        );
        assert_eq!(script("// Why.\na();\n\n  b();\n"), "a();\nb();\n");
    }
}
