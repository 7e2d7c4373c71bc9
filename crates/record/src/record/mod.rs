//! What is found in one article, as plain data. Generic over the unit of its spans: the engine builds
//! `Record<Span>` (bytes), files and the page hold `Record<CodeSpan>` (code points); only the latter can be written
//! out. Field order is the order of the JSON contract; fields that came with format 2 stand last, and JSON leaves them out
//! where they are as they are by default.

use serde::{Deserialize, Serialize};

use crate::{order, span::Span};

mod facts;
mod ids;
mod map;
mod write;

pub use facts::{DocumentKind, Fact, Facts, Published, SourceDocument};
pub use ids::{ActorId, AttributionId, IssueId, StanceId};

/// Everything found in one article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record<S = Span> {
    /// The article's own facts.
    pub article: Facts<S>,
    /// Actors in order of first mention.
    pub actors: Vec<Actor<S>>,
    /// Attributions in order of the first of cue and content.
    pub attributions: Vec<Attribution<S>>,
    /// Stances in order of evidence.
    pub stances: Vec<Stance<S>>,
    /// Issues in order of first passage.
    pub issues: Vec<Issue<S>>,
    /// Figures in order of position; disjoint.
    #[serde(default = "Vec::new")]
    pub figures: Vec<Figure<S>>,
    /// Dates in order of position; disjoint.
    #[serde(default = "Vec::new")]
    pub dates: Vec<Dated<S>>,
}

impl<S> Default for Record<S> {
    /// Nothing known and nothing found.
    fn default() -> Self {
        Self {
            article: Facts::default(),
            actors: Vec::new(),
            attributions: Vec::new(),
            stances: Vec::new(),
            issues: Vec::new(),
            figures: Vec::new(),
            dates: Vec::new(),
        }
    }
}

/// Who or what found an entry.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Reader {
    /// The engine of every page.
    #[default]
    Fast,
    /// The larger model that a person asks for.
    Close,
    /// A person.
    Person,
}

/// What a record of format 1 says of every attribution.
const fn yes() -> bool {
    true
}

/// What sort of actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ActorKind {
    /// A country, province or union acting through its government.
    State,
    /// One human being.
    Person,
    /// A company, party, agency, university, alliance ...
    Organisation,
    /// A media outlet.
    Media,
    /// People without a name of their own: analysts, officials, critics.
    Group,
    /// What is named as a place and does not act; never a speaker.
    Place,
}

/// One actor as one article has it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Actor<S = Span> {
    /// Id, the same across the corpus.
    pub id: ActorId,
    /// Fullest name.
    pub name: String,
    /// Kind.
    pub kind: ActorKind,
    /// Names as written in this article, distinct, in order of first use.
    pub aliases: Vec<String>,
    /// Roles that the article gives, in order.
    pub roles: Vec<Role<S>>,
    /// Actor (state, organisation, outlet) to which this one belongs, of the same article.
    pub affiliation: Option<ActorId>,
    /// Spans that name the actor in the article's own prose; sorted, disjoint.
    pub mentions: Vec<S>,
    /// Who or what found it.
    #[serde(default)]
    pub reader: Reader,
}

/// A role, such as `prime minister`, where the article gives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role<S = Span> {
    /// As written.
    pub text: String,
    /// Where.
    pub span: S,
}

/// How the words of an attribution are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AttributionKind {
    /// A quotation that stands as an utterance.
    Direct,
    /// A reporting clause with a quoted word or phrase inside.
    Mixed,
    /// Reported without quotation marks.
    Indirect,
}

/// What a cue says about the reporter's attitude.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CueGroup {
    /// said, told, wrote
    Neutral,
    /// insisted, emphasised
    Stressing,
    /// claimed, alleged
    Doubting,
    /// warned, cautioned
    Warning,
    /// hailed, welcomed
    Praising,
    /// accused, criticised
    Blaming,
    /// wants, hopes, plans, believes
    Thinking,
    /// no cue in the text
    None,
}

/// A passage that the article attributes to a source.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Attribution<S = Span> {
    /// Id, from hash and spans.
    pub id: AttributionId,
    /// Direct, mixed or indirect.
    pub kind: AttributionKind,
    /// The phrase that names the source; empty where the sentence has none.
    pub source: Vec<S>,
    /// The words that attribute; empty for a quotation that goes on without any.
    pub cue: Vec<S>,
    /// What is attributed, quotation marks included; several spans where source and cue interrupt it.
    pub content: Vec<S>,
    /// The words inside quotation marks, marks not included.
    pub quoted: Vec<S>,
    /// Actors to which the source resolves; empty where unresolved.
    pub speakers: Vec<ActorId>,
    /// How sure it is that the passage is attributed, and so: calibrated, per mille.
    pub confidence: u16,
    /// What decided, in order of weight.
    pub why: Vec<Reason<S>>,
    /// How sure it is that the speakers are these: calibrated, per mille; absent where nobody worked it out.
    #[serde(default)]
    pub speaker_confidence: Option<u16>,
    /// Whether the source said it; `false` for what somebody is said *not* to have said.
    #[serde(default = "yes")]
    pub claimed: bool,
    /// Who or what found it.
    #[serde(default)]
    pub reader: Reader,
}

/// Direction of a stance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Polarity {
    /// For.
    Supportive,
    /// Against.
    Critical,
    /// Both at once.
    Ambivalent,
}

/// What a stance rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// The holder's words in quotation marks.
    Quote,
    /// Attributed to the holder without quotation marks.
    Reported,
    /// An act that the article narrates.
    Action,
}

/// Toward whom or what a stance is: an actor's id, or `issue:` and an issue's id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Target {
    /// An actor.
    Actor(ActorId),
    /// An issue.
    Issue(IssueId),
}

impl From<String> for Target {
    fn from(id: String) -> Self {
        match id.strip_prefix("issue:") {
            Some(issue) => Self::Issue(IssueId::from(issue)),
            None => Self::Actor(ActorId(id)),
        }
    }
}

impl From<Target> for String {
    fn from(target: Target) -> Self {
        match target {
            Target::Actor(actor) => actor.0,
            Target::Issue(issue) => format!("issue:{issue}"),
        }
    }
}

/// Position of a holder toward a target.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Stance<S = Span> {
    /// Id, from hash and content.
    pub id: StanceId,
    /// Who holds it.
    pub holder: ActorId,
    /// Toward whom or what.
    pub target: Target,
    /// Supportive, critical or ambivalent.
    pub polarity: Polarity,
    /// Quote, reported or action.
    pub basis: Basis,
    /// The attribution it comes from, if any.
    pub attribution: Option<AttributionId>,
    /// The span that shows it.
    pub evidence: S,
    /// How sure it is that the holder takes a position toward the target: calibrated, per mille.
    pub confidence: u16,
    /// What decided, in order of weight.
    pub why: Vec<Reason<S>>,
    /// How sure it is that the position is of this polarity: calibrated, per mille; absent where nobody worked it out.
    #[serde(default)]
    pub polarity_confidence: Option<u16>,
    /// Who or what found it.
    #[serde(default)]
    pub reader: Reader,
}

/// What a debate is about, with its passages in one article.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Issue<S = Span> {
    /// Id, the same across the corpus.
    pub id: IssueId,
    /// Readable name.
    pub label: String,
    /// Where the article speaks of it; sorted, disjoint.
    pub mentions: Vec<S>,
    /// Who or what found it.
    #[serde(default)]
    pub reader: Reader,
}

/// A number that the article states, with what it counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure<S = Span> {
    /// Number and unit as written.
    pub span: S,
    /// The number in thousandths of its unit: 6.1 percent is 6100, 49,000 cars are 49000000.
    pub value: u64,
    /// `%` for percent, `pp` for percentage points, a currency as people write it (`$`, `C$`, `€`, `yuan`); empty where
    /// things are counted.
    pub unit: String,
    /// The phrase that says what is counted, if the sentence has one.
    pub counted: Option<S>,
}

/// A date that the article names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dated<S = Span> {
    /// As written.
    pub span: S,
    /// Its meaning in the notation that [`calendar::resolve`](crate::calendar::resolve) reads.
    pub value: String,
}

/// An issue that a person has named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedIssue {
    /// Id.
    pub id: IssueId,
    /// Readable name.
    pub label: String,
    /// What it covers and what supportive means.
    pub description: String,
    /// Words and phrases by which the engine recognises it.
    pub terms: Vec<String>,
}

/// One line of a why-card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason<S = Span> {
    /// Which decision it belongs to.
    pub step: Step,
    /// What was seen, in words for people.
    pub text: String,
    /// Where, if somewhere.
    pub span: Option<S>,
    /// How much it counted, per mille; negative speaks against.
    pub weight: i16,
}

/// A decision that a [`Reason`] explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Step {
    /// That quotation marks enclose an utterance.
    Quotation,
    /// That a word attributes.
    Cue,
    /// Which phrase is the source.
    Source,
    /// How far the content reaches.
    Content,
    /// Who the source is.
    Speaker,
    /// A candidate speaker that was passed over.
    Rejected,
    /// Who is meant by the stance.
    Target,
    /// The words that carry the polarity.
    Polarity,
    /// Negation, modality, condition, concession.
    Shifter,
    /// Anything that lowers the trust in the entry.
    Doubt,
}

impl<S: Ord> Actor<S> {
    /// Takes over the aliases, roles and mentions of what turned out to be the same actor.
    pub fn absorb(&mut self, same: Self) {
        for alias in same.aliases {
            if !self.aliases.contains(&alias) {
                self.aliases.push(alias);
            }
        }
        self.roles.extend(same.roles);
        order::by(&mut self.roles, |left, right| left.span.cmp(&right.span));
        self.roles.dedup_by(|next, before| next.span == before.span);
        self.mentions.extend(same.mentions);
        order::natural(&mut self.mentions);
        self.mentions.dedup();
        self.affiliation = self.affiliation.take().or(same.affiliation);
    }
}
