//! The command line.

use std::path::PathBuf;

use super::keys::Keys;
use super::world::{StoreKind, Wishes};

pub(crate) const USAGE: &str = "\
tests/load/run WHAT [options]

  connector | proxy | both   throughput: --concurrency N (16), or --rate LOGINS_A_SECOND; --seconds N
  soak                       --logins N (200000): memory flat, nothing in the store for ever
  live                       --flows N (10000): memory of logins that stay open
  flood                      --flows N (100000) begun by somebody at a Redis of 64 MB
  kill                       kill -9 at each of the eight steps, --runs N (25) each
  balanced                   --logins N (1000) through haproxy, two instances
  rolling                    both instances stopped and started in turn under load; --old PATH
  overload                   five times the capacity; accepted, shed, recovered
  slow                       --sockets N (2000) slow ones beside healthy logins
  rollover                   each role's key exchanged under load
  outage                     Redis frozen, restarted and emptied under load
  start                      exec to ready with 32 countries cached
  primitives                 what the cryptography of a login takes here
  smoke                      200 logins each way, memory store, no error
  all [--short]              everything

  --bridge PATH   the program (target/release/eidas-bridge beside this one)
  --keys K        rsa3072 (default) or p256: the bridge's SAML keys
  --store S       memory: (default), file, or redis (its own, on a free port)
  --seconds N     length of each measured part (60)
  --pin           driver on core 0, bridge on core 1
  --short         a few seconds each, to try it out
";

#[derive(Clone)]
pub(crate) struct Arguments {
    pub(crate) what: String,
    pub(crate) program: PathBuf,
    pub(crate) old: Option<PathBuf>,
    pub(crate) keys: Option<Keys>,
    pub(crate) store: Option<StoreKind>,
    pub(crate) seconds: f64,
    pub(crate) rate: Option<f64>,
    pub(crate) concurrency: usize,
    pub(crate) logins: Option<u64>,
    pub(crate) flows: Option<usize>,
    pub(crate) runs: Option<usize>,
    pub(crate) sockets: Option<usize>,
    pub(crate) pin: bool,
    pub(crate) short: bool,
}

impl Arguments {
    /// `None` where something is not understood.
    pub(crate) fn read(mut words: impl Iterator<Item = String>) -> Option<Self> {
        let mut arguments = Self {
            what: String::new(),
            program: beside_us(),
            old: None,
            keys: None,
            store: None,
            seconds: 0.0,
            rate: None,
            concurrency: 16,
            logins: None,
            flows: None,
            runs: None,
            sockets: None,
            pin: false,
            short: false,
        };
        while let Some(word) = words.next() {
            match word.as_str() {
                // cargo bench says it to every benchmark.
                "--bench" => {}
                "--pin" => arguments.pin = true,
                "--short" => arguments.short = true,
                "--bridge" => arguments.program = words.next()?.into(),
                "--old" => arguments.old = Some(words.next()?.into()),
                "--keys" => arguments.keys = Some(keys(&words.next()?)?),
                "--store" => arguments.store = Some(store(&words.next()?)?),
                "--seconds" => arguments.seconds = words.next()?.parse().ok()?,
                "--rate" => arguments.rate = Some(words.next()?.parse().ok()?),
                "--concurrency" => arguments.concurrency = words.next()?.parse().ok()?,
                "--logins" => arguments.logins = Some(words.next()?.parse().ok()?),
                "--flows" => arguments.flows = Some(words.next()?.parse().ok()?),
                "--runs" => arguments.runs = Some(words.next()?.parse().ok()?),
                "--sockets" => arguments.sockets = Some(words.next()?.parse().ok()?),
                what if arguments.what.is_empty() && !what.starts_with('-') => {
                    what.clone_into(&mut arguments.what);
                }
                _ => return None,
            }
        }
        if arguments.seconds == 0.0 {
            arguments.seconds = if arguments.short { 4.0 } else { 60.0 };
        }
        (!arguments.what.is_empty()).then_some(arguments)
    }

    /// The usual world of a run, and what the options say instead.
    pub(crate) fn wishes(&self) -> Wishes {
        Wishes {
            program: self.program.clone(),
            other_program: None,
            keys: self.keys.unwrap_or(Keys::Rsa3072),
            store: self.store.unwrap_or(StoreKind::Memory),
            instances: 1,
            front: false,
            countries: 1,
            flow_seconds: 1200,
            careful: false,
            limits: "",
            pin: self.pin,
            redis_room: "512mb",
        }
    }

    /// The number, or a small one for trying out.
    pub(crate) fn sized<T>(&self, said: Option<T>, usual: T, short: T) -> T {
        said.unwrap_or(if self.short { short } else { usual })
    }
}

fn keys(word: &str) -> Option<Keys> {
    match word {
        "rsa3072" => Some(Keys::Rsa3072),
        "p256" => Some(Keys::P256),
        _ => None,
    }
}

fn store(word: &str) -> Option<StoreKind> {
    match word {
        "memory" | "memory:" => Some(StoreKind::Memory),
        "file" | "file:" => Some(StoreKind::File),
        "redis" | "redis:" => Some(StoreKind::Redis),
        _ => None,
    }
}

/// The program that was built with this one.
fn beside_us() -> PathBuf {
    let us = std::env::current_exe().unwrap();
    let folder = us.parent().unwrap();
    let folder = if folder.ends_with("deps") {
        folder.parent().unwrap()
    } else {
        folder
    };
    folder.join("eidas-bridge")
}
