//! The trail's files: what is written is whole, whatever a process died of, and whatever somebody
//! does to it afterwards is found, as far as the chain, its checkpoints and noted heads reach.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use eidas_bridge::ambient::FixedClock;
use eidas_bridge::audit::{By, Expected, Head, Record, Selection, Statistics, digest, verify};
use eidas_bridge::config;
use jiff::SignedDuration;
use proptest::prelude::*;

use crate::audit_world::*;

fn small_files() -> config::Audit {
    config::Audit {
        file_bytes: 8 * 1024,
        ..settings()
    }
}

fn lines(file: &Path) -> Vec<String> {
    let text = fs::read_to_string(file).unwrap();
    text.lines().map(str::to_owned).collect()
}

fn put(file: &Path, lines: &[String]) {
    let mut text = lines.join("\n");
    if !text.is_empty() {
        text.push('\n');
    }
    fs::write(file, text).unwrap();
}

fn records(folder: &Path) -> Vec<Record> {
    let mut records = Vec::new();
    let all = Selection::default();
    all.read(folder, |shown| records.push(shown.record))
        .unwrap();
    records
}

#[test]
fn what_the_writer_writes_is_whole_over_many_files() {
    let folder = tempfile::tempdir().unwrap();
    written(folder.path(), &small_files(), 60);
    let report = report(folder.path());
    assert_eq!(report.faults, []);
    assert!(report.files > 2 && report.checkpoints > 2, "{report:?}");
    assert_eq!(report.begins, 1);
    // The end is signed for, but for the line of its signature.
    assert_eq!(report.signed + 1, report.head.seq);
    let records = records(folder.path());
    let logins = records.iter().filter(|record| record.outcome.is_some());
    assert_eq!(logins.count(), 60);
    let begins = records.iter().filter(|record| record.op == "trail.file");
    assert_eq!(begins.count() + 1, report.files);
}

/// Rewrites the chain from that line of the file on, as somebody would who has no key.
fn rechained(file: &Path, from: usize) {
    let mut lines = lines(file);
    for at in from..lines.len() {
        let mut record: Record = serde_json::from_str(&lines[at]).unwrap();
        record.prev = digest(lines[at - 1].as_bytes());
        lines[at] = serde_json::to_string(&record).unwrap();
    }
    put(file, &lines);
}

/// The first of three lines about logins: where checkpoints come is a matter of time.
fn three_logins(lines: &[String]) -> usize {
    let about = |line: &String| line.contains("connector.hub-response-sent");
    let found = lines.windows(3).position(|three| three.iter().all(about));
    found.unwrap()
}

/// What is done to the lines, where `at` is the first of three logins.
type Tampering = fn(&mut Vec<String>, at: usize);

/// What it is, the fault that it is found as, and how many lines from `at` on.
const TAMPERINGS: [(&str, Tampering, &str, Option<u64>); 7] = [
    (
        "a byte changed",
        |lines, at| lines[at] = lines[at].replace("\"BE\"", "\"BF\""),
        "audit.chain",
        Some(2),
    ),
    (
        "a line deleted",
        |lines, at| drop(lines.remove(at)),
        "audit.sequence",
        Some(1),
    ),
    (
        "two lines swapped",
        |lines, at| lines.swap(at, at + 1),
        "audit.sequence",
        Some(1),
    ),
    (
        "the end cut off",
        |lines, at| lines.truncate(at + 2),
        "audit.truncated",
        Some(2),
    ),
    (
        "a forged line appended",
        |lines, at| {
            let mut forged: Record = serde_json::from_str(&lines[at]).unwrap();
            forged.seq = u64::try_from(lines.len()).unwrap() + 2;
            lines.push(serde_json::to_string(&forged).unwrap());
        },
        "audit.sequence",
        None,
    ),
    (
        "the first line deleted",
        |lines, _| drop(lines.remove(0)),
        "audit.begins",
        None,
    ),
    (
        "a line that is no record",
        |lines, at| lines.insert(at + 1, "not a record".to_owned()),
        "audit.line",
        Some(2),
    ),
];

#[test]
fn every_tampering_is_found_where_it_is() {
    let folder = tempfile::tempdir().unwrap();
    written(folder.path(), &settings(), 40);
    for (what, tamper, code, line) in TAMPERINGS {
        let copy = copied(folder.path());
        let file = files(copy.path()).remove(0);
        let mut lines = lines(&file);
        let at = three_logins(&lines);
        tamper(&mut lines, at);
        put(&file, &lines);
        let found = faults(copy.path());
        let first = found.first().copied();
        assert_eq!(first.map(|(code, _)| code), Some(code), "{what}: {found:?}");
        let expected = line.map(|line| u64::try_from(at).unwrap() + line);
        let right = expected.is_none() || first.unwrap().1 == expected;
        assert!(right, "{what} at {at}: {found:?}");
    }
}

#[test]
fn a_tail_rewritten_without_the_key_is_found() {
    let folder = tempfile::tempdir().unwrap();
    written(folder.path(), &settings(), 40);
    let file = files(folder.path()).remove(0);
    let changed = lines(&file);
    let at = changed
        .iter()
        .position(|line| line.contains("response-sent"))
        .unwrap();
    // A line before the first checkpoint is changed, and every line after it fits it.
    let mut lines = changed.clone();
    lines[at] = lines[at].replace("\"BE\"", "\"FR\"");
    put(&file, &lines);
    rechained(&file, at + 1);
    let found = faults(folder.path());
    assert!(
        found.iter().any(|(code, _)| *code == "audit.checkpoint"),
        "{found:?}"
    );
    // So do the checkpoints, but nobody can sign them.
    let mut lines: Vec<Record> = crate::audit_chain::lines(&file)
        .iter()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let mut hashes = vec![String::new()];
    for record in &mut lines {
        record.prev = hashes.last().unwrap().clone();
        if let Some(checkpoint) = &mut record.checkpoint {
            let covered = usize::try_from(checkpoint.seq).unwrap();
            checkpoint.hash = hashes[covered].clone();
        }
        hashes.push(digest(serde_json::to_string(record).unwrap().as_bytes()));
    }
    let lines: Vec<String> = lines
        .iter()
        .map(|it| serde_json::to_string(it).unwrap())
        .collect();
    put(&file, &lines);
    let found = faults(folder.path());
    assert!(
        found.iter().any(|(code, _)| *code == "audit.signature"),
        "{found:?}"
    );
    // Or with another key.
    let other = lines.iter().map(|line| line.replace("the-test", "another"));
    put(&file, &other.collect::<Vec<_>>());
    let found = faults(folder.path());
    assert!(
        found.iter().any(|(code, _)| *code == "audit.key"),
        "{found:?}"
    );
}

#[test]
fn a_missing_file_is_found_wherever_it_was_but_the_oldest_may_go() {
    let folder = tempfile::tempdir().unwrap();
    written(folder.path(), &small_files(), 60);
    let all = files(folder.path());
    for at in 0..all.len() {
        let copy = copied(folder.path());
        fs::remove_file(&files(copy.path())[at]).unwrap();
        let found = faults(copy.path());
        if at == 0 {
            assert_eq!(
                found,
                [],
                "what begins with a file and a checkpoint is a trail"
            );
            assert!(report(copy.path()).begins > 1);
        } else if at == all.len() - 1 {
            assert_eq!(found[0].0, "audit.truncated");
        } else {
            assert_eq!(found[0].0, "audit.file-missing", "{found:?}");
        }
    }
    let copy = copied(folder.path());
    for file in files(copy.path()) {
        fs::remove_file(file).unwrap();
    }
    assert_eq!(faults(copy.path())[0].0, "audit.truncated");
    // The last checkpoint beside the files is part of it.
    fs::remove_file(folder.path().join("one.head")).unwrap();
    assert_eq!(faults(folder.path())[0].0, "audit.file");
}

#[test]
fn what_was_noted_elsewhere_has_to_be_there() {
    let folder = tempfile::tempdir().unwrap();
    written(folder.path(), &settings(), 40);
    let head = report(folder.path()).head;
    let noted = |head: Head, chain: Option<&str>| {
        let chain = chain.map(str::to_owned);
        let reports = verify(folder.path(), Some(&KEY), &[Expected { chain, head }]).unwrap();
        let faults = reports.iter().flat_map(|it| &it.faults);
        faults.map(|it| it.fault.code()).collect::<Vec<_>>()
    };
    assert_eq!(noted(head.clone(), None), [""; 0]);
    assert_eq!(noted(head.clone(), Some("one")), [""; 0]);
    assert_eq!(noted(head.clone(), Some("two")), ["audit.truncated"]);
    let later = Head {
        seq: head.seq + 1,
        ..head.clone()
    };
    assert_eq!(noted(later, None), ["audit.truncated"]);
    let other = Head {
        hash: digest(b""),
        ..head
    };
    assert_eq!(noted(other, None), ["audit.expected"]);
}

#[test]
fn a_line_that_a_dying_process_left_unfinished_is_named_by_the_next() {
    let folder = tempfile::tempdir().unwrap();
    written(folder.path(), &settings(), 12);
    let file = files(folder.path()).remove(0);
    let mut bytes = fs::read(&file).unwrap();
    bytes.extend_from_slice(b"{\"seq\":99,\"prev\":\"half a li");
    fs::write(&file, &bytes).unwrap();
    assert_eq!(faults(folder.path())[0].0, "audit.unfinished");
    written(folder.path(), &settings(), 3);
    let after = report(folder.path());
    assert_eq!((after.faults.as_slice(), after.torn), (&[][..], 1));
    // What is left of the line is part of the trail.
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("half a li", "half a lo")).unwrap();
    assert_eq!(faults(folder.path())[0].0, "audit.line");
}

#[test]
fn a_chain_goes_on_where_a_killed_process_stopped() {
    let folder = tempfile::tempdir().unwrap();
    // No orderly end: the files are taken as they are while the writer still has them open.
    let taken = runtime().block_on(async {
        let rarely = config::Audit {
            checkpoint_records: 1000,
            ..settings()
        };
        let audit = open(folder.path(), &rarely);
        for number in 0..25 {
            audit.record(&login(number), success()).await.unwrap();
        }
        copied(folder.path())
    });
    let before = records(taken.path());
    let logins = before.iter().filter(|record| record.outcome.is_some());
    assert_eq!(logins.count(), 25, "what was acknowledged is written");
    written(taken.path(), &settings(), 5);
    let report = report(taken.path());
    assert_eq!(report.faults, []);
    assert_eq!(report.begins, 1);
}

#[test]
fn a_day_has_a_file_of_its_own_and_logins_are_counted_by_it() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(FixedClock::new("2026-11-30T23:59:59Z".parse().unwrap()));
    runtime().block_on(async {
        let audit = on_clock(folder.path(), &settings(), clock.clone());
        audit.record(&login(1), success()).await.unwrap();
        audit.record(&login(2), success()).await.unwrap();
        clock.advance(SignedDuration::from_secs(2));
        audit.record(&login(3), refusal()).await.unwrap();
        audit.close().await;
    });
    assert_eq!(report(folder.path()).faults, []);
    let names = files(folder.path());
    let names: Vec<_> = names
        .iter()
        .map(|it| it.file_name().unwrap().to_str().unwrap())
        .collect();
    assert_eq!(
        names,
        [
            "one-2026-11-30-00000001.jsonl",
            "one-2026-12-01-00000002.jsonl"
        ]
    );
    let mut statistics = Statistics::new(By::Month);
    for record in records(folder.path()) {
        statistics.count(&record);
    }
    let counts: Vec<_> = statistics
        .counts()
        .map(|(group, count)| (group.period.clone(), group.outcome.clone(), count))
        .collect();
    let row = |period: &str, outcome: &str, count| (period.to_owned(), outcome.to_owned(), count);
    assert_eq!(
        counts,
        [row("2026-11", "success", 2), row("2026-12", "refused", 1)]
    );
}

#[test]
fn a_folder_that_is_gone_holds_everything_up_until_it_is_back() {
    let folder = tempfile::tempdir().unwrap();
    let (here, away) = (folder.path().join("trail"), folder.path().join("away"));
    fs::create_dir(&here).unwrap();
    runtime().block_on(async {
        let audit = open(&here, &settings());
        audit.record(&login(1), success()).await.unwrap();
        fs::rename(&here, &away).unwrap();
        assert!(audit.record(&login(2), success()).await.is_err());
        assert!(audit.is_writable().is_err(), "and it is known");
        fs::rename(&away, &here).unwrap();
        for _ in 0..100 {
            if audit.is_writable().is_ok() {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        audit.record(&login(3), success()).await.unwrap();
        audit.close().await;
    });
    assert_eq!(report(&here).faults, []);
    let records = records(&here);
    let resumed = records.iter().find(|it| it.op == "trail.resumed").unwrap();
    assert_eq!(resumed.lost, Some(1));
    assert_eq!(records.iter().filter(|it| it.outcome.is_some()).count(), 2);
}

#[test]
fn a_file_that_was_put_in_the_place_of_ours_is_not_written_to() {
    let folder = tempfile::tempdir().unwrap();
    let another = b"{}\n";
    let ours = runtime().block_on(async {
        let audit = open(folder.path(), &settings());
        audit.record(&login(1), success()).await.unwrap();
        let ours = files(folder.path()).pop().unwrap();
        fs::rename(&ours, folder.path().join("moved")).unwrap();
        fs::write(&ours, another).unwrap();
        audit.record(&login(2), success()).await.unwrap();
        audit.close().await;
        ours
    });
    assert_eq!(fs::read(&ours).unwrap(), another);
    let next = files(folder.path()).pop().unwrap();
    assert_ne!(next, ours);
    let text = fs::read_to_string(next).unwrap();
    assert!(text.contains("trail.file"), "{text}");
}

#[test]
fn a_full_disk_holds_everything_up_until_there_is_room() {
    let Some(disk) = TinyDisk::mounted() else {
        println!("no disk of 256 KiB can be mounted here, skipped: a full disk");
        return;
    };
    let filler = disk.0.path().join("filler");
    runtime().block_on(async {
        let audit = open(disk.0.path(), &settings());
        audit.record(&login(1), success()).await.unwrap();
        // Everything that is left.
        let _ = fs::write(&filler, vec![0; 512 * 1024]);
        let mut failed = 0;
        for number in 0..40 {
            failed += u32::from(audit.record(&login(number), success()).await.is_err());
        }
        assert!(failed > 20, "{failed}");
        assert!(audit.is_writable().is_err());
        fs::remove_file(&filler).unwrap();
        for _ in 0..100 {
            if audit.is_writable().is_ok() {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        audit.record(&login(99), success()).await.unwrap();
        audit.close().await;
    });
    assert_eq!(report(disk.0.path()).faults, []);
}

/// A file system in memory with room for very little, where this user may mount one.
struct TinyDisk(tempfile::TempDir);

impl TinyDisk {
    fn mounted() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mut mount = std::process::Command::new("mount");
        mount
            .args(["-t", "tmpfs", "-o", "size=256k", "none"])
            .arg(folder.path());
        let mounted = mount.output().is_ok_and(|done| done.status.success());
        mounted.then_some(Self(folder))
    }
}

impl Drop for TinyDisk {
    fn drop(&mut self) {
        let _ = std::process::Command::new("umount")
            .arg(self.0.path())
            .output();
    }
}

fn copied(folder: &Path) -> tempfile::TempDir {
    let copy = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, copy.path().join(path.file_name().unwrap())).unwrap();
    }
    copy
}

/// Files and their bytes; the last line, which nothing signs for, left out of what may change.
fn change(folder: &Path, at: usize, to: u8) -> bool {
    let mut at = at;
    let files = files(folder);
    let end = files.len() - 1;
    for (place, file) in files.iter().enumerate() {
        let mut bytes = fs::read(file).unwrap();
        let mut length = bytes.len();
        if place == end {
            let body = &bytes[..length - 1];
            length = body.iter().rposition(|byte| *byte == b'\n').unwrap() + 1;
        }
        if at < length {
            let changed = bytes[at] != to;
            bytes[at] = to;
            fs::write(file, bytes).unwrap();
            return changed;
        }
        at -= length;
    }
    false
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_byte_that_is_changed_before_the_last_line_is_found(at in 0_usize..20_000, to: u8) {
        static WHOLE: std::sync::LazyLock<tempfile::TempDir> = std::sync::LazyLock::new(|| {
            let folder = tempfile::tempdir().unwrap();
            written(folder.path(), &small_files(), 40);
            folder
        });
        let copy = copied(WHOLE.path());
        if change(copy.path(), at, to) {
            prop_assert!(!faults(copy.path()).is_empty());
        }
    }

    #[test]
    fn a_trail_that_is_cut_anywhere_before_its_last_checkpoint_is_found(keep in 0_usize..60) {
        let folder = tempfile::tempdir().unwrap();
        written(folder.path(), &settings(), 40);
        let file = files(folder.path()).remove(0);
        let mut lines = lines(&file);
        prop_assume!(keep < lines.len());
        lines.truncate(keep);
        put(&file, &lines);
        prop_assert!(!faults(folder.path()).is_empty());
    }
}
