//! Lines of all pages to paragraphs: running heads and feet set apart, lines joined, hyphens at line ends mended.

use std::collections::{BTreeMap, BTreeSet};

use super::lines::{Line, PageLines};
use crate::{
    draft::{Draft, Role},
    note::Note,
};

/// Text and what to say of it.
pub(super) struct Mended {
    pub(super) draft: Draft,
    pub(super) notes: Vec<Note>,
}

/// Puts the pages together.
pub(super) fn mend(pages: &[PageLines]) -> Mended {
    let running = find_running(pages);
    let known = vocabulary(pages);
    let mut mender = Mender {
        known,
        draft: Draft::default(),
        paragraph: String::new(),
        is_full: false,
        waiting: Vec::new(),
        n_joined: 0,
        n_hyphens: 0,
        first_hyphen: String::new(),
    };
    for (page, running) in pages.iter().zip(&running.lines) {
        mender.page(page, running);
    }
    mender.flush();
    let mut notes = Vec::new();
    if mender.n_joined > 0 {
        notes.push(Note::LinesMended);
    }
    if let Some((first, _)) = pages.iter().enumerate().find(|(_, page)| page.has_columns) {
        let n = pages.iter().filter(|page| page.has_columns).count();
        notes.push(Note::Columns { page: first + 1, n });
    }
    if mender.n_hyphens > 0 {
        notes.push(Note::HyphensJoined {
            n: mender.n_hyphens,
            example: mender.first_hyphen,
        });
    }
    if running.n_pages > 0 {
        notes.push(Note::RunningLines {
            example: running.example,
            n_pages: running.n_pages,
        });
    }
    let n_unknown = pages.iter().map(|page| page.n_unknown).sum();
    if n_unknown > 0 {
        notes.push(Note::UnknownGlyphs { n: n_unknown });
    }
    Mended {
        draft: mender.draft,
        notes,
    }
}

struct Running {
    /// For each page the numbers of its lines that are running heads or feet.
    lines: Vec<BTreeSet<usize>>,
    n_pages: usize,
    example: String,
}

/// Lines at the top or foot of a page that are looked at.
const EDGE: usize = 3;

/// Lines at the edges that come again on other pages, digits apart, at about the same height; and what the document
/// itself marks as no content.
fn find_running(pages: &[PageLines]) -> Running {
    let mut counts: BTreeMap<(String, i64), BTreeSet<usize>> = BTreeMap::new();
    let key = |line: &Line| {
        let mut folded = String::new();
        for character in line.text.chars() {
            match character {
                '0'..='9' if folded.ends_with('#') => {}
                '0'..='9' => folded.push('#'),
                _ => folded.push(character),
            }
        }
        (folded, (line.y / 12.0) as i64)
    };
    let edges: Vec<Vec<usize>> = pages.iter().map(|page| edge_lines(&page.lines)).collect();
    for (number, (page, edge)) in pages.iter().zip(&edges).enumerate() {
        for &line in edge {
            let (folded, height) = key(&page.lines[line]);
            // A line on the border of two heights counts for both.
            for height in [height, height + 1] {
                counts
                    .entry((folded.clone(), height))
                    .or_default()
                    .insert(number);
            }
        }
    }
    let needed = (pages.len() / 3).max(2);
    let mut best = (0, String::new());
    let mut touched = BTreeSet::new();
    let mut lines = Vec::with_capacity(pages.len());
    for (number, (page, edge)) in pages.iter().zip(&edges).enumerate() {
        let mut running = BTreeSet::new();
        for (at, line) in page.lines.iter().enumerate() {
            let (folded, height) = key(line);
            let n = [height, height + 1]
                .iter()
                .filter_map(|height| counts.get(&(folded.clone(), *height)))
                .map(BTreeSet::len)
                .max()
                .unwrap_or(0);
            let is_repeated = edge.contains(&at) && n >= needed;
            if is_repeated || line.is_artifact {
                running.insert(at);
                touched.insert(number);
                if n > best.0 || best.1.is_empty() {
                    best = (n, line.text.chars().take(60).collect());
                }
            }
        }
        lines.push(running);
    }
    Running {
        lines,
        n_pages: touched.len(),
        example: best.1,
    }
}

/// The lines that stand highest and lowest.
fn edge_lines(lines: &[Line]) -> Vec<usize> {
    let mut numbers: Vec<usize> = (0..lines.len()).collect();
    numbers.sort_by(|&a, &b| lines[a].y.total_cmp(&lines[b].y));
    let n = numbers.len();
    let mut edge: Vec<usize> = numbers.iter().copied().take(EDGE).collect();
    edge.extend(
        numbers
            .iter()
            .copied()
            .skip(n.saturating_sub(EDGE).max(EDGE)),
    );
    edge
}

/// Words with a hyphen inside, and words, of all lines but their ends: what a divided word is when whole.
fn vocabulary(pages: &[PageLines]) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for line in pages.iter().flat_map(|page| &page.lines) {
        for word in line.text.split_whitespace() {
            let word = word.trim_matches(|character: char| !character.is_alphanumeric());
            if word.len() > 3 && words.len() < 500_000 {
                words.insert(word.to_lowercase());
            }
        }
    }
    words
}

struct Mender {
    known: BTreeSet<String>,
    draft: Draft,
    paragraph: String,
    /// Whether its last line goes to the right margin.
    is_full: bool,
    /// Running lines met while a paragraph is under way.
    waiting: Vec<String>,
    n_joined: usize,
    n_hyphens: usize,
    first_hyphen: String,
}

/// Second parts of compounds that English news writes with a hyphen; none is the end of a word divided by syllables.
const COMPOUND_ENDS: [&str; 24] = [
    "backed",
    "based",
    "built",
    "called",
    "controlled",
    "driven",
    "funded",
    "general",
    "held",
    "in-chief",
    "known",
    "led",
    "level",
    "made",
    "old",
    "owned",
    "related",
    "run",
    "sized",
    "sponsored",
    "standing",
    "style",
    "term",
    "year",
];

/// What sort of column the lines stand in.
struct Measure {
    /// Usual distance of base lines.
    leading: f64,
    left: f64,
    right: f64,
}

impl Mender {
    fn page(&mut self, page: &PageLines, running: &BTreeSet<usize>) {
        let mut previous: Option<&Line> = None;
        let mut measure = None;
        for (number, line) in page.lines.iter().enumerate() {
            if running.contains(&number) {
                self.waiting.push(line.text.clone());
                continue;
            }
            let is_new_column = previous.is_none_or(|previous| previous.column != line.column);
            if is_new_column {
                measure = Some(measure_column(&page.lines, running, line.column));
            }
            let goes_on = match (previous, &measure) {
                (Some(previous), Some(measure)) if !is_new_column => {
                    is_next_line(previous, line, measure)
                }
                _ => goes_on_over_break(&self.paragraph, self.is_full, &line.text),
            };
            if goes_on {
                self.join(&line.text);
            } else {
                self.flush();
                self.paragraph.push_str(&line.text);
            }
            if let Some(measure) = &measure {
                self.is_full = measure.right - line.end < (measure.right - measure.left) * 0.12;
            }
            previous = Some(line);
        }
    }

    fn flush(&mut self) {
        let paragraph = std::mem::take(&mut self.paragraph);
        self.draft.push(&without_ligatures(&paragraph), Role::Prose);
        for line in std::mem::take(&mut self.waiting) {
            self.draft.push(&without_ligatures(&line), Role::Furniture);
        }
    }

    /// Adds a line to the paragraph; a word divided by a hyphen is made whole, unless the text knows it with one.
    fn join(&mut self, line: &str) {
        self.n_joined += 1;
        let is_low = line.starts_with(char::is_lowercase);
        let Some(body) = self
            .paragraph
            .strip_suffix(['-', '\u{AD}', '\u{2010}'])
            .filter(|_| is_low)
        else {
            self.paragraph.push(' ');
            self.paragraph.push_str(line);
            return;
        };
        let is_inner =
            |character: char| character.is_alphanumeric() || matches!(character, '-' | '’' | '\'');
        let start = body
            .rfind(|character| !is_inner(character))
            .map_or(0, |at| {
                at + body
                    .get(at..)
                    .and_then(|rest| rest.chars().next())
                    .map_or(1, char::len_utf8)
            });
        let end = line
            .find(|character: char| !character.is_alphanumeric())
            .unwrap_or(line.len());
        let (first, second) = (
            body.get(start..).unwrap_or(""),
            line.get(..end).unwrap_or(""),
        );
        let whole = format!("{first}{second}");
        let is_known = |word: &str| self.known.contains(&word.to_lowercase());
        let is_compound = !is_known(&whole)
            && (is_known(&format!("{first}-{second}")) || COMPOUND_ENDS.contains(&second));
        let is_word = first.chars().last().is_some_and(char::is_alphabetic);
        if is_compound || !is_word || first.contains('-') || first.chars().count() < 2 {
            self.paragraph.push_str(line);
            return;
        }
        let length = body.len();
        self.paragraph.truncate(length);
        self.paragraph.push_str(line);
        self.n_hyphens += 1;
        if self.first_hyphen.is_empty() {
            self.first_hyphen = without_ligatures(&whole);
        }
    }
}

fn measure_column(lines: &[Line], running: &BTreeSet<usize>, column: usize) -> Measure {
    let own: Vec<&Line> = lines
        .iter()
        .enumerate()
        .filter(|(number, line)| line.column == column && !running.contains(number))
        .map(|(_, line)| line)
        .collect();
    let mut gaps: Vec<f64> = own
        .windows(2)
        .map(|pair| pair[1].y - pair[0].y)
        .filter(|&gap| gap > 0.0)
        .collect();
    gaps.sort_by(f64::total_cmp);
    Measure {
        // The lower third, so that pages of short paragraphs are not measured by what is between them.
        leading: gaps.get(gaps.len() / 3).copied().unwrap_or(0.0),
        left: own.iter().map(|line| line.x).fold(f64::INFINITY, f64::min),
        right: own
            .iter()
            .map(|line| line.end)
            .fold(f64::NEG_INFINITY, f64::max),
    }
}

/// Whether a line goes on with the paragraph of the one above it in the same column.
fn is_next_line(previous: &Line, line: &Line, measure: &Measure) -> bool {
    let size = previous.size.max(line.size);
    let is_near = line.y - previous.y <= measure.leading * 1.3 + size * 0.1
        && line.y - previous.y <= size * 2.2;
    let is_same_size = (previous.size - line.size).abs() <= size * 0.12;
    let is_indented = line.x - previous.x > size * 0.8 && line.x - measure.left > size * 0.8;
    let width = measure.right - measure.left;
    let is_short = measure.right - previous.end > width * 0.2;
    let ends = ends_sentence(&previous.text);
    let is_item = line.text.starts_with(['•', '–', '▪', '‣']);
    is_near
        && is_same_size
        && !is_indented
        && !is_item
        && !(is_short && ends)
        && !(is_short && starts_anew(previous, line))
}

/// Whether a short line is a headline or label: what follows begins with a capital.
fn starts_anew(previous: &Line, line: &Line) -> bool {
    !line
        .text
        .starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
        && !previous.text.ends_with([',', '-', ';'])
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['”', '’', '"', '\'', '»', ')', ']'])
        .ends_with(['.', '!', '?', ':', '…', '。'])
}

/// Whether a paragraph goes on in the next column or on the next page: it has not ended, and either the line goes on in
/// lower case, or the last one was full.
fn goes_on_over_break(paragraph: &str, is_full: bool, line: &str) -> bool {
    let is_low = line.starts_with(|character: char| character.is_lowercase());
    !ends_sentence(paragraph) && paragraph.split_whitespace().count() > 8 && (is_low || is_full)
}

/// Letters that were set as one.
fn without_ligatures(text: &str) -> String {
    if !text
        .contains(|character| matches!(character, '\u{FB00}'..='\u{FB06}' | '\u{AD}' | '\u{A0}'))
    {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\u{FB00}' => out.push_str("ff"),
            '\u{FB01}' => out.push_str("fi"),
            '\u{FB02}' => out.push_str("fl"),
            '\u{FB03}' => out.push_str("ffi"),
            '\u{FB04}' => out.push_str("ffl"),
            '\u{FB05}' | '\u{FB06}' => out.push_str("st"),
            '\u{AD}' => {}
            '\u{A0}' => out.push(' '),
            _ => out.push(character),
        }
    }
    out
}
