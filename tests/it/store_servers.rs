//! Real servers for the store's tests: redis-server of Debian's package on a free loopback port,
//! in a folder of its own, gone with its test.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use eidas_bridge::ambient::{Clock, SystemClock, SystemRandom};
use eidas_bridge::config::{RedisAddress, RedisLayout, Secret, Store as StoreConfig, StoreAddress};
use eidas_bridge::store::{Opening, Sealing, SealingKey, Store};
use jiff::SignedDuration;

/// Whether there is a server; says plainly where there is none.
pub(crate) fn redis_is_there() -> bool {
    let there = Command::new("redis-server")
        .arg("--version")
        .stdout(Stdio::null())
        .status();
    let there = there.is_ok_and(|status| status.success());
    if !there {
        eprintln!("redis-server absent, skipped: install Debian's package redis-server");
    }
    there
}

pub(crate) fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

/// A server that can be frozen, killed and started again.
pub(crate) struct RedisServer {
    pub(crate) port: u16,
    pub(crate) folder: PathBuf,
    options: Vec<String>,
    child: Option<Child>,
    _own: tempfile::TempDir,
}

impl RedisServer {
    /// With these options, such as `["--appendonly", "yes"]`.
    pub(crate) fn start(options: &[&str]) -> Self {
        let own = tempfile::tempdir().unwrap();
        let mut server = Self {
            port: free_port(),
            folder: own.path().to_owned(),
            options: options.iter().map(|&it| it.to_owned()).collect(),
            child: None,
            _own: own,
        };
        server.run();
        server
    }

    /// Spoken to by TLS only.
    pub(crate) fn start_tls(port: &str, key: &str, certificate: &str) -> Self {
        let own = tempfile::tempdir().unwrap();
        let options = [
            "--port",
            "0",
            "--tls-port",
            port,
            "--tls-key-file",
            key,
            "--tls-cert-file",
            certificate,
            "--tls-ca-cert-file",
            certificate,
            "--tls-auth-clients",
            "no",
        ];
        let mut server = Self {
            port: port.parse().unwrap(),
            folder: own.path().to_owned(),
            options: options.map(str::to_owned).to_vec(),
            child: None,
            _own: own,
        };
        server.run();
        server
    }

    /// With a file that it may write to, and these options.
    pub(crate) fn start_with_file(name: &str, content: &str, options: &[&str]) -> Self {
        let own = tempfile::tempdir().unwrap();
        std::fs::write(own.path().join(name), content).unwrap();
        let options = std::iter::once(&name).chain(options);
        let mut server = Self {
            port: free_port(),
            folder: own.path().to_owned(),
            options: options.map(|&it| it.to_owned()).collect(),
            child: None,
            _own: own,
        };
        server.run();
        server
    }

    /// Starts it, with what is in its folder.
    pub(crate) fn run(&mut self) {
        let mut command = Command::new("redis-server");
        if self.options.first().is_some_and(|it| it.contains(".conf")) {
            command.arg(self.folder.join(&self.options[0]));
            command.args(&self.options[1..]);
        } else {
            command.args(["--save", ""]).args(&self.options);
        }
        if !self.options.iter().any(|it| it == "--tls-port") {
            command.args(["--port", &self.port.to_string()]);
        }
        command
            .args(["--bind", "127.0.0.1"])
            .arg("--dir")
            .arg(&self.folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        self.child = Some(command.spawn().unwrap());
        let began = Instant::now();
        while std::net::TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            assert!(began.elapsed() < Duration::from_secs(10), "no redis-server");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// What `redis-cli` prints.
    pub(crate) fn cli(&self, arguments: &[&str]) -> String {
        let output = Command::new("redis-cli")
            .args(["-p", &self.port.to_string()])
            .args(arguments)
            .output()
            .unwrap();
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    fn signal(&self, signal: &str) {
        let child = self.child.as_ref().unwrap();
        let sent = Command::new("kill")
            .args([signal, &child.id().to_string()])
            .status();
        assert!(sent.unwrap().success());
    }

    pub(crate) fn freeze(&self) {
        self.signal("-STOP");
    }

    pub(crate) fn thaw(&self) {
        self.signal("-CONT");
    }

    /// As by `kill -9`.
    pub(crate) fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// Everything it wrote is lost.
    pub(crate) fn empty(&self) {
        for entry in std::fs::read_dir(&self.folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                std::fs::remove_dir_all(path).unwrap();
            } else if path
                .extension()
                .is_none_or(|it| it != "conf" && it != "pem")
            {
                std::fs::remove_file(path).unwrap();
            }
        }
    }
}

impl Drop for RedisServer {
    fn drop(&mut self) {
        self.kill();
    }
}

/// One plain server at that port.
pub(crate) fn single(port: u16) -> RedisAddress {
    RedisAddress {
        tls: false,
        layout: RedisLayout::Single,
        hosts: vec![("127.0.0.1".into(), port)],
        database: 0,
    }
}

pub(crate) fn config(address: StoreAddress) -> StoreConfig {
    StoreConfig {
        address,
        user: None,
        password: None,
        ca_pem: None,
        max_entries: 10_000,
        keeps_acknowledged_writes: false,
        peer_lead: None,
        fresh: false,
    }
}

pub(crate) fn with_password(
    config: StoreConfig,
    user: Option<&str>,
    password: &str,
) -> StoreConfig {
    StoreConfig {
        user: user.map(str::to_owned),
        password: Some(Secret::new(password.as_bytes().to_vec())),
        ..config
    }
}

/// Sealed with the key of that byte, opened with those of the others, too.
pub(crate) fn sealing(current: u8, others: &[u8]) -> Sealing {
    let key = |byte: &u8| SealingKey::new(&[*byte; 32]).unwrap();
    Sealing::new(
        key(&current),
        others.iter().map(key).collect(),
        Arc::new(SystemRandom),
    )
}

pub(crate) fn open(config: &StoreConfig) -> Arc<dyn Store> {
    open_with(config, sealing(1, &[]), Arc::new(SystemClock))
}

pub(crate) fn open_with(
    config: &StoreConfig,
    sealing: Sealing,
    clock: Arc<dyn Clock>,
) -> Arc<dyn Store> {
    eidas_bridge::store::open(Opening {
        config,
        sealing: Some(sealing),
        skew: SignedDuration::ZERO,
        clock,
        random: Arc::new(SystemRandom),
    })
    .unwrap()
}

pub(crate) fn redis(port: u16) -> Arc<dyn Store> {
    open(&config(StoreAddress::Redis(single(port))))
}

/// Until `there` holds; a failure after `patience`.
pub(crate) async fn until<F: Future<Output = bool>>(
    patience: Duration,
    mut there: impl FnMut() -> F,
) -> Duration {
    let began = Instant::now();
    while !there().await {
        assert!(began.elapsed() < patience, "not in time");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    began.elapsed()
}

/// Everything that is in a folder, as one text.
pub(crate) fn everything(folder: &Path) -> Vec<u8> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(everything(&path));
        } else {
            all.extend(std::fs::read(path).unwrap());
        }
    }
    all
}

/// A key and a certificate of that host by itself, PEM.
pub(crate) fn tls_certificate(host: &str) -> (Vec<u8>, String) {
    use openssl::x509::extension::{BasicConstraints, SubjectAlternativeName};
    let key = crate::oidc_world::p256();
    let mut name = openssl::x509::X509Name::builder().unwrap();
    name.append_entry_by_text("CN", host).unwrap();
    let name = name.build();
    let mut builder = openssl::x509::X509::builder().unwrap();
    builder.set_version(2).unwrap();
    builder.set_subject_name(&name).unwrap();
    builder.set_issuer_name(&name).unwrap();
    builder.set_pubkey(&key).unwrap();
    let day = |days| openssl::asn1::Asn1Time::days_from_now(days).unwrap();
    builder.set_not_before(&day(0)).unwrap();
    builder.set_not_after(&day(2)).unwrap();
    let serial = openssl::bn::BigNum::from_u32(1)
        .unwrap()
        .to_asn1_integer()
        .unwrap();
    builder.set_serial_number(&serial).unwrap();
    builder
        .append_extension(BasicConstraints::new().critical().ca().build().unwrap())
        .unwrap();
    let names = SubjectAlternativeName::new()
        .dns(host)
        .build(&builder.x509v3_context(None, None));
    builder.append_extension(names.unwrap()).unwrap();
    builder
        .sign(&key, openssl::hash::MessageDigest::sha256())
        .unwrap();
    let certificate = builder.build().to_pem().unwrap();
    let key = key.private_key_to_pem_pkcs8().unwrap();
    (key, String::from_utf8(certificate).unwrap())
}
