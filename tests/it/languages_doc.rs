//! docs/LANGUAGES.md is made from the languages and how far each is. `EIDAS_REGENERATE=1` writes it
//! anew.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use eidas_bridge::domain::Language;
use eidas_bridge::ui::texts::{Review, review};

const HEAD: &str = "# Languages of the pages

<!-- Made from src/domain/language.rs and src/ui/texts/review.rs by tests/it/languages_doc.rs: do not
     edit. EIDAS_REGENERATE=1 cargo test --test it languages_doc -->

The people's pages speak the 24 official languages of the European Union and four of its neighbours.
The sentences are in `src/ui/locales`, one folder a language, in [Fluent](https://projectfluent.org)
files. What a page is called in the menu, and in which order, is what the Union's institutions do.

Which language a person is given, the first that is offered: what they chose in the menu, which
stays with the login; the hub's `ui_locales`; the browser's `Accept-Language`; the operator's
`default_language`; English. A wish for a variety is served by the language (`fr-CH` by `fr`), `no`
by Bokmål. A citizen of ours is passed on to our hub with their languages as `ui_locales`, where the
hub takes parameters that it does not know.

## To read and correct a language

A **draft** was written by us and read by nobody who speaks the language from home. It is shown all
the same unless the operator says `draft_languages = false` under `[pages]`: a plain sentence with a
mistake in it helps more than a foreign one. To review a language:

1. read [GLOSSARY.md](GLOSSARY.md) and the language's own page there, which names the sentences to
   look at first;
2. correct `src/ui/locales/<tag>/*.ftl`; comments in `src/ui/locales/en` say what each sentence is for;
3. look at every page: `cargo run --release -- demo`, the link \"Every page that people can see\";
4. put your name and the date into the language's row in `src/ui/texts/review.rs`.

`cargo test --lib ui::texts` says what is missing, which words are not filled in, and which plural a
language still needs. A sentence that English has and another language has not does not pass.

## How far each is

| Tag | Language | State | Since | Words |
|---|---|---|---|---|
";

fn rows() -> String {
    let mut text = String::from(HEAD);
    for language in Language::ALL {
        let tag = language.tag();
        let (state, since) = match review(language) {
            Review::Source => ("source".to_owned(), "-"),
            Review::Draft { since } => ("draft".to_owned(), since),
            Review::Reviewed { on, by } => (format!("reviewed by {by}"), on),
        };
        let words = match review(language) {
            Review::Source => "[GLOSSARY.md](GLOSSARY.md)".to_owned(),
            Review::Draft { .. } | Review::Reviewed { .. } => {
                format!("[glossary/{tag}.md](glossary/{tag}.md)")
            }
        };
        let name = language.own_name();
        writeln!(text, "| `{tag}` | {name} | {state} | {since} | {words} |").unwrap();
    }
    text
}

#[test]
fn the_languages_document_says_how_far_each_is() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = root.join("docs/LANGUAGES.md");
    if std::env::var_os("EIDAS_REGENERATE").is_some() {
        fs::write(&path, rows()).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap();
    assert_eq!(written, rows(), "run with EIDAS_REGENERATE=1");
    for language in Language::ALL {
        if review(language) != Review::Source {
            let words = root.join(format!("docs/glossary/{}.md", language.tag()));
            let words = fs::read_to_string(words).unwrap();
            assert!(words.contains("Look at first"), "{}", language.tag());
        }
    }
}
