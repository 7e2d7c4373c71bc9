//! Names to ids.

use std::borrow::Cow;

use crate::lexicon::fold::to_folded;

/// A name in lower case without accents, its words joined by hyphens; apostrophes and the stops of abbreviations go.
/// `actor` where nothing is left.
///
/// ```
/// assert_eq!(engine::actor::to_slug("Zoë O’Hara, Jr."), "zoe-ohara-jr");
/// ```
pub fn to_slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    let folded = if name.is_ascii() {
        Cow::Borrowed(name)
    } else {
        Cow::Owned(to_folded(name))
    };
    for character in folded
        .chars()
        .map(|character| character.to_ascii_lowercase())
    {
        if character.is_alphanumeric() {
            slug.push(character);
        } else if !matches!(character, '\'' | '.') && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    if slug.is_empty() {
        "actor".to_owned()
    } else {
        slug
    }
}
