//! The words and marks of Rust source text. Comments, documentation among them, are none.

/// A piece of source text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// An identifier or a keyword; raw identifiers without `r#`.
    Word(&'a str),
    /// What stands between the quotation marks of a string.
    Text(&'a str),
    /// `::`
    Colons,
    /// Any other mark.
    Mark(char),
}

/// The tokens of `source` in their order. Characters in quotes, lifetimes and numbers are left out: nobody is named by them.
pub(super) fn tokens(source: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            comment_length(rest)
        } else if let Some((text, length)) = text(rest) {
            tokens.push(Token::Text(text));
            length
        } else if first == '\'' {
            quoted_length(rest)
        } else if first.is_ascii_digit() {
            word_length(rest)
        } else if is_word(first) {
            let name = rest.strip_prefix("r#").unwrap_or(rest);
            let length = word_length(name);
            tokens.push(Token::Word(&name[..length]));
            rest.len() - name.len() + length
        } else if rest.starts_with("::") {
            tokens.push(Token::Colons);
            2
        } else {
            if !first.is_whitespace() {
                tokens.push(Token::Mark(first));
            }
            first.len_utf8()
        };
        rest = &rest[length..];
    }
    tokens
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

fn word_length(text: &str) -> usize {
    text.find(|character| !is_word(character))
        .unwrap_or(text.len())
}

/// Block comments may stand inside each other.
fn comment_length(text: &str) -> usize {
    let mut depth = 0_u32;
    let mut at = 0;
    while at < text.len() {
        if text[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if text[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                break;
            }
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    at
}

/// A string at the beginning of `source`, of any sort: what stands in it, and how long it is with its marks.
fn text(source: &str) -> Option<(&str, usize)> {
    let marks = source.trim_start_matches(['b', 'c', 'r']);
    let prefix = &source[..source.len() - marks.len()];
    if !["", "b", "c", "r", "br", "cr"].contains(&prefix) {
        return None;
    }
    if !prefix.ends_with('r') {
        let inside = marks.strip_prefix('"')?;
        let mut is_escaped = false;
        let end = inside.find(|character| {
            let is_end = character == '"' && !is_escaped;
            is_escaped = character == '\\' && !is_escaped;
            is_end
        })?;
        return Some((&inside[..end], prefix.len() + end + 2));
    }
    let n_hashes = marks.len() - marks.trim_start_matches('#').len();
    let inside = marks[n_hashes..].strip_prefix('"')?;
    let closing = format!("\"{}", "#".repeat(n_hashes));
    let end = inside.find(&closing)?;
    Some((&inside[..end], prefix.len() + 2 * n_hashes + 2 + end))
}

/// How long `'x'`, `'\u{2019}'` or the lifetime `'a` is.
fn quoted_length(text: &str) -> usize {
    let inside = &text[1..];
    let mut characters = inside.chars();
    match (characters.next(), characters.next()) {
        // What is escaped may be a quotation mark itself.
        (Some('\\'), Some(escaped)) => {
            let from = 1 + escaped.len_utf8();
            inside[from..]
                .find('\'')
                .map_or(text.len(), |at| 1 + from + at + 1)
        }
        (Some(character), Some('\'')) => 1 + character.len_utf8() + 1,
        _ => 1 + word_length(inside),
    }
}

#[test]
fn comments_strings_and_characters_name_nobody() {
    let source = r####"
        //! [`crate::a::A`] and "a
        /* crate::b::B /* nested */ crate::c::C */
        /// crate::d::D
        let r#type: &'a str = r#"use crate::e::E; " \"#; // crate::f::F
        'x' '\'' '"' '\u{2019}' b"\"crate::g" 1_000u32 é::ü
    "####;
    let found = tokens(source);
    let words: Vec<&str> = found
        .iter()
        .filter_map(|token| match token {
            Token::Word(word) => Some(*word),
            _ => None,
        })
        .collect();
    assert_eq!(words, ["let", "type", "str", "é", "ü"]);
    let texts: Vec<Token<'_>> = found
        .into_iter()
        .filter(|token| matches!(token, Token::Text(_)))
        .collect();
    assert_eq!(
        texts,
        [
            Token::Text("use crate::e::E; \" \\"),
            Token::Text("\\\"crate::g")
        ]
    );
}
