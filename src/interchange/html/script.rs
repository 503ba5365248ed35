//! Subscripts and superscripts as characters. Only those of the block "Superscripts and Subscripts"
//! (with ¹ ² ³): letters from elsewhere in Unicode are phonetic signs that few faces have.

/// Above or below the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    /// Below.
    Sub,
    /// Above.
    Sup,
}

/// A text above or below the line, after what ends with `before`.
pub(super) fn written(script: Script, text: &str, before: Option<char>) -> String {
    let text = text.trim();
    if text.is_empty() {
        return String::new();
    }
    let ordinal = matches!(text, "st" | "nd" | "rd" | "th");
    if script == Script::Sup && ordinal && before.is_some_and(|c| c.is_ascii_digit()) {
        return text.to_owned();
    }
    let signs: Option<String> = text.chars().map(|c| sign(script, c)).collect();
    signs.unwrap_or_else(|| match script {
        Script::Sub => format!("_({text})"),
        Script::Sup => format!("^({text})"),
    })
}

const fn sign(script: Script, c: char) -> Option<char> {
    Some(match (script, c) {
        (Script::Sup, '0') => '⁰',
        (Script::Sup, '1') => '¹',
        (Script::Sup, '2') => '²',
        (Script::Sup, '3') => '³',
        (Script::Sup, '4') => '⁴',
        (Script::Sup, '5') => '⁵',
        (Script::Sup, '6') => '⁶',
        (Script::Sup, '7') => '⁷',
        (Script::Sup, '8') => '⁸',
        (Script::Sup, '9') => '⁹',
        (Script::Sup, '+') => '⁺',
        (Script::Sup, '-' | '−') => '⁻',
        (Script::Sup, '=') => '⁼',
        (Script::Sup, '(') => '⁽',
        (Script::Sup, ')') => '⁾',
        (Script::Sup, 'n') => 'ⁿ',
        (Script::Sup, 'i') => 'ⁱ',
        (Script::Sub, '0') => '₀',
        (Script::Sub, '1') => '₁',
        (Script::Sub, '2') => '₂',
        (Script::Sub, '3') => '₃',
        (Script::Sub, '4') => '₄',
        (Script::Sub, '5') => '₅',
        (Script::Sub, '6') => '₆',
        (Script::Sub, '7') => '₇',
        (Script::Sub, '8') => '₈',
        (Script::Sub, '9') => '₉',
        (Script::Sub, '+') => '₊',
        (Script::Sub, '-' | '−') => '₋',
        (Script::Sub, '=') => '₌',
        (Script::Sub, '(') => '₍',
        (Script::Sub, ')') => '₎',
        (Script::Sub, 'a') => 'ₐ',
        (Script::Sub, 'e') => 'ₑ',
        (Script::Sub, 'o') => 'ₒ',
        (Script::Sub, 'x') => 'ₓ',
        (Script::Sub, 'h') => 'ₕ',
        (Script::Sub, 'k') => 'ₖ',
        (Script::Sub, 'l') => 'ₗ',
        (Script::Sub, 'm') => 'ₘ',
        (Script::Sub, 'n') => 'ₙ',
        (Script::Sub, 'p') => 'ₚ',
        (Script::Sub, 's') => 'ₛ',
        (Script::Sub, 't') => 'ₜ',
        _ => return None,
    })
}
