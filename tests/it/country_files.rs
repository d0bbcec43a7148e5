//! Country files: the state and the names under it agree, an entity has one country, and commands
//! change a file without losing what people wrote in it.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use eidas_bridge::config::{
    AcceptedChange, ChangePolicy, Countries, CountryFile, CountryNode, CountryState, Draft,
    EditError, MetadataSource, NodeRole, Problems, Revocation, Signed, StateChange, Suspension,
    Trust, accept_change, country_code, load_countries, load_countries_keeping, load_country,
    set_state,
};
use eidas_bridge::domain::{LevelOfAssurance, PersonKind, SpType};

use crate::config::{Folder, SAMPLE};

/// `[trust]` of the sample with a service list and `extra` keys.
pub(crate) fn trust(folder: &Folder, extra: &str) -> Trust {
    fs::create_dir_all(folder.path().join("certs/lists")).unwrap();
    folder.write("certs/lists/nordic.pem", b"signer");
    let keys = format!(
        "{extra}\n[[trust.service_lists]]\nname = \"nordic\"\n\
         url = \"https://lists.example.eu/\"\nsigner_file = \"certs/lists/nordic.pem\"\n\
         countries = [\"BE\", \"NO\"]\n"
    );
    let toml = SAMPLE.replacen("# allow_private_addresses = false", &keys, 1);
    folder.load(&toml).unwrap().trust
}

const ADDED: &str = "[added]\nby = \"An Peeters\"\nat = 2026-11-20T09:30:00Z\n";
const APPROVED: &str = "[approved]\nby = \"Jean Dupont\"\nat = 2026-11-21T14:00:00Z\n";
const SUSPENDED: &str =
    "[suspended]\nby = \"An Peeters\"\nat = 2026-12-01T08:15:00Z\nreason = \"a drill\"\n";

/// A country with a Proxy-Service of its own; `rest` stands at the end.
fn country(code: &str, state: &str, rest: &str) -> String {
    let host = code.to_lowercase();
    format!(
        "country = \"{code}\"\nstate = \"{state}\"\n[names]\nen = \"Country {code}\"\n\
         [proxy_service]\nentity_id = \"https://{host}.example/proxy\"\n{ADDED}{rest}"
    )
}

/// The folder of countries and the rules for it.
struct World {
    folder: Folder,
    trust: Trust,
}

impl World {
    fn new(extra: &str) -> Self {
        let folder = Folder::new();
        let trust = trust(&folder, extra);
        Self { folder, trust }
    }

    fn path(&self, code: &str) -> PathBuf {
        self.trust.countries_dir.join(format!("{code}.toml"))
    }

    fn write(&self, code: &str, toml: &str) -> PathBuf {
        let anchors = format!("certs/countries/{code}.pem");
        self.folder.write(&anchors, b"anchors");
        fs::write(self.path(code), toml).unwrap();
        self.path(code)
    }

    fn read(&self, code: &str, toml: &str) -> Result<CountryFile, Problems> {
        load_country(&self.write(code, toml), &self.trust)
    }

    #[track_caller]
    fn refused(&self, code: &str, toml: &str, expected: &str) {
        let problems = self.read(code, toml).expect_err(expected).to_string();
        let shown = problems.replace(&*self.trust.countries_dir.to_string_lossy(), "");
        assert!(shown.contains(expected), "{expected}\nnot in:\n{shown}");
        assert_eq!(shown.lines().count(), 1, "{shown}");
    }

    fn text(&self, code: &str) -> String {
        fs::read_to_string(self.path(code)).unwrap()
    }
}

fn signed(by: &str) -> Signed {
    Signed {
        by: by.to_owned(),
        at: "2026-12-02T10:00:00.123Z".parse().unwrap(),
    }
}

fn suspension() -> StateChange {
    StateChange::Suspend(Suspension {
        by: "An \"the boss\" Peeters".to_owned(),
        at: "2026-12-02T10:00:00Z".parse().unwrap(),
        reason: "their key is stolen".to_owned(),
    })
}

fn taken(digit: char) -> AcceptedChange {
    AcceptedChange {
        role: NodeRole::ProxyService,
        fingerprint: format!("sha256:{}", digit.to_string().repeat(64)),
        by: "An Peeters".to_owned(),
        at: "2026-12-02T10:00:00Z".parse().unwrap(),
    }
}

#[test]
fn a_state_needs_the_names_under_it() {
    let world = World::new("");
    let be = |state, rest: &str| country("BE", state, rest);
    let both = format!("{APPROVED}{SUSPENDED}");
    for (state, rest) in [
        ("draft", ""),
        ("approved", APPROVED),
        ("suspended", SUSPENDED),
        ("suspended", both.as_str()),
    ] {
        let read = world.read("BE", &be(state, rest)).unwrap();
        assert_eq!(read.state.as_str(), state);
        assert_eq!(read.added.unwrap().by, "An Peeters");
    }
    for (state, rest, expected) in [
        (
            "approved",
            "",
            "BE.toml line 2: state: \"approved\" needs [approved] with by and at",
        ),
        (
            "suspended",
            APPROVED,
            "BE.toml line 2: state: \"suspended\" needs [suspended] with by",
        ),
        (
            "draft",
            APPROVED,
            "BE.toml line 10: approved: is there, but the state is \"draft\"",
        ),
        (
            "approved",
            both.as_str(),
            "line 13: suspended: is there, but the state is \"approved\"",
        ),
    ] {
        world.refused("BE", &be(state, rest), expected);
    }
    let old = be("approved", APPROVED).replace(ADDED, "");
    let expected = "BE.toml: added: is missing: [added] with by and at says who registered";
    world.refused("BE", &old, expected);
    let vague = be("approved", APPROVED).replace("14:00:00Z", "14:00:00");
    let expected = "line 12: approved.at: must be a time with its offset such as 2027-";
    world.refused("BE", &vague, expected);
}

#[test]
fn with_four_eyes_nobody_approves_what_they_added() {
    let strict = World::new("four_eyes = true");
    let alone = APPROVED.replace("Jean Dupont", " an  PEETERS");
    let toml = country("BE", "approved", &alone);
    let expected = "BE.toml line 10: approved: is by the person who added it: [trust].four_eyes";
    strict.refused("BE", &toml, expected);
    strict
        .read("BE", &country("BE", "approved", APPROVED))
        .unwrap();
    World::new("").read("BE", &toml).unwrap();

    let file = strict.write("BE", &country("BE", "draft", ""));
    let approve = |by| set_state(&file, &StateChange::Approve(signed(by)), &strict.trust);
    let error = approve("An Peeters").unwrap_err();
    assert_eq!(error.code(), "config.invalid");
    assert_eq!(strict.text("BE"), country("BE", "draft", ""), "untouched");
    assert_eq!(approve("Jean").unwrap().state, CountryState::Approved);
}

/// A country with everything that a file can limit.
fn limited() -> String {
    let toml = country("BE", "draft", "").replace(
        "[added]",
        "levels = [\"high\"]\nnot_notified = [\"http://eidas.europa.eu/NotNotified/LoA/low\"]\n\
         person_kinds = [\"legal\"]\nsp_types = [\"public\"]\n\
         [connector]\nentity_id = \"https://be.example/connector\"\nsp_types = [\"private\"]\n\
         [added]",
    );
    format!("clock_skew_seconds = 90\nchanges = \"held\"\nservice_list = \"nordic\"\n{toml}")
}

#[test]
fn a_file_limits_what_is_taken_from_its_nodes() {
    let world = World::new("");
    let toml = limited();
    let read = world.read("BE", &toml).unwrap();
    assert_eq!(read.clock_skew, Some(Duration::from_secs(90)));
    assert_eq!(read.changes, Some(ChangePolicy::Held));
    assert_eq!(read.service_list.as_deref(), Some("nordic"));
    let service = read.node(NodeRole::ProxyService).unwrap();
    assert_eq!(service.levels, Some(vec![LevelOfAssurance::High]));
    assert_eq!(
        service.not_notified,
        ["http://eidas.europa.eu/NotNotified/LoA/low"]
    );
    assert_eq!(service.person_kinds, Some(vec![PersonKind::Legal]));
    assert_eq!(service.sp_types, Some(vec![SpType::Public]));
    let connector = read.node(NodeRole::Connector).unwrap();
    assert_eq!(connector.sp_types, Some(vec![SpType::Private]));
    let ids: Vec<&str> = read.entity_ids().collect();
    assert_eq!(
        ids,
        ["https://be.example/connector", "https://be.example/proxy"]
    );
}

#[test]
fn limits_that_mean_nothing_are_refused() {
    let world = World::new("");
    let toml = limited();
    let bad = |from: &str, to: &str| toml.replace(from, to);
    for (from, to, expected) in [
        (
            "NotNotified/LoA/low",
            "LoA/low",
            "not_notified[0]: begins like a notified level",
        ),
        (
            "NotNotified/LoA/low",
            "LoA/lower",
            "not_notified[0]: begins like a notified level",
        ),
        (
            "[\"legal\"]",
            "[\"legal\", \"legal\"]",
            "person_kinds: names something twice",
        ),
        (
            "sp_types = [\"private\"]",
            "levels = [\"low\"]",
            "connector.levels: is not a known key",
        ),
        (
            "\"nordic\"",
            "\"baltic\"",
            "line 3: service_list: is none of the [[trust.service_lists]]",
        ),
        (
            "= 90",
            "= 181",
            "line 1: clock_skew_seconds: must be a whole number from 1 to 180",
        ),
        (
            "en = ",
            "English = \"x\"\nen = ",
            "names.English: is not a language tag",
        ),
    ] {
        world.refused("BE", &bad(from, to), expected);
    }
    let sweden = country("SE", "draft", "");
    let sweden = format!("service_list = \"nordic\"\n{sweden}");
    world.refused(
        "SE",
        &sweden,
        "service_list: may not speak for this country",
    );
}

#[test]
fn countries_are_called_as_eidas_calls_them() {
    let world = World::new("");
    for (code, expected) in [
        ("GR", "country: is not how eIDAS writes Greece: say \"EL\""),
        (
            "GB",
            "country: is not how eIDAS writes the United Kingdom: say \"UK\"",
        ),
        (
            "EU",
            "proxy_service: is not for EU: the institutions have a connector at most",
        ),
    ] {
        world.refused(code, &country(code, "draft", ""), expected);
    }
    let institutions = country("EU", "draft", "").replace("proxy_service", "connector");
    world.read("EU", &institutions).unwrap();
    assert_eq!(country_code("EL"), Ok("EL"));
    assert!(country_code("GB").unwrap_err().ends_with("say \"UK\""));
    for wrong in ["", "e", "el", "EL ", "ÉL", "GRC"] {
        assert!(country_code(wrong).is_err(), "{wrong}");
    }
}

/// The countries of the folder that are in force.
fn codes(countries: &Countries) -> Vec<&str> {
    let files = countries.files.iter();
    files.map(|file| file.country.as_str()).collect()
}

#[test]
fn an_entity_stays_with_the_country_that_has_it() {
    let world = World::new("");
    world.write("LU", &country("LU", "draft", ""));
    let owners = load_countries(&world.trust).owners();
    assert_eq!(
        owners,
        BTreeMap::from([("https://lu.example/proxy".to_owned(), "LU".to_owned())])
    );
    let intruder = country("BE", "draft", "").replace("be.example", "lu.example");
    world.write("BE", &intruder);

    let anew = load_countries(&world.trust);
    assert_eq!(codes(&anew), ["BE"], "by name, where nobody was first");
    let kept = load_countries_keeping(&world.trust, &owners);
    assert_eq!(codes(&kept), ["LU"]);
    assert!(kept.left_out.contains("BE"));
    let said = kept.problems.to_string();
    assert!(
        said.ends_with("BE.toml line 6: entity_id: is already LU's: left out"),
        "{said}"
    );

    world.write("LU", "country = ");
    let broken = load_countries_keeping(&world.trust, &owners);
    assert!(broken.files.is_empty(), "a broken file gives nothing away");
    assert_eq!(broken.left_out.len(), 2);

    fs::remove_file(world.path("LU")).unwrap();
    let gone = load_countries_keeping(&world.trust, &owners);
    assert_eq!(codes(&gone), ["BE"], "what nobody names is free");
}

#[test]
fn two_countries_may_swap_their_entities() {
    let world = World::new("");
    world.write("BE", &country("BE", "draft", ""));
    world.write("LU", &country("LU", "draft", ""));
    let owners = load_countries(&world.trust).owners();
    let swapped = |code, host: &str| {
        let own = format!("{}.example", str::to_lowercase(code));
        country(code, "draft", "").replace(&own, host)
    };
    world.write("BE", &swapped("BE", "lu.example"));
    world.write("LU", &swapped("LU", "be.example"));
    let countries = load_countries_keeping(&world.trust, &owners);
    assert_eq!(codes(&countries), ["BE", "LU"], "{}", countries.problems);
}

#[test]
fn unfinished_files_are_not_looked_at_and_a_lost_folder_is_said() {
    let world = World::new("");
    world.write("BE", &country("BE", "draft", ""));
    fs::write(world.trust.countries_dir.join(".LU.toml"), "half a f").unwrap();
    fs::write(world.trust.countries_dir.join(".#BE.toml"), "").unwrap();
    let countries = load_countries(&world.trust);
    assert!(countries.problems.is_empty(), "{}", countries.problems);
    assert!(!countries.unreadable);
    fs::remove_dir_all(&world.trust.countries_dir).unwrap();
    let countries = load_countries(&world.trust);
    assert!(countries.unreadable && countries.problems.as_slice().len() == 1);
}

/// Written by a person: comments, spacing and an order of its own.
const BY_HAND: &str = "# asked for by mail\r\ncountry   = 'BE'  # the code\n\n# not yet!\nstate = \
                       'draft' # see ticket 7\n  [proxy_service] # theirs\nentity_id = \
                       \"https://be.example/proxy\"\nlevels = [\n  \"low\", # for now\n]\n[names]\n\
                       en = \"Belgium\"\n[added]\nby = \"An\"\nat = 2026-11-20T09:30:00Z\n# bent\n\
                       [[exceptions]]\nname = \"oaep-mgf1p\"\nreason = \"old\"\n\
                       approved_by = \"A\"\nfrom = 2026-10-01\nuntil = 2027-03-31\n\
                       # the end";

#[test]
fn a_decision_changes_its_own_lines_only() {
    let world = World::new("");
    let file = world.write("BE", BY_HAND);
    let decide = |change| set_state(&file, &change, &world.trust).unwrap();
    let approved = decide(StateChange::Approve(signed("Jean")));
    assert_eq!(approved.state, CountryState::Approved);
    let after = world.text("BE");
    for line in BY_HAND.lines().filter(|line| !line.contains("draft")) {
        assert!(after.contains(line), "{line} is gone from\n{after}");
    }
    assert!(
        after.contains("# not yet!\nstate = \"approved\" # see ticket 7\n"),
        "{after}"
    );
    let signature = "[approved]\nby = \"Jean\"\nat = 2026-12-02T10:00:00Z\n";
    assert!(after.contains(signature), "{after}");

    let suspended = decide(suspension());
    assert_eq!(suspended.suspended.unwrap().by, "An \"the boss\" Peeters");
    assert_eq!(suspended.approved, approved.approved);
    let resumed = decide(StateChange::Resume);
    assert_eq!(resumed.suspended, None);
    assert_eq!(world.text("BE"), after, "as if it had not been suspended");
    assert_eq!(load_country(&file, &world.trust).unwrap(), resumed);
}

#[test]
fn a_decision_must_fit_the_state() {
    let world = World::new("");
    let file = world.write("BE", &country("BE", "draft", ""));
    let decide = |change: &StateChange| set_state(&file, change, &world.trust);
    let approve = StateChange::Approve(signed("Jean"));
    let state = |error| match error {
        EditError::State(state) => state,
        other => panic!("{other}"),
    };
    assert_eq!(
        state(decide(&suspension()).unwrap_err()),
        CountryState::Draft
    );
    assert_eq!(
        state(decide(&StateChange::Resume).unwrap_err()),
        CountryState::Draft
    );
    decide(&approve).unwrap();
    assert_eq!(state(decide(&approve).unwrap_err()), CountryState::Approved);
    decide(&suspension()).unwrap();
    let error = decide(&suspension()).unwrap_err();
    assert_eq!(error.code(), "config.country-state");
    assert_eq!(state(error), CountryState::Suspended);
}

#[test]
fn what_would_not_load_is_not_written() {
    let world = World::new("");
    let file = world.write("BE", &country("BE", "draft", ""));
    fs::remove_file(world.folder.path().join("certs/countries/BE.pem")).unwrap();
    let before = world.text("BE");
    let error = set_state(&file, &StateChange::Approve(signed("Jean")), &world.trust).unwrap_err();
    assert!(
        error.to_string().ends_with("BE.pem is not there"),
        "{error}"
    );
    assert_eq!(world.text("BE"), before);
    let names = fs::read_dir(&world.trust.countries_dir).unwrap();
    assert_eq!(names.count(), 1, "nothing unfinished is left");
    fs::write(&file, "country = ").unwrap();
    let error = accept_change(&file, &taken('a'), &world.trust).unwrap_err();
    assert!(matches!(error, EditError::Invalid(_)));
}

#[test]
fn taken_changes_are_noted_once_even_by_two_commands_at_once() {
    let world = World::new("");
    let file = world.write("BE", BY_HAND);
    std::thread::scope(|scope| {
        for digit in ['a', 'b', 'c', 'd'] {
            let (file, world) = (&file, &world);
            scope.spawn(move || accept_change(file, &taken(digit), &world.trust).unwrap());
        }
    });
    let read = accept_change(&file, &taken('b'), &world.trust).unwrap();
    assert_eq!(read.accepted_changes.len(), 4);
    for digit in ['a', 'b', 'c', 'd'] {
        assert!(read.has_accepted(NodeRole::ProxyService, &taken(digit).fingerprint));
        assert!(!read.has_accepted(NodeRole::Connector, &taken(digit).fingerprint));
    }
    let inline = format!(
        "accepted_changes = [{{ role = \"connector\", fingerprint = \"{}\", by = \"An\", \
         at = 2026-11-20T09:30:00Z }}]\n{}",
        taken('e').fingerprint,
        country("BE", "draft", "")
    );
    world.write("BE", &inline);
    let read = accept_change(&file, &taken('f'), &world.trust).unwrap();
    assert_eq!(read.accepted_changes.len(), 2);
    assert!(read.has_accepted(NodeRole::Connector, &taken('e').fingerprint));
}

fn draft(world: &World) -> Draft {
    let url = "https://be.example/proxy";
    let source = MetadataSource::Url(url.to_owned());
    let mut service = CountryNode::new(url, source);
    service.levels = Some(vec![LevelOfAssurance::Substantial, LevelOfAssurance::High]);
    service.not_notified = vec!["http://eidas.europa.eu/NotNotified/LoA/low".to_owned()];
    service.person_kinds = Some(vec![PersonKind::Natural]);
    let file = world.trust.countries_dir.join("BE-connector.xml");
    let mut connector =
        CountryNode::new("https://be.example/connector", MetadataSource::File(file));
    connector.sp_types = Some(vec![SpType::Public, SpType::Private]);
    Draft {
        country: "BE".to_owned(),
        names: BTreeMap::from([("en".to_owned(), "Belgium \"north\"\\south".to_owned())]),
        connector: Some(connector),
        proxy_service: Some(service),
        service_list: Some("nordic".to_owned()),
        added: Signed {
            by: "An".to_owned(),
            at: "2026-12-02T10:00:00Z".parse().unwrap(),
        },
    }
}

#[test]
fn a_draft_is_read_back_as_it_was_meant() {
    let world = World::new("");
    let draft = draft(&world);
    let written = draft.write(&world.trust).unwrap();
    assert_eq!(
        written,
        load_country(&world.path("BE"), &world.trust).unwrap()
    );
    assert_eq!(written.state, CountryState::Draft);
    assert_eq!(written.names, draft.names);
    assert_eq!(written.connector, draft.connector);
    assert_eq!(written.proxy_service, draft.proxy_service);
    assert_eq!(written.added.as_ref(), Some(&draft.added));
    let text = world.text("BE");
    assert!(
        text.starts_with("# Made by `eidas-bridge country add`."),
        "{text}"
    );
    assert!(
        text.contains("\nmetadata_file = \"BE-connector.xml\"\n"),
        "{text}"
    );
    assert!(!text.contains("metadata_url"), "{text}");

    let again = draft.write(&world.trust).unwrap_err();
    assert_eq!(again.code(), "config.country-exists");
    assert_eq!(world.text("BE"), text);
}

#[test]
fn a_draft_that_would_not_load_is_not_written() {
    let world = World::new("");
    world.write("LU", &country("LU", "draft", ""));
    let mut taken = draft(&world);
    taken.proxy_service.as_mut().unwrap().entity_id = "https://lu.example/proxy".to_owned();
    let error = taken.write(&world.trust).unwrap_err().to_string();
    assert!(
        error.ends_with("BE.toml: entity_id: is already LU's: left out"),
        "{error}"
    );
    let mut greece = draft(&world);
    greece.country = "GR".to_owned();
    assert!(greece.write(&world.trust).is_err());
    let mut away = draft(&world);
    away.country = "../BE".to_owned();
    assert!(away.write(&world.trust).is_err());
    let names = fs::read_dir(&world.trust.countries_dir).unwrap();
    assert_eq!(names.count(), 1);
}

#[test]
fn trust_has_defaults_and_says_what_is_wrong() {
    let folder = Folder::new();
    let trust = folder.load(SAMPLE).unwrap().trust;
    assert_eq!(trust.state_dir, folder.path().join("state"));
    assert_eq!(trust.changes, ChangePolicy::Automatic);
    assert_eq!(trust.revocation, Revocation::Soft);
    assert_eq!(trust.refresh, Duration::from_hours(1));
    assert!(!trust.four_eyes && trust.service_lists.is_empty());

    let list = &World::new("").trust.service_lists[0];
    assert!(list.allows("NO") && !list.allows("SE"));
    for (keys, expected) in [
        (
            "refresh_minutes = 4",
            "trust.refresh_minutes: must be a whole number from 5 to 1440",
        ),
        (
            "revocation = \"yes\"",
            "trust.revocation: must be one of: off, soft, hard",
        ),
        (
            "state_dir = \"metadata/countries\"",
            "trust.state_dir: must be a folder of its own",
        ),
        (
            "[[trust.service_lists]]\nname = \"a\"\nsigner_file = \"nowhere.pem\"\n",
            "nowhere.pem is not there",
        ),
        (
            "[[trust.service_lists]]\nname = \"a\"\nsigner_file = \"bridge.toml\"\n",
            "service_lists[0].url: or file: exactly one says where the list comes from",
        ),
    ] {
        let toml = SAMPLE.replacen("# allow_private_addresses = false", keys, 1);
        let problems = folder.load(&toml).unwrap_err().to_string();
        assert!(
            problems.contains(expected),
            "{expected}\nnot in:\n{problems}"
        );
    }
    let same = SAMPLE.replacen(
        "# listen = \"127.0.0.1:9464\"",
        "listen = \"127.0.0.1:8080\"",
        1,
    );
    let problems = folder.load(&same).unwrap_err().to_string();
    assert!(
        problems.ends_with("must be another socket than node.listen"),
        "{problems}"
    );
}
