//! The few shapes that pictures are made of, written as SVG.

use std::fmt::Write;

/// Empty border of every picture.
pub(super) const MARGIN: i32 = 28;

const SANS: &str = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";
const SERIF: &str =
    "'Iowan Old Style', 'Palatino Linotype', Palatino, 'Noto Serif', Georgia, serif";

/// The colours of the page in light, as every program reads them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Colour {
    Paper,
    Ink,
    Muted,
    Line,
    Ground,
    Supportive,
    Critical,
    Ambivalent,
    /// Slanted lines of ink.
    Stripes,
}

impl Colour {
    /// Of supportive, critical, ambivalent.
    pub(super) const POLARITIES: [Self; 3] = [Self::Supportive, Self::Critical, Self::Ambivalent];

    fn code(self) -> &'static str {
        match self {
            Self::Paper => "#fdfbf6",
            Self::Ink => "#22262e",
            Self::Muted => "#5b5f66",
            Self::Line => "#d3d0ca",
            Self::Ground => "#efece5",
            Self::Supportive => "#00696b",
            Self::Critical => "#a8321a",
            Self::Ambivalent => "#7039a8",
            Self::Stripes => "url(#stripes)",
        }
    }
}

/// The signs of supportive, critical and ambivalent, with their words.
pub const SIGNS: [(&str, &str); 3] = [("▲", "supportive"), ("▼", "critical"), ("◆", "ambivalent")];

/// How a text stands at its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
    /// Upright, read from below.
    Up,
}

/// What has been drawn so far.
#[derive(Default)]
pub(super) struct Canvas {
    body: String,
    right: i32,
}

impl Canvas {
    /// Right edge of what has been drawn, margin included.
    pub(super) fn width(&self) -> i32 {
        self.right + MARGIN
    }

    pub(super) fn rect(&mut self, (x, y): (i32, i32), (width, height): (i32, i32), fill: Colour) {
        self.reach(x + width);
        self.write(format_args!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{}\"/>",
            fill.code()
        ));
    }

    pub(super) fn rule(&mut self, from: (i32, i32), to: (i32, i32), colour: Colour) {
        self.stroke(from, to, 1, colour);
    }

    pub(super) fn stroke(&mut self, from: (i32, i32), to: (i32, i32), width: i32, colour: Colour) {
        self.reach(from.0.max(to.0));
        self.write(format_args!(
            "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"{}\" stroke-width=\"{width}\"/>",
            from.0,
            from.1,
            to.0,
            to.1,
            colour.code()
        ));
    }

    /// One line of sans serif; the point is on its base line.
    pub(super) fn text(
        &mut self,
        (x, y): (i32, i32),
        anchor: Anchor,
        size: i32,
        colour: Colour,
        words: &str,
    ) {
        let width = width(words, size);
        self.reach(match anchor {
            Anchor::Start => x + width,
            Anchor::Middle => x + width / 2,
            Anchor::End => x,
            Anchor::Up => x + size,
        });
        let place = match anchor {
            Anchor::Start => String::new(),
            Anchor::Middle => " text-anchor=\"middle\"".to_owned(),
            Anchor::End => " text-anchor=\"end\"".to_owned(),
            Anchor::Up => format!(" transform=\"rotate(-90 {x} {y})\""),
        };
        self.write(format_args!(
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" fill=\"{}\"{place}>{}</text>",
            colour.code(),
            escape(words)
        ));
    }

    /// Lines broken at `limit`; in serif if it is a title. Answers the base line of the last one.
    pub(super) fn paragraph(
        &mut self,
        (x, y): (i32, i32),
        limit: i32,
        size: i32,
        words: &str,
        is_title: bool,
    ) -> i32 {
        let mut base = y;
        for (at, line) in broken(words, limit, size).iter().enumerate() {
            base = y + at as i32 * size * 4 / 3;
            if is_title {
                self.reach(x + width(line, size));
                self.write(format_args!(
                    "<text x=\"{x}\" y=\"{base}\" font-size=\"{size}\" font-weight=\"600\" font-family=\"{SERIF}\" fill=\"{}\">{}</text>",
                    Colour::Ink.code(),
                    escape(line)
                ));
            } else {
                self.text((x, base), Anchor::Start, size, Colour::Muted, line);
            }
        }
        base
    }

    /// The whole document.
    pub(super) fn document(
        &self,
        title: &str,
        source: &str,
        (width, height): (i32, i32),
    ) -> String {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
             height=\"{height}\" font-family=\"{SANS}\" role=\"img\"><title>{}</title><desc>{}</desc><defs><pattern \
             id=\"stripes\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\" \
             patternTransform=\"rotate(45)\"><rect width=\"2\" height=\"4\" fill=\"{}\"/></pattern></defs><rect \
             width=\"{width}\" height=\"{height}\" fill=\"{}\"/>{}</svg>\n",
            escape(title),
            escape(source),
            Colour::Ink.code(),
            Colour::Paper.code(),
            self.body
        )
    }

    fn reach(&mut self, x: i32) {
        self.right = self.right.max(x);
    }

    fn write(&mut self, shape: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.body.write_fmt(shape);
    }
}

/// Estimated width of a line: eleven twentieths of its size for each letter, all of it for the wide scripts of East Asia.
pub(super) fn width(words: &str, size: i32) -> i32 {
    let twentieths: i32 = words
        .chars()
        .map(|letter| if letter >= '\u{2e80}' { 20 } else { 11 })
        .sum();
    twentieths * size / 20
}

/// The words in lines of at most `limit`; one longer word has a line of its own. What no-break spaces join is one word.
pub(super) fn broken(words: &str, limit: i32, size: i32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let is_gap = |letter: char| letter.is_whitespace() && letter != '\u{a0}';
    for word in words.split(is_gap).filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if width(line, size) + width(word, size) + size / 2 <= limit => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// The words cut to `limit` with an ellipsis.
pub(super) fn cut(words: &str, limit: i32, size: i32) -> String {
    if width(words, size) <= limit {
        return words.to_owned();
    }
    let mut cut = String::new();
    for letter in words.chars() {
        if width(&cut, size) + 2 * size > limit {
            break;
        }
        cut.push(letter);
    }
    format!("{}…", cut.trim_end())
}

/// Text as XML has it; what XML cannot hold is left out.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => escaped.push(' '),
            '\0'..'\u{20}' | '\u{fffe}' | '\u{ffff}' => {}
            other => escaped.push(other),
        }
    }
    escaped
}
