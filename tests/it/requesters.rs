//! Who is asking: what each peer abroad is told about the service, where the hub says it, and what
//! our hub is told about a service abroad.

use axum::http::StatusCode;
use base64::Engine as _;
use eidas_bridge::domain::SpType;
use eidas_bridge::flow::{
    InRequest, Node, RequesterIdTo, RequesterParameters, RequesterSources, Stated,
};

use crate::http_edge::authorize;
use crate::http_world::*;

const SERVICE_ID: &str = "https://bank.example.fr/";

fn parameter<T>(name: &str) -> Stated<T> {
    Stated {
        in_request: Some(InRequest::Parameter(name.to_owned())),
        fixed: None,
    }
}

/// The hub says everything in its requests: two parameters and a claim.
fn said_by_the_hub() -> RequesterSources {
    RequesterSources {
        sp_type: parameter("sp_type"),
        requester_id: Stated {
            in_request: Some(InRequest::Claim("requester".to_owned())),
            fixed: None,
        },
        provider_name: parameter("sp_name"),
    }
}

/// Neighbours of which ours has these sources, and theirs asks for the identifier or does not and
/// speaks these versions.
async fn neighbours_where(
    sources: &RequesterSources,
    asks: bool,
    versions: &[&str],
    to: RequesterIdTo,
) -> (State, State, tempfile::TempDir) {
    let node = |country: &str, node: &mut Node| {
        let (connector, service) = (node.connector.as_mut(), node.proxy_service.as_mut());
        let (connector, service) = (connector.unwrap(), service.unwrap());
        if country == "FR" {
            connector.requester_id_to = to;
            if sources.sp_type != Stated::default() {
                connector.sp_type = None;
            }
            connector.policies.get_mut(CLIENT).unwrap().requester = sources.clone();
        } else {
            service.own.wants_requester_id = asks;
            service.hub_role.requester_parameters = RequesterParameters {
                provider_name: Some("dienst".to_owned()),
                requester_id: Some("dienst_id".to_owned()),
                sp_type: Some("sektor".to_owned()),
                country: Some("land".to_owned()),
            };
        }
    };
    let metadata = |name: &str, document: String| {
        if !name.starts_with("DE") {
            return document;
        }
        // The versions that are not declared go.
        let value = |version: &str| {
            format!("<saml2:AttributeValue xsi:type=\"xs:string\">{version}</saml2:AttributeValue>")
        };
        let gone = ["1.4", "1.3", "1.2"].into_iter();
        let gone = gone.filter(|version| !versions.contains(version));
        gone.fold(document, |text, version| {
            crate::saml_world::with(&text, &value(version), "")
        })
    };
    let differences = Differences {
        node: &node,
        metadata: &metadata,
        ..Differences::default()
    };
    let (ours, theirs, folder, _) = different_neighbours(&differences).await;
    (ours, theirs, folder)
}

/// The page after choosing Germany.
async fn chosen(ours: &State, changes: &[(&str, &str)]) -> Answer {
    let start = ours.get(&authorize(changes), "").await;
    assert_eq!(start.status, StatusCode::OK, "{:?}", start.headers);
    let (cookie, flow) = (start.cookie(), start.field("flow"));
    let fields = [("flow", flow.as_str()), ("country", "DE")];
    ours.post("/connector/country", &cookie, &fields).await
}

fn message(page: &Answer) -> String {
    let field = page.field("SAMLRequest");
    field.replace("&#43;", "+").replace("&#61;", "=")
}

fn request(page: &Answer) -> String {
    let engine = base64::engine::general_purpose::STANDARD;
    String::from_utf8(engine.decode(message(page)).unwrap()).unwrap()
}

/// What stands between two pieces of a text, if the first is there.
fn between<'t>(text: &'t str, before: &str, after: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(before)?;
    Some(rest.split_once(after).unwrap().0)
}

const CLAIMS: &str = "{\"id_token\":{\"requester\":{\"value\":\"https://bank.example.fr/\"}}}";

#[tokio::test]
async fn each_peer_is_told_what_the_rules_say() {
    use RequesterIdTo::{Everybody, WhoAsks};
    for versions in [&["1.4", "1.3", "1.2"][..], &["1.3", "1.2"], &["1.2"]] {
        for (asks, to, told) in [
            (true, WhoAsks, true),
            (false, WhoAsks, false),
            (false, Everybody, true),
        ] {
            let (ours, _theirs, _folder) =
                neighbours_where(&said_by_the_hub(), asks, versions, to).await;
            for sector in ["private", "public"] {
                let changes = [
                    ("sp_type", sector),
                    ("sp_name", "Banque Exemple"),
                    ("claims", CLAIMS),
                ];
                let page = chosen(&ours, &changes).await;
                let xml = request(&page);
                let case = format!("{versions:?} {asks} {to:?} {sector}");
                let sp_type = between(&xml, "<eidas:SPType>", "<");
                assert_eq!(sp_type, Some(sector), "{case}");
                let name = between(&xml, "ProviderName=\"", "\"");
                assert_eq!(name, Some("Banque Exemple"), "{case}");
                let id = between(&xml, "<saml2p:RequesterID>", "<");
                assert_eq!(id, told.then_some(SERVICE_ID), "{case}");
                assert_eq!(xml.contains("Scoping"), told, "{case}");
                assert!(page.body.contains("Banque Exemple"), "{}", page.body);
            }
        }
    }
}

#[tokio::test]
async fn a_sector_in_metadata_is_not_said_again() {
    let fixed = RequesterSources {
        requester_id: Stated::fixed(Some(SERVICE_ID.to_owned())),
        ..RequesterSources::default()
    };
    let (ours, _theirs, _folder) =
        neighbours_where(&fixed, true, &["1.4", "1.3", "1.2"], RequesterIdTo::WhoAsks).await;
    // What a request says counts for nothing where the client is not registered to say it.
    let changes = [
        ("sp_type", "private"),
        ("sp_name", "Else"),
        ("claims", CLAIMS),
    ];
    let xml = request(&chosen(&ours, &changes).await);
    assert!(!xml.contains("SPType"), "{xml}");
    assert!(xml.contains("ProviderName=\"Example Town\""), "{xml}");
    let id = between(&xml, "<saml2p:RequesterID>", "<");
    assert_eq!(id, Some(SERVICE_ID));
    let metadata = ours.get("/connector/metadata", "").await;
    assert!(metadata.body.contains("<eidas:SPType>public<"));
}

#[tokio::test]
async fn a_private_service_without_identifier_cannot_choose_a_country_that_asks_for_it() {
    let (ours, _theirs, _folder) = neighbours_where(
        &said_by_the_hub(),
        true,
        &["1.4", "1.3", "1.2"],
        RequesterIdTo::WhoAsks,
    )
    .await;
    ours.trust.look_at_all().await;
    let bad = "{\"id_token\":{\"requester\":{\"value\":\"no absolute URI\"}}}";
    for claims in ["", bad] {
        let private = [("sp_type", "private"), ("claims", claims)];
        let list = ours.get(&authorize(&private), "").await;
        assert!(list.body.contains("wants to know exactly which private"));
        let page = chosen(&ours, &private).await;
        assert!(page.body.contains("country.requester-id"), "{}", page.body);
        assert!(!page.body.contains("SAMLRequest"));
        // For a public one it is optional.
        let public = [("sp_type", "public"), ("claims", claims)];
        let xml = request(&chosen(&ours, &public).await);
        assert!(!xml.contains("Scoping"));
    }
}

#[tokio::test]
async fn a_request_that_must_say_the_sector_and_does_not_is_refused() {
    let (ours, _theirs, _folder) = neighbours_where(
        &said_by_the_hub(),
        false,
        &["1.4", "1.3", "1.2"],
        RequesterIdTo::WhoAsks,
    )
    .await;
    for sector in ["", "Private", "both"] {
        let start = ours.get(&authorize(&[("sp_type", sector)]), "").await;
        let said = query(start.header("location").unwrap());
        assert_eq!(said["error"], "invalid_request");
        let description = &said["error_description"];
        assert!(
            description.starts_with("oidc.authorization.sp-type"),
            "{description}"
        );
    }
    let repeated = format!("{}&sp_type=public", authorize(&[("sp_type", "private")]));
    let said = ours.get(&repeated, "").await;
    assert_eq!(
        query(said.header("location").unwrap())["error"],
        "invalid_request"
    );
}

#[tokio::test]
async fn a_private_service_chooses_only_countries_that_serve_it() {
    let (ours, _theirs, folder) = neighbours_where(
        &said_by_the_hub(),
        false,
        &["1.4", "1.3", "1.2"],
        RequesterIdTo::WhoAsks,
    )
    .await;
    let mut file = registered(&folder, "DE", THEIRS);
    file.proxy_service.as_mut().unwrap().sp_types = Some(vec![SpType::Public]);
    assert!(ours.trust.replace(of_files(vec![file])));
    let page = chosen(&ours, &[("sp_type", "private")]).await;
    assert!(page.body.contains("country.sp-type"), "{}", page.body);
    request(&chosen(&ours, &[("sp_type", "public")]).await);
}

#[tokio::test]
async fn our_hub_is_told_which_service_asks_abroad() {
    let (ours, theirs, _folder) = neighbours_where(
        &said_by_the_hub(),
        true,
        &["1.4", "1.3", "1.2"],
        RequesterIdTo::WhoAsks,
    )
    .await;
    let name = "Banque <b>&amp; \"Exemple\"";
    let changes = [
        ("sp_type", "private"),
        ("sp_name", name),
        ("claims", CLAIMS),
    ];
    let page = chosen(&ours, &changes).await;
    let message = message(&page);
    let fields = [("SAMLRequest", message.as_str()), ("RelayState", "rs")];
    let arrived = theirs.post("/proxy-service/sso", "", &fields).await;
    let onward = arrived.onward().to_owned();
    let told = query(&onward);
    assert_eq!(told["dienst"], name);
    assert_eq!(told["dienst_id"], SERVICE_ID);
    assert_eq!(told["sektor"], "private");
    assert_eq!(told["land"], "FR");
    // The page that leads back names the service, too, and never as markup.
    let (hub, _) = onward.split_once("/authorize?").unwrap();
    let said = form(&[
        ("error", "access_denied"),
        ("state", &told["state"]),
        ("iss", hub),
    ]);
    let callback = format!("/proxy-service/callback?{said}");
    let back = theirs.get(&callback, &arrived.cookie()).await;
    assert!(back.body.contains("Banque"), "{}", back.body);
    assert!(!back.body.contains("<b>"));
}

#[tokio::test]
async fn a_hub_without_names_for_it_is_told_nothing() {
    let (ours, theirs, _folder) = neighbours().await;
    let page = chosen(&ours, &[]).await;
    let message = message(&page);
    let fields = [("SAMLRequest", message.as_str())];
    let arrived = theirs.post("/proxy-service/sso", "", &fields).await;
    let known = [
        "response_type",
        "client_id",
        "redirect_uri",
        "scope",
        "acr_values",
        "state",
        "nonce",
        "code_challenge",
        "code_challenge_method",
        "prompt",
    ];
    let told = query(arrived.onward());
    let unknown: Vec<_> = told
        .keys()
        .filter(|name| !known.contains(&name.as_str()))
        .collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}
