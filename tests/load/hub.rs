//! The double of the national hub, in both roles: the bridge's client, which redeems codes there,
//! and the provider that logs our citizens in, for which no browser leaves this process.

use std::collections::HashMap;
use std::sync::Mutex;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use eidas_bridge::ambient::{SystemRandom, secret};
use eidas_bridge::oidc::jose::{
    self, ContentEncryption, EncryptionChoice, JoseError, JwkSet, JwsAlgorithm, JwsKey,
    KeyManagementAlgorithm,
};
use eidas_bridge::oidc::pkce;
use serde_json::{Value, json};

use super::keys::{now, p256};
use super::person::Somebody;

/// The hub as client of the bridge.
pub(crate) const CLIENT: &str = "load-hub";
/// The bridge as client of the hub.
pub(crate) const BRIDGE: &str = "load-bridge";

/// What a code, or the access token that came of it, stands for.
struct Asked {
    person: Somebody,
    nonce: String,
    challenge: Option<String>,
}

pub(crate) struct Hub {
    pub(crate) url: String,
    pub(crate) bridge: String,
    client_key: JwsKey,
    provider_key: JwsKey,
    /// Encrypts what it tells, and verifies the bridge's assertions, as far as keys are known.
    pub(crate) careful: bool,
    codes: Mutex<HashMap<String, Asked>>,
    tokens: Mutex<HashMap<String, Somebody>>,
    /// What the bridge publishes: as provider, and as client.
    provider_keys: Mutex<Option<JwkSet>>,
    party_keys: Mutex<Option<JwkSet>>,
}

pub(crate) fn fresh() -> String {
    secret(&SystemRandom).unwrap()
}

impl Hub {
    pub(crate) fn new(url: String, bridge: String, careful: bool) -> Self {
        let key = || JwsKey::new(p256(), JwsAlgorithm::Es256).unwrap();
        Self {
            url,
            bridge,
            client_key: key(),
            provider_key: key(),
            careful,
            codes: Mutex::default(),
            tokens: Mutex::default(),
            provider_keys: Mutex::default(),
            party_keys: Mutex::default(),
        }
    }

    pub(crate) fn redirect_uri(&self) -> String {
        format!("{}/back", self.url)
    }

    /// Reads the bridge's key sets anew.
    pub(crate) fn learn(&self, provider: &[u8], party: &[u8]) -> Result<(), &'static str> {
        let read = |bytes| JwkSet::parse(bytes).map_err(JoseError::code);
        *self.provider_keys.lock().unwrap() = Some(read(provider)?);
        *self.party_keys.lock().unwrap() = Some(read(party)?);
        Ok(())
    }

    /// The form with which the client redeems a code.
    pub(crate) fn redemption(&self, code: &str, verifier: &str) -> Vec<(&'static str, String)> {
        let at = now().as_second();
        let claims = json!({
            "iss": CLIENT, "sub": CLIENT, "aud": self.bridge, "jti": fresh(),
            "iat": at, "exp": at + 60,
        });
        let bearer = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
        vec![
            ("grant_type", "authorization_code".to_owned()),
            ("code", code.to_owned()),
            ("redirect_uri", self.redirect_uri()),
            ("code_verifier", verifier.to_owned()),
            ("client_id", CLIENT.to_owned()),
            ("client_assertion_type", bearer.to_owned()),
            (
                "client_assertion",
                jose::sign(&claims, &self.client_key, "JWT").unwrap(),
            ),
        ]
    }

    /// Whether the `id_token` is for this login, of that subject; its signature, too, where the
    /// hub is careful.
    pub(crate) fn believes(&self, token: &str, nonce: &str, sub: &str) -> Result<(), &'static str> {
        let claims = if self.careful {
            let keys = self.provider_keys.lock().unwrap();
            let keys = keys.as_ref().ok_or("no keys of the provider")?;
            let verified = jose::verify(token, keys, &[JwsAlgorithm::Es256]);
            Value::Object(verified.map_err(JoseError::code)?.into_claims())
        } else {
            let part = token.split('.').nth(1).unwrap_or_default();
            let bytes = URL_SAFE_NO_PAD
                .decode(part)
                .map_err(|_| "id_token is no JWT")?;
            serde_json::from_slice(&bytes).map_err(|_| "id_token is no JWT")?
        };
        if claims["nonce"] != nonce {
            return Err("id_token of another login");
        }
        if claims["sub"] != sub {
            return Err("identity mix-up");
        }
        Ok(())
    }

    /// Somebody logs in with the bridge's authorization request: the address to go back to.
    pub(crate) fn log_in(&self, url: &str, person: &Somebody) -> Result<String, &'static str> {
        let query = url
            .split_once('?')
            .ok_or("authorization request without query")?
            .1;
        let asked: HashMap<String, String> = form_urlencoded::parse(query.as_bytes())
            .into_owned()
            .collect();
        let get = |name: &str| asked.get(name).cloned();
        let code = fresh();
        let known = Asked {
            person: person.clone(),
            nonce: get("nonce").ok_or("authorization request without nonce")?,
            challenge: get("code_challenge"),
        };
        self.codes.lock().unwrap().insert(code.clone(), known);
        let answer = form_urlencoded::Serializer::new(String::new())
            .append_pair("code", &code)
            .append_pair(
                "state",
                &get("state").ok_or("authorization request without state")?,
            )
            .append_pair("iss", &self.url)
            .finish();
        let back = get("redirect_uri").ok_or("authorization request without address")?;
        let path = back
            .strip_prefix(&self.bridge)
            .ok_or("an address of somebody else")?;
        Ok(format!("{path}?{answer}"))
    }

    /// What it answers over HTTP: content type and body.
    pub(crate) fn serve(
        &self,
        path: &str,
        bearer: Option<&str>,
        form: &[u8],
    ) -> Option<(&'static str, String)> {
        let json = |value: Value| Some(("application/json", value.to_string()));
        let set = |key: &JwsKey| JwkSet::new(vec![key.public().clone()]).to_value();
        match path {
            "/.well-known/openid-configuration" => json(self.description()),
            "/jwks" => json(set(&self.provider_key)),
            "/client-jwks" => json(set(&self.client_key)),
            "/token" => json(self.redeemed(form)?),
            "/userinfo" => {
                let person = self.tokens.lock().unwrap().remove(bearer?)?;
                let mut claims = person.claims();
                claims["iss"] = json!(self.url);
                claims["aud"] = json!(BRIDGE);
                Some(("application/jwt", self.told(&claims)?))
            }
            _ => None,
        }
    }

    fn description(&self) -> Value {
        let url = &self.url;
        json!({
            "issuer": url,
            "authorization_endpoint": format!("{url}/authorize"),
            "token_endpoint": format!("{url}/token"),
            "userinfo_endpoint": format!("{url}/userinfo"),
            "jwks_uri": format!("{url}/jwks"),
            "code_challenge_methods_supported": ["S256"],
            "authorization_response_iss_parameter_supported": true,
        })
    }

    fn redeemed(&self, form: &[u8]) -> Option<Value> {
        let form: HashMap<String, String> = form_urlencoded::parse(form).into_owned().collect();
        if self.careful {
            let keys = self.party_keys.lock().unwrap();
            let assertion = form.get("client_assertion")?;
            jose::verify(assertion, keys.as_ref()?, &[JwsAlgorithm::Es256]).ok()?;
        }
        let asked = self.codes.lock().unwrap().remove(form.get("code")?)?;
        let shown = form.get("code_verifier").map(|it| pkce::challenge(it));
        if shown != asked.challenge {
            return None;
        }
        let (access_token, at) = (fresh(), now().as_second());
        let digest = openssl::sha::sha256(access_token.as_bytes());
        let claims = json!({
            "iss": self.url, "sub": asked.person.subject(), "aud": BRIDGE, "nonce": asked.nonce,
            "acr": "eidas2", "iat": at, "exp": at + 60, "auth_time": at, "amr": ["pwd"],
            "at_hash": URL_SAFE_NO_PAD.encode(&digest[..16]),
        });
        let id_token = self.told(&claims)?;
        let mut tokens = self.tokens.lock().unwrap();
        tokens.insert(access_token.clone(), asked.person);
        Some(json!({
            "access_token": access_token, "token_type": "Bearer", "expires_in": 60,
            "id_token": id_token,
        }))
    }

    /// Signed, and encrypted for the bridge where the hub is careful.
    fn told(&self, claims: &Value) -> Option<String> {
        let signed = jose::sign(claims, &self.provider_key, "JWT").ok()?;
        if !self.careful {
            return Some(signed);
        }
        let choice = EncryptionChoice {
            alg: KeyManagementAlgorithm::EcdhEs,
            enc: ContentEncryption::A256gcm,
        };
        let keys = self.party_keys.lock().unwrap();
        let key = keys.as_ref()?.for_encryption(choice.alg)?;
        jose::encrypt(&signed, key, choice).ok()
    }
}
