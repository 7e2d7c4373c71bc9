//! Places in an article's text. [`Span`] counts bytes and is what the engine works with; [`CodeSpan`] counts Unicode
//! code points and is what files, reviews and the page hold. The types differ so that one can never pass for the other.

use serde::{Deserialize, Serialize};

/// Half-open byte range `[start, end)` of one article's text.
///
/// Units: bytes of the UTF-8 text; both ends lie on character boundaries; `start <= end`. Written only in messages between
/// the page and the engine; files count code points.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(from = "(u32, u32)", into = "(u32, u32)")]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// Half-open range `[start, end)` of one article's text in Unicode code points; written as `[start, end]` in JSON.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(from = "(u32, u32)", into = "(u32, u32)")]
pub struct CodeSpan {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
}

macro_rules! range_methods {
    ($name:ident) => {
        impl $name {
            /// The range from `start` to `end`.
            pub const fn new(start: u32, end: u32) -> Self {
                Self { start, end }
            }

            /// Number of units covered.
            pub const fn len(self) -> u32 {
                self.end.saturating_sub(self.start)
            }

            /// Whether nothing is covered.
            pub const fn is_empty(self) -> bool {
                self.end <= self.start
            }

            /// Whether `other` lies wholly inside.
            pub const fn contains(self, other: Self) -> bool {
                self.start <= other.start && other.end <= self.end
            }

            /// Whether the two share at least one unit.
            pub const fn overlaps(self, other: Self) -> bool {
                self.start < other.end && other.start < self.end
            }

            /// Number of units shared.
            pub fn overlap(self, other: Self) -> u32 {
                self.end
                    .min(other.end)
                    .saturating_sub(self.start.max(other.start))
            }

            /// The smallest range that covers both.
            pub fn cover(self, other: Self) -> Self {
                Self::new(self.start.min(other.start), self.end.max(other.end))
            }
        }
    };
}
range_methods!(Span);
range_methods!(CodeSpan);

impl Span {
    /// The text covered; empty where the span does not fit `text`.
    pub fn slice(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize)
            .unwrap_or("")
    }

    /// The span without white space at its ends.
    pub fn trim(self, text: &str) -> Self {
        let inside = self.slice(text);
        let start = self.start + (inside.len() - inside.trim_start().len()) as u32;
        Self::new(start, start + inside.trim().len() as u32)
    }
}

impl From<(u32, u32)> for Span {
    fn from((start, end): (u32, u32)) -> Self {
        Self::new(start, end)
    }
}

impl From<Span> for (u32, u32) {
    fn from(span: Span) -> Self {
        (span.start, span.end)
    }
}

impl From<(u32, u32)> for CodeSpan {
    fn from((start, end): (u32, u32)) -> Self {
        Self::new(start, end)
    }
}

impl From<CodeSpan> for (u32, u32) {
    fn from(span: CodeSpan) -> Self {
        (span.start, span.end)
    }
}

/// Translates between bytes and code points of one text, in time logarithmic in the number of non-ASCII characters.
#[derive(Clone, Debug)]
pub struct OffsetMap {
    /// For each character longer than one byte: its first byte, and the bytes that it and all before it have in excess.
    wide: Vec<(u32, u32)>,
}

impl OffsetMap {
    /// Reads `text` once.
    pub fn new(text: &str) -> Self {
        let mut excess = 0;
        // The first byte of a character says how many follow it.
        let wide = text
            .bytes()
            .enumerate()
            .filter(|&(_, byte)| byte >= 0xc0)
            .map(|(at, byte)| {
                excess += byte.leading_ones() - 1;
                (at as u32, excess)
            })
            .collect();
        Self { wide }
    }

    /// Code point offset of a byte offset that lies on a character boundary.
    pub fn code_point(&self, byte: u32) -> u32 {
        let before = self.wide.partition_point(|&(at, _)| at < byte);
        byte - before.checked_sub(1).map_or(0, |last| self.wide[last].1)
    }

    /// Byte offset of a code point offset.
    pub fn byte(&self, code_point: u32) -> u32 {
        let before = self
            .wide
            .partition_point(|&(at, excess)| self.code_point(at) < code_point && excess > 0);
        code_point + before.checked_sub(1).map_or(0, |last| self.wide[last].1)
    }

    /// A byte span in code points.
    pub fn to_code_span(&self, span: Span) -> CodeSpan {
        CodeSpan::new(self.code_point(span.start), self.code_point(span.end))
    }

    /// A code point span in bytes.
    pub fn to_span(&self, span: CodeSpan) -> Span {
        Span::new(self.byte(span.start), self.byte(span.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_survive_the_round_trip() {
        let text = "“Añejo” — 20 €, 🙂 ok";
        let map = OffsetMap::new(text);
        for (code_point, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(map.code_point(byte as u32), code_point as u32);
            assert_eq!(map.byte(code_point as u32), byte as u32);
        }
        assert_eq!(map.byte(text.chars().count() as u32), text.len() as u32);
    }

    #[test]
    fn slices_never_panic() {
        assert_eq!(Span::new(1, 9).slice("é"), "");
        assert_eq!(Span::new(0, 6).trim(" a b  "), Span::new(1, 4));
    }
}
