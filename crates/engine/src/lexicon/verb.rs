//! Forms of English verbs.

/// Form of a verb; past tense and participle are not told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerbForm {
    /// `praise`
    Base,
    /// `praises`
    Third,
    /// `praised`
    Past,
    /// `praising`
    Ing,
}

/// A word with the ending of a third person or plural.
pub(super) fn with_s(base: &str) -> String {
    let consonant_y = base
        .strip_suffix('y')
        .filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']));
    match consonant_y {
        Some(stem) => format!("{stem}ies"),
        None if base.ends_with(['s', 'x', 'z']) || base.ends_with("ch") || base.ends_with("sh") => {
            format!("{base}es")
        }
        None => format!("{base}s"),
    }
}

/// Forms of a verb; `irregular` holds past tense and participles (and spelling variants), possibly empty.
pub(super) fn verb_forms(base: &str, irregular: &str) -> Vec<(String, VerbForm)> {
    let doubled = irregular.split_whitespace().next().and_then(|past| {
        let last = base.chars().last()?;
        past.strip_prefix(base)?
            .starts_with(last)
            .then(|| format!("{base}{last}"))
    });
    let stem = doubled.as_deref().unwrap_or(base);
    let ing = match stem.strip_suffix('e') {
        Some(_) if stem.ends_with("ee") || stem.ends_with("oe") || stem.ends_with("ye") => {
            format!("{stem}ing")
        }
        Some(short) if stem.ends_with("ie") => {
            format!("{}ying", short.strip_suffix('i').unwrap_or(short))
        }
        Some(short) => format!("{short}ing"),
        None => format!("{stem}ing"),
    };
    let mut forms = vec![
        (base.to_owned(), VerbForm::Base),
        (with_s(base), VerbForm::Third),
        (ing, VerbForm::Ing),
    ];
    // Verbs that end in t or d and do not change (`cut`, `hit`) and those that double it (`permit`).
    if base.ends_with('t') && irregular.split_whitespace().next() == Some(base) {
        forms.push((format!("{base}ting"), VerbForm::Ing));
    }
    if irregular.is_empty() {
        let past = if base.ends_with('e') {
            format!("{base}d")
        } else if let Some(short) = base
            .strip_suffix('y')
            .filter(|short| !short.ends_with(['a', 'e', 'o', 'u']))
        {
            format!("{short}ied")
        } else {
            format!("{base}ed")
        };
        forms.push((past, VerbForm::Past));
    }
    for form in irregular.split_whitespace() {
        let kind = if form.ends_with("ing") && form.len() > base.len() {
            VerbForm::Ing
        } else {
            VerbForm::Past
        };
        if form != base {
            forms.push((form.to_owned(), kind));
        }
    }
    forms
}
