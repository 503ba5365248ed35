//! The one integration binary: its modules mirror `src`.
#![expect(
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that is wrong about its own data should stop, and it may ask the clock"
)]

#[cfg(feature = "gui")]
mod app;
mod architecture;
mod bank;
mod class;
mod classroom;
mod cli;
mod exam;
mod folder;
mod i18n;
mod interchange;
mod items;
mod library;
mod pictures;
mod print;
mod printed;
mod questions;
mod store;
mod study;
#[cfg(all(feature = "gui", target_os = "linux"))]
mod window;
