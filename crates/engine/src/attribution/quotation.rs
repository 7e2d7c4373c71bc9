//! Pairs quotation marks: curly, straight, guillemets, low-9, doubled back-ticks, and single marks told apart from
//! apostrophes. A quotation lies within one paragraph; one that runs over several is a chain of quotations of which each
//! but the first [continues](Quotation::continues) the one before. One pass over the marks of each paragraph.

use crate::segment::is_word_char;
use record::span::Span;

/// A stretch of text in quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// With the marks.
    pub span: Span,
    /// Without the marks.
    pub inner: Span,
    /// How many quotations enclose this one.
    pub depth: u8,
    /// Whether it goes on the quotation before it (the next paragraph opens again with no mark closed between).
    pub continues: bool,
    /// Whether a mark closes it. One that is not closed ends with its paragraph, or where a mark of its kind opens again.
    pub closed: bool,
}

/// Quotations of an article, by position; a nested one follows the one that encloses it. Marks of unknown partner are
/// left out: apostrophes, inches, a closing mark with nothing open.
///
/// ```
/// use engine::attribution::quotation::find_quotations;
/// use record::span::Span;
/// let text = "“It’s ‘late’,” she said.";
/// let found = find_quotations(text, &[Span::new(0, text.len() as u32)]);
/// assert_eq!(found[0].inner.slice(text), "It’s ‘late’,");
/// assert_eq!((found[1].inner.slice(text), found[1].depth), ("late", 1));
/// ```
pub fn find_quotations(text: &str, paragraphs: &[Span]) -> Vec<Quotation> {
    let mut all = Vec::new();
    let mut pending = None;
    for &paragraph in paragraphs {
        let mut marks = find_marks(text, paragraph);
        keep_paired_singles(text, &mut marks);
        let first = all.len();
        pending = pair_marks(paragraph, &marks, pending, &mut all);
        let own = &mut all[first..];
        own.sort_by_key(|quotation| (quotation.span.start, u32::MAX - quotation.span.end));
        set_depths(own);
    }
    all
}

/// Marks that can pair with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Double,
    Guillemet,
    Single,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Open,
    Close,
    /// A straight mark between two words or two spaces.
    Either,
}

#[derive(Clone, Copy, Debug)]
struct Mark {
    span: Span,
    kind: Kind,
    side: Side,
}

/// Characters other than letters, figures and plain punctuation, with their places: all that can be quotation marks, and more.
pub(super) fn odd_characters(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let is_odd = |&byte: &u8| matches!(byte, b'"' | b'\'' | b'`' | 0x80..);
        let rest = text.as_bytes().get(from..)?;
        let at = from + rest.iter().position(is_odd)?;
        let character = text.get(at..)?.chars().next()?;
        from = at + character.len_utf8();
        Some((at, character))
    })
}

/// All marks of a paragraph that may open or close a quotation.
fn find_marks(text: &str, paragraph: Span) -> Vec<Mark> {
    let inside = paragraph.slice(text);
    let mut marks = Vec::new();
    let mut is_low_open = false;
    let mut letters = odd_characters(inside);
    while let Some((at, character)) = letters.next() {
        let mut end = at + character.len_utf8();
        let (before, after) = (inside.get(..at), inside.get(end..));
        let before = before.and_then(|before| before.chars().next_back());
        let after = after.and_then(|after| after.chars().next());
        let (before, after) = (before.unwrap_or(' '), after.unwrap_or(' '));
        let found = match character {
            '“' | '‟' if is_low_open => Some((Kind::Double, Side::Close)),
            '“' | '„' | '‟' => Some((Kind::Double, Side::Open)),
            '”' => Some((Kind::Double, Side::Close)),
            '"' | '＂' => Some((Kind::Double, straight_side(before, after))),
            '«' | '‹' | '»' | '›' => {
                Some((Kind::Guillemet, guillemet_side(character, before, after)))
            }
            '`' | '\'' if after == character && !opens_elision(before, inside.get(end..)) => {
                letters.next();
                end += 1;
                let behind = inside.get(end..).and_then(|rest| rest.chars().next());
                let side = match character {
                    '`' => Side::Open,
                    _ => straight_side(before, behind.unwrap_or(' ')),
                };
                Some((Kind::Double, side))
            }
            '‘' | '’' | '\'' | '‚' => {
                single_side(character, before, inside.get(end..).unwrap_or(""))
                    .map(|side| (Kind::Single, side))
            }
            _ => None,
        };
        if let Some((kind, side)) = found {
            let start = paragraph.start;
            let span = Span::new(start + at as u32, start + end as u32);
            marks.push(Mark { span, kind, side });
            if kind == Kind::Double {
                is_low_open = character == '„';
            }
        }
    }
    marks
}

/// Whether a quotation can open behind this character.
fn can_precede(character: char) -> bool {
    character.is_whitespace() || "([{-–—/:“‘\"'«„…".contains(character)
}

fn straight_side(before: char, after: char) -> Side {
    let opens = can_precede(before) && !after.is_whitespace();
    let closes = !before.is_whitespace() && !is_word_char(after);
    match (opens, closes) {
        (true, false) => Side::Open,
        (false, true) => Side::Close,
        _ => Side::Either,
    }
}

/// French and German use guillemets the other way round.
fn guillemet_side(mark: char, before: char, after: char) -> Side {
    let points_left = matches!(mark, '«' | '‹');
    let stands_before_word = can_precede(before) && is_word_char(after);
    let stands_behind_word = !can_precede(before) && !is_word_char(after);
    match (points_left, stands_before_word, stands_behind_word) {
        (true, _, true) => Side::Close,
        (false, true, _) => Side::Open,
        (true, ..) => Side::Open,
        (false, ..) => Side::Close,
    }
}

/// The side of a single mark, if it can be a quotation mark and not just an apostrophe. `rest` is what follows it.
fn single_side(mark: char, before: char, rest: &str) -> Option<Side> {
    if mark != '’' && opens_elision(before, Some(rest)) {
        return Some(Side::Open);
    }
    let after = rest.chars().next().unwrap_or(' ');
    let word = rest
        .split(|character: char| !is_word_char(character))
        .next()
        .unwrap_or("");
    if mark != '’' && can_precede(before) && (is_word_char(after) || "“\"«".contains(after)) {
        return (!is_elision(word)).then_some(Side::Open);
    }
    let closes = !before.is_whitespace() && !is_word_char(after);
    (mark != '‘' && mark != '‚' && closes).then_some(Side::Close)
}

/// Whether behind a single mark, which stands behind `before`, a word begins with an apostrophe: `''Tis late,' he said`.
fn opens_elision(before: char, rest: Option<&str>) -> bool {
    let rest = rest.and_then(|rest| rest.strip_prefix(['\'', '’']));
    let word = rest.and_then(|rest| {
        rest.split(|character: char| !is_word_char(character))
            .next()
    });
    can_precede(before) && word.is_some_and(is_elision)
}

/// Words written with an apostrophe in place of their beginning: `'em`, `'90s`.
fn is_elision(word: &str) -> bool {
    let decade = word.strip_suffix('s').unwrap_or(word);
    (decade.len() == 2 && decade.bytes().all(|byte| byte.is_ascii_digit()))
        || ["em", "til", "tis", "twas", "cause", "bout", "cuz", "n"]
            .iter()
            .any(|elision| elision.eq_ignore_ascii_case(word))
}

/// Drops single marks that find no partner, and plural possessives (`the workers’ rights`) where a closing mark follows.
fn keep_paired_singles(text: &str, marks: &mut Vec<Mark>) {
    let mut closes_later = vec![false; marks.len()];
    let mut seen = false;
    for (at, mark) in marks.iter().enumerate().rev() {
        closes_later[at] = seen;
        if mark.kind == Kind::Single {
            seen = mark.side == Side::Close;
        }
    }
    let mut keep: Vec<bool> = marks.iter().map(|mark| mark.kind != Kind::Single).collect();
    let mut open = None;
    for (at, mark) in marks.iter().enumerate() {
        if mark.kind != Kind::Single {
            continue;
        }
        if mark.side == Side::Open {
            open = Some(at);
        } else if let Some(opening) = open
            && !(closes_later[at] && looks_possessive(text, mark.span))
        {
            keep[opening] = true;
            keep[at] = true;
            open = None;
        }
    }
    let mut kept = keep.into_iter();
    marks.retain(|_| kept.next().unwrap_or(true));
}

fn looks_possessive(text: &str, mark: Span) -> bool {
    let before = Span::new(mark.start.saturating_sub(1), mark.start).slice(text);
    let mut after = text.get(mark.end as usize..).unwrap_or("").chars();
    before.eq_ignore_ascii_case("s")
        && after.next() == Some(' ')
        && after.next().is_some_and(char::is_lowercase)
}

/// Pairs the marks of one paragraph and appends the quotations. `pending` is the kind of a quotation that the paragraph
/// before left open; returns the same for the next.
fn pair_marks(
    paragraph: Span,
    marks: &[Mark],
    pending: Option<Kind>,
    quotations: &mut Vec<Quotation>,
) -> Option<Kind> {
    let mut pairing = Pairing {
        paragraph,
        pending,
        has_opened: false,
        open: Vec::new(),
        bounded: Vec::new(),
        quotations,
    };
    for &mark in marks {
        let innermost = pairing.open.iter().rposition(|open| open.kind == mark.kind);
        match (mark.side, innermost) {
            (Side::Open, found) => pairing.open(mark, found),
            (Side::Either, None) => pairing.open(mark, None),
            (Side::Either | Side::Close, Some(found)) => pairing.close(mark, found),
            (Side::Close, None) => pairing.close_stray(mark),
        }
    }
    let left_open = pairing.open.first().map(|mark| mark.kind);
    pairing.bound_from(0, paragraph.end);
    left_open.filter(|&kind| kind != Kind::Single)
}

struct Pairing<'a> {
    paragraph: Span,
    pending: Option<Kind>,
    /// Whether a quotation has begun in this paragraph.
    has_opened: bool,
    /// Marks that wait for their partner, outermost first.
    open: Vec<Mark>,
    /// Positions in `quotations` of those that were cut short because a mark of their kind opened again.
    bounded: Vec<(usize, Kind)>,
    quotations: &'a mut Vec<Quotation>,
}

impl Pairing<'_> {
    fn open(&mut self, mark: Mark, same_kind: Option<usize>) {
        if let Some(found) = same_kind {
            let outer = self.quotations.len();
            let kind = mark.kind;
            self.bound_from(found, mark.span.start);
            if self.quotations.len() > outer {
                self.bounded.push((outer, kind));
            }
        }
        self.has_opened |= mark.kind != Kind::Single;
        self.open.push(mark);
    }

    fn close(&mut self, mark: Mark, found: usize) {
        self.bound_from(found + 1, mark.span.start);
        if let Some(opening) = self.open.pop() {
            self.push(opening, mark.span.start, mark.span.end, true);
        }
    }

    /// A closing mark with nothing open ends a quotation that was cut short before, or one that the paragraph before
    /// left open.
    fn close_stray(&mut self, mark: Mark) {
        if let Some(&(at, kind)) = self.bounded.last()
            && kind == mark.kind
        {
            self.bounded.pop();
            let quotation = &mut self.quotations[at];
            quotation.span.end = mark.span.end;
            quotation.inner.end = mark.span.start;
            quotation.closed = true;
        } else if self.pending == Some(mark.kind) && !self.has_opened {
            self.has_opened = true;
            self.quotations.push(Quotation {
                span: Span::new(self.paragraph.start, mark.span.end),
                inner: Span::new(self.paragraph.start, mark.span.start),
                depth: 0,
                continues: true,
                closed: true,
            });
        }
    }

    /// Ends the open quotations from the `first` on at a byte; single marks were apostrophes after all.
    fn bound_from(&mut self, first: usize, end: u32) {
        for mark in self.open.split_off(first) {
            if mark.kind != Kind::Single {
                self.push(mark, end, end, false);
            }
        }
    }

    fn push(&mut self, opening: Mark, inner_end: u32, end: u32, closed: bool) {
        let continues =
            self.pending == Some(opening.kind) && opening.span.start == self.paragraph.start;
        self.quotations.push(Quotation {
            span: Span::new(opening.span.start, end),
            inner: Span::new(opening.span.end, inner_end.max(opening.span.end)),
            depth: 0,
            continues,
            closed,
        });
    }
}

/// Counts the quotations around each; `quotations` are sorted, outer before inner.
fn set_depths(quotations: &mut [Quotation]) {
    let mut ends: Vec<u32> = Vec::new();
    for quotation in quotations {
        while ends.last().is_some_and(|&end| end <= quotation.span.start) {
            ends.pop();
        }
        quotation.depth = u8::try_from(ends.len()).unwrap_or(u8::MAX);
        ends.push(quotation.span.end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Expects the inner words of each quotation, `>` for each enclosing one, `+` where it continues, `?` where unclosed.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let mut at = 0;
        let mut paragraphs = Vec::new();
        for line in text.split('\n') {
            paragraphs.push(Span::new(at, at + line.len() as u32));
            at += line.len() as u32 + 1;
        }
        let found: Vec<String> = find_quotations(text, &paragraphs)
            .iter()
            .map(|quotation| {
                format!(
                    "{}{}{}{}",
                    ">".repeat(quotation.depth.into()),
                    if quotation.continues { "+" } else { "" },
                    quotation.inner.slice(text),
                    if quotation.closed { "" } else { "?" },
                )
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn every_shape_of_mark() {
        check("“One,” he said, “two.”", &["One,", "two."]);
        check("\"One,\" he said. (\"Two\")", &["One,", "Two"]);
        check("„Eins“, sagte sie, „zwei”.", &["Eins", "zwei"]);
        check("« Un », dit-il; «deux»; »drei«", &[" Un ", "deux", "drei"]);
        check("``One,'' he said", &["One,"]);
        check("''One,'' he said of ''two''.", &["One,", "two"]);
        check(
            "‘One,’ he said; 'two' and ‘three’.",
            &["One,", "two", "three"],
        );
    }

    #[test]
    fn apostrophes_are_no_quotation_marks() {
        check("the workers’ rights, rock ’n’ roll, don't", &[]);
        check(
            "‘The workers’ rights aren’t yours,’ she said.",
            &["The workers’ rights aren’t yours,"],
        );
        check(
            "'It's the '90s for 'em,' she said.",
            &["It's the '90s for 'em,"],
        );
        check("He is 6'2\" tall.", &[]);
        check("''Tis late,' he said.", &["'Tis late,"]);
        check(
            "''Tis cold since '83,' she said. ''90s tunes!'",
            &["'Tis cold since '83,", "'90s tunes!"],
        );
    }

    #[test]
    fn nested() {
        check("“He said ‘no’ to us”", &["He said ‘no’ to us", ">no"]);
        check("‘He said “no” to us’", &["He said “no” to us", ">no"]);
        check("\"He said \"no\" to us\"", &["He said \"no\" to us", ">no"]);
        check("“He said “no” to us”", &["He said “no” to us", ">no"]);
    }

    #[test]
    fn continued_paragraphs() {
        check(
            "“One.\n“Two.\n“Three,” she said.",
            &["One.?", "+Two.?", "+Three,"],
        );
        check("“One.\nTwo,” she said.", &["One.?", "+Two,"]);
        check("“One.”\n“Two.”", &["One.", "Two."]);
    }

    #[test]
    fn unbalanced() {
        check(
            "“One. He left. “Two,” he said.",
            &["One. He left. ?", "Two,"],
        );
        check("He left.” “Two,” he said.", &["Two,"]);
        check("“One\nplain\n“Two”", &["One?", "Two"]);
        check("“““”””", &["““””", ">“”", ">>"]);
    }
}
