//! Tests of `cli`: the commands as a person or a script runs them.

#![expect(clippy::expect_used, reason = "what helpers of tests rely on")]

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
