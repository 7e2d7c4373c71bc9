//! What the codes of a font stand for, and how wide they are: ISO 32000-1, sections 9.6 to 9.10.

use std::collections::BTreeMap;

use hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream};

use super::{
    cmap::{self, Entry},
    glyphs::{Base, text_of_code, text_of_name},
    stream,
};

/// A font as far as text needs it.
#[derive(Clone, Debug, Default)]
pub(super) struct Font {
    /// Characters by code.
    texts: BTreeMap<u32, String>,
    /// Widths by code, thousandths of the size.
    widths: BTreeMap<u32, f64>,
    default_width: f64,
    /// Ranges of codes by the number of their bytes.
    ranges: Vec<(usize, u32, u32)>,
    /// Whether codes are of two bytes where no range says otherwise.
    is_wide: bool,
    /// Whether codes are UTF-16.
    is_unicode: bool,
    base: Option<Base>,
}

/// One code of a string that is shown.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Code {
    /// Its characters; nothing where the font does not say.
    pub(super) text: Option<String>,
    /// Thousandths of the size.
    pub(super) width: f64,
    /// Whether it is the single byte 32, to which word spacing applies.
    pub(super) is_space: bool,
}

/// Most entries that one font may define: three for each character of Unicode's basic plane.
const MOST_ENTRIES: usize = 200_000;

impl Font {
    /// Reads a font's dictionary.
    pub(super) fn read(dict: &Dict<'_>, limit: usize) -> Self {
        let mut font = Self {
            default_width: 500.0,
            ..Self::default()
        };
        let kind = dict.get::<Name<'_>>("Subtype");
        font.is_wide = kind.is_some_and(|kind| kind.as_str() == "Type0");
        if font.is_wide {
            font.read_composite(dict);
        } else {
            font.read_simple(dict);
        }
        if let Some(map) = dict
            .get::<Stream<'_>>("ToUnicode")
            .and_then(|map| stream::decode(&map, limit))
        {
            font.read_map(&map);
        }
        font
    }

    fn read_simple(&mut self, dict: &Dict<'_>) {
        let base_of = |name: &Name<'_>| match name.as_str() {
            "WinAnsiEncoding" => Some(Base::WinAnsi),
            "MacRomanEncoding" => Some(Base::MacRoman),
            _ => Some(Base::Standard),
        };
        let kind = dict.get::<Name<'_>>("Subtype");
        // A TrueType font without an encoding is nearly always one of Windows, a Type 1 font has the standard one.
        let is_true_type = kind.is_some_and(|kind| kind.as_str() == "TrueType");
        self.base = Some(if is_true_type {
            Base::WinAnsi
        } else {
            Base::Standard
        });
        match dict.get::<Object<'_>>("Encoding") {
            Some(Object::Name(name)) => self.base = base_of(&name),
            Some(Object::Dict(encoding)) => {
                if let Some(name) = encoding.get::<Name<'_>>("BaseEncoding") {
                    self.base = base_of(&name);
                }
                if let Some(differences) = encoding.get::<Array<'_>>("Differences") {
                    self.read_differences(&differences);
                }
            }
            _ => {}
        }
        let first = dict
            .get::<Number>("FirstChar")
            .map_or(0, |number| number.as_i64());
        let scale = match dict.get::<Array<'_>>("FontMatrix") {
            Some(matrix) => matrix
                .iter::<Number>()
                .next()
                .map_or(1.0, |number| number.as_f64() * 1000.0),
            None => 1.0,
        };
        if let Some(widths) = dict.get::<Array<'_>>("Widths") {
            for (code, width) in (first.clamp(0, 255) as u32..=255).zip(widths.iter::<Number>()) {
                self.widths.insert(code, width.as_f64() * scale);
            }
        }
        let descriptor = dict.get::<Dict<'_>>("FontDescriptor");
        let missing = descriptor.and_then(|descriptor| descriptor.get::<Number>("MissingWidth"));
        if let Some(width) = missing
            .map(|number| number.as_f64())
            .filter(|&width| width > 0.0)
        {
            self.default_width = width;
        }
    }

    fn read_differences(&mut self, differences: &Array<'_>) {
        let mut code = 0_u32;
        for entry in differences.iter::<Object<'_>>() {
            match entry {
                Object::Number(number) => code = number.as_i64().clamp(0, 255) as u32,
                Object::Name(name) => {
                    // A name that nobody knows still takes the code's place: the base encoding does not hold there.
                    let text = text_of_name(name.as_str()).unwrap_or_default();
                    self.texts.insert(code, text);
                    code += 1;
                }
                _ => {}
            }
            if code > 255 {
                return;
            }
        }
    }

    fn read_composite(&mut self, dict: &Dict<'_>) {
        self.default_width = 1000.0;
        if let Some(Object::Name(name)) = dict.get::<Object<'_>>("Encoding") {
            let name = name.as_str();
            self.is_unicode = name.contains("UCS2") || name.contains("UTF16");
        }
        let descendants = dict.get::<Array<'_>>("DescendantFonts");
        let Some(descendant) = descendants.and_then(|fonts| fonts.iter::<Dict<'_>>().next()) else {
            return;
        };
        if let Some(width) = descendant.get::<Number>("DW") {
            self.default_width = width.as_f64();
        }
        let Some(widths) = descendant.get::<Array<'_>>("W") else {
            return;
        };
        // `first [w w w]` or `first last w`.
        let mut pending: Vec<i64> = Vec::new();
        for entry in widths.iter::<Object<'_>>() {
            match entry {
                Object::Array(list) => {
                    let first = pending.pop().unwrap_or(0).clamp(0, 0xFFFF) as u32;
                    for (code, width) in (first..=0xFFFF).zip(list.iter::<Number>()) {
                        self.widths.insert(code, width.as_f64());
                    }
                    pending.clear();
                }
                Object::Number(number) if pending.len() == 2 => {
                    let (first, last) = (pending[0].clamp(0, 0xFFFF), pending[1].clamp(0, 0xFFFF));
                    for code in first..=last {
                        self.widths.insert(code as u32, number.as_f64());
                    }
                    pending.clear();
                }
                Object::Number(number) => pending.push(number.as_i64()),
                _ => {}
            }
        }
    }

    /// Reads a `ToUnicode` map.
    fn read_map(&mut self, map: &[u8]) {
        cmap::read(map, |entry| match entry {
            Entry::Length(length, first, last) => self.ranges.push((length, first, last)),
            Entry::Text(code, text) => self.define(code, text),
            Entry::Row(first, last, text) => self.define_row(first, last, &text),
        });
    }

    fn define(&mut self, code: u32, text: String) {
        if self.texts.len() < MOST_ENTRIES {
            self.texts.insert(code, text);
        }
    }

    fn define_row(&mut self, first: u32, last: u32, text: &str) {
        let Some(character) = text.chars().last() else {
            return;
        };
        let head = text.strip_suffix(character).unwrap_or("");
        let last = last.min(first.saturating_add(0xFFFF));
        for (step, code) in (0..).zip(first..=last) {
            let Some(next) = char::from_u32(character as u32 + step) else {
                return;
            };
            self.define(code, format!("{head}{next}"));
        }
    }

    /// The codes of a string.
    pub(super) fn codes(&self, bytes: &[u8], mut each: impl FnMut(Code)) {
        let mut rest = bytes;
        while !rest.is_empty() {
            let length = self.length_of_next(rest).min(rest.len());
            let (head, tail) = rest.split_at(length);
            rest = tail;
            let code = head
                .iter()
                .fold(0, |code, &byte| code << 8 | u32::from(byte));
            let text = match self.texts.get(&code) {
                Some(text) if text.is_empty() => None,
                Some(text) => Some(text.clone()),
                None if self.is_unicode => char::from_u32(code).map(String::from),
                None if self.is_wide => None,
                None => self.base.and_then(|base| text_of_code(base, code as u8)),
            };
            let is_narrow = |text: &str| text.chars().all(|c| " ijl.,;:'’‘|!ftI".contains(c));
            let width = self
                .widths
                .get(&code)
                .copied()
                .unwrap_or_else(|| match &text {
                    Some(text) if !self.is_wide && is_narrow(text) => self.default_width * 0.55,
                    _ => self.default_width,
                });
            each(Code {
                text,
                width,
                is_space: length == 1 && code == 32,
            });
        }
    }

    fn length_of_next(&self, rest: &[u8]) -> usize {
        if !self.is_wide {
            return 1;
        }
        for length in 1..=4 {
            let Some(head) = rest.get(..length) else {
                break;
            };
            let code = head
                .iter()
                .fold(0, |code, &byte| code << 8 | u32::from(byte));
            let is_in = |&(n, first, last): &(usize, u32, u32)| {
                n == length && (first..=last).contains(&code)
            };
            if self.ranges.iter().take(100).any(is_in) {
                return length;
            }
        }
        2
    }
}
