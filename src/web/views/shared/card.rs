//! What the parts of a card have in common: one attribution with all that belongs to it.

use yew::prelude::*;

use crate::web::{
    components::{PassageMark, Role, view_passage},
    route::{Address, Route},
    store::Layered,
};
use query::{filter::Filter, index::QuoteRow, search::SearchHits};
use record::{ActorId, Attribution, edition::EditionArticle, span::CodeSpan};

/// Everything that a card shows, looked up once.
pub(super) struct Card<'a> {
    pub layered: &'a Layered,
    pub row: &'a QuoteRow,
    pub entry: &'a Attribution<CodeSpan>,
    pub article: &'a EditionArticle,
    pub hits: Vec<CodeSpan>,
}

impl<'a> Card<'a> {
    /// What stands at a position among the quotes of the layer.
    pub(super) fn find(layered: &'a Layered, row: u32, hits: Option<&SearchHits>) -> Option<Self> {
        let row = layered.index.quotes.get(row as usize)?;
        Some(Self {
            layered,
            row,
            entry: layered.attribution(row)?,
            article: layered.source(row.article)?,
            hits: layered.marks(hits, row.article),
        })
    }

    /// The filter of a link out of the card: the same layer, nothing else.
    pub(super) fn filter(&self) -> Filter {
        self.layered.bare_filter()
    }

    /// The words of some spans with `roles` and hits marked; spans are parted by an ellipsis.
    pub(super) fn view_spans(&self, spans: &[CodeSpan], marks: &[PassageMark]) -> Html {
        let mut marks = marks.to_vec();
        marks.extend(self.hits.iter().map(|&hit| (hit, Role::Hit)));
        let mut parts = Vec::new();
        for (at, &span) in spans.iter().enumerate() {
            if at > 0 {
                parts.push(Html::from(" … "));
            }
            parts.push(view_passage(&self.article.pieces(span), &marks));
        }
        parts.into_iter().collect()
    }

    /// The words attributed; those outside quotation marks set back.
    pub(super) fn view_words(&self) -> Html {
        let spans = match self.entry.content.is_empty() {
            true => &self.entry.quoted,
            false => &self.entry.content,
        };
        let quoted = self.entry.quoted.iter().map(|&span| (span, Role::Quoted));
        self.view_spans(spans, &quoted.collect::<Vec<_>>())
    }

    /// The first role that the article gives an actor.
    pub(super) fn role(&self, id: &ActorId) -> Option<String> {
        let record = self.layered.records.get(self.row.article as usize)?;
        let actor = record.actors.iter().find(|actor| actor.id == *id)?;
        actor.roles.first().map(|role| role.text.clone())
    }

    /// The link to the passage in its article.
    pub(super) fn passage_href(&self) -> String {
        Address {
            route: Route::Article(self.article.id().to_owned()),
            filter: self.filter(),
            entry: Some(self.entry.id.0.clone()),
            ..Address::default()
        }
        .href()
    }
}
