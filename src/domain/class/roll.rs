//! A class that is taught again and again: what it is called, and who is in it.

use std::fmt;

/// How many pupils a roll can have at most.
pub const MOST_PUPILS: usize = 2_000;

/// The longest roll number, in characters.
pub const LONGEST_NUMBER: usize = 24;

/// Names a class: small letters, digits and hyphens. It stays when the class is called otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClassId(String);

impl ClassId {
    /// The class that is named so, unless none can be.
    pub fn read(name: &str) -> Option<Self> {
        let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        let is_name = !name.is_empty() && name.len() <= 64 && name.bytes().all(fits);
        is_name.then(|| Self(name.to_owned()))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ClassId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Class {
    /// Which.
    pub id: ClassId,
    /// What it is called: "9 B".
    pub name: String,
    /// Who is in it, in the order of the roll; nobody where all name themselves.
    pub roll: Vec<Pupil>,
}

/// Somebody in a class.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Pupil {
    /// The roll number, as it is written.
    pub number: String,
    /// The name.
    pub name: String,
}

impl Class {
    /// Who has this roll number, however it is typed.
    pub fn pupil(&self, number: &str) -> Option<&Pupil> {
        let wanted = plain_number(number);
        self.roll.iter().find(|pupil| plain_number(&pupil.number) == wanted)
    }
}

/// A roll number as it is compared: without capitals, spaces and leading noughts, in ASCII digits.
pub fn plain_number(number: &str) -> String {
    let plain: String = crate::domain::answer::ascii_digits(number)
        .chars()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect();
    let short = plain.trim_start_matches('0');
    if short.is_empty() { plain } else { short.to_owned() }
}
