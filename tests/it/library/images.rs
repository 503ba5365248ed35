//! The images beside a bank's file: which are read, which never, and how one is kept.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

use smriti::domain::bank::BankId;
use smriti::domain::bank::picture::{Kind, MOST_BYTES, Unfit};
use smriti::store::library::images::{folder, keep, look, read};
use smriti::store::library::{Library, NoImage, Places, Watch};

use super::Scratch;
use crate::pictures::{DOT, GIF};

fn bank(scratch: &Scratch) -> PathBuf {
    let bank = scratch.0.join("banks/flags/flags.ron");
    fs::create_dir_all(folder(&bank)).expect("a folder for images");
    bank
}

#[test]
fn an_image_is_read_by_its_bank_and_its_name() {
    let scratch = Scratch::new();
    let bank = bank(&scratch);
    let text = r#"(schema: 1, id: "flags", title: "Flags", languages: [En], licence: "CC0-1.0", questions: [])"#;
    fs::write(&bank, text).expect("a bank");
    fs::write(folder(&bank).join("red dot.png"), DOT).expect("an image");
    assert_eq!(read(&bank, "red dot.png").expect("the image"), DOT);

    let places = Places { own: Some(scratch.0.join("banks")), ..Places::shipped_only() };
    let library = Library::load(&places, |_, _| std::ops::ControlFlow::Continue(())).expect("all");
    assert_eq!(library.image(&BankId::from("flags"), "red dot.png").expect("it"), DOT);
    let shipped = library.shelf().banks()[0].id.clone();
    assert!(matches!(library.image(&shipped, "red dot.png"), Err(NoImage::NoFolder)));
    assert!(matches!(library.image(&BankId::from("none"), "a.png"), Err(NoImage::NoFolder)));
}

#[test]
fn a_missing_image_says_where_it_should_be() {
    let scratch = Scratch::new();
    let bank = bank(&scratch);
    let Err(NoImage::Missing { path }) = read(&bank, "none.png") else { panic!("it is missing") };
    assert_eq!(path, scratch.0.join("banks/flags/images/none.png"));
}

#[test]
fn no_name_leads_out_of_the_folder() {
    let scratch = Scratch::new();
    let bank = bank(&scratch);
    fs::write(scratch.0.join("banks/secret.png"), DOT).expect("a file outside");
    let names =
        ["../../secret.png", "..\\secret.png", "/etc/passwd.png", "C:secret.png", "con.png"];
    for name in names.into_iter().chain(["", ".png", "images", "a.txt", "nul.svg", " a.png"]) {
        assert!(matches!(read(&bank, name), Err(NoImage::BadName)), "{name}");
    }
}

#[cfg(unix)]
#[test]
fn no_link_leads_out_of_the_folder() {
    use std::os::unix::fs::symlink;
    let scratch = Scratch::new();
    let bank = bank(&scratch);
    let secret = scratch.0.join("banks/secret.png");
    fs::write(&secret, DOT).expect("a file outside");
    let images = folder(&bank);
    symlink(&secret, images.join("link.png")).expect("a link");
    assert!(matches!(read(&bank, "link.png"), Err(NoImage::Outside { .. })));
    fs::write(images.join("dot.png"), DOT).expect("an image");
    symlink(images.join("dot.png"), images.join("inside.png")).expect("a link");
    assert_eq!(read(&bank, "inside.png").expect("a link within the folder"), DOT);
    fs::create_dir(images.join("folder.png")).expect("a folder");
    assert!(matches!(read(&bank, "folder.png"), Err(NoImage::Outside { .. })));

    // The folder itself may be a link as well.
    let other = scratch.0.join("banks/other/other.ron");
    fs::create_dir_all(other.parent().expect("a folder")).expect("a folder");
    symlink(scratch.0.join("banks"), folder(&other)).expect("a link");
    assert!(matches!(read(&other, "secret.png"), Err(NoImage::Outside { .. })));
}

#[test]
fn no_more_than_the_bound_is_read() {
    let scratch = Scratch::new();
    let bank = bank(&scratch);
    let file = fs::File::create(folder(&bank).join("huge.png")).expect("a file");
    file.set_len(MOST_BYTES as u64 + 1).expect("a length");
    let too_large = Unfit::TooLarge { most: MOST_BYTES };
    let Err(NoImage::Unfit(unfit)) = read(&bank, "huge.png") else { panic!("it is too large") };
    assert_eq!(unfit, too_large);
}

#[test]
fn an_image_is_kept_under_a_name_of_its_own() {
    let scratch = Scratch::new();
    let bank = bank(&scratch);
    let mut other = DOT.to_vec();
    other.extend_from_slice(b"trailing");
    assert_eq!(
        keep(&bank, "/home/me/Map of India (old).PNG", DOT).expect("kept"),
        "Map-of-India-old.PNG"
    );
    assert_eq!(keep(&bank, "Map of India (old).PNG", DOT).expect("kept"), "Map-of-India-old.PNG");
    let again = keep(&bank, "Map of India (old).PNG", &other).expect("kept");
    assert_ne!(again, "Map-of-India-old.PNG");
    assert_eq!(read(&bank, &again).expect("the other"), other);
    assert_eq!(read(&bank, "Map-of-India-old.PNG").expect("the first"), DOT);
    assert_eq!(keep(&bank, "नक्शा.txt", DOT).expect("kept"), "नक्शा.png");
    assert_eq!(keep(&bank, "../..", DOT).expect("kept"), "image.png");
    assert_eq!(keep(&bank, "con.png", DOT).expect("kept"), "image-con.png");
    assert_eq!(look(&bank, &again).expect("looked at").kind, Kind::Png);
    assert!(keep(&bank, "a.png", GIF).is_err());
    assert_eq!(fs::read_dir(folder(&bank)).expect("a folder").count(), 5);
}

#[test]
fn a_changed_image_is_told_of() {
    let scratch = Scratch::new();
    let bank = bank(&scratch);
    let (sender, told) = mpsc::channel();
    let _watch = Watch::on(&scratch.0.join("banks"), move || {
        let _ = sender.send(());
    })
    .expect("watched");
    let is_told = |after: u64| told.recv_timeout(Duration::from_millis(after)).is_ok();
    write(&folder(&bank).join("notes.txt"));
    write(&bank.with_file_name("cover.png"));
    assert!(!is_told(700), "neither is an image of a bank");
    write(&folder(&bank).join("dot.png"));
    assert!(is_told(5_000));
}

fn write(path: &Path) {
    fs::write(path, DOT).expect("a file");
}

/// A bank whose two texts name images, one of them without words.
const NAMING: &str = "(schema: 1, id: \"flags\", title: \"Flags\", subject: \"Own\", licence: \"CC0-1.0\",
languages: [En], topics: [(id: \"t\", title: \"All\")], questions: [
(id: \"f-1\", topic: \"t\", explain: \"It is so, as the text says.\", ask: Single(
    stem: \"Which flag is this?\\n\\n![A flag](flag.png)\",
    options: [(text: \"One\", right: true), (text: \"![](dot.png)\", why: \"No.\"), (text: \"Three\", why: \"No.\"), (text: \"Four\", why: \"No.\")],
)),
])";

#[test]
fn a_missing_image_is_listed_until_it_is_there() {
    let scratch = Scratch::new();
    let bank = bank(&scratch);
    fs::write(&bank, NAMING).expect("a bank");
    fs::write(folder(&bank).join("dot.png"), GIF).expect("a file");
    let places = Places {
        own: Some(scratch.0.join("banks")),
        cache: Some(scratch.0.join("banks.idx")),
        shipped: Vec::new(),
    };
    let told = || -> Vec<String> {
        let load = Library::load(&places, |_, _| std::ops::ControlFlow::Continue(()));
        let library = load.expect("all");
        assert_eq!(library.shelf().len(), 1, "the question is asked all the same");
        let troubles = library.problems().iter().flat_map(|problem| &problem.diagnostics);
        troubles.map(ToString::to_string).collect()
    };
    let missing = "4:11: the image “flag.png” is not there";
    assert_eq!(told(), [missing, "5:50: the image “dot.png” is no PNG, JPEG, WebP or SVG image"]);
    fs::write(folder(&bank).join("dot.png"), DOT).expect("an image");
    assert_eq!(told(), [missing]);
    assert_eq!(told(), [missing], "at every start");
    fs::write(folder(&bank).join("flag.png"), DOT).expect("an image");
    assert!(told().is_empty());
    assert!(told().is_empty());
    fs::remove_file(folder(&bank).join("flag.png")).expect("it goes");
    assert_eq!(told(), [missing], "although the bank is as it was");
}

#[test]
fn the_command_says_what_is_wrong_with_images() {
    let scratch = Scratch::new();
    let bank = bank(&scratch);
    fs::write(&bank, NAMING).expect("a bank");
    fs::write(folder(&bank).join("dot.png"), crate::pictures::bomb(60_000, 60_000))
        .expect("a file");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_smriti"))
        .args(["bank", "check", "--format", "json"])
        .arg(&bank)
        .output()
        .expect("it runs");
    let said = String::from_utf8(output.stdout).expect("text");
    for words in [
        "the image “flag.png” is not there",
        "the image “dot.png” is 60000 × 60000 pixels large",
        "nothing says what the image “dot.png” shows",
    ] {
        assert!(said.contains(words), "{said}");
    }
    assert_eq!(output.status.code(), Some(1));
}
