//! docs/identity.schema.json, the JSON Schema of what a hub receives, is made from the table of
//! claims and the attribute catalogue. `EIDAS_REGENERATE=1` writes it anew. That every identity
//! keeps to it is tested where identities can be made: `src/mapping/to_claims/schema_holds.rs`.

use std::fs;
use std::path::Path;

use eidas_bridge::domain::{Attribute, AttributeDefinition, Capacity, PersonKind, Syntax};
use eidas_bridge::mapping::{CLAIM_ROWS, ClaimRow, NationalAlgorithm, View};
use serde_json::{Map, Value, json};

const TAG: &str = "#[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$";

fn text() -> Value {
    json!({"type": "string", "minLength": 1, "maxLength": 256})
}

fn country(network: bool) -> Value {
    let which = if network {
        "As the eIDAS network writes it: Greece is EL."
    } else {
        "ISO 3166-1: Greece is GR."
    };
    json!({"type": "string", "pattern": "^[A-Z]{2}$", "description": which})
}

fn texts(names: &[&str]) -> Value {
    let properties: Map<String, Value> = names
        .iter()
        .map(|name| {
            (
                (*name).to_owned(),
                json!({"type": "string", "minLength": 1}),
            )
        })
        .collect();
    json!({"type": "object", "additionalProperties": false, "minProperties": 1,
        "properties": properties})
}

/// A single value in the form of the standard claims, or as it was asserted.
fn value(row: &AttributeDefinition<'_>, asserted: bool) -> Value {
    match row.syntax {
        Syntax::Identifier => json!({
            "type": "string", "maxLength": 256, "pattern": "^[A-Z]{2}/[A-Z]{2}/.+$",
        }),
        Syntax::Text => text(),
        Syntax::Date => json!({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}),
        Syntax::Gender if asserted => json!({"enum": ["Female", "Male", "Unspecified"]}),
        Syntax::Gender => json!({"enum": ["female", "male", "unspecified"]}),
        Syntax::Country => country(asserted),
        Syntax::Address if asserted => texts(&[
            "po_box",
            "locator_designator",
            "locator_name",
            "cv_address_area",
            "thoroughfare",
            "post_name",
            "admin_unit_first_line",
            "admin_unit_second_line",
            "post_code",
        ]),
        Syntax::Address => texts(&[
            "formatted",
            "street_address",
            "locality",
            "region",
            "postal_code",
            "country",
            "country_code",
        ]),
        Syntax::Phone => json!({"type": "string", "pattern": "^\\+[1-9][0-9]{1,14}$"}),
        Syntax::Email => json!({"type": "string", "pattern": "^[^@]+@[^@]+$", "maxLength": 254}),
    }
}

fn several(row: &AttributeDefinition<'_>, value: Value) -> Value {
    if row.multi_valued {
        json!({"type": "array", "minItems": 1, "uniqueItems": true, "items": value})
    } else {
        value
    }
}

/// An attribute as it was asserted: where it may stand in two scripts, both apart.
fn asserted(attribute: &Attribute) -> Value {
    let row = attribute.definition();
    let value = several(&row, value(&row, true));
    if row.transliterable {
        json!({"anyOf": [value, {"$ref": "#/$defs/two_scripts"}]})
    } else {
        value
    }
}

fn attributes(kinds: &[PersonKind], capacity: Capacity, open: bool) -> Value {
    let known = Attribute::ALL
        .iter()
        .filter(|one| kinds.contains(&one.definition().kind))
        .map(|one| (one.friendly_name(capacity).to_owned(), asserted(one)));
    json!({
        "type": "object",
        "description": "Every released attribute by its FriendlyName, as it was asserted.",
        "properties": known.collect::<Map<_, _>>(),
        "additionalProperties": open,
    })
}

fn claim(row: &ClaimRow) -> Value {
    let attribute = &row.attributes[0];
    let definition = attribute.definition();
    let mut schema = match row.view {
        View::FullName => json!({"type": "string", "minLength": 3, "maxLength": 513}),
        _ => several(&definition, value(&definition, false)),
    };
    let names: Vec<&str> = row.attributes.iter().map(Attribute::name).collect();
    let made_of = match row.view {
        View::First => format!("{}.", names.join(", else ")),
        _ => format!("Of {}.", names.join(" and ")),
    };
    schema["description"] = Value::from(made_of);
    schema
}

fn two_scripts(row: &ClaimRow) -> bool {
    let two = row
        .attributes
        .iter()
        .any(|one| one.definition().transliterable);
    two && matches!(row.view, View::First | View::FullName)
}

/// An object with these claims at its outermost level, each by its name, and their other forms.
fn object(claims: &[(&str, &ClaimRow)]) -> (Map<String, Value>, Map<String, Value>) {
    let mut properties = Map::new();
    let mut tagged = Map::new();
    for (name, row) in claims {
        if let Some((outer, inner)) = name.split_once('.') {
            let member = properties.entry(outer).or_insert_with(
                || json!({"type": "object", "additionalProperties": false, "properties": {}}),
            );
            member["properties"][inner] = claim(row);
        } else if let Some(known) = properties.get_mut(*name) {
            let both = json!({"anyOf": [known.clone(), claim(row)]});
            *known = both;
        } else {
            properties.insert((*name).to_owned(), claim(row));
        }
        if two_scripts(row) {
            let other = "The form in the country's own letters.";
            let mut form = claim(row);
            form["description"] = Value::from(other);
            tagged.insert(format!("^{name}{TAG}"), form);
        }
    }
    (properties, tagged)
}

fn rows(which: impl Fn(&ClaimRow) -> bool) -> impl Iterator<Item = &'static ClaimRow> {
    CLAIM_ROWS.iter().filter(move |row| which(row))
}

/// A member of our own claim by its innermost name.
fn inner(row: &ClaimRow) -> &'static str {
    match row.claim {
        "sub" => "identifier",
        own => own
            .strip_prefix("eidas.legal_person.")
            .or_else(|| own.strip_prefix("eidas."))
            .unwrap_or(own),
    }
}

fn closed(claims: &[(&str, &ClaimRow)], more: &[(&str, Value)], required: &[&str]) -> Value {
    let (mut properties, tagged) = object(claims);
    properties.extend(
        more.iter()
            .map(|(name, it)| ((*name).to_owned(), it.clone())),
    );
    json!({
        "type": "object",
        "properties": properties,
        "patternProperties": tagged,
        "additionalProperties": false,
        "required": required,
    })
}

fn representative(kind: PersonKind) -> Value {
    let standard = |row: &ClaimRow| {
        let of_kind = row.kind == kind && !(kind == PersonKind::Legal && row.claim == "name");
        of_kind && !matches!(row.claim, "preferred_username" | "birthplace")
    };
    let claims: Vec<(&str, &ClaimRow)> = rows(standard).map(|row| (inner(row), row)).collect();
    let mut once: Vec<(&str, &ClaimRow)> = Vec::new();
    for (name, row) in claims {
        if !once.iter().any(|(known, _)| *known == name) {
            once.push((name, row));
        }
    }
    let more = [
        ("person_kind", json!({"const": kind.as_str()})),
        (
            "attributes",
            attributes(&[kind], Capacity::Representative, false),
        ),
    ];
    closed(&once, &more, &["person_kind", "attributes"])
}

fn eidas() -> Value {
    let natural = |row: &ClaimRow| row.is_own() && row.kind == PersonKind::Natural;
    let own: Vec<(&str, &ClaimRow)> = rows(natural).map(|row| (inner(row), row)).collect();
    let legal = |row: &ClaimRow| row.is_own() && row.kind == PersonKind::Legal;
    let legal: Vec<(&str, &ClaimRow)> = rows(legal).map(|row| (inner(row), row)).collect();
    let said = |what: &str| json!({"type": "string", "minLength": 1, "description": what});
    let kinds = [PersonKind::Natural, PersonKind::Legal];
    let acting = kinds.map(representative);
    let more = [
        ("person_kind", json!({"enum": ["natural", "legal"]})),
        ("country", country(true)),
        ("level", said("URI of the level of assurance.")),
        (
            "notified",
            json!({"type": "boolean", "description": "Whether the scheme is notified."}),
        ),
        (
            "node",
            said("Entity ID of the Proxy-Service that asserted it."),
        ),
        ("response_id", said("ID of its Response.")),
        ("assertion_id", said("ID of its Assertion.")),
        (
            "request_id",
            said("ID of the AuthnRequest that it answers."),
        ),
        ("attributes", attributes(&kinds, Capacity::Subject, true)),
        ("legal_person", closed(&legal, &[], &[])),
        ("representative", json!({"oneOf": acting})),
    ];
    let mut schema = closed(&own, &more, &[]);
    schema["properties"]["earlier_subjects"] = json!({
        "type": "array", "minItems": 1, "uniqueItems": true,
        "items": {"type": "string", "minLength": 1, "maxLength": 255},
        "description": "What sub was before, latest first.",
    });
    schema["properties"]["national_identifier"] = json!({
        "type": "object",
        "additionalProperties": false,
        "required": ["value", "persistence", "algorithm"],
        "properties": {
            "value": {"type": "string", "pattern": "^[A-Z]{2}:[0-9a-z-]{10,30}$"},
            "persistence": {"enum": ["A", "B", "C"]},
            "algorithm": {"enum": NationalAlgorithm::ALL.map(NationalAlgorithm::as_str)},
        },
        "description": "A number of our own making.",
    });
    schema["description"] = Value::from(
        "What eIDAS says and no standard claim carries: whence the identity comes, every \
         attribute as it was asserted, legal persons, and who acts for somebody.",
    );
    schema
}

fn verified() -> Value {
    let claims: Vec<(&str, &ClaimRow)> = rows(|row| row.verified)
        .map(|row| (row.claim, row))
        .collect();
    json!({
        "type": "object",
        "additionalProperties": false,
        "required": ["verification", "claims"],
        "properties": {
            "verification": {
                "type": "object",
                "additionalProperties": false,
                "required": ["trust_framework"],
                "properties": {
                    "trust_framework": {"const": "eidas"},
                    "assurance_level": {"type": "string", "minLength": 1, "description":
                        "low, substantial or high, or the URI of a level that is not notified."},
                },
            },
            "claims": closed(&claims, &[], &[]),
        },
    })
}

fn schema() -> Value {
    let outer: Vec<(&str, &ClaimRow)> = rows(|row| !row.is_own() && row.claim != "sub")
        .map(|row| (row.claim, row))
        .collect();
    let (mut properties, tagged) = object(&outer);
    let subject = "The person as this client knows them, by default the eIDAS identifier.";
    properties.insert(
        "sub".to_owned(),
        json!({"type": "string", "minLength": 1, "maxLength": 255, "description": subject}),
    );
    properties.insert("eidas".to_owned(), eidas());
    properties.insert(
        "verified_claims".to_owned(),
        json!({"anyOf": [
            {"$ref": "#/$defs/verified"},
            {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/verified"}},
        ]}),
    );
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What the userinfo endpoint says of a foreign person",
        "description": "Sectors' attributes stand under the names that the configuration declares.",
        "type": "object",
        "required": ["sub"],
        "properties": properties,
        "patternProperties": tagged,
        "$defs": {
            "verified": verified(),
            "two_scripts": {
                "type": "object",
                "additionalProperties": false,
                "required": ["original", "lang"],
                "properties": {
                    "latin": text(),
                    "original": text(),
                    "lang": {"type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"},
                },
            },
        },
    })
}

#[test]
fn the_schema_in_the_documentation_is_that_of_the_table() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/identity.schema.json");
    let made = serde_json::to_string_pretty(&schema()).unwrap() + "\n";
    if std::env::var_os("EIDAS_REGENERATE").is_some() {
        fs::write(&path, &made).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    let kept: Value = serde_json::from_str(&kept).unwrap_or_default();
    assert_eq!(kept, schema(), "EIDAS_REGENERATE=1 makes it anew");
}
