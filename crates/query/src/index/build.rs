//! Flattens one layer of an edition into rows.

mod named;

use std::collections::{BTreeMap, BTreeSet};

use self::named::{count_words, list_actors, list_issues};
use super::{
    naming::naming,
    rows::{ArticleRow, Index, Layer, MentionRow, QuoteRow, StanceRow, TargetRow},
    verbs::Verbs,
};
use record::{
    Actor, ActorId, Attribution, AttributionId, IssueId, Record, Stance, Target,
    cue::{cue_group, cue_verb},
    edition::{Edition, EditionArticle, Piece},
    order,
    review::{EntryId, Mark, Reviewed},
    slug::to_slug,
    span::CodeSpan,
};

impl Index {
    /// The rows of `edition` in the layer that `records` hold; they come from
    /// [`layer_of`](super::layer_of), one for each article.
    ///
    /// A stance whose holder or target is none of the actors and issues has no row.
    pub fn build(edition: &Edition, layer: Layer, records: &[Reviewed]) -> Self {
        let mut building = Building::begin(edition, layer, records);
        for (article, reviewed) in edition.articles.iter().zip(records) {
            building.add(article, reviewed);
        }
        building.finish()
    }
}

/// An index under way: the steps of [`Index::build`], for whoever has other things to do in between.
pub struct Building {
    index: Index,
    places: Places,
    verbs: Verbs,
}

impl Building {
    /// Lists actors and issues.
    pub fn begin(edition: &Edition, layer: Layer, records: &[Reviewed]) -> Self {
        let index = Index {
            layer,
            articles: Vec::new(),
            actors: list_actors(edition, records),
            issues: list_issues(edition, records),
            verbs: Vec::new(),
            quotes: Vec::new(),
            stances: Vec::new(),
            mentions: Vec::new(),
        };
        let places = Places {
            actors: positions(index.actors.iter().map(|actor| actor.id.clone())),
            issues: positions(index.issues.iter().map(|issue| issue.id.clone())),
        };
        Self {
            index,
            places,
            verbs: Verbs::default(),
        }
    }

    /// Adds the rows of the next article, in the order of the edition.
    pub fn add(&mut self, article: &EditionArticle, reviewed: &Reviewed) {
        let index = &mut self.index;
        let rows = Rows {
            position: index.articles.len() as u32,
            article,
            reviewed,
            places: &self.places,
            paragraphs: Paragraphs::of(article),
            mentions: place_mentions(&reviewed.record, &self.places),
        };
        index.articles.push(rows.article(&reviewed.record));
        let first = index.quotes.len() as u32;
        index.quotes.extend(rows.quotes(&mut self.verbs));
        index.stances.extend(rows.stances(first));
        index.mentions.extend(rows.mentions());
    }

    /// The index, once all articles are added.
    pub fn finish(self) -> Index {
        let mut index = self.index;
        self.verbs.settle(&mut index);
        index
    }
}

/// Positions of rows by id.
struct Places {
    actors: BTreeMap<ActorId, u32>,
    issues: BTreeMap<IssueId, u32>,
}

fn positions<T: Ord>(ids: impl Iterator<Item = T>) -> BTreeMap<T, u32> {
    order::map(ids.zip(0..))
}

/// Numbers of paragraphs, counted from 1 over the article's own prose.
struct Paragraphs(Vec<(u32, u32)>);

impl Paragraphs {
    fn of(article: &EditionArticle) -> Self {
        let mut number = 0;
        let numbered = article.blocks.iter().map(|block| {
            number += u32::from(!block.is_furniture);
            (block.span.start, number)
        });
        Self(numbered.collect())
    }

    /// The paragraph that holds a code point; of furniture the one before it, 1 at the least.
    fn at(&self, offset: u32) -> u32 {
        let after = self.0.partition_point(|(start, _)| *start <= offset);
        let before = after.checked_sub(1).and_then(|last| self.0.get(last));
        before.map_or(1, |(_, number)| *number).max(1)
    }
}

/// Mentions of an article's actors by position, each with the actor's position.
fn place_mentions(record: &Record<CodeSpan>, places: &Places) -> Vec<(CodeSpan, u32)> {
    let mut placed = Vec::new();
    for actor in &record.actors {
        if let Some(position) = places.actors.get(&actor.id) {
            placed.extend(actor.mentions.iter().map(|mention| (*mention, *position)));
        }
    }
    order::natural(&mut placed);
    placed
}

/// Makes the rows of one article.
struct Rows<'a> {
    position: u32,
    article: &'a EditionArticle,
    reviewed: &'a Reviewed,
    places: &'a Places,
    paragraphs: Paragraphs,
    mentions: Vec<(CodeSpan, u32)>,
}

impl Rows<'_> {
    fn article(&self, record: &Record<CodeSpan>) -> ArticleRow {
        let facts = &record.article;
        let outlet = facts.outlet.as_ref().map(|fact| fact.text.clone());
        let prose = self
            .article
            .blocks
            .iter()
            .filter(|block| !block.is_furniture);
        ArticleRow {
            id: self.article.id().to_owned(),
            title: facts.title.as_ref().map(|fact| fact.text.clone()),
            outlet_key: outlet
                .as_deref()
                .map_or_else(|| "unknown".to_owned(), to_slug),
            outlet,
            published: facts
                .published
                .as_ref()
                .map(|days| (days.from.clone(), days.to.clone())),
            n_words: prose.map(|block| block.n_words).sum(),
        }
    }

    /// What somebody said; what the article says that nobody said has no row.
    fn quotes(&self, verbs: &mut Verbs) -> Vec<QuoteRow> {
        let record = &self.reviewed.record;
        let actors = order::map(record.actors.iter().map(|actor| (&actor.id, actor)));
        let mut resting: BTreeMap<&AttributionId, Vec<&Stance<CodeSpan>>> = BTreeMap::new();
        for stance in &record.stances {
            if let Some(id) = &stance.attribution {
                resting.entry(id).or_default().push(stance);
            }
        }
        let row = |(entry, attribution): (u32, &Attribution<CodeSpan>)| {
            let stances = resting.get(&attribution.id).map_or(&[][..], Vec::as_slice);
            let speakers: Vec<&Actor<CodeSpan>> = attribution
                .speakers
                .iter()
                .filter_map(|id| actors.get(id).copied())
                .collect();
            self.quote(entry, attribution, stances, &speakers, verbs)
        };
        let said = (0..).zip(&record.attributions);
        said.filter(|(_, entry)| entry.claimed).map(row).collect()
    }

    fn quote(
        &self,
        entry: u32,
        attribution: &Attribution<CodeSpan>,
        stances: &[&Stance<CodeSpan>],
        speakers: &[&Actor<CodeSpan>],
        verbs: &mut Verbs,
    ) -> QuoteRow {
        let (n_own_words, n_reported_words) = count_words(self.article, attribution);
        let positions = attribution.speakers.iter();
        let first = attribution.content.iter().chain(&attribution.cue).min();
        let polarities = order::set(stances.iter().map(|stance| stance.polarity));
        let cue = self.text(&attribution.cue);
        QuoteRow {
            article: self.position,
            entry,
            speakers: positions
                .filter_map(|id| self.places.actors.get(id).copied())
                .collect(),
            about: self.about(attribution),
            issues: self.issues(attribution, stances),
            polarities: polarities.into_iter().collect(),
            kind: attribution.kind,
            cue: cue_group(&cue),
            verb: cue_verb(&cue).map(|verb| verbs.number(verb)),
            naming: naming(&self.text(&attribution.source), speakers),
            paragraph: self.paragraphs.at(first.map_or(0, |span| span.start)),
            n_own_words,
            n_reported_words,
            confidence: attribution.confidence,
            mark: self.mark(EntryId::Attribution(attribution.id.clone())),
        }
    }

    /// Actors with a mention inside the content.
    fn about(&self, attribution: &Attribution<CodeSpan>) -> Vec<u32> {
        let mut about = BTreeSet::new();
        for part in &attribution.content {
            let first = self
                .mentions
                .partition_point(|(span, _)| span.start < part.start);
            let mentions = self.mentions.iter().skip(first);
            let inside = mentions.take_while(|(span, _)| span.start < part.end);
            about.extend(
                inside
                    .filter(|(span, _)| part.contains(*span))
                    .map(|(_, actor)| *actor),
            );
        }
        about.into_iter().collect()
    }

    /// Issues spoken of inside the content, and those toward which a stance rests on it.
    fn issues(
        &self,
        attribution: &Attribution<CodeSpan>,
        stances: &[&Stance<CodeSpan>],
    ) -> Vec<u32> {
        let touched = self.reviewed.record.issues.iter().filter(|issue| {
            let is_touched = |part: &CodeSpan| {
                let at = issue
                    .mentions
                    .partition_point(|mention| mention.end <= part.start);
                let next = issue.mentions.get(at);
                next.is_some_and(|mention| mention.overlaps(*part))
            };
            attribution.content.iter().any(is_touched)
        });
        let held = stances.iter().filter_map(|stance| match &stance.target {
            Target::Issue(id) => Some(id),
            Target::Actor(_) => None,
        });
        let ids = touched.map(|issue| &issue.id).chain(held);
        let found = order::set(ids.filter_map(|id| self.places.issues.get(id).copied()));
        found.into_iter().collect()
    }

    /// `first_quote` is the position of the article's first quote.
    fn stances(&self, first_quote: u32) -> Vec<StanceRow> {
        let record = &self.reviewed.record;
        let said = record.attributions.iter().filter(|entry| entry.claimed);
        let ids = said.map(|entry| &entry.id);
        let quotes = order::map(ids.zip(first_quote..));
        let row = |(entry, stance): (u32, &Stance<CodeSpan>)| {
            let target = match &stance.target {
                Target::Actor(id) => TargetRow::Actor(*self.places.actors.get(id)?),
                Target::Issue(id) => TargetRow::Issue(*self.places.issues.get(id)?),
            };
            Some(StanceRow {
                article: self.position,
                entry,
                holder: *self.places.actors.get(&stance.holder)?,
                target,
                polarity: stance.polarity,
                basis: stance.basis,
                quote: stance
                    .attribution
                    .as_ref()
                    .and_then(|id| quotes.get(id).copied()),
                paragraph: self.paragraphs.at(stance.evidence.start),
                confidence: stance.confidence,
                mark: self.mark(EntryId::Stance(stance.id.clone())),
            })
        };
        (0..).zip(&record.stances).filter_map(row).collect()
    }

    fn mentions(&self) -> impl Iterator<Item = MentionRow> {
        self.mentions.iter().map(|(span, actor)| MentionRow {
            article: self.position,
            actor: *actor,
            span: *span,
            paragraph: self.paragraphs.at(span.start),
        })
    }

    fn mark(&self, entry: EntryId) -> Mark {
        self.reviewed.mark(&entry)
    }

    /// The words at `spans`, as far as the edition carries them.
    fn text(&self, spans: &[CodeSpan]) -> String {
        let mut text = String::new();
        for span in spans {
            for piece in self.article.pieces(*span) {
                if let Piece::Text { text: words, .. } = piece {
                    text.push_str(words);
                }
            }
            text.push(' ');
        }
        text.truncate(text.trim_end().len());
        text
    }
}

#[cfg(test)]
mod tests;
