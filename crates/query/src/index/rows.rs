//! What an index holds.

use super::naming::Naming;
use record::{
    ActorId, ActorKind, AttributionKind, Basis, CueGroup, IssueId, Polarity, review::Mark,
    span::CodeSpan,
};

/// Which layer of an edition is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// The machine's with people's decisions applied; what a visitor sees first.
    #[default]
    Reviewed,
    /// What the engine found, alone.
    Machine,
}

/// Everything a view can list or count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Index {
    /// The layer indexed.
    pub layer: Layer,
    /// In the edition's order.
    pub articles: Vec<ArticleRow>,
    /// By falling number of words heard, then of mentions, then by id.
    pub actors: Vec<ActorRow>,
    /// In the edition's order, then by id.
    pub issues: Vec<IssueRow>,
    /// Reporting verbs in alphabetical order, as the list of cues has them: `say` for `said`.
    pub verbs: Vec<String>,
    /// Attributions by article, then position; without those that tell what was not said.
    pub quotes: Vec<QuoteRow>,
    /// Stances by article, then evidence.
    pub stances: Vec<StanceRow>,
    /// Mentions by article, then position.
    pub mentions: Vec<MentionRow>,
}

/// One article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleRow {
    /// Short id used in addresses.
    pub id: String,
    /// Headline, if the text has one.
    pub title: Option<String>,
    /// Outlet, if known.
    pub outlet: Option<String>,
    /// The outlet's value in addresses: lower case with hyphens, `unknown` where not known.
    pub outlet_key: String,
    /// First and last day of publication, if known.
    pub published: Option<(String, String)>,
    /// Words of the article's own prose.
    pub n_words: u32,
}

/// One actor across the edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActorRow {
    /// Id.
    pub id: ActorId,
    /// Fullest name.
    pub name: String,
    /// Kind.
    pub kind: ActorKind,
    /// All names used, distinct.
    pub aliases: Vec<String>,
    /// Words inside quotation marks attributed to the actor.
    pub n_own_words: u32,
    /// Other words of content attributed to the actor.
    pub n_reported_words: u32,
}

/// One issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssueRow {
    /// Id.
    pub id: IssueId,
    /// Readable name.
    pub label: String,
}

/// One attribution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuoteRow {
    /// Position of the article.
    pub article: u32,
    /// Position in `attributions` of that article's record of this layer.
    pub entry: u32,
    /// Positions of the speakers; empty where unresolved.
    pub speakers: Vec<u32>,
    /// Positions of actors mentioned inside the content; sorted.
    pub about: Vec<u32>,
    /// Positions of issues that the content touches; sorted.
    pub issues: Vec<u32>,
    /// Polarities of the stances that rest on it; sorted, distinct.
    pub polarities: Vec<Polarity>,
    /// Direct, mixed, indirect.
    pub kind: AttributionKind,
    /// What the cue says.
    pub cue: CueGroup,
    /// Position of the reporting verb, that which decides the group; none where there is no cue.
    pub verb: Option<u32>,
    /// How the source is named.
    pub naming: Naming,
    /// Paragraph, counted from 1 over the article's own prose.
    pub paragraph: u32,
    /// Words inside quotation marks.
    pub n_own_words: u32,
    /// Other words of content.
    pub n_reported_words: u32,
    /// Per mille.
    pub confidence: u16,
    /// What people said of it.
    pub mark: Mark,
}

/// One stance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StanceRow {
    /// Position of the article.
    pub article: u32,
    /// Position in `stances` of that article's record of this layer.
    pub entry: u32,
    /// Position of the actor that holds it.
    pub holder: u32,
    /// Toward what.
    pub target: TargetRow,
    /// Supportive, critical, ambivalent.
    pub polarity: Polarity,
    /// Quote, reported, action.
    pub basis: Basis,
    /// Position in [`Index::quotes`] of the attribution it rests on.
    pub quote: Option<u32>,
    /// Paragraph, counted from 1.
    pub paragraph: u32,
    /// Per mille.
    pub confidence: u16,
    /// What people said of it.
    pub mark: Mark,
}

/// Toward whom or what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TargetRow {
    /// Position of an actor.
    Actor(u32),
    /// Position of an issue.
    Issue(u32),
}

/// One mention of an actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MentionRow {
    /// Position of the article.
    pub article: u32,
    /// Position of the actor.
    pub actor: u32,
    /// Where.
    pub span: CodeSpan,
    /// Paragraph, counted from 1.
    pub paragraph: u32,
}
