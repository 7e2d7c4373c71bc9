//! Glyphs to lines in reading order: base lines, word gaps, columns. A gutter is a strip that hardly any line crosses,
//! with a fair share of the lines on both sides; lines that do cross it divide the page into bands, and in each band the
//! left column comes before the right.

use std::borrow::Cow;

use super::content::Glyph;

/// A line of a column.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) x: f64,
    pub(super) end: f64,
    /// Base line, growing downwards.
    pub(super) y: f64,
    pub(super) size: f64,
    pub(super) is_artifact: bool,
    /// Number of the column on its page, in reading order: lines of different columns are not neighbours.
    pub(super) column: usize,
}

/// The lines of a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct PageLines {
    /// In reading order.
    pub(super) lines: Vec<Line>,
    /// Whether the page is set in columns.
    pub(super) has_columns: bool,
    /// Characters whose font does not say what they are.
    pub(super) n_unknown: usize,
}

/// Puts the glyphs of a page in order.
pub(super) fn read(glyphs: &[Glyph]) -> PageLines {
    let n_unknown = glyphs
        .iter()
        .filter(|glyph| glyph.text == "\u{FFFD}")
        .count();
    let (upright, turned): (Vec<&Glyph>, Vec<&Glyph>) =
        glyphs.iter().partition(|glyph| glyph.is_upright);
    let segments = segments(upright);
    let mut page = PageLines {
        n_unknown,
        ..PageLines::default()
    };
    let mut n_columns = 0;
    order(segments, 0, &mut n_columns, &mut page);
    // Text that runs up or down the margin: as it was painted, after all else.
    let mut margin = String::new();
    turned.iter().for_each(|glyph| margin.push_str(&glyph.text));
    if !margin.trim().is_empty() {
        page.lines.push(Line {
            text: margin,
            x: 0.0,
            end: 0.0,
            y: f64::MAX,
            size: 0.0,
            is_artifact: true,
            column: n_columns,
        });
    }
    page
}

/// Part of a line without a wide gap.
#[derive(Clone, Debug)]
struct Segment {
    text: String,
    x: f64,
    end: f64,
    y: f64,
    size: f64,
    is_artifact: bool,
}

/// Gap between words, as a share of the size; letters of one word are closer, spread ones aside.
const WORD_GAP: f64 = 0.18;
/// The same where a blank was painted in it.
const BLANK_GAP: f64 = 0.08;
/// Gap that may be a gutter, as a share of the size.
const WIDE_GAP: f64 = 1.1;

fn segments(mut glyphs: Vec<&Glyph>) -> Vec<Segment> {
    glyphs.retain(|glyph| !glyph.text.is_empty());
    // Base lines first: glyphs in order of height, a new line where the height jumps.
    glyphs.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut rows: Vec<Vec<Cow<'_, Glyph>>> = Vec::new();
    let mut base = f64::NEG_INFINITY;
    for glyph in glyphs {
        let is_same = (glyph.y - base).abs() <= glyph.size * 0.3;
        match rows.last_mut() {
            Some(row) if is_same => row.push(Cow::Borrowed(glyph)),
            _ => {
                base = glyph.y;
                rows.push(vec![Cow::Borrowed(glyph)]);
            }
        }
    }
    lower_raised(rows)
        .into_iter()
        .flat_map(segments_of_row)
        .collect()
}

/// Puts small signs that stand a little above a line, such as the numbers of notes, into it; digits as raised ones.
fn lower_raised(rows: Vec<Vec<Cow<'_, Glyph>>>) -> Vec<Vec<Cow<'_, Glyph>>> {
    let size = |row: &[Cow<'_, Glyph>]| row.iter().map(|glyph| glyph.size).fold(0.0, f64::max);
    let mut out: Vec<Vec<Cow<'_, Glyph>>> = Vec::with_capacity(rows.len());
    for mut row in rows {
        if let Some(above) = out.pop_if(|above| {
            let (small, large) = (size(above), size(&row));
            let gap = row.first().map_or(0.0, |glyph| glyph.y)
                - above.first().map_or(0.0, |glyph| glyph.y);
            above.len() <= 4 && row.len() > above.len() && small < large * 0.85 && gap < large * 0.7
        }) {
            row.extend(above.into_iter().map(|mut glyph| {
                glyph.to_mut().text = glyph.text.chars().map(raised).collect();
                glyph
            }));
        }
        out.push(row);
    }
    out
}

/// A digit as it is written above the line.
const fn raised(character: char) -> char {
    match character {
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4' => '⁴',
        '5' => '⁵',
        '6' => '⁶',
        '7' => '⁷',
        '8' => '⁸',
        '9' => '⁹',
        other => other,
    }
}

fn segments_of_row(mut row: Vec<Cow<'_, Glyph>>) -> Vec<Segment> {
    // Stable: what is painted on one spot stays in order.
    row.sort_by(|a, b| a.x.total_cmp(&b.x));
    let mut segments: Vec<Segment> = Vec::new();
    let mut last: Option<&Glyph> = None;
    let mut after_space = false;
    for glyph in &row {
        let is_space = glyph.text.chars().all(char::is_whitespace);
        let is_twice = last.is_some_and(|last| {
            last.text == glyph.text && (last.x - glyph.x).abs() < glyph.size * 0.12 && !is_space
        });
        if is_twice {
            continue;
        }
        let size = glyph.size;
        match segments.last_mut() {
            Some(segment) if glyph.x - segment.end <= size.max(segment.size) * WIDE_GAP => {
                let gap = glyph.x - segment.end;
                if is_space {
                    after_space = true;
                    continue;
                }
                // A blank without width is where a word may be divided, not where it ends.
                let needed = if after_space { BLANK_GAP } else { WORD_GAP };
                if gap > size * needed {
                    segment.text.push(' ');
                }
                after_space = false;
                segment.text.push_str(&glyph.text);
                segment.end = segment.end.max(glyph.end);
                segment.size = segment.size.max(size);
                segment.is_artifact &= glyph.is_artifact;
            }
            _ if is_space => {}
            _ => segments.push(Segment {
                text: glyph.text.clone(),
                x: glyph.x,
                end: glyph.end,
                y: glyph.y,
                size,
                is_artifact: glyph.is_artifact,
            }),
        }
        if !is_space {
            last = Some(glyph);
        }
    }
    segments
}

/// Columns within columns that are looked for.
const DEEPEST: usize = 3;

/// Adds the segments in reading order.
fn order(segments: Vec<Segment>, depth: usize, n_columns: &mut usize, page: &mut PageLines) {
    let gutter = if depth < DEEPEST {
        find_gutter(&segments)
    } else {
        None
    };
    let Some(gutter) = gutter else {
        page.lines.extend(join_rows(segments, *n_columns));
        *n_columns += 1;
        return;
    };
    page.has_columns = true;
    let mut band: (Vec<Segment>, Vec<Segment>) = Default::default();
    let mut crossing: Vec<Segment> = Vec::new();
    let mut flush_columns = |band: &mut (Vec<Segment>, Vec<Segment>), page: &mut PageLines| {
        for side in [std::mem::take(&mut band.0), std::mem::take(&mut band.1)] {
            if !side.is_empty() {
                order(side, depth + 1, n_columns, page);
            }
        }
    };
    // The segments come from above to below.
    for segment in segments {
        if segment.x < gutter && segment.end > gutter {
            flush_columns(&mut band, page);
            crossing.push(segment);
            continue;
        }
        if let Some(last) = crossing.last()
            && segment.y > last.y + last.size * 0.3
        {
            page.lines
                .extend(join_rows(std::mem::take(&mut crossing), usize::MAX));
        }
        let is_left = segment.end <= gutter;
        if is_left { &mut band.0 } else { &mut band.1 }.push(segment);
    }
    page.lines.extend(join_rows(crossing, usize::MAX));
    flush_columns(&mut band, page);
}

/// Fewest segments on either side of a gutter.
const FEWEST: usize = 6;

/// The middle of the clearest gutter.
fn find_gutter(segments: &[Segment]) -> Option<f64> {
    let body: Vec<&Segment> = segments
        .iter()
        .filter(|segment| !segment.is_artifact)
        .collect();
    if body.len() < 2 * FEWEST {
        return None;
    }
    let width = |segments: &[&Segment]| {
        let left = segments
            .iter()
            .map(|segment| segment.x)
            .fold(f64::INFINITY, f64::min);
        let right = segments
            .iter()
            .map(|segment| segment.end)
            .fold(f64::NEG_INFINITY, f64::max);
        (left, right)
    };
    let (left, right) = width(&body);
    let mut sizes: Vec<f64> = body.iter().map(|segment| segment.size).collect();
    sizes.sort_by(f64::total_cmp);
    let size = sizes[sizes.len() / 2];
    // Where a segment begins, the strip before it may be a gutter: how many begin there, how many cross.
    let mut starts: Vec<f64> = body.iter().map(|segment| segment.x).collect();
    starts.sort_by(f64::total_cmp);
    starts.dedup_by(|a, b| (*a - *b).abs() < size * 0.5);
    let mut best: Option<(usize, f64)> = None;
    for &start in starts.iter().take(200) {
        let place = start - size * 0.5;
        if place < left + (right - left) * 0.15 || place > right - (right - left) * 0.15 {
            continue;
        }
        let n_left = body.iter().filter(|segment| segment.end <= place).count();
        let n_right = body.iter().filter(|segment| segment.x >= place).count();
        // A segment painted backwards lies on both sides and crosses nothing.
        let crosses = |segment: &&&Segment| segment.x < place && segment.end > place;
        let n_crossing = body.iter().filter(crosses).count();
        let is_fair =
            n_left >= FEWEST && n_right >= FEWEST && n_left.min(n_right) * 5 >= body.len();
        // Columns hold lines of prose; a column of figures or labels is a table's.
        let prose = |is_side: &dyn Fn(&Segment) -> bool| {
            let side: Vec<&&Segment> = body.iter().filter(|segment| is_side(segment)).collect();
            let n: usize = side.iter().map(|segment| segment.text.len()).sum();
            n >= side.len() * 18
        };
        let is_prose = is_fair
            && prose(&|segment| segment.end <= place)
            && prose(&|segment| segment.x >= place);
        if is_prose
            && n_crossing * 6 <= body.len()
            && best.is_none_or(|(fewest, _)| n_crossing < fewest)
        {
            best = Some((n_crossing, place));
        }
    }
    best.map(|(_, place)| place)
}

/// Segments of one column to lines: those on one base line belong together.
fn join_rows(mut segments: Vec<Segment>, column: usize) -> Vec<Line> {
    segments.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
    let mut lines: Vec<Line> = Vec::new();
    for segment in segments {
        let text = segment.text.trim_end();
        match lines.last_mut() {
            Some(line) if (line.y - segment.y).abs() <= line.size.max(segment.size) * 0.3 => {
                line.text
                    .push_str(if segment.x - line.end > line.size * 3.0 {
                        "\t"
                    } else {
                        " "
                    });
                line.text.push_str(text);
                line.end = line.end.max(segment.end);
                line.is_artifact &= segment.is_artifact;
            }
            _ => lines.push(Line {
                text: text.to_owned(),
                x: segment.x,
                end: segment.end,
                y: segment.y,
                size: segment.size,
                is_artifact: segment.is_artifact,
                column,
            }),
        }
    }
    lines.retain(|line| !line.text.is_empty());
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_segment_painted_backwards_hides_no_gutter() {
        let segment = |x: f64, end: f64, y: f64| Segment {
            text: "the harbour was closed for the night".to_owned(),
            x,
            end,
            y,
            size: 10.0,
            is_artifact: false,
        };
        let rows = (0..8).map(|row| f64::from(row) * 12.0);
        let mut segments: Vec<Segment> = rows
            .flat_map(|y| [segment(0.0, 200.0, y), segment(220.0, 420.0, y)])
            .collect();
        assert_eq!(find_gutter(&segments), Some(215.0));
        segments.push(segment(216.0, 190.0, 96.0));
        assert_eq!(find_gutter(&segments), Some(211.0));
    }
}
