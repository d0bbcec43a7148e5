//! The trail from outside: nobody is served while it cannot be written, and everybody is again
//! afterwards; and what its commands print about the logins that were.

use std::process::Command;
use std::time::{Duration, Instant};

use eidas_bridge::config::Config;
use eidas_bridge::demo::journey::{self, Direction, End, Script};
use serde_json::Value;

use crate::audit_refusals::Audited;
use crate::journey_world::*;

async fn logs_in(audited: &Audited, direction: Direction) -> bool {
    let script = Script::of(direction);
    let journey = journey::log_in(&audited.land.world, direction, &script).await;
    matches!(journey.end, Ok(End::LoggedIn { .. }))
}

async fn readiness(audited: &Audited) -> Value {
    let answer = audited.land.http.get(audited.land.ours("/readyz"));
    answer.send().await.unwrap().json().await.unwrap()
}

/// Until `/readyz` says that the trail can be written, or that it cannot.
async fn until_written(audited: &Audited, written: bool) {
    let since = Instant::now();
    loop {
        let said = readiness(audited).await;
        let reason = said["reasons"].to_string().contains("audit-unwritable");
        if said["ready"] == written && reason != written {
            return;
        }
        assert!(since.elapsed() < Duration::from_secs(15), "{said}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn while_the_trail_cannot_be_written_nobody_is_served_and_everybody_is_afterwards() {
    let audited = Audited::settle().await;
    assert!(logs_in(&audited, Direction::Connector).await);
    // Somebody has a token, and not yet who it is about.
    let mut browser = browser();
    let script = Script::of(Direction::Connector);
    let (page, form) = audited
        .land
        .towards(&mut browser, &script, "SAMLResponse")
        .await;
    let end = browser.submit(&page, &form, None).await.unwrap();
    let code = audited.land.said(&end)["code"].clone();
    let (status, tokens) = audited.land.token(&code, &[]).await;
    assert_eq!(status, 200, "{tokens}");
    let trail = audited.folder.path();
    let elsewhere = trail.with_extension("gone");
    std::fs::rename(trail, &elsewhere).unwrap();

    // A request of a client that is known, one of a foreign Connector, and one of a program.
    let page = audited.land.visit(&mut browser, &[]).await;
    assert_eq!(page.status(), 503);
    assert_eq!(page.text_of_class("code").unwrap(), "audit.unwritable");
    assert!(page.text_of_class("reference").is_some());
    let message = audited.land.request().signed(&audited.land.keys.signing);
    let message = eidas_bridge::saml::binding::post::encode(&message);
    let sso = audited.land.ours("/proxy-service/sso");
    let fields = [("SAMLRequest", message.as_str())];
    let page = audited.land.post(&mut browser, &sso, &fields).await;
    assert_eq!(page.status(), 503);
    assert_eq!(page.text_of_class("code").unwrap(), "audit.unwritable");
    let (status, answer) = audited.land.token("no-code", &[]).await;
    assert_eq!(
        (status, answer["error"].as_str()),
        (503, Some("temporarily_unavailable"))
    );
    let (status, answer) = audited.land.userinfo(&tokens).await;
    assert_eq!(status, 503, "{answer}");
    until_written(&audited, false).await;

    std::fs::rename(&elsewhere, trail).unwrap();
    until_written(&audited, true).await;
    let (status, answer) = audited.land.userinfo(&tokens).await;
    assert_eq!(status, 200, "the token was not used up: {answer}");
    for direction in [Direction::Connector, Direction::ProxyService] {
        assert!(logs_in(&audited, direction).await);
    }
}

/// What the command prints, and its exit status.
fn eidas_bridge(audited: &Audited, arguments: &[&str]) -> (Option<i32>, String) {
    let config = audited.land.world.ours.folder.join("bridge.toml");
    let mut command = Command::new(env!("CARGO_BIN_EXE_eidas-bridge"));
    let output = command.args(arguments).arg("--config").arg(config).output();
    let output = output.unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    (output.status.code(), text)
}

/// Lines of comma-separated values, each by the names of the first.
fn table(text: &str) -> Vec<std::collections::BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows = reader.deserialize();
    rows.map(|row| row.unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_commands_tell_of_the_logins_that_were_and_of_a_changed_line() {
    let audited = Audited::settle().await;
    for direction in [
        Direction::Connector,
        Direction::ProxyService,
        Direction::Connector,
    ] {
        assert!(logs_in(&audited, direction).await);
    }
    let (status, said) = eidas_bridge(&audited, &["audit", "verify", "--json"]);
    let said: Value = serde_json::from_str(&said).unwrap();
    assert_eq!(status, Some(0), "{said}");
    assert_eq!(said["whole"], true, "{said}");
    exported(&audited);
    counted(&audited);
    changed(&audited);
}

/// By country, by login, by time.
fn exported(audited: &Audited) {
    let (status, said) = eidas_bridge(audited, &["audit", "export", "--csv", "--country", "XB"]);
    assert_eq!(status, Some(0));
    let records = table(&said);
    let ends = records.iter().filter(|it| it["outcome"] == "success");
    let ends: Vec<_> = ends.collect();
    assert_eq!(ends.len(), 3, "{said}");
    assert!(records.iter().all(|it| it["country"] == "XB"), "{said}");
    let config = Config::load(&audited.land.world.ours.folder.join("bridge.toml"));
    let instance = config.unwrap().node.instance;
    assert!(records.iter().all(|it| it["instance"] == instance));
    let flow = &ends[0]["flow"];
    let (_, said) = eidas_bridge(audited, &["audit", "export", "--flow", flow]);
    let lines = said.lines().map(|it| serde_json::from_str(it).unwrap());
    let lines: Vec<Value> = lines.collect();
    assert!(lines.len() > 3, "{said}");
    assert!(lines.iter().all(|it| it["flow"] == flow.as_str()), "{said}");
    let (_, said) = eidas_bridge(audited, &["audit", "export", "--until", "2020-01-01"]);
    assert_eq!(said, "");
}

/// By month as a table, by day as JSON.
fn counted(audited: &Audited) {
    let (status, said) = eidas_bridge(audited, &["statistics", "--by", "month"]);
    assert_eq!(status, Some(0));
    let mut counted = table(&said);
    counted.retain(|it| it["outcome"] == "success");
    counted.sort_by(|a, b| a["direction"].cmp(&b["direction"]));
    let counted = counted.iter().map(|it| {
        let keys = ["direction", "country", "level", "person", "logins"];
        keys.map(|key| it[key].as_str())
    });
    assert_eq!(
        counted.collect::<Vec<_>>(),
        [
            ["connector", "XB", "substantial", "natural", "2"],
            ["proxy-service", "XB", "substantial", "natural", "1"],
        ],
        "{said}"
    );
    let (_, said) = eidas_bridge(audited, &["statistics", "--format", "json"]);
    let rows: Vec<Value> = serde_json::from_str(&said).unwrap();
    let logins = rows.iter().filter(|it| it["outcome"] == "success");
    let logins = logins.map(|it| it["logins"].as_u64().unwrap());
    assert_eq!(logins.sum::<u64>(), 3, "{said}");
}

/// Somebody makes a refusal of a success.
fn changed(audited: &Audited) {
    let files = std::fs::read_dir(audited.folder.path()).unwrap();
    let mut files = files.map(|it| it.unwrap().path());
    let file = files.find(|it| it.extension().is_some_and(|it| it == "jsonl"));
    let file = file.unwrap();
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replacen("\"success\"", "\"refused\"", 1)).unwrap();
    let (status, said) = eidas_bridge(audited, &["audit", "verify"]);
    assert_eq!(status, Some(1), "{said}");
    let name = file.file_name().unwrap().to_str().unwrap();
    assert!(said.contains(name), "{said}");
}
