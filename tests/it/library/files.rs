//! Files as they come and go.

use std::fs;
use std::ops::ControlFlow;

use smriti::domain::bank::printed::{Form, Printed};
use smriti::domain::bank::{Exam, Passage, PassageId};
use smriti::domain::locale::{Locale, Text};
use smriti::store::library::{Error, Library, Places};

use super::*;

#[test]
fn banks_are_found_however_deep_and_put_in_order() {
    let scratch = Scratch::new();
    scratch.write("z.ron", &bank("z", &[("z-1", "One")]));
    scratch.write("deep/er/a.ron", &bank("a", &[("a-1", "One"), ("a-2", "Two")]));
    scratch.write("deep/notes.txt", "no bank");
    scratch.write(".hidden/h.ron", &bank("h", &[("h-1", "One")]));
    let places = Places {
        shipped: vec![shipped("s.ron", bank("s", &[("s-1", "One")]))],
        ..scratch.places()
    };
    let library = load(&places);
    assert_eq!(ids(&library), ["s-1", "a-1", "a-2", "z-1"]);
    assert_eq!(library.file(0), Some("s.ron"));
    assert!(library.file(1).is_some_and(|file| file.ends_with("a.ron")));
    assert!(library.problems().is_empty());
}

#[test]
fn a_question_comes_with_all_that_is_shown_beside_it() {
    let scratch = Scratch::new();
    scratch.write("a.ron", &bank("a", &[("a-1", "One"), ("a-2p", "Two"), ("a-3", "Three")]));
    let library = load(&scratch.places());
    let asked = library.question(&q("a-2p")).unwrap();
    assert_eq!(asked.question.id, q("a-2p"));
    let text = Text::both("The passage of a.".to_owned(), "अनुच्छेद।".to_owned());
    assert_eq!(asked.passage, Some(Passage { id: PassageId::from("p"), text }));
    assert_eq!(asked.bank.text(Locale::En), "The bank a");
    assert_eq!(asked.sources.len(), 1);
    assert_eq!(asked.sources[0].cite.text(Locale::En), "Article 1");
    assert_eq!(asked.fact.unwrap().text(Locale::En), "The fact of a.");
    assert_eq!(asked.question.exams, [Exam::Ssc, Exam::Upsc], "from the bank");
    assert!(asked.question.checked.is_some(), "from the bank");
    let entry = library.shelf().find(&q("a-2p")).unwrap();
    assert_eq!((asked.content, asked.key), (entry.content, entry.key));
    assert_eq!(library.question(&q("a-1")).unwrap().passage, None);
    assert!(matches!(library.question(&q("a-4")), Err(Error::Unknown(id)) if id == q("a-4")));
}

#[test]
fn a_broken_bank_hides_no_other() {
    let scratch = Scratch::new();
    scratch.write("a.ron", &bank("a", &[("a-1", "One")]));
    scratch.write("b.ron", "(schema: 1, id: ");
    fs::write(scratch.banks().join("c.ron"), b"(schema: 1,\n id: \"\xff\"").unwrap();
    let bad =
        bank("d", &[("d-1", "One"), ("d-2", "Two")]).replacen("topic: \"t\"", "topic: \"u\"", 1);
    scratch.write("d.ron", &bad);
    scratch.write("e.ron", &bank("e", &[("e-1", "One")]));
    scratch.write("f.ron", "");
    let library = load(&scratch.places());
    assert_eq!(ids(&library), ["a-1", "d-2", "e-1"]);
    let files: Vec<&str> = library.problems().iter().map(|problem| problem.file.as_str()).collect();
    assert_eq!(files.len(), 4, "{files:?}");
    for (file, name) in files.iter().zip(["b.ron", "c.ron", "d.ron", "f.ron"]) {
        assert!(file.ends_with(name), "{files:?}");
    }
    let said = problems(&library, &scratch);
    assert!(said.contains(&"c.ron: line 2 is not UTF-8 text; save the file as UTF-8".to_owned()));
    assert!(library.question(&q("d-2")).is_ok());
    assert!(matches!(library.question(&q("d-1")), Err(Error::Unknown(_))));
}

#[test]
fn the_first_question_of_an_id_stays() {
    let scratch = Scratch::new();
    scratch.write("a.ron", &bank("a", &[("q-1", "One"), ("q-2", "Two")]));
    scratch
        .write("b.ron", &bank("b", &[("q-0", "Nought"), ("q-2", "Another two"), ("q-3", "Three")]));
    let library = load(&scratch.places());
    assert_eq!(ids(&library), ["q-1", "q-2", "q-0", "q-3"]);
    assert_eq!(
        problems(&library, &scratch),
        ["b.ron: the bank a has a question with the id q-2; give this one its own id"]
    );
    let stem = |id: &str| match Printed::of(&library.question(&q(id)).unwrap().question, None).form
    {
        Form::One(_) => library.question(&q(id)).unwrap().bank.text(Locale::En).to_owned(),
        form => panic!("{form:?}"),
    };
    assert_eq!(stem("q-2"), "The bank a");
    assert_eq!(stem("q-3"), "The bank b");
}

#[test]
fn the_first_bank_of_an_id_stays() {
    let scratch = Scratch::new();
    scratch.write("a.ron", &bank("same", &[("q-1", "One")]));
    scratch.write("b.ron", &bank("same", &[("q-2", "Two")]));
    scratch.write("c.ron", &bank("c", &[("q-3", "Three")]));
    let library = load(&scratch.places());
    assert_eq!(ids(&library), ["q-1", "q-3"]);
    assert_eq!(
        problems(&library, &scratch),
        ["b.ron: another file holds a bank with the id same; give this one its own id"]
    );
    assert_eq!(library.question(&q("q-3")).unwrap().bank.text(Locale::En), "The bank c");
}

#[test]
fn an_edited_file_asks_to_be_loaded_again() {
    let scratch = Scratch::new();
    let before = bank("a", &[("a-1", "One"), ("a-2", "Two")]);
    scratch.write("a.ron", &before);
    let library = load(&scratch.places());
    assert!(library.question(&q("a-2")).is_ok());
    for after in [
        before.replacen("One?", "A much longer question about one?", 1),
        // The same length: only the dates and the content tell.
        before.replacen("Two?", "Owt?", 1),
        before.replacen("right: true", "right:true ", 2),
    ] {
        scratch.write("a.ron", &after);
        let error = library.question(&q("a-2")).unwrap_err();
        assert!(matches!(&error, Error::Changed { file } if file.ends_with("a.ron")), "{error}");
        let again = load(&scratch.places());
        let asked = again.question(&q("a-2")).unwrap();
        assert_eq!(asked.content, again.shelf().find(&q("a-2")).unwrap().content);
    }
}

#[test]
fn a_deleted_file_is_unreadable_and_then_gone() {
    let scratch = Scratch::new();
    let path = scratch.write("a.ron", &bank("a", &[("a-1", "One")]));
    scratch.write("b.ron", &bank("b", &[("b-1", "One")]));
    let library = load(&scratch.places());
    fs::remove_file(path).unwrap();
    assert!(matches!(library.question(&q("a-1")), Err(Error::Unreadable { .. })));
    assert!(library.question(&q("b-1")).is_ok());
    assert_eq!(ids(&load(&scratch.places())), ["b-1"]);
}

#[test]
fn no_directory_is_no_problem_and_a_file_in_its_place_is_one() {
    let scratch = Scratch::new();
    fs::remove_dir(scratch.banks()).unwrap();
    assert!(load(&scratch.places()).problems().is_empty());
    fs::write(scratch.banks(), "no directory").unwrap();
    let library = load(&scratch.places());
    assert_eq!(library.problems().len(), 1);
    assert!(library.shelf().is_empty());
}

#[test]
fn loading_can_be_stopped_at_any_step() {
    let scratch = Scratch::new();
    for number in 0..8 {
        let id = format!("b{number}");
        scratch.write(&format!("{id}.ron"), &bank(&id, &[(&format!("{id}-1"), "One")]));
    }
    let mut steps = 0;
    let all = Library::load(&scratch.places(), |_, _| {
        steps += 1;
        ControlFlow::Continue(())
    });
    assert_eq!(all.unwrap().shelf().len(), 8);
    assert!(steps > 8, "{steps} steps");
    for stop in 0..steps {
        drop(fs::remove_file(scratch.cache()));
        let mut step = 0;
        let stopped = Library::load(&scratch.places(), |_, _| {
            step += 1;
            if step > stop { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert!(matches!(stopped, Err(Error::Stopped)), "at step {stop}");
    }
}

#[test]
fn progress_grows_to_the_whole() {
    let scratch = Scratch::new();
    let text = bank("a", &[("a-1", "One"), ("a-2", "Two")]);
    scratch.write("a.ron", &text);
    scratch.write("b.ron", &text.replace("\"a\"", "\"b\"").replace("a-", "b-"));
    let mut steps = Vec::new();
    let library = Library::load(&scratch.places(), |done, total| {
        steps.push((done, total));
        ControlFlow::Continue(())
    });
    assert!(library.is_ok());
    let total = 2 * text.len() as u64;
    assert_eq!(steps.first(), Some(&(0, total)));
    assert_eq!(steps.last(), Some(&(total, total)));
    assert!(steps.is_sorted());
}

#[test]
fn every_shipped_question_can_be_asked() {
    let library = load(&Places::shipped_only());
    assert!(library.shelf().len() >= 50, "{} questions", library.shelf().len());
    for entry in library.shelf().entries() {
        let asked = library.question(&entry.question_id()).unwrap();
        let printed = Printed::of(&asked.question, asked.passage.as_ref());
        match &printed.form {
            Form::One(_) => assert_eq!(printed.key().len(), 1, "{}", entry.id),
            Form::Many(_) => assert!(printed.key().len() > 1, "{}", entry.id),
            Form::Number { .. } | Form::Words { .. } => {}
        }
        assert_eq!(asked.sources.len(), asked.question.sources.len(), "{}", entry.id);
    }
}

#[test]
fn every_bank_under_questions_is_shipped() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("questions");
    let mut found = Vec::new();
    let mut waiting = vec![root.clone()];
    while let Some(directory) = waiting.pop() {
        for entry in fs::read_dir(directory).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|extension| extension == "ron") {
                let name = path.strip_prefix(&root).unwrap();
                found.push(name.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    let mut shipped: Vec<_> = Places::shipped_only().shipped.iter().map(|bank| bank.name).collect();
    found.sort();
    shipped.sort_unstable();
    assert_eq!(found, shipped);
}
