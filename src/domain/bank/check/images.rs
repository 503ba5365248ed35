//! Whether the images that texts name are there and can be shown. The files are looked at by others.

use std::collections::BTreeSet;

use super::path::Path;
use super::{Diagnostic, Problem, Report, rules, whole};
use crate::domain::bank::markup::{Block, blocks};
use crate::domain::bank::picture::Fault;
use crate::domain::bank::schema::Decoded;
use crate::domain::bank::schema::split::split;
use crate::domain::bank::{Bank, Question};
use crate::domain::locale::Text;

/// What is wrong with the images of a bank, in the order of the file; `look` says what is wrong with
/// one of this name.
pub fn images(
    source: &str,
    decoded: &Decoded,
    look: &mut dyn FnMut(&str) -> Option<Fault>,
) -> Vec<Diagnostic> {
    let mut report = Report::new(source);
    let mut problems = |text: &Text| -> Vec<Problem> {
        let named: BTreeSet<&str> = named(text).collect();
        let faults = named.into_iter().filter_map(|name| Some((name, look(name)?)));
        faults.map(|(name, fault)| Problem::Image { name: name.to_owned(), fault }).collect()
    };
    let pieces = split(source);
    whole::each_text(&decoded.bank, &mut |spot, text| {
        for problem in problems(text) {
            let (at, field) = whole::locate(&pieces, source, spot);
            report.at(at, None, field, problem);
        }
    });
    for (question, slice) in decoded.bank.questions.iter().zip(&decoded.slices) {
        let mut faults: Vec<(Path, Problem)> = Vec::new();
        rules::each_text(question, &mut |spot, text| {
            faults.extend(problems(text).into_iter().map(|problem| (spot.path(), problem)));
        });
        report.question(Some(question.id.clone()), slice.clone(), faults.into_iter());
    }
    report.found
}

/// Whether a file may name an image at all, by its text.
pub fn may_name_images(source: &str) -> bool {
    source.contains("![")
}

/// The names of the images of a question, each once.
pub fn images_of(question: &Question) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    rules::each_text(question, &mut |_, text| {
        names.extend(named(text).map(ToOwned::to_owned));
    });
    names
}

/// The names of the images of a text, in all its languages.
pub fn images_of_text(text: &Text) -> impl Iterator<Item = String> {
    named(text).map(ToOwned::to_owned)
}

/// The names of the images of a bank, each once; those of its questions too.
pub fn images_of_bank(bank: &Bank) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    whole::each_text(bank, &mut |_, text| names.extend(named(text).map(ToOwned::to_owned)));
    names.extend(bank.questions.iter().flat_map(images_of));
    names
}

/// Whether an image of a text says nothing in words.
pub(super) fn without_words(text: &Text) -> impl Iterator<Item = &str> {
    each(text).filter(|(alt, _)| alt.is_empty()).map(|(_, file)| file)
}

fn named(text: &Text) -> impl Iterator<Item = &str> {
    each(text).map(|(_, file)| file)
}

/// The images of a text in all its languages: what each shows, and its file.
fn each(text: &Text) -> impl Iterator<Item = (&str, &str)> {
    let texts = text.locales().map(|locale| text.text(locale));
    texts.filter(|text| may_name_images(text)).flat_map(blocks).filter_map(|block| match block {
        Block::Image { alt, file } => Some((alt, file)),
        Block::Paragraph(_) | Block::List(_) | Block::Table(_) => None,
    })
}
