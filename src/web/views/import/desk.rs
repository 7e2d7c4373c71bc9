//! What lies on the desk: articles that were brought and are not yet analysed, each as a person has corrected it, and what
//! could not be used. Plain data with its transitions.

use std::rc::Rc;

use yew::AttrValue;

use super::field::{BY_HAND, Field};
use crate::{
    protocol::{Draft, Found, Likeness, Reading, Task},
    web::{device::Kept, engine::Progress, store::Origin},
};
use record::{
    corpus::{ArticleHash, GivenFact},
    edition::{Edition, files::ReviewsFile, history, words::words},
    order,
    preview::{self, Preview},
    review::Review,
};

/// Share of the shorter text, per mille, from which one of two likenesses is skipped unless a person says otherwise: above
/// it the longer holds next to nothing that is not in the other.
const SKIPPED: u16 = 900;

/// Everything on the desk.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Desk {
    /// Articles in the order in which they were brought.
    pub(super) entries: Vec<Entry>,
    /// Whole editions that were brought: name of the file, edition.
    pub(super) editions: Vec<(AttrValue, Rc<Edition>)>,
    /// Why something could not be used, a sentence each.
    pub(super) refused: Vec<AttrValue>,
    /// Files of archives that were passed over, each with the reason.
    pub(super) passed: Vec<AttrValue>,
    /// What goes on.
    pub(super) work: Work,
    /// What the live region says.
    pub(super) said: AttrValue,
    /// What is kept on the device.
    pub(super) shelf: Shelf,
    /// Whether some were saved from the edition shown, which could not be read whole.
    pub(super) is_rescue: bool,
    /// Decisions that came in files of their own.
    reviews: Vec<ReviewsFile>,
    n_brought: u32,
}

/// What is kept on the device, as far as it is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Shelf {
    /// Nobody has asked yet.
    #[default]
    Unknown,
    /// The browser does not say.
    Refused(AttrValue),
    /// These; the latest first.
    Known(Vec<Kept>),
}

/// What goes on.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Work {
    /// Nothing.
    #[default]
    Idle,
    /// Files and pasted texts are read.
    Reading(Progress),
    /// Articles are analysed.
    Analysing(Progress),
    /// They were, while the person was elsewhere.
    Ready(Origin, Rc<Edition>),
}

/// An article on the desk.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entry {
    /// Number on this desk.
    pub(super) id: u32,
    /// The article as it would be analysed.
    pub(super) draft: Rc<Draft>,
    /// Words of its prose, counted as the overview counts them.
    pub(super) n_words: u32,
    /// The file, to read it again in another way.
    pub(super) source: Option<Rc<Source>>,
    /// An earlier article with much the same text.
    pub(super) twin: Option<Twin>,
    /// Whether it is left out.
    pub(super) is_skipped: bool,
}

/// The file behind an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Source {
    /// Its name.
    pub(super) file: String,
    /// What is in it.
    pub(super) bytes: Rc<[u8]>,
    /// How it was read.
    pub(super) reading: Reading,
}

/// Likeness to an earlier article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Twin {
    /// What the earlier one is called.
    pub(super) name: AttrValue,
    /// How much of the shorter one the other has, per mille.
    pub(super) contained: u16,
    /// Whether they are one file: an edition has it once.
    pub(super) is_same: bool,
}

impl Entry {
    /// What it is called: its title, or its file.
    pub(super) fn name(&self) -> &str {
        let title = self.draft.preview.facts.title.as_ref();
        title.map_or(&self.draft.article.file, |title| &title.text)
    }

    fn set(&mut self, draft: Draft) {
        self.n_words = count_words(&draft);
        self.draft = Rc::new(draft);
    }
}

fn count_words(draft: &Draft) -> u32 {
    let prose = draft.preview.lines.iter().filter_map(|line| line.prose);
    prose
        .map(|span| words(span.slice(&draft.article.text)).count() as u32)
        .sum()
}

impl Desk {
    /// Puts down what was found in a file, or a paste.
    pub(super) fn put(&mut self, found: Vec<Found>, source: Option<&Rc<Source>>) {
        for found in found {
            match found {
                Found::Article(draft) => {
                    self.n_brought += 1;
                    self.entries.push(Entry {
                        id: self.n_brought,
                        n_words: count_words(&draft),
                        draft: Rc::new(*draft),
                        source: source.cloned(),
                        twin: None,
                        is_skipped: false,
                    });
                }
                Found::Reviews { reviews, .. } => self.reviews.push(*reviews),
                Found::Edition { file, edition } => {
                    self.editions.push((file.into(), Rc::from(edition)));
                }
                Found::PassedOver {
                    file,
                    paths,
                    reason,
                } => {
                    for path in paths {
                        self.passed.push(format!("{file}: {path}: {reason}").into());
                    }
                }
                Found::Refused { message } => self.refused.push(message.into()),
            }
        }
    }

    /// The article of that number.
    pub(super) fn entry(&self, id: u32) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == id)
    }

    fn entry_mut(&mut self, id: u32) -> Option<&mut Entry> {
        self.entries.iter_mut().find(|entry| entry.id == id)
    }

    /// Notes what a person says of a fact, as it is typed; an empty text leaves it to the engine.
    pub(super) fn set_fact(&mut self, id: u32, field: Field, text: &str) {
        if let Some(entry) = self.entry_mut(id) {
            let mut draft = (*entry.draft).clone();
            let fact = (!text.trim().is_empty()).then(|| GivenFact::new(text, BY_HAND));
            field.show(&mut draft.preview.facts, fact.as_ref());
            *field.given(&mut draft.article.given) = fact;
            entry.draft = Rc::new(draft);
        }
    }

    /// Once it is typed: white space as facts have it.
    pub(super) fn settle_fact(&mut self, id: u32, field: Field, text: &str) {
        let words: Vec<&str> = text.split_whitespace().collect();
        self.set_fact(id, field, &words.join(" "));
    }

    /// Notes whether a line is prose, as a person says.
    pub(super) fn set_prose(&mut self, id: u32, number: usize, is_prose: bool) {
        if let Some(entry) = self.entry_mut(id) {
            let mut draft = (*entry.draft).clone();
            if let Some(line) = draft.preview.lines.get_mut(number) {
                preview::set_prose(&mut draft.article.given, line.span, is_prose);
                line.prose = is_prose.then_some(line.span);
                entry.set(draft);
            }
        }
    }

    /// What the engine says of an article, if it has not changed meanwhile.
    pub(super) fn set_preview(&mut self, id: u32, asked: &Rc<Draft>, preview: Preview) {
        if let Some(entry) = self.entry_mut(id)
            && Rc::ptr_eq(&entry.draft, asked)
        {
            let draft = Draft {
                preview,
                ..(*entry.draft).clone()
            };
            entry.set(draft);
        }
    }

    /// The same article read in another way; what was typed of its facts stays.
    pub(super) fn reread(&mut self, id: u32, found: Vec<Found>, source: &Rc<Source>) {
        let Some(entry) = self.entry_mut(id) else {
            return;
        };
        let draft = found.into_iter().find_map(|found| match found {
            Found::Article(draft) if draft.inside == entry.draft.inside => Some(draft),
            _ => None,
        });
        let Some(mut draft) = draft else {
            self.refused.push(
                format!(
                    "{}: cannot be read in this way; it stays as it was",
                    source.file
                )
                .into(),
            );
            return;
        };
        let mut before = entry.draft.article.given.clone();
        for field in Field::ALL {
            let typed = field.given(&mut before).take();
            if let Some(fact) = typed.filter(|fact| fact.basis == BY_HAND) {
                *field.given(&mut draft.article.given) = Some(fact);
            }
        }
        entry.set(*draft);
        entry.source = Some(source.clone());
    }

    /// Takes an article away.
    pub(super) fn remove(&mut self, id: u32) {
        self.entries.retain(|entry| entry.id != id);
    }

    /// Leaves an article out, or takes it in again.
    pub(super) fn set_skipped(&mut self, id: u32, is_skipped: bool) {
        if let Some(entry) = self.entry_mut(id) {
            entry.is_skipped = is_skipped;
        }
    }

    /// Notes which articles are the same, or nearly. What a person decided on one that was known stays.
    pub(super) fn set_twins(&mut self, likenesses: &[Likeness]) {
        let mut twins: Vec<Option<Twin>> = vec![None; self.entries.len()];
        for likeness in likenesses {
            let first = self.entries.get(likeness.first as usize);
            let twin = twins.get_mut(likeness.second as usize);
            if let Some((first, twin)) = first.zip(twin) {
                *twin = Some(Twin {
                    name: AttrValue::from(first.name().to_owned()),
                    contained: likeness.contained,
                    is_same: false,
                });
            }
        }
        let numbered = self.entries.iter().enumerate().rev();
        let firsts = order::map(numbered.map(|(number, entry)| (entry.hash(), number)));
        for (number, (entry, twin)) in self.entries.iter().zip(&mut twins).enumerate() {
            let first = firsts.get(&entry.hash()).copied().unwrap_or(number);
            if let Some(first) = self.entries.get(first).filter(|_| first < number) {
                *twin = Some(Twin {
                    name: AttrValue::from(first.name().to_owned()),
                    contained: 1000,
                    is_same: true,
                });
            }
        }
        for (entry, twin) in self.entries.iter_mut().zip(twins) {
            let is_new = entry.twin.is_none() || twin.is_none();
            let is_same = twin.as_ref().is_some_and(|twin| twin.is_same);
            if is_new || is_same {
                entry.is_skipped = twin.as_ref().is_some_and(|twin| twin.contained >= SKIPPED);
            }
            entry.twin = twin;
        }
    }

    /// The articles to be analysed; those that `known` has already are not among them.
    pub(super) fn tasks(&self, known: Option<&Edition>) -> Vec<Task> {
        let taken = self.entries.iter().filter(|entry| !entry.is_skipped);
        let new = taken.filter(|entry| known.is_none_or(|known| !has(known, entry)));
        let mut last_turn = known.map_or(0, |known| history::next_turn(known) - 1);
        new.map(|entry| {
            let sha256 = entry.hash().to_hex();
            Task {
                article: entry.draft.article.clone(),
                reviews: self.reviews_of(&sha256, &mut last_turn),
            }
        })
        .collect()
    }

    /// Decisions on an article that files brought, behind those that are there.
    fn reviews_of(&self, sha256: &str, last_turn: &mut u32) -> Vec<Review> {
        let files = self.reviews.iter().filter(|file| file.sha256 == sha256);
        let files = files.map(|file| file.reviews.clone());
        files
            .flat_map(|mut reviews| {
                *last_turn = history::follow(&mut reviews, *last_turn);
                reviews
            })
            .collect()
    }

    /// Clears what was analysed.
    pub(super) fn clear_entries(&mut self) {
        self.entries.clear();
        self.reviews.clear();
        self.is_rescue = false;
    }
}

impl Entry {
    fn hash(&self) -> ArticleHash {
        self.draft.article.hash
    }
}

/// Whether an edition has an article already, or one of the same short id.
pub(super) fn has(edition: &Edition, entry: &Entry) -> bool {
    let sha256 = entry.hash().to_hex();
    let mut articles = edition.articles.iter();
    articles.any(|article| sha256.starts_with(article.id()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::{lexicon::Lexicon, preview::preview};
    use record::corpus::Article;

    const PLUMS: &str = "Freedonia lifts plum tariffs\n\nFreedonia lifted its tariffs on plums on Monday, the ministry said.\n\nPhoto: EPA";

    fn draft(file: &str, text: &str) -> Found {
        let article = Article::from_text(file, text);
        Found::Article(Box::new(Draft {
            preview: preview(&article, Lexicon::bundled()),
            article,
            kind: "text file".to_owned(),
            inside: None,
            decoded: None,
            notes: Vec::new(),
        }))
    }

    fn desk(texts: &[&str]) -> Desk {
        let mut desk = Desk::default();
        desk.put(
            texts.iter().map(|text| draft("a.txt", text)).collect(),
            None,
        );
        desk
    }

    fn skipped(desk: &Desk) -> Vec<bool> {
        desk.entries.iter().map(|entry| entry.is_skipped).collect()
    }

    #[test]
    fn words_are_counted_as_the_overview_counts_them() {
        let text = "The U.S. well-wishers came on Monday, the ministry said.";
        let desk = desk(&[text]);
        assert_eq!(desk.entries[0].n_words, words(text).count() as u32);
        assert_eq!(desk.entries[0].n_words, 11);
    }

    #[test]
    fn copies_are_skipped_until_a_person_says_otherwise() {
        let longer = format!("{PLUMS}\nMore.");
        let mut desk = desk(&[PLUMS, "Something else.", PLUMS, &longer]);
        let likeness = |second, contained| Likeness {
            first: 0,
            second,
            contained,
        };
        let found = [likeness(2, 1000), likeness(3, 980)];
        desk.set_twins(&found);
        assert_eq!(skipped(&desk), [false, false, true, true]);
        desk.set_skipped(3, false);
        desk.set_skipped(4, false);
        desk.set_twins(&found);
        assert_eq!(
            skipped(&desk),
            [false, false, true, false],
            "an edition has the same file once; the other choice stays"
        );
        assert_eq!(desk.tasks(None).len(), 3);
        desk.remove(1);
        desk.set_twins(&[]);
        assert_eq!(skipped(&desk), [false, false, false]);
    }

    #[test]
    fn what_is_typed_stands_before_the_engine_has_looked_and_after_a_file_is_read_anew() {
        let mut desk = desk(&[PLUMS]);
        desk.set_fact(1, Field::Outlet, "The Lantern ");
        let outlet = |desk: &Desk| {
            let facts = &desk.entries[0].draft.preview.facts;
            Field::Outlet.read(facts).map(|(text, _)| text.to_owned())
        };
        assert_eq!(outlet(&desk).as_deref(), Some("The Lantern "));
        desk.settle_fact(1, Field::Outlet, "The Lantern ");
        assert_eq!(outlet(&desk).as_deref(), Some("The Lantern"));
        let source = Rc::new(Source {
            file: "a.txt".to_owned(),
            bytes: PLUMS.as_bytes().into(),
            reading: Reading::default(),
        });
        desk.reread(1, vec![draft("a.txt", PLUMS)], &source);
        let given = &desk.entries[0].draft.article.given;
        assert_eq!(given.outlet, Some(GivenFact::new("The Lantern", BY_HAND)));
        desk.reread(1, Vec::new(), &source);
        assert_eq!(desk.refused.len(), 1, "and the article stays");
        assert_eq!(desk.entries.len(), 1);
    }

    #[test]
    fn a_late_answer_is_dropped() {
        let mut desk = desk(&[PLUMS]);
        let asked = desk.entries[0].draft.clone();
        let n_before = desk.entries[0].n_words;
        desk.set_prose(1, 2, true);
        assert_eq!(desk.entries[0].n_words, n_before + 2);
        desk.set_preview(1, &asked, asked.preview.clone());
        assert_eq!(
            desk.entries[0].n_words,
            n_before + 2,
            "it knows nothing of the line"
        );
    }
}
