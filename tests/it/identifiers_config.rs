//! The lists that say what people are called on the other side: what they mean, and everything
//! that is refused because somebody would have no identifier, or two.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use eidas_bridge::app::{Ambient, assemble};
use eidas_bridge::config::{
    ForeignDerivation, LegalIdentifiers, NationalPolicy, SubjectDerivation,
};

use crate::config::{Folder, SAMPLE};

const SHORT_FORM: &str = "identifier_secret_file = \"secrets/person-identifier\"\n";
const CLIENT_END: &str = "# ---- Our citizens at foreign services";

fn folder() -> Folder {
    let folder = Folder::new();
    for (name, text) in [
        ("one", "0123456789abcdef0123456789abcdef"),
        ("two", "fedcba9876543210fedcba9876543210"),
        ("three", "three-3456789abcdef0123456789abcdef"),
        ("weak", "0123456789abcdef0123456789abcde"),
    ] {
        let path = folder.path().join("secrets").join(name);
        fs::write(&path, text).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    }
    folder
}

/// The sample with these tables instead of the short form.
fn abroad(tables: &str) -> String {
    let table = "[[proxy_service.hub.identifiers]]\n";
    SAMPLE.replacen(SHORT_FORM, "", 1) + "\n" + &tables.replace("[[]]", table.trim_end())
}

/// The sample with these tables at the end of its client.
fn at_hub(tables: &str) -> String {
    let tables = tables.replace("[[]]", "[[connector.client.subjects]]");
    SAMPLE.replacen(CLIENT_END, &format!("{tables}\n{CLIENT_END}"), 1)
}

fn problems(folder: &Folder, toml: &str) -> Vec<String> {
    let problems = folder.load(toml).expect_err("refused");
    let one = |it: &eidas_bridge::config::Problem| format!("{}: {}", it.key, it.message);
    problems.as_slice().iter().map(one).collect()
}

#[track_caller]
fn refused(folder: &Folder, toml: &str, expected: &str) {
    let problems = problems(folder, toml);
    assert_eq!(problems.len(), 1, "{problems:#?}");
    assert!(problems[0].contains(expected), "{problems:#?}");
}

const FIRST: &str = "[[]]\nversion = \"v1\"\nsecret_file = \"secrets/one\"\n";
const SECOND: &str = "[[]]\nversion = \"v2\"\nsecret_file = \"secrets/two\"\n";
const THIRD: &str = "[[]]\nversion = \"v3\"\nsecret_file = \"secrets/three\"\n";

#[test]
fn the_short_form_is_one_key_v1_by_country() {
    let config = folder().load(SAMPLE).unwrap();
    let hub = config.proxy_service.unwrap().hub;
    assert_eq!(hub.legal_identifiers, LegalIdentifiers::Verbatim);
    let [only] = &hub.identifiers[..] else {
        panic!("one");
    };
    let ForeignDerivation::ByCountry(key) = &only.derivation else {
        panic!("by country");
    };
    assert_eq!((key.version.as_str(), only.from), ("v1", None));
    assert!(only.countries.is_empty());
}

#[test]
fn every_derivation_and_day_can_be_said() {
    let folder = folder();
    let toml = abroad(&format!(
        "[[]]\nderivation = \"franceconnect\"\nversion = \"v1\"\nsecret_file = \"secrets/one\"\n\
         {SECOND}from = 2027-03-01T00:00:00Z\n\
         [proxy_service.hub.identifiers.countries]\nBE = 2027-02-01T00:00:00Z\n\
         ES = \"2027-06-01T00:00:00+02:00\"\n\
         {THIRD}derivation = \"pairwise-by-requester\"\n\
         [proxy_service.hub.identifiers.countries]\nDE = 2028-01-01T00:00:00Z\n\
         [[]]\nderivation = \"verbatim\"\nfrom = 2029-01-01T00:00:00Z\n"
    ));
    let toml = toml.replace(
        "# legal_identifiers = \"verbatim\"",
        "legal_identifiers = \"derived\"",
    );
    let config = folder.load(&toml).unwrap();
    let hub = &config.proxy_service.as_ref().unwrap().hub;
    assert_eq!(hub.legal_identifiers, LegalIdentifiers::Derived);
    let named: Vec<&str> = hub
        .identifiers
        .iter()
        .map(|it| it.derivation.as_str())
        .collect();
    assert_eq!(
        named,
        [
            "franceconnect",
            "pairwise-by-country",
            "pairwise-by-requester",
            "verbatim"
        ]
    );
    let day = |place: usize, country: &str| {
        let day = hub.identifiers[place].day_for(country);
        day.map(|day| day.to_string())
    };
    assert_eq!(day(1, "BE").as_deref(), Some("2027-02-01T00:00:00Z"));
    assert_eq!(day(1, "ES").as_deref(), Some("2027-05-31T22:00:00Z"));
    assert_eq!(day(1, "IT").as_deref(), Some("2027-03-01T00:00:00Z"));
    assert_eq!(day(2, "IT"), None);
    assert!(assemble(&config, Ambient::system()).is_ok());
    let shown = format!("{config:?}");
    assert!(!shown.contains("0123456789abcdef"), "{shown}");
}

#[test]
fn a_gap_or_a_doubt_about_an_identifier_abroad_is_refused() {
    let folder = folder();
    let day = "from = 2027-03-01T00:00:00Z\n";
    let own = "[proxy_service.hub.identifiers.countries]\nBE = ";
    let cases = [
        // Nobody would have one; until a day, or in some countries.
        (
            format!("{FIRST}{day}"),
            "the first must have neither from nor countries",
        ),
        (
            format!("{FIRST}{own}2027-03-01T00:00:00Z\n"),
            "the first must have neither from nor countries",
        ),
        // Two would hold.
        (format!("{FIRST}{SECOND}"), "must say from when it is used"),
        (
            format!("{FIRST}{SECOND}{day}{THIRD}{day}"),
            "the days for countries without a day of their own must ascend",
        ),
        (
            format!(
                "{FIRST}{SECOND}{day}{own}2027-06-01T00:00:00Z\n{THIRD}{own}2027-05-01T00:00:00Z\n"
            ),
            "the days for BE must ascend",
        ),
        // A country's own day behind the general day of a later table.
        (
            format!(
                "{FIRST}{SECOND}{day}{own}2027-06-01T00:00:00Z\n{THIRD}from = 2027-05-01T00:00:00Z\n"
            ),
            "the days for BE must ascend",
        ),
    ];
    for (tables, expected) in cases {
        refused(&folder, &abroad(&tables), expected);
    }
}

#[test]
fn keys_that_cannot_be_told_apart_and_days_that_are_none_are_refused() {
    let folder = folder();
    let day = "from = 2027-03-01T00:00:00Z\n";
    let own = "[proxy_service.hub.identifiers.countries]\nBE = ";
    let cases = [
        (
            format!("{FIRST}{}{day}", SECOND.replace("v2", "v1")),
            "two keys are called v1",
        ),
        (
            format!("{FIRST}{}{day}", SECOND.replace("two", "one")),
            "v1 and v2 are one secret",
        ),
        (FIRST.replace("one", "weak"), "holds fewer than 32 bytes"),
        (FIRST.replace("v1", "1"), "must be v and a number"),
        (FIRST.replace("v1", "v01"), "must be v and a number"),
        (
            "[[]]\nversion = \"v1\"\n".to_owned(),
            "secret_file: is missing",
        ),
        (
            "[[]]\nsecret_file = \"secrets/one\"\n".to_owned(),
            "version: is missing",
        ),
        (
            format!("{FIRST}derivation = \"md5\"\n"),
            "must be one of: pairwise-by-country, pairwise-by-requester, franceconnect, verbatim",
        ),
        (
            "[[]]\nderivation = \"verbatim\"\nversion = \"v1\"\n".to_owned(),
            "version: has no use where nothing is derived",
        ),
        (
            "[[]]\nderivation = \"verbatim\"\nsecret_file = \"secrets/one\"\n".to_owned(),
            "secret_file: has no use where nothing is derived",
        ),
        // Days and countries that are none.
        (
            format!("{FIRST}{SECOND}from = 2027-03-01\n"),
            "must be a time with its offset",
        ),
        (
            format!(
                "{FIRST}{SECOND}{day}{}2027-06-01T00:00:00Z\n",
                own.replace("BE", "GR")
            ),
            "countries.GR: is not how eIDAS writes Greece",
        ),
        (
            format!("{FIRST}{SECOND}{day}{own}\"soon\"\n"),
            "must be a time with its offset",
        ),
        (
            format!("{FIRST}until = 2027-03-01T00:00:00Z\n"),
            "until: is not a known key",
        ),
    ];
    for (tables, expected) in cases {
        refused(&folder, &abroad(&tables), expected);
    }
}

#[test]
fn one_of_the_two_forms_and_not_both() {
    let folder = folder();
    let both = format!(
        "{SAMPLE}\n{}",
        FIRST.replace("[[]]", "[[proxy_service.hub.identifiers]]")
    );
    refused(&folder, &both, "is the short form of one table identifiers");
    let neither = SAMPLE.replacen(SHORT_FORM, "", 1);
    refused(&folder, &neither, "identifier_secret_file: is missing");
    let empty = SAMPLE.replacen(SHORT_FORM, "identifiers = []\n", 1);
    refused(&folder, &empty, "needs at least one table");
    let weak = SAMPLE.replacen("secrets/person-identifier", "secrets/weak", 1);
    refused(&folder, &weak, "holds fewer than 32 bytes");
    // What development forgives elsewhere: whom it makes outlives the test.
    let development = weak.replacen("mode = \"production\"", "mode = \"development\"", 1);
    refused(
        &folder,
        &development,
        "must hold at least 32 bytes in every mode",
    );
    let development = abroad(&FIRST.replace("one", "weak"));
    let development = development.replacen("mode = \"production\"", "mode = \"development\"", 1);
    refused(
        &folder,
        &development,
        "must hold at least 32 bytes in every mode",
    );
    let odd = SAMPLE.replacen(
        "# legal_identifiers = \"verbatim\"",
        "legal_identifiers = \"x\"",
        1,
    );
    refused(&folder, &odd, "must be one of: verbatim, derived");
}

const PAIRWISE: &str =
    "[[]]\nderivation = \"pairwise\"\nversion = \"v1\"\nsecret_file = \"secrets/one\"\n";
const NEXT: &str =
    "[[]]\nderivation = \"pairwise\"\nversion = \"v2\"\nsecret_file = \"secrets/two\"\n";
const VERBATIM: &str = "[[]]\nderivation = \"verbatim\"\n";

#[test]
fn a_client_has_verbatim_subjects_unless_told_otherwise() {
    let folder = folder();
    let client = |toml: &str| {
        let config = folder.load(toml).unwrap();
        assert!(assemble(&config, Ambient::system()).is_ok());
        config.connector.unwrap().clients.remove(0)
    };
    let plain = client(SAMPLE);
    let [only] = &plain.subjects[..] else {
        panic!("one");
    };
    assert!(matches!(only.derivation, SubjectDerivation::Verbatim));
    assert_eq!((only.from, plain.sector), (None, None));
    let rolled = client(
        &at_hub(&format!(
            "{VERBATIM}told_until = 2028-01-01T00:00:00Z\n{PAIRWISE}from = 2027-03-01T00:00:00Z\n"
        ))
        .replacen("# pkce_required", "sector = \"taxes\"\n# pkce_required", 1),
    );
    assert_eq!(rolled.subjects.len(), 2);
    assert_eq!(rolled.sector.as_deref(), Some("taxes"));
}

#[test]
fn a_gap_or_a_doubt_about_a_subject_is_refused() {
    let folder = folder();
    let day = "from = 2027-03-01T00:00:00Z\n";
    let cases = [
        (format!("{PAIRWISE}{day}"), "the first must have no from"),
        (format!("{PAIRWISE}{NEXT}"), "must say from when it is used"),
        (
            format!("{VERBATIM}{PAIRWISE}{day}{NEXT}{day}"),
            "the days must ascend",
        ),
        (
            format!("{PAIRWISE}{}{day}", NEXT.replace("v2", "v1")),
            "two keys are called v1",
        ),
        (
            format!("{PAIRWISE}{}{day}", NEXT.replace("two", "one")),
            "v1 and v2 are one secret",
        ),
        (
            format!("{PAIRWISE}told_until = 2027-03-01T00:00:00Z\n{NEXT}{day}"),
            "told_until must be after the from of the table that follows",
        ),
        (
            format!("{PAIRWISE}told_until = 2027-03-01T00:00:00Z\n"),
            "told_until has no use in the last table",
        ),
        (
            format!("{VERBATIM}secret_file = \"secrets/one\"\n"),
            "has no use where nothing is derived",
        ),
        (PAIRWISE.replace("one", "weak"), "holds fewer than 32 bytes"),
        (
            PAIRWISE.replace("pairwise", "salted"),
            "must be one of: verbatim, pairwise",
        ),
        (
            PAIRWISE.replace("derivation = \"pairwise\"\n", ""),
            "derivation: is missing",
        ),
    ];
    for (tables, expected) in cases {
        refused(&folder, &at_hub(&tables), expected);
    }
    let empty = SAMPLE.replacen("# pkce_required", "subjects = []\n# pkce_required", 1);
    refused(&folder, &empty, "needs at least one table");
    let idle = SAMPLE.replacen("# pkce_required", "sector = \"taxes\"\n# pkce_required", 1);
    refused(
        &folder,
        &idle,
        "sector: has no use where no subject is pairwise",
    );
}

#[test]
fn a_national_identifier_is_off_until_it_is_asked_for_and_has_a_way_for_each_country() {
    let folder = folder();
    let national = |tables: &str| {
        let tables = tables.replace("[]", "[connector.national_identifier]");
        SAMPLE.to_owned()
            + "\n"
            + &tables.replace("[.", "[connector.national_identifier.countries.")
    };
    let read = |toml: &str| {
        let config = folder.load(toml).unwrap();
        assert!(assemble(&config, Ambient::system()).is_ok());
        config.connector.unwrap().national_identifier
    };
    assert_eq!(read(SAMPLE), None);
    let policy = |algorithm: &str, persistence: &str| NationalPolicy {
        algorithm: Some(algorithm.to_owned()),
        persistence: persistence.to_owned(),
    };
    let plain = read(&national("[]\n")).unwrap();
    assert_eq!(plain.elsewhere, policy("default-eIDAS", "C"));
    let toml = national(
        "[]\nalgorithm = \"none\"\n[.AT]\nalgorithm = \"special-characters-eIDAS\"\n\
         persistence = \"A\"\n[.FR]\nalgorithm = \"colresist-eIDAS\"\npersistence = \"B\"\n",
    );
    let chosen = read(&toml).unwrap();
    assert_eq!(chosen.elsewhere.algorithm, None);
    assert_eq!(
        chosen.countries["AT"],
        policy("special-characters-eIDAS", "A")
    );
    assert_eq!(chosen.countries["FR"], policy("colresist-eIDAS", "B"));
    for (tables, expected) in [
        (
            "[]\nalgorithm = \"sha1\"\n",
            "must be one of: default-eIDAS",
        ),
        ("[]\npersistence = \"D\"\n", "must be one of: A, B, C"),
        ("[]\nalgorithm = \"none\"\n", "leave the table out"),
        (
            "[]\n[.GR]\npersistence = \"A\"\n",
            "is not how eIDAS writes Greece",
        ),
        ("[]\n[.AT]\nclass = \"A\"\n", "class: is not a known key"),
    ] {
        refused(&folder, &national(tables), expected);
    }
}

#[test]
fn keys_list_shows_identifier_keys_by_name_and_day_and_never_their_secret() {
    let folder = folder();
    let toml = abroad(&format!(
        "{FIRST}{SECOND}from = 2020-03-01T00:00:00Z\n\
         [proxy_service.hub.identifiers.countries]\nES = 2999-06-01T00:00:00Z\n\
         {THIRD}from = 2999-07-01T00:00:00Z\n"
    ));
    folder.load(&toml).unwrap();
    let list = |json: bool| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_eidas-bridge"));
        command.args(["keys", "list", "--config"]);
        command.arg(folder.path().join("bridge.toml"));
        if json {
            command.arg("--json");
        }
        let output = command.output().unwrap();
        assert!(output.status.success());
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(!text.contains("0123456789abcdef01"), "{text}");
        text
    };
    let object: serde_json::Value = serde_json::from_str(&list(true)).unwrap();
    let rows = object["identifiers"].as_array().unwrap();
    let said = |key: &str| rows.iter().map(|row| row[key].clone()).collect::<Vec<_>>();
    assert_eq!(said("version"), ["v1", "v2", "v3"]);
    assert_eq!(said("in_use"), [false, true, false]);
    assert_eq!(rows[1]["countries"]["ES"], "2999-06-01T00:00:00Z");
    let text = list(false);
    assert!(text.contains("since ever; not in use"), "{text}");
    assert!(text.contains("ES 2999-06-01T00:00:00Z; in use"), "{text}");
}
