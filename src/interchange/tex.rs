//! Mathematics as TeX, in whatever format it came: what is simple becomes characters, the rest stays
//! as it was typed and is to be looked at. Where mathematics stands in a text is told by
//! [`maths`](crate::domain::bank::markup::maths).

mod read;
mod sign;

use std::borrow::Cow;

use super::{Item, Remark, Said, Taken};
use crate::domain::bank::Body;
use crate::domain::bank::markup::{maths, tex};
use crate::domain::bank::texts::each_text_mut;
use crate::domain::locale::Text;

pub use self::read::unicode;

/// The longest beginning of mathematics in a remark, in characters.
const SHOWN: usize = 60;

/// The mathematics in all that was taken, as characters where it can be.
pub(super) fn settle(taken: &mut Taken) {
    for item in &mut taken.items {
        settle_item(item);
    }
}

fn settle_item(item: &mut Item) {
    let mut found = Found::default();
    if let Some(passage) = &mut item.passage {
        found.text(passage, false);
    }
    let stays_typed = match &item.body {
        Body::Typed(body) => body.accept.len(),
        _ => 0,
    };
    let mut texts = 0;
    each_text_mut(&mut item.body, &mut |text| {
        // After its stem stand the answers that are typed on a keyboard.
        found.text(text, stays_typed > 0 && texts > 0);
        texts += 1;
    });
    if let Some(explanation) = &mut item.explanation {
        found.text(explanation, false);
    }
    let place = item.place.clone();
    let said = [
        found.changed.map(|found| Said::Maths { found }),
        found.kept.map(|found| Said::TexKept { found }),
    ];
    item.remarks
        .extend(said.into_iter().flatten().map(|said| Remark { place: place.clone(), said }));
}

/// The first mathematics that became characters, and the first that did not.
#[derive(Default)]
struct Found {
    changed: Option<String>,
    kept: Option<String>,
}

impl Found {
    fn text(&mut self, text: &mut Text, is_typed: bool) {
        let has_any = text.locales().any(|locale| text.text(locale).contains(['$', '\\']));
        if has_any {
            *text = text.map(|_, words| self.words(words, is_typed).into_owned());
        }
    }

    fn words<'t>(&mut self, words: &'t str, is_typed: bool) -> Cow<'t, str> {
        let mut out = String::with_capacity(words.len());
        let mut from = 0;
        for found in maths(words) {
            let (Some(before), Some(inside), Some(whole)) = (
                words.get(from..found.whole.start),
                words.get(found.inside.clone()),
                words.get(found.whole.clone()),
            ) else {
                continue;
            };
            out.push_str(before);
            from = found.whole.end;
            match unicode(inside) {
                Some(said) => {
                    self.changed.get_or_insert_with(|| said.chars().take(SHOWN).collect());
                    // A keyboard has no minus of its own.
                    out.push_str(&if is_typed { said.replace('−', "-") } else { said });
                }
                None => {
                    self.kept.get_or_insert_with(|| whole.chars().take(SHOWN).collect());
                    out.push_str(whole);
                }
            }
        }
        if from == 0 {
            // A command without marks around it is not known to end anywhere.
            if let (None, Some(bare)) = (&self.kept, tex(words)) {
                self.kept = Some(bare.chars().take(SHOWN).collect());
            }
            return Cow::Borrowed(words);
        }
        out.push_str(words.get(from..).unwrap_or_default());
        if let (None, Some(bare)) = (&self.kept, tex(&out)) {
            self.kept = Some(bare.chars().take(SHOWN).collect());
        }
        Cow::Owned(out)
    }
}
