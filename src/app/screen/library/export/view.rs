//! How taking questions out is drawn: the form, how far it is, and what came of it.

use iced::widget::{Column, Row, column, container, row};
use iced::{Center, Element, Fill};

use super::{Export, Message, Phase, What};
use crate::app::context::Context;
use crate::app::widget::bars;
use crate::app::widget::parts::{
    Role, Tone, body, button, card, chip, choice, chooser_in_form, heading, muted, note, setting,
};
use crate::app::widget::remarks::remarks;
use crate::app::words::{capitalised, import as say, language};
use crate::domain::locale::Locale;
use crate::interchange::Weight;
use crate::interchange::export::{Aim, WAYS};

impl Export {
    /// The card of it.
    pub(in crate::app::screen::library) fn view<'a>(
        &'a self,
        context: &Context<'_>,
    ) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let title = match &self.what {
            What::Bank(_, title) => {
                let title = title.text(context.titles()).to_owned();
                tr.with("export-bank", [("bank", title.into())])
            }
            What::Questions(questions) => tr.count("export-questions", questions.len()),
        };
        let content = match &self.phase {
            Phase::Asking => self.asking(context, None),
            Phase::Failed(why) => self.asking(context, Some(why)),
            Phase::Writing(read) => self.writing(context, *read),
            Phase::Written(report) => written(context, report),
        };
        card(p, column![heading(p, title), content].spacing(14)).into()
    }

    fn asking<'a>(
        &'a self,
        context: &Context<'_>,
        trouble: Option<&'a String>,
    ) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let trouble = trouble.map(|why| note(p, Tone::Trouble, why.clone(), Vec::new()));
        if let Some(place) = self.place.view(context) {
            return Column::new().push(trouble).push(place.map(Message::Place)).spacing(14).into();
        }
        let aims = Aim::ALL.into_iter().map(|aim| {
            let ways = WAYS.iter().enumerate().filter(|(_, way)| way.aim == aim);
            let ways = ways.map(|(place, way)| {
                let name = capitalised(&tr.get(say::format(way.format)));
                let label = format!("{name} (.{})", way.ending);
                choice(p, format!("export-format-{place}"), label, place == self.way)
                    .on_press(Message::WayPicked(place))
                    .on_enter(Message::Accepted)
                    .into()
            });
            let ways = Row::with_children(ways).spacing(8).wrap().vertical_spacing(8);
            let is_narrow = context.size.width < 900.0;
            setting(p, tr.get(aim_words(aim)), None, ways, is_narrow)
        });
        let images = if self.way().holds_images { "export-images" } else { "export-no-images" };
        let languages =
            if self.way().is_bilingual { "export-two-languages" } else { "export-one-language" };
        let holds = [languages, images].map(|id| chip(tr.get(id), p.sunken, p.muted));
        let holds = Row::with_children(holds).spacing(8).wrap().vertical_spacing(8);
        let format = Column::with_children(aims).push(holds).spacing(10);
        let language = (!self.way().is_bilingual).then(|| {
            let languages = Locale::ALL.map(|locale| (locale, language(tr, locale)));
            column![
                muted(p, tr.get("export-language")),
                chooser_in_form(
                    p,
                    "export-language",
                    languages,
                    Some(self.locale),
                    Message::LanguagePicked,
                    Message::Accepted,
                ),
            ]
            .spacing(6)
        });
        let buttons = row![
            button(p, "export-do", Role::Primary, tr.get("export-do"))
                .key("Enter")
                .says(Message::Accepted),
            button(p, "export-leave", Role::Secondary, tr.get("cancel"))
                .key("Esc")
                .says(Message::Left),
        ]
        .spacing(10)
        .wrap()
        .vertical_spacing(8);
        Column::new().push(trouble).push(format).push(language).push(buttons).spacing(14).into()
    }

    fn writing<'a>(&self, context: &Context<'_>, read: usize) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        #[expect(clippy::cast_precision_loss, reason = "drawn, not counted")]
        let share = read as f32 / self.questions.max(1) as f32;
        // What is read is yet to be written: the bar is full when the file is there.
        let share = share.min(1.0) * 0.9;
        let stop = button(p, "export-leave", Role::Secondary, tr.get("cancel"))
            .key("Esc")
            .says(Message::Left);
        row![
            muted(p, tr.count("export-read", read)),
            container(bars::share(share, p.primary, p.sunken)).width(Fill),
            stop,
        ]
        .spacing(16)
        .align_y(Center)
        .into()
    }
}

/// What came of it.
fn written<'a>(context: &Context<'_>, report: &super::Report) -> Element<'a, Message> {
    let (p, tr) = (context.p, context.tr);
    let values =
        [("count", report.questions.into()), ("path", report.path.display().to_string().into())];
    let said = body(p, tr.with("export-written", values));
    let left_out =
        report.remarks.iter().filter(|remark| remark.said.weight() == Weight::LeftOut).count();
    let left_out = left_out + report.unreadable;
    let changed = report.remarks.len() + report.unreadable - left_out;
    let chips = row![
        (left_out > 0).then(|| chip(tr.count("import-left-out", left_out), p.bad_soft, p.bad)),
        (changed > 0).then(|| chip(tr.count("export-changed", changed), p.accent_soft, p.accent)),
        (left_out + changed == 0).then(|| chip(tr.get("export-whole"), p.primary_soft, p.primary)),
    ]
    .spacing(8)
    .wrap()
    .vertical_spacing(6);
    let unreadable = (report.unreadable > 0).then(|| {
        note(p, Tone::Warning, tr.count("export-unreadable", report.unreadable), Vec::new())
    });
    let all =
        (!report.remarks.is_empty()).then(|| remarks::<Message>(context, &report.remarks, None));
    let done =
        button(p, "export-leave", Role::Primary, tr.get("close")).key("Enter").says(Message::Left);
    Column::new().push(said).push(chips).push(unreadable).push(all).push(done).spacing(12).into()
}

const fn aim_words(aim: Aim) -> &'static str {
    match aim {
        Aim::Sharing => "export-to-share",
        Aim::Courses => "export-to-course",
        Aim::Tables => "export-to-table",
        Aim::Cards => "export-to-cards",
    }
}
