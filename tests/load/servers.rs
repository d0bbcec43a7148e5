//! Debian's own servers beside the bridge: Redis as its store, haproxy in front of it. Each on a
//! free port of loopback, with files in the run's folder, ended with the run.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::bridge::signal;

/// A port of loopback that is free now.
pub(crate) fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

/// Stops the run with plain words where a package is not installed.
fn need(program: &str) {
    let there = Command::new(program).arg("-v").output().is_ok();
    assert!(
        there,
        "{program} is not installed (the Debian package of the same name)"
    );
}

/// Such a program, which ends with the driver, whatever ends that.
fn ending_with_us(program: &str) -> Command {
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "KILL", program]);
    command
}

/// A process that ends with its owner.
pub(crate) struct Ending(Child);

impl Drop for Ending {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn quiet(command: &mut Command, log: &Path) -> Ending {
    let log = std::fs::File::create(log).unwrap();
    command
        .stdin(Stdio::null())
        .stderr(log.try_clone().unwrap())
        .stdout(log);
    Ending(command.spawn().expect("the program starts"))
}

pub(crate) struct Redis {
    folder: PathBuf,
    room: &'static str,
    port: u16,
    process: Option<Ending>,
}

impl Redis {
    /// One that holds at most `room`, as Redis writes it.
    pub(crate) fn start(folder: &Path, room: &'static str) -> Self {
        need("redis-server");
        let mut redis = Self {
            folder: folder.join("redis"),
            room,
            port: free_port(),
            process: None,
        };
        std::fs::create_dir_all(&redis.folder).unwrap();
        redis.resume();
        redis
    }

    pub(crate) fn address(&self) -> String {
        format!("redis://127.0.0.1:{}/0", self.port)
    }

    /// Starts it again, with what its append-only file holds.
    pub(crate) fn resume(&mut self) {
        let mut command = ending_with_us("redis-server");
        command.args(["--bind", "127.0.0.1", "--port", &self.port.to_string()]);
        command.args([
            "--save",
            "",
            "--appendonly",
            "yes",
            "--appendfsync",
            "everysec",
        ]);
        command.args([
            "--maxmemory",
            self.room,
            "--maxmemory-policy",
            "noeviction",
            "--dir",
        ]);
        command.arg(&self.folder);
        self.process = Some(quiet(&mut command, &self.folder.join("redis.log")));
        let began = Instant::now();
        while !self.command("PING").starts_with("+PONG") {
            assert!(
                began.elapsed() < Duration::from_secs(10),
                "Redis does not answer"
            );
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    pub(crate) fn kill(&mut self) {
        self.process = None;
    }

    /// Takes away what it kept, while it is not running.
    pub(crate) fn forget(&self) {
        let _ = std::fs::remove_dir_all(self.folder.join("appendonlydir"));
    }

    /// `STOP` freezes it, `CONT` lets it go on.
    pub(crate) fn signal(&self, name: &str) {
        signal(self.process.as_ref().map_or(0, |it| it.0.id()), name);
    }

    /// Keys in the store.
    pub(crate) fn keys(&self) -> u64 {
        let answer = self.command("DBSIZE");
        answer.trim_start_matches(':').trim().parse().unwrap_or(0)
    }

    /// Keys that nothing would ever remove.
    pub(crate) fn keys_for_ever(&self) -> u64 {
        let script = "local n = 0 for _, key in ipairs(redis.call('keys', '*')) do \
             if redis.call('pttl', key) == -1 then n = n + 1 end end return n";
        let answer = self.command(&format!("EVAL \"{script}\" 0"));
        let count = answer.trim_start_matches(':').trim().parse();
        count.unwrap_or(u64::MAX)
    }

    /// Bytes that the data take.
    pub(crate) fn bytes(&self) -> u64 {
        self.info("used_memory_dataset:")
    }

    /// Records that were thrown away for want of room.
    pub(crate) fn evicted(&self) -> u64 {
        self.info("evicted_keys:")
    }

    fn info(&self, name: &str) -> u64 {
        let info = self.command("INFO");
        let mut lines = info.lines();
        let line = lines.find_map(|line| line.strip_prefix(name));
        line.and_then(|it| it.trim().parse().ok()).unwrap_or(0)
    }

    fn command(&self, text: &str) -> String {
        let talk = || -> std::io::Result<String> {
            let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
            stream.set_read_timeout(Some(Duration::from_secs(1)))?;
            stream.write_all(format!("{text}\r\nQUIT\r\n").as_bytes())?;
            let mut answer = String::new();
            stream.read_to_string(&mut answer)?;
            Ok(answer.trim_end_matches("+OK\r\n").to_owned())
        };
        talk().unwrap_or_default()
    }
}

/// haproxy in front of several bridges: round robin, no stickiness, asked whether they are ready.
pub(crate) struct Front {
    _process: Ending,
}

impl Front {
    /// `bridges`: the ports of each, for requests and for its readiness.
    pub(crate) fn start(folder: &Path, port: u16, bridges: &[(u16, u16)]) -> Self {
        need("haproxy");
        let mut text = format!(
            "global\n  maxconn 4000\ndefaults\n  mode http\n  timeout connect 1s\n  \
             timeout client 40s\n  timeout server 40s\n  timeout http-keep-alive 8s\n  \
             retries 3\n  option redispatch 1\n  retry-on conn-failure\n\
             frontend front\n  bind 127.0.0.1:{port}\n  default_backend bridges\n\
             backend bridges\n  balance roundrobin\n  option httpchk GET /readyz\n  \
             http-check expect status 200\n"
        );
        for (place, (port, ready)) in bridges.iter().enumerate() {
            text.push_str(&format!(
                "  server bridge{place} 127.0.0.1:{port} check port {ready} inter 200ms fall 1 rise 1\n"
            ));
        }
        let file = folder.join("haproxy.cfg");
        std::fs::write(&file, text).unwrap();
        let mut command = ending_with_us("haproxy");
        command.arg("-db").arg("-f").arg(&file);
        let process = quiet(&mut command, &folder.join("haproxy.log"));
        let began = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(
                began.elapsed() < Duration::from_secs(10),
                "haproxy does not start"
            );
            std::thread::sleep(Duration::from_millis(5));
        }
        Self { _process: process }
    }
}
