//! A bank as GIFT that Moodle reads back as it was. A file cannot say whether options may change
//! places, what a question cites, how hard it is or which facts it tests.

use num_rational::Ratio;

use super::words::{self, Markup};
use crate::domain::answer::parse_number;
use crate::domain::bank::markup::{Style, has_style};
use crate::domain::bank::{Bank, Question};
use crate::domain::locale::Locale;
use crate::interchange::flat::{Flat, FlatAnswer, FlatOption, flat, flat_coded};
use crate::interchange::lines::trim;
use crate::interchange::{Place, Remark, Said, Written};

/// The questions of a bank in one language, in its order, each under the title of its topic.
pub fn write(bank: &Bank, locale: Locale) -> Written {
    let mut written = Written::default();
    let head = [bank.title.text(locale), &bank.authors.join(", "), &bank.licence];
    for line in head.into_iter().map(one_line).filter(|line| !line.is_empty()) {
        written.text.push_str("// ");
        written.text.push_str(&line);
        written.text.push('\n');
    }
    let mut topic = None;
    for question in &bank.questions {
        let passage = question.passage.as_ref();
        let passage = passage.and_then(|id| bank.passages.iter().find(|one| one.id == *id));
        let mut flat = flat(question, passage, locale);
        if let FlatAnswer::Pairs { rows, .. } = &flat.answer
            && rows.iter().any(|(left, _)| left.contains("->"))
        {
            flat = flat_coded(question, passage, locale);
        }
        let mut remarks = std::mem::take(&mut flat.remarks);
        match answer(&mut flat, &mut remarks) {
            Ok(answer) => {
                if topic != Some(&question.topic) {
                    topic = Some(&question.topic);
                    let title = bank.topics.iter().find(|one| one.id == question.topic);
                    let title = title.map_or(question.topic.as_str(), |one| one.title.text(locale));
                    category(title, &mut written.text);
                }
                whole(question, &flat, &answer, &mut written.text);
            }
            Err(said) => remarks = vec![said],
        }
        let place = Place::Question(question.id.to_string());
        written
            .remarks
            .extend(remarks.into_iter().map(|said| Remark { place: place.clone(), said }));
    }
    written
}

fn category(title: &str, file: &mut String) {
    file.push_str("\n$CATEGORY: ");
    file.push_str(&one_line(title).replace('\\', "\\\\").replace('/', "//"));
    file.push('\n');
}

/// Comment, title, stem and answer.
fn whole(question: &Question, flat: &Flat, answer: &Answers, file: &mut String) {
    file.push_str("\n// ");
    bracketed("id", question.id.as_str(), file);
    for tag in &question.tags {
        file.push(' ');
        bracketed("tag", tag, file);
    }
    file.push_str("\n::");
    words::escape(&one_line(question.id.as_str()), file);
    file.push_str("::");
    if answer.markup != Markup::Moodle {
        file.push_str(answer.markup.mark());
    }
    text(&flat.stem, answer.markup, file);
    file.push_str(" {");
    file.push_str(&answer.text);
    if let Some(explanation) = &flat.explanation {
        file.push_str("\n\t####");
        text(explanation, answer.markup, file);
    }
    if answer.text.contains('\n') || flat.explanation.is_some() {
        file.push('\n');
    }
    file.push_str("}\n");
}

/// What stands between the braces but for the explanation, and what all the texts are written in.
struct Answers {
    text: String,
    markup: Markup,
}

/// The answers of a question as GIFT has them, or why it has none. What can only be said in the stem
/// is put there.
fn answer(flat: &mut Flat, remarks: &mut Vec<Said>) -> Result<Answers, Said> {
    if let FlatAnswer::Number { unit: Some(unit), .. } = &flat.answer
        && !flat.stem.contains(unit.as_str())
    {
        flat.stem = format!("{} ({unit})", flat.stem);
        remarks.push(Said::Reworked { what: "a unit" });
    }
    let markup = markup(flat);
    let mut text = String::new();
    match &flat.answer {
        FlatAnswer::One(options) | FlatAnswer::Many(options) => {
            if options.len() < 2 {
                return Err(Said::Unwritable { what: "fewer than two options" });
            }
            let many = matches!(flat.answer, FlatAnswer::Many(_));
            let right = options.iter().filter(|option| option.right).count();
            for option in options {
                let mark = match (many, option.right) {
                    (false, true) => "=".to_owned(),
                    (false, false) => "~".to_owned(),
                    (true, true) => format!("~%{}%", share(right)),
                    (true, false) => "~%-100%".to_owned(),
                };
                one_option(&mark, option, markup, &mut text);
            }
        }
        FlatAnswer::TrueFalse { holds, why } => {
            text.push_str(if *holds { "TRUE" } else { "FALSE" });
            said(why.as_deref(), markup, &mut text);
        }
        FlatAnswer::Number { answer, tolerance, .. } => {
            number(*answer, *tolerance, &mut text, remarks)?;
        }
        FlatAnswer::Words(words) => {
            let typed: Vec<&String> = words.iter().filter(|words| !words.contains("->")).collect();
            let what = "an arrow in an answer that is typed";
            if typed.is_empty() {
                return Err(Said::Unwritable { what });
            }
            if typed.len() < words.len() {
                remarks.push(Said::Reworked { what });
            }
            for words in typed {
                text.push_str("\n\t=");
                guard(words, Markup::Moodle, &mut text);
                let mut escaped = String::new();
                words::escape(trim(words), &mut escaped);
                // A star would stand for any letters.
                text.push_str(&escaped.replace('*', "\\*"));
            }
        }
        FlatAnswer::Pairs { rows, extra } => {
            if rows.len() < 2 {
                return Err(Said::Unwritable { what: "fewer than two pairs" });
            }
            let rows = rows.iter().map(|(left, right)| (left.as_str(), right));
            for (left, right) in rows.chain(extra.iter().map(|extra| ("", extra))) {
                text.push_str("\n\t=");
                self::text(left, markup, &mut text);
                text.push_str(" -> ");
                // Moodle takes the right side as it is.
                words::escape(trim(right), &mut text);
            }
        }
    }
    Ok(Answers { text, markup })
}

fn one_option(mark: &str, option: &FlatOption, markup: Markup, file: &mut String) {
    file.push_str("\n\t");
    file.push_str(mark);
    text(&option.text, markup, file);
    said(option.why.as_deref(), markup, file);
}

/// What is said of an answer.
fn said(why: Option<&str>, markup: Markup, file: &mut String) {
    if let Some(why) = why.filter(|why| !trim(why).is_empty()) {
        file.push('#');
        text(why, markup, file);
    }
}

/// What the texts of a question are to be read as: Markdown if something is bold or
/// emphasised, plain if something could be taken for a tag.
fn markup(flat: &Flat) -> Markup {
    let mut markup = Markup::Moodle;
    let mut see = |text: &str| {
        if [Style::Bold, Style::Emphasis].into_iter().any(|style| has_style(text, style)) {
            markup = Markup::Markdown;
        } else if markup == Markup::Moodle && text.contains(['<', '&']) {
            markup = Markup::Plain;
        }
    };
    see(&flat.stem);
    flat.explanation.iter().for_each(|text| see(text));
    match &flat.answer {
        FlatAnswer::One(options) | FlatAnswer::Many(options) => {
            for option in options {
                see(&option.text);
                option.why.iter().for_each(|why| see(why));
            }
        }
        FlatAnswer::TrueFalse { why, .. } => why.iter().for_each(|why| see(why)),
        FlatAnswer::Pairs { rows, .. } => rows.iter().for_each(|(left, _)| see(left)),
        FlatAnswer::Number { .. } | FlatAnswer::Words(_) => {}
    }
    markup
}

/// A text that is read as `markup`.
fn text(text: &str, markup: Markup, file: &mut String) {
    let text = trim(text);
    guard(text, markup, file);
    if markup == Markup::Markdown && text.contains(['\n', '\r']) {
        let lines = text.replace("\r\n", "\n").replace('\r', "\n").replace('\n', "  \n");
        words::escape(&lines, file);
    } else {
        words::escape(text, file);
    }
}

/// Says what a text is written in where it begins with something that would say it otherwise, or
/// that would be a weight.
fn guard(text: &str, markup: Markup, file: &mut String) {
    let is_weight = !matches!(words::weight(text), Ok((None, _)));
    if is_weight || Markup::before(text).is_some() {
        file.push_str(markup.mark());
    }
}

/// A number and how far off is still right.
fn number(
    answer: Ratio<i64>,
    tolerance: Ratio<i64>,
    file: &mut String,
    remarks: &mut Vec<Said>,
) -> Result<(), Said> {
    let what = "a number of so many digits";
    let (answer, exact) = decimal(answer).ok_or(Said::Unwritable { what })?;
    let (mut tolerance, near) = decimal(tolerance).ok_or(Said::Unwritable { what })?;
    if !exact || !near {
        remarks.push(Said::Reworked { what: "a fraction without an end" });
    }
    // The number itself must be right still.
    if !exact && tolerance == "0" {
        "0.000000001".clone_into(&mut tolerance);
    }
    file.push('#');
    file.push_str(&answer);
    if tolerance != "0" {
        file.push(':');
        file.push_str(&tolerance);
    }
    Ok(())
}

/// A number as a decimal, and whether it is the number exactly; with at most nine places if it has no
/// end. `None` if it has more digits than are read.
fn decimal(number: Ratio<i64>) -> Option<(String, bool)> {
    const MOST: usize = 18;
    const ROUNDED: usize = 9;
    let (top, bottom) = (i128::from(*number.numer()), i128::from(*number.denom()));
    let mut scale = 1_i128;
    for places in 0..=MOST {
        if scale % bottom == 0 {
            let text = digits(top * (scale / bottom), places);
            if parse_number(&text) == Some(number) {
                return Some((text, true));
            }
        }
        scale *= 10;
    }
    (0..=ROUNDED).rev().find_map(|places| {
        let scaled = top * 10_i128.pow(u32::try_from(places).ok()?);
        let half = if top < 0 { -bottom } else { bottom };
        let text = digits((2 * scaled + half) / (2 * bottom), places);
        parse_number(&text).map(|_| (text, false))
    })
}

/// A whole number of so many places after the point.
fn digits(number: i128, places: usize) -> String {
    let sign = if number < 0 { "-" } else { "" };
    let all = format!("{:0>width$}", number.unsigned_abs(), width = places + 1);
    let (whole, fraction) = all.split_at(all.len() - places);
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{fraction}")
}

/// What each of so many right options is worth, as Moodle writes it: 50, 33.33333.
fn share(count: usize) -> String {
    const SCALE: usize = 100_000;
    let share = (100 * SCALE + count / 2) / count.max(1);
    let (whole, fraction) = (share / SCALE, share % SCALE);
    if fraction == 0 {
        whole.to_string()
    } else {
        format!("{whole}.{fraction:05}").trim_end_matches('0').to_owned()
    }
}

/// `[id:…]`, without what may not stand in it.
fn bracketed(name: &str, text: &str, file: &mut String) {
    let text = one_line(text).replace(['<', '>', '`'], " ");
    file.push('[');
    file.push_str(name);
    file.push(':');
    file.push_str(&text.trim().trim_end_matches('\\').replace(']', "\\]"));
    file.push(']');
}

/// Words without line breaks and other characters that are not seen.
fn one_line(text: &str) -> String {
    text.replace(char::is_control, " ").trim().to_owned()
}
