//! (xml: door)
