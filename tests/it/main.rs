//! One integration binary: every test that crosses a room's wall.
mod ui_pages;
mod xml_vectors;
