//! What a hub asks for, as eIDAS attributes, and what a foreign Connector asks for, as scopes.

use std::collections::{BTreeMap, BTreeSet};

use super::release::{Asked, ClaimRules};
use crate::domain::{Attribute, PersonKind, RequestedAttribute};
use crate::oidc::authorization::RequestedClaims;

/// The attributes to request abroad for these scopes and single claims: the minimum data set,
/// required, and what the table of claims makes of the rest, optional: what is essential to a
/// client may still be unknown abroad, and then the login succeeds without it [OIDC-Core §5.5.1].
///
/// `kinds` are those that the client takes. Natural persons are asked for, unless the scope
/// `legal_person` or a claim of legal persons only is asked for; with the scope `natural_person`
/// beside it, persons of either kind are, in the client's order.
pub fn requested_attributes(
    scopes: &BTreeSet<String>,
    claims: &RequestedClaims,
    rules: &ClaimRules,
    kinds: &[PersonKind],
) -> Vec<RequestedAttribute> {
    let asked = Asked::new(scopes, claims.names(), rules);
    let rows = asked.rows().into_iter();
    let mut optional: Vec<Attribute> = rows.flat_map(|row| row.attributes).cloned().collect();
    optional.extend(asked.sectors());
    let wanted = wanted_kinds(&asked, kinds).into_iter();
    wanted
        .flat_map(|kind| RequestedAttribute::minimum_and(kind, optional.clone()))
        .collect()
}

/// The kinds that are asked for and taken; where none is both, what the client takes first.
fn wanted_kinds(asked: &Asked<'_>, taken: &[PersonKind]) -> Vec<PersonKind> {
    let wanted: &[PersonKind] = match (asked.legal_person(), asked.scope("natural_person")) {
        (true, true) => &[PersonKind::Natural, PersonKind::Legal],
        (true, false) => &[PersonKind::Legal],
        (false, _) => &[PersonKind::Natural],
    };
    let both: Vec<PersonKind> = taken
        .iter()
        .copied()
        .filter(|kind| wanted.contains(kind))
        .collect();
    if both.is_empty() {
        let first = taken.first().copied();
        return vec![first.unwrap_or(PersonKind::Natural)];
    }
    both
}

/// The scopes to ask the hub for, `openid` first and each once. `table` names the scopes of each
/// attribute by [`Attribute::name`]; an attribute without a row asks for nothing.
pub fn hub_scopes(
    requested: &[RequestedAttribute],
    table: &BTreeMap<String, Vec<String>>,
) -> Vec<String> {
    let mut scopes = vec!["openid".to_owned()];
    for asked in requested {
        for scope in table.get(asked.attribute.name()).into_iter().flatten() {
            if !scopes.contains(scope) {
                scopes.push(scope.clone());
            }
        }
    }
    scopes
}
