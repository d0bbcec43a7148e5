//! What a document may cost: caps that the reader checks while it reads, before any tree or
//! digest exists. One value for messages that anybody may send, one for metadata files.

/// What the reader does with comments inside the document element.
///
/// Comments before or after it are skipped under either rule: they belong to no element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comments {
    /// A comment refuses the document: it could split a text in two.
    Refuse,
    /// Comments are left out of the tree, as canonicalisation leaves them out of the digest.
    Drop,
}

/// The caps of one kind of document. Sizes are in bytes of UTF-8.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Length of the whole document.
    pub bytes: usize,
    /// Elements open at the same time.
    pub depth: usize,
    /// Elements in the whole document.
    pub elements: usize,
    /// Attributes in the whole document, namespace declarations not counted.
    pub attributes: usize,
    /// Attributes of one element, namespace declarations not counted.
    pub attributes_per_element: usize,
    /// Namespace declarations of one element.
    pub namespaces_per_element: usize,
    /// Namespace declarations in scope at any point.
    pub namespaces_in_scope: usize,
    /// Length of one attribute value.
    pub attribute_value: usize,
    /// Length of one run of text.
    pub text: usize,
    /// What to do with comments inside the document element.
    pub comments: Comments,
}

impl Limits {
    /// Caps for SAML messages and what is decrypted out of them.
    pub const MESSAGE: Self = Self {
        bytes: 128 * 1024,
        depth: 64,
        elements: 2_000,
        attributes: 8_000,
        attributes_per_element: 64,
        namespaces_per_element: 64,
        namespaces_in_scope: 128,
        attribute_value: 16 * 1024,
        text: 128 * 1024,
        comments: Comments::Refuse,
    };

    /// Caps for metadata and metadata service lists.
    pub const METADATA: Self = Self {
        bytes: 2 * 1024 * 1024,
        depth: 64,
        elements: 24_000,
        attributes: 36_000,
        attributes_per_element: 64,
        namespaces_per_element: 32,
        namespaces_in_scope: 40,
        attribute_value: 64 * 1024,
        text: 256 * 1024,
        comments: Comments::Drop,
    };
}
