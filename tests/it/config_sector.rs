//! `[[attributes]]` and `person_kinds` in the configuration: what is read, and every way in which a
//! declaration of a sector's attribute cannot be meant.

use crate::config::{Folder, SAMPLE};
use eidas_bridge::domain::PersonKind;

const ROLE: &str = r#"
[[attributes]]
name = "http://e-justice.europa.eu/attributes/naturalperson/eJusticeNaturalPersonRole"
friendly_name = "eJusticeNaturalPersonRole"
type_namespace = "http://www.w3.org/2001/XMLSchema"
type_prefix = "xs"
xsd_type = "string"
person_kind = "natural"
claim = "e_justice_role"
"#;

fn problems(toml: &str) -> Vec<String> {
    let problems = Folder::new().load(toml).expect_err("refused");
    let problems = problems.as_slice().iter();
    problems
        .map(|one| format!("{}: {}", one.key, one.message))
        .collect()
}

#[test]
fn a_declared_attribute_is_read_and_none_is_the_default() {
    let folder = Folder::new();
    let config = folder.load(SAMPLE).unwrap();
    assert_eq!(config.attributes, []);
    let config = folder.load(&format!("{SAMPLE}{ROLE}")).unwrap();
    let [role] = &config.attributes[..] else {
        panic!("{:?}", config.attributes)
    };
    assert_eq!(role.kind, PersonKind::Natural);
    assert_eq!((role.transliterable, role.multi_valued), (false, false));
    assert_eq!(
        (role.claim.as_str(), role.xsd_type.as_str()),
        ("e_justice_role", "string")
    );
    let several = format!("{SAMPLE}{ROLE}multi_valued = true\n");
    assert!(folder.load(&several).unwrap().attributes[0].multi_valued);
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn what_cannot_be_meant_is_refused_by_its_key() {
    for (from, to, expected) in [
        (
            "http://e-justice.europa.eu/attributes/naturalperson/eJusticeNaturalPersonRole",
            "http://eidas.europa.eu/attributes/naturalperson/Gender",
            "attributes[0].name: is a name of the profile",
        ),
        (
            "http://e-justice.europa.eu/attributes/naturalperson/eJusticeNaturalPersonRole",
            "http://eidas.europa.eu/attributes/legalperson/representative/Role",
            "attributes[0].name: is a name of the profile",
        ),
        (
            "http://e-justice.europa.eu/attributes/naturalperson/eJusticeNaturalPersonRole",
            "Role",
            "attributes[0].name: must be an absolute URI",
        ),
        (
            "\"http://www.w3.org/2001/XMLSchema\"",
            "\"http://a b\"",
            "attributes[0].type_namespace: must be an absolute URI",
        ),
        ("\"xs\"", "\"saml2\"", "attributes[0].type_prefix: is taken"),
        ("\"xs\"", "\"xmlns\"", "attributes[0].type_prefix: is taken"),
        (
            "\"xs\"",
            "\"a:b\"",
            "attributes[0].type_prefix: must be a word",
        ),
        (
            "\"string\"",
            "\"1string\"",
            "attributes[0].xsd_type: must be a word",
        ),
        (
            "\"natural\"",
            "\"robot\"",
            "attributes[0].person_kind: must be one of: natural, legal",
        ),
        ("e_justice_role", "sub", "attributes[0].claim: is taken"),
        ("e_justice_role", "eidas", "attributes[0].claim: is taken"),
        (
            "e_justice_role",
            "place_of_birth",
            "attributes[0].claim: is taken",
        ),
        (
            "e_justice_role",
            "e.justice",
            "attributes[0].claim: must be a word",
        ),
        (
            "claim =",
            "transliterable = true\nclaim =",
            "attributes[0].transliterable: needs a type of the sector's own",
        ),
        (
            "claim =",
            "kind = \"x\"\nclaim =",
            "attributes[0].kind: is not a known key",
        ),
        (
            "person_kind = \"natural\"\n",
            "",
            "attributes[0].person_kind: is missing",
        ),
    ] {
        assert!(ROLE.contains(from), "{from}");
        let problems = problems(&format!("{SAMPLE}{}", ROLE.replacen(from, to, 1)));
        assert_eq!(problems.len(), 1, "{problems:#?}");
        assert!(
            problems[0].starts_with(expected),
            "{problems:#?}\nnot: {expected}"
        );
    }
    let both = ROLE
        .replace("http://www.w3.org/2001/XMLSchema", "urn:sector")
        .replace(
            "claim =",
            "transliterable = true\nmulti_valued = true\nclaim =",
        );
    let found = problems(&format!("{SAMPLE}{both}"));
    assert!(
        found[0].starts_with("attributes[0].multi_valued: goes not together"),
        "{found:#?}"
    );
}

#[test]
fn two_rows_have_neither_a_name_nor_a_claim_in_common() {
    let found = problems(&format!("{SAMPLE}{ROLE}{ROLE}"));
    assert_eq!(found.len(), 2, "{found:#?}");
    assert!(found[0].starts_with("attributes: two are called http://e-justice"));
    assert!(found[1].starts_with("attributes: two have the claim e_justice_role"));
}

#[test]
fn our_proxy_service_serves_natural_persons_unless_told_otherwise() {
    let folder = Folder::new();
    let kinds = |toml: &str| {
        folder
            .load(toml)
            .unwrap()
            .proxy_service
            .unwrap()
            .person_kinds
    };
    let with = |line: &str| {
        SAMPLE.replacen(
            "[proxy_service]\n",
            &format!("[proxy_service]\n{line}\n"),
            1,
        )
    };
    assert_eq!(kinds(SAMPLE), [PersonKind::Natural]);
    assert_eq!(
        kinds(&with("person_kinds = [\"legal\"]")),
        [PersonKind::Legal]
    );
    assert_eq!(
        kinds(&with("person_kinds = [\"legal\", \"natural\"]")),
        PersonKind::ALL
    );
    for (line, expected) in [
        (
            "person_kinds = []",
            "must be an array of at least one element",
        ),
        (
            "person_kinds = [\"natural\", \"natural\"]",
            "names a kind of person twice",
        ),
        (
            "person_kinds = [\"robot\"]",
            "must be one of: natural, legal",
        ),
    ] {
        let found = problems(&with(line));
        assert!(found[0].contains(expected), "{found:#?}");
    }
}
