//! Claims of one person, found by path: what is verified before what is merely said.

use serde_json::{Map, Value};

use crate::oidc::Claims;

/// Objects that hold the claims of one person, the one to believe first in front.
pub(super) struct ClaimSet<'a>(Vec<&'a Map<String, Value>>);

/// Most elements of `verified_claims` that are looked at.
const MAX_VERIFIED: usize = 16;

impl<'a> ClaimSet<'a> {
    /// The hub's claims: those of `verified_claims`, of this trust framework where one is named,
    /// and then the plain ones `[OIDC-IDA §5]`.
    pub(super) fn of_hub(claims: &'a Claims, trust_framework: Option<&str>) -> Self {
        let verified = match claims.get("verified_claims") {
            Some(Value::Array(elements)) => elements.as_slice(),
            Some(element) => std::slice::from_ref(element),
            None => &[],
        };
        let believed = verified.iter().take(MAX_VERIFIED).filter_map(|element| {
            let framework = element
                .get("verification")?
                .get("trust_framework")?
                .as_str()?;
            let ours = trust_framework.is_none_or(|name| name == framework);
            element.get("claims")?.as_object().filter(|_| ours)
        });
        Self(believed.chain([claims.as_map()]).collect())
    }

    /// The claims in an object of these claims.
    pub(super) fn member(&self, path: &str) -> Option<Self> {
        let members: Vec<_> = self.values(path).filter_map(Value::as_object).collect();
        (!members.is_empty()).then_some(Self(members))
    }

    /// Every value of a claim that is there, the first to believe in front. A path has dots; what
    /// stands under `eidas` may stand beside it too.
    pub(super) fn values(&self, path: &str) -> impl Iterator<Item = &'a Value> {
        let paths = [Some(path), path.strip_prefix("eidas.")];
        let found = self.0.iter().flat_map(move |object| {
            let found = paths.into_iter().flatten();
            found
                .filter_map(|path| value_at(object, path))
                .collect::<Vec<_>>()
        });
        found
            .filter(|value| !value.is_null())
            .collect::<Vec<_>>()
            .into_iter()
    }

    /// The first value that can be read.
    pub(super) fn find<T>(&self, path: &str, read: impl Fn(&'a Value) -> Option<T>) -> Option<T> {
        self.values(path).find_map(read)
    }

    /// The first value that is text and not blank.
    pub(super) fn text(&self, path: &str) -> Option<&'a str> {
        self.find(path, text)
    }

    /// The text of a claim and of its language-tagged siblings `[OIDC-Core §5.2]`, each with its
    /// tag, object by object.
    pub(super) fn forms(&self, path: &str) -> Vec<Vec<(&'a str, &'a str)>> {
        let (parent, name) = match path.rsplit_once('.') {
            Some((parent, name)) => (self.member(parent), name),
            None => (Some(Self(self.0.clone())), path),
        };
        let objects = parent.map(|parent| parent.0).unwrap_or_default();
        let forms_in = |object: &'a Map<String, Value>| {
            let tagged = object.iter().filter_map(|(key, value)| {
                let rest = key.strip_prefix(name)?;
                let tag = rest.strip_prefix('#').or(rest.is_empty().then_some(""))?;
                Some((tag, text(value)?))
            });
            let mut tagged: Vec<_> = tagged.collect();
            // The form without a tag is the one that the hub means first.
            tagged.sort_by_key(|(tag, _)| *tag);
            tagged
        };
        objects.into_iter().map(forms_in).collect()
    }
}

fn value_at<'a>(object: &'a Map<String, Value>, path: &str) -> Option<&'a Value> {
    let (name, rest) = path
        .split_once('.')
        .map_or((path, None), |(name, rest)| (name, Some(rest)));
    let value = object.get(name)?;
    match rest {
        None => Some(value),
        Some(rest) => value_at(value.as_object()?, rest),
    }
}

/// Text that is not blank.
pub(super) fn text(value: &Value) -> Option<&str> {
    value.as_str().filter(|text| !text.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn claims(value: &Value) -> Claims {
        Claims::from_map(value.as_object().unwrap().clone())
    }

    #[test]
    fn verified_claims_come_before_plain_ones_and_others_frameworks_do_not_count() {
        let of = |framework: &str, name: &str| json!({"verification": {"trust_framework": framework}, "claims": {"given_name": name}});
        let both = json!([of("other", "Other"), 7, {"claims": {"given_name": "Nobody"}}, of("own", "Own")]);
        let claims = claims(&json!({"given_name": "Plain", "verified_claims": both}));
        let name = |framework| ClaimSet::of_hub(&claims, framework).text("given_name");
        assert_eq!(name(Some("own")), Some("Own"));
        assert_eq!(name(Some("unknown")), Some("Plain"));
        assert_eq!(name(None), Some("Other"));
    }

    #[test]
    fn paths_lead_into_objects_with_and_without_our_own() {
        let claims = claims(&json!({
            "eidas": {"legal_person": {"legal_name": null, "lei": "1"}},
            "legal_person": {"legal_name": "Beside", "legal_name#el": "Δίπλα"},
        }));
        let set = ClaimSet::of_hub(&claims, None);
        assert_eq!(set.text("eidas.legal_person.legal_name"), Some("Beside"));
        assert_eq!(set.text("eidas.legal_person.lei"), Some("1"));
        assert_eq!(set.text("eidas.legal_person.lei.x"), None);
        let forms = set.forms("eidas.legal_person.legal_name");
        assert_eq!(forms, [vec![], vec![("", "Beside"), ("el", "Δίπλα")]]);
    }
}
