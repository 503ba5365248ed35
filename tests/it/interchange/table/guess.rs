//! Which column is what: by heads in both languages, and by what stands below where there are none.

use std::collections::BTreeMap;

use proptest::prelude::*;
use smriti::domain::locale::{Locale, Text};
use smriti::interchange::Format;
use smriti::interchange::detect::detect;
use smriti::interchange::table::{
    Column, Confidence, Field, KeyForm, Mapping, Unclear, guess, shape_of_header,
};

use super::{choices, guessed, only_sheet, right, taken};

fn fields(text: &str) -> Vec<(usize, String)> {
    let columns = guessed(text).mapping.columns;
    let name = |column: Column| match column.language {
        Some(language) => format!("{}.{language}", column.field.name()),
        None => column.field.name(),
    };
    columns.into_iter().map(|(number, column)| (number, name(column))).collect()
}

#[test]
fn heads_are_known_in_many_words() {
    for (head, field) in [
        ("Question Text", "question"),
        ("question_text", "question"),
        ("Ques.", "question"),
        ("questionHindi", "question.hi"),
        ("Question (English)", "question.en"),
        ("option_a", "option_1"),
        ("Option-4", "option_4"),
        ("optionC", "option_3"),
        ("Opt 2", "option_2"),
        ("Option1_hi", "option_1.hi"),
        ("विकल्प ग", "option_3"),
        ("विकल्प2", "option_2"),
        ("Correct Answer(s)", "answer"),
        ("correctAnswer", "answer"),
        ("Correct Option", "answer"),
        ("सही उत्तर", "answer"),
        ("व्याख्या", "explanation"),
        ("Solution", "explanation"),
        ("explanation_hi", "explanation.hi"),
        ("विषय", "topic"),
        ("Chapter", "topic"),
        ("कठिनाई", "difficulty"),
        ("Level", "difficulty"),
        ("टैग", "tags"),
        ("Question Type", "kind"),
        ("QID", "id"),
        ("why_2", "why_2"),
        ("Option 3 feedback", "why_3"),
        ("गद्यांश", "passage"),
        ("Prashn / Question", "question"),
        ("Vikalp 2", "option_2"),
        ("Sahi Uttar", "answer"),
        ("Question / Answer", ""),
        ("S.No.", ""),
        ("Marks", ""),
        ("Time in seconds", ""),
    ] {
        let text = format!("{head},question,option 5,option 6,key\nz,What is it?,p,q,A\n");
        let fields = fields(&text);
        let found = fields.first().filter(|first| first.0 == 1).map_or("", |first| &first.1);
        assert_eq!(found, field, "{head}");
    }
}

#[test]
fn heads_in_words_nobody_knows_are_heads_where_options_are_counted() {
    let text = "Domanda;Scelta 1;Scelta 2;Scelta 3;Giusta\nWho sings best?;Lark;Crow;Owl;A\n\
        Who sleeps by day?;Lark;Crow;Owl;C\nWho caws?;Lark;Crow;Owl;B\nWho hoots?;Lark;Crow;Owl;C\n";
    assert_eq!(guessed(text).mapping.first, 2);
    assert_eq!(taken(text).items.len(), 4);
    // A first row that answers is a question like the others.
    let text = "What is next?;Step 1;Step 2;Step 3;B\nWho sleeps by day?;Lark;Crow;Owl;C\n";
    assert_eq!(guessed(text).mapping.first, 1);
}

#[test]
fn a_paper_with_columns_in_some_lines_is_no_table() {
    for paper in [
        "Q1. Match the tools.\nA. Saw\t1. cuts\nB. Pen\t2. writes\n\tA\tB\n(a)\t1\t2\n(b)\t2\t1\n\
         Ans. (a)\nQ2. Which is made of wood?\n(a) A chair\n(b) A cloud\nAns. (a)\n",
        "Q1. Put these in order of size.\nA. ant\nB. cow\nC. cat\nD. bee\n(1) B, C, D, A\n\
         (2) A, B, C, D\n(3) C, D, A, B\n(4) D, A, C, B\nAns : (1)\n",
    ] {
        assert_eq!(detect(paper.as_bytes()), Format::Paste, "{paper}");
    }
    // Two columns of a paper are no cards.
    let columns = "1. Which is wet?\t3. Which is hot?\n(a) Rain\t(a) Ice\n(b) Sand\t(b) Fire\n\
        2. Which is dry?\t4. Which is cold?\n(a) Dust\t(a) Snow\n(b) Rain\t(b) Embers\n";
    assert_eq!(detect(columns.as_bytes()), Format::Paste);
    let table = "Prashn;Vikalp 1;Vikalp 2;Sahi Uttar\nWho barks?;Dog;Cow;1\nWho moos?;Dog;Cow;2\n";
    assert_eq!(detect(table.as_bytes()), Format::Csv);
}

#[test]
fn the_dashes_under_the_heads_of_a_table_in_markdown_are_no_question() {
    let text = "| Question | A | B | Answer |\n|---|:--|---|---|\n| Who barks? | Dog | Cow | A |\n";
    assert_eq!(taken(text).items.len(), 1);
}

#[test]
fn a_second_question_column_in_hindi_is_the_twin_of_the_first() {
    let text = "Question,प्रश्न,Option A,विकल्प क,Option B,विकल्प ख,Answer\n\
        Who?,कौन?,Ram,राम,Shyam,श्याम,B\nWhen?,,1947,,1950,,A\n,कहाँ?,,यहाँ,,वहाँ,B\n";
    let taken = taken(text);
    assert_eq!(taken.remarks, []);
    let stems: Vec<_> = taken.items.iter().map(|item| choices(item).stem.clone()).collect();
    assert_eq!(
        stems,
        [
            Text::both("Who?".to_owned(), "कौन?".to_owned()),
            Text::only(Locale::En, "When?".to_owned()),
            Text::only(Locale::Hi, "कहाँ?".to_owned()),
        ]
    );
    assert_eq!(choices(&taken.items[1]).options[0].text, Text::same("1947".to_owned()));
    assert_eq!(taken.items.iter().map(right).collect::<Vec<_>>(), [[2], [1], [2]]);
}

#[test]
fn a_table_in_hindi_alone_is_read_by_its_script() {
    let text = "प्रश्न,विकल्प 1,विकल्प 2,उत्तर\nराजधानी कौन-सी है?,मुंबई,दिल्ली,2\nदूसरा प्रश्न?,क्या,कौन,1\n";
    let taken = taken(text);
    assert_eq!(choices(&taken.items[0]).stem.exact(Locale::En), None);
    assert_eq!(taken.items.iter().map(right).collect::<Vec<_>>(), [[2], [1]]);
}

#[test]
fn heads_may_stand_below_a_title() {
    let text = "Mock test 4\n\nName:,,\nQuestion,A,B,C,D,Answer\nWhich one?,w,x,y,z,C\n";
    let guess = guessed(text);
    assert_eq!(guess.mapping.header, Some(4));
    assert_eq!(guess.mapping.first, 5);
    assert_eq!(guess.confidence, Confidence::Sure);
}

#[test]
fn without_heads_the_cells_tell() {
    let text = "1,Which river is the longest?,Ganga,Yamuna,Kaveri,Godavari,A,It is 2525 km long.\n\
        2,Which is the highest peak?,K2,Everest,Kamet,Anai Mudi,B,It is in Nepal.\n\
        3,Which is the largest State?,Goa,Kerala,Sikkim,Rajasthan,D,By area it is.\n";
    assert_eq!(
        fields(text),
        [
            (2, "question".to_owned()),
            (3, "option_1".to_owned()),
            (4, "option_2".to_owned()),
            (5, "option_3".to_owned()),
            (6, "option_4".to_owned()),
            (7, "answer".to_owned()),
            (8, "explanation".to_owned()),
        ]
    );
    let guess = guessed(text);
    assert_eq!((guess.mapping.header, guess.confidence), (None, Confidence::Likely));
    assert_eq!(taken(text).items.iter().map(right).collect::<Vec<_>>(), [[1], [2], [4]]);
}

#[test]
fn without_heads_words_may_be_the_answer() {
    let text = "Which river is the longest?,Ganga,Yamuna,Kaveri,Ganga\n\
        Which is the highest peak?,K2,Everest,Kamet,Everest\n";
    assert_eq!(guessed(text).mapping.key, KeyForm::Text);
    assert_eq!(taken(text).items.iter().map(right).collect::<Vec<_>>(), [[1], [2]]);
}

#[test]
fn a_table_of_something_else_is_no_questions() {
    let text = "Name,City\nRam,Delhi\nShyam,Pune\n";
    let guess = guessed(text);
    assert_eq!(guess.confidence, Confidence::Unclear);
    assert!(guess.unclear.contains(&Unclear::Answer), "{guess:?}");
    assert_eq!(taken("1,2,3\n4,5,6\n").items, []);
}

#[test]
fn the_shape_of_the_heads_is_the_same_for_the_next_file_of_a_kind() {
    let shape = |text: &str| shape_of_header(&only_sheet(text.as_bytes()));
    let one = shape("Question,A,B,Answer\nOne?,x,y,A\n");
    assert_eq!(one, shape("question , A,B,ANSWER\nTwo?,p,q,B\nThree?,p,q,B\n"));
    assert_ne!(one, shape("Question,B,A,Answer\nOne?,x,y,A\n"));
    // Pinned: it is what mappings are remembered by.
    assert_eq!(one, 17_496_640_903_260_704_361);
}

#[test]
fn a_mapping_is_kept_as_text_that_does_not_change() {
    let mapping = guessed("Question,question_hi,A,B,Answer\nOne?,एक?,x,y,\"A,B\"\n").mapping;
    let text = "table-1 format=csv header=1 first=2 key=letter several=44 1=question 2=question.hi \
        3=option_1 4=option_2 5=answer";
    assert_eq!(mapping.to_text(), text);
    assert_eq!(Mapping::from_text(text), Some(mapping));
    for broken in
        ["", "table-2 format=csv", "table-1 format=csv header=1", &text.replace("=csv", "=x")]
    {
        assert_eq!(Mapping::from_text(broken), None, "{broken}");
    }
}

fn field() -> impl Strategy<Value = Field> {
    prop_oneof![
        Just(Field::Id),
        Just(Field::Question),
        Just(Field::Answer),
        Just(Field::Topic),
        Just(Field::Shuffle),
        (1_u8..=26).prop_map(Field::Option),
        (1_u8..=26).prop_map(Field::Why),
    ]
}

proptest! {
    #[test]
    fn every_mapping_is_kept(
        header in proptest::option::of(1_usize..30),
        first in 1_usize..30,
        key in 0_usize..5,
        several in proptest::option::of(any::<char>()),
        columns in proptest::collection::btree_map(1_usize..257, (field(), 0_u8..3), 0..12),
    ) {
        let language = |n| match n { 1 => Some(Locale::En), 2 => Some(Locale::Hi), _ => None };
        let columns: BTreeMap<usize, Column> = columns
            .into_iter()
            .map(|(n, (field, l))| (n, Column { field, language: language(l) }))
            .collect();
        let key = KeyForm::ALL[key];
        let mapping = Mapping { format: Format::Kahoot, header, first, columns, key, several };
        prop_assert_eq!(Mapping::from_text(&mapping.to_text()), Some(mapping));
    }

    #[test]
    fn any_text_is_a_mapping_or_none(text in "(table-1 )?[ a-z0-9=._-]{0,60}") {
        Mapping::from_text(&text);
        guess(&only_sheet(b"x,y"));
    }
}
