//! The two member states of the demo, and what makes them differ.

use super::citizens::{self, Citizen};
use crate::config::Consent;
use crate::trust::keys::generate::KeyFamily;

/// A country of the demo.
#[derive(Debug, Clone, Copy)]
pub(super) struct MemberState {
    /// Its code; both are reserved for private use.
    pub(super) code: &'static str,
    /// Its name in English.
    pub(super) name: &'static str,
    /// Its name in French.
    pub(super) name_fr: &'static str,
    /// The host of its addresses: two hosts are two sites to a browser.
    pub(super) host: &'static str,
    /// The colour of its hub's pages.
    pub(super) colour: &'static str,
    /// The family of its keys for SAML and metadata.
    pub(super) keys: KeyFamily,
    /// How its metadata key is vouched for.
    pub(super) anchor: Anchor,
    /// How its hub and its bridge talk.
    pub(super) hub: HubStyle,
    /// Who asks the person before an identity leaves.
    pub(super) consent: AsksForConsent,
    /// Its people.
    pub(super) citizens: &'static [Citizen],
}

/// Who asks the person, in both roles of the bridge.
#[derive(Debug, Clone, Copy)]
pub(super) struct AsksForConsent {
    pub(super) connector: Consent,
    pub(super) proxy_service: Consent,
}

impl AsksForConsent {
    /// The same in both roles.
    pub(super) fn everywhere(consent: Consent) -> Self {
        Self {
            connector: consent,
            proxy_service: consent,
        }
    }
}

/// What the other country trusts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// The certificate of the metadata key itself.
    Pinned,
    /// An authority that issued it.
    Authority,
}

/// How a hub speaks OpenID Connect with its bridge, in both roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HubStyle {
    /// As `FranceConnect+`: shared secrets in the form, everything signed and then encrypted.
    FranceConnect,
    /// Keys instead of secrets, PKCE, signed or plain answers.
    PrivateKey,
}

/// Our country.
pub(super) const OURS: MemberState = MemberState {
    code: "XA",
    name: "Our country",
    name_fr: "Notre pays",
    host: "127.0.0.1",
    colour: "#003189",
    keys: KeyFamily::EcP256,
    anchor: Anchor::Pinned,
    hub: HubStyle::FranceConnect,
    // In both directions, so that both pages can be seen.
    consent: AsksForConsent {
        connector: Consent::Ask,
        proxy_service: Consent::Ask,
    },
    citizens: &citizens::OURS,
};

/// The demo country.
pub(super) const THEIRS: MemberState = MemberState {
    code: "XB",
    name: "Demo country",
    name_fr: "Pays de démonstration",
    host: "localhost",
    colour: "#0b5d3b",
    keys: KeyFamily::Rsa3072,
    anchor: Anchor::Authority,
    hub: HubStyle::PrivateKey,
    consent: AsksForConsent {
        connector: Consent::AskedElsewhere,
        proxy_service: Consent::AskedElsewhere,
    },
    citizens: &citizens::THEIRS,
};
