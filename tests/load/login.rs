//! One login, request by request, as the browser and the two parties make it. In: the answer to
//! the last request. Out: the next request, or why the login failed. A request may be made again,
//! as a reload does.

use std::sync::Arc;

use super::http::{Answer, Request};
use super::hub::{CLIENT, fresh};
use super::node::{THEIR_COUNTRY, fresh_id};
use super::peers::Peers;
use super::person::Somebody;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Direction {
    Connector,
    Proxy,
}

impl Direction {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Connector => "connector",
            Self::Proxy => "proxy-service",
        }
    }

    /// Its requests, in their order.
    pub(crate) fn steps(self) -> &'static [&'static str] {
        match self {
            Self::Connector => &["authorize", "country", "acs", "finish", "token", "userinfo"],
            Self::Proxy => &["sso", "callback"],
        }
    }
}

pub(crate) struct Login {
    peers: Arc<Peers>,
    pub(crate) person: Somebody,
    pub(crate) direction: Direction,
    /// Whether every signature is verified and the Response decrypted.
    careful: bool,
    pub(crate) at: usize,
    cookie: Option<String>,
    state: String,
    nonce: String,
    verifier: String,
    /// `flow` of the list of countries; afterwards the address of the next GET.
    next: String,
    /// The message that is posted next, and its RelayState.
    message: String,
    relay_state: String,
    request_id: String,
    code: String,
    token: String,
}

impl Login {
    pub(crate) fn new(
        peers: &Arc<Peers>,
        direction: Direction,
        number: u64,
        careful: bool,
    ) -> Self {
        let empty = String::new;
        let mut login = Self {
            peers: Arc::clone(peers),
            person: Somebody::new(number),
            direction,
            careful: careful || peers.hub.careful,
            at: 0,
            cookie: None,
            state: fresh(),
            nonce: fresh(),
            verifier: fresh(),
            next: empty(),
            message: empty(),
            relay_state: empty(),
            request_id: empty(),
            code: empty(),
            token: empty(),
        };
        if direction == Direction::Proxy {
            login.request_id = fresh_id();
            login.message = peers.node.request(&login.request_id);
            login.relay_state = format!("rs-{number}");
        }
        login
    }

    pub(crate) fn step(&self) -> &'static str {
        self.direction.steps()[self.at]
    }

    /// The next request; made anew by each call, as a reload would.
    pub(crate) fn request(&self) -> Request {
        let step = self.step();
        let request = match step {
            "authorize" => Request::get(self.authorization()),
            "country" => {
                let fields = [("flow", self.next.as_str()), ("country", THEIR_COUNTRY)];
                Request::post("/connector/country", &fields)
            }
            "acs" => return self.posted("/connector/acs", "SAMLResponse"),
            "sso" => return self.posted("/proxy-service/sso", "SAMLRequest"),
            "token" => return self.redemption(),
            "userinfo" => {
                let mut request = Request::get("/userinfo");
                request.bearer = Some(self.token.clone());
                return request;
            }
            _ => Request::get(self.next.clone()),
        };
        Request {
            cookie: self.cookie.clone(),
            ..request
        }
    }

    /// The message from abroad: cross-site, so without our cookie.
    fn posted(&self, path: &str, name: &str) -> Request {
        let fields = [
            (name, self.message.as_str()),
            ("RelayState", &self.relay_state),
        ];
        Request::post(path, &fields)
    }

    fn authorization(&self) -> String {
        let challenge = eidas_bridge::oidc::pkce::challenge(&self.verifier);
        let query = form_urlencoded::Serializer::new(String::new())
            .extend_pairs([
                ("client_id", CLIENT),
                ("redirect_uri", &self.peers.hub.redirect_uri()),
                ("response_type", "code"),
                ("scope", "openid profile"),
                ("acr_values", "eidas2"),
                ("state", &self.state),
                ("nonce", &self.nonce),
                ("code_challenge", &challenge),
                ("code_challenge_method", "S256"),
            ])
            .finish();
        format!("/authorize?{query}")
    }

    /// The redemption of its code, with a fresh assertion of the client.
    pub(crate) fn redemption(&self) -> Request {
        let fields = self.peers.hub.redemption(&self.code, &self.verifier);
        let fields: Vec<(&str, &str)> = fields
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        Request::post("/token", &fields)
    }

    /// The Response of this login once more, as somebody would who has copied it.
    pub(crate) fn replay(&self) -> Option<Request> {
        let foreign = self.direction == Direction::Connector && self.at > 1;
        foreign.then(|| self.posted("/connector/acs", "SAMLResponse"))
    }

    /// Whether it has had a code.
    pub(crate) fn has_code(&self) -> bool {
        !self.code.is_empty()
    }

    /// Takes the answer to [`Login::request`]; true: the login has ended well.
    pub(crate) fn take(&mut self, answer: &Answer) -> Result<bool, String> {
        let step = self.step();
        let good = if step == "finish" {
            302..=303
        } else {
            200..=200
        };
        if !good.contains(&answer.status) {
            let shown = between(answer.text(), "class=\"code\">", "<");
            let shown = shown.or_else(|| between(answer.text(), "\"error\":\"", "\""));
            let shown = shown.map(|it| format!(" {it}")).unwrap_or_default();
            return Err(format!("{step}: status {}{shown}", answer.status));
        }
        self.read(step, answer)
            .map_err(|why| format!("{step}: {why}"))?;
        self.at += 1;
        Ok(self.at == self.direction.steps().len())
    }

    fn read(&mut self, step: &str, answer: &Answer) -> Result<(), &'static str> {
        let text = answer.text();
        match step {
            "authorize" => {
                self.cookie = cookie(answer);
                self.next = field(text, "flow").ok_or("no list of countries")?;
            }
            "country" => {
                let message = field(text, "SAMLRequest").ok_or("no SAMLRequest")?;
                self.relay_state = field(text, "RelayState").unwrap_or_default();
                self.request_id = self.peers.node.requested(&message, self.careful)?;
                self.message = self.peers.node.response(&self.request_id, &self.person);
            }
            "acs" => self.next = self.refresh(answer)?,
            "finish" => self.come_back(answer.header("location").ok_or("no way back")?)?,
            "token" => {
                let tokens: serde_json::Value =
                    serde_json::from_slice(&answer.body).map_err(|_| "no JSON")?;
                let text = |name: &str| tokens[name].as_str().unwrap_or_default().to_owned();
                self.token = text("access_token");
                let (hub, sub) = (&self.peers.hub, self.person.identifier());
                hub.believes(&text("id_token"), &self.nonce, &sub)?;
            }
            "userinfo" => {
                let said = serde_json::from_slice(&answer.body).map_err(|_| "no JSON")?;
                if !self.person.is_in(&said) {
                    return Err("identity mix-up");
                }
            }
            "sso" => {
                self.cookie = cookie(answer);
                let url = refreshed(answer).ok_or("no way to the hub")?;
                self.next = self.peers.hub.log_in(&url, &self.person)?;
            }
            _ => {
                let message = field(text, "SAMLResponse").ok_or("no SAMLResponse")?;
                if field(text, "RelayState").as_deref() != Some(&self.relay_state) {
                    return Err("another RelayState");
                }
                let node = &self.peers.node;
                node.answered(&message, &self.request_id, &self.person, self.careful)?;
            }
        }
        Ok(())
    }

    /// Where a page of ours goes on by itself, without scheme and host.
    fn refresh(&self, answer: &Answer) -> Result<String, &'static str> {
        let url = refreshed(answer).ok_or("no way on")?;
        Ok(url
            .strip_prefix(&self.peers.hub.bridge)
            .unwrap_or(&url)
            .to_owned())
    }

    fn come_back(&mut self, location: &str) -> Result<(), &'static str> {
        let (back, query) = location.split_once('?').ok_or("a way back without query")?;
        let mut said: std::collections::HashMap<String, String> =
            form_urlencoded::parse(query.as_bytes())
                .into_owned()
                .collect();
        if back != self.peers.hub.redirect_uri() || said.get("state") != Some(&self.state) {
            return Err("the way back of another login");
        }
        self.code = said.remove("code").ok_or("the hub was told an error")?;
        Ok(())
    }
}

fn cookie(answer: &Answer) -> Option<String> {
    let set = answer.header("set-cookie")?;
    Some(set.split(';').next()?.to_owned())
}

/// The address in `Refresh: 0; url=…`.
fn refreshed(answer: &Answer) -> Option<String> {
    let refresh = answer.header("refresh")?;
    let (_, url) = refresh.split_once(['=', '\u{0}'])?;
    Some(url.to_owned())
}

/// The value of a hidden field, its entities resolved.
fn field(page: &str, name: &str) -> Option<String> {
    let value = between(page, &format!("name=\"{name}\" value=\""), "\"")?;
    Some(
        value
            .replace("&#38;", "&")
            .replace("&amp;", "&")
            .replace("&#43;", "+"),
    )
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(before)?;
    Some(rest.split_once(after)?.0)
}
