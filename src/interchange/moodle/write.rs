//! A bank as Moodle XML.

use super::number;
use crate::domain::bank::check::may_name_images;
use crate::domain::bank::markup;
use crate::domain::bank::{Bank, PassageId, Question, Shuffle};
use crate::domain::locale::Locale;
use crate::interchange::files::{escaped_path, to_base64};
use crate::interchange::flat::{Flat, FlatAnswer, FlatOption, flat};
use crate::interchange::html::{Links, from_inline, from_markdown_with};
use crate::interchange::{Place, Remark, Said, Written};

/// The marks, in hundredths, that Moodle allows for one of so many right options, from one on.
const SHARES: [&str; 10] =
    ["100", "50", "33.33333", "25", "20", "16.66667", "14.28571", "12.5", "11.11111", "10"];

/// A bank as Moodle takes it in: in one language, under categories that are its topics. What has no
/// kind in Moodle is written as options, which then keep their places.
pub fn write(bank: &Bank, locale: Locale) -> Written {
    write_with(bank, locale, &|_| None)
}

/// The same with its images, of which `image` knows the bytes by their names: they go with the texts
/// that name them.
pub fn write_with(bank: &Bank, locale: Locale, image: &dyn Fn(&str) -> Option<Vec<u8>>) -> Written {
    let head = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n");
    let mut out = Out { text: head, image, dropped: Vec::new() };
    let mut remarks = Vec::new();
    let mut topic = None;
    for question in &bank.questions {
        if topic != Some(&question.topic) {
            topic = Some(&question.topic);
            let title = bank.topics.iter().find(|topic| topic.id == question.topic);
            let title = title.map_or(question.topic.as_str(), |topic| topic.title.text(locale));
            category(title, &mut out);
        }
        let named = |id: &PassageId| bank.passages.iter().find(|passage| passage.id == *id);
        let passage = question.passage.as_ref().and_then(named);
        let mut flat = flat(question, passage, locale);
        one(question, &mut flat, &mut out);
        flat.remarks.append(&mut out.dropped);
        let place = Place::Question(question.id.to_string());
        remarks.extend(flat.remarks.into_iter().map(|said| Remark { place: place.clone(), said }));
    }
    out.text.push_str("</quiz>\n");
    Written { text: out.text, remarks }
}

/// The file as it grows.
struct Out<'i> {
    text: String,
    image: &'i dyn Fn(&str) -> Option<Vec<u8>>,
    /// The images of the question that are not to be had.
    dropped: Vec<Said>,
}

impl Out<'_> {
    /// Pieces that are XML already.
    fn put(&mut self, pieces: &[&str]) {
        for piece in pieces {
            self.text.push_str(piece);
        }
    }

    /// Text that is only text.
    fn escaped(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.text.push_str("&amp;"),
                '<' => self.text.push_str("&lt;"),
                '>' => self.text.push_str("&gt;"),
                '\n' | '\t' => self.text.push(c),
                // XML has no place for these, not even as numbers.
                c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {}
                c => self.text.push(c),
            }
        }
    }

    /// An element with a plain value.
    fn value(&mut self, name: &str, value: &str) {
        self.put(&["    <", name, ">"]);
        self.escaped(value);
        self.put(&["</", name, ">\n"]);
    }

    /// An element with plain text in a `text`.
    fn plain(&mut self, name: &str, text: &str) {
        self.put(&["    <", name, "><text>"]);
        self.escaped(text);
        self.put(&["</text></", name, ">\n"]);
    }

    /// A `text` with our Markdown as HTML, and the images that it names. It is escaped in itself, so
    /// `]]>` cannot stand in it.
    fn html(&mut self, text: &str, is_short: bool) {
        let mut files: Vec<(String, Vec<u8>)> = Vec::new();
        let mut html = if is_short && !may_name_images(text) {
            from_inline(text, Links::Made)
        } else {
            let image = self.image;
            let dropped = &mut self.dropped;
            from_markdown_with(text, Links::Made, &mut |name| {
                if files.iter().all(|(known, _)| known != name) {
                    let Some(bytes) = image(name) else {
                        let said = Said::FileDropped { found: name.to_owned() };
                        if !dropped.contains(&said) {
                            dropped.push(said);
                        }
                        return None;
                    };
                    files.push((name.to_owned(), bytes));
                }
                Some(format!("@@PLUGINFILE@@/{}", escaped_path(name)))
            })
        };
        html.retain(|c| !matches!(c, '\u{FFFE}' | '\u{FFFF}'));
        if html.is_empty() {
            self.text.push_str("<text></text>");
        } else {
            self.put(&["<text><![CDATA[", &html, "]]></text>"]);
        }
        for (name, bytes) in files {
            self.text.push_str("<file name=\"");
            self.escaped(&name.replace('"', ""));
            let data = to_base64(&bytes);
            self.put(&["\" path=\"/\" encoding=\"base64\">", &data, "</file>"]);
        }
    }

    /// An element with our Markdown in a `text`.
    fn marked(&mut self, name: &str, text: &str) {
        self.put(&["    <", name, " format=\"html\">"]);
        self.html(text, false);
        self.put(&["</", name, ">\n"]);
    }

    fn answer(&mut self, fraction: &str, text: &str, is_html: bool, why: Option<&str>) {
        let format = if is_html { "html" } else { "moodle_auto_format" };
        self.put(&["    <answer fraction=\"", fraction, "\" format=\"", format, "\">"]);
        if is_html {
            self.html(text, true);
        } else {
            self.text.push_str("<text>");
            self.escaped(text);
            self.text.push_str("</text>");
        }
        self.text.push_str("<feedback format=\"html\">");
        self.html(why.unwrap_or_default(), true);
        self.text.push_str("</feedback>");
    }

    fn end_answer(&mut self) {
        self.text.push_str("</answer>\n");
    }
}

fn category(title: &str, out: &mut Out<'_>) {
    // What was taken in under a path has the path for its title.
    let path: Vec<String> = title.split(" / ").map(|name| name.replace('/', "//")).collect();
    out.text.push_str("  <question type=\"category\">\n");
    out.plain("category", &format!("$course$/top/{}", path.join("/")));
    out.text.push_str("  </question>\n");
}

fn one(question: &Question, flat: &mut Flat, out: &mut Out<'_>) {
    let kind = match &flat.answer {
        FlatAnswer::One(_) | FlatAnswer::Many(_) => "multichoice",
        FlatAnswer::Number { .. } => "numerical",
        FlatAnswer::Words(_) => "shortanswer",
        FlatAnswer::TrueFalse { .. } => "truefalse",
        FlatAnswer::Pairs { .. } => "matching",
    };
    out.put(&["  <question type=\"", kind, "\">\n"]);
    out.plain("name", question.id.as_str());
    out.marked("questiontext", &flat.stem);
    out.marked("generalfeedback", flat.explanation.as_deref().unwrap_or_default());
    out.value("defaultgrade", "1.0000000");
    out.value("penalty", "0.3333333");
    out.value("hidden", "0");
    out.value("idnumber", question.id.as_str());
    let flattened = flat.remarks.contains(&Said::Flattened);
    let shuffle = question.shuffle == Shuffle::WhereSafe && !flattened;
    let shuffle = if shuffle { "true" } else { "false" };
    match &flat.answer {
        FlatAnswer::One(list) => options(list, true, shuffle, out),
        FlatAnswer::Many(list) => options(list, false, shuffle, out),
        FlatAnswer::TrueFalse { holds, why } => {
            for said in [true, false] {
                let is_right = said == *holds;
                let why = if is_right { None } else { why.as_deref() };
                let fraction = if is_right { "100" } else { "0" };
                out.answer(fraction, if said { "true" } else { "false" }, false, why);
                out.end_answer();
            }
        }
        FlatAnswer::Words(words) => {
            out.value("usecase", "0");
            for words in words {
                // A bare star stands for any characters.
                out.answer("100", &words.replace('*', "\\*"), false, None);
                out.end_answer();
            }
        }
        FlatAnswer::Number { answer, tolerance, unit } => {
            let (number, cut) = number::decimal(*answer);
            let (within, is_exact) = number::tolerance(*tolerance, cut);
            if !is_exact {
                flat.remarks.push(Said::Reworked { what: "a fraction without an end" });
            }
            out.answer("100", &number, false, None);
            out.put(&["<tolerance>", &within, "</tolerance>"]);
            out.end_answer();
            if let Some(unit) = unit {
                out.text.push_str("    <units><unit><multiplier>1</multiplier><unit_name>");
                out.escaped(unit);
                out.text.push_str("</unit_name></unit></units>\n");
                out.value("unitgradingtype", "0");
                out.value("unitpenalty", "0.1000000");
                out.value("showunits", "0");
                out.value("unitsleft", "0");
            }
        }
        FlatAnswer::Pairs { rows, extra } => {
            out.value("shuffleanswers", shuffle);
            let rows = rows.iter().map(|(left, right)| (left.as_str(), right));
            for (left, right) in rows.chain(extra.iter().map(|right| ("", right))) {
                out.text.push_str("    <subquestion format=\"html\">");
                out.html(left, true);
                out.text.push_str("<answer><text>");
                out.escaped(&markup::one_line(right));
                out.text.push_str("</text></answer></subquestion>\n");
            }
        }
    }
    if !question.tags.is_empty() {
        out.text.push_str("    <tags>\n");
        for tag in &question.tags {
            out.plain("tag", tag);
        }
        out.text.push_str("    </tags>\n");
    }
    out.text.push_str("  </question>\n");
}

/// Options; where several are right, a wrong one takes back what they give, since all the right ones
/// and no other are asked for.
fn options(options: &[FlatOption], single: bool, shuffle: &str, out: &mut Out<'_>) {
    out.value("single", if single { "true" } else { "false" });
    out.value("shuffleanswers", shuffle);
    out.value("answernumbering", "abc");
    for name in ["correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"] {
        out.marked(name, "");
    }
    let rights = options.iter().filter(|option| option.right).count();
    let share = SHARES.get(rights.saturating_sub(1)).copied().unwrap_or("10");
    for option in options {
        let fraction = match (option.right, single) {
            (true, true) => "100",
            (true, false) => share,
            (false, true) => "0",
            (false, false) => "-100",
        };
        out.answer(fraction, &option.text, true, option.why.as_deref());
        out.end_answer();
    }
}
