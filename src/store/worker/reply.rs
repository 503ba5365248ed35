//! One answer of the worker's, to be awaited by the window or waited for by the command line.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

use crate::store::Error;

/// An answer that is on its way: await it, or [`wait`](Self::wait) for it.
#[must_use = "an answer nobody waits for is an error nobody sees"]
pub struct Pending<T>(Arc<Slot<T>>);

/// The worker's end.
pub(in crate::store) struct Reply<T>(Arc<Slot<T>>);

struct Slot<T> {
    state: Mutex<State<T>>,
    arrived: Condvar,
}

enum State<T> {
    Waiting(Option<Waker>),
    Here(Result<T, Error>),
    Taken,
}

/// Both ends of an answer.
pub(in crate::store) fn reply<T>() -> (Reply<T>, Pending<T>) {
    let slot = Arc::new(Slot { state: Mutex::new(State::Waiting(None)), arrived: Condvar::new() });
    (Reply(Arc::clone(&slot)), Pending(slot))
}

impl<T> Slot<T> {
    /// The state; a thread that broke off while holding it left it whole.
    fn state(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn put(&self, answer: Result<T, Error>) {
        let mut state = self.state();
        if let State::Waiting(waker) = &mut *state {
            let waker = waker.take();
            *state = State::Here(answer);
            drop(state);
            self.arrived.notify_all();
            if let Some(waker) = waker {
                waker.wake();
            }
        }
    }
}

impl<T> Reply<T> {
    /// Gives the answer.
    pub(in crate::store) fn send(self, answer: Result<T, Error>) {
        self.0.put(answer);
    }
}

impl<T> Drop for Reply<T> {
    /// An answer that will not be given is an answer too.
    fn drop(&mut self) {
        self.0.put(Err(Error::Closed));
    }
}

impl<T> Pending<T> {
    /// Waits until the answer is there. Not in the window's thread.
    pub fn wait(self) -> Result<T, Error> {
        let mut state = self.0.state();
        loop {
            match std::mem::replace(&mut *state, State::Taken) {
                State::Here(answer) => return answer,
                State::Taken => return Err(Error::Closed),
                waiting @ State::Waiting(_) => {
                    *state = waiting;
                    state = self.0.arrived.wait(state).unwrap_or_else(PoisonError::into_inner);
                }
            }
        }
    }
}

impl<T> Future for Pending<T> {
    type Output = Result<T, Error>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let mut state = self.0.state();
        match std::mem::replace(&mut *state, State::Taken) {
            State::Here(answer) => Poll::Ready(answer),
            State::Taken => Poll::Ready(Err(Error::Closed)),
            State::Waiting(_) => {
                *state = State::Waiting(Some(context.waker().clone()));
                Poll::Pending
            }
        }
    }
}

impl<T> fmt::Debug for Pending<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pending").finish_non_exhaustive()
    }
}
