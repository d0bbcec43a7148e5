//! `keys rollover`: one step of an exchange of keys, and what comes after it.

use std::path::PathBuf;
use std::process::ExitCode;

use super::super::{complain, say};
use super::{edit_failed, failed, shown};
use crate::ambient::{Clock as _, SystemClock, SystemRandom};
use crate::config::{KeyRole, KeyUri};
use crate::trust::keys::rollover::{
    Permission, Plan, RolloverError, Safe, Step, Successor, Taken, advance,
};

/// Arguments of `keys rollover`.
///
/// Publish, switch, remove: each call takes the step that is next and says which one follows and
/// from when. A running bridge takes each step over within a second. A step that would cost
/// logins is refused.
///
/// Example: eidas-bridge keys rollover --role saml-signing --config bridge.toml
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Arguments {
    /// What the key is for: metadata-signing, saml-signing, saml-encryption, oidc-signing,
    /// oidc-signing-p384, oidc-signing-rsa, oidc-encryption or record-sealing.
    #[arg(long, value_name = "ROLE")]
    role: KeyRole,
    /// Go on although it is too early: logins will fail until others have read our new metadata.
    #[arg(long)]
    force: bool,
    /// Every country has confirmed that it trusts the new metadata certificate.
    #[arg(long)]
    announced: bool,
    /// To publish: this key, made by `keys generate --csr`, instead of a new one.
    #[arg(
        long,
        value_name = "FILE",
        requires = "certificate",
        conflicts_with = "pkcs11"
    )]
    key: Option<PathBuf>,
    /// To publish: this key, which is in a hardware module, instead of a new one.
    #[arg(long, value_name = "URI", requires = "public")]
    pkcs11: Option<KeyUri>,
    /// The certificate of the key that is to be published.
    #[arg(long, value_name = "FILE", group = "public")]
    certificate: Option<PathBuf>,
    /// The public half of a key in a hardware module, for a role without certificates.
    #[arg(long, value_name = "FILE", group = "public", requires = "pkcs11")]
    public_key: Option<PathBuf>,
    /// The configuration file.
    #[arg(long, value_name = "FILE")]
    config: PathBuf,
}

/// Takes it.
pub(super) fn run(arguments: &Arguments) -> ExitCode {
    let certificate = arguments.certificate.clone();
    let public = certificate.clone().or(arguments.public_key.clone());
    let in_token = arguments.pkcs11.clone().zip(public);
    let in_token = in_token.map(|(uri, public)| Successor::Token { uri, public });
    let in_file = arguments.key.clone().zip(certificate);
    let in_file = in_file.map(|(key, certificate)| Successor::Issued { key, certificate });
    let permission = Permission {
        force: arguments.force,
        announced: arguments.announced,
        successor: in_token.or(in_file),
    };
    let (file, role) = (&arguments.config, arguments.role);
    match advance(file, role, &permission, SystemClock.now(), &SystemRandom) {
        Ok(taken) => {
            say(&told(arguments, &taken));
            ExitCode::SUCCESS
        }
        Err(RolloverError::Make(error)) => failed(&error),
        Err(error) => {
            complain(&format!("{error} ({})", error.code()));
            if let Some(advice) = advice(arguments, &error) {
                complain(&advice);
            }
            match &error {
                RolloverError::Edit(error) => edit_failed(error),
                _ => ExitCode::FAILURE,
            }
        }
    }
}

fn advice(arguments: &Arguments, error: &RolloverError) -> Option<String> {
    let (role, config) = (arguments.role, shown(&arguments.config));
    Some(match error {
        RolloverError::TooEarly(_) => "Others may still hold what was published before; \
                                       --force goes on all the same and costs logins."
            .to_owned(),
        RolloverError::Undated => {
            "Write it there, or say --force if everybody has read our metadata since.".to_owned()
        }
        RolloverError::NotAnnounced => format!(
            "{METADATA_KEY}\nWhen all have confirmed: eidas-bridge keys rollover --role {role} \
             --announced --config {config}"
        ),
        RolloverError::AuthorityIssued => format!(
            "Whoever trusts that authority will believe the next certificate, too, without being \
             told; whoever pinned the certificate itself must be told.\n\
             eidas-bridge keys generate --role {role} --csr --config {config}"
        ),
        RolloverError::InToken => format!(
            "eidas-bridge keys rollover --role {role} --pkcs11 URI {} FILE --config {config}",
            if role.has_certificate() {
                "--certificate"
            } else {
                "--public-key"
            },
        ),
        _ => return None,
    })
}

/// What decides on the day of another metadata key.
const METADATA_KEY: &str = "Metadata is signed with one key at a time, and each country decides \
                            what it trusts: send the new certificate to every country, have each \
                            add it beside the old one, and switch when all have.";

fn told(arguments: &Arguments, taken: &Taken) -> String {
    let (role, config) = (arguments.role, shown(&arguments.config));
    let key = &taken.key;
    let mut lines = vec![match taken.step {
        Step::Publish => match role {
            KeyRole::MetadataSigning => format!("next: {key} will sign metadata after the switch"),
            KeyRole::RecordSealing => {
                format!("next: {key} opens records, and seals none before the switch")
            }
            _ if role.is_encryption() => {
                format!("next: {key} opens what is encrypted to it; nobody is told of it yet")
            }
            _ => format!("published: {key} is in our metadata or key set, and signs nothing yet"),
        },
        Step::Switch => format!("switched: {key} is in use; the old key is retired"),
        Step::Remove => format!("removed: the configuration no longer names {key}"),
    }];
    if let Some(made) = taken
        .made
        .as_ref()
        .and_then(|made| made.certificate_file.as_ref())
    {
        lines.push(format!("certificate: {}", shown(made)));
    }
    match taken.next {
        Some(plan) => lines.push(format!(
            "next step: {}, {}:\n  eidas-bridge keys rollover --role {role}{} --config {config}",
            plan.step.as_str(),
            when(plan),
            if plan.safe == Safe::OnceAnnounced {
                " --announced"
            } else {
                ""
            },
        )),
        None => lines.push("The rollover is complete; keep or destroy the old files.".to_owned()),
    }
    if role == KeyRole::MetadataSigning && taken.step == Step::Publish {
        lines.push(match taken.next.map(|plan| plan.safe) {
            Some(Safe::Always) => "The same authority issued both certificates: countries that \
                                   trust it need not be told; those that pinned the certificate \
                                   itself must be."
                .to_owned(),
            _ => METADATA_KEY.to_owned(),
        });
    }
    lines.join("\n")
}

fn when(plan: Plan) -> String {
    match plan.safe {
        Safe::Always => "safe at once".to_owned(),
        Safe::From(moment) => format!("safe from {moment} on"),
        Safe::OnceAnnounced => "safe when every country trusts the new certificate".to_owned(),
        Safe::Unknown => "safe at a moment that is not known".to_owned(),
    }
}
