//! One integration binary: every test that crosses a room's wall.
mod oidc_core;
mod oidc_jose;
mod oidc_provider;
mod oidc_relying_party;
mod oidc_world;
mod xml_vectors;
