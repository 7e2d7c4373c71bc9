//! `onrecord parse`: articles in, records out, in order and in constant memory.

use std::{
    fmt::Display,
    io::{self, BufReader, BufWriter, Write},
};

use anyhow::Result;
use engine::analysis::ENGINE;
use engine::{
    analysis::{self, analyze_with, find_debate},
    lexicon::Lexicon,
};
use export::text::{Encoding, LoadError};
use import::{Item, Note, Options, Wordless, import, jsonl};
use record::{NamedIssue, Record, corpus::Article, document::Document};

use crate::{
    args::ParseArgs,
    input::{self, LineLength, Source, WebCharsets},
    issues,
    outcome::Outcome,
};

/// Endings of the files that are read from a folder.
const TEXT_ENDINGS: [&str; 9] = [
    "txt", "text", "md", "markdown", "html", "htm", "xhtml", "docx", "pdf",
];
/// The same with `--jsonl`.
const LINE_ENDINGS: [&str; 2] = ["jsonl", "ndjson"];

/// Reads every path in turn; an input that fails is reported and the next one is read.
pub(crate) fn run(args: &ParseArgs) -> Result<Outcome> {
    let encoding = match &args.encoding {
        Some(label) => Encoding::parse(label, &WebCharsets)?,
        None => Encoding::Detect,
    };
    let endings: &[&str] = if args.jsonl {
        &LINE_ENDINGS
    } else {
        &TEXT_ENDINGS
    };
    let mut printer = Printer {
        out: BufWriter::new(io::stdout().lock()),
        pretty: args.pretty,
        with_text: args.text,
        issues: match &args.issues {
            Some(path) => issues::read_issues(path)?,
            None => Vec::new(),
        },
        records: args.list_issues.then(Vec::new),
        has_found: false,
        has_failed: false,
    };
    for path in &args.paths {
        let mut sources = Vec::new();
        if let Err(error) = input::find_sources(path, endings, &mut sources) {
            printer.report(&error);
        } else if sources.is_empty() {
            let endings = endings.join(", .");
            eprintln!(
                "onrecord: {}: no .{endings} file in this folder",
                path.display()
            );
        }
        for source in sources {
            if args.jsonl {
                parse_lines(&source, &mut printer)?;
            } else {
                parse_file(&source, &encoding, &mut printer)?;
            }
        }
    }
    if let Some(records) = &printer.records {
        issues::write_issues(&mut printer.out, &find_debate(records))?;
    }
    printer.out.flush()?;
    Ok(printer.outcome())
}

/// Every article in a file, read as the page and `onrecord edition` read it, so that offsets are the same; but an empty text
/// has its record too.
fn parse_file(
    source: &Source,
    encoding: &Encoding,
    printer: &mut Printer<impl Write>,
) -> Result<()> {
    let file = source.name();
    let bytes = match source.read() {
        Ok(bytes) => bytes,
        Err(error) => {
            printer.report(&error);
            return Ok(());
        }
    };
    let options = Options {
        encoding,
        charsets: &WebCharsets,
        wordless: Wordless::Keep,
        ..Options::default()
    };
    for item in import(&file, &bytes, &options) {
        match item {
            Item::Article(imported) => {
                for note in &imported.notes {
                    tell(&imported.article.file, note);
                }
                printer.print(&imported.article)?;
            }
            Item::Refused(error) => printer.report(&error),
            Item::PassedOver(passed) => eprintln!("onrecord: {passed}"),
            Item::Record { file, .. } | Item::Reviews { file, .. } => {
                printer.report(&format!(
                    "{file}: not an article, but what was found in one; give the article itself"
                ));
            }
            Item::Edition { file, .. } => {
                printer.report(&format!(
                    "{file}: an edition; its articles have been parsed already"
                ));
            }
        }
    }
    Ok(())
}

/// One article per line, one record per line. What is ready is passed on before waiting for more input, so that the
/// command works inside a pipe that asks and answers by turns.
fn parse_lines(source: &Source, printer: &mut Printer<impl Write>) -> Result<()> {
    let file = source.name();
    let mut input = match source.open() {
        Ok(input) => BufReader::new(input),
        Err(error) => {
            printer.report(&error);
            return Ok(());
        }
    };
    let mut bytes = Vec::new();
    for line in 1.. {
        match input::read_line(&mut input, &mut bytes) {
            Ok(None) => break,
            Ok(Some(LineLength::TooLong)) => printer.report(&LoadError::TooLarge {
                file: format!("{file}: line {line}"),
            }),
            Ok(Some(LineLength::Whole)) if bytes.trim_ascii().is_empty() => {}
            Ok(Some(LineLength::Whole)) => match load_line(&file, line, &bytes) {
                Ok(article) => printer.print(&article)?,
                Err(error) => printer.report(&error),
            },
            Err(error) => {
                printer.report(&input::unreadable(&file, &error));
                break;
            }
        }
        if !input.buffer().contains(&b'\n') {
            printer.out.flush()?;
        }
    }
    Ok(())
}

fn load_line(file: &str, line: usize, bytes: &[u8]) -> Result<Article, LoadError> {
    let bytes = match line {
        1 => bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes),
        _ => bytes,
    };
    let json = std::str::from_utf8(bytes).map_err(|error| LoadError::Line {
        file: file.to_owned(),
        line,
        reason: format!("not valid UTF-8 at byte {}", error.valid_up_to()),
    })?;
    jsonl::load_line(file, line, json)
}

/// Says what a person should check.
fn tell(file: &str, note: &Note) {
    eprintln!("onrecord: {file}: note: {note}");
}

/// Prints records and remembers how it went.
struct Printer<W: Write> {
    out: W,
    pretty: bool,
    /// Whether records carry the text of their article.
    with_text: bool,
    /// What the corpus debates, if somebody said so.
    issues: Vec<NamedIssue>,
    /// Where the issues are asked for: the records so far, without all but their issues.
    records: Option<Vec<Record>>,
    has_found: bool,
    has_failed: bool,
}

impl<W: Write> Printer<W> {
    fn print(&mut self, article: &Article) -> Result<()> {
        let options = analysis::Options {
            issues: &self.issues,
            ..analysis::Options::default()
        };
        let record = analyze_with(article, Lexicon::bundled(), options);
        if let Some(note) = Note::on_language(&record.article.language) {
            tell(&article.file, &note);
        }
        if let Some(records) = &mut self.records {
            self.has_found |= !record.issues.is_empty();
            records.push(Record {
                actors: Vec::new(),
                attributions: Vec::new(),
                stances: Vec::new(),
                ..record
            });
            return Ok(());
        }
        let document = Document {
            text: self.with_text.then(|| article.text.clone()),
            ..Document::new(article, record, ENGINE)
        };
        self.has_found |= !(document.actors.is_empty()
            && document.attributions.is_empty()
            && document.stances.is_empty()
            && document.issues.is_empty());
        let json = if self.pretty {
            serde_json::to_string_pretty(&document)?
        } else {
            serde_json::to_string(&document)?
        };
        writeln!(self.out, "{json}")?;
        Ok(())
    }

    fn report(&mut self, error: &dyn Display) {
        self.has_failed = true;
        eprintln!("onrecord: {error}");
    }

    fn outcome(&self) -> Outcome {
        match (self.has_failed, self.has_found) {
            (true, _) => Outcome::Failed,
            (false, true) => Outcome::Found,
            (false, false) => Outcome::Nothing,
        }
    }
}
