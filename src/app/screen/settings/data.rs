//! How the card on the learner's data is drawn: where it is, backups, export and merge.

use std::path::PathBuf;

use iced::advanced::widget::Id;
use iced::widget::{Column, column, container, row};
use iced::{Center, Element, Fill};

use super::{Message, Settings};
use crate::app::context::Context;
use crate::app::icon::Icon;
use crate::app::widget::field::field;
use crate::app::widget::parts::{Role, button, muted};

impl Settings {
    /// The last backups, each with the way back to it.
    fn backups<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        /// How many are shown: older ones can be found in the folder.
        const SHOWN: usize = 8;
        let (p, tr) = (context.p, context.tr);
        match &self.backups {
            None => muted(p, tr.get("settings-backups-loading")),
            Some(backups) if backups.is_empty() => muted(p, tr.get("settings-backups-none")),
            Some(backups) => {
                let lines = backups.iter().take(SHOWN).enumerate().map(|(place, backup)| {
                    row![
                        container(muted(p, backup.when.clone())).width(Fill),
                        button(
                            p,
                            Id::from(format!("restore-{place}")),
                            Role::Secondary,
                            tr.get("settings-restore")
                        )
                        .icon(Icon::Restore)
                        .says(Message::RestoreAsked(backup.path.clone())),
                    ]
                    .spacing(8)
                    .align_y(Center)
                    .into()
                });
                let rest = backups.len().saturating_sub(SHOWN);
                Column::with_children(lines)
                    .push((rest > 0).then(|| muted(p, tr.count("settings-backups-more", rest))))
                    .spacing(6)
                    .into()
            }
        }
    }

    pub(super) fn data<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let place = |path: &PathBuf, id: &'static str| {
            column![
                muted(p, path.display().to_string()),
                button(p, id, Role::Secondary, tr.get("settings-open-folder"))
                    .icon(Icon::Folder)
                    .says(Message::FolderAsked(path.clone())),
            ]
            .spacing(6)
        };
        let backups = self.backups(context);
        let backups = column![
            button(p, "back-up", Role::Secondary, tr.get("settings-back-up"))
                .icon(Icon::Safe)
                .says(Message::BackupAsked),
            backups,
        ]
        .spacing(10);
        let path = column![
            field(
                p,
                "path",
                &self.path,
                tr.get("settings-path-hint"),
                Message::PathEdited,
                Message::MergeAsked
            ),
            row![
                button(p, "browse", Role::Secondary, tr.get("settings-browse"))
                    .icon(Icon::Folder)
                    .says(Message::BrowseAsked),
                button(p, "merge", Role::Secondary, tr.get("settings-merge"))
                    .icon(Icon::Merge)
                    .says(Message::MergeAsked),
            ]
            .spacing(8)
            .wrap()
            .vertical_spacing(8),
        ]
        .spacing(8);
        let export = button(p, "export", Role::Secondary, tr.get("settings-export"))
            .icon(Icon::Upload)
            .says(Message::ExportAsked);
        Self::section(
            context,
            "settings-data",
            vec![
                Self::line(
                    context,
                    "settings-data-place",
                    Some("settings-data-place-hint"),
                    place(&self.facts.folder, "open-data").into(),
                ),
                Self::line(
                    context,
                    "settings-banks-place",
                    Some("settings-banks-place-hint"),
                    place(&self.facts.own_banks, "open-banks").into(),
                ),
                Self::line(
                    context,
                    "settings-backups",
                    Some("settings-backups-hint"),
                    backups.into(),
                ),
                Self::line(
                    context,
                    "settings-export-label",
                    Some("settings-export-hint"),
                    export.into(),
                ),
                Self::line(
                    context,
                    "settings-merge-label",
                    Some("settings-merge-hint"),
                    path.into(),
                ),
            ],
        )
    }
}
