//! `audit verify`: is the trail as it was written?

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use serde_json::{Value, json};

use super::super::{UNUSABLE, complain, say};
use super::{Source, unreadable};
use crate::app::CheckpointKeys;
use crate::audit::{ChainReport, Expected, Found, Head, Verifier, verify};

/// Arguments of `audit verify`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    source: Source,
    /// A certificate, in PEM, whose key signed checkpoints; as many as there are.
    #[arg(long, value_name = "FILE")]
    certificate: Vec<PathBuf>,
    /// The end of a chain that was noted elsewhere, as `SEQ:HASH` or `CHAIN=SEQ:HASH`; as many as
    /// there are.
    #[arg(long, value_name = "[CHAIN=]SEQ:HASH", value_parser = expected)]
    expect: Vec<Expected>,
    /// Print one JSON object instead.
    #[arg(long)]
    json: bool,
}

fn expected(text: &str) -> Result<Expected, String> {
    // A hash in base64 may end with the same sign.
    let colon = text.find(':').ok_or("must be SEQ:HASH")?;
    let (chain, head) = match text.find('=').filter(|at| *at < colon) {
        Some(at) => (text.get(..at), text.get(at.saturating_add(1)..)),
        None => (None, Some(text)),
    };
    let head = head.unwrap_or_default().parse::<Head>();
    Ok(Expected {
        chain: chain.map(str::to_owned),
        head: head.map_err(str::to_owned)?,
    })
}

/// Verifies and prints; exit status 0 where nothing is wrong, 1 where something is.
pub(super) fn run(arguments: &Arguments) -> ExitCode {
    let (config, folder) = match arguments.source.find() {
        Ok(found) => found,
        Err(status) => return status,
    };
    let mut keys = config
        .as_ref()
        .map_or_else(CheckpointKeys::default, |config| {
            CheckpointKeys::of(&config.keys.metadata_signing)
        });
    for file in &arguments.certificate {
        if !std::fs::read(file).is_ok_and(|pem| keys.add(&pem)) {
            complain(&format!("{}: no certificate", file.display()));
            return ExitCode::from(UNUSABLE);
        }
    }
    let signatures = config.is_some() || !arguments.certificate.is_empty();
    let verifier: Option<&dyn Verifier> = if signatures { Some(&keys) } else { None };
    let reports = match verify(&folder, verifier, &arguments.expect) {
        Ok(reports) => reports,
        Err(error) => return unreadable(&error),
    };
    let whole = reports.iter().all(|report| report.faults.is_empty());
    if arguments.json {
        let chains: Vec<Value> = reports.iter().map(object).collect();
        say(&json!({"whole": whole, "signatures": signatures, "chains": chains}).to_string());
    } else {
        for report in &reports {
            say(&text(report));
        }
        if reports.is_empty() {
            say("no chain is here");
        }
        if !signatures {
            say("warning: no signature was looked at; name --config or --certificate");
        }
    }
    if whole {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn object(report: &ChainReport) -> Value {
    let faults = report.faults.iter().map(|found| {
        json!({
            "code": found.fault.code(),
            "rule": found.fault.to_string(),
            "file": found.file.display().to_string(),
            "line": found.line,
        })
    });
    json!({
        "chain": report.chain,
        "files": report.files,
        "records": report.records,
        "begins": report.begins,
        "head": report.head.to_string(),
        "checkpoints": report.checkpoints,
        "signed": report.signed,
        "torn": report.torn,
        "faults": faults.collect::<Value>(),
    })
}

fn text(report: &ChainReport) -> String {
    let ChainReport {
        chain,
        files,
        records,
        begins,
        head,
        checkpoints,
        signed,
        torn,
        faults,
    } = report;
    let mut text = format!(
        "{chain}: {records} records from {begins} in {files} files, {checkpoints} checkpoints, \
         signed up to {signed}, {torn} unfinished lines named\n{chain}: ends at {head}"
    );
    for Found { fault, file, line } in faults {
        let line = line.map_or_else(String::new, |line| format!(":{line}"));
        let (code, file) = (fault.code(), file.display());
        let _ = write!(text, "\nfail {code}: {file}{line}: {fault}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_noted_may_name_its_chain_and_hashes_end_as_they_like() {
        let noted = expected("12:abc=").unwrap();
        assert_eq!((noted.chain, noted.head.seq), (None, 12));
        let noted = expected("node-1=7:q/8=").unwrap();
        assert_eq!(noted.chain.as_deref(), Some("node-1"));
        assert_eq!(noted.head.to_string(), "7:q/8=");
        assert!(expected("x").is_err() && expected("a:b").is_err());
    }
}
