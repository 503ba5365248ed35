//! What a question of QTI 1.2 is to us. Its kind is what a learning platform says it is (Canvas, the
//! profiles of Common Cartridge), or else what its parts look like. What is filled in is in
//! `old/typed`.

mod typed;

use super::Asked;
use super::chosen::{add, chosen, statement};
use super::item::{GAP, OTHER, PART, PARTS};
use super::key::{Condition, conditions, rights};
use super::tree::{Node, Tree};
use super::words::{Instead, Words, markup};
use crate::domain::bank::{Body, Choice, Item, Lists, Order, Row, Shuffle};
use crate::domain::locale::{Locale, Text};
use crate::interchange::html::Markup;
use crate::interchange::moodle::{ANSWERS, enough, plain};
use crate::interchange::{Said, tongue};

/// The longest name, in characters.
const NAME: usize = 200;
/// How many of the feedbacks that are linked to an option are looked at.
const LINKS: usize = 4;
/// The most tags.
const TAGS: usize = 32;
/// What answers are given in.
const RESPONSES: [&str; 5] =
    ["response_lid", "response_str", "response_num", "response_xy", "response_grp"];

/// The fields of a `qtimetadata` in an element, names in small letters.
pub(super) fn fields(node: Node<'_, '_>) -> Vec<(String, String)> {
    let field = |field: Node<'_, '_>| {
        let text = |name| field.first(name).map(|node: Node<'_, '_>| node.text());
        Some((text("fieldlabel")?.to_lowercase(), text("fieldentry")?))
    };
    node.each("qtimetadatafield").take(ANSWERS).filter_map(field).collect()
}

/// Reads a part of a question, counted from 0, and tells how many parts there are: each gap is one,
/// and becomes a question of its own.
pub(super) fn read(
    tree: &Tree<'_>,
    part: usize,
    words: &mut Words<'_>,
    passage: Option<&str>,
) -> (Result<Asked, Said>, usize) {
    let mut count = 1;
    let asked = read_part(tree, part, words, passage, &mut count);
    (asked, count)
}

fn read_part<'t, 's>(
    tree: &'t Tree<'s>,
    part: usize,
    words: &mut Words<'_>,
    passage: Option<&str>,
    count: &mut usize,
) -> Result<Asked, Said> {
    let root = tree.root();
    let fields = root.first("itemmetadata").map(fields).unwrap_or_default();
    let field = |name: &str| {
        fields.iter().find(|(known, value)| known == name && !value.is_empty()).map(|(_, v)| v)
    };
    let names =
        ["question_type", "cc_profile", "bbmd_questiontype", "qmd_itemtype", "qmd_questiontype"];
    let kind = names.into_iter().find_map(field);
    let kind = kind.map_or_else(String::new, |kind| kind.trim().to_lowercase());
    let Some(presentation) = root.first("presentation") else { return Err(Said::NoStem) };
    let responses = presentation.within().filter(|node| RESPONSES.contains(&node.name()));
    let responses: Vec<Node<'t, 's>> = responses.take(ANSWERS + 1).collect();
    let conditions = conditions(root);
    let used = Vec::new();
    let others = Vec::new();
    let mut reading =
        Reading { root, presentation, responses, others, conditions, words, kind, used };
    if reading.responses.len() > 1 && !reading.is_matching() {
        *count = reading.responses.len();
        if *count > PARTS {
            return Err(Said::TooMany { count: std::mem::replace(count, 1), most: PARTS });
        }
        let mut others = std::mem::take(&mut reading.responses);
        reading.responses.push(others.remove(part.min(*count - 1)));
        reading.others = others;
    }
    let body = reading.body()?;
    if !reading.others.is_empty() {
        reading.words.remark(Said::Lenient { found: PART.to_owned() });
    }
    let explanation = reading.explanation();
    let choices = reading.responses.first().and_then(|one| one.find("render_choice"));
    let shuffle = choices.and_then(|choices| choices.attribute("shuffle"));
    let topic = field("qmd_topic").map(|topic| plain(topic, NAME));
    let keywords = field("qmd_keywords").map(String::as_str).unwrap_or_default();
    let tags = keywords.split([',', ';']).map(|tag| plain(tag, NAME));
    Ok(Asked {
        body,
        id: root.attribute("ident").map(|id| plain(id, NAME)).filter(|id| !id.is_empty()),
        topic,
        tags: tags.filter(|tag| !tag.is_empty()).take(TAGS).collect(),
        explanation,
        passage: passage.map(tongue::text),
        shuffle: match shuffle {
            Some(no) if no.eq_ignore_ascii_case("no") => Shuffle::Never,
            _ => Shuffle::WhereSafe,
        },
    })
}

struct Reading<'t, 's, 'w, 'f> {
    root: Node<'t, 's>,
    presentation: Node<'t, 's>,
    responses: Vec<Node<'t, 's>>,
    /// Those that are asked in other parts.
    others: Vec<Node<'t, 's>>,
    conditions: Vec<Condition>,
    words: &'w mut Words<'f>,
    /// What the file says it is.
    kind: String,
    /// The feedback that was taken for an option.
    used: Vec<String>,
}

impl<'t, 's> Reading<'t, 's, '_, '_> {
    fn body(&mut self) -> Result<Body, Said> {
        let kind = self.kind.clone();
        match kind.as_str() {
            "text_only_question" => return Err(Said::NotAsked),
            "calculated_question" | "error" | "missing_word_question" => {
                return Err(Said::UnknownKind { kind: plain(&kind, NAME) });
            }
            "true_false_question" | "cc.true_false.v0p1" => return self.choices(Some(true)),
            "matching_question" => return self.lists(),
            _ if kind.contains("essay")
                || kind.contains("file_upload")
                || kind == "short response" =>
            {
                return Err(Said::NotMarkable);
            }
            _ => {}
        }
        let first = self.responses.first().copied();
        let Some(first) = first else { return Err(Said::NotAsked) };
        match (first.name(), self.responses.len()) {
            ("response_lid", 1) if kind == "fill_in_multiple_blanks_question" => self.blank(),
            ("response_lid", 1) if kind == "multiple_dropdowns_question" => self.filled(),
            ("response_lid", 1) => match first.attribute("rcardinality") {
                Some(one) if one.eq_ignore_ascii_case("ordered") => self.order(),
                _ => self.choices(kind.is_empty().then_some(false)),
            },
            ("response_str" | "response_num", 1) => self.entry(),
            ("response_lid", _) => self.lists(),
            (name, _) => Err(Said::UnknownKind { kind: name.to_owned() }),
        }
    }

    /// Whether each answer is chosen from the same options.
    fn is_matching(&self) -> bool {
        if self.kind == "matching_question" {
            return true;
        }
        if !self.kind.is_empty() && !self.kind.contains("match") {
            return false;
        }
        let options = |one: &Node<'t, 's>| -> Vec<String> {
            one.each("response_label").take(ANSWERS).map(Node::text).collect()
        };
        let first = self.responses.first().map(options);
        let is_labelled = |one: &Node<'t, 's>| one.first("material").is_some();
        self.responses.iter().all(|one| {
            one.name() == "response_lid" && is_labelled(one) && Some(options(one)) == first
        })
    }

    /// The text of materials, each on a line of its own.
    fn materials(&mut self, materials: impl Iterator<Item = Node<'t, 's>>) -> String {
        let mut parts: Vec<String> = Vec::new();
        for material in materials.take(ANSWERS) {
            let mut line = String::new();
            for node in material.children() {
                let text = match node.name() {
                    "mattext" | "matemtext" | "mat_formattedtext" => self.mattext(node),
                    "mat_extension" => {
                        let inner: Vec<_> = node.each("mat_formattedtext").take(ANSWERS).collect();
                        let texts: Vec<_> =
                            inner.into_iter().map(|one| self.mattext(one)).collect();
                        texts.join("\n")
                    }
                    "matimage" | "mataudio" | "matvideo" | "matapplet" | "matapplication" => {
                        let named = node.attribute("uri").or_else(|| node.attribute("label"));
                        let said = self.words.dropped(named.unwrap_or(node.name()));
                        self.words.remark(said);
                        String::new()
                    }
                    "matbreak" => "\n".to_owned(),
                    _ => String::new(),
                };
                if !line.is_empty() && !line.ends_with('\n') && !text.is_empty() && text != "\n" {
                    line.push(' ');
                }
                line.push_str(&text);
            }
            let line = line.trim();
            if !line.is_empty() {
                parts.push(line.to_owned());
            }
        }
        self.words.cut(parts.join("\n"))
    }

    fn mattext(&mut self, node: Node<'t, 's>) -> String {
        let written = node.attribute("texttype").or_else(|| node.attribute("type"));
        let written = written.unwrap_or_default().to_ascii_lowercase();
        let has_elements = node.children().any(|child| child.own_text().is_none());
        let is_html = written.contains("html") || written.contains("rtf");
        if has_elements {
            // HTML that was not escaped: it is what was meant.
            return self.words.of(node);
        }
        let source: String = node.children().filter_map(Node::own_text).collect();
        let markup = if is_html { Markup::Html } else { Markup::Plain };
        self.words.read(&source, markup)
    }

    /// What is asked.
    fn stem(&mut self) -> Result<String, Said> {
        let responses: Vec<Node<'t, 's>> =
            self.responses.iter().chain(&self.others).copied().collect();
        let outside = |node: &Node<'t, 's>| {
            node.name() == "material" && !responses.iter().any(|one| one.holds(*node))
        };
        let is_typed = |node: &Node<'t, 's>| node.name() != "response_lid";
        let first = responses.iter().filter(|one| is_typed(one)).map(|one| one.at).min();
        let last = self.presentation.within().filter(outside).map(|node| node.at).last();
        let mut stem = if first.is_some_and(|first| Some(first) < last) {
            // A sentence with places to type in it.
            let mut parts: Vec<String> = Vec::new();
            for node in self.presentation.within() {
                if outside(&node) {
                    parts.push(self.materials(std::iter::once(node)));
                } else if self.responses.iter().any(|one| one.at == node.at) {
                    parts.push(GAP.to_owned());
                } else if self.others.iter().any(|one| one.at == node.at) {
                    parts.push(OTHER.to_owned());
                }
            }
            parts.retain(|part| !part.is_empty());
            self.words.cut(parts.join(" "))
        } else {
            self.materials(self.presentation.within().filter(outside))
        };
        if stem.is_empty()
            && let [only] = responses.as_slice()
        {
            stem = self.materials(own_materials(*only));
        }
        if stem.is_empty() { Err(Said::NoStem) } else { Ok(stem) }
    }

    /// Options with those right that the key names.
    fn options(&mut self, response: Node<'t, 's>, several: bool) -> Result<Vec<Choice>, Said> {
        let labels = labels(response);
        enough(labels.len(), 2)?;
        let id = |node: &Node<'t, 's>| node.attribute("ident").unwrap_or_default();
        let (keys, lesser) = rights(&self.conditions, self.name(response), several);
        if lesser {
            self.words.remark(Said::WeightsDropped);
        }
        for key in &keys {
            if !labels.iter().any(|label| id(label) == key) {
                self.words.remark(Said::KeyBeyond { key: plain(key, NAME) });
            }
        }
        let mut options: Vec<Choice> = Vec::new();
        for label in labels {
            let text = self.materials(label.each("material"));
            let text = tongue::owned(text);
            let right = keys.iter().any(|key| key == id(&label));
            let why = self.why(id(&label));
            let fixed = label.attribute("rshuffle");
            let pinned = fixed.is_some_and(|fixed| fixed.eq_ignore_ascii_case("no"));
            add(&mut options, Choice { text, right, why, pinned }, self.words);
        }
        Ok(options)
    }

    /// The name that rules have for a response; `None` where all of them are of the only one.
    fn name(&self, response: Node<'t, 's>) -> Option<&'t str> {
        response.attribute("ident").filter(|_| !self.others.is_empty())
    }

    /// What is said of one option: feedback that is shown for it and for no other.
    fn why(&mut self, option: &str) -> Option<Text> {
        let is_only = |condition: &&Condition| {
            condition.denied == 0
                && matches!(condition.equal.as_slice(), [(_, value)] if value == option)
        };
        let links = self.conditions.iter().filter(is_only).flat_map(|one| &one.feedback);
        let link = links.filter(|link| general(link).is_none()).take(LINKS).find(|link| {
            let others = self.conditions.iter().filter(|one| !is_only(one));
            !others.into_iter().any(|one| one.feedback.contains(link))
        });
        let link = link?.clone();
        let node = self.feedback(&link)?;
        let text = self.said_in(node);
        self.used.push(link);
        text
    }

    fn feedback(&self, link: &str) -> Option<Node<'t, 's>> {
        self.root.all("itemfeedback").find(|node| node.attribute("ident") == Some(link))
    }

    fn said_in(&mut self, node: Node<'t, 's>) -> Option<Text> {
        let words = self.materials(node.each("material"));
        (!words.is_empty()).then(|| tongue::owned(words))
    }

    /// Options; where the file does not say what they are (or says it is a statement), "true" and
    /// "false" make a statement.
    fn choices(&mut self, truth: Option<bool>) -> Result<Body, Said> {
        let stem = self.stem()?;
        let Some(response) = self.responses.first().copied() else { return Err(Said::NoAnswer) };
        let cardinality = response.attribute("rcardinality").unwrap_or("single");
        let several = cardinality.eq_ignore_ascii_case("multiple");
        let options = self.options(response, several)?;
        if let Some(is_said) = truth {
            if let Some(statement) = statement(&stem, &options, self.words) {
                return Ok(Body::TrueFalse(statement));
            }
            if is_said {
                let names: Vec<&str> = options.iter().map(|o| o.text.text(Locale::En)).collect();
                self.words.remark(Said::Stray { found: plain(&names.join(" / "), NAME) });
            }
        }
        Ok(chosen(stem, options, several, self.words))
    }

    /// A response to each on the left, chosen from what is on the right.
    fn lists(&mut self) -> Result<Body, Said> {
        let intro = self.stem()?;
        let responses = self.responses.clone();
        enough(responses.len(), 2)?;
        let Some(first) = responses.first().copied() else { return Err(Said::NoAnswer) };
        let labels = labels(first);
        enough(labels.len(), 1)?;
        let mut right: Vec<(String, Text)> = Vec::new();
        for label in labels {
            let text = self.materials(label.each("material"));
            right.push((
                label.attribute("ident").unwrap_or_default().to_owned(),
                tongue::owned(text),
            ));
        }
        let mut used = vec![false; right.len()];
        let mut rows: Vec<Row> = Vec::new();
        for response in responses {
            let left = self.materials(own_materials(response));
            let (keys, _) = rights(&self.conditions, response.attribute("ident"), false);
            // The same option may have another name in each response.
            let own = response.each("response_label").find(|label| {
                label.attribute("ident").is_some_and(|id| keys.iter().any(|key| key == id))
            });
            let own = own.map(|label| tongue::owned(self.materials(label.each("material"))));
            let is_key = |(id, text): &(String, Text)| {
                keys.contains(id) && own.as_ref().is_none_or(|own| own == text)
            };
            let at = right.iter().position(is_key);
            let at = at.or_else(|| right.iter().position(|(_, text)| Some(text) == own.as_ref()));
            match at.and_then(|at| right.get(at).map(|(_, text)| (at, text))) {
                Some((at, text)) => {
                    if std::mem::replace(&mut used[at], true) || keys.len() > 1 {
                        self.words.remark(if keys.len() > 1 {
                            Said::SeveralKeys
                        } else {
                            Said::SameOptions
                        });
                    }
                    rows.push(Row { left: tongue::owned(left), right: text.clone(), fact: None });
                }
                None => self.words.remark(Said::Stray { found: plain(&left, NAME) }),
            }
        }
        if rows.is_empty() {
            return Err(Said::NoAnswer);
        }
        enough(rows.len(), 2)?;
        let is_extra = |(used, (_, text)): (bool, (String, Text))| (!used).then_some(text);
        let extra = used.into_iter().zip(right).filter_map(is_extra).collect();
        Ok(Body::Lists(Lists { intro: tongue::owned(intro), heads: None, rows, extra }))
    }

    fn order(&mut self) -> Result<Body, Said> {
        let intro = self.stem()?;
        let Some(response) = self.responses.first().copied() else { return Err(Said::NoAnswer) };
        let labels = labels(response);
        enough(labels.len(), 3)?;
        let (keys, _) = rights(&self.conditions, None, true);
        let id = |node: &Node<'t, 's>| node.attribute("ident").unwrap_or_default();
        let named = |key: &String| labels.iter().find(|label| id(label) == key).copied();
        let mut sorted: Vec<Node<'t, 's>> = keys.iter().filter_map(named).collect();
        if keys.is_empty() {
            self.words.remark(Said::NoKey);
            sorted.clone_from(&labels);
        } else if sorted.len() != labels.len() {
            return Err(Said::UnknownKind { kind: "an order of some of the items".to_owned() });
        }
        let mut items: Vec<Item> = Vec::new();
        for label in sorted {
            let text = tongue::owned(self.materials(label.each("material")));
            if items.iter().any(|other| other.text == text) {
                self.words.remark(Said::SameOptions);
            }
            items.push(Item { text, why: None, fact: None });
        }
        Ok(Body::Order(Order { intro: tongue::owned(intro), items }))
    }

    /// What is said with the key: what is said whatever was answered, else to the right answer.
    fn explanation(&mut self) -> Option<Text> {
        let mut all: Vec<(u8, Node<'t, 's>)> = Vec::new();
        for node in self.root.all("itemfeedback").take(ANSWERS * 2) {
            let id = node.attribute("ident").unwrap_or_default();
            if self.used.iter().any(|used| used == id) {
                continue;
            }
            let linked =
                || self.conditions.iter().filter(|one| one.feedback.iter().any(|f| f == id));
            let rank = if node.find("solution").is_some() {
                0
            } else if let Some(rank) = general(id) {
                rank
            } else if linked().any(Condition::gives) {
                1
            } else if linked().any(|one| one.is_other) || linked().next().is_none() {
                0
            } else {
                2
            };
            all.push((rank, node));
        }
        all.sort_by_key(|(rank, _)| *rank);
        let mut found: Option<Text> = None;
        for (rank, node) in all {
            match (self.said_in(node), &found) {
                (Some(text), None) if rank < 2 => found = Some(text),
                (Some(text), Some(first)) if text == *first => {}
                (Some(_), _) => self.words.remark(Said::FeedbackDropped),
                (None, _) => {}
            }
        }
        found
    }
}

/// The options of a response.
fn labels<'t, 's>(response: Node<'t, 's>) -> Vec<Node<'t, 's>> {
    response.each("response_label").take(ANSWERS + 1).collect()
}

/// The materials of a response itself, and not of its options.
fn own_materials<'t, 's>(response: Node<'t, 's>) -> impl Iterator<Item = Node<'t, 's>> {
    let options = |node: &Node<'t, 's>| node.name().starts_with("render_");
    let end = response.children().find(options).map_or(response.end(), |node| node.at);
    response.each("material").take_while(move |node| node.at < end)
}

/// How near to an explanation feedback of this name is, the nearest first; `None` if its name does not
/// say that it is for whatever was answered.
fn general(name: &str) -> Option<u8> {
    let name = name.to_lowercase();
    if name.contains("incorrect") || name.starts_with("wrong") {
        Some(2)
    } else if name.contains("general") || name.starts_with("solution") || name == "neutral" {
        Some(0)
    } else if name.starts_with("correct") {
        Some(1)
    } else {
        None
    }
}

/// The words of a presentation that questions of a section share.
pub(super) fn shared(tree: &Tree<'_>, words: &mut Words<'_>) -> String {
    let mut parts: Vec<String> = Vec::new();
    for node in tree.root().each("mattext").take(ANSWERS) {
        let written = node.attribute("texttype").unwrap_or_default();
        let has_elements = node.children().any(|child| child.own_text().is_none());
        let text = if has_elements {
            let source = markup(node, &mut |_| Instead::Keep);
            words.read(&source, Markup::Html)
        } else {
            let is_html = written.to_ascii_lowercase().contains("html");
            words.read(&node.text(), if is_html { Markup::Html } else { Markup::Plain })
        };
        parts.push(text);
    }
    words.cut(parts.join("\n\n"))
}
