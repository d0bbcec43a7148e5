//! docs/COUNTRY-FILE.md and docs/country.schema.json are made from the one table of keys, and the
//! table is held against the reader: each key is asked for, judged, and mandatory or not, as it
//! says. `EIDAS_REGENERATE=1` writes both files anew.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use eidas_bridge::config::{COUNTRY_FIELDS, Field, FieldKind, Presence, Problem, load_country};
use serde_json::{Map, Value, json};
use toml_edit::{DocumentMut, Item, Table};

use crate::config::Folder;
use crate::country_files::trust;

const SAMPLE: &str = include_str!("../../docs/sample-country.toml");

const HEAD: &str = "# The country file

<!-- Made from src/config/country/fields.rs by tests/it/country_doc.rs: do not edit.
     EIDAS_REGENERATE=1 cargo test --test it country_doc -->

`metadata/countries/XX.toml` registers one foreign country. Every key that may stand in it is in the
table; unknown ones are refused, and all problems are said at once, each with file and line. For
editors there is a JSON Schema, [country.schema.json](country.schema.json). How to use the file:
[metadata/README.md](../metadata/README.md) and
[OPERATING.md](OPERATING.md#the-first-foreign-country).

*Mandatory* means within its table: `approved.by` must be there where `[approved]` is.

";

/// The sample with every optional key in use.
fn complete() -> String {
    let lines = SAMPLE.lines().map(|line| {
        let key = line
            .strip_prefix("# ")
            .and_then(|rest| rest.split_once(" = "))
            .is_some_and(|(key, _)| key.chars().all(|c| c.is_ascii_lowercase() || c == '_'));
        if key { &line[2..] } else { line }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// `connector.entity_id` to its parent and itself; the root's parent is empty.
fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('.').unwrap_or(("", path))
}

fn children(of: &str) -> impl Iterator<Item = &'static Field> {
    COUNTRY_FIELDS
        .iter()
        .filter(move |field| split(field.path).0.trim_end_matches("[]") == of)
}

fn words(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}

fn kind(kind: FieldKind) -> String {
    match kind {
        FieldKind::Text => "text of 1 to 1,024 characters".to_owned(),
        FieldKind::Country => "two capitals".to_owned(),
        FieldKind::Url => "https address".to_owned(),
        FieldKind::Path => "path, relative to this file's folder".to_owned(),
        FieldKind::Time => "time such as `2026-11-20T09:30:00Z`".to_owned(),
        FieldKind::Date => "day such as `2027-03-31`".to_owned(),
        FieldKind::Fingerprint => "`sha256:` and 64 hexadecimal digits".to_owned(),
        FieldKind::Number(from, to) => format!("{from} to {to}"),
        FieldKind::Word(list) => format!("one of {}", words(list)),
        FieldKind::Words(list) => format!("some of {}", words(list)),
        FieldKind::Uris => "list of URIs".to_owned(),
        FieldKind::Table => "table".to_owned(),
        FieldKind::Names => "table, language to name".to_owned(),
        FieldKind::Tables => "any number of tables".to_owned(),
    }
}

fn document() -> String {
    let mut text = HEAD.to_owned();
    text.push_str("| Key | Holds | Without it | What for |\n|---|---|---|---|\n");
    for field in COUNTRY_FIELDS {
        let without = match field.presence {
            Presence::Required => "*mandatory*",
            Presence::Optional(means) => means,
        };
        let (path, kind, meaning) = (field.path, kind(field.kind), field.meaning);
        let _ = writeln!(text, "| `{path}` | {kind} | {without} | {meaning} |");
    }
    let _ = write!(text, "\n## A complete file\n\n```toml\n{SAMPLE}```\n");
    text
}

fn object(of: &str) -> Map<String, Value> {
    let properties: Map<String, Value> = children(of)
        .map(|field| (split(field.path).1.to_owned(), schema_of(field)))
        .collect();
    let required: Vec<&str> = children(of)
        .filter(|field| field.presence == Presence::Required)
        .map(|field| split(field.path).1)
        .collect();
    let Value::Object(object) = json!({
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
        "required": required,
    }) else {
        unreachable!()
    };
    object
}

fn schema_of(field: &Field) -> Value {
    let text = json!({"type": "string", "minLength": 1, "maxLength": 1024});
    let uri = json!({"type": "string", "format": "uri"});
    let mut schema = match field.kind {
        FieldKind::Text | FieldKind::Path => text,
        FieldKind::Country => json!({"type": "string", "pattern": "^(?!GR|GB)[A-Z]{2}$"}),
        FieldKind::Url => uri,
        FieldKind::Time => json!({"type": "string", "format": "date-time"}),
        FieldKind::Date => json!({"type": "string", "format": "date"}),
        FieldKind::Fingerprint => json!({"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"}),
        FieldKind::Number(from, to) => json!({"type": "integer", "minimum": from, "maximum": to}),
        FieldKind::Word(words) => json!({"type": "string", "enum": words}),
        FieldKind::Words(words) => json!({
            "type": "array", "minItems": 1, "uniqueItems": true,
            "items": {"type": "string", "enum": words},
        }),
        FieldKind::Uris => {
            json!({"type": "array", "minItems": 1, "uniqueItems": true, "items": uri})
        }
        FieldKind::Table => Value::Object(object(field.path)),
        FieldKind::Names => json!({
            "type": "object", "required": ["en"], "additionalProperties": text,
            "propertyNames": {"pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$"},
        }),
        FieldKind::Tables => json!({"type": "array", "items": object(field.path)}),
    };
    let mut description = field.meaning.replace('`', "");
    if let Presence::Optional(means) = field.presence {
        let _ = write!(description, " Without it: {}.", means.replace('`', ""));
    }
    schema["description"] = Value::String(description);
    schema
}

fn schema() -> Value {
    let state = |state: &str, then: Value| {
        let is = json!({"properties": {"state": {"const": state}}, "required": ["state"]});
        json!({"if": is, "then": then})
    };
    let none = |key: &str| json!({"not": {"required": [key]}});
    let mut schema = object("");
    schema.insert(
        "$schema".into(),
        json!("https://json-schema.org/draft/2020-12/schema"),
    );
    schema.insert(
        "title".into(),
        json!("A foreign country: metadata/countries/XX.toml"),
    );
    schema.insert(
        "anyOf".into(),
        json!([{"required": ["connector"]}, {"required": ["proxy_service"]}]),
    );
    schema.insert(
        "allOf".into(),
        json!([
            state(
                "draft",
                json!({"allOf": [none("approved"), none("suspended")]})
            ),
            state(
                "approved",
                json!({"required": ["approved"], "allOf": [none("suspended")]})
            ),
            state("suspended", json!({"required": ["suspended"]})),
        ]),
    );
    Value::Object(schema)
}

/// What of `value` the schema does not admit. Knows the keywords that are used above and no other.
fn refused(schema: &Value, value: &Value, at: &str) -> Vec<String> {
    let rules = schema.as_object().unwrap().iter();
    rules
        .flat_map(|(keyword, rule)| match holds(keyword, rule, value) {
            Some(true) => Vec::new(),
            Some(false) => vec![format!("{at}: {keyword}")],
            None => inside(schema, keyword, value, at),
        })
        .collect()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// Keywords that look at the value alone.
fn holds(keyword: &str, rule: &Value, value: &Value) -> Option<bool> {
    let admits = |rule: &Value| refused(rule, value, "").is_empty();
    let items = list(value);
    Some(match keyword {
        "description" | "title" | "$schema" | "format" | "pattern" | "minLength" | "maxLength"
        | "propertyNames" => true,
        "type" => match rule.as_str().unwrap() {
            "object" => value.is_object(),
            "array" => value.is_array(),
            "string" => value.is_string(),
            "integer" => value.is_i64(),
            other => panic!("{other}"),
        },
        "enum" => list(rule).contains(value),
        "const" => value == rule,
        "minimum" => value.as_i64() >= rule.as_i64(),
        "maximum" => value.as_i64() <= rule.as_i64(),
        "minItems" => !items.is_empty(),
        "uniqueItems" => !(1..items.len()).any(|place| items[..place].contains(&items[place])),
        "required" => {
            let mut keys = list(rule).iter().map(|key| key.as_str().unwrap());
            keys.all(|key| value.get(key).is_some())
        }
        "anyOf" => list(rule).iter().any(admits),
        "not" => !admits(rule),
        _ => return None,
    })
}

/// Keywords that look further down.
fn inside(schema: &Value, keyword: &str, value: &Value, at: &str) -> Vec<String> {
    let rule = &schema[keyword];
    let members = value.as_object().into_iter().flatten();
    match keyword {
        "properties" => members
            .filter_map(|(key, inner)| Some(refused(rule.get(key)?, inner, key)))
            .flatten()
            .collect(),
        "additionalProperties" => members
            .filter(|(key, _)| schema["properties"].get(key.as_str()).is_none())
            .flat_map(|(key, inner)| match rule {
                Value::Bool(_) => vec![format!("{at}: unknown {key}")],
                rule => refused(rule, inner, key),
            })
            .collect(),
        "items" => {
            let items = list(value).iter();
            items.flat_map(|item| refused(rule, item, at)).collect()
        }
        "allOf" => {
            let rules = list(rule).iter();
            rules.flat_map(|rule| refused(rule, value, at)).collect()
        }
        "if" if refused(rule, value, at).is_empty() => refused(&schema["then"], value, at),
        "if" | "then" => Vec::new(),
        other => panic!("the keyword {other}"),
    }
}

/// A TOML document as the editors' plugins show it to a schema: times are strings.
fn as_json(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => json!(text),
        toml::Value::Integer(number) => json!(number),
        toml::Value::Float(number) => json!(number),
        toml::Value::Boolean(truth) => json!(truth),
        toml::Value::Datetime(time) => json!(time.to_string()),
        toml::Value::Array(items) => items.iter().map(as_json).collect(),
        toml::Value::Table(table) => {
            let pairs = table
                .iter()
                .map(|(key, value)| (key.clone(), as_json(value)));
            Value::Object(pairs.collect())
        }
    }
}

/// The reader and the schema side by side.
struct Judges {
    folder: Folder,
    trust: eidas_bridge::config::Trust,
    schema: Value,
}

impl Judges {
    fn new() -> Self {
        let folder = Folder::new();
        let trust = trust(&folder, "");
        Self {
            folder,
            trust,
            schema: schema(),
        }
    }

    fn reader(&self, toml: &str) -> Vec<Problem> {
        self.folder
            .write("metadata/countries/BE.toml", toml.as_bytes());
        let file = self.folder.path().join("metadata/countries/BE.toml");
        match load_country(&file, &self.trust) {
            Ok(_) => Vec::new(),
            Err(problems) => problems.as_slice().to_vec(),
        }
    }

    fn schema(&self, toml: &str) -> Vec<String> {
        let value: toml::Table = toml.parse().unwrap();
        refused(&self.schema, &as_json(&toml::Value::Table(value)), "$")
    }

    #[track_caller]
    fn both_take(&self, toml: &str) {
        assert_eq!(self.reader(toml), [], "{toml}");
        let refused = self.schema(toml);
        assert!(refused.is_empty(), "{refused:?}\n{toml}");
    }

    /// The reader's sentences about that key; the schema refuses too.
    #[track_caller]
    fn both_refuse(&self, toml: &str, path: &str) -> Vec<String> {
        assert!(!self.schema(toml).is_empty(), "the schema takes:\n{toml}");
        let key = path.replace("[]", "[0]");
        let found: Vec<String> = self
            .reader(toml)
            .into_iter()
            .filter(|problem| problem.key.starts_with(&key))
            .map(|problem| problem.message)
            .collect();
        assert!(!found.is_empty(), "nothing is said of {key}:\n{toml}");
        found
    }
}

/// The complete file with its table at `parent` changed.
fn changed(parent: &str, change: impl FnOnce(&mut Table)) -> String {
    let mut document: DocumentMut = complete().parse().unwrap();
    let root = document.as_table_mut();
    let name = parent.trim_end_matches("[]");
    let table = match root.get_mut(name) {
        None => root,
        Some(Item::ArrayOfTables(tables)) => tables.get_mut(0).unwrap(),
        Some(item) => item.as_table_mut().unwrap(),
    };
    change(table);
    document.to_string()
}

fn with(field: &Field, value: toml_edit::Value) -> String {
    let (parent, key) = split(field.path);
    changed(parent, |table| {
        table.remove(key);
        table.insert(key, toml_edit::value(value));
    })
}

fn without(field: &Field) -> String {
    let (parent, key) = split(field.path);
    changed(parent, |table| {
        table.remove(key);
    })
}

#[test]
fn the_sample_is_taken_with_and_without_its_optional_keys() {
    let judges = Judges::new();
    judges.both_take(SAMPLE);
    judges.both_take(&complete());
    let table: toml::Table = complete().parse().unwrap();
    for field in COUNTRY_FIELDS {
        let (parent, key) = split(field.path);
        let holder = match table.get(parent.trim_end_matches("[]")) {
            None => Some(&table),
            Some(toml::Value::Array(tables)) => tables[0].as_table(),
            Some(value) => value.as_table(),
        };
        // Each of the two says it the other way.
        let twins = ["connector.metadata_file", "proxy_service.metadata_url"];
        let shown = holder.is_some_and(|holder| holder.contains_key(key));
        assert!(shown || twins.contains(&field.path), "{}", field.path);
    }
}

#[test]
fn the_reader_asks_for_the_keys_of_the_table_and_for_no_other() {
    let judges = Judges::new();
    let tables = COUNTRY_FIELDS.iter().filter_map(|field| match field.kind {
        FieldKind::Table | FieldKind::Tables => Some(field.path),
        _ => None,
    });
    for table in tables.chain([""]) {
        let toml = changed(table, |inner| {
            inner.insert("zzz", toml_edit::value(1));
        });
        let said = judges.both_refuse(&toml, "").join("\n");
        let (_, asked) = said.split_once("known here: ").unwrap();
        let asked: BTreeSet<&str> = asked.split(", ").collect();
        let known: BTreeSet<&str> = children(table).map(|field| split(field.path).1).collect();
        assert_eq!(asked, known, "in [{table}]");
    }
}

#[test]
fn every_key_is_judged_as_its_kind_says() {
    let judges = Judges::new();
    for field in COUNTRY_FIELDS {
        judges.both_refuse(&with(field, true.into()), field.path);
        let array = |items: &[&str]| items.iter().copied().collect::<toml_edit::Array>();
        match field.kind {
            FieldKind::Word(words) => {
                let said = judges.both_refuse(&with(field, "zzz".into()), field.path);
                assert_eq!(said, [format!("must be one of: {}", words.join(", "))]);
            }
            FieldKind::Words(words) => {
                let toml = with(field, array(&["zzz"]).into());
                let said = judges.both_refuse(&toml, field.path);
                assert_eq!(said, [format!("must be one of: {}", words.join(", "))]);
                let twice = [words[0], words[0]];
                judges.both_refuse(&with(field, array(&twice).into()), field.path);
                judges.both_refuse(&with(field, array(&[]).into()), field.path);
                judges.both_take(&with(field, array(words).into()));
            }
            FieldKind::Number(from, to) => {
                judges.both_take(&with(field, i64::from(from).into()));
                judges.both_take(&with(field, i64::from(to).into()));
                judges.both_refuse(&with(field, (i64::from(to) + 1).into()), field.path);
            }
            _ => {}
        }
    }
}

#[test]
fn every_key_may_be_absent_or_not_as_the_table_says() {
    let judges = Judges::new();
    for field in COUNTRY_FIELDS {
        // The sample's state needs it; country_files.rs has the states.
        if field.path == "suspended" {
            continue;
        }
        match field.presence {
            Presence::Required => {
                judges.both_refuse(&without(field), field.path);
            }
            Presence::Optional(_) => judges.both_take(&without(field)),
        }
    }
}

#[test]
fn the_documents_say_what_the_table_says() {
    let mut schema = serde_json::to_string_pretty(&schema()).unwrap();
    schema.push('\n');
    for (name, made) in [
        ("docs/COUNTRY-FILE.md", document()),
        ("docs/country.schema.json", schema),
    ] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        #[expect(
            clippy::disallowed_methods,
            reason = "whoever runs this test asks for the file to be written"
        )]
        let regenerate = std::env::var("EIDAS_REGENERATE").is_ok_and(|value| value == "1");
        if regenerate {
            fs::write(&path, &made).unwrap();
        }
        let written = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            written == made,
            "{name} is not what the table says: EIDAS_REGENERATE=1 cargo test --test it country_doc"
        );
    }
}
