//! What a bridge has learnt of foreign countries: whether it can be kept, and what of it waits for
//! somebody. Nobody is asked.

use std::sync::Arc;

use jiff::Timestamp;

use super::checks::{Checks, Verdict};
use crate::ambient::SystemClock;
use crate::config::{Config, Countries, NodeRole};
use crate::trust::{Directory, Rules};

/// Looks at the state folder and at what is in it.
pub(super) async fn look(
    config: &Config,
    countries: Countries,
    now: Timestamp,
    checks: &mut Checks,
) {
    state_folder(config, checks);
    let (rules, state) = (Rules::from(&config.trust), config.trust.state_dir.clone());
    let known = Directory::offline(countries, rules, Arc::new(SystemClock), state);
    let known = Arc::new(known);
    known.load_archive().await;
    for country in known.report(now) {
        for node in country.nodes {
            let role = node.role.map_or("", NodeRole::as_str);
            let subject = format!("{} {role}", country.country);
            if let Some(held) = node.held {
                let detail = format!("{}: see country diff", held.fingerprint);
                checks.add(Verdict::Warn, "doctor.change-held", &subject, detail);
            }
        }
    }
}

/// Without it, the last good copies do not outlive a restart.
fn state_folder(config: &Config, checks: &mut Checks) {
    let folder = &config.trust.state_dir;
    let (around, is_there) = match folder.parent() {
        Some(parent) if !folder.exists() => (parent, false),
        _ => (folder.as_path(), true),
    };
    let probe = around.join(format!(".doctor-{}", std::process::id()));
    let written = std::fs::write(&probe, b"").and_then(|()| std::fs::remove_file(&probe));
    let (verdict, code, detail) = match (written, is_there) {
        (Ok(()), true) => (Verdict::Ok, "doctor.state-writable", String::new()),
        (Ok(()), false) => (
            Verdict::Ok,
            "doctor.state-writable",
            ", once it is made".into(),
        ),
        (Err(error), _) => (
            Verdict::Warn,
            "doctor.state-unwritable",
            format!(": {}", error.kind()),
        ),
    };
    let detail = format!("{}{detail}", folder.display());
    checks.add(verdict, code, "trust.state_dir", detail);
}
