//! The command line as other people's tools use it: commands, exit statuses and JSON.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::time::Duration;

use eidas_bridge::demo::{Options, World};
use serde_json::Value;

fn bridge(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_eidas-bridge"));
    command.args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn object(output: &Output) -> Value {
    let object = serde_json::from_slice(&output.stdout);
    assert!(object.is_ok(), "{}", text(&output.stdout));
    object.unwrap()
}

#[test]
fn help_lists_the_commands_and_is_no_error() {
    let output = bridge(&["--help"]);
    assert_eq!(output.status.code(), Some(0));
    let help = text(&output.stdout);
    for command in [
        "demo",
        "serve",
        "check-config",
        "doctor",
        "keys",
        "metadata",
        "inspect",
        "country",
        "completions",
    ] {
        assert!(
            help.contains(&format!("\n  {command} ")),
            "{command} in {help}"
        );
    }
    let output = bridge(&["inspect", "--help"]);
    let help = text(&output.stdout);
    for kind in ["request", "response", "metadata"] {
        assert!(help.contains(&format!("\n  {kind} ")), "{kind} in {help}");
    }
}

#[test]
fn what_is_no_command_is_status_2_on_standard_error() {
    for arguments in [&[][..], &["inspect"], &["nothing"], &["demo", "--json"]] {
        let output = bridge(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_configuration_that_is_not_there_is_status_2_for_every_command_that_needs_one() {
    for command in ["check-config", "serve"] {
        let output = bridge(&[command, "--config", "/nonexistent/bridge.toml"]);
        assert_eq!(output.status.code(), Some(2), "{command}");
    }
    let output = bridge(&[
        "check-config",
        "--json",
        "--config",
        "/nonexistent/bridge.toml",
    ]);
    assert_eq!(output.status.code(), Some(2));
    let object = object(&output);
    assert_eq!(object["usable"], false);
    assert_eq!(object["problems"].as_array().unwrap().len(), 1);
    let output = bridge(&["doctor", "--config", "/nonexistent/bridge.toml"]);
    assert_eq!(output.status.code(), Some(1), "doctor has found something");
    assert!(text(&output.stdout).starts_with("fail config.invalid"));
}

#[test]
fn the_demo_logs_in_both_ways_and_says_so_in_the_promised_shape() {
    let output = bridge(&["demo", "--once", "--json"]);
    let object = object(&output);
    assert_eq!(output.status.code(), Some(0), "{object}");
    let (connector, proxy_service) = (&object["connector"], &object["proxy_service"]);
    assert_eq!(connector["acr"], "eidas2");
    assert_eq!(connector["country"], "XB");
    assert!(connector["claims"]["family_name"].is_string());
    let level = "http://eidas.europa.eu/LoA/substantial";
    assert_eq!(proxy_service["loa"], level);
    assert!(proxy_service["attributes"]["PersonIdentifier"].is_string());
    for part in [connector, proxy_service] {
        assert!(part["hops"].as_array().unwrap().len() > 5);
        assert_eq!(part["error"], Value::Null);
    }
}

/// Status and codes of `doctor`.
fn doctor(config: &Path) -> (i32, Vec<(String, String)>) {
    let output = bridge(&["doctor", "--json", "--config", config.to_str().unwrap()]);
    let object = object(&output);
    let status = output.status.code().unwrap();
    assert_eq!(object["healthy"], status == 0);
    let word = |check: &Value, name: &str| check[name].as_str().unwrap().to_owned();
    let checks = object["checks"].as_array().unwrap();
    let checks = checks
        .iter()
        .map(|check| (word(check, "status"), word(check, "code")));
    (status, checks.collect())
}

fn has(checks: &[(String, String)], status: &str, code: &str) -> bool {
    checks
        .iter()
        .any(|check| (&*check.0, &*check.1) == (status, code))
}

#[tokio::test(flavor = "multi_thread")]
async fn tools_look_at_a_running_country_and_at_one_whose_neighbour_is_gone() {
    let world = World::start(Options::default()).await.unwrap();
    world.ready(Duration::from_secs(30)).await.unwrap();
    let config = world.ours.folder.join("bridge.toml");
    let output = bridge(&["check-config", "--config", config.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stdout));
    let (status, checks) = doctor(&config);
    assert_eq!(status, 0, "{checks:?}");
    for code in [
        "doctor.config-valid",
        "doctor.clock-plausible",
        "doctor.store-works",
        "doctor.state-writable",
        "doctor.metadata-valid",
        "doctor.hub-known",
        "doctor.client-keys",
    ] {
        assert!(has(&checks, "ok", code), "{code} in {checks:?}");
    }
    assert!(has(&checks, "ok", "doctor.certificate-valid"));
    world.theirs.stop_bridge();
    let mut found = doctor(&config);
    for _ in 0..20 {
        if found.0 == 1 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
        found = doctor(&config);
    }
    let (status, checks) = found;
    assert_eq!(status, 1, "{checks:?}");
    assert!(has(&checks, "fail", "net.unreachable"), "{checks:?}");
    assert!(has(&checks, "ok", "doctor.hub-known"));
    let broken = fs::read_to_string(&config).unwrap() + "\n[surprise]\n";
    fs::write(&config, broken).unwrap();
    let (status, checks) = doctor(&config);
    assert_eq!(status, 1);
    assert!(has(&checks, "fail", "config.invalid"), "{checks:?}");
}
