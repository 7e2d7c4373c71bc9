//! Characters that a text should not hold: counted, and replaced where they would do harm.

use super::note::Note;
use export::text::is_control;
use record::span::Span;

/// Marks, embeddings, overrides and isolates of the Unicode bidirectional algorithm (UAX #9, section 2).
const fn steers_direction(character: char) -> bool {
    matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The text with U+FFFD for every control character, and what to say of it.
///
/// Characters that steer the direction of writing stay: Arabic and Hebrew quotations need them. U+FFFD is longer than
/// what it replaces, so `spans` (sorted) move.
pub(super) fn settle(text: String, spans: &mut [Span]) -> (String, Vec<Note>) {
    let (mut line, mut unreadable, mut controls, mut steering) = (1, (0, 0), (0, 0), (0, 0));
    for character in text.chars() {
        let tally = match character {
            '\n' => {
                line += 1;
                continue;
            }
            '\u{FFFD}' => &mut unreadable,
            _ if is_control(character) => &mut controls,
            _ if steers_direction(character) => &mut steering,
            _ => continue,
        };
        if tally.0 == 0 {
            tally.1 = line;
        }
        tally.0 += 1;
    }
    let mut notes = Vec::new();
    if let (n @ 1.., line) = unreadable {
        notes.push(Note::Unreadable { n, line });
    }
    if let (n @ 1.., line) = steering {
        notes.push(Note::Direction { n, line });
    }
    let (n @ 1.., line) = controls else {
        return (text, notes);
    };
    notes.push(Note::Controls { n, line });
    let places: Vec<u32> = text
        .match_indices(is_control)
        .map(|(at, _)| at as u32)
        .collect();
    let shift = |at: u32| at + 2 * places.partition_point(|&place| place < at) as u32;
    for span in spans {
        *span = Span::new(shift(span.start), shift(span.end));
    }
    (text.replace(is_control, "\u{FFFD}"), notes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_are_replaced_and_direction_is_kept() {
        let mut spans = [Span::new(2, 4)];
        let (text, notes) = settle("a\n\0b\u{202E}c\u{FFFD}\t".to_owned(), &mut spans);
        assert_eq!(text, "a\n\u{FFFD}b\u{202E}c\u{FFFD}\t");
        assert_eq!(spans[0].slice(&text), "\u{FFFD}b");
        let said: Vec<String> = notes.iter().map(Note::to_string).collect();
        assert_eq!(
            said,
            [
                "1 character could not be read and stands as \u{FFFD}, the first in line 2: try another encoding",
                "1 character that steers the direction of writing, the first in line 2: words may be shown in another order than they are stored",
                "1 control character stands as \u{FFFD}, the first in line 2",
            ]
        );
    }
}
