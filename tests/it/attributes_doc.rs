//! docs/ATTRIBUTES.md is made from the attribute catalogue, the table of claims and the hub's
//! profiles. `EIDAS_REGENERATE=1` writes it anew.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use eidas_bridge::config::HubProfile;
use eidas_bridge::domain::{Attribute, Capacity, PersonKind};
use eidas_bridge::mapping::{CLAIM_ROWS, ClaimRow, FURTHER_SCOPES, Standing};

const HEAD: &str = "# Attributes

<!-- Made from src/domain/attribute.rs, src/mapping/claim_table.rs and src/config/proxy_service.rs by
     tests/it/attributes_doc.rs: do not edit.
     EIDAS_REGENERATE=1 cargo test --test it attributes_doc -->

Every attribute of the eIDAS Attribute Profile 1.4, what it is called abroad, and under which claims
it arrives at the hub. What a hub receives is described by a JSON Schema,
[identity.schema.json](identity.schema.json); why it is so, by
[decisions/claims.md](decisions/claims.md).

- **Name** is the last part of the attribute's `Name`; the rest stands above the table.
- **Mandatory** ones are the minimum data set: always requested, always there. All others are
  requested as optional, and a login never fails for one that is missing or malformed.
- **Scripts**: in *two*, a value may come in the country's own letters and in Latin ones. The claim
  holds the Latin form, or the only one there is; the other stands beside it with the tag of its
  language (`family_name#el`), and both in `eidas.attributes`.
- **Claims towards the hub** are paths: `place_of_birth.country` is the member `country` of
  `place_of_birth`.
- **Asked for by** these scopes, or in the `claims` parameter by the outermost name of the claim; a
  member of `eidas` by its innermost name (`lei`).
- **Scopes at the hub** are those that we ask for when a foreign service wants the attribute of one
  of our citizens: under `profile = \"franceconnect-plus\"`, and under `\"standard\"`; `-` where no
  scope yields it unless `[proxy_service.hub.scopes]` names one.
";

fn quoted<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let mut once: Vec<&str> = Vec::new();
    for name in names {
        if !once.contains(&name) {
            once.push(name);
        }
    }
    if once.is_empty() {
        return "-".to_owned();
    }
    let quoted: Vec<String> = once.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}

fn claims_of(attribute: &Attribute) -> impl Iterator<Item = &'static ClaimRow> {
    let kind = attribute.definition().kind;
    CLAIM_ROWS
        .iter()
        .filter(move |row| row.kind == kind && row.attributes.contains(attribute))
}

fn hub_scopes(profile: HubProfile, attribute: &Attribute) -> String {
    let scopes = profile.scopes(attribute.name());
    quoted(scopes.iter().map(String::as_str))
}

fn table(text: &mut String, kind: PersonKind) {
    text.push_str(
        "| Name | FriendlyName | XSD type | Mandatory | Scripts | Values | Syntax \
         | Claims towards the hub | Asked for by the scopes | Scopes at the hub |\n\
         |---|---|---|---|---|---|---|---|---|---|\n",
    );
    for attribute in Attribute::of(kind) {
        let row = attribute.definition();
        let _ = writeln!(
            text,
            "| `{}` | `{}` | `{}` | {} | {} | {} | {} | {} | {} | {}; {} |",
            attribute.name(),
            row.friendly_name,
            row.xsd_type,
            if row.mandatory { "yes" } else { "no" },
            if row.transliterable { "two" } else { "one" },
            if row.multi_valued { "several" } else { "one" },
            row.syntax.as_str(),
            quoted(claims_of(attribute).map(|row| row.claim)),
            quoted(claims_of(attribute).flat_map(|row| row.scopes.iter().copied())),
            hub_scopes(HubProfile::FRANCECONNECT_PLUS, attribute),
            hub_scopes(HubProfile::STANDARD, attribute),
        );
    }
}

fn list(text: &mut String, rows: impl Iterator<Item = &'static ClaimRow>) {
    for row in rows {
        let of: Vec<&str> = row.attributes.iter().map(Attribute::name).collect();
        let _ = writeln!(text, "- `{}`: of `{}`", row.claim, of.join("`, `"));
    }
}

fn namespace(attribute: &Attribute, capacity: Capacity) -> &str {
    let uri = attribute.uri(capacity);
    uri.strip_suffix(attribute.name()).unwrap()
}

fn document() -> String {
    let mut text = HEAD.to_owned();
    for (title, kind, first) in [
        (
            "Natural persons",
            PersonKind::Natural,
            Attribute::PersonIdentifier,
        ),
        (
            "Legal persons",
            PersonKind::Legal,
            Attribute::LegalPersonIdentifier,
        ),
    ] {
        let (own, acting) = (
            namespace(&first, Capacity::Subject),
            namespace(&first, Capacity::Representative),
        );
        let _ = write!(
            text,
            "\n## {title}\n\n`{own}`, of a representative `{acting}`\n\n"
        );
        table(&mut text, kind);
    }
    text.push_str(REPRESENTATIVES);
    text.push_str("\n## Scopes that ask for no attribute\n\n");
    for (scope, meaning) in FURTHER_SCOPES {
        let _ = writeln!(text, "- `{scope}`: {meaning}");
    }
    text.push_str(
        "\n## Claims that have no standard name\n\nMembers of our own claim `eidas`:\n\n",
    );
    list(&mut text, CLAIM_ROWS.iter().filter(|row| row.is_own()));
    text.push_str(
        "\nFranceConnect's own, with `claims_profile` `\"franceconnect\"` or `\"both\"`:\n\n",
    );
    let franceconnect = |row: &&ClaimRow| row.standing == Standing::FranceConnect;
    list(&mut text, CLAIM_ROWS.iter().filter(franceconnect));
    text.push_str(NO_NAME);
    text
}

const REPRESENTATIVES: &str = "
## Representatives

Who acts for somebody is asserted by the same attributes under the second namespace, with
`Representative` before the FriendlyName (`RepresentativeFamilyName`). They are never requested; a
country adds them where somebody else logs in. All four combinations of natural and legal persons
are read. A client that did not register `representation = true` is refused such a login; one that
did always gets `eidas.representative`: `person_kind`, the minimum data set under the names of the
tables above (`identifier` for `sub`), and `attributes`. With the scope `representative` it gets
everything that was asserted of them.

## Sectors' attributes

Attributes that are declared in the configuration are requested, read and released like optional
ones of the profile. Each arrives under its declared claim and is asked
for by that claim as a scope or in the `claims` parameter.
";

const NO_NAME: &str = "
Nothing standard has a name for an organisation's login either: `sub` is its identifier and `name`
its legal name; all else of it is in `eidas.legal_person`. `given_name`, `birthdate` and the like are
absent.
";

#[test]
fn the_page_of_attributes_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/ATTRIBUTES.md");
    if std::env::var_os("EIDAS_REGENERATE").is_some() {
        fs::write(&path, document()).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == document(), "EIDAS_REGENERATE=1 makes it anew");
}
