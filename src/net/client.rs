//! The hardened HTTP client: https, no redirects, a time limit over everything, a size limit
//! while reading.

use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use native_tls::{Protocol, TlsConnector};
use reqwest::Response;
use reqwest::header::{
    ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_TYPE, ETAG, HeaderName, HeaderValue,
    IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED,
};
use tracing::Instrument as _;
use url::Url;

use super::reach::Reach;

const USER_AGENT: &str = concat!("eidas-bridge/", env!("CARGO_PKG_VERSION"));
/// The longest validator that is worth keeping, in bytes.
const MAX_VALIDATOR: usize = 1024;

/// A client for one kind of counterpart.
#[derive(Debug, Clone)]
pub struct Client {
    http: reqwest::Client,
    pub(super) reach: Reach,
    /// Whom it talks to, for figures and spans; none: neither.
    peer: Option<&'static str>,
}

/// What came back with status 200.
#[derive(Clone)]
pub struct Fetched {
    /// `Content-Type`, empty where absent.
    pub content_type: String,
    /// The whole body.
    pub body: Vec<u8>,
}

/// What a source said about the version that it sent; sent back, it answers 304 where nothing
/// has changed. `[RFC9110 §13.1]`
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Validators {
    /// `ETag`.
    pub etag: Option<String>,
    /// `Last-Modified`.
    pub last_modified: Option<String>,
}

/// What a conditional request brought.
#[derive(Clone)]
pub enum Conditional {
    /// Another version, and what the source says about it.
    Changed(Fetched, Validators),
    /// Status 304: still the version that was named.
    NotModified,
}

/// Why nothing usable came back. Carries no address and nothing of the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NetError {
    /// The address is out of reach by policy.
    #[error("the address is not permitted")]
    NotPermitted,
    /// No connection, TLS failure, or no answer in time.
    #[error("the counterpart does not answer")]
    Unreachable,
    /// Another status than 200.
    #[error("the counterpart answered with status {0}")]
    Status(u16),
    /// More bytes than allowed.
    #[error("the answer is too large")]
    TooLarge,
    /// A compressed answer, which was not asked for: it may unfold to any size.
    #[error("the answer is compressed")]
    Encoding,
    /// The client could not be set up; a mistake of ours.
    #[error("the HTTP client could not be set up")]
    Setup,
}

impl NetError {
    /// Stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotPermitted => "net.not-permitted",
            Self::Unreachable => "net.unreachable",
            Self::Status(_) => "net.status",
            Self::TooLarge => "net.too-large",
            Self::Encoding => "net.encoding",
            Self::Setup => "net.setup",
        }
    }
}

/// TLS 1.2 or later towards whoever the machine's authorities vouch for. These are read once: it
/// takes longer than everything else that a client needs.
static TLS: LazyLock<Option<TlsConnector>> = LazyLock::new(|| {
    let mut builder = TlsConnector::builder();
    builder.min_protocol_version(Some(Protocol::Tlsv12));
    builder.build().ok()
});

impl Client {
    /// A client that reaches as far as `reach` and waits at most `timeout` for a whole answer.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that builds a client"
    )]
    pub fn new(reach: Reach, timeout: Duration) -> Result<Self, NetError> {
        let http = reqwest::Client::builder()
            .user_agent(USER_AGENT)
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .referer(false)
            .timeout(timeout)
            .connect_timeout(timeout)
            .tls_backend_preconfigured(TLS.clone().ok_or(NetError::Setup)?)
            .dns_resolver(Arc::new(reach))
            .build()
            .map_err(|_| NetError::Setup)?;
        Ok(Self {
            http,
            reach,
            peer: None,
        })
    }

    /// The same, its calls measured as calls to `peer`: one of a closed set of words.
    #[must_use]
    pub fn measured_as(mut self, peer: &'static str) -> Self {
        self.peer = Some(peer);
        self
    }

    /// Fetches a document of at most `max_bytes`.
    pub async fn get(&self, url: &Url, max_bytes: usize) -> Result<Fetched, NetError> {
        self.send(
            self.http.get(self.checked(url)?),
            max_bytes,
            Accepting::OkOnly,
        )
        .await
    }

    /// Fetches a document of at most `max_bytes`, unless it is still the one that `known` is about.
    pub async fn get_if_changed(
        &self,
        url: &Url,
        known: &Validators,
        max_bytes: usize,
    ) -> Result<Conditional, NetError> {
        let mut request = self.http.get(self.checked(url)?);
        for (name, value) in [
            (IF_NONE_MATCH, &known.etag),
            (IF_MODIFIED_SINCE, &known.last_modified),
        ] {
            // What a source cannot read back is not sent: then it answers in full.
            let value = value.as_deref().map(HeaderValue::from_str);
            if let Some(Ok(value)) = value {
                request = request.header(name, value);
            }
        }
        let asked_for_changes = known != &Validators::default();
        let accepting = if asked_for_changes {
            Accepting::NotModified
        } else {
            Accepting::OkOnly
        };
        let looking = async {
            let response = self.answer(request, accepting).await?;
            if response.status() == reqwest::StatusCode::NOT_MODIFIED {
                return Ok(Conditional::NotModified);
            }
            let validators = Validators {
                etag: header(&response, &ETAG).filter(|tag| tag.len() <= MAX_VALIDATOR),
                last_modified: header(&response, &LAST_MODIFIED)
                    .filter(|date| date.len() <= MAX_VALIDATOR),
            };
            let fetched = read(response, max_bytes).await?;
            Ok(Conditional::Changed(fetched, validators))
        };
        self.measured(looking).await
    }

    /// Posts a body of that type and hands back an answer with status 200: revocation questions.
    /// `[RFC6960 §A.1]`
    pub async fn post_bytes(
        &self,
        url: &Url,
        content_type: &'static str,
        body: Vec<u8>,
        max_bytes: usize,
    ) -> Result<Fetched, NetError> {
        let request = self.http.post(self.checked(url)?).body(body);
        let request = request.header(CONTENT_TYPE, content_type);
        self.send(request, max_bytes, Accepting::OkOnly).await
    }

    /// Fetches with a bearer token.
    pub async fn get_with_token(
        &self,
        url: &Url,
        token: &str,
        max_bytes: usize,
    ) -> Result<Fetched, NetError> {
        let request = self.http.get(self.checked(url)?).bearer_auth(token);
        self.send(request, max_bytes, Accepting::OkOnly).await
    }

    /// Posts a form. An answer with status 201, 400 or 401 is handed back too: a pushed request is
    /// created, and OAuth errors have a body `[RFC9126 §2.2, RFC6749 §5.2]`.
    pub async fn post_form(
        &self,
        url: &Url,
        fields: &[(String, String)],
        authorization: Option<&str>,
        max_bytes: usize,
    ) -> Result<Fetched, NetError> {
        let mut request = self.http.post(self.checked(url)?).form(fields);
        if let Some(value) = authorization {
            request = request.header(reqwest::header::AUTHORIZATION, value);
        }
        self.send(request, max_bytes, Accepting::OAuth).await
    }

    fn checked(&self, url: &Url) -> Result<Url, NetError> {
        self.reach
            .permits(url)
            .then(|| url.clone())
            .ok_or(NetError::NotPermitted)
    }

    async fn send(
        &self,
        request: reqwest::RequestBuilder,
        max_bytes: usize,
        accepting: Accepting,
    ) -> Result<Fetched, NetError> {
        let sending = async { read(self.answer(request, accepting).await?, max_bytes).await };
        self.measured(sending).await
    }

    /// How long it took and how it went, by whom it was about.
    async fn measured<T>(
        &self,
        call: impl Future<Output = Result<T, NetError>>,
    ) -> Result<T, NetError> {
        let Some(peer) = self.peer else {
            return call.await;
        };
        let span = tracing::info_span!("outbound", peer, outcome = tracing::field::Empty);
        let since = Instant::now();
        let done = call.instrument(span.clone()).await;
        let outcome = match &done {
            Ok(_) => "ok",
            Err(NetError::Unreachable) => "unreachable",
            Err(NetError::Status(_)) => "status",
            Err(_) => "refused",
        };
        span.record("outcome", outcome);
        metrics::histogram!("eidas_outbound_seconds", "peer" => peer, "outcome" => outcome)
            .record(since.elapsed());
        done
    }

    /// The head of an answer with a status that is taken.
    async fn answer(
        &self,
        request: reqwest::RequestBuilder,
        accepting: Accepting,
    ) -> Result<Response, NetError> {
        let request = request.header(ACCEPT_ENCODING, "identity");
        let response = request.send().await.map_err(|_| NetError::Unreachable)?;
        let status = response.status().as_u16();
        let also: &[u16] = match accepting {
            Accepting::OkOnly => &[],
            Accepting::OAuth => &[201, 400, 401],
            Accepting::NotModified => &[304],
        };
        if status != 200 && !also.contains(&status) {
            return Err(NetError::Status(status));
        }
        let mut encodings = response.headers().get_all(CONTENT_ENCODING).iter();
        if encodings.any(|encoding| !encoding.as_bytes().eq_ignore_ascii_case(b"identity")) {
            return Err(NetError::Encoding);
        }
        Ok(response)
    }
}

fn header(response: &Response, name: &HeaderName) -> Option<String> {
    let value = response.headers().get(name)?;
    value.to_str().ok().map(str::to_owned)
}

/// The body, up to its cap.
async fn read(mut response: Response, max_bytes: usize) -> Result<Fetched, NetError> {
    let content_type = header(&response, &CONTENT_TYPE).unwrap_or_default();
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|_| NetError::Unreachable)? {
        if body.len().saturating_add(chunk.len()) > max_bytes {
            return Err(NetError::TooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(Fetched { content_type, body })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Accepting {
    OkOnly,
    OAuth,
    NotModified,
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

    use super::*;

    /// Answers one connection with these bytes.
    async fn serving(answer: Vec<u8>) -> Url {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/", listener.local_addr().unwrap());
        tokio::spawn(async move {
            let (mut socket, _) = listener.accept().await.unwrap();
            let mut request = [0; 4096];
            let _ = socket.read(&mut request).await;
            let _ = socket.write_all(&answer).await;
        });
        Url::parse(&url).unwrap()
    }

    fn client() -> Client {
        Client::new(Reach::Development, Duration::from_secs(2)).unwrap()
    }

    async fn get(answer: &str) -> Result<Vec<u8>, NetError> {
        let url = serving(answer.as_bytes().to_vec()).await;
        client().get(&url, 10).await.map(|fetched| fetched.body)
    }

    #[tokio::test]
    async fn a_body_up_to_the_cap_is_handed_back_and_a_larger_one_is_not() {
        let of = |body: &str| {
            format!(
                "HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{body}",
                body.len()
            )
        };
        assert_eq!(get(&of("0123456789")).await, Ok(b"0123456789".to_vec()));
        assert_eq!(get(&of("0123456789a")).await, Err(NetError::TooLarge));
        let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n01234567\r\n8\r\n01234567\r\n0\r\n\r\n";
        assert_eq!(get(chunked).await, Err(NetError::TooLarge));
    }

    #[tokio::test]
    async fn a_compressed_answer_is_not_read() {
        let of = |encoding: &str| {
            format!("HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}\r\nContent-Length: 1\r\n\r\nx")
        };
        assert_eq!(get(&of("gzip")).await, Err(NetError::Encoding));
        assert_eq!(get(&of("br")).await, Err(NetError::Encoding));
        assert_eq!(get(&of("identity")).await, Ok(b"x".to_vec()));
    }

    #[tokio::test]
    async fn only_who_named_a_version_may_hear_that_it_is_still_the_one() {
        let unchanged = b"HTTP/1.1 304 Not Modified\r\n\r\n".to_vec();
        let known = Validators {
            etag: Some("\"1\"".into()),
            last_modified: None,
        };
        let url = serving(unchanged.clone()).await;
        let answer = client().get_if_changed(&url, &known, 10).await;
        assert!(matches!(answer, Ok(Conditional::NotModified)));
        let url = serving(unchanged).await;
        let none = Validators::default();
        let answer = client().get_if_changed(&url, &none, 10).await;
        assert_eq!(answer.err(), Some(NetError::Status(304)));
        let full = b"HTTP/1.1 200 OK\r\nETag: \"2\"\r\nContent-Length: 1\r\n\r\nx".to_vec();
        let url = serving(full).await;
        let Ok(Conditional::Changed(fetched, validators)) =
            client().get_if_changed(&url, &known, 10).await
        else {
            panic!("not changed");
        };
        assert_eq!(fetched.body, b"x");
        assert_eq!(validators.etag.as_deref(), Some("\"2\""));
    }

    #[tokio::test]
    async fn redirects_are_not_followed() {
        let answer =
            "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n";
        assert_eq!(get(answer).await, Err(NetError::Status(302)));
    }

    #[tokio::test]
    async fn nothing_is_asked_out_of_reach() {
        let public = Client::new(Reach::PublicOnly, Duration::from_secs(2)).unwrap();
        for url in ["http://127.0.0.1:1/", "https://127.0.0.1:1/"] {
            let url = Url::parse(url).unwrap();
            assert_eq!(
                public.get(&url, 10).await.err(),
                Some(NetError::NotPermitted)
            );
        }
        let by_name = Url::parse("https://localhost:1/").unwrap();
        assert_eq!(
            public.get(&by_name, 10).await.err(),
            Some(NetError::Unreachable)
        );
    }
}
