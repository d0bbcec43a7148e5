//! The frame of the demo's pages, and the escaping of what goes into them.

/// A whole page; `body` is HTML, the rest is text. `colour` is a CSS colour.
pub(super) fn page(place: &str, title: &str, colour: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=en><head><meta charset=utf-8>\
         <meta name=viewport content=\"width=device-width, initial-scale=1\">\
         <title>{title} · {place}</title><style>\
         body{{margin:0;font:1.1rem/1.5 system-ui,sans-serif;color:#1b1b1b;background:#fff}}\
         header{{background:{colour};color:#fff;padding:1rem}}\
         header p{{margin:0 auto;max-width:44rem}}\
         main{{max-width:44rem;margin:0 auto;padding:1rem}}\
         label{{display:block}}select,button,a.big{{font:inherit;padding:.6rem 1rem;max-width:100%}}\
         button,a.big{{background:{colour};color:#fff;border:2px solid {colour};border-radius:4px;\
         display:inline-block;text-decoration:none}}\
         button.second{{background:#fff;color:{colour}}}\
         table{{border-collapse:collapse}}th,td{{text-align:left;vertical-align:top;padding:.3rem;\
         border-bottom:1px solid #767676}}th{{white-space:nowrap}}\
         td{{overflow-wrap:anywhere;white-space:pre-wrap}}pre{{overflow:auto}}\
         @media (max-width:40rem){{th,td{{display:block}}th{{border:0;padding-bottom:0}}}}\
         </style></head><body><header><p>{place}</p></header><main><h1>{title}</h1>{body}</main>\
         </body></html>",
        place = escape(place),
        title = escape(title),
        colour = escape(colour),
    )
}

/// Text as HTML, also within quoted attributes.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_cannot_become_markup() {
        let page = page("<b>", "O'Brien & \"Co\"", "navy", "<p>body</p>");
        assert!(page.contains("&lt;b&gt;") && page.contains("O&#39;Brien &amp; &quot;Co&quot;"));
        assert!(!page.contains("<b>") && page.contains("<p>body</p>"));
    }
}
