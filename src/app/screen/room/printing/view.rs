//! How printing is drawn: the form, how far it is, and what came of it.

use iced::widget::{Column, Row, column, container, row};
use iced::{Center, Element, Fill};

use super::{Field, Message, Phase, Printing, Report, SETS};
use crate::app::context::Context;
use crate::app::font;
use crate::app::icon::Icon;
use crate::app::theme::size;
use crate::app::widget::bars;
use crate::app::widget::field::{area, field};
use crate::app::widget::parts::{
    Role, Tone, body, button, card, choice, chooser_in_form, muted, note, page, setting, title,
    words,
};
use crate::domain::exam::paper::Set;
use crate::print::{Columns, Kind, Language, Size, set_letter};

impl Printing {
    /// Draws the page.
    pub fn view<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let content = match &self.phase {
            Phase::Making(made, of) => making(context, *made, *of),
            Phase::Made(report) => finished(context, report, self.not_opened.as_deref()),
            Phase::Asking | Phase::There(..) | Phase::Failed(_) => self.form(context),
        };
        let named = column![title(p, tr.get("paper-title")), muted(p, tr.get("paper-about"))];
        let is_form = !matches!(self.phase, Phase::Making(..) | Phase::Made(_));
        let head: Element<'a, Message> = if is_form && !context.is_narrow() {
            let named = container(named).width(Fill);
            row![named, self.buttons(context)].spacing(16).align_y(Center).into()
        } else {
            column![named].push(is_form.then(|| self.buttons(context))).spacing(12).into()
        };
        let content = column![head, content].spacing(18);
        let room = if context.is_narrow() { [16, 16] } else { [24, 36] };
        page(p, "paper", content, 880.0, room)
    }

    /// The folder, where it is typed.
    pub fn dialog<'a>(&'a self, context: &Context<'_>) -> Option<Element<'a, Message>> {
        let place = self.place.view(context)?;
        Some(container(place.map(Message::Place)).max_width(640).into())
    }

    fn form<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let is_narrow = context.is_narrow();
        let trouble = match &self.phase {
            Phase::Failed(why) => Some(note(p, Tone::Trouble, why.clone(), Vec::new())),
            Phase::There(folder, names) => {
                let values = [
                    ("path", folder.display().to_string().into()),
                    ("names", names.join(", ").into()),
                ];
                let replace = button(p, "paper-replace", Role::Danger, tr.get("paper-replace"))
                    .key("R")
                    .says(Message::ReplacePicked);
                Some(note(p, Tone::Warning, tr.with("paper-there", values), vec![replace.into()]))
            }
            Phase::Asking | Phase::Making(..) | Phase::Made(_) => None,
        };
        let one = |which: Field| self.field(context, which);
        let beside = |fields: Vec<Element<'a, Message>>| -> Element<'a, Message> {
            if is_narrow {
                Column::with_children(fields).spacing(12).into()
            } else {
                Row::with_children(fields).spacing(16).into()
            }
        };
        let heading = column![
            beside(vec![one(Field::School)]),
            beside(vec![one(Field::Class), one(Field::Subject)]),
            beside(vec![one(Field::Date), one(Field::Time), one(Field::Marks)]),
            one(Field::Instructions),
        ]
        .spacing(12);
        let choices = self.choices(context);
        Column::new().push(trouble).push(card(p, heading)).push(card(p, choices)).spacing(16).into()
    }

    fn buttons<'a>(&self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let make = button(p, "paper-make", Role::Primary, tr.get("paper-make"))
            .icon(Icon::File)
            .key("Enter")
            .says(self.can_make().then_some(Message::Accepted));
        let leave = button(p, "paper-leave", Role::Secondary, tr.get("cancel"))
            .key("Esc")
            .says(Message::Left);
        Row::with_children([leave.into(), make.into()])
            .spacing(10)
            .wrap()
            .vertical_spacing(8)
            .into()
    }

    fn field<'a>(&'a self, context: &Context<'_>, which: Field) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let (label, hint) = match which {
            Field::School => ("paper-school", "paper-school-hint"),
            Field::Class => ("paper-class", "paper-class-hint"),
            Field::Subject => ("paper-subject", "paper-subject-hint"),
            Field::Date => ("paper-date", "paper-date-hint"),
            Field::Time => ("paper-time", "paper-time-hint"),
            Field::Marks => ("paper-marks", "paper-marks-hint"),
            Field::Instructions => ("paper-instructions", "paper-instructions-hint"),
        };
        let content = &self.fields[which as usize];
        let edited = move |edit| Message::Edited(which, edit);
        let typed = if which == Field::Instructions {
            area(p, which.name(), content, tr.get(hint), false, edited, None)
        } else {
            field(p, which.name(), content, tr.get(hint), edited, Message::Accepted)
        };
        column![words(tr.get(label), size::LABEL, font::MEDIUM, p.text), typed]
            .spacing(4)
            .width(Fill)
            .into()
    }

    fn choices<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let is_narrow = context.is_narrow();
        let line = |label: &str, hint: Option<String>, control: Element<'a, Message>| {
            setting(p, tr.get(label), hint, control, is_narrow)
        };
        let languages = [
            (Language::English, tr.get("paper-english")),
            (Language::Hindi, tr.get("paper-hindi")),
            (Language::Both, tr.get("paper-both")),
        ];
        let columns = [
            (Columns::One, tr.get("paper-one-column")),
            (Columns::Two, tr.get("paper-two-columns")),
        ];
        let sizes =
            [(Size::Normal, tr.get("paper-normal-type")), (Size::Big, tr.get("paper-big-type"))];
        let sets = SETS.map(|sets| {
            let last = Set::ALL.get(sets - 1).copied().unwrap_or_default();
            let letters = if sets == 1 {
                set_letter(last).to_owned()
            } else {
                format!("{}–{}", set_letter(Set::A), set_letter(last))
            };
            (sets, letters)
        });
        let (said, accepted) = (|m: Message| m, Message::Accepted);
        let kinds = Kind::ALL.into_iter().enumerate().map(|(place, kind)| {
            let label = tr.get(match kind {
                Kind::Questions => "paper-kind-questions",
                Kind::BigType => "paper-kind-big",
                Kind::AnswerSheet => "paper-kind-sheet",
                Kind::AnswerKey => "paper-kind-key",
                Kind::Solutions => "paper-kind-solutions",
            });
            choice(p, format!("paper-kind-{place}"), label, self.kinds.contains(&kind))
                .on_press(said(Message::KindToggled(kind)))
                .on_enter(accepted.clone())
                .into()
        });
        let kinds = Row::with_children(kinds).spacing(8).wrap().vertical_spacing(8);
        let has_papers =
            self.kinds.iter().any(|kind| matches!(kind, Kind::Questions | Kind::Solutions));
        let columns = (self.size == Size::Normal && has_papers).then(|| {
            let control = chooser_in_form(
                p,
                "paper-columns",
                columns,
                Some(self.columns),
                Message::ColumnsPicked,
                Message::Accepted,
            );
            line("paper-columns", None, control)
        });
        let language = chooser_in_form(
            p,
            "paper-language",
            languages,
            Some(self.language),
            Message::LanguagePicked,
            Message::Accepted,
        );
        let size = chooser_in_form(
            p,
            "paper-size",
            sizes,
            Some(self.size),
            Message::SizePicked,
            Message::Accepted,
        );
        let sets = chooser_in_form(
            p,
            "paper-sets",
            sets,
            Some(self.sets),
            Message::SetsPicked,
            Message::Accepted,
        );
        Column::new()
            .push(line("paper-kinds", None, kinds.into()))
            .push(line("paper-sets", Some(tr.get("paper-sets-hint")), sets))
            .push(line("paper-language", None, language))
            .push(line("paper-type", None, size))
            .push(columns)
            .spacing(16)
            .into()
    }
}

/// How far it is.
fn making<'a>(context: &Context<'_>, made: usize, of: usize) -> Element<'a, Message> {
    let (p, tr) = (context.p, context.tr);
    #[expect(clippy::cast_precision_loss, reason = "drawn, not counted")]
    let share = made as f32 / of.max(1) as f32;
    let stop =
        button(p, "paper-leave", Role::Secondary, tr.get("cancel")).key("Esc").says(Message::Left);
    let said = tr.with("paper-made-of", [("made", made.into()), ("of", of.into())]);
    let line =
        row![muted(p, said), container(bars::share(share, p.primary, p.sunken)).width(Fill), stop]
            .spacing(16)
            .align_y(Center);
    card(p, line).into()
}

/// Where everything is.
fn finished<'a>(
    context: &Context<'_>,
    report: &Report,
    not_opened: Option<&str>,
) -> Element<'a, Message> {
    let (p, tr) = (context.p, context.tr);
    let not_opened = not_opened.map(|why| note(p, Tone::Warning, why, Vec::new()));
    let path = report.folder.display().to_string();
    let values = [("count", report.documents.len().into()), ("path", path.into())];
    let said = body(p, tr.with("paper-made", values));
    let missing = (report.images_missing > 0).then(|| {
        let said = tr.count("paper-images-missing", report.images_missing);
        note(p, Tone::Warning, said, Vec::new())
    });
    let lines = report.documents.iter().map(|(name, pages)| {
        row![
            container(words(name.clone(), size::BODY, font::MEDIUM, p.text)).width(Fill),
            muted(p, tr.count("paper-pages", *pages)),
        ]
        .spacing(12)
        .align_y(Center)
        .into()
    });
    let open = button(p, "paper-open", Role::Secondary, tr.get("paper-open"))
        .icon(Icon::Folder)
        .key("O")
        .says(Message::FolderAsked);
    let done = button(p, "paper-leave", Role::Primary, tr.get("paper-done"))
        .key("Enter")
        .says(Message::Left);
    let content = Column::new()
        .push(said)
        .push(missing)
        .push(not_opened)
        .push(Column::with_children(lines).spacing(8))
        .push(row![done, open].spacing(10).wrap().vertical_spacing(8))
        .spacing(16);
    card(p, content).into()
}
