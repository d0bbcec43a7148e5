//! `[connector]`: foreign citizens at national services.

use super::checks::{boolean, sp_type, text};
use super::client::{self, Client};
use super::identifiers::{self, NationalIdentifier};
use super::reader::Section;

/// `[connector]`.
#[derive(Debug, Clone)]
pub struct Connector {
    /// `public` or `private` for the whole node, published in metadata; none: each client's own,
    /// sent in each request (`[eIDAS-MF §2.3.2]`).
    pub sp_type: Option<String>,
    /// Named in every request as `ProviderName`.
    pub provider_name: Option<String>,
    /// Who asks, where a client names nobody itself.
    pub requester_id: Option<String>,
    /// The number of our own making that hubs are given for foreign persons; none: not given.
    pub national_identifier: Option<NationalIdentifier>,
    /// The hubs; at least one.
    pub clients: Vec<Client>,
}

/// `None` inside where the section says `enabled = false`.
#[expect(
    clippy::option_option,
    reason = "outer: reported problems; inner: switched off"
)]
pub(super) fn read(section: &Section<'_>) -> Option<Option<Connector>> {
    let enabled = section.defaulted("enabled", true, boolean)?;
    let sp_type = section.optional("sp_type", sp_type);
    let connector = Connector {
        provider_name: section.optional("provider_name", text),
        requester_id: section.optional("requester_id", text),
        national_identifier: section.optional_section("national_identifier", identifiers::national),
        clients: section.sections("client", client::read),
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
        for (place, client) in self.clients.iter().enumerate() {
            let same = |other: &Client| other.client_id == client.client_id;
            if self.clients.iter().take(place).any(same) {
                section.report(
                    "client",
                    format!("two clients are called {}", client.client_id),
                );
            }
            // [eIDAS-MF §2.3.2]: the type is said in metadata or in the request, never in both.
            if self.sp_type.is_some() == client.sp_type.is_some() {
                let why = "must be given either for the connector or for each client";
                section.report("sp_type", why);
            }
        }
    }
}
