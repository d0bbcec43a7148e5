//! Pages about this website, beside any login: help, the accessibility statement, and what is kept
//! in a browser. Each can be asked for at any time, in any language, and says the same to all.

mod accessibility;
mod cookies;
mod help;

pub use accessibility::AccessibilityStatement;
pub use cookies::Cookies;
pub use help::Help;
