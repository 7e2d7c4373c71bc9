//! Whether an edition keeps what its types promise and cannot say: spans inside the text, in order, ids that resolve.

use std::{collections::BTreeSet, fmt};

use crate::{
    edition::{Edition, EditionArticle},
    record::{ActorId, AttributionId, Facts, IssueId, Record, Target},
    review::{EntryId, Review, apply},
    span::CodeSpan,
};

/// The first thing that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where, such as `machine.attributions[3].content[0]`.
    pub path: String,
    /// What is wrong with it.
    pub reason: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.path, self.reason)
    }
}

impl std::error::Error for Fault {}

/// Checks a whole edition; the path opens with the article's position.
///
/// # Errors
///
/// The first fault, by position.
pub fn check_edition(edition: &Edition) -> Result<(), Fault> {
    let named: BTreeSet<&IssueId> = edition.issues.iter().map(|issue| &issue.id).collect();
    for (position, article) in edition.articles.iter().enumerate() {
        check_article(article, &named).map_err(|fault| Fault {
            path: format!("articles[{position}].{}", fault.path),
            ..fault
        })?;
    }
    Ok(())
}

/// Checks one article; `named` are the issues that the edition names.
///
/// # Errors
///
/// The first fault.
pub fn check_article(article: &EditionArticle, named: &BTreeSet<&IssueId>) -> Result<(), Fault> {
    let is_hash = article.sha256.len() == 64
        && article
            .sha256
            .bytes()
            .all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    ensure(is_hash, "sha256", || {
        "is not 64 lower-case hexadecimal digits".into()
    })?;
    let len = article.text.len;
    let fragments = article
        .text
        .fragments
        .iter()
        .map(|fragment| fragment.span());
    check_disjoint(fragments, len, "text.fragments")?;
    let blocks = article.blocks.iter().map(|block| block.span);
    check_disjoint(blocks, len, "blocks")?;
    let n_words: u32 = article.blocks.iter().map(|block| block.n_words).sum();
    let all = article.words.count(CodeSpan::new(0, len));
    ensure(
        n_words == all && all as usize == article.words.as_slice().len(),
        "words",
        || {
            format!(
                "{} are listed, {all} begin inside the text, {n_words} inside blocks",
                article.words.as_slice().len()
            )
        },
    )?;
    check_record(&article.machine, len, named, "machine")?;
    for (position, review) in article.reviews.iter().enumerate() {
        check_review(review, article, &format!("reviews[{position}]"))?;
    }
    let reviewed = apply(&article.machine, &article.reviews).record;
    check_record(&reviewed, len, named, "reviewed")
}

fn ensure(holds: bool, path: &str, reason: impl FnOnce() -> String) -> Result<(), Fault> {
    if holds {
        return Ok(());
    }
    Err(Fault {
        path: path.to_owned(),
        reason: reason(),
    })
}

/// An entry that a review decides on is there, and what it puts in its place is of the same kind.
fn check_review(review: &Review, article: &EditionArticle, path: &str) -> Result<(), Fault> {
    let (entry, to) = match review {
        Review::Confirm { entry } | Review::Reject { entry } => (entry, None),
        Review::Correct { entry, to } => (entry, Some(to)),
        Review::Add { .. } => return Ok(()),
    };
    let machine = &article.machine;
    let is_there = match entry {
        EntryId::Facts => true,
        EntryId::Actor(id) => machine.actors.iter().any(|actor| actor.id == *id),
        EntryId::Attribution(id) => machine.attributions.iter().any(|entry| entry.id == *id),
        EntryId::Stance(id) => machine.stances.iter().any(|stance| stance.id == *id),
        EntryId::Issue(id) => machine.issues.iter().any(|issue| issue.id == *id),
    };
    ensure(is_there, &format!("{path}.entry"), || {
        format!("the machine's layer has no {entry:?}")
    })?;
    let same =
        to.is_none_or(|to| std::mem::discriminant(entry) == std::mem::discriminant(&to.id()));
    ensure(same, &format!("{path}.to"), || {
        "is not of the kind of the entry it corrects".into()
    })
}

fn check_record(
    record: &Record<CodeSpan>,
    len: u32,
    named: &BTreeSet<&IssueId>,
    path: &str,
) -> Result<(), Fault> {
    check_facts(&record.article, len, &format!("{path}.article"))?;
    let actors: BTreeSet<&ActorId> = record.actors.iter().map(|actor| &actor.id).collect();
    let entries: BTreeSet<&AttributionId> =
        record.attributions.iter().map(|entry| &entry.id).collect();
    let issues: BTreeSet<&IssueId> = record.issues.iter().map(|issue| &issue.id).collect();
    ensure(
        actors.len() == record.actors.len(),
        &format!("{path}.actors"),
        || "an id stands twice".into(),
    )?;
    ensure(
        entries.len() == record.attributions.len(),
        &format!("{path}.attributions"),
        || "an id stands twice".into(),
    )?;
    let knows = |id: &ActorId, path: &str| {
        ensure(actors.contains(id), path, || {
            format!("the article has no actor `{id}`")
        })
    };
    for (position, actor) in record.actors.iter().enumerate() {
        let path = format!("{path}.actors[{position}]");
        check_disjoint(
            actor.mentions.iter().copied(),
            len,
            &format!("{path}.mentions"),
        )?;
        check_spans(
            actor.roles.iter().map(|role| role.span),
            len,
            &format!("{path}.roles"),
        )?;
        if let Some(id) = &actor.affiliation {
            knows(id, &format!("{path}.affiliation"))?;
        }
    }
    for (position, entry) in record.attributions.iter().enumerate() {
        let path = format!("{path}.attributions[{position}]");
        let lists = [
            ("source", &entry.source),
            ("cue", &entry.cue),
            ("content", &entry.content),
            ("quoted", &entry.quoted),
        ];
        for (name, spans) in lists {
            check_disjoint(spans.iter().copied(), len, &format!("{path}.{name}"))?;
        }
        let reasons = entry.why.iter().filter_map(|reason| reason.span);
        check_spans(reasons, len, &format!("{path}.why"))?;
        ensure(
            !entry.content.is_empty(),
            &format!("{path}.content"),
            || "is empty".into(),
        )?;
        for speaker in &entry.speakers {
            knows(speaker, &format!("{path}.speakers"))?;
        }
    }
    for (position, stance) in record.stances.iter().enumerate() {
        let path = format!("{path}.stances[{position}]");
        knows(&stance.holder, &format!("{path}.holder"))?;
        match &stance.target {
            Target::Actor(id) => knows(id, &format!("{path}.target"))?,
            Target::Issue(id) => ensure(
                named.contains(id) || issues.contains(id),
                &format!("{path}.target"),
                || format!("neither the edition nor the article has an issue `{id}`"),
            )?,
        }
        let rests_on = stance.attribution.as_ref();
        ensure(
            rests_on.is_none_or(|id| entries.contains(id)),
            &format!("{path}.attribution"),
            || "the article has no such attribution".into(),
        )?;
        let reasons = stance.why.iter().filter_map(|reason| reason.span);
        check_spans(reasons.chain([stance.evidence]), len, &path)?;
    }
    for (position, issue) in record.issues.iter().enumerate() {
        let path = format!("{path}.issues[{position}].mentions");
        check_disjoint(issue.mentions.iter().copied(), len, &path)?;
    }
    Ok(())
}

fn check_facts(facts: &Facts<CodeSpan>, len: u32, path: &str) -> Result<(), Fault> {
    let named = [
        ("title", &facts.title),
        ("outlet", &facts.outlet),
        ("byline", &facts.byline),
    ];
    for (name, fact) in named {
        let span = fact.as_ref().and_then(|fact| fact.span);
        check_spans(span.into_iter(), len, &format!("{path}.{name}"))?;
    }
    check_disjoint(
        facts.furniture.iter().copied(),
        len,
        &format!("{path}.furniture"),
    )
}

/// Each lies in the text and covers something.
fn check_spans(spans: impl Iterator<Item = CodeSpan>, len: u32, path: &str) -> Result<(), Fault> {
    for (position, span) in spans.enumerate() {
        let CodeSpan { start, end } = span;
        ensure(start < end, &format!("{path}[{position}]"), || {
            format!("[{start}, {end}] is empty")
        })?;
        ensure(end <= len, &format!("{path}[{position}]"), || {
            format!("[{start}, {end}] reaches beyond the text's {len} code points")
        })?;
    }
    Ok(())
}

/// As [`check_spans`], and each ends before the next begins.
fn check_disjoint(
    spans: impl Iterator<Item = CodeSpan> + Clone,
    len: u32,
    path: &str,
) -> Result<(), Fault> {
    check_spans(spans.clone(), len, path)?;
    for (position, (before, after)) in spans.clone().zip(spans.skip(1)).enumerate() {
        ensure(
            before.end <= after.start,
            &format!("{path}[{}]", position + 1),
            || {
                format!(
                    "begins at {}, before the one before it ends at {}",
                    after.start, before.end
                )
            },
        )?;
    }
    Ok(())
}
