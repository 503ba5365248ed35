//! Packages and cartridges: which files are read, in which order, and what becomes of bad ones.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use proptest::prelude::*;
use smriti::domain::bank::{Body, Difficulty};
use smriti::domain::locale::Locale;
use smriti::interchange::detect::{How, detect, open, text};
use smriti::interchange::qti::{is_content_package, read};
use smriti::interchange::{Format, Place, Said, Taken, limit};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{choices, en, remarks, said, zipped};

const CANVAS: &str = include_str!("../../../fixtures/interchange/qti/canvas.xml");

/// A question of QTI 2 that asks `stem`, with more in its root.
fn item(id: &str, stem: &str, more: &str) -> String {
    format!(
        "<assessmentItem identifier=\"{id}\"><responseDeclaration identifier=\"RESPONSE\" cardinality=\"single\" baseType=\"string\">\
         <correctResponse><value>yes</value></correctResponse></responseDeclaration>{more}\
         <itemBody><p>{stem}</p><p><textEntryInteraction responseIdentifier=\"RESPONSE\"/></p></itemBody></assessmentItem>"
    )
}

fn resource(id: &str, kind: &str, href: &str, inner: &str) -> String {
    format!(
        "<resource identifier=\"{id}\" type=\"{kind}\" href=\"{href}\"><file href=\"{href}\"/>{inner}</resource>"
    )
}

fn manifest(resources: &[String]) -> String {
    format!(
        "<?xml version=\"1.0\"?><manifest xmlns=\"http://www.imsglobal.org/xsd/imscp_v1p1\">\
         <metadata><schema>QTIv2.1 Package</schema><imsmd:lom><imsmd:general><imsmd:title><imsmd:langstring>The whole\
         </imsmd:langstring></imsmd:title></imsmd:general></imsmd:lom></metadata><organizations>\
         <organization><item identifier=\"a\"><item identifier=\"b\"/></item></organization></organizations>\
         <resources>{}</resources></manifest>",
        resources.concat()
    )
}

const ITEM: &str = "imsqti_item_xmlv2p1";
const TEST: &str = "imsqti_test_xmlv2p1";

fn stems(taken: &Taken) -> Vec<String> {
    let stem = |item: &smriti::interchange::Item| match &item.body {
        Body::Typed(typed) => typed.stem.text(Locale::En).to_owned(),
        other => panic!("{other:?}"),
    };
    taken.items.iter().map(stem).collect()
}

#[test]
fn a_test_gives_order_topics_and_what_all_read() {
    let test = "<assessmentTest title=\"The test\"><testPart><assessmentSection title=\"One\">\
        <rubricBlock view=\"scorer\">secret</rubricBlock><rubricBlock view=\"candidate tutor\"><p>Read this first.</p></rubricBlock>\
        <assessmentItemRef identifier=\"x\" href=\"items/second.xml\"/>\
        <assessmentSection title=\"Deep\"><assessmentSectionRef href=\"more/section.xml\"/></assessmentSection>\
        </assessmentSection><assessmentSection title=\"Two\"><assessmentItemRef href=\"items/none.xml\"/>\
        <assessmentItemRef href=\"items/second.xml\"/></assessmentSection></testPart></assessmentTest>";
    let section = "<assessmentSection title=\"Own\"><assessmentItemRef href=\"../items/first%20one.xml\"/>\
        <assessmentSectionRef href=\"section.xml\"/><assessmentSectionRef href=\"../test.xml\"/></assessmentSection>";
    let about = "<metadata><lom><general><keyword><string>week 3</string><string>dates</string></keyword></general>\
        <educational><difficulty><source>LOMv1.0</source><value>very difficult</value></difficulty></educational></lom></metadata>";
    let bytes = zipped(&[
        (
            "a/folder/imsmanifest.xml",
            &manifest(&[
                resource("i1", ITEM, "items/first one.xml", about),
                resource("i2", ITEM, "items/second.xml", ""),
                resource("i3", ITEM, "items/third.xml", ""),
                resource("i4", ITEM, "items/lost.xml", ""),
                resource(
                    "t",
                    TEST,
                    "test.xml",
                    "<dependency identifierref=\"i1\"/><dependency identifierref=\"css\"/>",
                ),
                resource("css", "webcontent", "style.css", ""),
                resource("link", "imswl_xmlv1p1", "link.xml", ""),
            ]),
        ),
        ("a/folder/test.xml", test),
        ("a/folder/more/section.xml", section),
        ("a/folder/items/first one.xml", &item("i-1", "First?", "")),
        ("a/folder/items/second.xml", &item("i-2", "Second?", "")),
        ("a/folder/items/third.xml", &item("i-3", "Third?", "")),
        ("a/deeper/folder/imsmanifest.xml", "<manifest/>"),
    ]);
    assert!(is_content_package(&bytes));
    assert_eq!((detect(&bytes), text(&bytes)), (Format::Qti, None));
    let taken = open(&bytes, &How::default()).taken;
    assert_eq!(taken, read(&bytes));
    assert_eq!(taken.title.as_deref(), Some("The test"));
    assert_eq!(stems(&taken), ["Second?", "First?", "Third?"]);
    let topics: Vec<String> = taken.items.iter().map(|item| item.topic.join("/")).collect();
    assert_eq!(topics, ["One", "One/Deep/Own", ""]);
    let passages: Vec<_> = taken.items.iter().map(|item| item.passage.clone()).collect();
    assert_eq!(passages, [Some(en("Read this first.")), Some(en("Read this first.")), None]);
    assert_eq!(taken.items[1].tags, ["week 3", "dates"]);
    assert_eq!(taken.items[1].difficulty, Difficulty::new(5));
    assert_eq!(taken.items[0].difficulty, None);
    let file = "a/folder/items/second.xml".to_owned();
    assert_eq!(taken.items[0].place, Place::Within { file, line: 1 });
    let lost = |name: &str| Said::Unreadable { found: name.to_owned() };
    assert_eq!(
        remarks(&taken),
        [lost("items/none.xml"), lost("items/lost.xml"), Said::PassedOver { count: 1 }]
    );
}

#[test]
fn texts_are_shared_by_reference() {
    let stimulus = "<qti-assessment-stimulus identifier=\"s\"><qti-stimulus-body><p>A <b>long</b> text.</p>\
        <img src=\"../pictures/a%20b.png\"/></qti-stimulus-body></qti-assessment-stimulus>";
    let refers =
        |href: &str| format!("<qti-assessment-stimulus-ref identifier=\"s\" href=\"{href}\"/>");
    let bytes = zipped(&[
        (
            "imsmanifest.xml",
            &manifest(&[
                resource(
                    "i1",
                    "imsqti_item_xmlv3p0",
                    "items/1.xml",
                    "<dependency identifierref=\"s\"/>",
                ),
                resource("i2", "imsqti_item_xmlv3p0", "items/2.xml", ""),
                resource("i3", "imsqti_item_xmlv2p2", "items/3.xml", ""),
                resource("s", "imsqti_stimulus_xmlv3p0", "stimuli/s.xml", ""),
            ]),
        ),
        ("stimuli/s.xml", stimulus),
        ("items/1.xml", &item("i-1", "First?", &refers("../stimuli/s.xml"))),
        ("items/2.xml", &item("i-2", "Second?", &refers("..\\stimuli\\S.xml"))),
        (
            "items/3.xml",
            &item("i-3", "Third?", "<assessmentStimulusRef href=\"../../../etc/passwd\"/>"),
        ),
        ("pictures/a b.png", "PNG"),
    ]);
    let taken = read(&bytes);
    assert_eq!(taken.remarks, []);
    assert_eq!(taken.title.as_deref(), Some("The whole"));
    let passages: Vec<_> = taken.items.iter().map(|item| item.passage.clone()).collect();
    assert_eq!(passages, [Some(en("A **long** text.")), Some(en("A **long** text.")), None]);
    let lost = Said::FileDropped { found: "../../../etc/passwd".to_owned() };
    assert_eq!(said(&taken.items[2]), [lost]);
}

#[test]
fn a_stimulus_that_names_itself_comes_to_an_end() {
    let round = |href: &str| {
        format!(
            "<assessmentStimulus><assessmentStimulusRef href=\"{href}\"/><stimulusBody>text</stimulusBody></assessmentStimulus>"
        )
    };
    let bytes = zipped(&[
        (
            "imsmanifest.xml",
            &manifest(&[
                resource("a", ITEM, "a.xml", "<dependency identifierref=\"b\"/>"),
                resource(
                    "b",
                    "imsqti_stimulus_xmlv2p2",
                    "b.xml",
                    "<dependency identifierref=\"a\"/>",
                ),
            ]),
        ),
        ("a.xml", &item("a", "Asked?", "<assessmentStimulusRef href=\"b.xml\"/>")),
        ("b.xml", &round("b.xml")),
    ]);
    let taken = read(&bytes);
    assert_eq!((taken.items.len(), remarks(&taken)), (1, vec![]));
    assert_eq!(taken.items[0].passage, Some(en("text")));
}

#[test]
fn a_cartridge_gives_its_quizzes_and_counts_the_rest() {
    let plain = CANVAS.replace("Cyber treaty, week 3", "For others");
    let bank = CANVAS
        .replace(
            "<assessment ident=\"g1\" title=\"Cyber treaty, week 3\">",
            "<objectbank ident=\"b\">",
        )
        .replace("</assessment>", "</objectbank>")
        .replace("cc_maxattempts", "bank_title")
        .replace("<fieldentry>1</fieldentry>", "<fieldentry>A bank</fieldentry>");
    let quiz = "imsqti_xmlv1p2/imscc_xmlv1p1/assessment";
    let other = "associatedcontent/imscc_xmlv1p1/learning-application-resource";
    let only_file = |id: &str, kind: &str, href: &str, inner: &str| {
        format!(
            "<resource identifier=\"{id}\" type=\"{kind}\"><file href=\"{href}\"/>{inner}</resource>"
        )
    };
    let bytes = zipped(&[
        (
            "imsmanifest.xml",
            &manifest(&[
                only_file("q", quiz, "q/assessment_qti.xml", "<dependency identifierref=\"m\"/>"),
                resource(
                    "m",
                    other,
                    "q/assessment_meta.xml",
                    "<file href=\"non_cc_assessments/q.xml.qti\"/>",
                ),
                resource("b", other, "non_cc_assessments/b.xml.qti", ""),
                only_file("p", "imsqti_xmlv1p2/imscc_xmlv1p3/question-bank", "p.xml", ""),
                resource("w1", "webcontent", "web_resources/Uploaded Media/map.png", ""),
                resource("w2", "imsdt_xmlv1p1", "topic.xml", ""),
            ]),
        ),
        ("q/assessment_qti.xml", &plain),
        ("non_cc_assessments/q.xml.qti", CANVAS),
        ("non_cc_assessments/b.xml.qti", &bank),
        ("p.xml", &plain),
        ("web_resources/Uploaded Media/map.png", "PNG"),
    ]);
    let taken = read(&bytes);
    assert_eq!(taken.title.as_deref(), Some("The whole"));
    let topics: Vec<&str> = taken.items.iter().map(|item| item.topic[0].as_str()).collect();
    let wanted = ["Cyber treaty, week 3", "For others", "A bank"].map(|title| [title; 10]).concat();
    assert_eq!(topics, wanted);
    let map = "web_resources/Uploaded Media/map.png".to_owned();
    assert_eq!(said(&taken.items[0])[0], Said::FileDropped { found: map });
    assert_eq!(taken.remarks.last().expect("one").said, Said::PassedOver { count: 2 });
    assert_eq!(taken.remarks.len(), 3 * 2 + 1);
}

#[test]
fn without_a_manifest_every_file_of_xml_is_read() {
    let bytes = zipped(&[
        ("b.xml", &item("b", "Second?", "")),
        ("a.XML", &item("a", "First?", "")),
        ("c.txt", &item("c", "Never?", "")),
    ]);
    assert!(!is_content_package(&bytes));
    assert_eq!(stems(&open(&bytes, &How::of(Some(Format::Qti))).taken), ["Second?", "First?"]);
    assert_eq!(
        stems(&read(&zipped(&[("x/imsmanifest.xml", "<manifest/>")]))),
        Vec::<String>::new()
    );
}

#[test]
fn names_are_only_keys() {
    let href = "../../../../tmp/evil.xml";
    let bytes = zipped(&[
        (
            "imsmanifest.xml",
            &manifest(&[
                resource("i", ITEM, href, ""),
                resource("j", ITEM, "/etc/passwd", ""),
                resource("k", ITEM, "http://example.org/a.xml", ""),
                resource("l", ITEM, "", ""),
                resource("m", ITEM, "imsmanifest.xml", ""),
            ]),
        ),
        ("../../tmp/evil.xml", &item("i", "Asked?", "")),
    ]);
    let taken = read(&bytes);
    assert_eq!(stems(&taken), ["Asked?"]);
    let lost = |name: &str| Said::Unreadable { found: name.to_owned() };
    assert_eq!(remarks(&taken), [lost("/etc/passwd"), lost("http://example.org/a.xml"), lost("")]);
}

/// A zip of these files that is packed tight.
fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, bytes) in files {
        writer.start_file(*name, options).expect("a name");
        writer.write_all(bytes).expect("memory");
    }
    writer.finish().expect("a zip").into_inner()
}

#[test]
fn a_bomb_is_unpacked_no_further_than_a_file_may_be() {
    let zeros = vec![b' '; 96 << 20];
    let names: Vec<String> = (0..3).map(|number| format!("{number}.xml")).collect();
    let resources: Vec<String> = names.iter().map(|name| resource(name, ITEM, name, "")).collect();
    let manifest = manifest(&resources);
    let mut files: Vec<(&str, &[u8])> = vec![("imsmanifest.xml", manifest.as_bytes())];
    files.extend(names.iter().map(|name| (name.as_str(), zeros.as_slice())));
    let mut bytes = packed(&files);
    assert!(bytes.len() < 1 << 20);
    let limit = || Said::Limit { what: "bytes", most: limit::FILE };
    assert_eq!(remarks(&read(&bytes)), [limit()], "two of three fit");
    // What was unpacked counts, though its sum is wrong.
    let sign = |at: &usize| bytes[*at..].starts_with(b"PK\x01\x02");
    let entries: Vec<usize> = (0..bytes.len()).filter(sign).skip(1).collect();
    for entry in entries {
        bytes[entry + 16] ^= 1;
    }
    let bad = |name: &str| Said::Unreadable { found: name.to_owned() };
    assert_eq!(remarks(&read(&bytes)), [bad("0.xml"), bad("1.xml"), limit()]);
}

#[test]
fn a_text_that_all_share_is_not_copied_without_end() {
    let count = 4_200;
    let long = "word ".repeat(13_000);
    let stimulus =
        format!("<assessmentStimulus><stimulusBody>{long}</stimulusBody></assessmentStimulus>");
    let mut resources = String::new();
    let mut files = vec![("s.xml".to_owned(), stimulus)];
    for number in 0..count {
        let name = format!("{number}.xml");
        let _ = write!(resources, "{}", resource(&name, ITEM, &name, ""));
        files.push((name, item("i", "Asked?", "<assessmentStimulusRef href=\"s.xml\"/>")));
    }
    files.push(("imsmanifest.xml".to_owned(), manifest(&[resources])));
    let files: Vec<(&str, &str)> =
        files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let taken = read(&zipped(&files));
    assert_eq!(taken.items.len(), count);
    let of_texts: usize = taken.items.iter().filter(|item| item.passage.is_some()).count();
    assert!((4_100..4_150).contains(&of_texts), "{of_texts} hold the text");
    let limit = Said::Limit { what: "bytes", most: limit::FILE };
    assert_eq!(said(taken.items.last().expect("one")), [limit]);
}

#[test]
fn what_is_no_zip_says_so() {
    for bytes in [&b"PK\x03\x04"[..], b"PK\x03\x04 and then nothing"] {
        let taken = read(bytes);
        assert!(matches!(remarks(&taken).as_slice(), [Said::Unreadable { .. }]));
        assert!(!is_content_package(bytes));
    }
    let mut bytes = zipped(&[
        ("imsmanifest.xml", &manifest(&[resource("a", ITEM, "a.xml", "")])),
        ("a.xml", &item("a", "Asked?", "")),
    ]);
    // A part whose sum is wrong is told, and costs no other.
    let at = bytes.windows(6).position(|six| six == b"Asked?").expect("stored");
    bytes[at] = b'B';
    let taken = read(&bytes);
    let place = Place::Within { file: "a.xml".to_owned(), line: 1 };
    assert_eq!(taken.remarks.len(), 1);
    assert_eq!(taken.remarks[0].place, place);
    assert_eq!(choices_of_none(&taken), 0);
}

fn choices_of_none(taken: &Taken) -> usize {
    taken.items.iter().map(|item| choices(item).options.len()).sum()
}

proptest! {
    /// A package with some bytes changed.
    #[test]
    fn any_package_can_be_read(
        changes in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..8),
    ) {
        let mut bytes = zipped(&[
            ("imsmanifest.xml", &manifest(&[resource("a", ITEM, "a.xml", "")])),
            ("a.xml", &item("a", "Asked?", "")),
        ]);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let taken = read(&bytes);
        prop_assert!(taken.items.len() <= 2 && taken.remarks.len() <= 40, "{:?}", taken);
    }
}
