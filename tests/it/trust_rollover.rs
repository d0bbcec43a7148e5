//! A foreign node rolls its keys between two of our looks: the first message signed with the new
//! key is accepted after one early look, in both directions.

use axum::http::StatusCode;

use crate::http_edge::{authorize, refused_abroad};
use crate::http_world::{Former, neighbours, query};

#[tokio::test]
async fn a_response_signed_with_a_new_key_is_accepted_after_one_look() {
    let former = Former::of_theirs().await;
    let (ours, theirs, folder) = neighbours().await;
    former.told_to(&ours, &folder).await;
    let known = ours.trust.proxy_service("DE".parse().unwrap()).await;
    let before = known.unwrap().signing_keys()[0].fingerprint();
    let (cookie, fields) = refused_abroad(&ours, &theirs).await;
    let fields: Vec<_> = fields
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    let received = ours.post("/connector/acs", "", &fields).await;
    let done = ours.get(received.onward(), &cookie).await;
    let said = query(done.header("location").unwrap());
    // What their hub said, not that we did not believe them.
    assert_eq!(said["error"], "access_denied", "{said:?}");
    let known = ours.trust.proxy_service("DE".parse().unwrap()).await;
    assert_ne!(known.unwrap().signing_keys()[0].fingerprint(), before);
}

#[tokio::test]
async fn a_request_signed_with_a_new_key_is_accepted_after_one_look() {
    let former = Former::of_theirs().await;
    let (ours, theirs, folder) = neighbours().await;
    former.told_to(&ours, &folder).await;
    let start = theirs.get(&authorize(&[]), "").await;
    let (cookie, flow) = (start.cookie(), start.field("flow"));
    let fields = [("flow", flow.as_str()), ("country", "FR")];
    let chosen = theirs.post("/connector/country", &cookie, &fields).await;
    assert_eq!(chosen.status, StatusCode::OK, "{}", chosen.body);
    let (request, relay) = (chosen.field("SAMLRequest"), chosen.field("RelayState"));
    let fields = [("SAMLRequest", request.as_str()), ("RelayState", &relay)];
    let arrived = ours.post("/proxy-service/sso", "", &fields).await;
    assert!(arrived.onward().contains("/authorize?"));
}
