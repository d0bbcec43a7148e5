//! A party: a process of another make that speaks `OpenID` Connect on loopback, gone when the test
//! ends, however it ends.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use serde_json::Value;

const PATIENCE: Duration = Duration::from_mins(1);

/// Where `tests/parties/run` puts what it installs.
fn installed(variable: &str, folder: &str) -> PathBuf {
    let by_default = || {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
        target.join(folder)
    };
    std::env::var_os(variable).map_or_else(by_default, PathBuf::from)
}

/// A script on node beside its packages; none, and a word about it, where they are absent.
pub(crate) fn node(script: &str) -> Option<Command> {
    let folder = installed("EIDAS_PARTIES_NODE", "parties-node");
    if !folder.join("node_modules").exists() {
        println!("parties from npm absent, skipped: tests/parties/run installs them");
        return None;
    }
    let script = [include_str!("node/party.mjs"), script].concat();
    let mut command = Command::new("node");
    // Module names are looked up from the folder that it runs in.
    command.current_dir(folder);
    command.args(["--input-type=module", "--eval", &script]);
    Some(command)
}

/// A script on python with its packages; none, and a word about it, where they are absent.
pub(crate) fn python(script: &str) -> Option<Command> {
    let python = installed("EIDAS_PARTIES_PYTHON", "parties-venv/bin/python");
    if !python.exists() {
        println!("parties from PyPI absent, skipped: tests/parties/run installs them");
        return None;
    }
    let mut command = Command::new(python);
    command.args(["-I", "-c", script]);
    Some(command)
}

/// A running party that tells and is told lines of JSON.
pub(crate) struct Party {
    /// Its address, without a slash at the end.
    pub(crate) url: String,
    /// What it is, with its version.
    pub(crate) name: String,
    lines: Receiver<Value>,
    // Before the process: its end is what ends the party.
    input: Option<ChildStdin>,
    child: Child,
}

impl Party {
    /// Starts it and waits until it listens.
    pub(crate) fn start(mut command: Command) -> Self {
        for proxy in ["http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"] {
            command.env_remove(proxy);
        }
        let command = command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let output = BufReader::new(child.stdout.take().unwrap()).lines();
        let (send, lines) = mpsc::channel();
        // Reads to the end, so that the party never blocks on a full pipe.
        thread::spawn(move || {
            for line in output.map_while(Result::ok) {
                match serde_json::from_str(&line) {
                    Ok(value) => drop(send.send(value)),
                    Err(_) => println!("{line}"),
                }
            }
        });
        let mut party = Self {
            url: String::new(),
            name: String::new(),
            input: child.stdin.take(),
            lines,
            child,
        };
        let about = party.hear();
        about["url"].as_str().unwrap().clone_into(&mut party.url);
        let (name, runtime) = (&about["party"], &about["runtime"]);
        party.name = format!("{}, {}", name.as_str().unwrap(), runtime.as_str().unwrap());
        party
    }

    /// Tells it the rest, and waits until it is ready.
    pub(crate) fn tell(&mut self, rest: &Value) {
        let input = self.input.as_mut().unwrap();
        writeln!(input, "{rest}").unwrap();
        input.flush().unwrap();
        assert_eq!(self.hear()["ready"], true);
    }

    fn hear(&self) -> Value {
        let heard = self.lines.recv_timeout(PATIENCE);
        heard.expect("the party says something in time")
    }
}

impl Drop for Party {
    fn drop(&mut self) {
        drop(self.input.take());
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
