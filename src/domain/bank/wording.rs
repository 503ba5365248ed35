//! The phrases that papers use around statements, pairs and codes, in both languages: a table of the
//! domain, since a key must read the same wherever the question is shown. Which phrase belongs where
//! is in `printed`; the words of the interface are in `i18n`.

use super::{Numbering, Which};
use crate::domain::locale::{Locale, Text, spoken};

/// What is counted or chosen: statements or pairs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// Statements, which are correct or not.
    Statements,
    /// Pairs, which are matched or not.
    Pairs,
}

fn say(english: &str, hindi: &str) -> Text {
    Text::both(english.to_owned(), hindi.to_owned())
}

/// The number of a statement or pair, from 1: `2` or `II`.
pub(crate) fn numeral(numbering: Numbering, number: usize) -> String {
    match numbering {
        Numbering::Arabic => number.to_string(),
        Numbering::Roman => roman(number),
    }
}

fn roman(mut number: usize) -> String {
    const SIGNS: [(usize, &str); 9] = [
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while number >= value {
            text.push_str(sign);
            number -= value;
        }
    }
    text
}

/// The letter of an entry of List-I, from 0: `A`. Past `Z` it is the number itself, from 27.
pub(super) fn letter(index: usize) -> String {
    u8::try_from(index)
        .ok()
        .filter(|index| *index < 26)
        .map_or_else(|| (index + 1).to_string(), |index| char::from(b'A' + index).to_string())
}

/// "1", "1 and 2", "1, 2 and 3".
fn enumerate(locale: Locale, names: &[String]) -> String {
    let and = match locale {
        Locale::En => "and",
        Locale::Hi => "और",
    };
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
    }
}

fn numerals(numbering: Numbering, numbers: &[usize]) -> Vec<String> {
    numbers.iter().map(|number| numeral(numbering, *number)).collect()
}

// What a question asks once its statements, pairs or lists have been read.

/// "Which of the statements given above is/are correct?"
pub(super) fn which_ask(of: Of, which: Which) -> Text {
    match (of, which) {
        (Of::Statements, Which::Correct) => say(
            "Which of the statements given above is/are correct?",
            "उपर्युक्त कथनों में से कौन-सा/से सही है/हैं?",
        ),
        (Of::Statements, Which::Incorrect) => say(
            "Which of the statements given above is/are **not** correct?",
            "उपर्युक्त कथनों में से कौन-सा/से सही **नहीं** है/हैं?",
        ),
        (Of::Pairs, Which::Correct) => say(
            "Which of the pairs given above is/are correctly matched?",
            "उपर्युक्त युग्मों में से कौन-सा/से सही सुमेलित है/हैं?",
        ),
        (Of::Pairs, Which::Incorrect) => say(
            "Which of the pairs given above is/are **not** correctly matched?",
            "उपर्युक्त युग्मों में से कौन-सा/से सही सुमेलित **नहीं** है/हैं?",
        ),
    }
}

/// "How many of the above statements are correct?"
pub(super) fn how_many_ask(of: Of, which: Which) -> Text {
    match (of, which) {
        (Of::Statements, Which::Correct) => {
            say("How many of the above statements are correct?", "उपर्युक्त कथनों में से कितने सही हैं?")
        }
        (Of::Statements, Which::Incorrect) => say(
            "How many of the above statements are **not** correct?",
            "उपर्युक्त कथनों में से कितने सही **नहीं** हैं?",
        ),
        (Of::Pairs, Which::Correct) => say(
            "How many of the above pairs are correctly matched?",
            "उपर्युक्त युग्मों में से कितने सही सुमेलित हैं?",
        ),
        (Of::Pairs, Which::Incorrect) => say(
            "How many of the above pairs are **not** correctly matched?",
            "उपर्युक्त युग्मों में से कितने सही सुमेलित **नहीं** हैं?",
        ),
    }
}

/// What stands under two lists, or under things to be put in order.
pub(super) fn code_ask() -> Text {
    say(
        "Select the correct answer using the code given below:",
        "नीचे दिए गए कूट का प्रयोग कर सही उत्तर चुनिए:",
    )
}

/// What stands under an assertion and a reason, or under Statement-I and its fellows.
pub(super) fn respect_ask() -> Text {
    say(
        "Which one of the following is correct in respect of the above statements?",
        "उपर्युक्त कथनों के बारे में निम्नलिखित में से कौन-सा एक सही है?",
    )
}

/// What stands over an assertion and a reason.
pub(super) fn assertion_intro() -> Text {
    say(
        "Given below are two statements, one labelled as Assertion (A) and the other as Reason (R):",
        "नीचे दो कथन दिए गए हैं, जिनमें से एक को कथन (A) और दूसरे को कारण (R) कहा गया है:",
    )
}

/// What stands over Statement-I and its fellows.
pub(super) fn explains_intro() -> Text {
    say("Consider the following statements:", "निम्नलिखित कथनों पर विचार कीजिए:")
}

/// What stands under a statement that is true or false.
pub(super) fn true_false_ask() -> Text {
    say("Is this statement true or false?", "यह कथन सत्य है या असत्य?")
}

// Labels.

/// "Assertion (A):"
pub(super) fn assertion_label() -> Text {
    say("Assertion (A):", "कथन (A):")
}

/// "Reason (R):"
pub(super) fn reason_label() -> Text {
    say("Reason (R):", "कारण (R):")
}

/// "Statement-II:", from 1.
pub(super) fn statement_label(number: usize) -> Text {
    let number = roman(number);
    Text::both(format!("Statement-{number}:"), format!("कथन-{number}:"))
}

// What can be chosen.

/// One code for `total` statements or pairs, such as "1 and 3 only". `numbers` are in order, from 1;
/// with none of them it is "None of the above".
pub(super) fn code(numbering: Numbering, numbers: &[usize], total: usize) -> Text {
    if numbers.is_empty() {
        return say("None of the above", "उपर्युक्त में से कोई नहीं");
    }
    let names = numerals(numbering, numbers);
    let all = numbers.len() >= total && total > 1;
    spoken(|locale| {
        let names = enumerate(locale, &names);
        match locale {
            _ if all => names,
            Locale::En => format!("{names} only"),
            Locale::Hi => format!("केवल {names}"),
        }
    })
}

/// One of the four codes for two statements: "1 only", "Both 1 and 2", "Neither 1 nor 2".
pub(super) fn code_of_two(numbering: Numbering, numbers: &[usize]) -> Text {
    let (one, two) = (numeral(numbering, 1), numeral(numbering, 2));
    match numbers {
        [] => Text::both(format!("Neither {one} nor {two}"), format!("न तो {one} और न ही {two}")),
        [_] => code(numbering, numbers, 2),
        _ => Text::both(format!("Both {one} and {two}"), format!("{one} और {two} दोनों")),
    }
}

const ENGLISH: [&str; 11] =
    ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const HINDI: [&str; 11] = ["शून्य", "एक", "दो", "तीन", "चार", "पाँच", "छह", "सात", "आठ", "नौ", "दस"];

fn word(locale: Locale, number: usize) -> String {
    let words = match locale {
        Locale::En => &ENGLISH,
        Locale::Hi => &HINDI,
    };
    words.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// One count out of `total`: "Only two", "All three", "None"; of pairs "Only two pairs".
pub(super) fn count(of: Of, number: usize, total: usize) -> Text {
    let pairs = of == Of::Pairs;
    match number {
        0 if pairs => return say("None of the pairs", "कोई भी युग्म नहीं"),
        0 => return say("None", "कोई भी नहीं"),
        2 if total == 2 && pairs => return say("Both the pairs", "दोनों युग्म"),
        2 if total == 2 => return say("Both", "दोनों"),
        _ => {}
    }
    let all = number >= total && total > 1;
    spoken(|locale| {
        let number_word = word(locale, number);
        match (locale, pairs) {
            (Locale::En, false) if all => format!("All {number_word}"),
            (Locale::En, true) if all => format!("All the {number_word} pairs"),
            (Locale::Hi, false) if all => format!("सभी {number_word}"),
            (Locale::Hi, true) if all => format!("सभी {number_word} युग्म"),
            (Locale::En, false) => format!("Only {number_word}"),
            (Locale::En, true) if number == 1 => "Only one pair".to_owned(),
            (Locale::En, true) => format!("Only {number_word} pairs"),
            (Locale::Hi, false) => format!("केवल {number_word}"),
            (Locale::Hi, true) => format!("केवल {number_word} युग्म"),
        }
    })
}

/// What an answer can say of an assertion and a reason, in the order of the papers.
pub(super) fn assertion_choice(assertion: bool, reason: bool, explains: bool) -> Text {
    match (assertion, reason, explains) {
        (true, true, true) => say(
            "Both A and R are true and R is the correct explanation of A",
            "A और R दोनों सही हैं तथा R, A की सही व्याख्या है",
        ),
        (true, true, false) => say(
            "Both A and R are true but R is not the correct explanation of A",
            "A और R दोनों सही हैं किन्तु R, A की सही व्याख्या नहीं है",
        ),
        (true, false, _) => say("A is true but R is false", "A सही है किन्तु R गलत है"),
        (false, _, _) => say("A is false but R is true", "A गलत है किन्तु R सही है"),
    }
}

/// The same of Statement-I and Statement-II.
pub(super) fn explained_choice(first: bool, second: bool, explains: bool) -> Text {
    match (first, second, explains) {
        (true, true, true) => say(
            "Both Statement-I and Statement-II are correct and Statement-II is the correct explanation for Statement-I",
            "कथन-I और कथन-II दोनों सही हैं तथा कथन-II, कथन-I की सही व्याख्या है",
        ),
        (true, true, false) => say(
            "Both Statement-I and Statement-II are correct and Statement-II is not the correct explanation for Statement-I",
            "कथन-I और कथन-II दोनों सही हैं तथा कथन-II, कथन-I की सही व्याख्या नहीं है",
        ),
        (true, false, _) => say(
            "Statement-I is correct but Statement-II is incorrect",
            "कथन-I सही है किन्तु कथन-II गलत है",
        ),
        (false, _, _) => say(
            "Statement-I is incorrect but Statement-II is correct",
            "कथन-I गलत है किन्तु कथन-II सही है",
        ),
    }
}

/// What an answer can say of Statements II and III, by how many are correct and how many of those
/// explain Statement-I: the four that the papers print.
pub(super) fn explained_by_two_choice(correct: usize, explain: usize) -> Text {
    match (correct, explain) {
        (2, 2) => say(
            "Both Statement-II and Statement-III are correct and both of them explain Statement-I",
            "कथन-II और कथन-III दोनों सही हैं तथा दोनों ही कथन-I की व्याख्या करते हैं",
        ),
        (2, _) => say(
            "Both Statement-II and Statement-III are correct but only one of them explains Statement-I",
            "कथन-II और कथन-III दोनों सही हैं किन्तु उनमें से केवल एक ही कथन-I की व्याख्या करता है",
        ),
        (1, _) => say(
            "Only one of the Statements II and III is correct and that explains Statement-I",
            "कथन II और III में से केवल एक सही है तथा वह कथन-I की व्याख्या करता है",
        ),
        _ => say(
            "Neither Statement-II nor Statement-III is correct",
            "न तो कथन-II सही है और न ही कथन-III",
        ),
    }
}

/// "True" or "False".
pub(super) fn truth(holds: bool) -> Text {
    if holds { say("True", "सत्य") } else { say("False", "असत्य") }
}

/// The fifth option.
pub(super) fn not_attempted() -> Text {
    say("Question not attempted", "अनुत्तरित प्रश्न")
}

/// "A-2, B-3, C-1": for each entry of List-I the number in List-II, from 1.
pub(super) fn match_code(numbers: &[usize]) -> Text {
    let parts: Vec<String> = numbers
        .iter()
        .enumerate()
        .map(|(row, number)| format!("{}-{number}", letter(row)))
        .collect();
    Text::same(parts.join(", "))
}

/// "3-2-1-4"; also the id of such a choice.
pub(super) fn order_code(numbers: &[usize]) -> String {
    let parts: Vec<String> = numbers.iter().map(usize::to_string).collect();
    parts.join("-")
}

// Why a choice made by the app is wrong, shown with the key.

/// "Leaves out 2, which holds."
pub(super) fn leaves_out(of: Of, which: Which, numbering: Numbering, numbers: &[usize]) -> Text {
    let names = numerals(numbering, numbers);
    let several = numbers.len() > 1;
    spoken(|locale| {
        let names = enumerate(locale, &names);
        let state = is_asked_for(locale, of, which, several);
        match locale {
            Locale::En => format!("Leaves out {names}, which {state}."),
            Locale::Hi => format!("{names} को छोड़ देता है, जो {state}।"),
        }
    })
}

/// "Counts 3: <why>", or "Counts 3, which does not hold."
pub(super) fn counts(
    of: Of,
    which: Which,
    numbering: Numbering,
    number: usize,
    why: Option<&Text>,
) -> Text {
    let name = numeral(numbering, number);
    let opposite = match which {
        Which::Correct => Which::Incorrect,
        Which::Incorrect => Which::Correct,
    };
    spoken(|locale| {
        let why = why.map(|why| why.text(locale));
        let state = is_asked_for(locale, of, opposite, false);
        match (locale, why) {
            (Locale::En, Some(why)) => format!("Counts {name}: {why}"),
            (Locale::En, None) => format!("Counts {name}, which {state}."),
            (Locale::Hi, Some(why)) => format!("{name} को गिनता है: {why}"),
            (Locale::Hi, None) => format!("{name} को गिनता है, जो {state}।"),
        }
    })
}

const fn is_asked_for(locale: Locale, of: Of, which: Which, several: bool) -> &'static str {
    match (locale, of, which) {
        (Locale::En, Of::Statements, Which::Correct) if several => "hold",
        (Locale::En, Of::Statements, Which::Correct) => "holds",
        (Locale::En, Of::Statements, Which::Incorrect) if several => "do not hold",
        (Locale::En, Of::Statements, Which::Incorrect) => "does not hold",
        (Locale::En, Of::Pairs, Which::Correct) if several => "are matched",
        (Locale::En, Of::Pairs, Which::Correct) => "is matched",
        (Locale::En, Of::Pairs, Which::Incorrect) if several => "are not matched",
        (Locale::En, Of::Pairs, Which::Incorrect) => "is not matched",
        (Locale::Hi, Of::Statements, Which::Correct) if several => "सही हैं",
        (Locale::Hi, Of::Statements, Which::Correct) => "सही है",
        (Locale::Hi, Of::Statements, Which::Incorrect) if several => "सही नहीं हैं",
        (Locale::Hi, Of::Statements, Which::Incorrect) => "सही नहीं है",
        (Locale::Hi, Of::Pairs, Which::Correct) if several => "सुमेलित हैं",
        (Locale::Hi, Of::Pairs, Which::Correct) => "सुमेलित है",
        (Locale::Hi, Of::Pairs, Which::Incorrect) if several => "सुमेलित नहीं हैं",
        (Locale::Hi, Of::Pairs, Which::Incorrect) => "सुमेलित नहीं है",
    }
}

/// The right count by its members: "Correct: 1 and 3."
pub(super) fn those_counted(of: Of, which: Which, numbering: Numbering, numbers: &[usize]) -> Text {
    let names = numerals(numbering, numbers);
    spoken(|locale| {
        let names = match (locale, numbers) {
            (Locale::En, []) => "none".to_owned(),
            (Locale::Hi, []) => "कोई भी नहीं".to_owned(),
            _ => enumerate(locale, &names),
        };
        match (locale, of, which) {
            (Locale::En, Of::Statements, Which::Correct) => format!("Correct: {names}."),
            (Locale::En, Of::Statements, Which::Incorrect) => format!("Not correct: {names}."),
            (Locale::En, Of::Pairs, Which::Correct) => format!("Matched: {names}."),
            (Locale::En, Of::Pairs, Which::Incorrect) => format!("Not matched: {names}."),
            (Locale::Hi, Of::Statements, Which::Correct) => format!("सही: {names}।"),
            (Locale::Hi, Of::Statements, Which::Incorrect) => format!("सही नहीं: {names}।"),
            (Locale::Hi, Of::Pairs, Which::Correct) => format!("सुमेलित: {names}।"),
            (Locale::Hi, Of::Pairs, Which::Incorrect) => format!("सुमेलित नहीं: {names}।"),
        }
    })
}

/// What is so of one statement of two: "R is false: <why>", "Statement-I is correct."
pub(super) fn verdict_on(name: &Text, holds: bool, why: Option<&Text>) -> Text {
    spoken(|locale| {
        let name = name.text(locale);
        let why = why.filter(|_| !holds).map(|why| why.text(locale));
        match (locale, holds, why) {
            (Locale::En, true, _) => format!("{name} is correct."),
            (Locale::En, false, Some(why)) => format!("{name} is not correct: {why}"),
            (Locale::En, false, None) => format!("{name} is not correct."),
            (Locale::Hi, true, _) => format!("{name} सही है।"),
            (Locale::Hi, false, Some(why)) => format!("{name} सही नहीं है: {why}"),
            (Locale::Hi, false, None) => format!("{name} सही नहीं है।"),
        }
    })
}

/// "R explains A." or "R does not explain A."
pub(super) fn explains_or_not(reason: &Text, about: &Text, explains: bool) -> Text {
    spoken(|locale| {
        let (reason, about) = (reason.text(locale), about.text(locale));
        match (locale, explains) {
            (Locale::En, true) => format!("{reason} explains {about}."),
            (Locale::En, false) => format!("{reason} does not explain {about}."),
            (Locale::Hi, true) => format!("{reason}, {about} की व्याख्या करता है।"),
            (Locale::Hi, false) => format!("{reason}, {about} की व्याख्या नहीं करता।"),
        }
    })
}

/// A statement's name within a sentence: "Statement-II", from 1.
pub(super) fn statement_name(number: usize) -> Text {
    let number = roman(number);
    Text::both(format!("Statement-{number}"), format!("कथन-{number}"))
}

/// "A goes with 3, B with 1.": the right match of each entry that a code gets wrong.
pub(super) fn goes_with(matches: &[(usize, usize)]) -> Text {
    let parts = |first: &str, middle: &str, end: &str| -> String {
        let parts: Vec<String> = matches
            .iter()
            .enumerate()
            .map(|(place, (row, number))| {
                let middle = if place == 0 { first } else { middle };
                format!("{}{middle}{number}{end}", letter(*row))
            })
            .collect();
        parts.join(", ")
    };
    Text::both(
        format!("{}.", parts(" goes with ", " with ", "")),
        format!("{}।", parts(" का मेल ", " का ", " से है")),
    )
}

/// "2 comes before 1."
pub(super) fn comes_before(earlier: usize, later: usize) -> Text {
    Text::both(
        format!("{earlier} comes before {later}."),
        format!("{earlier}, {later} से पहले आता है।"),
    )
}

/// Several short sentences, one after the other.
pub(super) fn sentences(parts: &[Text]) -> Text {
    spoken(|locale| parts.iter().map(|part| part.text(locale)).collect::<Vec<_>>().join(" "))
}
