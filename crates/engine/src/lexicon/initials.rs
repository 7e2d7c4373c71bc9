//! Which pairs of letters begin the words of some lists: a test of two bytes that passes most other words over before they are
//! compared with each of the list.

/// The first two letters of the words of some lists, whatever their case; a set of pairs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Initials([u32; OTHER + 1]);

/// What stands for anything that is no letter, and for nothing.
const OTHER: usize = 26;

impl Initials {
    /// Those of the words of all the lists, in ASCII.
    pub(crate) const fn of(lists: &[&[&str]]) -> Self {
        let mut pairs = [0; OTHER + 1];
        let mut list = 0;
        while list < lists.len() {
            let mut at = 0;
            while at < lists[list].len() {
                let word = lists[list][at].as_bytes();
                pairs[letter(word, 0)] |= 1 << letter(word, 1);
                at += 1;
            }
            list += 1;
        }
        Self(pairs)
    }

    /// Those of both sets.
    pub(crate) const fn or(mut self, other: Self) -> Self {
        let mut at = 0;
        while at < self.0.len() {
            self.0[at] |= other.0[at];
            at += 1;
        }
        self
    }

    /// Whether the word may be one of the lists, its accents aside: never false for one that is.
    pub(crate) fn may_be(&self, word: &str) -> bool {
        let word = word.as_bytes();
        let is_wide = word.iter().take(2).any(|byte| !byte.is_ascii());
        is_wide || self.0[letter(word, 0)] >> letter(word, 1) & 1 == 1
    }
}

/// The number of the letter at a byte.
const fn letter(word: &[u8], at: usize) -> usize {
    if at >= word.len() {
        return OTHER;
    }
    let number = (word[at] | 0x20).wrapping_sub(b'a') as usize;
    if number < OTHER { number } else { OTHER }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_of_the_lists_is_passed_over() {
        const INITIALS: Initials =
            Initials::of(&[&["monday", "a"]]).or(Initials::of(&[&["o'clock"]]));
        for word in [
            "monday", "Monday", "MOnth", "a", "A-", "O'CLOCK", "mònday", "Élan",
        ] {
            assert!(INITIALS.may_be(word), "{word}");
        }
        for word in ["", "m", "tuesday", "ab", "oclock", "5", "[b"] {
            assert!(!INITIALS.may_be(word), "{word}");
        }
    }
}
