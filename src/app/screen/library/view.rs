//! How the Library is drawn as a whole: its head, the search, and what is wrong with a file. The rows
//! of banks are in `banks`, those of questions in `questions`.

use iced::widget::{Column, Row, column, container, row};
use iced::{Center, Element, Fill};

use super::{FileTrouble, Library, Message, View, form_of};
use crate::app::context::Context;
use crate::app::font;
use crate::app::icon::{Icon, icon};
use crate::app::theme::{size, style};
use crate::app::widget::field::field;
use crate::app::widget::language;
use crate::app::widget::parts::{
    Role, body, button, card, hairline, heading, key_cap, muted, page, title, words,
};
use crate::app::words::trouble as say;
use crate::store::library::Trouble;

impl Library {
    /// Draws the screen.
    pub fn view<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let content = Column::new().push(self.head(context));
        let export = self.export.as_ref().map(|export| export.view(context).map(Message::Export));
        let content = match self.view {
            View::Banks => content
                .push(self.form(context))
                .push(export)
                .push(self.search(context))
                .push(self.banks(context)),
            View::Questions => content
                .push(self.many.form(context, &self.board).map(|form| form.map(Message::Many)))
                .push(export)
                .push(self.search(context))
                .push(self.questions(context)),
            View::Trouble(place) => {
                let trouble = self.board.troubles.get(place);
                content.push(trouble.map(|trouble| wrong(context, place, trouble)))
            }
        };
        let room = if context.is_narrow() { [16, 16] } else { [24, 36] };
        let bar = match self.view {
            View::Questions => self.bar(context),
            View::Banks | View::Trouble(_) => None,
        };
        // Where there is no height to spare, the bar goes up with the page.
        if context.is_low() {
            let content = Column::new().push(bar).push(content.spacing(16)).spacing(16);
            return page(context.p, "library", content, 1000.0, room);
        }
        let page = page(context.p, "library", content.spacing(16), 1000.0, room);
        let bar = bar.map(|bar| {
            let bar = container(bar).max_width(1000.0).width(Fill);
            column![hairline(context.p), container(bar).padding([12, room[1]]).center_x(Fill)]
        });
        Column::new().push(page).push(bar).into()
    }

    /// How many questions are chosen, and what can be done with them.
    fn bar<'a>(&'a self, context: &Context<'_>) -> Option<Element<'a, Message>> {
        let (export, teach) = (Message::ExportPicked, Message::TeachPicked);
        self.many.bar(context, &self.board, export, teach, Message::Many)
    }

    fn head<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let corner = language::of_interface(context, Message::LanguageSwitched);
        let (name, said) = match self.view {
            View::Banks => {
                let questions: u32 = self.board.banks.iter().map(|row| row.questions).sum();
                let banks = tr.count("library-banks", self.board.banks.len());
                let questions = tr.count("library-questions", questions);
                let watched = tr.get("library-watched");
                (tr.get("library-title"), format!("{banks} · {questions} · {watched}"))
            }
            View::Questions => {
                let bank = self.wanted.bank;
                let bank = self.board.banks.iter().find(|row| Some(row.bank) == bank);
                let name = bank.map(|row| row.title.text(context.titles()).to_owned());
                let count = self.list.len();
                let more = self.hits.as_ref().is_some_and(|hits| hits.more);
                let id = if more { "library-found-more" } else { "library-questions" };
                (name.unwrap_or_else(|| tr.get("library-found")), tr.count(id, count))
            }
            View::Trouble(place) => {
                let trouble = self.board.troubles.get(place);
                let count = trouble.map_or(0, |trouble| trouble.troubles.len());
                let name = trouble.map(|trouble| trouble.file.clone()).unwrap_or_default();
                (name, tr.count("library-mistakes", count))
            }
        };
        let title = column![title(p, name), muted(p, said)];
        let top = row![container(title).width(Fill), corner].spacing(16).align_y(Center);
        let back = || {
            let back = button(p, "left", Role::Secondary, tr.get("library-back")).icon(Icon::Back);
            // While some are chosen, that key clears them first.
            let back = if self.many.is_empty() { back.key("Esc") } else { back };
            back.says(Message::BanksPicked)
        };
        let buttons = match self.view {
            View::Banks => row![
                button(p, "bank-new", Role::Primary, tr.get("library-new"))
                    .key("N")
                    .says(Message::FormToggled),
                button(p, "import", Role::Secondary, tr.get("import-button"))
                    .icon(Icon::Download)
                    .key("I")
                    .says(Message::ImportPicked),
                button(p, "folder", Role::Secondary, tr.get("library-folder"))
                    .icon(Icon::Folder)
                    .key("O")
                    .says(Message::FolderOpened),
            ],
            View::Questions => {
                // Of what was found, those are taken out that are chosen.
                let can_export = self.wanted.bank.is_some() && self.many.is_empty();
                let filters =
                    if self.shows_filters { "notebook-filters-hide" } else { "notebook-filters" };
                row![
                    back(),
                    button(p, "revise", Role::Primary, tr.count("library-revise", self.list.len()))
                        .key("R")
                        .says((!self.list.is_empty()).then_some(Message::RevisePicked)),
                    button(p, "edit", Role::Secondary, tr.get("library-edit"))
                        .icon(Icon::Write)
                        .key("E")
                        .says(self.can_edit().then_some(Message::EditPicked)),
                    button(p, "filters", Role::Secondary, tr.get(filters))
                        .key("F")
                        .says(Message::FiltersToggled),
                    button(p, "export", Role::Secondary, tr.get("export-picked"))
                        .icon(Icon::Upload)
                        .key("S")
                        .says(can_export.then_some(Message::ExportPicked)),
                    button(p, "choose-all", Role::Secondary, self.choose_all(context))
                        .icon(Icon::Check)
                        .key("A")
                        .says((!self.list.is_empty()).then_some(Message::AllTicked)),
                ]
            }
            View::Trouble(place) => row![
                back(),
                button(p, "file-open", Role::Primary, tr.get("library-open-file"))
                    .icon(Icon::Write)
                    .key("O")
                    .says(Message::FileOpened(place)),
            ],
        };
        column![top, buttons.spacing(10).wrap().vertical_spacing(8)].spacing(12).into()
    }

    /// What chooses all: those found, or those of the bank that are shown.
    fn choose_all(&self, context: &Context<'_>) -> String {
        context.tr.count("many-all", self.list.len())
    }

    fn search<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let query = field(
            p,
            "search",
            &self.query,
            tr.get("library-search"),
            Message::QueryEdited,
            Message::QueryEntered,
        );
        let clear = (!self.words().is_empty()).then(|| {
            button(p, "search-clear", Role::Secondary, tr.get("library-clear"))
                .icon(Icon::Close)
                .says(Message::QueryCleared)
        });
        Row::new()
            .push(icon(Icon::Search, 18.0, p.muted))
            .push(container(query).width(Fill))
            .push((!context.is_narrow()).then(|| key_cap("Ctrl F", p.muted)))
            .push(clear)
            .spacing(10)
            .align_y(Center)
            .into()
    }

    /// The title of a bank being begun.
    fn form<'a>(&'a self, context: &Context<'_>) -> Option<Element<'a, Message>> {
        let (p, tr) = (context.p, context.tr);
        let content = self.form.as_ref()?;
        let placeholder = tr.get("library-new-placeholder");
        let title =
            field(p, "bank-title", content, placeholder, Message::TitleEdited, Message::BankMade);
        let buttons = row![
            button(p, "bank-make", Role::Primary, tr.get("library-make"))
                .key("Enter")
                .says(Message::BankMade),
            button(p, "bank-leave", Role::Secondary, tr.get("cancel"))
                .key("Esc")
                .says(Message::FormToggled),
        ]
        .spacing(10);
        let form = column![
            heading(p, tr.get("library-new-title")),
            muted(p, tr.get("library-new-hint")),
            title,
            buttons,
        ]
        .spacing(8);
        Some(card(p, form).into())
    }
}

/// What is wrong with a file, each thing with its place and what to write instead.
fn wrong<'a>(
    context: &Context<'_>,
    place: usize,
    trouble: &'a FileTrouble,
) -> Element<'a, Message> {
    /// The rest is seen when these are mended.
    const MOST: usize = 100;
    let (p, tr) = (context.p, context.tr);
    let mut lines = Column::new().spacing(10);
    for (number, one) in trouble.troubles.iter().take(MOST).enumerate() {
        let told = say::trouble(tr, one);
        let (mark, color) =
            if told.is_error { (Icon::Alert, p.bad) } else { (Icon::Warning, p.accent) };
        let at = match one {
            Trouble::Mistake { found, .. } => {
                let id = found.question.as_ref().map(|id| format!(" · {id}"));
                Some(format!("{}{}", say::place(tr, &found.place), id.unwrap_or_default()))
            }
            _ => None,
        };
        let line = match one {
            Trouble::Mistake { line, .. } if !line.is_empty() => Some(muted(p, line.clone())),
            _ => None,
        };
        let mend = form_of(one).map(|_| {
            button(p, format!("mend-{number}"), Role::Secondary, tr.get("library-fix"))
                .says(Message::MendPicked { file: place, mistake: number })
        });
        let said = Column::new()
            .push(words(told.what, size::BODY, font::MEDIUM, p.text))
            .push(told.fix.map(|fix| body(p, fix)))
            .push(at.map(|at| muted(p, at)))
            .push(line)
            .spacing(2)
            .width(Fill);
        if number > 0 {
            lines = lines.push(hairline(p));
        }
        let line = row![icon(mark, 18.0, color), said].push(mend).spacing(12);
        lines = lines.push(line);
    }
    let rest = trouble.troubles.len().saturating_sub(MOST);
    let rest = (rest > 0).then(|| muted(p, tr.count("library-mistakes-more", rest)));
    let path = trouble.path.display().to_string();
    let whole = column![
        muted(p, tr.with("library-mistakes-hint", [("path", path.into())])),
        container(Column::new().push(lines).push(rest).spacing(12))
            .padding(20)
            .width(Fill)
            .style(move |_| style::card(p)),
    ]
    .spacing(12);
    container(whole).id(format!("trouble-{place}")).into()
}
