//! Each role's key exchanged by the operator's own command while logins run. The doubles read our
//! metadata and key sets again each second, and believe nothing that is not signed by, and encrypt
//! to nothing but, what these say.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use openssl::x509::X509;
use serde_json::json;

use crate::arguments::Arguments;
use crate::drive::{Mix, Until};
use crate::http::Target;
use crate::keys::Keys;
use crate::peers::Peers;
use crate::report::tell;
use crate::world::{StoreKind, World, learn};

const ROLES: [&str; 6] = [
    "saml-signing",
    "saml-encryption",
    "oidc-signing",
    "oidc-encryption",
    "metadata-signing",
    "record-sealing",
];
/// Long enough for the bridge to follow its files and for the doubles to read it again.
const PAUSE: Duration = Duration::from_secs(4);

pub(crate) async fn run(arguments: &Arguments) -> bool {
    let mut wishes = arguments.wishes();
    wishes.keys = arguments.keys.unwrap_or(Keys::P256);
    wishes.careful = true;
    let world = World::settle(&wishes).await;
    let crowd = world.crowd(Mix::Both);
    let rate = arguments.rate.unwrap_or(20.0);
    let load = {
        let crowd = crowd.clone();
        tokio::spawn(async move { crowd.open(rate, Until::Seconds(3600.0)).await })
    };
    let reading = tokio::spawn(read_again(
        Arc::clone(&world.peers),
        Arc::clone(&world.entrance),
    ));
    let mut table = String::from(
        "| role | publish | switch | remove | logins | failed |\n|---|---|---|---|---|---|\n",
    );
    let mut good = true;
    for role in ROLES {
        let idle = wishes.store == StoreKind::Memory || world.unknown.has("keys.record_sealing");
        if role == "record-sealing" && idle {
            writeln!(table, "| {role} | not used here | | | | |").unwrap();
            continue;
        }
        let (done, failed) = counted(&crowd);
        let (steps, taken) = exchange(&world, role).await;
        good &= taken;
        let (done, failed) = (counted(&crowd).0 - done, counted(&crowd).1 - failed);
        writeln!(
            table,
            "| {role} | {} | {} | {} | {done} | {failed} |",
            steps[0], steps[1], steps[2]
        )
        .unwrap();
    }
    crowd.stop();
    load.await.unwrap();
    reading.abort();
    let figures = crowd.figures.lock().unwrap();
    let table = format!(
        "{rate} logins a second; errors: {}\n\n{table}",
        figures.told_errors()
    );
    let mut result = figures.json();
    result["steps_taken"] = json!(good);
    tell("rollover", &table, result);
    good && figures.failed() == 0
}

/// What peers do by and by, each second.
async fn read_again(peers: Arc<Peers>, target: Arc<Target>) {
    loop {
        if let Err(what) = learn(&peers, &target).await {
            eprintln!("a double cannot read us: {what}");
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}

/// The three steps of a role, and whether all were taken.
async fn exchange(world: &World, role: &str) -> (Vec<String>, bool) {
    let (mut steps, mut good) = (Vec::new(), true);
    for step in ["publish", "switch", "remove"] {
        let said = advance(world, role);
        good &= said.is_ok();
        steps.push(said.map_or_else(|it| it, |()| "done".to_owned()));
        if step == "publish" && role == "metadata-signing" {
            announce(world);
        }
        tokio::time::sleep(PAUSE).await;
    }
    (steps, good)
}

fn counted(crowd: &crate::drive::Crowd) -> (usize, u64) {
    let figures = crowd.figures.lock().unwrap();
    (figures.done(), figures.failed())
}

/// One call of the command.
fn advance(world: &World, role: &str) -> Result<(), String> {
    let mut command = Command::new(&world.bridges[0].program);
    command.args(["keys", "rollover", "--role", role, "--force"]);
    if role == "metadata-signing" {
        command.arg("--announced");
    }
    let said = command
        .arg("--config")
        .arg(world.config())
        .output()
        .unwrap();
    if said.status.success() {
        return Ok(());
    }
    let why = String::from_utf8_lossy(&said.stderr);
    Err(why.lines().next().unwrap_or("failed").to_owned())
}

/// The next metadata certificate reaches the other country.
fn announce(world: &World) {
    let config = std::fs::read_to_string(world.config()).unwrap();
    let config: toml::Table = config.parse().unwrap();
    let next = config["keys"]["metadata_signing"].get("next");
    let Some(file) = next.and_then(|it| it.get("certificate_file")?.as_str()) else {
        return;
    };
    let folder = world.config().parent().unwrap_or_else(|| Path::new("."));
    let pem = std::fs::read(folder.join(file)).unwrap();
    world
        .peers
        .node
        .trust(X509::from_pem(&pem).unwrap().to_der().unwrap());
}
