//! Which attributes a client would learn of, for the page that asks the person first.
//!
//! In: an identity, and what the answers to the client may hold. Out: the attributes whose values
//! would be among the claims.

use super::claim_table::{ClaimRow, View};
use super::release::{Asked, Release, Verified};
use crate::domain::{Attribute, Capacity, Identity, Person};

/// What a client would learn of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ToldAttributes {
    /// Of the person.
    pub person: Vec<Attribute>,
    /// Of who acts for them.
    pub representative: Vec<Attribute>,
    /// Whether other names for the person are told beside the subject.
    pub provenance: bool,
}

/// The attributes of `identity` that any of these answers would tell, in catalogue order; those
/// that are not known are not among them.
pub fn told_attributes(identity: &Identity, releases: &[Release]) -> ToldAttributes {
    let mut told = ToldAttributes::default();
    for release in releases {
        told.provenance |= release.provenance;
        told.person.extend(of_person(&identity.person, release));
        let acting = identity.representative.as_ref();
        if let Some(acting) = acting.filter(|_| release.profile.standard()) {
            told.representative
                .extend(of_representative(acting, release));
        }
    }
    for attributes in [&mut told.person, &mut told.representative] {
        attributes.sort();
        attributes.dedup();
    }
    told
}

fn of_person(person: &Person, release: &Release) -> Vec<Attribute> {
    let mut attributes = of_rows(person, &release.rows, release.provenance);
    match &release.verified {
        Verified::No => {}
        Verified::OfScopes => {
            let rows: Vec<_> = release
                .rows
                .iter()
                .copied()
                .filter(|row| row.verified)
                .collect();
            attributes.extend(of_rows(person, &rows, false));
        }
        Verified::Asked(request, rules) => {
            let nothing = std::collections::BTreeSet::new();
            for wanted in &request.elements {
                let asked = Asked::new(&nothing, wanted.claims.keys(), rules);
                let rows: Vec<_> = asked
                    .rows()
                    .into_iter()
                    .filter(|row| row.verified)
                    .collect();
                attributes.extend(of_rows(person, &rows, false));
            }
        }
    }
    attributes.extend(release.sectors.iter().cloned());
    attributes.retain(|attribute| is_told(person, attribute, release));
    attributes
}

/// What the rows' claims are made of: of alternatives the first that is known, unless every
/// attribute is told as it was asserted.
fn of_rows(person: &Person, rows: &[&'static ClaimRow], all: bool) -> Vec<Attribute> {
    let rows = rows.iter().filter(|row| row.kind == person.kind());
    let made_of = rows.flat_map(|row| {
        let known = row.attributes.iter().filter(|one| is_known(person, one));
        let count = if all || row.view != View::First {
            usize::MAX
        } else {
            1
        };
        known.take(count).cloned()
    });
    made_of.collect()
}

fn of_representative(person: &Person, release: &Release) -> Vec<Attribute> {
    let told = Attribute::of(person.kind()).filter(|attribute| {
        let mandatory = attribute.definition().mandatory;
        (mandatory || release.whole_representative) && is_told(person, attribute, release)
    });
    told.cloned().collect()
}

fn is_known(person: &Person, attribute: &Attribute) -> bool {
    !person.values(attribute, Capacity::Subject).is_empty()
}

fn is_told(person: &Person, attribute: &Attribute, release: &Release) -> bool {
    let identifies = matches!(
        attribute,
        Attribute::PersonIdentifier | Attribute::LegalPersonIdentifier
    );
    is_known(person, attribute) && (release.identifiers || !identifies)
}
