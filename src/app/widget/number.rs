//! A whole number to be typed, or stepped by buttons. What is typed counts when it is accepted, by
//! Enter or by the button; a step counts at once.

use iced::widget::text_editor::{Action as Edit, Content};
use iced::widget::{Row, container};
use iced::{Center, Element};

use crate::app::context::Context;
use crate::app::widget::field::{field, filled, line};
use crate::app::widget::parts::{Role, button};
use crate::domain::answer::ascii_digits;

/// What numbers are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The largest; the smallest is 0.
    pub most: u16,
    /// What a step goes to: the next multiple of this.
    pub step: u16,
    /// What the first step from an empty field goes to; `None` if it may not be empty.
    pub empty: Option<u16>,
}

/// What was done to a number.
#[derive(Debug, Clone)]
pub enum Input {
    /// What stands there was edited.
    Edited(Edit),
    /// What stands there was accepted.
    Accepted,
    /// One step down.
    Less,
    /// One step up.
    More,
    /// It was taken away.
    Cleared,
}

/// What comes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// Nothing yet, or nothing that may be.
    Nothing,
    /// This is to be kept; `None` for an empty field.
    Kept(Option<u16>),
}

/// Why what stands there was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// It is no whole number, or it is missing.
    Unclear,
    /// It is above the largest.
    TooMuch,
}

/// A number that is being set.
#[derive(Debug)]
pub struct Number {
    content: Content,
    refused: Option<Refused>,
}

impl Number {
    /// A number as it is kept.
    pub fn of(kept: Option<u16>) -> Self {
        Self { content: filled(&text(kept)), refused: None }
    }

    /// Why what was accepted last was not taken, until it is edited.
    pub const fn refused(&self) -> Option<Refused> {
        self.refused
    }

    /// Takes what happened.
    pub fn update(&mut self, input: Input, limits: Limits) -> Taken {
        let number = match input {
            Input::Edited(edit) => {
                self.refused = None;
                self.content.perform(edit);
                return Taken::Nothing;
            }
            Input::Accepted => match self.read(limits) {
                Ok(number) => number,
                Err(refused) => {
                    self.refused = Some(refused);
                    return Taken::Nothing;
                }
            },
            Input::Less => self.less(limits),
            Input::More => self.more(limits),
            Input::Cleared => None,
        };
        *self = Self::of(number);
        Taken::Kept(number)
    }

    /// Takes what is kept now, unless something else is being typed.
    pub fn follow(&mut self, before: Option<u16>, now: Option<u16>) {
        if before != now && line(&self.content) == text(before) {
            *self = Self::of(now);
        }
    }

    /// Whether a step in this direction goes anywhere, or there is something to take away.
    pub fn can(&self, input: &Input, limits: Limits) -> bool {
        let here = self.read(limits).unwrap_or_default();
        match input {
            Input::Less => self.less(limits).is_some_and(|less| here.is_none_or(|n| less < n)),
            Input::More => self.more(limits).is_some_and(|more| here.is_none_or(|n| more > n)),
            Input::Cleared => limits.empty.is_some() && !line(&self.content).is_empty(),
            Input::Edited(_) | Input::Accepted => true,
        }
    }

    /// The number that stands there; `None` for an empty field that may be empty.
    fn read(&self, limits: Limits) -> Result<Option<u16>, Refused> {
        let typed = ascii_digits(&line(&self.content));
        if typed.is_empty() {
            return if limits.empty.is_some() { Ok(None) } else { Err(Refused::Unclear) };
        }
        if !typed.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(Refused::Unclear);
        }
        // A number that is too long to be one is too much, too.
        match typed.parse::<u16>() {
            Ok(number) if number <= limits.most => Ok(Some(number)),
            _ => Err(Refused::TooMuch),
        }
    }

    /// Where a step starts.
    fn start(&self, limits: Limits) -> Option<u16> {
        match self.read(limits) {
            Ok(number) => number,
            Err(Refused::TooMuch) => Some(limits.most),
            Err(Refused::Unclear) => limits.empty.is_none().then_some(0),
        }
    }

    /// The step down: to the next multiple below.
    fn less(&self, limits: Limits) -> Option<u16> {
        let step = limits.step.max(1);
        self.start(limits).map(|number| number.saturating_sub(1) / step * step)
    }

    /// The step up: to the next multiple above, or to the largest.
    fn more(&self, limits: Limits) -> Option<u16> {
        let step = limits.step.max(1);
        let next = |number: u16| (number / step + 1).saturating_mul(step).min(limits.most);
        self.start(limits).map(next).or_else(|| limits.empty.map(|first| first.min(limits.most)))
    }

    /// Draws it, with the buttons beside the field; `clear` is what takes it away, if anything does.
    pub fn view<'a, Message: Clone + 'a>(
        &'a self,
        context: &Context<'_>,
        name: &'static str,
        limits: Limits,
        clear: Option<String>,
        says: impl Fn(Input) -> Message + Copy + 'a,
    ) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let step = |sign: &'static str, end: &str, input: Input| {
            button(p, format!("{name}-{end}"), Role::Secondary, sign)
                .says(self.can(&input, limits).then(|| says(input)))
        };
        let typed = field(
            p,
            name,
            &self.content,
            String::new(),
            move |edit| says(Input::Edited(edit)),
            says(Input::Accepted),
        );
        let save = button(p, format!("{name}-save"), Role::Secondary, tr.get("save"))
            .says(says(Input::Accepted));
        let clear = clear.map(|label| {
            button(p, format!("{name}-clear"), Role::Secondary, label)
                .says(self.can(&Input::Cleared, limits).then(|| says(Input::Cleared)))
        });
        Row::new()
            .push(step("−", "less", Input::Less))
            .push(container(typed).width(84))
            .push(step("+", "more", Input::More))
            .push(save)
            .push(clear)
            .spacing(8)
            .align_y(Center)
            .wrap()
            .vertical_spacing(8)
            .into()
    }
}

/// A number as it stands in the field.
fn text(number: Option<u16>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Input, Limits, Number, Refused, Taken};
    use crate::app::widget::field::filled;

    const MINUTES: Limits = Limits { most: 720, step: 5, empty: None };
    const MARKS: Limits = Limits { most: 200, step: 5, empty: Some(100) };

    fn typed(text: &str) -> Number {
        Number { content: filled(text), refused: None }
    }

    #[test]
    fn what_is_typed_in_either_digits_is_taken_when_it_is_accepted() {
        for (text, number) in [("45", 45), (" ४५ ", 45), ("0", 0), ("720", 720)] {
            let taken = typed(text).update(Input::Accepted, MINUTES);
            assert_eq!(taken, Taken::Kept(Some(number)), "{text}");
        }
        assert_eq!(typed("").update(Input::Accepted, MARKS), Taken::Kept(None));
    }

    #[test]
    fn what_may_not_be_is_refused_and_left_to_be_mended() {
        let refusals = [
            ("721", MINUTES, Refused::TooMuch),
            ("99999999999", MINUTES, Refused::TooMuch),
            ("", MINUTES, Refused::Unclear),
            ("-5", MINUTES, Refused::Unclear),
            ("2.5", MARKS, Refused::Unclear),
            ("ten", MARKS, Refused::Unclear),
            ("201", MARKS, Refused::TooMuch),
        ];
        for (text, limits, refused) in refusals {
            let mut number = typed(text);
            assert_eq!(number.update(Input::Accepted, limits), Taken::Nothing, "{text}");
            assert_eq!(number.refused(), Some(refused), "{text}");
            assert_eq!(crate::app::widget::field::line(&number.content), text);
        }
    }

    #[test]
    fn steps_go_to_round_numbers_and_stop_at_the_ends() {
        let step =
            |text: &str, input: Input, limits: Limits| match typed(text).update(input, limits) {
                Taken::Kept(number) => number,
                Taken::Nothing => panic!("a step is always taken"),
            };
        assert_eq!(step("20", Input::More, MINUTES), Some(25));
        assert_eq!(step("22", Input::More, MINUTES), Some(25));
        assert_eq!(step("22", Input::Less, MINUTES), Some(20));
        assert_eq!(step("20", Input::Less, MINUTES), Some(15));
        assert_eq!(step("3", Input::Less, MINUTES), Some(0));
        assert_eq!(step("718", Input::More, MINUTES), Some(720));
        assert_eq!(step("900", Input::Less, MINUTES), Some(715));
        assert_eq!(step("", Input::More, MINUTES), Some(5));
        assert_eq!(step("", Input::More, MARKS), Some(100));
        assert_eq!(step("198", Input::More, MARKS), Some(200));
        assert_eq!(step("130", Input::Cleared, MARKS), None);
        for (text, input, limits, can) in [
            ("0", Input::Less, MINUTES, false),
            ("5", Input::Less, MINUTES, true),
            ("720", Input::More, MINUTES, false),
            ("900", Input::Less, MINUTES, true),
            ("", Input::Less, MARKS, false),
            ("", Input::Cleared, MARKS, false),
            ("7", Input::Cleared, MARKS, true),
            ("7", Input::Cleared, MINUTES, false),
        ] {
            assert_eq!(typed(text).can(&input, limits), can, "{text} {input:?}");
        }
    }

    #[test]
    fn what_is_kept_elsewhere_shows_unless_something_is_being_typed() {
        let mut number = Number::of(Some(20));
        number.follow(Some(20), Some(45));
        assert_eq!(number.update(Input::Accepted, MINUTES), Taken::Kept(Some(45)));
        let mut number = typed("3");
        number.follow(Some(20), Some(45));
        assert_eq!(number.update(Input::Accepted, MINUTES), Taken::Kept(Some(3)));
    }
}
