//! Records of the release before are read, and what is written now is read by it: one sample of
//! each kind, as release 0.1 wrote it, stands in `golden/records`.
//!
//! `EIDAS_REGENERATE=1` writes samples anew from logins that are made for it. That is right where
//! a field is new and nothing else; where one is gone or means something else, VERSION is raised.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use eidas_bridge::ambient::SystemClock;
use eidas_bridge::demo::journey::{self, Direction, Script};
use eidas_bridge::demo::{Options, World};
use eidas_bridge::flow::{RECORD_KINDS, rewritten_record};
use eidas_bridge::store::{Answer, Key, MemoryStore, Store, Value};
use jiff::Timestamp;
use serde_json::Value as Json;

/// What is kept only by logins that the demo does not show; each is nothing but its kind.
const EMPTY: [(&str, u8); 3] = [
    ("client-assertion", 1),
    ("dpop-proof", 1),
    ("pushed-request-spent", 1),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/golden/records")
}

/// A memory that shows the first record of each kind, and how large each flow's were.
#[derive(Debug)]
pub(crate) struct Shown {
    held: MemoryStore,
    seen: Mutex<BTreeMap<String, Vec<u8>>>,
}

impl Shown {
    pub(crate) fn new() -> Self {
        Self {
            held: MemoryStore::new(10_000, Arc::new(SystemClock)),
            seen: Mutex::default(),
        }
    }

    fn show(&self, key: &Key, value: &Value) {
        let mut seen = self.seen.lock().unwrap();
        seen.entry(key.kind().to_owned())
            .or_insert_with(|| value.to_vec());
    }
}

impl Store for Shown {
    fn put<'a>(&'a self, key: &'a Key, value: Value, expires: Timestamp) -> Answer<'a, ()> {
        self.show(key, &value);
        self.held.put(key, value, expires)
    }

    fn put_new<'a>(&'a self, key: &'a Key, value: Value, expires: Timestamp) -> Answer<'a, bool> {
        self.show(key, &value);
        self.held.put_new(key, value, expires)
    }

    fn put_spare<'a>(&'a self, key: &'a Key, value: Value, expires: Timestamp) -> Answer<'a, ()> {
        self.show(key, &value);
        self.held.put_spare(key, value, expires)
    }

    fn get<'a>(&'a self, key: &'a Key) -> Answer<'a, Option<Value>> {
        self.held.get(key)
    }

    fn take<'a>(&'a self, key: &'a Key) -> Answer<'a, Option<Value>> {
        self.held.take(key)
    }

    fn remove<'a>(&'a self, key: &'a Key) -> Answer<'a, ()> {
        self.held.remove(key)
    }
}

/// Every field that is written, with where it stands; elements of lists are one place.
fn fields(value: &Json, at: &str, into: &mut BTreeSet<String>) {
    match value {
        Json::Object(fields_of) => {
            for (name, inner) in fields_of {
                let at = format!("{at}.{name}");
                fields(inner, &at, into);
                into.insert(at);
            }
        }
        Json::Array(elements) => {
            for element in elements {
                fields(element, &format!("{at}[]"), into);
            }
        }
        _ => {}
    }
}

fn fields_of(value: &Json) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    fields(value, "", &mut all);
    all
}

async fn regenerate() {
    let shown = Arc::new(Shown::new());
    let mut options = Options::default();
    options.ours.store = Some(shown.clone());
    let world = World::start(options).await.unwrap();
    world
        .ready(std::time::Duration::from_secs(20))
        .await
        .unwrap();
    for direction in [Direction::Connector, Direction::ProxyService] {
        let journey = journey::log_in(&world, direction, &Script::of(direction)).await;
        assert!(journey.end.is_ok());
    }
    let mut seen = shown.seen.lock().unwrap().clone();
    for (kind, version) in EMPTY {
        seen.entry(kind.to_owned())
            .or_insert_with(|| [&[version], &b"null"[..]].concat());
    }
    // What is pushed is what a trail begins with.
    let (_, trail) = seen["connector-trail"].split_first().unwrap();
    let trail: Json = serde_json::from_slice(trail).unwrap();
    seen.insert("pushed-request".into(), bytes(1, &trail["Open"]["judged"]));
    std::fs::create_dir_all(folder()).unwrap();
    for (kind, value) in seen {
        let (version, json) = value.split_first().unwrap();
        let record: Json = serde_json::from_slice(json).unwrap();
        let sample = serde_json::json!({ "version": version, "record": record });
        let text = serde_json::to_string_pretty(&sample).unwrap() + "\n";
        std::fs::write(folder().join(format!("{kind}.json")), text).unwrap();
    }
}

fn sample(kind: &str) -> Option<(u8, Json)> {
    let text = std::fs::read_to_string(folder().join(format!("{kind}.json"))).ok()?;
    let mut sample: Json = serde_json::from_str(&text).unwrap();
    let version = u8::try_from(sample["version"].as_u64().unwrap()).unwrap();
    Some((version, sample["record"].take()))
}

fn bytes(version: u8, record: &Json) -> Vec<u8> {
    let mut bytes = vec![version];
    serde_json::to_writer(&mut bytes, record).unwrap();
    bytes
}

#[tokio::test(flavor = "multi_thread")]
async fn each_record_of_release_0_1_is_read_and_what_is_written_has_all_that_it_reads() {
    if std::env::var_os("EIDAS_REGENERATE").is_some_and(|it| it == "records") {
        regenerate().await;
    }
    for kind in RECORD_KINDS {
        let (version, record) = sample(kind).unwrap_or_else(|| panic!("no sample of {kind}"));
        let again = rewritten_record(kind, &bytes(version, &record));
        let again = again.unwrap_or_else(|| panic!("{kind} of 0.1 is not read: is it a break?"));
        assert_eq!(
            again[0], version,
            "{kind}: a release beside this one reads no other"
        );
        let written: Json = serde_json::from_slice(&again[1..]).unwrap();
        let (before, now) = (fields_of(&record), fields_of(&written));
        let gone: Vec<_> = before.difference(&now).collect();
        assert!(
            gone.is_empty(),
            "{kind} has lost {gone:?}: raise its VERSION"
        );
    }
}

#[test]
fn a_record_with_fields_of_a_later_release_is_read() {
    for kind in RECORD_KINDS {
        let (version, mut record) = sample(kind).unwrap();
        let Some(fields) = record.as_object_mut().filter(|it| it.len() > 1) else {
            continue;
        };
        fields.insert("of_a_later_release".into(), "something".into());
        assert!(
            rewritten_record(kind, &bytes(version, &record)).is_some(),
            "{kind}"
        );
    }
}
