//! Why the reader refused a document: closed facts, nothing of the document's content.

/// A document that is not well-formed, outside our profile, or too big.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum XmlError {
    /// More bytes than [`super::Limits::bytes`].
    #[error("the document is too large")]
    TooLarge,
    /// Deeper than [`super::Limits::depth`].
    #[error("elements are nested too deep")]
    TooDeep,
    /// More than [`super::Limits::elements`].
    #[error("too many elements")]
    TooManyElements,
    /// More than [`super::Limits::attributes_per_element`].
    #[error("too many attributes on one element")]
    TooManyAttributes,
    /// More than [`super::Limits::namespaces_per_element`] or in scope.
    #[error("too many namespace declarations")]
    TooManyNamespaces,
    /// A text or attribute value above its cap.
    #[error("a value is too long")]
    ValueTooLong,
    /// Not UTF-8, or another encoding declared.
    #[error("the document is not UTF-8")]
    Encoding,
    /// Any version but 1.0.
    #[error("the XML version is not 1.0")]
    Version,
    /// A character that XML 1.0 forbids, literal or by reference. `[XML §2.2]`
    #[error("a forbidden character")]
    ForbiddenCharacter,
    /// A document type declaration.
    #[error("a document type declaration")]
    Doctype,
    /// A processing instruction.
    #[error("a processing instruction")]
    ProcessingInstruction,
    /// A CDATA section.
    #[error("a CDATA section")]
    Cdata,
    /// A comment where comments are refused.
    #[error("a comment")]
    Comment,
    /// Not well-formed in any other way. `[XML §2.1]`
    #[error("not well-formed")]
    Syntax,
    /// An end tag that closes another element.
    #[error("start and end tag differ")]
    MismatchedTag,
    /// The document ends within its root element.
    #[error("the document is not complete")]
    Incomplete,
    /// Anything but white space and comments after the root element.
    #[error("content after the root element")]
    TrailingContent,
    /// An entity other than the five predefined ones.
    #[error("an undefined entity")]
    UnknownEntity,
    /// The same attribute twice on one element, by name or expanded name. `[XMLNS §6.3]`
    #[error("the same attribute twice")]
    DuplicateAttribute,
    /// A prefix without declaration. `[XMLNS §5]`
    #[error("an undeclared prefix")]
    UndeclaredPrefix,
    /// A namespace name that is no absolute URI.
    #[error("a relative namespace name")]
    RelativeNamespace,
    /// `xml` or `xmlns` bound to something else, or a prefix unbound. `[XMLNS §3]`
    #[error("a reserved prefix or namespace is misused")]
    ReservedNamespace,
    /// Two attributes ID, Id or id with one value.
    #[error("the same ID twice")]
    DuplicateId,
    /// An attribute named ID in a namespace, `xml:id` among them.
    #[error("an ID attribute in a namespace")]
    QualifiedId,
}

impl XmlError {
    /// The stable code for logs and pages.
    pub fn code(self) -> &'static str {
        match self {
            Self::TooLarge => "xml.too-large",
            Self::TooDeep => "xml.too-deep",
            Self::TooManyElements => "xml.too-many-elements",
            Self::TooManyAttributes => "xml.too-many-attributes",
            Self::TooManyNamespaces => "xml.too-many-namespaces",
            Self::ValueTooLong => "xml.value-too-long",
            Self::Encoding => "xml.encoding",
            Self::Version => "xml.version",
            Self::ForbiddenCharacter => "xml.forbidden-character",
            Self::Doctype => "xml.doctype",
            Self::ProcessingInstruction => "xml.processing-instruction",
            Self::Cdata => "xml.cdata",
            Self::Comment => "xml.comment",
            Self::Syntax => "xml.syntax",
            Self::MismatchedTag => "xml.mismatched-tag",
            Self::Incomplete => "xml.incomplete",
            Self::TrailingContent => "xml.trailing-content",
            Self::UnknownEntity => "xml.unknown-entity",
            Self::DuplicateAttribute => "xml.duplicate-attribute",
            Self::UndeclaredPrefix => "xml.undeclared-prefix",
            Self::RelativeNamespace => "xml.relative-namespace",
            Self::ReservedNamespace => "xml.reserved-namespace",
            Self::DuplicateId => "xml.duplicate-id",
            Self::QualifiedId => "xml.qualified-id",
        }
    }
}
