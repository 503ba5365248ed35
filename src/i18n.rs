//! The words of the interface, in English and Hindi, by Fluent. The text of banks is not here.

use std::borrow::Cow;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::domain::locale::Locale;

/// The English strings.
pub const ENGLISH: &str = include_str!("../assets/i18n/en.ftl");
/// The Hindi strings.
pub const HINDI: &str = include_str!("../assets/i18n/hi.ftl");

/// The interface in one language. Cheap to clone.
#[derive(Clone)]
pub struct Tr {
    locale: Locale,
    bundle: Arc<FluentBundle<FluentResource>>,
}

impl std::fmt::Debug for Tr {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Tr").field(&self.locale).finish()
    }
}

impl Tr {
    /// The interface in this language.
    pub fn new(locale: Locale) -> Self {
        let source = match locale {
            Locale::En => ENGLISH,
            Locale::Hi => HINDI,
        };
        let language: LanguageIdentifier = locale.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Fluent's isolation marks are not in our font, and neither script runs right to left.
        bundle.set_use_isolating(false);
        // A malformed entry is left out, and its id is shown instead; a test keeps both files whole.
        let resource =
            FluentResource::try_new(source.to_owned()).unwrap_or_else(|(whole, _)| whole);
        bundle.add_resource_overriding(resource);
        Self { locale, bundle: Arc::new(bundle) }
    }

    /// Its language.
    pub const fn locale(&self) -> Locale {
        self.locale
    }

    /// The string with this id; the id itself if there is none.
    pub fn get(&self, id: &str) -> String {
        self.format(id, None)
    }

    /// The string with this id, filled in.
    pub fn with<'a>(
        &self,
        id: &str,
        values: impl IntoIterator<Item = (&'a str, FluentValue<'a>)>,
    ) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in values {
            args.set(Cow::Borrowed(name), value);
        }
        self.format(id, Some(&args))
    }

    /// The string with this id and a count in it.
    pub fn count(&self, id: &str, count: impl TryInto<u32>) -> String {
        let count = count.try_into().unwrap_or(u32::MAX);
        self.with(id, [("count", count.into())])
    }

    fn format(&self, id: &str, args: Option<&FluentArgs<'_>>) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        self.bundle.format_pattern(pattern, args, &mut Vec::new()).into_owned()
    }
}
