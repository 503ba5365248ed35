//! Questions of QTI 1.2 that are filled in: by choice, by words, by a number.

use num_rational::Ratio;

use super::super::chosen::filled;
use super::super::item::{GAP, OTHER};
use super::super::key::{Condition, rights};
use super::super::range::middle;
use super::super::tree::Node;
use super::{NAME, Reading, labels, own_materials};
use crate::domain::bank::{Body, Numeric, Typed};
use crate::domain::locale::{Locale, Text};
use crate::interchange::moodle::{ANSWERS, enough, number, plain, single_line};
use crate::interchange::{Said, tongue};

impl<'t, 's> Reading<'t, 's, '_, '_> {
    /// A sentence of Canvas with a gap by name, `[colour]`.
    fn gapped(&mut self) -> Result<(String, Node<'t, 's>), Said> {
        let stem = self.stem()?;
        let Some(response) = self.responses.first().copied() else { return Err(Said::NoAnswer) };
        let mut stem = stem;
        for one in std::iter::once(response).chain(self.others.clone()) {
            let name = self.materials(own_materials(one));
            let is_ours = one.at == response.at;
            if !name.is_empty() {
                stem = stem.replacen(&format!("[{name}]"), if is_ours { GAP } else { OTHER }, 1);
            }
        }
        Ok((self.words.cut(stem), response))
    }

    pub(super) fn filled(&mut self) -> Result<Body, Said> {
        let (stem, response) = self.gapped()?;
        let options = self.options(response, false)?;
        Ok(filled(stem, options, self.words))
    }

    /// A blank whose options are all the wordings that are right.
    pub(super) fn blank(&mut self) -> Result<Body, Said> {
        let (stem, response) = self.gapped()?;
        let labels = labels(response);
        enough(labels.len(), 1)?;
        let mut accept: Vec<Text> = Vec::new();
        for label in labels {
            let words = tongue::owned(single_line(&self.materials(label.each("material"))));
            if !words.text(Locale::En).is_empty() && !accept.contains(&words) {
                accept.push(words);
            }
        }
        enough(accept.len(), 1)?;
        Ok(Body::Typed(Typed { stem: tongue::owned(stem), accept }))
    }

    /// Something to be typed: a number where the key is a range or the file says so.
    pub(super) fn entry(&mut self) -> Result<Body, Said> {
        let Some(response) = self.responses.first().copied() else { return Err(Said::NoAnswer) };
        let field = response.find("render_fib");
        let kind = field.and_then(|field| field.attribute("fibtype")).unwrap_or_default();
        let name = self.name(response);
        let is_range = |one: &Condition| one.gives() && one.is_of(name) && !one.bounds.is_empty();
        let has_range = self.conditions.iter().any(is_range);
        let is_number = self.kind.starts_with("numerical")
            || self.kind == "numeric"
            || response.name() == "response_num"
            || has_range
            || matches!(kind.to_ascii_lowercase().as_str(), "integer" | "decimal" | "scientific");
        if is_number { self.numeric() } else { self.typed() }
    }

    fn typed(&mut self) -> Result<Body, Said> {
        let stem = self.stem()?;
        let Some(response) = self.responses.first().copied() else { return Err(Said::NoAnswer) };
        let name = self.name(response);
        let (keys, lesser) = rights(&self.conditions, name, false);
        if lesser {
            self.words.remark(Said::WeightsDropped);
        }
        let is_ours = |one: &&Condition| one.gives() && one.is_of(name);
        let scoring: Vec<&Condition> = self.conditions.iter().filter(is_ours).collect();
        let part = scoring.iter().flat_map(|one| &one.parts).next().map(|part| plain(part, NAME));
        let is_case_sensitive = scoring.iter().any(|one| one.is_case_sensitive);
        let mut accept: Vec<Text> = Vec::new();
        for key in keys.iter().take(ANSWERS) {
            let words = self.words.cut(single_line(key));
            let words = tongue::owned(words);
            if !words.text(Locale::En).is_empty() && !accept.contains(&words) {
                accept.push(words);
            }
        }
        if let Some(found) = part {
            let words = tongue::text(&found);
            if accept.is_empty() {
                accept.push(words);
            }
            self.words.remark(Said::Wildcard { found });
        }
        if accept.is_empty() {
            // Without a key it is an essay.
            return Err(Said::NotMarkable);
        }
        if is_case_sensitive {
            self.words.remark(Said::CaseMatters);
        }
        Ok(Body::Typed(Typed { stem: tongue::owned(stem), accept }))
    }

    fn numeric(&mut self) -> Result<Body, Said> {
        let stem = self.stem()?;
        let Some(response) = self.responses.first().copied() else { return Err(Said::NoAnswer) };
        let name = self.name(response);
        let mut scoring = self.conditions.iter().filter(|one| {
            one.gives() && one.is_of(name) && (!one.equal.is_empty() || !one.bounds.is_empty())
        });
        let Some(first) = scoring.next() else { return Err(Said::NoAnswer) };
        let has_more = scoring.next().is_some();
        let exact = |written: &str| {
            let found = || Said::BadNumber { found: plain(written, NAME) };
            number::exact(written).ok_or_else(found)
        };
        let bound = |names: [&str; 2]| {
            let bound = first.bounds.iter().find(|(name, _)| names.contains(&&**name));
            bound.map(|(_, value)| exact(value)).transpose()
        };
        let (low, high) = (bound(["vargte", "vargt"])?, bound(["varlte", "varlt"])?);
        let written = first.equal.first().map(|(_, value)| value.clone());
        let is_strict = first.bounds.iter().any(|(name, _)| matches!(&**name, "vargt" | "varlt"));
        let several = first.equal.len() > 1 || has_more;
        let key = written.as_deref().map(exact).transpose()?;
        let range = match (low, high) {
            (Some(low), Some(high)) => {
                let found = || Said::BadNumber { found: format!("{low} to {high}") };
                Some(middle(low, high).ok_or_else(found)?)
            }
            (None, None) => None,
            _ => return Err(Said::UnknownKind { kind: "a number with one bound".to_owned() }),
        };
        let (answer, tolerance) = match (key, range) {
            (Some(key), None) => (key, Ratio::from_integer(0)),
            (None, Some(range)) => range,
            (Some(key), Some((answer, tolerance))) => {
                if key != answer {
                    // The range is what is marked.
                    let (taken, other) = (answer.to_string(), key.to_string());
                    self.words.remark(Said::KeysDiffer { taken, other });
                }
                (answer, tolerance)
            }
            (None, None) => return Err(Said::NoAnswer),
        };
        if several {
            self.words.remark(Said::SeveralKeys);
        }
        // Canvas says so beside the answer itself, which is within any bound.
        if is_strict && key.is_none() {
            let found = "a bound that is not in the range".to_owned();
            self.words.remark(Said::Lenient { found });
        }
        Ok(Body::Numeric(Numeric { stem: tongue::owned(stem), answer, tolerance, unit: None }))
    }
}
