//! A list that was verified, and what it says against countries.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::domain::CountryCode;
use crate::saml::{
    ServiceList, ServiceListError, ServiceListExpectation, accept_service_list, reread_service_list,
};
use crate::trust::error::TrustError;
use crate::trust::keys::pem;

/// What a list says against a country. It only ever takes away.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(in crate::trust) struct Flags {
    /// The whole country is suspended.
    pub(super) country: bool,
    /// The entities that are suspended.
    pub(super) suspended: BTreeSet<String>,
    /// The entities that people are not to be offered.
    pub(super) hidden: BTreeSet<String>,
}

impl Flags {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn with(mut self, other: Option<&Self>) -> Self {
        if let Some(other) = other {
            self.country |= other.country;
            self.suspended.extend(other.suspended.iter().cloned());
            self.hidden.extend(other.hidden.iter().cloned());
        }
        self
    }
}

/// By country code.
pub(in crate::trust) type FlagsByCountry = BTreeMap<String, Flags>;

/// A verified list.
#[derive(Debug)]
pub(in crate::trust) struct KnownList {
    pub(super) document: Arc<[u8]>,
    pub(super) list: ServiceList,
    /// What it says itself.
    own: FlagsByCountry,
    /// What an earlier list said against countries that this one does not mention, or not
    /// readably: being left out lifts nothing.
    pub(super) carried: FlagsByCountry,
}

/// Whether a copy is new or was accepted before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Age {
    New,
    Reread,
}

impl KnownList {
    /// Judges a document under the signer in that file. Blocks.
    ///
    /// # Errors
    /// [`TrustError::List`], or [`TrustError::Source`] where the signer's file cannot be read.
    pub(super) fn judge(
        document: Arc<[u8]>,
        signer_file: &Path,
        (now, skew): (Timestamp, SignedDuration),
        age: Age,
    ) -> Result<Self, TrustError> {
        let pem = std::fs::read(signer_file).map_err(|_| TrustError::Source)?;
        let signers = pem::certificates(&pem).map_err(|_| ServiceListError::Signer)?;
        let expectation = ServiceListExpectation {
            signers: &signers,
            now,
            skew,
        };
        let list = match age {
            Age::New => accept_service_list(&document, &expectation)?,
            Age::Reread => reread_service_list(&document, &expectation)?,
        };
        let own = flags(&list);
        Ok(Self {
            document,
            list,
            own,
            carried: FlagsByCountry::new(),
        })
    }

    /// Takes over what the list before it said and this one does not answer.
    pub(super) fn carry(&mut self, before: &Self) {
        for code in before.own.keys().chain(before.carried.keys()) {
            let flags = before.flags(code);
            if !flags.is_empty() && !self.answers(code) {
                self.carried.insert(code.clone(), flags);
            }
        }
    }

    /// What counts against a country.
    pub(super) fn flags(&self, code: &str) -> Flags {
        let own = self.own.get(code).cloned().unwrap_or_default();
        own.with(self.carried.get(code))
    }

    /// Until when it proposes anything.
    pub(super) fn is_expired(&self, now: Timestamp) -> bool {
        self.list.next_update() <= now
    }

    /// Whether the list has this country, whole.
    fn answers(&self, code: &str) -> bool {
        let mut countries = self.list.countries().iter();
        countries.any(|listed| listed.country.as_str() == code && listed.problem.is_none())
    }
}

fn flags(list: &ServiceList) -> FlagsByCountry {
    let mut flags = FlagsByCountry::new();
    let mut of = |country: CountryCode, change: &dyn Fn(&mut Flags)| {
        change(flags.entry(country.as_str().to_owned()).or_default());
    };
    for listed in list.countries() {
        of(listed.country, &|flags| flags.country |= listed.suspended);
    }
    for location in list.locations() {
        for endpoint in &location.endpoints {
            let id = &endpoint.entity_id;
            of(location.country, &|flags| {
                if endpoint.suspended {
                    flags.suspended.insert(id.clone());
                }
                if endpoint.hidden {
                    flags.hidden.insert(id.clone());
                }
            });
        }
    }
    flags
}
