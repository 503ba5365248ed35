//! Tests of `classroom`: the host with journals that fail and wait, and real phones on this machine.

mod browser;
mod bugs;
mod claim;
mod hostile;
mod keeping;
mod keys;
#[cfg(target_os = "linux")]
mod killed;
mod page;
mod rig;
mod wire;
