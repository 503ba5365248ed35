//! The results of a test as tables: read back from a workbook, and as they stand in a text file.

use num_rational::Ratio;
use smriti::domain::answer::Response;
use smriti::domain::bank::ChoiceId;
use smriti::domain::exam::marks::Kind;
use smriti::domain::items::{Analysis, Candidate, Entry, Item};
use smriti::domain::locale::Locale;
use smriti::interchange::results::{Results, Sheet, Word};
use smriti::interchange::table::{self, open};

use crate::items::{self, PLAIN, UPSC, choice};

/// A test of three: one choice, several answers, typed. The second student has two of three, the last
/// came after the first question; what students are called is meant to do harm.
fn small() -> (Vec<Item>, Vec<Candidate>) {
    let several = Item {
        kind: Kind::Several,
        key: ['A', 'C'].map(choice).into(),
        ..items::item(2, 'A', UPSC)
    };
    let typed = Item {
        kind: Kind::Typed,
        choices: Vec::new(),
        key: std::collections::BTreeSet::new(),
        ..items::item(3, 'A', PLAIN)
    };
    let items = vec![items::item(1, 'B', UPSC), several, typed];
    let marks = Ratio::from_integer;
    let entry = |response, mark| Entry::Reached { response, mark, millis: Some(12_500) };
    let many = |letters: &[char]| Response::Many(letters.iter().copied().map(choice).collect());
    let words = |text: &str| Response::Typed(text.to_owned());
    let one = |letter| Response::One(choice(letter));
    let candidate = |label: &str, roll: Option<&str>, entries| Candidate {
        label: label.to_owned(),
        roll: roll.map(str::to_owned),
        entries,
    };
    let candidates = vec![
        candidate(
            " =HYPERLINK(\"http://x\",\"me\")",
            Some("+91 1"),
            vec![
                entry(one('B'), marks(2)),
                entry(many(&['C', 'A']), marks(2)),
                entry(words("Hanoi"), marks(1)),
            ],
        ),
        candidate(
            "अनिता, \"Annu\"",
            Some("07"),
            vec![
                entry(one('B'), marks(2)),
                entry(many(&['C']), Ratio::new(2, 3)),
                entry(words("=1+1"), marks(0)),
            ],
        ),
        candidate(
            "@home",
            Some("-3"),
            vec![
                entry(one('D'), Ratio::new(-2, 3)),
                entry(Response::Blank, marks(0)),
                Entry::NotReached { mark: marks(0) },
            ],
        ),
        candidate("-2+3", None, vec![Entry::Absent, entry(many(&['B']), Ratio::new(-2, 3))]),
    ];
    (items, candidates)
}

fn asked() -> Vec<String> {
    vec!["Where was it signed?".to_owned(), "  Which of these?\nAll of them. ".to_owned()]
}

fn with<T>(say: &dyn Fn(Word) -> String, told: impl FnOnce(&Results<'_>) -> T) -> T {
    let (items, candidates) = small();
    let analysis = Analysis::of(&items, &candidates);
    let asked = asked();
    told(&Results {
        title: "Unit 3",
        items: &items,
        asked: &asked,
        candidates: &candidates,
        analysis: &analysis,
        say,
    })
}

fn english(word: Word) -> String {
    word.text(Locale::En).to_owned()
}

fn csv(sheet: Sheet) -> String {
    let bytes = with(&english, |results| results.csv(sheet));
    let text = String::from_utf8(bytes).expect("text");
    let text = text.strip_prefix('\u{FEFF}').expect("the mark of UTF-8");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count() + newlines_in_cells(text));
    text.replace("\r\n", "\n")
}

/// Line ends within cells stand alone.
fn newlines_in_cells(text: &str) -> usize {
    text.replace("\r\n", "").matches('\n').count()
}

/// The three tables as they should be, but for the mark of UTF-8 and the ends of lines.
#[test]
fn each_table_is_the_one_that_is_kept() {
    for sheet in Sheet::ALL {
        let path = format!("tests/fixtures/items/results-{}.csv", sheet.name());
        let text = csv(sheet);
        let kept = std::fs::read_to_string(&path).expect("a table");
        assert!(text == kept, "{path} is not what is written, which is\n{text}");
    }
}

#[test]
fn a_workbook_holds_what_the_text_files_hold() {
    let hindi = |word: Word| match word {
        Word::Questions => "प्रश्न: [1/2]".to_owned(),
        Word::Test => "प्रश्न 12".to_owned(),
        Word::Student => "विद्यार्थी".to_owned(),
        word => english(word),
    };
    for say in [&english as &dyn Fn(Word) -> String, &hindi] {
        let bytes = with(say, |results| results.xlsx().expect("a workbook"));
        let opened = open(&bytes);
        assert_eq!(opened.remarks, []);
        assert_eq!(opened.sheets.len(), 3);
        for (sheet, read) in Sheet::ALL.into_iter().zip(&opened.sheets) {
            let text = with(say, |results| results.csv(sheet));
            let text = open(&text).sheets.swap_remove(0);
            let cells = |sheet: &table::Sheet| -> Vec<Vec<(usize, String)>> {
                let own = |row: &table::Row| {
                    row.cells().map(|(column, cell)| (column, cell.to_owned())).collect()
                };
                sheet.rows.iter().map(own).collect()
            };
            assert_eq!(cells(read), cells(&text), "{sheet:?}");
        }
    }
    // What Excel takes in no name of a sheet is left away, and no two are the same.
    let names = |say: &dyn Fn(Word) -> String| -> Vec<Option<String>> {
        let bytes = with(say, |results| results.xlsx().expect("a workbook"));
        open(&bytes).sheets.into_iter().map(|sheet| sheet.name).collect()
    };
    assert_eq!(names(&hindi), ["प्रश्न 12", "Students", "Sheet3"].map(|name| Some(name.to_owned())));
    let long = |_: Word| "अ".repeat(40);
    assert_eq!(names(&long)[0].as_deref(), Some("अ".repeat(31).as_str()));
}

#[test]
fn numbers_are_numbers_and_names_are_text() {
    let bytes = with(&english, |results| results.xlsx().expect("a workbook"));
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a zip");
    let mut part = zip.by_name("xl/worksheets/sheet2.xml").expect("the students");
    let mut sheet = String::new();
    std::io::Read::read_to_string(&mut part, &mut sheet).expect("text");
    assert!(!sheet.contains("<f>"));
    // Marks of the third: a negative number, to be summed; their roll number, which looks like one.
    assert!(sheet.contains(r#"<c r="C4" s="3"><v>-0.6667</v></c>"#), "{sheet}");
    let text = r#"<c r="B4" s="1" t="inlineStr"><is><t xml:space="preserve">-3</t></is></c>"#;
    assert!(sheet.contains(text), "{sheet}");
    assert!(sheet.contains(r#"t="inlineStr"><is><t xml:space="preserve">=HYPERLINK("#));
}

#[test]
fn no_cell_of_a_text_file_is_a_formula() {
    for sheet in Sheet::ALL {
        let bytes = with(&english, |results| results.csv(sheet));
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(&bytes[..]);
        for record in reader.records() {
            for cell in &record.expect("a row") {
                let begins = cell.starts_with(['=', '+', '@', '-', '\t', '\r']);
                assert!(!begins || cell.parse::<f64>().is_ok(), "{cell}");
            }
        }
    }
}

#[test]
fn a_choice_that_the_question_does_not_have_stands_with_its_name() {
    let items = vec![items::item(1, 'A', PLAIN)];
    let response = Response::One(ChoiceId::from("gone"));
    let entries = vec![Entry::Reached { response, mark: Ratio::from_integer(0), millis: None }];
    let candidates = vec![Candidate { label: "x".to_owned(), roll: None, entries }];
    let analysis = Analysis::of(&items, &candidates);
    let results = Results {
        title: "",
        items: &items,
        asked: &[],
        candidates: &candidates,
        analysis: &analysis,
        say: &english,
    };
    let text = String::from_utf8(results.csv(Sheet::Students)).expect("text");
    assert!(text.contains("gone (0)"), "{text}");
}

#[test]
fn every_word_is_its_own_in_both_languages() {
    for locale in Locale::ALL {
        let words: std::collections::BTreeSet<&str> =
            Word::ALL.into_iter().map(|word| word.text(locale)).collect();
        assert_eq!(words.len(), Word::ALL.len(), "{locale}");
        assert!(!words.contains(""), "{locale}");
    }
    let is_hindi = |text: &str| text.chars().any(|c| matches!(c, '\u{0900}'..='\u{097F}'));
    for word in Word::ALL {
        assert!(is_hindi(word.text(Locale::Hi)), "{word:?}");
        assert!(!is_hindi(word.text(Locale::En)), "{word:?}");
        assert_ne!(word.text(Locale::Hi), word.text(Locale::En), "{word:?}");
    }

    let hindi = |word: Word| word.text(Locale::Hi).to_owned();
    let bytes = with(&hindi, |results| results.xlsx().expect("a workbook"));
    let sheets = open(&bytes).sheets;
    let names: Vec<Option<&str>> = sheets.iter().map(|sheet| sheet.name.as_deref()).collect();
    assert_eq!(names, ["प्रश्न", "विद्यार्थी", "परीक्षा"].map(Some));
    let heads: Vec<Vec<&str>> =
        sheets.iter().map(|sheet| sheet.rows[0].cells().map(|(_, head)| head).collect()).collect();
    // Only the letters of choices are the same in both.
    for head in heads.iter().flatten() {
        assert!(is_hindi(head) || head.chars().count() == 1, "{head}");
    }
    for head in ["क्र.", "सरलता सूचकांक (%)", "विभेदन सूचकांक", "A: चयन (%)"]
    {
        assert!(heads[0].contains(&head), "{head}");
    }
    let students = ["विद्यार्थी का नाम", "रोल नंबर", "प्राप्त अंक", "प्रतिशत", "क्रम (रैंक)"];
    assert!(heads[1].starts_with(&students), "{:?}", heads[1]);
    assert!(heads[1].ends_with(&["प्र.1", "प्र.2", "प्र.3"]), "{:?}", heads[1]);
    assert_eq!(heads[2], ["आँकड़ा", "मान"]);
}
