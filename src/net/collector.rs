//! Where spans go: the collector that the operator named, asked with the same client as everybody
//! else. The exporter's thread is none of the runtime's, so the call itself is made there.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use opentelemetry_http::{Bytes, HttpClient, HttpError, Request, Response};
use tokio::runtime::Handle;
use url::Url;

use super::client::{Client, NetError};
use super::reach::Reach;

/// The longest answer that is read; it says how many spans were taken.
const MAX_ANSWER: usize = 64 * 1024;
const TIMEOUT: Duration = Duration::from_secs(5);

/// Sends to a collector.
pub struct Collector {
    client: Client,
    runtime: Handle,
}

impl Collector {
    /// Sends on `runtime`, which outlives it.
    ///
    /// # Errors
    /// [`NetError::Setup`].
    pub fn new(runtime: Handle) -> Result<Self, NetError> {
        let client = Client::new(Reach::Operator, TIMEOUT)?;
        Ok(Self { client, runtime })
    }
}

impl fmt::Debug for Collector {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Collector")
    }
}

type Sending<'a> = Pin<Box<dyn Future<Output = Result<Response<Bytes>, HttpError>> + Send + 'a>>;

impl HttpClient for Collector {
    fn send_bytes<'life0, 'async_trait>(
        &'life0 self,
        request: Request<Bytes>,
    ) -> Sending<'async_trait>
    where
        'life0: 'async_trait,
        Self: 'async_trait,
    {
        Box::pin(async move {
            let url = Url::parse(&request.uri().to_string())?;
            let (client, body) = (self.client.clone(), request.into_body().to_vec());
            let sending = async move {
                client
                    .post_bytes(&url, "application/json", body, MAX_ANSWER)
                    .await
            };
            let fetched = self.runtime.spawn(sending).await?;
            match fetched {
                Ok(fetched) => Ok(Response::new(Bytes::from(fetched.body))),
                Err(error) => {
                    metrics::counter!("eidas_traces_failed_total").increment(1);
                    Err(error.into())
                }
            }
        })
    }
}
