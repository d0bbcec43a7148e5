//! Every page that the product can show to people, with people and countries that are made up.
//!
//! In comes `/gallery/<page>?lang=<tag>`; out goes what the product's own page struct renders,
//! with the headers that the product's edge sends. Whoever adds a page to the product adds one line
//! to [`pages`]. Nothing is sent anywhere: forms and pages that go on by themselves lead to an
//! address that answers with nothing, so that the browser stays where it is.

mod abouts;
mod consents;
mod failures;
mod pages;
mod samples;
mod serving;

pub(super) use serving::router;
