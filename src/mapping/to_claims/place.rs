//! Where in a set of claims a value stands: a path of names with dots between them.

use serde_json::{Map, Value};

/// Puts a value at its path. A name on the way that is taken by something else stays as it is, and
/// the value is left out.
pub(super) fn put(claims: &mut Map<String, Value>, path: &str, value: Value) {
    let Some((outer, inner)) = path.split_once('.') else {
        claims.insert(path.to_owned(), value);
        return;
    };
    let member = claims
        .entry(outer)
        .or_insert_with(|| Value::Object(Map::new()));
    if let Some(member) = member.as_object_mut() {
        put(member, inner, value);
    }
}
