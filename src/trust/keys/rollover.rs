//! Exchanging a key of ours, one step at a time, so that nobody notices.
//!
//! In: the configuration file, a role and the time. Out: the configuration after one step, and
//! which step is next and from when. *Publish* names the successor, *switch* lets it take over and
//! retires the key in use, *remove* forgets that one. What makes a step safe is time: others
//! believe what they have of us until its `validUntil`, so nothing signs before they know it, and
//! nothing that they may encrypt to is forgotten.

use std::path::{Path, PathBuf};

use jiff::{SignedDuration, Timestamp};
use openssl::x509::X509;

use super::make::{KeyWish, MadeKey, MakeError, make};
use super::pem;
use crate::ambient::Random;
use crate::config::{
    Config, EntrySource, KeyEdit, KeyEditError, KeyEntry, KeyPlace, KeyRole, KeyStage, KeyUri,
    OwnKey,
};

/// Beyond what is known: all instances have read the change, and caches on the way are empty.
const MARGIN: SignedDuration = SignedDuration::from_mins(5);

/// How long a record may last beyond the flow that it is of.
const LONGEST_RECORD: SignedDuration = SignedDuration::from_hours(2);

/// A step of a rollover.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A successor is named. A signing key is published from then on; an encryption key opens
    /// what is encrypted to it, but nobody is told yet.
    Publish,
    /// The successor takes over; the key in use is retired.
    Switch,
    /// The retired key is forgotten.
    Remove,
}

impl Step {
    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Publish => "publish",
            Self::Switch => "switch",
            Self::Remove => "remove",
        }
    }
}

/// What makes a step safe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Safe {
    /// It always is.
    Always,
    /// From this moment on it is.
    From(Timestamp),
    /// Every country must have said that it trusts the new certificate.
    OnceAnnounced,
    /// Nobody wrote down since when the key has stood where it stands.
    Unknown,
}

/// What a rollover would do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// The step.
    pub step: Step,
    /// When it is safe.
    pub safe: Safe,
}

/// How to go on where a step would be refused, and with which key.
#[derive(Debug, Clone, Default)]
pub struct Permission {
    /// Go on although it is too early.
    pub force: bool,
    /// Every country has said that it trusts the new metadata certificate.
    pub announced: bool,
    /// The key to publish; a new one where none is given.
    pub successor: Option<Successor>,
}

/// A key that was made elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Successor {
    /// In a file, with the certificate that an authority issued for it.
    Issued {
        /// The private key's file.
        key: PathBuf,
        /// The certificate's file.
        certificate: PathBuf,
    },
    /// In a hardware module.
    Token {
        /// Which key.
        uri: KeyUri,
        /// The file of its certificate or, for a role that has none, of its public half.
        public: PathBuf,
    },
}

/// A step that was taken.
#[derive(Debug, Clone)]
pub struct Taken {
    /// Which.
    pub step: Step,
    /// Where the key is that it was about: the successor, or the one that was forgotten.
    pub key: String,
    /// The key that was made for it.
    pub made: Option<MadeKey>,
    /// What is next; none at the end.
    pub next: Option<Plan>,
}

/// Why no step was taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RolloverError {
    /// The successor could not be made, or the configuration cannot be used.
    #[error(transparent)]
    Make(#[from] MakeError),
    /// The configuration could not be changed.
    #[error(transparent)]
    Edit(#[from] KeyEditError),
    /// The role has no key that could be exchanged.
    #[error("there is no key of this role to exchange")]
    NoKey,
    /// The step would cost logins.
    #[error("too early: it is safe from {0} on")]
    TooEarly(Timestamp),
    /// Nobody wrote down since when the key has stood where it stands.
    #[error("it is not known since when the key has stood there: its table has no `since`")]
    Undated,
    /// Other countries would refuse our metadata.
    #[error("every country must trust the new metadata certificate first")]
    NotAnnounced,
    /// Others trust the authority, so a certificate of our own making would not be believed.
    #[error("an authority issued the certificate in use: have it issue the next one, too")]
    AuthorityIssued,
    /// Its successor is made in the token, too.
    #[error("the key in use is in a token: make the next one there, and name it")]
    InToken,
}

impl RolloverError {
    /// Stable dotted code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Make(error) => error.code(),
            Self::Edit(error) => error.code(),
            Self::NoKey => "keys.no-key",
            Self::TooEarly(_) => "keys.too-early",
            Self::Undated => "keys.undated",
            Self::NotAnnounced => "keys.not-announced",
            Self::AuthorityIssued => "keys.authority-issued",
            Self::InToken => "keys.in-token",
        }
    }
}

/// What the next step would be; none where the role has no key.
pub fn plan(config: &Config, role: KeyRole) -> Option<Plan> {
    let keys = &config.keys;
    let current = keys.find(role, KeyStage::Current)?;
    if let Some(retired) = keys.find(role, KeyStage::Retired) {
        return Some(Plan {
            step: Step::Remove,
            safe: dated(&retired, removal_delay(config, role)),
        });
    }
    let Some(next) = keys.find(role, KeyStage::Next) else {
        return Some(Plan {
            step: Step::Publish,
            safe: Safe::Always,
        });
    };
    let safe = match role {
        KeyRole::MetadataSigning if is_same_authority(&current, &next) => Safe::Always,
        KeyRole::MetadataSigning => Safe::OnceAnnounced,
        // Nobody is told of it before the switch; all our instances must know it by then.
        KeyRole::SamlEncryption | KeyRole::OidcEncryption | KeyRole::RecordSealing => {
            dated(&next, MARGIN)
        }
        // Whoever has our metadata must know it before it signs.
        KeyRole::SamlSigning
        | KeyRole::OidcSigning
        | KeyRole::OidcSigningP384
        | KeyRole::OidcSigningRsa => dated(&next, published(config).saturating_add(MARGIN)),
    };
    Some(Plan {
        step: Step::Switch,
        safe,
    })
}

/// Takes the next step.
///
/// # Errors
/// [`RolloverError`]; nothing has changed then.
pub fn advance(
    config_file: &Path,
    role: KeyRole,
    permission: &Permission,
    now: Timestamp,
    random: &dyn Random,
) -> Result<Taken, RolloverError> {
    let config = Config::load(config_file).map_err(MakeError::Config)?;
    let planned = plan(&config, role).ok_or(RolloverError::NoKey)?;
    permit(planned.safe, permission, now)?;
    if permission.successor.is_some() && planned.step != Step::Publish {
        return Err(MakeError::NextExists.into());
    }
    let file_of = |stage| {
        let key = config.keys.find(role, stage);
        key.map(|key| key.place.to_string()).unwrap_or_default()
    };
    let mut made = None;
    let (key, after) = match planned.step {
        Step::Publish => {
            let key = if let Some(successor) = &permission.successor {
                publish(config_file, role, successor, now)?
            } else {
                let new = make_like_current(config_file, &config, role, now, random)?;
                made.insert(new).key_file.display().to_string()
            };
            let after = Config::load(config_file).map_err(MakeError::Config)?;
            (key, after)
        }
        Step::Switch => {
            let mut edit = KeyEdit::open(config_file)?;
            edit.switch(role, now)?;
            (file_of(KeyStage::Next), edit.save()?)
        }
        Step::Remove => {
            let mut edit = KeyEdit::open(config_file)?;
            edit.remove_retired(role)?;
            (file_of(KeyStage::Retired), edit.save()?)
        }
    };
    Ok(Taken {
        step: planned.step,
        key,
        made,
        next: plan(&after, role).filter(|plan| plan.step != Step::Publish),
    })
}

fn permit(safe: Safe, permission: &Permission, now: Timestamp) -> Result<(), RolloverError> {
    if permission.force {
        return Ok(());
    }
    match safe {
        Safe::From(moment) if now < moment => Err(RolloverError::TooEarly(moment)),
        Safe::OnceAnnounced if !permission.announced => Err(RolloverError::NotAnnounced),
        Safe::Unknown => Err(RolloverError::Undated),
        Safe::Always | Safe::From(_) | Safe::OnceAnnounced => Ok(()),
    }
}

fn make_like_current(
    config_file: &Path,
    config: &Config,
    role: KeyRole,
    now: Timestamp,
    random: &dyn Random,
) -> Result<MadeKey, RolloverError> {
    let current = config.keys.find(role, KeyStage::Current);
    if matches!(&current, Some(key) if matches!(key.place, KeyPlace::Token(_))) {
        return Err(RolloverError::InToken);
    }
    if role == KeyRole::MetadataSigning && !current.is_some_and(|key| is_self_signed(&key)) {
        return Err(RolloverError::AuthorityIssued);
    }
    let wish = KeyWish::like_current(role);
    Ok(make(config_file, &wish, now, random)?)
}

fn publish(
    config_file: &Path,
    role: KeyRole,
    successor: &Successor,
    now: Timestamp,
) -> Result<String, KeyEditError> {
    let mut edit = KeyEdit::open(config_file)?;
    let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let (file, public) = match successor {
        Successor::Issued { key, certificate } => (Some(absolute(key)), absolute(certificate)),
        Successor::Token { public, .. } => (None, absolute(public)),
    };
    let certified = role.has_certificate();
    let source = match (successor, &file) {
        (Successor::Token { uri, .. }, _) => {
            EntrySource::Token(uri.as_str(), (!certified).then_some(&*public))
        }
        (Successor::Issued { key, .. }, file) => EntrySource::File(file.as_deref().unwrap_or(key)),
    };
    let entry = KeyEntry {
        source,
        certificate_file: certified.then_some(&*public),
        since: now,
    };
    edit.set_next(role, &entry)?;
    edit.save()?;
    Ok(match successor {
        Successor::Issued { key, .. } => key.display().to_string(),
        Successor::Token { uri, .. } => uri.to_string(),
    })
}

/// How long others may still send what needs the retired key.
fn removal_delay(config: &Config, role: KeyRole) -> SignedDuration {
    let flow = SignedDuration::try_from(config.limits.flow).unwrap_or(SignedDuration::MAX);
    match role {
        // Nothing is asked of it any more.
        KeyRole::MetadataSigning => SignedDuration::ZERO,
        // The longest that a record may last.
        KeyRole::RecordSealing => flow.saturating_add(LONGEST_RECORD).saturating_add(MARGIN),
        // What it signed is under way for as long as a login may take.
        KeyRole::SamlSigning
        | KeyRole::OidcSigning
        | KeyRole::OidcSigningP384
        | KeyRole::OidcSigningRsa => flow.saturating_add(MARGIN),
        // Whoever has our old metadata encrypts to it until that is no longer valid.
        KeyRole::SamlEncryption | KeyRole::OidcEncryption => published(config)
            .saturating_add(flow)
            .saturating_add(MARGIN),
    }
}

/// How long others may keep what we publish. Key sets carry no such moment; whoever reads them is
/// given the same time.
fn published(config: &Config) -> SignedDuration {
    SignedDuration::try_from(config.limits.own_metadata).unwrap_or(SignedDuration::MAX)
}

fn dated(key: &OwnKey<'_>, after: SignedDuration) -> Safe {
    if after.is_zero() {
        return Safe::Always;
    }
    let from = key.since.and_then(|since| since.checked_add(after).ok());
    from.map_or(Safe::Unknown, Safe::From)
}

fn certificate(key: &OwnKey<'_>) -> Option<X509> {
    pem::certificate(key.certificate?.1).ok()
}

fn names_equal(one: &openssl::x509::X509NameRef, other: &openssl::x509::X509NameRef) -> bool {
    one.try_cmp(other).is_ok_and(std::cmp::Ordering::is_eq)
}

/// Whether others can only trust this very certificate.
fn is_self_signed(key: &OwnKey<'_>) -> bool {
    certificate(key).is_some_and(|it| names_equal(it.subject_name(), it.issuer_name()))
}

/// Whether whoever trusts the issuer of one trusts the other.
fn is_same_authority(one: &OwnKey<'_>, other: &OwnKey<'_>) -> bool {
    let (Some(first), Some(second)) = (certificate(one), certificate(other)) else {
        return false;
    };
    let identifier = |it: &X509| it.authority_key_id().map(|id| id.as_slice().to_vec());
    !is_self_signed(one)
        && !is_self_signed(other)
        && names_equal(first.issuer_name(), second.issuer_name())
        && identifier(&first) == identifier(&second)
}
