//! Rising numbers in few bytes: the distance from one to the next, seven bits to a byte, lowest first.

/// Appends a number.
pub(super) fn put(bytes: &mut Vec<u8>, number: u32) {
    let mut rest = number;
    loop {
        let [low, ..] = rest.to_le_bytes();
        rest >>= 7;
        if rest == 0 {
            bytes.push(low & 0x7f);
            return;
        }
        bytes.push(low | 0x80);
    }
}

/// Numbers as they were put, one by one.
#[derive(Debug, Clone)]
pub(super) struct Numbers<'a>(std::slice::Iter<'a, u8>);

impl<'a> Numbers<'a> {
    /// Those in these bytes.
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        Self(bytes.iter())
    }
}

impl<'a> Numbers<'a> {
    /// So many bytes from here on, which are passed over.
    pub(super) fn part(&mut self, length: u32) -> &'a [u8] {
        let all = self.0.as_slice();
        let (part, rest) = all.split_at((length as usize).min(all.len()));
        self.0 = rest.iter();
        part
    }
}

impl Iterator for Numbers<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let first = u32::from(*self.0.next()?);
        if first < 0x80 {
            return Some(first);
        }
        let mut number = first & 0x7f;
        let mut shift = 7;
        loop {
            let byte = u32::from(*self.0.next()?);
            number |= (byte & 0x7f).checked_shl(shift)?;
            if byte < 0x80 {
                return Some(number);
            }
            shift += 7;
        }
    }
}

/// The numbers of a rising list, from the distances in it: each is how far the number is from one more
/// than the number before.
pub(super) fn rising(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    Numbers::of(bytes).scan(0_u32, |next, distance| {
        let number = next.wrapping_add(distance);
        *next = number.wrapping_add(1);
        Some(number)
    })
}
