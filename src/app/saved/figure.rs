//! A figure of Insights as a drawing (SVG), as a picture (PNG) or as a table (CSV). Drawing and picture
//! show the same scene as the screen, in the colours of paper; tables have heads in English and numbers
//! without units, so that a program can read them whatever the interface speaks.

use std::fmt::Write as _;
use std::sync::Arc;

use iced::advanced::Renderer as _;
use iced::advanced::graphics::geometry::Renderer as _;
use iced::advanced::renderer::Headless;
use iced::futures::FutureExt;
use iced::widget::canvas::Frame;
use iced::{Color, Pixels, Point, Rectangle, Size};

use super::escape::{csv_cell, html as text};
use crate::app::font;
use crate::app::screen::insights::figure::Figure;
use crate::app::theme::LIGHT;
use crate::app::widget::plot::canvas::{paint, stripes};
use crate::app::widget::plot::scene::{Fill, Ink, Scene, Shape, Stands};

/// How wide a plot is in a file, in pixels of its own.
const WIDTH: f32 = 840.0;
/// How many pixels of a picture stand for one of them.
const SCALE: f32 = 2.0;

/// A figure alone on a sheet; `None` while there is nothing to draw.
fn sheet(figure: &Figure) -> Option<Scene> {
    let scene = figure.plot.as_ref()?.scene(WIDTH);
    let mut below = figure.notes.clone();
    below.extend(figure.few.clone());
    Some(scene.titled(&figure.title, &below))
}

/// A figure as a drawing. Every value says itself where it is pointed at.
pub fn figure_svg(figure: &Figure) -> Option<String> {
    let scene = sheet(figure)?;
    let Size { width, height } = scene.size;
    let mut svg = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" \
         viewBox=\"0 0 {width:.1} {height:.1}\" role=\"img\" \
         font-family=\"'Smriti Sans', Mukta, 'Noto Sans Devanagari', sans-serif\">\n\
         <title>{}</title>\n<rect width=\"100%\" height=\"100%\" fill=\"{}\"/>\n",
        text(&figure.title),
        hex(Ink::Surface.color(&LIGHT)),
    );
    for shape in &scene.shapes {
        write_shape(&mut svg, shape);
    }
    for spot in &scene.spots {
        let _ = writeln!(
            svg,
            "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"7\" fill-opacity=\"0\"><title>{}</title></circle>",
            spot.at.x,
            spot.at.y,
            text(&spot.label),
        );
    }
    svg.push_str("</svg>\n");
    Some(svg)
}

fn write_shape(svg: &mut String, shape: &Shape) {
    // Writing to a text cannot fail.
    let _ = match shape {
        Shape::Line { points, ink, width, dashed } => {
            let broken = if *dashed { " stroke-dasharray=\"5 5\"" } else { "" };
            writeln!(
                svg,
                "<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{width}\"{broken}/>",
                places(points),
                hex(ink.color(&LIGHT)),
            )
        }
        Shape::Area { points, ink } => writeln!(
            svg,
            "<polygon points=\"{}\" fill=\"{}\"/>",
            places(points),
            hex(ink.color(&LIGHT)),
        ),
        Shape::Bar { room, ink, fill, radius } => {
            let color = hex(ink.color(&LIGHT));
            match fill {
                Fill::Full => {
                    let look = format!("rx=\"{radius}\" fill=\"{color}\"");
                    writeln!(svg, "<rect {} {look}/>", placed(*room))
                }
                Fill::Hollow => {
                    let inside = room.shrink(0.75);
                    let look = format!(
                        "rx=\"{radius}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"1.5\""
                    );
                    writeln!(svg, "<rect {} {look}/>", placed(inside))
                }
                Fill::Striped => stripes(*room).try_for_each(|stripe| {
                    writeln!(svg, "<rect {} fill=\"{color}\"/>", placed(stripe))
                }),
            }
        }
        Shape::Dot { at, radius, ink, hollow } => {
            let color = hex(ink.color(&LIGHT));
            let (radius, look) = if *hollow {
                let ground = hex(Ink::Surface.color(&LIGHT));
                let look = format!("fill=\"{ground}\" stroke=\"{color}\" stroke-width=\"2\"");
                (radius - 1.0, look)
            } else {
                (*radius, format!("fill=\"{color}\""))
            };
            writeln!(svg, "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"{radius}\" {look}/>", at.x, at.y)
        }
        Shape::Label { text: words, at, ink, stands, size, bold } => {
            let anchor = match stands {
                Stands::After => "start",
                Stands::Around => "middle",
                Stands::Before => "end",
            };
            let weight = if *bold { " font-weight=\"700\"" } else { "" };
            writeln!(
                svg,
                "<text x=\"{:.1}\" y=\"{:.1}\" dy=\"0.35em\" font-size=\"{size}\" \
                 text-anchor=\"{anchor}\" fill=\"{}\"{weight}>{}</text>",
                at.x,
                at.y,
                hex(ink.color(&LIGHT)),
                text(words),
            )
        }
    };
}

fn places(points: &[Point]) -> String {
    let all = points.iter().map(|at| format!("{:.1},{:.1}", at.x, at.y));
    all.collect::<Vec<_>>().join(" ")
}

fn placed(room: Rectangle) -> String {
    format!(
        "x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\"",
        room.x, room.y, room.width, room.height
    )
}

fn hex(color: Color) -> String {
    let [red, green, blue, _] = color.into_rgba8();
    format!("#{red:02X}{green:02X}{blue:02X}")
}

/// A figure as a picture: what the screen's own renderer makes of the scene, text and all. `None` if
/// there is nothing to draw.
pub fn figure_png(figure: &Figure) -> Option<Vec<u8>> {
    let scene = sheet(figure)?;
    let new = <iced::Renderer as Headless>::new(font::REGULAR, Pixels(16.0), Some("tiny-skia"));
    // A renderer that draws by itself has nothing to wait for.
    let mut renderer = new.now_or_never().flatten()?;
    let bounds = Rectangle::with_size(scene.size);
    renderer.reset(bounds);
    let mut frame = Frame::new(&renderer, scene.size);
    paint(&mut frame, &scene, &LIGHT);
    renderer.draw_geometry(frame.into_geometry());
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "some thousand pixels"
    )]
    let pixels = |length: f32| (length * SCALE).ceil() as u32;
    let size = Size::new(pixels(scene.size.width), pixels(scene.size.height));
    let rgba = renderer.screenshot(size, SCALE, Ink::Surface.color(&LIGHT));
    encoded(size, &rgba).ok()
}

fn encoded(size: Size<u32>, rgba: &[u8]) -> Result<Vec<u8>, png::EncodingError> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, size.width, size.height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(rgba)?;
    writer.finish()?;
    Ok(file)
}

/// A figure as a table: all that is drawn, and nothing else.
pub fn figure_csv(figure: &Figure) -> String {
    let mut out = String::from("\u{FEFF}");
    let heads: Vec<&str> = figure.heads.iter().map(|head| head.plain).collect();
    out.push_str(&heads.join(","));
    out.push_str("\r\n");
    for row in &figure.rows {
        let cells: Vec<String> = row.iter().map(|cell| plain(&cell.plain)).collect();
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    }
    out
}

/// All figures as one table: a line for each value, with the row and the column it stands in.
pub fn figures_csv(figures: &[Arc<Figure>]) -> String {
    let mut out = String::from("\u{FEFF}figure,row,column,value\r\n");
    for figure in figures {
        for (number, row) in (1..).zip(&figure.rows) {
            for (head, cell) in figure.heads.iter().zip(row) {
                let line = [
                    figure.kind.name().to_owned(),
                    number.to_string(),
                    head.plain.to_owned(),
                    plain(&cell.plain),
                ];
                out.push_str(&line.join(","));
                out.push_str("\r\n");
            }
        }
    }
    out
}

/// A number as it is; anything else kept from being a formula.
fn plain(cell: &str) -> String {
    if cell.parse::<f64>().is_ok_and(f64::is_finite) { cell.to_owned() } else { csv_cell(cell) }
}
