//! Countries that stand on the demo's list in each state that a country can be in, and so many that
//! the list can be searched. Only what their files say is real: nobody is behind them, and no
//! citizen of theirs can log in.

use super::member_state::MemberState;

/// A country's code and what its file says beside its names and who registered it.
const COUNTRIES: [(&str, &str, &str); 8] = [
    // Suspended by somebody.
    (
        "IS",
        "Iceland",
        "state = \"suspended\"\n[suspended]\nby = \"demo\"\nat = 2026-11-01T08:00:00Z\n\
         reason = \"to show it\"\n[proxy_service]\n",
    ),
    // Their nodes answer nobody.
    ("CY", "Cyprus", "state = \"approved\"\n[proxy_service]\n"),
    ("PT", "Portugal", "state = \"approved\"\n[proxy_service]\n"),
    // They ask us, and cannot be asked.
    (
        "UK",
        "United Kingdom",
        "state = \"approved\"\n[connector]\n",
    ),
    ("LI", "Liechtenstein", "state = \"approved\"\n[connector]\n"),
    // Its login is not secure enough for a service that asks for more.
    (
        "MT",
        "Malta",
        "state = \"approved\"\n[proxy_service]\nlevels = [\"low\"]\n",
    ),
    // It vouches for companies only.
    (
        "LU",
        "Luxembourg",
        "state = \"approved\"\n[proxy_service]\nperson_kinds = [\"legal\"]\n",
    ),
    // It serves private services only.
    (
        "EL",
        "Greece",
        "state = \"approved\"\n[proxy_service]\nsp_types = [\"private\"]\n",
    ),
];

/// The files of these countries: the name of each and what it says. They are signed for by the
/// anchors of `other`, the one country that is there.
pub(super) fn country_files(other: &MemberState) -> impl Iterator<Item = (String, String)> {
    COUNTRIES.iter().map(move |(code, name, says)| {
        let (state, rest) = says.split_once('\n').unwrap_or((says, ""));
        let node = node(code);
        // The node's own table comes last, so that its place is said within it.
        let text = format!(
            "country = \"{code}\"\n{state}\nanchors_file = \"../../certs/countries/{other}.pem\"\n\
             [names]\nen = \"{name}\"\n\
             [added]\nby = \"demo\"\nat = 2026-01-01T00:00:00Z\n\
             [approved]\nby = \"demo\"\nat = 2026-01-01T00:00:00Z\n{rest}{node}",
            other = other.code,
        );
        (format!("metadata/countries/{code}.toml"), text)
    })
}

/// An address where nobody listens.
fn node(code: &str) -> String {
    let code = code.to_lowercase();
    format!(
        "entity_id = \"https://node.{code}.example/metadata\"\n\
         metadata_url = \"http://127.0.0.1:9/{code}\"\n"
    )
}
