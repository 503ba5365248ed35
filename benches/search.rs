//! Searching 100,000 questions: queries typed letter by letter, each answered by the thread of the
//! search as the window would have it answered.

use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use divan::Bencher;
use smriti::domain::bank::Difficulty;
use smriti::domain::bank::find::{self, Facets, Picked, Wanted};
use smriti::domain::seed::Seed;
use smriti::env;
use smriti::store::library::{Library, Places};
use smriti::store::search::{Query, Search};

use super::answer::is_wanted;
use super::world::{self, MANY};

/// How many questions are in one bank.
const PER_BANK: usize = 5_000;

/// How many are shown.
const MOST: usize = 50;

/// What is typed, letter by letter.
const TYPED: [&str; 14] = [
    "convention",
    "state party",
    "electronic evidence court",
    "mutual legal assistance",
    "\"state parties shall",
    "65",
    "साक्ष्य",
    "संयुक्त राष्ट्र",
    "अपराध अभिसमय",
    "\"राज्य पक्ष",
    "sanyukt rashtra",
    "apradh",
    "abhisamay",
    "nyayalay ki",
];

/// Words as often as the shipped banks have them: English, then Hindi.
static SHIPPED: LazyLock<[Vec<String>; 2]> = LazyLock::new(|| {
    let library = world::load(&Places::shipped_only());
    let mut all = [Vec::new(), Vec::new()];
    for entry in library.shelf().entries() {
        let asked = library.question(&entry.question_id()).expect("a shipped question");
        for text in find::texts(&asked.question) {
            for said in find::spellings(text) {
                for at in find::words(said) {
                    all[usize::from(!said[at.clone()].is_ascii())].push(said[at].to_owned());
                }
            }
        }
    }
    all
});

/// Banks of [`MANY`] questions with the words of the shipped ones, four in five in English, the fifth
/// in Hindi too; about 1,000 bytes each.
static BANKS: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = world::folder("worded");
    for first in (0..MANY).step_by(PER_BANK) {
        let id = format!("worded-{:02}", first / PER_BANK);
        let questions: Vec<String> =
            (first..first + PER_BANK).map(|number| question(&id, number)).collect();
        let topics: Vec<String> =
            (0..40).map(|n| format!("(id: \"t{n}\", title: \"Topic {n}\")")).collect();
        let text = format!(
            "(schema: 1, id: \"{id}\", title: \"{id}\", subject: \"Made up\", licence: \"CC0-1.0\", \
             authors: [\"bench\"], checked: \"2026-11-21\", topics: [{}], \
             sources: [(id: \"s\", short: \"Art. {}\", cite: \"Made up\")], questions: [\n{}])",
            topics.join(","),
            first / PER_BANK,
            questions.concat()
        );
        fs::write(folder.join(id).with_extension("ron"), text).expect("a bank written");
    }
    folder
});

fn question(bank: &str, number: usize) -> String {
    let seed = Seed::of(bank).with(&number.to_string());
    let text = |what: usize, english: usize| {
        let words = |list: &[String], count: usize| {
            let word = |n: usize| {
                let drawn = seed.with(&format!("{what} {n} {}", list.len())).0 as usize;
                list[drawn % list.len()].as_str()
            };
            (0..count).map(word).collect::<Vec<_>>().join(" ")
        };
        let [en, hi] = &*SHIPPED;
        if number % 5 == 4 {
            format!(
                "(en: \"{what} {}\", hi: \"{what} {}\")",
                words(en, english / 2),
                words(hi, english / 2)
            )
        } else {
            format!("\"{what} {}\"", words(en, english))
        }
    };
    let options: Vec<String> = (2..6)
        .map(|n| {
            if n == 2 + number % 4 {
                format!("(text: {}, right: true)", text(n, 8))
            } else {
                format!("(text: {}, why: {})", text(n, 8), text(n + 10, 10))
            }
        })
        .collect();
    format!(
        "(id: \"{bank}-{number:06}\", topic: \"t{}\", difficulty: {}, ask: Single(stem: {}, \
         options: [{}]), explain: {}, sources: [\"s\"]),\n",
        number * 7 % 40,
        number % 5 + 1,
        text(0, 30),
        options.join(", "),
        text(1, 30)
    )
}

fn places(words: &str) -> Places {
    match words {
        "few words" => world::banks(MANY),
        _ => Places {
            shipped: Vec::new(),
            own: Some(BANKS.clone()),
            cache: Some(world::folder("cache-worded").join("banks.idx")),
        },
    }
}

fn library(words: &str) -> Arc<Library> {
    Arc::new(world::load(&places(words)))
}

/// The memory that is this process's own, in MiB, where the system tells.
fn memory() -> f64 {
    let smaps = fs::read_to_string("/proc/self/smaps_rollup").unwrap_or_default();
    let line = smaps.lines().find_map(|line| line.strip_prefix("Pss:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok()).unwrap_or(0.0)
        / 1024.0
}

/// One key after another of all that is typed.
fn keys() -> Vec<String> {
    let typed = |text: &str| {
        let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
        ends.map(|end| text[..end].to_owned()).collect::<Vec<_>>()
    };
    TYPED.iter().flat_map(|text| typed(text)).collect()
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let begun = env::instant();
    let done = work();
    (done, begun.elapsed())
}

/// Says what the index costs and how long each key takes: the median and the 99th of a hundred.
pub(crate) fn say_search() {
    if !is_wanted("search::keys") {
        return;
    }
    for words in ["few words", "words of the shipped banks"] {
        let library = library(words);
        let before = memory();
        let caches = world::folder(&format!("search {words}"));
        let start = || Search::start(&caches, Arc::clone(&library)).expect("a search");
        let (search, first) = timed(|| {
            let search = start();
            search.ready().wait().expect("an index");
            search
        });
        let while_indexed = memory() - before;
        search.close();
        let (search, again) = timed(|| {
            let search = start();
            search.ready().wait().expect("an index");
            search
        });
        let files = fs::read_dir(caches.join("search")).expect("parts");
        let sizes: Vec<u64> = files
            .map(|file| file.and_then(|file| file.metadata()).map_or(0, |m| m.len()))
            .collect();
        println!(
            "{words}: indexed in {:.2} s, opened again in {:.3} s, {:.1} MiB in {} parts, memory {:+.1} MiB after indexing",
            first.as_secs_f64(),
            again.as_secs_f64(),
            sizes.iter().sum::<u64>() as f64 / 1_048_576.0,
            sizes.len() - 1,
            while_indexed,
        );
        let shelf = library.shelf();
        let facets = Facets {
            difficulties: Difficulty::new(2).into_iter().collect(),
            topics: vec![3, 4],
            ..Facets::default()
        };
        let seen = Arc::new(Picked::of(shelf.len(), |number| number % 500 == 0));
        let filters = [
            ("no filter", Query::default()),
            ("topic and difficulty", Query { facets, ..Query::default() }),
            ("few seen", Query { only: Some(seen), ..Query::default() }),
        ];
        for (name, filter) in filters {
            let mut times = Vec::new();
            for turn in 0..6 {
                for text in keys() {
                    let query = Query { text: text.clone(), most: MOST, ..filter.clone() };
                    let (found, took) = timed(|| search.query(query).wait().expect("an answer"));
                    assert!(found.is_some(), "nothing supersedes a query that is waited for");
                    if turn > 0 {
                        times.push((took, text));
                    }
                }
            }
            for (kind, quoted) in [("words", false), ("phrases", true)] {
                let mut times: Vec<_> =
                    times.iter().filter(|(_, text)| text.starts_with('"') == quoted).collect();
                times.sort();
                let at =
                    |hundredths: usize| times[times.len() * hundredths / 100].0.as_secs_f64() * 1e3;
                let (worst, text) = times.last().expect("keys");
                println!(
                    "  {name}, {kind}: p50 {:.2} ms, p99 {:.2} ms, worst {:.2} ms ({text})",
                    at(50),
                    at(99),
                    worst.as_secs_f64() * 1e3,
                );
            }
        }
        println!("  memory {:+.1} MiB after searching", memory() - before);
        search.close();
    }
}

/// What to mark in a question that was found.
#[divan::bench]
fn marked(bencher: Bencher<'_, '_>) {
    let text = "Which organ of the United Nations adopted the Convention, and when? संयुक्त राष्ट्र का कौन-सा अंग?";
    let wanted = Wanted::of("sanyukt rashtra convention");
    bencher.bench_local(|| find::matches(&wanted, text));
}
