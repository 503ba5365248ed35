//! The study screen, drawn in software at 1280 × 800 without a window: what it takes from a key to
//! the pixels. A real window only draws what changed; here every pixel is drawn each time.

use divan::Bencher;
use iced::advanced::renderer::{Headless, Style};
use iced::keyboard::key::Named;
use iced::{Event, Pixels, Size, mouse, window};
use iced_test::futures::futures::executor::block_on;
use iced_test::runtime::UserInterface;
use iced_test::runtime::user_interface::Cache;
use smriti::app::{font, theme};
use smriti::domain::locale::Locale;

use self::driver::Driver;
use super::world;

#[expect(dead_code, reason = "the tests use more of it")]
#[path = "../tests/it/app/driver.rs"]
mod driver;
#[expect(dead_code, reason = "the tests use more of it")]
#[path = "../tests/it/app/picture.rs"]
mod picture;

const SIZE: Size<u32> = Size::new(1280, 800);

/// A learner with a question before them, as the tests bring them there.
fn asked(name: &str, locale: Locale) -> Driver {
    Driver::at_first_question(&world::folder(name), locale)
}

/// What a window keeps from one frame to the next.
struct Glass {
    renderer: iced::Renderer,
    cache: Option<Cache>,
    id: window::Id,
}

impl Glass {
    fn new() -> Self {
        font::load();
        let renderer =
            <iced::Renderer as Headless>::new(font::REGULAR, Pixels(16.0), Some("tiny-skia"));
        Self {
            renderer: block_on(renderer).expect("a software renderer"),
            cache: Some(Cache::default()),
            id: window::Id::unique(),
        }
    }

    /// Views and lays out, and with `draw` draws; returns the pixels, if any.
    fn show(&mut self, driver: &Driver, draw: bool) -> Vec<u8> {
        let logical = Size::new(SIZE.width as f32, SIZE.height as f32);
        let cache = self.cache.take().expect("a cache");
        let view = driver.app.view(self.id);
        let mut ui = UserInterface::build(view, logical, cache, &mut self.renderer);
        let mut pixels = Vec::new();
        if draw {
            let palette = driver.app.palette();
            let redraw = Event::Window(window::Event::RedrawRequested(smriti::env::instant()));
            let mut messages = Vec::new();
            let clipboard = &mut iced::advanced::clipboard::Null;
            let away = mouse::Cursor::Unavailable;
            let _ = ui.update(&[redraw], away, &mut self.renderer, clipboard, &mut messages);
            let style = Style { text_color: palette.text };
            ui.draw(&mut self.renderer, &theme::iced(palette), &style, away);
            pixels = self.renderer.screenshot(SIZE, 1.0, palette.background);
        }
        self.cache = Some(ui.into_cache());
        pixels
    }
}

#[divan::bench(args = [Locale::En, Locale::Hi])]
fn viewed_and_laid_out(bencher: Bencher<'_, '_>, locale: Locale) {
    let driver = asked(&format!("laid-out-{locale}"), locale);
    let mut glass = Glass::new();
    bencher.bench_local(|| glass.show(&driver, false));
    driver.close();
}

#[divan::bench(args = [Locale::En, Locale::Hi])]
fn drawn(bencher: Bencher<'_, '_>, locale: Locale) {
    let driver = asked(&format!("drawn-{locale}"), locale);
    let mut glass = Glass::new();
    bencher.bench_local(|| glass.show(&driver, true));
    driver.close();
}

/// An option is chosen by a key, and the screen drawn.
#[divan::bench]
fn chosen_by_key(bencher: Bencher<'_, '_>) {
    let mut driver = asked("chosen", Locale::En);
    let mut glass = Glass::new();
    bencher.bench_local(|| {
        driver.press(Named::ArrowDown);
        glass.show(&driver, true)
    });
    driver.close();
}
