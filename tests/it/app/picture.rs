//! Pictures of screens: drawn headless in software, and compared byte for byte with those in the
//! repository. A missing golden fails, unless `SMRITI_BLESS=1` asks for goldens to be written.

use std::fs;
use std::path::{Path, PathBuf};

use iced::advanced::renderer::{Headless, Style};
use iced::{Element, Event, Pixels, Point, Size, mouse, window};
use iced_test::runtime::{UserInterface, user_interface::Cache};

use smriti::app::font;
use smriti::app::theme::{self, Palette};

/// Pixels, four bytes each.
pub(crate) struct Picture {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) rgba: Vec<u8>,
}

/// Draws an element as a window of `size` physical pixels at `scale` would show it.
pub(crate) fn draw<Message>(
    element: Element<'_, Message>,
    size: Size<u32>,
    scale: f32,
    palette: &Palette,
) -> Picture {
    draw_pointed(element, size, scale, palette, None)
}

/// The same with the pointer at a place.
pub(crate) fn draw_pointed<Message>(
    element: Element<'_, Message>,
    size: Size<u32>,
    scale: f32,
    palette: &Palette,
    pointer: Option<Point>,
) -> Picture {
    font::load();
    let renderer =
        <iced::Renderer as Headless>::new(font::REGULAR, Pixels(16.0), Some("tiny-skia"));
    let mut renderer =
        iced_test::futures::futures::executor::block_on(renderer).expect("a software renderer");
    let logical = Size::new(size.width as f32 / scale, size.height as f32 / scale);
    let mut ui = UserInterface::build(element, logical, Cache::default(), &mut renderer);
    let mut messages = Vec::new();
    let cursor = pointer.map_or(mouse::Cursor::Unavailable, mouse::Cursor::Available);
    let moved = pointer.map(|position| Event::Mouse(mouse::Event::CursorMoved { position }));
    let redraw = Event::Window(window::Event::RedrawRequested(smriti::env::instant()));
    let _ = ui.update(
        &moved.into_iter().chain([redraw]).collect::<Vec<_>>(),
        cursor,
        &mut renderer,
        &mut iced::advanced::clipboard::Null,
        &mut messages,
    );
    let iced_theme = theme::iced(palette);
    let style = Style { text_color: palette.text };
    ui.draw(&mut renderer, &iced_theme, &style, cursor);
    let rgba = renderer.screenshot(size, scale, palette.background);
    Picture { width: size.width, height: size.height, rgba }
}

impl Picture {
    /// Writes the picture as PNG.
    pub(crate) fn save(&self, path: &Path) {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).expect("a folder for pictures");
        }
        let file = fs::File::create(path).expect("a file for the picture");
        let mut encoder = png::Encoder::new(std::io::BufWriter::new(file), self.width, self.height);
        encoder.set_color(png::ColorType::Rgba);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_compression(png::Compression::High);
        let mut writer = encoder.write_header().expect("a PNG header");
        writer.write_image_data(&self.rgba).expect("PNG data");
    }

    fn load(path: &Path) -> Option<Self> {
        let decoder = png::Decoder::new(std::io::BufReader::new(fs::File::open(path).ok()?));
        let mut reader = decoder.read_info().ok()?;
        let mut rgba = vec![0; reader.output_buffer_size()?];
        let info = reader.next_frame(&mut rgba).ok()?;
        rgba.truncate(info.buffer_size());
        Some(Self { width: info.width, height: info.height, rgba })
    }

    /// Compares with the golden of this name; says how many pixels differ and where the new picture
    /// was put.
    pub(crate) fn compare(&self, name: &str) -> Result<(), String> {
        let golden = PathBuf::from("tests/golden").join(format!("{name}.png"));
        if smriti::env::variable("SMRITI_BLESS").is_some() {
            self.save(&golden);
            return Ok(());
        }
        let seen = PathBuf::from("target/golden").join(format!("{name}.png"));
        let Some(expected) = Self::load(&golden) else {
            self.save(&seen);
            return Err(format!("{name}: no golden; the picture is in {}", seen.display()));
        };
        if (expected.width, expected.height) != (self.width, self.height) {
            self.save(&seen);
            return Err(format!("{name}: another size; see {}", seen.display()));
        }
        let differing =
            expected.rgba.chunks(4).zip(self.rgba.chunks(4)).filter(|(a, b)| a != b).count();
        if differing == 0 {
            return Ok(());
        }
        self.save(&seen);
        Err(format!("{name}: {differing} pixels differ; see {}", seen.display()))
    }
}
