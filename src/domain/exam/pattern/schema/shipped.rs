//! The patterns that are part of the program: every file under `assets/patterns`, and nothing else.

/// A pattern that is part of the program.
#[derive(Debug, Clone, Copy)]
pub struct ShippedPattern {
    /// The name of its file.
    pub name: &'static str,
    /// Its RON.
    pub text: &'static str,
}

macro_rules! shipped {
    ($($name:literal),* $(,)?) => {
        &[$(ShippedPattern {
            name: concat!($name, ".ron"),
            text: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/patterns/", $name, ".ron")),
        }),*]
    };
}

/// In the order in which learners see them.
pub const SHIPPED: &[ShippedPattern] = shipped![
    "upsc-cse-gs1",
    "upsc-cse-csat",
    "ssc-cgl-tier1",
    "ssc-cgl-tier2",
    "ssc-chsl-tier1",
    "ssc-chsl-tier2",
    "ssc-mts-session1",
    "ssc-mts-session2",
    "ssc-gd",
    "ibps-po-prelims",
    "ibps-po-mains",
    "sbi-po-prelims",
    "sbi-po-mains",
    "rrb-ntpc-cbt1",
    "rrb-ntpc-cbt2",
    "nda-maths",
    "nda-gat",
    "cds-gk",
    "uppsc-gs1",
    "uppsc-gs2",
    "bpsc-cce",
    "rpsc-ras",
    "mppsc-gs",
    "mppsc-csat",
    "short-upsc-10",
    "short-upsc-25",
    "short-upsc-50",
    "short-ssc-10",
    "short-ssc-25",
    "short-ssc-50",
];
