//! A record with every span translated: from bytes to code points and back.

use super::{Actor, Attribution, Dated, Fact, Facts, Figure, Issue, Reason, Record, Role, Stance};

impl<S> Record<S> {
    /// The same record with every span translated by `map`.
    pub fn map_spans<T>(self, map: &impl Fn(S) -> T) -> Record<T> {
        Record {
            article: self.article.map_spans(map),
            actors: self
                .actors
                .into_iter()
                .map(|actor| actor.map_spans(map))
                .collect(),
            attributions: self
                .attributions
                .into_iter()
                .map(|entry| entry.map_spans(map))
                .collect(),
            stances: self
                .stances
                .into_iter()
                .map(|stance| stance.map_spans(map))
                .collect(),
            issues: self
                .issues
                .into_iter()
                .map(|issue| issue.map_spans(map))
                .collect(),
            figures: self
                .figures
                .into_iter()
                .map(|figure| figure.map_spans(map))
                .collect(),
            dates: self
                .dates
                .into_iter()
                .map(|date| date.map_spans(map))
                .collect(),
        }
    }
}

fn map_all<S, T>(spans: Vec<S>, map: &impl Fn(S) -> T) -> Vec<T> {
    spans.into_iter().map(map).collect()
}

impl<S> Facts<S> {
    fn map_spans<T>(self, map: &impl Fn(S) -> T) -> Facts<T> {
        let fact = |fact: Fact<S>| Fact {
            text: fact.text,
            span: fact.span.map(map),
            basis: fact.basis,
        };
        Facts {
            title: self.title.map(fact),
            outlet: self.outlet.map(fact),
            byline: self.byline.map(fact),
            published: self.published,
            language: self.language,
            furniture: map_all(self.furniture, map),
            address: self.address.map(fact),
            document: self.document,
        }
    }
}

impl<S> Actor<S> {
    fn map_spans<T>(self, map: &impl Fn(S) -> T) -> Actor<T> {
        Actor {
            id: self.id,
            name: self.name,
            kind: self.kind,
            aliases: self.aliases,
            roles: self
                .roles
                .into_iter()
                .map(|role| Role {
                    text: role.text,
                    span: map(role.span),
                })
                .collect(),
            affiliation: self.affiliation,
            mentions: map_all(self.mentions, map),
            reader: self.reader,
        }
    }
}

impl<S> Attribution<S> {
    fn map_spans<T>(self, map: &impl Fn(S) -> T) -> Attribution<T> {
        Attribution {
            id: self.id,
            kind: self.kind,
            source: map_all(self.source, map),
            cue: map_all(self.cue, map),
            content: map_all(self.content, map),
            quoted: map_all(self.quoted, map),
            speakers: self.speakers,
            confidence: self.confidence,
            why: self
                .why
                .into_iter()
                .map(|reason| reason.map_spans(map))
                .collect(),
            speaker_confidence: self.speaker_confidence,
            claimed: self.claimed,
            reader: self.reader,
        }
    }
}

impl<S> Stance<S> {
    fn map_spans<T>(self, map: &impl Fn(S) -> T) -> Stance<T> {
        Stance {
            id: self.id,
            holder: self.holder,
            target: self.target,
            polarity: self.polarity,
            basis: self.basis,
            attribution: self.attribution,
            evidence: map(self.evidence),
            confidence: self.confidence,
            why: self
                .why
                .into_iter()
                .map(|reason| reason.map_spans(map))
                .collect(),
            polarity_confidence: self.polarity_confidence,
            reader: self.reader,
        }
    }
}

impl<S> Issue<S> {
    fn map_spans<T>(self, map: &impl Fn(S) -> T) -> Issue<T> {
        Issue {
            id: self.id,
            label: self.label,
            mentions: map_all(self.mentions, map),
            reader: self.reader,
        }
    }
}

impl<S> Figure<S> {
    fn map_spans<T>(self, map: &impl Fn(S) -> T) -> Figure<T> {
        Figure {
            span: map(self.span),
            value: self.value,
            unit: self.unit,
            counted: self.counted.map(map),
        }
    }
}

impl<S> Dated<S> {
    fn map_spans<T>(self, map: &impl Fn(S) -> T) -> Dated<T> {
        Dated {
            span: map(self.span),
            value: self.value,
        }
    }
}

impl<S> Reason<S> {
    fn map_spans<T>(self, map: &impl Fn(S) -> T) -> Reason<T> {
        Reason {
            step: self.step,
            text: self.text,
            span: self.span.map(map),
            weight: self.weight,
        }
    }
}
