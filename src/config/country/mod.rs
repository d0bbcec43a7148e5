//! `metadata/countries/XX.toml`: one foreign country a file, reviewed like code.
//!
//! In: the folder, and what commands change in it. Out: every file that is right, and every
//! problem of every file that is not; a bad file never hides another country. What may be written
//! in a file is one table, [`COUNTRY_FIELDS`], from which docs/COUNTRY-FILE.md and the JSON Schema
//! are made.

mod adopt;
mod decision;
mod draft;
mod edit;
mod fields;
mod file;
mod force;
mod load;
mod node;
mod read;

pub use adopt::{Adoption, adopt};
pub use decision::{AcceptedChange, Adopted, Signed, Suspension};
pub use draft::Draft;
pub use edit::{EditError, StateChange, accept_change, edit_country, set_state};
pub use fields::{COUNTRY_FIELDS, Field, FieldKind, Presence};
pub use file::{CountryFile, CountryState};
pub use force::{Forced, force_suspend};
pub use load::{Countries, load_countries, load_countries_keeping, load_country};
pub use node::{CountryNode, MetadataSource, NodeRole};
