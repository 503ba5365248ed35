//! Tests of `cli`: the commands as a person or a script runs them.

#![expect(clippy::expect_used, reason = "what helpers of tests rely on")]

mod printing;
mod room;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A folder for one test, gone when the test is.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("smriti-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(&path, text).expect("a file");
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn bank() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_smriti"));
    command.arg("bank").env("NO_COLOR", "1");
    command
}

fn run(arguments: &[&str]) -> Output {
    bank().args(arguments).output().expect("the program")
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("an exit code")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

fn path(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

const FORMATS: &str = include_str!("../fixtures/banks/good/formats.ron");

fn fixture(name: &str) -> String {
    format!("{}/tests/fixtures/banks/{name}", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn check_leaves_with_0_for_a_clean_bank_1_for_problems_and_2_for_what_cannot_be_read() {
    let clean = run(&["check", &fixture("good")]);
    assert_eq!(code(&clean), 0, "{}", text(&clean.stdout));
    assert_eq!(text(&clean.stdout), "1 file, 18 sound questions: 0 errors, 0 warnings\n");
    assert_eq!(code(&run(&["check", &fixture("bad/options-right.ron")])), 1);
    let none = run(&["check", &fixture("good"), &fixture("no-such-file.ron")]);
    assert_eq!(code(&none), 2);
    assert!(text(&none.stderr).contains("no-such-file.ron"));
    let folder = Folder::new("latin1");
    fs::write(folder.0.join("old.ron"), b"(title: \"caf\xe9\")").expect("a file");
    let old = run(&["check", path(&folder.0)]);
    assert_eq!(code(&old), 2);
    assert!(text(&old.stderr).contains("UTF-8"));
}

#[test]
fn check_shows_people_the_line_with_a_caret_and_the_remedy() {
    let shown = text(&run(&["check", &fixture("bad/misspelt-true.ron")]).stdout);
    for part in [
        "x: `Ture` is not known here",
        "misspelt-true.ron:21:42",
        "(text: \"One\", right: Ture)",
        "ask.options[1].right",
        "did you mean `true`?",
        "1 file, 1 sound question: 1 error, 0 warnings",
    ] {
        assert!(shown.contains(part), "{part:?} is not in\n{shown}");
    }
    assert!(!shown.contains('\u{1b}'), "colours in a pipe");
}

#[test]
fn check_gives_programs_an_array_of_objects() {
    let file = fixture("bad/numbers.ron");
    let output = run(&["check", "--format", "json", &file]);
    assert_eq!(code(&output), 1);
    let lines: Vec<String> = text(&output.stdout).lines().map(str::to_owned).collect();
    assert_eq!(lines.first().map(String::as_str), Some("["));
    assert_eq!(
        lines.get(1).map(String::as_str),
        Some(
            format!(
                "{{\"file\": \"{file}\", \"line\": 18, \"column\": 58, \"question\": \"x\", \
                 \"field\": \"ask.answer\", \"severity\": \"error\", \
                 \"what\": \"“forty” is not a number\", \"fix\": \"write digits, with a point or \
                 a slash if need be: \\\"40\\\", \\\"2.5\\\", \\\"2/3\\\"\"}},"
            )
            .as_str()
        )
    );
    assert_eq!(lines.len(), 5);
    let clean = run(&["check", "--format", "json", &fixture("good")]);
    assert_eq!((code(&clean), text(&clean.stdout).as_str()), (0, "[]\n"));
}

#[test]
fn check_looks_into_folders_for_ron_files_only_and_across_banks() {
    let folder = Folder::new("folders");
    folder.file("a.ron", FORMATS);
    folder.file("deep/er/b.ron", &FORMATS.replace("id: \"formats\"", "id: \"other\""));
    folder.file("notes.txt", "not a bank");
    let output = run(&["check", "--format", "json", path(&folder.0)]);
    assert_eq!(code(&output), 1);
    let shown = text(&output.stdout);
    // Each of the eighteen questions of the second file is in the first already.
    assert_eq!(shown.matches("b.ron\", \"line\"").count(), 18);
    assert_eq!(shown.matches("a.ron has a question").count(), 18);
    assert!(!shown.contains("notes.txt"));
}

#[test]
fn fmt_tidies_in_place_once_and_check_only_tells() {
    let folder = Folder::new("fmt");
    let untidy = FORMATS.replace("\n            ", "\n   ").replace(", ", " ,");
    let file = folder.file("bank.ron", &untidy);
    let told = run(&["fmt", "--check", path(&file)]);
    assert_eq!(code(&told), 1);
    assert_eq!(fs::read_to_string(&file).expect("the bank"), untidy);
    let tidied = run(&["fmt", path(&file)]);
    assert_eq!(code(&tidied), 0, "{}", text(&tidied.stderr));
    assert_ne!(fs::read_to_string(&file).expect("the bank"), untidy);
    assert_eq!(code(&run(&["check", path(&file)])), 0);
    let again = run(&["fmt", "--check", path(&folder.0)]);
    assert_eq!((code(&again), text(&again.stdout).as_str()), (0, ""));
    // Nothing but the bank is left in the folder.
    assert_eq!(fs::read_dir(&folder.0).expect("the folder").count(), 1);
}

#[test]
fn fmt_leaves_a_bank_in_doubt_alone() {
    let folder = Folder::new("doubt");
    let file = folder.file("bank.ron", "(schema: 1, id: \"x\"");
    let output = run(&["fmt", path(&file)]);
    assert_eq!(code(&output), 1);
    assert_eq!(fs::read_to_string(&file).expect("the bank"), "(schema: 1, id: \"x\"");
}

#[test]
fn new_makes_a_bank_that_passes_the_check_and_is_laid_out() {
    let folder = Folder::new("new");
    let file = folder.0.join("My Questions (1).ron");
    let made = run(&["new", path(&file), "--title", "Say \"no\" \\ more"]);
    assert_eq!(code(&made), 0, "{}", text(&made.stderr));
    let checked = run(&["check", path(&file)]);
    assert_eq!(code(&checked), 0, "{}", text(&checked.stdout));
    let written = fs::read_to_string(&file).expect("the bank");
    assert!(written.contains("id: \"my-questions-1\""));
    let bank = smriti::domain::bank::schema::decode(&written).0.expect("a bank").bank;
    assert_eq!(bank.title.text(smriti::domain::locale::Locale::En), "Say \"no\" \\ more");
}

#[test]
fn new_never_writes_over_a_file() {
    let folder = Folder::new("keep");
    let file = folder.file("mine.ron", "precious");
    let output = run(&["new", path(&file)]);
    assert_eq!(code(&output), 2);
    assert!(text(&output.stderr).contains("exists already"));
    assert_eq!(fs::read_to_string(&file).expect("the file"), "precious");
    assert_eq!(code(&run(&["new", path(&folder.0.join("no/such/folder.ron"))])), 2);
}

#[test]
fn a_reader_that_has_enough_is_no_failure() {
    let mut child = bank()
        .args(["check", "--format", "human", &fixture("bad")])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the end");
    assert_eq!(text(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn stats_count_questions_formats_languages_exams_facts_and_keys() {
    let output = run(&["stats", "--json", &fixture("good/formats.ron")]);
    assert_eq!(code(&output), 0, "{}", text(&output.stderr));
    let shown = text(&output.stdout);
    for part in [
        "{\"questions\": 18, \"left_out\": 0, \"topics\": {\"adoption\": 6, \"force\": 12}",
        "\"statements\": 1",
        "\"two-statements\": 1",
        "\"passage\": 1",
        "\"languages\": {\"en\": 18, \"hi\": 18}",
        "\"exams\": {\"ssc\": 18, \"upsc\": 17}",
        "\"key_positions\": {\"A\": ",
        "\"banks\": [\n{\"id\": \"formats\", \"questions\": 18",
    ] {
        assert!(shown.contains(part), "{part:?} is not in\n{shown}");
    }
    let table = text(&run(&["stats", &fixture("good")]).stdout);
    assert!(table.contains("formats") && table.contains("18 questions"), "{table}");
}

/// The shipped banks and their tables.
fn shipped() -> String {
    format!("{}/questions/un-cybercrime-convention", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn review_says_what_an_examiner_would_object_to_with_its_line() {
    let clean = run(&["review", &shipped()]);
    assert_eq!(
        (code(&clean), text(&clean.stdout).as_str()),
        (0, "9 banks reviewed: 0 objections\n")
    );
    let folder = Folder::new("review");
    let bank = FORMATS.replace("checked: \"2026-11-21\",", "");
    assert_ne!(bank, FORMATS, "the fixture says when it was checked");
    let file = folder.file("bank.ron", &bank);
    folder.file("glossary.csv", "english,hindi,also english,also hindi,note\nbroken\n");
    let broken = run(&["review", path(&file)]);
    assert_eq!(code(&broken), 2, "a table that cannot be read is no clean review");
    assert!(text(&broken.stderr).contains("glossary.csv: line 2"), "{}", text(&broken.stderr));
    fs::remove_file(folder.0.join("glossary.csv")).expect("the table");
    let found = run(&["review", path(&file)]);
    assert_eq!(code(&found), 1);
    let said = text(&found.stdout);
    let place = format!("{}:", path(&file));
    let line = said.lines().find(|line| line.contains("when the answer was checked"));
    let line = line.unwrap_or_else(|| panic!("no date is no objection: {said}"));
    let number = line.strip_prefix(&place).and_then(|rest| rest.split(':').next());
    assert!(number.is_some_and(|number| number.parse::<usize>().is_ok()), "{line}");
}

#[test]
fn a_sheet_holds_no_key_and_mark_knows_them_all() {
    let file = format!("{}/offences.ron", shipped());
    let sheet = text(&run(&["sheet", &file, "--language", "hi"]).stdout);
    let bank = smriti::domain::bank::schema::decode(&fs::read_to_string(&file).expect("a bank"));
    let bank = bank.0.expect("a bank").bank;
    let mut answers = String::new();
    for question in &bank.questions {
        assert!(sheet.contains(&format!("## {}\n", question.id)), "{} is missing", question.id);
        let explanation = question.explanation.as_ref().expect("an explanation");
        let explanation = explanation.text(smriti::domain::locale::Locale::Hi);
        assert!(!sheet.contains(explanation), "{} is explained", question.id);
        let printed = smriti::domain::bank::printed::Printed::of(question, None);
        let letters = ('A'..).zip(printed.choices()).filter(|(_, choice)| choice.right);
        let key: String = letters.map(|(letter, _)| letter).collect();
        let key = if key.is_empty() { typed(&printed) } else { key };
        let _ = writeln!(answers, "{},{key}", question.id);
    }
    let folder = Folder::new("mark");
    let right = folder.file("right.csv", &answers);
    let marked = run(&["mark", path(&right), &file]);
    let row = format!("| uncc-offences | {0} | {0} | 100 % | 0 |\n", bank.questions.len());
    assert_eq!(code(&marked), 0, "{}", text(&marked.stdout));
    assert!(text(&marked.stdout).ends_with(&row), "{}", text(&marked.stdout));
    let few = folder.file("few.csv", "uncc-of-001,A\n");
    let marked = run(&["mark", path(&few), &file]);
    assert_eq!(code(&marked), 1);
    let said = text(&marked.stdout);
    assert!(said.contains("uncc-of-001: answered A, the key is C"), "{said}");
    let options = text(&run(&["sheet", &file, "--options-only"]).stdout);
    assert!(!options.contains("Consider the following") && options.contains("A. "), "{options}");
}

/// The key of a question that is answered by typing.
fn typed(printed: &smriti::domain::bank::printed::Printed) -> String {
    use smriti::domain::bank::printed::Form;
    match &printed.form {
        Form::Number { key, .. } | Form::Words { key } => {
            let key = key.text(smriti::domain::locale::Locale::En);
            key.split_whitespace().next().unwrap_or_default().to_owned()
        }
        Form::One(_) | Form::Many(_) => String::new(),
    }
}

#[test]
fn coverage_is_a_table_of_every_fact_of_the_register() {
    let table = text(&run(&["coverage", &shipped()]).stdout);
    let facts = fs::read_to_string(format!("{}/facts.csv", shipped())).expect("the register");
    for line in facts.lines().skip(1) {
        let fact = line.split(',').next().expect("an id");
        assert!(table.contains(&format!("\n| {fact} | ")), "{fact} is missing");
    }
}

#[test]
fn patterns_are_checked_like_banks() {
    let pattern = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_smriti"));
        command.arg("pattern").args(arguments).env("NO_COLOR", "1").output().expect("the program")
    };
    let folder = format!("{}/assets/patterns", env!("CARGO_MANIFEST_DIR"));
    let all = pattern(&["check", &folder]);
    assert_eq!(code(&all), 0, "{}", text(&all.stdout));
    let own = Folder::new("pattern");
    let upsc = fs::read_to_string(format!("{folder}/upsc-cse-gs1.ron")).expect("a pattern");
    let wrong = own.file("wrong.ron", &upsc.replace("minutes: 120", "minutes: 0"));
    let found = pattern(&["check", path(&wrong)]);
    assert_eq!(code(&found), 1, "{}", text(&found.stdout));
    assert!(text(&found.stdout).contains("minutes"), "{}", text(&found.stdout));
    own.file("a.ron", &upsc);
    own.file("b.ron", &upsc);
    fs::remove_file(&wrong).expect("the file");
    let twice = pattern(&["check", path(&own.0)]);
    assert_eq!(code(&twice), 1);
    assert!(text(&twice.stderr).contains("is also the id of"), "{}", text(&twice.stderr));
}

fn simulate(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_smriti"));
    command.args(["simulate", "--small"]).args(arguments).output().expect("the program")
}

#[test]
fn simulate_says_the_same_with_any_number_of_threads_and_writes_what_it_is_told_to() {
    let folder = Folder::new("simulate");
    let (csv, page) = (folder.0.join("learners.csv"), folder.0.join("planner.md"));
    let written = ["--threads", "1", "--csv", path(&csv), "--report", path(&page)];
    let (one, three) = (simulate(&written), simulate(&["--threads", "3"]));
    let shown = text(&one.stdout);
    assert_eq!(shown, text(&three.stdout));
    assert_eq!(code(&one), code(&three));
    // A heading, six settings, an empty line, and three targets.
    assert_eq!(shown.lines().count(), 11, "{shown}");
    for family in ["FSRS-6", "traces", "half-life"] {
        assert_eq!(shown.lines().filter(|line| line.starts_with(family)).count(), 2, "{shown}");
    }
    assert_eq!(shown.to_lowercase().matches("met: ").count(), 3, "{shown}");
    assert!(text(&one.stderr).contains("12 of 12 learners"));

    let csv = fs::read_to_string(csv).expect("the table");
    // Six settings, two learners, twelve policies.
    assert_eq!(csv.lines().count(), 1 + 6 * 2 * 12);
    for line in csv.lines().skip(1) {
        let marks: f64 = line.split(',').nth(9).and_then(|at| at.parse().ok()).expect("marks");
        assert!((0.0..=1.0).contains(&marks), "{line}");
    }
    let page = fs::read_to_string(page).expect("the page");
    // A heading, the line below it, and six settings.
    assert_eq!(page.lines().filter(|line| line.starts_with("| ")).count(), 13, "{page}");
    assert!(page.contains("2 learners in each of 6 settings"), "{page}");
    assert!(page.contains("](planner.svg)"), "{page}");
    assert!(!page.contains('{') && !page.contains('}'), "a gap in the page was not filled");
    let plot = fs::read_to_string(folder.0.join("planner.svg")).expect("the plot");
    assert!(plot.starts_with("<svg ") && plot.ends_with("</svg>\n"));
    // Six rows and the key, each with a disc for ours and a ring for the best fixed.
    assert_eq!(plot.matches("<circle").count(), 2 * 7);
}

#[test]
fn simulate_asks_for_two_learners_and_names_a_file_it_cannot_write() {
    let one = simulate(&["--learners", "1"]);
    assert_eq!(code(&one), 2);
    assert!(text(&one.stderr).contains("--learners"));
    let folder = Folder::new("nowhere");
    let nowhere = folder.0.join("no/such/folder.csv");
    let output = simulate(&["--csv", path(&nowhere)]);
    assert_eq!(code(&output), 2);
    assert!(text(&output.stderr).contains("folder.csv"));
}

#[test]
fn diff_names_what_changed_and_leaves_with_one() {
    let folder = Folder::new("diff");
    let old = folder.file("old.ron", FORMATS);
    let new = folder.file("new.ron", FORMATS);
    let same = run(&["diff", path(&old), path(&new)]);
    assert_eq!((code(&same), text(&same.stdout)), (0, "no difference\n".to_owned()));
    let edited = FORMATS.replacen("explain: (en: \"", "explain: (en: \"Now: ", 1);
    assert!(edited != FORMATS, "the fixture has no explanation in English");
    let new = folder.file("new.ron", &edited);
    let output = run(&["diff", path(&old), path(&new)]);
    assert_eq!(code(&output), 1);
    let said = text(&output.stdout);
    assert!(said.starts_with("~ ") && said.ends_with(": the text differs\n"), "{said}");
    let json = text(&run(&["diff", "--json", path(&old), path(&new)]).stdout);
    assert!(json.contains("\"what\": \"text\"") && json.contains("\"reordered\": false"), "{json}");
    assert_eq!(code(&run(&["diff", path(&old), "/nowhere.ron"])), 2);
}

#[test]
fn duplicates_are_found_across_files_with_their_lines() {
    let folder = Folder::new("duplicates");
    let question = |id: &str, stem: &str| {
        format!(
            "(schema: 1, id: \"{id}\", title: \"T\", subject: \"S\", licence: \"L\", topics: [(id: \
             \"t\", title: \"T\")], questions: [\n(id: \"{id}-1\", topic: \"t\", ask: \
             TrueFalse(text: \"{stem}\", holds: true))])"
        )
    };
    let one = folder.file("a.ron", &question("a", "The Indus rises in Tibet, near the lake"));
    let two = folder.file("b.ron", &question("b", "Near the lake in Tibet rises the Indus."));
    let three = folder.file("c.ron", &question("c", "Copper conducts heat better than iron"));
    let output = run(&["find-duplicates", path(&folder.0)]);
    assert_eq!(code(&output), 1);
    let said = text(&output.stdout);
    let expected = format!(
        "100 % alike: {}:2: a-1 and {}:2: b-1\n3 questions compared, 1 pairs alike\n",
        path(&one),
        path(&two)
    );
    assert_eq!(said, expected);
    let none = run(&["find-duplicates", path(&one), path(&three)]);
    assert_eq!(code(&none), 0);
    let json = text(&run(&["find-duplicates", "--json", path(&folder.0)]).stdout);
    assert!(json.contains("\"alike\": 100") && json.contains("\"question\": \"b-1\""), "{json}");
}

#[test]
fn import_makes_a_bank_of_files_and_says_what_became_of_everything() {
    let folder = Folder::new("import");
    let gift = folder.file(
        "one.txt",
        "::r-1:: Which rises in Tibet? {=The Indus ~The Tapi#It rises in Satpura.}\n\nWrite a page. {}\n",
    );
    let pasted = folder.file(
        "two.txt",
        "1. The capital of Assam is\n(a) Dispur (b) Kohima (c) Imphal (d) Itanagar\n",
    );
    let made = folder.0.join("made.ron");
    let output =
        run(&["import", path(&gift), path(&pasted), "-o", path(&made), "--title", "Mixed"]);
    assert_eq!(code(&output), 1, "{}", text(&output.stderr));
    let said = text(&output.stdout);
    let gift_name = path(&gift);
    assert!(
        said.contains(&format!(
            "{gift_name}: line 3: left out: a question that only a person can mark\n"
        )),
        "{said}"
    );
    assert!(said.contains("doubt: no answer is marked right\n"), "{said}");
    assert!(said.ends_with("2 questions taken, 1 of them to be looked at, 1 things left out\n"));
    let source = fs::read_to_string(&made).expect("a bank");
    let bank = smriti::domain::bank::schema::decode(&source).0.expect("a bank").bank;
    let ids: Vec<&str> = bank.questions.iter().map(|question| question.id.as_str()).collect();
    assert_eq!(ids, ["r-1"], "the other has no key, and is left out of what is asked");
    assert!(source.contains("\"made-001\""), "but it is in the file");
    // It is never written over.
    let again = run(&["import", path(&gift), "-o", path(&made)]);
    assert_eq!(code(&again), 2);
    assert_eq!(fs::read_to_string(&made).expect("a bank"), source);
    let json = folder.0.join("json.ron");
    let output = run(&["import", path(&gift), "-o", path(&json), "--json"]);
    let said = text(&output.stdout);
    assert!(said.contains("\"taken\": 1") && said.contains("\"weight\": \"left out\""), "{said}");
}

#[test]
fn import_adds_to_a_bank_without_what_it_has_already() {
    let folder = Folder::new("import-into");
    let own = "(schema: 1, id: \"own\", title: \"Own\", subject: \"S\", licence: \"CC0-1.0\", \
               languages: [En], exams: [Upsc], topics: [(id: \"a\", title: \"First\"), (id: \"b\", \
               title: \"Second\")], questions: [\n    // By hand.\n    (id: \"own-001\", topic: \"b\", \
               explain: \"So it is.\", ask: Single(stem: \"Which rises in Tibet?\", options: [(text: \
               \"The Indus\", right: true), (text: \"The Tapi\", why: \"No.\")])),\n])\n";
    let own_bank = folder.file("own.ron", own);
    let one = folder.file(
        "one.txt",
        "::r-1:: Which rises in Tibet? {=The Indus ~The Tapi}\n\nWho was it? {=Asha ~Ravi}\n",
    );
    let two = folder.file("two.txt", "1. The capital of Assam is\n(a) Dispur (b) Kohima\n");
    // By its bare name, from where it is.
    let into = |more: &[&str]| {
        let arguments = [&["import", path(&one), path(&two), "--into", "own.ron"], more].concat();
        bank().current_dir(&folder.0).args(arguments).output().expect("the program")
    };
    let output = into(&["--json", "--data-dir", path(&folder.0.join("none"))]);
    assert_eq!(code(&output), 1, "{}", text(&output.stderr));
    let said = text(&output.stdout);
    assert!(said.contains("\"taken\": 3") && said.contains("\"added\": 2"), "{said}");
    assert!(
        said.contains("\"question\": \"own-001\"") && said.contains("\"alike\": 100"),
        "{said}"
    );
    assert!(said.contains("\"left_out\": true"), "{said}");
    let source = fs::read_to_string(&own_bank).expect("a bank");
    for line in own.lines() {
        assert!(source.lines().any(|now| now == line), "{line} is gone: {source}");
    }
    let read = || {
        let source = fs::read_to_string(&own_bank).expect("a bank");
        smriti::domain::bank::schema::decode(&source).0.expect("a bank").bank.questions
    };
    let questions = read();
    let ids: Vec<&str> = questions.iter().map(|question| question.id.as_str()).collect();
    assert_eq!(
        ids,
        ["own-001", "own-002"],
        "the other has no key, and is left out of what is asked"
    );
    assert_eq!((questions[1].topic.as_str(), questions[1].exams.len()), ("b", 1));
    assert!(source.contains("\"own-003\""), "but it is in the file");
    // What is kept on purpose goes to the topic that was named.
    let output = into(&["--duplicates", "keep", "--topic", "a"]);
    assert!(text(&output.stdout).contains("\n3 questions added to "), "{output:?}");
    assert!(text(&output.stdout).contains(": kept: 100 % alike: own-001\n"), "{output:?}");
    let kept = read();
    assert_eq!((kept.len(), kept[2].id.as_str(), kept[2].topic.as_str()), (4, "r-1", "a"));
    // A topic that is not there, or no bank: nothing is changed.
    let source = fs::read_to_string(&own_bank).expect("a bank");
    let output = into(&["--topic", "c"]);
    assert_eq!(code(&output), 2);
    assert!(text(&output.stderr).contains("it has a, b; nothing was added"), "{output:?}");
    assert_eq!(fs::read_to_string(&own_bank).expect("a bank"), source);
    let output = run(&["import", path(&one), "--into", path(&two)]);
    assert_eq!(code(&output), 2, "{output:?}");
    let both =
        run(&["import", path(&one), "--into", path(&own_bank), "-o", path(&folder.0.join("x"))]);
    assert_eq!(code(&both), 2, "one or the other");
}

#[test]
fn a_bank_is_packed_looked_at_installed_and_brought_up_to_date() {
    let folder = Folder::new("handing");
    let rivers = include_str!("../fixtures/interchange/pack/rivers.ron");
    fs::create_dir_all(folder.0.join("work/images")).expect("a folder");
    let bank = folder.file(
        "work/rivers.ron",
        &rivers.replace("explain: \"The Narmada", "explain: \"![map](map.png)\\n\\nThe Narmada"),
    );
    fs::write(folder.0.join("work/images/map.png"), b"old map").expect("an image");
    fs::write(folder.0.join("work/images/unnamed.png"), b"not its").expect("an image");
    let zip = folder.0.join("rivers.zip");
    let output = run(&["pack", path(&bank), "-o", path(&zip)]);
    assert_eq!(code(&output), 0, "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains("2 questions and 1 images under CC-BY-4.0"));
    let data = folder.0.join("data");
    let install = |zip: &Path, more: &[&str]| {
        run(&[&["install", path(zip), "--data-dir", path(&data)], more].concat())
    };
    let output = install(&zip, &[]);
    let said = text(&output.stdout);
    assert!(
        said.contains("Rivers of India (rivers)") && said.contains("checksums: right"),
        "{said}"
    );
    assert!(said.contains("not installed yet") && !data.join("banks").exists(), "{said}");
    let output = install(&zip, &["--yes"]);
    assert_eq!(code(&output), 0, "{}", text(&output.stderr));
    let there = data.join("banks/rivers/rivers.ron");
    assert_eq!(fs::read(&there).expect("the bank"), fs::read(&bank).expect("the bank"));
    assert_eq!(fs::read(there.with_file_name("images").join("map.png")).expect("it"), b"old map");
    // A newer version shows what changes, takes its place, and keeps what was there.
    let newer = fs::read_to_string(&bank).expect("it").replace("rises in Tibet", "ends in Tibet");
    fs::write(&bank, newer.replace("holds: true", "holds: false")).expect("a newer one");
    fs::write(folder.0.join("work/images/map.png"), b"new map").expect("an image");
    let newer = folder.0.join("newer.zip");
    run(&["pack", path(&bank), "-o", path(&newer)]);
    let output = install(&newer, &["--json"]);
    let said = text(&output.stdout);
    assert!(said.contains("\"rivers-source\"") && said.contains("\"what\": \"key\""), "{said}");
    let output = install(&newer, &["--yes"]);
    assert!(text(&output.stdout).contains("what was there before is in "), "{output:?}");
    assert_eq!(fs::read(there.with_file_name("images").join("map.png")).expect("it"), b"new map");
    let kept: Vec<PathBuf> = fs::read_dir(data.join("replaced"))
        .expect("what was there before")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    assert_eq!(kept.len(), 1);
    assert_eq!(fs::read(kept[0].join("images/map.png")).expect("it"), b"old map");
    assert!(fs::read_to_string(kept[0].join("rivers.ron")).expect("it").contains("rises in Tibet"));
    // What has mistakes is not packed, and what was changed on the way is not installed.
    fs::write(&bank, rivers.replace("holds: true", "holds: perhaps")).expect("a mistake");
    let output = run(&["pack", path(&bank), "-o", path(&folder.0.join("bad.zip"))]);
    assert_eq!((code(&output), folder.0.join("bad.zip").exists()), (1, false));
    let mut bytes = fs::read(&zip).expect("the zip");
    let at = bytes.len() / 2;
    bytes[at] ^= 1;
    let broken = folder.0.join("broken.zip");
    fs::write(&broken, bytes).expect("a broken one");
    assert_ne!(code(&install(&broken, &["--yes"])), 0);
    let shipped = run(&[
        "install",
        "questions/un-cybercrime-convention/timeline.ron",
        "--data-dir",
        path(&data),
        "--yes",
    ]);
    assert_eq!(code(&shipped), 1, "{}", text(&shipped.stdout));
}

#[test]
fn a_report_says_how_a_table_was_read_and_another_import_is_told_so() {
    let folder = Folder::new("import-columns");
    let table = folder.file("t.csv", "Question,A,B,Answer\n2+2?,3,4,1\n1+1?,1,2,1\n");
    let made = |name: &str| folder.0.join(name);
    let first = made("first.ron");
    let output = run(&["import", path(&table), "-o", path(&first), "--json"]);
    let said = text(&output.stdout);
    let mapping = said.split('"').find(|part| part.starts_with("table-1 ")).expect("a mapping");
    assert!(mapping.contains("key=one-based"), "{mapping}");
    let right = |made: &Path| {
        let source = fs::read_to_string(made).expect("a bank");
        let bank = smriti::domain::bank::schema::decode(&source).0.expect("a bank").bank;
        match &bank.questions[0].body {
            smriti::domain::bank::Body::SingleBest(choices) => {
                choices.options.iter().position(|option| option.right)
            }
            other => panic!("no options: {other:?}"),
        }
    };
    assert_eq!(right(&first), Some(0));
    let second = made("second.ron");
    let from_zero = mapping.replace("one-based", "zero-based");
    run(&["import", path(&table), "-o", path(&second), "--columns", &from_zero]);
    assert_eq!(right(&second), Some(1));
    let third = made("third.ron");
    let output = run(&["import", path(&table), "-o", path(&third), "--columns", "key=letter"]);
    assert_eq!((code(&output), third.exists()), (2, false), "no mapping, no bank");
}

#[test]
fn what_is_exported_comes_back_as_far_as_the_format_holds_it() {
    let folder = Folder::new("export");
    let bank = folder.file("formats.ron", FORMATS);
    for (to, file, from) in [
        ("gift", "out.gift", "gift"),
        ("moodle-xml", "out.xml", "moodle-xml"),
        ("qti", "out.zip", "qti"),
        ("csv", "out.csv", "csv"),
        ("xlsx", "out.xlsx", "xlsx"),
        ("anki-package", "out.apkg", "anki-package"),
        ("aiken", "out.txt", "aiken"),
    ] {
        let written = folder.0.join(file);
        let output = run(&["export", path(&bank), "--to", to, "-o", path(&written)]);
        assert_ne!(code(&output), 2, "{to}: {}", text(&output.stderr));
        let back = folder.0.join(format!("{from}.ron"));
        let output = run(&["import", path(&written), "-o", path(&back)]);
        assert_ne!(code(&output), 2, "{to}: {}", text(&output.stderr));
        // It is known for what it is by what is in it.
        let source = fs::read_to_string(&back).expect("a bank");
        let decoded = smriti::domain::bank::schema::decode(&source).0.expect("a bank");
        let all = smriti::domain::bank::schema::decode(FORMATS).0.expect("a bank").bank.questions;
        let least = if to == "aiken" { 4 } else { all.len() - 2 };
        assert!(decoded.bank.questions.len() >= least, "{to}: {}", decoded.bank.questions.len());
    }
    let twice =
        run(&["export", path(&bank), "--to", "gift", "-o", path(&folder.0.join("out.gift"))]);
    assert_eq!(code(&twice), 2, "nothing is written over");
}
