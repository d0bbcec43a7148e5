//! Keys in a hardware module, reached through PKCS #11: the second key source.
//!
//! In: the module's library and PIN, and which key of which token. Out: [`TokenKey`]s, which do
//! what the cores ask a key's holder for. [`Tokens`] keeps the connection: a bounded number of
//! sessions a token, a look at every key now and then, and after a loss the same keys again as
//! soon as the module is back. Every key is tried before it is used, and says what its token does
//! itself and what is done here.

mod error;
mod link;
mod oaep;
mod operate;
mod probe;
mod sessions;
mod token_key;
mod tokens;

pub use error::TokenError;
pub use probe::{Ability, Duty};
pub use token_key::TokenKey;
pub use tokens::Tokens;
