//! Whole logins with keys in a token of `SoftHSM`: keys move from their files into it under a stream
//! of logins and none fails; a token that goes away fails logins in words, ends readiness, and is
//! used again as soon as it is back; a start with a key that its token does not have is refused.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use eidas_bridge::ambient::SystemRandom;
use eidas_bridge::config::{Config, KeyRole, KeyStage, replace_file};
use eidas_bridge::demo::journey::{self, Direction, End, Script};
use eidas_bridge::demo::{Options, World};
use eidas_bridge::trust::keys::generate::{KeyFamily, KeyPurpose, private_key};
use eidas_bridge::trust::keys::rollover::{Permission, Step, Successor, advance};
use openssl::pkey::PKey;
use serde_json::Value;

use crate::hardware_world::{MODULE, PIN, TOKEN, Tokens, uri};
use crate::journey_rollover::{Stream, config, failed, published, shown, under_a_stream, until};
use crate::journey_world::{Land, Moved, browser};
use crate::keys_hardware::certificate;

const DIRECTIONS: [Direction; 2] = [Direction::Connector, Direction::ProxyService];

/// The module, said in the configuration.
fn module(folder: &Path) -> String {
    std::fs::write(folder.join("secrets/pin"), PIN).unwrap();
    format!("[keys.pkcs11]\nmodule = \"{MODULE}\"\npin_file = \"secrets/pin\"\nsessions = 4\n")
}

/// Every key of ours, moved into the token as it is; the configuration that says so.
fn all_in_token(tokens: &Tokens, folder: &Path) -> String {
    let mut text = std::fs::read_to_string(config(folder)).unwrap();
    let names = [
        "metadata-signing",
        "saml-signing",
        "saml-encryption",
        "oidc-signing",
        "oidc-encryption",
    ];
    for (place, name) in names.iter().enumerate() {
        let file = format!("key_file = \"keys/{name}.pem\"");
        if !text.contains(&file) {
            continue;
        }
        let pem = std::fs::read(folder.join(format!("keys/{name}.pem"))).unwrap();
        let key = PKey::private_key_from_pem(&pem).unwrap();
        tokens.import(&key, name, &format!("{:02x}", place + 1));
        let public = folder.join(format!("keys/{name}.pub"));
        std::fs::write(public, key.public_key_to_pem().unwrap()).unwrap();
        let mut instead = format!("pkcs11 = \"{}\"", uri(name));
        if name.starts_with("oidc") {
            instead = format!("{instead}\npublic_key_file = \"keys/{name}.pub\"");
        }
        text = text.replace(&file, &instead);
        std::fs::remove_file(folder.join(format!("keys/{name}.pem"))).unwrap();
    }
    assert!(!text.contains("key_file = \"keys/") || text.contains("public_key_file"));
    text + &module(folder)
}

async fn ready(world: &World) -> Value {
    let url = format!("{}/readyz", world.ours.bridge_url);
    serde_json::from_str(browser().get(&url).await.unwrap().body()).unwrap()
}

#[test]
fn all_keys_in_a_token_and_the_token_lost_and_found() {
    let test = "keys_hardware_logins::all_keys_in_a_token_and_the_token_lost_and_found";
    let Some(tokens) = Tokens::alone(test) else {
        return;
    };
    tokens.init(TOKEN);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let world = World::start(Options::default()).await.unwrap();
        world.ready(Duration::from_secs(30)).await.unwrap();
        let folder = world.ours.folder.clone();
        let changed = all_in_token(&tokens, &folder);
        replace_file(&config(&folder), changed.as_bytes()).unwrap();
        told_by_the_commands(&tokens, &folder);
        tokio::time::sleep(Duration::from_secs(2)).await;
        let now = ready(&world).await;
        assert_eq!(now["warnings"].as_array().unwrap().len(), 0, "{now}");
        for direction in DIRECTIONS {
            let journey = journey::log_in(&world, direction, &Script::of(direction)).await;
            assert_eq!(failed(&journey), None);
        }
        for _ in 0..2 {
            lost_and_found(&tokens, &world).await;
        }
        refused_at_start(&tokens, &folder);
    });
}

async fn lost_and_found(tokens: &Tokens, world: &World) {
    tokens.take_away();
    for direction in DIRECTIONS {
        let journey = journey::log_in(world, direction, &Script::of(direction)).await;
        assert!(
            !matches!(journey.end, Ok(End::LoggedIn { .. })),
            "{direction:?}"
        );
    }
    until("readiness says so", || async {
        let now = ready(world).await;
        now["ready"] == false && now["reasons"][0] == "hardware-keys-lost"
    })
    .await;
    // Whoever asks for our metadata meanwhile, or for a login, is told to come again.
    let page = browser()
        .get(&format!("{}/proxy-service/metadata", world.ours.bridge_url))
        .await
        .unwrap();
    println!("metadata meanwhile: {}", page.status());
    tokens.bring_back();
    let since = Instant::now();
    while ready(world).await["ready"] != true {
        assert!(since.elapsed() < Duration::from_secs(5), "not ready again");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    println!("ready again after {} ms", since.elapsed().as_millis());
    for direction in DIRECTIONS {
        let journey = journey::log_in(world, direction, &Script::of(direction)).await;
        assert_eq!(failed(&journey), None, "after the token came back");
    }
}

/// The commands as operators call them, with the token's configuration.
fn command(tokens: &Tokens, arguments: &[&str], file: &Path) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_eidas-bridge"))
        .args(arguments)
        .arg("--config")
        .arg(file)
        .env("SOFTHSM2_CONF", tokens.path("softhsm2.conf"))
        .output()
        .unwrap();
    let both = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&both).into_owned();
    assert!(!said.contains(PIN), "the PIN is told: {said}");
    (output.status.code(), said)
}

fn told_by_the_commands(tokens: &Tokens, folder: &Path) {
    let file = config(folder);
    let (status, said) = command(tokens, &["check-config"], &file);
    assert_eq!(status, Some(0), "{said}");
    let (_, said) = command(tokens, &["doctor"], &file);
    assert!(
        said.contains("doctor.token-works: keys.saml_signing: "),
        "{said}"
    );
    assert!(
        said.contains("(padding here)") || said.contains("ECDH"),
        "{said}"
    );
    let (status, said) = command(tokens, &["keys", "list"], &file);
    assert_eq!(status, Some(0), "{said}");
    assert!(
        said.contains("pkcs11:token=eidas%20test;object=oidc-signing: "),
        "{said}"
    );
}

fn refused_at_start(tokens: &Tokens, folder: &Path) {
    let sound = std::fs::read_to_string(config(folder)).unwrap();
    // The world's own bridge is at its socket still.
    let listen = sound.lines().find(|line| line.starts_with("listen = "));
    let sound = sound.replacen(listen.unwrap(), "listen = \"127.0.0.1:0\"", 1);
    let file = folder.join("other.toml");
    for (from, to, code, sentence) in [
        (
            "object=saml-signing",
            "object=nothing",
            "keys.key-unknown",
            "holds no private key",
        ),
        (
            "secrets/pin",
            "secrets/wrong-pin",
            "keys.pin-refused",
            "refuses the PIN",
        ),
        (MODULE, "/etc/hostname", "keys.module", "cannot be loaded"),
    ] {
        std::fs::write(folder.join("secrets/wrong-pin"), "0000-wrong").unwrap();
        std::fs::write(&file, sound.replacen(from, to, 1)).unwrap();
        let (status, said) = command(tokens, &["check-config"], &file);
        assert_eq!(status, Some(2), "{said}");
        assert!(said.contains(sentence), "{said}");
        let (status, said) = command(tokens, &["doctor"], &file);
        assert_eq!(status, Some(1), "{said}");
        assert!(said.contains(code), "{said}");
        let (status, said) = command(tokens, &["serve"], &file);
        assert_ne!(status, Some(0), "{said}");
        assert!(said.contains(sentence), "{said}");
    }
    for (wrong, sentence) in [
        ("?pin-value=1", "must not hold a PIN"),
        (";object=twice", "each once"),
    ] {
        let text = sound.replacen(
            "object=saml-signing",
            &format!("object=saml-signing{wrong}"),
            1,
        );
        std::fs::write(&file, text).unwrap();
        let (status, said) = command(tokens, &["check-config"], &file);
        assert_eq!(status, Some(2), "{said}");
        assert!(
            said.contains("keys.saml_signing.pkcs11") && said.contains(sentence),
            "{said}"
        );
    }
    // Another token of the same name.
    tokens.init(TOKEN);
    std::fs::write(&file, &sound).unwrap();
    let (_, said) = command(tokens, &["doctor"], &file);
    assert!(said.contains("keys.token-ambiguous"), "{said}");
    let without = sound.split("[keys.pkcs11]").next().unwrap();
    std::fs::write(&file, without).unwrap();
    let (_, said) = command(tokens, &["check-config"], &file);
    assert!(said.contains("say which module in keys.pkcs11"), "{said}");
}

#[test]
fn keys_move_into_a_token_under_a_stream_of_logins_and_none_fails() {
    let test =
        "keys_hardware_logins::keys_move_into_a_token_under_a_stream_of_logins_and_none_fails";
    let Some(tokens) = Tokens::alone(test) else {
        return;
    };
    tokens.init(TOKEN);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(under_a_stream(async |land, clock, stream| {
        exchange(&tokens, land, clock, stream).await;
    }));
}

/// A signing key and a decryption key, from files into the token.
const MOVED: [(KeyRole, KeyFamily, KeyPurpose); 2] = [
    (
        KeyRole::SamlSigning,
        KeyFamily::Rsa3072,
        KeyPurpose::Signing,
    ),
    (
        KeyRole::SamlEncryption,
        KeyFamily::Rsa3072,
        KeyPurpose::Encryption,
    ),
];

async fn exchange(tokens: &Tokens, land: &Land, clock: &Moved, stream: &Stream) {
    let folder = &land.world.ours.folder;
    let file = config(folder);
    stream.some_more("before").await;
    let sound = std::fs::read_to_string(&file).unwrap();
    replace_file(&file, (sound + &module(folder)).as_bytes()).unwrap();
    let jump = async |seconds| stream.jump(clock, seconds).await;
    for (role, family, purpose) in MOVED {
        let key = private_key(family).unwrap();
        let id = if purpose == KeyPurpose::Signing {
            "01"
        } else {
            "02"
        };
        tokens.import(&key, role.as_str(), id);
        let public = folder.join(format!("keys/{role}-token.crt"));
        std::fs::write(&public, certificate(&key, purpose).to_pem().unwrap()).unwrap();
        let permission = Permission {
            successor: Some(Successor::Token {
                uri: uri(role.as_str()),
                public,
            }),
            ..Permission::default()
        };
        step(land, role, &permission, Step::Publish);
    }
    let next = published(folder, KeyRole::SamlSigning, KeyStage::Next);
    shown(land, &next, true).await;
    stream.some_more("published").await;
    jump(3600 + 301).await;
    stream.some_more("they know").await;
    let encryption = published(folder, KeyRole::SamlEncryption, KeyStage::Next);
    for (role, ..) in MOVED {
        step(land, role, &Permission::default(), Step::Switch);
    }
    shown(land, &encryption, true).await;
    stream.some_more("switched").await;
    jump(3600 + 1200 + 301).await;
    stream.some_more("they know the new ones").await;
    for (role, ..) in MOVED {
        step(land, role, &Permission::default(), Step::Remove);
    }
    stream.some_more("removed").await;
    let config = Config::load(&file).unwrap();
    for (role, ..) in MOVED {
        let key = config.keys.find(role, KeyStage::Current).unwrap();
        assert_eq!(key.place.to_string(), uri(role.as_str()).to_string());
        assert!(config.keys.find(role, KeyStage::Retired).is_none());
    }
}

fn step(land: &Land, role: KeyRole, permission: &Permission, expected: Step) {
    let file = config(&land.world.ours.folder);
    let taken = advance(&file, role, permission, land.clock.now(), &SystemRandom);
    assert_eq!(taken.map(|taken| taken.step), Ok(expected), "{role}");
}
