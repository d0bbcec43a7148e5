//! Which languages and which places, by the codes of our pages and of the eIDAS network.

/// The languages of our pages, in the order of `domain::Language::ALL`: our tag, CLDR's for names
/// and collation, and CLDR's for dates.
///
/// CLDR's "pt" is Brazil's, its Bokmål is kept under "no", and its "en" writes the month first.
pub const LANGUAGES: [(&str, &str, &str); 28] = [
    ("bg", "bg", "bg"),
    ("es", "es", "es"),
    ("cs", "cs", "cs"),
    ("da", "da", "da"),
    ("de", "de", "de"),
    ("et", "et", "et"),
    ("el", "el", "el"),
    ("en", "en", "en-GB"),
    ("fr", "fr", "fr"),
    ("ga", "ga", "ga"),
    ("hr", "hr", "hr"),
    ("it", "it", "it"),
    ("lv", "lv", "lv"),
    ("lt", "lt", "lt"),
    ("hu", "hu", "hu"),
    ("mt", "mt", "mt"),
    ("nl", "nl", "nl"),
    ("pl", "pl", "pl"),
    ("pt", "pt-PT", "pt-PT"),
    ("ro", "ro", "ro"),
    ("sk", "sk", "sk"),
    ("sl", "sl", "sl"),
    ("fi", "fi", "fi"),
    ("sv", "sv", "sv"),
    ("is", "is", "is"),
    ("nb", "no", "no"),
    ("nn", "nn", "nn"),
    ("uk", "uk", "uk"),
];

/// Each place's code in the network, and its official languages: the Union, the European Economic
/// Area, Switzerland and the United Kingdom; then those that may join.
pub const REGIONS: [(&str, &[&str]); 43] = [
    ("AT", &["de"]),
    ("BE", &["nl", "fr", "de"]),
    ("BG", &["bg"]),
    ("CY", &["el", "tr"]),
    ("CZ", &["cs"]),
    ("DE", &["de"]),
    ("DK", &["da"]),
    ("EE", &["et"]),
    ("EL", &["el"]),
    ("ES", &["es"]),
    ("FI", &["fi", "sv"]),
    ("FR", &["fr"]),
    ("HR", &["hr"]),
    ("HU", &["hu"]),
    ("IE", &["ga", "en"]),
    ("IT", &["it"]),
    ("LT", &["lt"]),
    ("LU", &["lb", "fr", "de"]),
    ("LV", &["lv"]),
    ("MT", &["mt", "en"]),
    ("NL", &["nl"]),
    ("PL", &["pl"]),
    ("PT", &["pt"]),
    ("RO", &["ro"]),
    ("SE", &["sv"]),
    ("SI", &["sl"]),
    ("SK", &["sk"]),
    ("EU", &[]),
    ("CH", &["de", "fr", "it", "rm"]),
    ("IS", &["is"]),
    ("LI", &["de"]),
    ("NO", &["nb", "nn"]),
    ("UK", &["en"]),
    ("AL", &["sq"]),
    ("BA", &["bs", "hr", "sr"]),
    ("GE", &["ka"]),
    ("MD", &["ro"]),
    // Montenegrin (cnr) is not in CLDR; its Serbian in Latin letters calls the country the same.
    ("ME", &["cnr"]),
    ("MK", &["mk", "sq"]),
    ("RS", &["sr"]),
    ("TR", &["tr"]),
    ("UA", &["uk"]),
    ("XK", &["sq", "sr"]),
];

/// What ISO 3166-1, and so CLDR, calls the place with this code of the network.
pub fn iso(code: &str) -> &str {
    match code {
        "EL" => "GR",
        "UK" => "GB",
        other => other,
    }
}
