//! Bank files on disk: found, indexed, read again by slice, and what happens when they are broken,
//! edited, deleted or there twice.

#![expect(clippy::expect_used, reason = "a helper of tests may stop at what cannot be")]

mod cached;
mod files;
mod images;
mod search;
mod shelf;

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use smriti::domain::bank::QuestionId;
use smriti::store::library::{Library, Places, Shipped};

/// A directory that goes when the test does.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path =
            std::env::temp_dir().join(format!("smriti-library-{}-{number}", std::process::id()));
        fs::create_dir_all(path.join("banks")).expect("a scratch directory");
        Self(path)
    }

    fn banks(&self) -> PathBuf {
        self.0.join("banks")
    }

    fn cache(&self) -> PathBuf {
        self.0.join("cache").join("banks.idx")
    }

    /// Only the files of this directory, and a cache.
    fn places(&self) -> Places {
        Places { shipped: Vec::new(), own: Some(self.banks()), cache: Some(self.cache()) }
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.banks().join(name);
        fs::create_dir_all(path.parent().expect("a directory")).expect("a directory");
        fs::write(&path, text).expect("a bank file");
        path
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

fn load(places: &Places) -> Library {
    Library::load(places, |_, _| ControlFlow::Continue(())).expect("nobody stopped it")
}

/// A bank whose questions have these ids and ask these things. Every question has the source `s`, the
/// passage `p` if its id ends in `p`, and the fact `<bank>-fact`.
fn bank(id: &str, questions: &[(&str, &str)]) -> String {
    let questions: Vec<String> = questions
        .iter()
        .map(|(question, stem)| {
            let passage = if question.ends_with('p') { "passage: \"p\"," } else { "" };
            format!(
                r#"
        // Comments are part of a bank too: ")]".
        (
            id: "{question}",
            topic: "t",
            fact: "{id}-fact",
            {passage}
            ask: Single(stem: (en: "{stem}?", hi: "{stem} क्या है?"), options: [
                (text: (en: "Hanoi", hi: "हनोई"), right: true),
                (text: (en: "Vienna", hi: "वियना"), why: (en: "No.", hi: "नहीं।")),
                (text: (en: "Geneva", hi: "जिनेवा"), why: (en: "No.", hi: "नहीं।")),
                (text: (en: "Paris", hi: "पेरिस"), why: (en: "No.", hi: "नहीं।")),
            ]),
            explain: (en: "Because it is so, as the text says.", hi: "क्योंकि पाठ में ऐसा ही है।"),
            sources: ["s"],
        ),"#
            )
        })
        .collect();
    let questions = questions.concat();
    format!(
        r#"(
    schema: 1,
    id: "{id}",
    title: (en: "The bank {id}", hi: "बैंक {id}"),
    subject: "A subject",
    licence: "CC0-1.0",
    authors: ["A teacher"],
    checked: "2026-11-21",
    exams: [Ssc, Upsc],
    topics: [(id: "t", title: (en: "Topic of {id}", hi: "विषय"))],
    facts: [(id: "{id}-fact", text: (en: "The fact of {id}.", hi: "तथ्य।"))],
    sources: [(id: "s", short: "Art. 1", cite: "Article 1")],
    passages: [(id: "p", text: (en: "The passage of {id}.", hi: "अनुच्छेद।"))],
    questions: [{questions}
    ],
)
"#
    )
}

fn ids(library: &Library) -> Vec<String> {
    library.shelf().entries().map(|entry| entry.id.to_owned()).collect()
}

fn q(id: &str) -> QuestionId {
    QuestionId::from(id)
}

/// The problems, as "file: what".
fn problems(library: &Library, scratch: &Scratch) -> Vec<String> {
    let below = |file: &str| {
        let path = Path::new(file).strip_prefix(scratch.banks());
        path.map_or_else(|_| file.to_owned(), |path| path.display().to_string())
    };
    let all = library.problems().iter().flat_map(|problem| {
        problem.diagnostics.iter().map(move |one| (problem.file.as_str(), one.to_string()))
    });
    all.map(|(file, what)| format!("{}: {what}", below(file))).collect()
}

fn shipped(name: &'static str, text: String) -> Shipped {
    Shipped { name, text: String::leak(text) }
}
