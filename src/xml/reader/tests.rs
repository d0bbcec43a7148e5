//! The strict reader: what it takes, what it refuses, and how little a hostile text costs.

use super::*;
use crate::xml::Document;

fn parse(text: &str) -> Result<Document, XmlError> {
    Document::parse(text.as_bytes(), &Limits::MESSAGE)
}

#[test]
fn names_namespaces_and_values_come_out_resolved() {
    let document = parse(
        "\u{feff}<?xml version='1.0' encoding=\"utf-8\" standalone='no' ?>\r\n<!-- before -->\
         <a xmlns='urn:a' xmlns:b='urn:b' b:x='1' x=' a\r\nb\tc&#10;&#xD;'>\r\nt&lt;&#x41;\r<b:c/><d xmlns=''>é</d >u</a><!---->\n",
    )
    .unwrap();
    let root = document.root();
    assert!(root.is("urn:a", "a"));
    assert_eq!(root.attribute_ns("urn:b", "x"), Some("1"));
    assert_eq!(root.attribute("x"), Some(" a b c\n\r"));
    assert_eq!(root.text(), "\nt<A\nu");
    let names: Vec<_> = root
        .children()
        .map(|c| (c.namespace(), c.local_name()))
        .collect();
    assert_eq!(names, [("urn:b", "c"), ("", "d")]);
    let d = root.child("", "d").unwrap();
    assert_eq!(d.text(), "é");
    assert_eq!(d.namespace_of_prefix(""), None);
    assert_eq!(d.namespace_of_prefix("b"), Some("urn:b"));
    assert_eq!(d.parent(), Some(root));
    assert_eq!(root.descendants().count(), 2);
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn what_is_outside_the_profile_is_refused_with_its_reason() {
    use XmlError as E;
    for (text, reason) in [
        ("", E::Incomplete),
        ("  ", E::Incomplete),
        ("x<a/>", E::Syntax),
        ("<a>", E::Incomplete),
        ("<a", E::Incomplete),
        ("<a></b>", E::MismatchedTag),
        ("<a></ab>", E::MismatchedTag),
        ("<a/><b/>", E::TrailingContent),
        ("<a/>x", E::TrailingContent),
        ("<a/>\0", E::ForbiddenCharacter),
        ("<a>&#0;</a>", E::ForbiddenCharacter),
        ("<a>&#xFFFF;</a>", E::ForbiddenCharacter),
        ("<a>&#xD800;</a>", E::ForbiddenCharacter),
        ("<a>&#+65;</a>", E::Syntax),
        ("<a>&#;</a>", E::Syntax),
        ("<a>&#x110000000000;</a>", E::Syntax),
        ("<a>\u{fffe}</a>", E::ForbiddenCharacter),
        ("<!DOCTYPE a><a/>", E::Doctype),
        ("<a><!DOCTYPE a></a>", E::Doctype),
        ("<?xml-stylesheet href='x'?><a/>", E::ProcessingInstruction),
        ("<a><?php x?></a>", E::ProcessingInstruction),
        ("<a/><?x y?>", E::ProcessingInstruction),
        (" <?xml version='1.0'?><a/>", E::ProcessingInstruction),
        ("<?xml version='1.1'?><a/>", E::Version),
        ("<?xml encoding='UTF-8'?><a/>", E::Version),
        ("<?xml version='1.0' encoding='UTF-16'?><a/>", E::Encoding),
        (
            "<?xml version='1.0' encoding='ISO-8859-1'?><a/>",
            E::Encoding,
        ),
        ("<?xml version='1.0' standalone='maybe'?><a/>", E::Syntax),
        ("<a><![CDATA[x]]></a>", E::Cdata),
        ("<a>u<!-- c -->v</a>", E::Comment),
        ("<a/><!-- a -- b -->", E::Syntax),
        ("<a>]]></a>", E::Syntax),
        ("<a>&nbsp;</a>", E::UnknownEntity),
        ("<a>&amp</a>", E::Syntax),
        ("<a b='<'/>", E::Syntax),
        ("<a b=c/>", E::Syntax),
        ("<a b/>", E::Syntax),
        ("<a b='1'c='2'/>", E::Syntax),
        ("<1a/>", E::Syntax),
        ("<a b='1' b='2'/>", E::DuplicateAttribute),
        (
            "<a xmlns:p='u:x' xmlns:q='u:x' p:b='1' q:b='2'/>",
            E::DuplicateAttribute,
        ),
        ("<a xmlns='u:x' xmlns='u:y'/>", E::DuplicateAttribute),
        (
            "<a xmlns:p='u:x' xmlns:q='u:x' p:i='' b='' c='' d='' e='' f='' g='' h='' q:i=''/>",
            E::DuplicateAttribute,
        ),
        ("<p:a/>", E::UndeclaredPrefix),
        ("<a p:b='1'/>", E::UndeclaredPrefix),
        ("<a><b xmlns:p='u:x'/><p:c/></a>", E::UndeclaredPrefix),
        ("<a xmlns='rel/ative'/>", E::RelativeNamespace),
        ("<a xmlns='#x'/>", E::RelativeNamespace),
        ("<a xmlns:p='../x:y'/>", E::RelativeNamespace),
        ("<a xmlns:p=''/>", E::ReservedNamespace),
        ("<a xmlns:xml='u:x'/>", E::ReservedNamespace),
        ("<a xmlns:xmlns='u:x'/>", E::ReservedNamespace),
        (
            "<a xmlns:p='http://www.w3.org/XML/1998/namespace'/>",
            E::ReservedNamespace,
        ),
        (
            "<a xmlns:p='http://www.w3.org/2000/xmlns/'/>",
            E::ReservedNamespace,
        ),
        ("<xmlns:a/>", E::ReservedNamespace),
        ("<a xml:id='x'/>", E::QualifiedId),
        ("<a xmlns:p='u:x' p:ID='x'/>", E::QualifiedId),
        ("<a ID='x'><b ID='x'/></a>", E::DuplicateId),
        ("<a ID='x'><b Id='x'/></a>", E::DuplicateId),
    ] {
        assert_eq!(parse(text).err(), Some(reason), "{text:?}");
    }
    let wide = "<a/>"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect::<Vec<_>>();
    assert_eq!(
        Document::parse(&wide, &Limits::MESSAGE).err(),
        Some(XmlError::ForbiddenCharacter)
    );
    assert_eq!(
        Document::parse(b"<a>\xff</a>", &Limits::MESSAGE).err(),
        Some(XmlError::Encoding)
    );
}

#[test]
fn metadata_may_hold_comments_and_they_leave_no_trace() {
    let document = Document::parse(b"<a>u<!-- c -->v</a>", &Limits::METADATA).unwrap();
    assert_eq!(document.root().text(), "uv");
}

#[test]
fn every_cap_refuses_before_the_rest_is_read() {
    let many = |n: usize, f: &dyn Fn(usize) -> String| (0..n).map(f).collect::<String>();
    let roomy = Limits {
        bytes: 8 << 20,
        ..Limits::MESSAGE
    };
    for (text, reason) in [
        (
            format!("<a>{}</a>", "x".repeat(1 << 20)),
            XmlError::ValueTooLong,
        ),
        (
            format!("<a{}", many(10_000, &|i| format!(" a{i}='x'"))),
            XmlError::TooManyAttributes,
        ),
        (
            format!(
                "<r>{}",
                many(1_900, &|_| "<a b='' c='' d='' e='' f=''/>".into())
            ),
            XmlError::TooManyAttributes,
        ),
        (
            format!("<a{}", many(20_000, &|i| format!(" xmlns:n{i}='u:{i}'"))),
            XmlError::TooManyNamespaces,
        ),
        (
            many(20_000, &|i| {
                format!("<n{i}:a xmlns:n{i}='u:{i}' xmlns:m{i}='u:x' xmlns:o{i}='u:x'>")
            }),
            XmlError::TooManyNamespaces,
        ),
        ("<a>".repeat(10_000), XmlError::TooDeep),
        (
            format!("<a>{}", "<b/>".repeat(10_000)),
            XmlError::TooManyElements,
        ),
        (
            format!("<a b='{}'/>", "x".repeat(1 << 20)),
            XmlError::ValueTooLong,
        ),
    ] {
        assert_eq!(Document::parse(text.as_bytes(), &roomy).err(), Some(reason));
    }
    assert_eq!(parse(&"x".repeat(1 << 20)).err(), Some(XmlError::TooLarge));
}

#[test]
fn a_fragment_may_use_the_prefixes_around_it() {
    let inherited = [("p", "urn:inner"), ("p", "urn:outer"), ("", "urn:d")];
    let document =
        Document::parse_fragment(b"<p:a><b/></p:a>", &Limits::MESSAGE, &inherited).unwrap();
    assert!(document.root().is("urn:inner", "a"));
    assert!(document.root().child("urn:d", "b").is_some());
    assert_eq!(document.root().namespace_of_prefix("p"), Some("urn:inner"));
}

proptest::proptest! {
    #[test]
    fn no_input_panics(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..200)) {
        let _ = Document::parse(&bytes, &Limits::METADATA);
    }

    #[test]
    fn no_markup_soup_panics(text in "[<>/a-c=\"' :!?&;#x0-9\\-\\[\\]\r\n]{0,80}") {
        let _ = Document::parse(text.as_bytes(), &Limits::METADATA);
    }

    #[test]
    fn what_the_writer_escapes_reads_back_the_same(value in "[ -~\t\r\n<>&\"'é€]{0,40}") {
        let mut writer = crate::xml::Writer::new();
        writer.start("a").attr("v", &value).text(&value).end();
        let document = parse(&writer.finish().unwrap()).unwrap();
        proptest::prop_assert_eq!(document.root().attribute("v"), Some(value.as_str()));
        proptest::prop_assert_eq!(document.root().text(), value.as_str());
    }
}
