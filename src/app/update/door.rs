//! Letting phones in and shutting them out: a server at an address of this machine, beside the
//! window, and which of its addresses the class is shown.

use std::fmt;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use iced::Task;

use super::class::Event;
use crate::app::beside::beside;
use crate::app::screen::Screen;
use crate::app::screen::room::Message as Said;
use crate::app::screen::room::door::{self, Way, Ways};
use crate::app::{App, Message};
use crate::classroom::address::{Local, PORT};
use crate::classroom::{Code, Handle, Server, address};
use crate::env;

/// How long the door is open before it is said what to do where no phone gets here.
const WHILE: Duration = Duration::from_secs(45);

/// The servers of a door that is open: phones that came by an address which is no longer shown keep
/// their seats.
#[derive(Debug)]
pub(in crate::app) struct Open {
    code: Code,
    servers: Vec<Server>,
}

/// A server that began to listen, with the addresses of this machine.
pub struct Opened {
    ways: Ways,
    server: Mutex<Option<Server>>,
}

impl fmt::Debug for Opened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Opened({:?})", self.ways)
    }
}

impl App {
    /// Lets phones in: at this one of the machine's addresses, or at the first that others on its
    /// network reach.
    pub(super) fn let_in(&mut self, way: Option<usize>) -> Task<Message> {
        let Some(held) = &self.held else { return Task::none() };
        let handle = held.host.handle();
        let code = held.open.as_ref().map_or_else(|| Code::drawn(env::seed()), |open| open.code);
        let bound: Vec<_> =
            held.open.iter().flat_map(|open| &open.servers).map(Server::address).collect();
        let tr = self.tr.clone();
        let opened = beside("door", move || {
            let locals = address::local().unwrap_or_default();
            let way = way.unwrap_or(0);
            let local = locals.get(way).ok_or_else(|| tr.get("room-no-network"))?;
            let there = bound.iter().find(|bound| bound.ip() == local.address);
            let (server, port) = if let Some(there) = there {
                (None, there.port())
            } else {
                let server = listen(&handle, local, code).map_err(|error| {
                    tr.with("room-no-server", [("why", error.to_string().into())])
                })?;
                let port = server.address().port();
                (Some(server), port)
            };
            let ways = locals.into_iter().map(|local| {
                let known = bound.iter().find(|bound| bound.ip() == local.address);
                let port = if let Some(known) = known { known.port() } else { port };
                Way { interface: local.interface, address: format!("{}:{port}", local.address) }
            });
            let ways = Ways { ways: ways.collect(), shown: way, code: code.to_string() };
            Ok(Arc::new(Opened { ways, server: Mutex::new(server) }))
        });
        Task::perform(opened, |opened| {
            Message::Held(Event::Opened(opened.unwrap_or_else(|| Err(String::new()))))
        })
    }

    /// A server listens, or nothing can.
    pub(super) fn opened(&mut self, opened: Result<Arc<Opened>, String>) -> Task<Message> {
        let opened = match opened {
            Ok(opened) => opened,
            Err(why) => {
                if let Screen::Room(screen) = &mut self.screen {
                    screen.fail(why);
                }
                return Task::none();
            }
        };
        let server = opened.server.lock().ok().and_then(|mut server| server.take());
        // It stays open though another screen may be shown by now: the next press shows it.
        let Some(held) = &mut self.held else { return Task::none() };
        let is_first = held.open.is_none();
        if let Some(server) = server {
            let code = server.code();
            held.open
                .get_or_insert_with(|| Open { code, servers: Vec::new() })
                .servers
                .push(server);
        }
        let shown = door::Message::Shown(opened.ways.clone());
        let shown = Task::done(Message::Room(Said::Door(shown)));
        if !is_first {
            return shown;
        }
        let waited = beside("patience", || thread::sleep(WHILE));
        let waited = Task::perform(waited, |_| Message::Room(Said::Door(door::Message::Waited)));
        Task::batch([shown, waited])
    }

    /// Shuts phones out, beside the window: they are told first.
    pub(super) fn shut_out(&mut self) -> Task<Message> {
        if let Screen::Room(screen) = &mut self.screen {
            screen.shut();
        }
        let Some(open) = self.held.as_mut().and_then(|held| held.open.take()) else {
            return Task::none();
        };
        Task::future(beside("door", move || drop(open))).discard()
    }
}

/// At the usual port, so that a phone that comes back finds the room; or at any that is free.
fn listen(handle: &Handle, local: &Local, code: Code) -> std::io::Result<Server> {
    let at = |port: u16| Server::start(handle.clone(), (local.address, port).into(), code);
    at(PORT).or_else(|_| at(0))
}
