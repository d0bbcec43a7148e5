//! Taking over a changed configuration while running.
//!
//! In: the configuration file and every file that it names, looked at a few times a second. Out:
//! a new node in place of the old one, in one step, around the same store and the same knowledge
//! of foreign nodes; or, where anything is wrong or needs a restart, every reason in the log and
//! nothing changed at all.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use arc_swap::ArcSwap;
use tokio::sync::Notify;
use tokio::sync::watch::Receiver;
use tokio::task::spawn_blocking;

use super::assemble::{Assembly, reassemble};
use super::mutual_tls::Door;
use super::{StartError, own, pages};
use crate::config::settling::{LOOK, Print, Seen, Settling};
use crate::config::{Config, Pkcs11};
use crate::http::{Edge, EdgeInForce};

/// What is in force: the node for everything that goes on beside the requests, and the edge.
pub(super) struct Live {
    assembly: ArcSwap<Assembly>,
    door: Option<Door>,
    edge: EdgeInForce,
    changed: Notify,
}

impl Live {
    pub(super) fn new(assembly: Assembly, edge: EdgeInForce, door: Option<Door>) -> Self {
        Self {
            door,
            assembly: ArcSwap::from_pointee(assembly),
            edge,
            changed: Notify::new(),
        }
    }

    pub(super) fn assembly(&self) -> Arc<Assembly> {
        self.assembly.load_full()
    }

    /// Waits until another node is in force. One waits at a time; no change is missed.
    pub(super) async fn changed(&self) {
        self.changed.notified().await;
    }

    fn replace(&self, assembly: Assembly, config: &Config) -> Result<(), StartError> {
        if let Some(door) = &self.door {
            door.change(config)?;
        }
        let earlier = self.edge.load();
        let mut theme = pages::theme(config);
        theme.look = theme.look.after(&earlier.theme.look);
        pages::say_low_contrast(config);
        let ready = Arc::clone(&earlier.ready);
        let edge = Edge::new(Arc::clone(&assembly.node), theme, ready);
        assembly.node.trust.set_own_expiries(own::expiries(config));
        self.assembly.store(Arc::new(assembly));
        self.edge.replace(edge);
        self.changed.notify_one();
        Ok(())
    }
}

/// Looks until told to stop. `config` is what is in force.
pub(super) async fn watch(live: Arc<Live>, mut config: Config, mut stopped: Receiver<bool>) {
    let mut files = Files::of(&config.file, &config.files);
    loop {
        tokio::select! {
            () = files.change() => {}
            _ = stopped.wait_for(|stop| *stop) => return,
        }
        let file = config.file.clone();
        let read = spawn_blocking(move || Config::load_and_names(&file)).await;
        let Ok((read, names)) = read else { continue };
        files.look_at(&config.file, &names);
        let taken = match read {
            Ok(read) => take_over(&live, &config, read).await,
            Err(problems) => Err(problems
                .as_slice()
                .iter()
                .map(ToString::to_string)
                .collect()),
        };
        live.edge.set_change_refused(taken.is_err());
        match taken {
            Ok(taken) => {
                config = taken;
                tracing::info!(target: "audit", event = "configuration.reloaded");
            }
            Err(reasons) => {
                for reason in reasons {
                    tracing::error!(target: "audit", event = "configuration.reload-refused", reason);
                }
            }
        }
    }
}

/// Puts the configuration in force; or says why not, and nothing has changed.
async fn take_over(
    live: &Arc<Live>,
    in_force: &Config,
    read: Config,
) -> Result<Config, Vec<String>> {
    let fixed = needs_restart(in_force, &read);
    if !fixed.is_empty() {
        let reason = |key: &&str| format!("{key} has changed and needs a restart");
        return Err(fixed.iter().map(reason).collect());
    }
    let live = Arc::clone(live);
    let work = move || match reassemble(&read, &live.assembly()) {
        Ok(assembly) => live.replace(assembly, &read).map(|()| read),
        Err(error) => Err(error),
    };
    let work = move || work().map_err(|error| vec![error.to_string()]);
    let done = spawn_blocking(work).await;
    done.unwrap_or_else(|_| Err(vec!["the node could not be put together".to_owned()]))
}

/// The keys that are fixed for the life of the process and differ: the socket and what is in
/// front of it, our name to the world, which addresses exist, and what is carried over.
fn needs_restart(old: &Config, new: &Config) -> Vec<&'static str> {
    let (from, to) = (&old.limits, &new.limits);
    let caps = |limits: &crate::config::Limits| {
        let mut fixed = limits.clone();
        // These are of the node, which is made anew; the rest is of what stands around it.
        fixed.flow = Duration::ZERO;
        fixed.code = Duration::ZERO;
        fixed.access_token = Duration::ZERO;
        fixed.own_metadata = Duration::ZERO;
        fixed.client_rate = 0;
        fixed.outbound = Duration::ZERO;
        fixed
    };
    let compared = [
        ("node.listen", old.node.listen != new.node.listen),
        ("node.instance", old.node.instance != new.node.instance),
        ("node.base_url", old.node.base_url != new.node.base_url),
        ("node.country", old.node.country != new.node.country),
        ("node.mode", old.node.mode != new.node.mode),
        (
            "connector (on or off)",
            old.connector.is_some() != new.connector.is_some(),
        ),
        (
            "proxy_service (on or off)",
            old.proxy_service.is_some() != new.proxy_service.is_some(),
        ),
        ("connector.mtls.listen", listener(old) != listener(new)),
        (
            "proxy_service.hub.redirect_path or keys_path",
            hub_paths(old) != hub_paths(new),
        ),
        ("trust", old.trust != new.trust),
        ("store", old.store != new.store),
        ("operations", old.operations != new.operations),
        ("traces", old.traces != new.traces),
        ("audit", old.audit != new.audit),
        (
            "limits (of requests, connections and addresses)",
            caps(from) != caps(to),
        ),
        ("limits.outbound_seconds", from.outbound != to.outbound),
        ("log", old.log != new.log),
        (
            "[keys.pkcs11]",
            moved(old.keys.pkcs11.as_ref(), new.keys.pkcs11.as_ref()),
        ),
    ];
    let changed = compared.into_iter().filter(|(_, differs)| *differs);
    changed.map(|(key, _)| key).collect()
}

/// Whether keys are in another module than before. A first one can be opened, and one that is no
/// longer named does no harm.
fn moved(old: Option<&Pkcs11>, new: Option<&Pkcs11>) -> bool {
    old.zip(new).is_some_and(|(old, new)| old != new)
}

/// The socket that asks for clients' certificates.
fn listener(config: &Config) -> Option<SocketAddr> {
    config.connector.as_ref()?.mutual_tls.as_ref()?.listen()
}

/// The paths of ours that the hub's record names, where there is a hub.
fn hub_paths(config: &Config) -> Option<(&str, &str)> {
    let hub = &config.proxy_service.as_ref()?.hub;
    Some((&hub.redirect_path, &hub.keys_path))
}

/// Files, as they were when somebody last acted on them.
struct Files {
    paths: Vec<PathBuf>,
    known: Settling,
}

impl Files {
    fn of(file: &Path, others: &[PathBuf]) -> Self {
        let mut files = Self {
            paths: Vec::new(),
            known: Settling::default(),
        };
        files.look_at(file, others);
        files
    }

    /// From now on these; what changed since the last look is a change still.
    fn look_at(&mut self, file: &Path, others: &[PathBuf]) {
        self.paths = std::iter::once(file.to_owned())
            .chain(others.iter().cloned())
            .collect();
        let mut known = self.prints();
        for (path, print) in self.known.taken().into_iter().flatten() {
            known.entry(path.clone()).and_modify(|now| *now = *print);
        }
        self.known.take(known);
    }

    /// Waits until a file has changed and all have stood still from one look to the next.
    async fn change(&mut self) {
        loop {
            tokio::time::sleep(LOOK).await;
            let now = self.prints();
            if self.known.look(&now) {
                self.known.take(now);
                return;
            }
        }
    }

    fn prints(&self) -> Seen {
        let paths = self.paths.iter();
        paths.map(|path| (path.clone(), Print::of(path))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Instant;

    async fn changes_within(files: &mut Files, time: Duration) -> bool {
        tokio::time::timeout(time, files.change()).await.is_ok()
    }

    #[tokio::test]
    async fn a_burst_is_one_change_and_is_told_within_a_second() {
        let folder = tempfile::tempdir().unwrap();
        let [file, key] = ["a.toml", "a.key"].map(|name| folder.path().join(name));
        std::fs::write(&file, "1").unwrap();
        let mut files = Files::of(&file, std::slice::from_ref(&key));
        assert!(
            !changes_within(&mut files, LOOK * 3).await,
            "nothing changed"
        );
        // A file that was not there counts, and so does one of the same length.
        std::fs::write(&key, "k").unwrap();
        std::fs::write(&file, "2").unwrap();
        let since = Instant::now();
        assert!(changes_within(&mut files, Duration::from_secs(5)).await);
        assert!(since.elapsed() < Duration::from_secs(1), "{since:?}");
        assert!(!changes_within(&mut files, LOOK * 3).await, "one change");
        std::fs::remove_file(&key).unwrap();
        assert!(changes_within(&mut files, Duration::from_secs(5)).await);
    }

    #[tokio::test]
    async fn who_never_stands_still_is_taken_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.toml");
        let mut files = Files::of(&file, &[]);
        let busy = tokio::spawn(async move {
            for count in 0_u32.. {
                std::fs::write(&file, count.to_string()).unwrap();
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        });
        assert!(changes_within(&mut files, Duration::from_secs(5)).await);
        busy.abort();
    }
}
