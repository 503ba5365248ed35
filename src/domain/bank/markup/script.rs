//! What stands above or below the line: characters of Unicode where our faces have them all, else
//! `^(…)` and `_(…)`.

/// Above or below the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Script {
    /// Below.
    Lowered,
    /// Above.
    Raised,
}

impl Script {
    /// What opens it; a `)` closes it.
    pub const fn mark(self) -> &'static str {
        match self {
            Self::Lowered => "_(",
            Self::Raised => "^(",
        }
    }
}

/// A text above or below the line, as texts of banks have it; nothing stays nothing.
pub fn scripted(script: Script, text: &str) -> String {
    let text = text.trim();
    if text.is_empty() {
        return String::new();
    }
    let signs: Option<String> = text.chars().map(|c| sign(script, c)).collect();
    signs.unwrap_or_else(|| format!("{}{text})", script.mark()))
}

/// Letters are few in Unicode, and those from elsewhere than its block of scripts fewer in faces.
const fn sign(script: Script, c: char) -> Option<char> {
    Some(match (script, c) {
        (Script::Raised, '0') => '⁰',
        (Script::Raised, '1') => '¹',
        (Script::Raised, '2') => '²',
        (Script::Raised, '3') => '³',
        (Script::Raised, '4') => '⁴',
        (Script::Raised, '5') => '⁵',
        (Script::Raised, '6') => '⁶',
        (Script::Raised, '7') => '⁷',
        (Script::Raised, '8') => '⁸',
        (Script::Raised, '9') => '⁹',
        (Script::Raised, '+') => '⁺',
        (Script::Raised, '-' | '−') => '⁻',
        (Script::Raised, '=') => '⁼',
        (Script::Raised, '(') => '⁽',
        (Script::Raised, ')') => '⁾',
        (Script::Raised, 'n') => 'ⁿ',
        (Script::Raised, 'i') => 'ⁱ',
        (Script::Lowered, '0') => '₀',
        (Script::Lowered, '1') => '₁',
        (Script::Lowered, '2') => '₂',
        (Script::Lowered, '3') => '₃',
        (Script::Lowered, '4') => '₄',
        (Script::Lowered, '5') => '₅',
        (Script::Lowered, '6') => '₆',
        (Script::Lowered, '7') => '₇',
        (Script::Lowered, '8') => '₈',
        (Script::Lowered, '9') => '₉',
        (Script::Lowered, '+') => '₊',
        (Script::Lowered, '-' | '−') => '₋',
        (Script::Lowered, '=') => '₌',
        (Script::Lowered, '(') => '₍',
        (Script::Lowered, ')') => '₎',
        (Script::Lowered, 'a') => 'ₐ',
        (Script::Lowered, 'e') => 'ₑ',
        (Script::Lowered, 'o') => 'ₒ',
        (Script::Lowered, 'x') => 'ₓ',
        (Script::Lowered, 'h') => 'ₕ',
        (Script::Lowered, 'k') => 'ₖ',
        (Script::Lowered, 'l') => 'ₗ',
        (Script::Lowered, 'm') => 'ₘ',
        (Script::Lowered, 'n') => 'ₙ',
        (Script::Lowered, 'p') => 'ₚ',
        (Script::Lowered, 's') => 'ₛ',
        (Script::Lowered, 't') => 'ₜ',
        _ => return None,
    })
}
