//! Packed editions of format 1, which are read for ever: their layout, field by field, and what becomes of it. Files of
//! JSON need no layout of their own but for reviews: what they lack is as it is by default.

use serde::Deserialize;

use crate::{
    self as record, ActorId, ActorKind, AttributionId, AttributionKind, Basis, Dated, Fact, Figure,
    IssueId, NamedIssue, Polarity, Published, Reader, Reason, Role, StanceId, Target,
    edition::{self, Block, Excerpts, WordStarts, old_ids},
    review::{
        self, EntryId,
        edits::{self, Change},
    },
    span::CodeSpan,
};

/// A whole edition.
#[derive(Deserialize)]
pub(super) struct Edition {
    title: String,
    note: String,
    articles: Vec<EditionArticle>,
    issues: Vec<NamedIssue>,
    edits: Vec<Edit>,
}

#[derive(Deserialize)]
struct EditionArticle {
    file: String,
    sha256: String,
    machine: Record,
    reviews: Vec<Verdict>,
    blocks: Vec<Block>,
    words: WordStarts,
    text: Excerpts,
}

#[derive(Deserialize)]
struct Record {
    article: Facts,
    actors: Vec<Actor>,
    attributions: Vec<Attribution>,
    stances: Vec<Stance>,
    issues: Vec<Issue>,
    figures: Vec<Figure<CodeSpan>>,
    dates: Vec<Dated<CodeSpan>>,
}

#[derive(Deserialize)]
struct Facts {
    title: Option<Fact<CodeSpan>>,
    outlet: Option<Fact<CodeSpan>>,
    byline: Option<Fact<CodeSpan>>,
    published: Option<Published>,
    language: String,
    furniture: Vec<CodeSpan>,
}

#[derive(Deserialize)]
struct Actor {
    id: ActorId,
    name: String,
    kind: ActorKind,
    aliases: Vec<String>,
    roles: Vec<Role<CodeSpan>>,
    affiliation: Option<ActorId>,
    mentions: Vec<CodeSpan>,
}

#[derive(Deserialize)]
struct Attribution {
    id: AttributionId,
    kind: AttributionKind,
    source: Vec<CodeSpan>,
    cue: Vec<CodeSpan>,
    content: Vec<CodeSpan>,
    quoted: Vec<CodeSpan>,
    speakers: Vec<ActorId>,
    confidence: u16,
    why: Vec<Reason<CodeSpan>>,
}

#[derive(Deserialize)]
struct Stance {
    id: StanceId,
    holder: ActorId,
    target: Target,
    polarity: Polarity,
    basis: Basis,
    attribution: Option<AttributionId>,
    evidence: CodeSpan,
    confidence: u16,
    why: Vec<Reason<CodeSpan>>,
}

#[derive(Deserialize)]
struct Issue {
    id: IssueId,
    label: String,
    mentions: Vec<CodeSpan>,
}

#[derive(Deserialize)]
enum Verdict {
    Confirm { entry: EntryId },
    Reject { entry: EntryId },
    Correct { entry: EntryId, to: Entry },
    Add { new: Entry },
}

#[derive(Deserialize)]
enum Entry {
    Facts(Facts),
    Actor(Actor),
    Attribution(Attribution),
    Stance(Stance),
    Issue(Issue),
}

#[derive(Deserialize)]
struct Edit {
    change: Change,
    by: String,
    on: String,
}

fn all<T, U: From<T>>(entries: Vec<T>) -> Vec<U> {
    entries.into_iter().map(U::from).collect()
}

impl Edition {
    fn unsettled(self) -> edition::Edition {
        edition::Edition {
            title: self.title,
            note: self.note,
            articles: all(self.articles),
            issues: self.issues,
            edits: all(self.edits),
        }
    }
}

impl From<Edition> for edition::Edition {
    fn from(old: Edition) -> Self {
        let mut edition = old.unsettled();
        settle(&mut edition);
        edition
    }
}

impl From<EditionArticle> for edition::EditionArticle {
    fn from(old: EditionArticle) -> Self {
        Self {
            file: old.file,
            sha256: old.sha256,
            machine: old.machine.into(),
            reviews: all(old.reviews),
            blocks: old.blocks,
            words: old.words,
            text: old.text,
        }
    }
}

impl From<Record> for record::Record<CodeSpan> {
    fn from(old: Record) -> Self {
        Self {
            article: old.article.into(),
            actors: all(old.actors),
            attributions: all(old.attributions),
            stances: all(old.stances),
            issues: all(old.issues),
            figures: old.figures,
            dates: old.dates,
        }
    }
}

impl From<Facts> for record::Facts<CodeSpan> {
    fn from(old: Facts) -> Self {
        Self {
            title: old.title,
            outlet: old.outlet,
            byline: old.byline,
            published: old.published,
            language: old.language,
            furniture: old.furniture,
            address: None,
            document: None,
        }
    }
}

impl From<Actor> for record::Actor<CodeSpan> {
    fn from(old: Actor) -> Self {
        Self {
            id: old.id,
            name: old.name,
            kind: old.kind,
            aliases: old.aliases,
            roles: old.roles,
            affiliation: old.affiliation,
            mentions: old.mentions,
            reader: Reader::Fast,
        }
    }
}

impl From<Attribution> for record::Attribution<CodeSpan> {
    fn from(old: Attribution) -> Self {
        Self {
            id: old.id,
            kind: old.kind,
            source: old.source,
            cue: old.cue,
            content: old.content,
            quoted: old.quoted,
            speakers: old.speakers,
            confidence: old.confidence,
            why: old.why,
            speaker_confidence: None,
            claimed: true,
            reader: Reader::Fast,
        }
    }
}

impl From<Stance> for record::Stance<CodeSpan> {
    fn from(old: Stance) -> Self {
        Self {
            id: old.id,
            holder: old.holder,
            target: old.target,
            polarity: old.polarity,
            basis: old.basis,
            attribution: old.attribution,
            evidence: old.evidence,
            confidence: old.confidence,
            why: old.why,
            polarity_confidence: None,
            reader: Reader::Fast,
        }
    }
}

impl From<Issue> for record::Issue<CodeSpan> {
    fn from(old: Issue) -> Self {
        Self {
            id: old.id,
            label: old.label,
            mentions: old.mentions,
            reader: Reader::Fast,
        }
    }
}

impl From<Verdict> for review::Review {
    fn from(old: Verdict) -> Self {
        let verdict = match old {
            Verdict::Confirm { entry } => review::Verdict::Confirm { entry },
            Verdict::Reject { entry } => review::Verdict::Reject { entry },
            Verdict::Correct { entry, to } => review::Verdict::Correct {
                entry,
                to: to.into(),
            },
            Verdict::Add { new } => review::Verdict::Add { new: new.into() },
        };
        verdict.into()
    }
}

impl From<Entry> for review::Entry {
    fn from(old: Entry) -> Self {
        match old {
            Entry::Facts(facts) => Self::Facts(facts.into()),
            Entry::Actor(actor) => Self::Actor(actor.into()),
            Entry::Attribution(entry) => Self::Attribution(entry.into()),
            Entry::Stance(stance) => Self::Stance(stance.into()),
            Entry::Issue(issue) => Self::Issue(issue.into()),
        }
    }
}

impl From<Edit> for edits::Edit {
    fn from(old: Edit) -> Self {
        Self {
            by: old.by,
            on: old.on,
            ..old.change.into()
        }
    }
}

/// What an edition of format 1 lacks beside fields: a place for each decision in one history (reviews first, since they were
/// applied first), and one way to make ids. New actors kept the accents of their names then, which the engine's ids do not
/// have; they get the id that they would get now, wherever they are named.
pub fn settle(edition: &mut edition::Edition) {
    edition::history::number(edition);
    old_ids::renew_ids(edition);
}

/// An edition without its articles that was kept by itself, in postcard; to be [settled](settle) when they are with it.
///
/// # Errors
///
/// Where the bytes are something else.
pub fn read_head(bytes: &[u8]) -> Result<edition::Edition, postcard::Error> {
    let old: Edition = postcard::from_bytes(bytes)?;
    Ok(old.unsettled())
}

/// An article that was kept by itself.
///
/// # Errors
///
/// Where the bytes are something else.
pub fn read_article(bytes: &[u8]) -> Result<edition::EditionArticle, postcard::Error> {
    let old: EditionArticle = postcard::from_bytes(bytes)?;
    Ok(old.into())
}

/// Reviews of an article that were kept by themselves.
///
/// # Errors
///
/// Where the bytes are something else.
pub fn read_reviews(bytes: &[u8]) -> Result<Vec<review::Review>, postcard::Error> {
    let old: Vec<Verdict> = postcard::from_bytes(bytes)?;
    Ok(all(old))
}
