//! One integration binary: every test that crosses a room's wall.
mod xml_vectors;
