//! Whether an edition keeps what its types promise and cannot say: spans inside the text, in order, ids that resolve.

use std::{collections::BTreeSet, fmt};

use crate::{
    Actor, ActorId, Attribution, AttributionId, Facts, Issue, IssueId, Reason, Record, Stance,
    Target,
    edition::{Edition, EditionArticle},
    review::{Entry, EntryId, Review, Verdict, apply},
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

/// Checks a whole edition: every article, and that no two share a short id.
///
/// # Errors
///
/// The first fault; its path opens with the article's file name.
pub fn check_edition(edition: &Edition) -> Result<(), Fault> {
    let named = edition.issues.iter().map(|issue| &issue.id).collect();
    let mut ids = BTreeSet::new();
    for article in &edition.articles {
        check_article(article, &named).map_err(|fault| Fault {
            path: format!("{}: {}", article.file, fault.path),
            ..fault
        })?;
        ensure(ids.insert(article.id()), &article.file, || {
            format!("has the short id of another article, {}", article.id())
        })?;
    }
    Ok(())
}

/// Checks one article; `named` are the issues that the edition names.
///
/// # Errors
///
/// The first fault; a path that opens with `review` concerns the reviews.
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
    let fragments = article.text.fragments.iter();
    let fragments: Vec<CodeSpan> = fragments.map(|fragment| fragment.span()).collect();
    check_disjoint(&fragments, len, "text.fragments")?;
    let blocks: Vec<CodeSpan> = article.blocks.iter().map(|block| block.span).collect();
    check_disjoint(&blocks, len, "blocks")?;
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
    let mut known = Known::of(&article.machine, named, len);
    known.check_record(&article.machine)?;
    let reviewed = apply(&article.machine, &article.reviews).record;
    known.add(&reviewed);
    for (position, review) in article.reviews.iter().enumerate() {
        known.check_review(review, &article.machine, &format!("reviews[{position}]"))?;
    }
    Ok(())
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

/// What an entry may refer to.
struct Known<'a> {
    actors: BTreeSet<&'a ActorId>,
    attributions: BTreeSet<&'a AttributionId>,
    issues: BTreeSet<&'a IssueId>,
    /// Length of the text.
    len: u32,
}

impl<'a> Known<'a> {
    fn of(record: &'a Record<CodeSpan>, named: &BTreeSet<&'a IssueId>, len: u32) -> Self {
        let mut known = Self {
            actors: BTreeSet::new(),
            attributions: BTreeSet::new(),
            issues: named.clone(),
            len,
        };
        known.add(record);
        known
    }

    fn add(&mut self, record: &'a Record<CodeSpan>) {
        self.actors
            .extend(record.actors.iter().map(|actor| &actor.id));
        self.attributions
            .extend(record.attributions.iter().map(|entry| &entry.id));
        self.issues
            .extend(record.issues.iter().map(|issue| &issue.id));
    }

    fn check_record(&self, record: &Record<CodeSpan>) -> Result<(), Fault> {
        self.check_facts(&record.article, "machine.article")?;
        check_distinct(
            record.actors.iter().map(|actor| &actor.id),
            "machine.actors",
        )?;
        for (position, actor) in record.actors.iter().enumerate() {
            self.check_actor(actor, &format!("machine.actors[{position}]"))?;
        }
        check_distinct(
            record.attributions.iter().map(|entry| &entry.id),
            "machine.attributions",
        )?;
        for (position, entry) in record.attributions.iter().enumerate() {
            self.check_attribution(entry, &format!("machine.attributions[{position}]"))?;
        }
        check_distinct(
            record.stances.iter().map(|stance| &stance.id),
            "machine.stances",
        )?;
        for (position, stance) in record.stances.iter().enumerate() {
            self.check_stance(stance, &format!("machine.stances[{position}]"))?;
        }
        check_distinct(
            record.issues.iter().map(|issue| &issue.id),
            "machine.issues",
        )?;
        for (position, issue) in record.issues.iter().enumerate() {
            self.check_issue(issue, &format!("machine.issues[{position}]"))?;
        }
        let figures: Vec<CodeSpan> = record.figures.iter().map(|figure| figure.span).collect();
        check_disjoint(&figures, self.len, "machine.figures")?;
        let counted = record.figures.iter().filter_map(|figure| figure.counted);
        check_spans(counted, self.len, "machine.figures")?;
        let dates: Vec<CodeSpan> = record.dates.iter().map(|date| date.span).collect();
        check_disjoint(&dates, self.len, "machine.dates")?;
        Ok(())
    }

    /// An entry that a review decides on is there, and what it puts in its place is sound and of the same kind.
    fn check_review(
        &self,
        review: &Review,
        machine: &Record<CodeSpan>,
        path: &str,
    ) -> Result<(), Fault> {
        let (entry, to) = match &review.verdict {
            Verdict::Confirm { entry } | Verdict::Reject { entry } => (entry, None),
            Verdict::Correct { entry, to } => (entry, Some(to)),
            Verdict::Add { new } => return self.check_entry(new, &format!("{path}.add.new")),
        };
        let is_there = match entry {
            EntryId::Facts => true,
            EntryId::Actor(id) => machine.actors.iter().any(|actor| actor.id == *id),
            EntryId::Attribution(id) => machine.attributions.iter().any(|entry| entry.id == *id),
            EntryId::Stance(id) => machine.stances.iter().any(|stance| stance.id == *id),
            EntryId::Issue(id) => machine.issues.iter().any(|issue| issue.id == *id),
        };
        ensure(is_there, path, || {
            format!("the machine's layer has no {entry:?}")
        })?;
        let Some(to) = to else {
            return Ok(());
        };
        let path = format!("{path}.correct.to");
        let is_same_kind = std::mem::discriminant(entry) == std::mem::discriminant(&to.id());
        ensure(is_same_kind, &path, || {
            "is not of the kind of the entry it corrects".into()
        })?;
        self.check_entry(to, &path)
    }

    fn check_entry(&self, entry: &Entry, path: &str) -> Result<(), Fault> {
        match entry {
            Entry::Facts(facts) => self.check_facts(facts, &format!("{path}.facts")),
            Entry::Actor(actor) => self.check_actor(actor, &format!("{path}.actor")),
            Entry::Attribution(entry) => {
                self.check_attribution(entry, &format!("{path}.attribution"))
            }
            Entry::Stance(stance) => self.check_stance(stance, &format!("{path}.stance")),
            Entry::Issue(issue) => self.check_issue(issue, &format!("{path}.issue")),
        }
    }

    fn check_facts(&self, facts: &Facts<CodeSpan>, path: &str) -> Result<(), Fault> {
        let named = [
            ("title", &facts.title),
            ("outlet", &facts.outlet),
            ("byline", &facts.byline),
        ];
        for (name, fact) in named {
            let span = fact.as_ref().and_then(|fact| fact.span);
            check_spans(span.into_iter(), self.len, &format!("{path}.{name}"))?;
        }
        check_disjoint(&facts.furniture, self.len, &format!("{path}.furniture"))
    }

    fn check_actor(&self, actor: &Actor<CodeSpan>, path: &str) -> Result<(), Fault> {
        check_disjoint(&actor.mentions, self.len, &format!("{path}.mentions"))?;
        let roles = actor.roles.iter().map(|role| role.span);
        check_spans(roles, self.len, &format!("{path}.roles"))?;
        self.resolve(actor.affiliation.as_slice(), &format!("{path}.affiliation"))
    }

    fn check_attribution(&self, entry: &Attribution<CodeSpan>, path: &str) -> Result<(), Fault> {
        let lists = [
            ("source", &entry.source),
            ("cue", &entry.cue),
            ("content", &entry.content),
            ("quoted", &entry.quoted),
        ];
        for (name, spans) in lists {
            check_disjoint(spans, self.len, &format!("{path}.{name}"))?;
        }
        ensure(
            !entry.content.is_empty(),
            &format!("{path}.content"),
            || "is empty".into(),
        )?;
        self.check_reasons(&entry.why, path)?;
        self.resolve(&entry.speakers, &format!("{path}.speakers"))
    }

    fn check_stance(&self, stance: &Stance<CodeSpan>, path: &str) -> Result<(), Fault> {
        check_spans(
            std::iter::once(stance.evidence),
            self.len,
            &format!("{path}.evidence"),
        )?;
        self.check_reasons(&stance.why, path)?;
        self.resolve(
            std::slice::from_ref(&stance.holder),
            &format!("{path}.holder"),
        )?;
        let target = format!("{path}.target");
        match &stance.target {
            Target::Actor(id) => self.resolve(std::slice::from_ref(id), &target)?,
            Target::Issue(id) => ensure(self.issues.contains(id), &target, || {
                format!("neither the edition nor the article has an issue `{id}`")
            })?,
        }
        let attribution = stance.attribution.as_ref();
        let is_known = attribution.is_none_or(|id| self.attributions.contains(id));
        ensure(is_known, &format!("{path}.attribution"), || {
            "the article has no such attribution".into()
        })
    }

    fn check_issue(&self, issue: &Issue<CodeSpan>, path: &str) -> Result<(), Fault> {
        check_disjoint(&issue.mentions, self.len, &format!("{path}.mentions"))
    }

    fn check_reasons(&self, reasons: &[Reason<CodeSpan>], path: &str) -> Result<(), Fault> {
        let spans = reasons.iter().filter_map(|reason| reason.span);
        check_spans(spans, self.len, &format!("{path}.why"))
    }

    fn resolve(&self, actors: &[ActorId], path: &str) -> Result<(), Fault> {
        match actors.iter().find(|id| !self.actors.contains(id)) {
            Some(id) => ensure(false, path, || format!("the article has no actor `{id}`")),
            None => Ok(()),
        }
    }
}

fn check_distinct<T: Ord>(ids: impl Iterator<Item = T>, path: &str) -> Result<(), Fault> {
    let mut seen = BTreeSet::new();
    for (position, id) in ids.enumerate() {
        ensure(seen.insert(id), &format!("{path}[{position}].id"), || {
            "stands twice".into()
        })?;
    }
    Ok(())
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
fn check_disjoint(spans: &[CodeSpan], len: u32, path: &str) -> Result<(), Fault> {
    check_spans(spans.iter().copied(), len, path)?;
    for (position, (before, after)) in spans.iter().zip(spans.iter().skip(1)).enumerate() {
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

#[cfg(test)]
mod tests;
