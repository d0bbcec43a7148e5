//! `[connector]`: foreign citizens at national services.

use super::checks::{boolean, choice, sp_type};
use super::client::{self, Client, ClientMethod};
use super::consent::{Consent, consent};
use super::identifiers::{self, NationalIdentifier};
use super::mutual_tls::{self, MutualTls};
use super::reader::Section;
use super::requester::{provider_name, requester_id};

/// `[connector]`.
#[derive(Debug, Clone)]
pub struct Connector {
    /// `public` or `private` for the whole node, published in metadata; none: each client's own,
    /// sent in each request (`[eIDAS-MF §2.3.2]`).
    pub sp_type: Option<String>,
    /// Named as `ProviderName` where the service has no name of its own.
    pub provider_name: Option<String>,
    /// Who asks, where a client names nobody itself.
    pub requester_id: Option<String>,
    /// The number of our own making that hubs are given for foreign persons; none: not given.
    pub national_identifier: Option<NationalIdentifier>,
    /// Whom it is told.
    pub requester_id_to: RequesterIdTo,
    /// Who asks foreign persons before their data reaches a client that says nothing itself.
    pub consent: Consent,
    /// Where clients' certificates come from; none: no client has one.
    pub mutual_tls: Option<MutualTls>,
    /// The hubs; at least one.
    pub clients: Vec<Client>,
}

/// Which countries are told a service's identifier (`[eIDAS-MF §2.3.3]`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequesterIdTo {
    /// Those whose metadata asks for it.
    WhoAsks,
    /// All of them.
    Everybody,
}

const REQUESTER_ID_TO: &[(&str, RequesterIdTo)] = &[
    ("who-asks", RequesterIdTo::WhoAsks),
    ("everybody", RequesterIdTo::Everybody),
];

/// `None` inside where the section says `enabled = false`.
#[expect(
    clippy::option_option,
    reason = "outer: reported problems; inner: switched off"
)]
pub(super) fn read(section: &Section<'_>) -> Option<Option<Connector>> {
    let enabled = section.defaulted("enabled", true, boolean)?;
    let sp_type = section.optional("sp_type", sp_type);
    let connector = Connector {
        national_identifier: section.optional_section("national_identifier", identifiers::national),
        provider_name: section.optional("provider_name", provider_name),
        requester_id: section.optional("requester_id", requester_id),
        mutual_tls: section.optional_section("mtls", mutual_tls::read),
        clients: section.sections("client", client::read),
        requester_id_to: section.defaulted(
            "requester_id_to",
            RequesterIdTo::WhoAsks,
            choice(REQUESTER_ID_TO),
        )?,
        consent: consent(section, Consent::AskedElsewhere)?,
        sp_type,
    };
    connector.check(section);
    Some(enabled.then_some(connector))
}

impl Connector {
    fn check(&self, section: &Section<'_>) {
        if !section.has("client") {
            section.report("client", "is missing: at least one [[connector.client]]");
        }
        self.check_certificates(section);
        for (place, client) in self.clients.iter().enumerate() {
            let same = |other: &Client| other.client_id == client.client_id;
            if self.clients.iter().take(place).any(same) {
                section.report(
                    "client",
                    format!("two clients are called {}", client.client_id),
                );
            }
            // [eIDAS-MF §2.3.2]: the type is said in metadata or in the request, never in both.
            if self.sp_type.is_some() == client.requester.sp_type.is_said() {
                let why = "must be given either for the connector or for each client";
                section.report("sp_type", why);
            }
        }
    }

    /// Who is known by a certificate needs somebody who vouches for it.
    fn check_certificates(&self, section: &Section<'_>) {
        if section.has("mtls") && self.mutual_tls.is_none() {
            return;
        }
        let vouched = self
            .mutual_tls
            .as_ref()
            .map(|it| it.client_ca_pem.is_some());
        for client in &self.clients {
            let by_certificate = matches!(client.authentication, ClientMethod::TlsClientAuth(_));
            let name = &client.client_id;
            match vouched {
                None if client.shows_certificate() => section.report(
                    "mtls",
                    format!("is missing: {name} shows a certificate at the back channel"),
                ),
                Some(false) if by_certificate => section.report(
                    "mtls.client_ca_file",
                    format!("is missing: {name} is known by the certificate of an authority"),
                ),
                _ => {}
            }
        }
    }
}
