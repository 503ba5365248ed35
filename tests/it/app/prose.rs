//! Questions whose texts have lists, tables, images and what stands above or below the line, as they
//! are set: in both languages and themes, in a small window and with large letters.

use std::fs;

use iced::Size;
use iced::advanced::graphics::text::cosmic_text::{
    Attrs, Buffer, Family, LayoutGlyph, Metrics, Shaping, Weight,
};
use iced::advanced::graphics::text::font_system;
use smriti::app::screen::{Screen, today};
use smriti::app::{Message, font};
use smriti::domain::bank::markup::{Script, scripted};
use smriti::domain::locale::Locale;
use smriti::domain::progress::settings::{QuestionLanguage, Setting, Theme};

use smriti::interchange::tex::unicode;

use super::driver::Driver;
use super::golden::{Fits, Goldens, Look, dress};
use super::report::at_today;
use super::study::{answer, session};
use crate::folder::Folder;

/// A bank of one question that has everything a text may have.
const BANK: &str = include_str!("../../fixtures/banks/prose.ron");

/// A session of the bank's only question.
fn at_the_question(folder: &Folder) -> Driver {
    let banks = folder.path().join("banks");
    fs::create_dir_all(&banks).expect("a folder");
    fs::write(banks.join("prose.ron"), BANK).expect("a bank");
    let mut driver = at_today(folder);
    for bank in 0..32 {
        driver.send(Message::Today(today::Message::WholeBankPicked(bank)));
        driver.until("a session", |driver| matches!(driver.app.screen(), Screen::Study(_)));
        let is_it = |driver: &Driver| {
            session(driver).sheet().is_some_and(|sheet| sheet.question.id.as_str() == "prose-1")
        };
        if is_it(&driver) {
            return driver;
        }
        driver.send(Message::Study(smriti::app::screen::study::Message::Ended));
        driver.press(iced::keyboard::key::Named::Enter);
        driver.until("Today", |driver| matches!(driver.app.screen(), Screen::Today(_)));
    }
    panic!("no session of the bank");
}

#[test]
fn lists_tables_and_scripts_are_set_as_they_are_meant() {
    let folder = Folder::new("prose-golden");
    let mut driver = at_the_question(&folder);
    let mut look = Goldens(Vec::new());
    driver.resize(Size::new(1280, 1100), 1.0);
    dress(&mut driver, "prose-asked", &mut look);
    driver.set(&Setting::Theme(Theme::Light));
    for (locale, name) in [(Locale::En, "en"), (Locale::Hi, "hi")] {
        driver.set(&Setting::Questions(QuestionLanguage::One(locale)));
        driver.resize(Size::new(1024, 640), 1.0);
        look.at(&mut driver, &format!("prose-small-{name}"));
        driver.resize(Size::new(1280, 1600), 2.0);
        look.at(&mut driver, &format!("prose-large-{name}"));
    }
    driver.set(&Setting::Questions(QuestionLanguage::Both));
    driver.resize(Size::new(1280, 1100), 1.0);
    look.at(&mut driver, "prose-both");
    driver.set(&Setting::Questions(QuestionLanguage::One(Locale::En)));
    answer(&mut driver, false, '3');
    driver.resize(Size::new(1280, 2000), 1.0);
    dress(&mut driver, "prose-told", &mut look);
    driver.close();
    assert!(look.0.is_empty(), "{}", look.0.join("\n"));
}

#[test]
fn nothing_of_them_is_cut_or_lies_over_another_at_any_size() {
    let folder = Folder::new("prose-fits");
    let mut driver = at_the_question(&folder);
    let mut look = Fits(Vec::new());
    dress(&mut driver, "prose-asked", &mut look);
    answer(&mut driver, false, '3');
    dress(&mut driver, "prose-told", &mut look);
    driver.close();
    assert!(look.0.is_empty(), "{}", look.0.join("\n"));
}

/// Whether every weight of the family that texts are set in has a glyph of its own for each of these.
fn missing(text: &str) -> String {
    font::load();
    let mut system = font_system().write().expect("the fonts");
    let mut missing = String::new();
    for weight in [400, 500, 600, 700] {
        let attrs = Attrs::new().family(Family::Name(font::FAMILY)).weight(Weight(weight));
        for c in text.chars().filter(|c| !c.is_control()) {
            if missing.contains(c) {
                continue;
            }
            let mut buffer = Buffer::new_empty(Metrics::new(16.0, 20.0));
            let one = c.to_string();
            buffer.set_text(system.raw(), &one, &attrs, Shaping::Advanced, None);
            buffer.shape_until_scroll(system.raw(), false);
            let glyphs = buffer.layout_runs().flat_map(|run| run.glyphs.to_vec());
            let is_drawn = |glyph: &LayoutGlyph| {
                let face = system.raw().db().face(glyph.font_id);
                let family = face.and_then(|face| face.families.first());
                glyph.glyph_id != 0 && family.is_some_and(|(name, _)| name == font::FAMILY)
            };
            let glyphs: Vec<LayoutGlyph> = glyphs.collect();
            if glyphs.is_empty() || !glyphs.iter().all(is_drawn) {
                missing.push(c);
            }
        }
    }
    missing
}

#[test]
fn what_mathematics_becomes_has_glyphs() {
    let commands = [
        "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho",
        "sigma varsigma tau upsilon phi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon",
        "Phi Psi Omega infty partial nabla sum prod int forall exists neg dots square circ emptyset",
        "angle triangle times div cdot pm mp le ge lt gt ne approx propto to gets leftrightarrow",
        "Rightarrow uparrow downarrow in notin cup cap subset supset subseteq supseteq land lor",
        "therefore because equiv cong iff perp parallel ll gg mid colon degree prime",
    ];
    let mut signs = String::new();
    for name in commands.iter().flat_map(|line| line.split(' ')) {
        let source = format!("a\\{name} b");
        signs.push_str(&unicode(&source).unwrap_or_else(|| panic!("{name} is not known")));
    }
    for c in ' '..='~' {
        for script in [Script::Raised, Script::Lowered] {
            signs.push_str(&scripted(script, &c.to_string()));
        }
    }
    for source in [
        "\\sqrt[3]{-x}'",
        "\\frac12\\frac13\\frac23\\frac14\\frac34",
        "\\mathbb{N}\\mathbb{Z}\\mathbb{Q}\\mathbb{R}\\mathbb{C}",
    ] {
        signs.push_str(&unicode(source).expect("characters"));
    }
    // What lists and stars that are kept apart are drawn with.
    signs.push('•');
    assert_eq!(missing(&signs), "");
    assert_eq!(missing("ᵢ"), "ᵢ", "a glyph that is not there is missed");
}
