//! A live class on the local network: the thread that owns the room and keeps what happens
//! ([`host`]), what a phone is shown of it ([`sight`]) and in which words ([`wire`]), and the server
//! that phones reach ([`server`]). The rules of the room are the domain's; what keeps its entries and
//! what shows them is given by whoever opens it.

pub mod address;
pub mod claim;
pub mod fetch;
pub mod host;
pub mod limit;
pub mod server;
pub mod sight;
pub mod wire;

mod lines;

pub use self::host::{Fault, Handle, Host, News, Offence, Reach, Start, all_answered};
pub use self::server::{Code, Server};
