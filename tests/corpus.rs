//! The bundled corpus: sound, packs without loss, and carries no more of the articles than the text policy allows
//! (ARCHITECTURE.md, corpus/README.md). Reads `corpus/` alone.

use std::fs;

use record::{
    Record,
    edition::{Edition, EditionArticle, excerpt::MAX_WORDS, files, pack},
    review::apply,
    span::CodeSpan,
};

fn bundled() -> Edition {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus");
    let read = |file: &str| {
        fs::read_to_string(format!("{root}/{file}")).map_err(|error| error.to_string())
    };
    files::load(read).unwrap_or_else(|error| panic!("corpus/{error}"))
}

#[test]
fn packs_without_loss() {
    let edition = bundled();
    assert_eq!(pack::unpack(&pack::pack(&edition)).unwrap(), edition);
}

#[test]
fn carries_quotations_and_short_excerpts_alone() {
    for article in &bundled().articles {
        assert!(!article.text.is_whole(), "{}", article.file);
        let reviewed = apply(&article.machine, &article.reviews).record;
        let mut run = 0;
        let mut end = 0;
        for fragment in &article.text.fragments {
            let span = fragment.span();
            let n_words = article.words.count(span);
            assert!(n_words > 0, "{}: {fragment:?} holds no word", article.file);
            let is_quoted = words_of(article, span).all(|word| is_in_quotation(&reviewed, word));
            if is_quoted || article.words.count(CodeSpan::new(end, span.start)) > 0 {
                run = 0;
            }
            if !is_quoted {
                run += n_words;
            }
            assert!(
                run <= MAX_WORDS,
                "{}: {run} words outside quotation marks up to {}",
                article.file,
                span.end
            );
            end = span.end;
        }
    }
}

#[test]
fn carries_no_furniture_but_facts() {
    for article in &bundled().articles {
        let reviewed = apply(&article.machine, &article.reviews).record;
        let facts = &reviewed.article;
        let facts = [&facts.title, &facts.outlet, &facts.byline];
        let facts: Vec<CodeSpan> = facts
            .into_iter()
            .flatten()
            .filter_map(|fact| fact.span)
            .collect();
        for fragment in &article.text.fragments {
            for word in words_of(article, fragment.span()) {
                let is_fact = facts
                    .iter()
                    .any(|fact| fact.contains(CodeSpan::new(word, word + 1)));
                let is_furniture = article.blocks.iter().any(|block| {
                    block.is_furniture && block.span.contains(CodeSpan::new(word, word + 1))
                });
                assert!(is_fact || !is_furniture, "{}: {fragment:?}", article.file);
            }
        }
    }
}

#[test]
fn shows_every_entry_in_part() {
    for article in &bundled().articles {
        let reviewed = apply(&article.machine, &article.reviews).record;
        for entry in &reviewed.attributions {
            for span in entry.source.iter().chain(&entry.cue).chain(&entry.quoted) {
                assert!(
                    n_shown(article, *span) > 0,
                    "{}: {:?} {span:?}",
                    article.file,
                    entry.id
                );
            }
            let shown: u32 = entry
                .content
                .iter()
                .map(|span| n_shown(article, *span))
                .sum();
            assert!(
                shown > 0,
                "{}: nothing of the content of {:?}",
                article.file,
                entry.id
            );
        }
        for stance in &reviewed.stances {
            assert!(
                n_shown(article, stance.evidence) > 0,
                "{}: {:?}",
                article.file,
                stance.id
            );
        }
    }
}

/// First code points of the words in `span`.
fn words_of(article: &EditionArticle, span: CodeSpan) -> impl Iterator<Item = u32> {
    let words = article.words.as_slice().iter().copied();
    words.filter(move |start| span.start <= *start && *start < span.end)
}

fn is_in_quotation(record: &Record<CodeSpan>, word: u32) -> bool {
    let mut quoted = record.attributions.iter().flat_map(|entry| &entry.quoted);
    quoted.any(|span| span.contains(CodeSpan::new(word, word + 1)))
}

/// Words of `span` that the edition carries.
fn n_shown(article: &EditionArticle, span: CodeSpan) -> u32 {
    let pieces = article.pieces(span).into_iter();
    pieces
        .map(|piece| match piece {
            record::edition::Piece::Text { span, .. } => article.words.count(span),
            record::edition::Piece::Elided { .. } => 0,
        })
        .sum()
}
