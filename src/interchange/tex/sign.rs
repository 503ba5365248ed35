//! The commands of TeX that are one sign, as far as our faces have it.

/// What a sign is among others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// A letter, or what stands like one.
    Letter(&'static str),
    /// A name that is set upright and takes what follows: sin, log.
    Function(&'static str),
    /// Stands between two things, with a space on either side.
    Between(&'static str),
    /// Opens a bracket.
    Open(&'static str),
    /// Closes one.
    Close(&'static str),
    /// Stands after a thing, without a space.
    After(&'static str),
    /// A space.
    Gap,
    /// Nothing: it only says how large or where something is.
    Nothing,
}

/// The ring between two functions; raised it is that of degrees.
pub(super) const RING: &str = "∘";

/// The sign that a command is, without its stroke.
pub(super) fn sign(name: &str) -> Option<Sign> {
    use Sign::{After, Between, Close, Function, Gap, Letter, Nothing, Open};
    if let Some(name) = FUNCTIONS.into_iter().find(|known| *known == name) {
        return Some(Function(name));
    }
    Some(match name {
        "alpha" => Letter("α"),
        "beta" => Letter("β"),
        "gamma" => Letter("γ"),
        "delta" => Letter("δ"),
        "epsilon" | "varepsilon" => Letter("ε"),
        "zeta" => Letter("ζ"),
        "eta" => Letter("η"),
        "theta" | "vartheta" => Letter("θ"),
        "iota" => Letter("ι"),
        "kappa" => Letter("κ"),
        "lambda" => Letter("λ"),
        "mu" => Letter("μ"),
        "nu" => Letter("ν"),
        "xi" => Letter("ξ"),
        "omicron" => Letter("ο"),
        "pi" => Letter("π"),
        "rho" | "varrho" => Letter("ρ"),
        "sigma" => Letter("σ"),
        "varsigma" => Letter("ς"),
        "tau" => Letter("τ"),
        "upsilon" => Letter("υ"),
        "phi" | "varphi" => Letter("φ"),
        "chi" => Letter("χ"),
        "psi" => Letter("ψ"),
        "omega" => Letter("ω"),
        "Gamma" => Letter("Γ"),
        "Delta" => Letter("Δ"),
        "Theta" => Letter("Θ"),
        "Lambda" => Letter("Λ"),
        "Xi" => Letter("Ξ"),
        "Pi" => Letter("Π"),
        "Sigma" => Letter("Σ"),
        "Upsilon" => Letter("Υ"),
        "Phi" => Letter("Φ"),
        "Psi" => Letter("Ψ"),
        "Omega" => Letter("Ω"),
        "circ" => Letter(RING),
        "emptyset" | "varnothing" => Letter("∅"),
        "angle" => Letter("∠"),
        "triangle" => Letter("△"),
        "infty" => Letter("∞"),
        "partial" => Letter("∂"),
        "nabla" => Letter("∇"),
        "sum" => Letter("∑"),
        "prod" => Letter("∏"),
        "int" => Letter("∫"),
        "forall" => Letter("∀"),
        "exists" => Letter("∃"),
        "neg" | "lnot" => Letter("¬"),
        "dots" | "ldots" | "cdots" | "dotsc" | "dotsb" => Letter("…"),
        "%" => After("%"),
        "&" => Letter("&"),
        "#" => Letter("#"),
        "_" => Letter("_"),
        "square" => Letter("□"),
        "times" => Between("×"),
        "div" => Between("÷"),
        "cdot" => After("·"),
        "pm" => Between("±"),
        "mp" => Between("∓"),
        "le" | "leq" | "leqslant" => Between("≤"),
        "ge" | "geq" | "geqslant" => Between("≥"),
        "lt" => Between("<"),
        "gt" => Between(">"),
        "ne" | "neq" => Between("≠"),
        "approx" => Between("≈"),
        "propto" => Between("∝"),
        "to" | "rightarrow" | "longrightarrow" => Between("→"),
        "gets" | "leftarrow" => Between("←"),
        "leftrightarrow" => Between("↔"),
        "Rightarrow" | "implies" | "Longrightarrow" => Between("⇒"),
        "uparrow" => After("↑"),
        "downarrow" => After("↓"),
        "in" => Between("∈"),
        "notin" => Between("∉"),
        "cup" => Between("∪"),
        "cap" => Between("∩"),
        "subset" => Between("⊂"),
        "supset" => Between("⊃"),
        "subseteq" => Between("⊆"),
        "supseteq" => Between("⊇"),
        "land" | "wedge" => Between("∧"),
        "lor" | "vee" => Between("∨"),
        "therefore" => Between("∴"),
        "because" => Between("∵"),
        "equiv" => Between("≡"),
        "cong" => Between("≅"),
        "iff" | "Leftrightarrow" => Between("⇔"),
        "perp" | "bot" => Between("⊥"),
        "parallel" => Between("∥"),
        "ll" => Between("≪"),
        "gg" => Between("≫"),
        "mid" => Between("|"),
        "colon" => Between(":"),
        "{" | "lbrace" => Open("{"),
        "}" | "rbrace" => Close("}"),
        "degree" => After("°"),
        "prime" => After("′"),
        "," | ";" | ":" | " " | "quad" | "qquad" | "thinspace" | "enspace" => Gap,
        "!" | "left" | "right" | "big" | "Big" | "bigg" | "Bigg" | "bigl" | "bigr" | "Bigl"
        | "Bigr" | "displaystyle" | "textstyle" | "limits" | "nolimits" | "rm" => Nothing,
        _ => return None,
    })
}

/// Names that are set upright.
const FUNCTIONS: [&str; 28] = [
    "sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh", "arcsin", "arccos", "arctan",
    "log", "ln", "lg", "exp", "lim", "max", "min", "sup", "inf", "det", "gcd", "deg", "dim", "ker",
    "arg", "mod",
];
