//! What a writer refuses.

/// A value or name that cannot stand in an XML document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// A character that XML 1.0 forbids, such as NUL. `[XML §2.2]`
    #[error("a value holds a character that XML forbids")]
    ForbiddenCharacter,
    /// A value or document above the caps of our own reader.
    #[error("a value is longer than we would read")]
    TooLong,
    /// Elements opened and closed do not match, or an attribute stands behind content.
    #[error("elements were not opened and closed in order")]
    Order,
    /// A prefix without declaration, a declaration twice or of nothing, or a finished element
    /// whose prefixes mean something already where it is put. `[XMLNS §5]`
    #[error("a prefix is not declared, or declared where it must not be")]
    Namespace,
    /// An attribute twice in an element, or an ID twice in a document.
    #[error("an attribute or an ID occurs twice")]
    Duplicate,
}

impl WriteError {
    /// The stable code for logs and pages.
    pub fn code(self) -> &'static str {
        match self {
            Self::ForbiddenCharacter => "xml-write.forbidden-character",
            Self::TooLong => "xml-write.too-long",
            Self::Order => "xml-write.order",
            Self::Namespace => "xml-write.namespace",
            Self::Duplicate => "xml-write.duplicate",
        }
    }
}
