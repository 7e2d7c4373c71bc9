//! The distinct forms of an article's tokens: half of its tokens repeat an earlier one, and what is asked of a word as it is
//! written is asked once for each form.

use crate::{lexicon::fold::hash_folded, segment::Token};
use record::span::Span;

/// A word or mark as written, whatever stands around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Form {
    /// Where it stands first.
    pub(crate) span: Span,
    /// See [`hash_folded`].
    pub(crate) hash: u64,
}

/// The forms of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Forms {
    /// In the order in which they come up.
    list: Vec<Form>,
    /// For each token its form, as position in the list.
    of_tokens: Vec<u32>,
}

impl Forms {
    pub(crate) fn new(text: &str, tokens: &[Token]) -> Self {
        let mut forms = Self {
            list: Vec::with_capacity(tokens.len()),
            of_tokens: Vec::with_capacity(tokens.len()),
        };
        // Of each form seen so far its key; in each slot the position of a form, plus one, or 0.
        let mut keys: Vec<u64> = Vec::with_capacity(tokens.len());
        let mut slots = vec![0; (tokens.len() * 2).next_power_of_two()];
        for token in tokens {
            let key = key_of(text, token.span);
            let mut at = home(key, slots.len());
            let found = loop {
                let Some(form) = (slots[at] as usize).checked_sub(1) else {
                    break None;
                };
                if keys[form] == key && is_same(text, forms.list[form].span, token.span) {
                    break Some(form as u32);
                }
                at = (at + 1) & (slots.len() - 1);
            };
            forms.of_tokens.push(found.unwrap_or_else(|| {
                let hash = hash_folded(token.span.slice(text));
                forms.list.push(Form {
                    span: token.span,
                    hash,
                });
                keys.push(key);
                slots[at] = keys.len() as u32;
                slots[at] - 1
            }));
        }
        forms
    }

    /// The forms, in the order in which they come up.
    pub(crate) fn iter(&self) -> std::slice::Iter<'_, Form> {
        self.list.iter()
    }

    /// The hash of each form.
    pub(crate) fn hashes(&self) -> impl Iterator<Item = u64> + Clone {
        self.list.iter().map(|form| form.hash)
    }

    /// For each token what holds of its form, from one value for each form.
    pub(crate) fn for_tokens<V: Copy>(&self, values: impl Iterator<Item = V>) -> Vec<V> {
        let values: Vec<V> = values.collect();
        let forms = self.of_tokens.iter();
        forms.map(|&form| values[form as usize]).collect()
    }
}

/// Bytes that a key holds as they are.
const KEPT: usize = 8;

/// The bytes of a token as a number, each eight upon those before.
fn key_of(text: &str, span: Span) -> u64 {
    let (start, n_bytes) = (span.start as usize, span.len() as usize);
    let eight = text.as_bytes().get(start..).and_then(<[u8]>::first_chunk);
    match eight {
        Some(&eight) if n_bytes <= KEPT => {
            let n_other = (KEPT - n_bytes) as u32;
            let mask = u64::MAX.checked_shr(8 * n_other).unwrap_or(0);
            u64::from_le_bytes(eight) & mask
        }
        _ => {
            let bytes = span.slice(text).bytes().rev();
            bytes.fold(0, |key, byte| key.rotate_left(8) ^ u64::from(byte))
        }
    }
}

/// Where a key belongs among as many slots, a power of two.
const fn home(key: u64, n_slots: usize) -> usize {
    (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize & n_slots.wrapping_sub(1)
}

/// Whether two tokens with one key are written the same.
fn is_same(text: &str, one: Span, other: Span) -> bool {
    one.len() == other.len() && (one.len() as usize <= KEPT || one.slice(text) == other.slice(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::fold::to_folded;
    use record::word_map::hash_of;

    /// The words of a text, by white space.
    fn tokens_of(text: &str) -> Vec<Token> {
        let mut start = 0;
        let words = text.split(' ').map(|word| {
            let span = Span::new(start, start + word.len() as u32);
            start = span.end + 1;
            Token { span }
        });
        words.collect()
    }

    #[test]
    fn words_written_the_same_are_one_form() {
        let text = "the salt The salt partnership of\0 of partnerships  É partnership é of n’t the";
        let tokens = tokens_of(text);
        let forms = Forms::new(text, &tokens);
        let first = forms.for_tokens(forms.iter().map(|form| form.span.slice(text)));
        let hashes = forms.for_tokens(forms.hashes());
        for ((token, first), hash) in tokens.iter().zip(first).zip(hashes) {
            let word = token.span.slice(text);
            assert_eq!(word, first);
            assert_eq!(hash, hash_of(&to_folded(word)), "{word}");
        }
        let mut words: Vec<&str> = text.split(' ').collect();
        words.sort_unstable();
        words.dedup();
        assert_eq!(forms.list.len(), words.len());
        assert_eq!(Forms::new("", &[]), Forms::default());
    }
}
