//! Searching the banks: what is found, in which order, and that no file, however broken or busy, makes
//! a difference.

use std::collections::BTreeSet;
use std::fs;
use std::sync::Arc;

use proptest::prelude::*;
use smriti::domain::bank::Difficulty;
use smriti::domain::bank::find::{Facets, Picked, Wanted, matches, spellings, texts};
use smriti::domain::locale::Text;
use smriti::store::library::{Library, Places};
use smriti::store::search::{Found, Query, Search};

use super::*;

/// Starts a search of what is in a scratch directory and waits until it is ready.
fn search(scratch: &Scratch) -> Search {
    let search = Search::start(&scratch.0, Arc::new(load(&scratch.places()))).unwrap();
    search.ready().wait().unwrap();
    search
}

fn query(text: &str) -> Query {
    Query { text: text.to_owned(), most: 50, ..Query::default() }
}

fn found(search: &Search, query: Query) -> Found {
    search.query(query).wait().unwrap().expect("no other query was asked meanwhile")
}

fn found_ids(search: &Search, query: Query) -> Vec<String> {
    let found = found(search, query);
    let shelf = found.library.shelf();
    found.hits.iter().map(|hit| shelf.entry(*hit).unwrap().id.to_owned()).collect()
}

fn finds(search: &Search, text: &str) -> Vec<String> {
    found_ids(search, query(text))
}

/// The files of the index.
fn parts(scratch: &Scratch) -> Vec<PathBuf> {
    let entries = fs::read_dir(scratch.0.join("search")).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "sqlite"));
    paths.sort();
    paths
}

fn filled() -> Scratch {
    let scratch = Scratch::new();
    scratch.write(
        "a.ron",
        &bank(
            "a",
            &[
                ("a-1", "The conventions of 1945"),
                ("a-2p", "संयुक्त राष्ट्र महासभा"),
                ("a-3", "Which convention of the United Nations"),
                ("a-4", "ज़मीन और अपराध ४०"),
            ],
        ),
    );
    let b = bank("b", &[("b-1", "State Parties"), ("b-2", "Parties to a state convention")]);
    let b = b.replacen("sources: [\"s\"]", "sources: [\"s\"], tags: [\"Prelims 2024\"]", 1);
    let b = b.replace("short: \"Art. 1\"", "short: (en: \"Art. 65\", hi: \"अनु. 65\")");
    let b = b.replacen("topic: \"t\",", "topic: \"t\", difficulty: 5,", 1);
    scratch.write("b.ron", &b);
    scratch
}

#[test]
fn words_are_found_in_either_script() {
    let scratch = filled();
    let search = search(&scratch);
    let indexed = search.ready().wait().unwrap();
    assert_eq!((indexed.questions, indexed.of), (6, 6));
    assert_eq!(finds(&search, "united"), ["a-3"]);
    assert_eq!(finds(&search, "UNIT"), ["a-3"]);
    assert_eq!(finds(&search, "united nations"), ["a-3"]);
    assert_eq!(finds(&search, "nation united"), [""; 0], "only the last word may go on");
    assert_eq!(finds(&search, "संयुक्त"), ["a-2p"]);
    assert_eq!(finds(&search, "महास"), ["a-2p"]);
    assert_eq!(finds(&search, "sanyukt"), ["a-2p"]);
    assert_eq!(finds(&search, "samyukta raashtr"), ["a-2p"]);
    assert_eq!(finds(&search, "sanyukt 1945"), [""; 0]);
    assert_eq!(finds(&search, "जमीन"), ["a-4"], "with or without the dot");
    assert_eq!(finds(&search, "zamin apradh 40"), ["a-4"]);
    assert_eq!(finds(&search, "40"), ["a-4"]);
    assert_eq!(finds(&search, "१९४५"), ["a-1"]);
    assert_eq!(finds(&search, "passage of a"), ["a-2p"], "what it is about");
    assert_eq!(finds(&search, "\"topic of b\""), ["b-1", "b-2"]);
    assert_eq!(finds(&search, "a-3"), ["a-3"]);
    assert_eq!(finds(&search, "art 65"), ["b-1", "b-2"]);
    assert_eq!(finds(&search, "अनु 65"), ["b-1", "b-2"]);
    assert_eq!(finds(&search, "vienna").len(), 6, "an option");
    assert_eq!(finds(&search, "").len(), 6);
    assert_eq!(finds(&search, " ?!").len(), 6);
}

#[test]
fn words_in_quotation_marks_stand_side_by_side() {
    let scratch = filled();
    let search = search(&scratch);
    assert_eq!(finds(&search, "state parties"), ["b-1", "b-2"]);
    assert_eq!(finds(&search, "\"state parties\""), ["b-1"]);
    assert_eq!(finds(&search, "\"state part"), ["b-1"]);
    assert_eq!(finds(&search, "\"state part\""), [""; 0]);
    assert_eq!(finds(&search, "“parties to a” conv"), ["b-2"]);
    assert_eq!(finds(&search, "\"sanyukt राष्ट्र महा"), ["a-2p"]);
    assert_eq!(finds(&search, "\"राष्ट्र संयुक्त\""), [""; 0]);
    assert_eq!(finds(&search, "\"hanoi vienna\""), [""; 0], "two options are two texts");
    assert_eq!(finds(&search, "\"the united nations\""), ["a-3"]);
}

#[test]
fn what_is_as_typed_comes_first_and_the_rest_in_the_order_of_banks() {
    let scratch = filled();
    let search = search(&scratch);
    assert_eq!(finds(&search, "convention"), ["a-3", "b-2", "a-1"]);
    assert_eq!(finds(&search, "conventio"), ["a-1", "a-3", "b-2"]);
    let first = found(&search, Query { most: 2, ..query("convention") });
    assert_eq!((first.hits.len(), first.total), (2, 3));
    let none = found(&search, Query { most: 0, ..query("convention") });
    assert_eq!((none.hits.len(), none.total), (0, 3));
}

#[test]
fn filters_narrow_what_is_found() {
    let scratch = filled();
    let search = search(&scratch);
    let library = load(&scratch.places());
    let with = |facets: Facets| found_ids(&search, Query { facets, ..query("part") });
    assert_eq!(with(Facets::default()), ["b-1", "b-2"]);
    assert_eq!(with(Facets { banks: vec![0], ..Facets::default() }), [""; 0]);
    assert_eq!(with(Facets { topics: vec![0, 1], ..Facets::default() }), ["b-1", "b-2"]);
    let hard = Difficulty::new(5).into_iter().collect();
    assert_eq!(with(Facets { difficulties: hard, ..Facets::default() }), ["b-1"]);
    let everything = |facets: Facets| found_ids(&search, Query { facets, ..query("") });
    let on_passages =
        Facets { formats: vec![smriti::domain::bank::Format::Passage], ..Facets::default() };
    assert_eq!(everything(on_passages), ["a-2p"]);
    let railway = [smriti::domain::bank::Exam::Railway].into_iter().collect();
    assert_eq!(everything(Facets { exams: railway, ..Facets::default() }), [""; 0]);
    let ssc = [smriti::domain::bank::Exam::Ssc, smriti::domain::bank::Exam::Railway];
    let ssc = ssc.into_iter().collect();
    assert_eq!(everything(Facets { exams: ssc, ..Facets::default() }).len(), 6);

    let labels = |facets: Facets| search.labels(facets).wait().unwrap();
    let second = labels(Facets { banks: vec![1], ..Facets::default() });
    let counts: Vec<u32> = second.sources.iter().map(|(_, count)| *count).collect();
    assert!(counts.iter().sum::<u32>() < 6, "only those of the bank: {second:?}");
    let labels = labels(Facets::default());
    let art_65 = Text::both("Art. 65".to_owned(), "अनु. 65".to_owned());
    assert_eq!(labels.sources, [(Text::same("Art. 1".to_owned()), 4), (art_65.clone(), 2)]);
    assert_eq!(labels.tags, [("Prelims 2024".to_owned(), 1)]);
    let sourced = |sources: Vec<Text>| found_ids(&search, Query { sources, ..query("hanoi") });
    assert_eq!(sourced(vec![art_65.clone()]), ["b-1", "b-2"]);
    assert_eq!(sourced(vec![Text::same("Art. 6".to_owned())]), [""; 0], "a label is whole");
    assert_eq!(sourced(labels.sources.into_iter().map(|(label, _)| label).collect()).len(), 6);
    let tagged = Query { tags: vec!["Prelims 2024".to_owned()], ..query("state") };
    assert_eq!(found_ids(&search, tagged), ["b-1"]);

    let len = library.shelf().len();
    let seen = Arc::new(Picked::of(len, |number| number % 2 == 0));
    let seen = found(&search, Query { only: Some(seen), ..query("hanoi") });
    assert_eq!((seen.hits.as_slice(), seen.total), ([0, 2, 4].as_slice(), 3));
}

#[test]
fn the_index_follows_the_files() {
    let scratch = filled();
    let search = search(&scratch);
    let before = parts(&scratch);
    assert_eq!(before.len(), 1);
    let reload = |search: &Search| {
        search.replace(Arc::new(load(&scratch.places())));
        search.ready().wait().unwrap()
    };
    // Another bank before the others: all numbers are others, no part is.
    scratch.write("0.ron", &bank("zero", &[("z-1", "A new convention")]));
    reload(&search);
    assert_eq!(finds(&search, "convention"), ["z-1", "a-3", "b-2", "a-1"]);
    assert_eq!(parts(&scratch).len(), 2);
    assert!(parts(&scratch).contains(&before[0]));
    // A changed file.
    scratch.write("0.ron", &bank("zero", &[("z-1", "A new treaty")]));
    reload(&search);
    assert_eq!(finds(&search, "new"), ["z-1"]);
    assert_eq!(finds(&search, "convention"), ["a-3", "b-2", "a-1"]);
    // A file that is gone, and one that moved.
    fs::remove_file(scratch.banks().join("a.ron")).unwrap();
    fs::rename(scratch.banks().join("b.ron"), scratch.banks().join("-.ron")).unwrap();
    reload(&search);
    assert_eq!(finds(&search, "convention"), ["b-2"]);
    assert_eq!(finds(&search, ""), ["b-1", "b-2", "z-1"]);
    search.close();
    // As it was left.
    let again = self::search(&scratch);
    assert_eq!(finds(&again, "convention"), ["b-2"]);
    assert_eq!(finds(&again, "treaty"), ["z-1"]);
    assert!(!parts(&scratch).contains(&before[0]), "of no use any more");
}

/// Every edit makes a part; they do not heap up.
#[test]
fn many_edits_leave_few_parts() {
    let scratch = Scratch::new();
    for n in 0..12 {
        scratch
            .write(&format!("{n:02}.ron"), &bank(&format!("b{n}"), &[(&format!("q-{n}"), "One")]));
        let search = search(&scratch);
        assert_eq!(finds(&search, "one").len(), n + 1);
        search.close();
        assert!(parts(&scratch).len() <= 9, "{n}");
    }
}

/// A question left out because another bank has it is found when that bank goes.
#[test]
fn a_question_that_two_banks_have_is_found_in_the_one_that_is_shown() {
    let scratch = Scratch::new();
    scratch.write("a.ron", &bank("a", &[("q-1", "Apples"), ("q-2", "Pears")]));
    scratch.write("b.ron", &bank("b", &[("q-0", "Plums"), ("q-2", "Cherries"), ("q-3", "Figs")]));
    let search = search(&scratch);
    assert_eq!(finds(&search, "cherries"), [""; 0]);
    assert_eq!(finds(&search, "figs"), ["q-3"]);
    fs::remove_file(scratch.banks().join("a.ron")).unwrap();
    search.replace(Arc::new(load(&scratch.places())));
    search.ready().wait().unwrap();
    assert_eq!(finds(&search, "cherries"), ["q-2"]);
    assert_eq!(finds(&search, "pears"), [""; 0]);
}

#[test]
fn an_index_damaged_anywhere_is_made_again() {
    let scratch = filled();
    let queries = ["convention", "sanyukt", "\"state parties", "hanoi", "a-4", "अप"];
    let first = search(&scratch);
    let truth: Vec<_> = queries.iter().map(|text| finds(&first, text)).collect();
    first.close();
    let [part] = parts(&scratch).try_into().unwrap();
    let whole = fs::read(&part).unwrap();
    let library = Arc::new(load(&scratch.places()));
    let check = |bytes: &[u8], what: String| {
        fs::write(&part, bytes).unwrap();
        let search = Search::start(&scratch.0, Arc::clone(&library)).unwrap();
        search.ready().wait().unwrap();
        for (text, truth) in queries.iter().zip(&truth) {
            // Damage that shows only when a word is asked for: what was left out is indexed again.
            if finds(&search, text) != *truth {
                search.ready().wait().unwrap();
                assert_eq!(finds(&search, text), *truth, "{what}: {text}");
            }
        }
        search.close();
    };
    for place in (0..whole.len()).step_by(211) {
        let mut damaged = whole.clone();
        damaged[place] ^= 1 << (place % 8);
        check(&damaged, format!("damaged at {place}"));
    }
    for length in (0..whole.len()).step_by(7919) {
        check(&whole[..length], format!("cut to {length}"));
    }
    fs::write(scratch.0.join("search/old.part"), "from a program that was stopped").unwrap();
    check(b"no database at all", "text".to_owned());
    assert!(!scratch.0.join("search/old.part").exists());
}

#[test]
fn an_index_that_cannot_be_kept_is_held_in_memory() {
    let scratch = filled();
    fs::write(scratch.0.join("search"), "no folder").unwrap();
    let search = search(&scratch);
    assert_eq!(finds(&search, "sanyukt"), ["a-2p"]);
    assert_eq!(finds(&search, "\"state parties"), ["b-1"]);
}

#[test]
fn two_programs_search_the_same_folder() {
    let scratch = filled();
    let library = Arc::new(load(&scratch.places()));
    let start = || Search::start(&scratch.0, Arc::clone(&library)).unwrap();
    let all: Vec<Search> = (0..4).map(|_| start()).collect();
    for search in &all {
        search.ready().wait().unwrap();
        assert_eq!(finds(search, "convention"), ["a-3", "b-2", "a-1"]);
    }
    assert_eq!(parts(&scratch).len(), 1, "one of them writes");
    // Its part vanishes under the others, who have it open.
    fs::remove_file(&parts(&scratch)[0]).unwrap();
    for search in &all {
        assert_eq!(finds(search, "sanyukt"), ["a-2p"]);
        search.close();
    }
}

#[test]
fn only_the_latest_query_is_answered() {
    let scratch = filled();
    let search = search(&scratch);
    let asked: Vec<_> = (0..2000).map(|_| search.query(query("convention"))).collect();
    let answers: Vec<_> = asked.into_iter().map(|asked| asked.wait().unwrap()).collect();
    assert!(answers.last().unwrap().is_some());
    assert!(answers.iter().any(Option::is_none), "the others are not worth an answer");
    search.close();
    assert!(matches!(search.query(query("")).wait(), Err(smriti::store::Error::Closed)));
    search.close();
}

/// The shipped banks, indexed.
fn shipped_search() -> (Scratch, Search, Arc<Library>) {
    let scratch = Scratch::new();
    let library = Arc::new(load(&Places::shipped_only()));
    let search = Search::start(&scratch.0, Arc::clone(&library)).unwrap();
    search.ready().wait().unwrap();
    (scratch, search, library)
}

/// All the words each question is to be found by, one text after another.
fn said(library: &Library) -> Vec<Vec<String>> {
    let said = |entry: smriti::domain::bank::shelf::Entry<'_>| {
        let asked = library.question(&entry.question_id()).unwrap();
        let topic = library.shelf().topic_title(entry.topic);
        let mut all = texts(&asked.question);
        all.push(topic);
        all.extend(asked.passage.as_ref().map(|passage| &passage.text));
        all.extend(asked.sources.iter().map(|source| &source.short));
        let mut all: Vec<String> = all.into_iter().flat_map(spellings).map(str::to_owned).collect();
        all.extend(asked.question.tags.iter().cloned());
        all.push(entry.id.to_owned());
        all
    };
    library.shelf().entries().map(said).collect()
}

/// What reading everything would find.
fn by_reading(all: &[Vec<String>], text: &str) -> BTreeSet<u32> {
    let words: Vec<Wanted> = {
        // One part at a time: each has to be in some text.
        let mut parts = Vec::new();
        let pieces: Vec<&str> = text.split('"').collect();
        for (number, piece) in pieces.iter().enumerate() {
            let goes_on = number + 1 == pieces.len();
            let all: Vec<&str> = piece.split_whitespace().collect();
            if number % 2 == 1 {
                let end = if goes_on { "" } else { "\"" };
                parts.push(Wanted::of(&format!("\"{piece}{end}")));
            } else {
                for (place, word) in all.iter().enumerate() {
                    let is_last = goes_on && place + 1 == all.len();
                    let word = if is_last { (*word).to_owned() } else { format!("\"{word}\"") };
                    parts.push(Wanted::of(&word));
                }
            }
        }
        parts
    };
    let has = |said: &Vec<String>| {
        words.iter().all(|want| said.iter().any(|text| !matches(want, text).is_empty()))
    };
    (0..).zip(all).filter(|(_, said)| has(said)).map(|(number, _)| number).collect()
}

/// The index finds what reading every question would, and nothing else.
#[test]
fn the_index_agrees_with_what_is_marked() {
    let (_scratch, search, library) = shipped_search();
    let said = said(&library);
    let mut all = 0;
    for text in [
        "c",
        "conv",
        "convention",
        "convention of",
        "state part",
        "the the",
        "65",
        "art 6",
        "\"mutual legal assistance\"",
        "\"state part",
        "\"the convention\" hanoi",
        "अ",
        "अपराध",
        "संयुक्त राष्ट्र",
        "\"संयुक्त रा",
        "sanyukt",
        "sanyukt rashtra",
        "apradh",
        "abhisam",
        "\"sanyukt rashtra\"",
        "nyayalay",
        "vidhi c",
        "2024 dec",
        "uncc timeline 1",
        "rajya state",
    ] {
        let found = found(&search, Query { most: usize::MAX, ..query(text) });
        let hits: BTreeSet<u32> = found.hits.iter().copied().collect();
        assert_eq!(hits.len(), found.hits.len(), "{text}: once each");
        assert_eq!(hits, by_reading(&said, text), "{text}");
        assert_eq!(found.total as usize, hits.len());
        all += hits.len();
    }
    assert!(all > library.shelf().len() as usize, "the queries find something");
}

/// No query is wrong, whatever is typed.
#[test]
fn any_query_is_answered() {
    let scratch = filled();
    let search = search(&scratch);
    let typed = "(\\PC|[\"'*:^(){}+\\-,;%_\\\\\u{0}\u{200d}]|AND|OR|NOT|NEAR|st|conv|अ|्|़| ){0,40}";
    proptest!(|(text in typed)| {
        let found = found(&search, query(&text));
        prop_assert!(found.total <= 6);
        prop_assert_eq!(found.hits.len(), found.total as usize);
    });
}

#[test]
fn a_bank_without_questions_keeps_none_of_the_others_from_being_found() {
    let scratch = filled();
    let empty = "(schema: 1, id: \"none\", title: \"N\", subject: \"N\", licence: \"CC0-1.0\", \
                 languages: [En], topics: [(id: \"t\", title: \"T\")], questions: [])";
    for name in ["0.ron", "zz.ron"] {
        scratch.write(name, &empty.replace("none", name.trim_end_matches(".ron")));
    }
    let search = search(&scratch);
    assert_eq!(found_ids(&search, query("hanoi")).len(), 6);
}
