//! Where phones could reach this machine: its addresses on networks, as the system names them.

use std::io;
use std::net::Ipv4Addr;

/// The port that phones come to, if it is free.
pub const PORT: u16 = 8472;

/// An address of this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Local {
    /// What the system calls the interface: `wlan0`, `Wi-Fi`.
    pub interface: String,
    /// The address.
    pub address: Ipv4Addr,
}

/// The addresses at which others on a network reach this machine, those of networks at home and at
/// school first. Only this machine reaches itself at 127.0.0.1, which is not among them.
///
/// # Errors
///
/// If the system does not tell.
pub fn local() -> io::Result<Vec<Local>> {
    let mut all: Vec<Local> = if_addrs::get_if_addrs()?
        .into_iter()
        .filter_map(|interface| match interface.addr {
            if_addrs::IfAddr::V4(v4) if !v4.ip.is_loopback() => {
                Some(Local { interface: interface.name, address: v4.ip })
            }
            if_addrs::IfAddr::V4(_) | if_addrs::IfAddr::V6(_) => None,
        })
        .collect();
    all.sort_by_key(|local| (!local.address.is_private(), is_virtual(&local.interface)));
    Ok(all)
}

/// Whether an interface is rather one between programs on this machine, going by its name.
fn is_virtual(interface: &str) -> bool {
    ["docker", "veth", "virbr", "br-", "vmnet", "vboxnet", "tun", "tap", "vEthernet"]
        .iter()
        .any(|prefix| interface.starts_with(prefix))
}
