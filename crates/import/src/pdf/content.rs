//! Pages to glyphs: which characters stand where. Follows the text operators of ISO 32000-1, section 9.4; colours,
//! paths and pictures are passed over.

use std::{collections::BTreeMap, rc::Rc};

use hayro_syntax::{
    content::UntypedIter,
    object::{Array, Dict, Name, Object, ObjectIdentifier, Stream},
    page::{Page, Resources, Rotation},
};

use super::{font::Font, stream};

/// Characters at their place; y grows downwards.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Glyph {
    /// The characters; U+FFFD where the font does not say.
    pub(super) text: String,
    /// Left edge, in points of the page as it is shown.
    pub(super) x: f64,
    /// Right edge.
    pub(super) end: f64,
    /// Base line.
    pub(super) y: f64,
    /// Height of the letters.
    pub(super) size: f64,
    /// Whether the document says that it is no content (a running header, a page number).
    pub(super) is_artifact: bool,
    /// Whether it runs from left to right.
    pub(super) is_upright: bool,
}

/// What may still be done, over all pages: forms can call forms, and nobody needs more.
pub(super) struct Budget {
    /// Operators.
    pub(super) n_operators: usize,
    /// Glyphs.
    pub(super) n_glyphs: usize,
    /// Bytes of one stream.
    pub(super) stream: usize,
}

/// Fonts read so far.
pub(super) type Fonts = BTreeMap<ObjectIdentifier, Rc<Font>>;

/// How deep forms may stand in forms.
const DEEPEST: usize = 8;

type Matrix = [f64; 6];
const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// First `a`, then `b`.
fn multiply(a: Matrix, b: Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

/// The glyphs of a page in the order in which they are painted, and whether it paints pictures.
pub(super) fn read(page: &Page<'_>, fonts: &mut Fonts, budget: &mut Budget) -> (Vec<Glyph>, bool) {
    let turn = match page.rotation() {
        Rotation::None => [1.0, 0.0, 0.0, -1.0, 0.0, 0.0],
        Rotation::Horizontal => [0.0, 1.0, 1.0, 0.0, 0.0, 0.0],
        Rotation::Flipped => [-1.0, 0.0, 0.0, 1.0, 0.0, 0.0],
        Rotation::FlippedHorizontal => [0.0, -1.0, -1.0, 0.0, 0.0, 0.0],
    };
    let mut painter = Painter {
        fonts,
        budget,
        glyphs: Vec::new(),
        has_pictures: false,
        state: State {
            matrix: turn,
            ..State::default()
        },
        saved: Vec::new(),
        marked: Vec::new(),
    };
    let mut content = Vec::new();
    let mut add = |stream: &Stream<'_>| {
        if let Some(data) = stream::decode(stream, painter.budget.stream) {
            content.extend_from_slice(&data);
            content.push(b'\n');
        }
    };
    match page.raw().get::<Object<'_>>("Contents") {
        Some(Object::Stream(stream)) => add(&stream),
        Some(Object::Array(streams)) => {
            streams.iter::<Stream<'_>>().for_each(|stream| add(&stream))
        }
        _ => {}
    }
    painter.paint(&content, page.resources(), 0);
    (painter.glyphs, painter.has_pictures)
}

#[derive(Clone)]
struct State {
    matrix: Matrix,
    text: Matrix,
    line: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    character_spacing: f64,
    word_spacing: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
}

impl Default for State {
    fn default() -> Self {
        Self {
            matrix: IDENTITY,
            text: IDENTITY,
            line: IDENTITY,
            font: None,
            size: 1.0,
            character_spacing: 0.0,
            word_spacing: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        }
    }
}

struct Painter<'a> {
    fonts: &'a mut Fonts,
    budget: &'a mut Budget,
    glyphs: Vec<Glyph>,
    has_pictures: bool,
    state: State,
    saved: Vec<State>,
    /// For each open marked content whether it is an artifact.
    marked: Vec<bool>,
}

impl Painter<'_> {
    fn paint(&mut self, content: &[u8], resources: &Resources<'_>, depth: usize) {
        let mut instructions = UntypedIter::new(content);
        while let Some(instruction) = instructions.next() {
            if self.budget.n_operators == 0 || self.budget.n_glyphs == 0 {
                return;
            }
            self.budget.n_operators -= 1;
            let operands: Vec<&Object<'_>> = instruction.operands().collect();
            let numbers: Vec<f64> = operands
                .iter()
                .filter_map(|operand| match operand {
                    Object::Number(number) => Some(number.as_f64()),
                    _ => None,
                })
                .collect();
            let operator: &[u8] = instruction.operator;
            self.step(operator, &operands, &numbers, resources, depth);
        }
    }

    fn step(
        &mut self,
        operator: &[u8],
        operands: &[&Object<'_>],
        numbers: &[f64],
        resources: &Resources<'_>,
        depth: usize,
    ) {
        match (operator, numbers) {
            (b"q", _) if self.saved.len() < 512 => self.saved.push(self.state.clone()),
            (b"Q", _) => {
                if let Some(state) = self.saved.pop() {
                    self.state = state;
                }
            }
            (b"cm", &[a, b, c, d, e, f]) => {
                self.state.matrix = multiply([a, b, c, d, e, f], self.state.matrix);
            }
            (b"BT", _) => (self.state.text, self.state.line) = (IDENTITY, IDENTITY),
            (b"Tc", &[spacing]) => self.state.character_spacing = spacing,
            (b"Tw", &[spacing]) => self.state.word_spacing = spacing,
            (b"Tz", &[percent]) => self.state.stretch = percent / 100.0,
            (b"TL", &[leading]) => self.state.leading = leading,
            (b"Ts", &[rise]) => self.state.rise = rise,
            (b"Td", &[x, y]) => self.move_line(x, y),
            (b"TD", &[x, y]) => {
                self.state.leading = -y;
                self.move_line(x, y);
            }
            (b"Tm", &[a, b, c, d, e, f]) => {
                (self.state.text, self.state.line) = ([a, b, c, d, e, f], [a, b, c, d, e, f]);
            }
            (b"T*", _) => self.move_line(0.0, -self.state.leading),
            (b"Tf", _) => self.set_font(operands, numbers, resources),
            (b"Tj", _) => self.show_all(operands),
            (b"'", _) => {
                self.move_line(0.0, -self.state.leading);
                self.show_all(operands);
            }
            (b"\"", &[word, character]) => {
                (self.state.word_spacing, self.state.character_spacing) = (word, character);
                self.move_line(0.0, -self.state.leading);
                self.show_all(operands);
            }
            (b"TJ", _) => {
                if let Some(Object::Array(parts)) = operands.first() {
                    self.show_parts(parts);
                }
            }
            (b"BMC" | b"BDC", _) => {
                let is_artifact = matches!(operands.first(), Some(Object::Name(name)) if name.as_str() == "Artifact");
                if self.marked.len() < 512 {
                    self.marked.push(is_artifact);
                }
            }
            (b"EMC", _) => {
                self.marked.pop();
            }
            (b"Do", _) => {
                if let Some(Object::Name(name)) = operands.first() {
                    self.paint_object(name, resources, depth);
                }
            }
            (b"BI" | b"EI" | b"ID", _) => self.has_pictures = true,
            _ => {}
        }
    }

    fn set_font(&mut self, operands: &[&Object<'_>], numbers: &[f64], resources: &Resources<'_>) {
        if let [size, ..] = numbers {
            self.state.size = *size;
        }
        let Some(Object::Name(name)) = operands.first() else {
            return;
        };
        let Some(dict) = resources.get_font(name) else {
            return;
        };
        let limit = self.budget.stream;
        let read = || Rc::new(Font::read(&dict, limit));
        self.state.font = Some(match dict.obj_id() {
            Some(id) => Rc::clone(self.fonts.entry(id).or_insert_with(read)),
            None => read(),
        });
    }

    fn paint_object(&mut self, name: &Name<'_>, resources: &Resources<'_>, depth: usize) {
        let Some(object) = resources.get_x_object(name) else {
            return;
        };
        if stream::is_subtype(&object, "Image") {
            self.has_pictures = true;
            return;
        }
        if depth >= DEEPEST {
            return;
        }
        let Some(content) = stream::decode(&object, self.budget.stream) else {
            return;
        };
        // What a form costs to unpack counts too.
        self.budget.n_operators = self.budget.n_operators.saturating_sub(content.len() / 64);
        let (state, n_saved, n_marked) = (self.state.clone(), self.saved.len(), self.marked.len());
        if let Some(matrix) = object.dict().get::<Array<'_>>("Matrix") {
            let numbers: Vec<f64> = matrix
                .iter::<hayro_syntax::object::Number>()
                .map(|n| n.as_f64())
                .collect();
            if let &[a, b, c, d, e, f] = numbers.as_slice() {
                self.state.matrix = multiply([a, b, c, d, e, f], self.state.matrix);
            }
        }
        match object.dict().get::<Dict<'_>>("Resources") {
            Some(own) => self.paint(&content, &Resources::new(own), depth + 1),
            None => self.paint(&content, resources, depth + 1),
        }
        self.state = state;
        self.saved.truncate(n_saved);
        self.marked.truncate(n_marked);
    }

    fn move_line(&mut self, x: f64, y: f64) {
        self.state.line = multiply([1.0, 0.0, 0.0, 1.0, x, y], self.state.line);
        self.state.text = self.state.line;
    }

    fn show_all(&mut self, operands: &[&Object<'_>]) {
        if let Some(Object::String(bytes)) = operands.last() {
            self.show(bytes.as_bytes());
        }
    }

    fn show_parts(&mut self, parts: &Array<'_>) {
        for part in parts.iter::<Object<'_>>() {
            match part {
                Object::String(bytes) => self.show(bytes.as_bytes()),
                Object::Number(number) => {
                    let back = number.as_f64() / 1000.0 * self.state.size * self.state.stretch;
                    self.advance(-back);
                }
                _ => {}
            }
        }
    }

    fn advance(&mut self, x: f64) {
        self.state.text = multiply([1.0, 0.0, 0.0, 1.0, x, 0.0], self.state.text);
    }

    fn show(&mut self, bytes: &[u8]) {
        let Some(font) = self.state.font.clone() else {
            return;
        };
        let is_artifact = self.marked.contains(&true);
        font.codes(bytes, |code| {
            let state = &self.state;
            let width = code.width / 1000.0 * state.size;
            let spacing = state.character_spacing
                + if code.is_space {
                    state.word_spacing
                } else {
                    0.0
                };
            let placed = multiply(state.text, state.matrix);
            let (x, y) = (
                placed[4] + state.rise * placed[2],
                placed[5] + state.rise * placed[3],
            );
            let along = width * state.stretch;
            // No `hypot`: its last bit is not the same on all machines.
            let size = (placed[2] * placed[2] + placed[3] * placed[3]).sqrt() * state.size.abs();
            let advance = (width + spacing) * state.stretch;
            if self.budget.n_glyphs > 0
                && x.is_finite()
                && y.is_finite()
                && size.is_finite()
                && size > 0.0
            {
                self.budget.n_glyphs -= 1;
                self.glyphs.push(Glyph {
                    text: code.text.unwrap_or_else(|| "\u{FFFD}".to_owned()),
                    x,
                    end: x + along * placed[0],
                    // Raised and lowered text belongs to its line.
                    y: placed[5],
                    size,
                    is_artifact,
                    is_upright: placed[0] > 0.0 && placed[1].abs() < placed[0] * 0.2,
                });
            }
            self.advance(advance);
        });
    }
}
