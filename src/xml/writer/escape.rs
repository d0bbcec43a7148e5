//! Values as canonical XML writes them. `[ExcC14N §1.1]`

/// Escapes text as canonical XML does. `[ExcC14N §1.1]`
pub(in crate::xml) fn escape_text(value: &str, out: &mut String) {
    escape(value, out, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'\r' => Some("&#xD;"),
        _ => None,
    });
}

/// Escapes an attribute value as canonical XML does.
pub(in crate::xml) fn escape_attribute(value: &str, out: &mut String) {
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
    // Most values need nothing; looking at all bytes at once is quicker than stopping early.
    if !value
        .bytes()
        .fold(false, |found, byte| found | replacement(byte).is_some())
    {
        out.push_str(value);
        return;
    }
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
