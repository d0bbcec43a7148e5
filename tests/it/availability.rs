//! Which countries a login may choose: by the file, by metadata, by the service list and by what is
//! there at all; what the page says about the others, and that the server refuses them too. What a
//! file rules out is refused on the way back and in the other direction as well.

use std::sync::Arc;
use std::time::Duration;

use axum::http::StatusCode;
use eidas_bridge::ambient::FixedClock;
use eidas_bridge::config::{Config, CountryFile, CountryState, Suspension, load_countries};
use eidas_bridge::domain::{
    Attribute, ExceptionKind, LevelOfAssurance, PersonKind, RequestedLevel, SpType,
};
use eidas_bridge::net::{Client, Reach};
use eidas_bridge::trust::{Availability, Directory, Listing, Rules, Unavailable, Wanted};
use eidas_bridge::xml::{SignaturePlacement, sign_enveloped};
use jiff::Timestamp;

use crate::chaos::*;
use crate::datasets_world::sector;
use crate::exceptions::{edit_metadata, exception, of_version_1_1};
use crate::http_world::*;
use crate::inspect::Folder;
use crate::saml_world::{
    SUCCESS, WORLD, assertion_text, encrypted, now, response_text, signed, with,
};

const WANTED: Wanted<'static> = Wanted {
    level: &RequestedLevel::Minimum(LevelOfAssurance::Substantial),
    requester_id: false,
    person_kinds: &[PersonKind::Natural],
    sp_type: Some(SpType::Public),
    mandatory: &[Attribute::PersonIdentifier, Attribute::DateOfBirth],
};

fn of(directory: &Directory, wanted: &Wanted<'_>) -> Availability {
    let country = directory.country("BE".parse().unwrap()).unwrap();
    country.availability(wanted, directory.now())
}

fn because(why: Unavailable) -> Availability {
    Availability::Unavailable(why)
}

/// Belgium's file, with keys of its Proxy-Service.
fn with_limits(continent: &Continent, limits: &str) {
    continent.register("BE", "approved", "");
    let file = std::fs::read_to_string(continent.file("BE")).unwrap();
    let file = file.replace("[proxy_service]\n", &format!("[proxy_service]\n{limits}\n"));
    std::fs::write(continent.file("BE"), file).unwrap();
}

#[tokio::test]
async fn the_file_narrows_what_metadata_publishes() {
    let continent = Continent::of(&["BE"]).await;
    for (limits, wanted, expected) in [
        ("", WANTED, Availability::Available),
        (
            "levels = [\"low\"]",
            WANTED,
            because(Unavailable::LevelNotOffered),
        ),
        ("levels = [\"high\"]", WANTED, Availability::Available),
        (
            "person_kinds = [\"legal\"]",
            WANTED,
            because(Unavailable::PersonKind),
        ),
        (
            "person_kinds = [\"natural\"]",
            WANTED,
            Availability::Available,
        ),
        (
            "sp_types = [\"private\"]",
            WANTED,
            because(Unavailable::SpType),
        ),
        (
            "sp_types = [\"private\"]",
            Wanted {
                sp_type: None,
                ..WANTED
            },
            Availability::Available,
        ),
        (
            "not_notified = [\"http://eidas.europa.eu/NotNotified/LoA/low\"]",
            WANTED,
            Availability::Available,
        ),
    ] {
        with_limits(&continent, limits);
        let directory = continent.looked_at().await;
        assert_eq!(of(&directory, &wanted), expected, "{limits}");
    }
}

#[tokio::test]
async fn metadata_narrows_what_the_file_allows() {
    let mut continent = Continent::of(&["BE"]).await;
    continent.nation("BE").levels = vec![LevelOfAssurance::Low];
    continent.nations["BE"].publish(now());
    let directory = continent.looked_at().await;
    assert_eq!(
        of(&directory, &WANTED),
        because(Unavailable::LevelNotOffered)
    );
    let low = Wanted {
        level: &RequestedLevel::Minimum(LevelOfAssurance::Low),
        ..WANTED
    };
    assert_eq!(of(&directory, &low), Availability::Available);
    // The file's other levels are none that it publishes.
    with_limits(&continent, "levels = [\"high\"]");
    let directory = continent.looked_at().await;
    assert_eq!(of(&directory, &low), because(Unavailable::LevelNotOffered));
}

#[tokio::test]
async fn attributes_and_versions_are_those_of_metadata() {
    let mut continent = Continent::of(&["BE"]).await;
    let nation = continent.nation("BE");
    nation
        .attributes
        .retain(|one| *one != Attribute::DateOfBirth);
    nation.publish(now());
    let directory = continent.looked_at().await;
    let missing = Unavailable::AttributeMissing(Attribute::DateOfBirth);
    assert_eq!(of(&directory, &WANTED), because(missing));
    let fewer = Wanted {
        mandatory: &[Attribute::PersonIdentifier],
        ..WANTED
    };
    assert_eq!(of(&directory, &fewer), Availability::Available);

    let folder = Folder::new();
    edit_metadata(&folder, "service", of_version_1_1);
    let file = std::fs::read_to_string(folder.path("countries/BE.toml")).unwrap();
    let bent = exception(ExceptionKind::Protocol11, "2026-03-01", "2026-03-09");
    for (file, expected) in [
        (file.clone(), because(Unavailable::ProtocolVersion)),
        (format!("{file}{bent}"), Availability::Available),
    ] {
        folder.write("countries/BE.toml", &file);
        let config = Config::load(&folder.path("bridge.toml")).unwrap();
        let (files, rules) = (load_countries(&config.trust), Rules::from(&config.trust));
        let client = Client::new(Reach::PublicOnly, Duration::from_secs(1)).unwrap();
        let clock = Arc::new(FixedClock::new(now()));
        let directory = Arc::new(Directory::new(files, rules, client, clock));
        directory.look_at_all().await;
        assert_eq!(of(&directory, &WANTED), expected);
    }
}

/// What changes metadata before it is signed again.
type Edit<'a> = &'a dyn Fn(&str) -> String;

/// The metadata, listing only those of its attributes.
fn listing(document: &str, keep: impl Fn(&str) -> bool) -> String {
    const START: &str = "<saml2:Attribute FriendlyName=";
    const END: &str = "</saml2:Attribute>";
    let mut kept = String::new();
    let mut rest = document;
    while let Some(at) = rest.find(START) {
        let end = at + rest[at..].find(END).unwrap() + END.len();
        kept += &rest[..at];
        if keep(&rest[at..end]) {
            kept += &rest[at..end];
        }
        rest = &rest[end..];
    }
    kept + rest
}

fn of_version_1_2(document: &str) -> String {
    with(document, ">1.4<", ">1.2<").replace(">1.3<", ">1.2<")
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
async fn either_kind_of_person_is_asked_for_as_far_as_file_metadata_and_version_go() {
    use PersonKind::{Legal, Natural};
    let minimum = |kind| Attribute::minimum_dataset(kind).cloned();
    let mandatory: Vec<_> = minimum(Natural).chain(minimum(Legal)).collect();
    let natural_only = |it: &str| listing(it, |one| one.contains("naturalperson"));
    let half_legal = |it: &str| listing(it, |one| !one.contains("legalperson/LegalName"));
    let older_natural_only = |it: &str| natural_only(&of_version_1_2(it));
    let older = |it: &str| of_version_1_2(it);
    let as_it_is = |it: &str| it.to_owned();
    let missing = Unavailable::AttributeMissing(Attribute::LegalName);
    let cases: [(Edit<'_>, &str, &[PersonKind], _); 14] = [
        (&as_it_is, "", &[Natural], Ok(vec![Natural])),
        (&as_it_is, "", &[Legal], Ok(vec![Legal])),
        // Of a node of today only one kind can be asked for: the client's first.
        (&as_it_is, "", &[Natural, Legal], Ok(vec![Natural])),
        (&as_it_is, "", &[Legal, Natural], Ok(vec![Legal])),
        (&older, "", &[Legal, Natural], Ok(vec![Legal, Natural])),
        (&older, "", &[Legal], Ok(vec![Legal])),
        // What the file leaves out is never asked for.
        (&as_it_is, "natural", &[Legal], Err(Unavailable::PersonKind)),
        (&as_it_is, "natural", &[Legal, Natural], Ok(vec![Natural])),
        (&older, "natural", &[Legal, Natural], Ok(vec![Natural])),
        // Nor what metadata does not know.
        (&natural_only, "", &[Legal], Err(Unavailable::PersonKind)),
        (&natural_only, "", &[Legal, Natural], Ok(vec![Natural])),
        (
            &older_natural_only,
            "",
            &[Legal, Natural],
            Ok(vec![Natural]),
        ),
        (&half_legal, "", &[Legal], Err(missing)),
        (&half_legal, "", &[Legal, Natural], Ok(vec![Natural])),
    ];
    for (edit, limit, kinds, expected) in cases {
        let folder = Folder::new();
        edit_metadata(&folder, "service", edit);
        if !limit.is_empty() {
            let file = std::fs::read_to_string(folder.path("countries/BE.toml")).unwrap();
            let limited = format!("[proxy_service]\nperson_kinds = [\"{limit}\"]\n");
            folder.write(
                "countries/BE.toml",
                &with(&file, "[proxy_service]\n", &limited),
            );
        }
        let config = Config::load(&folder.path("bridge.toml")).unwrap();
        let (files, rules) = (load_countries(&config.trust), Rules::from(&config.trust));
        let client = Client::new(Reach::PublicOnly, Duration::from_secs(1)).unwrap();
        let clock = Arc::new(FixedClock::new(now()));
        let directory = Arc::new(Directory::new(files, rules, client, clock));
        directory.look_at_all().await;
        let wanted = Wanted {
            person_kinds: kinds,
            mandatory: &mandatory,
            ..WANTED
        };
        let be = "BE".parse().unwrap();
        let peer = directory.proxy_service(be).await.unwrap();
        let asked = directory.country(be).unwrap().person_kinds(&peer, &wanted);
        match (of(&directory, &wanted), expected) {
            (Availability::Available, Ok(expected)) => assert_eq!(asked, expected, "{kinds:?}"),
            (Availability::Unavailable(why), Err(expected)) => {
                assert_eq!((why, asked.len()), (expected, 0));
            }
            other => panic!("{limit} {kinds:?} {other:?}"),
        }
    }
}

#[tokio::test]
async fn a_sectors_attribute_is_asked_for_only_where_metadata_lists_it() {
    let role = sector(PersonKind::Natural, false, false);
    let listed = r#"<saml2:Attribute FriendlyName="Role" Name="http://sector.example.eu/attributes/natural/Role" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:uri"></saml2:Attribute>"#;
    let add = |it: &str| {
        with(
            it,
            "</md:IDPSSODescriptor>",
            &format!("{listed}</md:IDPSSODescriptor>"),
        )
    };
    let silent = |it: &str| listing(it, |_| false);
    let as_it_is = |it: &str| it.to_owned();
    let cases: [(Edit<'_>, bool, bool); 3] = [
        (&as_it_is, false, true),
        (&add, true, true),
        (&silent, false, true),
    ];
    for (edit, of_sector, of_profile) in cases {
        let they = &WORLD.they;
        let document = they.service_document(&[LevelOfAssurance::Low]);
        let (before, rest) = document.split_once("<ds:Signature xmlns").unwrap();
        let (_, after) = rest.split_once("</ds:Signature>").unwrap();
        let (key, text) = (they.metadata.signer(), edit(&format!("{before}{after}")));
        let document = sign_enveloped(&text, SignaturePlacement::FirstChild, &key).unwrap();
        let accepted = they.accept(&document, &they.service_id()).unwrap();
        let peer = accepted.proxy_service().unwrap();
        assert_eq!(peer.supports(&role), of_sector);
        assert_eq!(peer.supports(&Attribute::Gender), of_profile);
    }
}

#[tokio::test]
async fn an_outage_is_one_from_when_nothing_was_valid_any_more() {
    let mut continent = Continent::of(&["BE", "DE"]).await;
    let directory = continent.looked_at().await;
    let be = continent.code("BE");
    continent.nation("BE").service.is(Mood::Down);
    directory.look(be, SERVICE).await.unwrap_err();
    assert_eq!(
        of(&directory, &WANTED),
        Availability::Available,
        "the copy serves"
    );
    continent.pass(72);
    assert!(directory.proxy_service(be).await.is_err());
    let ended: Timestamp = now() + jiff::SignedDuration::from_hours(72);
    let since = Some(ended);
    assert_eq!(
        of(&directory, &WANTED),
        because(Unavailable::Outage { since })
    );
    // What it can never serve is said all the same, and the other country is not touched.
    let legal = Wanted {
        person_kinds: &[PersonKind::Legal],
        ..WANTED
    };
    with_limits(&continent, "person_kinds = [\"natural\"]");
    let limited = continent.directory();
    assert!(limited.proxy_service(be).await.is_err());
    assert_eq!(of(&limited, &legal), because(Unavailable::PersonKind));
    continent.nation("BE").service.is(Mood::Good);
    continent.nations["BE"].publish(continent.clock_now());
    directory.look(be, SERVICE).await.unwrap();
    assert_eq!(of(&directory, &WANTED), Availability::Available);
}

#[tokio::test]
async fn a_source_that_was_never_good_is_an_outage_from_the_first_look() {
    let mut continent = Continent::of(&["BE"]).await;
    continent.nation("BE").service.is(Mood::Down);
    let directory = continent.directory();
    assert_eq!(
        of(&directory, &WANTED),
        Availability::Available,
        "nobody has looked"
    );
    directory.look_at_all().await;
    continent.pass(3);
    directory
        .look(continent.code("BE"), SERVICE)
        .await
        .unwrap_err();
    let since = Some(now());
    assert_eq!(
        of(&directory, &WANTED),
        because(Unavailable::Outage { since })
    );
}

#[tokio::test]
async fn suspended_by_file_or_by_list_is_neither_direction() {
    let continent = Continent::of(&["BE", "DE"]).await;
    let directory = continent.looked_at().await;
    let key = |code, role| continent.key(&directory, code, role);
    let country = directory.country(continent.code("BE")).unwrap();
    let since: Timestamp = "2026-01-01T00:00:00Z".parse().unwrap();
    let listing = Listing {
        list: "nordic".to_owned(),
        suspended: true,
        hidden: false,
        since,
    };
    country.set_listing(Some(Arc::new(listing)));
    let suspended = because(Unavailable::Suspended { since: Some(since) });
    assert_eq!(of(&directory, &WANTED), suspended);
    for role in [SERVICE, CONNECTOR] {
        assert_eq!(key("BE", role).await, Err("trust.suspended"));
        assert!(key("DE", role).await.is_ok());
    }
    // What the list says outlives a new file of the country.
    with_limits(&continent, "levels = [\"high\"]");
    assert!(directory.replace(load_countries(&continent.trust)));
    assert_eq!(of(&directory, &WANTED), suspended);
    let country = directory.country(continent.code("BE")).unwrap();
    country.set_listing(None);
    assert_eq!(of(&directory, &WANTED), Availability::Available);
    continent.register("BE", "suspended", "");
    let files = load_countries(&continent.trust);
    assert!(directory.replace(files));
    assert_eq!(of(&directory, &WANTED), suspended);
}

/// What is done to a country's file.
type Change = Box<dyn Fn(&mut CountryFile)>;

/// The page with the list, as the hub's request leads to it.
async fn list(state: &State) -> (String, String, Answer) {
    let path = format!("/authorize?{}", form(&request_with(&[])));
    let answer = state.get(&path, "").await;
    (answer.cookie(), answer.field("flow"), answer)
}

async fn choose(state: &State) -> Answer {
    let (cookie, flow, _) = list(state).await;
    let fields = [("flow", flow.as_str()), ("country", "DE")];
    state.post("/connector/country", &cookie, &fields).await
}

#[tokio::test]
async fn the_list_says_why_and_since_when_and_the_server_refuses_the_same() {
    let (ours, _theirs, folder) = neighbours().await;
    let at: Timestamp = "2026-11-20T09:30:00Z".parse().unwrap();
    let suspension = Suspension {
        by: "A".to_owned(),
        at,
        reason: "only for operators".to_owned(),
    };
    let cases: [(Change, &str, &str); 4] = [
        (
            Box::new(move |file| {
                file.state = CountryState::Suspended;
                file.suspended = Some(suspension.clone());
            }),
            "paused since 20 November 2026, 09:30 UTC",
            "country.suspended",
        ),
        (
            Box::new(|file| {
                file.proxy_service.as_mut().unwrap().levels = Some(vec![LevelOfAssurance::Low]);
            }),
            "needs a more secure login",
            "country.level-not-offered",
        ),
        (
            Box::new(|file| {
                file.proxy_service.as_mut().unwrap().sp_types = Some(vec![SpType::Private]);
            }),
            "not open to services of this kind",
            "country.sp-type",
        ),
        (
            Box::new(|file| file.proxy_service = None),
            "Not connected yet",
            "country.not-connected",
        ),
    ];
    for (change, words, code) in cases {
        let mut file = registered(&folder, "DE", THEIRS);
        change(&mut file);
        assert!(ours.trust.replace(of_files(vec![file])));
        let (cookie, flow, page) = list(&ours).await;
        assert!(page.body.contains(words), "{code}: {}", page.body);
        assert!(page.body.contains("aria-disabled=\"true\""), "{code}");
        assert!(!page.body.contains("only for operators"));
        let fields = [("flow", flow.as_str()), ("country", "DE")];
        let refused = ours.post("/connector/country", &cookie, &fields).await;
        assert_eq!(refused.status, StatusCode::OK);
        for part in [words, code, "<strong>Country DE</strong>"] {
            assert!(refused.body.contains(part), "{part}: {}", refused.body);
        }
        // The flow stays, and with it the choice.
        let back = format!("/connector/country?flow={flow}");
        assert!(refused.body.contains(&back), "{}", refused.body);
        assert_eq!(ours.get(&back, &cookie).await.field("flow"), flow);
    }
    // As it was, it can be chosen.
    let file = registered(&folder, "DE", THEIRS);
    assert!(ours.trust.replace(of_files(vec![file])));
    assert!(choose(&ours).await.body.contains("name=\"SAMLRequest\""));
}

#[tokio::test]
async fn an_outage_is_shown_with_its_time_and_explained_when_chosen_nevertheless() {
    let (ours, _theirs, folder) = neighbours().await;
    std::fs::remove_file(folder.path().join("DE-proxy-service.xml")).unwrap();
    ours.trust.look_at_all().await;
    let (cookie, flow, page) = list(&ours).await;
    assert!(
        page.body.contains("has not answered since"),
        "{}",
        page.body
    );
    assert!(page.body.contains(" UTC. Try again later."));
    let fields = [("flow", flow.as_str()), ("country", "DE")];
    let refused = ours.post("/connector/country", &cookie, &fields).await;
    assert_eq!(refused.status, StatusCode::BAD_GATEWAY);
    for part in [
        "does not answer",
        "has not answered since",
        "trust.source",
        &flow,
    ] {
        assert!(refused.body.contains(part), "{part}: {}", refused.body);
    }
}

#[tokio::test]
async fn a_hidden_country_is_not_on_the_list_and_is_there_for_who_knows_its_code() {
    let (ours, _theirs, _folder) = neighbours().await;
    let (_, _, page) = list(&ours).await;
    assert!(page.body.contains("Country DE"));
    let listing = Listing {
        list: "nordic".to_owned(),
        suspended: false,
        hidden: true,
        since: Timestamp::UNIX_EPOCH,
    };
    let country = ours.trust.country("DE".parse().unwrap()).unwrap();
    country.set_listing(Some(Arc::new(listing)));
    let (_, _, page) = list(&ours).await;
    assert!(!page.body.contains("Country DE"));
    assert!(choose(&ours).await.body.contains("name=\"SAMLRequest\""));
}

/// Their request at our Proxy-Service, after our file about them has changed; and their answer at
/// our Connector likewise, when the request went out before.
#[tokio::test]
async fn a_connector_asks_for_the_sectors_of_its_file_only_and_is_told() {
    let (ours, theirs, folder) = neighbours().await;
    // FR's citizens at a service of FR ask DE; so DE's Proxy-Service judges FR's Connector.
    let page = choose(&ours).await;
    let (request, relay) = (page.field("SAMLRequest"), page.field("RelayState"));
    let fields = [
        ("SAMLRequest", request.as_str()),
        ("RelayState", relay.as_str()),
    ];
    let mut file = registered(&folder, "FR", OURS);
    file.connector.as_mut().unwrap().sp_types = Some(vec![SpType::Private]);
    assert!(theirs.trust.replace(of_files(vec![file])));
    let told = theirs.post("/proxy-service/sso", "", &fields).await;
    assert_eq!(told.status, StatusCode::OK, "{}", told.body);
    let response = decoded(&told.field("SAMLResponse"));
    assert!(
        response.contains("request.sp-type-not-accepted"),
        "{response}"
    );
    assert!(response.contains("RequestDenied"), "{response}");
    // Suspended, it is nobody whom we know.
    let mut file = registered(&folder, "FR", OURS);
    file.state = CountryState::Suspended;
    assert!(theirs.trust.replace(of_files(vec![file])));
    let refused = theirs.post("/proxy-service/sso", "", &fields).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.body.contains("trust.suspended"), "{}", refused.body);
    assert!(!refused.body.contains("SAMLResponse"));
    // And with its file as it was, the request is taken.
    let file = registered(&folder, "FR", OURS);
    assert!(theirs.trust.replace(of_files(vec![file])));
    let taken = theirs.post("/proxy-service/sso", "", &fields).await;
    assert!(!taken.body.contains("SAMLResponse"), "{}", taken.body);
    assert_eq!(taken.status, StatusCode::OK);
}

/// On the way back, whatever metadata publishes.
#[test]
fn a_level_that_the_file_does_not_allow_is_refused_though_metadata_publishes_it() {
    const NOT_NOTIFIED: &str = "http://eidas.europa.eu/NotNotified/LoA/substantial";
    let folder = Folder::new();
    let file = std::fs::read_to_string(folder.path("countries/BE.toml")).unwrap();
    let judged = |limits: &str, assertion: &str| {
        let section = format!("[proxy_service]\n{limits}\n");
        let file = file.replace("[proxy_service]\n", &section);
        folder.write("countries/BE.toml", &file);
        let text = response_text(SUCCESS, &encrypted(assertion));
        let message = signed(&text, &WORLD.they.messages);
        let at = ["--at", "2026-03-01T12:00:30Z"];
        let (_, object) = folder.judge("response", &message, &at);
        object["code"].as_str().unwrap().to_owned()
    };
    let assertion = assertion_text();
    let other = with(
        &assertion,
        "http://eidas.europa.eu/LoA/substantial",
        NOT_NOTIFIED,
    );
    let known = format!("not_notified = [\"{NOT_NOTIFIED}\"]");
    for (limits, assertion, code) in [
        ("", &assertion, "accepted"),
        ("levels = [\"substantial\"]", &assertion, "accepted"),
        (
            "levels = [\"low\", \"high\"]",
            &assertion,
            "assertion.level-not-accepted",
        ),
        ("", &other, "assertion.level-unknown"),
        (&known, &other, "assertion.level-not-notified"),
        (&known, &assertion, "accepted"),
    ] {
        assert_eq!(judged(limits, assertion), code, "{limits}");
    }
}

fn decoded(message: &str) -> String {
    use base64::Engine as _;
    let unescaped = message
        .replace("&#43;", "+")
        .replace("&#x2B;", "+")
        .replace("&#61;", "=");
    let bytes = base64::engine::general_purpose::STANDARD
        .decode(unescaped)
        .unwrap();
    String::from_utf8(bytes).unwrap()
}
