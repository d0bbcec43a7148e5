//! Who calls a back-channel endpoint, as far as the request beside its body says it.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;

use super::EdgeInForce;
use super::certificate::certificate;
use crate::flow::connector::Presented;
use crate::oidc::ClientCertificate;

/// Headers, and the certificate that the connection or the proxy in front vouches for.
pub(super) struct Caller {
    headers: HeaderMap,
    certificate: Option<ClientCertificate>,
}

impl Caller {
    /// The same for the flow.
    pub(super) fn presented(&self) -> Presented<'_> {
        Presented {
            authorization: only(&self.headers, AUTHORIZATION.as_str()),
            dpop: only(&self.headers, "dpop"),
            certificate: self.certificate.as_ref(),
        }
    }
}

impl FromRequestParts<EdgeInForce> for Caller {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, edge: &EdgeInForce) -> Result<Self, Infallible> {
        Ok(Self {
            headers: parts.headers.clone(),
            certificate: certificate(&edge.load().node, parts),
        })
    }
}

/// A header that may stand once. One that is not text, or stands twice, is read as empty, which
/// nothing accepts; it does not count as absent.
fn only<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let mut values = headers.get_all(name).iter();
    let first = values.next()?;
    if values.next().is_some() {
        return Some("");
    }
    Some(first.to_str().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_authorizations_are_none_that_holds() {
        let mut headers = HeaderMap::new();
        let said = |headers: &HeaderMap| only(headers, "authorization").map(str::to_owned);
        assert_eq!(said(&headers), None);
        headers.append(AUTHORIZATION, "Bearer a".parse().unwrap());
        assert_eq!(said(&headers).as_deref(), Some("Bearer a"));
        headers.append(AUTHORIZATION, "Bearer b".parse().unwrap());
        assert_eq!(said(&headers).as_deref(), Some(""));
    }
}
