//! `keys generate`: a private key and its certificate, or a request for one.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::builder::PossibleValuesParser;

use super::super::say;
use super::{failed, shown};
use crate::ambient::{Clock as _, SystemClock, SystemRandom};
use crate::config::KeyRole;
use crate::trust::keys::generate::KeyFamily;
use crate::trust::keys::make::{KeyWish, MadeKey, Placed, Subject, make};

/// Arguments of `keys generate`.
///
/// The key is written beside the one in use, readable by its owner only, and becomes
/// `[keys.ROLE.next]`. Where the configuration names files that are not there yet, the key is
/// the first one, under those names. Nothing is ever overwritten. Run it as the user that the
/// bridge runs as.
///
/// Example: eidas-bridge keys generate --role saml-signing --algorithm p384 --config bridge.toml
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Arguments {
    /// What the key is for: metadata-signing, saml-signing, saml-encryption, oidc-signing,
    /// oidc-signing-p384, oidc-signing-rsa, oidc-encryption or record-sealing.
    #[arg(long, value_name = "ROLE")]
    role: KeyRole,
    /// Its kind; that of the key in use unless given, and p256 for a first one.
    #[arg(long, value_parser = PossibleValuesParser::new(KeyFamily::NAMES.map(|(name, _)| name)))]
    algorithm: Option<String>,
    /// Whom the certificate names; the node's organisation and the role unless given.
    #[arg(long, value_name = "C=..,O=..,CN=..")]
    subject: Option<Subject>,
    /// Days of validity of the certificate.
    #[arg(long, default_value_t = KeyWish::DAYS, value_parser = clap::value_parser!(u32).range(1..=3650))]
    days: u32,
    /// Write a request for an authority instead of a certificate; the configuration is left alone.
    #[arg(long)]
    csr: bool,
    /// The configuration file.
    #[arg(long, value_name = "FILE")]
    config: PathBuf,
}

/// Makes it.
pub(super) fn run(arguments: &Arguments) -> ExitCode {
    let named = |(name, _): &&(&str, KeyFamily)| Some(*name) == arguments.algorithm.as_deref();
    let wish = KeyWish {
        role: arguments.role,
        family: KeyFamily::NAMES
            .iter()
            .find(named)
            .map(|(_, family)| *family),
        subject: arguments.subject.clone(),
        days: arguments.days,
        request: arguments.csr,
    };
    match make(&arguments.config, &wish, SystemClock.now(), &SystemRandom) {
        Ok(made) => {
            say(&told(arguments, &made));
            ExitCode::SUCCESS
        }
        Err(error) => failed(&error),
    }
}

fn told(arguments: &Arguments, made: &MadeKey) -> String {
    let (role, config) = (arguments.role, shown(&arguments.config));
    let mut lines = vec![format!("private key: {}", shown(&made.key_file))];
    if let Some(file) = &made.certificate_file {
        lines.push(format!("certificate: {}", shown(file)));
    }
    match &made.request_file {
        Some(file) => {
            lines.push(format!("request: {}", shown(file)));
            let certificate = made.key_file.with_extension("pem");
            let (key, certificate) = (shown(&made.key_file), shown(&certificate));
            lines.push(format!(
                "Have an authority issue the certificate, write it to {certificate}, its own \
                 certificates behind it, and then:\n  \
                 eidas-bridge keys rollover --role {role} --key {key} --certificate {certificate} \
                 --config {config}"
            ));
        }
        None if made.placed == Placed::Next => lines.push(format!(
            "The configuration names it as the next one. Go on with:\n  \
             eidas-bridge keys rollover --role {role} --config {config}"
        )),
        None => lines.push("The configuration names it already.".to_owned()),
    }
    lines.join("\n")
}
