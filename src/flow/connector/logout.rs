//! A hub's browser comes to log out. There is no session here: a login counts once, for whoever
//! asked for it, and the tokens that came of it end by themselves within a minute or two. So
//! nothing is ended or revoked, and what is left to do is to lead the browser back.

use super::super::published::published_keys;
use super::super::{Direction, Failure, Node, Reply, Step, refuse};
use crate::oidc::Parameters;
use crate::oidc::logout::{Logout, LogoutError, WayBack, judge};

/// What of the request the question repeats, for the answer to it.
const REPEATED: [&str; 3] = ["client_id", "post_logout_redirect_uri", "state"];

/// The logout endpoint [OIDC-RPLogout §2]. `confirmed`: the person said yes to our question. That
/// form needs no secret: whoever makes a browser send it ends nothing, and is shown a page.
pub async fn log_out(
    node: &Node,
    pairs: impl IntoIterator<Item = (String, String)>,
    confirmed: bool,
) -> Reply {
    match judged(node, pairs, confirmed) {
        Ok(step) => Reply::new(step),
        Err(failure) => refuse(node, Direction::Connector, failure).await,
    }
}

fn judged(
    node: &Node,
    pairs: impl IntoIterator<Item = (String, String)>,
    confirmed: bool,
) -> Result<Step, Failure> {
    let parameters = Parameters::collect(pairs).map_err(|_| LogoutError::Parameters)?;
    let clients = node.connector()?.clients.load();
    let (issuer, keys) = (node.addresses.issuer(), published_keys(node));
    Ok(match judge(&parameters, &clients, issuer, &keys)? {
        Logout::Return(WayBack { url, .. }) => Step::Go(url),
        Logout::Over => Step::NoSession {
            question: None,
            way_back: None,
        },
        Logout::Ask(way_back) if confirmed => Step::NoSession {
            question: None,
            way_back: way_back.map(|way_back| {
                let name = name_of(node, &way_back.client_id);
                (way_back.url, name)
            }),
        },
        Logout::Ask(_) => {
            let field = |name| Some((name, parameters.get(name)?.to_owned()));
            Step::NoSession {
                question: Some(REPEATED.into_iter().filter_map(field).collect()),
                way_back: None,
            }
        }
    })
}

/// What people call that client.
fn name_of(node: &Node, client_id: &str) -> String {
    let policies = node.connector.as_ref().map(|role| &role.policies);
    let policy = policies.and_then(|policies| policies.get(client_id));
    policy.map_or_else(|| client_id.to_owned(), |policy| policy.name.clone())
}

impl From<LogoutError> for Failure {
    fn from(error: LogoutError) -> Self {
        Self::Logout(error)
    }
}
