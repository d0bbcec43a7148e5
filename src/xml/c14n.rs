//! STUB
use super::tree::Element;
/// Exclusive canonical form without comments of an element.
pub fn canonicalize(element: Element<'_>) -> Vec<u8> {
    let _ = element;
    unimplemented!()
}
