//! One integration binary: every test that crosses a room's wall.
//! (`cfg(test)` on each, so that the lints know that their helpers are tests too.)
#[cfg(test)]
mod architecture;
#[cfg(test)]
mod attacks;
#[cfg(test)]
mod attributes_doc;
#[cfg(test)]
mod audit_chain;
#[cfg(test)]
mod audit_refusals;
#[cfg(test)]
mod audit_through;
#[cfg(test)]
mod audit_world;
#[cfg(test)]
mod availability;
#[cfg(test)]
mod back_world;
#[cfg(test)]
mod chaos;
#[cfg(test)]
mod cli;
#[cfg(test)]
mod cli_keys;
#[cfg(test)]
mod client_certificates;
#[cfg(test)]
mod client_registrations;
#[cfg(test)]
mod clients_world;
#[cfg(test)]
mod config;
#[cfg(test)]
mod config_clients;
#[cfg(test)]
mod config_hub;
#[cfg(test)]
mod config_sector;
#[cfg(test)]
mod config_text;
#[cfg(test)]
mod conformance_client;
#[cfg(test)]
mod conformance_doc;
#[cfg(test)]
mod conformance_fapi;
#[cfg(test)]
mod conformance_logout;
#[cfg(test)]
mod conformance_provider;
#[cfg(test)]
mod conformance_world;
#[cfg(test)]
mod consent_connector;
#[cfg(test)]
mod consent_page;
#[cfg(test)]
mod consent_peers;
#[cfg(test)]
mod consent_proxy_service;
#[cfg(test)]
mod consent_world;
#[cfg(test)]
mod country_commands;
#[cfg(test)]
mod country_doc;
#[cfg(test)]
mod country_files;
#[cfg(test)]
mod country_names;
#[cfg(test)]
mod datasets_world;
#[cfg(test)]
mod deploy;
#[cfg(test)]
mod docs_hold;
#[cfg(test)]
mod errors_doc;
#[cfg(test)]
mod exceptions;
#[cfg(test)]
mod franceconnect;
#[cfg(test)]
mod franceconnect_world;
#[cfg(test)]
mod hardware_world;
#[cfg(test)]
mod http_edge;
#[cfg(test)]
mod http_world;
#[cfg(test)]
mod hub_outages;
#[cfg(test)]
mod hub_world;
#[cfg(test)]
mod identifiers;
#[cfg(test)]
mod identifiers_config;
#[cfg(test)]
mod identity_schema;
#[cfg(test)]
mod inspect;
#[cfg(test)]
mod journey_attacks;
#[cfg(test)]
mod journey_clock;
#[cfg(test)]
mod journey_connector;
#[cfg(test)]
mod journey_exceptions;
#[cfg(test)]
mod journey_outages;
#[cfg(test)]
mod journey_proxy_service;
#[cfg(test)]
mod journey_rollover;
#[cfg(test)]
mod journey_token_keys;
#[cfg(test)]
mod journey_tokens;
#[cfg(test)]
mod journey_world;
#[cfg(test)]
mod keys_hardware;
#[cfg(test)]
mod keys_hardware_logins;
#[cfg(test)]
mod languages_doc;
#[cfg(test)]
mod levels;
#[cfg(test)]
mod metadata_aggregates;
#[cfg(test)]
mod metadata_revocation;
#[cfg(test)]
mod metadata_vectors;
#[cfg(test)]
mod names;
#[cfg(test)]
mod observability_docs;
#[cfg(test)]
mod observability_traces;
#[cfg(test)]
mod oidc_core;
#[cfg(test)]
mod oidc_jose;
#[cfg(test)]
mod oidc_provider;
#[cfg(test)]
mod oidc_relying_party;
#[cfg(test)]
mod oidc_world;
#[cfg(test)]
mod pages_about;
#[cfg(test)]
mod pages_config;
#[cfg(test)]
mod pages_notices;
#[cfg(test)]
mod pages_theme;
#[cfg(test)]
mod persons;
#[cfg(test)]
mod pressure;
#[cfg(test)]
mod pressure_process;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod properties_datasets;
#[cfg(test)]
mod properties_identity;
#[cfg(test)]
mod properties_jose;
#[cfg(test)]
mod properties_saml;
#[cfg(test)]
mod properties_xml;
#[cfg(test)]
mod requesters;
#[cfg(test)]
mod round_trips;
#[cfg(test)]
mod runbook_doc;
#[cfg(test)]
mod runbook_entries;
#[cfg(test)]
mod saml_chains;
#[cfg(test)]
mod saml_datasets;
#[cfg(test)]
mod saml_flow;
#[cfg(test)]
mod saml_metadata;
#[cfg(test)]
mod saml_request_attacks;
#[cfg(test)]
mod saml_requested_persons;
#[cfg(test)]
mod saml_response_attacks;
#[cfg(test)]
mod saml_schemas;
#[cfg(test)]
mod saml_service_list;
#[cfg(test)]
mod saml_tolerances;
#[cfg(test)]
mod saml_vectors;
#[cfg(test)]
mod saml_world;
#[cfg(test)]
mod service_lists;
#[cfg(test)]
mod store_conformance;
#[cfg(test)]
mod store_outages;
#[cfg(test)]
mod store_records;
#[cfg(test)]
mod store_replay;
#[cfg(test)]
mod store_servers;
#[cfg(test)]
mod trust_chaos;
#[cfg(test)]
mod trust_expiry;
#[cfg(test)]
mod trust_reload;
#[cfg(test)]
mod trust_revocation;
#[cfg(test)]
mod trust_rollover;
#[cfg(test)]
mod ui_countries;
#[cfg(test)]
mod ui_pages;
#[cfg(test)]
mod ui_remembered;
#[cfg(test)]
mod ui_world;
#[cfg(test)]
mod xml_encryption_forms;
#[cfg(test)]
mod xml_fixtures;
#[cfg(test)]
mod xml_hostile;
#[cfg(test)]
mod xml_keys;
#[cfg(test)]
mod xml_memory;
#[cfg(test)]
mod xml_round_trip;
#[cfg(test)]
mod xml_vectors;
