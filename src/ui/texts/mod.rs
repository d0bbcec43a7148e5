//! Every sentence that a page says, in every language.
//!
//! The sentences are in `src/ui/locales`, one folder a language; the build script turns each into
//! a function of [`Texts`]. Whole sentences only: nothing is glued together from pieces, since
//! other languages order their words otherwise.

mod plural;
mod pseudo;
mod review;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::domain::Language;

pub use review::{Review, review};

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

type Bundle = FluentBundle<FluentResource>;

/// The sentences of one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Texts {
    language: Language,
}

/// Each is read when somebody asks for it first.
static BUNDLES: LazyLock<BTreeMap<Language, LazyLock<Bundle, BundleOf>>> = LazyLock::new(|| {
    let all = Language::ALL.into_iter().chain(Language::PSEUDO);
    let lazy = all.map(|language| (language, LazyLock::new(bundle_of(language))));
    lazy.collect()
});

type BundleOf = Box<dyn FnOnce() -> Bundle + Send>;

fn bundle_of(language: Language) -> BundleOf {
    Box::new(move || bundle(language))
}

impl Texts {
    /// The sentences of that language.
    pub fn of(language: Language) -> Self {
        Self { language }
    }

    /// Which language.
    pub fn language(self) -> Language {
        self.language
    }

    /// What a message, or an attribute of it, says; in English where this language has no such
    /// sentence yet.
    fn say(self, id: &str, attribute: Option<&str>, values: &[(&str, FluentValue<'_>)]) -> String {
        let arguments: FluentArgs<'_> = values.iter().cloned().collect();
        let said = said(self.language, id, attribute, &arguments);
        let said = said.or_else(|| said_in_english(id, attribute, &arguments));
        said.unwrap_or_else(|| id.to_owned())
    }
}

fn said_in_english(
    id: &str,
    attribute: Option<&str>,
    arguments: &FluentArgs<'_>,
) -> Option<String> {
    said(Language::En, id, attribute, arguments)
}

fn said(
    language: Language,
    id: &str,
    attribute: Option<&str>,
    arguments: &FluentArgs<'_>,
) -> Option<String> {
    let bundle = BUNDLES.get(&language)?;
    let message = bundle.get_message(id)?;
    let pattern = match attribute {
        Some(name) => message.get_attribute(name)?.value(),
        None => message.value()?,
    };
    let said = bundle.format_pattern(pattern, Some(arguments), &mut Vec::new());
    Some(said.into_owned())
}

fn bundle(language: Language) -> Bundle {
    let pseudo = Language::PSEUDO.contains(&language);
    let source = if pseudo { Language::En } else { language };
    let identifier: LanguageIdentifier = source.tag().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![identifier]);
    // What is filled in is set apart by invisible marks where it may be read the other way.
    bundle.set_use_isolating(language.is_right_to_left());
    // A name that is taken twice would be ours twice: there is one.
    let _ = bundle.add_function("PLURAL", move |counts, _| counted(source, counts));
    if pseudo {
        bundle.set_transform(Some(pseudo::transform(language)));
    }
    let files = SOURCES.iter().find(|(tag, _)| *tag == source.tag());
    for text in files.map_or(&[][..], |(_, files)| files) {
        // What cannot be read is left out, and said in English; tests hold that nothing is.
        let (Ok(resource) | Err((resource, _))) = FluentResource::try_new((*text).to_owned());
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// `PLURAL($count)`: the category that a number has in that language.
fn counted<'v>(language: Language, counts: &[FluentValue<'v>]) -> FluentValue<'v> {
    let count = match counts {
        [FluentValue::Number(number)] => number.as_string().parse().ok(),
        _ => None,
    };
    count.map_or(FluentValue::Error, |count| {
        FluentValue::from(plural::category(language, count))
    })
}

#[cfg(test)]
mod tests;
