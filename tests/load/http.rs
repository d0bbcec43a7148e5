//! The driver's own HTTP client: as cheap as can be, with connections kept alive, so that what is
//! measured is the bridge. In: a request of a login. Out: status, head and body, or what broke.

use std::net::{IpAddr, SocketAddr};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpSocket, TcpStream};

/// Connections that rested longer are not used again: servers close them after ten seconds.
const FRESH: Duration = Duration::from_secs(5);
const PATIENCE: Duration = Duration::from_secs(40);

/// One request of a login.
pub(crate) struct Request {
    pub(crate) path: String,
    pub(crate) cookie: Option<String>,
    pub(crate) bearer: Option<String>,
    /// A form; then it is a POST.
    pub(crate) form: Option<String>,
}

impl Request {
    pub(crate) fn get(path: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            cookie: None,
            bearer: None,
            form: None,
        }
    }

    pub(crate) fn post(path: &str, fields: &[(&str, &str)]) -> Self {
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(fields);
        Self {
            form: Some(form.finish()),
            ..Self::get(path)
        }
    }

    pub(crate) fn bytes(&self, host: &str) -> Vec<u8> {
        let method = if self.form.is_some() { "POST" } else { "GET" };
        let mut text = format!("{method} {} HTTP/1.1\r\nhost: {host}\r\n", self.path);
        if let Some(cookie) = &self.cookie {
            text.push_str(&format!("cookie: {cookie}\r\n"));
        }
        if let Some(token) = &self.bearer {
            text.push_str(&format!("authorization: Bearer {token}\r\n"));
        }
        match &self.form {
            Some(form) => text.push_str(&format!(
                "content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{form}",
                form.len()
            )),
            None => text.push_str("\r\n"),
        }
        text.into_bytes()
    }
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn headers<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.head.lines().skip(1).filter_map(move |line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then_some(value.trim())
        })
    }

    pub(crate) fn header<'a>(&'a self, name: &'a str) -> Option<&'a str> {
        self.headers(name).next()
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap_or_default()
    }
}

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trouble {
    Connect,
    /// The connection ended before the answer did.
    Closed,
    Timeout,
    Malformed,
}

impl Trouble {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Connect => "no connection",
            Self::Closed => "connection closed",
            Self::Timeout => "no answer in time",
            Self::Malformed => "not HTTP",
        }
    }
}

/// A server, and the connections to it that rest.
pub(crate) struct Target {
    pub(crate) address: SocketAddr,
    pub(crate) host: String,
    from: IpAddr,
    resting: Mutex<Vec<(TcpStream, Instant)>>,
}

impl Target {
    pub(crate) fn new(address: SocketAddr, host: impl Into<String>) -> Self {
        Self {
            address,
            host: host.into(),
            from: IpAddr::from([127, 0, 0, 1]),
            resting: Mutex::default(),
        }
    }

    /// Forgets the connections, as a browser does that was closed.
    pub(crate) fn forget(&self) {
        self.resting.lock().unwrap().clear();
    }

    pub(crate) async fn send(&self, request: &Request) -> Result<Answer, Trouble> {
        let exchange = self.exchange(request.bytes(&self.host));
        tokio::time::timeout(PATIENCE, exchange)
            .await
            .unwrap_or(Err(Trouble::Timeout))
    }

    pub(crate) async fn get(&self, path: &str) -> Result<Answer, Trouble> {
        self.send(&Request::get(path)).await
    }

    fn rested(&self) -> Option<TcpStream> {
        let mut resting = self.resting.lock().unwrap();
        while let Some((stream, since)) = resting.pop() {
            // Nothing is under way on it, so whatever can be read is its end.
            if since.elapsed() < FRESH && is_open(&stream) {
                return Some(stream);
            }
        }
        None
    }

    async fn exchange(&self, request: Vec<u8>) -> Result<Answer, Trouble> {
        let mut stream = match self.rested() {
            Some(stream) => stream,
            None => connect(self.from, self.address).await?,
        };
        stream
            .write_all(&request)
            .await
            .map_err(|_| Trouble::Closed)?;
        let (answer, keep) = read(&mut stream).await?;
        if keep {
            self.resting.lock().unwrap().push((stream, Instant::now()));
        }
        Ok(answer)
    }
}

fn is_open(stream: &TcpStream) -> bool {
    let mut byte = [0];
    matches!(stream.try_read(&mut byte), Err(error) if error.kind() == std::io::ErrorKind::WouldBlock)
}

/// A connection from that address of ours.
pub(crate) async fn connect(from: IpAddr, to: SocketAddr) -> Result<TcpStream, Trouble> {
    let socket = TcpSocket::new_v4().map_err(|_| Trouble::Connect)?;
    if from != IpAddr::from([127, 0, 0, 1]) {
        let from = SocketAddr::new(from, 0);
        socket.bind(from).map_err(|_| Trouble::Connect)?;
    }
    let stream = socket.connect(to).await.map_err(|_| Trouble::Connect)?;
    let _ = stream.set_nodelay(true);
    Ok(stream)
}

/// One answer; and whether the connection may be used again.
pub(crate) async fn read(stream: &mut TcpStream) -> Result<(Answer, bool), Trouble> {
    let mut bytes = Vec::with_capacity(16 * 1024);
    let end = loop {
        if stream.read_buf(&mut bytes).await.unwrap_or(0) == 0 {
            return Err(Trouble::Closed);
        }
        if let Some(end) = position(&bytes, b"\r\n\r\n") {
            break end;
        }
    };
    let mut body = bytes.split_off(end + 4);
    bytes.truncate(end);
    let head = String::from_utf8(bytes).map_err(|_| Trouble::Malformed)?;
    let status = head.split(' ').nth(1).and_then(|text| text.parse().ok());
    let mut answer = Answer {
        status: status.ok_or(Trouble::Malformed)?,
        head,
        body: Vec::new(),
    };
    let length = answer.header("content-length").map(str::parse::<usize>);
    let Some(length) = length else {
        // Ours always say; what does not ends with the connection, or has no body.
        if !matches!(answer.status, 204 | 304) {
            while stream.read_buf(&mut body).await.unwrap_or(0) > 0 {}
        }
        answer.body = body;
        return Ok((answer, false));
    };
    let length = length.map_err(|_| Trouble::Malformed)?;
    while body.len() < length {
        if stream.read_buf(&mut body).await.unwrap_or(0) == 0 {
            return Err(Trouble::Closed);
        }
    }
    let keep = answer
        .header("connection")
        .is_none_or(|value| !value.eq_ignore_ascii_case("close"));
    answer.body = body;
    Ok((answer, keep))
}

fn position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, wanted)
}
