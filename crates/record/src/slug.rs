//! Names to ids and keys.

use std::borrow::Cow;

use crate::fold::to_folded;

/// A name in lower case without accents, its words joined by hyphens; apostrophes and the stops of abbreviations go. Empty
/// where nothing is left.
///
/// ```
/// use record::slug::to_slug;
///
/// assert_eq!(to_slug("Zoë O’Hara, Jr."), "zoe-ohara-jr");
/// assert_eq!(to_slug("…"), "");
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
    slug
}

/// As [`to_slug`], with something else where nothing is left.
pub fn slug_or(name: &str, otherwise: &str) -> String {
    match to_slug(name) {
        empty if empty.is_empty() => otherwise.to_owned(),
        slug => slug,
    }
}

/// The id of an actor of that name where no other has it; `actor` for a name without letters and digits. The engine and people
/// who make an actor give the same.
pub fn actor_slug(name: &str) -> String {
    slug_or(name, "actor")
}
