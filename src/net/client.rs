//! The hardened HTTP client: https, no redirects, a time limit over everything, a size limit
//! while reading.

use std::sync::Arc;
use std::time::Duration;

use url::Url;

use super::reach::Reach;

const USER_AGENT: &str = concat!("eidas-bridge/", env!("CARGO_PKG_VERSION"));

/// A client for one kind of counterpart.
#[derive(Debug, Clone)]
pub struct Client {
    http: reqwest::Client,
    reach: Reach,
}

/// What came back with status 200.
#[derive(Clone)]
pub struct Fetched {
    /// `Content-Type`, empty where absent.
    pub content_type: String,
    /// The whole body.
    pub body: Vec<u8>,
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
            Self::Setup => "net.setup",
        }
    }
}

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
            .min_tls_version(reqwest::tls::Version::TLS_1_2)
            .dns_resolver(Arc::new(reach))
            .build()
            .map_err(|_| NetError::Setup)?;
        Ok(Self { http, reach })
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

    /// Posts a form. An answer with status 400 or 401 is handed back too: OAuth errors have a body.
    pub async fn post_form(
        &self,
        url: &Url,
        fields: &[(&'static str, String)],
        authorization: Option<&str>,
        max_bytes: usize,
    ) -> Result<Fetched, NetError> {
        let mut request = self.http.post(self.checked(url)?).form(fields);
        if let Some(value) = authorization {
            request = request.header(reqwest::header::AUTHORIZATION, value);
        }
        self.send(request, max_bytes, Accepting::OAuthErrors).await
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
        let request = request.header(reqwest::header::ACCEPT_ENCODING, "identity");
        let mut response = request.send().await.map_err(|_| NetError::Unreachable)?;
        let status = response.status().as_u16();
        let accepted =
            status == 200 || (accepting == Accepting::OAuthErrors && matches!(status, 400 | 401));
        if !accepted {
            return Err(NetError::Status(status));
        }
        let content_type = response
            .headers()
            .get(reqwest::header::CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
            .to_owned();
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|_| NetError::Unreachable)? {
            if body.len().saturating_add(chunk.len()) > max_bytes {
                return Err(NetError::TooLarge);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(Fetched { content_type, body })
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Accepting {
    OkOnly,
    OAuthErrors,
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
