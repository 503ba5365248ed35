//! Protocol buffers as Anki writes them: the fields of one message, one after the other. What a field
//! means is up to whoever asks; a message that breaks off ends there.

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Value<'a> {
    /// A number.
    Number(u64),
    /// A text, a message within, or bytes.
    Bytes(&'a [u8]),
}

/// The fields of a message with their numbers, in its order.
pub(super) fn fields(message: &[u8]) -> impl Iterator<Item = (u64, Value<'_>)> {
    let mut rest = message;
    std::iter::from_fn(move || {
        loop {
            let head = number(&mut rest)?;
            let value = match head & 7 {
                0 => Value::Number(number(&mut rest)?),
                2 => {
                    let length = usize::try_from(number(&mut rest)?).ok()?;
                    Value::Bytes(rest.split_off(..length)?)
                }
                // Numbers of a fixed width, of which none is asked for.
                kind @ (1 | 5) => {
                    rest.split_off(..if kind == 1 { 8 } else { 4 })?;
                    continue;
                }
                _ => return None,
            };
            return Some((head >> 3, value));
        }
    })
}

/// The first number of this field, or nought, which is not written.
pub(super) fn number_of(message: &[u8], field: u64) -> u64 {
    let found = fields(message).find_map(|(number, value)| match value {
        Value::Number(value) if number == field => Some(value),
        _ => None,
    });
    found.unwrap_or_default()
}

/// The first text of this field, or an empty one, which is not written.
pub(super) fn text_of(message: &[u8], field: u64) -> String {
    let found = fields(message).find_map(|(number, value)| match value {
        Value::Bytes(bytes) if number == field => Some(bytes),
        _ => None,
    });
    String::from_utf8_lossy(found.unwrap_or_default()).into_owned()
}

/// Seven bits a byte, the least first; the highest bit says that more follow.
fn number(rest: &mut &[u8]) -> Option<u64> {
    let mut number = 0_u64;
    for shift in (0..64).step_by(7) {
        let byte = *rest.split_off_first()?;
        number |= u64::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}
