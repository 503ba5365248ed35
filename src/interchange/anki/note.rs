//! What a note asks: its fields become the front and the back of a card, the options of a question or
//! texts with gaps. Cards that go the other way ask the same and are not taken.

use std::borrow::Cow;
use std::collections::HashMap;

use xxhash_rust::xxh3::xxh3_64;

use super::choice::{self, Layout};
use super::package::Media;
use super::{Kind, Note, cloze, own};
use crate::domain::bank::check::well_formed_id;
use crate::interchange::card::{Card, Entry};
use crate::interchange::files::Files;
use crate::interchange::html::{self, Markup};
use crate::interchange::lines::beginning;
use crate::interchange::{Item, Place, Remark, Said, Taken, limit, tongue};

/// The questions and cards that notes are, in their order; what is left out is said.
pub(super) fn entries(
    notes: &[Note],
    kinds: &HashMap<i64, Kind>,
    media: &Media<'_>,
    markup: Markup,
    taken: &mut Taken,
) -> Vec<Entry> {
    let mut entries = Vec::new();
    let unknown = Kind::default();
    let forms = Form::of_all(notes, kinds);
    let plain = Form::Plain(Sides::default());
    // Gaps make many questions of one text, which could be much more than the file.
    let mut room = 2 * limit::FILE;
    for note in notes {
        let kind = kinds.get(&note.kind).unwrap_or(&unknown);
        let form = forms.get(&note.kind).unwrap_or(&plain);
        let said = note.said.clone();
        let mut reading = Reading { note, kind, media, markup, place: &note.place, said, read: 0 };
        if let Err(said) = reading.take(form, &mut entries) {
            taken.remarks.push(Remark { place: note.place.clone(), said });
        }
        let Some(left) = room.checked_sub(reading.read) else {
            let said = Said::Limit { what: "bytes", most: limit::FILE };
            taken.remarks.push(Remark { place: Place::Whole, said });
            break;
        };
        room = left;
        if entries.len() > limit::QUESTIONS {
            break;
        }
    }
    entries
}

/// How the notes of a kind are read.
#[derive(Debug)]
enum Form {
    /// A front and a back.
    Plain(Sides),
    /// A question with options, whether their numbers begin at nought, and how a note without
    /// options is read.
    Choice(Layout, bool, Sides),
}

/// The fields that the sides of the first card show, as indices.
#[derive(Debug, Default)]
struct Sides {
    front: Vec<usize>,
    /// Without those of the front.
    back: Vec<usize>,
}

impl Sides {
    fn of(kind: &Kind) -> Self {
        let mut front = shown(&kind.front, &kind.fields, false);
        if front.is_empty() {
            front.push(0);
        }
        let mut back = shown(&kind.back, &kind.fields, true);
        back.retain(|at| !front.contains(at));
        Self { front, back }
    }
}

impl Form {
    /// How the notes of each kind are read, told from the names of its fields and all its answers,
    /// and where they have no names from what is in them.
    fn of_all(notes: &[Note], kinds: &HashMap<i64, Kind>) -> HashMap<i64, Self> {
        const SAMPLE: usize = 100;
        let mut forms: HashMap<i64, Self> = HashMap::with_capacity(kinds.len());
        let mut nameless: HashMap<i64, Vec<&Note>> = HashMap::new();
        for (id, kind) in kinds {
            let layout = if kind.is_cloze { None } else { choice::layout(&kind.fields) };
            let sides = Sides::of(kind);
            let form = match layout {
                Some(layout) => Self::Choice(layout, false, sides),
                None => Self::Plain(sides),
            };
            forms.insert(*id, form);
            if kind.fields.is_empty() {
                nameless.insert(*id, Vec::new());
            }
        }
        for note in notes {
            if let Some(Self::Choice(layout, from_nought, _)) = forms.get_mut(&note.kind) {
                let answer = note.fields.get(layout.answer).map(|answer| answer.trim());
                // An option with the number nought is there only if they count from nought.
                *from_nought |= answer == Some("0");
            }
            if let Some(sample) = nameless.get_mut(&note.kind)
                && sample.len() < SAMPLE
            {
                sample.push(note);
            }
        }
        for (id, sample) in nameless {
            if let Some((layout, from_nought)) = choice::layout_by_content(&sample) {
                let sides = kinds.get(&id).map(Sides::of).unwrap_or_default();
                forms.insert(id, Self::Choice(layout, from_nought, sides));
            }
        }
        forms
    }
}

/// One note on its way.
pub(super) struct Reading<'a, 'm> {
    pub(super) note: &'a Note,
    pub(super) kind: &'a Kind,
    pub(super) media: &'a Media<'m>,
    /// How its fields are written.
    pub(super) markup: Markup,
    pub(super) place: &'a Place,
    pub(super) said: Vec<Said>,
    /// How many bytes were read, some of them several times.
    read: usize,
}

impl Reading<'_, '_> {
    /// Adds what the note asks.
    fn take(&mut self, form: &Form, entries: &mut Vec<Entry>) -> Result<(), Said> {
        let first = self.kind.fields.first().map(String::as_str);
        if self.kind.is_occlusion || self.kind.is_cloze && first == Some("Occlusion") {
            return Err(Said::UnknownKind { kind: self.kind.name.clone() });
        }
        if own::is_ours(self.kind) {
            entries.push(Entry::Item(Box::new(own::item(self)?)));
            return Ok(());
        }
        let gapped = self.note.fields.iter().position(|field| cloze::has_gaps(field));
        if let Some(at) = gapped {
            return self.gaps(at, entries);
        }
        let sides = match form {
            Form::Plain(sides) => sides,
            Form::Choice(layout, from_nought, sides) => {
                if layout.options.iter().any(|at| !self.field(*at).trim().is_empty()) {
                    return self.choice(layout, *from_nought, entries);
                }
                sides
            }
        };
        self.plain(sides, entries);
        Ok(())
    }

    fn field(&self, at: usize) -> &str {
        self.note.fields.get(at).map_or("", String::as_str)
    }

    pub(super) fn remark(&mut self, said: Said) {
        const MOST: usize = 32;
        if self.said.len() < MOST && !self.said.contains(&said) {
            self.said.push(said);
        }
    }

    /// A field in our Markdown, without the names of sounds.
    pub(super) fn words(&mut self, source: &str) -> String {
        self.read += source.len();
        let mut silent = String::with_capacity(source.len());
        let mut rest = source;
        while let Some((before, after)) = rest.split_once("[sound:") {
            let Some((name, after)) = after.split_once(']') else { break };
            silent.push_str(before);
            let said = self.media.dropped(name);
            self.remark(said);
            rest = after;
        }
        silent.push_str(rest);
        let media = self.media;
        let key = |address: &str| media.key(address);
        let find = |name: &str| media.bytes(name).map(Cow::Owned);
        let mut images = media.images.borrow_mut();
        let mut files = Files::of_archive(&mut images, &key, &find);
        let (words, said) = html::read_with(&silent, self.markup, &mut files);
        drop(images);
        for said in said {
            let said = match said {
                Said::FileDropped { found } => self.media.dropped(&found),
                said => said,
            };
            self.remark(said);
        }
        words
    }

    fn words_at(&mut self, at: usize) -> String {
        let note = self.note;
        note.fields.get(at).map(|field| self.words(field)).unwrap_or_default()
    }

    /// What fields say beside the question and its answer, each with its name unless that says so
    /// already.
    fn more(&mut self, fields: impl Iterator<Item = usize>) -> String {
        let mut more = String::new();
        for at in fields {
            let words = self.words_at(at);
            if words.is_empty() {
                continue;
            }
            if !more.is_empty() {
                more.push_str("\n\n");
            }
            let name = self.kind.fields.get(at).map_or("", String::as_str).trim();
            if !name.is_empty() && !choice::is_more(name) {
                more.push_str(name);
                more.push_str(": ");
            }
            more.push_str(&words);
            if more.len() > limit::TEXT {
                more.truncate(more.floor_char_boundary(limit::TEXT));
                self.remark(Said::Cut { most: limit::TEXT });
                break;
            }
        }
        more
    }

    fn id(&self) -> Option<String> {
        let guid = self.note.guid.as_str();
        if guid.is_empty() {
            None
        } else if well_formed_id(guid) {
            Some(guid.to_owned())
        } else {
            // The same whenever the same note is brought in.
            Some(format!("anki-{:016x}", xxh3_64(guid.as_bytes())))
        }
    }

    fn card(&mut self, front: String, back: String, more: String) -> Card {
        Card {
            place: self.place.clone(),
            id: self.id(),
            topic: self.note.deck.clone(),
            tags: self.note.tags.clone(),
            front,
            back,
            more,
            said: self.said.clone(),
        }
    }

    /// The fields that the first card shows before its answer, and the first that it shows after it.
    fn plain(&mut self, sides: &Sides, entries: &mut Vec<Entry>) {
        let front = if sides.front.is_empty() { &[0][..] } else { &sides.front };
        let is_full = |at: &usize| !self.field(*at).trim().is_empty();
        let answer = sides.back.iter().copied().find(is_full);
        let answer = answer
            .or_else(|| (0..self.note.fields.len()).find(|at| !front.contains(at) && is_full(at)));
        let others: Vec<usize> = (0..self.note.fields.len())
            .filter(|at| !front.contains(at) && Some(*at) != answer)
            // It says only whether there is a card that goes the other way.
            .filter(|at| self.kind.fields.get(*at).is_none_or(|name| name != "Add Reverse"))
            .collect();
        if self.kind.fields.is_empty()
            && let Some(third) = others.iter().find(|at| is_full(at))
        {
            // Without names the answer could as well be there.
            let found = beginning(self.field(*third));
            self.remark(Said::Stray { found });
        }
        let asked: Vec<String> =
            front.iter().map(|at| self.words_at(*at)).filter(|words| !words.is_empty()).collect();
        let answer = answer.map(|at| self.words_at(at)).unwrap_or_default();
        let more = self.more(others.into_iter());
        let card = self.card(asked.join("\n"), answer, more);
        entries.push(Entry::Card(Box::new(card)));
    }

    /// A question for each number of the gaps in a field.
    fn gaps(&mut self, at: usize, entries: &mut Vec<Entry>) -> Result<(), Said> {
        let source = self.field(at);
        if source.len() > limit::TEXT {
            return Err(Said::Limit { what: "bytes", most: limit::TEXT });
        }
        let gaps = cloze::gaps(source)
            .map_err(|most| Said::TooMany { count: source.matches("{{c").count(), most })?;
        let others: Vec<usize> = (0..self.note.fields.len()).filter(|other| *other != at).collect();
        let more = self.more(others.into_iter());
        let said = self.said.clone();
        for gap in gaps {
            self.said.clone_from(&said);
            let front = self.words(&gap.text);
            let answers: Vec<String> =
                gap.answers.iter().map(|answer| self.words(answer)).collect();
            if answers.len() > 1 {
                let found = format!("gaps of one number: {}", beginning(&answers.join(", ")));
                self.remark(Said::Lenient { found });
            }
            let mut card = self.card(front, answers.join(", "), more.clone());
            card.id = card.id.map(|id| format!("{id}-c{}", gap.number));
            entries.push(Entry::Card(Box::new(card)));
        }
        Ok(())
    }

    fn choice(
        &mut self,
        layout: &Layout,
        from_nought: bool,
        entries: &mut Vec<Entry>,
    ) -> Result<(), Said> {
        let title = layout.title.map(|at| self.words_at(at)).unwrap_or_default();
        let question = self.words_at(layout.question);
        let stem = if title.is_empty() || question.starts_with(&title) {
            question
        } else {
            format!("{title}\n\n{question}")
        };
        let texts: Vec<String> = layout.options.iter().map(|at| self.words_at(*at)).collect();
        let answer = self.words_at(layout.answer);
        let how = layout.how.map(|at| self.words_at(at)).unwrap_or_default();
        let more = self.more(layout.more.iter().copied());
        let body = choice::body(stem, &texts, &answer, &how, from_nought, &mut self.said)?;
        let mut item = Item::new(self.place.clone(), body);
        item.id = self.id();
        item.topic.clone_from(&self.note.deck);
        item.tags.clone_from(&self.note.tags);
        item.explanation = (!more.is_empty()).then(|| tongue::owned(more));
        let remark = |said: &Said| Remark { place: self.place.clone(), said: said.clone() };
        item.remarks = self.said.iter().map(remark).collect();
        entries.push(Entry::Item(Box::new(item)));
        Ok(())
    }
}

/// The fields that a side of a card shows, as indices, in its order; what is to be typed is shown on
/// the back alone.
fn shown(template: &str, fields: &[String], is_back: bool) -> Vec<usize> {
    const MOST: usize = 1_000;
    let mut shown = Vec::new();
    for piece in template.split("{{").skip(1).take(MOST) {
        let Some((name, _)) = piece.split_once("}}") else { continue };
        if !is_back && name.trim_start().starts_with("type:") {
            continue;
        }
        // What stands before a colon is what is done with the field.
        let name = name.rsplit(':').next().unwrap_or_default().trim();
        if let Some(at) = fields.iter().position(|field| field == name)
            && !shown.contains(&at)
        {
            shown.push(at);
        }
    }
    shown
}
