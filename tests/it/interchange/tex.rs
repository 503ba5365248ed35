//! Mathematics as TeX, to characters where it is simple, and as typed where it is not.

use proptest::prelude::*;
use smriti::domain::bank::check::each_text_of;
use smriti::domain::bank::markup::plain;
use smriti::domain::locale::Locale;
use smriti::interchange::detect::{How, open_text};
use smriti::interchange::tex::unicode;
use smriti::interchange::{Format, Item, Said, Weight};

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    for (source, wanted) in cases {
        assert_eq!(unicode(source).as_deref(), Some(*wanted), "{source}");
    }
}

#[test]
fn scripts_are_characters_or_say_where_they_stand() {
    check(&[
        ("x^2", "x²"),
        ("x^{10}", "x¹⁰"),
        ("x^23", "x²3"),
        ("x_i", "x_(i)"),
        ("x_n", "xₙ"),
        ("a_1 + a_2", "a₁ + a₂"),
        ("a_{n+1}", "aₙ₊₁"),
        ("a_{i+1}", "a_(i+1)"),
        ("x^{n + 1}", "xⁿ⁺¹"),
        ("x^{m + 1}", "x^(m + 1)"),
        ("10^{-12}", "10⁻¹²"),
        ("x^{y^2}", "x^(y²)"),
        ("x^\\frac12", "x^(½)"),
        ("x^*", "x^(*)"),
        ("\\mathrm{H_2O}", "H₂O"),
        ("{}^{14}_{6}\\mathrm{C}", "¹⁴₆C"),
        ("f'(x) = f''", "f′(x) = f′′"),
        ("90^\\circ", "90°"),
        ("37^{\\circ}\\mathrm{C}", "37°C"),
        ("\\sum_{i=1}^{n} i^2", "∑_(i=1)ⁿi²"),
    ]);
}

#[test]
fn fractions_and_roots_keep_what_belongs_together() {
    check(&[
        ("\\frac{a}{b}", "a/b"),
        ("\\frac{1}{2}", "½"),
        ("2\\frac{3}{4}", "2¾"),
        ("\\frac{a+b}{c}", "(a+b)/c"),
        ("\\frac{a}{b c}", "a/(bc)"),
        ("\\frac{2a}{x^2}", "2a/x²"),
        ("\\frac{\\frac{a}{b}}{c}", "(a/b)/c"),
        ("\\frac{a}{b}x", "(a/b)x"),
        ("x\\frac{a}{b}", "x(a/b)"),
        ("\\frac{a}{b} + \\frac{c}{d}", "a/b + c/d"),
        ("\\frac{(a+b)}{(c)(d)}", "(a+b)/((c)(d))"),
        ("\\frac{\\sin x}{x}", "(sin x)/x"),
        ("\\frac{a}{b}^2", "(a/b)²"),
        ("\\sqrt{x}", "√x"),
        ("\\sqrt2", "√2"),
        ("\\sqrt{x+1}", "√(x+1)"),
        ("\\sqrt[3]{27}", "³√27"),
        ("\\sqrt[n]{x}", "ⁿ√x"),
        ("\\sqrt{a}b", "(√a)b"),
        ("2\\sqrt{a}", "2√a"),
        ("\\frac{-b \\pm \\sqrt{b^2 - 4ac}}{2a}", "(−b ± √(b² − 4ac))/(2a)"),
    ]);
}

#[test]
fn signs_stand_as_they_are_read() {
    check(&[
        ("2\\pi r", "2πr"),
        ("a \\times b\\div c", "a × b ÷ c"),
        ("x \\le y\\neq z", "x ≤ y ≠ z"),
        ("\\pm 5", "±5"),
        ("-5 = (-3) \\cdot 2", "−5 = (−3)·2"),
        ("x \\in A\\cup B", "x ∈ A ∪ B"),
        ("2 \\sin x \\cos (y)", "2 sin x cos(y)"),
        ("\\sin^2\\theta + \\cos^2 \\theta = 1", "sin² θ + cos² θ = 1"),
        ("\\lim_{x \\to 0} f", "lim_(x → 0) f"),
        ("\\left( a + b \\right]", "(a + b]"),
        ("5\\,\\text{kg} \\text{ of tea}", "5 kg of tea"),
        ("\\{1, 2, \\ldots\\}", "{1, 2, …}"),
        ("50\\%", "50%"),
        ("1,00,000.5 a b", "1,00,000.5ab"),
        ("\\Delta E = h\\nu", "ΔE = hν"),
        ("क्षेत्रफल = \\pi r^2", "क्षेत्रफल = πr²"),
        ("f(a,b) > |c|", "f(a,b) > |c|"),
        ("a*b", "a*b"),
        ("x \\in \\mathbb{R}^+", "x ∈ ℝ⁺"),
        ("AB \\perp CD", "AB ⊥ CD"),
        ("\\angle A \\cong \\angle B", "∠A ≅ ∠B"),
    ]);
    // No two stars become a mark.
    assert_eq!(plain(&unicode("a**b**c").expect("characters")), "a**b**c");
}

#[test]
fn what_is_not_known_is_nothing() {
    for source in [
        "\\begin{matrix}a\\end{matrix}",
        "\\vec{v}",
        "a & b",
        "a \\\\ b",
        "{a",
        "a}",
        "\\frac{a}",
        "x^",
        "\\sqrt[k]{x}",
        "\\sqrt[3",
        "\\text{a \\emph{b}}",
        "\\mathbb{X}",
        "x^{(a}",
        "\\",
        "",
        "  ",
        "{}",
        "\\frac+-",
    ] {
        assert_eq!(unicode(source), None, "{source}");
    }
    for source in ["{", "^{", "\\frac{", "\\sqrt{", "_", "\\frac", "\\sqrt[", "\\left(", "("] {
        let deep = source.repeat(1_000);
        assert!(unicode(&deep).is_none_or(|text| text.len() <= 4_000), "{source}");
    }
}

fn said(item: &Item) -> Vec<&Said> {
    item.remarks.iter().map(|remark| &remark.said).collect()
}

fn texts(item: &Item) -> Vec<String> {
    let mut texts = Vec::new();
    each_text_of(&item.body, &mut |text| texts.push(text.text(Locale::En).to_owned()));
    texts.extend(item.explanation.iter().map(|text| text.text(Locale::En).to_owned()));
    texts
}

#[test]
fn every_format_has_it() {
    let cases = [
        (Format::Aiken, "Solve \\(x^2 = 4\\)\nA) $x = 2$\nB) $x_1$ costs $5\nANSWER: A\n"),
        (Format::Gift, "Solve \\\\(x^2 \\= 4\\\\) { =$x \\= 2$ ~$x_1$ costs $5 }"),
        (
            Format::MoodleXml,
            "<quiz><question type=\"multichoice\"><questiontext format=\"html\"><text>\
             <![CDATA[<p>Solve \\(x^2 = 4\\)</p>]]></text></questiontext><single>true</single>\
             <answer fraction=\"100\"><text>$x = 2$</text></answer><answer fraction=\"0\">\
             <text>$x_1$ costs $5</text></answer></question></quiz>",
        ),
        (
            Format::Csv,
            "Question,Option A,Option B,Answer\nSolve \\(x^2 = 4\\),$x = 2$,$x_1$ costs $5,A\n",
        ),
        (Format::Paste, "1. Solve \\(x^2 = 4\\)\n(a) $x = 2$\n(b) $x_1$ costs $5\n\nAnswer: (a)\n"),
    ];
    for (format, source) in cases {
        let opened = open_text(source, &How { format: Some(format), ..How::default() });
        let [item] = opened.taken.items.as_slice() else {
            panic!("{}: {:?}", format.name(), opened.taken)
        };
        assert_eq!(
            texts(item),
            ["Solve x² = 4", "x = 2", "x₁ costs $5"],
            "{} became {item:?}",
            format.name()
        );
        let maths = Said::Maths { found: "x² = 4".to_owned() };
        assert!(said(item).contains(&&maths), "{}: {:?}", format.name(), item.remarks);
        assert_eq!(maths.weight(), Weight::Changed);
    }
}

#[test]
fn what_stays_as_typed_is_in_doubt_once() {
    let source =
        "Find $\\vec{a} + 1$ and $\\vec{b}$, or \\(y^2\\)\nA) $5 and $6\nB) \\frac12\nANSWER: A\n";
    let opened = open_text(source, &How { format: Some(Format::Aiken), ..How::default() });
    let [item] = opened.taken.items.as_slice() else { panic!("{:?}", opened.taken) };
    assert_eq!(texts(item), ["Find $\\vec{a} + 1$ and $\\vec{b}$, or y²", "$5 and $6", "\\frac12"]);
    let kept = Said::TexKept { found: "$\\vec{a} + 1$".to_owned() };
    assert_eq!(said(item), [&Said::Maths { found: "y²".to_owned() }, &kept]);
    assert!(item.is_in_doubt());
    let plain = "What costs $5 and $6?\nA) This\nB) That\nANSWER: A\n";
    let opened = open_text(plain, &How { format: Some(Format::Aiken), ..How::default() });
    assert_eq!(texts(&opened.taken.items[0]), ["What costs $5 and $6?", "This", "That"]);
    assert_eq!(opened.taken.items[0].remarks, []);
}

#[test]
fn what_is_typed_has_the_minus_of_a_keyboard() {
    let opened = open_text(
        "What is 2 - 7, squared root? { =$-5$ =$x^2$ }",
        &How { format: Some(Format::Gift), ..How::default() },
    );
    let texts = texts(&opened.taken.items[0]);
    assert_eq!(texts[1..], ["-5", "x²"]);
}

proptest! {
    #[test]
    fn any_mathematics_can_be_read(
        pieces in proptest::collection::vec(
            prop_oneof![
                "\\PC{0,3}",
                Just("\\frac".to_owned()),
                Just("\\sqrt".to_owned()),
                Just("\\text{".to_owned()),
                Just("{".to_owned()),
                Just("}".to_owned()),
                Just("^".to_owned()),
                Just("_".to_owned()),
                Just("[".to_owned()),
                Just("]".to_owned()),
                Just("\\left".to_owned()),
                Just("\\times".to_owned()),
                "[a-z0-9+=() -]{0,4}",
            ],
            0..20,
        )
    ) {
        let source = pieces.concat();
        if let Some(text) = unicode(&source) {
            prop_assert!(!text.trim().is_empty());
            // No command is left, but for what was typed as words.
            prop_assert!(!text.contains('\\') && !text.contains('\n'), "{source:?}: {text:?}");
            prop_assert!(text.len() <= 6 * source.len() + 8, "{source:?} became {text:?}");
        }
    }
}
