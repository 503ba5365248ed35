//! The server that phones reach: one page and one WebSocket, on a thread of its own. It bounds what
//! a stranger can cost; what phones say it hands to the host.

mod page;
mod porch;
mod socket;

use std::fmt;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use axum::Router;
use axum::extract::{Path, Request, State, WebSocketUpgrade};
use axum::http::header::{
    CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, ORIGIN,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpSocket};
use tokio::sync::{oneshot, watch};
use tower::ServiceExt as _;

use self::porch::{Porch, Visit};
use super::claim::Ticket;
use super::host::{Ask, Claimed, Handle, Offence};
use super::wire::MOST_BYTES;
use crate::domain::seed::Seed;

/// How many connections may wait to be taken: a class that loads the page at once.
const BACKLOG: u32 = 4_096;

/// How many files a room of the most seats needs.
const MOST_FILES: u64 = 16_384;

/// How long a request may take, from its first byte to the last of the answer.
const REQUEST: Duration = Duration::from_secs(30);

/// How long phones are still told what the host said last, such as that the lesson is over.
const FAREWELL: Duration = Duration::from_millis(1_500);

/// What a phone must name to be let in: six digits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Code(u32);

impl Code {
    /// Draws one; the seed must be one that nobody can foretell: `env::seed`.
    pub fn drawn(seed: Seed) -> Self {
        let mut digits: Vec<u32> = (0..1_000_000).step_by(1_000).collect();
        // Two draws of three digits each: nothing is nearer than anything else.
        seed.with("upper").shuffle(&mut digits);
        let upper = digits.first().copied().unwrap_or_default();
        seed.with("lower").shuffle(&mut digits);
        let lower = digits.first().copied().unwrap_or_default() / 1_000;
        Self(upper + lower)
    }

    /// Whether this is what was typed, spaces aside. Devanagari digits count as the others.
    fn is(self, typed: &str) -> bool {
        let digits: Option<String> = typed
            .chars()
            .filter(|c| !c.is_whitespace())
            .map(|c| match c {
                '0'..='9' => Some(c),
                '०'..='९' => char::from_digit(u32::from(c) - u32::from('०'), 10),
                _ => None,
            })
            .collect();
        digits.is_some_and(|digits| digits == self.to_string())
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:06}", self.0)
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code")
    }
}

/// What every connection knows.
struct Shared {
    handle: Handle,
    code: Code,
    porch: Porch,
    stopped: watch::Receiver<bool>,
}

impl Shared {
    fn offended(&self, address: IpAddr, offence: Offence) {
        self.handle.mention(Ask::Offended(address, offence));
    }
}

/// A server that listens. It stops when this is dropped, which takes a moment while phones are
/// connected: stop the host first, whose last words they are then told, and do not wait for it in a
/// window.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    code: Code,
    stop: watch::Sender<bool>,
    thread: Option<thread::JoinHandle<()>>,
}

impl Server {
    /// Lets phones in at this address (port 0 takes any that is free) who name the code.
    ///
    /// # Errors
    ///
    /// If nothing can listen there: the port is taken, or the address is not of this machine.
    pub fn start(handle: Handle, bind: SocketAddr, code: Code) -> io::Result<Self> {
        raise_file_limit();
        let (stop, stopped) = watch::channel(false);
        let (bound, listens) = mpsc::channel();
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .thread_name("classroom-net")
            .enable_all()
            .build()?;
        let shared = Arc::new(Shared { handle, code, porch: Porch::default(), stopped });
        let thread = thread::Builder::new().name("classroom-door".to_owned()).spawn(move || {
            runtime.block_on(async move {
                match listen(bind) {
                    Ok((listener, address)) => {
                        if bound.send(Ok(address)).is_ok() {
                            accept(listener, shared.clone()).await;
                            shared.porch.empties(FAREWELL).await;
                        }
                    }
                    // Whoever starts the server waits for this.
                    Err(error) => drop(bound.send(Err(error))),
                }
            });
            runtime.shutdown_timeout(Duration::from_millis(100));
        })?;
        let address = listens.recv().map_err(|_| io::Error::other("no server"))??;
        Ok(Self { address, code, stop, thread: Some(thread) })
    }

    /// Where it listens.
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// The code of the room.
    pub const fn code(&self) -> Code {
        self.code
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.stop.send(true);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// A class needs a file for each phone, and many systems give a program 1,024 or 256.
fn raise_file_limit() {
    #[cfg(unix)]
    if let Err(error) = rlimit::increase_nofile_limit(MOST_FILES) {
        tracing::warn!("the limit of open files stays as it is: {error}");
    }
}

fn listen(bind: SocketAddr) -> io::Result<(TcpListener, SocketAddr)> {
    let socket = if bind.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    // A room that is taken up again finds its port free. Elsewhere than on Unix this would share it.
    #[cfg(unix)]
    socket.set_reuseaddr(true)?;
    socket.bind(bind)?;
    let listener = socket.listen(BACKLOG)?;
    let address = listener.local_addr()?;
    Ok((listener, address))
}

async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    let router = router(shared.clone());
    let mut stopped = shared.stopped.clone();
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = stopped.changed() => break,
        };
        let Ok((stream, peer)) = accepted else {
            // Too many files, or a caller that is gone already.
            tokio::time::sleep(Duration::from_millis(20)).await;
            continue;
        };
        let address = peer.ip().to_canonical();
        let Some(visit) = shared.porch.enter(address) else {
            shared.offended(address, Offence::ManyConnections);
            continue;
        };
        let _ = stream.set_nodelay(true);
        let routes = router.clone();
        let service = tower::service_fn(move |mut request: axum::http::Request<_>| {
            request.extensions_mut().insert(visit.clone());
            routes.clone().oneshot(request)
        });
        tokio::spawn(async move {
            let connection = hyper::server::conn::http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(Duration::from_secs(10))
                .max_buf_size(16 * 1_024)
                .serve_connection(TokioIo::new(stream), TowerToHyperService::new(service))
                .with_upgrades();
            // A caller that is slow or gone needs nothing said about it.
            let _ = tokio::time::timeout(REQUEST, connection).await;
        });
    }
}

/// What is served: the page with its two files, the socket, and what a seat takes home.
fn router(shared: Arc<Shared>) -> Router {
    Router::new()
        .route("/", get(page::html))
        .route("/room.css", get(page::css))
        .route("/room.js", get(page::js))
        .route("/room", get(knock))
        .route("/answers/{ticket}", get(answers))
        .fallback(|| async { StatusCode::NOT_FOUND })
        .layer(from_fn_with_state(shared.clone(), guard))
        .with_state(shared)
}

/// Lets only those through who name this machine by its number, as no page of another site can, and
/// says to browsers what the page may do.
async fn guard(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    let address = request.extensions().get::<Visit>().map(Visit::address);
    let host = request.headers().get(HOST).and_then(|host| host.to_str().ok()).map(str::to_owned);
    let Some(host) = host.filter(|host| is_own(host)) else {
        if let Some(address) = address {
            shared.offended(address, Offence::Foreign);
        }
        return StatusCode::MISDIRECTED_REQUEST.into_response();
    };
    if let Some(address) = address {
        shared.handle.mention(Ask::Reached(address));
    }
    let mut response = next.run(request).await;
    page::secure(response.headers_mut());
    // Old browsers do not take a WebSocket for the same origin.
    let policy = format!("{}; connect-src 'self' ws://{host}", page::POLICY);
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    }
    response
}

/// Whether a request's Host is an address in figures, or this machine itself: a name could be of a
/// site that has it stand for us.
fn is_own(host: &str) -> bool {
    let name = host.strip_prefix("localhost").filter(|rest| {
        rest.is_empty() || rest.strip_prefix(':').is_some_and(|port| port.parse::<u16>().is_ok())
    });
    name.is_some() || host.parse::<SocketAddr>().is_ok() || host.parse::<IpAddr>().is_ok()
}

/// Whether a browser says that one of our pages asks. What is no browser says nothing.
fn is_our_page(headers: &HeaderMap) -> bool {
    let Some(origin) = headers.get(ORIGIN) else { return true };
    let host = headers.get(HOST).map(HeaderValue::as_bytes).unwrap_or_default();
    origin.as_bytes().strip_prefix(b"http://") == Some(host)
}

/// The file of the seat that this ticket is for.
async fn answers(
    State(shared): State<Arc<Shared>>,
    axum::Extension(visit): axum::Extension<Visit>,
    Path(typed): Path<String>,
) -> Response {
    let (address, now) = (visit.address(), shared.handle.now().0);
    if !shared.porch.may_fetch(address, now) {
        shared.offended(address, Offence::Guessing);
        return StatusCode::TOO_MANY_REQUESTS.into_response();
    }
    let claimed = match Ticket::read(&typed) {
        None => None,
        Some(ticket) => {
            let (reply, replied) = oneshot::channel();
            shared.handle.ask(Ask::Fetch { ticket, reply }).await;
            replied.await.ok().flatten()
        }
    };
    let Some(Claimed { name, bytes }) = claimed else {
        shared.porch.wrong_ticket(address, now);
        shared.offended(address, Offence::WrongCode);
        return StatusCode::NOT_FOUND.into_response();
    };
    let kept = format!("attachment; filename=\"{name}\"");
    let head = [(CONTENT_TYPE, "application/json".to_owned()), (CONTENT_DISPOSITION, kept)];
    (head, bytes).into_response()
}

async fn knock(
    State(shared): State<Arc<Shared>>,
    axum::Extension(visit): axum::Extension<Visit>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Response {
    if !is_our_page(&headers) {
        shared.offended(visit.address(), Offence::Foreign);
        return StatusCode::FORBIDDEN.into_response();
    }
    upgrade
        .read_buffer_size(2_048)
        .write_buffer_size(0)
        .max_write_buffer_size(1_024 * 1_024)
        .max_message_size(MOST_BYTES)
        .max_frame_size(MOST_BYTES)
        .on_upgrade(move |socket| socket::converse(socket, shared, visit))
}

#[cfg(test)]
mod tests;
