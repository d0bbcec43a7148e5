//! Where a link, a form or a `Refresh` header may lead.
//!
//! Text comes in once, at the edge; what comes out can be put into an attribute, a header and a
//! policy without another thought: no `javascript:`, no scheme-relative address, no line break.

use url::Url;

/// A path on this host, or an absolute http(s) address without credentials.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    text: String,
    form_source: String,
}

/// Neither a local path nor an absolute http(s) address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a local path or an absolute http(s) address")]
pub struct InvalidTarget;

impl InvalidTarget {
    /// The stable code of this error.
    pub fn code(self) -> &'static str {
        "page.target"
    }
}

impl Target {
    /// Takes `/path?query` on this host, or an absolute address, which is kept in its normal
    /// form (non-ASCII percent-encoded).
    pub fn parse(text: &str) -> Result<Self, InvalidTarget> {
        if text.starts_with('/') {
            return Self::local(text);
        }
        let url = Url::parse(text).map_err(|_| InvalidTarget)?;
        let plain = matches!(url.scheme(), "http" | "https")
            && url.has_host()
            && url.username().is_empty()
            && url.password().is_none();
        if !plain {
            return Err(InvalidTarget);
        }
        let path = url.path().replace(';', "%3B").replace(',', "%2C");
        Ok(Self {
            form_source: format!("{}{path}", url.origin().ascii_serialization()),
            text: url.into(),
        })
    }

    fn local(text: &str) -> Result<Self, InvalidTarget> {
        let clean = text
            .chars()
            .all(|c| c.is_ascii_graphic() && !matches!(c, '\\' | '"' | '<' | '>'));
        if !clean || text.starts_with("//") {
            return Err(InvalidTarget);
        }
        Ok(Self {
            text: text.to_owned(),
            form_source: "'self'".to_owned(),
        })
    }

    /// The address as it stands in an attribute (to be escaped) or a header.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The source expression for every host over this target's scheme.
    pub(super) fn scheme_source(&self) -> &'static str {
        if self.text.starts_with("http:") {
            "http:"
        } else {
            "https:"
        }
    }

    /// The source expression that lets a form go there and nowhere else: origin and path, or
    /// `'self'` for a local path. `;` and `,` are encoded, since they would end the directive.
    pub(super) fn form_source(&self) -> &str {
        &self.form_source
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_local_paths_and_plain_web_addresses_are_targets() {
        for text in [
            "javascript:alert(1)",
            "data:text/html,x",
            "//evil.example/",
            "/\\evil.example/",
            "/a\r\nSet-Cookie: x=1",
            "/a b",
            "https://user:pw@node.example/",
            "mailto:a@b.example",
            "relative",
            "",
        ] {
            assert_eq!(Target::parse(text), Err(InvalidTarget), "{text:?}");
        }
        assert!(Target::parse("/connector/finish?handle=a").is_ok());
        assert!(Target::parse("http://127.0.0.1:8080/x").is_ok());
    }

    #[test]
    fn a_form_source_is_origin_and_path_and_cannot_end_the_directive() {
        let target = Target::parse("https://node.example:8443/SSO;v=1,2?x=1#f").unwrap();
        assert_eq!(
            target.form_source(),
            "https://node.example:8443/SSO%3Bv=1%2C2"
        );
    }
}
