//! The bridge as a process of its own: started, measured from outside, stopped and killed.

use std::fs::File;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use super::http::Target;

/// The kernel's clock ticks a second.
const TICKS: f64 = 100.0;

pub(crate) struct Bridge {
    pub(crate) program: PathBuf,
    pub(crate) config: PathBuf,
    /// The core that it is pinned to.
    core: Option<usize>,
    /// Where it says whether it is ready.
    ready: SocketAddr,
    log: PathBuf,
    child: Option<Child>,
}

impl Bridge {
    pub(crate) fn new(
        program: &Path,
        config: &Path,
        core: Option<usize>,
        ready: SocketAddr,
    ) -> Self {
        Self {
            program: program.to_owned(),
            config: config.to_owned(),
            core,
            ready,
            log: config.with_extension("log"),
            child: None,
        }
    }

    pub(crate) fn start(&mut self) {
        // So that it ends with the driver, whatever ends that.
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "KILL"]);
        if let Some(core) = self.core {
            command.args(["taskset", "-c", &core.to_string()]);
        }
        command.arg(&self.program);
        let mut log = File::options();
        let log = log.create(true).append(true).open(&self.log).unwrap();
        command.arg("serve").arg("--config").arg(&self.config);
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log);
        self.child = Some(command.spawn().expect("the bridge's program starts"));
    }

    /// Waits until it says that it is ready; the time since this was called.
    pub(crate) async fn ready(&mut self) -> Duration {
        let began = Instant::now();
        let target = Target::new(self.ready, self.ready.to_string());
        loop {
            if self.readiness(&target).await == Some(200) {
                return began.elapsed();
            }
            let ended = self.child.as_mut().and_then(|it| it.try_wait().unwrap());
            let late = began.elapsed() > Duration::from_secs(30);
            assert!(
                ended.is_none() && !late,
                "the bridge is not ready: {}",
                self.said()
            );
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    }

    pub(crate) fn ready_target(&self) -> Target {
        Target::new(self.ready, self.ready.to_string())
    }

    async fn readiness(&self, target: &Target) -> Option<u16> {
        let answer = target.get("/readyz").await.ok()?;
        Some(answer.status)
    }

    /// The end of its log.
    pub(crate) fn said(&self) -> String {
        let log = std::fs::read_to_string(&self.log).unwrap_or_default();
        let lines: Vec<&str> = log.lines().rev().take(10).collect();
        lines.into_iter().rev().collect::<Vec<_>>().join("\n")
    }

    pub(crate) fn pid(&self) -> u32 {
        self.child.as_ref().map_or(0, Child::id)
    }

    /// Sends it a signal by name, such as `TERM`.
    pub(crate) fn signal(&self, name: &str) {
        signal(self.pid(), name);
    }

    /// Waits for its end, at most that long; `None` where it does not end.
    pub(crate) async fn ended(&mut self, patience: Duration) -> Option<ExitStatus> {
        let began = Instant::now();
        let child = self.child.as_mut()?;
        while began.elapsed() < patience {
            if let Some(status) = child.try_wait().unwrap() {
                self.child = None;
                return Some(status);
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        None
    }

    /// Ends it at once, as the machine would.
    pub(crate) fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// Seconds of processor time so far, of all its threads.
    pub(crate) fn cpu(&self) -> f64 {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.pid()));
        let stat = stat.unwrap_or_default();
        let after = stat.rsplit(')').next().unwrap_or_default();
        let ticks = after.split_whitespace().skip(11).take(2);
        let ticks: u32 = ticks.filter_map(|it| it.parse::<u32>().ok()).sum();
        f64::from(ticks) / TICKS
    }

    /// Resident memory in KiB.
    pub(crate) fn rss(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.pid()));
        let status = status.unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kib = line.and_then(|it| it.split_whitespace().next());
        kib.and_then(|it| it.parse().ok()).unwrap_or(0)
    }
}

impl Drop for Bridge {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Sends a signal to a process that we started.
pub(crate) fn signal(pid: u32, name: &str) {
    assert!(pid > 1, "no such process");
    let arguments = [format!("-{name}"), pid.to_string()];
    let sent = Command::new("kill").args(arguments).status();
    assert!(sent.is_ok_and(|it| it.success()), "no signal could be sent");
}
