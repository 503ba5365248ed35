//! What is taken for an answer of a host, and what is not.

use super::{Fault, body};

#[test]
fn only_a_whole_answer_of_a_host_is_taken() {
    let ok = b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nx: y\r\n\r\nabcd";
    assert_eq!(body(ok), Ok(&b"abc"[..]));
    for (answer, fault) in [
        (&b""[..], Fault::NoClass),
        (b"220 mail\r\n\r\n", Fault::NoClass),
        (b"HTTP/1.1 200 OK\r\n\r\nabc", Fault::NoClass),
        (b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nabc", Fault::NoClass),
        (b"HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\nabc", Fault::NoClass),
        (b"HTTP/1.1 301 Moved\r\ncontent-length: 0\r\n\r\n", Fault::NoClass),
        (b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n", Fault::WrongCode),
        (b"HTTP/1.1 429 Wait\r\ncontent-length: 0\r\n\r\n", Fault::Wait),
        (b"HTTP/1.1 200 \xff\r\n\r\n", Fault::NoClass),
    ] {
        assert_eq!(body(answer), Err(fault), "{answer:?}");
    }
}
