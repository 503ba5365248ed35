//! The text of a question changed as little as possible: what the old and the new question have in
//! common stays as it is written, with its comments.

use std::ops::Range;

use super::splice::{Splices, indent_at, insert_after, joined, remove};
use crate::domain::bank::Question;
use crate::domain::bank::schema::tree::{self, Field, Node, Value};
use crate::domain::bank::schema::{Defaults, encode_question};

/// The text of `old`, which stands at this indent, changed to say `new`. Whether it does is for the
/// caller to make sure.
pub(super) fn merge(
    slice: &str,
    indent: &str,
    old: &Question,
    new: &Question,
    defaults: &Defaults,
) -> String {
    let old = encode_question(old, defaults, 0);
    let new = encode_question(new, defaults, 0);
    merge_written(slice, indent, &old, &new)
}

/// The same of any text: `slice` says what `old` says in the layout of ours, and is to say what `new`
/// says.
pub(super) fn merge_written(slice: &str, indent: &str, old: &str, new: &str) -> String {
    let (written, _) = tree::parse(slice);
    let (before, _) = tree::parse(old);
    let (after, _) = tree::parse(new);
    let mut merger = Merger { splices: Splices::new(slice), slice, indent, old, new };
    merger.value(&written, &before, &after);
    merger.splices.apply()
}

struct Merger<'a> {
    splices: Splices<'a>,
    slice: &'a str,
    indent: &'a str,
    old: &'a str,
    new: &'a str,
}

impl<'a> Merger<'a> {
    fn written(&self, range: &Range<usize>) -> &'a str {
        self.slice.get(range.clone()).unwrap_or_default()
    }

    fn before(&self, range: &Range<usize>) -> &'a str {
        self.old.get(range.clone()).unwrap_or_default()
    }

    fn after(&self, range: &Range<usize>) -> &'a str {
        self.new.get(range.clone()).unwrap_or_default()
    }

    /// New text, indented for its place.
    fn fresh(&self, range: &Range<usize>) -> String {
        self.after(range).replace('\n', &format!("\n{}", self.indent))
    }

    fn same(&self, before: &Node, after: &Node) -> bool {
        self.before(&before.range) == self.after(&after.range)
    }

    /// `written` says what `before` says, and is to say what `after` says.
    fn value(&mut self, written: &Node, before: &Node, after: &Node) {
        if self.same(before, after) {
            return;
        }
        match (&written.value, &before.value, &after.value) {
            (
                Value::Group { name, fields, loose },
                Value::Group { name: old_name, fields: old_fields, .. },
                Value::Group { name: new_name, fields: new_fields, .. },
            ) if loose.is_empty() && !fields.is_empty() => {
                let old_name = old_name.as_ref().map(|name| self.before(name));
                let new_name = new_name.as_ref().map(|name| self.after(name));
                let name = name.as_ref().map(|name| self.written(name));
                if name == old_name && name == new_name {
                    self.fields(written, fields, old_fields, new_fields);
                    return;
                }
            }
            (Value::List(list), Value::List(old), Value::List(new))
                if list.len() == old.len() && !list.is_empty() && !new.is_empty() =>
            {
                self.entries(written, list, old, new);
                return;
            }
            _ => {}
        }
        self.splices.replace(written.range.clone(), self.fresh(&after.range));
    }

    fn fields(&mut self, group: &Node, fields: &[Field], old: &[Field], new: &[Field]) {
        let here = |name: &str| fields.iter().find(|field| self.written(&field.name) == name);
        let mut changes: Vec<(&Field, Option<&Field>, &Field)> = Vec::new();
        let mut added: Vec<(Option<&Field>, Vec<&Field>)> = Vec::new();
        let mut anchor: Option<&Field> = None;
        for field in new {
            let name = self.after(&field.name);
            match here(name) {
                Some(place) => {
                    let before = old.iter().find(|field| self.before(&field.name) == name);
                    changes.push((place, before, field));
                    anchor = Some(place);
                }
                None => match added.last_mut() {
                    Some((after, group)) if after.map(|f| &f.name) == anchor.map(|f| &f.name) => {
                        group.push(field);
                    }
                    _ => added.push((anchor, vec![field])),
                },
            }
        }
        let gone: Vec<&Field> = old
            .iter()
            .filter(|field| {
                let name = self.before(&field.name);
                !new.iter().any(|field| self.after(&field.name) == name)
            })
            .filter_map(|field| here(self.before(&field.name)))
            .collect();
        for (written, before, after) in changes {
            if let Some(before) = before {
                self.value(&written.value, &before.value, &after.value);
            } else {
                // The default was written out; now it is something else.
                let text = self.fresh(&after.value.range);
                self.splices.replace(written.value.range.clone(), text);
            }
        }
        for field in gone {
            let range = field.name.start..field.value.range.end;
            remove(&mut self.splices, range, group.range.clone());
        }
        for (anchor, list) in added {
            let texts = list.into_iter().map(|field| {
                let range = field.name.start..field.value.range.end;
                self.fresh(&range)
            });
            let texts: Vec<String> = texts.collect();
            let anchor = anchor.map(|field| field.value.range.end);
            let first = fields.first().map(|field| field.name.start);
            self.insert(group, anchor, first, &texts);
        }
    }

    fn entries(&mut self, list: &Node, written: &[Node], old: &[Node], new: &[Node]) {
        let alike = |(before, after): &(&Node, &Node)| self.same(before, after);
        let head = old.iter().zip(new).take_while(alike).count();
        let most = old.len().min(new.len()) - head;
        let tail = old.iter().rev().zip(new.iter().rev()).take(most).take_while(alike).count();
        let (old_end, new_end) = (old.len() - tail, new.len() - tail);
        let both = old_end.min(new_end);
        for at in head..both {
            if let (Some(written), Some(before), Some(after)) =
                (written.get(at), old.get(at), new.get(at))
            {
                self.value(written, before, after);
            }
        }
        for entry in written.get(both..old_end).unwrap_or_default() {
            remove(&mut self.splices, entry.range.clone(), list.range.clone());
        }
        let added = new.get(both..new_end).unwrap_or_default();
        if !added.is_empty() {
            let texts: Vec<String> = added.iter().map(|node| self.fresh(&node.range)).collect();
            let anchor = both.checked_sub(1).and_then(|at| written.get(at));
            let anchor = anchor.map(|entry| entry.range.end);
            let first = written.first().map(|entry| entry.range.start);
            self.insert(list, anchor, first, &texts);
        }
    }

    /// Puts texts into a group or list after the byte `anchor`, or before the first thing in it.
    fn insert(
        &mut self,
        outer: &Node,
        anchor: Option<usize>,
        first: Option<usize>,
        texts: &[String],
    ) {
        let Some(first) = first else { return };
        let opening = self.slice.get(outer.range.start..first).unwrap_or_default();
        let own_lines = opening.contains('\n').then(|| indent_at(self.slice, first));
        match (anchor, own_lines) {
            (Some(end), indent) => insert_after(&mut self.splices, end, texts, indent),
            (None, Some(indent)) => {
                let texts = joined(texts, "", &format!(",\n{indent}"));
                self.splices.replace(first..first, texts);
            }
            (None, None) => {
                let texts = joined(texts, "", ", ");
                self.splices.replace(first..first, texts);
            }
        }
    }
}
