//! The overlay that shows every key.

use iced::widget::{Column, column, container, row, scrollable};
use iced::{Center, Element, Fill};

use crate::app::context::Context;
use crate::app::font;
use crate::app::icon::Icon;
use crate::app::theme::{size, style};
use crate::app::widget::parts::{Role, button, card, key_cap, muted, words};

const EVERYWHERE: [(&str, &str); 8] = [
    ("?", "keys-help"),
    ("Ctrl + / − / 0", "keys-zoom"),
    ("F11", "keys-full-screen"),
    ("Tab", "keys-focus"),
    ("PgUp PgDn", "keys-scroll"),
    ("Esc", "keys-home"),
    ("L", "keys-language"),
    ("Ctrl Z", "keys-undo"),
];

const TODAY: [(&str, &str); 11] = [
    ("Enter", "keys-start"),
    ("R", "keys-resume"),
    ("M", "keys-mistakes"),
    ("B", "keys-bookmarks"),
    ("T", "keys-topics"),
    ("E", "keys-exam"),
    ("C", "keys-class"),
    ("I", "keys-insights"),
    ("N", "keys-notebook"),
    ("Ctrl F", "keys-library"),
    ("G", "keys-settings"),
];

const STUDY: [(&str, &str); 8] = [
    ("A–E ↑ ↓", "keys-choose"),
    ("1 2 3", "keys-sure"),
    ("Enter", "keys-next"),
    ("S", "keys-skip"),
    ("Del", "keys-clear"),
    ("Ctrl B", "keys-bookmark"),
    ("Ctrl E", "keys-note"),
    ("Esc", "keys-end"),
];

const HALL: [(&str, &str); 14] = [
    ("A–E ↑ ↓", "keys-choose"),
    ("→  Enter", "keys-mock-save"),
    ("←", "keys-mock-previous"),
    ("M", "keys-mock-mark"),
    ("Del", "keys-clear"),
    ("1 2 3", "keys-mock-sure"),
    ("G", "keys-mock-go"),
    ("S", "keys-mock-section"),
    ("H", "keys-mock-palette"),
    ("P", "keys-mock-paper"),
    ("I", "keys-mock-rules"),
    ("F", "keys-mock-pen"),
    ("Ctrl Enter", "keys-mock-submit"),
    ("Esc", "keys-mock-leave"),
];

const REPORT: [(&str, &str); 9] = [
    ("R", "keys-review"),
    ("← →", "keys-turn"),
    ("1–6", "keys-parts"),
    ("M", "keys-revise"),
    ("T", "keys-tables"),
    ("W", "keys-what-if"),
    ("S", "keys-save-page"),
    ("C", "keys-save-table"),
    ("N", "keys-notebook"),
];

const NOTEBOOK: [(&str, &str); 6] = [
    ("↑ ↓", "keys-line"),
    ("1–5", "keys-cause"),
    ("Enter", "keys-open"),
    ("F", "keys-filters"),
    ("R", "keys-revise-these"),
    ("E", "keys-resit"),
];

const INSIGHTS: [(&str, &str); 7] = [
    ("1–4", "keys-period"),
    ("B", "keys-bank"),
    ("T", "keys-tables"),
    ("R", "keys-revise-these"),
    ("F", "keys-fact"),
    ("← →", "keys-turn-fact"),
    ("S", "keys-save-table"),
];

const LIBRARY: [(&str, &str); 17] = [
    ("Ctrl F", "keys-search"),
    ("↑ ↓", "keys-line"),
    ("Enter", "keys-open"),
    ("X", "keys-bank-on"),
    ("N", "keys-bank-new"),
    ("I", "keys-import"),
    ("F", "keys-filters"),
    ("← →", "keys-turn"),
    ("R", "keys-revise-these"),
    ("E", "keys-edit"),
    ("Ctrl B", "keys-bookmark"),
    ("Space / A", "keys-tick"),
    ("T", "keys-tag"),
    ("M / C", "keys-carry"),
    ("S", "keys-export"),
    ("K", "keys-library-class"),
    ("Ctrl Z", "keys-many-undo"),
];

const IMPORT: [(&str, &str); 8] = [
    ("Space / A", "keys-import-take"),
    ("↑ ↓", "keys-line"),
    ("← →", "keys-turn"),
    ("Enter", "keys-import-place"),
    ("B", "keys-import-bank"),
    ("C", "keys-import-columns"),
    ("O", "keys-import-file"),
    ("Ctrl Enter", "keys-import-save"),
];

const EDITOR: [(&str, &str); 11] = [
    ("Ctrl N / D", "keys-editor-new"),
    ("Ctrl ↑ ↓", "keys-editor-question"),
    ("Alt ↑ ↓", "keys-editor-move"),
    ("Ctrl Z / ⇧ Z", "keys-editor-undo"),
    ("Ctrl S", "keys-editor-save"),
    ("Alt Del", "keys-editor-remove"),
    ("Ctrl B", "keys-editor-head"),
    ("Ctrl P", "keys-editor-picture"),
    ("Enter", "keys-editor-row"),
    ("F6", "keys-editor-pane"),
    ("K", "keys-editor-key"),
];

const CLASS: [(&str, &str); 20] = [
    ("N", "keys-class-new"),
    ("M", "keys-class-more"),
    ("B", "keys-class-bring"),
    ("Space  →", "keys-class-next"),
    ("←", "keys-class-back"),
    ("P", "keys-class-pause"),
    ("B", "keys-class-black"),
    ("H", "keys-class-hands"),
    ("V", "keys-class-vote"),
    ("T", "keys-class-teach"),
    ("O", "keys-class-window"),
    ("D", "keys-class-door"),
    ("Q", "keys-class-square"),
    ("S", "keys-class-people"),
    ("R X N", "keys-class-team"),
    ("M", "keys-class-tools"),
    ("W", "keys-class-warm-up"),
    ("Ctrl P", "keys-class-print"),
    ("A", "keys-class-answers"),
    ("I", "keys-class-report"),
];

const RESULTS: [(&str, &str); 7] = [
    ("1–3", "keys-results-tab"),
    ("← →", "keys-turn"),
    ("S", "keys-results-order"),
    ("M", "keys-results-explain"),
    ("W", "keys-class-warm-up"),
    ("Ctrl S  C  P", "keys-results-save"),
    ("Ctrl F", "keys-results-find"),
];

/// What the learner is doing, whose keys stand first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    /// Studying, or choosing what to do.
    Study,
    /// Sitting a mock exam.
    Exam,
    /// Reading a report, or the notebook of mistakes.
    Looking,
    /// Looking at what the answers say.
    Insights,
    /// Looking through the banks.
    Library,
    /// Bringing questions in.
    Importing,
    /// Writing a bank.
    Writing,
    /// Holding a class.
    Class,
}

/// The overlay, which says `close` when its button is pressed.
pub fn view<'a, Message: Clone + 'a>(
    context: &Context<'_>,
    doing: Doing,
    close: Message,
) -> Element<'a, Message> {
    let (p, tr) = (context.p, context.tr);
    let group = |id: &str, keys: &[(&'static str, &'static str)]| -> Element<'a, Message> {
        let lines = keys.iter().map(|(key, id)| {
            row![
                container(key_cap(*key, p.text)).width(130),
                container(muted(p, tr.get(id))).width(Fill),
            ]
            .spacing(8)
            .align_y(Center)
            .into()
        });
        column![words(tr.get(id), size::BODY, font::SEMIBOLD, p.text)]
            .push(Column::with_children(lines).spacing(6))
            .spacing(8)
            .width(Fill)
            .into()
    };
    let everywhere = group("keys-everywhere", &EVERYWHERE);
    let today = group("keys-today", &TODAY);
    let study = group("keys-study", &STUDY);
    let hall = group("keys-mock", &HALL);
    let report = group("keys-report", &REPORT);
    let notebook = group("notebook-title", &NOTEBOOK);
    let insights = group("insights-title", &INSIGHTS);
    let library = group("library-title", &LIBRARY);
    let editor = group("keys-editor", &EDITOR);
    let import = group("keys-import-title", &IMPORT);
    let class = group("class-title", &CLASS);
    let class = column![class, group("keys-results", &RESULTS)].spacing(20).into();
    let groups = match doing {
        Doing::Study => [study, hall, report, notebook, insights, library, editor, import, class],
        Doing::Exam => [hall, study, report, notebook, insights, library, editor, import, class],
        Doing::Looking => [report, notebook, study, hall, insights, library, editor, import, class],
        Doing::Insights => {
            [insights, notebook, study, hall, report, library, editor, import, class]
        }
        Doing::Library => [library, editor, import, study, hall, report, insights, notebook, class],
        Doing::Importing => {
            [import, library, editor, study, hall, report, insights, notebook, class]
        }
        Doing::Writing => [editor, library, import, study, hall, report, insights, notebook, class],
        Doing::Class => [class, library, study, hall, report, insights, notebook, editor, import],
    };
    let groups: Element<'a, Message> = if context.is_narrow() {
        column![everywhere, today].extend(groups).spacing(20).into()
    } else {
        let [first, second, third, fourth, fifth, sixth, seventh, eighth, ninth] = groups;
        row![
            column![everywhere, today, second, fifth, seventh, ninth].spacing(20),
            column![first, third, fourth, sixth, eighth].spacing(20)
        ]
        .spacing(28)
        .into()
    };
    let content = column![
        row![
            container(words(tr.get("keys-title"), size::STEM, font::SEMIBOLD, p.text)).width(Fill),
            button(p, "keys-close", Role::Secondary, tr.get("close"))
                .icon(Icon::Close)
                .key("Esc")
                .says(close),
        ]
        .align_y(Center),
        groups,
    ]
    .spacing(18);
    let content = container(content).padding(iced::Padding { right: 12.0, ..iced::Padding::ZERO });
    card(p, scrollable(content).style(style::scroll(p))).max_width(760).into()
}
