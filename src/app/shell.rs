//! What stands around the screens: the side rail, notices, and whatever lies over the page.

use iced::advanced::widget::Id;
use iced::widget::{
    Column, Row, center, column, container, mouse_area, opaque, row, scrollable, space,
};
use iced::{Border, Center, Color, Element, Fill, Size};

use crate::app::context::Context;
use crate::app::font;
use crate::app::icon::{Icon, icon};
use crate::app::screen::{Screen, hall, keys, room, settings};
use crate::app::shortcut;
use crate::app::theme::{Palette, size, style};
use crate::app::widget::parts::{Role, Tone, button, hairline, key_cap, muted, note, words};
use crate::app::widget::press::{Look, Status};
use crate::app::widget::{self, bars, press};
use crate::app::{App, Message, Place};

/// The window's content.
pub(super) fn view(app: &App) -> Element<'_, Message> {
    let context = app.context();
    let p = context.p;
    let notices = app.notices.iter().enumerate().map(|(place, said)| {
        let dismiss =
            button(p, format!("notice-{place}"), Role::Secondary, context.tr.get("notice-dismiss"))
                .says(Message::NoticeDismissed(place));
        container(note(p, Tone::Warning, said.clone(), vec![dismiss.into()]))
            .padding([8, 16])
            .into()
    });
    let page = Column::new()
        .push(undo(app, &context))
        .extend(notices)
        .push(page(app, &context))
        .push(fitting(app, &context));
    // The ground is the window's own: a rectangle as large as the window would be drawn again with
    // every word that changes.
    let page = container(page).width(Fill).height(Fill);

    let over = match &app.screen {
        _ if app.shows_keys => {
            let doing = match &app.screen {
                Screen::Hall(_) => keys::Doing::Exam,
                Screen::Room(_) | Screen::Class(_) | Screen::Results(_) | Screen::Claim(_) => {
                    keys::Doing::Class
                }
                Screen::Report(_) | Screen::Notebook(_) => keys::Doing::Looking,
                Screen::Insights(_) => keys::Doing::Insights,
                Screen::Import(_) => keys::Doing::Importing,
                Screen::Library(_) | Screen::Offer(_) => keys::Doing::Library,
                Screen::Editor(_) => keys::Doing::Writing,
                _ => keys::Doing::Study,
            };
            Some((keys::view(&context, doing, Message::KeysToggled), Message::KeysToggled))
        }
        Screen::Settings(settings) => settings.dialog(&context).map(|dialog| {
            (dialog.map(Message::Settings), Message::Settings(settings::Message::Cancelled))
        }),
        Screen::Room(room) => room
            .dialog(&context)
            .map(|dialog| (dialog.map(Message::Room), Message::Room(room::Message::Closed))),
        Screen::Hall(hall) => hall
            .dialog(&context)
            .map(|dialog| (dialog.map(Message::Hall), Message::Hall(hall::Message::Closed))),
        Screen::Opening
        | Screen::Stuck(_)
        | Screen::Welcome(_)
        | Screen::Today(_)
        | Screen::Exam(_)
        | Screen::Class(_)
        | Screen::Study(_)
        | Screen::Report(_)
        | Screen::Results(_)
        | Screen::Insights(_)
        | Screen::Import(_)
        | Screen::Offer(_)
        | Screen::Claim(_)
        | Screen::Library(_)
        | Screen::Notebook(_)
        | Screen::Editor(_) => None,
    };
    let over = match widget::picture::opened(&context, Message::PictureClosed) {
        Some(picture) if !app.shows_keys => Some((picture, Message::PictureClosed)),
        _ => over,
    };
    let over = over.map(|(dialog, leave)| {
        let dialog = center(opaque(dialog)).padding(24).style(move |_| style::shade(p));
        mouse_area(dialog).on_press(leave).into()
    });
    widget::root(page, over, |event| shortcut::command(event).map(Message::Key))
}

/// The content of the projector's window.
pub(super) fn projector(app: &App, size: Size) -> Element<'_, Message> {
    let mut context = app.context();
    context.size = size;
    let page: Element<'_, Message> = match app.classroom() {
        Some(room) => room.projector(&context).map(Message::Room),
        None => center(brand(context.p)).into(),
    };
    let page = container(page).width(Fill).height(Fill);
    widget::root(page, None, |event| shortcut::command(event).map(Message::ProjectorKey))
}

/// What was done last with many questions, with the way back.
fn undo<'a>(app: &'a App, context: &Context<'_>) -> Option<Element<'a, Message>> {
    let (p, tr) = (context.p, context.tr);
    let undo = app.undo.as_ref()?;
    let back = button(p, "undo", Role::Secondary, tr.get("many-undo")).icon(Icon::Undo);
    // Elsewhere that key takes back what is done there.
    let back = if matches!(app.screen, Screen::Library(_)) { back.key("Ctrl Z") } else { back };
    let back = back.says((!undo.is_busy).then_some(Message::UndoPicked));
    let dismiss = button(p, "undo-dismiss", Role::Secondary, tr.get("notice-dismiss"))
        .says(Message::UndoDismissed);
    let actions = vec![back.into(), dismiss.into()];
    Some(container(note(p, Tone::Calm, undo.said(tr), actions)).padding([8, 16]).into())
}

fn page<'a>(app: &'a App, context: &Context<'_>) -> Element<'a, Message> {
    let p = context.p;
    match &app.screen {
        Screen::Opening => center(brand(p)).into(),
        Screen::Stuck(why) => {
            let said = note(p, Tone::Trouble, why.clone(), Vec::new());
            center(column![brand(p), said].spacing(24).max_width(640)).padding(24).into()
        }
        Screen::Welcome(welcome) => welcome.view(context).map(Message::Welcome),
        Screen::Study(study) => study.view(context).map(Message::Study),
        Screen::Hall(hall) => hall.view(context).map(Message::Hall),
        Screen::Editor(editor) => editor.view(context).map(Message::Editor),
        Screen::Room(room) => room.view(context).map(Message::Room),
        // A lesson that is held cannot be left by the rail.
        Screen::Results(results) if results.is_over_room() => {
            results.view(context).map(Message::Results)
        }
        Screen::Results(results) => {
            let page = results.view(&inside_rail(context)).map(Message::Results);
            row![rail(app, context, Place::Class), page].into()
        }
        Screen::Class(class) => {
            let page = class.view(&inside_rail(context)).map(Message::Class);
            row![rail(app, context, Place::Class), page].into()
        }
        Screen::Claim(claim) => {
            let page = claim.view(&inside_rail(context)).map(Message::Claim);
            row![rail(app, context, Place::Class), page].into()
        }
        Screen::Exam(exam) => {
            let page = exam.view(&inside_rail(context)).map(Message::Exam);
            row![rail(app, context, Place::Exam), page].into()
        }
        Screen::Today(today) => {
            let page = today.view(&inside_rail(context)).map(Message::Today);
            let page = match reading(app, context) {
                Some(reading) => column![reading, page].into(),
                None => page,
            };
            row![rail(app, context, Place::Today), page].into()
        }
        Screen::Insights(insights) => {
            let page = insights.view(&inside_rail(context)).map(Message::Insights);
            row![rail(app, context, Place::Insights), page].into()
        }
        Screen::Import(import) => {
            let page = import.view(&inside_rail(context)).map(Message::Import);
            row![rail(app, context, Place::Library), page].into()
        }
        Screen::Offer(offer) => {
            let page = offer.view(&inside_rail(context)).map(Message::Offer);
            row![rail(app, context, Place::Library), page].into()
        }
        Screen::Library(library) => {
            let page = library.view(&inside_rail(context)).map(Message::Library);
            row![rail(app, context, Place::Library), page].into()
        }
        Screen::Notebook(notebook) => {
            let page = notebook.view(&inside_rail(context)).map(Message::Notebook);
            row![rail(app, context, Place::Notebook), page].into()
        }
        Screen::Report(report) => {
            let page = report.view(&inside_rail(context)).map(Message::Report);
            row![rail(app, context, Place::Exam), page].into()
        }
        Screen::Settings(settings) => {
            let page = settings.view(&inside_rail(context)).map(Message::Settings);
            row![rail(app, context, Place::Settings), page].into()
        }
    }
}

/// How wide the rail is.
fn rail_width(context: &Context<'_>) -> f32 {
    if context.is_narrow() { 64.0 } else { 208.0 }
}

/// The surroundings of a page beside the rail: less wide.
fn inside_rail<'a>(context: &Context<'a>) -> Context<'a> {
    let mut inside = *context;
    inside.size.width -= rail_width(context);
    inside
}

fn brand<'a>(p: &'static Palette) -> Element<'a, Message> {
    column![
        words("Smriti", size::STEM, font::BOLD, p.primary),
        words("स्मृति", size::LABEL, font::REGULAR, p.muted),
    ]
    .into()
}

/// How far the banks have been read, while they are.
fn reading<'a>(app: &App, context: &Context<'_>) -> Option<Element<'a, Message>> {
    let (p, tr) = (context.p, context.tr);
    if app.library.is_some() {
        return None;
    }
    let percent = format!("{:.0}", app.reading * 100.0);
    let said = tr.with("today-loading-percent", [("percent", percent.into())]);
    let line = column![muted(p, said), bars::share(app.reading, p.primary, p.sunken)].spacing(4);
    Some(container(line).padding([12, 36]).width(Fill).into())
}

/// How far the fit of weights is, with a way to stop it, once it has taken a while. Nothing comes
/// between a candidate and their paper.
fn fitting<'a>(app: &App, context: &Context<'_>) -> Option<Element<'a, Message>> {
    let (p, tr) = (context.p, context.tr);
    let is_in_hall = matches!(app.screen, Screen::Hall(_));
    let share = app.desk.as_ref().filter(|_| !is_in_hall)?.fit_share()?;
    let percent = format!("{:.0}", share * 100.0);
    let said = tr.with("fit-under-way", [("percent", percent.into())]);
    let cancel =
        button(p, "fit-cancel", Role::Secondary, tr.get("cancel")).says(Message::FitCancelled);
    let line = row![
        muted(p, said),
        container(bars::share(share, p.primary, p.sunken)).width(Fill),
        cancel,
    ]
    .spacing(16)
    .align_y(Center);
    Some(container(line).padding([8, 16]).width(Fill).into())
}

fn rail<'a>(app: &'a App, context: &Context<'_>, here: Place) -> Element<'a, Message> {
    let (p, tr) = (context.p, context.tr);
    let (narrow, is_low) = (context.is_narrow(), context.is_low());
    let entry = |id: &'static str, mark: Icon, place: Place, count: Option<u32>| {
        let is_here = place == here;
        let color = if is_here { p.text } else { p.muted };
        let label = (!narrow).then(|| {
            let face = if is_here { font::SEMIBOLD } else { font::MEDIUM };
            container(words(tr.get(id), size::BODY, face, color)).width(Fill)
        });
        let count = count
            .filter(|count| *count > 0 && !narrow)
            .map(|count| words(count.to_string(), size::SMALL, font::BOLD, p.accent));
        let content = Row::new()
            .push(icon(mark, 18.0, if is_here { p.primary } else { p.muted }))
            .push(label)
            .push(count)
            .spacing(10)
            .align_y(Center);
        press(Id::new(id), content, move |status| rail_look(p, is_here, status))
            .padding([8, 12])
            .width(if narrow { iced::Shrink } else { Fill })
            .on_press(Message::Went(place))
    };
    let keys_label = (!narrow).then(|| {
        row![
            container(words(tr.get("rail-keys"), size::LABEL, font::MEDIUM, p.muted)).width(Fill),
            key_cap("?", p.muted),
        ]
        .align_y(Center)
    });
    let keys = press(
        "rail-keys",
        Row::new()
            .push(icon(Icon::Keyboard, 18.0, p.muted))
            .push(keys_label)
            .spacing(10)
            .align_y(Center),
        move |status| rail_look(p, false, status),
    )
    .padding([8, 12])
    .width(if narrow { iced::Shrink } else { Fill })
    .on_press(Message::KeysToggled);
    let name = learner(app, context);
    let head: Element<'a, Message> = if narrow {
        container(words("स्मृ", size::OPTION, font::BOLD, p.primary)).padding([8, 12]).into()
    } else {
        container(brand(p)).padding([6, 10]).into()
    };
    let content = Column::new()
        .push(head)
        .push(space().height(8))
        .push(entry("rail-today", Icon::Today, Place::Today, Some(app.waiting)))
        .push(entry("rail-exam", Icon::Write, Place::Exam, None))
        .push(entry("rail-library", Icon::Library, Place::Library, None))
        .push(entry("rail-class", Icon::Learners, Place::Class, None))
        .push(entry("rail-insights", Icon::Insights, Place::Insights, None))
        .push(entry("rail-settings", Icon::Settings, Place::Settings, None))
        .push(keys)
        .push((!is_low).then(|| space().height(Fill)))
        .push(hairline(p))
        .push(name)
        .spacing(6)
        .padding([16, if narrow { 8 } else { 12 }]);
    // Where there is no height for all of it, it scrolls.
    let content: Element<'a, Message> = if is_low {
        let bar = scrollable::Scrollbar::new().width(4).scroller_width(4);
        let content = scrollable(content).direction(scrollable::Direction::Vertical(bar));
        content.style(style::scroll(p)).into()
    } else {
        content.into()
    };
    let rail = container(content)
        .width(rail_width(context))
        .height(Fill)
        .style(move |_| style::ground(p.sunken));
    row![rail, container(space().width(1)).height(Fill).style(move |_| style::ground(p.line))]
        .into()
}

/// Who is at work, and for which exam: leads to the other learners.
fn learner<'a>(app: &'a App, context: &Context<'_>) -> Option<Element<'a, Message>> {
    let (p, tr, narrow) = (context.p, context.tr, context.is_narrow());
    let desk = app.desk.as_ref()?;
    let progress = desk.progress();
    let name = progress.name().unwrap_or_default().to_owned();
    let day = progress.exam_date().map(crate::domain::time::Day::from_date);
    let exam = day.filter(|day| *day >= context.today()).map(|day| {
        let days = day.since(context.today());
        let days = tr.with("rail-days", [("days", days.into())]);
        match progress.exam() {
            Some(exam) => format!("{exam} · {days}"),
            None => days,
        }
    });
    let exam = exam.or_else(|| progress.exam().map(ToOwned::to_owned));
    let said: Element<'a, Message> = if narrow {
        icon(Icon::Learner, 18.0, p.muted).into()
    } else {
        Column::new()
            .push(words(name, size::LABEL, font::BOLD, p.text))
            .push(exam.map(|exam| muted(p, exam)))
            .into()
    };
    let shown = press("rail-learner", said, move |status| rail_look(p, false, status))
        .padding([8, 12])
        .width(if narrow { iced::Shrink } else { Fill })
        .on_press(Message::Went(Place::Learners));
    Some(shown.into())
}

fn rail_look(p: &'static Palette, is_here: bool, status: Status) -> Look {
    let (ground, line) = match (is_here, status) {
        (true, _) => (Some(p.surface), p.line),
        (false, Status::Hovered | Status::Held) => (Some(p.background), Color::TRANSPARENT),
        (false, _) => (None, Color::TRANSPARENT),
    };
    Look {
        ground,
        text: p.text,
        border: Border {
            color: line,
            width: if is_here { 1.0 } else { 0.0 },
            radius: style::CONTROL_RADIUS.into(),
        },
        ring: p.primary,
    }
}
