//! What a client gets: the intersection of what it asks for and what it is registered for.

use std::collections::BTreeSet;
use std::fmt;

use super::claim_table::{CLAIM_ROWS, ClaimRow, ClaimsProfile};
use super::{EIDAS_CLAIM, NationalIdentifier, VERIFIED_CLAIMS};
use crate::domain::Attribute;
use crate::oidc::authorization::{RequestedClaims, VerifiedClaimsRequest};

/// What is registered for a client about claims.
#[derive(Debug, Clone, Default)]
pub struct ClaimRules {
    /// Whose claims it is given.
    pub profile: ClaimsProfile,
    /// The scopes that count; none: all.
    pub scopes: Option<BTreeSet<String>>,
    /// The claims that it may get; none: all.
    pub claims: Option<BTreeSet<String>>,
    /// The sector's attributes that are declared.
    pub sectors: Vec<Attribute>,
}

/// What one answer of ours may hold.
#[derive(Debug, Clone)]
pub struct Release {
    pub(super) rows: Vec<&'static ClaimRow>,
    pub(super) sectors: Vec<Attribute>,
    pub(super) verified: Verified,
    pub(super) profile: ClaimsProfile,
    pub(super) provenance: bool,
    pub(super) whole_representative: bool,
    pub(super) identifiers: bool,
    pub(super) request_id: Option<String>,
    pub(super) names: Names,
}

/// What a client may know somebody by beside `sub`.
#[derive(Clone, Default)]
pub struct Names {
    /// Earlier subjects, latest first.
    pub earlier_subjects: Vec<String>,
    /// A number of our own making.
    pub national_identifier: Option<NationalIdentifier>,
}

impl fmt::Debug for Names {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Names(redacted)")
    }
}

/// What `verified_claims` may hold.
#[derive(Debug, Clone)]
pub(super) enum Verified {
    /// There is none.
    No,
    /// The claims of the scopes, by the scope of that name.
    OfScopes,
    /// What the `claims` parameter says `[OIDC-IDA §7]`.
    Asked(VerifiedClaimsRequest, ClaimRules),
}

impl Release {
    /// What the userinfo endpoint may say.
    pub fn of_userinfo(
        scopes: &BTreeSet<String>,
        claims: &RequestedClaims,
        rules: &ClaimRules,
    ) -> Self {
        let asked = Asked::new(scopes, claims.userinfo.iter(), rules);
        let by_scope = asked.scope(VERIFIED_CLAIMS);
        let verified = &claims.userinfo_verified;
        let mut release = Self::new(&asked, verified, rules);
        if by_scope && verified.is_empty() && rules.gives(VERIFIED_CLAIMS) {
            release.verified = Verified::OfScopes;
        }
        // Whence it all comes is no secret of the person.
        release.provenance = rules.gives(EIDAS_CLAIM);
        release
    }

    /// What the `id_token` may say beside what it always says: what the `claims` parameter wants
    /// there [OIDC-Core §5.5].
    pub fn of_id_token(claims: &RequestedClaims, rules: &ClaimRules) -> Self {
        let none = BTreeSet::new();
        let asked = Asked::new(&none, claims.id_token.iter(), rules);
        Self::new(&asked, &claims.id_token_verified, rules)
    }

    /// Everything, for who inspects.
    pub fn everything() -> Self {
        Self {
            rows: CLAIM_ROWS.iter().collect(),
            sectors: Vec::new(),
            verified: Verified::OfScopes,
            profile: ClaimsProfile::Both,
            provenance: true,
            whole_representative: true,
            identifiers: true,
            request_id: None,
            names: Names::default(),
        }
    }

    /// Says these sectors' attributes too.
    #[must_use]
    pub fn with_sectors(mut self, sectors: &[Attribute]) -> Self {
        self.sectors.extend_from_slice(sectors);
        self
    }

    /// Says too which request of ours was answered.
    #[must_use]
    pub fn answering(mut self, request_id: Option<String>) -> Self {
        self.request_id = request_id;
        self
    }

    /// Tells these names too, where it tells whence an identity comes.
    #[must_use]
    pub fn naming(mut self, names: Names) -> Self {
        self.names = names;
        self
    }

    /// Keeps the foreign identifiers, and the number that is made of one without a key, from a client that knows people by others.
    #[must_use]
    pub fn with_identifiers(mut self, revealed: bool) -> Self {
        self.identifiers = revealed;
        self
    }

    fn new(asked: &Asked<'_>, verified: &VerifiedClaimsRequest, rules: &ClaimRules) -> Self {
        let verified = if verified.is_empty() || !rules.gives(VERIFIED_CLAIMS) {
            Verified::No
        } else {
            Verified::Asked(verified.clone(), rules.clone())
        };
        Self {
            rows: asked.rows(),
            sectors: asked.sectors(),
            verified,
            profile: rules.profile,
            provenance: asked.name(EIDAS_CLAIM),
            whole_representative: asked.scope("representative") || asked.name("representative"),
            identifiers: true,
            request_id: None,
            names: Names::default(),
        }
    }
}

impl ClaimRules {
    /// Whether a claim of this name may be given.
    pub(super) fn permits(&self, name: &str) -> bool {
        let claims = self.claims.as_ref();
        claims.is_none_or(|claims| claims.contains(name))
    }

    /// Whether a claim of no row of the table is.
    fn gives(&self, name: &str) -> bool {
        self.profile.standard() && self.permits(name)
    }

    fn permits_row(&self, row: &ClaimRow) -> bool {
        let named = self.permits(row.top()) || self.permits(row.asked_as());
        row.stands_in(self.profile) && named
    }
}

/// What is asked for, as far as it counts.
pub(super) struct Asked<'a> {
    scopes: BTreeSet<&'a str>,
    names: BTreeSet<&'a str>,
    rules: &'a ClaimRules,
}

impl<'a> Asked<'a> {
    /// By these scopes, and by these names in the `claims` parameter, with or without the tag of a
    /// language [OIDC-Core §5.2].
    pub(super) fn new(
        scopes: &'a BTreeSet<String>,
        names: impl Iterator<Item = &'a String>,
        rules: &'a ClaimRules,
    ) -> Self {
        let counts = |scope: &&String| {
            let registered = rules.scopes.as_ref();
            registered.is_none_or(|registered| registered.contains(*scope))
        };
        let untagged = |name: &'a String| name.split('#').next().unwrap_or(name);
        Self {
            scopes: scopes.iter().filter(counts).map(String::as_str).collect(),
            names: names.map(untagged).collect(),
            rules,
        }
    }

    pub(super) fn scope(&self, scope: &str) -> bool {
        self.scopes.contains(scope)
    }

    fn name(&self, name: &str) -> bool {
        self.names.contains(name) && self.rules.gives(name)
    }

    /// The rows of the table that are asked for and permitted.
    pub(super) fn rows(&self) -> Vec<&'static ClaimRow> {
        let asked = |row: &&ClaimRow| {
            let by_scope = self.scopes.iter().any(|scope| row.asked_by_scope(scope));
            by_scope || self.names.iter().any(|name| row.asked_by_name(name))
        };
        let permitted = |row: &&ClaimRow| self.rules.permits_row(row);
        CLAIM_ROWS.iter().filter(asked).filter(permitted).collect()
    }

    /// The sectors' attributes, by the name of their claim: as a scope, or in the `claims`
    /// parameter where the outermost name does too.
    pub(super) fn sectors(&self) -> Vec<Attribute> {
        let asked = |attribute: &&Attribute| {
            let claim = attribute.definition().claim;
            let top = claim.split('.').next().unwrap_or(claim);
            let asked = self.scope(claim) || self.names.contains(claim) || self.names.contains(top);
            asked && (self.rules.permits(claim) || self.rules.permits(top))
        };
        self.rules.sectors.iter().filter(asked).cloned().collect()
    }

    /// Whether any of it is asked of legal persons only.
    pub(super) fn legal_person(&self) -> bool {
        use crate::domain::PersonKind::{Legal, Natural};
        let only_legal = |asks: &dyn Fn(&ClaimRow) -> bool| {
            let of = |kind| {
                let rows = CLAIM_ROWS.iter().filter(move |row| row.kind == kind);
                rows.filter(|row| self.rules.permits_row(row)).any(asks)
            };
            of(Legal) && !of(Natural)
        };
        let mut scopes = self.scopes.iter();
        let mut names = self.names.iter();
        scopes.any(|scope| only_legal(&|row| row.asked_by_scope(scope)))
            || names.any(|name| only_legal(&|row| row.asked_by_name(name)))
    }
}
