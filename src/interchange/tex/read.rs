//! Simple TeX to characters: scripts, roots, fractions, signs, words. What is open is kept in a row,
//! not on the program's stack, and is bounded.

use super::sign::{RING, Sign, sign};
use crate::domain::bank::markup::{APART, Script, scripted};

/// The longest mathematics that is read, in bytes.
const LONGEST: usize = 4_000;
/// The most groups within one another, and the most commands that wait for what they are about.
const DEEPEST: usize = 24;

/// What stands between the marks of mathematics, as characters; `None` if something in it is not
/// known.
pub fn unicode(source: &str) -> Option<String> {
    if source.len() > LONGEST {
        return None;
    }
    let mut reader = Reader { rest: source.trim(), open: vec![Group::new(Ends::Source)] };
    while !reader.rest.is_empty() {
        reader.step()?;
    }
    let group = reader.open.pop().filter(|_| reader.open.is_empty())?;
    if group.ends != Ends::Source || !group.wants.is_empty() {
        return None;
    }
    let text = group.whole().text;
    let text = text.replace("**", &format!("*{APART}*"));
    (!text.trim().is_empty()).then_some(text)
}

/// What a group is closed by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ends {
    Source,
    Brace,
    Bracket,
}

/// What waits for a thing to be about.
#[derive(Debug, Clone)]
enum Want {
    Script(Script),
    Top,
    Bottom(Whole),
    /// With the index over the root.
    Root(String),
    /// Letters that are one word.
    Upright,
    /// A letter that names numbers: ℝ.
    Doubled,
}

/// What a part is among others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// A letter, a number, a group.
    Thing,
    /// A fraction written with a stroke, and a root: what follows at once could be taken for a part.
    Fraction,
    Root,
    /// Words and their spaces.
    Words,
    Function,
    /// Belongs to what stands before it.
    Suffix,
    /// Between two things, with the spaces that were typed.
    Typed,
    /// Between two things, with a space on either side.
    Between,
    Comma,
    Open,
    Close,
    /// A space that was typed, which shows only where it parts more than letters.
    Space,
    /// A space that was asked for.
    Gap,
}

#[derive(Debug, Clone)]
struct Part {
    role: Role,
    text: String,
}

/// How a whole group holds together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bond {
    /// As one letter does.
    One,
    /// Things side by side.
    Many,
    /// By a stroke.
    Fraction,
    /// As one letter, under a root.
    Root,
    /// By signs or words.
    Loose,
}

#[derive(Debug, Clone)]
struct Whole {
    text: String,
    bond: Bond,
}

impl Whole {
    fn one(text: impl Into<String>) -> Self {
        Self { text: text.into(), bond: Bond::One }
    }

    /// In brackets, unless it holds together well enough.
    fn held(self, enough: &[Bond]) -> String {
        if enough.contains(&self.bond) { self.text } else { format!("({})", self.text) }
    }
}

#[derive(Debug)]
struct Group {
    ends: Ends,
    parts: Vec<Part>,
    wants: Vec<Want>,
}

impl Group {
    const fn new(ends: Ends) -> Self {
        Self { ends, parts: Vec::new(), wants: Vec::new() }
    }

    fn push(&mut self, role: Role, text: impl Into<String>) {
        self.parts.push(Part { role, text: text.into() });
    }

    /// Its text, with spaces and brackets where they are needed, and how it holds together.
    fn whole(self) -> Whole {
        let bond = self.bond();
        let mut out = String::new();
        let parts: Vec<&Part> = self.parts.iter().filter(|part| part.role != Role::Space).collect();
        // Whether a space was typed before each of them.
        let mut typed = Vec::with_capacity(parts.len());
        let mut was_space = false;
        for part in &self.parts {
            if part.role == Role::Space {
                was_space = true;
            } else {
                typed.push(std::mem::take(&mut was_space));
            }
        }
        // What a suffix belongs to counts as what stands before the next part.
        let mut before: Option<Role> = None;
        for (place, (part, typed)) in parts.iter().zip(typed).enumerate() {
            let next = parts.get(place + 1).map(|next| next.role);
            if let Some(before) = before
                && is_parted(
                    before,
                    part.role,
                    typed,
                    out.ends_with(' ') || part.text.starts_with(' '),
                )
            {
                out.push(' ');
            }
            let is_thing = |role: Option<Role>| {
                matches!(role, Some(Role::Thing | Role::Fraction | Role::Root | Role::Open))
            };
            let joins_before =
                matches!(before, Some(Role::Thing | Role::Fraction | Role::Root | Role::Close));
            let joins_after = is_thing(next) || next == Some(Role::Suffix);
            let guard = match part.role {
                Role::Fraction => joins_before || joins_after,
                Role::Root => joins_after,
                _ => false,
            };
            if guard {
                out.push('(');
                out.push_str(&part.text);
                out.push(')');
            } else {
                out.push_str(&part.text);
            }
            if part.role != Role::Suffix || before.is_none() {
                // A sign with nothing before it belongs to what follows: −5, ±1.
                let is_lone = matches!(part.role, Role::Typed | Role::Between)
                    && matches!(
                        before,
                        None | Some(Role::Open | Role::Comma | Role::Typed | Role::Between)
                    );
                before = Some(if is_lone { Role::Open } else { part.role });
            }
        }
        Whole { text: out.trim().to_owned(), bond }
    }

    fn bond(&self) -> Bond {
        let mut things = 0_usize;
        let mut depth = 0_usize;
        let mut is_loose = false;
        let mut last = Bond::One;
        // Whether one pair of brackets encloses everything.
        let mut is_enclosed = self.parts.first().is_some_and(|part| part.role == Role::Open);
        let count = self.parts.len();
        for (place, part) in self.parts.iter().enumerate() {
            match part.role {
                Role::Open => depth += 1,
                Role::Close => {
                    depth = depth.saturating_sub(1);
                    is_enclosed &= depth > 0 || place + 1 == count;
                    things += usize::from(depth == 0);
                }
                Role::Suffix | Role::Space | Role::Gap => {}
                _ if depth > 0 => {}
                Role::Typed | Role::Between | Role::Comma | Role::Function => is_loose = true,
                Role::Words => {
                    things += 1;
                    is_loose |= part.text.contains(' ');
                }
                Role::Thing => things += 1,
                Role::Fraction => (things, last) = (things + 1, Bond::Fraction),
                Role::Root => (things, last) = (things + 1, Bond::Root),
            }
        }
        if is_enclosed && depth == 0 {
            Bond::One
        } else if is_loose || depth > 0 {
            Bond::Loose
        } else if things > 1 {
            Bond::Many
        } else {
            last
        }
    }
}

/// Whether a space stands between two parts.
fn is_parted(before: Role, here: Role, typed: bool, has_space: bool) -> bool {
    use Role::{Between, Close, Comma, Function, Gap, Open, Suffix, Typed, Words};
    if has_space {
        return false;
    }
    match (before, here) {
        (_, Gap | Suffix) | (Gap, _) => false,
        (Open, _) | (_, Close | Comma) => typed && here == Comma && before != Open,
        (Between, _) | (_, Between) => true,
        (Function, Open) => false,
        (Function, _) => true,
        (Comma | Typed | Words, _) | (_, Typed | Words) => typed,
        (_, Function) => !matches!(before, Open),
        _ => false,
    }
}

struct Reader<'t> {
    rest: &'t str,
    open: Vec<Group>,
}

impl Reader<'_> {
    fn group(&mut self) -> Option<&mut Group> {
        self.open.last_mut()
    }

    /// Takes what comes next.
    fn step(&mut self) -> Option<()> {
        let c = self.rest.chars().next()?;
        let after = &self.rest[c.len_utf8()..];
        let waits = self.group().is_some_and(|group| !group.wants.is_empty());
        self.rest = after;
        match c {
            '\\' => return self.command(),
            '{' => return self.begin(Ends::Brace),
            '}' => return self.end(Ends::Brace),
            ']' if self.group()?.ends == Ends::Bracket => return self.end(Ends::Bracket),
            '^' => return self.want(Want::Script(Script::Raised)),
            '_' => return self.want(Want::Script(Script::Lowered)),
            '&' | '#' | '$' | '`' | '"' => return None,
            APART => {}
            c if c.is_whitespace() || c == '~' => {
                if !waits {
                    self.group()?.push(Role::Space, " ");
                }
            }
            c if c.is_control() => return None,
            '0'..='9' => {
                // What a command is about is one digit.
                let more = if waits { 0 } else { number(after) };
                self.rest = after.get(more..)?;
                let digits = format!("{c}{}", after.get(..more)?);
                return self.give(Whole::one(digits));
            }
            '\'' | '′' => self.group()?.push(Role::Suffix, "′"),
            '%' | '!' | '°' | '·' | '/' => self.sign(Role::Suffix, c)?,
            '(' | '[' => self.sign(Role::Open, c)?,
            ')' | ']' => self.sign(Role::Close, c)?,
            ',' | ';' | '.' | '?' => self.sign(Role::Comma, c)?,
            '-' => self.sign(Role::Typed, '−')?,
            '+' | '−' | '=' | '<' | '>' | '*' | ':' | '|' | '×' | '÷' | '±' | '≤' | '≥' | '≠'
            | '≈' | '→' | '∈' | '∪' | '∩' | '⊂' | '⇒' => self.sign(Role::Typed, c)?,
            c if c.is_ascii_alphabetic() => return self.give(Whole::one(c)),
            c => {
                // A word in another script stays whole.
                let end = after
                    .find(|c: char| c.is_ascii() || "×÷±≤≥≠≈→∈∪∩⊂⇒".contains(c))
                    .unwrap_or(after.len());
                let more = if waits || !c.is_alphabetic() { 0 } else { end };
                self.rest = after.get(more..)?;
                return self.give(Whole::one(format!("{c}{}", after.get(..more)?)));
            }
        }
        Some(())
    }

    /// A sign that nothing can be about but a script: `x^+`.
    fn sign(&mut self, role: Role, c: char) -> Option<()> {
        if self.group()?.wants.is_empty() {
            self.group()?.push(role, c);
            return Some(());
        }
        let is_script = matches!(self.group()?.wants.last(), Some(Want::Script(_)));
        if is_script { self.give(Whole::one(c)) } else { None }
    }

    fn begin(&mut self, ends: Ends) -> Option<()> {
        if self.open.len() > DEEPEST {
            return None;
        }
        self.open.push(Group::new(ends));
        Some(())
    }

    fn end(&mut self, ends: Ends) -> Option<()> {
        let group = self.open.pop()?;
        if group.ends != ends || !group.wants.is_empty() {
            return None;
        }
        let whole = group.whole();
        if ends == Ends::Bracket {
            let index = scripted(Script::Raised, &whole.text);
            let is_small = !index.is_empty() && !index.starts_with(Script::Raised.mark());
            return if is_small { self.want(Want::Root(index)) } else { None };
        }
        // An empty group only holds what follows apart.
        let wants = !self.group()?.wants.is_empty();
        if whole.text.is_empty() {
            return (!wants).then_some(());
        }
        self.give(whole)
    }

    fn want(&mut self, want: Want) -> Option<()> {
        let group = self.group()?;
        if group.wants.len() > DEEPEST {
            return None;
        }
        group.wants.push(want);
        Some(())
    }

    /// A thing for what waits for one, or else a part of the group.
    fn give(&mut self, whole: Whole) -> Option<()> {
        let group = self.open.last_mut()?;
        let mut whole = whole;
        while let Some(want) = group.wants.pop() {
            match want {
                Want::Top => {
                    group.wants.push(Want::Bottom(whole));
                    return Some(());
                }
                Want::Bottom(top) => whole = fraction(top, whole),
                Want::Root(index) => {
                    let text = format!("{index}√{}", whole.held(&[Bond::One]));
                    whole = Whole { text, bond: Bond::Root };
                }
                Want::Upright => {
                    let is_word = whole.text.chars().all(char::is_alphanumeric);
                    whole.bond = if is_word { Bond::One } else { whole.bond };
                }
                Want::Doubled => {
                    let doubled = match whole.text.as_str() {
                        "N" => "ℕ",
                        "Z" => "ℤ",
                        "Q" => "ℚ",
                        "R" => "ℝ",
                        "C" => "ℂ",
                        _ => return None,
                    };
                    whole = Whole::one(doubled);
                }
                Want::Script(script) => {
                    let text = raised_or_lowered(script, &whole.text)?;
                    group.push(Role::Suffix, text);
                    return Some(());
                }
            }
        }
        let role = match whole.bond {
            Bond::One | Bond::Many | Bond::Loose => Role::Thing,
            Bond::Fraction => Role::Fraction,
            Bond::Root => Role::Root,
        };
        group.push(role, whole.text);
        Some(())
    }

    fn command(&mut self) -> Option<()> {
        let first = self.rest.chars().next()?;
        let length = if first.is_ascii_alphabetic() {
            self.rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(self.rest.len())
        } else {
            first.len_utf8()
        };
        let (name, after) = self.rest.split_at(length);
        // The space after a name only ends it.
        let is_spaced = after.starts_with(char::is_whitespace);
        self.rest = if first.is_ascii_alphabetic() { after.trim_start() } else { after };
        match name {
            "frac" | "dfrac" | "tfrac" | "cfrac" => self.want(Want::Top),
            "sqrt" if self.rest.starts_with('[') => {
                self.rest = self.rest.get(1..)?;
                self.begin(Ends::Bracket)
            }
            "sqrt" => self.want(Want::Root(String::new())),
            "mathrm" | "mathit" | "mathbf" | "mathsf" | "operatorname" | "boldsymbol" => {
                self.want(Want::Upright)
            }
            "mathbb" => self.want(Want::Doubled),
            "text" | "textrm" | "textbf" | "textit" | "mbox" | "textnormal" => self.words(),
            _ => {
                self.known(sign(name)?)?;
                let group = self.group()?;
                // It may have been typed for the eye, though: `\alpha + 1`.
                if is_spaced && group.wants.is_empty() {
                    group.push(Role::Space, " ");
                }
                Some(())
            }
        }
    }

    fn known(&mut self, sign: Sign) -> Option<()> {
        let waits = !self.group()?.wants.is_empty();
        let part = match sign {
            Sign::Letter(text) => return self.give(Whole::one(text)),
            Sign::Nothing => {
                // "\left." opens nothing.
                if let Some(rest) = self.rest.strip_prefix('.') {
                    self.rest = rest;
                }
                return Some(());
            }
            Sign::Gap if waits => return None,
            Sign::After(text) | Sign::Between(text) if waits => {
                let is_script = matches!(self.group()?.wants.last(), Some(Want::Script(_)));
                return if is_script { self.give(Whole::one(text)) } else { None };
            }
            Sign::Function(_) | Sign::Open(_) | Sign::Close(_) if waits => return None,
            Sign::Function(text) => (Role::Function, text),
            Sign::Between(text) => (Role::Between, text),
            Sign::After(text) => (Role::Suffix, text),
            Sign::Open(text) => (Role::Open, text),
            Sign::Close(text) => (Role::Close, text),
            Sign::Gap => (Role::Gap, " "),
        };
        let (role, text) = part;
        // Gaps are not added up.
        if role == Role::Gap && self.group()?.parts.last().is_none_or(|last| last.role == Role::Gap)
        {
            return Some(());
        }
        self.group()?.push(role, text);
        Some(())
    }

    /// Words in braces, as they are typed.
    fn words(&mut self) -> Option<()> {
        let inside = self.rest.strip_prefix('{')?;
        let end = inside.find(['}', '{', '\\', '$'])?;
        let (words, after) = inside.split_at(end);
        self.rest = after.strip_prefix('}')?;
        if words.chars().any(char::is_control) {
            return None;
        }
        if self.group()?.wants.is_empty() {
            self.group()?.push(Role::Words, words);
            return Some(());
        }
        let bond = if words.trim().contains(' ') { Bond::Loose } else { Bond::One };
        self.give(Whole { text: words.trim().to_owned(), bond })
    }
}

/// How long the rest of a number is, in bytes: digits, with points and commas between them.
fn number(after: &str) -> usize {
    let bytes = after.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = 0;
    loop {
        if digit(end) {
            end += 1;
        } else if matches!(bytes.get(end), Some(b'.' | b',')) && digit(end + 1) {
            end += 2;
        } else {
            return end;
        }
    }
}

fn fraction(top: Whole, bottom: Whole) -> Whole {
    let known = match (top.text.as_str(), bottom.text.as_str()) {
        ("1", "2") => "½",
        ("1", "3") => "⅓",
        ("2", "3") => "⅔",
        ("1", "4") => "¼",
        ("3", "4") => "¾",
        _ => "",
    };
    if !known.is_empty() {
        return Whole::one(known);
    }
    let top = top.held(&[Bond::One, Bond::Many, Bond::Root]);
    let bottom = bottom.held(&[Bond::One, Bond::Root]);
    Whole { text: format!("{top}/{bottom}"), bond: Bond::Fraction }
}

/// What stands above or below the line, as texts of banks have it.
fn raised_or_lowered(script: Script, text: &str) -> Option<String> {
    if script == Script::Raised {
        if let Some(rest) = text.strip_prefix(RING) {
            return Some(format!("°{rest}"));
        }
        if text.starts_with(['°', '′']) {
            return Some(text.to_owned());
        }
    }
    let close: String = text.chars().filter(|c| *c != ' ').collect();
    let signs = scripted(script, &close);
    if !signs.starts_with(script.mark()) {
        return Some(signs);
    }
    // Brackets that do not match would end it elsewhere, and what is too long is not read.
    let mut depth = 0_i32;
    let is_whole = text.chars().all(|c| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        depth >= 0
    });
    (is_whole && depth == 0 && text.len() <= 180).then(|| scripted(script, text))
}
