//! An invented edition for tests: the article of [`crate::review::sample`] with the reviews that mend it.

use crate::{
    NamedIssue,
    edition::{Edition, EditionArticle, Excerpts, WordStarts, find_blocks},
    review::{
        apply, decide,
        sample::{TEXT, machine, wanted},
    },
};

/// An edition of the one article, in excerpts.
pub fn edition() -> Edition {
    let machine = machine();
    let reviews = decide(&machine, &wanted());
    let reviewed = apply(&machine, &reviews).record;
    Edition {
        title: "Sample".to_owned(),
        note: String::new(),
        articles: vec![EditionArticle {
            file: "lake.txt".to_owned(),
            sha256: "ab".repeat(32),
            blocks: find_blocks(TEXT, &reviewed.article.furniture),
            words: WordStarts::of(TEXT),
            text: Excerpts::of(TEXT, &reviewed, &[&machine]),
            machine,
            reviews,
        }],
        issues: vec![NamedIssue {
            id: "lake".into(),
            label: "Opening the lake".to_owned(),
            description: "Boats on the lake of Strelsau.".to_owned(),
            terms: vec!["lake".to_owned()],
        }],
        edits: Vec::new(),
    }
}
