//! What the settings screen asks for: backups, exports, merges, deletion, files and folders.

use std::path::PathBuf;
use std::sync::Arc;

use iced::Task;

use super::roll;
use crate::app::screen::settings::{BackupLine, Deed, Preview};
use crate::app::screen::{Screen, settings, welcome};
use crate::app::widget::field::Focus;
use crate::app::widget::parts::Tone;
use crate::app::widget::reveal;
use crate::app::{App, Message, Purpose, words};
use crate::domain::event::Kind;
use crate::domain::progress::Progress;
use crate::domain::time::Moment;
use crate::env;
use crate::i18n::Tr;
use crate::store;

impl App {
    pub(super) fn settings(&mut self, message: settings::Message) -> Task<Message> {
        let Screen::Settings(settings) = &mut self.screen else { return Task::none() };
        let action = settings.update(message);
        let Some(desk) = &self.desk else { return Task::none() };
        let now = self.now;
        match action {
            settings::Action::None => Task::none(),
            settings::Action::Focus(focus) => to(focus),
            settings::Action::Set { settings, focus } => {
                let kept = self.set_all(&settings);
                Task::batch([kept, focus.map_or_else(Task::none, to)])
            }
            settings::Action::Rename(name) => self.keep(vec![Kind::Named(name)]),
            settings::Action::ChooseExam { name, date, pattern } => {
                let pattern = pattern.iter().map(super::set);
                self.keep([Kind::ExamChosen { name, date }].into_iter().chain(pattern).collect())
            }
            settings::Action::SwitchLanguage => self.switch_language(),
            settings::Action::Switch => self.leave_learner(),
            settings::Action::Browse => Task::perform(pick_file(&["ron"]), |path| {
                Message::Settings(settings::Message::Browsed(path))
            }),
            settings::Action::OpenFolder(path) => {
                let tr = self.tr.clone();
                let opened =
                    std::fs::create_dir_all(&path).and_then(|()| open::that_detached(&path));
                match opened {
                    Ok(()) => Task::none(),
                    Err(error) => {
                        let said = words::file(&tr, &error.to_string());
                        Task::done(Message::Settings(settings::Message::Said(Tone::Trouble, said)))
                    }
                }
            }
            settings::Action::BackUp => {
                let tr = self.tr.clone();
                let answers = desk.progress().totals().answers;
                let made = Task::perform(desk.handle().backup(now), move |made| {
                    Message::Settings(match made {
                        Ok(_) => settings::Message::Said(
                            Tone::Calm,
                            tr.with("settings-backed-up", [("answers", answers.into())]),
                        ),
                        Err(error) => {
                            settings::Message::Said(Tone::Trouble, words::not_kept(&tr, &error))
                        }
                    })
                });
                made.chain(self.list_backups())
            }
            settings::Action::Export => self.export(),
            settings::Action::Preview(deed) => self.preview(deed),
            settings::Action::Do(deed) => self.do_it(deed),
        }
    }

    pub(super) fn list_backups(&self) -> Task<Message> {
        let Some(desk) = &self.desk else { return Task::none() };
        let tr = self.tr.clone();
        let now = self.now;
        Task::perform(desk.handle().backups(), move |backups| {
            let mut backups = backups.unwrap_or_default();
            backups.sort_by_key(|backup| std::cmp::Reverse(backup.at));
            let lines = backups
                .into_iter()
                .map(|backup| BackupLine {
                    when: words::moment(&tr, backup.at, now),
                    path: backup.path,
                })
                .collect();
            Message::Settings(settings::Message::BackupsListed(lines))
        })
    }

    fn export(&self) -> Task<Message> {
        let (Some(desk), Some(home)) = (&self.desk, &self.home) else { return Task::none() };
        let tr = self.tr.clone();
        // Two exports of a day do not replace each other.
        let time = self.now.at.0.rem_euclid(86_400_000) / 1000;
        let name = format!("smriti-{}-{}-{time}.ron", desk.learner(), self.now.study_day());
        let path = env::documents().unwrap_or_else(|| home.root().to_path_buf()).join(name);
        let shown = path.display().to_string();
        Task::perform(desk.handle().export(path), move |done| {
            Message::Settings(match done {
                Ok(_) => settings::Message::Said(
                    Tone::Calm,
                    tr.with("settings-exported", [("path", shown.as_str().into())]),
                ),
                Err(error) => {
                    settings::Message::Said(Tone::Trouble, words::store_file(&tr, &error))
                }
            })
        })
    }

    fn preview(&self, deed: Deed) -> Task<Message> {
        let Some(desk) = &self.desk else { return Task::none() };
        let tr = self.tr.clone();
        let now = self.now;
        let failed = |tr: &Tr, error: &store::Error| {
            Message::Settings(settings::Message::Said(Tone::Trouble, words::store_file(tr, error)))
        };
        let previewed = |deed: Deed, said: Vec<String>| {
            Message::Settings(settings::Message::Previewed(Preview { deed, said }))
        };
        match deed {
            Deed::Restore(path) => {
                Task::perform(desk.handle().preview_restore(path.clone()), move |preview| {
                    match preview {
                        Ok(preview) => previewed(
                            Deed::Restore(path.clone()),
                            words::restore_preview(&tr, &preview, now),
                        ),
                        Err(error) => failed(&tr, &error),
                    }
                })
            }
            Deed::Merge(path) => {
                let here = desk.learner().clone();
                Task::perform(desk.handle().preview_merge(path.clone()), move |preview| {
                    match preview {
                        Ok(preview) => previewed(
                            Deed::Merge(path.clone()),
                            words::merge_preview(&tr, &here, &preview),
                        ),
                        Err(error) => failed(&tr, &error),
                    }
                })
            }
            Deed::Delete => {
                let name = desk.progress().name().unwrap_or_default();
                let said = tr.with("settings-delete-said", [("name", name.into())]);
                Task::done(previewed(Deed::Delete, vec![said]))
            }
        }
    }

    fn do_it(&mut self, deed: Deed) -> Task<Message> {
        let now = self.now;
        let Some(desk) = &self.desk else { return Task::none() };
        let tr = self.tr.clone();
        let done = |tr: &Tr, id: &str, result: Result<Progress, store::Error>| match result {
            Ok(progress) => {
                let said = settings::Message::Said(Tone::Calm, tr.get(id));
                Task::batch([
                    Task::done(Message::Replayed(
                        Purpose::Everything,
                        Vec::new(),
                        Ok(Arc::new(progress)),
                    )),
                    Task::done(Message::Settings(said)),
                ])
            }
            Err(error) => Task::done(Message::Settings(settings::Message::Said(
                Tone::Trouble,
                words::store_file(tr, &error),
            ))),
        };
        match deed {
            Deed::Restore(path) => Task::future(desk.handle().restore(path, now))
                .then(move |restored| {
                    done(&tr, "settings-restored", restored.map(|restored| restored.progress))
                })
                .chain(self.list_backups()),
            // Whatever a merge brings can be taken back: the backup made first is how things were.
            Deed::Merge(path) => {
                Task::future(merge_safely(desk.handle(), path, now)).then(move |merged| {
                    done(&tr, "settings-merged", merged.map(|(_, progress)| progress))
                })
            }
            Deed::Delete => {
                let Some(home) = self.home.clone() else { return Task::none() };
                let Some(desk) = self.desk.take() else { return Task::none() };
                let learner = desk.learner().clone();
                let closed = desk.handle().close(now);
                drop(desk);
                self.screen = Screen::Welcome(welcome::Welcome::new(Vec::new(), Vec::new(), ""));
                let deleted = async move {
                    closed.await?;
                    home.delete(&learner, now)?;
                    roll(&home)
                };
                Task::perform(deleted, Message::LearnersListed)
            }
        }
    }
}

/// Makes a backup, then merges.
fn merge_safely(
    handle: &store::Handle,
    path: PathBuf,
    now: Moment,
) -> impl Future<Output = Result<(store::exchange::Merge, Progress), store::Error>> + use<> {
    let handle = handle.clone();
    async move {
        handle.backup(now).await?;
        handle.merge(path, now).await
    }
}

/// Asks for a file in the system's dialog, of these endings if there are any; `None` if there is no
/// dialog, or nothing was picked.
pub(super) async fn pick_file(endings: &[&str]) -> Option<PathBuf> {
    let mut dialog = rfd::AsyncFileDialog::new();
    if !endings.is_empty() {
        dialog = dialog.add_filter("Smriti", endings);
    }
    dialog.pick_file().await.map(|file| file.path().to_path_buf())
}

/// Gives a control of the settings the focus, and brings it into sight.
fn to(focus: Focus) -> Task<Message> {
    focus.task().chain(reveal::focused("settings"))
}
