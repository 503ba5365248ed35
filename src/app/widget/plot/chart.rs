//! Charts: lines, bands, bars and dots between two axes, with a legend where there is more than one
//! kind of thing.

use iced::{Point, Rectangle, Size};

use super::scene::{Fill, Ink, LABEL, Nearest, Scene, Shape, Spot, Stands, width as wide};

/// An axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    /// What is counted along it, with its unit.
    pub label: String,
    /// Where it begins
    pub from: f64,
    /// and ends.
    pub to: f64,
    /// The values that are named on it.
    pub ticks: Vec<(f64, String)>,
}

impl Axis {
    /// From nothing to at least `most`, in steps of 1, 2 or 5 times a power of ten.
    pub fn counting(label: String, most: f64) -> Self {
        /// At most so many steps between ticks.
        const STEPS: f64 = 4.0;
        let mut step: f64 = 1.0;
        let mut factors = [2.0, 2.5, 2.0].into_iter().cycle();
        while most / step > STEPS {
            step *= factors.next().unwrap_or(2.0);
        }
        let top = ((most / step).ceil() * step).max(step);
        let mut ticks = Vec::new();
        let mut at = 0.0;
        while at <= top + step / 2.0 {
            ticks.push((at, format!("{at:.0}")));
            at += step;
        }
        Self { label, from: 0.0, to: top, ticks }
    }

    /// How far along it a value is, 0 to 1 within the axis.
    fn share(&self, value: f64) -> f32 {
        let length = self.to - self.from;
        let share = if length > 0.0 { (value - self.from) / length } else { 0.5 };
        #[expect(clippy::cast_possible_truncation, reason = "drawn, not counted")]
        let share = share.clamp(0.0, 1.0) as f32;
        share
    }
}

/// A layer of a chart.
#[derive(Debug, Clone, PartialEq)]
pub enum Layer {
    /// A ground between a lower and an upper line: place, low, high.
    Band(Vec<(f64, f64, f64)>),
    /// A line through values, whole or broken, with or without a dot on each.
    Line {
        /// The values.
        points: Vec<(f64, f64)>,
        /// Its colour.
        ink: Ink,
        /// Whether it is broken.
        dashed: bool,
        /// Whether each value has a dot.
        dots: bool,
    },
    /// Dots alone, hollow or full.
    Dots {
        /// The values.
        points: Vec<(f64, f64)>,
        /// Their colour.
        ink: Ink,
        /// Whether only the edge is drawn.
        hollow: bool,
    },
    /// Bars: place, lower end, upper end.
    Bars {
        /// The bars.
        bars: Vec<(f64, f64, f64)>,
        /// How much of its place a bar takes, 0 to 1, and how far to the right it stands in it.
        part: (f32, f32),
        /// Their colour.
        ink: Ink,
        /// How they are filled.
        fill: Fill,
    },
    /// In which range a value may lie: place, low, high.
    Ranges(Vec<(f64, f64, f64)>),
    /// A broken line across, with words on it.
    Across(f64, String),
    /// A line upwards, with words beside it.
    Upright(f64, String),
    /// Where the one is as large as the other.
    Even,
}

/// What stands for a layer in the legend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// A line.
    Line {
        /// Whether it is broken.
        dashed: bool,
    },
    /// A ground.
    Band,
    /// A bar.
    Bar(Ink, Fill),
    /// A dot.
    Dot {
        /// Its colour.
        ink: Ink,
        /// Whether only the edge is drawn.
        hollow: bool,
    },
}

/// A chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// From left to right.
    pub across: Axis,
    /// Upwards.
    pub up: Axis,
    /// What is drawn, the lowest first.
    pub layers: Vec<Layer>,
    /// The values that can be pointed at, with their words.
    pub spots: Vec<(f64, f64, String)>,
    /// What the layers are.
    pub legend: Vec<(Sign, String)>,
    /// How high the field between the axes is.
    pub field: f32,
    /// How many bars stand beside each other, if there are bars.
    pub places: usize,
}

const LEGEND: f32 = 22.0;
const TICKS: f32 = 24.0;
const NAME: f32 = 20.0;
const TOP: f32 = 10.0;
const RIGHT: f32 = 14.0;

impl Chart {
    /// How high the whole is at this width.
    pub fn height(&self, width: f32) -> f32 {
        self.legend_height(width) + NAME + TOP + self.field + TICKS + NAME
    }

    fn legend_rows(&self, width: f32) -> Vec<(usize, f32)> {
        let mut rows = Vec::new();
        let (mut row, mut x) = (0, 0.0);
        for (_, words) in &self.legend {
            let takes = 26.0 + wide(words, LABEL);
            if x > 0.0 && x + takes > width {
                row += 1;
                x = 0.0;
            }
            rows.push((row, x));
            x += takes + 18.0;
        }
        rows
    }

    fn legend_height(&self, width: f32) -> f32 {
        let rows = self.legend_rows(width).last().map_or(0, |(row, _)| row + 1);
        #[expect(clippy::cast_precision_loss, reason = "a few rows")]
        let height = rows as f32 * LEGEND;
        if rows > 0 { height + 6.0 } else { 0.0 }
    }

    /// The chart drawn this wide.
    pub fn scene(&self, width: f32) -> Scene {
        let size = Size::new(width, self.height(width));
        let mut scene = Scene::new(size, Nearest::Across);
        self.write_legend(&mut scene, width);
        let widest = self.up.ticks.iter().map(|(_, words)| wide(words, LABEL)).fold(0.0, f32::max);
        let left = widest + 8.0;
        let field = Rectangle {
            x: left,
            y: self.legend_height(width) + NAME + TOP,
            width: (width - left - RIGHT).max(40.0),
            height: self.field,
        };
        self.draw_grid(&mut scene, field);
        for layer in &self.layers {
            self.draw_layer(&mut scene, field, layer);
        }
        self.write_axes(&mut scene, field);
        scene.spots = self
            .spots
            .iter()
            .map(|(x, y, label)| Spot { at: self.place(field, *x, *y), label: label.clone() })
            .collect();
        scene
    }

    fn place(&self, field: Rectangle, x: f64, y: f64) -> Point {
        Point::new(
            field.x + self.across.share(x) * field.width,
            field.y + (1.0 - self.up.share(y)) * field.height,
        )
    }

    fn write_legend(&self, scene: &mut Scene, width: f32) {
        for ((sign, words), (row, x)) in self.legend.iter().zip(self.legend_rows(width)) {
            #[expect(clippy::cast_precision_loss, reason = "a few rows")]
            let y = row as f32 * LEGEND + LEGEND / 2.0;
            let swatch = Rectangle { x, y: y - 6.0, width: 18.0, height: 12.0 };
            match *sign {
                Sign::Line { dashed } => {
                    let ends = vec![Point::new(x, y), Point::new(x + 18.0, y)];
                    scene.line(ends, Ink::Primary, 2.0, dashed);
                }
                Sign::Band => scene.bar(swatch, Ink::Soft, Fill::Full, 2.0),
                Sign::Bar(ink, fill) => {
                    scene.bar(Rectangle { x: x + 3.0, width: 12.0, ..swatch }, ink, fill, 2.0);
                }
                Sign::Dot { ink, hollow } => scene.shapes.push(Shape::Dot {
                    at: Point::new(x + 9.0, y),
                    radius: 5.0,
                    ink,
                    hollow,
                }),
            }
            scene.label(words.as_str(), Point::new(x + 26.0, y), Ink::Muted, Stands::After);
        }
    }

    fn draw_grid(&self, scene: &mut Scene, field: Rectangle) {
        for (value, words) in &self.up.ticks {
            let y = self.place(field, self.across.from, *value).y;
            let ends = vec![Point::new(field.x, y), Point::new(field.x + field.width, y)];
            scene.line(ends, Ink::Line, 1.0, false);
            let at = Point::new(field.x - 8.0, y);
            scene.label(words.as_str(), at, Ink::Muted, Stands::Before);
        }
    }

    fn draw_layer(&self, scene: &mut Scene, field: Rectangle, layer: &Layer) {
        let place = |x: f64, y: f64| self.place(field, x, y);
        match layer {
            Layer::Band(points) => {
                let lower = points.iter().map(|(x, low, _)| place(*x, *low));
                let upper = points.iter().rev().map(|(x, _, high)| place(*x, *high));
                let points = lower.chain(upper).collect();
                scene.shapes.push(Shape::Area { points, ink: Ink::Soft });
            }
            Layer::Line { points, ink, dashed, dots } => {
                let points: Vec<Point> = points.iter().map(|(x, y)| place(*x, *y)).collect();
                if points.len() > 1 {
                    scene.line(points.clone(), *ink, 2.0, *dashed);
                }
                // A single value has no line, and must be seen all the same.
                if *dots || points.len() == 1 {
                    let radius = if *dots { 6.0 } else { 4.0 };
                    scene.shapes.extend(points.into_iter().map(|at| Shape::Dot {
                        at,
                        radius,
                        ink: *ink,
                        hollow: false,
                    }));
                }
            }
            Layer::Dots { points, ink, hollow } => {
                scene.shapes.extend(points.iter().map(|(x, y)| Shape::Dot {
                    at: place(*x, *y),
                    radius: 4.5,
                    ink: *ink,
                    hollow: *hollow,
                }));
            }
            Layer::Bars { bars, part: (part, right), ink, fill } => {
                #[expect(clippy::cast_precision_loss, reason = "drawn, not counted")]
                let step = field.width / self.places.max(1) as f32;
                let width = (step * part).max(1.0);
                for (x, from, to) in bars {
                    let (low, high) = (place(*x, *from), place(*x, *to));
                    let height = low.y - high.y;
                    if *to > *from {
                        // What is there is to be seen, however little it is.
                        let height = height.max(2.0);
                        let room = Rectangle {
                            x: low.x - step / 2.0 + step * right,
                            y: low.y - height,
                            width,
                            height,
                        };
                        scene.bar(room, *ink, *fill, if width > 6.0 { 2.0 } else { 0.0 });
                    }
                }
            }
            Layer::Ranges(points) => {
                for (x, low, high) in points {
                    let (low, high) = (place(*x, *low), place(*x, *high));
                    scene.line(vec![low, high], Ink::Primary, 1.5, false);
                    for end in [low, high] {
                        let cap = iced::Vector::new(5.0, 0.0);
                        scene.line(vec![end - cap, end + cap], Ink::Primary, 1.5, false);
                    }
                }
            }
            Layer::Across(y, words) => {
                let (start, end) = (place(self.across.from, *y), place(self.across.to, *y));
                scene.line(vec![start, end], Ink::Accent, 1.5, true);
                // Over the line, or under it where there is no room; on a ground of its own.
                let over = start.y - field.y > 22.0;
                let at = Point::new(end.x - 6.0, if over { end.y - 12.0 } else { end.y + 12.0 });
                let width = wide(words, LABEL) + 6.0;
                let ground =
                    Rectangle { x: at.x - width + 3.0, y: at.y - 9.0, width, height: 18.0 };
                scene.bar(ground, Ink::Surface, Fill::Full, 2.0);
                scene.label(words.as_str(), at, Ink::Accent, Stands::Before);
            }
            Layer::Upright(x, words) => {
                let (low, high) = (place(*x, self.up.from), place(*x, self.up.to));
                scene.line(vec![low, high], Ink::Muted, 1.0, true);
                let width = wide(words, LABEL) + 6.0;
                let after = low.x + 4.0 + width <= field.x + field.width;
                let left = if after { low.x + 4.0 } else { low.x - 4.0 - width };
                let ground = Rectangle { x: left, y: low.y - 20.0, width, height: 18.0 };
                scene.bar(ground, Ink::Surface, Fill::Full, 2.0);
                let at = Point::new(left + 3.0, low.y - 11.0);
                scene.label(words.as_str(), at, Ink::Muted, Stands::After);
            }
            Layer::Even => {
                let ends =
                    vec![place(self.across.from, self.up.from), place(self.across.to, self.up.to)];
                scene.line(ends, Ink::Muted, 1.0, true);
            }
        }
    }

    fn write_axes(&self, scene: &mut Scene, field: Rectangle) {
        let floor = field.y + field.height;
        let mut taken = f32::NEG_INFINITY;
        for (value, words) in &self.across.ticks {
            let x = self.place(field, *value, self.up.from).x;
            let half = wide(words, LABEL) / 2.0;
            // Words at the ends stand within the plot, and none stand in another's place.
            let middle = x.min(field.x + field.width + RIGHT - half).max(half);
            if middle - half < taken + 8.0 {
                continue;
            }
            taken = middle + half;
            scene.line(
                vec![Point::new(x, floor), Point::new(x, floor + 4.0)],
                Ink::Line,
                1.0,
                false,
            );
            let at = Point::new(middle, floor + 14.0);
            scene.label(words.as_str(), at, Ink::Muted, Stands::Around);
        }
        let at = Point::new(field.x + field.width / 2.0, floor + TICKS + NAME / 2.0);
        scene.label(self.across.label.as_str(), at, Ink::Muted, Stands::Around);
        let at = Point::new(0.0, field.y - TOP - NAME / 2.0);
        scene.label(self.up.label.as_str(), at, Ink::Muted, Stands::After);
    }
}
