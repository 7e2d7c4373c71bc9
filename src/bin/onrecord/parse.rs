//! `onrecord parse`: articles in, records out, in order and in constant memory.

use std::io::{self, BufReader, BufWriter, Write};

use anyhow::Result;
use on_record::{
    analysis::analyze,
    corpus::Article,
    exchange::{
        json::Document,
        jsonl,
        text::{Encoding, LoadError, load_article},
    },
    lexicon::Lexicon,
};

use crate::{
    Outcome,
    args::ParseArgs,
    input::{self, LineLength, Source, WebCharsets},
};

/// Endings of the files that are read from a folder.
const TEXT_ENDINGS: [&str; 3] = ["txt", "text", "md"];
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
                match parse_file(&source, &encoding) {
                    Ok(article) => printer.print(&article)?,
                    Err(error) => printer.report(&error),
                }
            }
        }
    }
    printer.out.flush()?;
    Ok(printer.outcome())
}

fn parse_file(source: &Source, encoding: &Encoding) -> Result<Article, LoadError> {
    load_article(&source.name(), &source.read()?, encoding, &WebCharsets)
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

/// Prints records and remembers how it went.
struct Printer<W: Write> {
    out: W,
    pretty: bool,
    has_found: bool,
    has_failed: bool,
}

impl<W: Write> Printer<W> {
    fn print(&mut self, article: &Article) -> Result<()> {
        let record = analyze(article, Lexicon::bundled());
        let document = Document::new(article, record);
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

    fn report(&mut self, error: &LoadError) {
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
