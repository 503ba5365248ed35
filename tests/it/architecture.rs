//! The layer law of ARCHITECTURE.md, held as data and checked against every line of `src`; and the
//! tidy rules that no lint knows.

use std::fs;
use std::path::{Path, PathBuf};

/// A layer: where its files are, and what they may not name.
struct Layer {
    path: &'static str,
    never: &'static [&'static str],
}

const LAYERS: &[Layer] = &[
    Layer {
        path: "src/domain",
        never: &[
            "iced",
            "rusqlite",
            "axum",
            "tokio::",
            "std::fs",
            "std::net",
            "std::env",
            "std::process",
            "std::thread",
            "rand::rng",
            "SystemTime",
            "Instant",
            "crate::store",
            "crate::print",
            "crate::app",
            "crate::classroom",
            "crate::cli",
            "crate::env",
            "crate::i18n",
            "tracing::",
            "fluent",
        ],
    },
    Layer {
        path: "src/store",
        never: &[
            "iced",
            "axum",
            "tokio::",
            "crate::app",
            "crate::classroom",
            "crate::cli",
            "crate::i18n",
            "crate::interchange",
            "crate::print",
            "fluent",
        ],
    },
    Layer {
        path: "src/interchange",
        never: &[
            "iced",
            "rusqlite",
            "std::fs",
            "std::net",
            "std::env",
            "std::process",
            "std::thread",
            "SystemTime",
            "Instant",
            "crate::store",
            "crate::print",
            "crate::app",
            "crate::cli",
            "crate::env",
            "crate::i18n",
            "fluent",
        ],
    },
    Layer {
        path: "src/print",
        never: &[
            "iced",
            "rusqlite",
            "std::fs",
            "std::net",
            "std::env",
            "std::process",
            "std::thread",
            "SystemTime",
            "Instant",
            "crate::store",
            "crate::interchange",
            "crate::app",
            "crate::cli",
            "crate::env",
            "crate::i18n",
            "fluent",
        ],
    },
    Layer {
        path: "src/classroom",
        never: &[
            "iced",
            "rusqlite",
            "std::fs",
            "std::env",
            "std::process",
            "SystemTime",
            "crate::store",
            "crate::interchange",
            "crate::app",
            "crate::cli",
            "crate::env",
            "crate::i18n",
            "fluent",
        ],
    },
    Layer {
        path: "src/i18n",
        never: &["iced", "rusqlite", "crate::app", "crate::cli", "crate::store", "crate::env"],
    },
    Layer {
        path: "src/env",
        never: &["iced", "rusqlite", "crate::app", "crate::cli", "crate::store", "crate::i18n"],
    },
    Layer {
        path: "src/app",
        never: &["rusqlite", "ron::", "std::net", "crate::cli", "SELECT ", "INSERT "],
    },
    Layer { path: "src/app/widget", never: &["crate::app::screen"] },
    Layer { path: "src/app/theme", never: &["crate::app::screen", "crate::app::widget"] },
    Layer { path: "src/cli", never: &["iced", "crate::app"] },
    Layer { path: "src/main", never: &["rusqlite", "ron::", "smriti::store", "smriti::domain"] },
];

/// Files that may name something although their layer may not.
const EXCEPTIONS: &[(&str, &str)] = &[
    // What Anki writes is a database of SQLite.
    ("src/interchange/anki/build.rs", "rusqlite"),
    ("src/interchange/anki/collection.rs", "rusqlite"),
];

/// The only files of the domain that may name serde.
const SERDE_IN_DOMAIN: &[&str] =
    &["src/domain/bank/schema", "src/domain/exam/pattern/schema", "src/domain/progress/snapshot"];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

fn all_sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    sources(Path::new("src"), &mut found);
    found.sort();
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("a source file");
        (path.to_string_lossy().replace('\\', "/"), text)
    };
    found.into_iter().map(read).collect()
}

fn is_in(file: &str, layer: &str) -> bool {
    file.strip_prefix(layer).is_some_and(|rest| rest.starts_with('/') || rest.starts_with(".rs"))
}

/// Whether a line names something, as a path or a word of its own and outside comments.
fn names(line: &str, name: &str) -> bool {
    let code = line.split("//").next().unwrap_or_default();
    code.match_indices(name).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = code[at + name.len()..].chars().next();
        let open = name.ends_with([':', ' ']);
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
            && (open || !after.is_some_and(|c| c.is_alphanumeric() || c == '_'))
    })
}

#[test]
fn no_layer_names_what_it_may_not() {
    let mut broken = Vec::new();
    for (file, text) in all_sources() {
        for layer in LAYERS.iter().filter(|layer| is_in(&file, layer.path)) {
            for (number, line) in text.lines().enumerate() {
                for never in layer.never.iter().filter(|never| names(line, never)) {
                    if !EXCEPTIONS.contains(&(file.as_str(), never)) {
                        broken.push(format!(
                            "{file}:{}: {} never names {never}",
                            number + 1,
                            layer.path
                        ));
                    }
                }
            }
        }
        if file.starts_with("src/domain") && !SERDE_IN_DOMAIN.iter().any(|room| is_in(&file, room))
        {
            for (number, line) in text.lines().enumerate() {
                if names(line, "serde") || names(line, "ron") {
                    broken.push(format!("{file}:{}: serde stops at the schema", number + 1));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn one_screen_never_imports_another() {
    let mut broken = Vec::new();
    let screens = [
        "editor", "exam", "hall", "import", "insights", "keys", "library", "notebook", "offer",
        "report", "results", "settings", "study", "today", "welcome",
    ];
    for (file, text) in all_sources() {
        let Some(here) =
            screens.iter().find(|name| is_in(&file, &format!("src/app/screen/{name}")))
        else {
            continue;
        };
        for other in screens.iter().filter(|other| *other != here) {
            let path = format!("screen::{other}");
            for (number, line) in text.lines().enumerate() {
                if names(line, &path) {
                    broken.push(format!("{file}:{}: names {path}", number + 1));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn only_one_file_names_the_memory_model() {
    let naming: Vec<String> = all_sources()
        .into_iter()
        .filter(|(_, text)| {
            text.lines().any(|line| names(line, "fsrs::") || names(line, "use fsrs"))
        })
        .map(|(file, _)| file)
        .collect();
    assert_eq!(naming, ["src/domain/study/memory.rs"]);
}

#[test]
fn every_file_says_what_lives_in_it() {
    for (file, text) in all_sources() {
        assert!(text.starts_with("//! "), "{file} does not begin with `//!`");
        assert!(!text.contains("todo!("), "{file} has a todo");
        let lines = text.lines().count();
        assert!(lines <= 900, "{file} has {lines} lines: split it");
    }
}
