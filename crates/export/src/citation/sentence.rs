//! Sentences of a reference.

/// The words with a full stop, unless they end in a mark of their own; nothing of nothing.
pub(super) fn sentence(words: &str) -> String {
    let bare = words.trim_end_matches(['”', '’', '"', ')']);
    if words.is_empty() || bare.ends_with(['.', '?', '!', '…']) {
        words.to_owned()
    } else {
        format!("{words}.")
    }
}

/// One after the other; those without words are left out.
pub(super) fn join(sentences: &[String]) -> String {
    let said: Vec<&str> = sentences
        .iter()
        .map(String::as_str)
        .filter(|words| !words.is_empty())
        .collect();
    said.join(" ")
}
