//! What can be read in an edition without running anything: its articles, as much of them as it carries, with what is
//! attributed marked, and tables of who is heard, who is quoted, and who stands where.

use super::markup::escape;
use query::index::{Index, Layer, QuoteRow, StanceRow, TargetRow, layer_of};
use record::{
    AttributionKind, Polarity, Record,
    edition::{Edition, EditionArticle, Piece},
    span::CodeSpan,
};

/// Appends the readable part of `edition`, in the layer that people have reviewed.
pub(super) fn write(edition: &Edition, page: &mut String) {
    let records = layer_of(edition, Layer::Reviewed);
    let index = Index::build(edition, Layer::Reviewed, &records);
    element(page, "main class=\"reading\"", |page| {
        element(page, "h1", |page| page.push_str(&escape(&edition.title)));
        if !edition.note.is_empty() {
            element(page, "p", |page| page.push_str(&escape(&edition.note)));
        }
        page.push_str(
            "<p class=\"facts\">This file holds its articles and a program that shows who said what in them. <span id=\"reason\">The \
             program needs JavaScript and WebAssembly.</span> What follows can be read without it: underlined is what the \
             article attributes to someone.</p>\n",
        );
        heard(&index, page);
        for (at, (article, reviewed)) in (0..).zip(edition.articles.iter().zip(&records)) {
            element(page, "article", |page| {
                one(&index, at, article, &reviewed.record, page);
            });
        }
    });
}

/// Words of a passage that a table shows; the text above it has the rest.
const N_WORDS: usize = 8;

/// Voices that the first table lists, those with most passages.
const N_VOICES: usize = 25;

/// The first words of a passage.
fn opening(words: &str) -> String {
    let mut opening: Vec<&str> = words.split(' ').collect();
    if opening.len() > N_WORDS {
        opening.truncate(N_WORDS);
        opening.push("…");
    }
    opening.join(" ")
}

/// Who speaks in how many passages of which article.
fn heard(index: &Index, page: &mut String) {
    let n_articles = index.articles.len();
    let mut counts = vec![0_u32; index.actors.len() * n_articles];
    for quote in &index.quotes {
        for (nth, &speaker) in quote.speakers.iter().enumerate() {
            let cell = counts.get_mut(speaker as usize * n_articles + quote.article as usize);
            if let Some(cell) = cell.filter(|_| !quote.speakers[..nth].contains(&speaker)) {
                *cell += 1;
            }
        }
    }
    let mut rows: Vec<(&str, &[u32])> = index
        .actors
        .iter()
        .map(|actor| actor.name.as_str())
        .zip(counts.chunks_exact(n_articles.max(1)))
        .filter(|(_, counts)| counts.iter().any(|&n| n > 0))
        .collect();
    rows.sort_by_key(|(_, counts)| std::cmp::Reverse(counts.iter().sum::<u32>()));
    rows.truncate(N_VOICES);
    if rows.is_empty() {
        return;
    }
    element(page, "table", |page| {
        page.push_str(
            "<caption>Passages attributed to each voice, by article</caption>\n<tr><th>Voice</th>",
        );
        for at in 0..n_articles {
            page.push_str(&format!("<th>{}</th>", escape(&title(index, at as u32))));
        }
        page.push_str("</tr>\n");
        for (name, counts) in rows {
            page.push_str(&format!("<tr><td>{}</td>", escape(name)));
            for n in counts {
                page.push_str(&format!("<td class=\"n\">{n}</td>"));
            }
            page.push_str("</tr>\n");
        }
    });
}

fn one(
    index: &Index,
    at: u32,
    article: &EditionArticle,
    record: &Record<CodeSpan>,
    page: &mut String,
) {
    element(page, "h2", |page| page.push_str(&escape(&title(index, at))));
    element(page, "p class=\"facts\"", |page| {
        page.push_str(&escape(&facts(index, at)))
    });
    let mut marked: Vec<CodeSpan> = record
        .attributions
        .iter()
        .filter(|attribution| attribution.claimed)
        .flat_map(|attribution| attribution.content.iter().copied())
        .collect();
    marked.sort_unstable_by_key(|span| (span.start, span.end));
    let marked = joined(&marked);
    for block in &article.blocks {
        let class = if block.is_furniture {
            "p class=\"furniture\" dir=\"auto\""
        } else {
            "p dir=\"auto\""
        };
        element(page, class, |page| {
            words(article, block.span, &marked, page)
        });
    }
    let of_article = |article: u32| article == at;
    let quotes: Vec<&QuoteRow> = index
        .quotes
        .iter()
        .filter(|row| of_article(row.article))
        .collect();
    table(
        page,
        "Who says what",
        &["Voice", "How", "Words"],
        &quotes,
        |quote, cells| {
            cells.push(names(index, &quote.speakers));
            cells.push(manner(index, quote));
            let content = record
                .attributions
                .get(quote.entry as usize)
                .map(|attribution| &attribution.content);
            let content = content
                .into_iter()
                .flatten()
                .map(|&span| article.words_in(span));
            cells.push(opening(&content.collect::<Vec<_>>().join(" ")));
        },
    );
    let stances: Vec<&StanceRow> = index
        .stances
        .iter()
        .filter(|row| of_article(row.article))
        .collect();
    table(
        page,
        "Who stands where",
        &["Voice", "Position", "Toward", "Shown by"],
        &stances,
        |stance, cells| {
            cells.push(names(index, &[stance.holder]));
            cells.push(position(stance.polarity).to_owned());
            cells.push(target(index, stance.target));
            let evidence = record
                .stances
                .get(stance.entry as usize)
                .map(|entry| article.words_in(entry.evidence));
            cells.push(opening(&evidence.unwrap_or_default()));
        },
    );
}

/// The words of a span as far as the edition has them, with the marked ones underlined. `marked` is sorted and disjoint.
fn words(article: &EditionArticle, span: CodeSpan, marked: &[CodeSpan], page: &mut String) {
    for piece in article.pieces(span) {
        let (text, span) = match piece {
            Piece::Text { text, span } => (text, span),
            Piece::Elided { n_words: 0, .. } => {
                page.push(' ');
                continue;
            }
            Piece::Elided { n_words, .. } => {
                let noun = if n_words == 1 { "word" } else { "words" };
                page.push_str(&format!(
                    " <span class=\"elided\">[{n_words} {noun}]</span> "
                ));
                continue;
            }
        };
        let mut run = String::new();
        let mut was_marked = false;
        for (at, character) in (span.start..).zip(text.chars()) {
            let after = marked.partition_point(|mark| mark.end <= at);
            let is_marked = marked.get(after).is_some_and(|mark| mark.start <= at);
            if is_marked != was_marked {
                flush(&mut run, was_marked, page);
                was_marked = is_marked;
            }
            run.push(character);
        }
        flush(&mut run, was_marked, page);
    }
}

fn flush(run: &mut String, is_marked: bool, page: &mut String) {
    let text = escape(run);
    run.clear();
    match (is_marked, text.is_empty()) {
        (_, true) => {}
        (true, _) => page.push_str(&format!("<mark>{text}</mark>")),
        (false, _) => page.push_str(&text),
    }
}

/// Spans that overlap or touch as one; `spans` are sorted by start.
fn joined(spans: &[CodeSpan]) -> Vec<CodeSpan> {
    let mut joined: Vec<CodeSpan> = Vec::new();
    for &span in spans {
        match joined.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => joined.push(span),
        }
    }
    joined
}

fn element(page: &mut String, opening: &str, content: impl FnOnce(&mut String)) {
    let name = opening.split(' ').next().unwrap_or(opening);
    page.push_str(&format!("<{opening}>"));
    content(page);
    page.push_str(&format!("</{name}>\n"));
}

/// A table with a row for each entry; none where there is no entry.
fn table<T>(
    page: &mut String,
    caption: &str,
    heads: &[&str],
    rows: &[T],
    cells: impl Fn(&T, &mut Vec<String>),
) {
    if rows.is_empty() {
        return;
    }
    element(page, "table", |page| {
        page.push_str(&format!("<caption>{caption}</caption>\n<tr>"));
        heads
            .iter()
            .for_each(|head| page.push_str(&format!("<th>{head}</th>")));
        page.push_str("</tr>\n");
        for row in rows {
            let mut texts = Vec::new();
            cells(row, &mut texts);
            page.push_str("<tr>");
            texts
                .iter()
                .for_each(|text| page.push_str(&format!("<td>{}</td>", escape(text))));
            page.push_str("</tr>\n");
        }
    });
}

fn title(index: &Index, article: u32) -> String {
    let row = index.articles.get(article as usize);
    let title = row.and_then(|row| row.title.clone());
    title.unwrap_or_else(|| "No headline in the text".to_owned())
}

fn facts(index: &Index, article: u32) -> String {
    let Some(row) = index.articles.get(article as usize) else {
        return String::new();
    };
    let outlet = row.outlet.as_deref().unwrap_or("Outlet not named");
    let days = match &row.published {
        None => "no date in the text".to_owned(),
        Some((from, to)) if from == to => from.clone(),
        Some((from, to)) => format!("between {from} and {to}"),
    };
    format!("{outlet} · {days} · {} words", row.n_words)
}

fn names(index: &Index, actors: &[u32]) -> String {
    let names: Vec<&str> = actors
        .iter()
        .filter_map(|&at| Some(index.actors.get(at as usize)?.name.as_str()))
        .collect();
    match names.as_slice() {
        [] => "not resolved".to_owned(),
        names => names.join(", "),
    }
}

fn manner(index: &Index, quote: &QuoteRow) -> String {
    let kind = match quote.kind {
        AttributionKind::Direct => "quoted",
        AttributionKind::Mixed => "partly quoted",
        AttributionKind::Indirect => "reported",
    };
    match quote.verb.and_then(|verb| index.verbs.get(verb as usize)) {
        Some(verb) => format!("{kind} ({verb})"),
        None => kind.to_owned(),
    }
}

fn position(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::Supportive => "▲ supportive",
        Polarity::Critical => "▼ critical",
        Polarity::Ambivalent => "◆ ambivalent",
    }
}

fn target(index: &Index, target: TargetRow) -> String {
    match target {
        TargetRow::Actor(actor) => names(index, &[actor]),
        TargetRow::Issue(issue) => index
            .issues
            .get(issue as usize)
            .map(|issue| issue.label.clone())
            .unwrap_or_default(),
    }
}

/// The articles as a plain list, as `index.html` has it for browsers that cannot run the program.
pub(super) fn list(edition: &Edition) -> String {
    let records = layer_of(edition, Layer::Reviewed);
    let index = Index::build(edition, Layer::Reviewed, &records);
    let mut page = String::new();
    element(&mut page, "h2", |page| {
        page.push_str(&escape(&edition.title))
    });
    element(&mut page, "ul class=\"start__articles\"", |page| {
        for at in 0..index.articles.len() as u32 {
            page.push_str(&format!(
                "<li class=\"start__article\"><span class=\"start__title\">{}</span> <span class=\"start__facts\">{}</span></li>\n",
                escape(&title(&index, at)),
                escape(&facts(&index, at))
            ));
        }
    });
    page
}
