//! The ground of every other page is another colour to the renderer, and the same to the eye.

use super::ground;
use crate::app::theme::{DARK, LIGHT};

#[test]
fn the_ground_differs_by_less_than_can_be_seen() {
    for palette in [&LIGHT, &DARK] {
        let (one, other) = (ground(palette.background, false), ground(palette.background, true));
        assert_ne!(one, other);
        assert_eq!(one.into_rgba8(), other.into_rgba8());
    }
}
