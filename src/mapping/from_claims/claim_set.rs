//! Claims of one person, found by path: what is verified before what is merely said.

use serde_json::{Map, Value};

use crate::oidc::Claims;

/// Objects that hold the claims of one person, the one to believe first in front.
pub(super) struct ClaimSet<'a> {
    objects: Vec<&'a Map<String, Value>>,
    /// What a claim's path may leave out here.
    left_out: &'static [&'static str],
}

/// Most elements of `verified_claims` that are looked at.
const MAX_VERIFIED: usize = 16;

impl<'a> ClaimSet<'a> {
    /// The hub's claims: those of `verified_claims`, of this trust framework where one is named,
    /// and then the plain ones `[OIDC-IDA §5]`. What stands under `eidas` may stand beside it.
    pub(super) fn of_hub(claims: &'a Claims, trust_framework: Option<&str>) -> Self {
        let verified = match claims.get("verified_claims") {
            Some(Value::Array(elements)) => elements.as_slice(),
            Some(element) => std::slice::from_ref(element),
            None => &[],
        };
        let believed = verified.iter().take(MAX_VERIFIED).filter_map(|element| {
            let framework = element.get("verification")?.get("trust_framework")?;
            let framework = framework.as_str()?;
            let ours = trust_framework.is_none_or(|name| name == framework);
            element.get("claims")?.as_object().filter(|_| ours)
        });
        Self {
            objects: believed.chain([claims.as_map()]).collect(),
            left_out: &["eidas."],
        }
    }

    /// The claims of who acts for the person: an object of its own, in which what is said of a
    /// legal person may stand without its object.
    pub(super) fn representative(&self) -> Option<Self> {
        let values = self.values("eidas.representative");
        let objects: Vec<_> = values.filter_map(Value::as_object).collect();
        (!objects.is_empty()).then_some(Self {
            objects,
            left_out: &["eidas.", "eidas.legal_person."],
        })
    }

    /// Every value of a claim that is there, the first to believe in front. Dots in the path lead
    /// into objects.
    pub(super) fn values(&self, path: &str) -> impl Iterator<Item = &'a Value> {
        let paths = self.paths(path);
        let values = self.objects.iter().flat_map(|object| {
            let found = paths.iter().filter_map(|path| value_at(object, path));
            found.filter(|value| !value.is_null()).collect::<Vec<_>>()
        });
        values.collect::<Vec<_>>().into_iter()
    }

    fn paths<'p>(&self, path: &'p str) -> Vec<&'p str> {
        let shorter = self.left_out.iter();
        let shorter = shorter.filter_map(|head| path.strip_prefix(head));
        std::iter::once(path).chain(shorter).collect()
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
        let paths = self.paths(path);
        let forms = self.objects.iter().flat_map(|object| {
            let forms = paths.iter().map(|path| match path.rsplit_once('.') {
                Some((parent, name)) => {
                    let parent = value_at(object, parent).and_then(Value::as_object);
                    parent.map_or_else(Vec::new, |parent| forms_of(parent, name))
                }
                None => forms_of(object, path),
            });
            forms.collect::<Vec<_>>()
        });
        forms.filter(|forms| !forms.is_empty()).collect()
    }
}

/// The form without a tag first: it is the one that the hub means.
fn forms_of<'a>(object: &'a Map<String, Value>, name: &str) -> Vec<(&'a str, &'a str)> {
    let tagged = object.iter().filter_map(|(key, value)| {
        let rest = key.strip_prefix(name)?;
        let tag = rest.strip_prefix('#').or(rest.is_empty().then_some(""))?;
        Some((tag, text(value)?))
    });
    let mut tagged: Vec<_> = tagged.collect();
    tagged.sort_by_key(|(tag, _)| *tag);
    tagged
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
        assert_eq!(forms, [[("", "Beside"), ("el", "Δίπλα")]]);
    }
}
