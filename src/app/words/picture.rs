//! Why an image of a question is not shown.

use crate::app::pictures::Trouble;
use crate::domain::bank::picture::Unfit;
use crate::i18n::Tr;
use crate::store::library::NoImage;

/// Why an image of this name is not shown: what is missing, and where it should be.
pub fn trouble(tr: &Tr, trouble: &Trouble, name: &str) -> String {
    match trouble {
        Trouble::Crowded => tr.get("picture-crowded"),
        Trouble::NoImage(why) => no_image(tr, why, name),
    }
}

/// Why an image of this name cannot be had.
pub fn no_image(tr: &Tr, why: &NoImage, name: &str) -> String {
    let named = |id: &str| tr.with(id, [("name", name.into())]);
    match why {
        NoImage::NoFolder => named("picture-no-folder"),
        NoImage::BadName => named("picture-bad-name"),
        NoImage::Missing { .. } => named("picture-missing"),
        NoImage::Outside { .. } => named("picture-outside"),
        NoImage::Unreadable { source, .. } => {
            let values = [("name", name.into()), ("error", source.to_string().into())];
            tr.with("picture-unreadable", values)
        }
        NoImage::Unfit(why) => unfit(tr, *why, name),
    }
}

/// Why bytes cannot be shown as an image of this name.
pub fn unfit(tr: &Tr, why: Unfit, name: &str) -> String {
    let named = |id: &str| tr.with(id, [("name", name.into())]);
    match why {
        Unfit::OtherKind => named("picture-other-kind"),
        Unfit::TooLarge { most } => {
            let most = u32::try_from(most >> 20).unwrap_or(u32::MAX);
            tr.with("picture-too-large", [("name", name.into()), ("most", most.into())])
        }
        Unfit::TooManyPixels { width, height } => {
            let values =
                [("name", name.into()), ("width", width.into()), ("height", height.into())];
            tr.with("picture-too-many-pixels", values)
        }
        Unfit::Damaged => named("picture-damaged"),
        Unfit::TooIntricate => named("picture-too-intricate"),
    }
}
