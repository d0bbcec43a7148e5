//! What tokens cost beyond the cryptography that no implementation can avoid: each operation of the
//! OpenID Connect side beside the sum of its bare OpenSSL primitives, in the same run, and how many
//! times as long it takes.
//!
//! `cargo bench --bench tokens`; `tests/bench/run` puts the table into docs/PERFORMANCE.md.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a benchmark may stop at the first surprise"
)]

mod bare;
mod publish;
mod turns;

use std::fmt::Write as _;
use std::hint::black_box;

use bare::{agree, oaep_decrypt, oaep_encrypt, open, seal, sign_rsa, verify_rsa};
use eidas_bridge::oidc::client_auth::{Credentials, JWT_BEARER, OwnAudience, authenticate};
use eidas_bridge::oidc::id_token::IdTokenClaims;
use eidas_bridge::oidc::jose::{
    self, ContentEncryption, EncryptionChoice, JweKey, JwkSet, JwsAlgorithm, JwsKey,
    KeyManagementAlgorithm, SigningKeys,
};
use eidas_bridge::oidc::relying_party::{
    IdTokenExpectation, ProviderMetadata, RelyingParty, RelyingPartyAuthentication, Transport,
};
use eidas_bridge::oidc::{
    Claims, Client, ClientAuthentication, Clients, Parameters, ResponseProtection, Secret,
    UserinfoFormat,
};
use jiff::{SignedDuration, Timestamp};
use openssl::cipher::Cipher;
use openssl::ec::{EcGroup, EcKey};
use openssl::ecdsa::EcdsaSig;
use openssl::md::Md;
use openssl::nid::Nid;
use openssl::pkey::{PKey, Private, Public};
use openssl::rsa::Rsa;
use openssl::sha::sha256;
use publish::publish;
use serde_json::json;
use turns::in_turns;

const ISSUER: &str = "https://eidas.example.eu";
const TOKEN: &str = "https://eidas.example.eu/token";
const CLIENT: &str = "hub";
const NONCE: &str = "5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9";
const RSA_BITS: u32 = 3072;

/// Keys for everything, ours and the peer's being the same.
struct Keys {
    curve: EcKey<Private>,
    curve_public: EcKey<Public>,
    rsa: PKey<Private>,
    rsa_public: PKey<Public>,
    cipher: Cipher,
}

impl Keys {
    fn new() -> Self {
        let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1).unwrap();
        let curve = EcKey::generate(&group).unwrap();
        let rsa = PKey::from_rsa(Rsa::generate(RSA_BITS).unwrap()).unwrap();
        Self {
            curve_public: EcKey::from_public_key(&group, curve.public_key()).unwrap(),
            rsa_public: PKey::public_key_from_der(&rsa.public_key_to_der().unwrap()).unwrap(),
            cipher: Cipher::fetch(None, "AES-256-GCM", None).unwrap(),
            curve,
            rsa,
        }
    }

    fn curve_key(&self) -> PKey<Private> {
        PKey::from_ec_key(self.curve.clone()).unwrap()
    }

    fn signing(&self, algorithm: JwsAlgorithm) -> JwsKey {
        let key = match algorithm {
            JwsAlgorithm::Es256 => self.curve_key(),
            _ => self.rsa.clone(),
        };
        JwsKey::new(key, algorithm).unwrap()
    }

    /// What others encrypt to.
    fn receiving(&self, alg: KeyManagementAlgorithm) -> JweKey {
        let key = match alg {
            KeyManagementAlgorithm::RsaOaep => self.rsa.clone(),
            _ => self.curve_key(),
        };
        JweKey::new(key).unwrap()
    }

    /// A hash and a signature.
    fn sign(&self, algorithm: JwsAlgorithm, text: &[u8]) -> usize {
        let hash = sha256(text);
        match algorithm {
            JwsAlgorithm::Es256 => {
                black_box(EcdsaSig::sign(&hash, &self.curve).unwrap());
                1
            }
            _ => sign_rsa(&self.rsa, &hash).len(),
        }
    }

    /// A content key on its way, and the content.
    fn encrypt(&self, alg: KeyManagementAlgorithm, text: &[u8]) -> usize {
        if alg == KeyManagementAlgorithm::RsaOaep {
            black_box(oaep_encrypt(&self.rsa_public, Md::sha1(), &[7; 32]));
        } else {
            let ephemeral = EcKey::generate(self.curve.group()).unwrap();
            let secret = agree(&ephemeral, self.curve_public.public_key());
            black_box(sha256(&secret));
        }
        seal(&self.cipher, text).0.len()
    }
}

/// One row: its name, the bytes of the token, and the two operations.
struct Row<'a> {
    name: String,
    bytes: usize,
    turns: usize,
    whole: Box<dyn Fn() -> usize + 'a>,
    least: Box<dyn Fn() -> usize + 'a>,
}

fn choice(alg: KeyManagementAlgorithm) -> EncryptionChoice {
    let enc = ContentEncryption::A256gcm;
    EncryptionChoice { alg, enc }
}

/// The clock stands still: a token is as good at the last turn as at the first.
fn at_that_time() -> Timestamp {
    Timestamp::from_second(1_800_000_000).unwrap()
}

fn id_token() -> IdTokenClaims {
    let now = at_that_time();
    let subject = "BE/FR/0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9";
    IdTokenClaims {
        issuer: ISSUER.to_owned(),
        subject: subject.to_owned(),
        issued_at: now,
        expires_at: now + SignedDuration::from_mins(5),
        auth_time: now,
        nonce: Some(NONCE.to_owned()),
        acr: "eidas2".to_owned(),
        amr: vec!["eidas".to_owned()],
        access_token: Some(NONCE.to_owned()),
        person: Claims::default(),
    }
}

fn client(
    keys: &Keys,
    signing: JwsAlgorithm,
    alg: Option<KeyManagementAlgorithm>,
) -> (Client, SigningKeys) {
    let mut client = Client::new(CLIENT, Vec::new(), ClientAuthentication::PrivateKeyJwt);
    client.id_token = ResponseProtection {
        signing,
        encryption: alg.map(choice),
    };
    let published = match alg {
        Some(alg) => keys.receiving(alg).public(Some(alg)),
        None => keys.signing(signing).public().clone(),
    };
    client.keys = JwkSet::new(vec![published]);
    (client, SigningKeys::new(keys.signing(signing), Vec::new()))
}

/// What a signature covers.
fn covered(token: &str) -> Vec<u8> {
    token.rsplit_once('.').unwrap().0.as_bytes().to_vec()
}

fn turns(signing: JwsAlgorithm, alg: Option<KeyManagementAlgorithm>) -> usize {
    let quick = signing == JwsAlgorithm::Es256 && alg != Some(KeyManagementAlgorithm::RsaOaep);
    if quick { 4_001 } else { 601 }
}

/// Issues an `id_token`, signed and perhaps encrypted.
fn issue(keys: &Keys, signing: JwsAlgorithm, alg: Option<KeyManagementAlgorithm>) -> Row<'_> {
    let (client, signing_keys) = client(keys, signing, alg);
    let claims = id_token();
    let (plain, _) = self::client(keys, signing, None);
    let signed = claims.issue(&signing_keys, &plain).unwrap();
    let token = claims.issue(&signing_keys, &client).unwrap();
    let text = covered(&signed);
    let encrypted = alg.map_or(String::new(), |alg| {
        format!(", to {} and A256GCM", alg.as_str())
    });
    Row {
        name: format!("issue an id_token, {}{encrypted}", signing.as_str()),
        bytes: token.len(),
        turns: turns(signing, alg),
        whole: Box::new(move || claims.issue(&signing_keys, &client).unwrap().len()),
        least: Box::new(move || {
            let bytes = keys.sign(signing, &text);
            alg.map_or(bytes, |alg| keys.encrypt(alg, signed.as_bytes()))
        }),
    }
}

/// Believes a client that signed an assertion.
fn assertion(keys: &Keys, signing: JwsAlgorithm) -> Row<'_> {
    let (client, _) = client(keys, signing, None);
    let clients = Clients::new([client]);
    let now = at_that_time();
    let claims = json!({
        "iss": CLIENT, "sub": CLIENT, "aud": ISSUER, "jti": NONCE,
        "iat": now.as_second(), "exp": now.as_second() + 60,
    });
    let token = jose::sign(&claims, &keys.signing(signing), "JWT").unwrap();
    let text = covered(&token);
    let bytes = token.len();
    let form = [
        ("grant_type", "authorization_code"),
        ("client_assertion_type", JWT_BEARER),
        ("client_assertion", &token),
    ];
    let form = form.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let form = Parameters::collect(form).unwrap();
    Row {
        name: format!("believe a client assertion, {}", signing.as_str()),
        bytes,
        turns: 4_001,
        whole: Box::new(move || believe(&clients, &form, now)),
        least: verify(keys, signing, text),
    }
}

fn believe(clients: &Clients, form: &Parameters, now: Timestamp) -> usize {
    let own = OwnAudience {
        issuer: ISSUER,
        token_endpoint: TOKEN,
    };
    let credentials = Credentials {
        authorization: None,
        form,
        certificate: None,
    };
    let believed = authenticate(clients, credentials, own, now);
    believed.unwrap().client().client_id.len()
}

/// A hash and a verification.
fn verify(keys: &Keys, signing: JwsAlgorithm, text: Vec<u8>) -> Box<dyn Fn() -> usize + '_> {
    let hash = sha256(&text);
    if signing == JwsAlgorithm::Es256 {
        let signature = EcdsaSig::sign(&hash, &keys.curve).unwrap();
        return Box::new(move || {
            assert!(
                signature
                    .verify(&sha256(&text), &keys.curve_public)
                    .unwrap()
            );
            1
        });
    }
    let signature = sign_rsa(&keys.rsa, &hash);
    Box::new(move || {
        assert!(verify_rsa(&keys.rsa_public, &sha256(&text), &signature));
        1
    })
}

/// Opens and verifies the hub's `id_token`.
fn receive(keys: &Keys, alg: KeyManagementAlgorithm) -> Row<'_> {
    let signing = JwsAlgorithm::Es256;
    let (client, signing_keys) = client(keys, signing, Some(alg));
    let token = id_token().issue(&signing_keys, &client).unwrap();
    let (plain, _) = self::client(keys, signing, None);
    let signed = id_token().issue(&signing_keys, &plain).unwrap();
    let party = RelyingParty {
        client_id: CLIENT.to_owned(),
        redirect_uri: String::new(),
        authentication: RelyingPartyAuthentication::SecretPost(Secret::new("")),
        decryption_keys: vec![keys.receiving(alg)],
        id_token: client.id_token,
        userinfo: UserinfoFormat::Json,
    };
    let (provider, hub_keys) = (
        provider(),
        JwkSet::new(vec![keys.signing(signing).public().clone()]),
    );
    let verified = verify(keys, signing, covered(&signed));
    let (sealed, tag) = seal(&keys.cipher, signed.as_bytes());
    let wrapped = oaep_encrypt(&keys.rsa_public, Md::sha1(), &[7; 32]);
    let ephemeral = EcKey::generate(keys.curve.group()).unwrap();
    Row {
        name: format!("open an id_token, ES256, to {} and A256GCM", alg.as_str()),
        bytes: token.len(),
        turns: turns(signing, Some(alg)),
        whole: Box::new(move || accept(&party, &token, &provider, &hub_keys)),
        least: Box::new(move || {
            let key = if alg == KeyManagementAlgorithm::RsaOaep {
                oaep_decrypt(&keys.rsa, Md::sha1(), &wrapped)
            } else {
                black_box(sha256(&agree(&keys.curve, ephemeral.public_key())));
                vec![7; 32]
            };
            open(&keys.cipher, &key, &sealed, &tag).len() + verified()
        }),
    }
}

fn accept(party: &RelyingParty, token: &str, provider: &ProviderMetadata, keys: &JwkSet) -> usize {
    let expected = IdTokenExpectation {
        nonce: NONCE,
        access_token: Some(NONCE),
        max_age: None,
        now: at_that_time(),
        skew: SignedDuration::from_mins(1),
    };
    let token = party.verify_id_token(token, provider, keys, &expected);
    token.unwrap().subject().len()
}

fn provider() -> ProviderMetadata {
    let at = |path: &str| format!("{ISSUER}{path}");
    let described = json!({
        "issuer": ISSUER,
        "authorization_endpoint": at("/authorize"),
        "token_endpoint": TOKEN,
        "userinfo_endpoint": at("/userinfo"),
        "jwks_uri": at("/jwks"),
    });
    let described = described.to_string();
    ProviderMetadata::parse(described.as_bytes(), ISSUER, Transport::HttpsOnly).unwrap()
}

fn main() {
    use JwsAlgorithm::{Es256, Ps256};
    use KeyManagementAlgorithm::{EcdhEs, RsaOaep};
    let keys = Keys::new();
    let rows = [
        issue(&keys, Es256, None),
        issue(&keys, Ps256, None),
        issue(&keys, Es256, Some(RsaOaep)),
        issue(&keys, Es256, Some(EcdhEs)),
        assertion(&keys, Es256),
        assertion(&keys, Ps256),
        receive(&keys, RsaOaep),
        receive(&keys, EcdhEs),
    ];
    let mut table = String::from(
        "| operation | bytes | whole | bare primitives | multiple |\n|---|---|---|---|---|\n",
    );
    for row in rows {
        // Once for whatever is looked up on first use.
        black_box((row.whole)() + (row.least)());
        let [whole, least] = in_turns(row.turns, &*row.whole, &*row.least);
        let multiple = whole.as_secs_f64() / least.as_secs_f64();
        let (name, bytes) = (row.name, row.bytes);
        writeln!(
            table,
            "| {name} | {bytes} | {whole:.1?} | {least:.1?} | {multiple:.2} |"
        )
        .unwrap();
    }
    publish("tokens", &table);
}
