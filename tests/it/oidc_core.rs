//! Our relying party against our provider: every way of authenticating and of encrypting.

use eidas_bridge::oidc::UserinfoFormat;
use eidas_bridge::oidc::jose::KeyManagementAlgorithm;

use crate::oidc_world::{Method, SUBJECT, World};

#[test]
fn a_login_succeeds_with_every_client_authentication() {
    for method in [Method::Post, Method::Basic, Method::PrivateKeyJwt] {
        let (id_token, claims) = World::new(method, None).log_in();
        assert_eq!(id_token.subject(), SUBJECT);
        assert_eq!(id_token.acr(), Some("eidas2"));
        assert_eq!(claims.text("given_name"), Some("javiér"));
    }
}

#[test]
fn a_login_succeeds_with_every_encryption() {
    for algorithm in KeyManagementAlgorithm::ALL {
        let (id_token, claims) = World::new(Method::Post, Some(algorithm)).log_in();
        assert_eq!(id_token.subject(), SUBJECT, "{}", algorithm.as_str());
        assert_eq!(claims.text("given_name"), Some("javiér"));
    }
}

#[test]
fn a_login_succeeds_with_plain_userinfo() {
    let mut world = World::new(Method::Basic, None);
    let mut client = world.client().clone();
    client.userinfo = UserinfoFormat::Json;
    world.clients = eidas_bridge::oidc::Clients::new([client]);
    world.rp.userinfo = UserinfoFormat::Json;
    let (_, claims) = world.log_in();
    assert_eq!(claims.text("sub"), Some(SUBJECT));
}

#[test]
fn debug_output_of_a_whole_world_holds_no_secret() {
    let world = World::new(Method::Post, None);
    let shown = format!("{:?} {:?} {:?}", world.rp, world.clients, world.op_key);
    assert!(!shown.contains("s3cret"));
    let (id_token, claims) = world.log_in();
    let shown = format!("{id_token:?} {claims:?}");
    assert!(!shown.contains(SUBJECT) && !shown.contains("javi"));
}
