//! A country's file. It is right and says which country, or there are problems, each of which can
//! be shown; and reading it twice comes to the same.

use eidas_bridge::config::{ChangePolicy, Mode, Revocation, Trust, load_country};
use std::path::PathBuf;
use std::sync::LazyLock;
use std::time::Duration;
use tempfile::TempDir;

struct Place {
    file: PathBuf,
    trust: Trust,
    /// Removed at the end.
    _folder: TempDir,
}

static PLACE: LazyLock<Place> = LazyLock::new(|| {
    // In memory where there is such a place.
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir());
    let folder = folder.expect("a folder");
    let path = folder.path().to_owned();
    Place {
        file: path.join("BE.toml"),
        trust: Trust {
            countries_dir: path.clone(),
            state_dir: path.join("state"),
            certs_dir: path,
            skew: Duration::from_secs(60),
            metadata_max_validity: Duration::from_secs(86_400),
            refresh: Duration::from_secs(3600),
            changes: ChangePolicy::Held,
            four_eyes: true,
            revocation: Revocation::Soft,
            service_lists: Vec::new(),
            allow_private_addresses: false,
            mode: Mode::Production,
        },
        _folder: folder,
    }
});

pub fn target(input: &[u8]) -> bool {
    let place = &*PLACE;
    std::fs::write(&place.file, input).expect("written");
    let read = || load_country(&place.file, &place.trust).map_err(|problems| problems.to_string());
    let (once, twice) = (read(), read());
    assert_eq!(format!("{once:?}"), format!("{twice:?}"));
    match once {
        Ok(country) => {
            assert_eq!(country.country, "BE");
            assert!(country.names.contains_key("en"));
            let nodes = [&country.connector, &country.proxy_service];
            for node in nodes.iter().copied().flatten() {
                assert!(node.entity_id.starts_with("https://"), "in production");
            }
            nodes.iter().any(|node| node.is_some())
        }
        Err(problems) => {
            assert!(!problems.is_empty());
            false
        }
    }
}
