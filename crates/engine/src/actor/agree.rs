//! Whether two full names with one family name can be one person's. Used within an article and across a corpus.

use crate::lexicon::names::Names;

/// How well two names go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Agreement {
    /// The same given name or forms of one, no middle name against it.
    Certain,
    /// An initial that fits, or a name without given name.
    Possible,
    /// Another given or middle name.
    No,
}

/// Whether the folded words of two full names that end in one family name can be one person's: `Bill Moss` and `William
/// J. Moss` certainly, `W. Moss` possibly, `Ada Moss` or `William K. Moss` beside `William J. Moss` not.
pub(crate) fn agree(names: &Names, one: &[String], other: &[String]) -> Agreement {
    let ([given, middle @ .., _], [other_given, other_middle @ .., _]) = (one, other) else {
        return Agreement::Possible;
    };
    let by_given = given_names_agree(names, given, other_given);
    if by_given == Agreement::No || !middle_names_agree(middle, other_middle) {
        return Agreement::No;
    }
    by_given
}

/// Whether two given names are one person's: the same or a short form certainly, an initial possibly.
fn given_names_agree(names: &Names, one: &str, other: &str) -> Agreement {
    match (initial(one), initial(other)) {
        (None, None) if names.are_forms_of_one_name(one, other) => Agreement::Certain,
        (None, None) => Agreement::No,
        (one_initial, other_initial) => {
            let first = one_initial.or_else(|| one.chars().next());
            let second = other_initial.or_else(|| other.chars().next());
            if first == second {
                Agreement::Possible
            } else {
                Agreement::No
            }
        }
    }
}

/// Middle names agree as far as both have them: `A.` with `Anna`, not with `B.`; none agrees with any.
fn middle_names_agree(one: &[String], other: &[String]) -> bool {
    let parts = |words: &[String]| -> Vec<String> {
        let split = |word: &String| {
            // `h.w.` are two.
            let parts = word.split_inclusive('.').map(str::to_owned);
            parts.collect::<Vec<_>>()
        };
        words.iter().flat_map(split).collect()
    };
    let agrees = |one: &String, other: &String| match (initial(one), initial(other)) {
        (None, None) => one == other,
        _ => one.chars().next() == other.chars().next(),
    };
    let (one, other) = (parts(one), parts(other));
    one.iter()
        .zip(&other)
        .all(|(one, other)| agrees(one, other))
}

/// The letter of an initial, `w.` or `w`.
fn initial(name: &str) -> Option<char> {
    let letter = name.strip_suffix('.').unwrap_or(name);
    let mut letters = letter.chars();
    letters.next().filter(|_| letters.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[track_caller]
    fn check(one: &str, other: &str, expected: Agreement) {
        let words = |name: &str| -> Vec<String> { name.split(' ').map(str::to_owned).collect() };
        let names = &Lexicon::bundled().names;
        assert_eq!(agree(names, &words(one), &words(other)), expected);
        assert_eq!(agree(names, &words(other), &words(one)), expected);
    }

    #[test]
    fn given_and_middle_names_decide() {
        check("bill moss", "william j. moss", Agreement::Certain);
        check("w. moss", "william moss", Agreement::Possible);
        check("ada moss", "william moss", Agreement::No);
        check("john a. moss", "john b. moss", Agreement::No);
        check("john a. moss", "john albert moss", Agreement::Certain);
        check("john albert moss", "john anton moss", Agreement::No);
        check("george h.w. moss", "george w. moss", Agreement::No);
        check("george h.w. moss", "george moss", Agreement::Certain);
        check("moss", "ada moss", Agreement::Possible);
    }
}
