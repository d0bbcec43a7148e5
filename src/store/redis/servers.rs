//! Which server keeps which record: the only one, the one in charge, or one of a cluster.
//!
//! In: an address and what a server asks for. Out: for each key a [`Link`], and what is to be
//! said of all of them together.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use redis::aio::MultiplexedConnection;
use redis::{
    AsyncConnectionConfig, Client, ConnectionAddr, IntoConnectionInfo as _, RedisConnectionInfo,
    RedisError, RedisResult, TlsCertificates,
};
use tokio::time::timeout;

use super::super::{Finding, Key, StoreError};
use super::cluster::Cluster;
use super::commands::{Asked, PREFIX};
use super::epoch::Epochs;
use super::link::{Link, PATIENCE, Session};
use crate::config::{RedisAddress, RedisLayout, Store as StoreConfig};
use crate::store::OpenError;

/// How long one of the sentinels may take.
const SENTINEL: Duration = Duration::from_millis(250);

/// The servers behind one address.
pub(super) struct Servers {
    behind: Behind,
    latest: Mutex<Option<(Timestamp, Instant)>>,
}

enum Behind {
    One(Arc<Link>),
    Many(Box<Cluster>),
}

/// How a server is connected to.
#[derive(Clone)]
pub(super) struct Connecting {
    to: To,
    settings: RedisConnectionInfo,
    tls: Option<TlsCertificates>,
    found: Arc<Mutex<Option<(String, u16)>>>,
}

#[derive(Clone)]
enum To {
    Host(String, u16),
    InCharge {
        name: String,
        sentinels: Vec<(String, u16)>,
    },
}

impl Servers {
    pub(super) fn new(
        address: &RedisAddress,
        config: &StoreConfig,
        epochs: Epochs,
    ) -> Result<Self, OpenError> {
        let mut hosts = address.hosts.iter().cloned();
        let (host, port) = hosts.next().unwrap_or_default();
        let to = match &address.layout {
            RedisLayout::Single | RedisLayout::Cluster => To::Host(host, port),
            RedisLayout::Sentinel(name) => To::InCharge {
                name: name.clone(),
                sentinels: address.hosts.clone(),
            },
        };
        let connecting = Connecting {
            to,
            settings: settings(address, config),
            tls: tls(address, config)?,
            found: Arc::default(),
        };
        let behind = if address.layout == RedisLayout::Cluster {
            Behind::Many(Box::new(Cluster::new(
                address.hosts.clone(),
                connecting,
                epochs,
            )))
        } else {
            let epoch_key = format!("{PREFIX}epoch");
            Behind::One(Arc::new(Link::new(connecting, epochs, epoch_key)))
        };
        Ok(Self {
            behind,
            latest: Mutex::default(),
        })
    }

    /// The latest moment so far. It goes on even where our clock is set back, as the servers' does
    /// when they let a mark expire.
    pub(super) fn pass(&self, now: Timestamp) -> Timestamp {
        let mut latest = self.latest.lock().unwrap_or_else(PoisonError::into_inner);
        let reached = latest.map_or(now, |(at, when)| {
            at.saturating_add(when.elapsed()).unwrap_or(now)
        });
        if now >= reached {
            *latest = Some((now, Instant::now()));
        }
        reached.max(now)
    }

    /// Where that key is kept.
    pub(super) async fn of(&self, key: &Key) -> Result<Arc<Link>, StoreError> {
        match &self.behind {
            Behind::One(link) => Ok(Arc::clone(link)),
            Behind::Many(cluster) => cluster.of(&super::commands::name(key)).await,
        }
    }

    /// Has something done with a key.
    pub(super) async fn ask(
        &self,
        key: &Key,
        link: Arc<Link>,
        session: &Session,
        asked: &Asked,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        let answer = link.ask(session, asked, false).await;
        if let Behind::Many(cluster) = &self.behind {
            return cluster.followed(key, asked, answer).await;
        }
        match answer? {
            Ok(value) => asked.meaning(value),
            Err(error) => Err(super::commands::judged(&error).0),
        }
    }

    fn links(&self) -> Vec<Arc<Link>> {
        match &self.behind {
            Behind::One(link) => vec![Arc::clone(link)],
            Behind::Many(cluster) => cluster.links(),
        }
    }

    /// Since when none of them has lost anything; before one was reached nobody knows.
    pub(super) fn since(&self) -> Timestamp {
        let links = self.links();
        let since = links.iter().filter_map(|link| link.since()).max();
        since.unwrap_or(Timestamp::MAX)
    }

    /// Whether logins may begin: what the last eighth is for are those under way.
    pub(super) fn has_room(&self) -> bool {
        let links = self.links();
        let mut seen = links.iter().filter_map(|link| link.facts());
        seen.all(|facts| facts.is_below(8))
    }

    pub(super) fn troubles(&self) -> Vec<&'static str> {
        let links = self.links();
        if links.is_empty() {
            return vec!["store-unreachable"];
        }
        let mut troubles = Vec::new();
        for link in links {
            link.start();
            match link.facts() {
                None => troubles.push("store-unreachable"),
                Some(facts) if facts.evicts() => troubles.push("store-evicts"),
                Some(_) => {}
            }
        }
        troubles.sort_unstable();
        troubles.dedup();
        troubles
    }

    pub(super) async fn look(&self) -> Result<Vec<Finding>, StoreError> {
        if let Behind::Many(cluster) = &self.behind {
            cluster.of(PREFIX).await?;
        }
        let mut findings = Vec::new();
        for link in self.links() {
            link.session().await?;
            findings.extend(link.facts().iter().flat_map(|facts| facts.findings()));
        }
        Ok(findings)
    }
}

fn settings(address: &RedisAddress, config: &StoreConfig) -> RedisConnectionInfo {
    let mut settings = RedisConnectionInfo::default()
        .set_db(address.database.into())
        .set_skip_set_lib_name();
    if let Some(user) = &config.user {
        settings = settings.set_username(user);
    }
    if let Some(password) = &config.password {
        settings = settings.set_password(password.expose_str());
    }
    settings
}

fn tls(address: &RedisAddress, config: &StoreConfig) -> Result<Option<TlsCertificates>, OpenError> {
    if !address.tls {
        return Ok(None);
    }
    if let Some(pem) = &config.ca_pem {
        openssl::x509::X509::from_pem(pem.as_bytes()).map_err(|_| OpenError::Authority)?;
    }
    Ok(Some(TlsCertificates {
        client_tls: None,
        root_cert: config.ca_pem.as_ref().map(|pem| pem.clone().into_bytes()),
    }))
}

impl Connecting {
    /// The same way, to another host.
    pub(super) fn towards(&self, (host, port): (String, u16)) -> Self {
        Self {
            to: To::Host(host, port),
            found: Arc::default(),
            ..self.clone()
        }
    }

    /// A new connection, of nobody else's.
    pub(super) async fn connect(&self) -> RedisResult<MultiplexedConnection> {
        let host = match &self.to {
            To::Host(host, port) => (host.clone(), *port),
            To::InCharge { name, sentinels } => {
                let host = self.in_charge(name, sentinels).await;
                host.ok_or_else(|| RedisError::from(std::io::Error::other("no sentinel")))?
            }
        };
        *self.found.lock().unwrap_or_else(PoisonError::into_inner) = Some(host.clone());
        self.connection(host, self.settings.clone()).await
    }

    /// Whether the sentinels, where there are some that answer, still name the same server.
    pub(super) async fn still_in_charge(&self) -> bool {
        let To::InCharge { name, sentinels } = &self.to else {
            return true;
        };
        let now = self.in_charge(name, sentinels).await;
        let found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        now.is_none() || now == *found
    }

    async fn in_charge(&self, name: &str, sentinels: &[(String, u16)]) -> Option<(String, u16)> {
        for sentinel in sentinels {
            let asked = async {
                let anonymous = RedisConnectionInfo::default().set_skip_set_lib_name();
                let mut connection = self.connection(sentinel.clone(), anonymous).await?;
                redis::cmd("SENTINEL")
                    .arg("GET-MASTER-ADDR-BY-NAME")
                    .arg(name)
                    .query_async::<Option<(String, u16)>>(&mut connection)
                    .await
            };
            if let Ok(Ok(Some(host))) = timeout(SENTINEL, asked).await {
                return Some(host);
            }
        }
        None
    }

    async fn connection(
        &self,
        (host, port): (String, u16),
        settings: RedisConnectionInfo,
    ) -> RedisResult<MultiplexedConnection> {
        let address = match &self.tls {
            None => ConnectionAddr::Tcp(host, port),
            Some(_) => ConnectionAddr::TcpTls {
                host,
                port,
                insecure: false,
                tls_params: None,
            },
        };
        let info = address.into_connection_info()?.set_redis_settings(settings);
        let client = match &self.tls {
            Some(certificates) => Client::build_with_tls(info, certificates.clone())?,
            None => Client::open(info)?,
        };
        let config = AsyncConnectionConfig::new()
            .set_connection_timeout(None)
            .set_response_timeout(Some(PATIENCE));
        client
            .get_multiplexed_async_connection_with_config(&config)
            .await
    }
}
