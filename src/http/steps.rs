//! What a request is a step of: its name in figures and traces, and how dear it is to us when
//! there is too much to do.

use super::{hub_browser, pushed, restart};
use crate::flow;
use crate::flow::OwnAddresses;
use crate::oidc::discovery::WELL_KNOWN;

/// What is given up first when there is too much to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Begins a login: turned away first, since nothing is lost yet.
    Begin,
    /// A login under way.
    Step,
    /// A page or document that belongs to no login. Cheap; it has places of its own, so that
    /// neither stands in the other's way.
    Page,
}

impl Class {
    /// The word for figures.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Begin => "begin",
            Self::Step => "step",
            Self::Page => "page",
        }
    }
}

/// A kind of request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Step {
    /// Its name in figures and traces.
    pub(super) name: &'static str,
    /// How dear it is to us.
    pub(super) class: Class,
}

/// What the router has no address for.
const UNKNOWN: Step = Step {
    name: "unknown",
    class: Class::Page,
};

/// Every address but those that the configuration names.
const STEPS: &[(&str, &str, Class)] = &[
    ("/authorize", "authorize", Class::Begin),
    (pushed::PATH, "par", Class::Begin),
    ("/proxy-service/sso", "sso", Class::Begin),
    (hub_browser::LOGOUT, "logout", Class::Page),
    ("/token", "token", Class::Step),
    ("/token/introspection", "introspection", Class::Step),
    ("/token/revocation", "revocation", Class::Step),
    ("/userinfo", "userinfo", Class::Step),
    (super::country::PATH, "country", Class::Step),
    ("/connector/finish", "finish", Class::Step),
    (restart::CONNECTOR, "restart", Class::Step),
    (restart::PROXY_SERVICE, "restart", Class::Step),
    (flow::connector::CONSENT, "consent", Class::Step),
    (flow::proxy_service::CONSENT, "consent", Class::Step),
    ("/connector/acs", "acs", Class::Step),
    (WELL_KNOWN, "discovery", Class::Page),
    ("/jwks", "keys", Class::Page),
    ("/connector/metadata", "metadata", Class::Page),
    ("/proxy-service/metadata", "metadata", Class::Page),
    ("/assets/{file}", "asset", Class::Page),
    ("/about/{page}", "about", Class::Page),
    (super::health::LIVE, "health", Class::Page),
    (super::health::READY, "health", Class::Page),
];

impl Step {
    /// Of the address that the router found; none: it found none.
    pub(super) fn of(route: Option<&str>, addresses: &OwnAddresses) -> Self {
        let Some(route) = route else { return UNKNOWN };
        let known = STEPS.iter().find(|(path, ..)| *path == route);
        if let Some((_, name, class)) = known {
            return Self {
                name,
                class: *class,
            };
        }
        let (name, class) = match route {
            _ if route == addresses.callback_path() => ("callback", Class::Step),
            _ if route == addresses.party_keys_path() => ("keys", Class::Page),
            _ => return UNKNOWN,
        };
        Self { name, class }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_of_the_router_is_a_step() {
        let router = include_str!("router.rs");
        for (_, said) in router
            .split(".route(")
            .skip(1)
            .filter_map(|it| it.split_once('"'))
        {
            let path = said.split('"').next().unwrap_or_default();
            if path.starts_with('/') {
                assert!(STEPS.iter().any(|(known, ..)| *known == path), "{path}");
            }
        }
        let addresses = OwnAddresses::new("https://x.example");
        let step = |path: &str| Step::of(Some(path), &addresses);
        assert_eq!(step(addresses.callback_path()).name, "callback");
        assert_eq!(step(addresses.party_keys_path()).class, Class::Page);
        assert_eq!(Step::of(None, &addresses), UNKNOWN);
    }
}
