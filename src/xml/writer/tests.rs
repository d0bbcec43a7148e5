//! The writer: no value becomes markup, what our reader would refuse is not written, and the
//! canonical form is that of the tree that the text reads back as.

use super::*;
use crate::xml::{Document, Limits, canonicalize};
use proptest::prelude::*;

/// The writer's canonical form, held against that of the tree that its text reads back as.
fn same_both_ways(written: &Written) -> bool {
    let document = Document::parse(written.as_str().as_bytes(), &Limits::METADATA).unwrap();
    canonicalize(document.root()) == written.canonical().as_bytes()
}

#[test]
fn values_never_become_markup() {
    let mut writer = Writer::new();
    writer
        .start("a")
        .namespace("", "urn:x")
        .attr("v", "\"<&\r\n\t>")
        .text("]]><b/>&\r")
        .end();
    assert_eq!(
        writer.finish().unwrap(),
        "<a xmlns=\"urn:x\" v=\"&quot;&lt;&amp;&#xD;&#xA;&#x9;>\">]]&gt;&lt;b/&gt;&amp;&#xD;</a>"
    );
}

#[test]
fn a_forbidden_character_is_an_error_not_a_silent_change() {
    let mut writer = Writer::new();
    writer.leaf("a", "x\u{0}y");
    assert_eq!(writer.finish(), Err(WriteError::ForbiddenCharacter));
}

#[test]
fn unbalanced_elements_are_an_error() {
    let wrong: [fn(&mut Writer) -> &mut Writer; 6] = [
        |w| w,
        |w| w.start("a"),
        |w| w.start("a").end().end(),
        |w| w.start("a").text("t").attr("b", "c").end(),
        |w| w.start("a").end().start("b").end(),
        |w| w.start("a").end().text("t"),
    ];
    for write in wrong {
        let mut writer = Writer::new();
        write(&mut writer);
        assert_eq!(writer.finish(), Err(WriteError::Order));
    }
}

#[test]
fn what_our_reader_would_refuse_is_not_written() {
    let namespace: [fn(&mut Writer) -> &mut Writer; 5] = [
        |w| w.start("p:a").end(),
        |w| w.start("a").attr("p:b", "").end(),
        |w| w.start("a").attr("xmlns", "urn:x").end(),
        |w| w.start("a").namespace("", "").end(),
        |w| {
            w.start("a")
                .namespace("p", "u:1")
                .namespace("p", "u:2")
                .end()
        },
    ];
    let duplicate: [fn(&mut Writer) -> &mut Writer; 3] = [
        |w| {
            w.start("a")
                .attr("b", "1")
                .attr("c", "2")
                .attr("b", "3")
                .end()
        },
        |w| {
            w.start("a")
                .attr("ID", "1")
                .start("b")
                .attr("Id", "1")
                .end()
                .end()
        },
        |w| {
            w.start("a").namespace("p", "u:1").namespace("q", "u:1");
            w.attr("p:b", "1").attr("q:b", "2").end()
        },
    ];
    let too_long: [fn(&mut Writer) -> &mut Writer; 2] = [
        |w| w.leaf("a", &"x".repeat(256 * 1024 + 1)),
        |w| w.start("a").attr("b", &"x".repeat(64 * 1024 + 1)).end(),
    ];
    for (writes, mistake) in [
        (&namespace[..], WriteError::Namespace),
        (&duplicate[..], WriteError::Duplicate),
        (&too_long[..], WriteError::TooLong),
    ] {
        for write in writes {
            let mut writer = Writer::new();
            write(&mut writer);
            assert_eq!(writer.finish(), Err(mistake));
        }
    }
}

#[test]
fn a_finished_element_keeps_its_form_inside_another_or_is_refused() {
    let inner = |prefix: &str| {
        let mut writer = Writer::new();
        writer
            .start(&format!("{prefix}:i"))
            .namespace(prefix, "urn:inner")
            .attr("ID", "inner")
            .end();
        writer.finish_element().unwrap()
    };
    let around = |element: &Written, default: bool| {
        let mut writer = Writer::new();
        writer.start("o:a").namespace("o", "urn:outer");
        writer.namespace("unused", "urn:inner").attr("ID", "outer");
        if default {
            writer.namespace("", "urn:default");
        }
        writer.start("o:b").end().element(element).end();
        writer.finish_element()
    };
    for prefix in ["i", "unused"] {
        assert!(same_both_ways(&around(&inner(prefix), false).unwrap()));
    }
    assert_eq!(
        around(&inner("o"), false).err(),
        Some(WriteError::Namespace)
    );
    assert_eq!(around(&inner("i"), true).err(), Some(WriteError::Namespace));

    let mut twice = Writer::new();
    twice.start("a").element(&inner("i")).element(&inner("i"));
    twice.end();
    assert_eq!(twice.finish().err(), Some(WriteError::Duplicate));
}

/// One step of writing, chosen by numbers.
fn step(writer: &mut Writer, depth: &mut usize, (kind, which, value): (u8, usize, String)) {
    let prefixes = ["", "p:", "q:", "xsi:"];
    let names = ["a", "b", "Signature", "c"];
    match kind {
        0..=3 if *depth < 20 => {
            writer.start(&format!("{}{}", prefixes[which % 4], names[which / 4 % 4]));
            *depth += 1;
            // Often again what is in scope already, sometimes under another name.
            if kind > 0 {
                writer.namespace(["p", "q", "", "xsi"][which / 16 % 4], "urn:one");
            }
            if kind > 1 {
                let uri = ["urn:one", "urn:two", "http://a.example/?b"][which / 64 % 3];
                writer.namespace(["q", "xsi", "p"][which / 192 % 3], uri);
            }
            for (place, name) in ["z", "q:z", "b", "p:y", "xml:lang"].iter().enumerate() {
                if which >> place & 1 == 1 {
                    writer.attr(name, &value);
                }
            }
        }
        4 | 5 if *depth > 1 => {
            writer.end();
            *depth -= 1;
        }
        _ => {
            writer.text(&value);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]
    #[test]
    fn the_canonical_form_is_that_of_the_tree_read_back(
        steps in proptest::collection::vec((0_u8..7, 0_usize..576, "[ -~\t\r\né€]{0,6}"), 0..30)
    ) {
        let mut writer = Writer::new();
        writer.start("root").namespace("p", "urn:one").namespace("q", "urn:two");
        writer.namespace("xsi", "urn:three").attr("ID", "r");
        let mut depth = 1;
        for one in steps {
            step(&mut writer, &mut depth, one);
        }
        for _ in 0..depth {
            writer.end();
        }
        match writer.finish_element() {
            Ok(written) => prop_assert!(same_both_ways(&written)),
            // A prefix declared twice at once, or two prefixes of one namespace.
            Err(mistake) => prop_assert!(matches!(
                mistake,
                WriteError::Namespace | WriteError::Duplicate
            )),
        }
    }
}
