//! Marked cases of furniture and facts, `tests/cases/clean/*.md`. Each block `article` shows a text with a margin of two
//! characters: `| ` begins a paragraph of prose, `+ ` goes on with it, `x ` is furniture, an empty line is one. Furniture
//! inside a paragraph stands between ⟦ and ⟧. The block `facts` after it lists what is read, with its basis.
//! `UPDATE=1 cargo test --features cli,ssr --test suite clean_cases` writes what the engine finds; read the difference before it is committed.

use std::{fmt::Write as _, fs, path::Path};

use engine::{
    clean::{Cleaned, clean},
    lexicon::Lexicon,
};
use record::{corpus::Article, span::Span};

const OPEN: char = '⟦';
const CLOSE: char = '⟧';

/// The text of a marked article.
fn unmark(marked: &str) -> String {
    let lines = marked.lines().map(|line| {
        let mut margin = line.chars();
        let is_margin = line.is_empty()
            || (margin.next().is_some_and(|mark| "|+x".contains(mark))
                && margin.next() == Some(' '));
        assert!(is_margin, "a line without its margin: {line}");
        line.get(2..).unwrap_or("").replace([OPEN, CLOSE], "")
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The text with the margin and marks of what was found.
fn mark(text: &str, cleaned: &Cleaned) -> String {
    let mut marked = String::new();
    let mut at = 0;
    for line in text.split('\n') {
        let whole = Span::new(at, at + line.len() as u32).trim(text);
        at += line.len() as u32 + 1;
        if whole.is_empty() {
            marked.push('\n');
            continue;
        }
        let paragraph = cleaned.paragraphs.iter().find(|span| span.overlaps(whole));
        let margin = match paragraph {
            None => "x ",
            Some(span) if span.start < whole.start => "+ ",
            Some(_) => "| ",
        };
        marked.push_str(margin);
        let inside = |byte: u32| {
            let is_in = |span: &Span| span.start <= byte && byte < span.end;
            paragraph.is_some() && cleaned.facts.furniture.iter().any(is_in)
        };
        let mut is_open = false;
        for (offset, character) in line.char_indices() {
            let byte = at - line.len() as u32 - 1 + offset as u32;
            if inside(byte) != is_open {
                marked.push(if is_open { CLOSE } else { OPEN });
                is_open = !is_open;
            }
            marked.push(character);
        }
        if is_open {
            marked.push(CLOSE);
        }
        marked.push('\n');
    }
    marked
}

fn describe(cleaned: &Cleaned) -> String {
    let facts = &cleaned.facts;
    let mut lines = String::new();
    for (name, fact) in [
        ("title", &facts.title),
        ("outlet", &facts.outlet),
        ("byline", &facts.byline),
    ] {
        if let Some(fact) = fact {
            writeln!(lines, "{name}: {} ({})", fact.text, fact.basis).expect("writing to a string");
        }
    }
    if let Some(days) = &facts.published {
        writeln!(
            lines,
            "published: {} to {} ({})",
            days.from, days.to, days.basis
        )
        .expect("writing to a string");
    }
    writeln!(lines, "language: {}", facts.language).expect("writing to a string");
    lines
}

/// Replaces what the blocks of one file expect by what is found.
fn rewrite(file: &str) -> String {
    let mut rewritten = String::new();
    let mut rest = file;
    while let Some((before, block)) = rest.split_once("```article\n") {
        let (marked, after) = block.split_once("```\n").expect("the article ends");
        let text = unmark(marked);
        let cleaned = clean(
            &Article::from_text("case", text.as_str()),
            Lexicon::bundled(),
        );
        let facts = after
            .split_once("```facts\n")
            .and_then(|(_, facts)| facts.split_once("```\n"));
        rewritten.push_str(before);
        write!(
            rewritten,
            "```article\n{}```\n```facts\n{}```\n",
            mark(&text, &cleaned),
            describe(&cleaned)
        )
        .expect("writing to a string");
        rest = facts.map_or(after, |(_, rest)| rest);
    }
    rewritten.push_str(rest);
    rewritten
}

#[test]
fn marked_articles_are_cleaned_as_marked() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/clean");
    let mut paths: Vec<_> = fs::read_dir(&folder)
        .expect("the folder of cases")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .collect();
    paths.sort();
    assert!(!paths.is_empty());
    let mut differences = String::new();
    for path in paths {
        let expected = fs::read_to_string(&path).expect("a case");
        let found = rewrite(&expected);
        if found == expected {
            continue;
        }
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &found).expect("a writable case");
        }
        writeln!(differences, "{}", path.display()).expect("writing to a string");
        for (line, (expected, found)) in expected.lines().zip(found.lines()).enumerate() {
            if expected != found {
                writeln!(
                    differences,
                    "  {}: expected {expected}\n     found    {found}",
                    line + 1
                )
                .expect("writing to a string");
            }
        }
    }
    assert!(
        differences.is_empty() || std::env::var_os("UPDATE").is_some(),
        "\n{differences}"
    );
}
