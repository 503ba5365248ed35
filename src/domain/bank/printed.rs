//! A question as the exam prints it: blocks to read and a form to answer on, the same for every
//! format, in both languages. Codes, counts and keys are made here from the statements; which sets
//! and orders are offered is in `codes`, what may change places in `shuffle`. How it looks is not
//! here.
//!
//! # Names of choices
//!
//! A choice's [`ChoiceId`] is stored in answers for ever, so it says what was chosen and not where it
//! stood:
//!
//! | format | ids |
//! |---|---|
//! | options written by the author | `1`, `2`, … by the author's order |
//! | statements and pairs with codes | the numbers in the code: `1`, `1+3`; `0` for none of them |
//! | how many | `n0`, `n1`, `n2`, … |
//! | lists | for each entry of List-I its number in List-II as shown: `2-3-1` |
//! | order | the numbers as shown: `3-2-1-4` |
//! | assertion and reason | `both-explained`, `both`, `a-only`, `r-only` |
//! | Statement-I and II | `both-explained`, `both`, `i-only`, `ii-only` |
//! | Statement-I, II and III | `both-explain`, `one-explains`, `one-correct`, `neither` |
//! | true or false | `true`, `false` |
//! | the fifth option | `not-attempted` |

mod codes;
mod shuffle;

use num_rational::Ratio;

use super::wording::{self, Of};
use super::{
    AssertionReason, Body, ChoiceId, Choices, Explains, Lists, Numbering, Numeric, Order, Pairs,
    Passage, Question, Statement, Statements, Typed, Which,
};
use crate::domain::locale::{Locale, Text};
use crate::domain::seed::Seed;

/// A question laid out to be read and answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Printed {
    /// What is read, from top to bottom.
    pub blocks: Vec<Block>,
    /// What is answered.
    pub form: Form,
}

/// Something to read.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// The text that a set of questions shares.
    Passage(Text),
    /// A stem, or the sentence that introduces statements.
    Stem(Text),
    /// Labelled lines: "1.", "I.", "Statement-I:", "Assertion (A):".
    Items(Vec<Line>),
    /// Two columns: pairs, or List-I beside List-II.
    Table {
        /// What stands over the columns.
        heads: Option<(Text, Text)>,
        /// The rows.
        rows: Vec<TableRow>,
    },
    /// The question that follows statements: "Which of the statements given above are correct?".
    Ask(Text),
}

/// A labelled line.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// "1.", "Statement-I:".
    pub label: Text,
    /// What it says.
    pub text: Text,
    /// Whether it holds, to be shown with the key; `None` where that is not what is asked.
    pub holds: Option<bool>,
    /// Why, to be shown with the key.
    pub why: Option<Text>,
}

/// A row of two columns, either of which may be shorter.
#[derive(Debug, Clone, PartialEq)]
pub struct TableRow {
    /// Label and text on the left.
    pub left: Option<(String, Text)>,
    /// Label (for a list) and text on the right.
    pub right: Option<(Option<String>, Text)>,
    /// Whether the pair is matched, to be shown with the key; `None` for lists.
    pub holds: Option<bool>,
    /// Why, to be shown with the key.
    pub why: Option<Text>,
}

/// How a question is answered.
#[derive(Debug, Clone, PartialEq)]
pub enum Form {
    /// By one choice.
    One(Vec<PrintedChoice>),
    /// By every choice that is right.
    Many(Vec<PrintedChoice>),
    /// By typing a number.
    Number {
        /// The right number as shown with the key.
        key: Text,
        /// What is counted.
        unit: Option<Text>,
    },
    /// By typing words.
    Words {
        /// The right words as shown with the key.
        key: Text,
    },
}

/// One choice as printed.
#[derive(Debug, Clone, PartialEq)]
pub struct PrintedChoice {
    /// Its name, whatever its place.
    pub id: ChoiceId,
    /// What it says.
    pub text: Text,
    /// Whether it is to be chosen.
    pub right: bool,
    /// Why it is wrong, to be shown with the key.
    pub why: Option<Text>,
    /// Whether it keeps its place.
    pub pinned: bool,
    /// Whether it is the fifth option, "Question not attempted".
    pub not_attempted: bool,
}

impl Printed {
    /// What it asks, in a line: its stem, and the first statement after it, since many stems are alike.
    pub fn in_a_line(&self) -> Option<Text> {
        let stem = self.blocks.iter().find_map(|block| match block {
            Block::Stem(text) | Block::Ask(text) => Some(text),
            Block::Passage(_) | Block::Items(_) | Block::Table { .. } => None,
        });
        let first = self.blocks.iter().find_map(|block| match block {
            Block::Items(lines) => lines.first(),
            Block::Passage(_) | Block::Stem(_) | Block::Ask(_) | Block::Table { .. } => None,
        });
        match (stem, first) {
            (Some(stem), Some(first)) => Some(stem.map(|locale, said| {
                let locale = locale.unwrap_or(Locale::En);
                format!("{said} {} {} …", first.label.text(locale), first.text.text(locale))
            })),
            (Some(stem), None) => Some(stem.clone()),
            (None, first) => first.map(|line| line.text.clone()),
        }
    }

    /// Lays a question out. Items whose shown order is the app's to choose (List-II, things to put in
    /// order, made codes) take it from the question's id, so it is the same in every sitting.
    pub fn of(question: &Question, passage: Option<&Passage>) -> Self {
        let seed = Seed::of(question.id.as_str());
        let mut printed = match &question.body {
            Body::SingleBest(choices)
            | Body::Negative(choices)
            | Body::OddOneOut(choices)
            | Body::FillIn(choices) => Self::authored(choices, Form::One),
            Body::MultiSelect(choices) => Self::authored(choices, Form::Many),
            Body::Statements(statements) => Self::coded(&Judged::statements(statements), seed),
            Body::HowMany(statements) => Self::counted(&Judged::statements(statements), seed),
            Body::PairsCoded(pairs) => Self::coded(&Judged::pairs(pairs), seed),
            Body::PairsHowMany(pairs) => Self::counted(&Judged::pairs(pairs), seed),
            Body::Lists(lists) => Self::lists(lists, seed),
            Body::AssertionReason(pair) => Self::assertion_reason(pair),
            Body::Explains(explains) => Self::explains(explains),
            Body::Order(order) => Self::order(order, seed),
            Body::TrueFalse(statement) => Self::true_false(statement),
            Body::Numeric(numeric) => Self::numeric(numeric),
            Body::Typed(typed) => Self::typed(typed),
        };
        if let Some(passage) = passage {
            printed.blocks.insert(0, Block::Passage(passage.text.clone()));
        }
        if question.fifth_option
            && let Form::One(choices) = &mut printed.form
        {
            choices.push(PrintedChoice {
                pinned: true,
                not_attempted: true,
                ..choice("not-attempted", wording::not_attempted(), false, None)
            });
        }
        printed
    }

    /// The choices that are to be chosen; empty for a typed answer.
    pub fn key(&self) -> Vec<ChoiceId> {
        self.choices()
            .iter()
            .filter(|choice| choice.right)
            .map(|choice| choice.id.clone())
            .collect()
    }

    /// The choices, in the order shown; empty for a typed answer.
    pub fn choices(&self) -> &[PrintedChoice] {
        match &self.form {
            Form::One(choices) | Form::Many(choices) => choices,
            Form::Number { .. } | Form::Words { .. } => &[],
        }
    }

    /// The same question without the fifth option, where not to answer says as much.
    #[must_use]
    pub fn without_not_attempted(mut self) -> Self {
        if let Form::One(choices) = &mut self.form {
            choices.retain(|choice| !choice.not_attempted);
        }
        self
    }

    /// Whether this is the fifth option, "Question not attempted".
    pub fn is_not_attempted(&self, id: &ChoiceId) -> bool {
        self.choices().iter().any(|choice| choice.not_attempted && choice.id == *id)
    }

    /// The same question with its choices in an order drawn from `seed`, if that is safe for it: only
    /// the author's own options ever move, and never those that name a letter, a statement or another
    /// option, nor a row of numbers or dates. Pinned choices keep their places.
    #[must_use]
    pub fn shuffled(mut self, question: &Question, seed: Seed) -> Self {
        if shuffle::is_safe(question)
            && let Form::One(choices) | Form::Many(choices) = &mut self.form
        {
            shuffle::shuffle(choices, seed);
        }
        self
    }
}

// How each format is laid out.
impl Printed {
    fn authored(choices: &Choices, form: fn(Vec<PrintedChoice>) -> Form) -> Self {
        let options = choices.options.iter().enumerate().map(|(index, option)| PrintedChoice {
            pinned: option.pinned || shuffle::is_all_or_none(&option.text),
            ..choice(
                &(index + 1).to_string(),
                option.text.clone(),
                option.right,
                option.why.clone(),
            )
        });
        Self { blocks: vec![Block::Stem(choices.stem.clone())], form: form(options.collect()) }
    }

    /// Statements or pairs answered by a code.
    fn coded(judged: &Judged<'_>, seed: Seed) -> Self {
        let key = judged.key();
        let total = judged.holds.len();
        let codes = if total == 2 {
            vec![vec![1], vec![2], vec![1, 2], vec![]]
        } else if judged.codes.is_empty() {
            codes::near_sets(&key, total, seed)
        } else {
            judged.codes.iter().map(|code| in_order(code)).collect()
        };
        let choices = codes.into_iter().map(|code| {
            let text = if total == 2 {
                wording::code_of_two(judged.numbering, &code)
            } else {
                wording::code(judged.numbering, &code, total)
            };
            let right = code == key;
            let why = (!right).then(|| judged.why_not(&key, &code));
            choice(&set_id(&code), text, right, why)
        });
        let form = Form::One(choices.collect());
        let mut blocks = judged.blocks.clone();
        blocks.push(Block::Ask(wording::which_ask(judged.of, judged.which)));
        Self { blocks, form }
    }

    /// Statements or pairs answered by a count.
    fn counted(judged: &Judged<'_>, seed: Seed) -> Self {
        let key = judged.key();
        let total = judged.holds.len();
        let choices = codes::counts(key.len(), total, seed).into_iter().map(|count| {
            let right = count == key.len();
            let why = (!right)
                .then(|| wording::those_counted(judged.of, judged.which, judged.numbering, &key));
            choice(&format!("n{count}"), wording::count(judged.of, count, total), right, why)
        });
        let form = Form::One(choices.collect());
        let mut blocks = judged.blocks.clone();
        blocks.push(Block::Ask(wording::how_many_ask(judged.of, judged.which)));
        Self { blocks, form }
    }

    fn lists(lists: &Lists, seed: Seed) -> Self {
        // An entry of List-II that fits two entries of List-I is printed once.
        let mut entries: Vec<&Text> = Vec::new();
        for entry in lists.rows.iter().map(|row| &row.right).chain(&lists.extra) {
            if !entries.contains(&entry) {
                entries.push(entry);
            }
        }
        let names: Vec<&str> = entries.iter().map(|entry| entry.text(Locale::En)).collect();
        let order = codes::shown_order(&names, lists.rows.len().min(entries.len()), seed);
        let shown: Vec<&Text> = order.iter().map(|index| entries[*index]).collect();
        let key: Vec<usize> = lists
            .rows
            .iter()
            .filter_map(|row| shown.iter().position(|entry| **entry == row.right))
            .map(|place| place + 1)
            .collect();
        let spare: Vec<usize> = (1..=shown.len()).filter(|number| !key.contains(number)).collect();
        let rows = (0..lists.rows.len().max(shown.len())).map(|index| TableRow {
            left: lists
                .rows
                .get(index)
                .map(|row| (format!("{}.", wording::letter(index)), row.left.clone())),
            right: shown
                .get(index)
                .map(|entry| (Some(format!("{}.", index + 1)), (*entry).clone())),
            holds: None,
            why: None,
        });
        let table = Block::Table { heads: lists.heads.clone(), rows: rows.collect() };
        let choices = codes::near_orders(&key, &spare, seed).into_iter().map(|code| {
            let right = code == key;
            let why = (!right).then(|| {
                let wrong =
                    key.iter().zip(&code).enumerate().filter(|(_, (right, said))| right != said);
                wording::goes_with(
                    &wrong.map(|(row, (right, _))| (row, *right)).collect::<Vec<_>>(),
                )
            });
            choice(&wording::order_code(&code), wording::match_code(&code), right, why)
        });
        Self {
            form: Form::One(choices.collect()),
            blocks: vec![Block::Stem(lists.intro.clone()), table, Block::Ask(wording::code_ask())],
        }
    }

    fn order(order: &Order, seed: Seed) -> Self {
        let names: Vec<&str> = order.items.iter().map(|item| item.text.text(Locale::En)).collect();
        let shown = codes::shown_order(&names, names.len(), seed);
        let lines = shown.iter().enumerate().map(|(place, index)| {
            let item = &order.items[*index];
            Line {
                label: Text::same(format!("{}.", place + 1)),
                text: item.text.clone(),
                holds: None,
                why: item.why.clone(),
            }
        });
        let lines = Block::Items(lines.collect());
        let mut key = vec![0; shown.len()];
        for (place, index) in shown.iter().enumerate() {
            key[*index] = place + 1;
        }
        let choices = codes::near_orders(&key, &[], seed).into_iter().map(|code| {
            let right = code == key;
            let differs = key.iter().zip(&code).find(|(right, said)| right != said);
            let why = differs.map(|(earlier, later)| wording::comes_before(*earlier, *later));
            let text = wording::order_code(&code);
            choice(&text, Text::same(text.clone()), right, why)
        });
        Self {
            form: Form::One(choices.collect()),
            blocks: vec![Block::Stem(order.intro.clone()), lines, Block::Ask(wording::code_ask())],
        }
    }

    fn assertion_reason(pair: &AssertionReason) -> Self {
        let (a, r) = (&pair.assertion, &pair.reason);
        let key = (a.holds, r.holds, pair.explains);
        let names = [Text::same("A".to_owned()), Text::same("R".to_owned())];
        let options = [
            ("both-explained", true, true, true),
            ("both", true, true, false),
            ("a-only", true, false, false),
            ("r-only", false, true, false),
        ];
        let choices = options.map(|(id, a_holds, r_holds, explains)| {
            let said = (a_holds, r_holds, explains);
            let text = wording::assertion_choice(a_holds, r_holds, explains);
            judged_choice(id, text, said, key, [a, r], &names)
        });
        Self {
            blocks: vec![
                Block::Stem(wording::assertion_intro()),
                Block::Items(vec![
                    line(wording::assertion_label(), a),
                    line(wording::reason_label(), r),
                ]),
                Block::Ask(wording::respect_ask()),
            ],
            form: Form::One(choices.into()),
        }
    }

    fn explains(explains: &Explains) -> Self {
        let first = &explains.first;
        let statements =
            std::iter::once(first).chain(explains.others.iter().map(|other| &other.statement));
        let lines = statements
            .enumerate()
            .map(|(index, statement)| line(wording::statement_label(index + 1), statement));
        let blocks = vec![
            Block::Stem(wording::explains_intro()),
            Block::Items(lines.collect()),
            Block::Ask(wording::respect_ask()),
        ];
        let choices = match explains.others.as_slice() {
            [only] => {
                let key = (first.holds, only.statement.holds, only.explains);
                let names = [wording::statement_name(1), wording::statement_name(2)];
                let options = [
                    ("both-explained", true, true, true),
                    ("both", true, true, false),
                    ("i-only", true, false, false),
                    ("ii-only", false, true, false),
                ];
                options
                    .map(|(id, one, two, explained)| {
                        let text = wording::explained_choice(one, two, explained);
                        judged_choice(
                            id,
                            text,
                            (one, two, explained),
                            key,
                            [first, &only.statement],
                            &names,
                        )
                    })
                    .into()
            }
            others => {
                let correct = others.iter().filter(|other| other.statement.holds).count();
                let explain =
                    others.iter().filter(|other| other.statement.holds && other.explains).count();
                let truth: Vec<Text> = others
                    .iter()
                    .enumerate()
                    .map(|(index, other)| {
                        let name = wording::statement_name(index + 2);
                        let statement = &other.statement;
                        if statement.holds {
                            wording::explains_or_not(
                                &name,
                                &wording::statement_name(1),
                                other.explains,
                            )
                        } else {
                            wording::verdict_on(&name, false, statement.why.as_ref())
                        }
                    })
                    .collect();
                let truth = wording::sentences(&truth);
                let options = [
                    ("both-explain", 2, 2),
                    ("one-explains", 2, 1),
                    ("one-correct", 1, 1),
                    ("neither", 0, 0),
                ];
                options
                    .map(|(id, said_correct, said_explain)| {
                        let right = (said_correct, said_explain) == (correct, explain);
                        let text = wording::explained_by_two_choice(said_correct, said_explain);
                        choice(id, text, right, (!right).then(|| truth.clone()))
                    })
                    .into()
            }
        };
        Self { blocks, form: Form::One(choices) }
    }

    fn true_false(statement: &Statement) -> Self {
        let choices = [("true", true), ("false", false)].map(|(id, said)| {
            let right = said == statement.holds;
            let why = if right { None } else { statement.why.clone() };
            choice(id, wording::truth(said), right, why)
        });
        Self {
            blocks: vec![
                Block::Stem(statement.text.clone()),
                Block::Ask(wording::true_false_ask()),
            ],
            form: Form::One(choices.into()),
        }
    }

    fn numeric(numeric: &Numeric) -> Self {
        let number = number_text(numeric.answer);
        let key = numeric.unit.as_ref().map_or_else(
            || Text::same(number.clone()),
            |unit| unit.map(|_, unit| format!("{number} {unit}")),
        );
        Self {
            blocks: vec![Block::Stem(numeric.stem.clone())],
            form: Form::Number { key, unit: numeric.unit.clone() },
        }
    }

    fn typed(typed: &Typed) -> Self {
        let key = typed.accept.first().cloned().unwrap_or_else(|| Text::same(String::new()));
        Self { blocks: vec![Block::Stem(typed.stem.clone())], form: Form::Words { key } }
    }
}

/// Statements or pairs, as far as choosing among them goes.
struct Judged<'a> {
    of: Of,
    which: Which,
    numbering: Numbering,
    holds: Vec<bool>,
    whys: Vec<Option<&'a Text>>,
    codes: &'a [Vec<usize>],
    blocks: Vec<Block>,
}

impl<'a> Judged<'a> {
    fn statements(statements: &'a Statements) -> Self {
        let numbering = statements.numbering;
        let lines = statements.statements.iter().enumerate().map(|(index, statement)| {
            line(Text::same(format!("{}.", wording::numeral(numbering, index + 1))), statement)
        });
        Self {
            of: Of::Statements,
            which: statements.which,
            numbering,
            holds: statements.statements.iter().map(|statement| statement.holds).collect(),
            whys: statements.statements.iter().map(|statement| statement.why.as_ref()).collect(),
            codes: &statements.codes,
            blocks: vec![Block::Stem(statements.intro.clone()), Block::Items(lines.collect())],
        }
    }

    fn pairs(pairs: &'a Pairs) -> Self {
        let rows = pairs.pairs.iter().enumerate().map(|(index, pair)| TableRow {
            left: Some((
                format!("{}.", wording::numeral(pairs.numbering, index + 1)),
                pair.left.clone(),
            )),
            right: Some((None, pair.right.clone())),
            holds: Some(pair.matched),
            why: pair.why.clone(),
        });
        let table = Block::Table { heads: pairs.heads.clone(), rows: rows.collect() };
        Self {
            of: Of::Pairs,
            which: Which::Correct,
            numbering: pairs.numbering,
            holds: pairs.pairs.iter().map(|pair| pair.matched).collect(),
            whys: pairs.pairs.iter().map(|pair| pair.why.as_ref()).collect(),
            codes: &pairs.codes,
            blocks: vec![Block::Stem(pairs.intro.clone()), table],
        }
    }

    /// The numbers, from 1, of those that are asked for.
    fn key(&self) -> Vec<usize> {
        let asked = self.which == Which::Correct;
        (1..).zip(&self.holds).filter(|(_, holds)| **holds == asked).map(|(n, _)| n).collect()
    }

    /// What a wrong code gets wrong.
    fn why_not(&self, key: &[usize], code: &[usize]) -> Text {
        let missing: Vec<usize> = key.iter().copied().filter(|n| !code.contains(n)).collect();
        let mut sentences = Vec::new();
        if !missing.is_empty() {
            sentences.push(wording::leaves_out(self.of, self.which, self.numbering, &missing));
        }
        for number in code.iter().filter(|number| !key.contains(number)) {
            let why = number.checked_sub(1).and_then(|index| *self.whys.get(index)?);
            sentences.push(wording::counts(self.of, self.which, self.numbering, *number, why));
        }
        wording::sentences(&sentences)
    }
}

fn line(label: Text, statement: &Statement) -> Line {
    Line {
        label,
        text: statement.text.clone(),
        holds: Some(statement.holds),
        why: statement.why.clone(),
    }
}

fn choice(id: &str, text: Text, right: bool, why: Option<Text>) -> PrintedChoice {
    PrintedChoice { id: ChoiceId::from(id), text, right, why, pinned: false, not_attempted: false }
}

/// What a choice says, or what is so, of two statements: whether each holds, and whether the one
/// explains the other.
type OfTwo = (bool, bool, bool);

/// A choice about two statements, the second of which may explain the first; `names` are what they are
/// called within a sentence.
fn judged_choice(
    id: &str,
    text: Text,
    said: OfTwo,
    key: OfTwo,
    statements: [&Statement; 2],
    names: &[Text; 2],
) -> PrintedChoice {
    // Whether it explains is only asked of two statements that both hold.
    let right = (said.0, said.1) == (key.0, key.1) && (!(key.0 && key.1) || said.2 == key.2);
    let mut sentences = Vec::new();
    for (index, (said, holds)) in [(said.0, key.0), (said.1, key.1)].into_iter().enumerate() {
        if said != holds {
            let why = statements[index].why.as_ref();
            sentences.push(wording::verdict_on(&names[index], holds, why));
        }
    }
    if sentences.is_empty() {
        sentences.push(wording::explains_or_not(&names[1], &names[0], key.2));
    }
    choice(id, text, right, (!right).then(|| wording::sentences(&sentences)))
}

fn in_order(code: &[usize]) -> Vec<usize> {
    code.iter().copied().collect::<std::collections::BTreeSet<_>>().into_iter().collect()
}

fn set_id(code: &[usize]) -> String {
    if code.is_empty() {
        return "0".to_owned();
    }
    code.iter().map(usize::to_string).collect::<Vec<_>>().join("+")
}

/// A number as printed: a decimal where it has an end (`2.5`), else a fraction (`2/3`).
fn number_text(number: Ratio<i64>) -> String {
    let (top, bottom) = (i128::from(*number.numer()), i128::from(*number.denom()));
    let mut scale = 1_i128;
    for digits in 0..=18_usize {
        if (top * scale) % bottom == 0 {
            let shifted = top * scale / bottom;
            let sign = if shifted < 0 { "-" } else { "" };
            let all = format!("{:0>width$}", shifted.unsigned_abs(), width = digits + 1);
            let (whole, fraction) = all.split_at(all.len() - digits);
            let point = if digits == 0 { "" } else { "." };
            return format!("{sign}{whole}{point}{fraction}");
        }
        scale *= 10;
    }
    format!("{top}/{bottom}")
}
