//! A Chromium of its own for a test: fresh profile, no way to any host but loopback, and gone
//! with everything it started when the test ends, however it ends.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::ops::Deref;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::traffic::Traffic;
use crate::webdriver::Session;

/// A machine of two cores carries so many browsers at once.
static PLACES: Semaphore = Semaphore::const_new(2);

const BROWSER: &str = "/usr/bin/chromium";
const DRIVER: &str = "/usr/bin/chromedriver";

/// Only loopback has names; everything else is no host at all.
const RESOLVER: &str =
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost";
const ARGUMENTS: [&str; 11] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,800",
    RESOLVER,
];

/// Whether pages may run scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum JavaScript {
    On,
    /// As switched off in the browser's settings.
    Off,
}

/// Whether this machine has what the tests need; says so where it has not.
pub(crate) fn absent() -> bool {
    let absent = [BROWSER, DRIVER]
        .iter()
        .any(|path| !Path::new(path).exists());
    if absent {
        println!("chromium absent, skipped: {BROWSER} or {DRIVER} is not installed");
    }
    absent
}

/// A running browser.
pub(crate) struct Chromium {
    session: Session,
    traffic: Traffic,
    driver: Driver,
    process: Option<u64>,
    _profile: TempDir,
    _place: Place,
}

/// Held until everything else is gone.
type Place = SemaphorePermit<'static>;

impl Chromium {
    /// Starts a driver and a browser with a fresh profile.
    pub(crate) async fn open(javascript: JavaScript) -> Self {
        let place = PLACES.acquire().await.unwrap();
        let profile = TempDir::new().unwrap();
        let driver = Driver::start();
        let folder = profile.path().to_str().unwrap();
        let mut arguments: Vec<String> = ARGUMENTS.map(str::to_owned).to_vec();
        arguments.push(format!("--user-data-dir={folder}"));
        let mut preferences = json!({});
        if javascript == JavaScript::Off {
            preferences["profile.managed_default_content_settings.javascript"] = json!(2);
        }
        let capabilities = json!({
            "goog:chromeOptions": {
                "binary": BROWSER,
                "args": arguments,
                "prefs": preferences,
            },
            "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
            "timeouts": {"pageLoad": 20_000, "script": 5_000, "implicit": 0},
        });
        let address = format!("http://127.0.0.1:{}", driver.port);
        let (session, about) = Session::open(&address, capabilities).await;
        Self {
            session,
            traffic: Traffic::default(),
            driver,
            process: about["goog:processID"].as_u64(),
            _profile: profile,
            _place: place,
        }
    }

    /// Everything that the browser asked for and complained about so far.
    pub(crate) async fn traffic(&mut self) -> &Traffic {
        let complaints = self.session.log("browser").await;
        let events = self.session.log("performance").await;
        self.traffic.add(&complaints, &events);
        &self.traffic
    }

    /// Runs no scripts from now on in this tab, or runs them again.
    pub(crate) async fn suspend_scripts(&self, suspended: bool) {
        let value = json!({ "value": suspended });
        self.session
            .devtools("Emulation.setScriptExecutionDisabled", value)
            .await;
    }

    /// A page of this size in CSS pixels.
    pub(crate) async fn resize(&self, width: u32, height: u32) {
        let metrics =
            json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.session
            .devtools("Emulation.setDeviceMetricsOverride", metrics)
            .await;
        // As on a phone; a picture of the whole page is cut off at the side otherwise.
        let hidden = json!({"hidden": true});
        self.session
            .devtools("Emulation.setScrollbarsHidden", hidden)
            .await;
    }

    /// A PNG of the whole page.
    pub(crate) async fn picture(&self) -> Vec<u8> {
        use base64::Engine as _;
        let whole = json!({"format": "png", "captureBeyondViewport": true});
        let picture = self.session.devtools("Page.captureScreenshot", whole).await;
        let data = picture["data"].as_str().unwrap();
        base64::engine::general_purpose::STANDARD
            .decode(data)
            .unwrap()
    }
}

impl Deref for Chromium {
    type Target = Session;

    fn deref(&self) -> &Session {
        &self.session
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        // Blocking and bounded: a panicking test cannot await.
        let path = self.session.url().rsplit_once("/session/");
        if let Some((_, id)) = path {
            let _ = self.driver.tell(&format!("DELETE /session/{id}"));
        }
        let Some(process) = self.process else { return };
        let until = Instant::now() + Duration::from_secs(3);
        while is_chromium(process) && Instant::now() < until {
            thread::sleep(Duration::from_millis(20));
        }
        if is_chromium(process) {
            kill(process);
        }
    }
}

/// Whether this process, which we started, is still there and still the browser.
fn is_chromium(process: u64) -> bool {
    let command = std::fs::read_to_string(format!("/proc/{process}/cmdline"));
    command.is_ok_and(|command| command.contains("chromium"))
}

fn kill(process: u64) {
    let _ = Command::new("kill")
        .args(["-KILL", &process.to_string()])
        .status();
}

/// A chromedriver on a port of its own choice.
struct Driver {
    child: Child,
    port: u16,
}

impl Driver {
    fn start() -> Self {
        let mut child = Command::new(DRIVER)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let (send, receive) = mpsc::channel();
        // Reads to the end, so that the driver never blocks on a full pipe.
        thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                let port = line.rsplit_once("on port ");
                let port = port.and_then(|(_, port)| port.trim_end_matches('.').parse().ok());
                // First it says what it was told: port 0.
                if let Some(port) = port.filter(|port| *port != 0) {
                    let _ = send.send(port);
                }
            }
        });
        let mut driver = Self { child, port: 0 };
        driver.port = receive
            .recv_timeout(Duration::from_secs(20))
            .expect("chromedriver says its port");
        driver
    }

    /// One request without a body, by hand, since this must work without a runtime.
    fn tell(&self, request: &str) -> std::io::Result<Vec<u8>> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        stream.set_write_timeout(Some(Duration::from_secs(5)))?;
        let head = format!(
            "{request} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n",
            self.port
        );
        stream.write_all(head.as_bytes())?;
        let mut answer = vec![0; 512];
        let read = stream.read(&mut answer)?;
        answer.truncate(read);
        Ok(answer)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.tell("GET /shutdown");
        let until = Instant::now() + Duration::from_secs(2);
        while Instant::now() < until {
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                return;
            }
            thread::sleep(Duration::from_millis(20));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A field of a JSON object as text; empty where there is none.
pub(crate) fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value[name].as_str().unwrap_or_default()
}
