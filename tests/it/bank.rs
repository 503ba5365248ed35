//! Tests of `domain::bank`: reading, checking, writing and editing banks.

#![expect(clippy::expect_used, clippy::panic, reason = "what helpers of tests rely on")]

pub(crate) mod arbitrary;
mod bad;
mod carry;
mod decode;
mod diff;
mod draft;
mod edit;
mod editing;
mod find;
mod fingerprint;
mod guide;
mod head;
mod layout;
mod manuscript;
mod markup;
mod printable;
mod robust;
mod together;
mod twins;
mod write;
