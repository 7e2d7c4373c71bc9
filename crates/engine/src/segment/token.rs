//! One paragraph to tokens. Follows the Penn Treebank as revised for `OntoNotes` (clitics and hyphens stand alone:
//! `do|n't`, `Castellan|'s`, `long|-|time`), but every token is a slice of the text as written.

use super::segments::Token;
use crate::lexicon::{Lexicon, abbreviation::Abbreviation};
use record::span::Span;

/// Words that are written with an apostrophe in place of their beginning.
const ELISIONS: [&str; 9] = [
    "em", "til", "tis", "twas", "cause", "bout", "round", "n", "cuz",
];
/// What can follow the apostrophe of a clitic.
const CLITICS: [&str; 6] = ["s", "re", "ve", "ll", "d", "m"];

/// Appends the tokens of one paragraph.
pub(crate) fn find_tokens(text: &str, paragraph: Span, lexicon: &Lexicon, tokens: &mut Vec<Token>) {
    let scanner = Scanner {
        text: paragraph.slice(text),
        lexicon,
    };
    let mut at = 0;
    while let Some(first) = scanner.char_at(at) {
        let end = if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        } else if is_word_char(first) {
            scanner.push_word(at, paragraph.start, tokens)
        } else {
            let end = scanner.end_of_mark(at, first);
            push(tokens, paragraph.start, at, end);
            end
        };
        at = end;
    }
}

fn push(tokens: &mut Vec<Token>, offset: u32, start: usize, end: usize) {
    let span = Span::new(offset + start as u32, offset + end as u32);
    tokens.push(Token { span });
}

/// Letters, digits, the marks that combine with them, and the underscore.
pub(crate) fn is_word_char(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphanumeric() || character == '_';
    }
    character.is_alphanumeric() || matches!(character, '\u{300}'..='\u{36f}' | '\u{200d}')
}

/// The same for bytes that are characters.
const IS_WORD_BYTE: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        table[byte as usize] = byte.is_ascii_alphanumeric() || byte == b'_';
        byte += 1;
    }
    table
};

fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’')
}

struct Scanner<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
}

impl Scanner<'_> {
    fn char_at(&self, at: usize) -> Option<char> {
        let byte = *self.text.as_bytes().get(at)?;
        if byte.is_ascii() {
            return Some(char::from(byte));
        }
        self.text.get(at..)?.chars().next()
    }

    fn char_before(&self, at: usize) -> Option<char> {
        self.text.get(..at)?.chars().next_back()
    }

    fn slice(&self, start: usize, end: usize) -> &str {
        self.text.get(start..end).unwrap_or("")
    }

    fn end_of_word_chars(&self, mut at: usize) -> usize {
        let bytes = self.text.as_bytes();
        let is_plain = |byte: &&u8| IS_WORD_BYTE[usize::from(**byte)];
        loop {
            at += bytes.iter().skip(at).take_while(is_plain).count();
            match self.char_at(at) {
                Some(character) if !character.is_ascii() && is_word_char(character) => {
                    at += character.len_utf8();
                }
                _ => return at,
            }
        }
    }

    /// End of a web address: white space, a dash or a quotation mark.
    fn end_of_address(&self, mut at: usize) -> usize {
        let ends = |c: char| c.is_whitespace() || "—–“”‘’«»\"<>".contains(c);
        while let Some(character) = self.char_at(at).filter(|&c| !ends(c)) {
            at += character.len_utf8();
        }
        at
    }

    /// End of a token that starts with something else than a letter or digit.
    fn end_of_mark(&self, at: usize, first: char) -> usize {
        let next = at + first.len_utf8();
        let follower = self.char_at(next);
        match first {
            '@' | '#' if follower.is_some_and(is_word_char) => self.end_of_word_chars(next),
            '.' | '-' | '!' | '?' | '*' | '=' => {
                let run = self.slice(next, self.text.len());
                next + (run.len() - run.trim_start_matches(first).len())
            }
            '`' if follower == Some('`') => next + 1,
            // `''Tis a pity,' she said`: a mark that opens, and the apostrophe of the word behind it.
            '\'' if follower == Some('\'') && self.end_of_elision(next, next + 1) > next + 1 => {
                next
            }
            '\'' if follower == Some('\'') => next + 1,
            '\'' | '’' if follower.is_some_and(is_word_char) => self.end_of_elision(at, next),
            _ => next,
        }
    }

    /// An apostrophe belongs to the word after it in `'em` and `'90s`, and in a clitic cut off from its word (`”'s`).
    fn end_of_elision(&self, at: usize, next: usize) -> usize {
        let end = self.end_of_word_chars(next);
        let word = self.slice(next, end);
        let decade = word.strip_suffix('s').unwrap_or(word);
        let is_decade = decade.len() == 2 && decade.bytes().all(|byte| byte.is_ascii_digit());
        let is_clitic = self
            .char_before(at)
            .is_some_and(|before| !before.is_whitespace())
            && matches_any(word, &CLITICS);
        if is_decade || is_clitic || matches_any(word, &ELISIONS) {
            end
        } else {
            next
        }
    }

    /// Appends the token or tokens of the word at `start`; returns where it ends.
    fn push_word(&self, start: usize, offset: u32, tokens: &mut Vec<Token>) -> usize {
        let end = self.end_of_word(start);
        let word = self.slice(start, end);
        if let Some(cut) = clitic_start(word) {
            push(tokens, offset, start, start + cut);
            push(tokens, offset, start + cut, end);
            return end;
        }
        let end = if self.takes_stop(start, end) {
            end + 1
        } else {
            end
        };
        push(tokens, offset, start, end);
        end
    }

    /// End of a run of word characters with the marks that can stand inside a word.
    fn end_of_word(&self, start: usize) -> usize {
        let mut part = start;
        let mut at = self.end_of_word_chars(start);
        while let Some(mark) = self.char_at(at).filter(|&mark| mark != ' ') {
            let next = at + mark.len_utf8();
            let Some(after) = self.char_at(next) else {
                break;
            };
            if mark == ':' && self.slice(next, next + 2) == "//" {
                let end = self.end_of_address(next);
                let address = self.slice(start, end);
                return start
                    + address
                        .trim_end_matches(|c: char| !is_word_char(c) && c != '/')
                        .len();
            }
            let before = self.char_before(at).unwrap_or(' ');
            let joined = match mark {
                '.' => self.joins_at_stop(part, at, before, after),
                ',' | ':' => before.is_ascii_digit() && after.is_ascii_digit(),
                '&' => before.is_uppercase() && after.is_uppercase(),
                '@' => is_word_char(after),
                '\'' | '’' => before.is_alphanumeric() && after.is_alphabetic(),
                _ => false,
            };
            if !joined {
                break;
            }
            part = next;
            at = self.end_of_word_chars(next);
        }
        at
    }

    /// Whether a stop with `after` behind it stands inside a word: `3.5`, `U.S`, `example.org`, but not `end.Next`.
    fn joins_at_stop(&self, part: usize, at: usize, before: char, after: char) -> bool {
        if !is_word_char(after) {
            return false;
        }
        let is_letter = at - part == before.len_utf8() && before.is_alphabetic();
        let is_degree = self.slice(part, at) == "Ph" && after == 'D';
        is_letter
            || is_degree
            || after.is_lowercase()
            || (before.is_ascii_digit() && after.is_ascii_digit())
    }

    /// Whether the stop at `end` belongs to the word before it, as that of an abbreviation.
    fn takes_stop(&self, start: usize, end: usize) -> bool {
        if self.char_at(end) != Some('.') || self.char_at(end + 1) == Some('.') {
            return false;
        }
        let word = self.slice(start, end);
        let mut rest = self.slice(end + 1, self.text.len()).chars();
        let touches = rest.clone().next().is_some_and(is_word_char);
        let follower = rest.find(|character| !character.is_whitespace());
        match self.lexicon.abbreviations.find(word) {
            Some(Abbreviation::Title) => {
                word.starts_with(char::is_lowercase) || follower.is_some_and(char::is_uppercase)
            }
            Some(Abbreviation::Number) => {
                let is_number = follower.is_some_and(|character| character.is_ascii_digit());
                is_number || (word.starts_with(char::is_uppercase) && !word.starts_with("No"))
            }
            Some(Abbreviation::Open) => !touches,
            None => {
                let mut letters = word.chars();
                let first = letters.next().unwrap_or(' ');
                match letters.next() {
                    None => first.is_uppercase() && first.is_alphabetic() && follower.is_some(),
                    Some('.') => first.is_alphabetic() && word.len() < 12,
                    Some(_) => false,
                }
            }
        }
    }
}

fn matches_any(word: &str, list: &[&str]) -> bool {
    list.iter().any(|entry| entry.eq_ignore_ascii_case(word))
}

/// Where the clitic of a word begins: `do|n't`, `she|'ll`, `can|not`.
fn clitic_start(word: &str) -> Option<usize> {
    if word.eq_ignore_ascii_case("cannot") {
        return Some(3);
    }
    // The last byte of an apostrophe stands before the one or two letters of a clitic.
    let may_end = |n: usize| {
        let byte = word
            .len()
            .checked_sub(n)
            .and_then(|at| word.as_bytes().get(at));
        matches!(byte, Some(b'\'' | 0x99))
    };
    if !may_end(2) && !may_end(3) {
        return None;
    }
    let at = word.rfind(is_apostrophe)?;
    let mark = word.get(at..)?.chars().next()?;
    let suffix = word.get(at + mark.len_utf8()..)?;
    if suffix.eq_ignore_ascii_case("t") {
        let stem = word.get(..at)?;
        let cut = at.checked_sub(1)?;
        return (cut > 0 && stem.ends_with(['n', 'N'])).then_some(cut);
    }
    (at > 0 && matches_any(suffix, &CLITICS)).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(input: &str, expected: &str) {
        let mut tokens = Vec::new();
        let span = Span::new(0, input.len() as u32);
        find_tokens(input, span, Lexicon::bundled(), &mut tokens);
        let found: Vec<&str> = tokens.iter().map(|token| token.span.slice(input)).collect();
        assert_eq!(found.join("|"), expected);
    }

    #[test]
    fn clitics_and_apostrophes() {
        check(
            "I don't, she’ll; we can’t",
            "I|do|n't|,|she|’ll|;|we|ca|n’t",
        );
        check(
            "Castellan's workers' O'Hara",
            "Castellan|'s|workers|'|O'Hara",
        );
        check(
            "give ’em the '90s, rock 'n roll",
            "give|’em|the|'90s|,|rock|'n|roll",
        );
        check("We cannot. DON'T", "We|can|not|.|DO|N'T");
        check("the ‘Herald’’s", "the|‘|Herald|’|’s");
    }

    #[test]
    fn abbreviations_keep_their_stop() {
        check(
            "Mr. Castellan of the U.S. Senate.",
            "Mr.|Castellan|of|the|U.S.|Senate|.",
        );
        check(
            "J. R. Moss, Ph.D., at 9 a.m.",
            "J.|R.|Moss|,|Ph.D.|,|at|9|a.m.",
        );
        check(
            "Answer: No. See No. 5, Jan. 3.",
            "Answer|:|No|.|See|No.|5|,|Jan.|3|.",
        );
        check("He lives in Port Rev.", "He|lives|in|Port|Rev|.");
        check("It was plan B.", "It|was|plan|B|.");
    }

    #[test]
    fn numbers_marks_and_addresses() {
        check("$1,200.50 (5%) at 10:30", "$|1,200.50|(|5|%|)|at|10:30");
        check("Wait... what?! --no", "Wait|...|what|?|!|--|no");
        check("long-time ally—Ruritania", "long|-|time|ally|—|Ruritania");
        check(
            "see https://ex.org/a-b?c=1. @mira #talks",
            "see|https://ex.org/a-b?c=1|.|@mira|#talks",
        );
        check(
            "mira@ex.org, example.org, AT&T",
            "mira@ex.org|,|example.org|,|AT&T",
        );
        check("he said.The end", "he|said|.|The|end");
        check("``so'' “ah”", "``|so|''|“|ah|”");
    }

    #[test]
    fn odd_input_is_total() {
        check("", "");
        check(" \n\t ", "");
        check("''' ’ ’s", "''|'|’|’|s");
        check("n't 't", "n't|'|t");
        check("e\u{301}te\u{301} 日本語。", "e\u{301}te\u{301}|日本語|。");
    }
}
