//! Changing which files are our keys, in the configuration file itself.
//!
//! In: the file as it stands, with its comments and its order. Out: the same file with one change,
//! put in place in one step, and only where it would load: whoever reads meanwhile sees the old
//! one or the new one.

use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use toml_edit::{Datetime, DocumentMut, Item, Table, TableLike, Value};

use super::super::Config;
use super::super::atomic_file::Draft;
use super::super::problems::{Problem, Problems};
use super::{KeyRole, KeyStage};

/// Why the file was left as it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyEditError {
    /// It cannot be read or written.
    #[error("the configuration file cannot be read or written: {0}")]
    Io(io::ErrorKind),
    /// It is a link, and the paths in it would mean something else.
    #[error("the configuration file is a link: name the file itself")]
    Link,
    /// It is not TOML.
    #[error("the configuration file is not TOML")]
    Syntax,
    /// A table or key that the change needs is not there.
    #[error("the configuration file holds no such key: {0}")]
    Missing(&'static str),
    /// Somebody else changed it at the same time.
    #[error("the configuration file was changed by somebody else meanwhile: try again")]
    Changed,
    /// What would come of it is no configuration.
    #[error("the change is refused, since it would leave no usable configuration:\n{0}")]
    Refused(Problems),
}

impl KeyEditError {
    /// Stable dotted code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Io(_) => "config.edit-io",
            Self::Link => "config.edit-link",
            Self::Syntax => "config.edit-syntax",
            Self::Missing(_) => "config.edit-missing",
            Self::Changed => "config.edit-changed",
            Self::Refused(_) => "config.edit-refused",
        }
    }
}

impl From<io::Error> for KeyEditError {
    fn from(error: io::Error) -> Self {
        Self::Io(error.kind())
    }
}

/// Where a key is, to be written down.
#[derive(Debug, Clone, Copy)]
pub enum EntrySource<'a> {
    /// In a file, not encrypted.
    File(&'a Path),
    /// In a hardware module, by its URI; and the file of its public half, where no certificate
    /// holds that.
    Token(&'a str, Option<&'a Path>),
}

/// What a key's table says.
#[derive(Debug, Clone, Copy)]
pub struct KeyEntry<'a> {
    /// Where the private key is.
    pub source: EntrySource<'a>,
    /// The certificate's file, where the role has one.
    pub certificate_file: Option<&'a Path>,
    /// From when the key stands there.
    pub since: Timestamp,
}

/// The configuration file, open for a change.
#[derive(Debug)]
pub struct KeyEdit {
    file: PathBuf,
    before: String,
    document: DocumentMut,
}

impl KeyEdit {
    /// Reads the file.
    ///
    /// # Errors
    /// [`KeyEditError`].
    pub fn open(file: &Path) -> Result<Self, KeyEditError> {
        if std::fs::symlink_metadata(file)?.is_symlink() {
            return Err(KeyEditError::Link);
        }
        let before = std::fs::read_to_string(file)?;
        let document = before.parse().map_err(|_| KeyEditError::Syntax)?;
        Ok(Self {
            file: file.to_owned(),
            before,
            document,
        })
    }

    /// What a key of `[keys.ROLE]` says as it is written, such as `key_file`.
    pub fn written(&self, role: KeyRole, key: &str) -> Option<&str> {
        let keys = self.document.get("keys")?;
        keys.get(role.section())?.get(key)?.as_str()
    }

    /// What a key below a path of tables says as it is written.
    pub fn text(&self, path: &[&str]) -> Option<&str> {
        let mut item = self.document.as_item();
        for name in path {
            item = item.get(name)?;
        }
        item.as_str()
    }

    /// Makes this the successor: `[keys.ROLE.next]`.
    ///
    /// # Errors
    /// [`KeyEditError::Missing`] where the role has no table.
    pub fn set_next(&mut self, role: KeyRole, entry: &KeyEntry<'_>) -> Result<(), KeyEditError> {
        let folder = self.file.parent().map(Path::to_owned).unwrap_or_default();
        let whole = std::path::absolute(&folder).unwrap_or_default();
        let as_written = |path: &Path| {
            let short = path.strip_prefix(&whole).ok();
            let short = short.or_else(|| path.strip_prefix(&folder).ok());
            short.unwrap_or(path).to_string_lossy().into_owned()
        };
        let mut written = Vec::new();
        match entry.source {
            EntrySource::File(path) => written.push(("key_file", as_written(path))),
            EntrySource::Token(uri, public) => {
                written.push(("pkcs11", uri.to_owned()));
                written.extend(public.map(|path| ("public_key_file", as_written(path))));
            }
        }
        let certificate = entry.certificate_file.map(as_written);
        written.extend(certificate.map(|path| ("certificate_file", path)));
        put(
            self.role(role)?,
            KeyStage::Next,
            &Named(written),
            entry.since,
        );
        Ok(())
    }

    /// The successor takes over, and the key that was in use is retired.
    ///
    /// # Errors
    /// [`KeyEditError::Missing`] where there is no successor.
    pub fn switch(&mut self, role: KeyRole, at: Timestamp) -> Result<(), KeyEditError> {
        let table = self.role(role)?;
        let next = table.remove(KeyStage::Next.as_str());
        let next = next.as_ref().and_then(Item::as_table_like);
        let next = Named::of(next.ok_or(KeyEditError::Missing("next"))?)?;
        let old = Named::of(table)?;
        next.write(table, at);
        put(table, KeyStage::Retired, &old, at);
        Ok(())
    }

    /// Forgets the key that was in use before; its files stay.
    ///
    /// # Errors
    /// [`KeyEditError::Missing`] where there is none.
    pub fn remove_retired(&mut self, role: KeyRole) -> Result<(), KeyEditError> {
        let removed = self.role(role)?.remove(KeyStage::Retired.as_str());
        removed.map(drop).ok_or(KeyEditError::Missing("retired"))
    }

    /// Puts the changed file in place, and yields what it says.
    ///
    /// # Errors
    /// [`KeyEditError`]; the file is as it was then.
    pub fn save(self) -> Result<Config, KeyEditError> {
        let text = self.document.to_string();
        let draft = Draft::write(&self.file, text.as_bytes())?;
        let mut config = Config::load(draft.path()).map_err(|problems| {
            let of_the_file = problems.as_slice().iter().cloned().map(|problem| Problem {
                file: self.file.clone(),
                ..problem
            });
            KeyEditError::Refused(Problems::new(of_the_file.collect()))
        })?;
        if std::fs::read_to_string(&self.file)? != self.before {
            return Err(KeyEditError::Changed);
        }
        draft.put_in_place()?;
        config.file = self.file;
        Ok(config)
    }

    fn role(&mut self, role: KeyRole) -> Result<&mut dyn TableLike, KeyEditError> {
        let keys = self.document.get_mut("keys");
        let role = keys.and_then(|keys| keys.get_mut(role.section()));
        role.and_then(Item::as_table_like_mut)
            .ok_or(KeyEditError::Missing("keys"))
    }
}

/// Everything that a table may say of where a key is.
const NAMING: [&str; 5] = [
    "key_file",
    "passphrase_file",
    "pkcs11",
    "public_key_file",
    "certificate_file",
];

/// Where one key is, as it is written.
struct Named(Vec<(&'static str, String)>);

impl Named {
    fn of(table: &dyn TableLike) -> Result<Self, KeyEditError> {
        let text = |name: &str| table.get(name).and_then(Item::as_str).map(str::to_owned);
        let named = NAMING.iter();
        let named: Vec<_> = named
            .filter_map(|name| Some((*name, text(name)?)))
            .collect();
        let is_somewhere = named
            .iter()
            .any(|(name, _)| ["key_file", "pkcs11"].contains(name));
        is_somewhere
            .then_some(Self(named))
            .ok_or(KeyEditError::Missing("key_file"))
    }

    fn write(&self, table: &mut dyn TableLike, since: Timestamp) {
        for name in NAMING {
            if !self.0.iter().any(|(named, _)| *named == name) {
                table.remove(name);
            }
        }
        for (name, value) in &self.0 {
            set(table, name, Value::from(value.as_str()));
        }
        let since = Timestamp::from_second(since.as_second()).unwrap_or(since);
        let since: Option<Datetime> = since.to_string().parse().ok();
        if let Some(since) = since {
            set(table, "since", Value::from(since));
        }
    }
}

fn put(role: &mut dyn TableLike, stage: KeyStage, named: &Named, since: Timestamp) {
    let mut table = Table::new();
    named.write(&mut table, since);
    role.insert(stage.as_str(), Item::Table(table));
}

/// A comment behind the old value stays behind the new one.
fn set(table: &mut dyn TableLike, key: &str, mut value: Value) {
    if let Some(old) = table.get(key).and_then(Item::as_value) {
        *value.decor_mut() = old.decor().clone();
    }
    match table.get_mut(key) {
        Some(item) => *item = Item::Value(value),
        None => {
            table.insert(key, Item::Value(value));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEFORE: &str = "\
# Top.
[keys.saml_signing] # ours
# Which key.
key_file = 'keys/one.key'   # since ever
certificate_file = \"keys/one.pem\"

# Below.
[log]
level = \"info\"
";

    fn edit() -> KeyEdit {
        KeyEdit {
            file: PathBuf::from("/etc/bridge/bridge.toml"),
            before: BEFORE.to_owned(),
            document: BEFORE.parse().unwrap(),
        }
    }

    fn at() -> Timestamp {
        "2026-03-01T10:20:30.5Z".parse().unwrap()
    }

    fn next(edit: &mut KeyEdit) {
        let entry = KeyEntry {
            source: EntrySource::File(Path::new("/etc/bridge/keys/two.key")),
            certificate_file: Some(Path::new("/elsewhere/two.pem")),
            since: at(),
        };
        edit.set_next(KeyRole::SamlSigning, &entry).unwrap();
    }

    #[test]
    fn a_whole_rollover_keeps_comments_and_order() {
        let mut edit = edit();
        next(&mut edit);
        let text = edit.document.to_string();
        let expected = "\
[keys.saml_signing.next]
key_file = \"keys/two.key\"
certificate_file = \"/elsewhere/two.pem\"
since = 2026-03-01T10:20:30Z
";
        assert!(text.contains(expected), "{text}");
        assert!(text.find(".next]") < text.find("# Below."), "{text}");
        edit.switch(KeyRole::SamlSigning, at()).unwrap();
        let text = edit.document.to_string();
        let current = "\
# Top.
[keys.saml_signing] # ours
# Which key.
key_file = \"keys/two.key\"   # since ever
certificate_file = \"/elsewhere/two.pem\"
since = 2026-03-01T10:20:30Z
";
        assert!(text.starts_with(current), "{text}");
        assert!(text.contains("[keys.saml_signing.retired]\nkey_file = \"keys/one.key\"\n"));
        assert!(!text.contains(".next]"));
        edit.remove_retired(KeyRole::SamlSigning).unwrap();
        let text = edit.document.to_string();
        assert!(!text.contains("retired"), "{text}");
        assert!(
            text.ends_with("\n# Below.\n[log]\nlevel = \"info\"\n"),
            "{text}"
        );
    }

    #[test]
    fn a_key_moves_from_its_file_into_a_token_and_leaves_nothing_behind() {
        let text = "[keys.oidc_signing]\nkey_file = \"a.p8\"\npassphrase_file = \"a.txt\"\n";
        let mut edit = KeyEdit {
            document: text.parse().unwrap(),
            ..edit()
        };
        let uri = "pkcs11:token=t;object=o";
        let entry = KeyEntry {
            source: EntrySource::Token(uri, Some(Path::new("b.pub"))),
            certificate_file: None,
            since: at(),
        };
        edit.set_next(KeyRole::OidcSigning, &entry).unwrap();
        edit.switch(KeyRole::OidcSigning, at()).unwrap();
        let text = edit.document.to_string();
        let again: toml::Table = toml::from_str(&text).unwrap();
        let role = &again["keys"]["oidc_signing"];
        assert_eq!(role["pkcs11"].as_str(), Some(uri), "{text}");
        assert_eq!(role["public_key_file"].as_str(), Some("b.pub"));
        assert!(role.get("key_file").is_none() && role.get("passphrase_file").is_none());
        assert_eq!(role["retired"]["passphrase_file"].as_str(), Some("a.txt"));
        assert!(role["retired"].get("pkcs11").is_none());
    }

    #[test]
    fn what_is_not_there_is_neither_switched_nor_removed() {
        let mut edit = edit();
        let role = KeyRole::SamlSigning;
        assert_eq!(edit.switch(role, at()), Err(KeyEditError::Missing("next")));
        assert_eq!(
            edit.remove_retired(role),
            Err(KeyEditError::Missing("retired"))
        );
        let other = edit.switch(KeyRole::OidcSigning, at());
        assert_eq!(other, Err(KeyEditError::Missing("keys")));
    }

    #[test]
    fn tables_in_one_line_are_edited_too() {
        let text = "keys = { oidc_signing = { key_file = \"a.key\" } }\n";
        let mut edit = KeyEdit {
            document: text.parse().unwrap(),
            ..edit()
        };
        let entry = KeyEntry {
            source: EntrySource::File(Path::new("b.key")),
            certificate_file: None,
            since: at(),
        };
        edit.set_next(KeyRole::OidcSigning, &entry).unwrap();
        edit.switch(KeyRole::OidcSigning, at()).unwrap();
        let text = edit.document.to_string();
        let again: toml::Table = toml::from_str(&text).unwrap();
        let role = &again["keys"]["oidc_signing"];
        assert_eq!(role["key_file"].as_str(), Some("b.key"), "{text}");
        assert_eq!(role["retired"]["key_file"].as_str(), Some("a.key"));
    }
}
