//! Tests of `classroom`: the host with journals that fail and wait, and real phones on this machine.

mod browser;
mod bugs;
mod hostile;
mod keeping;
mod keys;
mod page;
mod rig;
mod wire;
