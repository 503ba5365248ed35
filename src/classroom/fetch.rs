//! Fetching one's answers from the host of a class on the same network, by the code that the phone
//! shows: one bounded request, to an address in figures on a network of one's own, when asked for.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::address::PORT;
use super::claim::{MOST_BYTES, Ticket};

/// How long the host may take for all of it.
const PATIENCE: Duration = Duration::from_secs(10);

/// The longest head of an answer.
const MOST_HEAD: usize = 16 * 1_024;

/// Why nothing was fetched.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// This is no address in figures.
    #[error("this is no address")]
    NoAddress,
    /// The address is not of a network of one's own: nothing is asked of strangers.
    #[error("this is no address on a local network")]
    NotLocal,
    /// This is no code.
    #[error("this is no code")]
    NoCode,
    /// Nobody answers there, and why.
    #[error("nobody answers: {0}")]
    Unreached(String),
    /// The host knows no such code.
    #[error("there is no such code")]
    WrongCode,
    /// The host hears no more codes from here for a while.
    #[error("too many tries")]
    Wait,
    /// Something else than a class answers there.
    #[error("this is no class")]
    NoClass,
}

/// Fetches the file of a seat. `address` is what the page of the class stands at, as it is typed: an
/// address in figures, with a port or without, perhaps with `http://` before it. Returns the bytes of
/// the file, whatever they are.
///
/// # Errors
///
/// If the address or the code is none, or the host does not give the file.
pub fn fetch(address: &str, code: &str) -> Result<Vec<u8>, Fault> {
    let address = host(address)?;
    let ticket = Ticket::read(code).ok_or(Fault::NoCode)?;
    let unreached = |error: std::io::Error| Fault::Unreached(error.to_string());
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(unreached)?;
    let asked = async { tokio::time::timeout(PATIENCE, ask(address, ticket)).await };
    match runtime.block_on(asked) {
        Ok(Ok(answer)) => body(&answer).map(<[u8]>::to_vec),
        Ok(Err(error)) => Err(unreached(error)),
        Err(_) => Err(unreached(std::io::ErrorKind::TimedOut.into())),
    }
}

/// The address that was typed, of a network of one's own.
///
/// # Errors
///
/// If it is none.
pub fn host(typed: &str) -> Result<SocketAddr, Fault> {
    let typed = typed.trim();
    let bare = typed.strip_prefix("http://").unwrap_or(typed);
    let bare = bare.split(['/', '#', '?']).next().unwrap_or_default();
    let digits = |c: char| match c {
        '०'..='९' => char::from_digit(u32::from(c) - u32::from('०'), 10).unwrap_or(c),
        other => other,
    };
    let bare: String = bare.chars().map(digits).collect();
    let address = bare
        .parse::<SocketAddr>()
        .or_else(|_| bare.parse::<IpAddr>().map(|address| SocketAddr::new(address, PORT)))
        .map_err(|_| Fault::NoAddress)?;
    let is_local = match address.ip().to_canonical() {
        IpAddr::V4(v4) => {
            v4.is_private() || v4.is_loopback() || v4.is_link_local() || is_shared(v4)
        }
        IpAddr::V6(v6) => v6.is_loopback() || v6.is_unique_local() || v6.is_unicast_link_local(),
    };
    if is_local { Ok(address) } else { Err(Fault::NotLocal) }
}

/// Whether it is of the block that some phones and providers use for networks behind theirs (RFC
/// 6598).
const fn is_shared(address: Ipv4Addr) -> bool {
    let [first, second, ..] = address.octets();
    first == 100 && second & 0b1100_0000 == 64
}

async fn ask(address: SocketAddr, ticket: Ticket) -> std::io::Result<Vec<u8>> {
    let mut stream = TcpStream::connect(address).await?;
    let request = format!(
        "GET /answers/{ticket} HTTP/1.1\r\nHost: {address}\r\nAccept: application/json\r\n\
         Connection: close\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).await?;
    let most = u64::try_from(MOST_HEAD + MOST_BYTES).unwrap_or(u64::MAX);
    let mut answer = Vec::new();
    stream.take(most).read_to_end(&mut answer).await?;
    Ok(answer)
}

/// What stands in an answer of the host.
fn body(answer: &[u8]) -> Result<&[u8], Fault> {
    let mark = b"\r\n\r\n";
    let end = answer.windows(mark.len()).take(MOST_HEAD).position(|bytes| bytes == mark);
    let (head, body) = answer.split_at(end.ok_or(Fault::NoClass)?);
    let body = body.get(mark.len()..).unwrap_or_default();
    let head = std::str::from_utf8(head).map_err(|_| Fault::NoClass)?;
    let mut lines = head.split("\r\n");
    let mut status = lines.next().unwrap_or_default().split(' ');
    if !matches!(status.next(), Some("HTTP/1.1" | "HTTP/1.0")) {
        return Err(Fault::NoClass);
    }
    match status.next() {
        Some("200") => {}
        Some("404") => return Err(Fault::WrongCode),
        Some("429") => return Err(Fault::Wait),
        _ => return Err(Fault::NoClass),
    }
    // The host always says how long it is, and a file that was cut short shows by its checksum too.
    let length = lines.find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().ok())?
    });
    body.get(..length.ok_or(Fault::NoClass)?).ok_or(Fault::NoClass)
}

#[cfg(test)]
mod tests;
