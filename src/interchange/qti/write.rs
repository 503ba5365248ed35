//! A bank as a package of QTI 2.1: a manifest, a test with a section for each topic, and a file for
//! each question. The same bank is the same bytes at any time.

mod xhtml;

use std::collections::{BTreeMap, BTreeSet};

use super::item::{GAP, UNIT};
use super::manifest::{CATALOGUE, LEVELS};
use crate::domain::bank::check::{images_of, images_of_text};
use crate::domain::bank::picture::FOLDER;
use crate::domain::bank::{Bank, Body, Choice, Order, Passage, Question, Shuffle};
use crate::domain::locale::Locale;
use crate::interchange::archive::pack;
use crate::interchange::export::Exported;
use crate::interchange::files::escaped_path;
use crate::interchange::flat::{Flat, FlatAnswer, FlatOption, flat};
use crate::interchange::moodle::number;
use crate::interchange::{Place, Remark, Said, letters, limit};

use self::xhtml::{attribute, blocks, escape, inline, single_line};

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const NAMES: &str = "xmlns=\"http://www.imsglobal.org/xsd/imsqti_v2p1\" \
     xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
     xsi:schemaLocation=\"http://www.imsglobal.org/xsd/imsqti_v2p1 \
     http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd\"";
const MANIFEST_NAMES: &str = "xmlns=\"http://www.imsglobal.org/xsd/imscp_v1p1\" \
     xmlns:lom=\"http://ltsc.ieee.org/xsd/LOM\"";

/// A bank in one language. What has no kind in QTI is written as options, which then keep their
/// places.
pub fn write(bank: &Bank, locale: Locale) -> Result<Exported, Said> {
    write_with(bank, locale, &|_| None)
}

/// The same with its images, of which `image` knows the bytes by their names. One that is not to be
/// had is named all the same, with the words that say what it shows.
pub fn write_with(
    bank: &Bank,
    locale: Locale,
    image: &dyn Fn(&str) -> Option<Vec<u8>>,
) -> Result<Exported, Said> {
    let mut remarks = Vec::new();
    let mut images: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut files: Vec<(String, String)> = Vec::new();
    let mut resources = String::new();
    let mut needs = String::new();
    let mut sections = String::new();
    let mut topic = None;
    let mut count = 0;
    for (number, question) in (1..).zip(bank.questions.iter().take(limit::QUESTIONS)) {
        if topic != Some(&question.topic) {
            if topic.is_some() {
                sections.push_str("    </assessmentSection>\n");
            }
            count += 1;
            topic = Some(&question.topic);
            let title = bank.topics.iter().find(|topic| topic.id == question.topic);
            let title = title.map_or(question.topic.as_str(), |topic| topic.title.text(locale));
            section(count, title, &mut sections);
        }
        let name = format!("items/item-{number:04}.xml");
        let passage = question.passage.as_ref();
        let passage = passage.and_then(|id| bank.passages.iter().find(|one| one.id == *id));
        let (xml, said) = item(question, passage, locale);
        let place = Place::Question(question.id.to_string());
        remarks.extend(said.into_iter().map(|said| Remark { place: place.clone(), said }));
        put(
            &mut sections,
            &[
                "      <assessmentItemRef identifier=\"item-",
                &number.to_string(),
                "\" href=\"",
                &name,
                "\"/>\n",
            ],
        );
        let mut shown = Vec::new();
        for found in images_with(question, passage) {
            if !images.contains_key(&found) {
                let Some(bytes) = image(&found) else {
                    remarks
                        .push(Remark { place: place.clone(), said: Said::FileDropped { found } });
                    continue;
                };
                images.insert(found.clone(), bytes);
            }
            shown.push(format!("{FOLDER}/{found}"));
        }
        resource(question, number, &name, &shown, locale, &mut resources);
        put(
            &mut needs,
            &["      <dependency identifierref=\"item-", &number.to_string(), "\"/>\n"],
        );
        files.push((name, xml));
    }
    if topic.is_none() {
        section(1, bank.title.text(locale), &mut sections);
    }
    sections.push_str("    </assessmentSection>\n");
    let title = bank.title.text(locale);
    let mut parts = vec![
        ("imsmanifest.xml".to_owned(), manifest(title, locale, &needs, &resources)),
        ("test.xml".to_owned(), test(bank.id.as_str(), title, &sections)),
    ];
    parts.append(&mut files);
    let images: Vec<(String, Vec<u8>)> =
        images.into_iter().map(|(name, bytes)| (format!("{FOLDER}/{name}"), bytes)).collect();
    let parts: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(name, xml)| (name.as_str(), xml.as_bytes()))
        .chain(images.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())))
        .collect();
    let bytes = pack(&parts).map_err(|error| Said::Unreadable { found: error.to_string() })?;
    Ok(Exported { bytes, remarks })
}

/// Adds pieces that are XML already.
fn put(xml: &mut String, pieces: &[&str]) {
    for piece in pieces {
        xml.push_str(piece);
    }
}

fn section(number: usize, title: &str, xml: &mut String) {
    let number = number.to_string();
    put(xml, &["    <assessmentSection identifier=\"section-", &number, "\" title=\""]);
    attribute(title, xml);
    xml.push_str("\" visible=\"true\">\n");
}

fn test(id: &str, title: &str, sections: &str) -> String {
    let mut xml = format!("{DECLARATION}<assessmentTest {NAMES} identifier=\"");
    attribute(id, &mut xml);
    xml.push_str("\" title=\"");
    attribute(title, &mut xml);
    xml.push_str("\" toolName=\"Smriti\">\n");
    xml.push_str(
        "  <testPart identifier=\"part-1\" navigationMode=\"nonlinear\" submissionMode=\"individual\">\n",
    );
    put(&mut xml, &[sections, "  </testPart>\n</assessmentTest>\n"]);
    xml
}

fn manifest(title: &str, locale: Locale, needs: &str, resources: &str) -> String {
    let mut xml = format!("{DECLARATION}<manifest {MANIFEST_NAMES} identifier=\"manifest\">\n");
    xml.push_str("  <metadata>\n    <schema>QTIv2.1 Package</schema>\n");
    xml.push_str("    <schemaversion>1.0.0</schemaversion>\n");
    xml.push_str("    <lom:lom><lom:general><lom:title>");
    string(title, locale, &mut xml);
    xml.push_str("</lom:title></lom:general></lom:lom>\n  </metadata>\n");
    xml.push_str("  <organizations/>\n  <resources>\n");
    xml.push_str(
        "    <resource identifier=\"test\" type=\"imsqti_test_xmlv2p1\" href=\"test.xml\">\n",
    );
    put(&mut xml, &["      <file href=\"test.xml\"/>\n", needs, "    </resource>\n"]);
    put(&mut xml, &[resources, "  </resources>\n</manifest>\n"]);
    xml
}

/// A text of the metadata.
fn string(text: &str, locale: Locale, xml: &mut String) {
    put(xml, &["<lom:string language=\"", locale.tag(), "\">"]);
    escape(text, xml);
    xml.push_str("</lom:string>");
}

/// What the manifest says of a question: its name, its tags and how hard it is.
/// The images of a question and its passage, each once.
fn images_with(question: &Question, passage: Option<&Passage>) -> BTreeSet<String> {
    let mut names = images_of(question);
    names.extend(passage.into_iter().flat_map(|passage| images_of_text(&passage.text)));
    names
}

fn resource(
    question: &Question,
    number: usize,
    name: &str,
    shown: &[String],
    locale: Locale,
    xml: &mut String,
) {
    let number = number.to_string();
    put(xml, &["    <resource identifier=\"item-", &number, "\" type=\"imsqti_item_xmlv2p1\" "]);
    put(xml, &["href=\"", name, "\">\n      <metadata><lom:lom><lom:general>"]);
    put(xml, &["<lom:identifier><lom:catalog>", CATALOGUE, "</lom:catalog><lom:entry>"]);
    escape(question.id.as_str(), xml);
    xml.push_str("</lom:entry></lom:identifier>");
    for tag in &question.tags {
        xml.push_str("<lom:keyword>");
        string(tag, locale, xml);
        xml.push_str("</lom:keyword>");
    }
    let level = usize::from(question.difficulty.level()).saturating_sub(1);
    let level = LEVELS.get(level).copied().unwrap_or("medium");
    xml.push_str("</lom:general><lom:educational><lom:difficulty><lom:source>LOMv1.0</lom:source>");
    put(xml, &["<lom:value>", level, "</lom:value></lom:difficulty></lom:educational>"]);
    put(xml, &["</lom:lom></metadata>\n      <file href=\"", name, "\"/>\n"]);
    for image in shown {
        xml.push_str("      <file href=\"");
        attribute(&escaped_path(image), xml);
        xml.push_str("\"/>\n");
    }
    xml.push_str("    </resource>\n");
}

/// One question as it is put together.
#[derive(Default)]
struct Written {
    /// The cardinality and the base type of its response.
    response: (&'static str, &'static str),
    /// The correct response.
    correct: Vec<String>,
    /// All wordings that are right.
    mapped: Vec<String>,
    /// What is asked.
    stem: String,
    /// The interaction.
    ask: String,
    /// How an answer is held against the correct response; empty where it must be the same.
    test: String,
    /// Which options have something said of them, and whether it is shown for those that were chosen
    /// or always.
    whys: Option<Vec<String>>,
    explanation: Option<String>,
    said: Vec<Said>,
}

fn item(question: &Question, passage: Option<&Passage>, locale: Locale) -> (String, Vec<Said>) {
    // The passage has a place of its own.
    let mut flat = flat(question, None, locale);
    let locale = flat.locale;
    let drops = |passage: &&Passage| {
        let text = &passage.text;
        !text.is_same() && text.exact(locale).is_some() && text.exact(locale.other()).is_some()
    };
    if passage.as_ref().is_some_and(drops) && !flat.remarks.contains(&Said::LanguageDropped) {
        flat.remarks.push(Said::LanguageDropped);
    }
    let written = match &question.body {
        Body::Order(order) => ordered(question, order, &mut flat),
        _ => answered(question, &mut flat),
    };
    let Written { response: (cardinality, base), correct, mapped, stem, ask, test, whys, .. } =
        &written;
    let mut xml = format!("{DECLARATION}<assessmentItem {NAMES} identifier=\"");
    attribute(question.id.as_str(), &mut xml);
    xml.push_str("\" title=\"");
    attribute(question.id.as_str(), &mut xml);
    put(&mut xml, &["\" adaptive=\"false\" timeDependent=\"false\" xml:lang=\"", locale.tag()]);
    xml.push_str("\" toolName=\"Smriti\">\n");
    put(&mut xml, &["  <responseDeclaration identifier=\"RESPONSE\" cardinality=\"", cardinality]);
    put(&mut xml, &["\" baseType=\"", base, "\">\n    <correctResponse>"]);
    for value in correct {
        xml.push_str("<value>");
        escape(value, &mut xml);
        xml.push_str("</value>");
    }
    xml.push_str("</correctResponse>\n");
    if !mapped.is_empty() {
        xml.push_str("    <mapping defaultValue=\"0\">");
        for word in mapped {
            xml.push_str("<mapEntry mapKey=\"");
            attribute(word, &mut xml);
            xml.push_str("\" mappedValue=\"1\" caseSensitive=\"false\"/>");
        }
        xml.push_str("</mapping>\n");
    }
    xml.push_str("  </responseDeclaration>\n");
    xml.push_str(
        "  <outcomeDeclaration identifier=\"SCORE\" cardinality=\"single\" baseType=\"float\">",
    );
    xml.push_str("<defaultValue><value>0</value></defaultValue></outcomeDeclaration>\n");
    if whys.is_some() {
        let many = if *cardinality == "single" { "single" } else { "multiple" };
        put(&mut xml, &["  <outcomeDeclaration identifier=\"WHY\" cardinality=\"", many]);
        xml.push_str("\" baseType=\"identifier\"/>\n");
    }
    if written.explanation.is_some() {
        xml.push_str("  <outcomeDeclaration identifier=\"SOLUTION\" cardinality=\"single\" ");
        xml.push_str("baseType=\"identifier\"/>\n");
    }
    xml.push_str("  <itemBody>\n");
    if let Some(passage) = passage {
        put(
            &mut xml,
            &["    <rubricBlock view=\"candidate\">", &blocks(passage.text.text(locale))],
        );
        xml.push_str("</rubricBlock>\n");
    }
    put(&mut xml, &["    ", stem, "\n", ask, "  </itemBody>\n"]);
    processing(&written, test, &mut xml);
    if let Some(explanation) = &written.explanation {
        xml.push_str("  <modalFeedback outcomeIdentifier=\"SOLUTION\" identifier=\"solution\" ");
        put(&mut xml, &["showHide=\"show\">", &blocks(explanation), "</modalFeedback>\n"]);
    }
    xml.push_str("</assessmentItem>\n");
    (xml, written.said)
}

/// How answers are marked, and what is shown then.
fn processing(written: &Written, test: &str, xml: &mut String) {
    xml.push_str("  <responseProcessing>\n");
    if written.mapped.is_empty() {
        xml.push_str("    <responseCondition><responseIf>");
        if test.is_empty() {
            xml.push_str("<match><variable identifier=\"RESPONSE\"/><correct identifier=\"RESPONSE\"/></match>");
        } else {
            xml.push_str(test);
        }
        xml.push_str(
            "<setOutcomeValue identifier=\"SCORE\"><baseValue baseType=\"float\">1</baseValue>",
        );
        xml.push_str("</setOutcomeValue></responseIf></responseCondition>\n");
    } else {
        xml.push_str(
            "    <setOutcomeValue identifier=\"SCORE\"><mapResponse identifier=\"RESPONSE\"/>",
        );
        xml.push_str("</setOutcomeValue>\n");
    }
    match &written.whys {
        None => {}
        Some(always) if always.is_empty() => {
            xml.push_str(
                "    <setOutcomeValue identifier=\"WHY\"><variable identifier=\"RESPONSE\"/>",
            );
            xml.push_str("</setOutcomeValue>\n");
        }
        Some(always) => {
            xml.push_str("    <setOutcomeValue identifier=\"WHY\"><multiple>");
            for id in always {
                put(xml, &["<baseValue baseType=\"identifier\">", id, "</baseValue>"]);
            }
            xml.push_str("</multiple></setOutcomeValue>\n");
        }
    }
    if written.explanation.is_some() {
        xml.push_str(
            "    <setOutcomeValue identifier=\"SOLUTION\"><baseValue baseType=\"identifier\">",
        );
        xml.push_str("solution</baseValue></setOutcomeValue>\n");
    }
    xml.push_str("  </responseProcessing>\n");
}

/// Things to be put in order; what is said of each is shown with the key.
fn ordered(question: &Question, order: &Order, flat: &mut Flat) -> Written {
    let locale = flat.locale;
    let mut ask = String::new();
    interaction("orderInteraction", shuffle(question, false), "", &mut ask);
    let mut always: Vec<String> = Vec::new();
    for (number, item) in (1..).zip(&order.items) {
        let id = letters(number);
        let why = item.why.as_ref().map(|why| why.text(locale));
        choice("simpleChoice", &id, item.text.text(locale), false, why, &mut ask);
        always.extend(why.is_some().then_some(id));
    }
    ask.push_str("    </orderInteraction>\n");
    // It was flattened to codes, which this format does not need.
    let said = flat.remarks.drain(..).filter(|said| *said != Said::Flattened).collect();
    Written {
        response: ("ordered", "identifier"),
        correct: (1..=order.items.len()).map(letters).collect(),
        stem: blocks(order.intro.text(locale)),
        ask,
        whys: (!always.is_empty()).then_some(always),
        explanation: question.explanation.as_ref().map(|text| text.text(locale).to_owned()),
        said,
        ..Written::default()
    }
}

/// A question of any other format.
fn answered(question: &Question, flat: &mut Flat) -> Written {
    let is_flattened = flat.remarks.contains(&Said::Flattened);
    let shuffle = shuffle(question, is_flattened);
    let mut written = match &flat.answer {
        FlatAnswer::One(list) => options(list, pins(&question.body), shuffle, false),
        FlatAnswer::Many(list) => options(list, pins(&question.body), shuffle, true),
        FlatAnswer::TrueFalse { holds, why } => {
            let words = match flat.locale {
                Locale::En => ["True", "False"],
                Locale::Hi => ["सही", "गलत"],
            };
            let option = |(said, text): (bool, &str)| FlatOption {
                text: text.to_owned(),
                right: said == *holds,
                why: why.clone().filter(|_| said != *holds),
            };
            let list: Vec<FlatOption> = [true, false].into_iter().zip(words).map(option).collect();
            options(&list, &[], false, false)
        }
        FlatAnswer::Pairs { rows, extra } => pairs(rows, extra, shuffle),
        FlatAnswer::Words(words) => typed(words),
        FlatAnswer::Number { answer, tolerance, unit } => {
            let (value, cut) = number::decimal(*answer);
            let (within, is_exact) = number::tolerance(*tolerance, cut);
            if !is_exact {
                flat.remarks.push(Said::Reworked { what: "a fraction without an end" });
            }
            numeric(value, &within, unit.as_deref())
        }
    };
    let is_typed = written.ask.starts_with("<textEntryInteraction");
    let stem = blocks(&flat.stem);
    if is_typed {
        written.stem = match gap(&stem) {
            Some(at) => format!("{}{}{}", &stem[..at], written.ask, &stem[at + GAP.len()..]),
            None => format!("{stem}<p>{}</p>", written.ask),
        };
        written.ask = String::new();
    } else {
        written.stem = stem;
    }
    written.explanation = flat.explanation.take();
    written.said.append(&mut flat.remarks);
    written
}

/// Where the gap of a sentence stands: outside of any tag, alone of its kind.
fn gap(stem: &str) -> Option<usize> {
    let at = stem.find(GAP)?;
    let in_tag = stem[..at].rfind('<') > stem[..at].rfind('>');
    let is_longer = stem[at + GAP.len()..].starts_with('_');
    (!in_tag && !is_longer && stem.matches(GAP).count() == 1).then_some(at)
}

fn shuffle(question: &Question, is_flattened: bool) -> bool {
    question.shuffle == Shuffle::WhereSafe && !is_flattened
}

/// The options as their author left them, who may have pinned some.
fn pins(body: &Body) -> &[Choice] {
    body.choices().map_or(&[], |choices| &choices.options)
}

/// Begins an interaction that stands on its own.
fn interaction(name: &str, shuffle: bool, more: &str, xml: &mut String) {
    let shuffle = if shuffle { "true" } else { "false" };
    put(
        xml,
        &["    <", name, " responseIdentifier=\"RESPONSE\" shuffle=\"", shuffle, "\"", more, ">\n"],
    );
}

fn choice(name: &str, id: &str, text: &str, pinned: bool, why: Option<&str>, xml: &mut String) {
    put(xml, &["      <", name, " identifier=\"", id, "\""]);
    if pinned {
        xml.push_str(" fixed=\"true\"");
    }
    if name == "simpleAssociableChoice" {
        xml.push_str(" matchMax=\"1\"");
    }
    put(xml, &[">", &inline(text)]);
    if let Some(why) = why {
        let html = inline(why);
        let kind = if xhtml::has_blocks(&html) { "feedbackBlock" } else { "feedbackInline" };
        put(
            xml,
            &["<", kind, " outcomeIdentifier=\"WHY\" identifier=\"", id, "\" showHide=\"show\">"],
        );
        put(xml, &[&html, "</", kind, ">"]);
    }
    put(xml, &["</", name, ">\n"]);
}

fn options(list: &[FlatOption], pins: &[Choice], shuffle: bool, several: bool) -> Written {
    let mut written = Written {
        response: (if several { "multiple" } else { "single" }, "identifier"),
        ..Written::default()
    };
    let most = if several { " maxChoices=\"0\"" } else { " maxChoices=\"1\"" };
    interaction("choiceInteraction", shuffle, most, &mut written.ask);
    for (number, option) in (1..).zip(list) {
        let id = letters(number);
        let pinned = pins.get(number - 1).is_some_and(|choice| choice.pinned);
        choice("simpleChoice", &id, &option.text, pinned, option.why.as_deref(), &mut written.ask);
        if option.right {
            written.correct.push(id);
        }
    }
    if list.iter().any(|option| option.why.is_some()) {
        written.whys = Some(Vec::new());
    }
    written.ask.push_str("    </choiceInteraction>\n");
    written
}

fn pairs(rows: &[(String, String)], extra: &[String], shuffle: bool) -> Written {
    let mut written = Written { response: ("multiple", "directedPair"), ..Written::default() };
    let most = format!(" maxAssociations=\"{}\"", rows.len());
    interaction("matchInteraction", shuffle, &most, &mut written.ask);
    let ask = &mut written.ask;
    ask.push_str("      <simpleMatchSet>\n");
    for (number, (left, _)) in (1..).zip(rows) {
        choice("simpleAssociableChoice", &format!("L{number}"), left, false, None, ask);
        written.correct.push(format!("L{number} R{number}"));
    }
    ask.push_str("      </simpleMatchSet>\n      <simpleMatchSet>\n");
    for (number, right) in (1..).zip(rows.iter().map(|(_, right)| right).chain(extra)) {
        choice("simpleAssociableChoice", &format!("R{number}"), right, false, None, ask);
    }
    ask.push_str("      </simpleMatchSet>\n    </matchInteraction>\n");
    written
}

fn typed(words: &[String]) -> Written {
    // A value of this kind has no lines.
    let words: Vec<String> = words.iter().map(|words| single_line(words)).collect();
    let longest = words.iter().map(|words| words.chars().count()).max().unwrap_or_default();
    let ask = format!(
        "<textEntryInteraction responseIdentifier=\"RESPONSE\" expectedLength=\"{}\"/>",
        longest.clamp(5, 200)
    );
    Written {
        response: ("single", "string"),
        correct: words.first().cloned().into_iter().collect(),
        mapped: words,
        ask,
        ..Written::default()
    }
}

fn numeric(value: String, within: &str, unit: Option<&str>) -> Written {
    let mut ask = String::from("<textEntryInteraction responseIdentifier=\"RESPONSE\"/>");
    if let Some(unit) = unit {
        put(&mut ask, &[" <span class=\"", UNIT, "\">", &xhtml::one_line(unit), "</span>"]);
    }
    let (mode, more) = if within == "0" {
        ("exact", String::new())
    } else {
        ("absolute", format!(" tolerance=\"{within} {within}\""))
    };
    let test = format!(
        "<equal toleranceMode=\"{mode}\"{more}><variable identifier=\"RESPONSE\"/>\
         <correct identifier=\"RESPONSE\"/></equal>"
    );
    Written { response: ("single", "float"), correct: vec![value], ask, test, ..Written::default() }
}
