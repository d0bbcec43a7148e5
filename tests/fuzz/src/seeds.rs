//! What the corpus starts from: valid inputs of each target and near misses, all made here. The
//! same values are what the targets compare with.

use crate::keys::Pair;
use crate::messages::{self, FAILURE, LIST, SUCCESS, encrypted};
use crate::targets::jwe_choices;
use crate::world::{
    MINUTE, THEIR_CONNECTOR, WORLD, connector_document, now, service_document, signed,
};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use eidas_bridge::oidc::discovery::ProviderDescription;
use eidas_bridge::oidc::id_token::IdTokenClaims;
use eidas_bridge::oidc::jose::{self, JweKey, JwkSet, JwsAlgorithm, JwsKey};
use eidas_bridge::oidc::relying_party::{
    ProviderMetadata, RelyingParty, RelyingPartyAuthentication, Transport,
};
use eidas_bridge::oidc::{
    Client, ClientAuthentication, ResponseProtection, Secret, UserinfoFormat,
};
use eidas_bridge::xml::{
    ContentEncryption, DigestAlgorithm, EncryptionRecipient, KeyManagement, KeyWrap,
    SignaturePlacement, encrypt_element, sign_enveloped,
};
use flate2::Compression;
use flate2::write::DeflateEncoder;
use openssl::ecdsa::EcdsaSig;
use openssl::sha::sha256;
use serde_json::{Value, json};
use std::io::Write as _;
use std::path::Path;

pub const RELAY_STATE: &str = "a b&c";
pub const PLAINTEXT: &str = "a.b.c";
pub const ISSUER: &str = "https://op.example";
pub const CLIENT_ID: &str = "the bridge";
pub const NONCE: &str = "a1b2c3d4";
pub const ACCESS_TOKEN: &str = "opaque";

/// Writes every seed as `<folder>/<target>/<name>`.
pub fn write(folder: &Path) {
    let all = [
        ("reader", documents()),
        ("c14n", documents()),
        ("sign", messages_and_metadata()),
        ("verify", verified()),
        ("decrypt", encryptions()),
        ("assertion", assertions()),
        ("response", responses()),
        ("request", requests()),
        ("query", queries()),
        ("form", forms()),
        ("metadata", metadata()),
        ("service_list", lists()),
        ("jws", tokens()),
        ("jwe", encrypted_tokens()),
        ("jwk_set", key_sets()),
        ("id_token", id_tokens()),
        ("dpop", proofs()),
        ("country", countries()),
    ];
    for (target, seeds) in all {
        let folder = folder.join(target);
        std::fs::create_dir_all(&folder).expect("a folder");
        for (number, seed) in seeds.iter().enumerate() {
            std::fs::write(folder.join(format!("seed-{number:02}")), seed).expect("written");
        }
    }
}

/// Some of a text's edits: each alone.
fn edited(text: &str, edits: &[(&str, &str)]) -> Vec<String> {
    let edit = |(from, to): &(&str, &str)| {
        assert!(text.contains(from), "nothing to edit: {from}");
        text.replacen(from, to, 1)
    };
    let mut all = vec![text.to_owned()];
    all.extend(edits.iter().map(edit));
    all
}

fn documents() -> Vec<String> {
    let small = [
        "<a/>",
        "<?xml version='1.0' encoding=\"UTF-8\"?>\n<!-- c --><a>\r\n</a><!-- d -->\n",
        "<a b='1' c=\"2\"> x &lt; &#xD;&#13;&#x1D54F; &amp; &quot;&apos;&gt; ]]&gt; </a >",
        "<p:a xmlns:p='urn:p' p:b='1' b='2'><p:c xmlns:p='urn:q' p:b=''/></p:a>",
        "<a xmlns='urn:d'><b xmlns=''><c xmlns='urn:d'/></b></a>",
        "<a xmlns:x='urn:x' xmlns:y='urn:x' y:b='&#10;\t\n'><x:b y:c='' xml:lang='fr'/></a>",
        "<a xmlns:z='urn:z' xmlns:b='urn:b'><z:é b:ü='字'/>\u{2028}e\u{301}</a>",
        "<a ID='x'><b ID='y' xml:space=' preserve'/><!-- in --><?p i?></a>",
        "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>",
        "<a><![CDATA[x]]></a>",
        "\u{feff}<a/>",
    ];
    let mut all: Vec<String> = small.map(str::to_owned).into();
    all.extend([messages::request(), messages::assertion()]);
    all.push(signed(&messages::response(FAILURE, "")).unwrap());
    all
}

fn messages_and_metadata() -> Vec<String> {
    let mut all = requests();
    all.truncate(3);
    all.extend(responses().into_iter().take(2));
    all.extend(metadata().into_iter().take(2));
    all.extend([
        "<a ID='x'><b/></a>".to_owned(),
        "<a xmlns='urn:d' ID='x'>t<!-- c --><b/>\r\n</a>".to_owned(),
    ]);
    all
}

/// Documents as they were and how they are signed: by each kind of key, whole and in parts.
pub fn signed_documents() -> Vec<(String, SignedLike)> {
    let world = &*WORLD;
    let assertion = messages::assertion();
    let failure = messages::response(FAILURE, "");
    vec![
        (messages::request(), SignedLike::Message(&world.messages)),
        (failure.clone(), SignedLike::Message(&world.messages)),
        (failure.clone(), SignedLike::Message(&world.messages_rsa)),
        (failure, SignedLike::Message(&world.messages_brainpool)),
        (assertion.clone(), SignedLike::Part(&world.messages)),
        (assertion, SignedLike::Part(&world.messages_rsa)),
        (LIST.to_owned(), SignedLike::List(&world.metadata)),
    ]
}

/// Where a signature is and whose.
pub enum SignedLike {
    /// In a message.
    Message(&'static Pair),
    /// In an assertion, in a response without one.
    Part(&'static Pair),
    /// At the beginning.
    List(&'static Pair),
}

fn verified() -> Vec<String> {
    let sign = |text: &str, placement, pair: &Pair| {
        sign_enveloped(text, placement, &pair.signer()).unwrap()
    };
    let documents = signed_documents().into_iter();
    let mut all: Vec<String> = documents
        .map(|(text, like)| match like {
            SignedLike::Message(pair) => sign(&text, SignaturePlacement::AfterFirstChild, pair),
            SignedLike::List(pair) => sign(&text, SignaturePlacement::FirstChild, pair),
            SignedLike::Part(pair) => {
                let part = sign(&text, SignaturePlacement::AfterFirstChild, pair);
                messages::response(SUCCESS, &part)
            }
        })
        .collect();
    // Without a hint, with white space in base64, in another form of the same.
    let message = all[1].clone();
    let (start, end) = (
        message.find("<ds:KeyInfo>"),
        message.find("</ds:Signature>"),
    );
    let without = format!("{}{}", &message[..start.unwrap()], &message[end.unwrap()..]);
    all.push(without);
    all.push(
        message
            .replace("Value>", "Value>\r\n ")
            .replace("\"2.0\"", "'2.0'"),
    );
    all
}

fn encryptions() -> Vec<String> {
    let world = &*WORLD;
    let assertion = messages::assertion();
    let seal = |text: &str, pair: &Pair, management, content| {
        let recipient = EncryptionRecipient::new(&pair.der(), management).unwrap();
        encrypt_element(text, &recipient, content).unwrap()
    };
    let eidas = KeyManagement::EIDAS;
    let (curve, rsa) = (&world.encryption, &world.encryption_rsa);
    let mut all = vec![
        seal(&assertion, curve, eidas, ContentEncryption::Aes256Gcm),
        seal(&assertion, rsa, eidas, ContentEncryption::Aes128Gcm),
        seal("<a/>", rsa, eidas, ContentEncryption::Aes192Gcm),
    ];
    for (key_wrap, digest) in [
        (KeyWrap::Aes128, DigestAlgorithm::Sha512),
        (KeyWrap::Aes192, DigestAlgorithm::Sha384),
    ] {
        let management = KeyManagement {
            key_wrap,
            oaep_digest: digest,
            oaep_mask: digest,
            ..eidas
        };
        all.push(seal(
            "<a/>",
            curve,
            management,
            ContentEncryption::Aes256Gcm,
        ));
        all.push(seal("<a/>", rsa, management, ContentEncryption::Aes256Gcm));
    }
    let oaep = "http://www.w3.org/2009/xmlenc11#rsa-oaep";
    let old = all[2].replace(oaep, "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p");
    all.push(old);
    all.push(all[0].replace("PartyUInfo=\"0000\"", "PartyUInfo=\"00\""));
    all.push(all[0].replace("aes256-gcm", "aes256-cbc"));
    let hintless = |text: &str, from: &str, to: &str| {
        let (start, end) = (text.find(from)?, text.rfind(to)?);
        Some(format!("{}{}", &text[..start], &text[end + to.len()..]))
    };
    all.extend(hintless(&all[1], "<ds:X509Data>", "</ds:X509Data>"));
    all
}

fn assertions() -> Vec<String> {
    let text = messages::assertion();
    let mut all = edited(
        &text,
        &[
            (
                "<saml2:NameID>",
                "<saml2:NameID Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:transient\" NameQualifier=\"q\">",
            ),
            ("LoA/substantial", "LoA/low"),
            ("LoA/substantial", "LoA/high"),
            ("BE/FI/1", "BE/FR/1"),
            ("Onases", "Ωνάσης"),
            ("1980-02-29", "1981-02-29"),
            (">Female<", ">Unspecified<"),
            (
                "</saml2:Conditions>",
                "<saml2:OneTimeUse/></saml2:Conditions>",
            ),
            ("NotBefore=", "Other="),
            (
                "</saml2:AttributeStatement>",
                "</saml2:AttributeStatement><saml2:Advice/>",
            ),
            (
                "</saml2:AuthnContextClassRef>",
                "</saml2:AuthnContextClassRef><saml2:AuthnContextDecl/>",
            ),
            ("12:05:00.000Z", "11:05:00Z"),
            ("12:05:00.000Z", "14:05:00+02:00"),
            (" xmlns:saml2=\"urn:oasis:names:tc:SAML:2.0:assertion\"", ""),
        ],
    );
    all.push(signed(&text).unwrap());
    all
}

fn responses() -> Vec<String> {
    let recipient = WORLD.encryption.recipient();
    let seal = encrypt_element(
        &messages::assertion(),
        &recipient,
        ContentEncryption::Aes256Gcm,
    );
    let success = messages::response(SUCCESS, &encrypted(&seal.unwrap()));
    let failure = messages::response(FAILURE, "");
    let mut all = vec![success];
    all.extend(edited(
        &failure,
        &[
            ("Version=\"2.0\"", "Version=\"2.0\" Consent=\"urn:oasis:names:tc:SAML:2.0:consent:obtained\""),
            ("<saml2p:Status>", "<saml2p:Extensions><x xmlns=\"urn:x\"/></saml2p:Extensions><saml2p:Status>"),
            ("status:Responder", "status:Requester"),
            ("202010 - cancelled", "003002"),
            ("12:00:00.000Z", "11:59:59+00:00"),
            ("<saml2:Issuer>", "<saml2:Issuer Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:entity\">"),
            ("</saml2p:StatusMessage>", "</saml2p:StatusMessage><saml2p:StatusDetail><d xmlns=\"urn:d\"/></saml2p:StatusDetail>"),
        ],
    ));
    all.push(messages::response(SUCCESS, &messages::assertion()));
    all
}

fn requests() -> Vec<String> {
    edited(
        &messages::request(),
        &[
            (
                "ForceAuthn=\"true\" IsPassive=\"false\"",
                "ForceAuthn=\"1\"",
            ),
            (
                "ForceAuthn=\"true\"",
                "ForceAuthn=\"true\" AssertionConsumerServiceURL=\"https://node.be.example/connector/acs\"",
            ),
            (
                "ForceAuthn=\"true\"",
                "ForceAuthn=\"true\" AssertionConsumerServiceIndex=\"0\"",
            ),
            (
                "ForceAuthn=\"true\"",
                "ForceAuthn=\"true\" ProtocolBinding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST\"",
            ),
            ("LoA/substantial", "LoA/high"),
            ("Comparison=\"minimum\"", "Comparison=\"exact\""),
            (
                "<saml2:AuthnContextClassRef>",
                "<saml2:AuthnContextClassRef>urn:x</saml2:AuthnContextClassRef><saml2:AuthnContextClassRef>",
            ),
            (">public<", ">private<"),
            ("<eidas:SPType>public</eidas:SPType>", ""),
            ("naturalperson/Gender", "legalperson/LegalName"),
            ("naturalperson/Gender", "naturalperson/Unknown"),
            (
                "Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:persistent\"",
                "SPNameQualifier=\"x\"",
            ),
            (
                "\" isRequired=\"false\"/>",
                "\" isRequired=\"false\"><eidas:AttributeValue>x</eidas:AttributeValue></eidas:RequestedAttribute>",
            ),
        ],
    )
}

/// The message in a query, deflated and signed as the standard says.
pub fn redirect_query(message: &[u8], relay_state: Option<&str>) -> String {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(message).unwrap();
    let escape =
        |text: &str| -> String { form_urlencoded::byte_serialize(text.as_bytes()).collect() };
    let value = escape(&STANDARD.encode(encoder.finish().unwrap()));
    let algorithm = escape("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256");
    let state = relay_state.map(|state| format!("&RelayState={}", escape(state)));
    let octets = format!(
        "SAMLRequest={value}{}&SigAlg={algorithm}",
        state.unwrap_or_default()
    );
    let key = WORLD.messages.key.ec_key().unwrap();
    let signature = EcdsaSig::sign(&sha256(octets.as_bytes()), &key).unwrap();
    let mut both = signature.r().to_vec_padded(32).unwrap();
    both.extend(signature.s().to_vec_padded(32).unwrap());
    format!("{octets}&Signature={}", escape(&STANDARD.encode(both)))
}

fn queries() -> Vec<String> {
    let request = messages::request();
    let bare = redirect_query(request.as_bytes(), None);
    let with_state = redirect_query(request.as_bytes(), Some(RELAY_STATE));
    let enveloped = STANDARD.encode(signed(&request).unwrap());
    let enveloped: String = form_urlencoded::byte_serialize(enveloped.as_bytes()).collect();
    let encoding = "urn%3Aoasis%3Anames%3Atc%3ASAML%3A2.0%3Abindings%3AURL-Encoding%3ADEFLATE";
    vec![
        format!("SAMLRequest={enveloped}"),
        format!("SAMLRequest={enveloped}&RelayState=x&other=y"),
        format!("RelayState=&{bare}"),
        format!("{bare}&SAMLEncoding={encoding}"),
        format!("{bare}&SigAlg=x"),
        with_state.replace("RelayState=a+b", "RelayState=a%20b"),
        redirect_query(b"<a/>", Some("")),
        bare,
        with_state,
    ]
}

fn forms() -> Vec<String> {
    let messages = [
        messages::request(),
        messages::response(FAILURE, ""),
        "<a ID='_x'/>".to_owned(),
        "\u{feff}<a/>".to_owned(),
    ];
    let encoded = messages.map(|text| STANDARD.encode(text));
    let mut all: Vec<String> = encoded
        .iter()
        .map(|text| format!("state\n{text}"))
        .collect();
    let [short, ..] = &encoded;
    let lines: Vec<&str> = short
        .as_bytes()
        .chunks(76)
        .map(|line| std::str::from_utf8(line).unwrap())
        .collect();
    all.push(format!("\n{}\r\n", lines.join("\r\n")));
    all.push(format!("{}\n{short}", "x".repeat(81)));
    all
}

/// A document without its signature.
fn unsigned(document: &str) -> String {
    let (start, end) = (
        document.find("<ds:Signature ").unwrap(),
        document.find("</ds:Signature>").unwrap() + "</ds:Signature>".len(),
    );
    format!("{}{}", &document[..start], &document[end..])
}

fn metadata() -> Vec<String> {
    let world = &*WORLD;
    let signing = [world.messages.der()];
    let encryption = [world.encryption.der()];
    let key = &world.metadata_signer;
    let connector = unsigned(&connector_document(&signing, &encryption, key));
    let service = unsigned(&service_document(&signing, key));
    let mut all = edited(
        &connector,
        &[
            (
                "https://node.be.example/connector/acs",
                "http://node.be.example/acs",
            ),
            (
                "<md:EntityDescriptor ",
                "<md:EntityDescriptor cacheDuration=\"P1D\" ",
            ),
            ("use=\"encryption\"", ""),
            (
                "WantAssertionsSigned=\"true\"",
                "WantAssertionsSigned=\"0\" AuthnRequestsSigned=\"1\"",
            ),
            ("isDefault=\"true\"", "isDefault=\"maybe\""),
        ],
    );
    all.extend(edited(
        &service,
        &[
            ("LoA/low", "LoA/high"),
            ("bindings:HTTP-Redirect", "bindings:SOAP"),
            (
                "</md:IDPSSODescriptor>",
                "</md:IDPSSODescriptor><md:IDPSSODescriptor/>",
            ),
        ],
    ));
    // One entity with both roles.
    let role = service.find("<md:IDPSSODescriptor").unwrap();
    let end = service.find("</md:IDPSSODescriptor>").unwrap() + "</md:IDPSSODescriptor>".len();
    let both = format!("<md:SPSSODescriptor{}", "");
    all.push(connector.replacen(&both, &format!("{}{both}", &service[role..end]), 1));
    assert!(all[0].contains(THEIR_CONNECTOR));
    all
}

fn lists() -> Vec<String> {
    let certificate = STANDARD.encode(WORLD.metadata.der());
    let key = format!(
        "<ds:KeyInfo xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:X509Data><ds:X509Certificate>{certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></l:MetadataLocation>"
    );
    edited(
        LIST,
        &[
            ("</l:MetadataLocation>", &key),
            ("Suspend=\"true\"", "Suspend=\"1\""),
            ("ept/ProxyService", "ept/Connector"),
            ("Territory=\"GR\"", "Territory=\"EL\""),
            ("2026-03-08T00:00:00Z", "2026-03-08T00:00:00"),
            ("2026-03-08T00:00:00Z", "2026-02-28T01:00:00+01:00"),
        ],
    )
}

/// What every signed token of the seeds says.
pub fn claims() -> Value {
    json!({ "sub": "x", "n": [1, 2.5, null, true], "é": { "a": "\u{1d54f}\n" } })
}

/// Keys that sign tokens, one of each kind.
pub fn jws_keys() -> Vec<JwsKey> {
    let key = |pair: Pair, algorithm| JwsKey::new(pair.key, algorithm).unwrap();
    vec![
        key(Pair::p256("jose"), JwsAlgorithm::Es256),
        key(Pair::rsa(), JwsAlgorithm::Ps256),
    ]
}

/// Keys that tokens are encrypted for.
pub fn jwe_keys() -> Vec<JweKey> {
    [Pair::p256("jose"), Pair::rsa()]
        .map(|pair| JweKey::new(pair.key).unwrap())
        .into()
}

fn tokens() -> Vec<String> {
    let mut all: Vec<String> = jws_keys()
        .iter()
        .map(|key| jose::sign(&claims(), key, "JWT").unwrap())
        .collect();
    let none = "eyJhbGciOiJub25lIn0.e30.";
    all.push(none.to_owned());
    all.push(all[0].replacen('.', "..", 1));
    all
}

fn encrypted_tokens() -> Vec<String> {
    let keys = jwe_keys();
    let mut all = Vec::new();
    for choice in jwe_choices() {
        let fitting = keys
            .iter()
            .find_map(|key| jose::encrypt(PLAINTEXT, &key.public(Some(choice.alg)), choice).ok());
        all.extend(fitting);
    }
    all
}

fn key_sets() -> Vec<String> {
    let mut keys: Vec<_> = jws_keys().iter().map(|key| key.public().clone()).collect();
    keys.extend(jwe_keys().iter().map(|key| key.public(None)));
    let whole = JwkSet::new(keys.clone()).to_value().to_string();
    let mut all: Vec<String> = keys
        .into_iter()
        .map(|key| JwkSet::new(vec![key]).to_value().to_string())
        .collect();
    all.push(whole.replacen("\"kty\":\"EC\"", "\"kty\":\"OKP\"", 1));
    all.push(whole.replacen("\"kty\"", "\"kty\":\"oct\",\"kty\"", 1));
    all.push(whole);
    all.push("{\"keys\":[]}".to_owned());
    all
}

/// Us as a client of a provider.
pub fn relying_party() -> (RelyingParty, ProviderMetadata) {
    let protection = ResponseProtection {
        signing: JwsAlgorithm::Es256,
        encryption: None,
    };
    let party = RelyingParty {
        client_id: CLIENT_ID.to_owned(),
        redirect_uri: "https://bridge.example/callback".to_owned(),
        authentication: RelyingPartyAuthentication::SecretPost(Secret::new("secret")),
        decryption_keys: Vec::new(),
        id_token: protection,
        userinfo: UserinfoFormat::Jwt(protection),
    };
    let list = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
    let description = ProviderDescription {
        issuer: ISSUER.to_owned(),
        authorization_endpoint: format!("{ISSUER}/authorize"),
        token_endpoint: format!("{ISSUER}/token"),
        userinfo_endpoint: format!("{ISSUER}/userinfo"),
        jwks_uri: format!("{ISSUER}/jwks"),
        signing: vec![JwsAlgorithm::Es256],
        scopes: list(&["openid"]),
        claims: list(&["sub"]),
        acr_values: list(&["eidas2"]),
        ui_locales: list(&["en"]),
        ..ProviderDescription::default()
    };
    let document = description.document().to_string();
    let provider = ProviderMetadata::parse(document.as_bytes(), ISSUER, Transport::HttpsOnly);
    (party, provider.unwrap())
}

fn id_tokens() -> Vec<String> {
    let key = &jws_keys()[0];
    let mut client = Client::new(
        CLIENT_ID,
        vec!["https://bridge.example/callback".to_owned()],
        ClientAuthentication::SecretPost(Secret::new("secret")),
    );
    client.id_token = relying_party().0.id_token;
    let claims = IdTokenClaims {
        issuer: ISSUER.to_owned(),
        subject: "CB/FR/12345".to_owned(),
        issued_at: now(),
        expires_at: now() + MINUTE,
        auth_time: now(),
        nonce: Some(NONCE.to_owned()),
        acr: "eidas2".to_owned(),
        amr: vec!["pwd".to_owned()],
        access_token: Some(ACCESS_TOKEN.to_owned()),
        person: eidas_bridge::oidc::Claims::new(),
    };
    let token = claims.issue(&key.clone().into(), &client).unwrap();
    let parts: Vec<String> = token
        .split('.')
        .take(2)
        .map(|part| {
            let bytes = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(part);
            String::from_utf8(bytes.unwrap()).unwrap()
        })
        .collect();
    let audience = format!("\"aud\":\"{CLIENT_ID}\"");
    let several = format!("\"azp\":\"{CLIENT_ID}\",\"aud\":[\"{CLIENT_ID}\",\"other\"]");
    let twice = format!("{audience},{audience}");
    edited(
        &parts.join("\n"),
        &[
            (&audience, &several),
            (&audience, &twice),
            ("\"ES256\"", "\"none\""),
            ("\"ES256\"", "\"ES256\",\"crit\":[\"b64\"],\"b64\":false"),
            ("CB/FR/12345", "\\u0043\\ud835\\udd4f"),
        ],
    )
}

fn proofs() -> Vec<String> {
    let mut key = jws_keys()[0].public().to_value();
    if let Some(members) = key.as_object_mut() {
        members.retain(|name, _| !matches!(name.as_str(), "kid" | "use" | "alg"));
    }
    let header = json!({ "typ": "dpop+jwt", "alg": "ES256", "jwk": key });
    let hash = openssl::sha::sha256(ACCESS_TOKEN.as_bytes());
    let claims = json!({
        "jti": "one", "htm": "GET", "htu": format!("{ISSUER}/userinfo"),
        "iat": now().as_second(),
        "ath": base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(hash),
    });
    let address = format!("{ISSUER}/userinfo");
    edited(
        &format!("{header}\n{claims}"),
        &[
            (&address, &format!("{ISSUER}:443/x/../userinfo?a#b")),
            ("\"GET\"", "\"POST\""),
            ("\"ES256\"", "\"none\""),
            ("\"kty\"", "\"d\":\"AA\",\"kty\""),
            ("dpop+jwt", "JWT"),
        ],
    )
}

fn countries() -> Vec<String> {
    let text = "country = \"BE\"\nstate = \"draft\"\n[names]\nen = \"Belgium\"\nfr = \"Belgique\"\n[connector]\nentity_id = \"https://node.be.example/connector/metadata\"\n[proxy_service]\nentity_id = \"https://node.be.example/proxy-service/metadata\"\nmetadata_url = \"https://node.be.example/elsewhere\"\n[added]\nby = \"Ada Verhulst\"\nat = 2026-01-02T03:04:05Z\n[[exceptions]]\nname = \"oaep-mgf1p\"\nreason = \"an old node\"\napproved_by = \"Bo Claes\"\nfrom = 2026-01-01\nuntil = 2026-12-31\n";
    edited(
        text,
        &[
            ("\"draft\"", "\"approved\"\nanchors_file = \"x.pem\""),
            (
                "metadata_url = \"https://node.be.example/elsewhere\"",
                "metadata_file = \"be.xml\"",
            ),
            (
                "\"BE\"",
                "'''BE'''\r\nunknown = { a.b = [1, 0x1F, 1e3, inf, 07:32:00] }",
            ),
            ("https://node.be", "http://node.be"),
            ("[names]", "[names"),
        ],
    )
}
