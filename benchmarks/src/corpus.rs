//! Invented corpora as editions, for the page: who speaks about whom is drawn by the library's generator, the words are
//! written out here. Nobody and no place in them exists.

use query::{
    index::{Index, QuoteRow, TargetRow},
    invented::{self, Dice},
};
use record::{
    Actor, ActorId, ActorKind, Attribution, AttributionId, AttributionKind, Basis, Fact, Facts,
    Issue, IssueId, NamedIssue, Reader, Record, Stance, StanceId, Target,
    edition::{Edition, EditionArticle, Excerpts, Fragment, WordStarts, find_blocks},
    slug::{actor_slug, to_slug},
    span::CodeSpan,
};

const GIVEN: [&str; 20] = [
    "Mira", "Otto", "Jana", "Leonid", "Amara", "Rudolf", "Nadia", "Viktor", "Helena", "Samuel",
    "Ingrid", "Paolo", "Tamsin", "Idris", "Yara", "Anselm", "Petra", "Dario", "Odile", "Kasimir",
];
const STEMS: [&str; 24] = [
    "Castell", "Brand", "Voss", "Harkon", "Kell", "Duart", "Okaf", "Lindqu", "Moreau", "Ferrant",
    "Novak", "Zielin", "Strels", "Zend", "Hentz", "Rassen", "Tarlen", "Bischof", "Marlow", "Quill",
    "Sarrow", "Thessal", "Vantor", "Wendel",
];
const ENDS: [&str; 12] = [
    "an", "er", "ov", "ini", "sky", "berg", "is", "ow", "ard", "elle", "ane", "ory",
];
const SUBJECTS: [&str; 12] = [
    "the harbour treaty",
    "the plum tariff",
    "the new border rules",
    "the loan",
    "the joint survey",
    "the ban on ferries",
    "the river plan",
    "the election law",
    "the fishing quota",
    "the rail link",
    "the grain fund",
    "the old charter",
];
const ACTS: [&str; 14] = [
    "will not hold through the winter",
    "came too late for the farmers",
    "is the best offer on the table",
    "has to be read line by line",
    "leaves the smaller towns behind",
    "was never put to a vote",
    "can be mended in a week",
    "protects nobody but its authors",
    "opens a door that had been shut",
    "costs more than it brings",
    "deserves a second look",
    "must be signed before the harvest",
    "is worth a try",
    "would please the neighbours",
];
const VERBS: [&str; 8] = [
    "said", "insisted", "claimed", "warned", "hailed", "accused", "believes", "added",
];

/// An edition with `n_quotes` attributions; the same seed gives the same words.
pub fn edition(n_quotes: u32, seed: u64) -> Edition {
    let index = invented::edition(n_quotes, seed).index;
    let mut dice = Dice::new(seed ^ 0x5eed);
    let names: Vec<String> = (0..index.actors.len() as u32)
        .map(|at| name(&index, at))
        .collect();
    let (mut quote, mut stance) = (0, 0);
    let articles = (0..index.articles.len() as u32).map(|article| {
        let mut writing = Writing::new(&index, &names, article);
        while index
            .quotes
            .get(quote)
            .is_some_and(|row| row.article == article)
        {
            writing.quote(&mut dice, quote as u32);
            quote += 1;
        }
        while let Some(row) = index
            .stances
            .get(stance)
            .filter(|row| row.article == article)
        {
            writing.stance(row.holder, row.target, stance as u32);
            stance += 1;
        }
        writing.finish()
    });
    Edition {
        title: format!("Invented corpus of {n_quotes} passages"),
        note: "Nobody and no place in it exists.".to_owned(),
        articles: articles.collect(),
        issues: (0..index.issues.len())
            .map(|at| named_issue(&index, at))
            .collect(),
        edits: Vec::new(),
    }
}

fn named_issue(index: &Index, at: usize) -> NamedIssue {
    NamedIssue {
        id: issue_id(at),
        label: SUBJECTS[at % SUBJECTS.len()]
            .trim_start_matches("the ")
            .to_owned(),
        description: format!("Everything about {}.", SUBJECTS[at % SUBJECTS.len()]),
        terms: vec![index.issues[at].label.clone()],
    }
}

fn issue_id(at: usize) -> IssueId {
    IssueId(to_slug(
        SUBJECTS[at % SUBJECTS.len()].trim_start_matches("the "),
    ))
}

/// A name that no other actor has.
fn name(index: &Index, at: u32) -> String {
    let stem = STEMS[at as usize % STEMS.len()];
    let rest = at as usize / STEMS.len();
    let (end, rest) = (ENDS[rest % ENDS.len()], rest / ENDS.len());
    let more = if rest == 0 {
        String::new()
    } else {
        format!(" {}", rest + 1)
    };
    match index.actors[at as usize].kind {
        ActorKind::State => format!("{stem}{end}ia{more}"),
        ActorKind::Person => format!("{} {stem}{end}{more}", GIVEN[at as usize % GIVEN.len()]),
        ActorKind::Organisation => format!("{stem}{end} Council{more}"),
        ActorKind::Media => format!("{stem}{end} Gazette{more}"),
        ActorKind::Group => format!("{stem}{end} traders{more}"),
        ActorKind::Place => format!("{stem}{end}{more}"),
    }
}

/// One article as it is being written.
struct Writing<'a> {
    index: &'a Index,
    names: &'a [String],
    article: u32,
    text: String,
    /// Code points of `text`.
    len: u32,
    actors: Vec<(u32, Vec<CodeSpan>)>,
    issues: Vec<(u32, CodeSpan)>,
    title: CodeSpan,
    attributions: Vec<Attribution<CodeSpan>>,
    stances: Vec<Stance<CodeSpan>>,
}

impl<'a> Writing<'a> {
    fn new(index: &'a Index, names: &'a [String], article: u32) -> Self {
        let mut writing = Self {
            index,
            names,
            article,
            text: String::new(),
            len: 0,
            actors: Vec::new(),
            issues: Vec::new(),
            title: CodeSpan::new(0, 0),
            attributions: Vec::new(),
            stances: Vec::new(),
        };
        let subject = SUBJECTS[article as usize % SUBJECTS.len()];
        writing.title = writing.write(&format!(
            "No end to the quarrel over {subject}: day {}",
            article + 1
        ));
        writing
    }

    fn write(&mut self, words: &str) -> CodeSpan {
        let start = self.len;
        self.text.push_str(words);
        self.len += words.chars().count() as u32;
        CodeSpan::new(start, self.len)
    }

    fn mention(&mut self, actor: u32) -> CodeSpan {
        let span = self.write(&self.names[actor as usize].clone());
        match self.actors.iter_mut().find(|entry| entry.0 == actor) {
            Some(entry) => entry.1.push(span),
            None => self.actors.push((actor, vec![span])),
        }
        span
    }

    /// A paragraph: “The loan came too late for Zendania, …”, said Mira Castellan.
    fn quote(&mut self, dice: &mut Dice, at: u32) {
        let row = self.index.quotes[at as usize].clone();
        self.write("\n\n");
        let is_quoted = row.kind != AttributionKind::Indirect;
        if is_quoted {
            self.write("“");
        }
        let content = self.write_content(dice, &row);
        let end = if row.kind == AttributionKind::Mixed {
            (content.start + content.end) / 2
        } else {
            content.end
        };
        self.write(if is_quoted { "”, " } else { ", " });
        let cue = self.write(VERBS[row.cue as usize % VERBS.len()]);
        let mut source = Vec::new();
        for &speaker in &row.speakers {
            self.write(" ");
            source.push(self.mention(speaker));
        }
        self.write(".");
        let ids = row.speakers.iter().map(|&speaker| self.actor_id(speaker));
        let attribution = Attribution {
            id: AttributionId(format!("q{at}")),
            kind: row.kind,
            source,
            cue: vec![cue],
            content: vec![content],
            quoted: if is_quoted {
                vec![CodeSpan::new(content.start, end)]
            } else {
                Vec::new()
            },
            speakers: ids.collect(),
            confidence: row.confidence,
            why: Vec::new(),
            speaker_confidence: None,
            claimed: true,
            reader: Reader::Fast,
        };
        self.attributions.push(attribution);
    }

    fn write_content(&mut self, dice: &mut Dice, row: &QuoteRow) -> CodeSpan {
        let start = self.len;
        for _ in 0..=dice.falling(3) {
            let subject = dice.below(SUBJECTS.len() as u32);
            let subject_span = self.write(SUBJECTS[subject as usize]);
            self.write(" ");
            self.write(ACTS[dice.below(ACTS.len() as u32) as usize]);
            self.write(", ");
            if row.issues.contains(&subject) && self.issues.iter().all(|issue| issue.0 != subject) {
                self.issues.push((subject, subject_span));
            }
        }
        self.write("whatever");
        for &actor in &row.about {
            self.write(" ");
            self.mention(actor);
        }
        self.write(" may think of it");
        CodeSpan::new(start, self.len)
    }

    fn stance(&mut self, holder: u32, target: TargetRow, at: u32) {
        let row = self.index.stances[at as usize].clone();
        let first = self
            .index
            .quotes
            .partition_point(|quote| quote.article < self.article) as u32;
        let resting = row
            .quote
            .and_then(|quote| self.attributions.get((quote - first) as usize));
        let Some(attribution) = resting.or(self.attributions.last()) else {
            return;
        };
        let (id, evidence) = (attribution.id.clone(), attribution.content[0]);
        let target = match target {
            TargetRow::Actor(actor) => Target::Actor(self.actor_id(actor)),
            TargetRow::Issue(issue) => Target::Issue(issue_id(issue as usize)),
        };
        let mut named = vec![holder];
        if let TargetRow::Actor(actor) = row.target {
            named.push(actor);
        }
        // Whoever has a position is an actor of the article, named or not.
        for actor in named {
            if self.actors.iter().all(|entry| entry.0 != actor) {
                self.actors.push((actor, Vec::new()));
            }
        }
        self.stances.push(Stance {
            id: StanceId(format!("s{at}")),
            holder: self.actor_id(holder),
            target,
            polarity: row.polarity,
            basis: row.basis,
            attribution: (row.basis != Basis::Action).then_some(id),
            evidence,
            confidence: row.confidence,
            why: Vec::new(),
            polarity_confidence: None,
            reader: Reader::Fast,
        });
    }

    fn actor_id(&self, at: u32) -> ActorId {
        ActorId(actor_slug(&self.names[at as usize]))
    }

    fn finish(self) -> EditionArticle {
        let actor = |(at, mentions): &(u32, Vec<CodeSpan>)| Actor {
            id: self.actor_id(*at),
            name: self.names[*at as usize].clone(),
            kind: self.index.actors[*at as usize].kind,
            aliases: vec![self.names[*at as usize].clone()],
            roles: Vec::new(),
            affiliation: None,
            mentions: mentions.clone(),
            reader: Reader::Fast,
        };
        let issue = |&(at, span): &(u32, CodeSpan)| Issue {
            id: issue_id(at as usize),
            label: SUBJECTS[at as usize].trim_start_matches("the ").to_owned(),
            mentions: vec![span],
            reader: Reader::Fast,
        };
        let outlet = format!("The {} Courier", STEMS[self.article as usize % STEMS.len()]);
        let fact = |text: String, span| Fact {
            text,
            span,
            basis: "invented".to_owned(),
        };
        let title: String = self.text.chars().take(self.title.end as usize).collect();
        let machine = Record {
            article: Facts {
                title: Some(fact(title, Some(self.title))),
                outlet: (!self.article.is_multiple_of(23)).then(|| fact(outlet, None)),
                byline: None,
                published: None,
                language: "en".to_owned(),
                furniture: Vec::new(),
                address: None,
                document: None,
            },
            actors: self.actors.iter().map(actor).collect(),
            issues: self.issues.iter().map(issue).collect(),
            attributions: self.attributions,
            stances: self.stances,
            ..Record::default()
        };
        EditionArticle {
            file: format!("{:06}.txt", self.article),
            sha256: format!("{:08x}{:056x}", self.article, 0),
            blocks: find_blocks(&self.text, &[]),
            words: WordStarts::of(&self.text),
            text: Excerpts {
                len: self.len,
                fragments: vec![Fragment::new(0, self.text)],
            },
            machine,
            reviews: Vec::new(),
        }
    }
}
