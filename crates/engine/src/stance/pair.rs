//! Two named parties in one sentence, or one, without an article around it: what `onrecord stance` answers and what the
//! model learns from.

use super::{
    features::{
        bag::{Bag, Feature, NO_WORD},
        pair_features,
        target::target_features,
        words::Words,
    },
    findings::Findings,
    frame::find_frames,
    model::{Scale, StanceModel, Valences},
    position::{Aim, Frame},
    scene::Scene,
    tones::{N_WINDOWS, windows},
};
use crate::{
    lexicon::Lexicon,
    segment::{self, Segments},
    tagging::{self, Tags},
};
use record::{
    Actor, ActorId, ActorKind, Polarity, Reader, Reason, Step, corpus::ArticleHash, span::Span,
};

/// A text with one or two parties marked in it, ready to be asked for stances.
#[derive(Clone, Debug)]
pub struct Passage {
    text: String,
    segments: Segments,
    tags: Tags,
    actors: Vec<Actor>,
}

/// Who stands toward whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The first party toward the second.
    Forward,
    /// The second party toward the first.
    Backward,
    /// Neither.
    None,
}

/// What is found between two parties.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Who stands toward whom.
    pub direction: Direction,
    /// How; absent where there is no direction.
    pub polarity: Option<Polarity>,
    /// Share of the answer among all, per mille.
    pub confidence: u16,
    /// The words that decided, the alternative that lost; spans are bytes of the passage.
    pub why: Vec<Reason>,
}

/// How a passage stands toward its first party, whoever speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tone {
    /// Supportive or critical; absent where neutral.
    pub polarity: Option<Polarity>,
    /// Share of the answer among all, per mille.
    pub confidence: u16,
    /// The words that decided, the alternative that lost; spans are bytes of the passage.
    pub why: Vec<Reason>,
}

/// Words named in an answer at most.
const N_WORDS: usize = 3;

impl Passage {
    /// A passage from a text and the spans of its parties; sentences are not told apart, so that it is judged as a whole.
    pub fn new(text: &str, parties: &[Span], lexicon: &Lexicon) -> Self {
        let whole = Span::new(0, text.len() as u32).trim(text);
        let blocks = if whole.is_empty() {
            Vec::new()
        } else {
            vec![whole]
        };
        let mut segments = segment::segment(text, blocks, lexicon);
        if let (Some(first), Some(last)) = (segments.sentences.first(), segments.sentences.last()) {
            let mut joined = first.clone();
            joined.span = first.span.cover(last.span);
            joined.tokens.end = last.tokens.end;
            segments.sentences = vec![joined];
        }
        let tags = tagging::tag(text, &segments);
        let actors = parties
            .iter()
            .zip(["p", "q"])
            .map(|(&span, name)| Actor {
                id: ActorId::from(name),
                name: span.slice(text).to_owned(),
                kind: ActorKind::Organisation,
                aliases: Vec::new(),
                roles: Vec::new(),
                affiliation: None,
                mentions: vec![span],
                reader: Reader::Fast,
            })
            .collect();
        Self {
            text: text.to_owned(),
            segments,
            tags,
            actors,
        }
    }

    /// Who of the two parties stands how toward the other. Without two parties, nobody.
    pub fn judge(&self, lexicon: &Lexicon) -> Verdict {
        let model = StanceModel::bundled();
        let questions = self.read_pair(&model.valences, lexicon);
        let judgement = model.judge_pair(&questions);
        let (best, second) = (judgement.best, judgement.second);
        let (direction, polarity, question, answer) = match best {
            1 => (Direction::Forward, Some(Polarity::Supportive), 0, 0),
            2 => (Direction::Backward, Some(Polarity::Supportive), 1, 0),
            3 => (Direction::Forward, Some(Polarity::Critical), 0, 1),
            4 => (Direction::Backward, Some(Polarity::Critical), 1, 1),
            _ => (Direction::None, None, 0, 0),
        };
        let mut why = Vec::new();
        if direction != Direction::None {
            why = self.reasons(&questions[question], answer, &model.pair);
        }
        let names = [
            "no stance",
            "p for q",
            "q for p",
            "p against q",
            "q against p",
        ];
        why.push(lost(names[second.min(4)], judgement.shares[second]));
        Verdict {
            direction,
            polarity,
            confidence: judgement.shares[best],
            why,
        }
    }

    /// How the passage stands toward its first party.
    pub fn judge_target(&self, lexicon: &Lexicon) -> Tone {
        let model = StanceModel::bundled();
        let features = self.read_target(&model.valences, lexicon);
        let judgement = model.judge_target(&features, &self.target_windows());
        let (best, second) = (judgement.best, judgement.second);
        let polarity = [Some(Polarity::Critical), None, Some(Polarity::Supportive)][best.min(2)];
        let mut why = self.reasons(&features, 2 + best, &model.target);
        let names = ["critical", "neutral", "supportive"];
        why.push(lost(names[second.min(2)], judgement.shares[second]));
        Tone {
            polarity,
            confidence: judgement.shares[best],
            why,
        }
    }

    /// Features of the stance of each of two parties toward the other: of the first, then of the second.
    pub fn pair_features(&self, valences: &Valences, lexicon: &Lexicon) -> [Vec<u32>; 2] {
        self.read_pair(valences, lexicon).map(hashes)
    }

    /// What the word lists make of the two parties: sign times trust, per mille, of the first toward the second and of the
    /// second toward the first; 0 where they find nothing.
    pub fn acts(&self, lexicon: &Lexicon) -> [i16; 2] {
        let scene = self.scene(lexicon);
        let frames = find_frames(&scene, &(0..scene.len()));
        [(0, 1), (1, 0)].map(|(holder, target)| {
            let same = frames
                .iter()
                .filter(|frame| frame.holder == holder && frame.aim == Aim::Actor(target));
            same.max_by_key(|frame| frame.trust)
                .map_or(0, |frame| frame.trust * i16::from(frame.sign))
        })
    }

    /// Features of the stance of the passage toward its first party.
    pub fn target_features(&self, valences: &Valences, lexicon: &Lexicon) -> Vec<u32> {
        hashes(self.read_target(valences, lexicon))
    }

    /// The words around its first party, as hashes in each window of [`tones`](super::tones).
    pub fn target_windows(&self) -> [Vec<u32>; N_WINDOWS] {
        let target = self
            .actors
            .first()
            .map_or(0..0, |actor| self.tokens_of(actor));
        let words: Vec<u32> = self.tags.words.iter().map(|word| word.norm).collect();
        let left = words.get(..target.start).unwrap_or_default();
        windows(left, words.get(target.end..).unwrap_or_default())
    }

    fn read_pair(&self, valences: &Valences, lexicon: &Lexicon) -> [Vec<Feature>; 2] {
        let scene = self.scene(lexicon);
        let (frames, words) = self.read(&scene, valences);
        let ranges: Vec<_> = self
            .actors
            .iter()
            .map(|actor| self.tokens_of(actor))
            .collect();
        let [p, q] = ranges.as_slice() else {
            return Default::default();
        };
        let mut bag = Bag::new();
        [
            pair_features(&mut bag, &scene, &words, [p, q], &frames, (0, 1)),
            pair_features(&mut bag, &scene, &words, [q, p], &frames, (1, 0)),
        ]
    }

    fn read_target(&self, valences: &Valences, lexicon: &Lexicon) -> Vec<Feature> {
        let scene = self.scene(lexicon);
        let (frames, words) = self.read(&scene, valences);
        let Some(actor) = self.actors.first() else {
            return Vec::new();
        };
        let target = self.tokens_of(actor);
        target_features(&scene, &words, &(0..scene.len()), &target, &frames, 0)
    }

    fn tokens_of(&self, actor: &Actor) -> std::ops::Range<usize> {
        let mention = actor.mentions.first().copied().unwrap_or_default();
        self.segments.tokens_in(mention)
    }

    fn read<'a>(&self, scene: &Scene<'a>, valences: &Valences) -> (Vec<Frame>, Words<'a>) {
        let sentence = 0..scene.len();
        (
            find_frames(scene, &sentence),
            Words::new(scene, valences, &sentence),
        )
    }

    fn scene<'a>(&'a self, lexicon: &'a Lexicon) -> Scene<'a> {
        let findings = Findings {
            hash: ArticleHash([0; 32]),
            text: &self.text,
            segments: &self.segments,
            tags: &self.tags,
            attributions: &[],
            actors: &self.actors,
        };
        Scene::new(findings, &[], lexicon)
    }

    /// The words that spoke most for an answer.
    fn reasons(&self, features: &[Feature], answer: usize, scale: &Scale) -> Vec<Reason> {
        let model = StanceModel::bundled();
        let words = model.deciding_words(features, answer, scale);
        let speaking = words
            .into_iter()
            .filter(|&(word, weight)| word != NO_WORD && weight > 0);
        speaking
            .take(N_WORDS)
            .filter_map(|(word, weight)| {
                let span = self.segments.tokens.get(word as usize)?.span;
                Some(Reason {
                    step: Step::Polarity,
                    text: format!("“{}”", span.slice(&self.text)),
                    span: Some(span),
                    weight: weight.clamp(-1000, 1000) as i16,
                })
            })
            .collect()
    }
}

fn hashes(features: Vec<Feature>) -> Vec<u32> {
    let mut hashes: Vec<u32> = features.into_iter().map(|(hash, _)| hash).collect();
    hashes.sort_unstable();
    hashes
}

fn lost(name: &str, share: u16) -> Reason {
    Reason {
        step: Step::Rejected,
        text: format!("next likely: {name}"),
        span: None,
        weight: -(share as i16),
    }
}
