//! Invented editions of any size, for benchmarks and property tests: the same seed gives the same rows everywhere. Names
//! and words are drawn with falling frequency, as in real text.

use super::index::{
    ActorRow, ArticleRow, Index, IssueRow, Layer, MentionRow, Naming, QuoteRow, StanceRow,
    TargetRow,
};
use record::{
    ActorId, ActorKind, Attribution, AttributionId, AttributionKind, Basis, CueGroup, Facts,
    IssueId, Polarity, Reader, Record, Stance, StanceId, Target,
    edition::{Excerpts, Fragment},
    review::Mark,
    span::CodeSpan,
};

/// One layer of an invented edition.
#[derive(Clone, Debug)]
pub struct Invented {
    /// Its rows.
    pub index: Index,
    /// The records that the rows point into.
    pub records: Vec<Record<CodeSpan>>,
    /// The whole text of each article.
    pub texts: Vec<Excerpts>,
}

/// Reporting verbs.
const VERBS: [&str; 4] = ["say", "tell", "warn", "write"];
/// Words in a quote's content.
const N_WORDS: u32 = 18;
/// Quotes in an article.
const N_QUOTES: u32 = 25;

/// Splitmix64: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// The dice that throw as `seed` says.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// One of `0..n`, all alike.
    pub fn below(&mut self, n: u32) -> u32 {
        (self.next() % u64::from(n.max(1))) as u32
    }

    /// One of `0..n`, small ones more often.
    pub fn falling(&mut self, n: u32) -> u32 {
        let limit = self.below(n) + 1;
        self.below(limit)
    }

    fn one_of<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len() as u32) as usize]
    }
}

/// An edition with `n_quotes` attributions, half as many stances and twice as many mentions.
pub fn edition(n_quotes: u32, seed: u64) -> Invented {
    let mut dice = Dice(seed);
    let n_articles = n_quotes.div_ceil(N_QUOTES).max(1);
    let n_actors = (n_quotes / 50).max(4);
    let n_issues = 12;
    let mut index = Index {
        layer: Layer::Reviewed,
        articles: (0..n_articles).map(article).collect(),
        actors: (0..n_actors).map(actor).collect(),
        issues: (0..n_issues).map(issue).collect(),
        verbs: VERBS.map(str::to_owned).to_vec(),
        quotes: Vec::new(),
        stances: Vec::new(),
        mentions: Vec::new(),
    };
    let mut records = Vec::new();
    let mut texts = Vec::new();
    for article in 0..n_articles {
        let mut text = String::new();
        let mut record = empty_record();
        let first = article * N_QUOTES;
        for paragraph in 1..=N_QUOTES.min(n_quotes - first.min(n_quotes)) {
            let start = text.len() as u32;
            let n_words = 1 + dice.below(2 * N_WORDS - 1);
            for _ in 0..n_words {
                speak(dice.falling(20_000), &mut text);
                text.push(' ');
            }
            let span = CodeSpan::new(start, text.len() as u32 - 1);
            let quote = index.quotes.len() as u32;
            let row = invent_quote(&mut dice, article, paragraph, n_words, n_actors, n_issues);
            for _ in 0..2 {
                index.mentions.push(MentionRow {
                    article,
                    actor: dice.falling(n_actors),
                    span: CodeSpan::new(start, start + 5),
                    paragraph,
                });
            }
            record.attributions.push(attribution(quote, row.kind, span));
            index.quotes.push(row);
            if dice.below(2) == 0 {
                let row = invent_stance(&mut dice, &index, record.stances.len() as u32);
                let polarities = &mut index.quotes[quote as usize].polarities;
                polarities.extend(row.quote.map(|_| row.polarity));
                record.stances.push(stance(&row, span));
                index.stances.push(row);
            }
        }
        texts.push(Excerpts {
            len: text.len() as u32,
            fragments: vec![Fragment::new(0, text)],
        });
        records.push(record);
    }
    Invented {
        index,
        records,
        texts,
    }
}

/// A word of letters that no other number gives.
fn word(number: u32) -> String {
    let mut word = String::from("w");
    let mut rest = number;
    loop {
        word.push(char::from(b'a' + (rest % 20) as u8));
        rest /= 20;
        if rest == 0 {
            return word;
        }
    }
}

/// Adds a word of syllables that no other number gives; all letters begin words alike.
fn speak(number: u32, text: &mut String) {
    const LETTERS: [char; 16] = [
        'b', 'd', 'f', 'g', 'h', 'j', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'z',
    ];
    const VOWELS: [char; 5] = ['a', 'e', 'i', 'o', 'u'];
    let mut rest = number;
    loop {
        text.push(LETTERS[rest as usize % LETTERS.len()]);
        text.push(VOWELS[(rest as usize / LETTERS.len()) % VOWELS.len()]);
        rest /= (LETTERS.len() * VOWELS.len()) as u32;
        if rest == 0 {
            return;
        }
    }
}

fn article(number: u32) -> ArticleRow {
    let outlet = number % 40;
    ArticleRow {
        id: format!("{number:08x}"),
        title: (!number.is_multiple_of(5)).then(|| format!("Headline {}", word(number))),
        outlet: (outlet != 0).then(|| format!("The {} Post", word(outlet))),
        outlet_key: match outlet {
            0 => "unknown".to_owned(),
            _ => format!("the-{}-post", word(outlet)),
        },
        published: None,
        n_words: N_QUOTES * N_WORDS,
    }
}

fn actor(number: u32) -> ActorRow {
    const KINDS: [ActorKind; 5] = [
        ActorKind::State,
        ActorKind::Person,
        ActorKind::Organisation,
        ActorKind::Media,
        ActorKind::Group,
    ];
    let name = format!("Actor {}", word(number));
    ActorRow {
        id: ActorId(format!("actor-{}", word(number))),
        aliases: vec![name.clone()],
        name,
        kind: KINDS[number as usize % KINDS.len()],
        n_own_words: 0,
        n_reported_words: 0,
    }
}

fn issue(number: u32) -> IssueRow {
    IssueRow {
        id: IssueId(format!("issue-{}", word(number))),
        label: format!("Issue {}", word(number)),
    }
}

fn invent_quote(
    dice: &mut Dice,
    article: u32,
    paragraph: u32,
    n_words: u32,
    n_actors: u32,
    n_issues: u32,
) -> QuoteRow {
    let kind = dice.one_of(&[
        AttributionKind::Direct,
        AttributionKind::Mixed,
        AttributionKind::Indirect,
    ]);
    let n_own_words = match kind {
        AttributionKind::Direct => n_words,
        AttributionKind::Mixed => n_words / 2,
        AttributionKind::Indirect => 0,
    };
    let mut about: Vec<u32> = (0..dice.below(3)).map(|_| dice.falling(n_actors)).collect();
    about.sort_unstable();
    about.dedup();
    QuoteRow {
        article,
        entry: paragraph - 1,
        speakers: (0..dice.below(8).min(1) + dice.below(20) / 19)
            .map(|_| dice.falling(n_actors))
            .collect(),
        about,
        issues: (0..dice.below(2)).map(|_| dice.below(n_issues)).collect(),
        polarities: Vec::new(),
        kind,
        cue: dice.one_of(&[
            CueGroup::Neutral,
            CueGroup::Stressing,
            CueGroup::Doubting,
            CueGroup::Warning,
            CueGroup::Praising,
            CueGroup::Blaming,
            CueGroup::Thinking,
            CueGroup::None,
        ]),
        verb: Some(dice.falling(VERBS.len() as u32)),
        naming: dice.one_of(&[
            Naming::Named,
            Naming::RoleOnly,
            Naming::UnnamedGroup,
            Naming::Document,
            Naming::OtherOutlet,
            Naming::Absent,
        ]),
        paragraph,
        n_own_words,
        n_reported_words: n_words - n_own_words,
        confidence: dice.below(1001) as u16,
        mark: dice.one_of(&[
            Mark::Unreviewed,
            Mark::Confirmed,
            Mark::Corrected,
            Mark::Added,
        ]),
    }
}

/// A stance on the last quote, or on none.
fn invent_stance(dice: &mut Dice, index: &Index, entry: u32) -> StanceRow {
    let quote = &index.quotes[index.quotes.len() - 1];
    let basis = dice.one_of(&[Basis::Quote, Basis::Reported, Basis::Action]);
    let rests_on = (basis != Basis::Action).then(|| index.quotes.len() as u32 - 1);
    StanceRow {
        article: quote.article,
        entry,
        holder: dice.falling(index.actors.len() as u32),
        target: match dice.below(4) {
            0 => TargetRow::Issue(dice.below(index.issues.len() as u32)),
            _ => TargetRow::Actor(dice.falling(index.actors.len() as u32)),
        },
        polarity: dice.one_of(&[
            Polarity::Supportive,
            Polarity::Critical,
            Polarity::Ambivalent,
        ]),
        basis,
        quote: rests_on,
        paragraph: quote.paragraph,
        confidence: dice.below(1001) as u16,
        mark: Mark::Unreviewed,
    }
}

fn empty_record() -> Record<CodeSpan> {
    Record {
        article: Facts {
            title: None,
            outlet: None,
            byline: None,
            published: None,
            language: "en".to_owned(),
            furniture: Vec::new(),
            address: None,
            document: None,
        },
        ..Record::default()
    }
}

fn attribution(number: u32, kind: AttributionKind, span: CodeSpan) -> Attribution<CodeSpan> {
    Attribution {
        id: AttributionId(format!("a{number:08x}")),
        kind,
        source: Vec::new(),
        cue: Vec::new(),
        content: vec![span],
        quoted: Vec::new(),
        speakers: Vec::new(),
        confidence: 500,
        why: Vec::new(),
        speaker_confidence: None,
        claimed: true,
        reader: Reader::Fast,
    }
}

fn stance(row: &StanceRow, evidence: CodeSpan) -> Stance<CodeSpan> {
    Stance {
        id: StanceId(format!("s{:08x}{:08x}", row.article, row.entry)),
        holder: ActorId(format!("actor-{}", word(row.holder))),
        target: match row.target {
            TargetRow::Actor(target) => Target::Actor(ActorId(format!("actor-{}", word(target)))),
            TargetRow::Issue(target) => Target::Issue(IssueId(format!("issue-{}", word(target)))),
        },
        polarity: row.polarity,
        basis: row.basis,
        attribution: None,
        evidence,
        confidence: row.confidence,
        why: Vec::new(),
        polarity_confidence: None,
        reader: Reader::Fast,
    }
}
