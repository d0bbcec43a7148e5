//! Pages for people: server-rendered, readable without JavaScript, every value escaped.
//!
//! In comes one struct per page with what the page must say; out goes a [`Page`]: the HTML, its
//! exact [`ContentSecurityPolicy`], its status and, where the page goes on by itself, the value
//! of a `Refresh` header. No page is ever a redirect. All sentences are in [`texts`].

pub mod assets;
pub mod names;
pub mod texts;

mod about;
mod announced;
mod attributes;
mod consent;
mod country_selection;
mod day;
mod error_page;
mod languages;
mod logout;
mod onward;
mod page;
mod policy;
mod self_post;
mod situation;
mod target;
mod theme;
mod view;
mod way_on;

pub use about::{AccessibilityStatement, Cookies, Help};
pub use announced::Said;
pub use consent::Consent;
pub use country_selection::{
    CountryChoice, CountryHint, CountrySelection, NamedCountry, Unavailable, country_name,
};
pub use error_page::ErrorPage;
pub use languages::Languages;
pub use logout::LoggedOut;
pub use names::{OwnName, country_name as usual_country_name, own_names};
pub use onward::Continue;
pub use page::Page;
pub use policy::ContentSecurityPolicy;
pub use self_post::{SelfPost, SelfPostPurpose};
pub use situation::Situation;
pub use target::{InvalidTarget, Target};
pub use theme::{Contact, Link, Look, LowContrast, Theme, low_contrast};
pub use view::{Switch, View};
pub use way_on::{Says, WayOn};
