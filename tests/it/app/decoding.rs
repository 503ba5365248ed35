//! Bytes to pixels: every kind, how large it comes out, and what hostile files come to.

use std::io::Cursor;
use std::time::{Duration, Instant};

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use proptest::prelude::*;
use smriti::app::pictures::{Decoded, decode};
use smriti::domain::bank::picture::{Header, Kind, MOST_BYTES, Unfit, examine};

use crate::pictures::{DOT, GIF, bomb, png, svg};

const RED: [u8; 4] = [200, 30, 30, 255];
const CLEAR: [u8; 4] = [0, 0, 0, 0];

fn photo(format: ImageFormat) -> Vec<u8> {
    let image =
        RgbImage::from_fn(120, 60, |x, _| Rgb(if x < 60 { [200, 30, 30] } else { [30, 30, 200] }));
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(image).write_to(&mut bytes, format).expect("written");
    bytes.into_inner()
}

/// The colour at so many thousandths of width and height.
fn at(decoded: &Decoded, x: u32, y: u32) -> [u8; 4] {
    let (x, y) = (x * decoded.width / 1000, y * decoded.height / 1000);
    let place = (y * decoded.width + x) as usize * 4;
    decoded.pixels[place..place + 4].try_into().expect("a pixel")
}

fn is_near(one: [u8; 4], other: [u8; 4]) -> bool {
    one.iter().zip(other).all(|(one, other)| one.abs_diff(other) < 12)
}

#[test]
fn each_kind_is_known_by_its_bytes() {
    let check = |bytes: &[u8], kind, size| {
        assert_eq!(examine(bytes), Ok(Header { kind, size }));
    };
    check(DOT, Kind::Png, Some((1, 1)));
    check(&photo(ImageFormat::Png), Kind::Png, Some((120, 60)));
    check(&photo(ImageFormat::Jpeg), Kind::Jpeg, Some((120, 60)));
    check(&photo(ImageFormat::WebP), Kind::WebP, Some((120, 60)));
    check(&svg(1, 1, ""), Kind::Svg, None);
    check(
        b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- a -->\n<!DOCTYPE svg>\n<s:svg/>",
        Kind::Svg,
        None,
    );
    for other in [GIF, b"", b"<html>", b"<svgs/>", b"\x89PNG", b"RIFF0000WAVE"] {
        assert_eq!(examine(other), Err(Unfit::OtherKind));
    }
    assert_eq!(examine(b"\x89PNG\r\n\x1a\nrest"), Err(Unfit::Damaged));
    assert_eq!(examine(b"\xff\xd8\xff\xe0\x00\x10"), Err(Unfit::Damaged));
    let huge = vec![0; MOST_BYTES + 1];
    assert_eq!(examine(&huge), Err(Unfit::TooLarge { most: MOST_BYTES }));
}

#[test]
fn each_kind_is_decoded_to_the_width_it_is_shown_in() {
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
        let bytes = photo(format);
        let whole = decode(&bytes, 860).expect("decoded");
        assert_eq!((whole.width, whole.height, whole.own), (120, 60, (120.0, 60.0)), "{format:?}");
        let half = decode(&bytes, 60).expect("decoded");
        assert_eq!((half.width, half.height, half.own), (60, 30, (120.0, 60.0)));
        assert_eq!(half.pixels.len(), 60 * 30 * 4);
        for decoded in [whole, half] {
            assert!(
                is_near(at(&decoded, 200, 500), RED)
                    && is_near(at(&decoded, 800, 500), [30, 30, 200, 255])
            );
            assert!(!decoded.is_clear && !decoded.is_drawing);
        }
    }
}

#[test]
fn a_tall_image_is_bounded_by_its_height() {
    let tall = decode(&png(10, 4000, |_, _| RED), 430).expect("decoded");
    assert_eq!((tall.width, tall.height), (2, 860));
}

#[test]
fn what_shows_through_is_known() {
    let clear = png(8, 8, |x, _| if x < 4 { CLEAR } else { RED });
    assert!(decode(&clear, 430).expect("decoded").is_clear);
    assert!(decode(&svg(10, 10, "<circle cx='5' cy='5' r='4'/>"), 430).expect("drawn").is_clear);
    assert!(!decode(&svg(10, 10, "<rect width='10' height='10'/>"), 430).expect("drawn").is_clear);
}

#[test]
fn a_drawing_is_as_sharp_as_it_is_large() {
    let drawing = svg(
        40,
        20,
        "<rect width='20' height='20' fill='#c81e1e'/><text x='25' y='12' font-size='8'>कख</text>",
    );
    let drawn = decode(&drawing, 860).expect("drawn");
    assert_eq!(
        (drawn.width, drawn.height, drawn.own, drawn.is_drawing),
        (860, 430, (40.0, 20.0), true)
    );
    assert_eq!((at(&drawn, 499, 500), at(&drawn, 510, 50)), (RED, CLEAR));
    // Words are set in our own face, whichever is asked for.
    let word = |family: &str| {
        let text =
            format!("<text x='2' y='14' font-size='10' font-family='{family}'>Art. 5</text>");
        decode(&svg(40, 20, &text), 430).expect("drawn").pixels
    };
    assert!(word("Helvetica").iter().any(|byte| *byte > 0));
    assert_eq!(word("Helvetica"), word("monospace"));
    // Words of two scripts in one line are shaped as each by itself.
    let line = |text: &str| decode(&svg(60, 20, text), 430).expect("drawn").pixels;
    let alone = line("<text y='14' font-size='10'>स्विच</text>");
    let after = line(
        "<text y='14' font-size='10'><tspan fill='none'>S</tspan><tspan x='0'>स्विच</tspan></text>",
    );
    assert_eq!(alone, after);
    let inked = |pixels: &[u8]| pixels.chunks(4).filter(|pixel| pixel[3] > 127).count();
    let mixed = line("<text y='14' font-size='10'>L स्विच</text>");
    let apart = inked(&alone) + inked(&line("<text y='14' font-size='10'>L</text>"));
    assert!(inked(&mixed).abs_diff(apart) * 50 < apart, "{} and {apart}", inked(&mixed));
}

#[test]
fn an_image_of_too_many_pixels_is_refused_by_its_first_bytes() {
    let began = Instant::now();
    let many = |width, height| Err(Unfit::TooManyPixels { width, height });
    assert_eq!(decode(&bomb(60_000, 60_000), 860), many(60_000, 60_000));
    assert_eq!(decode(&bomb(20_000, 100), 860), many(20_000, 100));
    assert_eq!(decode(&bomb(u32::MAX, u32::MAX), 860), many(u32::MAX, u32::MAX));
    assert!(began.elapsed() < Duration::from_millis(200));
    assert_eq!(decode(&bomb(4096, 4096), 860), Err(Unfit::Damaged), "it has no pixels");
}

#[test]
fn a_drawing_reads_nothing_outside_itself() {
    let folder = std::env::temp_dir().join(format!("smriti-drawing-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join("secret.png");
    std::fs::write(&file, png(4, 4, |_, _| RED)).expect("a file");
    let file = file.display().to_string();
    for href in [file.clone(), format!("file://{file}"), "https://example.org/a.png".to_owned()] {
        for name in ["href", "xlink:href"] {
            let inside =
                format!("<image {name}='{href}' width='40' height='40'/><use {name}='{href}'/>");
            let drawn = decode(&svg(40, 40, &inside), 430).expect("drawn");
            assert!(drawn.pixels.iter().all(|byte| *byte == 0), "{href}");
        }
    }
    std::fs::remove_dir_all(&folder).expect("the folder goes");
    let inside = |bytes: &[u8], kind: &str| {
        let data = base64(bytes);
        let image =
            format!("<image href='data:image/{kind};base64,{data}' width='40' height='40'/>");
        decode(&svg(40, 40, &image), 430).expect("drawn")
    };
    assert_eq!(
        at(&inside(&png(4, 4, |_, _| RED), "png"), 500, 500),
        RED,
        "its own images are drawn"
    );
    let is_empty = |drawn: Decoded| drawn.pixels.iter().all(|byte| *byte == 0);
    assert!(is_empty(inside(&bomb(60_000, 60_000), "png")));
    let nested = svg(40, 40, "<rect width='40' height='40'/>");
    assert!(is_empty(inside(&nested, "svg+xml")), "no drawings within drawings");
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let at = |place: usize| u32::from(three.get(place).copied().unwrap_or(0));
        let packed = at(0) << 16 | at(1) << 8 | at(2);
        for place in 0..4 {
            let letter = LETTERS[(packed >> (18 - 6 * place) & 63) as usize];
            out.push(if place <= three.len() { letter as char } else { '=' });
        }
    }
    out
}

#[test]
fn a_drawing_that_would_take_for_ever_is_refused() {
    let rect = "<rect width='9' height='9'/>";
    let began = Instant::now();
    let refused = |name: &str, bytes: &[u8]| {
        assert_eq!(decode(bytes, 1720), Err(Unfit::TooIntricate), "{name}");
    };
    let nested = |times| format!("{}{rect}{}", "<g>".repeat(times), "</g>".repeat(times));
    assert!(decode(&svg(9, 9, &nested(40)), 430).is_ok());
    refused("depth", &svg(9, 9, &nested(200)));
    refused("depth", &svg(9, 9, &nested(100_000)));
    let entities = "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><svg xmlns='http://www.w3.org/2000/svg'><text>&b;</text></svg>";
    refused("entities", entities.as_bytes());
    refused("parts", &svg(9, 9, &rect.repeat(25_000)));

    // Each of ten things is made of ten of the one before.
    let doubling = |make: &dyn Fn(usize, &str) -> String, named: &dyn Fn(usize) -> String| {
        (1..12).map(|level| make(level, &named(level - 1).repeat(10))).collect::<String>()
    };
    let uses = doubling(&|level, inside| format!("<g id='g{level}'>{inside}</g>"), &|level| {
        format!("<use href='#g{level}'/>")
    });
    refused("uses", &svg(9, 9, &format!("<g id='g0'>{rect}</g>{uses}")));
    let pattern = |level: usize, inside: &str| {
        format!("<pattern id='p{level}' width='9' height='9'>{inside}</pattern>")
    };
    let patterns = doubling(
        &|level, inside| format!("<pattern id='p{level}' width='9' height='9'>{inside}</pattern>"),
        &|level| format!("<rect width='9' height='9' fill='url(#p{level})'/>"),
    );
    let first = format!("<pattern id='p0' width='9' height='9'>{rect}</pattern>");
    refused(
        "patterns",
        &svg(9, 9, &format!("{first}{patterns}<rect width='9' height='9' fill='url(#p11)'/>")),
    );
    let mut inherited = String::new();
    for level in 1..12 {
        let inside = format!("<g fill='url(#p{})'>{}</g>", level - 1, rect.repeat(10));
        inherited.push_str(&pattern(level, &inside));
    }
    refused(
        "inherited patterns",
        &svg(9, 9, &format!("{first}{inherited}<rect width='9' height='9' fill='url(#p11)'/>")),
    );

    let large = "<pattern id='p' width='100000' height='100000' patternUnits='userSpaceOnUse'><rect width='100000' height='100000'/></pattern><rect width='9' height='9' fill='url(#p)'/>";
    refused("a large pattern", &svg(9, 9, large));
    let line = format!(
        "<marker id='m'>{}</marker><path marker-mid='url(#m)' d='M0 0{}'/>",
        rect.repeat(10),
        "L1 1".repeat(20_000)
    );
    refused("markers", &svg(9, 9, &line));
    let apart = "<g opacity='0.5'><rect x='-900' y='-900' width='2000' height='2000'/>".repeat(50)
        + &"</g>".repeat(50);
    refused("canvases", &svg(9, 9, &apart));
    let noise = "<filter id='f'><feTurbulence numOctaves='1000000000'/></filter><rect width='9' height='9' filter='url(#f)'/>";
    refused("noise", &svg(9, 9, noise));
    let style = format!(
        "<style>*{{filter:url(#f)}}</style><filter id='f'><feFlood/></filter>{}",
        rect.repeat(1000)
    );
    refused("a style of all", &svg(9, 9, &style));
    let dashes = "<path d='M0 0L9 9' stroke='black' stroke-dasharray='0.00001 0.00001'/>";
    refused("dashes", &svg(9, 9, dashes));
    refused("circles", &svg(9, 9, "<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>"));
    // Not by how long it takes to draw.
    assert!(began.elapsed() < Duration::from_secs(10), "{:?}", began.elapsed());
}

#[test]
fn a_drawing_that_many_programs_write_is_drawn() {
    let inside = "<defs><linearGradient id='g'><stop offset='0' stop-color='red'/><stop offset='1' stop-color='blue'/></linearGradient>\
        <marker id='m' orient='auto'><path d='M0 0L4 2L0 4z'/></marker><clipPath id='c'><rect width='90' height='90'/></clipPath></defs>\
        <style>.a{fill:url(#g)}</style><g class='a' clip-path='url(#c)'><rect width='40' height='40'/><circle r='20'/></g>\
        <path d='M5 5L50 50' stroke='black' stroke-dasharray='4 2' marker-end='url(#m)'/>";
    let head = "<?xml version=\"1.0\"?>\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n";
    let bytes = [head.as_bytes(), &svg(90, 90, inside)].concat();
    let drawn = decode(&bytes, 430).expect("drawn");
    assert!(at(&drawn, 400, 100)[3] > 0);
}

/// Whatever a file is, it comes to no more pixels than were asked for.
fn is_bounded(bytes: &[u8]) {
    if let Ok(decoded) = decode(bytes, 430) {
        assert!(decoded.width <= 430 && decoded.height <= 860);
        assert_eq!(decoded.pixels.len(), (decoded.width * decoded.height * 4) as usize);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_of_any_kind_come_to_no_more_than_is_shown(
        head in prop::sample::select(vec![&b""[..], b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF0000WEBPVP8 ", b"<svg "]),
        rest in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        is_bounded(&[head, &rest].concat());
    }

    #[test]
    fn an_image_with_a_few_other_bytes_comes_to_no_more_than_is_shown(
        kind in 0..4_usize,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        end in any::<prop::sample::Index>(),
        is_cut in any::<bool>(),
    ) {
        let drawing = "<defs><pattern id='p' width='3' height='3'><path d='M0 0h2v2z'/></pattern><filter id='f'><feGaussianBlur stdDeviation='2'/></filter></defs><g filter='url(#f)' transform='scale(2)'><rect width='20' height='20' fill='url(#p)' opacity='0.5'/></g><text x='3' y='9'>word</text>";
        let mut bytes = match kind {
            0 => photo(ImageFormat::Png),
            1 => photo(ImageFormat::Jpeg),
            2 => photo(ImageFormat::WebP),
            _ => svg(40, 30, drawing),
        };
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        if is_cut {
            bytes.truncate(end.index(bytes.len()));
        }
        is_bounded(&bytes);
    }
}
