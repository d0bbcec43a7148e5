//! What is under docs/deploy holds together: the configuration loads, ports, folders, users and
//! addresses agree between its files and with the program, nothing runs as root, whoever asks for
//! our health asks at an address that there is, and the list of parts names every part. Tools judge
//! their own files where they are installed.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use toml::{Table, Value};

use crate::config::Folder;

const PROGRAM: &str = "/usr/local/bin/eidas-bridge";
const CONFIGURATION: &str = "/etc/eidas-bridge/bridge.toml";
const WRITABLE: &str = "/var/lib/eidas-bridge";
/// How long after SIGTERM the program may take, in seconds.
const STOPS_WITHIN: u32 = 10;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn text(file: &str) -> String {
    let path = root().join("docs/deploy").join(file);
    fs::read_to_string(&path).unwrap_or_else(|_| panic!("docs/deploy/{file} is not there"))
}

fn unit() -> String {
    text("systemd/eidas-bridge.service")
}

fn chart(file: &str) -> String {
    text(&format!("helm/eidas-bridge/{file}"))
}

/// The lines that say something, without remarks of whole lines.
fn said(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.lines().map(str::trim);
    lines.filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// What stands behind `key` on the lines that begin with it.
fn values<'t>(text: &'t str, key: &str) -> Vec<&'t str> {
    said(text)
        .filter_map(|line| line.strip_prefix(key).map(str::trim))
        .collect()
}

/// The one value behind `key`.
fn value<'t>(text: &'t str, key: &str) -> &'t str {
    let found = values(text, key);
    assert_eq!(found.len(), 1, "{key} stands {} times", found.len());
    found[0]
}

fn configuration() -> Table {
    text("config.toml").parse().unwrap()
}

fn setting(section: &str, key: &str) -> String {
    match &configuration()[section][key] {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn port(section: &str) -> String {
    let socket = setting(section, "listen");
    socket.rsplit(':').next().unwrap().to_owned()
}

/// A command's outcome; none where it is not installed, which is said.
fn run(command: &mut Command) -> Option<(bool, String)> {
    let name = command.get_program().to_string_lossy().into_owned();
    let Ok(output) = command.stdin(Stdio::null()).output() else {
        println!("{name} absent, skipped: its judgement of docs/deploy");
        return None;
    };
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said).into_owned();
    Some((output.status.success(), said))
}

#[test]
fn the_configuration_for_production_loads() {
    let folder = Folder::new();
    // 32 bytes in base64, for nothing but this.
    folder.write_secret(
        "keys/record-sealing.key",
        b"MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=\n",
    );
    folder.write_secret(
        "secrets/redis-password",
        b"0123456789abcdef0123456789abcdef\n",
    );
    let loaded = folder.load(&text("config.toml"));
    assert!(loaded.is_ok(), "{}", loaded.err().unwrap());
}

#[test]
fn ports_agree_between_configuration_load_balancer_image_and_chart() {
    let (http, operations) = (port("node"), port("operations"));
    let haproxy = text("haproxy.cfg");
    for server in values(&haproxy, "server ") {
        assert!(server.ends_with(&format!(":{http}")), "{server}");
    }
    let check = value(&haproxy, "default-server check port");
    assert!(check.starts_with(&format!("{operations} ")), "{check}");
    let image = text("Containerfile");
    let exposed: Vec<_> = value(&image, "EXPOSE").split(' ').collect();
    assert_eq!(exposed[..2], [http.as_str(), operations.as_str()]);
    let chart_values = chart("values.yaml");
    assert_eq!(value(&chart_values, "http:"), http);
    assert_eq!(value(&chart_values, "operations:"), operations);
}

#[test]
fn paths_agree_between_configuration_unit_image_compose_and_chart() {
    let (unit, image) = (unit(), text("Containerfile"));
    let compose = text("compose/compose.yaml");
    let pod = chart("templates/statefulset.yaml");
    let serve = format!("{PROGRAM} serve --config {CONFIGURATION}");
    assert_eq!(value(&unit, "ExecStart="), serve);
    let check = format!("{PROGRAM} check-config --config {CONFIGURATION}");
    assert_eq!(value(&unit, "ExecStartPre="), check);
    assert_eq!(value(&image, "ENTRYPOINT"), format!("[\"{PROGRAM}\"]"));
    let arguments = format!("[\"serve\", \"--config\", \"{CONFIGURATION}\"]");
    assert_eq!(value(&image, "CMD"), arguments);
    assert_eq!(value(&pod, "args:"), arguments);

    for (section, key) in [("trust", "state_dir"), ("audit", "folder")] {
        let folder = setting(section, key);
        assert!(Path::new(&folder).starts_with(WRITABLE), "{key}: {folder}");
    }
    assert_eq!(value(&unit, "StateDirectory="), "eidas-bridge");
    assert!(image.contains(&format!(
        "--chown=65532:65532 /root-of-image{WRITABLE} {WRITABLE}"
    )));
    for instance in ["a", "b"] {
        let volume = format!("- bridge-{instance}:{WRITABLE}");
        assert!(said(&compose).any(|line| line == volume), "{volume}");
    }
    assert!(said(&pod).any(|line| line == format!("mountPath: {WRITABLE}")));
    // Everything beside the configuration that it names lies in a folder that the chart mounts.
    let named = text("config.toml");
    for file in said(&named).filter_map(|line| line.split_once("_file = \"").map(|it| it.1)) {
        let folder = file.split('/').next().unwrap();
        let mounted = format!("mountPath: /etc/eidas-bridge/{folder}");
        assert!(pod.contains(&mounted), "{file}");
    }
}

#[test]
fn the_samples_meet_at_one_store_one_network_and_one_user_of_it() {
    let address = setting("store", "address");
    let compose = text("compose/compose.yaml");
    let redis = text("compose/redis.conf");
    assert_eq!(
        address,
        format!("redis://redis:{}/0", value(&redis, "port"))
    );
    assert!(compose.contains("\n  redis:\n    image:"));
    assert!(compose.contains(&format!("user {} on #", setting("store", "user"))));
    let networks = configuration()["limits"]["trusted_proxies"].to_string();
    let subnet = value(&compose, "- subnet:");
    assert_eq!(networks, format!("[\"{subnet}\"]"));
    // Never evict, never forget more than a second.
    assert_eq!(value(&redis, "maxmemory-policy"), "noeviction");
    assert_eq!(value(&redis, "appendonly"), "yes");
    assert!(["everysec", "always"].contains(&value(&redis, "appendfsync")));
    for server in values(&text("haproxy.cfg"), "server ") {
        let host = server.split([' ', ':']).nth(1).unwrap();
        assert!(
            compose.contains(&format!("\n  {host}:\n    <<: *bridge")),
            "{host}"
        );
    }
}

#[test]
fn nothing_runs_as_root_or_writes_its_own_root() {
    let image = text("Containerfile");
    let user = value(&image, "USER");
    assert_eq!(
        user, "65532:65532",
        "a number, which orchestrators can check"
    );
    assert!(
        values(&image, "FROM").contains(&"scratch"),
        "no shell inside"
    );
    assert!(!said(&image).any(|line| line.starts_with("HEALTHCHECK")));

    let pod = chart("templates/statefulset.yaml");
    for line in [
        "runAsNonRoot: true",
        "runAsUser: 65532",
        "runAsGroup: 65532",
        "readOnlyRootFilesystem: true",
        "allowPrivilegeEscalation: false",
        "drop: [\"ALL\"]",
        "type: RuntimeDefault",
        "automountServiceAccountToken: false",
    ] {
        assert!(
            said(&pod).any(|it| it == line),
            "the chart does not say {line}"
        );
    }
    let compose = text("compose/compose.yaml");
    let services = compose.matches("\n    image:").count() + 1;
    for line in ["read_only: true", "cap_drop: [ALL]"] {
        assert_eq!(compose.matches(line).count(), services, "{line}");
    }
    assert!(compose.contains(&format!("user: \"{user}\"")));
    let unit = unit();
    assert_eq!(value(&unit, "User="), "eidas-bridge");
    assert!(text("systemd/eidas-bridge.sysusers").contains("\nu eidas-bridge "));
    assert_eq!(value(&unit, "NoNewPrivileges="), "yes");
    assert_eq!(value(&unit, "ProtectSystem="), "strict");
    assert_eq!(value(&unit, "CapabilityBoundingSet="), "");
}

#[test]
fn whoever_asks_for_our_health_asks_at_an_address_that_there_is() {
    let mut source = String::new();
    for folder in ["src/http", "src/app"] {
        for entry in fs::read_dir(root().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                source.push_str(&fs::read_to_string(path).unwrap());
            }
        }
    }
    let haproxy = text("haproxy.cfg");
    let pod = chart("templates/statefulset.yaml");
    let mut asked: BTreeSet<&str> = values(&pod, "httpGet: { path:")
        .into_iter()
        .filter_map(|it| it.split(',').next())
        .collect();
    assert_eq!(asked, ["/livez", "/readyz"].into());
    let check = value(&haproxy, "http-check send meth GET uri");
    asked.insert(check.split(' ').next().unwrap());
    let monitor = chart("templates/monitor.yaml");
    asked.insert(value(&monitor, "path:"));
    assert_eq!(asked, ["/livez", "/metrics", "/readyz"].into());
    for address in asked {
        assert!(source.contains(&format!("\"{address}\"")), "{address}");
        // And not from outside.
        let hidden = value(&haproxy, "http-request deny deny_status 404 if { path");
        assert!(hidden.split(' ').any(|it| it == address), "{address}");
    }
    // A probe that kills must not hang on the store.
    let liveness = pod.split("livenessProbe:").nth(1).unwrap();
    let next = liveness.split("readinessProbe:").next().unwrap();
    assert!(next.contains("/livez") && !next.contains("/readyz"));
}

#[test]
fn everybody_waits_for_an_orderly_stop() {
    let (unit, compose) = (unit(), text("compose/compose.yaml"));
    let values_yaml = chart("values.yaml");
    let graces = [
        value(&unit, "TimeoutStopSec="),
        values(&compose, "stop_grace_period:")[0].trim_end_matches('s'),
        value(&values_yaml, "terminationGracePeriodSeconds:"),
    ];
    for grace in graces {
        assert!(grace.parse::<u32>().unwrap() > STOPS_WITHIN, "{grace}");
    }
    assert_eq!(value(&unit, "Restart="), "always");
    assert_eq!(value(&unit, "KillSignal="), "SIGTERM");
    // SIGHUP ends the program: nobody may take it for a reload.
    assert!(values(&unit, "ExecReload=").is_empty());
}

#[test]
fn two_instances_and_no_stickiness() {
    let haproxy = text("haproxy.cfg");
    assert_eq!(values(&haproxy, "server ").len(), 2);
    assert_eq!(value(&haproxy, "balance"), "roundrobin");
    assert!(!haproxy.contains("stick on") && values(&haproxy, "cookie").is_empty());
    assert_eq!(value(&chart("values.yaml"), "replicas:"), "2");
    assert!(chart("templates/service.yaml").contains("sessionAffinity: None"));
    assert!(chart("templates/availability.yaml").contains("kind: PodDisruptionBudget"));
}

#[test]
fn the_load_balancer_takes_what_the_bridge_needs_and_logs_no_query() {
    let haproxy = text("haproxy.cfg");
    let number = |key| value(&haproxy, key).parse::<u32>().unwrap();
    assert!(number("tune.bufsize") - number("tune.maxrewrite") > 64 * 1024);
    let format = value(&haproxy, "log-format");
    let words: Vec<_> = format.split([' ', '/', '[', ']', '"']).collect();
    assert!(words.contains(&"%HP"), "the path");
    for whole in ["%r", "%{+Q}r", "%HU", "%HQ", "%HPO"] {
        assert!(!words.contains(&whole), "{whole} tells a query");
    }
    // Whatever a caller says about itself is taken away before our own word is put in.
    let rules: Vec<_> = values(&haproxy, "http-request ");
    let at = |rule: &str| {
        let found = rules.iter().position(|it| *it == rule);
        found.unwrap_or_else(|| panic!("no rule: {rule}"))
    };
    assert!(at("del-header X-Forwarded -m beg") < at("set-header X-Forwarded-For %[src]"));
    for header in ["Forwarded", "X-Client-Cert", "Client-Cert"] {
        at(&format!("del-header {header}"));
    }
    // A request of which a byte was sent is not sent again.
    assert_eq!(value(&haproxy, "retry-on"), "conn-failure");
}

#[test]
fn haproxy_takes_its_configuration() {
    let folder = tempfile::tempdir().unwrap();
    let own = Folder::new();
    own.write_key_pair("tls", "Ministry of Tests");
    let both = ["keys/tls.key", "keys/tls.pem"].map(|it| fs::read(own.path().join(it)).unwrap());
    let pem = folder.path().join("tls.pem");
    fs::write(&pem, both.concat()).unwrap();
    let given =
        text("haproxy.cfg").replace("/usr/local/etc/haproxy/tls.pem", &pem.display().to_string());
    let file = folder.path().join("haproxy.cfg");
    fs::write(&file, given).unwrap();
    // Debian puts it where not everybody looks.
    let path = "/usr/sbin:/usr/local/sbin:/usr/bin:/bin";
    let mut haproxy = Command::new("haproxy");
    if let Some((valid, said)) = run(haproxy.env("PATH", path).args(["-c", "-f"]).arg(&file)) {
        assert!(valid, "{said}");
    }
}

#[test]
fn systemd_takes_the_unit_and_thinks_well_of_it() {
    let unit = root().join("docs/deploy/systemd/eidas-bridge.service");
    let mut analyze = Command::new("systemd-analyze");
    let analyze = analyze.args(["security", "--offline=true", "--no-pager", "--threshold=15"]);
    // The threshold is in tenths: 1.5 of 10, where 10 is a service without any protection.
    if let Some((well, said)) = run(analyze.arg(&unit)) {
        assert!(well, "{said}");
    }
    let mut verify = Command::new("systemd-analyze");
    if let Some((_, said)) = run(verify.arg("verify").arg(&unit)) {
        // The program is not installed here; everything else would be a fault.
        let faults: Vec<_> = said
            .lines()
            .filter(|line| line.contains("eidas-bridge.service"))
            .filter(|line| !line.contains("is not executable"))
            .collect();
        assert!(faults.is_empty(), "{faults:#?}");
    }
}

#[test]
fn helm_takes_the_chart() {
    let folder = root().join("docs/deploy/helm/eidas-bridge");
    let config = root().join("docs/deploy/config.toml");
    let mut helm = Command::new("helm");
    helm.args([
        "template",
        "test",
        "--kube-version",
        "1.30",
        "--set",
        "image.repository=example/eidas-bridge",
    ]);
    helm.args(["--set", "serviceMonitor.enabled=true,ingress.enabled=true"]);
    helm.args(["--set", "ingress.host=h.example,ingress.tlsSecret=tls"]);
    helm.arg("--set-file")
        .arg(format!("config={}", config.display()));
    if let Some((rendered, said)) = run(helm.arg(&folder)) {
        assert!(rendered, "{said}");
        for kind in [
            "StatefulSet",
            "Service",
            "ConfigMap",
            "PodDisruptionBudget",
            "NetworkPolicy",
            "ServiceMonitor",
            "Ingress",
        ] {
            assert!(said.contains(&format!("\nkind: {kind}\n")), "no {kind}");
        }
    }
}

#[test]
fn the_scripts_are_read_by_those_who_run_them() {
    for script in ["build", "reproduce", "root"] {
        let path = root().join("docs/deploy").join(script);
        if let Some((fine, said)) = run(Command::new("sh").arg("-n").arg(path)) {
            assert!(fine, "{script}: {said}");
        }
    }
    let build = text("build");
    for word in [
        "--locked",
        "SOURCE_DATE_EPOCH",
        "--remap-path-prefix",
        "GNUMAKEFLAGS",
    ] {
        assert!(build.contains(word), "{word}");
    }
}

#[test]
fn what_is_shipped_is_checked_while_it_calculates() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let manifest: Table = manifest.parse().unwrap();
    let release = &manifest["profile"]["release"];
    assert_eq!(release["overflow-checks"].as_bool(), Some(true));
    // A request that panics must not take the others with it.
    assert_eq!(release["panic"].as_str(), Some("unwind"));
    assert_eq!(release["strip"].as_bool(), Some(true));
}

#[test]
fn the_list_of_parts_names_every_crate_of_the_program_and_its_openssl() {
    let mut sbom = Command::new("python3");
    sbom.arg(root().join("docs/deploy/sbom")).arg("--program");
    sbom.arg(env!("CARGO_BIN_EXE_eidas-bridge"));
    sbom.env("CARGO_NET_OFFLINE", "true")
        .env("SOURCE_DATE_EPOCH", "0");
    let Ok(output) = sbom.stdin(Stdio::null()).output() else {
        return println!("python3 absent, skipped: the list of parts");
    };
    let said = String::from_utf8_lossy(&output.stderr);
    if said.contains("No module named 'tomllib'") {
        return println!("python3 of at least 3.11 absent, skipped: the list of parts");
    }
    assert!(output.status.success(), "{said}");
    let bom: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(bom["bomFormat"], "CycloneDX");
    assert_eq!(bom["specVersion"], "1.6");
    let parts = bom["components"].as_array().unwrap();
    let linked = |name: &str, version: &str| {
        let of_this = |it: &&serde_json::Value| it["name"] == name && it["version"] == version;
        parts
            .iter()
            .filter(of_this)
            .any(|it| it["scope"] == "required")
    };
    // The words of the library that is linked into this very test: `OpenSSL 3.6.3 9 Jun 2026`.
    let openssl = openssl::version::version().split(' ').nth(1).unwrap();
    if cfg!(feature = "vendored-openssl") {
        assert!(linked("openssl", openssl), "OpenSSL {openssl}");
    }
    // One version, one place: what is not of ours in the lock and stands here has its checksum.
    let crates = parts.iter().filter(|it| {
        it["purl"]
            .as_str()
            .is_some_and(|purl| purl.starts_with("pkg:cargo/"))
    });
    for part in crates.clone() {
        assert!(part["hashes"][0]["content"].is_string(), "{part}");
        assert!(part["licenses"][0]["expression"].is_string(), "{part}");
    }
    assert!(crates.count() > 100, "the reader went blind");
    for absent in ["josekit", "proptest", "criterion"] {
        assert!(
            !parts.iter().any(|it| it["name"] == absent),
            "{absent} is for tests"
        );
    }
}
