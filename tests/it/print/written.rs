//! The PDFs: their text, what they say of themselves, their images.

use smriti::domain::exam::paper::Set;
use smriti::domain::locale::Text;
use smriti::print::{Language, letter};

use super::reading::{Read, bare};
use super::{FORMATS, LANGUAGES, all, asked, bank, no_images, paper, said, shipped, texts};
use crate::pictures;

#[test]
fn every_text_of_every_format_can_be_read_from_the_pdf_in_both_languages() {
    let bank = bank(FORMATS);
    for (language, locales) in LANGUAGES {
        let paper = paper(asked(&bank), language);
        let pdf = paper.question_paper(Set::C, &no_images).to_pdf().expect("a PDF");
        let text = Read::of(&pdf).text();
        assert!(!text.contains('\u{fffd}'), "a glyph stands for nothing");
        for question in &paper.questions {
            for wanted in texts(question) {
                for locale in locales {
                    for piece in said(wanted.text(*locale)) {
                        assert!(
                            text.contains(&bare(&piece)),
                            "{language:?} {}: {piece}",
                            question.id
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn hindi_of_the_shipped_banks_is_read_back_letter_by_letter() {
    let banks = shipped();
    let questions: Vec<_> = banks.iter().flat_map(asked).collect();
    let paper = paper(questions, Language::Hindi);
    let pdf = paper.solutions(&no_images).to_pdf().expect("a PDF");
    let text = Read::of(&pdf).text();
    let mut count = 0;
    for question in &paper.questions {
        let reasons = question.explanation.iter().chain(&question.sources);
        for wanted in texts(question).into_iter().chain(reasons) {
            for piece in said(wanted.text(smriti::domain::locale::Locale::Hi)) {
                assert!(text.contains(&bare(&piece)), "{}: {piece}", question.id);
                count += 1;
            }
        }
    }
    assert!(count > 3000, "{count} texts");
}

#[test]
fn solutions_tell_the_key_the_reasons_and_the_sources() {
    let bank = bank(FORMATS);
    let paper = paper(asked(&bank), Language::English);
    let text = Read::of(&paper.solutions(&no_images).to_pdf().expect("a PDF")).text();
    for question in &paper.questions {
        let mut wanted: Vec<&Text> = question.explanation.iter().chain(&question.sources).collect();
        let authored = |id: &str| id.len() == 1;
        for (place, choice) in question.printed.choices().iter().enumerate() {
            if choice.right {
                let key = format!("Answer:({})", letter(place));
                assert!(text.contains(&key), "{}: {key}", question.id);
            } else if authored(choice.id.as_str()) && question.id.as_str() == "f-single" {
                wanted.extend(&choice.why);
            }
        }
        for text_of in wanted {
            for piece in said(text_of.text(smriti::domain::locale::Locale::En)) {
                assert!(text.contains(&bare(&piece)), "{}: {piece}", question.id);
            }
        }
    }
    assert!(text.contains("✓"), "the right option is ticked");
}

#[test]
fn the_same_paper_makes_the_same_bytes() {
    let bank = bank(FORMATS);
    let paper = paper(asked(&bank), Language::Both);
    for (one, other) in all(&paper).iter().zip(all(&paper)) {
        assert_eq!(*one, other);
        assert_eq!(one.to_pdf().expect("a PDF"), other.to_pdf().expect("a PDF"));
    }
}

#[test]
fn a_pdf_says_what_it_is_called_and_its_language() {
    let bank = bank(FORMATS);
    let paper = paper(asked(&bank), Language::Hindi);
    let printout = paper.question_paper(Set::B, &no_images);
    let read = Read::of(&printout.to_pdf().expect("a PDF"));
    assert_eq!(read.about(b"Title"), "Cybercrime, XII, सेट B");
    assert_eq!(read.about(b"Author"), "Government School, Nainital");
    assert_eq!(read.language(), "hi");
    assert_eq!(read.pages(), printout.pages.len());
}

#[test]
fn images_are_printed_once_and_told_and_a_missing_or_damaged_one_stops_nothing() {
    let source = FORMATS.replacen(
        "(en: \"Which body adopted the Convention?\", hi: \"अभिसमय को किस निकाय ने अंगीकृत किया?\")",
        "(en: \"Look:\\n![A red square](square.png)\\nWhich body?\", hi: \"देखिए:\\n![A red square](square.png)\\nकौन-सा निकाय?\")",
        1,
    );
    assert_ne!(source, FORMATS, "the fixture has another stem now");
    let bank = bank(&source);
    let mut paper = paper(asked(&bank), Language::Both);
    paper.questions.truncate(1);
    let square = pictures::png(40, 40, |_, _| [200, 0, 0, 255]);
    let shown =
        paper.question_paper(Set::A, &|_, name| (name == "square.png").then(|| square.clone()));
    let read = Read::of(&shown.to_pdf().expect("a PDF"));
    assert_eq!(read.images(), 1, "once for both languages");
    assert_eq!(read.told(), ["A red square"]);
    let missing = paper.question_paper(Set::A, &no_images);
    let read = Read::of(&missing.to_pdf().expect("a PDF"));
    assert_eq!(read.images(), 0);
    assert!(read.text().contains("Aredsquare"), "the words stand for it");
    let mut damaged = square.clone();
    let middle = damaged.len() / 2;
    damaged.truncate(middle);
    let broken = paper.question_paper(Set::A, &|_, _| Some(damaged.clone()));
    assert!(Read::of(&broken.to_pdf().expect("a PDF")).text().contains("Whichbody?"));
}
