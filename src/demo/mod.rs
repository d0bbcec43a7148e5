//! The embedded default: two member states on loopback, each with a bridge of this very code and
//! a demo hub, and a browser without a screen that logs citizens in both ways.
//!
//! In: [`world::Options`]. Out: a [`World`] to click through, or to drive with
//! [`browser::Browser`] and [`journey`]; [`report`] says what happened. Keys, ports and files are
//! made at start and thrown away at the end.

pub mod browser;
pub mod citizens;
mod files;
mod first_page;
mod folder;
mod front;
mod gallery;
mod html;
mod http_client;
mod hub;
pub mod journey;
mod keyring;
mod member_state;
mod narrator;
mod registration;
pub mod report;
mod showcase;

pub mod world;

pub use world::{Options, Site, SiteOptions, World, WorldError};
