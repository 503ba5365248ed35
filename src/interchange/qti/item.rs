//! What a question of QTI 2 or 3 is to us: one interaction, its key and what is said with it.

use num_rational::Ratio;

use super::Asked;
use super::chosen::{add, chosen, filled, statement};
use super::declared::{Declared, processed, tolerance};
use super::tree::{Node, Tree};
use super::words::{Instead, Words, markup};
use crate::domain::bank::{Body, Choice, Item, Lists, Numeric, Order, Row, Shuffle, Typed};
use crate::domain::locale::{Locale, Text};
use crate::interchange::moodle::{ANSWERS, enough, number, plain, single_line};
use crate::interchange::{Said, tongue};

/// The longest name, in characters.
const NAME: usize = 200;
/// What stands where something is to be filled in.
pub(super) const GAP: &str = "____";
/// What stands where something is to be filled in that another part asks for.
pub(super) const OTHER: &str = "(…)";
/// What is said of a part.
pub(super) const PART: &str = "one of several parts of a question";
/// The most parts of a question.
pub(super) const PARTS: usize = 20;
/// The class of a unit behind a number that is to be typed.
pub(super) const UNIT: &str = "unit";

/// How many parts a question has: each interaction is one, and becomes a question of its own.
pub(super) fn parts(tree: &Tree<'_>) -> usize {
    tree.root().first("itembody").map_or(0, |body| asks(body).take(PARTS + 1).count())
}

/// The interactions of a question.
fn asks<'t, 's>(body: Node<'t, 's>) -> impl Iterator<Item = Node<'t, 's>> {
    body.within().filter(|node| {
        node.name().ends_with("interaction")
            && !matches!(node.name(), "endattemptinteraction" | "mediainteraction")
    })
}

/// Reads a part of a question, counted from 0.
pub(super) fn read(
    tree: &Tree<'_>,
    part: usize,
    words: &mut Words<'_>,
    passage: Option<String>,
) -> Result<Asked, Said> {
    let root = tree.root();
    let Some(body) = root.first("itembody") else { return Err(Said::NoStem) };
    let mut others: Vec<Node<'_, '_>> = asks(body).take(PARTS + 1).collect();
    if others.len() > PARTS {
        return Err(Said::TooMany { count: others.len(), most: PARTS });
    }
    if part >= others.len() {
        return Err(Said::NotAsked);
    }
    let ask = others.remove(part);
    if body.find("printedvariable").is_some() {
        return Err(Said::UnknownKind { kind: "a template with variables".to_owned() });
    }
    let is_part = !others.is_empty();
    let mut reading = Reading { root, body, ask, others, words, whys: Vec::new() };
    let answered = reading.body()?;
    if is_part {
        reading.words.remark(Said::Lenient { found: PART.to_owned() });
    }
    let explanation = reading.explanation();
    let passage = reading.passage(passage);
    let never = ask.attribute("shuffle").is_some_and(|shuffle| shuffle.trim() == "false");
    // A statement has no options that could change places.
    let never = never && !matches!(answered, Body::TrueFalse(_));
    Ok(Asked {
        body: answered,
        id: root.attribute("identifier").map(|id| plain(id, NAME)).filter(|id| !id.is_empty()),
        topic: None,
        tags: Vec::new(),
        explanation,
        passage,
        shuffle: if never { Shuffle::Never } else { Shuffle::WhereSafe },
    })
}

struct Reading<'t, 's, 'w, 'f> {
    root: Node<'t, 's>,
    body: Node<'t, 's>,
    /// The interaction.
    ask: Node<'t, 's>,
    /// Those that are asked in other parts.
    others: Vec<Node<'t, 's>>,
    words: &'w mut Words<'f>,
    /// The feedback of the question that is said of one option and was taken: where it stands.
    whys: Vec<usize>,
}

impl<'t, 's> Reading<'t, 's, '_, '_> {
    fn body(&mut self) -> Result<Body, Said> {
        match self.ask.name() {
            "choiceinteraction" => self.choices(),
            "inlinechoiceinteraction" => self.inline(),
            "gapmatchinteraction" => self.gap(),
            "orderinteraction" => self.order(),
            "matchinteraction" => self.matched(),
            "associateinteraction" => self.associated(),
            "textentryinteraction" => self.entry(),
            "extendedtextinteraction" | "uploadinteraction" | "drawinginteraction" => {
                Err(Said::NotMarkable)
            }
            other => {
                let kind = other.strip_suffix("interaction").unwrap_or(other);
                Err(Said::UnknownKind { kind: format!("{} interaction", plain(kind, NAME)) })
            }
        }
    }

    /// What is asked: the body with the prompt, or the sentence around the gap.
    fn stem(&mut self, has_gap: bool) -> Result<String, Said> {
        let (ask, unit, others) = (self.ask, self.unit_node(), &self.others);
        let stem = self.words.but(self.body, &mut |node| {
            if node.at == ask.at && has_gap {
                return Instead::Put(GAP.to_owned());
            } else if node.at == ask.at {
                let mut prompt = String::from("<div>");
                for node in ask.all("prompt") {
                    prompt.push_str(&markup(node, &mut |_| Instead::Keep));
                }
                prompt.push_str("</div>");
                return Instead::Put(prompt);
            } else if others.iter().any(|other| other.at == node.at) {
                let is_gap =
                    matches!(node.name(), "textentryinteraction" | "inlinechoiceinteraction");
                return if is_gap { Instead::Put(OTHER.to_owned()) } else { Instead::Skip };
            }
            let is_unit = unit.is_some_and(|unit| unit.at == node.at);
            match node.name() {
                "rubricblock"
                | "feedbackblock"
                | "feedbackinline"
                | "templateblock"
                | "templateinline"
                | "endattemptinteraction"
                | "mediainteraction"
                | "stylesheet" => Instead::Skip,
                _ if is_unit => Instead::Skip,
                _ => Instead::Keep,
            }
        });
        // Some programs write the question before the interaction and again in it.
        let stem = match ask.first("prompt").filter(|_| !has_gap).map(|one| self.words.of(one)) {
            Some(prompt) if !prompt.is_empty() => match stem.strip_suffix(&prompt) {
                Some(before) if before.trim_end() == prompt => prompt,
                _ => stem,
            },
            _ => stem,
        };
        // A place to type that stands below the question is no gap in a sentence.
        let stem = match stem.strip_suffix(GAP) {
            Some(before) if has_gap && before.ends_with('\n') => before.trim_end().to_owned(),
            _ => stem,
        };
        if stem.is_empty() { Err(Said::NoStem) } else { Ok(stem) }
    }

    /// The unit right behind the place where a number is typed.
    fn unit_node(&self) -> Option<Node<'t, 's>> {
        if self.ask.name() != "textentryinteraction" {
            return None;
        }
        let is_behind = |node: &Node<'_, '_>| node.at >= self.ask.end();
        let behind = self.body.within().filter(is_behind);
        let next =
            behind.take(2).find(|node| node.own_text().is_none_or(|it| !it.trim().is_empty()));
        next.filter(|node| node.attribute("class").is_some_and(|class| class.trim() == UNIT))
    }

    fn declared(&self) -> Declared {
        let id = self.ask.attribute("responseidentifier").unwrap_or("RESPONSE");
        let mut declared = Declared::of(self.root, id);
        if !declared.has_key() {
            declared.correct = processed(self.root, id);
        }
        declared
    }

    /// What an option says, and what is said of it.
    fn option(&mut self, node: Node<'t, 's>) -> (Text, Option<Text>) {
        let is_why =
            |node: &Node<'_, '_>| matches!(node.name(), "feedbackinline" | "feedbackblock");
        let text = self.words.but(node, &mut |node| {
            if is_why(&node) { Instead::Skip } else { Instead::Keep }
        });
        let id = node.attribute("identifier").unwrap_or_default();
        let inner = node.within().find(is_why);
        let outer = self
            .root
            .all("modalfeedback")
            .find(|feedback| !id.is_empty() && feedback.attribute("identifier") == Some(id));
        if let Some(outer) = outer {
            self.whys.push(outer.at);
        }
        let why = inner.or(outer).and_then(|node| self.words.some(node));
        (tongue::owned(text), why)
    }

    fn choices(&mut self) -> Result<Body, Said> {
        let stem = self.stem(false)?;
        let nodes: Vec<Node<'t, 's>> = self.ask.each("simplechoice").take(ANSWERS + 1).collect();
        enough(nodes.len(), 2)?;
        let declared = self.declared();
        let several = match declared.cardinality.as_str() {
            "single" => false,
            "multiple" => true,
            _ => self.ask.attribute("maxchoices").is_some_and(|most| most.trim() != "1"),
        };
        let keys = declared.rights(several, self.words);
        let options = self.keyed(&nodes, &keys);
        let found = if several { None } else { statement(&stem, &options, self.words) };
        Ok(match found {
            Some(statement) => Body::TrueFalse(statement),
            None => chosen(stem, options, several, self.words),
        })
    }

    /// Options with those right that the key names.
    fn keyed(&mut self, nodes: &[Node<'t, 's>], keys: &[String]) -> Vec<Choice> {
        let id = |node: &Node<'t, 's>| node.attribute("identifier").unwrap_or_default();
        for key in keys {
            if !nodes.iter().any(|node| id(node) == key) {
                self.words.remark(Said::KeyBeyond { key: plain(key, NAME) });
            }
        }
        let mut options: Vec<Choice> = Vec::new();
        for node in nodes {
            let (text, why) = self.option(*node);
            let right = keys.iter().any(|key| key == id(node));
            let pinned = node.attribute("fixed").is_some_and(|fixed| fixed.trim() == "true");
            add(&mut options, Choice { text, right, why, pinned }, self.words);
        }
        options
    }

    /// A sentence with a gap and what may fill it.
    fn inline(&mut self) -> Result<Body, Said> {
        let stem = self.stem(true)?;
        let nodes: Vec<Node<'t, 's>> = self.ask.each("inlinechoice").take(ANSWERS + 1).collect();
        let keys = self.declared().rights(false, self.words);
        self.filled(stem, &nodes, &keys)
    }

    fn gap(&mut self) -> Result<Body, Said> {
        let ask = self.ask;
        let gaps: Vec<Node<'t, 's>> = ask.each("gap").take(2).collect();
        let [gap] = gaps.as_slice() else {
            return Err(Said::UnknownKind { kind: "gapMatch with several gaps".to_owned() });
        };
        let inner = self.words.but(ask, &mut |node| match node.name() {
            "gap" => Instead::Put(GAP.to_owned()),
            "gaptext" | "gapimg" => Instead::Skip,
            _ => Instead::Keep,
        });
        let before = self.words.but(self.body, &mut |node| {
            if node.at == ask.at || node.name() == "rubricblock" {
                Instead::Skip
            } else {
                Instead::Keep
            }
        });
        let stem = if before.is_empty() { inner } else { format!("{before}\n\n{inner}") };
        let stem = self.words.cut(stem);
        let id = gap.attribute("identifier").unwrap_or_default();
        let declared = self.declared();
        let keys: Vec<String> = declared
            .pairs(self.words)
            .into_iter()
            .filter_map(
                |(one, other)| {
                    if other == id { Some(one) } else { (one == id).then_some(other) }
                },
            )
            .collect();
        let nodes: Vec<Node<'t, 's>> = ask.each("gaptext").take(ANSWERS + 1).collect();
        self.filled(stem, &nodes, &keys)
    }

    fn filled(
        &mut self,
        stem: String,
        nodes: &[Node<'t, 's>],
        keys: &[String],
    ) -> Result<Body, Said> {
        enough(nodes.len(), 2)?;
        let options = self.keyed(nodes, keys);
        Ok(filled(stem, options, self.words))
    }

    fn order(&mut self) -> Result<Body, Said> {
        let intro = self.stem(false)?;
        let nodes: Vec<Node<'t, 's>> = self.ask.each("simplechoice").take(ANSWERS + 1).collect();
        enough(nodes.len(), 3)?;
        let keys = self.declared().correct;
        let named = |key: &String| {
            nodes.iter().find(|node| node.attribute("identifier") == Some(key.as_str()))
        };
        let mut sorted: Vec<Node<'t, 's>> = Vec::new();
        for key in keys.iter().take(ANSWERS) {
            match named(key) {
                Some(node) if sorted.iter().all(|other| other.at != node.at) => sorted.push(*node),
                Some(_) => {}
                None => self.words.remark(Said::KeyBeyond { key: plain(key, NAME) }),
            }
        }
        if sorted.is_empty() {
            self.words.remark(Said::NoKey);
            sorted.clone_from(&nodes);
        } else if sorted.len() < nodes.len() {
            return Err(Said::UnknownKind { kind: "an order of some of the items".to_owned() });
        }
        let mut items: Vec<Item> = Vec::new();
        for node in sorted {
            let (text, why) = self.option(node);
            if items.iter().any(|other| other.text == text) {
                self.words.remark(Said::SameOptions);
            }
            items.push(Item { text, why, fact: None });
        }
        Ok(Body::Order(Order { intro: tongue::owned(intro), items }))
    }

    fn matched(&mut self) -> Result<Body, Said> {
        let intro = self.stem(false)?;
        let sets: Vec<Node<'t, 's>> = self.ask.all("simplematchset").take(3).collect();
        let [left, right] = sets.as_slice() else {
            return Err(Said::TooFew { count: sets.len(), least: 2 });
        };
        let set = |set: &Node<'t, 's>| -> Vec<Node<'t, 's>> {
            set.all("simpleassociablechoice").take(ANSWERS + 1).collect()
        };
        let (left, right) = (set(left), set(right));
        let pairs = self.declared().pairs(self.words);
        let times = |set: &[Node<'t, 's>]| -> Vec<usize> {
            let id = |node: &Node<'t, 's>| node.attribute("identifier").unwrap_or_default();
            let count = |id: &str| pairs.iter().filter(|(one, two)| one == id || two == id).count();
            set.iter().map(|node| count(id(node))).collect()
        };
        // Each on the left goes with one on the right; sets to be sorted into others are turned.
        if times(&left).iter().all(|count| *count <= 1) {
            self.lists(intro, &left, &right, &pairs)
        } else if times(&right).iter().all(|count| *count <= 1) {
            self.lists(intro, &right, &left, &pairs)
        } else {
            Err(Said::UnknownKind { kind: "a match of several with several".to_owned() })
        }
    }

    /// Pairs out of one set: what no pair begins with stands on the right.
    fn associated(&mut self) -> Result<Body, Said> {
        let intro = self.stem(false)?;
        let all: Vec<Node<'t, 's>> =
            self.ask.each("simpleassociablechoice").take(ANSWERS + 1).collect();
        enough(all.len(), 2)?;
        let pairs = self.declared().pairs(self.words);
        let begins = |node: &Node<'t, 's>| {
            pairs.iter().any(|(one, _)| node.attribute("identifier") == Some(one.as_str()))
        };
        let (left, right): (Vec<_>, Vec<_>) = all.into_iter().partition(begins);
        self.lists(intro, &left, &right, &pairs)
    }

    fn lists(
        &mut self,
        intro: String,
        left: &[Node<'t, 's>],
        right: &[Node<'t, 's>],
        pairs: &[(String, String)],
    ) -> Result<Body, Said> {
        enough(left.len(), 2)?;
        enough(right.len(), 1)?;
        let id = |node: &Node<'t, 's>| node.attribute("identifier").unwrap_or_default();
        let right: Vec<(&str, Text)> =
            right.iter().map(|node| (id(node), self.option(*node).0)).collect();
        let mut used = vec![false; right.len()];
        let mut rows: Vec<Row> = Vec::new();
        for node in left {
            let text = self.option(*node).0;
            let key = pairs.iter().find_map(|(one, other)| {
                let begins = (one == id(node)).then_some(other);
                let other = begins.or_else(|| (other == id(node)).then_some(one))?;
                right.iter().position(|(id, _)| id == other)
            });
            let Some((at, (_, partner))) = key.and_then(|at| Some((at, right.get(at)?))) else {
                let found = plain(text.text(Locale::En), NAME);
                self.words.remark(Said::Stray { found });
                continue;
            };
            if std::mem::replace(&mut used[at], true) {
                self.words.remark(Said::SameOptions);
            }
            rows.push(Row { left: text, right: partner.clone(), fact: None });
        }
        if rows.is_empty() {
            return Err(Said::NoAnswer);
        }
        enough(rows.len(), 2)?;
        let is_extra = |(used, (_, text)): (bool, (&str, Text))| (!used).then_some(text);
        let extra = used.into_iter().zip(right).filter_map(is_extra).collect();
        Ok(Body::Lists(Lists { intro: tongue::owned(intro), heads: None, rows, extra }))
    }

    fn entry(&mut self) -> Result<Body, Said> {
        let declared = self.declared();
        if matches!(declared.base.as_str(), "float" | "integer" | "duration") {
            return self.numeric(&declared);
        }
        let stem = self.stem(true)?;
        let mut accept: Vec<Text> = Vec::new();
        for answer in declared.rights(false, self.words).into_iter().chain(declared.equals()) {
            let words = self.words.cut(single_line(&answer));
            let words = tongue::owned(words);
            if !words.text(Locale::En).is_empty() && !accept.contains(&words) {
                accept.push(words);
            }
        }
        if accept.is_empty() {
            return Err(Said::NoAnswer);
        }
        if accept.len() > ANSWERS {
            return Err(Said::TooMany { count: accept.len(), most: ANSWERS });
        }
        if declared.is_case_sensitive {
            self.words.remark(Said::CaseMatters);
        }
        Ok(Body::Typed(Typed { stem: tongue::owned(stem), accept }))
    }

    fn numeric(&mut self, declared: &Declared) -> Result<Body, Said> {
        let stem = self.stem(true)?;
        let keys = declared.rights(false, self.words);
        let Some(key) = keys.first() else { return Err(Said::NoAnswer) };
        if keys.len() > 1 {
            self.words.remark(Said::SeveralKeys);
        }
        let answer = number::exact(key);
        let answer = answer.ok_or_else(|| Said::BadNumber { found: plain(key, NAME) })?;
        let tolerance = match tolerance(self.root, answer) {
            Ok(tolerance) => tolerance,
            Err(said) => {
                self.words.remark(said);
                Ratio::from_integer(0)
            }
        };
        let unit = self.unit_node().and_then(|unit| self.words.some(unit));
        Ok(Body::Numeric(Numeric { stem: tongue::owned(stem), answer, tolerance, unit }))
    }

    /// What is said with the key; of several such, what is said of the right answer.
    fn explanation(&mut self) -> Option<Text> {
        let rank = |node: &Node<'_, '_>| {
            let name = node.attribute("identifier").unwrap_or_default().to_lowercase();
            let name = if name.is_empty() { node.name().to_owned() } else { name };
            let is = |words: &[&str]| words.iter().any(|word| name.contains(word));
            if is(&["incorrect", "wrong", "false", "fail"]) {
                2
            } else {
                u8::from(!is(&["correct", "right", "solution", "general", "explanation"]))
            }
        };
        let in_body = |node: &Node<'t, 's>| {
            let is_feedback = matches!(node.name(), "feedbackblock" | "feedbackinline");
            let mut asks = self.others.iter().chain([&self.ask]);
            is_feedback && !asks.any(|ask| ask.holds(*node))
        };
        let modal = self.root.all("modalfeedback").filter(|node| !self.whys.contains(&node.at));
        let mut all: Vec<Node<'t, 's>> =
            modal.chain(self.body.within().filter(in_body)).take(ANSWERS).collect();
        all.sort_by_key(rank);
        let mut found: Option<Text> = None;
        for node in all {
            match (self.words.some(node), &found) {
                (Some(text), None) => found = Some(text),
                (Some(text), Some(first)) if text != *first => {
                    self.words.remark(Said::FeedbackDropped);
                }
                _ => {}
            }
        }
        found
    }

    /// What is to be read before answering: a shared text, and what is told to candidates.
    fn passage(&mut self, shared: Option<String>) -> Option<Text> {
        let mut parts: Vec<String> = shared.into_iter().collect();
        for block in self.body.each("rubricblock").take(ANSWERS) {
            let view = block.attribute("view").unwrap_or("candidate");
            if !view.split_whitespace().any(|view| view == "candidate") {
                continue;
            }
            let text = self.words.of(block);
            if !text.is_empty() && !parts.contains(&text) {
                parts.push(text);
            }
        }
        let text = self.words.cut(parts.join("\n\n"));
        (!text.is_empty()).then(|| tongue::owned(text))
    }
}
