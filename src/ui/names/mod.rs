//! What countries are called: in the languages of our pages, in their own, and by people in a
//! hurry; in which order they stand; how a day is written.
//!
//! In comes a country's code, a language, or what a person typed; out go names, ranks and matches.
//! The text files beside this one are tables that `tests/names/generate` wrote from Unicode's CLDR
//! (docs/decisions/country-names.md), except `aliases.txt`, which is written by hand. They are read
//! at the first use; a country that is not in them is shown by its code.

mod aliases;
mod date;
mod fold;
mod own;
mod search;
mod table;

pub use date::long_date;
pub(super) use fold::fold;
pub use own::{OwnName, own_names};
pub use search::{folded_names, matching};
pub use table::{country_name, known_countries, rank};
