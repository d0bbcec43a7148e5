//! A proof of possession: the header (first line) and claims (the rest), which the target signs so
//! that the input is looked at. What holds is of our key, about the request, now.

use super::id_token::sign;
use crate::seeds::{ACCESS_TOKEN, ISSUER, jws_keys};
use crate::world::now;
use eidas_bridge::oidc::SecurityProfile;
use eidas_bridge::oidc::dpop::{self, ProvenRequest};
use serde_json::Value;

pub fn target(input: &[u8]) -> bool {
    let mut lines = input.splitn(2, |byte| *byte == b'\n');
    let (Some(header), Some(payload)) = (lines.next(), lines.next()) else {
        return false;
    };
    let request = ProvenRequest {
        method: "GET",
        addresses: &[format!("{ISSUER}/userinfo")],
        access_token: Some(ACCESS_TOKEN),
        profile: SecurityProfile::Standard,
    };
    let Ok(proof) = dpop::verify(&sign(header, payload), request, now()) else {
        return false;
    };
    let header: Value = serde_json::from_slice(header).expect("it was read");
    assert_eq!(header["typ"], "dpop+jwt");
    assert_eq!(header["alg"], "ES256");
    assert!(header["jwk"].get("d").is_none());
    assert_eq!(proof.thumbprint, jws_keys()[0].kid());
    let claims: Value = serde_json::from_slice(payload).expect("it was read");
    assert_eq!(claims["htm"], "GET");
    assert_eq!(claims["jti"], *proof.jti);
    assert!(proof.until > now());
    true
}
