//! The files of one bridge of the demo: keys, secrets, the configuration and the other country's
//! entry, as an operator would write them.

use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use openssl::pkey::{PKey, Private};

use super::folder::write;
use super::keyring::{CertifiedKey, Keyring};
use super::member_state::MemberState;
use super::registration::Registration;
use super::showcase::country_files;
use crate::trust::keys::generate::key_pem;

/// What one bridge's files are made of.
pub(super) struct SiteFiles<'a> {
    pub(super) folder: &'a Path,
    pub(super) state: &'a MemberState,
    pub(super) keys: &'a Keyring,
    pub(super) registration: &'a Registration<'a>,
    pub(super) listen: SocketAddr,
    pub(super) identifier_secret: &'a str,
    /// Further sections, such as `[limits]`.
    pub(super) extra: &'a str,
    /// Further sections of the other country's file.
    pub(super) extra_country: &'a str,
    /// Whether countries in every state stand beside the other country.
    pub(super) showcase: bool,
    pub(super) other: &'a MemberState,
    pub(super) other_url: &'a str,
    pub(super) other_anchor: &'a str,
}

impl SiteFiles<'_> {
    /// Writes everything; yields the path of the configuration file.
    ///
    /// # Errors
    /// Where a file cannot be written.
    pub(super) fn write(&self) -> io::Result<PathBuf> {
        let keys = self.keys;
        self.certified("metadata-signing", &keys.metadata_signing)?;
        self.certified("saml-signing", &keys.saml_signing)?;
        self.certified("saml-encryption", &keys.saml_encryption)?;
        self.key("oidc-signing", &keys.oidc_signing)?;
        self.key("oidc-encryption", &keys.oidc_encryption)?;
        self.text("secrets/client", self.registration.secret)?;
        self.text("secrets/identifier", self.identifier_secret)?;
        let other = self.other.code;
        self.text(&format!("metadata/countries/{other}.toml"), &self.country())?;
        self.text(&format!("certs/countries/{other}.pem"), self.other_anchor)?;
        for (name, text) in country_files(self.other).filter(|_| self.showcase) {
            self.text(&name, &text)?;
        }
        self.text("bridge.toml", &self.configuration())?;
        Ok(self.folder.join("bridge.toml"))
    }

    fn certified(&self, name: &str, certified: &CertifiedKey) -> io::Result<()> {
        self.text(&format!("keys/{name}.crt"), &certified.certificate_pem)?;
        self.key(name, &certified.key)
    }

    fn key(&self, name: &str, key: &PKey<Private>) -> io::Result<()> {
        let pem = key_pem(key).map_err(io::Error::other)?;
        write(self.folder, &format!("keys/{name}.pem"), &pem)
    }

    fn text(&self, name: &str, text: &str) -> io::Result<()> {
        write(self.folder, name, text.as_bytes())
    }

    fn configuration(&self) -> String {
        let certified = ["metadata-signing", "saml-signing", "saml-encryption"].map(|name| {
            let section = name.replace('-', "_");
            format!(
                "[keys.{section}]\n\
                 key_file = \"keys/{name}.pem\"\n\
                 certificate_file = \"keys/{name}.crt\"\n"
            )
        });
        let plain = ["oidc-signing", "oidc-encryption"].map(|name| {
            let section = name.replace('-', "_");
            format!("[keys.{section}]\nkey_file = \"keys/{name}.pem\"\n")
        });
        [
            self.node(),
            certified.concat(),
            plain.concat(),
            self.connector(),
            self.registration.connector_clients(),
            self.proxy_service(),
            self.registration.proxy_service_hub(),
            "[trust]\ncountries_dir = \"metadata/countries\"\ncerts_dir = \"certs\"\n\
             allow_private_addresses = true\n\
             [log]\nformat = \"human\"\nlevel = \"warn\"\n"
                .into(),
            self.extra.to_owned(),
        ]
        .concat()
    }

    fn connector(&self) -> String {
        format!(
            "[connector]\n\
             sp_type = \"public\"\n\
             provider_name = \"Demo national service\"\n\
             consent = \"{}\"\n",
            self.state.consent.connector.as_str(),
        )
    }

    fn proxy_service(&self) -> String {
        format!(
            "[proxy_service]\n\
             levels = [\"low\", \"substantial\", \"high\"]\n\
             person_kinds = [\"natural\", \"legal\"]\n\
             consent = \"{}\"\n",
            self.state.consent.proxy_service.as_str(),
        )
    }

    fn node(&self) -> String {
        format!(
            "[node]\n\
             country = \"{code}\"\n\
             mode = \"development\"\n\
             base_url = \"{url}\"\n\
             listen = \"{listen}\"\n\
             display_name = \"eIDAS bridge of {name}\"\n\
             [node.country_names]\n\
             en = \"{name}\"\n\
             fr = \"{name_fr}\"\n\
             [node.organisation]\n\
             name = \"eIDAS demo of {name}\"\n\
             display_name = \"{name}\"\n\
             url = \"https://eidas.example.eu\"\n\
             [node.technical_contact]\n\
             email = \"technical@eidas.example.eu\"\n\
             [node.support_contact]\n\
             email = \"support@eidas.example.eu\"\n",
            code = self.state.code,
            name = self.state.name,
            name_fr = self.state.name_fr,
            url = self.registration.bridge_url,
            listen = self.listen,
        )
    }

    fn country(&self) -> String {
        format!(
            "country = \"{code}\"\n\
             state = \"approved\"\n\
             [names]\n\
             en = \"{name}\"\n\
             fr = \"{name_fr}\"\n\
             [connector]\n\
             entity_id = \"{url}/connector/metadata\"\n\
             [proxy_service]\n\
             entity_id = \"{url}/proxy-service/metadata\"\n\
             [added]\n\
             by = \"demo\"\n\
             at = 2026-01-01T00:00:00Z\n\
             [approved]\n\
             by = \"demo\"\n\
             at = 2026-01-01T00:00:00Z\n\
             {extra}",
            code = self.other.code,
            name = self.other.name,
            name_fr = self.other.name_fr,
            url = self.other_url,
            extra = self.extra_country,
        )
    }
}
