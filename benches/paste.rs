//! Reading a paper as it is pasted, at every keystroke; and papers of many sizes, whose time must
//! grow as they do.

use std::fmt::Write as _;

use divan::Bencher;
use divan::counter::BytesCount;
use smriti::interchange::paste::read;

/// A paper of so many questions of several kinds.
fn paper(questions: usize) -> String {
    let mut paper = String::new();
    for number in 1..=questions {
        let _ = match number % 3 {
            0 => writeln!(
                paper,
                "{number}. Consider the following statements:\n1. Copper conducts.\n2. Glass conducts.\n3. Silver conducts.\nWhich of the statements given above is/are correct?\n(a) 1 and 2 only\n(b) 2 and 3 only\n(c) 1 and 3 only\n(d) 1, 2 and 3\nAns. (c)\n"
            ),
            1 => writeln!(
                paper,
                "{number}. What is the capital of India? | भारत की राजधानी क्या है?\nA. Mumbai | मुंबई\nB. New Delhi | नई दिल्ली\nC. Chennai | चेन्नई\nD. Kolkata | कोलकाता\nAnswer: B\nExplanation: It became the capital in 1931.\n"
            ),
            _ => writeln!(
                paper,
                "{number}. Match List-I with List-II:\nA. Hanoi    1. Austria\nB. Vienna    2. Qatar\nC. Doha    3. Viet Nam\nCodes:\n(a) A-3, B-1, C-2\n(b) A-1, B-3, C-2\n(c) A-3, B-2, C-1\n(d) A-2, B-1, C-3\nAns. (a)\n"
            ),
        };
    }
    paper
}

#[divan::bench(args = [200, 400, 800, 1600, 16_000], sample_count = 10, sample_size = 1)]
fn papers(bencher: Bencher<'_, '_>, questions: usize) {
    let paper = paper(questions);
    bencher.counter(BytesCount::of_str(&paper)).bench_local(|| read(&paper));
}

/// Texts made to be slow: one mark again and again.
#[divan::bench(args = ["(a) ", " / ", "1. x\n", "(a) x (b) y (c) z\n", "Answer Key\n1. (a)\n", "*x* "], consts = [100_000, 400_000], sample_count = 5, sample_size = 1)]
fn hostile<const BYTES: usize>(bencher: Bencher<'_, '_>, piece: &str) {
    let text = piece.repeat(BYTES / piece.len());
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| read(&text));
}
