//! Documents of word processors: the paragraphs of `word/document.xml` in order, then notes, headers and footers as
//! furniture. Follows ECMA-376, Office Open XML, part 1, section 17 (the markup of word processors).

use quick_xml::{
    Reader,
    escape::resolve_predefined_entity,
    events::{BytesStart, Event},
};

use super::{
    archive::{Archive, Budget},
    draft::{Draft, Role},
    error::Problem,
    note::Note,
};
use record::corpus::{Given, GivenFact};

/// Path of the main text inside the archive.
pub(super) const MAIN: &str = "word/document.xml";

/// What a document gives.
pub(super) struct Document {
    /// Text and furniture.
    pub(super) draft: Draft,
    /// The title, where a paragraph is set as such.
    pub(super) given: Given,
    /// What to say of it.
    pub(super) notes: Vec<Note>,
}

/// Reads a document.
pub(super) fn read(archive: &Archive<'_>, budget: &mut Budget) -> Result<Document, Problem> {
    let mut part = |path: &str| -> Result<Option<String>, Problem> {
        let Some(number) = archive.find(path) else {
            return Ok(None);
        };
        let bytes = archive.read(number, budget)?;
        Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
    };
    let main = part(MAIN)?.unwrap_or_default();
    let body = read_part(&main)?;
    let mut draft = Draft::default();
    let mut given = Given::default();
    for paragraph in &body.paragraphs {
        if paragraph.is_title && given.title.is_none() {
            let words: Vec<&str> = paragraph.text.split_whitespace().collect();
            given.title = Some(GivenFact::new(
                words.join(" "),
                "the paragraph set as title",
            ));
        }
        let role = if paragraph.is_caption {
            Role::Furniture
        } else {
            Role::Prose
        };
        draft.push(&paragraph.text, role);
    }
    let mut notes = Vec::new();
    if body.has_changes {
        notes.push(Note::TrackedChanges);
    }
    let mut paths = vec![
        "word/footnotes.xml".to_owned(),
        "word/endnotes.xml".to_owned(),
        "word/comments.xml".to_owned(),
    ];
    for name in ["header", "footer"] {
        paths.extend((1..=9).map(|number| format!("word/{name}{number}.xml")));
    }
    let mut n_asides = 0;
    let mut seen: Vec<String> = Vec::new();
    for path in paths {
        let Some(xml) = part(&path)? else { continue };
        // A broken note is no reason to lose the article.
        let Ok(aside) = read_part(&xml) else { continue };
        for paragraph in aside.paragraphs {
            let text = paragraph.text.trim().to_owned();
            if text.contains(char::is_alphabetic) && !seen.contains(&text) {
                n_asides += 1;
                draft.push(&text, Role::Furniture);
                seen.push(text);
            }
        }
    }
    if n_asides > 0 {
        notes.push(Note::Asides { n: n_asides });
    }
    Ok(Document {
        draft,
        given,
        notes,
    })
}

#[derive(Default)]
struct Paragraph {
    text: String,
    is_title: bool,
    is_caption: bool,
}

#[derive(Default)]
struct Body {
    paragraphs: Vec<Paragraph>,
    has_changes: bool,
}

/// Elements whose text is not that of the document: deleted or moved from here, a second form of the same drawing, codes.
fn is_passed_over(name: &str) -> bool {
    matches!(
        name,
        "del" | "moveFrom" | "Fallback" | "instrText" | "delText" | "rPr" | "sectPr"
    )
}

fn read_part(xml: &str) -> Result<Body, Problem> {
    let mut reader = Reader::from_str(xml);
    let mut parser = Parser::default();
    let damaged = |offset: u64, reason: &dyn std::fmt::Display| Problem::Damaged {
        reason: format!("{MAIN} is broken at byte {offset} ({reason})"),
        remedy: "open the document, save it again and choose that, or paste the text",
    };
    let mut n_elements = 0_usize;
    loop {
        let event = reader
            .read_event()
            .map_err(|error| damaged(reader.error_position(), &error))?;
        match event {
            Event::Start(element) => {
                n_elements += 1;
                parser.start(&element, true);
            }
            Event::Empty(element) => {
                n_elements += 1;
                parser.start(&element, false);
            }
            Event::End(element) => parser.end(element.local_name().as_ref()),
            Event::Text(text) => parser.text(&text.xml10_content()),
            Event::CData(text) => parser.text(&text.xml10_content()),
            Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(character)) => parser.text(character.encode_utf8(&mut [0; 4])),
                _ => parser.text(
                    resolve_predefined_entity(&reference.xml10_content()).unwrap_or("\u{FFFD}"),
                ),
            },
            Event::Eof => break,
            _ => {}
        }
    }
    if n_elements == 0 || parser.depth > 0 {
        return Err(damaged(xml.len() as u64, &"it ends too early"));
    }
    parser.flush_rest();
    Ok(parser.body)
}

#[derive(Default)]
struct Parser {
    body: Body,
    /// Open elements.
    depth: usize,
    /// Paragraphs under way, the innermost last: text boxes stand inside paragraphs.
    open: Vec<Paragraph>,
    /// Depth at which a part that is passed over began.
    passed: Option<usize>,
    /// Whether the text under way is that of a run.
    in_text: bool,
    /// Rows of tables under way: for each cell its paragraphs.
    rows: Vec<Vec<Vec<Paragraph>>>,
}

impl Parser {
    fn start(&mut self, element: &BytesStart<'_>, has_end: bool) {
        let local = element.local_name();
        let name = local.as_ref();
        self.depth += usize::from(has_end);
        if self.passed.is_some() {
            return;
        }
        if matches!(name, "ins" | "del" | "moveFrom" | "moveTo") {
            self.body.has_changes = true;
        }
        if is_passed_over(name) {
            self.passed = has_end.then_some(self.depth);
            return;
        }
        let add = |parser: &mut Self, text: &str| {
            if let Some(paragraph) = parser.open.last_mut() {
                paragraph.text.push_str(text);
            }
        };
        match name {
            "p" if has_end => self.open.push(Paragraph::default()),
            "pStyle" => {
                let style = element
                    .attributes()
                    .flatten()
                    .find(|attribute| attribute.key.local_name().as_ref() == "val")
                    .map(|attribute| attribute.value.to_ascii_lowercase())
                    .unwrap_or_default();
                if let Some(paragraph) = self.open.last_mut() {
                    paragraph.is_title = style == "title";
                    paragraph.is_caption = style == "caption";
                }
            }
            "t" => self.in_text = has_end,
            "tab" => add(self, "\t"),
            "br" | "cr" => add(self, "\n"),
            "noBreakHyphen" => add(self, "\u{2011}"),
            "tr" if has_end => self.rows.push(Vec::new()),
            "tc" if has_end => {
                if let Some(row) = self.rows.last_mut() {
                    row.push(Vec::new());
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        let depth = self.depth;
        self.depth = depth.saturating_sub(1);
        if let Some(passed) = self.passed {
            if depth <= passed {
                self.passed = None;
            }
            return;
        }
        match name {
            "t" => self.in_text = false,
            "p" => {
                if let Some(paragraph) = self.open.pop() {
                    self.keep(paragraph);
                }
            }
            "tr" => self.end_row(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_text
            && self.passed.is_none()
            && let Some(paragraph) = self.open.last_mut()
        {
            paragraph.text.push_str(text);
        }
    }

    fn keep(&mut self, paragraph: Paragraph) {
        match self.rows.last_mut().and_then(|row| row.last_mut()) {
            Some(cell) => cell.push(paragraph),
            None => self.body.paragraphs.push(paragraph),
        }
    }

    /// A row of short cells is one line, its cells set off by tabs; any other is its paragraphs.
    fn end_row(&mut self) {
        let Some(row) = self.rows.pop() else { return };
        let is_line = row.iter().all(|cell| {
            cell.len() <= 1
                && cell
                    .iter()
                    .all(|paragraph| paragraph.text.chars().count() <= 80)
        });
        if is_line {
            let cells: Vec<&str> = row
                .iter()
                .map(|cell| cell.first().map_or("", |paragraph| paragraph.text.trim()))
                .collect();
            self.keep(Paragraph {
                text: cells.join("\t"),
                ..Paragraph::default()
            });
        } else {
            for paragraph in row.into_iter().flatten() {
                self.keep(paragraph);
            }
        }
    }

    fn flush_rest(&mut self) {
        while !self.rows.is_empty() {
            self.end_row();
        }
    }
}
