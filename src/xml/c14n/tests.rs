//! Exclusive canonicalisation to the letter: what the recommendation shows and says, in documents
//! of our own. `[ExcC14N §2]` `[ExcC14N §3]`

use super::*;
use crate::xml::{Document, Limits};

fn canonical(text: &str, path: &[&str], inclusive: &[&str]) -> String {
    let document = Document::parse(text.as_bytes(), &Limits::METADATA).unwrap();
    let mut element = document.root();
    for name in path {
        element = element
            .children()
            .find(|c| c.local_name() == *name)
            .unwrap();
    }
    canonicalize_parts(element, None, inclusive)
}

#[test]
fn the_specification_example_of_exclusive_and_enveloping_context() {
    // [ExcC14N §2.2]: the same element in two contexts has one form.
    let expected = "<n1:elem2 xmlns:n1=\"http://example.net\" xml:lang=\"en\">\n    \
        <n3:stuff xmlns:n3=\"ftp://example.org\"></n3:stuff>\n  </n1:elem2>";
    for outer in [
        "<n0:pdu xmlns:n0='http://a.example'>",
        "<n0:pdu xmlns:n1='http://example.net' xmlns:n2='http://b.example' xmlns:n0='http://a.example'>",
    ] {
        let text = format!(
            "{outer}<n1:elem2 xmlns:n1='http://example.net' xml:lang='en'>\n    \
             <n3:stuff xmlns:n3='ftp://example.org'/>\n  </n1:elem2></n0:pdu>"
        );
        assert_eq!(canonical(&text, &["elem2"], &[]), expected);
    }
}

#[test]
fn order_escapes_and_redundant_declarations() {
    assert_eq!(
        canonical(
            "<a xmlns='urn:d' xmlns:y='urn:a' xmlns:x='urn:b' x:k='1' y:k='2' b='&#9;&#10;&#13;&quot;&lt;>' a='&amp;'>&gt;&#13;<!--c--><b xmlns='urn:d'/><c xmlns=''><d xmlns=''/></c></a>",
            &[],
            &[]
        ),
        "<a xmlns=\"urn:d\" xmlns:x=\"urn:b\" xmlns:y=\"urn:a\" a=\"&amp;\" b=\"&#x9;&#xA;&#xD;&quot;&lt;>\" y:k=\"2\" x:k=\"1\">&gt;&#xD;<b></b><c xmlns=\"\"><d></d></c></a>"
    );
}

#[test]
fn a_rebound_prefix_is_written_again_and_its_old_meaning_returns() {
    assert_eq!(
        canonical(
            "<p:a xmlns:p='urn:1'><p:b xmlns:p='urn:2'><p:c xmlns:p='urn:1'/></p:b><p:d/></p:a>",
            &[],
            &[]
        ),
        "<p:a xmlns:p=\"urn:1\"><p:b xmlns:p=\"urn:2\"><p:c xmlns:p=\"urn:1\"></p:c></p:b><p:d></p:d></p:a>"
    );
}

#[test]
fn listed_prefixes_are_written_though_unused() {
    let text = "<a xmlns='urn:d' xmlns:xs='urn:xs' xmlns:u='urn:u'><b v='xs:string'><c xmlns:u='urn:v'/></b></a>";
    assert_eq!(
        canonical(text, &["b"], &["xs", "u", "#default"]),
        "<b xmlns=\"urn:d\" xmlns:u=\"urn:u\" xmlns:xs=\"urn:xs\" v=\"xs:string\"><c xmlns:u=\"urn:v\"></c></b>"
    );
    assert_eq!(
        canonical(text, &["b"], &[]),
        "<b xmlns=\"urn:d\" v=\"xs:string\"><c></c></b>"
    );
}

#[test]
fn a_subtree_can_be_left_out() {
    let document = Document::parse(b"<a>x<s>t<u/></s>y</a>", &Limits::MESSAGE).unwrap();
    let s = document.root().child("", "s").unwrap();
    assert_eq!(
        canonicalize_parts(document.root(), Some(s.index), &[]),
        "<a>xy</a>"
    );
}

#[test]
fn an_element_keeps_its_form_when_it_moves_into_another_document() {
    // The case for which the recommendation was written. [ExcC14N §2.1]
    let part = "<n1:part xmlns:n1='urn:one'>content</n1:part>";
    let alone = canonical(part, &[], &[]);
    for envelope in [
        "<e:box xmlns:e='urn:e'>",
        "<e:box xmlns:e='urn:e' xmlns='urn:default' xml:lang='de' xml:space='preserve'>",
        "<e:box xmlns:e='urn:e' xmlns:n1='urn:one' xmlns:n2='urn:two'>",
        "<e:box xmlns:e='urn:e' xmlns:n1='urn:something-else'>",
    ] {
        let text = format!("{envelope}{part}</e:box>");
        assert_eq!(canonical(&text, &["part"], &[]), alone, "{envelope}");
    }
}

#[test]
fn attributes_of_the_xml_namespace_are_not_inherited() {
    let text = "<a xml:lang='en' xml:base='urn:x'><b><c xml:lang='fr' lang='de'/></b></a>";
    assert_eq!(
        canonical(text, &["b"], &[]),
        "<b><c lang=\"de\" xml:lang=\"fr\"></c></b>"
    );
    // Not even where a list names the prefix.
    assert_eq!(
        canonical(text, &["b", "c"], &["xml"]),
        "<c lang=\"de\" xml:lang=\"fr\"></c>"
    );
}

#[test]
fn the_xml_prefix_is_never_declared() {
    let text = "<a xmlns:xml='http://www.w3.org/XML/1998/namespace' xml:lang='en'/>";
    assert_eq!(canonical(text, &[], &["xml"]), "<a xml:lang=\"en\"></a>");
}

#[test]
fn a_default_namespace_is_undeclared_only_where_one_was_written() {
    for (text, expected) in [
        ("<a xmlns=''/>", "<a></a>"),
        ("<a xmlns=''><b xmlns=''/></a>", "<a><b></b></a>"),
        (
            "<a xmlns='urn:d'><b xmlns=''><c/></b></a>",
            "<a xmlns=\"urn:d\"><b xmlns=\"\"><c></c></b></a>",
        ),
        // Nobody above uses the default namespace, so that there is nothing to take back.
        (
            "<p:a xmlns:p='urn:p' xmlns='urn:d'><b xmlns=''/></p:a>",
            "<p:a xmlns:p=\"urn:p\"><b></b></p:a>",
        ),
        // The nearest written ancestor counts, not the nearest ancestor.
        (
            "<a xmlns='urn:d'><p:b xmlns:p='urn:p' xmlns=''><c xmlns='urn:d'/><d/></p:b></a>",
            "<a xmlns=\"urn:d\"><p:b xmlns:p=\"urn:p\"><c></c><d xmlns=\"\"></d></p:b></a>",
        ),
        (
            "<a xmlns='urn:d'><b xmlns=''><c xmlns='urn:d'><d xmlns=''/></c></b></a>",
            "<a xmlns=\"urn:d\"><b xmlns=\"\"><c xmlns=\"urn:d\"><d xmlns=\"\"></d></c></b></a>",
        ),
    ] {
        assert_eq!(canonical(text, &[], &[]), expected, "{text}");
    }
}

#[test]
fn namespaces_come_before_attributes_each_in_its_own_order() {
    // Declarations by prefix; attributes by namespace name, then local name; those without a
    // namespace first. Prefixes do not count for attributes.
    let text = "<e z='1' b:attr='sorted' a:attr='out' attr2='all' attr='I&apos;m' \
                xmlns:b='urn:aa' xmlns:a='urn:zz' xmlns='urn:m' a:Attr='c' xml:id2='x'/>";
    assert_eq!(
        canonical(text, &[], &[]),
        "<e xmlns=\"urn:m\" xmlns:a=\"urn:zz\" xmlns:b=\"urn:aa\" attr=\"I'm\" attr2=\"all\" z=\"1\" \
         xml:id2=\"x\" b:attr=\"sorted\" a:Attr=\"c\" a:attr=\"out\"></e>"
    );
}

#[test]
fn names_are_ordered_by_code_point_and_not_by_language() {
    let text = "<e \u{10000}='4' \u{f900}='3' é='2' z='1' Z='0'/>";
    assert_eq!(
        canonical(text, &[], &[]),
        "<e Z=\"0\" z=\"1\" é=\"2\" \u{f900}=\"3\" \u{10000}=\"4\"></e>"
    );
}

#[test]
fn a_prefix_is_written_where_it_is_used_and_only_there() {
    let text =
        "<a xmlns:x='urn:x' xmlns:y='urn:y'><b x:k='1'><x:c/></b><x:d y:k='2'/><e v='x:y'/></a>";
    assert_eq!(
        canonical(text, &[], &[]),
        "<a><b xmlns:x=\"urn:x\" x:k=\"1\"><x:c></x:c></b>\
         <x:d xmlns:x=\"urn:x\" xmlns:y=\"urn:y\" y:k=\"2\"></x:d><e v=\"x:y\"></e></a>"
    );
}

#[test]
fn two_prefixes_of_one_namespace_stay_two() {
    let text = "<p:a xmlns:p='urn:1' xmlns:q='urn:1'><q:b q:k='1'/><p:b/></p:a>";
    assert_eq!(
        canonical(text, &[], &[]),
        "<p:a xmlns:p=\"urn:1\"><q:b xmlns:q=\"urn:1\" q:k=\"1\"></q:b><p:b></p:b></p:a>"
    );
}

#[test]
fn white_space_and_line_ends() {
    // Literal line ends become LF before anything else; references stay what they say.
    assert_eq!(
        canonical("<a>\r\n one\rtwo\n&#13;&#xA;&#9;\t</a>", &[], &[]),
        "<a>\n one\ntwo\n&#xD;\n\t\t</a>"
    );
    // In attributes literal white space becomes a space, referenced white space is written back.
    assert_eq!(
        canonical("<a v='\r\n1\r2\n3\t4&#13;&#10;&#9; '/>", &[], &[]),
        "<a v=\" 1 2 3 4&#xD;&#xA;&#x9; \"></a>"
    );
    // White space within tags is nobody's; white space between them is content.
    assert_eq!(
        canonical("<a  b = '1'\n >\n <c\t/>\n</a >", &[], &[]),
        "<a b=\"1\">\n <c></c>\n</a>"
    );
}

#[test]
fn references_are_replaced_and_escapes_are_the_canonical_ones() {
    assert_eq!(
        canonical(
            "<a v='&lt;&gt;&amp;&quot;&apos;&#60;&#x3E;&#38;\"'>&lt;&gt;&amp;&quot;&apos;&#60;&#x3e;]]&gt;&#x1F600;&#233;</a>",
            &[],
            &[]
        ),
        "<a v=\"&lt;>&amp;&quot;'&lt;>&amp;&quot;\">&lt;&gt;&amp;\"'&lt;&gt;]]&gt;\u{1f600}é</a>"
    );
    assert_eq!(
        canonical("<a:b xmlns:a='urn:x?a&amp;b=\"&lt;'/>", &[], &[]),
        "<a:b xmlns:a=\"urn:x?a&amp;b=&quot;&lt;\"></a:b>"
    );
}

#[test]
fn declaration_comments_and_what_surrounds_the_root_leave_no_trace() {
    let text = "\u{feff}<?xml version='1.0' encoding='UTF-8'?>\n<!-- a -->\n<a>1<!-- b -->2<b/></a>\n<!-- c -->\n";
    assert_eq!(canonical(text, &[], &[]), "<a>12<b></b></a>");
}

#[test]
fn a_listed_prefix_is_written_where_its_binding_changes() {
    // Listed prefixes follow the inclusive rule also below the apex. [ExcC14N §3]
    let text = "<a xmlns:l='urn:1'><b><c xmlns:l='urn:2'><d xmlns:l='urn:2'/></c><e/></b></a>";
    assert_eq!(
        canonical(text, &["b"], &["l"]),
        "<b xmlns:l=\"urn:1\"><c xmlns:l=\"urn:2\"><d></d></c><e></e></b>"
    );
    // One that is bound nowhere is passed over, and one that is used is written once.
    assert_eq!(
        canonical(text, &["b"], &["m"]),
        "<b><c><d></d></c><e></e></b>"
    );
    assert_eq!(
        canonical("<l:a xmlns:l='urn:1'><l:b/></l:a>", &["b"], &["l", "l"]),
        "<l:b xmlns:l=\"urn:1\"></l:b>"
    );
}

#[test]
fn the_listed_default_namespace_is_written_and_taken_back() {
    let text = "<a xmlns='urn:d' xmlns:p='urn:p'><p:b><p:c xmlns=''><p:d/></p:c></p:b></a>";
    assert_eq!(
        canonical(text, &["b"], &["#default"]),
        "<p:b xmlns=\"urn:d\" xmlns:p=\"urn:p\"><p:c xmlns=\"\"><p:d></p:d></p:c></p:b>"
    );
    assert_eq!(
        canonical(text, &["b"], &[]),
        "<p:b xmlns:p=\"urn:p\"><p:c><p:d></p:d></p:c></p:b>"
    );
    assert_eq!(canonical("<a><b/></a>", &["b"], &["#default"]), "<b></b>");
}

#[test]
fn canonical_form_is_its_own_canonical_form() {
    for text in [
        "<a xmlns='urn:d' xmlns:y='urn:a' xmlns:x='urn:b' x:k='1' y:k='2' b='&#9;&#13;&quot;'>&gt;&#13;<b xmlns=''/></a>",
        "<p:a xmlns:p='urn:1'><p:b xmlns:p='urn:2' q='&lt;'>\r\n</p:b></p:a>",
    ] {
        let once = canonical(text, &[], &[]);
        assert_eq!(canonical(&once, &[], &[]), once);
    }
}
