//! A learner at the program: keys, clicks and glances at the real `update` and `view`, with a real
//! store in a folder of its own. Tasks are run as the toolkit would run them.

use std::path::Path;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use iced::advanced::clipboard;
use iced::advanced::widget::operation::{self, Operation, Outcome};
use iced::keyboard::key::{Code, Named, NativeCode, Physical};
use iced::keyboard::{self, Key, Location, Modifiers};
use iced::{Event, Pixels, Point, Size, mouse};
use iced_test::Selector;
use iced_test::futures::BoxStream;
use iced_test::futures::futures::StreamExt;
use iced_test::runtime::{Action, Task, UserInterface, task, user_interface};
use iced_test::selector::id;

use smriti::app::screen::Screen;
use smriti::app::{App, Message, Purpose, Start, font};
use smriti::domain::event::Kind;
use smriti::domain::locale::Locale;
use smriti::domain::progress::settings::Setting;
use smriti::domain::seed::Seed;
use smriti::domain::time::{Moment, Timestamp};

use super::picture::{self, Picture};

/// 21 November 2026, 18:40 in India.
pub(crate) const EVENING: Moment = Moment { at: Timestamp(1_795_266_600_000), offset_minutes: 330 };

/// A text on the screen.
pub(crate) struct Placed {
    pub(crate) text: String,
    /// Its room, as if no page were scrolled.
    pub(crate) place: iced::Rectangle,
    /// What of it is in sight, as long as no page is scrolled.
    pub(crate) seen: Option<iced::Rectangle>,
    /// The page that it scrolls with.
    pub(crate) page: Option<usize>,
}

pub(crate) struct Driver {
    pub(crate) app: App,
    pub(crate) now: Moment,
    window: iced::window::Id,
    size: Size<u32>,
    scale: f32,
    running: Vec<BoxStream<Action<Message>>>,
    cache: Option<user_interface::Cache>,
    renderer: iced::Renderer,
    has_ended: bool,
}

impl Driver {
    /// Starts the program on a data folder, in a window of this many pixels.
    pub(crate) fn start(data: &Path, locale: Locale, now: Moment) -> Self {
        font::load();
        let (app, task) = App::new(&Start { data: data.to_path_buf(), now, locale, seed: Seed(7) });
        let renderer = <iced::Renderer as iced::advanced::renderer::Headless>::new(
            font::REGULAR,
            Pixels(16.0),
            Some("tiny-skia"),
        );
        let renderer = iced_test::futures::futures::executor::block_on(renderer);
        let mut driver = Self {
            app,
            now,
            window: iced::window::Id::unique(),
            size: Size::new(1280, 800),
            scale: 1.0,
            running: Vec::new(),
            cache: Some(user_interface::Cache::default()),
            renderer: renderer.expect("a software renderer"),
            has_ended: false,
        };
        driver.run(task);
        driver
    }

    /// Starts the program on a fresh folder and goes to the first question by two presses of Enter.
    pub(crate) fn at_first_question(data: &Path, locale: Locale) -> Self {
        let mut driver = Self::start(data, locale, EVENING);
        driver.until("the first start", |driver| driver.has("accept"));
        driver.until("the banks", |driver| driver.app.has_library());
        driver.press(Named::Enter);
        driver.until("Today", |driver| driver.has("start"));
        driver.press(Named::Enter);
        driver.until("a question", |driver| matches!(driver.app.screen(), Screen::Study(_)));
        driver
    }

    /// Gives the window another size in pixels, with text at this scale.
    pub(crate) fn resize(&mut self, size: Size<u32>, scale: f32) {
        self.size = size;
        self.scale = scale;
        let logical = self.logical();
        self.send(Message::Resized(logical));
    }

    fn logical(&self) -> Size {
        Size::new(self.size.width as f32 / self.scale, self.size.height as f32 / self.scale)
    }

    /// Sends a message and whatever follows from it at once.
    pub(crate) fn send(&mut self, message: Message) {
        let task = self.app.update_at(message, self.now);
        self.run(task);
    }

    /// Runs a task and whatever follows from it at once.
    pub(crate) fn run(&mut self, task: Task<Message>) {
        if let Some(stream) = task::into_stream(task) {
            self.running.push(stream);
        }
        while self.turn() {}
    }

    /// Takes what the running tasks have ready; says whether there was anything.
    fn turn(&mut self) -> bool {
        let mut context = Context::from_waker(Waker::noop());
        let mut ready = Vec::new();
        self.running.retain_mut(|stream| {
            loop {
                match stream.poll_next_unpin(&mut context) {
                    Poll::Ready(Some(action)) => ready.push(action),
                    Poll::Ready(None) => return false,
                    Poll::Pending => return true,
                }
            }
        });
        // The bell is heard by a subscription, which is not run here.
        if self.app.pictures().bell().was_rung() {
            ready.push(Action::Output(Message::PicturesAsked));
        }
        let any = !ready.is_empty();
        for action in ready {
            match action {
                Action::Output(message) => {
                    let task = self.app.update_at(message, self.now);
                    if let Some(stream) = task::into_stream(task) {
                        self.running.push(stream);
                    }
                }
                Action::Widget(operation) => self.operate(operation),
                Action::Exit => self.has_ended = true,
                _ => {}
            }
        }
        any
    }

    /// Waits, at most 20 seconds, until the program is as described.
    #[track_caller]
    pub(crate) fn until(&mut self, what: &str, mut is_so: impl FnMut(&mut Self) -> bool) {
        for _ in 0..20_000 {
            while self.turn() {}
            if is_so(self) {
                return;
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        let seen = self.texts().join(" | ");
        panic!("waited in vain for {what}; the screen says: {seen}");
    }

    /// Waits for the images of the page that is shown.
    #[track_caller]
    pub(crate) fn see_pictures(&mut self) {
        self.until("the images", |driver| {
            driver.with_ui(|_, _| ());
            !driver.turn() && driver.app.pictures().is_idle()
        });
    }

    /// Waits for the plan of now, where it is shown.
    #[track_caller]
    pub(crate) fn rest(&mut self) {
        self.until("the plan of now", |driver| {
            let shows = matches!(driver.app.screen(), Screen::Today(_) | Screen::Insights(_));
            let desk = driver.app.desk();
            !shows
                || !driver.app.has_library()
                || desk.is_none_or(|desk| desk.is_planned_by(driver.now.study_day()))
        });
    }

    /// Closes the window and waits until the program has ended.
    #[track_caller]
    pub(crate) fn close(mut self) {
        self.send(Message::CloseRequested);
        self.until("the end", |driver| driver.has_ended);
    }

    fn with_ui<T>(
        &mut self,
        act: impl FnOnce(
            &mut UserInterface<'_, Message, iced::Theme, iced::Renderer>,
            &mut iced::Renderer,
        ) -> T,
    ) -> T {
        let size = self.logical();
        let cache = self.cache.take().expect("a cache");
        let view = self.app.view(self.window);
        let mut ui = UserInterface::build(view, size, cache, &mut self.renderer);
        let result = act(&mut ui, &mut self.renderer);
        self.cache = Some(ui.into_cache());
        result
    }

    fn operate(&mut self, operation: Box<dyn Operation>) {
        let mut current = Some(operation);
        while let Some(mut operation) = current.take() {
            self.with_ui(|ui, renderer| ui.operate(renderer, operation.as_mut()));
            if let Outcome::Chain(next) = operation.finish() {
                current = Some(next);
            }
        }
    }

    fn find<S: Selector + Send>(&mut self, selector: S) -> Option<S::Output>
    where
        S::Output: Clone + Send,
    {
        let mut find = selector.find();
        self.with_ui(|ui, renderer| {
            ui.operate(renderer, &mut operation::black_box(&mut find));
        });
        match find.finish() {
            Outcome::Some(found) => found,
            Outcome::None | Outcome::Chain(_) => None,
        }
    }

    /// Whether a text is on the screen, whole.
    pub(crate) fn sees(&mut self, text: &str) -> bool {
        self.find(text).is_some()
    }

    /// Whether there is a control with this id.
    pub(crate) fn has(&mut self, name: &'static str) -> bool {
        self.find(id(name)).is_some()
    }

    /// Whether there is a control with this id.
    pub(crate) fn has_named(&mut self, name: &str) -> bool {
        self.find(id(name.to_owned())).is_some()
    }

    /// The control that has focus, and whether all of it is in sight.
    pub(crate) fn focused(&mut self) -> Option<(String, bool)> {
        #[derive(Default)]
        struct Search {
            window: Option<iced::Rectangle>,
            found: Option<(String, iced::Rectangle)>,
        }
        impl Operation for Search {
            fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
                operate(self);
            }

            fn scrollable(
                &mut self,
                _: Option<&iced::widget::Id>,
                bounds: iced::Rectangle,
                _: iced::Rectangle,
                translation: iced::Vector,
                _: &mut dyn operation::Scrollable,
            ) {
                self.window = Some(bounds + translation);
            }

            fn focusable(
                &mut self,
                id: Option<&iced::widget::Id>,
                bounds: iced::Rectangle,
                state: &mut dyn operation::Focusable,
            ) {
                if state.is_focused() {
                    self.found = Some((format!("{id:?}"), bounds));
                }
            }
        }
        let mut search = Search::default();
        self.with_ui(|ui, renderer| ui.operate(renderer, &mut search));
        let (id, bounds) = search.found?;
        let in_sight = search.window.is_none_or(|window| {
            bounds.x + bounds.width < window.x
                || (bounds.y >= window.y - 0.5
                    && bounds.y + bounds.height <= window.y + window.height + 0.5)
        });
        Some((id, in_sight))
    }

    /// Every text on the screen, from top to bottom.
    pub(crate) fn texts(&mut self) -> Vec<String> {
        self.placed_texts().into_iter().map(|placed| placed.text).collect()
    }

    /// Keeps what happened elsewhere: in a mock exam, say.
    #[track_caller]
    pub(crate) fn keep(&mut self, kinds: Vec<Kind>) {
        let desk = self.app.desk().expect("a desk");
        let task = desk.keep(kinds, self.now, Purpose::Other);
        let before = self.app.desk().expect("a desk").progress().digest();
        self.run(task);
        self.until("what was kept", |driver| {
            driver.app.desk().is_some_and(|desk| desk.progress().digest() != before)
        });
    }

    /// Keeps a setting, as the settings screen would.
    #[track_caller]
    pub(crate) fn set(&mut self, setting: &Setting) {
        let (key, value) = setting.to_pair();
        let desk = self.app.desk().expect("a desk");
        let kinds = vec![Kind::Set { key: key.clone(), value: value.clone() }];
        let task = desk.keep(kinds, self.now, Purpose::Other);
        self.run(task);
        self.until("the setting", |driver| {
            let settings = driver.app.desk().expect("a desk").progress().settings();
            let mut again = settings.clone();
            again.set(&key, &value);
            again == *settings
        });
    }

    /// Every text on the screen with the room it was given.
    pub(crate) fn placed_texts(&mut self) -> Vec<Placed> {
        #[derive(Default)]
        struct All {
            found: Vec<Placed>,
            /// The pages that scroll, around what is being looked at, with what they show.
            pages: Vec<(usize, iced::Rectangle)>,
            /// The page whose content comes next.
            next: Option<(usize, iced::Rectangle)>,
            count: usize,
        }
        impl Operation for All {
            fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
                let before = self.pages.len();
                self.pages.extend(self.next.take());
                operate(self);
                self.pages.truncate(before);
            }

            fn scrollable(
                &mut self,
                _: Option<&iced::widget::Id>,
                bounds: iced::Rectangle,
                _: iced::Rectangle,
                translation: iced::Vector,
                _: &mut dyn operation::Scrollable,
            ) {
                self.count += 1;
                self.next = Some((self.count, bounds + translation));
            }

            fn text(&mut self, _: Option<&iced::widget::Id>, place: iced::Rectangle, text: &str) {
                let page = self.pages.last().copied();
                let seen = page.map_or(Some(place), |(_, shown)| place.intersection(&shown));
                let page = page.map(|(page, _)| page);
                self.found.push(Placed { text: text.to_owned(), place, seen, page });
            }
        }
        let mut all = All::default();
        self.with_ui(|ui, renderer| ui.operate(renderer, &mut all));
        all.found
    }

    fn events(&mut self, events: &[Event], cursor: mouse::Cursor) {
        let mut messages = Vec::new();
        self.with_ui(|ui, renderer| {
            let _ = ui.update(events, cursor, renderer, &mut clipboard::Null, &mut messages);
        });
        for message in messages {
            self.send(message);
        }
    }

    /// Clicks the middle of the control with this id.
    #[track_caller]
    pub(crate) fn click(&mut self, name: &str) {
        let found = self.find(id(name.to_owned()));
        let target =
            found.unwrap_or_else(|| panic!("no control `{name}`: {}", self.texts().join(" | ")));
        let bounds = target.visible_bounds().unwrap_or_else(|| panic!("`{name}` is out of sight"));
        self.click_at(bounds.center());
    }

    fn click_at(&mut self, point: Point) {
        let cursor = mouse::Cursor::Available(point);
        self.events(&[Event::Mouse(mouse::Event::CursorMoved { position: point })], cursor);
        let press = Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left));
        let release = Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left));
        self.events(&[press, release], cursor);
    }

    fn key(&mut self, key: Key, physical: Physical, modifiers: Modifiers, text: Option<&str>) {
        let press = Event::Keyboard(keyboard::Event::KeyPressed {
            key: key.clone(),
            modified_key: key,
            physical_key: physical,
            location: Location::Standard,
            modifiers,
            text: text.map(Into::into),
            repeat: false,
        });
        self.events(&[press], mouse::Cursor::Unavailable);
    }

    /// Presses a key with a name.
    pub(crate) fn press(&mut self, named: Named) {
        let unknown = Physical::Unidentified(NativeCode::Unidentified);
        self.key(Key::Named(named), unknown, Modifiers::empty(), None);
    }

    /// Presses the key of a character, with whatever is held down.
    pub(crate) fn hold(&mut self, modifiers: Modifiers, character: char) {
        let unknown = Physical::Unidentified(NativeCode::Unidentified);
        let text = character.to_string();
        let typed = modifiers.is_empty().then_some(text.as_str());
        self.key(Key::Character(text.as_str().into()), unknown, modifiers, typed);
    }

    /// Presses a named key, with whatever is held down.
    pub(crate) fn hold_named(&mut self, modifiers: Modifiers, named: Named) {
        let unknown = Physical::Unidentified(NativeCode::Unidentified);
        self.key(Key::Named(named), unknown, modifiers, None);
    }

    /// Puts the caret in the field with this id.
    #[track_caller]
    pub(crate) fn focus(&mut self, name: &str) {
        assert!(self.has_named(name), "no field `{name}`: {}", self.texts().join(" | "));
        self.run(iced::widget::operation::focus(iced::widget::Id::from(name.to_owned())));
    }

    /// Types a text, character by character.
    pub(crate) fn type_text(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                '\n' => self.press(Named::Enter),
                _ => self.hold(Modifiers::empty(), character),
            }
        }
    }

    /// Presses a key as a keyboard with the Hindi `InScript` layout sends it.
    pub(crate) fn press_hindi(&mut self, character: char, code: Code) {
        let key = Key::Character(character.to_string().as_str().into());
        self.key(key, Physical::Code(code), Modifiers::empty(), None);
    }

    /// Draws the window with the pointer there, or away from it.
    pub(crate) fn picture_pointed(&mut self, at: Option<Point>) -> Picture {
        let view = self.app.view(self.window);
        picture::draw_pointed(view, self.size, self.scale, self.app.palette(), at)
    }

    /// Draws the window.
    pub(crate) fn picture(&mut self) -> Picture {
        picture::draw(self.app.view(self.window), self.size, self.scale, self.app.palette())
    }
}
