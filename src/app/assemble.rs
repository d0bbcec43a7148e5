//! From configuration to the node that the flows work with.

use std::sync::Arc;
use std::time::Duration;

use arc_swap::ArcSwap;
use jiff::{SignedDuration, Timestamp};

use super::keys::Keyring;
use super::{Ambient, StartError, audit, clients, hub, identifiers, keys, mutual_tls, pages};
use crate::audit::Audit;
use crate::config::{self, Config, Countries, CountryFile, Mode, StoreAddress, load_countries};
use crate::domain::{CountryCode, Exceptions};
use crate::flow::published::{Organisation, Person, SpareKeys};
use crate::flow::{
    ClientRates, ConnectorRole, Node, OwnAddresses, Pool, ProxyServiceRole, Publication,
};
use crate::net::{Client, ClientKeys, Reach};
use crate::saml::OwnProxyService;
use crate::store::{self, MemoryStore, Opening, Store};
use crate::trust::keys::pkcs11::Tokens;
use crate::trust::{Directory, Rules};
use crate::xml::SigningKey;

/// A node, put together.
pub struct Assembly {
    /// The node.
    pub node: Arc<Node>,
    /// The hardware module that keys of it are in, where any is.
    pub tokens: Option<Tokens>,
}

/// Puts a node together. Country files with problems are left out, and said in the log; the
/// other countries are unaffected.
///
/// # Errors
/// [`StartError`] for what `check-config` should have found.
pub fn assemble(config: &Config, ambient: Ambient) -> Result<Assembly, StartError> {
    build(config, ambient, Disk::Untouched, None)
}

/// What a node leaves on disk.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Disk {
    /// Nothing: a command looks around.
    Untouched,
    /// What it learns abroad, in `[trust].state_dir`.
    Kept,
}

/// As [`assemble`], for a node that runs.
pub(super) fn build(
    config: &Config,
    ambient: Ambient,
    disk: Disk,
    store: Option<Arc<dyn Store>>,
) -> Result<Assembly, StartError> {
    let store = match store {
        Some(store) => store,
        None => opened(config, &ambient, disk)?,
    };
    let tokens = keys::tokens(config)?;
    let keyring = Keyring {
        config,
        tokens: tokens.as_ref(),
    };
    let carried = Carried {
        store,
        trust: Arc::new(directory(config, &ambient, disk)?),
        audit: match disk {
            Disk::Kept => audit::open(keyring, Arc::clone(&ambient.clock))?,
            Disk::Untouched => audit::none(config, Arc::clone(&ambient.clock)),
        },
        pool: Pool::new(std::thread::available_parallelism().map_or(1, usize::from)),
        tokens,
        ambient,
    };
    if let (Disk::Kept, Some(tokens)) = (disk, &carried.tokens) {
        tokens.look_after();
    }
    assemble_around(config, carried)
}

/// The store. A command that looks around leaves a file alone: the bridge that runs has it.
fn opened(config: &Config, ambient: &Ambient, disk: Disk) -> Result<Arc<dyn Store>, StartError> {
    if disk == Disk::Untouched && matches!(config.store.address, StoreAddress::File(_)) {
        let capacity = config.store.max_entries;
        let clock = Arc::clone(&ambient.clock);
        return Ok(Arc::new(MemoryStore::new(capacity, clock)));
    }
    let opening = Opening {
        config: &config.store,
        sealing: keys::sealing(&config.keys, &ambient.random)?,
        skew: signed(config.trust.skew)?,
        clock: Arc::clone(&ambient.clock),
        random: Arc::clone(&ambient.random),
    };
    store::open(opening).map_err(StartError::Store)
}

/// Puts the node together anew that a changed configuration says, around what the earlier one
/// remembers and has learnt.
///
/// # Errors
/// [`StartError`] for what `check-config` should have found.
pub(super) fn reassemble(config: &Config, earlier: &Assembly) -> Result<Assembly, StartError> {
    let node = &earlier.node;
    let sealing = keys::sealing(&config.keys, &node.random)?;
    let carried = Carried {
        store: Arc::clone(&node.store),
        trust: Arc::clone(&node.trust),
        audit: Arc::clone(&node.audit),
        pool: node.pool.clone(),
        tokens: match &earlier.tokens {
            Some(tokens) => Some(tokens.clone()),
            None => keys::tokens(config)?.inspect(Tokens::look_after),
        },
        ambient: Ambient {
            clock: Arc::clone(&node.clock),
            random: Arc::clone(&node.random),
        },
    };
    let assembly = assemble_around(config, carried)?;
    let keyring = Keyring {
        config,
        tokens: assembly.tokens.as_ref(),
    };
    audit::sign_anew(&node.audit, keyring)?;
    if let Some(sealing) = sealing {
        node.store.seal_with(sealing);
    }
    if let (Some(role), Some(old)) = (&assembly.node.connector, &node.connector) {
        role.client_keys.inherit(&old.client_keys);
    }
    if let (Some(role), Some(old)) = (&assembly.node.proxy_service, &node.proxy_service) {
        role.hub.inherit(&old.hub);
    }
    Ok(assembly)
}

/// What outlives a change of configuration.
struct Carried {
    store: Arc<dyn Store>,
    trust: Arc<Directory>,
    audit: Arc<Audit>,
    pool: Pool,
    tokens: Option<Tokens>,
    ambient: Ambient,
}

fn assemble_around(config: &Config, carried: Carried) -> Result<Assembly, StartError> {
    let mut addresses = OwnAddresses::new(&config.node.base_url);
    if let Some(settings) = &config.proxy_service {
        let hub = &settings.hub;
        addresses = addresses.known_to_hub(&hub.redirect_path, &hub.keys_path);
    }
    let country: CountryCode = config
        .node
        .country
        .parse()
        .map_err(|_| StartError::Setting("country"))?;
    let keys = Keyring {
        config,
        tokens: carried.tokens.as_ref(),
    };
    let signing = &config.keys.saml_signing.current;
    let signing = Arc::new(keys.signing(signing, "keys.saml_signing")?);
    let skew = signed(config.trust.skew)?;
    let connector = match &config.connector {
        Some(settings) => Some(connector(keys, settings, Arc::clone(&signing))?),
        None => None,
    };
    let proxy_service = match &config.proxy_service {
        Some(settings) => Some(proxy_service(keys, settings, signing, &addresses, skew)?),
        None => None,
    };
    let node = Node {
        country,
        store: carried.store,
        trust: carried.trust,
        audit: carried.audit,
        clock: carried.ambient.clock,
        random: carried.ambient.random,
        pool: carried.pool,
        flow_lifetime: signed(config.limits.flow)?,
        publication: publication(keys)?,
        connector,
        proxy_service,
        addresses,
    };
    Ok(Assembly {
        node: Arc::new(node),
        tokens: carried.tokens,
    })
}

fn connector(
    keys: Keyring<'_>,
    settings: &config::Connector,
    signing: Arc<SigningKey>,
) -> Result<ConnectorRole, StartError> {
    let config = keys.config;
    let pair = config.keys.saml_encryption.as_ref();
    let decryption = keys.decryption(pair.ok_or(StartError::Key("keys.saml_encryption"))?)?;
    let token_keys = keys.tokens_signing()?;
    let sectors = hub::sector_attributes(config);
    let registered = clients::clients(settings, &sectors, token_keys.default_algorithm())?;
    let registrations = Arc::new(ArcSwap::from_pointee(registered.clients));
    let fetching = client(config, Towards::Clients)?;
    let client_keys = ClientKeys::new(fetching, Arc::clone(&registrations), registered.key_sources);
    Ok(ConnectorRole {
        clients: registrations,
        client_keys: Arc::new(client_keys),
        mutual_tls: mutual_tls::certificates(settings.mutual_tls.as_ref())?,
        policies: registered.policies,
        signing,
        decryption: Arc::new(decryption),
        token_keys: Arc::new(token_keys),
        client_rates: ClientRates::new(config.limits.client_rate),
        sp_type: hub::sp_type(settings.sp_type.as_deref())?,
        provider_name: settings.provider_name.clone(),
        national_identifiers: identifiers::national(settings)?,
        requester_id_to: hub::requester_id_to(settings.requester_id_to),
        sector_attributes: sectors,
        code_lifetime: signed(config.limits.code)?,
        token_lifetime: signed(config.limits.access_token)?,
    })
}

fn proxy_service(
    keys: Keyring<'_>,
    settings: &config::ProxyService,
    signing: Arc<SigningKey>,
    addresses: &OwnAddresses,
    skew: SignedDuration,
) -> Result<ProxyServiceRole, StartError> {
    let client = client(keys.config, Towards::Hub)?;
    let (hub, hub_role, public_keys) =
        hub::provider(keys, &settings.hub, addresses.callback(), client)?;
    let own = OwnProxyService {
        sso_urls: vec![addresses.sso()],
        levels: hub::levels(&settings.levels)?,
        not_notified: settings.hub.acr.not_notified.values().cloned().collect(),
        wants_requester_id: settings.wants_requester_id,
        person_kinds: settings.person_kinds.clone(),
        sector_attributes: hub_role.sector_attributes.clone(),
        skew,
        exceptions: Exceptions::NONE,
    };
    Ok(ProxyServiceRole {
        own,
        signing,
        consent: settings.consent,
        hub,
        hub_role,
        public_keys,
    })
}

fn directory(config: &Config, ambient: &Ambient, disk: Disk) -> Result<Directory, StartError> {
    let countries = load_countries(&config.trust);
    for problem in countries.problems.as_slice() {
        tracing::error!(%problem, "a country is left out");
    }
    for country in &countries.files {
        say_exceptions(country, ambient.clock.now());
    }
    let directory = directory_of(config, countries, ambient)?;
    Ok(match disk {
        Disk::Kept => directory.keeping(config.trust.state_dir.clone()),
        Disk::Untouched => directory,
    })
}

/// A directory of these countries that asks abroad as the bridge does and keeps nothing: for
/// commands that look at sources.
///
/// # Errors
/// [`StartError::Client`], or [`StartError::Setting`] for our own country.
pub fn directory_of(
    config: &Config,
    countries: Countries,
    ambient: &Ambient,
) -> Result<Directory, StartError> {
    let (rules, clock) = (Rules::from(&config.trust), Arc::clone(&ambient.clock));
    let directory = Directory::new(countries, rules, client_abroad(config)?, clock);
    let own = config.node.country.parse();
    let own = own.map_err(|_| StartError::Setting("country"))?;
    Ok(directory
        .asking_about_revocation(client(config, Towards::Authorities)?)
        .listening_to(&config.trust.service_lists, own))
}

/// The client that foreign sources are asked with.
///
/// # Errors
/// [`StartError::Client`].
pub fn client_abroad(config: &Config) -> Result<Client, StartError> {
    client(config, Towards::Abroad)
}

/// Every rule that is bent for a country stands in the log from the start; so does one that is
/// not bent any more, because logins may be about to fail for it.
fn say_exceptions(country: &CountryFile, now: Timestamp) {
    for bent in &country.exceptions {
        tracing::warn!(
            country = country.country, exception = bent.kind.as_str(),
            standing = bent.at(now).as_str(), from = %bent.from, until = %bent.until,
            approved_by = bent.approved_by, reason = bent.reason, "an exception"
        );
    }
}

fn publication(keys: Keyring<'_>) -> Result<Publication, StartError> {
    const METADATA: &str = "keys.metadata_signing";
    let config = keys.config;
    let signing = keys.signing(&config.keys.metadata_signing.current, METADATA)?;
    // Metadata is signed with the key in use only; the others must be usable all the same.
    keys.spare_certificates(&config.keys.metadata_signing, METADATA)?;
    let spare = SpareKeys {
        signing_certificates: keys
            .spare_certificates(&config.keys.saml_signing, "keys.saml_signing")?,
        token_keys: keys.spare_tokens_signing()?,
    };
    let node = &config.node;
    let organisation = Organisation {
        name: node.organisation.name.clone(),
        display_name: node.organisation.display_name.clone(),
        url: node.organisation.url.clone(),
    };
    Ok(Publication::new(
        Arc::new(signing),
        signed(config.limits.own_metadata)?,
        node.application_identifier.clone(),
        organisation,
        person(&node.technical_contact),
        person(&node.support_contact),
    )
    .with_spare_keys(spare)
    .with_pages(node.country_names.clone(), pages::tags(config)))
}

fn person(contact: &config::Contact) -> Person {
    let text = |part: &Option<String>| part.clone().unwrap_or_default();
    Person {
        company: text(&contact.company),
        given_name: text(&contact.given_name),
        surname: text(&contact.surname),
        email: contact.email.clone(),
        telephone: text(&contact.telephone),
    }
}

/// The longest that a foreign source may take for a whole answer.
const ABROAD: Duration = Duration::from_secs(10);

/// Whom a client talks to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Towards {
    /// Foreign metadata sources.
    Abroad,
    /// Lists and responders that certificates name.
    Authorities,
    /// The hub, which the operator named.
    Hub,
    /// Our clients, whom the operator named: their keys.
    Clients,
}

fn client(config: &Config, towards: Towards) -> Result<Client, StartError> {
    let reach = match (config.node.mode, towards) {
        (Mode::Production, Towards::Authorities) => Reach::PublicSigned,
        (Mode::Production, Towards::Abroad) => Reach::PublicOnly,
        (Mode::Production, Towards::Hub | Towards::Clients) => Reach::Named,
        (Mode::Development, Towards::Abroad | Towards::Authorities)
            if !config.trust.allow_private_addresses =>
        {
            match towards {
                Towards::Authorities => Reach::PublicSigned,
                _ => Reach::PublicOnly,
            }
        }
        (Mode::Development, _) => Reach::Development,
    };
    let patience = match towards {
        Towards::Abroad | Towards::Authorities => config.limits.outbound.min(ABROAD),
        Towards::Hub | Towards::Clients => config.limits.outbound,
    };
    let client = Client::new(reach, patience).map_err(|_| StartError::Client)?;
    Ok(client.measured_as(match towards {
        Towards::Abroad => "metadata",
        Towards::Authorities => "revocation",
        Towards::Hub => "hub",
        Towards::Clients => "client-keys",
    }))
}

fn signed(duration: Duration) -> Result<SignedDuration, StartError> {
    SignedDuration::try_from(duration).map_err(|_| StartError::Setting("seconds"))
}
