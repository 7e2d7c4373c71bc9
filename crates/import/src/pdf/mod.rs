//! PDFs with a text layer. The crate `hayro-syntax` reads objects and streams; what characters stand where (`content`,
//! `font`), in which order they are read (`lines`) and where paragraphs begin (`paragraphs`) is worked out here.

mod cmap;
mod content;
mod font;
mod glyphs;
mod lines;
mod paragraphs;
mod stream;

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::{archive::Limits, draft::Draft, error::Problem, note::Note};
use record::corpus::{Given, GivenFact};

/// What a PDF gives.
pub(super) struct Document {
    /// Text and furniture.
    pub(super) draft: Draft,
    /// The title, where the document's properties and its first page agree.
    pub(super) given: Given,
    /// What to say of it.
    pub(super) notes: Vec<Note>,
}

/// Most pages that are read; a book has fewer.
const MOST_PAGES: usize = 2_000;

/// Reads a PDF.
pub(super) fn read(bytes: &[u8], limits: Limits) -> Result<Document, Problem> {
    let damaged = |reason: &str| Problem::Damaged {
        reason: reason.to_owned(),
        remedy: "open it, print it to a new PDF and choose that, or paste the text",
    };
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(
            DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm,
        ) => Problem::LockedPdf,
        LoadPdfError::Decryption(_) => damaged("its encryption cannot be read"),
        LoadPdfError::Invalid => damaged("it is no PDF that can be read"),
    })?;
    let n_pages = pdf.pages().len();
    if n_pages == 0 {
        return Err(damaged("it has no pages"));
    }
    let mut budget = content::Budget {
        n_operators: 20_000_000,
        n_glyphs: 4_000_000,
        stream: limits.file,
    };
    let mut fonts = content::Fonts::new();
    let mut pages = Vec::new();
    for page in pdf.pages().iter().take(MOST_PAGES) {
        let (glyphs, _) = content::read(page, &mut fonts, &mut budget);
        pages.push(lines::read(&glyphs));
    }
    if budget.n_glyphs == 0 || budget.n_operators == 0 || n_pages > MOST_PAGES {
        return Err(Problem::TooMuchInside { limit: limits.file });
    }
    let is_empty = |page: &lines::PageLines| page.lines.iter().all(|line| line.is_artifact);
    if pages.iter().all(is_empty) {
        return Err(Problem::ScannedPdf { n_pages });
    }
    let n_unknown: usize = pages.iter().map(|page| page.n_unknown).sum();
    let n_characters: usize = pages
        .iter()
        .flat_map(|page| &page.lines)
        .map(|line| {
            line.text
                .chars()
                .filter(|character| !character.is_whitespace())
                .count()
        })
        .sum();
    if n_unknown * 2 > n_characters {
        return Err(Problem::UnknownGlyphs);
    }
    let mut mended = paragraphs::mend(&pages);
    let n_empty = pages.iter().filter(|page| is_empty(page)).count();
    if let Some(first) = pages.iter().position(is_empty) {
        mended.notes.push(Note::EmptyPages {
            page: first + 1,
            n: n_empty,
        });
    }
    if !mended.draft.has_words() {
        return Err(Problem::ScannedPdf { n_pages });
    }
    let given = Given {
        title: find_title(&pdf, &pages),
        ..Given::default()
    };
    Ok(Document {
        draft: mended.draft,
        given,
        notes: mended.notes,
    })
}

/// The title of the document's properties, where the first page shows it: programs fill it with file names too.
fn find_title(pdf: &Pdf, pages: &[lines::PageLines]) -> Option<GivenFact> {
    let bytes = pdf.metadata().title.as_deref()?;
    let title = match bytes {
        [0xFE, 0xFF, rest @ ..] => {
            let (pairs, _) = rest.as_chunks::<2>();
            char::decode_utf16(pairs.iter().map(|&pair| u16::from_be_bytes(pair)))
                .map(|character| character.unwrap_or('\u{FFFD}'))
                .collect()
        }
        _ => String::from_utf8_lossy(bytes).into_owned(),
    };
    let title: Vec<&str> = title.split_whitespace().collect();
    let title = title.join(" ");
    let shown: Vec<&str> = pages
        .first()?
        .lines
        .iter()
        .filter(|line| !line.is_artifact)
        .flat_map(|line| line.text.split_whitespace())
        .take(400)
        .collect();
    (title.len() > 3 && shown.join(" ").contains(&title))
        .then(|| GivenFact::new(title, "the document's properties, as the first page shows"))
}
