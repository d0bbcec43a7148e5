//! How quick our engine and those of others are on the same messages with the same keys, in one
//! run: `tests/oracles/run speed`. Every engine works in loops in one process, warmed up, its keys
//! read once where it lets us; a cell is the median of one operation. `--smoke` does each once
//! and fails where an answer is missing.
//!
//! A foreign process gets a folder and a number of seconds. In the folder is one for each family
//! of keys: `key.pem`, `certificate.pem`, `response.xml` (signed, its Assertion encrypted),
//! `request.xml` (unsigned) and `template.xml` (the same with an empty signature). It prints
//! `{"version": "…", "results": {family: {operation: {"ns": 1} or {"cannot": "why"}}}}`.

#[path = "../../bench/case.rs"]
#[expect(dead_code, reason = "the benchmark of ours uses more of a case")]
mod case;
#[path = "../../bench/publish.rs"]
mod publish;

use bergshamra::keys::loader;
use bergshamra::{DsigContext, EncContext, KeysManager};
use case::Case;
use eidas_bridge::xml::DigestAlgorithm;
use eidas_bridge_oracles::keys::Identity;
use eidas_bridge_oracles::template::Signing;
use serde_json::Value;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

const FAMILIES: [&str; 3] = ["RSA-3072", "P-256", "brainpoolP256r1"];
const OPERATIONS: [&str; 3] = ["verify", "verify and decrypt", "sign"];

/// Nanoseconds of one operation, or why there are none.
type Cell = Result<u64, String>;

/// One engine's answers: by family, then by operation.
struct Column {
    name: &'static str,
    version: String,
    cells: Vec<[Cell; 3]>,
}

fn main() {
    let smoke = std::env::args().any(|argument| argument == "--smoke");
    let seconds = if smoke { 0.0 } else { 2.0 };
    let cases: Vec<Case> = case::all()
        .into_iter()
        .filter(|case| FAMILIES.iter().any(|family| case.name.starts_with(family)))
        .collect();
    assert_eq!(cases.len(), FAMILIES.len());
    let folder = tempfile::tempdir().unwrap();
    for (case, family) in cases.iter().zip(FAMILIES) {
        write_case(case, &folder.path().join(family));
    }
    let mut columns = vec![ours(&cases, seconds), bergshamra(&cases, seconds)];
    let mut absent = Vec::new();
    for (name, command) in [("xmlsec (PyPI)", python()), ("xml-crypto (npm)", node())] {
        match command {
            Ok(command) => columns.push(foreign(name, command, folder.path(), seconds)),
            Err(why) => absent.push(format!("{name}: {why}")),
        }
    }
    let table = table(&columns);
    for line in &absent {
        println!("absent: {line}");
    }
    if smoke {
        println!("{table}");
        let ours = &columns[0].cells;
        assert!(ours.iter().flatten().all(Result::is_ok));
        let silent = |column: &Column| column.cells.iter().flatten().all(Result::is_err);
        assert!(!columns.iter().any(silent), "an engine did nothing at all");
    } else if absent.is_empty() {
        publish::publish("side by side", &table);
    } else {
        println!("{table}\nnot published: an engine is absent");
        std::process::exit(1);
    }
}

fn write_case(case: &Case, folder: &Path) {
    std::fs::create_dir(folder).unwrap();
    let identity = identity(case);
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder.join(name), bytes).unwrap();
    write("key.pem", &identity.key_pem);
    write("certificate.pem", &identity.certificate_pem);
    write("response.xml", case.response.as_bytes());
    write("request.xml", case.request.as_str().as_bytes());
    write("template.xml", template(case, &identity).as_bytes());
}

fn identity(case: &Case) -> Identity {
    Identity {
        kind: case.name,
        key: case.private.clone(),
        certificate: case.certificate.clone(),
        key_pem: case.private.private_key_to_pem_pkcs8().unwrap(),
        certificate_pem: case.certificate.to_pem().unwrap(),
    }
}

fn template(case: &Case, signer: &Identity) -> String {
    let how = Signing {
        signer,
        algorithm: case.algorithm().uri(),
        digest: DigestAlgorithm::Sha256.uri(),
        prefixes: "",
    };
    how.template(case.request.as_str())
}

/// The median, after as many runs as fit in half the time.
fn measured(seconds: f64, operation: &dyn Fn() -> Result<(), String>) -> Cell {
    let until = |length: f64| {
        let (began, length) = (Instant::now(), Duration::from_secs_f64(length));
        let mut times = Vec::new();
        while times.is_empty() || began.elapsed() < length {
            let began = Instant::now();
            operation()?;
            times.push(began.elapsed());
        }
        Ok::<_, String>(times)
    };
    until(seconds / 2.0)?;
    let mut times = until(seconds)?;
    times.sort_unstable();
    Ok(u64::try_from(times[times.len() / 2].as_nanos()).unwrap())
}

fn ours(cases: &[Case], seconds: f64) -> Column {
    let done = |count: usize| (count > 0).then_some(()).ok_or("nothing done".to_owned());
    let of = |case: &Case| {
        [
            measured(seconds, &|| done(case.verify())),
            measured(seconds, &|| done(case.verify_and_decrypt())),
            measured(seconds, &|| done(case.sign())),
        ]
    };
    Column {
        name: "ours",
        version: openssl::version::version().into(),
        cells: cases.iter().map(of).collect(),
    }
}

fn bergshamra(cases: &[Case], seconds: f64) -> Column {
    let of = |case: &Case| {
        let identity = identity(case);
        let private = loader::load_pem_auto(&identity.key_pem, None);
        let public = loader::load_x509_cert_pem(&identity.certificate_pem);
        let (private, public) = match (private, public) {
            (Ok(private), Ok(public)) => (private, public),
            (Err(why), _) | (_, Err(why)) => {
                return std::array::from_fn(|_| Err(why.to_string()));
            }
        };
        let with = |key| {
            let mut manager = KeysManager::new();
            manager.add_keys([key]);
            manager
        };
        let verifying = DsigContext::new(with(public));
        let signing = DsigContext::new(with(private.clone()));
        let opening = EncContext::new(with(private));
        let template = template(case, &identity);
        let verify = || {
            let result = bergshamra::verify(&verifying, &case.response);
            let result = result.map_err(|why| why.to_string())?;
            let valid = result.is_valid() && result.all_reference_digests_verified();
            valid.then_some(()).ok_or("not valid".to_owned())
        };
        let open = || {
            verify()?;
            let from = case.response.find("<xenc:EncryptedData").unwrap();
            let to = case.response.rfind("</saml2:EncryptedAssertion>").unwrap();
            let plain = bergshamra::decrypt(&opening, &case.response[from..to]);
            let plain = plain.map_err(|why| why.to_string())?;
            let whole = plain.contains("<saml2:Assertion");
            whole.then_some(()).ok_or("no assertion".to_owned())
        };
        let sign = || {
            let signed = bergshamra::sign(&signing, &template);
            signed.map(drop).map_err(|why| why.to_string())
        };
        [
            measured(seconds, &verify),
            measured(seconds, &open),
            measured(seconds, &sign),
        ]
    };
    Column {
        name: "bergshamra",
        version: "bergshamra 0.11.1 (RustCrypto)".into(),
        cells: cases.iter().map(of).collect(),
    }
}

fn beside(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(file)
}

fn python() -> Result<Command, String> {
    let python = std::env::var_os("EIDAS_ORACLES_PYTHON").ok_or("no EIDAS_ORACLES_PYTHON")?;
    let mut command = Command::new(python);
    command.env("PYTHONDONTWRITEBYTECODE", "1");
    command.arg(beside("python/speed.py"));
    Ok(command)
}

fn node() -> Result<Command, String> {
    let modules = std::env::var_os("EIDAS_ORACLES_NODE").ok_or("no EIDAS_ORACLES_NODE")?;
    let mut command = Command::new("node");
    command
        .env("NODE_PATH", modules)
        .arg(beside("node/speed.cjs"));
    Ok(command)
}

fn foreign(name: &'static str, mut command: Command, folder: &Path, seconds: f64) -> Column {
    let output = command.arg(folder).arg(seconds.to_string()).output();
    let output = output.unwrap_or_else(|why| panic!("{name}: {why}"));
    let answer: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| panic!("{name}: {}", String::from_utf8_lossy(&output.stderr)));
    let cell = |family: &str, operation: &str| {
        let cell = &answer["results"][family][operation];
        cell["ns"].as_u64().ok_or_else(|| {
            let why = cell["cannot"].as_str();
            why.unwrap_or("no answer").to_owned()
        })
    };
    Column {
        name,
        version: answer["version"].as_str().unwrap_or("unknown").into(),
        cells: FAMILIES
            .iter()
            .map(|family| OPERATIONS.map(|operation| cell(family, operation)))
            .collect(),
    }
}

/// The figures, how many times ours is quicker, and the reasons of those that could not.
fn table(columns: &[Column]) -> String {
    let mut out = String::from("| keys | operation |");
    let mut reasons = Vec::new();
    for column in columns {
        write!(out, " {} |", column.name).unwrap();
    }
    writeln!(out, "\n|---|---|{}", "---|".repeat(columns.len())).unwrap();
    for (row, family) in FAMILIES.iter().enumerate() {
        for (place, operation) in OPERATIONS.iter().enumerate() {
            write!(out, "| {family} | {operation} |").unwrap();
            let ours = &columns[0].cells[row][place];
            for column in columns {
                match (&column.cells[row][place], ours) {
                    (Ok(ns), Ok(base)) => {
                        let times = Duration::from_nanos(*ns).as_secs_f64()
                            / Duration::from_nanos(*base).as_secs_f64();
                        let micros = Duration::from_nanos(*ns).as_secs_f64() * 1e6;
                        let times = if column.name == "ours" {
                            String::new()
                        } else {
                            format!(" ({times:.1}×)")
                        };
                        write!(out, " {micros:.0} µs{times} |").unwrap();
                    }
                    (Ok(ns), Err(_)) => write!(out, " {ns} ns |").unwrap(),
                    (Err(why), _) => {
                        reasons.push(format!(
                            "{}, {family}, {operation}: {}",
                            column.name,
                            why.lines().next().unwrap_or_default()
                        ));
                        out.push_str(" cannot |");
                    }
                }
            }
            out.push('\n');
        }
    }
    out.push_str("\nVersions: ");
    let versions: Vec<&str> = columns
        .iter()
        .map(|column| column.version.as_str())
        .collect();
    writeln!(out, "{}.", versions.join("; ")).unwrap();
    if !reasons.is_empty() {
        out.push_str("\nWhat they said where they could not:\n\n");
        for reason in reasons {
            writeln!(out, "* {reason}").unwrap();
        }
    }
    out
}
