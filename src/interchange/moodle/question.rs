//! What a question of Moodle is to us.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashSet;

use num_rational::Ratio;

use super::number;
use super::tree::{Node, Tree};
use crate::domain::bank::picture;
use crate::domain::bank::{
    Body, Choice, Choices, Item, Lists, Numeric, Order, Row, Shuffle, Statement, Typed,
};
use crate::domain::locale::Text;
use crate::interchange::files::{Files, Gathered, from_base64, unescaped};
use crate::interchange::html::{self, Markup};
use crate::interchange::{Said, limit, tongue};

/// The most answers, pairs or items of one question.
pub(in crate::interchange) const ANSWERS: usize = 100;
/// The most tags, and the most categories within one another.
const NAMES: usize = 32;
/// The longest name, in characters.
const NAME: usize = 200;
/// What Moodle says after an answer if its writer says nothing.
const USUAL: [&str; 6] = [
    "Your answer is correct.",
    "Your answer is partially correct.",
    "Your answer is incorrect.",
    "Correct",
    "Partially correct",
    "Incorrect",
];

/// A question with what is said of it.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) body: Body,
    pub(super) id: Option<String>,
    pub(super) tags: Vec<String>,
    pub(super) explanation: Option<Text>,
    pub(super) shuffle: Shuffle,
}

/// The path of a category, outermost first, without what Moodle puts before every path.
pub(super) fn path(tree: &Tree<'_>) -> Vec<String> {
    let text = tree.root().first("category").map_or("", Node::text);
    // Two strokes are one that belongs to a name.
    let mut path: Vec<String> = text
        .replace("//", "\u{0}")
        .split('/')
        .map(|name| plain(&name.replace('\u{0}', "/"), NAME))
        .filter(|name| !name.is_empty())
        .take(NAMES)
        .collect();
    if path.first().is_some_and(|name| name.starts_with('$') && name.ends_with('$')) {
        path.remove(0);
    }
    if path.first().is_some_and(|name| name == "top") {
        path.remove(0);
    }
    path
}

/// Reads a question: what is asked, unless it is left out, and what is to be said of it.
pub(super) fn read(tree: &Tree<'_>, gathered: &mut Gathered) -> (Option<Asked>, Vec<Said>) {
    let (root, markup) = (tree.root(), Markup::Html);
    let mut reading = Reading { root, markup, said: Vec::new(), gathered, used: HashSet::new() };
    match reading.question(tree.kind()) {
        Ok(asked) => (Some(asked), reading.said),
        Err(left_out) => {
            let mut said = vec![left_out];
            said.extend(
                reading.said.into_iter().filter(|said| matches!(said, Said::FileDropped { .. })),
            );
            (None, said)
        }
    }
}

struct Reading<'t, 's, 'g> {
    root: Node<'t, 's>,
    /// The markup of what does not name its own.
    markup: Markup,
    said: Vec<Said>,
    /// The images of all questions.
    gathered: &'g mut Gathered,
    /// The names of the files of this question that its texts named.
    used: HashSet<String>,
}

/// An answer with its marks.
struct Answer<'t, 's> {
    node: Node<'t, 's>,
    /// In hundredths of the question's marks.
    marks: f64,
}

impl Answer<'_, '_> {
    /// Whether it has all the marks.
    fn is_whole(&self) -> bool {
        self.marks > 99.9
    }
}

impl<'t, 's> Reading<'t, 's, '_> {
    fn question(&mut self, kind: &str) -> Result<Asked, Said> {
        if is_true(self.root.first("hidden").map(Node::own_text)) == Some(true) {
            return Err(Said::PutAway);
        }
        let question = self.root.first("questiontext");
        self.markup = question.map_or(Markup::Html, |node| markup(node, Markup::Html));
        let body = match kind {
            "description" => return Err(Said::NotAsked),
            "essay" => return Err(Said::NotMarkable),
            "multichoice" => self.choices()?,
            "truefalse" => self.true_false()?,
            "matching" => self.lists()?,
            "shortanswer" => self.typed()?,
            "numerical" => self.numeric()?,
            "ordering" => self.order()?,
            "gapselect" | "ddwtos" => self.gap(kind)?,
            _ => return Err(Said::UnknownKind { kind: plain(kind, NAME) }),
        };
        self.feedback();
        let explanation = self.root.first("generalfeedback").and_then(|node| self.some_text(node));
        let shuffled = self.root.first("shuffleanswers").map(Node::own_text);
        let ids = self.root.first("idnumber").map(|node| plain(node.text(), NAME));
        let tags = self.root.first("tags").into_iter().flat_map(|tags| tags.all("tag"));
        let mut names: Vec<String> = Vec::new();
        for tag in tags.take(NAMES) {
            let name = plain(tag.text(), NAME);
            if !name.is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
        self.files();
        let never = is_true(shuffled) == Some(false);
        Ok(Asked {
            body,
            id: ids.filter(|id| !id.is_empty()),
            tags: names,
            explanation,
            shuffle: if never { Shuffle::Never } else { Shuffle::WhereSafe },
        })
    }

    fn remark(&mut self, said: Said) {
        if !self.said.contains(&said) {
            self.said.push(said);
        }
    }

    fn words(&mut self, source: &str, markup: Markup) -> String {
        let (words, said) = html::read(source, markup);
        for said in said {
            self.remark(said);
        }
        words
    }

    /// The text of a node in the markup that it names.
    fn text(&mut self, node: Node<'t, 's>) -> String {
        let used = RefCell::default();
        let find = |address: &str| file_of(node, address, &used);
        let markup = markup(node, self.markup);
        let mut files = Files::new(self.gathered, &find);
        let (words, said) = html::read_with(node.text(), markup, &mut files);
        self.used.extend(used.into_inner());
        for said in said {
            self.remark(said);
        }
        words
    }

    /// The text of a node, if it has any.
    fn some_text(&mut self, node: Node<'t, 's>) -> Option<Text> {
        let words = self.text(node);
        (!words.is_empty()).then(|| tongue::owned(words))
    }

    /// What is asked.
    fn stem(&mut self) -> Result<String, Said> {
        let stem = self.root.first("questiontext").map(|node| self.text(node)).unwrap_or_default();
        if stem.is_empty() {
            self.files();
            return Err(Said::NoStem);
        }
        Ok(stem)
    }

    /// The feedback of an answer.
    fn why(&mut self, answer: Node<'t, 's>) -> Option<Text> {
        answer.first("feedback").and_then(|node| self.some_text(node))
    }

    /// Says that the feedback of an answer is lost, where there is some.
    fn drop_why(&mut self, answer: Node<'t, 's>) {
        if self.why(answer).is_some() {
            self.remark(Said::FeedbackDropped);
        }
    }

    fn choices(&mut self) -> Result<Body, Said> {
        let stem = self.stem()?;
        let answers = answers(self.root)?;
        enough(answers.len(), 2)?;
        let single = is_true(self.root.first("single").map(Node::own_text)) != Some(false);
        let right = |answer: &Answer<'_, '_>| {
            if single { answer.is_whole() } else { answer.marks > 0.0 }
        };
        let rights = answers.iter().filter(|answer| right(answer)).count();
        if has_part_marks(&answers, single) {
            self.remark(Said::WeightsDropped);
        }
        let mut options: Vec<Choice> = Vec::new();
        for answer in &answers {
            let text = self.text(answer.node);
            if text.is_empty() {
                // Whatever it was, such as an image, it was no text.
                self.remark(Said::Stray { found: "an option without words".to_owned() });
            }
            let why = self.why(answer.node);
            let choice =
                Choice { text: tongue::owned(text), right: right(answer), why, pinned: false };
            if options.iter().any(|other| other.text == choice.text) {
                self.remark(Said::SameOptions);
            }
            options.push(choice);
        }
        let choices = Choices { stem: tongue::owned(stem), options };
        match (rights, single) {
            (0, _) => self.remark(Said::NoKey),
            (1, false) => {
                let found = "several options may be chosen, but one is right".to_owned();
                self.remark(Said::Lenient { found });
            }
            (2.., true) => self.remark(Said::SeveralKeys),
            (1, true) | (2.., false) => {}
        }
        let is_single = single || rights < 2;
        Ok(if is_single { Body::SingleBest(choices) } else { Body::MultiSelect(choices) })
    }

    fn true_false(&mut self) -> Result<Body, Said> {
        let stem = self.stem()?;
        let answers = answers(self.root)?;
        enough(answers.len(), 2)?;
        if answers.len() > 2 {
            return Err(Said::TooMany { count: answers.len(), most: 2 });
        }
        let name = |answer: &Answer<'_, '_>| answer.node.text().trim().to_lowercase();
        let names: Vec<String> = answers.iter().map(name).collect();
        let yes = if let Some(at) = names.iter().position(|name| name == "true") {
            at
        } else if names.iter().any(|name| name == "false") {
            names.iter().position(|name| name != "false").unwrap_or_default()
        } else {
            // Moodle writes "true" first, whatever word was put for it.
            self.remark(Said::Stray { found: plain(&names.join(" / "), NAME) });
            0
        };
        let (Some(on_true), Some(on_false)) = (answers.get(yes), answers.get(1 - yes)) else {
            return Err(Said::NoAnswer);
        };
        if on_true.is_whole() == on_false.is_whole() {
            self.remark(Said::NoKey);
        }
        let holds = on_true.is_whole();
        let (right, wrong) = if holds { (on_true, on_false) } else { (on_false, on_true) };
        let why = match (self.why(wrong.node), self.why(right.node)) {
            (Some(why), other) => {
                if other.is_some_and(|other| other != why) {
                    self.remark(Said::FeedbackDropped);
                }
                Some(why)
            }
            (None, why) => why,
        };
        Ok(Body::TrueFalse(Statement { text: tongue::owned(stem), holds, why, fact: None }))
    }

    fn lists(&mut self) -> Result<Body, Said> {
        let intro = tongue::owned(self.stem()?);
        let mut rows: Vec<Row> = Vec::new();
        let mut extra: Vec<Text> = Vec::new();
        for pair in self.root.all("subquestion").take(ANSWERS + 1) {
            let left = self.text(pair);
            let right = pair.first("answer").map_or("", Node::text);
            let right = self.words(right, Markup::Plain);
            if right.is_empty() {
                if !left.is_empty() {
                    self.remark(Said::Stray { found: plain(&left, NAME) });
                }
                continue;
            }
            let right = tongue::owned(right);
            if rows.iter().map(|row| &row.right).chain(&extra).any(|other| *other == right) {
                self.remark(Said::SameOptions);
            }
            if left.is_empty() {
                extra.push(right);
            } else {
                rows.push(Row { left: tongue::owned(left), right, fact: None });
            }
        }
        enough(rows.len(), 2)?;
        enough(rows.len() + extra.len(), 2)?;
        Ok(Body::Lists(Lists { intro, heads: None, rows, extra }))
    }

    fn typed(&mut self) -> Result<Body, Said> {
        let stem = self.stem()?;
        let answers = answers(self.root)?;
        let mut accept: Vec<Text> = Vec::new();
        for answer in &answers {
            let written = answer.node.text().trim();
            self.drop_why(answer.node);
            if !answer.is_whole() {
                // Moodle takes "*" for no marks to say something of every other answer.
                if answer.marks != 0.0 {
                    self.remark(Said::WeightsDropped);
                }
                continue;
            }
            let (words, has_wildcard) = without_wildcards(&single_line(written));
            if has_wildcard {
                self.remark(Said::Wildcard { found: plain(written, NAME) });
            }
            let words = tongue::owned(self.cut(words));
            if !words.text(crate::domain::locale::Locale::En).is_empty() && !accept.contains(&words)
            {
                accept.push(words);
            }
        }
        if accept.is_empty() {
            return Err(Said::NoAnswer);
        }
        if is_true(self.root.first("usecase").map(Node::own_text)) == Some(true) {
            self.remark(Said::CaseMatters);
        }
        Ok(Body::Typed(Typed { stem: tongue::owned(stem), accept }))
    }

    fn cut(&mut self, mut words: String) -> String {
        if words.len() > limit::TEXT {
            let mut end = limit::TEXT;
            while !words.is_char_boundary(end) {
                end -= 1;
            }
            words.truncate(end);
            self.remark(Said::Cut { most: limit::TEXT });
        }
        words
    }

    fn numeric(&mut self) -> Result<Body, Said> {
        let stem = self.stem()?;
        let answers = answers(self.root)?;
        let right = answers
            .iter()
            .find(|answer| answer.is_whole() && answer.node.text().trim() != "*")
            .ok_or(Said::NoAnswer)?;
        for answer in &answers {
            self.drop_why(answer.node);
        }
        let others = |answer: &&Answer<'_, '_>| answer.marks != 0.0;
        if answers.iter().filter(others).count() > 1 {
            self.remark(Said::WeightsDropped);
        }
        let exact = |written: &str| {
            let found = || Said::BadNumber { found: plain(written, NAME) };
            number::exact(written).ok_or_else(found)
        };
        let answer = exact(right.node.text())?;
        let tolerance = match right.node.first("tolerance").map(|node| node.text().trim()) {
            None | Some("") => Ratio::from_integer(0),
            Some(written) => exact(written)?,
        };
        let tolerance = if tolerance < Ratio::from_integer(0) { -tolerance } else { tolerance };
        let unit = self.unit();
        Ok(Body::Numeric(Numeric { stem: tongue::owned(stem), answer, tolerance, unit }))
    }

    /// The unit that the answer is in; others, which are so many times it, are lost.
    fn unit(&mut self) -> Option<Text> {
        let units: Vec<Node<'_, '_>> =
            self.root.first("units").into_iter().flat_map(|units| units.all("unit")).collect();
        if units.len() > 1 {
            self.remark(Said::MarkupDropped { found: "other units".to_owned() });
        }
        let one = |unit: &&Node<'_, '_>| {
            let times = unit.first("multiplier").map_or("1", |node| node.text());
            number::exact(times) == Some(Ratio::from_integer(1))
        };
        let name = units.iter().find(one)?.first("unit_name")?;
        let name = self.words(name.text(), Markup::Plain);
        (!name.is_empty()).then(|| tongue::owned(name))
    }

    fn order(&mut self) -> Result<Body, Said> {
        let intro = tongue::owned(self.stem()?);
        let mut answers = answers(self.root)?;
        enough(answers.len(), 3)?;
        // The place of each is its number, where they have numbers of their own.
        let mut numbers: Vec<f64> = answers.iter().map(|answer| answer.marks).collect();
        numbers.sort_by(f64::total_cmp);
        if numbers.windows(2).all(|two| matches!(two, [one, other] if one < other)) {
            answers.sort_by(|one, other| one.marks.total_cmp(&other.marks));
        }
        let mut items: Vec<Item> = Vec::new();
        for answer in answers {
            let text = tongue::owned(self.text(answer.node));
            let why = self.why(answer.node);
            if items.iter().any(|other| other.text == text) {
                self.remark(Said::SameOptions);
            }
            items.push(Item { text, why, fact: None });
        }
        Ok(Body::Order(Order { intro, items }))
    }

    /// A text with one gap, `[[2]]`, to be filled with the second of the choices or one of its group.
    fn gap(&mut self, kind: &str) -> Result<Body, Said> {
        let stem = self.stem()?;
        let unknown = || Said::UnknownKind { kind: format!("{kind} with several gaps") };
        let (before, rest) = stem.split_once("[[").ok_or_else(unknown)?;
        let (number, after) = rest.split_once("]]").ok_or_else(unknown)?;
        let number: usize = number.trim().parse().map_err(|_| unknown())?;
        if after.contains("[[") {
            return Err(unknown());
        }
        let element = if kind == "ddwtos" { "dragbox" } else { "selectoption" };
        let boxes: Vec<Node<'_, '_>> = self.root.all(element).take(ANSWERS + 1).collect();
        let key = number.checked_sub(1).and_then(|at| boxes.get(at));
        let Some(asked) = key.copied().map(group) else {
            return Err(Said::KeyBeyond { key: number.to_string() });
        };
        let mut options: Vec<Choice> = Vec::new();
        for (at, node) in boxes.iter().enumerate().filter(|(_, node)| group(**node) == asked) {
            let markup = if kind == "ddwtos" { Markup::Html } else { Markup::Plain };
            let text = tongue::owned(self.words(node.text(), markup));
            if options.iter().any(|other| other.text == text) {
                self.remark(Said::SameOptions);
            }
            options.push(Choice { text, right: at + 1 == number, why: None, pinned: false });
        }
        enough(options.len(), 2)?;
        let stem = tongue::owned(format!("{before}____{after}"));
        Ok(Body::FillIn(Choices { stem, options }))
    }

    /// What Moodle says after any answer, where its writer put it in other words, and its hints.
    fn feedback(&mut self) {
        let names = ["correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"];
        let root = self.root;
        let usual = names.into_iter().filter_map(|name| root.first(name));
        let hints = root.all("hint");
        for node in usual.chain(hints.take(NAMES)) {
            let text = self.text(node);
            if !text.is_empty() && !USUAL.contains(&text.as_str()) {
                self.remark(Said::FeedbackDropped);
            }
        }
    }

    /// Files that come with the question and were not named by its text.
    fn files(&mut self) {
        let root = self.root;
        let inner = root.all("answer").chain(root.all("subquestion"));
        let places = ["questiontext", "generalfeedback"];
        let places = places.into_iter().filter_map(|name| root.first(name));
        let within = inner.take(ANSWERS).flat_map(|node| {
            std::iter::once(node).chain(node.first("feedback")).chain(node.first("answer"))
        });
        let files = places.chain(within).flat_map(|node| node.all("file"));
        for file in files.take(ANSWERS) {
            let name = file.attribute("name").unwrap_or_default();
            if self.used.contains(name) {
                continue;
            }
            let name = plain(name, NAME);
            self.remark(Said::FileDropped { found: name });
        }
    }
}

/// The answers of a question, with their marks.
fn answers<'t, 's>(question: Node<'t, 's>) -> Result<Vec<Answer<'t, 's>>, Said> {
    let mut answers = Vec::new();
    for node in question.all("answer") {
        let written = node.attribute("fraction").unwrap_or_default();
        let Some(marks) = number::fraction(written) else {
            return Err(Said::BadNumber { found: plain(written, NAME) });
        };
        answers.push(Answer { node, marks });
    }
    enough(answers.len(), 1)?;
    Ok(answers)
}

/// Fewer than it takes, or more than is taken.
pub(in crate::interchange) fn enough(count: usize, least: usize) -> Result<(), Said> {
    match count {
        0 => Err(Said::NoAnswer),
        _ if count < least => Err(Said::TooFew { count, least }),
        _ if count > ANSWERS => Err(Said::TooMany { count, most: ANSWERS }),
        _ => Ok(()),
    }
}

/// Whether something is lost when an option is right or not: options worth a part where one answer
/// is given, and options of different worth where several are.
fn has_part_marks(answers: &[Answer<'_, '_>], single: bool) -> bool {
    if single {
        return answers.iter().any(|answer| answer.marks != 0.0 && !answer.is_whole());
    }
    let differ = |one: fn(f64) -> bool| {
        let mut marks = answers.iter().map(|answer| answer.marks).filter(|marks| one(*marks));
        let first = marks.next();
        first.is_some_and(|first| marks.any(|marks| (marks - first).abs() > 0.01))
    };
    differ(|marks| marks > 0.0) || differ(|marks| marks <= 0.0)
}

/// How the text of a node is written.
fn markup(node: Node<'_, '_>, or: Markup) -> Markup {
    match node.attribute("format").map(str::trim) {
        Some("html") => Markup::Html,
        Some("moodle_auto_format") => Markup::Lines,
        Some("markdown") => Markup::Markdown,
        Some("plain_text") => Markup::Plain,
        _ => or,
    }
}

/// The group of a choice for gaps.
fn group<'t>(choice: Node<'t, '_>) -> &'t str {
    choice.first("group").map_or("1", Node::text).trim()
}

/// A switch, which Moodle writes as a word or as a digit.
fn is_true(written: Option<&str>) -> Option<bool> {
    match written?.trim() {
        "1" | "true" => Some(true),
        "0" | "false" => Some(false),
        _ => None,
    }
}

/// A name on one line, cut to a length in characters.
pub(in crate::interchange) fn plain(text: &str, most: usize) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    let mut name = String::new();
    for word in words.filter(|word| !word.is_empty()) {
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(word);
        if name.len() > most * 4 {
            break;
        }
    }
    name.chars().take(most).collect()
}

/// All its words on one line.
pub(in crate::interchange) fn single_line(text: &str) -> String {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

/// An answer with `\*` as the star it is, and whether a bare `*` stands in it, which is for any
/// characters.
fn without_wildcards(answer: &str) -> (String, bool) {
    let mut words = String::with_capacity(answer.len());
    let mut found = false;
    let mut chars = answer.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '\\' && chars.peek() == Some(&'*') {
            chars.next();
            words.push('*');
        } else {
            found |= c == '*';
            words.push(c);
        }
    }
    (words, found)
}

/// The file of an element that an address in its text names, which is then noted as used if it is an
/// image.
fn file_of<'f>(
    node: Node<'_, '_>,
    address: &str,
    used: &RefCell<Vec<String>>,
) -> Option<Cow<'f, [u8]>> {
    let (_, path) = address.split_once("@@PLUGINFILE@@/")?;
    let path = unescaped(path.split('?').next().unwrap_or_default());
    let name = path.rsplit('/').next().unwrap_or_default();
    let file = node.all("file").find(|file| file.attribute("name") == Some(name))?;
    let bytes = from_base64(file.own_text())?;
    picture::examine(&bytes).ok()?;
    used.borrow_mut().push(name.to_owned());
    Some(bytes.into())
}
