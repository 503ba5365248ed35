//! What questions of each version become.

use num_rational::Ratio;
use proptest::prelude::*;
use smriti::domain::bank::{Body, Shuffle};
use smriti::domain::locale::{Locale, Localized, Text};
use smriti::interchange::detect::{How, detect, of_text, open_text};
use smriti::interchange::qti::{looks_like, read, read_text};
use smriti::interchange::{Format, Item, Place, Said, Taken, limit};

use super::{choices, en, remarks, rights, said, same};

const CANVAS: &str = include_str!("../../../fixtures/interchange/qti/canvas.xml");

/// A question of QTI 2 with these declarations, body and what follows the body.
fn new(declared: &str, body: &str, after: &str) -> Taken {
    read_text(&format!(
        "<assessmentItem xmlns=\"http://www.imsglobal.org/xsd/imsqti_v2p1\" identifier=\"i-1\">\
         {declared}<itemBody>{body}</itemBody>{after}</assessmentItem>"
    ))
}

fn one(taken: Taken) -> Item {
    assert_eq!(taken.remarks, []);
    assert_eq!(taken.items.len(), 1);
    taken.items.into_iter().next().expect("one")
}

fn left_out(taken: &Taken) -> Vec<Said> {
    assert_eq!(taken.items, []);
    remarks(taken)
}

fn response(cardinality: &str, base: &str, values: &[&str]) -> String {
    let values = values.iter().map(|value| format!("<value>{value}</value>"));
    let values = values.collect::<Vec<_>>().concat();
    format!(
        "<responseDeclaration identifier=\"RESPONSE\" cardinality=\"{cardinality}\" baseType=\"{base}\">\
         <correctResponse>{values}</correctResponse></responseDeclaration>"
    )
}

fn mapping(cardinality: &str, entries: &[(&str, &str)]) -> String {
    let entry = |(key, marks): &(&str, &str)| {
        format!("<mapEntry mapKey=\"{key}\" mappedValue=\"{marks}\"/>")
    };
    let entries: String = entries.iter().map(entry).collect();
    format!(
        "<responseDeclaration identifier=\"RESPONSE\" cardinality=\"{cardinality}\" baseType=\"identifier\">\
         <mapping>{entries}</mapping></responseDeclaration>"
    )
}

fn choice(attributes: &str, options: &[&str]) -> String {
    let option = |(at, text): (usize, &&str)| {
        let id = char::from(b'A' + u8::try_from(at).expect("few"));
        format!("<simpleChoice identifier=\"{id}\">{text}</simpleChoice>")
    };
    let options: String = options.iter().enumerate().map(option).collect();
    format!(
        "<choiceInteraction responseIdentifier=\"RESPONSE\" {attributes}><prompt>Which?</prompt>{options}</choiceInteraction>"
    )
}

#[test]
fn a_quiz_of_canvas_is_read_with_all_it_has() {
    let taken = read(CANVAS.as_bytes());
    assert_eq!(taken.title.as_deref(), Some("Cyber treaty, week 3"));
    let [best, many, truth, short, number, lists, blank, drop, red, blue] = taken.items.as_slice()
    else {
        panic!("{} questions, {:?}", taken.items.len(), taken.remarks);
    };

    assert_eq!(best.place, Place::Line(6));
    assert_eq!(best.id.as_deref(), Some("q-best"));
    assert_eq!(best.topic, Vec::<String>::new());
    assert!(matches!(best.body, Body::SingleBest(_)));
    assert_eq!(choices(best).stem, en("Where was it **opened**? a map"));
    assert_eq!(choices(best).options[0].text, en("Vienna & Graz"));
    assert_eq!(rights(best), [false, true]);
    assert_eq!(choices(best).options[0].why, Some(en("It was drafted there")));
    assert_eq!(choices(best).options[1].why, None);
    assert_eq!(best.explanation, Some(en("In October 2025.")));
    let map = "$IMS-CC-FILEBASE$/Uploaded%20Media/map.png?canvas_download=1".to_owned();
    assert_eq!(said(best), [Said::FileDropped { found: map }, Said::FeedbackDropped]);
    assert_eq!(best.shuffle, Shuffle::WhereSafe);

    assert!(matches!(many.body, Body::MultiSelect(_)));
    assert_eq!((rights(many), said(many)), (vec![true, false, true], vec![]));

    let Body::TrueFalse(statement) = &truth.body else { panic!("{:?}", truth.body) };
    assert_eq!((&statement.text, statement.holds), (&en("It is in force."), false));
    assert_eq!(statement.why, Some(en("Not yet.")));

    let Body::Typed(typed) = &short.body else { panic!("{:?}", short.body) };
    assert_eq!(typed.accept, [en("Hanoi"), en("Ha Noi")]);

    let Body::Numeric(numeric) = &number.body else { panic!("{:?}", number.body) };
    assert_eq!((numeric.answer, numeric.tolerance), (Ratio::from_integer(40), Ratio::new(1, 2)));
    assert_eq!(said(number), []);

    let Body::Lists(body) = &lists.body else { panic!("{:?}", lists.body) };
    let rows: Vec<(&Text, &Text)> = body.rows.iter().map(|row| (&row.left, &row.right)).collect();
    assert_eq!(rows, [(&en("Article 7"), &en("Access")), (&en("Article 8"), &en("Interception"))]);
    assert_eq!(body.extra, [en("Fraud")]);

    let Body::Typed(typed) = &blank.body else { panic!("{:?}", blank.body) };
    assert_eq!(typed.stem, en("The sky is ____ today."));
    assert_eq!(typed.accept, [en("blue"), en("azure")]);

    assert!(matches!(drop.body, Body::FillIn(_)));
    assert_eq!(choices(drop).stem, en("Opened in ____."));
    assert_eq!(rights(drop), [false, true]);

    // Each gap is a question of its own.
    let part = Said::Lenient { found: "one of several parts of a question".to_owned() };
    for (item, stem, accept) in [
        (red, "Roses are ____, violets (…).", vec![en("red"), en("crimson")]),
        (blue, "Roses are (…), violets ____.", vec![en("blue")]),
    ] {
        let Body::Typed(typed) = &item.body else { panic!("{:?}", item.body) };
        assert_eq!((&typed.stem, &typed.accept), (&en(stem), &accept));
        assert_eq!(said(item), std::slice::from_ref(&part));
    }

    assert_eq!(remarks(&taken), [Said::NotMarkable, Said::NotAsked]);
}

/// A question of QTI 1.2 with these options and rules.
fn old(cardinality: &str, rules: &str) -> Taken {
    let option = |id: &str| {
        format!(
            "<response_label ident=\"{id}\"><material><mattext>option {id}</mattext></material></response_label>"
        )
    };
    let options: String = ["a", "b", "c"].map(option).concat();
    read_text(&format!(
        "<questestinterop><item ident=\"i\"><presentation><flow><material><mattext>Which?</mattext></material>\
         <response_lid ident=\"r\" rcardinality=\"{cardinality}\"><render_choice shuffle=\"No\">{options}</render_choice></response_lid></flow>\
         </presentation><resprocessing>{rules}</resprocessing></item></questestinterop>"
    ))
}

fn rule(test: &str, does: &str) -> String {
    format!("<respcondition><conditionvar>{test}</conditionvar>{does}</respcondition>")
}

fn equal(id: &str) -> String {
    format!("<varequal respident=\"r\">{id}</varequal>")
}

fn set(marks: &str) -> String {
    format!("<setvar action=\"Set\" varname=\"SCORE\">{marks}</setvar>")
}

#[test]
fn the_key_of_an_old_question_is_in_its_rules() {
    let add = |marks: &str| set(marks).replace("\"Set\"", "\"Add\"");
    let correct = "<displayfeedback feedbacktype=\"Response\" linkrefid=\"Correct\"/>";
    let cases = [
        ("Single", rule(&equal("b"), &set("1")), vec![false, true, false], vec![]),
        ("Single", rule(&equal("b"), &set("SCORE.max")), vec![false, true, false], vec![]),
        ("Single", rule(&equal("c"), correct), vec![false, false, true], vec![]),
        (
            "Single",
            rule(&format!("<or>{}{}</or>", equal("a"), equal("b")), &set("1")),
            vec![true, true, false],
            vec![Said::SeveralKeys],
        ),
        (
            "Single",
            rule(&equal("a"), &set("50")) + &rule(&equal("b"), &set("100")),
            vec![false, true, false],
            vec![Said::WeightsDropped],
        ),
        (
            "Single",
            rule(&format!("<not>{}</not>", equal("a")), &set("0")) + &rule(&equal("a"), &set("5")),
            vec![true, false, false],
            vec![],
        ),
        (
            "Multiple",
            rule(&equal("a"), &add("50"))
                + &rule(&equal("c"), &add("50"))
                + &rule(&equal("b"), &add("-50")),
            vec![true, false, true],
            vec![],
        ),
        (
            "Multiple",
            rule(
                &format!(
                    "<and>{}<not><or>{}</or></not><not><not>{}</not></not></and>",
                    equal("a"),
                    equal("b"),
                    equal("c")
                ),
                &set("1"),
            ),
            vec![true, false, true],
            vec![],
        ),
        ("Single", String::new(), vec![false, false, false], vec![Said::NoKey]),
        (
            "Single",
            rule(&equal("x"), &set("1")),
            vec![false, false, false],
            vec![Said::KeyBeyond { key: "x".to_owned() }, Said::NoKey],
        ),
    ];
    for (cardinality, rules, wanted, doubts) in cases {
        let item = one(old(cardinality, &rules));
        assert_eq!((rights(&item), said(&item)), (wanted, doubts), "{rules}");
        assert_eq!(item.shuffle, Shuffle::Never);
    }
    let item = one(old("Ordered", &rule(&(equal("c") + &equal("a") + &equal("b")), &set("1"))));
    let Body::Order(order) = &item.body else { panic!("{:?}", item.body) };
    let items: Vec<&Text> = order.items.iter().map(|item| &item.text).collect();
    assert_eq!(items, [&en("option c"), &en("option a"), &en("option b")]);
}

#[test]
fn ranges_of_numbers_are_an_answer_and_a_tolerance() {
    let read = |rules: &str| {
        read_text(&format!(
            "<questestinterop><item><presentation><material><mattext>How many?</mattext></material>\
             <response_num ident=\"r\"><render_fib/></response_num></presentation>\
             <resprocessing>{rules}</resprocessing></item></questestinterop>"
        ))
    };
    let bound = |name: &str, value: &str| format!("<{name} respident=\"r\">{value}</{name}>");
    let range = |low: &str, high: &str| bound("vargte", low) + &bound("varlte", high);
    let number = |test: &str| {
        let item = one(read(&rule(test, &set("1"))));
        let Body::Numeric(numeric) = &item.body else { panic!("{:?}", item.body) };
        (numeric.answer, numeric.tolerance, said(&item))
    };
    let whole = Ratio::from_integer;
    assert_eq!(number(&equal("-2.5")), (Ratio::new(-5, 2), whole(0), vec![]));
    assert_eq!(number(&range("1", "4")), (Ratio::new(5, 2), Ratio::new(3, 2), vec![]));
    let uneven = Said::KeysDiffer { taken: "5/2".to_owned(), other: "2".to_owned() };
    assert_eq!(
        number(&(equal("2") + &range("1", "4"))),
        (Ratio::new(5, 2), Ratio::new(3, 2), vec![uneven])
    );
    let refused = |test: &str| left_out(&read(&rule(test, &set("1"))));
    assert_eq!(refused(&range("4", "1")), [Said::BadNumber { found: "4 to 1".to_owned() }]);
    assert_eq!(refused(&equal("four")), [Said::BadNumber { found: "four".to_owned() }]);
    let kind = "a number with one bound".to_owned();
    assert_eq!(refused(&bound("vargte", "1")), [Said::UnknownKind { kind }]);
    assert_eq!(left_out(&read("")), [Said::NoAnswer]);
}

#[test]
fn options_of_a_new_question_are_right_by_their_declaration() {
    let three = ["one", "two", "three"];
    let several = choice("maxChoices=\"0\" shuffle=\"true\"", &three);
    let single = choice("maxChoices=\"1\" shuffle=\"false\"", &three);
    let cases = [
        (response("single", "identifier", &["B"]), &single, vec![false, true, false], vec![]),
        (
            response("multiple", "identifier", &["C", "A"]),
            &several,
            vec![true, false, true],
            vec![],
        ),
        (
            mapping("multiple", &[("A", "0.5"), ("B", "-1"), ("C", "0.5")]),
            &several,
            vec![true, false, true],
            vec![],
        ),
        (
            mapping("multiple", &[("A", "0.2"), ("C", "0.8")]),
            &several,
            vec![true, false, true],
            vec![Said::WeightsDropped],
        ),
        (
            mapping("single", &[("A", "1"), ("C", "2")]),
            &single,
            vec![false, false, true],
            vec![Said::WeightsDropped],
        ),
        (String::new(), &single, vec![false, false, false], vec![Said::NoKey]),
        (
            response("single", "identifier", &["D"]),
            &single,
            vec![false, false, false],
            vec![Said::KeyBeyond { key: "D".to_owned() }, Said::NoKey],
        ),
    ];
    for (declared, body, wanted, doubts) in cases {
        let item = one(new(&declared, body, ""));
        assert_eq!((rights(&item), said(&item)), (wanted, doubts), "{declared}");
        assert_eq!(choices(&item).stem, en("Which?"));
        let shuffles = body.contains("shuffle=\"true\"");
        assert_eq!(item.shuffle == Shuffle::WhereSafe, shuffles);
        assert_eq!(matches!(item.body, Body::MultiSelect(_)), shuffles);
    }
    let alone = one(new(&response("multiple", "identifier", &["A"]), &several, ""));
    assert!(matches!(alone.body, Body::SingleBest(_)));
    assert!(matches!(said(&alone).as_slice(), [Said::Lenient { .. }]));
    let rules = "<responseProcessing><responseCondition><responseIf><match><variable identifier=\"RESPONSE\"/>\
         <baseValue baseType=\"identifier\">C</baseValue></match><setOutcomeValue identifier=\"SCORE\">\
         <baseValue baseType=\"float\">1</baseValue></setOutcomeValue></responseIf></responseCondition></responseProcessing>";
    assert_eq!(rights(&one(new("", &single, rules))), [false, false, true]);
}

#[test]
fn what_is_said_of_options_and_of_the_key_is_kept() {
    let body = "<p>Look:</p><choiceInteraction responseIdentifier=\"RESPONSE\" shuffle=\"true\" maxChoices=\"1\">\
        <prompt>Which <em>one</em>?</prompt>\
        <simpleChoice identifier=\"A\">one<feedbackInline outcomeIdentifier=\"F\" identifier=\"A\">why one</feedbackInline></simpleChoice>\
        <simpleChoice identifier=\"B\" fixed=\"true\"><p>two <img src=\"../media/two.png\" alt=\"2\"/></p></simpleChoice>\
        </choiceInteraction><rubricBlock view=\"scorer\"><p>Mark kindly.</p></rubricBlock>\
        <rubricBlock view=\"candidate\"><p>A long text.</p></rubricBlock>";
    let after = "<modalFeedback outcomeIdentifier=\"F\" identifier=\"B\" showHide=\"show\">why two</modalFeedback>\
        <modalFeedback outcomeIdentifier=\"F\" identifier=\"incorrect\" showHide=\"show\">No.</modalFeedback>\
        <modalFeedback outcomeIdentifier=\"F\" identifier=\"correct\" showHide=\"show\"><p>Since 2 &gt; 1.</p></modalFeedback>";
    let item = one(new(&response("single", "identifier", &["B"]), body, after));
    assert_eq!(choices(&item).stem, en("Look:\n\nWhich *one*?"));
    let options: Vec<(&Text, Option<&Text>, bool)> = choices(&item)
        .options
        .iter()
        .map(|option| (&option.text, option.why.as_ref(), option.pinned))
        .collect();
    assert_eq!(
        options,
        [(&en("one"), Some(&en("why one")), false), (&en("two 2"), Some(&en("why two")), true)]
    );
    assert_eq!(item.explanation, Some(en("Since 2 > 1.")));
    assert_eq!(item.passage, Some(en("A long text.")));
    assert_eq!(
        said(&item),
        [Said::FileDropped { found: "../media/two.png".to_owned() }, Said::FeedbackDropped]
    );
}

#[test]
fn two_options_that_are_true_and_false_are_a_statement() {
    for (words, key, holds) in [
        (["True", "False"], "A", true),
        (["false.", "<b>true</b>"], "A", false),
        (["सही", "गलत"], "B", false),
    ] {
        let body = choice("maxChoices=\"1\"", &words);
        let item = one(new(&response("single", "identifier", &[key]), &body, ""));
        let Body::TrueFalse(statement) = &item.body else { panic!("{:?}", item.body) };
        assert_eq!((&statement.text, statement.holds), (&en("Which?"), holds), "{words:?}");
    }
    let body = choice("maxChoices=\"1\"", &["True", "Perhaps"]);
    let item = one(new(&response("single", "identifier", &["A"]), &body, ""));
    assert!(matches!(item.body, Body::SingleBest(_)));
}

#[test]
fn orders_and_matches_follow_their_key() {
    let ordered = choice("shuffle=\"true\"", &["c", "a", "b"]).replace("choiceInter", "orderInter");
    let item = one(new(&response("ordered", "identifier", &["B", "C", "A"]), &ordered, ""));
    let Body::Order(order) = &item.body else { panic!("{:?}", item.body) };
    let items: Vec<&str> = order.items.iter().map(|item| item.text.text(Locale::En)).collect();
    assert_eq!(items, ["a", "b", "c"]);
    let part = new(&response("ordered", "identifier", &["B"]), &ordered, "");
    let kind = "an order of some of the items".to_owned();
    assert_eq!(left_out(&part), [Said::UnknownKind { kind }]);

    let set = |ids: &[&str]| -> String {
        let one = |id: &&str| {
            format!(
                "<simpleAssociableChoice identifier=\"{id}\" matchMax=\"1\">text {id}</simpleAssociableChoice>"
            )
        };
        ids.iter().map(one).collect()
    };
    let matched = |left: &[&str], right: &[&str]| {
        format!(
            "<matchInteraction responseIdentifier=\"RESPONSE\"><prompt>Match.</prompt>\
             <simpleMatchSet>{}</simpleMatchSet><simpleMatchSet>{}</simpleMatchSet></matchInteraction>",
            set(left),
            set(right)
        )
    };
    let lists = |keys: &[&str], body: &str, base: &str| {
        let taken = new(&response("multiple", base, keys), body, "");
        let Some(item) = taken.items.first() else { return Err(remarks(&taken)) };
        let Body::Lists(lists) = &item.body else { panic!("{:?}", item.body) };
        let row = |row: &smriti::domain::bank::Row| {
            let pair = [row.left.text(Locale::En), row.right.text(Locale::En)];
            pair.map(|text| text.trim_start_matches("text ").to_owned()).concat()
        };
        let extra = lists.extra.iter().map(|text| text.text(Locale::En)).collect::<Vec<_>>();
        Ok((lists.rows.iter().map(row).collect::<Vec<_>>().join(" "), extra.join(" "), said(item)))
    };
    let ok =
        |rows: &str, extra: &str, said: Vec<Said>| Ok((rows.to_owned(), extra.to_owned(), said));
    let body = matched(&["a", "b"], &["x", "y", "z"]);
    assert_eq!(lists(&["a y", "b x"], &body, "directedPair"), ok("ay bx", "text z", vec![]));
    assert_eq!(lists(&["y a", "x b"], &body, "pair"), ok("ay bx", "text z", vec![]));
    let groups = matched(&["a", "b"], &["x", "y", "z"]);
    assert_eq!(
        lists(&["a x", "a y", "b z"], &groups, "directedPair"),
        ok("xa ya zb", "", vec![Said::SameOptions])
    );
    let kind = "a match of several with several".to_owned();
    assert_eq!(
        lists(&["a x", "a y", "b x"], &groups, "directedPair"),
        Err(vec![Said::UnknownKind { kind }])
    );
    let one_set = format!(
        "<associateInteraction responseIdentifier=\"RESPONSE\"><prompt>Pair.</prompt>{}</associateInteraction>",
        set(&["a", "x", "b", "y", "z"])
    );
    assert_eq!(lists(&["a x", "b y"], &one_set, "pair"), ok("ax by", "text z", vec![]));
}

#[test]
fn gaps_are_typed_or_chosen() {
    let entry = "<textEntryInteraction responseIdentifier=\"RESPONSE\"/>";
    let gap = format!("<p>Opened in {entry}.</p>");
    let typed = response("single", "string", &["Hanoi"]).replace(
        "</responseDeclaration>",
        "<mapping><mapEntry mapKey=\"Ha Noi\" mappedValue=\"1\" caseSensitive=\"true\"/>\
         <mapEntry mapKey=\"Hanoy\" mappedValue=\"0.5\"/></mapping></responseDeclaration>",
    );
    let item = one(new(&typed, &gap, ""));
    let Body::Typed(body) = &item.body else { panic!("{:?}", item.body) };
    assert_eq!(
        (&body.stem, &body.accept),
        (&en("Opened in ____."), &vec![en("Hanoi"), en("Ha Noi")])
    );
    assert_eq!(said(&item), [Said::WeightsDropped, Said::CaseMatters]);

    let below = format!("<p>How many?</p><p>{entry} <span class=\"unit\">States</span></p>");
    let equal = |mode: &str, more: &str| {
        format!(
            "<responseProcessing><responseCondition><responseIf><equal toleranceMode=\"{mode}\" {more}>\
             <variable identifier=\"RESPONSE\"/><correct identifier=\"RESPONSE\"/></equal></responseIf></responseCondition></responseProcessing>"
        )
    };
    for (rules, tolerance, doubts) in [
        (String::new(), Ratio::from_integer(0), vec![]),
        (equal("exact", ""), Ratio::from_integer(0), vec![]),
        (equal("absolute", "tolerance=\"0.5 0.5\""), Ratio::new(1, 2), vec![]),
        (equal("relative", "tolerance=\"10\""), Ratio::from_integer(4), vec![]),
        (
            equal("absolute", "tolerance=\"1 2\""),
            Ratio::from_integer(0),
            vec![Said::Stray { found: "absolute 1 2".to_owned() }],
        ),
    ] {
        let item = one(new(&response("single", "float", &["40"]), &below, &rules));
        let Body::Numeric(body) = &item.body else { panic!("{:?}", item.body) };
        assert_eq!(body.stem, en("How many?"));
        assert_eq!((body.answer, body.tolerance), (Ratio::from_integer(40), tolerance));
        assert_eq!(body.unit, Some(en("States")));
        assert_eq!(said(&item), doubts);
    }
    let inline = "<p>In <inlineChoiceInteraction responseIdentifier=\"RESPONSE\" shuffle=\"false\">\
        <inlineChoice identifier=\"A\">2024</inlineChoice><inlineChoice identifier=\"B\">2025</inlineChoice></inlineChoiceInteraction>.</p>";
    let item = one(new(&response("single", "identifier", &["B"]), inline, ""));
    assert!(matches!(item.body, Body::FillIn(_)));
    assert_eq!(choices(&item).stem, en("In ____."));
    assert_eq!(choices(&item).options[1].text, same("2025"));
    assert_eq!(rights(&item), [false, true]);
    let drag = "<gapMatchInteraction responseIdentifier=\"RESPONSE\"><gapText identifier=\"A\">one</gapText>\
        <gapText identifier=\"B\">two</gapText><p>It is <gap identifier=\"G\"/>.</p></gapMatchInteraction>";
    let item = one(new(&response("multiple", "directedPair", &["B G"]), drag, ""));
    assert_eq!((&choices(&item).stem, rights(&item)), (&en("It is ____."), vec![false, true]));
}

#[test]
fn each_part_of_a_question_is_one_of_its_own() {
    let declared = |id: &str, base: &str, value: &str| {
        response("single", base, &[value]).replace("\"RESPONSE\"", &format!("\"{id}\""))
    };
    let declared = declared("R1", "string", "Hanoi")
        + &declared("R2", "float", "2025")
        + &declared("R3", "identifier", "B");
    let body = "<p>Opened in <textEntryInteraction responseIdentifier=\"R1\"/> in \
         <textEntryInteraction responseIdentifier=\"R2\"/>.</p>"
        .to_owned()
        + &choice("maxChoices=\"1\"", &["x", "y"]).replace("\"RESPONSE\"", "\"R3\"")
        + "<extendedTextInteraction responseIdentifier=\"R4\"/>";
    let taken = new(&declared, &body, "");
    assert_eq!(remarks(&taken), [Said::NotMarkable]);
    let [city, year, option] = taken.items.as_slice() else { panic!("{taken:?}") };
    let Body::Typed(typed) = &city.body else { panic!("{:?}", city.body) };
    assert_eq!((&typed.stem, &typed.accept), (&en("Opened in ____ in (…)."), &vec![en("Hanoi")]));
    let Body::Numeric(numeric) = &year.body else { panic!("{:?}", year.body) };
    assert_eq!(numeric.stem, en("Opened in (…) in ____."));
    assert_eq!(numeric.answer, Ratio::from_integer(2025));
    assert_eq!(choices(option).stem, en("Opened in (…) in (…).\n\nWhich?"));
    assert_eq!(rights(option), [false, true]);
    let part = Said::Lenient { found: "one of several parts of a question".to_owned() };
    assert!(taken.items.iter().all(|item| said(item) == [part.clone()]));

    let old = read_text(
        "<questestinterop><item><presentation><flow><material><mattext>It has</mattext></material>\
         <response_num ident=\"a\"><render_fib/></response_num><material><mattext>articles and</mattext></material>\
         <response_str ident=\"b\"><render_fib/></response_str></flow></presentation><resprocessing>\
         <respcondition><conditionvar><varequal respident=\"a\">68</varequal></conditionvar><setvar action=\"Add\">1</setvar></respcondition>\
         <respcondition><conditionvar><varequal respident=\"b\">chapters</varequal></conditionvar><setvar action=\"Add\">1</setvar></respcondition>\
         </resprocessing></item></questestinterop>",
    );
    assert_eq!(old.remarks, []);
    let [number, word] = old.items.as_slice() else { panic!("{old:?}") };
    let Body::Numeric(numeric) = &number.body else { panic!("{:?}", number.body) };
    assert_eq!(numeric.stem, en("It has ____ articles and (…)"));
    assert_eq!(numeric.answer, Ratio::from_integer(68));
    let Body::Typed(typed) = &word.body else { panic!("{:?}", word.body) };
    assert_eq!(typed.stem, en("It has (…) articles and ____"));
    assert_eq!(typed.accept, [en("chapters")]);

    let many = "<textEntryInteraction responseIdentifier=\"R1\"/>".repeat(21);
    let too_many = Said::TooMany { count: 21, most: 20 };
    assert_eq!(left_out(&new(&declared, &format!("<p>{many}</p>"), "")), [too_many]);
}

#[test]
fn what_is_no_question_of_ours_is_left_out_by_name() {
    let interaction = |name: &str| format!("<p>Do.</p><{name} responseIdentifier=\"RESPONSE\"/>");
    let unknown = |kind: &str| Said::UnknownKind { kind: kind.to_owned() };
    let cases = [
        ("<p>Read this.</p>".to_owned(), Said::NotAsked),
        (interaction("extendedTextInteraction"), Said::NotMarkable),
        (interaction("uploadInteraction"), Said::NotMarkable),
        (interaction("hotspotInteraction"), unknown("hotspot interaction")),
        (choice("", &["only"]), Said::TooFew { count: 1, least: 2 }),
        (choice("", &[]), Said::NoAnswer),
        (choice("", &["x", "y"]).replace("Which?", ""), Said::NoStem),
        (
            choice("", &["x", "y"]) + "<p><printedVariable identifier=\"V\"/></p>",
            unknown("a template with variables"),
        ),
    ];
    for (body, wanted) in cases {
        assert_eq!(left_out(&new("", &body, "")), [wanted], "{body}");
    }
    assert_eq!(left_out(&read_text("<assessmentItem/>")), [Said::NoStem]);
    // What is asked twice is asked once.
    let twice = format!("<p>Which?</p>{}", choice("", &["x", "y"]));
    assert_eq!(choices(&one(new("", &twice, ""))).stem, en("Which?"));
}

#[test]
fn version_three_is_read_by_its_own_names() {
    let source = "<?xml version=\"1.0\"?><qti-assessment-item xmlns=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0\" identifier=\"three\">\
        <qti-response-declaration identifier=\"R2\" cardinality=\"multiple\" base-type=\"identifier\">\
        <qti-correct-response><qti-value>a</qti-value><qti-value>c</qti-value></qti-correct-response></qti-response-declaration>\
        <qti-item-body><qti-choice-interaction response-identifier=\"R2\" max-choices=\"0\" shuffle=\"false\">\
        <qti-prompt>Which two?</qti-prompt><qti-simple-choice identifier=\"a\">one</qti-simple-choice>\
        <qti-simple-choice identifier=\"b\">two</qti-simple-choice><qti-simple-choice identifier=\"c\">three</qti-simple-choice>\
        </qti-choice-interaction></qti-item-body>\
        <qti-modal-feedback outcome-identifier=\"F\" identifier=\"x\" show-hide=\"show\"><qti-content-body><p>Both are odd.</p></qti-content-body></qti-modal-feedback>\
        </qti-assessment-item>";
    assert!(looks_like(source.as_bytes()));
    let item = one(read_text(source));
    assert_eq!(item.id.as_deref(), Some("three"));
    assert_eq!((rights(&item), said(&item)), (vec![true, false, true], vec![]));
    assert_eq!(choices(&item).stem, en("Which two?"));
    assert_eq!(item.explanation, Some(en("Both are odd.")));
    assert_eq!(item.shuffle, Shuffle::Never);
}

#[test]
fn a_prefix_names_the_same_elements() {
    let source = "<q:assessmentItem xmlns:q=\"x\" identifier=\"p\"><q:itemBody><q:choiceInteraction>\
        <q:prompt>Which?</q:prompt><q:simpleChoice identifier=\"A\">a &nbsp; b</q:simpleChoice>\
        <q:simpleChoice identifier=\"B\"><![CDATA[<b>c</b>]]></q:simpleChoice></q:choiceInteraction></q:itemBody></q:assessmentItem>";
    assert!(looks_like(source.as_bytes()));
    let item = one(read_text(source));
    assert_eq!(choices(&item).options[0].text, same("a b"));
    assert_eq!(choices(&item).options[1].text, same("<b>c</b>"));
}

#[test]
fn a_file_is_read_in_the_encoding_that_it_declares() {
    let rules = rule(&equal("a"), &set("1"));
    let text = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><questestinterop><item ident=\"i\"><presentation>\
        <material><mattext>Caf\u{e9}?</mattext></material><response_lid ident=\"r\"><render_choice>\
        <response_label ident=\"a\"><material><mattext>yes</mattext></material></response_label>\
        <response_label ident=\"b\"><material><mattext>no</mattext></material></response_label></render_choice></response_lid></presentation>";
    let text = format!("{text}<resprocessing>{rules}</resprocessing></item></questestinterop>");
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin")).collect();
    let taken = read(&latin);
    assert_eq!(choices(&taken.items[0]).stem, en("Café?"));
    assert_eq!(remarks(&taken), [Said::Encoding { name: "windows-1252".to_owned() }]);
    // What says so and is UTF-8 all the same is UTF-8.
    assert_eq!(choices(&read(text.as_bytes()).items[0]).stem, en("Café?"));
    let cyrillic = text.replace("ISO-8859-1", "windows-1251").replace('é', "\u{fffd}");
    let bytes: Vec<u8> = cyrillic
        .chars()
        .map(|c| if c == '\u{fffd}' { 0xE9 } else { u8::try_from(u32::from(c)).expect("Latin") })
        .collect();
    assert_eq!(choices(&read(&bytes).items[0]).stem, en("Cafй?"));
}

#[test]
fn a_bare_file_is_known_by_its_first_element() {
    for yes in [
        CANVAS,
        "<?xml version=\"1.0\"?>\n<!DOCTYPE questestinterop SYSTEM \"ims_qtiasiv1p2.dtd\">\n<!-- > -->\n<questestinterop>",
        "\u{feff}<qti-assessment-test identifier='t'/>",
    ] {
        assert_eq!((detect(yes.as_bytes()), of_text(yes)), (Format::Qti, Format::Qti), "{yes:.60}");
    }
    for no in [
        "<quiz><assessmentItem>",
        "assessmentItem <assessmentItem>",
        "<html>",
        "<",
        "<!--",
        "<?xml",
    ] {
        assert!(!looks_like(no.as_bytes()), "{no}");
    }
    assert_eq!(open_text(CANVAS, &How::default()).taken, read(CANVAS.as_bytes()));
}

#[test]
fn what_is_broken_costs_only_its_own_question() {
    let good = "<item ident=\"g\"><presentation><material><mattext>Good</mattext></material><response_str ident=\"r\"/></presentation>\
        <resprocessing><respcondition><conditionvar><varequal>x</varequal></conditionvar><setvar>1</setvar></respcondition></resprocessing></item>";
    let unclosed = |mark: &str| Said::Unclosed { mark: mark.to_owned() };
    for (broken, wanted) in [
        ("<item ident=\"b\"><presentation>", unclosed("<item>")),
        ("<item ident=\"b\"><presentation/></item>", Said::NotAsked),
        ("<item ident=\"b\"><![CDATA[", unclosed("<![CDATA[")),
        ("<item ident=\"b\"><!-- ", unclosed("<!--")),
        ("<item ident=\"b", unclosed("\"")),
        ("<item/>", Said::NoStem),
    ] {
        let taken =
            read_text(&format!("<questestinterop>{good}\n{broken}\n{good}</questestinterop>"));
        assert_eq!(remarks(&taken), [wanted], "{broken}");
        assert_eq!(taken.items.len(), 2, "{broken}");
        assert_eq!(
            taken.remarks[0].place,
            Place::Line(if broken.ends_with("--  ") { 3 } else { 2 })
        );
    }
    // HTML that was not escaped and is not closed.
    let loose = good.replace("Good", "<p>One<br>two <i>three</p>");
    let taken = read_text(&format!("<questestinterop>{loose}</questestinterop>"));
    let Body::Typed(typed) = &one(taken).body else { panic!() };
    assert_eq!(typed.stem, en("One\ntwo *three*"));
}

#[test]
fn a_file_with_a_grammar_is_not_read() {
    let bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE questestinterop [<!ENTITY a \"aaaaaaaaaa\">\
                <!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>\n<questestinterop><item>&b;</item></questestinterop>";
    let taken = read_text(bomb);
    assert_eq!(taken.items, []);
    assert_eq!(remarks(&taken), [Said::Unreadable { found: "<!DOCTYPE [".to_owned() }]);
    assert_eq!(taken.remarks[0].place, Place::Line(2));
}

#[test]
fn hostile_files_are_bounded() {
    let many = |piece: &str| piece.repeat(200_000);
    let long = "a".repeat(20 << 20);
    let inner = [
        many("<simpleChoice identifier=\"A\">"),
        many("<div>"),
        many("<table><tr><td>"),
        many("<simpleChoice identifier=\"A\">x</simpleChoice>"),
        many("<value>A</value>"),
        many("&amp;"),
        many("&a;"),
        many("</div>"),
        format!("<p class=\"{long}\"/>"),
        format!("<p {}/>", many("a=\"b\" ")),
        format!("<p>{long}</p>"),
    ];
    for inner in inner {
        let taken = new("", &choice("", &["x", "y"]).replace("Which?", &inner), "");
        assert!(taken.remarks.len() + taken.items.len() < 10, "{inner:.60}");
        for item in &taken.items {
            assert!(item.remarks.len() < 10);
            assert!(choices(item).stem.text(Locale::En).len() <= limit::TEXT);
        }
    }
    for piece in
        ["<item>", "<item ", "<section title=\"x\">", "<assessmentItem><![CDATA[", "<resource>"]
    {
        let taken = read_text(&many(piece));
        assert!(taken.remarks.len() <= 200_000 && taken.items.is_empty(), "{piece}");
    }
    let words = many("word ");
    let taken =
        new(&response("single", "string", &[&words]), "<p>Say <textEntryInteraction/></p>", "");
    let Body::Typed(typed) = &taken.items[0].body else { panic!() };
    assert!(typed.accept[0].text(Locale::En).len() <= limit::TEXT);
}

#[test]
fn a_language_is_told_by_its_script() {
    let body = choice("", &["हाँ", "2025"]).replace("Which?", "कौन?");
    let item = one(new(&response("single", "identifier", &["A"]), &body, ""));
    assert_eq!(choices(&item).stem, Localized::only(Locale::Hi, "कौन?".to_owned()));
    assert_eq!(choices(&item).options[1].text, same("2025"));
}

proptest! {
    #[test]
    fn any_bytes_can_be_read(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = read(&bytes);
        let _ = detect(&bytes);
    }

    #[test]
    fn any_text_can_be_read(source in ".{0,300}") {
        let _ = read_text(&source);
    }

    /// Pieces of the format, whole and broken, in any order.
    #[test]
    fn any_pieces_can_be_read(pieces in proptest::collection::vec(0_usize..32, 0..40)) {
        const PIECES: [&str; 32] = [
            "<questestinterop>", "<assessment title=\"t\">", "<section title=\"s\">", "</section>",
            "<item ident=\"i\">", "</item>", "<presentation>", "</presentation>", "<material>",
            "<mattext>", "</mattext>", "</material>", "<response_lid ident=\"r\">", "<response_str>",
            "<render_choice>", "<response_label ident=\"a\">", "<resprocessing>", "<respcondition>",
            "<conditionvar>", "<varequal respident=\"r\">", "<setvar>", "<not>", "</not>", "1",
            "<assessmentItem>", "<itemBody>", "<choiceInteraction>", "<simpleChoice identifier=\"a\">",
            "</assessmentItem>", "<![CDATA[", "]]>", "<p>word",
        ];
        let source: String = pieces.into_iter().map(|at| PIECES[at]).collect();
        let taken = read_text(&source);
        let on_line_one = taken.remarks.iter().all(|remark| remark.place == Place::Line(1));
        prop_assert!(on_line_one);
    }
}
