//! An attribution while paragraphs are read: a later one may go on what it says, so that its id waits for all of them.

use sha2::{Digest, Sha256};

use record::{
    Attribution, AttributionId, AttributionKind, Reader, Reason, Step,
    corpus::{ArticleHash, to_digits},
    span::Span,
};

/// An attribution without id and speakers; the fields are those of [`Attribution`].
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) kind: AttributionKind,
    pub(super) source: Vec<Span>,
    pub(super) cue: Vec<Span>,
    pub(super) content: Vec<Span>,
    pub(super) quoted: Vec<Span>,
    pub(super) confidence: u16,
    pub(super) claimed: bool,
    pub(super) why: Vec<Reason<Span>>,
}

impl Draft {
    /// Adds the next paragraph of the same utterance.
    pub(super) fn extend(&mut self, next: Self) {
        self.content.extend(next.content);
        self.quoted.extend(next.quoted);
        self.why.extend(
            next.why
                .into_iter()
                .filter(|reason| reason.step == Step::Quotation),
        );
    }

    /// The attribution, once nothing more can be added.
    pub(super) fn finish(self, hash: ArticleHash) -> Attribution<Span> {
        Attribution {
            id: to_id(hash, &self.cue, &self.content),
            kind: self.kind,
            source: self.source,
            cue: self.cue,
            content: self.content,
            quoted: self.quoted,
            speakers: Vec::new(),
            confidence: self.confidence,
            why: self.why,
            speaker_confidence: None,
            claimed: self.claimed,
            reader: Reader::Fast,
        }
    }
}

/// The id of an attribution: from the article's hash and the spans of cue and content.
fn to_id(hash: ArticleHash, cue: &[Span], content: &[Span]) -> AttributionId {
    let mut digest = Sha256::new();
    digest.update(hash.0);
    for span in cue.iter().chain(content) {
        digest.update(span.start.to_le_bytes());
        digest.update(span.end.to_le_bytes());
    }
    let bytes: [u8; 32] = digest.finalize().into();
    AttributionId(format!("a-{}", to_digits(&bytes[..6])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_is_of_all_that_was_said() {
        let draft = |content: Vec<Span>| Draft {
            kind: AttributionKind::Direct,
            source: Vec::new(),
            cue: vec![Span::new(0, 4)],
            content,
            quoted: Vec::new(),
            confidence: 500,
            claimed: true,
            why: Vec::new(),
        };
        let hash = ArticleHash::of(b"an article");
        let (first, next) = (Span::new(5, 9), Span::new(11, 20));
        let mut grown = draft(vec![first]);
        grown.extend(draft(vec![next]));
        let (grown, whole) = (grown.finish(hash), draft(vec![first, next]).finish(hash));
        assert_eq!(grown, whole);
        assert_ne!(grown.id, draft(vec![first]).finish(hash).id);
    }
}
