//! Words as comparison sees them: in lower case, those without content told apart, endings that do not matter cut off.

/// Words without content of their own. By hand, from general knowledge.
const STOP: [&str; 97] = [
    "a", "about", "after", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be",
    "been", "before", "being", "but", "by", "can", "could", "did", "do", "does", "for", "from",
    "had", "has", "have", "he", "her", "here", "him", "his", "how", "i", "if", "in", "into", "is",
    "it", "its", "just", "ll", "may", "me", "more", "most", "my", "no", "not", "now", "of", "on",
    "or", "other", "our", "out", "over", "re", "s", "said", "she", "should", "so", "some", "such",
    "t", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those",
    "to", "up", "us", "ve", "very", "was", "we", "were", "what", "when", "which", "who", "will",
    "with", "worth", "would", "year", "you", "your",
];

/// Whether a word in lower case has no content of its own.
pub(super) fn is_stop(word: &str) -> bool {
    STOP.binary_search(&word).is_ok()
}

/// A word in lower case without the endings of number and tense: `duties` and `duty`, `opened` and `open`.
pub(super) fn stem(word: &str) -> String {
    let cut = |ending: &str, least: usize| {
        word.strip_suffix(ending)
            .filter(|rest| rest.chars().count() >= least)
    };
    if let Some(rest) = cut("ies", 3) {
        return format!("{rest}y");
    }
    if word.ends_with("ss") || word.ends_with("us") {
        return word.to_owned();
    }
    let rest = cut("ing", 4)
        .or_else(|| cut("ed", 4))
        .or_else(|| cut("es", 4))
        .or_else(|| cut("s", 3))
        .unwrap_or(word);
    rest.strip_suffix('e').unwrap_or(rest).to_owned()
}

/// The words of a text in lower case, in order.
pub(super) fn lower_words(text: &str) -> impl Iterator<Item = String> {
    text.split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

/// The stems of the words with content, sorted, distinct.
pub(super) fn content_stems(text: &str) -> Vec<String> {
    let mut stems: Vec<String> = lower_words(text)
        .filter(|word| !is_stop(word))
        .map(|word| stem(&word))
        .collect();
    record::order::natural(&mut stems);
    stems.dedup();
    stems
}

/// Number of items that two sorted lists share.
pub(super) fn n_shared<T: Ord>(left: &[T], right: &[T]) -> usize {
    left.iter()
        .filter(|item| right.binary_search(item).is_ok())
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_in_order() {
        assert!(STOP.is_sorted());
    }

    #[test]
    fn endings_do_not_matter() {
        for (one, other) in [
            ("duty", "duties"),
            ("open", "opened"),
            ("opening", "opens"),
            ("tariff", "tariffs"),
            ("exchange", "exchanges"),
        ] {
            assert_eq!(stem(one), stem(other));
        }
        assert_ne!(stem("pass"), stem("pas"));
        assert_eq!(content_stems("The duties on the duty"), ["duty"]);
    }
}
