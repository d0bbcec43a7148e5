//! `country probe`: each of a country's sources, asked and judged now, TLS included.

use jiff::Timestamp;
use serde_json::{Value, json};
use tokio::time::Instant;
use url::Url;

use super::copy::{self, line, moment};
use super::desk::{Desk, ROLES};
use super::show::heading;
use super::trouble::{advice, status_of};
use super::{Common, Done, Trouble, days};
use crate::app::client_abroad;
use crate::config::{CountryNode, MetadataSource, NodeRole};
use crate::domain::CountryCode;
use crate::net::{Client, Handshake, NetError};
use crate::saml::{CertificateFacts, certificate_facts};
use crate::trust::{CopyReport, Directory, TrustError};

/// Arguments of `country probe`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Exit status: 0 every role's metadata is accepted, 1 a source does not \
answer, 3 a rule is broken.

Example:
  eidas-bridge country probe BE --config bridge.toml"
)]
pub(super) struct Arguments {
    /// The country.
    #[arg(value_name = "CC")]
    country: CountryCode,
    #[command(flatten)]
    pub(super) common: Common,
}

/// What one source did.
struct Probed {
    role: NodeRole,
    milliseconds: u128,
    bytes: Option<usize>,
    judged: Result<CopyReport, TrustError>,
    /// None where there is no TLS.
    tls: Option<Result<Handshake, NetError>>,
    fetches: bool,
}

pub(super) async fn run(arguments: &Arguments) -> Result<Done, Trouble> {
    let desk = Desk::open(&arguments.common.config)?;
    let code = arguments.country;
    let file = desk.file(code)?;
    let asking = desk.asking().await?;
    let client = client_abroad(&desk.config)?;
    let (mut lines, mut nodes, mut status) = (Vec::new(), Vec::new(), 0);
    for role in ROLES {
        let Some(node) = file.node(role) else {
            continue;
        };
        let probed = Probed::now(&asking, &client, code, role, node).await;
        if let Err(error) = probed.judged {
            status = status_of(error).max(status);
        }
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.push(heading(code, role, node));
        lines.extend(probed.lines(desk.now));
        nodes.push(probed.object(desk.now));
    }
    let object = json!({"country": code, "usable": status == 0, "nodes": Value::from(nodes)});
    Ok(Done {
        text: lines.join("\n"),
        object,
        status,
    })
}

impl Probed {
    async fn now(
        directory: &Directory,
        client: &Client,
        code: CountryCode,
        role: NodeRole,
        node: &CountryNode,
    ) -> Self {
        let url = match &node.metadata {
            MetadataSource::Url(url) => Url::parse(url).ok(),
            MetadataSource::File(_) => None,
        };
        let started = Instant::now();
        let fetched = directory.fetch(&node.metadata).await;
        let milliseconds = started.elapsed().as_millis();
        let (bytes, judged) = match fetched {
            Ok(document) => (
                Some(document.len()),
                directory.judge(code, role, document).await,
            ),
            Err(error) => (None, Err(error)),
        };
        let tls = match &url {
            Some(url) => client.handshake(url).await.transpose(),
            None => None,
        };
        Self {
            role,
            milliseconds,
            bytes,
            judged,
            tls,
            fetches: url.is_some(),
        }
    }

    fn http_status(&self) -> Option<u16> {
        match &self.judged {
            Err(TrustError::Net(NetError::Status(status))) => Some(*status),
            _ => (self.fetches && self.bytes.is_some()).then_some(200),
        }
    }

    fn certificate(&self) -> Option<CertificateFacts> {
        let shaken = self.tls.as_ref()?.as_ref().ok()?;
        certificate_facts(shaken.certificate.as_ref()?)
    }

    fn lines(&self, now: Timestamp) -> Vec<String> {
        let mut lines = Vec::new();
        let status = self
            .http_status()
            .map_or_else(String::new, |it| format!("HTTP {it}, "));
        let bytes = self
            .bytes
            .map_or_else(String::new, |it| format!("{it} bytes, "));
        let answer = format!("{status}{bytes}{} ms", self.milliseconds);
        lines.push(line("answer", &answer));
        match &self.tls {
            None if self.fetches => lines.push(line("tls", "none: plain http")),
            None => {}
            Some(Err(error)) => lines.push(line("tls", &format!("{error} ({})", error.code()))),
            Some(Ok(shaken)) => {
                let cipher = shaken.cipher.unwrap_or("unknown cipher");
                lines.push(line("tls", &format!("{}, {cipher}", shaken.version)));
                if let Some(certificate) = self.certificate() {
                    let until = moment(certificate.not_after, now);
                    lines.push(line("", &format!("{}, until {until}", certificate.subject)));
                }
            }
        }
        match &self.judged {
            Ok(copy) => {
                lines.push(line("verdict", "accepted: it breaks no rule"));
                lines.push(line("valid until", &moment(copy.facts.valid_until, now)));
                if !copy.passed_over.is_empty() {
                    lines.push(line("passed over", &copy.passed_over.join(", ")));
                }
            }
            Err(error) => {
                lines.push(line(
                    "verdict",
                    &format!("not usable: {error} ({})", error.code()),
                ));
                lines.push(line("", advice(*error)));
            }
        }
        lines
    }

    fn object(&self, now: Timestamp) -> Value {
        let tls = self.tls.as_ref().map(|shaken| match shaken {
            Ok(shaken) => json!({
                "version": shaken.version,
                "cipher": shaken.cipher,
                "certificate": self.certificate().map(|it| json!({
                    "subject": it.subject,
                    "sha256": copy::fingerprint(&it),
                    "not_after": it.not_after.to_string(),
                    "days": days::until(it.not_after, now),
                })),
                "error": null,
            }),
            Err(error) => json!({"version": null, "certificate": null, "error": error.code()}),
        });
        let error = self.judged.as_ref().err();
        let judged = self.judged.as_ref().ok();
        json!({
            "role": self.role.as_str(),
            "accepted": judged.is_some(),
            "code": error.map_or("accepted", TrustError::code),
            "rule": error.map(ToString::to_string),
            "http_status": self.http_status(),
            "milliseconds": u64::try_from(self.milliseconds).unwrap_or(u64::MAX),
            "bytes": self.bytes,
            "tls": tls,
            "metadata": judged.map(|copy| copy::object(self.role, copy, now)),
        })
    }
}
