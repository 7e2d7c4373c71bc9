//! Bytes as text that survives in a web page: pairs of printable ASCII characters, thirteen bits a pair, a fifth longer
//! than the bytes (base64 adds a third). None of the characters means anything in HTML. Line breaks are passed over, so
//! editors and mail may break lines.
//!
//! The way is that of basE91 (Joachim Henke, 2006, <https://base91.sourceforge.net>), with an alphabet that HTML leaves
//! alone and a fixed number of bits. `web/single/unpack.js` reads it too, and `xtask` compiles this file once more to
//! write it.

/// How many characters tell cases apart.
const N: u32 = 91;
/// Bits in a pair of characters: 2^13 = 8,192 of 91² = 8,281 cases.
const PAIR: u32 = 13;
/// Bits in a character that stands alone, at the end.
const SINGLE: u32 = 6;
/// Characters a line: short enough for editors, long enough to cost nothing.
const LINE: usize = 1000;

/// Armours bytes. Lines of 1,000 characters, parted by `\n`.
pub fn arm(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 16 / 13 + bytes.len() / 500 + 2);
    let (mut bits, mut n_bits, mut n_in_line) = (0_u32, 0, 0);
    let mut write = |characters: &[u32]| {
        for &value in characters {
            if n_in_line == LINE {
                text.push('\n');
                n_in_line = 0;
            }
            text.push(character(value));
            n_in_line += 1;
        }
    };
    for &byte in bytes {
        bits |= u32::from(byte) << n_bits;
        n_bits += 8;
        if n_bits >= PAIR {
            let pair = bits & ((1 << PAIR) - 1);
            write(&[pair / N, pair % N]);
            bits >>= PAIR;
            n_bits -= PAIR;
        }
    }
    if n_bits > SINGLE {
        write(&[bits / N, bits % N]);
    } else if n_bits > 0 {
        write(&[bits]);
    }
    text
}

/// The bytes behind armoured text; characters that are none of the armour's are passed over.
pub fn disarm(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() * 7 / 8);
    let (mut bits, mut n_bits, mut first) = (0_u32, 0, None);
    let mut take = |value: u32, n: u32| {
        bits |= value << n_bits;
        n_bits += n;
        while n_bits >= 8 {
            bytes.push((bits & 255) as u8);
            bits >>= 8;
            n_bits -= 8;
        }
    };
    for value in text.bytes().filter_map(value) {
        match first.take() {
            None => first = Some(value),
            Some(first) => take(first * N + value, PAIR),
        }
    }
    if let Some(value) = first {
        take(value, SINGLE);
    }
    bytes
}

/// The printable characters of ASCII in their order, without `&`, `<` and `>`.
fn character(value: u32) -> char {
    let code = match value {
        0..5 => 33 + value,
        5..26 => 34 + value,
        26 => 61,
        _ => 36 + value,
    };
    char::from(code as u8)
}

fn value(code: u8) -> Option<u32> {
    match code {
        b'!'..=b'%' => Some(u32::from(code) - 33),
        b'\''..=b';' => Some(u32::from(code) - 34),
        b'=' => Some(26),
        b'?'..=b'~' => Some(u32::from(code) - 36),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_character_has_one_value_and_means_nothing_in_html() {
        for code in 0..N {
            let character = character(code);
            assert!(character.is_ascii_graphic() && !"<>&".contains(character));
            assert_eq!(value(character as u8), Some(code));
        }
    }

    #[test]
    fn bytes_of_any_length_come_back() {
        let bytes: Vec<u8> = (0..5000_u32)
            .map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8)
            .collect();
        for n in (0..200).chain([4999, 5000]) {
            let text = arm(&bytes[..n]);
            assert_eq!(disarm(&text), &bytes[..n], "{n} bytes");
            assert!(text.len() <= n * 16 / 13 + 3 + n / 800);
            let wrapped = text.replace('\n', "\r\n");
            assert_eq!(disarm(&wrapped), &bytes[..n]);
        }
        assert_eq!(disarm(&arm(&[255; 40])), [255; 40]);
    }
}
