//! The label of a turn: who speaks, before a colon or as the letter of an interview.

use record::span::Span;

/// Words of a name such as `THE CHAIRWOMAN`, at most.
const LONGEST: usize = 4;

/// Characters of a label with all that is said of the speaker in brackets or behind a comma, at most. A paragraph may be a
/// megabyte.
const FAR: usize = 90;

/// How a label is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `Q` or `A`.
    Letter,
    /// A name in capitals.
    Capitals,
    /// A name as names are written, which many a line of a list begins with too.
    Name,
}

/// What a paragraph begins with that may say who speaks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Label<'a> {
    /// Where it stands, without what parts it from the words behind it.
    pub(super) span: Span,
    /// How it is written.
    pub(super) form: Form,
    /// The name in it, without what is said of its bearer.
    pub(super) name: &'a str,
    /// Whether nothing follows it but a stage direction.
    pub(super) is_alone: bool,
    /// What follows it, if need be in the next paragraph.
    pub(super) said: &'a str,
}

/// The label of a turn at the beginning of a paragraph: `Q:`, `A.`, or a name before a colon.
pub(super) fn label(text: &str, paragraph: Span) -> Option<Label<'_>> {
    let words = paragraph.slice(text);
    let to = |end: usize| Span::new(paragraph.start, paragraph.start + end as u32);
    let is_apart = |rest: &str| rest.is_empty() || rest.starts_with(char::is_whitespace);
    if let Some(said) = behind_letter(words) {
        return Some(Label {
            span: to(1),
            form: Form::Letter,
            name: &words[..1],
            is_alone: false,
            said,
        });
    }
    let mut depth = 0;
    let mut head = words.char_indices().take(FAR);
    let (colon, _) = head.find(|(_, letter)| {
        depth += i32::from(matches!(letter, '(' | '[')) - i32::from(matches!(letter, ')' | ']'));
        *letter == ':' && depth <= 0
    })?;
    let said = words.get(colon + 1..).filter(|said| is_apart(said))?;
    let whole = words[..colon].trim_end();
    let name = whole
        .split(['(', '[', ','])
        .next()
        .unwrap_or(whole)
        .trim_end();
    Some(Label {
        span: to(whole.len()),
        form: form(name)?,
        name,
        is_alone: false,
        said,
    })
}

/// What follows the letter of an interview: `Q:`, `A.`, or, where a ministry prints its briefings, `Q` and a gap.
fn behind_letter(words: &str) -> Option<&str> {
    let said = words.strip_prefix(['Q', 'A'])?;
    let apart = said.strip_prefix([':', '.']);
    let is_gap =
        |said: &&str| words.starts_with('Q') && said.trim_start().starts_with(char::is_uppercase);
    let said = apart.or(Some(said).filter(is_gap))?;
    said.starts_with(char::is_whitespace).then_some(said)
}

/// How a name is written; nothing where it is none.
fn form(name: &str) -> Option<Form> {
    let is_of_names = |letter: char| {
        letter.is_alphabetic() || matches!(letter, ' ' | '.' | '-' | '‑' | '’' | '\'')
    };
    let words = || name.split(' ');
    // Stops end short forms, not sentences.
    let is_short = |word: &str| !word.ends_with('.') || word.chars().count() <= 5;
    if !name.chars().all(is_of_names) || words().count() > LONGEST || !words().all(is_short) {
        return None;
    }
    let n_of = |test: fn(char) -> bool| name.chars().filter(|letter| test(*letter)).count();
    let (n_upper, n_lower) = (n_of(char::is_uppercase), n_of(char::is_lowercase));
    // `McBRIDE` is in capitals as well.
    if n_upper >= 2 && n_lower * 3 <= n_upper {
        return Some(Form::Capitals);
    }
    let is_capital = |word: &str| word.starts_with(char::is_uppercase);
    let is_particle = |word: &str| !word.is_empty() && word.chars().count() <= 3;
    let is_name = n_lower > 0
        && words().next().is_some_and(is_capital)
        && words().next_back().is_some_and(is_capital)
        && words().all(|word| is_capital(word) || is_particle(word));
    is_name.then_some(Form::Name)
}

/// The last word of a name, by which its bearer is called.
pub(super) fn last_word(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, Form, &str)>) {
        let found = label(text, Span::new(0, text.len() as u32));
        let found = found.map(|label| {
            let key = last_word(label.name);
            (label.span.slice(text), label.form, key)
        });
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn labels_of_turns() {
        check("Q: Did you read it?", Some(("Q", Form::Letter, "Q")));
        check("A. I did.", Some(("A", Form::Letter, "A")));
        check(
            "MIRA CASTELLAN: I did.",
            Some(("MIRA CASTELLAN", Form::Capitals, "CASTELLAN")),
        );
        check(
            "MS. VOSS: I did.",
            Some(("MS. VOSS", Form::Capitals, "VOSS")),
        );
        check(
            "McBRIDE: I did.",
            Some(("McBRIDE", Form::Capitals, "McBRIDE")),
        );
        check(
            "SEN. OTTO BRANDL (Ind.), CHAIRMAN: No.",
            Some((
                "SEN. OTTO BRANDL (Ind.), CHAIRMAN",
                Form::Capitals,
                "BRANDL",
            )),
        );
        check(
            "Castellan: I did.",
            Some(("Castellan", Form::Name, "Castellan")),
        );
        check(
            "Otto van der Brandl: I did.",
            Some(("Otto van der Brandl", Form::Name, "Brandl")),
        );
        check("A treaty: at last.", None);
        check("The end of it: nothing.", None);
        check("U.S. envoys left.", None);
        check("We left. They: no.", None);
        check("12:30", None);
        check("ÉÉ:", Some(("ÉÉ", Form::Capitals, "ÉÉ")));
        check("Q     Mr. Brandl, did you?", Some(("Q", Form::Letter, "Q")));
        check("A  Man left.", None);
        check("Question time began.", None);
        check(
            "Mira Castellan (00:12):",
            Some(("Mira Castellan (00:12)", Form::Name, "Castellan")),
        );
        check(
            "Castellan: (00:12)",
            Some(("Castellan", Form::Name, "Castellan")),
        );
        check("", None);
    }
}
