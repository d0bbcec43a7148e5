//! `[node]`: who this node is, where it listens, and what its metadata says of it.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use toml::de::DeValue;

use super::checks::{choice, country, email, origin, socket, text, url};
use super::pages::country_names;
use super::reader::{Checked, Section, Source};

/// Which rules hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// https everywhere, real keys, closed secret files.
    Production,
    /// http on loopback hosts and throw-away keys are tolerated.
    Development,
}

/// `[node]`.
#[derive(Debug, Clone)]
pub struct Node {
    /// Our country as eIDAS writes it: two capitals, `EL` for Greece, `UK` for the United Kingdom.
    pub country: String,
    /// What pages call it, by language tag; where everybody knows its name, none.
    pub country_names: BTreeMap<String, String>,
    /// Which rules hold.
    pub mode: Mode,
    /// Where the world reaches us: an origin without a slash at its end.
    pub base_url: String,
    /// The socket to listen on, behind whatever terminates TLS.
    pub listen: SocketAddr,
    /// What this instance of the node is called, in its log, its traces, its records and the names
    /// of their files.
    pub instance: String,
    /// What people read as the name of this service.
    pub display_name: String,
    /// The node's software, as published in metadata (`[eIDAS-MF §2.1]`).
    pub application_identifier: String,
    /// Who answers for the node.
    pub organisation: Organisation,
    /// Whom to write to about technical matters.
    pub technical_contact: Contact,
    /// Whom to write to for support.
    pub support_contact: Contact,
}

/// `[node.organisation]`, as published in metadata (`[SAML-Metadata §2.3.2.1]`).
#[derive(Debug, Clone)]
pub struct Organisation {
    /// The legal name.
    pub name: String,
    /// The name that people know.
    pub display_name: String,
    /// Its web site.
    pub url: String,
}

/// `[node.technical_contact]` and `[node.support_contact]` (`[SAML-Metadata §2.3.2.2]`).
#[derive(Debug, Clone)]
pub struct Contact {
    /// The company, where it is another than the organisation.
    pub company: Option<String>,
    /// The person's given name; better a desk than a person.
    pub given_name: Option<String>,
    /// The person's or desk's surname.
    pub surname: Option<String>,
    /// The address.
    pub email: String,
    /// The number.
    pub telephone: Option<String>,
}

pub(super) const MODES: &[(&str, Mode)] = &[
    ("production", Mode::Production),
    ("development", Mode::Development),
];

pub(super) fn read(section: &Section<'_>) -> Option<Node> {
    let mode = section.required("mode", choice(MODES));
    // A mode that cannot be read is the strict one.
    section.set_mode(mode.unwrap_or(Mode::Production));
    let country = section.required("country", country);
    let base_url = section.required("base_url", origin);
    let listen = section.required("listen", socket);
    let instance = section.defaulted("instance", machine(), instance);
    let display_name = section.required("display_name", text);
    let country_names = section.optional_section("country_names", country_names);
    let own_identifier = concat!("eidas-bridge:", env!("CARGO_PKG_VERSION")).to_owned();
    let application_identifier = section.defaulted("application_identifier", own_identifier, text);
    let organisation = section.section("organisation", organisation);
    let technical_contact = section.section("technical_contact", contact);
    let support_contact = section.section("support_contact", contact);
    Some(Node {
        country: country?,
        country_names: country_names.unwrap_or_default(),
        mode: mode?,
        base_url: base_url?,
        listen: listen?,
        instance: instance?,
        display_name: display_name?,
        application_identifier: application_identifier?,
        organisation: organisation?,
        technical_contact: technical_contact?,
        support_contact: support_contact?,
    })
}

fn instance(source: &Source, value: &DeValue<'_>) -> Checked<String> {
    let text = text(source, value)?;
    if is_instance(&text) {
        return Ok(text);
    }
    Err("must be 1 to 64 letters, digits, dots, hyphens or underscores".to_owned())
}

fn is_instance(text: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    (1..=64).contains(&text.len()) && text.chars().all(fits) && !text.starts_with('.')
}

/// What the machine is called, where that can be known and used.
fn machine() -> String {
    let name = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    let name = name.trim();
    if is_instance(name) { name } else { "bridge" }.to_owned()
}

fn organisation(section: &Section<'_>) -> Option<Organisation> {
    let name = section.required("name", text);
    let display_name = section.required("display_name", text);
    let url = section.required("url", url);
    Some(Organisation {
        name: name?,
        display_name: display_name?,
        url: url?,
    })
}

fn contact(section: &Section<'_>) -> Option<Contact> {
    let company = section.optional("company", text);
    let given_name = section.optional("given_name", text);
    let surname = section.optional("surname", text);
    let email = section.required("email", email);
    let telephone = section.optional("telephone", text);
    Some(Contact {
        company,
        given_name,
        surname,
        email: email?,
        telephone,
    })
}
