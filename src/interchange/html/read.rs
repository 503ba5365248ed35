//! Reads HTML token by token. Nothing is nested in memory: what is open is counted, or kept in short
//! rows, so that no source is too deep.

use std::convert::Infallible;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::Markup;
use super::element::{Look, Part, known, look};
use super::write::Writer;
use crate::domain::bank::Numbering;
use crate::domain::bank::markup::{Script, Style, scripted};
use crate::domain::bank::picture::MOST_BYTES;
use crate::domain::bank::wording::numeral;
use crate::interchange::files::Files;
use crate::interchange::{Said, limit};

/// The most elements within one another whose look is followed.
const DEEP: usize = 64;
/// The most remarks on one text.
const REMARKS: usize = 40;
/// The longest name or address in a remark, in characters.
const NAME: usize = 120;
/// The longest address of a link, in bytes.
const ADDRESS: usize = 2_000;
/// The most characters of what is said of an image.
const ALT: usize = 300;
/// The longest file within the text that is taken, in bytes of the text.
const EMBEDDED: usize = MOST_BYTES * 3 / 2;

/// Says the name of the image at an address, if it is to be had.
type Find<'f> = dyn FnMut(&str) -> Option<String> + 'f;

pub(super) fn read(
    source: &str,
    markup: Markup,
    files: Option<&mut Files<'_>>,
) -> (String, Vec<Said>) {
    let mut find;
    let finder: Option<&mut Find<'_>> = match files {
        Some(files) => {
            find = |address: &str| files.name_of(address);
            Some(&mut find)
        }
        None => None,
    };
    let mut reader = Reader::new(markup, finder);
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| {
        reader.see(event);
        None::<Infallible>
    });
    emitter.naively_switch_states(true);
    // A tag that nothing closes is text, and so is all that follows it.
    let end = source.rfind('>').map_or(0, |end| end + 1);
    let open = source[end..].find('<').map(|open| end + open);
    let whole =
        open.map(|open| format!("{}{}", &source[..open], source[open..].replace('<', "&lt;")));
    let source = whole.as_deref().unwrap_or(source);
    // No event becomes a token, so whoever asks for the first has read to the end.
    if let Some(token) = Tokenizer::new_with_emitter(source, emitter).next() {
        match token {}
    }
    reader.finish()
}

/// An element that is open and changes how words look.
#[derive(Debug)]
struct Open {
    name: &'static str,
    look: Look,
}

/// A list that is open.
#[derive(Debug)]
struct List {
    /// The number of its last entry, and how it is written; `None` without numbers.
    number: Option<(usize, Number)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Number {
    Arabic,
    Roman(bool),
    Letter(bool),
}

/// A link that is open.
#[derive(Debug)]
struct Link {
    address: String,
    /// Where it begins, once a word of it is written.
    at: Option<usize>,
}

/// An element that goes with all that is in it.
#[derive(Debug)]
struct Skipped {
    name: &'static str,
    /// How often it is open.
    depth: usize,
}

/// A start tag that is being read.
#[derive(Debug, Default)]
struct Tag {
    name: Vec<u8>,
    attribute: Option<&'static str>,
    attributes: Vec<(&'static str, String)>,
    has_handler: bool,
}

impl Tag {
    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }
}

struct Reader<'f> {
    markup: Markup,
    /// The name of the image at an address, if it can be had.
    find: Option<&'f mut Find<'f>>,
    writer: Writer,
    /// The text around the table that is open, while `writer` is one of its cells.
    around: Option<Writer>,
    /// The cells of the row that is open.
    cells: Vec<String>,
    /// How many tables are open.
    tables: usize,
    /// Where the last table ended.
    tabled: Option<usize>,
    opened: Vec<Open>,
    lists: Vec<List>,
    scripts: Vec<(Script, String)>,
    link: Option<Link>,
    /// Where underlined text began, and whether there were spaces in it.
    underlined: Option<(usize, bool)>,
    skipped: Option<Skipped>,
    tag: Tag,
    said: Vec<Said>,
}

impl<'f> Reader<'f> {
    fn new(markup: Markup, find: Option<&'f mut Find<'f>>) -> Self {
        Self {
            markup,
            find,
            writer: Writer::new(markup),
            around: None,
            cells: Vec::new(),
            tables: 0,
            tabled: None,
            opened: Vec::new(),
            lists: Vec::new(),
            scripts: Vec::new(),
            link: None,
            underlined: None,
            skipped: None,
            tag: Tag::default(),
            said: Vec::new(),
        }
    }

    fn see(&mut self, event: CallbackEvent<'_>) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = Tag { name: name.to_vec(), ..Tag::default() };
            }
            CallbackEvent::AttributeName { name } => self.attribute(name),
            CallbackEvent::AttributeValue { value } => {
                if let Some(name) = self.tag.attribute.take() {
                    // A file within the text is long, and only its beginning matters.
                    let is_file = self.find.is_some() && name == "src";
                    let is_file = is_file && value.starts_with(b"data:");
                    let most = if is_file { EMBEDDED } else { ADDRESS + 1 };
                    let most = value.len().min(most);
                    let value = String::from_utf8_lossy(value.get(..most).unwrap_or_default());
                    self.tag.attributes.push((name, value.into_owned()));
                }
            }
            CallbackEvent::CloseStartTag { .. } => {
                let tag = std::mem::take(&mut self.tag);
                self.start(&tag);
            }
            CallbackEvent::EndTag { name } => self.end(name),
            CallbackEvent::String { value } => self.text(&String::from_utf8_lossy(value)),
            CallbackEvent::Comment { .. }
            | CallbackEvent::Doctype { .. }
            | CallbackEvent::Error(_) => {}
        }
    }

    fn attribute(&mut self, name: &[u8]) {
        const READ: [&str; 8] = ["href", "src", "data", "alt", "style", "start", "type", "value"];
        self.tag.has_handler |= name.len() > 4 && name.starts_with(b"on");
        self.tag.attribute = READ
            .into_iter()
            .find(|known| known.as_bytes() == name && self.tag.get(known).is_none());
    }

    fn style(&self) -> Style {
        let said = |one: fn(&Look) -> Option<bool>| {
            self.opened.iter().rev().find_map(|open| one(&open.look)) == Some(true)
        };
        if said(|look| look.bold) {
            Style::Bold
        } else if said(|look| look.italic) {
            Style::Emphasis
        } else {
            Style::Plain
        }
    }

    fn text(&mut self, text: &str) {
        if self.skipped.is_some() {
            return;
        }
        if let Some((_, script)) = self.scripts.last_mut() {
            if script.len() + text.len() <= limit::TEXT {
                script.extend(text.chars().filter(|c| !c.is_control() || c.is_whitespace()));
            } else {
                self.remark(Said::Cut { most: limit::TEXT });
            }
            return;
        }
        if let Some((_, spaces)) = &mut self.underlined {
            *spaces |= text.contains(['\u{A0}', ' ']);
        }
        let text = self.begin_link(text);
        let style = self.style();
        self.writer.text(text, style);
    }

    /// Opens a link at its first word; what is left of the text stands in it.
    fn begin_link<'t>(&mut self, text: &'t str) -> &'t str {
        let waits = self.link.as_ref().is_some_and(|link| link.at.is_none());
        if !waits || text.trim().is_empty() {
            return text;
        }
        // The spaces before its first word stand outside.
        let begins = text.len() - text.trim_start().len();
        self.writer.text(text.get(..begins).unwrap_or_default(), Style::Plain);
        self.writer.signs("[", Style::Plain);
        let at = self.writer.len() - 1;
        if let Some(link) = &mut self.link {
            link.at = Some(at);
        }
        text.trim_start()
    }

    fn end_link(&mut self) {
        let Some(link) = self.link.take() else { return };
        let Some(at) = link.at else { return };
        self.writer.close();
        if self.writer.since(at + 1) == link.address {
            self.writer.take_back(at);
        } else {
            self.writer.attach(&format!("]({})", link.address));
        }
    }

    /// Ends what does not reach beyond a block.
    fn block(&mut self, breaks: u8) {
        while !self.scripts.is_empty() {
            self.end_script();
        }
        self.end_link();
        let breaks = if self.lists.is_empty() { breaks } else { breaks.min(1) };
        self.writer.block(breaks);
    }

    fn end_script(&mut self) {
        let Some((script, text)) = self.scripts.pop() else { return };
        let words: Vec<&str> = text.split_whitespace().collect();
        let words = words.join(" ");
        if let Some((_, outer)) = self.scripts.last_mut() {
            let signs = written(script, &words, outer.chars().next_back());
            outer.push_str(&signs);
        } else {
            let signs = written(script, &words, self.writer.last());
            let style = self.style();
            let signs = self.begin_link(&signs);
            self.writer.text(signs, style);
        }
    }

    fn open(&mut self, name: &'static str, look: Look) {
        if self.opened.len() >= DEEP {
            return;
        }
        self.opened.push(Open { name, look });
        if let Some(script) = look.script {
            self.scripts.push((script, String::new()));
        }
    }

    /// Closes the innermost element of this name, if one is open.
    fn close(&mut self, name: &str) {
        if let Some(at) = self.opened.iter().rposition(|open| open.name == name) {
            let open = self.opened.remove(at);
            if open.look.script.is_some() {
                self.end_script();
            }
        }
    }

    fn start(&mut self, tag: &Tag) {
        let (name, part) = known(&tag.name);
        if let Some(skipped) = &mut self.skipped {
            skipped.depth += usize::from(skipped.name == name);
            return;
        }
        if tag.has_handler {
            self.remark(Said::ScriptDropped);
        }
        match part {
            Part::Block(breaks) => self.block(breaks),
            Part::Heading => {
                self.block(2);
                self.open(name, Look { bold: Some(true), ..Look::default() });
            }
            Part::Break => {
                self.end_link();
                self.writer.line();
            }
            Part::Bold | Part::Italic | Part::Styled => {
                let mut look = tag.get("style").map(look).unwrap_or_default();
                if part == Part::Bold {
                    look.bold = look.bold.or(Some(true));
                }
                if part == Part::Italic {
                    look.italic = look.italic.or(Some(true));
                }
                self.open(name, look);
            }
            Part::Underlined => self.underlined = Some((self.writer.len(), false)),
            Part::Script(script) => {
                self.open(name, Look { script: Some(script), ..Look::default() });
            }
            Part::List(numbered) => self.start_list(numbered, tag),
            Part::Entry => self.start_entry(tag),
            Part::Kept => {
                self.block(1);
                self.writer.kept = true;
            }
            Part::Table => {
                self.tables += 1;
                if self.tables == 1 {
                    // Two tables are not one.
                    let follows = self.tabled == Some(self.writer.len());
                    self.block(if follows { 2 } else { 1 });
                } else {
                    self.writer.text(" ", Style::Plain);
                }
            }
            Part::Row => self.start_row(),
            Part::Cell => self.start_cell(),
            Part::Link => self.start_link(tag),
            Part::Image => self.image(name, tag),
            Part::Program => {
                self.remark(Said::ScriptDropped);
                self.skipped = Some(Skipped { name, depth: 1 });
            }
            Part::File => {
                let address = tag.get("src").or_else(|| tag.get("data")).unwrap_or(name);
                self.file(address);
                self.skipped = Some(Skipped { name, depth: 1 });
            }
            Part::Gone => {
                self.remark(Said::MarkupDropped { found: name.to_owned() });
                self.skipped = Some(Skipped { name, depth: 1 });
            }
            Part::Opened => {
                self.remark(Said::MarkupDropped { found: name.to_owned() });
                if let (b"input", Some(value)) = (tag.name.as_slice(), tag.get("value")) {
                    self.text(value);
                }
            }
            Part::Other => {}
        }
    }

    fn end(&mut self, name: &[u8]) {
        let (name, part) = known(name);
        if let Some(skipped) = &mut self.skipped {
            if skipped.name == name {
                skipped.depth -= 1;
            }
            if skipped.depth == 0 {
                self.skipped = None;
            }
            return;
        }
        match part {
            Part::Block(breaks) => self.block(breaks),
            Part::Heading => {
                self.close(name);
                self.block(2);
            }
            // `</br>` is a line break too.
            Part::Break => self.writer.line(),
            Part::Bold | Part::Italic | Part::Styled | Part::Script(_) => self.close(name),
            Part::Underlined => {
                if self.underlined.take() == Some((self.writer.len(), true)) {
                    self.text("____");
                }
            }
            Part::List(_) => {
                self.lists.pop();
                self.block(if self.lists.is_empty() { 2 } else { 1 });
            }
            Part::Entry => self.block(1),
            Part::Kept => {
                self.block(1);
                self.writer.kept = self.markup == Markup::Markdown;
            }
            Part::Table => self.end_table(),
            Part::Row if self.tables <= 1 => self.end_row(),
            Part::Cell if self.tables <= 1 => self.end_cell(),
            Part::Link => self.end_link(),
            Part::Row
            | Part::Cell
            | Part::Image
            | Part::Program
            | Part::File
            | Part::Gone
            | Part::Opened
            | Part::Other => {}
        }
    }

    fn start_list(&mut self, numbered: bool, tag: &Tag) {
        self.block(if self.lists.is_empty() { 2 } else { 1 });
        let number = numbered.then(|| {
            let start = tag.get("start").and_then(|start| start.trim().parse::<usize>().ok());
            let number = match tag.get("type").map(str::trim) {
                Some("I") => Number::Roman(true),
                Some("i") => Number::Roman(false),
                Some("A") => Number::Letter(true),
                Some("a") => Number::Letter(false),
                _ => Number::Arabic,
            };
            (start.unwrap_or(1).clamp(1, 100_000) - 1, number)
        });
        if self.lists.len() < DEEP {
            self.lists.push(List { number });
        }
    }

    fn start_entry(&mut self, tag: &Tag) {
        self.block(1);
        let depth = self.lists.len().saturating_sub(1).min(6);
        let mut marker = "  ".repeat(depth);
        match self.lists.last_mut().and_then(|list| list.number.as_mut()) {
            None => marker.push_str("- "),
            Some((number, written)) => {
                let value = tag.get("value").and_then(|value| value.trim().parse::<usize>().ok());
                *number = value.map_or(*number + 1, |value| value.min(100_000));
                marker.push_str(&said_number(*number, *written));
                marker.push_str(". ");
            }
        }
        self.writer.marker(marker);
    }

    fn start_row(&mut self) {
        if self.tables <= 1 {
            self.end_row();
        } else {
            self.writer.text(" ", Style::Plain);
        }
    }

    fn start_cell(&mut self) {
        if self.tables > 1 {
            self.writer.text(" ", Style::Plain);
            return;
        }
        self.end_cell();
        // A cell without a table is a piece of text like any other.
        if self.tables == 1 {
            self.block(1);
            let cell = Writer::new(self.markup);
            self.around = Some(std::mem::replace(&mut self.writer, cell));
        } else {
            self.block(1);
        }
    }

    fn end_cell(&mut self) {
        let Some(around) = self.around.take() else { return };
        self.block(0);
        let cell = std::mem::replace(&mut self.writer, around);
        let text = cell.finish(&mut self.said);
        self.cells.push(text);
    }

    fn end_row(&mut self) {
        self.end_cell();
        self.block(1);
        let cells = std::mem::take(&mut self.cells);
        if let [only] = cells.as_slice() {
            // One cell alone is there for its place on the page.
            self.writer.ready(only);
        } else if cells.iter().any(|cell| !cell.is_empty()) {
            let cells: Vec<String> = cells
                .iter()
                .map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" "))
                .collect();
            self.writer.ready(&format!("| {} |", cells.join(" | ")));
        }
    }

    fn end_table(&mut self) {
        if self.tables == 1 {
            self.end_row();
            self.tabled = Some(self.writer.len());
        }
        self.tables = self.tables.saturating_sub(1);
    }

    fn start_link(&mut self, tag: &Tag) {
        self.end_link();
        let Some(address) = tag.get("href") else { return };
        // What a browser overlooks in an address, such as a line break in "javascript:".
        let address: String =
            address.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
        let scheme = address.split(':').next().unwrap_or_default().to_ascii_lowercase();
        if address.is_empty() || address.starts_with('#') {
        } else if address.contains("@@PLUGINFILE@@") {
            self.file(&address);
        } else if matches!(scheme.as_str(), "http" | "https") && address.len() <= ADDRESS {
            let address = address
                .replace('(', "%28")
                .replace(')', "%29")
                .replace('<', "%3C")
                .replace('>', "%3E")
                .replace('"', "%22")
                .replace('*', "%2A");
            self.link = Some(Link { address, at: None });
        } else {
            self.remark(Said::LinkDropped { found: short(&address) });
        }
    }

    /// An image becomes a line of its own where there is room for one. Else it goes, and what is said in
    /// its place stays.
    fn image(&mut self, name: &'static str, tag: &Tag) {
        let has_room = self.around.is_none() && self.scripts.is_empty() && self.skipped.is_none();
        let address = tag.get("src").filter(|_| name == "img" && has_room);
        let find = self.find.as_mut().zip(address);
        if let Some(file) = find.and_then(|(find, address)| find(address)) {
            let alt: String = tag.get("alt").unwrap_or_default().chars().take(ALT).collect();
            let alt = alt.replace(['[', ']'], " ");
            let alt = alt.split_whitespace().collect::<Vec<_>>().join(" ");
            self.end_link();
            self.writer.ready(&format!("![{alt}]({file})"));
            return;
        }
        self.file(tag.get("src").unwrap_or(name));
        if let Some(alt) = tag.get("alt").filter(|alt| !alt.trim().is_empty()) {
            self.text(alt);
        }
    }

    fn file(&mut self, address: &str) {
        let address = address.trim();
        let found = if address.starts_with("data:") {
            address.split([';', ',']).next().unwrap_or_default().to_owned()
        } else if let Some((_, name)) = address.split_once("@@PLUGINFILE@@/") {
            plain_name(name.split('?').next().unwrap_or_default())
        } else {
            address.to_owned()
        };
        self.remark(Said::FileDropped { found: short(&found) });
    }

    fn remark(&mut self, said: Said) {
        if self.said.len() < REMARKS && !self.said.contains(&said) {
            self.said.push(said);
        }
    }

    fn finish(mut self) -> (String, Vec<Said>) {
        if let Some(skipped) = self.skipped.take() {
            self.remark(Said::Unclosed { mark: format!("<{}>", skipped.name) });
        }
        self.end_row();
        let mut said = self.said;
        let text = self.writer.finish(&mut said);
        (text, said)
    }
}

/// A number of a list as it is written.
fn said_number(number: usize, written: Number) -> String {
    let in_case = |text: String, capital: bool| {
        if capital { text } else { text.to_ascii_lowercase() }
    };
    match written {
        Number::Roman(capital) if (1..40).contains(&number) => {
            in_case(numeral(Numbering::Roman, number), capital)
        }
        Number::Letter(capital) if (1..=26).contains(&number) => {
            in_case(crate::interchange::letters(number), capital)
        }
        Number::Arabic | Number::Roman(_) | Number::Letter(_) => number.to_string(),
    }
}

/// A text above or below the line, after what ends with `before`.
fn written(script: Script, text: &str, before: Option<char>) -> String {
    let is_ordinal = matches!(text.trim(), "st" | "nd" | "rd" | "th");
    if script == Script::Raised && is_ordinal && before.is_some_and(|c| c.is_ascii_digit()) {
        return text.trim().to_owned();
    }
    scripted(script, text)
}

/// The beginning of a name.
fn short(name: &str) -> String {
    name.chars().take(NAME).collect()
}

/// A name of a file without the escapes of an address.
pub(in crate::interchange) fn plain_name(name: &str) -> String {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let escaped = (*first == b'%')
            .then(|| after.get(..2))
            .flatten()
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(escaped.unwrap_or(*first));
        rest = if escaped.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
