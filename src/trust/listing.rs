//! What a service list says against a country. It is laid over what the country's file says, is in
//! force at once, and never widens what the file allows.

use jiff::Timestamp;
use serde::Serialize;

/// What a country's own service list says against it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Listing {
    /// The list's name.
    pub list: String,
    /// It, or one of its registered nodes, is suspended: neither direction works.
    pub suspended: bool,
    /// People are not to be shown it for choice; who asks for it by its code still gets there.
    pub hidden: bool,
    /// When the list that said so first was issued, as far as is known since the start.
    pub since: Timestamp,
}
