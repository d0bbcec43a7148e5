//! The targets, one a file, each with what has to hold at its head.

mod assertion;
mod c14n;
mod country;
mod decrypt;
mod dpop;
mod form;
mod id_token;
mod jwe;
mod jwk_set;
mod jws;
mod metadata;
mod query;
mod reader;
mod request;
mod response;
mod service_list;
mod sign;
mod verify;

use crate::Target;
pub use jwe::choices as jwe_choices;

/// By name. `tests/fuzz/run` reads this list.
pub const ALL: &[(&str, Target)] = &[
    ("reader", reader::target),
    ("c14n", c14n::target),
    ("sign", sign::target),
    ("verify", verify::target),
    ("decrypt", decrypt::target),
    ("assertion", assertion::target),
    ("response", response::target),
    ("request", request::target),
    ("query", query::target),
    ("form", form::target),
    ("metadata", metadata::target),
    ("service_list", service_list::target),
    ("jws", jws::target),
    ("jwe", jwe::target),
    ("jwk_set", jwk_set::target),
    ("id_token", id_token::target),
    ("dpop", dpop::target),
    ("country", country::target),
];
