//! Making a key for one of our roles: the files, and its place in the configuration.
//!
//! In: the configuration file and a wish. Out: a private key that only its owner can read, with a
//! certificate or a request for one, beside the key in use, named in the configuration as the
//! next one. Where the configuration names files that are not there yet, the key becomes the
//! first one under those names. No file is ever overwritten. RSA takes seconds.

use std::fs::{DirBuilder, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::{SignedDuration, Timestamp};
use openssl::pkey::{PKey, Private};
use zeroize::Zeroizing;

use super::generate::{
    self, CertificateProfile, GenerateError, KeyFamily, KeyPurpose, certificate_pem, key_pem,
    self_signed, signing_request,
};
pub use super::subject::{InvalidSubject, Subject};
use crate::ambient::Random;
use crate::config::{
    Config, EntrySource, KeyEdit, KeyEditError, KeyEntry, KeyRole, KeyStage, Problems,
};

/// What to make.
#[derive(Debug, Clone)]
pub struct KeyWish {
    /// What the key is for.
    pub role: KeyRole,
    /// Its family; that of the key in use where none is given.
    pub family: Option<KeyFamily>,
    /// Whom the certificate names; the node's organisation where none is given.
    pub subject: Option<Subject>,
    /// Days of validity of the certificate.
    pub days: u32,
    /// Ask an authority for the certificate instead of making it.
    pub request: bool,
}

impl KeyWish {
    /// Days of validity where the operator says none.
    pub const DAYS: u32 = 730;

    /// A key like the one in use.
    pub fn like_current(role: KeyRole) -> Self {
        Self {
            role,
            family: None,
            subject: None,
            days: Self::DAYS,
            request: false,
        }
    }
}

/// A key that was made.
#[derive(Debug, Clone)]
pub struct MadeKey {
    /// Its family; none for one that seals.
    pub family: Option<KeyFamily>,
    /// The private key.
    pub key_file: PathBuf,
    /// Its certificate, where it was made here.
    pub certificate_file: Option<PathBuf>,
    /// The request for one, where an authority is to make it.
    pub request_file: Option<PathBuf>,
    /// What the configuration says of it now.
    pub placed: Placed,
}

/// What the configuration says of a key that was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placed {
    /// It named these files all along.
    First,
    /// It is the next one.
    Next,
    /// Nothing yet: its certificate is still to come.
    Nowhere,
}

/// Why no key was made; nothing was left behind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MakeError {
    /// The configuration cannot be used.
    #[error("the configuration cannot be used:\n{0}")]
    Config(Problems),
    /// The configuration could not be changed.
    #[error(transparent)]
    Edit(#[from] KeyEditError),
    /// The configuration has no table for the role.
    #[error("the configuration has no [keys.{0}] with a key_file: write it first")]
    NoTable(&'static str),
    /// There is a successor already.
    #[error("there is a next key already: finish its rollover first")]
    NextExists,
    /// A file of that name is there.
    #[error("a file of that name is there already; none is ever overwritten")]
    FileExists,
    /// The role has no certificate, so none can be asked for.
    #[error("keys of this role have no certificate")]
    NoCertificate,
    /// A file cannot be written.
    #[error("a key file cannot be written: {0}")]
    Io(io::ErrorKind),
    /// The key or certificate could not be made.
    #[error(transparent)]
    Generate(#[from] GenerateError),
}

impl MakeError {
    /// Stable dotted code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Config(problems) => problems.code(),
            Self::Edit(error) => error.code(),
            Self::NoTable(_) => "keys.no-table",
            Self::NextExists => "keys.next-exists",
            Self::FileExists => "keys.file-exists",
            Self::NoCertificate => "keys.no-certificate",
            Self::Io(_) => "keys.io",
            Self::Generate(error) => error.code(),
        }
    }
}

impl From<io::Error> for MakeError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::AlreadyExists => Self::FileExists,
            kind => Self::Io(kind),
        }
    }
}

/// Makes a key, and makes it the next one of its role.
///
/// # Errors
/// [`MakeError`]; nothing has changed then.
pub fn make(
    config_file: &Path,
    wish: &KeyWish,
    now: Timestamp,
    random: &dyn Random,
) -> Result<MadeKey, MakeError> {
    if wish.request && !wish.role.has_certificate() {
        return Err(MakeError::NoCertificate);
    }
    let mut edit = KeyEdit::open(config_file)?;
    let folder = config_file.parent().unwrap_or(Path::new(""));
    let written_file = |key| Some(folder.join(edit.written(wish.role, key)?));
    let in_use = written_file("key_file").ok_or(MakeError::NoTable(wish.role.section()))?;
    let certificate = written_file("certificate_file");
    let subject = wish.subject.clone();
    let subject = subject.unwrap_or_else(|| default_subject(&edit, wish.role));
    if !in_use.exists() {
        if let Some(folder) = in_use.parent() {
            DirBuilder::new()
                .recursive(true)
                .mode(0o700)
                .create(folder)?;
        }
        let names = Names {
            request: in_use.with_extension("csr"),
            certificate: certificate.unwrap_or_else(|| in_use.with_extension("pem")),
            key: in_use,
        };
        let family = wish.family.unwrap_or(KeyFamily::usual(wish.role));
        return Ok(write(wish, family, &subject, names, now, random)?.keep(Placed::First));
    }
    let config = Config::load(config_file).map_err(MakeError::Config)?;
    if config.keys.find(wish.role, KeyStage::Next).is_some() {
        return Err(MakeError::NextExists);
    }
    let names = Names::free(in_use.parent().unwrap_or(folder), wish.role, now);
    let family = wish.family.or_else(|| family_in_use(&config, wish.role));
    let family = family.unwrap_or(KeyFamily::usual(wish.role));
    let written = write(wish, family, &subject, names, now, random)?;
    if wish.request {
        return Ok(written.keep(Placed::Nowhere));
    }
    let entry = KeyEntry {
        source: EntrySource::File(&written.made.key_file),
        certificate_file: written.made.certificate_file.as_deref(),
        since: now,
    };
    edit.set_next(wish.role, &entry)?;
    edit.save()?;
    Ok(written.keep(Placed::Next))
}

fn family_in_use(config: &Config, role: KeyRole) -> Option<KeyFamily> {
    let key = config.keys.find(role, KeyStage::Current)?;
    KeyFamily::of(&*key.public?)
}

/// The node's organisation, and the node's name and role. Certificates name two countries by
/// other letters than eIDAS does.
fn default_subject(edit: &KeyEdit, role: KeyRole) -> Subject {
    let text = |path: &[&str]| edit.text(path).unwrap_or("unknown").to_owned();
    let country = match text(&["node", "country"]).as_str() {
        "EL" => "GR".to_owned(),
        "UK" => "GB".to_owned(),
        code if code.len() == 2 => code.to_owned(),
        _ => "EU".to_owned(),
    };
    // [RFC5280 §A.1] bounds both names to 64 characters.
    let bounded = |text: String| text.chars().take(64).collect();
    Subject {
        country,
        organisation: bounded(text(&["node", "organisation", "name"])),
        common_name: format!("eIDAS {role}"),
    }
}

/// Where a key's files go.
struct Names {
    key: PathBuf,
    certificate: PathBuf,
    request: PathBuf,
}

impl Names {
    /// Named after role and day, none of which is there.
    fn free(folder: &Path, role: KeyRole, now: Timestamp) -> Self {
        let day = now.to_zoned(jiff::tz::TimeZone::UTC).date();
        let mut stem = format!("{role}-{day}");
        let taken = |stem: &str| {
            let name = |end| folder.join(format!("{stem}.{end}"));
            ["key", "pem", "csr"]
                .into_iter()
                .any(|end| name(end).exists())
        };
        for count in 2_u32.. {
            if !taken(&stem) {
                break;
            }
            stem = format!("{role}-{day}-{count}");
        }
        Self {
            key: folder.join(format!("{stem}.key")),
            certificate: folder.join(format!("{stem}.pem")),
            request: folder.join(format!("{stem}.csr")),
        }
    }
}

/// Files that go again unless they are kept.
struct Written {
    made: MadeKey,
    kept: bool,
}

impl Written {
    fn keep(mut self, placed: Placed) -> MadeKey {
        self.kept = true;
        self.made.placed = placed;
        self.made.clone()
    }
}

impl Drop for Written {
    fn drop(&mut self) {
        let made = &self.made;
        let others = made.certificate_file.iter().chain(&made.request_file);
        for file in std::iter::once(&made.key_file).chain(others) {
            if !self.kept {
                let _ = std::fs::remove_file(file);
            }
        }
    }
}

fn write(
    wish: &KeyWish,
    family: KeyFamily,
    subject: &Subject,
    names: Names,
    now: Timestamp,
    random: &dyn Random,
) -> Result<Written, MakeError> {
    let (private, certificate, family) = if wish.role == KeyRole::RecordSealing {
        (sealing_key(random)?, None, None)
    } else {
        let key = generate::private_key(family)?;
        let certificate = match (wish.role.has_certificate(), wish.request) {
            (false, _) => None,
            (true, request) => Some(certified(&key, wish, subject, request, now, random)?),
        };
        (Zeroizing::new(key_pem(&key)?), certificate, Some(family))
    };
    create(&names.key, &private, 0o600)?;
    let mut written = Written {
        made: MadeKey {
            family,
            key_file: names.key,
            certificate_file: None,
            request_file: None,
            placed: Placed::Nowhere,
        },
        kept: false,
    };
    if let Some(text) = certificate {
        let (file, place) = if wish.request {
            (names.request, &mut written.made.request_file)
        } else {
            (names.certificate, &mut written.made.certificate_file)
        };
        create(&file, text.as_bytes(), 0o644)?;
        *place = Some(file);
    }
    Ok(written)
}

/// 32 random octets, in base64.
fn sealing_key(random: &dyn Random) -> Result<Zeroizing<Vec<u8>>, GenerateError> {
    let mut key = Zeroizing::new([0; 32]);
    random.fill(&mut *key).map_err(|_| GenerateError)?;
    Ok(Zeroizing::new(STANDARD.encode(*key).into_bytes()))
}

fn certified(
    key: &PKey<Private>,
    wish: &KeyWish,
    subject: &Subject,
    request: bool,
    now: Timestamp,
    random: &dyn Random,
) -> Result<String, GenerateError> {
    let mut serial = [0; 16];
    random.fill(&mut serial).map_err(|_| GenerateError)?;
    let an_hour_ago = now.checked_sub(SignedDuration::from_hours(1));
    let profile = CertificateProfile {
        country: &subject.country,
        organisation: &subject.organisation,
        common_name: &subject.common_name,
        purpose: if wish.role.is_encryption() {
            KeyPurpose::Encryption
        } else {
            KeyPurpose::Signing
        },
        // A reader's clock may be behind ours.
        not_before: an_hour_ago.map_err(|_| GenerateError)?,
        days: wish.days,
        serial,
    };
    if request {
        return signing_request(key, &profile);
    }
    certificate_pem(&*self_signed(key, &profile)?)
}

fn create(path: &Path, content: &[u8], mode: u32) -> io::Result<()> {
    let mut options = OpenOptions::new();
    let mut file = options.write(true).create_new(true).mode(mode).open(path)?;
    file.write_all(content)
        .and_then(|()| file.sync_all())
        .inspect_err(|_| {
            let _ = std::fs::remove_file(path);
        })
}
