//! Service lists: a real one, its tampered copy, and lists of our own with one fault each.

use crate::saml_world::Pair;
use crate::xml_fixtures::vectors;
use eidas_bridge::saml::{
    ListedRole, ServiceList, ServiceListError, ServiceListExpectation, accept_service_list,
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
    assert_eq!(list.locations().len(), 30);
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
            "Suspend=\"true\"",
            "Suspend=\"maybe\"",
            ServiceListError::Structure,
        ),
        (
            "<l:MetadataList Territory=\"GR\"/>",
            "<l:Other/>",
            ServiceListError::Structure,
        ),
        (
            " Location=\"https://se.example/md\"",
            "",
            ServiceListError::Location,
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
