//! Country files, anchors and metadata files are watched: when they change they are checked and
//! taken, or refused with the reason while what was in force stays.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use tokio::sync::watch::Receiver;

use super::directory::Directory;
use super::event::{Happened, TrustEvent};
use crate::config::settling::{LOOK, Print, Seen, Settling};
use crate::config::{
    Countries, CountryNode, MetadataSource, Trust, load_countries_keeping, load_country,
};

/// Watches until told to stop.
pub async fn watch(directory: Arc<Directory>, trust: Trust, mut stopped: Receiver<bool>) {
    let trust = Arc::new(trust);
    let mut watching = Watching::default();
    loop {
        watching = watching.turn(&directory, &trust).await;
        tokio::select! {
            () = tokio::time::sleep(LOOK) => {}
            _ = stopped.wait_for(|stop| *stop) => break,
        }
    }
}

/// What was taken last, and what has been complained of.
#[derive(Default)]
struct Watching {
    files: Settling,
    refused: BTreeMap<PathBuf, String>,
}

impl Watching {
    async fn turn(mut self, directory: &Arc<Directory>, trust: &Arc<Trust>) -> Self {
        let (directory, trust) = (Arc::clone(directory), Arc::clone(trust));
        let turned = tokio::task::spawn_blocking(move || {
            let now = seen(&directory, &trust);
            if self.files.look(&now) {
                self.take(&directory, &trust, &now);
                // What the new files name is watched from now on.
                self.files.take(seen_again(&directory, &trust, now));
            }
            self
        });
        turned.await.unwrap_or_default()
    }

    fn take(&mut self, directory: &Directory, trust: &Trust, now: &Seen) {
        let countries = load_countries_keeping(trust, &directory.files().owners());
        self.complain(directory, trust, &countries);
        let before = self.files.taken();
        let anew = |path: &PathBuf| {
            let known = before.and_then(|before| before.get(path));
            known.is_some_and(|known| now.get(path) != Some(known))
        };
        let metadata: Vec<PathBuf> = metadata_files(directory).filter(anew).collect();
        if directory.replace(countries) {
            let countries = directory.countries().len();
            directory
                .means
                .events
                .general(Happened::Reloaded { countries });
        }
        for list in &directory.lists.all {
            if list.files().iter().any(anew) {
                list.look_soon();
            }
        }
        for (_, node) in directory.all_nodes() {
            if matches!(&node.node.metadata, MetadataSource::File(it) if metadata.contains(it)) {
                node.look_soon();
            }
        }
    }

    /// Tells each file's problems once, and again when they are others.
    fn complain(&mut self, directory: &Directory, trust: &Trust, countries: &Countries) {
        let mut refused: BTreeMap<PathBuf, String> = BTreeMap::new();
        for problem in countries.problems.as_slice() {
            let reasons = refused.entry(problem.file.clone()).or_default();
            if !reasons.is_empty() {
                reasons.push_str("; ");
            }
            reasons.push_str(&problem.to_string());
        }
        for (file, reason) in &refused {
            if self.refused.get(file) == Some(reason) {
                continue;
            }
            let stem = file.file_stem().and_then(|stem| stem.to_str());
            let country = stem.and_then(|stem| stem.parse().ok());
            let happened = Happened::ReloadRefused {
                reason: reason.clone(),
            };
            directory.means.events.tell(&TrustEvent {
                country,
                role: None,
                happened,
            });
            // A file that is right and left out all the same claims what is another's.
            if let (Some(code), Ok(file)) = (country, load_country(file, trust)) {
                let owners = file.entity_ids().filter_map(|id| directory.owner(id));
                for owner in owners.filter(|owner| *owner != code).take(1) {
                    let happened = Happened::Collision { owner };
                    directory.means.events.country(code, happened);
                }
            }
        }
        self.refused = refused;
    }
}

/// Everything that is watched, as it is now.
fn seen(directory: &Directory, trust: &Trust) -> Seen {
    let mut seen = Seen::new();
    let folders = [&trust.countries_dir, &trust.certs_dir.join("countries")];
    for folder in folders {
        let there = folder.exists().then_some(Print::THERE);
        seen.insert(folder.clone(), there);
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let wanted = path
                .extension()
                .is_some_and(|end| end == "toml" || end == "pem");
            if wanted {
                look_at(&mut seen, path);
            }
        }
    }
    for (country, _) in directory.all_nodes() {
        look_at(&mut seen, country.file().anchors_file.clone());
    }
    let lists = directory.lists.all.iter().flat_map(|list| list.files());
    for path in metadata_files(directory).chain(lists) {
        look_at(&mut seen, path);
    }
    seen
}

/// The files that were named anew are looked at too; the others stay as they were judged.
fn seen_again(directory: &Directory, trust: &Trust, now: Seen) -> Seen {
    let mut again = seen(directory, trust);
    again.extend(now);
    again
}

fn look_at(seen: &mut Seen, path: PathBuf) {
    let print = Print::of(&path);
    seen.insert(path, print);
}

fn metadata_files(directory: &Directory) -> impl Iterator<Item = PathBuf> {
    let nodes = directory.all_nodes();
    nodes.into_iter().filter_map(|(_, node)| {
        let CountryNode { metadata, .. } = &node.node;
        match metadata {
            MetadataSource::File(path) => Some(path.clone()),
            MetadataSource::Url(_) => None,
        }
    })
}
