//! The program itself under pressure: slow clients by the hundred, few descriptors, a log that nobody
//! reads, and an orderly stop. A child of its own in the middle of a demo world, so that logins pass
//! through it.

use std::fs;
use std::net::{SocketAddr, TcpListener as Reserved};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use eidas_bridge::demo::journey::{self, Direction, Script};
use eidas_bridge::demo::{Options, World};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// Longer than anything here takes; only a failing test waits for it.
const BOUND: Duration = Duration::from_mins(1);

/// A world whose bridge of ours is a process of its own.
struct Served {
    world: World,
    child: Child,
    address: SocketAddr,
    operations: SocketAddr,
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Served {
    /// Runs it with these lines in `[limits]`, so many descriptors and that standard error.
    async fn start(limits: &str, descriptors: Option<u32>, log: Stdio) -> Self {
        let world = World::start(Options::default()).await.unwrap();
        world.ready(BOUND).await.unwrap();
        let url = world.ours.bridge_url.strip_prefix("http://").unwrap();
        let address: SocketAddr = url.parse().unwrap();
        world.ours.stop_bridge();
        until(async || TcpStream::connect(address).await.is_err()).await;
        let operations = Reserved::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let file = world.ours.folder.join("bridge.toml");
        let text = fs::read_to_string(&file).unwrap();
        let text = format!("{text}\n[limits]\n{limits}\n[operations]\nlisten = \"{operations}\"\n");
        fs::write(&file, text).unwrap();
        let program = env!("CARGO_BIN_EXE_eidas-bridge");
        let limit = descriptors.map_or_else(String::new, |most| format!("ulimit -n {most}; "));
        let child = Command::new("/bin/sh")
            .arg("-c")
            .arg(format!("{limit}exec \"$0\" serve --config \"$1\""))
            .args([program.as_ref(), file.as_os_str()])
            .stderr(log)
            .spawn()
            .unwrap();
        let served = Self {
            world,
            child,
            address,
            operations,
        };
        until(async || served.ready().await.0 == 200).await;
        served
    }

    async fn ready(&self) -> (u16, String) {
        get(self.operations, "/readyz").await
    }

    async fn logs_in(&self, direction: Direction) {
        let script = Script::of(direction);
        let login = journey::log_in(&self.world, direction, &script);
        let login = tokio::time::timeout(BOUND, login).await.unwrap();
        assert!(login.end.is_ok(), "{:?}", login.end.err());
    }

    async fn figure(&self, name: &str) -> f64 {
        let (_, text) = get(self.operations, "/metrics").await;
        let lines = text.lines().filter(|line| line.starts_with(name));
        lines
            .filter_map(|it| it.rsplit(' ').next()?.parse::<f64>().ok())
            .sum()
    }

    fn signal(&self, name: &str) {
        let pid = self.child.id().to_string();
        let kill = format!("kill -{name} {pid}");
        let sent = Command::new("/bin/sh").arg("-c").arg(kill).status();
        assert!(sent.unwrap().success());
    }

    /// Its exit status, which must come.
    async fn ended(&mut self) -> i32 {
        let since = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code().unwrap();
            }
            assert!(since.elapsed() < BOUND, "it does not end");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

async fn until(holds: impl AsyncFn() -> bool) {
    let waiting = async {
        while !holds().await {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(BOUND, waiting).await.expect("in time");
}

/// Status and body; status 0 where nobody answers.
async fn get(address: SocketAddr, path: &str) -> (u16, String) {
    let request = format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    let Some(answer) = exchange(address, &request).await else {
        return (0, String::new());
    };
    let status = answer.split(' ').nth(1).and_then(|it| it.parse().ok());
    (status.unwrap_or(0), answer)
}

async fn exchange(address: SocketAddr, request: &str) -> Option<String> {
    let mut socket = TcpStream::connect(address).await.ok()?;
    socket.write_all(request.as_bytes()).await.ok()?;
    let mut answer = Vec::new();
    let _ = socket.read_to_end(&mut answer).await;
    Some(String::from_utf8_lossy(&answer).into_owned())
}

/// Sockets that have sent this and will send no more.
async fn held(address: SocketAddr, count: usize, sent: &str) -> Vec<TcpStream> {
    let mut sockets = Vec::new();
    for _ in 0..count {
        let Ok(mut socket) = TcpStream::connect(address).await else {
            continue;
        };
        let _ = socket.write_all(sent.as_bytes()).await;
        sockets.push(socket);
    }
    sockets
}

const SLOW_HEAD: &str = "GET /authorize HTTP/1.1\r\nHost: x\r\nX-Slow: ";
const SLOW_BODY: &str = "POST /connector/acs HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\
    Content-Type: application/x-www-form-urlencoded\r\n\r\nSAMLResponse=";
const SLOW_READER: &str = "GET /proxy-service/metadata HTTP/1.1\r\nHost: x\r\n\r\n";

#[tokio::test(flavor = "multi_thread")]
async fn people_log_in_while_hundreds_of_slow_clients_hold_on() {
    let served = Served::start("concurrent_requests = 16", None, Stdio::null()).await;
    let mut slow = held(served.address, 150, SLOW_HEAD).await;
    slow.extend(held(served.address, 100, SLOW_BODY).await);
    slow.extend(held(served.address, 50, SLOW_READER).await);
    assert_eq!(slow.len(), 300);
    // The readers' answers are made all at once, more of them than may be: that is a moment's work.
    until(async || served.figure("eidas_requests_in_flight").await == 0.0).await;
    served.logs_in(Direction::Connector).await;
    served.logs_in(Direction::ProxyService).await;
    let figure = served.figure("eidas_connections{door=\"public\"}").await;
    assert!(figure > 0.0, "{figure}");
    drop(slow);
}

#[tokio::test(flavor = "multi_thread")]
async fn few_descriptors_cost_those_who_come_on_top_and_nobody_afterwards() {
    let served = Served::start("", Some(256), Stdio::null()).await;
    let slow = held(served.address, 400, SLOW_HEAD).await;
    let refused = async || served.figure("eidas_connections_refused_total").await > 0.0;
    until(refused).await;
    assert_eq!(served.ready().await.0, 200, "those who watch get through");
    let told = get(served.address, "/jwks").await;
    assert!(told.0 == 503 || told.0 == 0 || told.0 == 200, "{told:?}");
    drop(slow);
    until(async || get(served.address, "/jwks").await.0 == 200).await;
    served.logs_in(Direction::Connector).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_that_nobody_reads_or_that_is_closed_costs_no_login() {
    // Never read: after 64 KiB the system makes whoever writes wait.
    let mut served = Served::start("", None, Stdio::piped()).await;
    for _ in 0..40 {
        let many = (0..25).map(|_| get(served.address, "/no-such-page"));
        let asked: Vec<_> = many.map(|it| async { it.await.0 }).collect();
        for status in asked {
            assert_eq!(status.await, 404);
        }
    }
    served.logs_in(Direction::Connector).await;
    drop(served.child.stderr.take());
    served.logs_in(Direction::ProxyService).await;
    served.signal("TERM");
    assert_eq!(served.ended().await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_orderly_stop_says_so_first_and_finishes_what_is_in_flight() {
    let mut served = Served::start("drain_seconds = 1", None, Stdio::null()).await;
    assert_eq!(
        get(served.address, "/readyz").await.0,
        404,
        "not for the world"
    );
    let mut flying = TcpStream::connect(served.address).await.unwrap();
    let head = "POST /token HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\
        Content-Type: application/x-www-form-urlencoded\r\n\r\ncode=";
    flying.write_all(head.as_bytes()).await.unwrap();
    let taken = async || served.figure("eidas_requests_in_flight").await > 0.0;
    until(taken).await;
    served.signal("TERM");
    until(async || {
        let (status, said) = served.ready().await;
        status == 503 && said.contains("stopping")
    })
    .await;
    // New connections end, and the operators' listener still answers.
    until(async || TcpStream::connect(served.address).await.is_err()).await;
    assert_eq!(served.ready().await.0, 503);
    flying.write_all(b"12345").await.unwrap();
    let mut answer = Vec::new();
    flying.read_to_end(&mut answer).await.unwrap();
    let answer = String::from_utf8_lossy(&answer);
    assert!(answer.starts_with("HTTP/1.1 401 "), "{answer}");
    assert!(answer.contains("connection: close"), "{answer}");
    assert_eq!(served.ended().await, 0);
}
