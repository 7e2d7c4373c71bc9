//! From the bytes of a file to items: which importer reads it, and archives file by file.

use super::{
    archive::{Archive, Budget, PassedOver},
    characters,
    decode::{self, EncodingChoice},
    docx,
    draft::Draft,
    error::{ImportError, Problem},
    html,
    item::{Imported, Item},
    kind::{self, Kind},
    markdown,
    note::Note,
    options::{Options, Wordless},
    ours::{self, Piece},
    pdf,
};
use export::text::Encoding;
use record::{
    corpus::{Article, ArticleHash, Given},
    edition::Edition,
};

/// Adds everything in a file.
pub(super) fn read_file(file: &str, bytes: &[u8], options: &Options<'_>, items: &mut Vec<Item>) {
    let source = Source { file, inside: None };
    let mut budget = Budget::new(options.limits);
    read_any(&source, bytes, options, (Depth::Top, &mut budget), items);
}

/// Which file, as shown to people.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) file: &'a str,
    pub(super) inside: Option<&'a str>,
}

/// How deep in archives.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Depth {
    Top,
    InArchive,
    InInnerArchive,
}

/// A text with what belongs to it.
pub(super) struct Made {
    pub(super) text: String,
    given: Given,
    notes: Vec<Note>,
}

impl Made {
    pub(super) fn new(text: String, given: Given, notes: Vec<Note>) -> Self {
        Self { text, given, notes }
    }

    pub(super) fn from_draft(draft: Draft, given: Given, notes: Vec<Note>) -> Self {
        let given = Given {
            furniture: draft.furniture,
            ..given
        };
        Self::new(draft.text, given, notes)
    }
}

impl Source<'_> {
    fn name(&self) -> String {
        match self.inside {
            Some(inside) => format!("{}/{inside}", self.file),
            None => self.file.to_owned(),
        }
    }

    pub(super) fn refuse(&self, problem: Problem) -> ImportError {
        ImportError {
            file: self.file.to_owned(),
            inside: self.inside.map(str::to_owned),
            problem,
        }
    }

    pub(super) fn finish(
        &self,
        hash: ArticleHash,
        kind: Kind,
        encoding: Option<EncodingChoice>,
        made: Made,
    ) -> Imported {
        let Made {
            text,
            mut given,
            mut notes,
        } = made;
        // The replaced characters are longer than what they replace: where there are any, spans move.
        let (settled, more) = characters::settle(text, &mut given.furniture);
        // Where a PDF's fonts were silent, the characters were replaced and said to be so before.
        let is_said = notes
            .iter()
            .any(|note| matches!(note, Note::UnknownGlyphs { .. }));
        notes.extend(
            more.into_iter()
                .filter(|note| !(is_said && matches!(note, Note::Unreadable { .. }))),
        );
        Imported {
            article: Article {
                file: self.name(),
                hash,
                text: settled,
                given,
            },
            kind,
            inside: self.inside.map(str::to_owned),
            encoding,
            notes,
        }
    }
}

fn read_any(
    source: &Source<'_>,
    bytes: &[u8],
    options: &Options<'_>,
    place: (Depth, &mut Budget),
    items: &mut Vec<Item>,
) {
    let sniffed = match kind::sniff(source.inside.unwrap_or(source.file), bytes) {
        Err(Problem::Empty) if options.wordless == Wordless::Keep => Ok(Kind::Text),
        sniffed => sniffed,
    };
    let result = match sniffed {
        Ok(_) if bytes.len() > options.limits.file => Err(Problem::TooLarge {
            limit: options.limits.file,
        }),
        Ok(Kind::Zip) => read_archive(source, bytes, options, place, items),
        Ok(kind @ (Kind::Json | Kind::JsonLines)) => read_json(source, bytes, kind, options, items),
        Ok(Kind::Edition) => {
            ours::read_packed(bytes).map(|edition| items.push(source.edition(edition)))
        }
        Ok(Kind::Html) if ours::is_page(bytes) => {
            ours::read_page(bytes).map(|edition| items.push(source.edition(edition)))
        }
        Ok(kind) => read_article(source, bytes, kind, options)
            .map(|article| items.push(Item::Article(Box::new(article)))),
        Err(problem) => Err(problem),
    };
    if let Err(problem) = result {
        items.push(Item::Refused(source.refuse(problem)));
    }
}

impl Source<'_> {
    fn edition(&self, edition: Edition) -> Item {
        Item::Edition {
            file: self.name(),
            edition: Box::new(edition),
        }
    }
}

/// One text, page, Markdown file or PDF.
fn read_article(
    source: &Source<'_>,
    bytes: &[u8],
    kind: Kind,
    options: &Options<'_>,
) -> Result<Imported, Problem> {
    let hash = ArticleHash::of(bytes);
    if kind == Kind::Pdf {
        let document = pdf::read(bytes, options.limits)?;
        let made = Made::from_draft(document.draft, document.given, document.notes);
        return Ok(source.finish(hash, kind, None, made));
    }
    let declared = match kind {
        Kind::Html => html::declared_encoding(bytes),
        _ => None,
    };
    let (text, choice) = decode::decode(
        bytes,
        kind,
        options.encoding,
        declared.as_deref(),
        options.charsets,
    )?;
    let made = match kind {
        Kind::Html => {
            let page = html::read(&text, options.scope);
            Made::from_draft(page.draft, page.given, page.notes)
        }
        Kind::Markdown => {
            let page = markdown::read(&text);
            Made::new(page.text, page.given, page.notes)
        }
        _ => Made::new(text, Given::default(), Vec::new()),
    };
    let is_kept = kind == Kind::Text && options.wordless == Wordless::Keep;
    if !is_kept && !made.text.contains(char::is_alphanumeric) {
        return Err(no_words(kind));
    }
    Ok(source.finish(hash, kind, Some(choice), made))
}

const fn no_words(kind: Kind) -> Problem {
    Problem::NoWords {
        what: kind.name(),
        remedy: match kind {
            Kind::Html => {
                "if the page fills itself by a script, select its text, copy and paste it"
            }
            _ => "choose another file, or paste the text",
        },
    }
}

fn read_json(
    source: &Source<'_>,
    bytes: &[u8],
    kind: Kind,
    options: &Options<'_>,
    items: &mut Vec<Item>,
) -> Result<(), Problem> {
    let (text, _) = decode::decode(bytes, kind, &Encoding::Detect, None, options.charsets)?;
    let name = source.name();
    let pieces = match kind {
        Kind::Json => ours::read_json(&name, &text),
        _ => ours::read_lines(&name, &text),
    };
    if pieces.is_empty() {
        return Err(no_words(kind));
    }
    items.extend(pieces.into_iter().map(|piece| match piece {
        Ok(Piece::Article(article)) => {
            let Article {
                file,
                hash,
                text,
                given,
            } = *article;
            let made = Made::new(text, given, Vec::new());
            let imported = source.finish(hash, kind, None, made);
            Item::Article(Box::new(Imported {
                article: Article {
                    file,
                    ..imported.article
                },
                ..imported
            }))
        }
        Ok(Piece::Record(document)) => Item::Record {
            file: name.clone(),
            document,
        },
        Ok(Piece::Reviews(reviews)) => Item::Reviews {
            file: name.clone(),
            reviews,
        },
        Ok(Piece::Edition(edition)) => Item::Edition {
            file: name.clone(),
            edition,
        },
        Err(problem) => Item::Refused(source.refuse(problem)),
    }));
    Ok(())
}

/// Endings of files that belong to saved pages.
const PARTS_OF_PAGES: [&str; 22] = [
    "css",
    "js",
    "mjs",
    "map",
    "png",
    "jpg",
    "jpeg",
    "gif",
    "webp",
    "avif",
    "svg",
    "ico",
    "woff",
    "woff2",
    "ttf",
    "otf",
    "mp3",
    "mp4",
    "webm",
    "webmanifest",
    "wasm",
    "download",
];

fn is_part_of_page(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    PARTS_OF_PAGES.contains(&ending.to_ascii_lowercase().as_str())
}

fn read_archive(
    source: &Source<'_>,
    bytes: &[u8],
    options: &Options<'_>,
    (depth, budget): (Depth, &mut Budget),
    items: &mut Vec<Item>,
) -> Result<(), Problem> {
    let archive = Archive::open(bytes, options.limits, budget)?;
    if archive.find(docx::MAIN).is_some() {
        let document = docx::read(&archive, budget)?;
        if !document.draft.has_words() {
            return Err(no_words(Kind::Docx));
        }
        let made = Made::from_draft(document.draft, document.given, document.notes);
        let imported = source.finish(ArticleHash::of(bytes), Kind::Docx, None, made);
        items.push(Item::Article(Box::new(imported)));
        return Ok(());
    }
    archive.refuse_foreign()?;
    if let Some(folder) = ours::edition_folder(&archive) {
        let edition = ours::read_folder(&archive, &folder, budget)?;
        items.push(source.edition(edition));
        return Ok(());
    }
    let inner = match depth {
        Depth::Top => Depth::InArchive,
        Depth::InArchive => Depth::InInnerArchive,
        Depth::InInnerArchive => return Err(Problem::Nested),
    };
    if archive.entries.is_empty() {
        return Err(Problem::NoWords {
            what: "archive",
            remedy: "it holds no files; make it again",
        });
    }
    let mut of_pages = Vec::new();
    for number in 0..archive.entries.len() {
        let path = archive.entries[number].path.clone();
        if is_part_of_page(&path) {
            of_pages.push(path);
            continue;
        }
        let inside = match source.inside {
            Some(outer) => format!("{outer}/{path}"),
            None => path,
        };
        let source = Source {
            file: source.file,
            inside: Some(&inside),
        };
        match archive.read(number, budget) {
            Ok(bytes) => read_any(&source, &bytes, options, (inner, budget), items),
            Err(problem) => {
                let is_end = matches!(problem, Problem::ArchiveTooLarge { .. });
                items.push(Item::Refused(source.refuse(problem)));
                if is_end {
                    break;
                }
            }
        }
    }
    for (paths, reason) in [
        (
            of_pages,
            "styles, scripts and pictures, as saved pages have them",
        ),
        (
            archive.of_the_system,
            "put there by a computer’s system, not by a person",
        ),
    ] {
        if !paths.is_empty() {
            items.push(Item::PassedOver(PassedOver {
                file: source.name(),
                paths,
                reason,
            }));
        }
    }
    Ok(())
}
