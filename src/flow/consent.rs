//! What a person is asked before an identity leaves, and what they answer: the same in both
//! directions.
//!
//! In: the identity as it would be sent, and to whom. Out: a [`ConsentQuestion`] for the page, which
//! names everything that is sent and nothing else; and from what came back the attributes that go.

use std::collections::BTreeSet;

use jiff::SignedDuration;

use super::{NamedCountry, Node};
use crate::domain::{AssertedAttribute, AssuredLevel, CountryCode, SpType};

/// How long a page may be read that shows personal data, unless a login is over sooner.
const READING: SignedDuration = SignedDuration::from_mins(20);

/// What the page asks.
#[derive(Debug, Clone)]
pub struct ConsentQuestion {
    /// The handle under which the identity waits.
    pub flow: String,
    /// Where the answer goes: a path of ours.
    pub action: &'static str,
    /// Who would receive it.
    pub recipient: Recipient,
    /// The country that vouches for the person.
    pub vouching: CountryCode,
    /// The level that would be said.
    pub level: AssuredLevel,
    /// What would be sent about the person.
    pub person: Vec<ConsentItem>,
    /// What would be sent about who acts for them; empty where nobody does.
    pub representative: Vec<ConsentItem>,
}

/// Who would receive an identity.
#[derive(Debug, Clone)]
pub struct Recipient {
    /// The service's name, where it says one.
    pub service_name: Option<String>,
    /// The country it is in.
    pub country: NamedCountry,
    /// Whether the service is public or private, where that is known.
    pub sp_type: Option<SpType>,
}

/// One attribute that would be sent.
#[derive(Debug, Clone)]
pub struct ConsentItem {
    /// The attribute and its values, as they would be sent.
    pub asserted: AssertedAttribute,
    /// Whether it may be left out.
    pub optional: bool,
}

impl From<AssertedAttribute> for ConsentItem {
    /// What is mandatory in the minimum data set cannot be left out `[eIDAS-AP §2.2]`.
    fn from(asserted: AssertedAttribute) -> Self {
        let optional = !asserted.attribute.definition().mandatory;
        Self { asserted, optional }
    }
}

impl ConsentItem {
    /// The name under which it is ticked.
    pub fn name(&self) -> &str {
        let asserted = &self.asserted;
        asserted.attribute.friendly_name(asserted.capacity)
    }
}

/// What the person pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConsentAnswer {
    /// Send it, with the optional attributes of these names and no others.
    Send(BTreeSet<String>),
    /// Do not send it.
    Refuse,
}

impl ConsentAnswer {
    /// The answer in a form's fields: none where no button was pressed. Who presses both refuses.
    pub fn read(pairs: &[(String, String)]) -> Option<Self> {
        let pressed = |button: &str| pairs.iter().any(|(name, _)| name == button);
        if pressed("refuse") {
            return Some(Self::Refuse);
        }
        let ticked = pairs.iter().filter(|(name, _)| name == "attribute");
        let ticked = ticked.map(|(_, value)| value.clone()).collect();
        pressed("send").then_some(Self::Send(ticked))
    }
}

/// How many of the optional attributes that were shown are left out, for the log.
pub(super) fn left_out(shown: &[ConsentItem], ticked: &BTreeSet<String>) -> usize {
    let optional = shown.iter().filter(|item| item.optional);
    optional
        .filter(|item| !ticked.contains(item.name()))
        .count()
}

/// The address at which the page is, for a redirect.
pub(super) fn address(node: &Node, action: &str, handle: &str) -> String {
    node.addresses.at(&format!("{action}?flow={handle}"))
}

/// How long the identity waits.
pub(super) fn waits(node: &Node) -> jiff::Timestamp {
    node.until(node.flow_lifetime.min(READING))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{AssertedValue, Attribute};

    fn answer(pairs: &[(&str, &str)]) -> Option<ConsentAnswer> {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        ConsentAnswer::read(&pairs.iter().map(owned).collect::<Vec<_>>())
    }

    #[test]
    fn only_a_button_is_an_answer_and_refusing_wins() {
        assert_eq!(answer(&[]), None);
        assert_eq!(answer(&[("attribute", "Gender")]), None);
        assert_eq!(
            answer(&[("send", "1")]),
            Some(ConsentAnswer::Send(BTreeSet::new()))
        );
        let both = [("attribute", "Gender"), ("attribute", "X"), ("send", "1")];
        let ticked = ["Gender", "X"].map(str::to_owned).into();
        assert_eq!(answer(&both), Some(ConsentAnswer::Send(ticked)));
        let refused = [("send", "1"), ("refuse", "1")];
        assert_eq!(answer(&refused), Some(ConsentAnswer::Refuse));
    }

    #[test]
    fn what_is_shown_stands_in_no_debug_output() {
        let value = AssertedValue::new("Zyxw");
        let asserted = AssertedAttribute::of_subject(Attribute::CurrentFamilyName, vec![value]);
        let question = ConsentQuestion {
            flow: "handle".to_owned(),
            action: "/consent",
            recipient: Recipient {
                service_name: None,
                country: NamedCountry {
                    code: "BE".parse().unwrap(),
                    names: std::collections::BTreeMap::new(),
                },
                sp_type: None,
            },
            vouching: "FR".parse().unwrap(),
            level: crate::domain::LevelOfAssurance::High.into(),
            person: vec![asserted.into()],
            representative: Vec::new(),
        };
        let shown = format!("{question:?}");
        assert!(
            shown.contains("FamilyName") && !shown.contains("Zyxw"),
            "{shown}"
        );
    }
}
