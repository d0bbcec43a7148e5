//! The demo's world: two member states, each with a bridge and a hub, in one process.
//!
//! In: [`Options`]. Out: a [`World`] that listens on loopback, whose bridges know each other only
//! through signed metadata. Dropping it stops everything and removes its folder.

use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Map, Value};
use tokio::net::TcpListener;
use tokio::task::{JoinHandle, spawn_blocking};

use super::citizens::Citizen;
use super::files::SiteFiles;
use super::folder::Folder;
use super::front::{Instances, Running};
use super::hub::{Hub, HubOptions};
use super::keyring::{self, Keyring};
use super::member_state::{AsksForConsent, MemberState, OURS, THEIRS};
use super::registration::Registration;
use super::{first_page, front, http_client};
use crate::ambient;
use crate::app::Ambient;
use crate::config::{Config, Consent, Problems};
use crate::oidc::jose::JoseError;
use crate::store::Store;
use crate::trust::keys::generate::GenerateError;

/// How to make a world; the default is what `demo` shows.
#[derive(Clone, Default)]
pub struct Options {
    /// Port of the first page; any free one where none is given.
    pub port: Option<u16>,
    /// How our country differs.
    pub ours: SiteOptions,
    /// How the demo country differs.
    pub theirs: SiteOptions,
}

/// How one member state differs from the default.
#[derive(Clone)]
pub struct SiteOptions {
    /// Its clock and its randomness; set the clock off to make its messages too old or too young.
    pub ambient: Ambient,
    /// The citizens that its hub knows; the demo's own where none are given.
    pub citizens: Option<&'static [Citizen]>,
    /// Claims that its hub never gives away, such as `family_name`.
    pub hub_omits: BTreeSet<String>,
    /// Claims that its hub gives away of everybody, asked for or not.
    pub hub_adds: Map<String, Value>,
    /// Further sections of its bridge's configuration, such as `[limits]`.
    pub extra_config: String,
    /// What its bridge calls its citizens abroad: keys of `[proxy_service.hub]`, in place of the
    /// `identifier_secret_file` that stands at `secrets/identifier`.
    pub identifiers: Option<&'static str>,
    /// `[proxy_service.hub]` and its sections, where its bridge logs citizens in at another hub
    /// than the demo's, which then serves its national service only.
    pub external_hub: Option<String>,
    /// What its bridge's `[connector]` and `[proxy_service]` say of `consent`, where that is not what
    /// the demo shows.
    pub consent: Option<Consent>,
    /// Further sections of the other country's file at its bridge, such as `[[exceptions]]`.
    pub extra_country: String,
    /// Whether its people may choose from countries in every state, too, of which nobody is behind
    /// any.
    pub showcase: bool,
    /// What its bridge remembers in; what its configuration says where none is given.
    pub store: Option<Arc<dyn Store>>,
    /// What a second instance of its bridge remembers in, where there is one: requests alternate.
    pub twin: Option<Arc<dyn Store>>,
    /// The country code that its bridge says it is of; its own where none is given.
    pub posing_as: Option<&'static str>,
}

impl Default for SiteOptions {
    fn default() -> Self {
        Self {
            ambient: Ambient::system(),
            citizens: None,
            hub_omits: BTreeSet::new(),
            hub_adds: Map::new(),
            extra_config: String::new(),
            identifiers: None,
            external_hub: None,
            consent: None,
            extra_country: String::new(),
            showcase: false,
            store: None,
            twin: None,
            posing_as: None,
        }
    }
}

/// Why there is no world.
#[derive(Debug, thiserror::Error)]
pub enum WorldError {
    /// A socket or a file.
    #[error("a socket or file of the demo: {0}")]
    Io(#[from] io::Error),
    /// A key could not be made.
    #[error(transparent)]
    Keys(#[from] GenerateError),
    /// A key does not fit its registration.
    #[error(transparent)]
    Registration(#[from] JoseError),
    /// The configuration that we wrote is refused.
    #[error(transparent)]
    Config(#[from] Problems),
    /// A bridge did not start, and its own code.
    #[error("a bridge did not start: {0}")]
    Bridge(String),
    /// No HTTP client.
    #[error("no HTTP client")]
    Client,
    /// A bridge did not get to know the other country in time.
    #[error("a bridge is not ready: {0}")]
    NotReady(String),
}

impl WorldError {
    /// Stable dotted code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Io(_) => "demo.io",
            Self::Keys(error) => error.code(),
            Self::Registration(error) => error.code(),
            Self::Config(problems) => problems.code(),
            Self::Bridge(_) => "demo.bridge",
            Self::Client => "demo.client",
            Self::NotReady(_) => "demo.not-ready",
        }
    }
}

/// One member state: where its parties are reached.
pub struct Site {
    /// Its country code.
    pub country: &'static str,
    /// Its bridge's address, without a slash at the end.
    pub bridge_url: String,
    /// Its hub's address, without a slash at the end.
    pub hub_url: String,
    /// The page of its national service.
    pub service_url: String,
    /// The folder of its bridge's files; `bridge.toml` is the configuration.
    pub folder: PathBuf,
    bridge: Running,
    hub: Hub,
}

impl Site {
    /// Takes its bridge out of service, to see what the others do.
    pub fn stop_bridge(&self) {
        self.bridge.shutdown();
    }

    /// Takes its hub out of service: nobody new is answered.
    pub fn stop_hub(&self) {
        self.hub.stop();
    }

    /// Puts its hub back into service, at its old address.
    ///
    /// # Errors
    /// Where that cannot be had.
    pub async fn resume_hub(&self) -> io::Result<()> {
        let port = self.hub_url.rsplit(':').next().unwrap_or_default();
        let listener = TcpListener::bind(format!("127.0.0.1:{port}")).await?;
        self.hub.resume(listener);
        Ok(())
    }
}

/// Everything, running.
pub struct World {
    /// Our country, on `127.0.0.1`.
    pub ours: Site,
    /// The demo country, on `localhost`.
    pub theirs: Site,
    /// The first page.
    pub url: String,
    first_page: JoinHandle<()>,
    // Last, so that it goes when nobody reads it any more.
    _folder: Folder,
}

impl World {
    /// Makes keys and files, and starts everything. Bridges may still be fetching each other's
    /// metadata: see [`World::ready`].
    ///
    /// # Errors
    /// Any [`WorldError`] but `NotReady`.
    pub async fn start(options: Options) -> Result<Self, WorldError> {
        let ours = Draft::bind(&OURS, options.ours);
        let theirs = Draft::bind(&THEIRS, options.theirs);
        let (ours, theirs) = tokio::try_join!(ours, theirs)?;
        let front = TcpListener::bind(("127.0.0.1", options.port.unwrap_or(0))).await?;
        let url = format!("http://127.0.0.1:{}/", front.local_addr()?.port());
        let folder = Folder::create(ours.options.ambient.random.as_ref())?;
        let (our_view, their_view) = (ours.view(), theirs.view());
        let ours = ours.raise(&folder, &their_view)?;
        let theirs = theirs.raise(&folder, &our_view)?;
        let first_page = first_page::serve(front, &ours.service_url, &theirs.service_url);
        Ok(Self {
            ours,
            theirs,
            url,
            first_page,
            _folder: folder,
        })
    }

    /// Waits until both bridges say that they are ready, at most `patience`.
    ///
    /// # Errors
    /// [`WorldError::NotReady`] with the address of the one that is not.
    pub async fn ready(&self, patience: Duration) -> Result<(), WorldError> {
        let client = http_client::build().map_err(|_| WorldError::Client)?;
        for site in [&self.ours, &self.theirs] {
            let address = format!("{}/readyz", site.bridge_url);
            let asking = async {
                loop {
                    let answer = client.get(&address).send().await;
                    if answer.is_ok_and(|answer| answer.status().is_success()) {
                        return;
                    }
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
            };
            let waited = tokio::time::timeout(patience, asking).await;
            waited.map_err(|_| WorldError::NotReady(address.clone()))?;
        }
        Ok(())
    }
}

impl Drop for World {
    fn drop(&mut self) {
        self.first_page.abort();
        self.ours.bridge.shutdown();
        self.theirs.bridge.shutdown();
    }
}

/// What the other country needs to know of one.
struct View {
    state: &'static MemberState,
    bridge_url: String,
    anchor_pem: String,
}

/// A member state with its sockets and keys, before anything runs.
struct Draft {
    state: &'static MemberState,
    options: SiteOptions,
    keys: Keyring,
    bridge: TcpListener,
    bridge_url: String,
    /// The sockets of two instances, where `bridge` is that of what stands before them.
    inner: Option<(TcpListener, TcpListener)>,
    hub: TcpListener,
    hub_url: String,
}

impl Draft {
    async fn bind(state: &'static MemberState, options: SiteOptions) -> Result<Self, WorldError> {
        let random = options.ambient.random.clone();
        let now = options.ambient.clock.now();
        let keys = spawn_blocking(move || keyring::make(state, random.as_ref(), now));
        let keys = keys.await.map_err(io::Error::other)??;
        let bridge = TcpListener::bind("127.0.0.1:0").await?;
        let hub = TcpListener::bind("127.0.0.1:0").await?;
        let url = |port| format!("http://{}:{port}", state.host);
        let inner = match options.twin {
            Some(_) => Some(front::sockets().await?),
            None => None,
        };
        Ok(Self {
            inner,
            bridge_url: url(bridge.local_addr()?.port()),
            hub_url: url(hub.local_addr()?.port()),
            state,
            options,
            keys,
            bridge,
            hub,
        })
    }

    fn view(&self) -> View {
        View {
            state: self.state,
            bridge_url: self.bridge_url.clone(),
            anchor_pem: self.keys.anchor_pem.clone(),
        }
    }

    fn raise(self, folder: &Folder, other: &View) -> Result<Site, WorldError> {
        let random = self.options.ambient.random.as_ref();
        let secret = ambient::secret(random).map_err(io::Error::other)?;
        let identifier_secret = ambient::secret(random).map_err(io::Error::other)?;
        let registration = Registration {
            style: self.state.hub,
            bridge_url: &self.bridge_url,
            hub_url: &self.hub_url,
            secret: &secret,
            identifiers: self.options.identifiers,
            external_hub: self.options.external_hub.as_deref(),
        };
        let folder = folder.path().join(self.state.code);
        let posing = MemberState {
            code: self.options.posing_as.unwrap_or(self.state.code),
            consent: self
                .options
                .consent
                .map_or(self.state.consent, AsksForConsent::everywhere),
            ..*self.state
        };
        let files = SiteFiles {
            folder: &folder,
            state: &posing,
            keys: &self.keys,
            registration: &registration,
            listen: self.bridge.local_addr()?,
            identifier_secret: &identifier_secret,
            extra: &self.options.extra_config,
            extra_country: &self.options.extra_country,
            showcase: self.options.showcase,
            other: other.state,
            other_url: &other.bridge_url,
            other_anchor: &other.anchor_pem,
        };
        let mut config = Config::load(&files.write()?)?;
        // Its keys are as young as this: nothing was ever sent to them.
        config.store.fresh = true;
        let hub_options = self.hub_options(&registration)?;
        let hub = Hub::start(hub_options, self.hub).map_err(|_| WorldError::Client)?;
        let bridge = Instances {
            ambient: self.options.ambient,
            store: self.options.store,
            twin: self.options.twin,
        };
        let bridge = bridge.start(config, self.bridge, self.inner)?;
        Ok(Site {
            country: self.state.code,
            service_url: format!("{}/service", self.hub_url),
            bridge_url: self.bridge_url,
            hub_url: self.hub_url,
            folder,
            bridge,
            hub,
        })
    }

    fn hub_options(&self, registration: &Registration<'_>) -> Result<HubOptions, JoseError> {
        let key = self.keys.hub_client.clone();
        let (party, relying_party_keys) = registration.service(key)?;
        Ok(HubOptions {
            url: self.hub_url.clone(),
            country_name: self.state.name.to_owned(),
            colour: self.state.colour,
            citizens: self.options.citizens.unwrap_or(self.state.citizens),
            omitted_claims: self.options.hub_omits.clone(),
            added_claims: self.options.hub_adds.clone(),
            client: registration.bridge(),
            client_jwks_uri: Some(format!("{}{}", self.bridge_url, registration.paths().1)),
            signing_key: registration.hub_key(&self.keys)?,
            pkce: registration.pkce(),
            people: registration.people(&party),
            companies: registration.companies(&party),
            relying_party_keys,
            issuer: self.bridge_url.clone(),
            ambient: self.options.ambient.clone(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::load_countries;
    use crate::demo::browser::Browser;
    use openssl::x509::X509;

    fn countries(site: &Site) -> Vec<crate::config::CountryFile> {
        let config = Config::load(&site.folder.join("bridge.toml")).unwrap();
        let countries = load_countries(&config.trust);
        assert!(countries.problems.is_empty(), "{}", countries.problems);
        countries.files
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_world_is_two_sites_that_hold_each_others_anchor_and_leaves_nothing_behind() {
        let world = World::start(Options::default()).await.unwrap();
        let folder = world.ours.folder.parent().unwrap().to_owned();
        for (site, other) in [(&world.ours, &world.theirs), (&world.theirs, &world.ours)] {
            let [country] = countries(site).try_into().unwrap();
            assert_eq!(country.country, other.country);
            let node = country.connector.unwrap().entity_id;
            assert_eq!(node, format!("{}/connector/metadata", other.bridge_url));
            let anchor = std::fs::read(country.anchors_file).unwrap();
            let anchor = X509::from_pem(&anchor).unwrap();
            let signing = std::fs::read(other.folder.join("keys/metadata-signing.crt")).unwrap();
            let signing = X509::from_pem(&signing).unwrap();
            assert!(signing.verify(&anchor.public_key().unwrap()).unwrap());
        }
        assert!(world.ours.hub_url.contains("127.0.0.1"));
        assert!(world.theirs.hub_url.contains("localhost"));
        let mut browser = Browser::new().unwrap();
        let page = browser.get(&world.url).await.unwrap();
        for (_, service) in page.links().into_iter().take(2) {
            let page = browser.follow(&page, &service).await.unwrap();
            assert!(page.form_to("/service/login").is_some());
        }
        drop(world);
        assert!(!folder.exists());
    }
}
