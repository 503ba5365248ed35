//! The page that phones load, as it lies in the program, and what browsers are told of it.

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderMap, HeaderName, HeaderValue};

const HTML: &[u8] = include_bytes!("../../../assets/classroom/room.html");
const CSS: &[u8] = include_bytes!("../../../assets/classroom/room.css");
const JS: &[u8] = include_bytes!("../../../assets/classroom/room.js");

/// What the page may do: run and look as its own two files say, and nothing else.
pub(super) const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
                                 img-src data:; base-uri 'none'; form-action 'none'; \
                                 frame-ancestors 'none'";

type File = ([(HeaderName, &'static str); 1], &'static [u8]);

pub(super) async fn html() -> File {
    ([(CONTENT_TYPE, "text/html; charset=utf-8")], HTML)
}

pub(super) async fn css() -> File {
    ([(CONTENT_TYPE, "text/css; charset=utf-8")], CSS)
}

pub(super) async fn js() -> File {
    ([(CONTENT_TYPE, "text/javascript; charset=utf-8")], JS)
}

/// What goes with every answer.
pub(super) fn secure(headers: &mut HeaderMap) {
    for (name, value) in [
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "no-referrer"),
        // A phone that was here with another version loads the page anew.
        (CACHE_CONTROL, "no-cache"),
        (HeaderName::from_static("x-frame-options"), "DENY"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
}
