//! `ToUnicode` maps: which characters the codes of a font stand for. They are written in PostScript, of which only strings,
//! lists and words are read here (Adobe Technical Note 5411; ISO 32000-1, section 9.10.3).

/// What a map says, in its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// Codes of this many bytes, from first to last.
    Length(usize, u32, u32),
    /// The characters of one code.
    Text(u32, String),
    /// The characters of the first of a row of codes; those of the others follow in the order of Unicode.
    Row(u32, u32, String),
}

enum Token {
    String(Vec<u8>),
    Open,
    Close,
    Word(WordKind),
}

enum WordKind {
    Lengths,
    Texts,
    Rows,
    End,
    Other,
}

/// The entries of a map; whatever is broken is passed over.
pub(super) fn read(map: &[u8], mut each: impl FnMut(Entry)) {
    let mut rest = map;
    let mut section = WordKind::Other;
    let mut strings: Vec<Vec<u8>> = Vec::new();
    let mut list: Option<Vec<Vec<u8>>> = None;
    while let Some(token) = next_token(&mut rest) {
        match token {
            Token::Word(WordKind::Other) => continue,
            Token::Word(kind) => {
                section = kind;
                strings.clear();
                list = None;
                continue;
            }
            Token::Open => {
                list = Some(Vec::new());
                continue;
            }
            Token::String(bytes) => match &mut list {
                Some(list) => list.push(bytes),
                None => strings.push(bytes),
            },
            Token::Close => {}
        }
        match (&section, strings.as_slice()) {
            (WordKind::Lengths, [low, high]) => {
                each(Entry::Length(low.len(), number(low), number(high)))
            }
            (WordKind::Texts, [code, text]) => each(Entry::Text(number(code), characters(text))),
            (WordKind::Rows, [first, last, text]) => {
                each(Entry::Row(number(first), number(last), characters(text)));
            }
            (WordKind::Rows, [first, last]) => {
                // Waits for the row's characters: one string, or a list that is not at its end yet.
                let is_listed = matches!(token_ends(rest), Some(b']'));
                let Some(texts) = list.as_ref().filter(|_| is_listed) else {
                    continue;
                };
                for (code, text) in (number(first)..=number(last)).zip(texts) {
                    each(Entry::Text(code, characters(text)));
                }
                list = None;
            }
            (WordKind::Lengths | WordKind::Texts | WordKind::Rows, _) => continue,
            _ => {}
        }
        strings.clear();
    }
}

/// The next byte that is no white space.
fn token_ends(rest: &[u8]) -> Option<&u8> {
    rest.iter().find(|byte| !byte.is_ascii_whitespace())
}

fn next_token(rest: &mut &[u8]) -> Option<Token> {
    let text = rest.trim_ascii_start();
    let (&first, after) = text.split_first()?;
    let until = |text: &[u8], end: u8| {
        text.iter()
            .position(|&byte| byte == end)
            .unwrap_or(text.len())
    };
    match first {
        b'<' if after.first() != Some(&b'<') => {
            let end = until(after, b'>');
            let (hex, tail) = after.split_at(end);
            *rest = tail.get(1..).unwrap_or(&[]);
            Some(Token::String(bytes_of_hex(hex)))
        }
        b'[' => {
            *rest = after;
            Some(Token::Open)
        }
        b']' => {
            *rest = after;
            Some(Token::Close)
        }
        b'%' => {
            *rest = after.get(until(after, b'\n')..).unwrap_or(&[]);
            Some(Token::Word(WordKind::Other))
        }
        _ => {
            let ends = |byte: &u8| byte.is_ascii_whitespace() || b"<[]%".contains(byte);
            let length = after.iter().position(ends).map_or(text.len(), |at| at + 1);
            let (word, tail) = text.split_at(length);
            *rest = tail;
            Some(Token::Word(match word {
                b"begincodespacerange" => WordKind::Lengths,
                b"beginbfchar" => WordKind::Texts,
                b"beginbfrange" => WordKind::Rows,
                _ if word.starts_with(b"end") => WordKind::End,
                _ => WordKind::Other,
            }))
        }
    }
}

fn bytes_of_hex(hex: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = hex
        .iter()
        .filter_map(|&byte| char::from(byte).to_digit(16))
        .map(|digit| digit as u8)
        .collect();
    digits
        .chunks(2)
        .map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0))
        .collect()
}

fn number(bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .take(4)
        .fold(0, |number, &byte| number << 8 | u32::from(byte))
}

/// UTF-16, high byte first.
fn characters(bytes: &[u8]) -> String {
    if let [byte] = bytes {
        return char::from(*byte).to_string();
    }
    let (pairs, _) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|&pair| u16::from_be_bytes(pair));
    char::decode_utf16(units)
        .filter_map(Result::ok)
        .filter(|&character| character != '\0')
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_three_sections_are_read() {
        let map = b"/CIDSystemInfo<< /Registry (Adobe) >> def % <00>\n1 begincodespacerange <0000><FFFF> endcodespacerange\n\
            2 beginbfchar <01> <0042> <0002> <D83DDE42> endbfchar\n\
            2 beginbfrange <0010> <0012> <0061> <20> <21> [<0078> <00660069>] <30> <31> <0041> endbfrange";
        let mut found = Vec::new();
        read(map, |entry| found.push(entry));
        assert_eq!(
            found,
            [
                Entry::Length(2, 0, 0xFFFF),
                Entry::Text(1, "B".into()),
                Entry::Text(2, "🙂".into()),
                Entry::Row(16, 18, "a".into()),
                Entry::Text(0x20, "x".into()),
                Entry::Text(0x21, "fi".into()),
                Entry::Row(0x30, 0x31, "A".into()),
            ]
        );
    }

    #[test]
    fn broken_maps_end() {
        for map in [
            &b"beginbfrange <01 <"[..],
            b"beginbfrange <01> <FFFFFFFF> [",
            b"beginbfchar <> <>",
            b"<<<<[[[",
        ] {
            read(map, |_| {});
        }
    }
}
