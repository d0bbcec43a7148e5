//! One integration binary: every test that crosses a room's wall.
#[cfg(test)]
mod xml_attacks;
#[cfg(test)]
mod xml_fixtures;
#[cfg(test)]
mod xml_round_trip;
#[cfg(test)]
mod xml_vectors;
