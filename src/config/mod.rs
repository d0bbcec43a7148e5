//! What the operator wrote, read at start and whenever it changes: plain validated data.
//!
//! In: one TOML file and the files it names (secrets, keys), and one file a foreign country.
//! Out: [`Config`] and [`CountryFile`]s, or every problem at once, each with its key and line.
//! Unknown keys are refused; secrets come from files only and never show in `Debug`; relative
//! paths are relative to the file that names them; production refuses http and throw-away keys.

mod atomic_file;
mod audit;
mod checks;
mod client;
mod connector;
mod consent;
mod country;
mod exception;
mod hub;
mod hub_profile;
mod identifiers;
mod keys;
mod limits;
mod log;
mod mutual_tls;
mod node;
mod openid;
mod operations;
mod own_path;
mod pages;
mod places;
mod problems;
mod proxy_service;
mod reader;
mod requester;
mod secret;
mod section;
mod sector_attribute;
mod service_list;
pub mod settling;
mod store;
mod store_address;
mod table_file;
mod traces;
mod transliteration;
mod trust;

use std::path::{Path, PathBuf};

pub use atomic_file::replace_file;
pub use audit::{Audit, AuditSync};
pub use checks::country_code;
pub use client::{
    AssertionAudience, ClaimsProfile, Client, ClientMethod, NonceRule, RequestObjects, Responses,
    SecurityProfile, SenderConstraint,
};
pub use connector::{Connector, RequesterIdTo};
pub use consent::Consent;
pub use country::{
    AcceptedChange, Adopted, Adoption, COUNTRY_FIELDS, Countries, CountryFile, CountryNode,
    CountryState, Draft, EditError, Field, FieldKind, Forced, MetadataSource, NodeRole, Presence,
    Signed, StateChange, Suspension, accept_change, adopt, edit_country, force_suspend,
    load_countries, load_countries_keeping, load_country, set_state,
};
pub use exception::{Exception, Standing};
pub use hub::{Hub, HubAudience, HubEndpoints, HubNames, HubRequests, Use};
pub use hub_profile::HubProfile;
pub use identifiers::{
    ClientSubject, ForeignDerivation, ForeignIdentifier, IdentifierKey, LegalIdentifiers,
    NationalIdentifier, NationalPolicy, SubjectDerivation,
};
pub use keys::{
    DEMO_ORGANISATION, EntrySource, Generations, InvalidKeyUri, KeyEdit, KeyEditError, KeyEntry,
    KeyPair, KeyPlace, KeyRole, KeySource, KeyStage, KeyUri, Keys, OwnKey, Pkcs11, PrivateKey,
    SealingKey,
};
pub use limits::Limits;
pub use log::{Log, LogFormat};

pub use mutual_tls::{CertificateSource, MutualTls, Network};
pub use node::{Contact, Mode, Node, Organisation};
pub use openid::{
    AcrNames, ClientAuthentication, ContentEncryption, Encryption, JwksSource, KeyManagement,
    SignatureAlgorithm,
};
pub use operations::Operations;
pub use pages::{
    Accessibility, Colour, Colours, Logo, MountedFile, Notice, PageLink, Pages, PerLanguage, Piece,
    ThemeFiles, Translated,
};
pub use places::{CountryName, PlaceNames};
pub use problems::{Problem, Problems};
pub use proxy_service::ProxyService;
pub use requester::{Requester, RequesterParameters, Stated};
pub use secret::Secret;
pub use service_list::ServiceListSource;
pub use store::Store;
pub use store_address::{RedisAddress, RedisLayout, StoreAddress};
pub use traces::Traces;
pub use transliteration::{Transliteration, TransliterationTable};
pub use trust::{ChangePolicy, Revocation, Trust};

use crate::domain::SectorAttribute;
use reader::Section;

/// Everything `serve` needs to know, checked.
#[derive(Debug, Clone)]
pub struct Config {
    /// Who this node is and where it listens.
    pub node: Node,
    /// Our private keys and certificates.
    pub keys: Keys,
    /// Foreign citizens at national services; absent or `enabled = false`: not offered.
    pub connector: Option<Connector>,
    /// Our citizens at foreign services; absent or `enabled = false`: not offered.
    pub proxy_service: Option<ProxyService>,
    /// Attributes of single sectors, beside those of the profile.
    pub attributes: Vec<SectorAttribute>,
    /// Where foreign countries are described and how far they are believed.
    pub trust: Trust,
    /// Where flows are remembered.
    pub store: Store,
    /// Lifetimes and caps.
    pub limits: Limits,
    /// The log's form.
    pub log: Log,
    /// Where figures and health are shown.
    pub operations: Operations,
    /// Where spans are sent.
    pub traces: Traces,
    /// Where the audit trail is kept.
    pub audit: Audit,
    /// What people read, and how it looks.
    pub pages: Pages,
    /// The file all this came from.
    pub file: PathBuf,
    /// The files that it names and that were read with it: keys, certificates, secrets.
    pub files: Vec<PathBuf>,
}

impl Config {
    /// Reads and checks the file at `path` and every secret and key file it names.
    ///
    /// # Errors
    /// Every problem found, in the order of the file. A file that is not TOML at all yields its
    /// syntax errors only.
    pub fn load(path: &Path) -> Result<Self, Problems> {
        Self::load_and_names(path).0
    }

    /// The same, and every file that the one at `path` names and that was read or should have
    /// been: where one of them changes, the configuration is another.
    pub fn load_and_names(path: &Path) -> (Result<Self, Problems>, Vec<PathBuf>) {
        let (mut config, names) = reader::read_file_and_names(path, |root| Self::read(root, path));
        if let Ok(config) = &mut config {
            config.files.clone_from(&names);
        }
        (config, names)
    }

    fn read(root: &Section<'_>, path: &Path) -> Option<Self> {
        let node = root.section("node", node::read);
        let keys = root.section("keys", keys::read);
        let connector = root.optional_section("connector", connector::read);
        let proxy_service = root.optional_section("proxy_service", proxy_service::read);
        let attributes = sector_attribute::read(root);
        let trust = root.section("trust", trust::read);
        let store = root.section_or_empty("store", store::read);
        let limits = root.section_or_empty("limits", limits::read);
        let log = root.section_or_empty("log", log::read);
        let operations = root.section_or_empty("operations", operations::read);
        let traces = root.section_or_empty("traces", traces::read);
        let audit = root.section_or_empty("audit", audit::read);
        let pages = root.section_or_empty("pages", pages::read);
        let config = Self {
            node: node?,
            keys: keys?,
            connector: connector.flatten(),
            proxy_service: proxy_service.flatten(),
            attributes,
            trust: trust?,
            store: store?,
            limits: limits?,
            log: log?,
            operations: operations?,
            traces: traces?,
            audit: audit?,
            pages: pages?,
            file: path.to_owned(),
            files: Vec::new(),
        };
        config.check_roles(root);
        Some(config)
    }

    /// What one section promises and another must hold.
    fn check_roles(&self, root: &Section<'_>) {
        if self.operations.listen == Some(self.node.listen) {
            let why = "must be another socket than node.listen";
            root.report("operations.listen", why);
        }
        if self.connector.is_none() && self.proxy_service.is_none() {
            root.report(
                "connector",
                "neither connector nor proxy_service is enabled",
            );
        }
        if self.store.address != StoreAddress::Memory && self.keys.record_sealing.is_none() {
            let why = "is missing: records are sealed with it before the store sees them";
            root.report("keys.record_sealing", why);
        }
        if self.connector.is_some() {
            if self.keys.saml_encryption.is_none() {
                let why = "is missing: foreign nodes encrypt their assertions to it";
                root.report("keys.saml_encryption", why);
            }
            if self.keys.oidc_signing.is_none() {
                root.report(
                    "keys.oidc_signing",
                    "is missing: it signs what the hub receives",
                );
            }
        }
        self.check_token_keys(root);
        let Some(hub) = self.proxy_service.as_ref().map(|role| &role.hub) else {
            return;
        };
        if hub.expects_encryption() && self.keys.oidc_encryption.is_none() {
            root.report(
                "keys.oidc_encryption",
                "is missing: the hub encrypts its tokens to it",
            );
        }
        let key = self.keys.oidc_encryption.as_ref();
        if let (Some(rsa), Some(key)) = (hub.encrypts_to_rsa(), key)
            && key.current.is_rsa != rsa
        {
            let kind = if rsa {
                "an RSA key"
            } else {
                "a key on a curve"
            };
            root.report(
                "keys.oidc_encryption",
                format!("must be {kind}, for the algorithm that the hub encrypts with"),
            );
        }
        if matches!(hub.authentication, ClientAuthentication::PrivateKeyJwt)
            && self.keys.oidc_signing.is_none()
        {
            root.report(
                "keys.oidc_signing",
                "is missing: private_key_jwt signs with it",
            );
        }
    }

    /// What a client registered must be signed with a key that is there.
    fn check_token_keys(&self, root: &Section<'_>) {
        let clients = self.connector.iter().flat_map(|it| &it.clients);
        for (place, client) in clients.enumerate() {
            for (setting, algorithm) in client.responses.signatures() {
                let Err(role) = self.keys.can_sign(algorithm) else {
                    continue;
                };
                let (name, section) = (algorithm.as_str(), role.section());
                root.report(
                    &format!("connector.client[{place}].{setting}"),
                    match role {
                        KeyRole::OidcSigning => format!("{name} needs keys.{section} on P-256"),
                        _ => format!("{name} needs keys.{section}, which is missing"),
                    },
                );
            }
        }
    }
}
