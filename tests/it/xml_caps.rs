//! What no message may cost: every hostile input is refused for its own reason where it arrives,
//! before any key is touched. How long that takes is measured by `cargo bench`.

use crate::xml_hostile::all;

#[test]
fn every_hostile_message_is_refused_for_its_own_reason() {
    for hostile in all() {
        let refusal = hostile.receive().map(|_| ()).unwrap_err();
        let size = hostile.length();
        assert_eq!(
            refusal.code(),
            hostile.code,
            "{} in {size} bytes",
            hostile.name
        );
    }
}
