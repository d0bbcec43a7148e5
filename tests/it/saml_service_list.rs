//! Service lists: a real one, its tampered copy, and lists of our own with one fault each.

use crate::saml_world::Pair;
use crate::xml_fixtures::vectors;
use eidas_bridge::saml::{
    ListedRole, ServiceList, ServiceListError, ServiceListExpectation, ServiceListWarning,
    accept_service_list,
};
use eidas_bridge::xml::{SignaturePlacement, sign_enveloped};
use jiff::{SignedDuration, Timestamp};
use openssl::x509::X509;

fn judged(bytes: &[u8], signers: &[Vec<u8>], now: &str) -> Result<ServiceList, ServiceListError> {
    let expectation = ServiceListExpectation {
        signers,
        now: now.parse::<Timestamp>().unwrap(),
        skew: SignedDuration::from_mins(1),
    };
    accept_service_list(bytes, &expectation)
}

#[test]
fn the_swedish_list_verifies_and_its_tampered_copy_does_not() {
    let Some(folder) = vectors() else { return };
    let folder = folder.join("opensaml-eidas");
    let read = |name: &str| std::fs::read(folder.join(name)).unwrap();
    let signer = X509::from_pem(&read("eidas-servicelist-validation-cert.crt")).unwrap();
    let signers = [signer.to_der().unwrap()];
    let list = judged(&read("mdservicelist.xml"), &signers, "2018-03-01T00:00:00Z").unwrap();
    // It has thirty; the address of one is empty, which harms its country's other ones nothing.
    assert_eq!(list.locations().len(), 29);
    assert_eq!(list.countries().len(), 14);
    let [ServiceListWarning::Country(country, ServiceListError::Location)] = list.warnings() else {
        panic!("{:?}", list.warnings())
    };
    assert_eq!(list.locations_of(*country).count(), 2);
    assert_eq!(list.version(), "1.0");
    assert_eq!(list.scheme().issuer_name, "Swedish E-Identification Board");
    assert_eq!(
        list.scheme().identifier,
        "urn:se:elegnamnden:eidas:mdlist:local"
    );
    assert_eq!(list.scheme().territory, "SE");
    assert_eq!(list.distribution_points().len(), 1);
    let proxy_services = list
        .locations()
        .iter()
        .flat_map(|location| &location.endpoints);
    assert!(
        proxy_services
            .clone()
            .any(|e| e.role == Some(ListedRole::ProxyService))
    );
    assert!(
        list.locations()
            .iter()
            .all(|location| location.certificates.len() == 1)
    );

    let tampered = judged(
        &read("mdservicelist-badsign.xml"),
        &signers,
        "2018-03-01T00:00:00Z",
    );
    assert_eq!(tampered.unwrap_err().code(), "signature.digest");
    let late = judged(&read("mdservicelist.xml"), &signers, "2018-03-03T11:06:07Z");
    assert_eq!(late.unwrap_err(), ServiceListError::Expired);
    let other = Pair::new("someone else").der();
    let stranger = judged(&read("mdservicelist.xml"), &[other], "2018-03-01T00:00:00Z");
    assert_eq!(stranger.unwrap_err().code(), "signature.unknown-key");
    let nobody = judged(&read("mdservicelist.xml"), &[], "2018-03-01T00:00:00Z");
    assert_eq!(nobody.unwrap_err().code(), "signature.no-trusted-key");
}

const LIST: &str = r#"<l:MetadataServiceList xmlns:l="http://eidas.europa.eu/metadata/servicelist" ID="_l" Version="1.0" IssueDate="2026-01-01T00:00:00Z" NextUpdate="2026-01-08T00:00:00Z"><l:SchemeInformation><l:IssuerName>x</l:IssuerName><l:SchemeIdentifier>urn:x</l:SchemeIdentifier><l:SchemeTerritory>SE</l:SchemeTerritory></l:SchemeInformation><l:MetadataList Territory="SE" Suspend="true"><l:MetadataLocation Location="https://se.example/md"><l:Endpoint EndpointType="http://eidas.europa.eu/metadata/ept/ProxyService" EntityID="https://se.example/md" HideFromDiscovery="true"/></l:MetadataLocation></l:MetadataList><l:MetadataList Territory="GR"/><l:DistributionPoints><l:DistributionPoint>https://x.example/</l:DistributionPoint></l:DistributionPoints></l:MetadataServiceList>"#;

/// The list with `from` replaced, rightly signed.
fn edited(from: &str, to: &str) -> Result<ServiceList, ServiceListError> {
    assert!(LIST.contains(from));
    let pair = Pair::new("publisher");
    let text = LIST.replace(from, to);
    let signed = sign_enveloped(&text, SignaturePlacement::FirstChild, &pair.signer()).unwrap();
    judged(signed.as_bytes(), &[pair.der()], "2026-01-02T00:00:00Z")
}

#[test]
fn suspension_and_hiding_are_read_and_an_unknown_country_is_passed_over() {
    let list = edited("urn:x", "urn:y").unwrap();
    let [only] = list.locations() else {
        panic!("one location")
    };
    assert!(only.suspended && only.endpoints[0].hidden && !only.endpoints[0].suspended);
}

#[test]
fn each_fault_is_refused_for_its_own_reason() {
    for (from, to, error) in [
        (
            " NextUpdate=\"2026-01-08T00:00:00Z\"",
            "",
            ServiceListError::NextUpdateMissing,
        ),
        (
            "2026-01-08T00:00:00Z",
            "2026-01-02T00:00:00Z",
            ServiceListError::Expired,
        ),
        (
            "2026-01-01T00:00:00Z",
            "2026-01-02T00:02:00Z",
            ServiceListError::IssueDate,
        ),
        (
            "<l:MetadataList Territory=\"GR\"/>",
            "<l:Other/>",
            ServiceListError::Structure,
        ),
        ("Version=\"1.0\" ", "", ServiceListError::Structure),
        (
            "<l:IssuerName>x</l:IssuerName>",
            "",
            ServiceListError::Structure,
        ),
        (
            "<l:IssuerName>x<",
            "<l:IssuerName>x&#x202E;<",
            ServiceListError::Structure,
        ),
        (
            "<l:DistributionPoint>https://x.example/</l:DistributionPoint>",
            "",
            ServiceListError::Structure,
        ),
    ] {
        assert_eq!(edited(from, to).unwrap_err(), error, "{from}");
    }
    let root = LIST.replace("MetadataServiceList", "OtherList");
    let pair = Pair::new("publisher");
    let signed = sign_enveloped(&root, SignaturePlacement::FirstChild, &pair.signer()).unwrap();
    let refused = judged(signed.as_bytes(), &[pair.der()], "2026-01-02T00:00:00Z");
    assert_eq!(refused.unwrap_err(), ServiceListError::Root);
    let unsigned = judged(LIST.as_bytes(), &[pair.der()], "2026-01-02T00:00:00Z");
    assert_eq!(unsigned.unwrap_err().code(), "signature.missing");
}

const ENDPOINT: &str = "<l:Endpoint EndpointType=\"http://eidas.europa.eu/metadata/ept/ProxyService\" EntityID=\"https://se.example/md\" HideFromDiscovery=\"true\"/>";

#[test]
fn what_the_list_says_of_itself_is_shown() {
    let list = edited("Version=", "version=").unwrap();
    assert_eq!(
        list.version(),
        "1.0",
        "as the specification's samples write it"
    );
    assert_eq!(list.scheme().territory, "SE");
    assert_eq!(list.distribution_points(), ["https://x.example/"]);
    assert_eq!(list.warnings(), [ServiceListWarning::Territory], "GR is EL");
    let sweden = "SE".parse().unwrap();
    assert_eq!(list.countries().len(), 1);
    assert_eq!(list.countries()[0].country, sweden);
    assert_eq!(list.countries()[0].problem, None);
    assert_eq!(list.locations_of(sweden).count(), 1);
}

#[test]
fn a_country_with_a_fault_harms_no_other_and_is_not_withdrawn() {
    let other = "<l:MetadataList Territory=\"NO\"><l:MetadataLocation Location=\"https://no.example/md\"/></l:MetadataList>";
    let norway = |list: &ServiceList| list.locations_of("NO".parse().unwrap()).count();
    let start = LIST.find("<l:MetadataList Territory=\"SE\"").unwrap();
    let end = LIST.find("<l:MetadataList Territory=\"GR\"").unwrap();
    let sweden = &LIST[start..end];
    for (from, to, error) in [
        (
            " Location=\"https://se.example/md\"",
            "",
            ServiceListError::Location,
        ),
        (
            "https://se.example/md\"><",
            "javascript:1\"><",
            ServiceListError::Location,
        ),
        (
            " EntityID=\"https://se.example/md\"",
            "",
            ServiceListError::Location,
        ),
        (ENDPOINT, "<l:Other/>", ServiceListError::Structure),
        (
            "<l:MetadataLocation",
            "<l:Other/><l:MetadataLocation",
            ServiceListError::Structure,
        ),
    ] {
        let faulty = sweden.replace(from, to);
        assert_ne!(faulty, sweden, "{from}");
        let list = edited(sweden, &format!("{faulty}{other}")).unwrap();
        assert_eq!(norway(&list), 1);
        assert_eq!(list.locations().len(), 1, "{from}");
        assert_eq!(list.countries().len(), 2);
        assert_eq!(list.countries()[0].problem, Some(error), "{from}");
        assert!(
            list.countries()[0].suspended,
            "what is said against it still counts"
        );
        let code = list.warnings()[0].code();
        assert_eq!(code, error.code());
        assert_eq!(list.warnings()[0].country(), Some("SE".parse().unwrap()));
    }
}

#[test]
fn a_flag_that_cannot_be_read_counts_as_set() {
    let list = edited("Suspend=\"true\"", "Suspend=\"maybe\"").unwrap();
    assert!(list.locations()[0].suspended && list.countries()[0].suspended);
    assert_eq!(list.warnings()[0].code(), "list.suspension");
    let list = edited("HideFromDiscovery=\"true\"", "Suspend=\"no\"").unwrap();
    assert!(list.locations()[0].endpoints[0].suspended);
    let list = edited("Suspend=\"true\"", "Suspend=\"0\"").unwrap();
    assert!(!list.locations()[0].suspended);
}

#[test]
fn a_node_listed_twice_is_as_suspended_as_one_of_its_entries_says() {
    let again = ENDPOINT.replace("HideFromDiscovery", "Suspend");
    let list = edited(ENDPOINT, &format!("{ENDPOINT}{again}")).unwrap();
    let [first, second] = &list.locations()[0].endpoints[..] else {
        panic!("two endpoints")
    };
    assert_eq!(first, second);
    assert!(first.suspended && first.hidden);
    assert!(
        list.warnings()
            .iter()
            .any(|warning| warning.code() == "list.endpoint-twice")
    );
    let elsewhere = format!(
        "<l:MetadataList Territory=\"NO\"><l:MetadataLocation Location=\"https://no.example/md\">{}</l:MetadataLocation></l:MetadataList>",
        ENDPOINT.replace(" HideFromDiscovery=\"true\"", "")
    );
    let greece = "<l:MetadataList Territory=\"GR\"/>";
    let list = edited(greece, &elsewhere).unwrap();
    assert_eq!(
        list.warnings(),
        [ServiceListWarning::Collision("NO".parse().unwrap())]
    );
    assert!(
        !list.locations()[1].endpoints[0].hidden,
        "not Sweden's to hide"
    );
    // A country in two parts is one, and suspended as a whole.
    let more = "<l:MetadataList Territory=\"SE\"><l:MetadataLocation Location=\"https://two.example/\"/></l:MetadataList>";
    let list = edited(greece, more).unwrap();
    assert_eq!(list.countries().len(), 1);
    assert!(list.locations().iter().all(|location| location.suspended));
}

#[test]
fn a_certificate_and_a_role_that_cannot_be_read_are_named() {
    let junk = "<d:KeyInfo xmlns:d=\"http://www.w3.org/2000/09/xmldsig#\"><d:X509Data><d:X509Certificate>AAAA</d:X509Certificate></d:X509Data></d:KeyInfo>";
    let list = edited(ENDPOINT, &format!("{ENDPOINT}{junk}")).unwrap();
    assert!(list.locations()[0].certificates.is_empty());
    assert_eq!(list.warnings()[0].code(), "list.certificate");
    let list = edited("ept/ProxyService", "ept/Other").unwrap();
    assert_eq!(list.locations()[0].endpoints[0].role, None);
    assert_eq!(list.warnings()[0].code(), "list.endpoint-type");
}

#[test]
fn one_unreadable_pin_harms_no_other() {
    let pair = Pair::new("publisher");
    let signed = sign_enveloped(LIST, SignaturePlacement::FirstChild, &pair.signer()).unwrap();
    let judge = |signers: &[Vec<u8>]| judged(signed.as_bytes(), signers, "2026-01-02T00:00:00Z");
    assert!(judge(&[b"junk".to_vec(), pair.der()]).is_ok());
    assert_eq!(
        judge(&[b"junk".to_vec()]).unwrap_err(),
        ServiceListError::Signer
    );
}
