//! Images that come with questions: from the files of Moodle and from addresses that hold them, and
//! out again.

use std::fs;
use std::process::Command;

use proptest::prelude::*;
use smriti::domain::bank::Body;
use smriti::domain::bank::check::images_of_bank;
use smriti::domain::bank::picture::{MOST_BYTES, is_name};
use smriti::domain::bank::schema::decode;
use smriti::domain::locale::Locale;
use smriti::domain::time::Timestamp;
use smriti::interchange::detect::{How, open};
use smriti::interchange::export::{Outgoing, WAYS};
use smriti::interchange::files::{
    Files, Gathered, escaped_path, from_base64, left_behind, to_base64, unescaped,
};
use smriti::interchange::html::{Markup, read_with};
use smriti::interchange::{Format, Said, Taken, moodle};
use smriti::store::library::images;

use crate::folder::Folder;
use crate::pictures::{DOT, GIF, bomb, png, svg};

/// A file with its name.
type Named = (String, Vec<u8>);

/// A text of HTML with what came of it, where one file is known by its address.
fn text(html: &str) -> (String, Vec<Said>, Vec<Named>) {
    let mut gathered = Gathered::default();
    let find = |address: &str| (address == "media/a b.png").then(|| DOT.into());
    let (text, said) = read_with(html, Markup::Html, &mut Files::new(&mut gathered, &find));
    let files = gathered.into_files().into_iter().map(|file| (file.name, file.bytes));
    (text, said, files.collect())
}

#[test]
fn an_image_becomes_a_line_of_its_own() {
    let (words, said, files) =
        text("<p>Look: <img src='media/a b.png' alt='A [red]\n dot'> and <b>say</b></p>");
    assert_eq!(words, "Look:\n![A red dot](a-b.png)\nand **say**");
    assert!(said.is_empty());
    assert_eq!(files, [("a-b.png".to_owned(), DOT.to_vec())]);
}

#[test]
fn an_image_within_the_address_is_taken_if_it_is_one() {
    let data = |kind: &str, bytes: &[u8]| {
        text(&format!("<img src=\"data:{kind};base64,{}\" alt=\"x\">", to_base64(bytes)))
    };
    let large = png(400, 400, |x, y| {
        let [one, two, ..] = (x * y).wrapping_mul(40_503).to_le_bytes();
        [one, two, one ^ two, 255]
    });
    assert!(large.len() > 64 * 1024, "larger than a text may be");
    let (words, said, files) = data("image/png", &large);
    assert_eq!((words.as_str(), said.len()), ("![x](image.png)", 0));
    assert_eq!(files, [("image.png".to_owned(), large)]);
    for bad in [GIF, b"words", &bomb(60_000, 60_000)] {
        let (words, said, files) = data("image/png", bad);
        assert_eq!((words.as_str(), files.len()), ("x", 0));
        assert_eq!(said, [Said::FileDropped { found: "data:image/png".to_owned() }]);
    }
    let (words, said, _) = text("<img src='https://example.org/a.png' alt='x'>");
    assert_eq!(words, "x");
    assert_eq!(said, [Said::FileDropped { found: "https://example.org/a.png".to_owned() }]);
}

#[test]
fn the_same_bytes_are_one_file_and_other_bytes_have_another_name() {
    let mut gathered = Gathered::default();
    let other = png(2, 2, |_, _| [1, 2, 3, 255]);
    assert_eq!(gathered.keep("a.png", DOT).as_deref(), Some("a.png"));
    assert_eq!(gathered.keep("b.png", DOT).as_deref(), Some("a.png"));
    assert_eq!(gathered.keep("../A.PNG", &other).as_deref(), Some("A-2.PNG"));
    assert_eq!(gathered.keep("a.png", GIF), None);
    assert_eq!(gathered.into_files().len(), 2);
}

/// A question of Moodle with a file in its text, one in an answer, and one that nothing names.
fn quiz() -> String {
    let file = |name: &str, bytes: &[u8]| {
        format!("<file name=\"{name}\" path=\"/\" encoding=\"base64\">{}</file>", to_base64(bytes))
    };
    let other = png(2, 2, |_, _| [1, 2, 3, 255]);
    format!(
        "<?xml version=\"1.0\"?><quiz><question type=\"multichoice\"><name><text>q</text></name>\
         <questiontext format=\"html\"><text><![CDATA[<p>Which dot?</p><p><img \
         src=\"@@PLUGINFILE@@/red%20dot.png\" alt=\"A dot\"></p>]]></text>{}{}</questiontext>\
         <answer fraction=\"100\" format=\"html\"><text><![CDATA[<img src=\"@@PLUGINFILE@@/two.png\" \
         alt=\"Two\">]]></text>{}</answer><answer fraction=\"0\" format=\"html\"><text>No</text>\
         </answer></question></quiz>",
        file("red dot.png", DOT),
        file("spare.png", &other),
        file("two.png", &other),
    )
}

#[test]
fn the_files_of_moodle_come_with_the_texts_that_name_them() {
    let Taken { items, files, .. } = moodle::read(&quiz());
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["red-dot.png", "two.png"]);
    assert_eq!(files[0].bytes, DOT);
    let smriti::domain::bank::Body::SingleBest(choices) = &items[0].body else {
        panic!("one answer")
    };
    assert_eq!(choices.stem.text(Locale::En), "Which dot?\n\n![A dot](red-dot.png)");
    assert_eq!(choices.options[0].text.text(Locale::En), "![Two](two.png)");
    let said: Vec<&Said> = items[0].remarks.iter().map(|remark| &remark.said).collect();
    assert_eq!(said, [&Said::FileDropped { found: "spare.png".to_owned() }]);
}

fn smriti(arguments: &[&std::ffi::OsStr]) -> std::process::Output {
    Command::new(env!("CARGO_BIN_EXE_smriti")).args(arguments).output().expect("it runs")
}

#[test]
fn the_commands_carry_images_in_and_out() {
    let folder = Folder::new("import-images");
    let at = |name: &str| folder.path().join(name).into_os_string();
    fs::write(at("quiz.xml"), quiz()).expect("a file");
    let run = |arguments: &[&std::ffi::OsStr]| smriti(arguments);
    let (bank, import) = ("bank".as_ref(), "import".as_ref());
    run(&[bank, import, &at("quiz.xml"), "-o".as_ref(), &at("dots.ron")]);
    let path = folder.path().join("dots.ron");
    assert_eq!(images::read(&path, "red-dot.png").expect("beside it"), DOT);
    let source = fs::read_to_string(&path).expect("a bank");
    let decoded = decode(&source).0.expect("a bank");
    let names: Vec<String> = images_of_bank(&decoded.bank).into_iter().collect();
    assert_eq!(names, ["red-dot.png", "two.png"]);

    let export = |to: &str, name: &str| {
        let arguments = [
            "export".as_ref(),
            path.as_os_str(),
            "-o".as_ref(),
            &at(name),
            "--to".as_ref(),
            to.as_ref(),
        ];
        String::from_utf8(run(&[&[bank], &arguments[..]].concat()).stdout).expect("text")
    };
    assert!(!export("moodle-xml", "again.xml").contains("dropped"));
    let again = moodle::read(&fs::read_to_string(at("again.xml")).expect("a file"));
    let bytes: Vec<Vec<u8>> = again.files.into_iter().map(|file| file.bytes).collect();
    assert_eq!(bytes, [DOT.to_vec(), png(2, 2, |_, _| [1, 2, 3, 255])], "as they were");
    assert!(export("gift", "again.gift").contains("a file was dropped: two.png"));
    assert_eq!(left_behind(&decoded.bank).count(), 2);

    fs::remove_file(folder.path().join("images/two.png")).expect("it goes");
    assert!(export("moodle-xml", "third.xml").contains("a file was dropped: two.png"));
}

proptest! {
    #[test]
    fn any_address_is_read_and_only_images_are_kept(
        address in "(data:[a-z/;,=base64]{0,20})?[ -~]{0,60}",
        alt in ".{0,20}",
        bytes in prop::collection::vec(any::<u8>(), 0..60),
    ) {
        let mut gathered = Gathered::default();
        let find = |_: &str| Some((&*bytes).into());
        let html = format!("<img src=\"{address}\" alt=\"{alt}\">");
        read_with(&html, Markup::Html, &mut Files::new(&mut gathered, &find));
        for file in gathered.into_files() {
            prop_assert!(is_name(&file.name) && file.bytes.len() <= MOST_BYTES);
        }
    }

    #[test]
    fn a_name_is_the_same_through_an_address(name in "[^%]{0,20}|.{0,20}") {
        let escaped = escaped_path(&name);
        prop_assert_eq!(unescaped(&escaped), name);
    }

    #[test]
    fn bytes_are_the_same_through_base64(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert_eq!(from_base64(&to_base64(&bytes)), Some(bytes));
    }
}

/// A bank with an image in a stem, one in a passage, and one whose file is gone.
fn pictured() -> smriti::domain::bank::Bank {
    let source = include_str!("../../fixtures/interchange/pack/rivers.ron")
        .replace("Which of these rivers flows west?", "Which flows west?\\n\\n![A dot](dot 1.png)")
        .replace(
            "It rises near Lake Manasarovar.",
            "It is.\\n\\n![A line](line.svg)\\n\\n![Gone](gone.png)",
        );
    decode(&source).0.expect("a bank").bank
}

#[test]
fn images_go_through_every_format_that_holds_them() {
    let bank = pictured();
    let line = svg(4, 4, "<path d=\"M0 0h4\"/>");
    let image = |name: &str| match name {
        "dot 1.png" => Some(DOT.to_vec()),
        "line.svg" => Some(line.clone()),
        _ => None,
    };
    let out = Outgoing { bank: &bank, text: None, image: &image };
    let gone = Said::FileDropped { found: "gone.png".to_owned() };
    for format in [Format::Smriti, Format::MoodleXml, Format::Qti, Format::AnkiPackage] {
        let name = format.name();
        let way = WAYS.iter().find(|way| way.format == format).expect("a way out");
        let written = way.write(&out, Locale::En, Timestamp(0)).expect("written");
        assert!(written.remarks.iter().any(|remark| remark.said == gone), "{name}");
        let taken = open(&written.bytes, &How::default());
        assert_eq!(taken.format, format);
        let mut files: Vec<&[u8]> =
            taken.taken.files.iter().map(|file| file.bytes.as_slice()).collect();
        files.sort_unstable();
        let mut expected = [DOT, line.as_slice()];
        expected.sort_unstable();
        assert_eq!(files, expected, "{name}");
        // Each is named where it was.
        let dot = taken.taken.files.iter().find(|file| file.bytes == DOT).expect("the dot");
        let named = format!("![A dot]({})", dot.name);
        let stems = taken.taken.items.iter().filter(|item| match &item.body {
            Body::SingleBest(choices) => choices.stem.text(Locale::En).contains(&named),
            _ => false,
        });
        assert_eq!(stems.count(), 1, "{name}: {:?}", taken.taken.items);
    }
    // Where they cannot go, that is said of each.
    let gift = WAYS.iter().find(|way| way.format == Format::Gift).expect("a way out");
    let written = gift.write(&out, Locale::En, Timestamp(0)).expect("written");
    let dropped =
        |remark: &&smriti::interchange::Remark| matches!(remark.said, Said::FileDropped { .. });
    assert_eq!(written.remarks.iter().filter(dropped).count(), 3);
}
