//! Every key that a country's file may hold: the one table that docs/COUNTRY-FILE.md and
//! docs/country.schema.json are made from. A test asks the reader whether it is the whole truth.

/// One key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Where it stands: `connector.entity_id`; `exceptions[].name` inside each of a list.
    pub path: &'static str,
    /// What it may hold.
    pub kind: FieldKind,
    /// Whether it may be absent, within its table.
    pub presence: Presence,
    /// What it is for, in a sentence.
    pub meaning: &'static str,
}

/// What a key may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// 1 to 1,024 printable characters.
    Text,
    /// Two capitals, as eIDAS writes them.
    Country,
    /// An https address.
    Url,
    /// A path, relative to the folder of the file.
    Path,
    /// A point in time with its offset.
    Time,
    /// A day.
    Date,
    /// `sha256:` and 64 hexadecimal digits.
    Fingerprint,
    /// A whole number from the first to the second.
    Number(u32, u32),
    /// One of these.
    Word(&'static [&'static str]),
    /// Some of these, at least one.
    Words(&'static [&'static str]),
    /// URIs, at least one.
    Uris,
    /// A table of the keys that begin with this path.
    Table,
    /// A table whose keys are language tags, with `en`.
    Names,
    /// Any number of tables.
    Tables,
}

/// Whether a key may be absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// It must be there.
    Required,
    /// It may be absent, which means this.
    Optional(&'static str),
}

use FieldKind::{
    Country, Date, Fingerprint, Names, Number, Path, Table, Tables, Text, Time, Uris, Url, Word,
    Words,
};
use Presence::{Optional, Required};

const LEVELS: &[&str] = &["low", "substantial", "high"];
const EXCEPTIONS: &[&str] = &[
    "oaep-mgf1p",
    "oaep-sha1",
    "rsa-pkcs1-sha256",
    "expired-certificate",
    "no-node-country",
    "protocol-1-1",
];
const SECTORS: &[&str] = &["public", "private"];

const fn field(
    path: &'static str,
    kind: FieldKind,
    presence: Presence,
    meaning: &'static str,
) -> Field {
    Field {
        path,
        kind,
        presence,
        meaning,
    }
}

/// The keys, a table before what is in it.
pub const COUNTRY_FIELDS: &[Field] = &[
    field(
        "country",
        Country,
        Required,
        "The code as eIDAS writes it, `EL` for Greece and `UK` for the United Kingdom; also the \
         name of the file. `EU` stands for the institutions, which have a connector only.",
    ),
    field(
        "state",
        Word(&["draft", "approved", "suspended"]),
        Required,
        "`draft`: known to operators only. `approved`: in use. `suspended`: shown as unavailable, \
         and neither direction works.",
    ),
    field(
        "anchors_file",
        Path,
        Optional("`countries/<country>.pem` in `[trust].certs_dir`"),
        "The PEM certificates that its metadata must be signed under; must be there once approved.",
    ),
    field(
        "clock_skew_seconds",
        Number(1, 180),
        Optional("`[trust].skew_seconds`"),
        "How far its clocks may be off.",
    ),
    field(
        "changes",
        Word(&["automatic", "held"]),
        Optional("`[trust].changes`"),
        "Whether new metadata under the anchors is taken at once, or held until somebody takes it. \
         The first copy is taken and told (`trust.taken-unseen`), also after `[trust].state_dir` was lost.",
    ),
    field(
        "service_list",
        Text,
        Optional("no list is listened to"),
        "The name of the `[[trust.service_lists]]` that may propose changes for it.",
    ),
    field(
        "names",
        Names,
        Required,
        "What people read, by language tag; `en` is mandatory and shown where no other fits.",
    ),
    field(
        "connector",
        Table,
        Optional("no request is taken from it"),
        "The node that sends us requests for our citizens. At least one of the two nodes is there.",
    ),
    field(
        "connector.entity_id",
        Url,
        Required,
        "Its entity identifier, compared character by character; no other country may have it.",
    ),
    field(
        "connector.metadata_url",
        Url,
        Optional("the entity identifier"),
        "Where its metadata is fetched, if elsewhere.",
    ),
    field(
        "connector.metadata_file",
        Path,
        Optional("it is fetched"),
        "Its metadata as a file, judged like fetched metadata; excludes `metadata_url`.",
    ),
    field(
        "connector.sp_types",
        Words(SECTORS),
        Optional("both"),
        "The sectors whose services may ask.",
    ),
    field(
        "connector.consent",
        Word(&["ask", "asked-elsewhere"]),
        Optional("`[proxy_service].consent`"),
        "Who shows our citizens what goes there and to whom, before it goes: the bridge (`ask`), or \
         somebody who has done so before (`asked-elsewhere`).",
    ),
    field(
        "proxy_service",
        Table,
        Optional("its citizens cannot be asked for"),
        "The node that logs its citizens in for us.",
    ),
    field(
        "proxy_service.entity_id",
        Url,
        Required,
        "Its entity identifier, compared character by character; no other country may have it.",
    ),
    field(
        "proxy_service.metadata_url",
        Url,
        Optional("the entity identifier"),
        "Where its metadata is fetched, if elsewhere.",
    ),
    field(
        "proxy_service.metadata_file",
        Path,
        Optional("it is fetched"),
        "Its metadata as a file, judged like fetched metadata; excludes `metadata_url`.",
    ),
    field(
        "proxy_service.levels",
        Words(LEVELS),
        Optional("those of its metadata"),
        "The notified levels of assurance that we take from it.",
    ),
    field(
        "proxy_service.not_notified",
        Uris,
        Optional("none is taken"),
        "The URIs of levels that are not notified and that we take from it, where a client of ours \
         asks for them; none of them ever answers a request for a notified level.",
    ),
    field(
        "proxy_service.person_kinds",
        Words(&["natural", "legal"]),
        Optional("both"),
        "Whom it may vouch for.",
    ),
    field(
        "proxy_service.sp_types",
        Words(SECTORS),
        Optional("both"),
        "The sectors whose services it serves.",
    ),
    field("added", Table, Required, "Who registered the country."),
    field("added.by", Text, Required, "The person's name."),
    field("added.at", Time, Required, "When."),
    field(
        "approved",
        Table,
        Optional("the country is a draft"),
        "Who approved it: mandatory in state `approved`, refused in state `draft`, and another \
         person than `added.by` where `[trust].four_eyes` is true.",
    ),
    field("approved.by", Text, Required, "The person's name."),
    field("approved.at", Time, Required, "When."),
    field(
        "suspended",
        Table,
        Optional("the country is not suspended"),
        "Who took it out of use: mandatory in state `suspended`, refused in the others.",
    ),
    field("suspended.by", Text, Required, "The person's name."),
    field(
        "suspended.at",
        Time,
        Required,
        "Since when; people are shown it.",
    ),
    field(
        "suspended.reason",
        Text,
        Required,
        "Why, for operators; people are not shown it.",
    ),
    field(
        "accepted_changes",
        Tables,
        Optional("no held change was taken"),
        "Each change of held metadata that somebody took; `country approve` writes them.",
    ),
    field(
        "accepted_changes[].role",
        Word(&["connector", "proxy-service"]),
        Required,
        "Which node's metadata.",
    ),
    field(
        "accepted_changes[].fingerprint",
        Fingerprint,
        Required,
        "What the new metadata says, as `country diff` shows it.",
    ),
    field(
        "accepted_changes[].by",
        Text,
        Required,
        "The person's name.",
    ),
    field("accepted_changes[].at", Time, Required, "When."),
    field(
        "adopted",
        Tables,
        Optional("nothing was taken over"),
        "Each proposal of its service list that somebody took over; `country adopt` writes them.",
    ),
    field(
        "adopted[].list",
        Text,
        Required,
        "The name of the list that proposed it.",
    ),
    field(
        "adopted[].fingerprint",
        Fingerprint,
        Required,
        "What was proposed, as `country proposals` shows it.",
    ),
    field("adopted[].by", Text, Required, "The person's name."),
    field("adopted[].at", Time, Required, "When."),
    field(
        "exceptions",
        Tables,
        Optional("no rule is bent"),
        "Rules bent for this country; there is no other way to bend one.",
    ),
    field(
        "exceptions[].name",
        Word(EXCEPTIONS),
        Required,
        "Which rule. What each lets through and what it costs: \
         [CONFORMANCE.md](CONFORMANCE.md#exceptions-for-one-country).",
    ),
    field(
        "exceptions[].reason",
        Text,
        Required,
        "Why, for whoever reviews it.",
    ),
    field(
        "exceptions[].approved_by",
        Text,
        Required,
        "Who decided that it may be.",
    ),
    field(
        "exceptions[].from",
        Date,
        Required,
        "The first day on which it holds (UTC).",
    ),
    field(
        "exceptions[].until",
        Date,
        Required,
        "The last day on which it holds (UTC); at most two years after the first.",
    ),
];
