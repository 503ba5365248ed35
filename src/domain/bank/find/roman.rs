//! Hindi in the Latin letters that people type: no standard, no marks, everybody their own. Words in
//! either script are taken down to *sounds*, a string of few letters in which the common spellings of
//! one word meet. Sounds are for looking up, not for reading.
//!
//! What meets:
//!
//! | spellings | sounds |
//! |---|---|
//! | a, aa, ā, and the vowel that is not written or not spoken (`apradh`, `aparaadh`) | nothing; `a` where a word begins |
//! | i, ee, ii, e, ai, ei | `i` |
//! | u, oo, uu, o, au, ou | `u` |
//! | y beside i (`rashtriya`, `kria`, `gaye`) | nothing |
//! | ऋ as ri or ru | both |
//! | ch, chh | `c`; c alone is `k`, as in English |
//! | s, sh, ś, ṣ | `s` |
//! | w, v | `v` |
//! | z, j | `j` |
//! | f, ph | `ph` |
//! | q, k, and x, ksh | `k`, `ks` |
//! | the two rows of t, th, d, dh, and all n | one row, one `n` |
//! | ड़, ढ़ as d or r, dh or rh; ग़ as g or gh | both |
//! | ज्ञ as gy, jn or dny | all three |
//! | anusvara as n or m, as people speak it; chandrabindu as n or nothing | each |
//! | doubled letters, also where a vowel between them is not spoken (`satta`, `jaanana`) | one |
//!
//! What does not meet: aspirates and others (k and kh), j and z apart from each other's letters, and
//! English words in Devanagari with their English spelling.
//!
//! Every rule looks at one letter and what stands before it, so that the sounds of a word begin with
//! those of its first letters: typing on only narrows what is found. It fails for one letter now and
//! then (the y of `gaye`), and a c at the end may be either sound.

use unicode_normalization::UnicodeNormalization;

/// At most so many ways to say one word are kept.
const MOST_WAYS: usize = 8;

/// The letters of a word that count.
const LONGEST: usize = 40;

/// Sounds as they grow.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Sounds(String);

impl Sounds {
    fn push(&mut self, sound: char) {
        match (self.0.chars().next_back(), sound) {
            // Vowels that are dropped anywhere but at the beginning.
            (Some(_), 'a') | (Some('i'), 'y') => {}
            (Some(last), sound) if last == sound => {}
            (Some('y'), 'i') if self.0.len() > 1 => {
                self.0.pop();
                self.push('i');
            }
            _ => self.0.push(sound),
        }
    }

    fn extend(&mut self, sounds: &str) {
        sounds.chars().for_each(|sound| self.push(sound));
    }
}

/// All ways to say what has been read of a word so far.
#[derive(Debug)]
struct Ways(Vec<Sounds>);

impl Ways {
    fn new() -> Self {
        Self(vec![Sounds::default()])
    }

    /// Goes on in one of several ways; the usual one comes first.
    fn go_on(&mut self, with: &[&str]) {
        let Some((usual, others)) = with.split_first() else { return };
        let before = self.0.len();
        for other in others {
            for place in 0..before {
                if self.0.len() < MOST_WAYS {
                    let mut way = self.0[place].clone();
                    way.extend(other);
                    self.0.push(way);
                }
            }
        }
        self.0.iter_mut().take(before).for_each(|way| way.extend(usual));
    }

    fn done(self) -> Vec<String> {
        let mut done: Vec<String> = Vec::with_capacity(self.0.len());
        for Sounds(sounds) in self.0 {
            if !sounds.is_empty() && !done.contains(&sounds) {
                done.push(sounds);
            }
        }
        done
    }
}

/// The sounds of a word in Devanagari, in every way that it is commonly spelt; none of a word without
/// a letter of that script.
pub fn sounds_of_hindi(word: &str) -> Vec<String> {
    if !word.chars().any(|c| ('\u{904}'..='\u{939}').contains(&c)) {
        return Vec::new();
    }
    // Taken apart, ज़ is ज with a dot after it.
    let letters: Vec<char> =
        word.nfkd().filter(|c| !"\u{200c}\u{200d}\u{ad}".contains(*c)).take(LONGEST).collect();
    let mut ways = Ways::new();
    let mut at = 0;
    while let Some(letter) = letters.get(at) {
        let rest = &letters[at + 1..];
        let has_dot = rest.first() == Some(&'\u{93c}');
        match (letter, rest) {
            ('ज', ['्', 'ञ', ..]) => {
                ways.go_on(&["gy", "jn", "dny"]);
                at += 2;
            }
            ('ड', _) if has_dot => ways.go_on(&["d", "r"]),
            ('ढ', _) if has_dot => ways.go_on(&["dh", "rh"]),
            ('ग', _) if has_dot => ways.go_on(&["g", "gh"]),
            ('ऋ' | 'ृ', _) => ways.go_on(&["ri", "ru"]),
            ('ऐ', _) if at == 0 => ways.go_on(&["ai", "i"]),
            ('औ', _) if at == 0 => ways.go_on(&["au", "u"]),
            ('ॅ', _) => ways.go_on(&["", "i"]),
            ('ः', _) => ways.go_on(&["", "h"]),
            ('ँ', _) => ways.go_on(&["n", ""]),
            ('ं', rest) => ways.go_on(anusvara(rest.first().copied())),
            _ => ways.go_on(&[one(*letter)]),
        }
        at += 1;
    }
    ways.done()
}

/// What anusvara sounds like before a letter.
const fn anusvara(next: Option<char>) -> &'static [&'static str] {
    match next {
        Some('प' | 'फ' | 'ब' | 'भ' | 'म') => &["m", "n"],
        Some('य' | 'र' | 'ल' | 'व' | 'श' | 'ष' | 'स' | 'ह') => &["n", "m"],
        Some(_) => &["n"],
        None => &["n", "m", ""],
    }
}

/// The sound of a letter that has but one; nothing for what is silent, and for other scripts.
const fn one(letter: char) -> &'static str {
    match letter {
        'अ' | 'आ' => "a",
        'इ' | 'ई' | 'ए' | 'ऐ' | 'ऍ' | 'ि' | 'ी' | 'े' | 'ै' => "i",
        'उ' | 'ऊ' | 'ओ' | 'औ' | 'ऑ' | 'ु' | 'ू' | 'ो' | 'ौ' | 'ॉ' => "u",
        'क' => "k",
        'ख' => "kh",
        'ग' => "g",
        'घ' => "gh",
        'ङ' | 'ञ' | 'ण' | 'न' => "n",
        'च' | 'छ' => "c",
        'ज' => "j",
        'झ' => "jh",
        'ट' | 'त' => "t",
        'ठ' | 'थ' => "th",
        'ड' | 'द' => "d",
        'ढ' | 'ध' => "dh",
        'प' => "p",
        'फ' => "ph",
        'ब' => "b",
        'भ' => "bh",
        'म' => "m",
        'य' => "y",
        'र' => "r",
        'ल' | 'ळ' => "l",
        'व' => "v",
        'श' | 'ष' | 'स' => "s",
        'ह' => "h",
        'ॐ' => "um",
        '०' | '0' => "0",
        '१' | '1' => "1",
        '२' | '2' => "2",
        '३' | '3' => "3",
        '४' | '4' => "4",
        '५' | '5' => "5",
        '६' | '6' => "6",
        '७' | '7' => "7",
        '८' | '8' => "8",
        '९' | '9' => "9",
        _ => "",
    }
}

/// The sounds of a word in small Latin letters. There are two if it may go on and ends in a c.
pub fn sounds_of_latin(word: &str, is_whole: bool) -> Vec<String> {
    let mut ways = Ways::new();
    let mut rest = word.bytes().take(LONGEST).peekable();
    while let Some(letter) = rest.next() {
        let next = rest.peek().copied();
        match letter {
            b'e' => ways.go_on(&["i"]),
            b'o' => ways.go_on(&["u"]),
            b'w' => ways.go_on(&["v"]),
            b'z' => ways.go_on(&["j"]),
            b'q' => ways.go_on(&["k"]),
            b'f' => ways.go_on(&["ph"]),
            b'x' => ways.go_on(&["ks"]),
            b's' => {
                rest.next_if_eq(&b'h');
                ways.go_on(&["s"]);
            }
            b'c' => match next {
                Some(b'h') => {
                    while rest.next_if_eq(&b'h').is_some() {}
                    ways.go_on(&["c"]);
                }
                // The second one says which.
                Some(b'c') => {}
                None if !is_whole => ways.go_on(&["k", "c"]),
                _ => ways.go_on(&["k"]),
            },
            other => ways.go_on(&[char::from(other).encode_utf8(&mut [0; 4])]),
        }
    }
    ways.done()
}
