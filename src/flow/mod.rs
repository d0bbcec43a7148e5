//! The use cases, numbered like the specification.
pub mod connector;
pub mod proxy_service;
