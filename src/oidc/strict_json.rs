//! JSON from a peer: no member twice, bounded depth.
//!
//! Two parsers that pick different twins of a duplicated member are an attack; we refuse the
//! document instead [RFC7519 §4, RFC8725 §2.4].

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

/// Parses one JSON object, at most `max_depth` levels deep. `None` for anything else.
pub(crate) fn parse_object(text: &[u8], max_depth: usize) -> Option<Map<String, Value>> {
    let mut deserializer = serde_json::Deserializer::from_slice(text);
    let value = Strict { max_depth }.deserialize(&mut deserializer).ok()?;
    deserializer.end().ok()?;
    match value {
        Value::Object(map) => Some(map),
        _ => None,
    }
}

#[derive(Clone, Copy)]
struct Strict {
    max_depth: usize,
}

impl Strict {
    fn inner<E: Error>(self) -> Result<Self, E> {
        let max_depth = self.max_depth.checked_sub(1);
        max_depth
            .map(|max_depth| Self { max_depth })
            .ok_or_else(|| E::custom("too deep"))
    }
}

impl<'de> DeserializeSeed<'de> for Strict {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON without duplicate members")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value)
            .map(Value::Number)
            .ok_or_else(|| E::custom("not a number"))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let inner = self.inner()?;
        let mut items = Vec::new();
        while let Some(item) = seq.next_element_seed(inner)? {
            items.push(item);
        }
        Ok(Value::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let inner = self.inner()?;
        let mut map = Map::new();
        while let Some(name) = access.next_key::<String>()? {
            let value = access.next_value_seed(inner)?;
            if map.insert(name, value).is_some() {
                return Err(A::Error::custom("duplicate member"));
            }
        }
        Ok(Value::Object(map))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ordinary_object_is_read_whole() {
        let map = parse_object(br#"{"a":[1,-2,1.5,"x",null,true],"b":{"c":{}}}"#, 4).unwrap();
        let again: Value =
            serde_json::from_str(r#"{"a":[1,-2,1.5,"x",null,true],"b":{"c":{}}}"#).unwrap();
        assert_eq!(Value::Object(map), again);
    }

    #[test]
    fn a_member_twice_is_refused_at_any_depth() {
        assert!(parse_object(br#"{"alg":"ES256","alg":"none"}"#, 4).is_none());
        assert!(parse_object(br#"{"x":[{"a":1,"a":1}]}"#, 4).is_none());
    }

    #[test]
    fn depth_and_trailing_text_are_refused() {
        assert!(parse_object(br#"{"a":{"b":{}}}"#, 3).is_some());
        assert!(parse_object(br#"{"a":{"b":{}}}"#, 2).is_none());
        assert!(parse_object(b"{} x", 2).is_none());
        assert!(parse_object(b"[]", 2).is_none());
        let bomb = "[".repeat(100_000);
        assert!(parse_object(bomb.as_bytes(), 16).is_none());
    }
}
