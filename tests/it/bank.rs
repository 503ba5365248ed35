//! Tests of `domain::bank`: reading, checking, writing and editing banks.

#![expect(clippy::expect_used, clippy::panic, reason = "what helpers of tests rely on")]

mod arbitrary;
mod bad;
mod decode;
mod draft;
mod edit;
mod fingerprint;
mod guide;
mod layout;
mod manuscript;
mod printable;
mod robust;
mod together;
mod write;
