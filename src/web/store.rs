//! The edition, unpacked once, with each layer's records and rows built the first time it is looked at.

use std::{
    cell::{OnceCell, RefCell},
    rc::Rc,
};

use yew::Callback;

use crate::web::browser::{self, Pace};
use query::{
    facet::Facets,
    filter::Filter,
    index::{
        ActorRow, ArticleRow, Building, Index, Layer, QuoteRow, StanceRow, change_actors, layer_of,
        layer_of_article,
    },
    search::{Search, SearchHits},
};
use record::{
    ActorId, Attribution, AttributionKind, Basis, Record, Stance,
    edition::{
        Edition, EditionArticle, Excerpts,
        pack::{self, PackError},
    },
    order,
    review::{
        Reviewed,
        agreement::{self, Agreement},
    },
    span::CodeSpan,
};

/// One layer of an edition: records as they stand in it, and the rows that views filter and count.
#[derive(Debug)]
pub struct Layered {
    /// The edition.
    pub edition: Rc<Edition>,
    /// One record per article, in the edition's order.
    pub records: Vec<Record<CodeSpan>>,
    /// Rows; their positions point into `records`.
    pub index: Index,
    /// The rows prepared for filters.
    pub facets: Facets,
    /// The words, prepared for searches when the first is made: a first visit need not wait for them.
    search: OnceCell<Search>,
    /// What was searched for last: a view asks several times.
    found: RefCell<(String, Option<Rc<SearchHits>>)>,
    /// For each quote, the stances that rest on it.
    stances_on: Vec<Vec<u32>>,
    /// The first role that an article gives each actor.
    roles: OnceCell<Vec<Option<String>>>,
    /// How often the program was right, by kind of attribution, then by basis of stance.
    agreements: OnceCell<[Agreement; 6]>,
}

/// Equal if it is the same: layers are built once.
impl PartialEq for Layered {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for Layered {}

impl Layered {
    /// The filter that selects everything in this layer.
    pub fn bare_filter(&self) -> Filter {
        let mut filter = Filter::default();
        filter.layer = self.index.layer;
        filter
    }

    /// Positions of the stances that rest on a quote.
    pub fn stances_on(&self, quote: u32) -> &[u32] {
        self.stances_on
            .get(quote as usize)
            .map_or(&[], Vec::as_slice)
    }

    /// Looks for what a visitor typed; nothing where it holds no word.
    pub fn find(&self, text: &str) -> Option<Rc<SearchHits>> {
        if text.trim().is_empty() {
            return None;
        }
        let mut found = self.found.borrow_mut();
        if found.0 != text {
            *found = (text.to_owned(), self.search().find(text).map(Rc::new));
        }
        found.1.clone()
    }

    /// The words to mark in an article: sorted, disjoint.
    pub fn marks(&self, hits: Option<&SearchHits>, article: u32) -> Vec<CodeSpan> {
        hits.map_or_else(Vec::new, |hits| self.search().marks(hits, article))
    }

    fn search(&self) -> &Search {
        self.search.get_or_init(|| {
            let articles = self.edition.articles.iter();
            let texts: Vec<&Excerpts> = articles.map(|article| &article.text).collect();
            let records: Vec<&Record<CodeSpan>> = self.records.iter().collect();
            Search::prepare(&self.index, &records, &texts)
        })
    }

    /// The first role that an article gives an actor.
    pub fn role(&self, actor: u32) -> Option<&str> {
        let roles = self.roles.get_or_init(|| first_roles(self));
        roles.get(actor as usize)?.as_deref()
    }

    /// How often the program was right about attributions of a kind.
    pub fn agreement_on_kind(&self, kind: AttributionKind) -> Agreement {
        self.agreements()[kind as usize]
    }

    /// How often it was right about stances on a basis.
    pub fn agreement_on_basis(&self, basis: Basis) -> Agreement {
        self.agreements()[3 + basis as usize]
    }

    fn agreements(&self) -> &[Agreement; 6] {
        let articles = || self.edition.articles.iter();
        let sum = |found: &mut dyn Iterator<Item = Agreement>| {
            found.fold(Agreement::default(), Agreement::and)
        };
        let on_kind = |kind| {
            sum(&mut articles().map(|article| {
                agreement::attributions(&article.machine, &article.reviews, Some(kind))
            }))
        };
        let on_basis = |basis| {
            sum(&mut articles()
                .map(|article| agreement::stances(&article.machine, &article.reviews, Some(basis))))
        };
        self.agreements.get_or_init(|| {
            [
                on_kind(AttributionKind::Direct),
                on_kind(AttributionKind::Mixed),
                on_kind(AttributionKind::Indirect),
                on_basis(Basis::Quote),
                on_basis(Basis::Reported),
                on_basis(Basis::Action),
            ]
        })
    }

    /// The actor of that id, if the edition has it.
    pub fn actor(&self, id: &ActorId) -> Option<&ActorRow> {
        self.index.actors.iter().find(|actor| actor.id == *id)
    }

    /// The article of that short id, with its position.
    pub fn article(&self, id: &str) -> Option<(u32, &ArticleRow)> {
        (0..)
            .zip(&self.index.articles)
            .find(|(_, article)| article.id == id)
    }

    /// The article at a position, as the edition holds it.
    pub fn source(&self, article: u32) -> Option<&EditionArticle> {
        self.edition.articles.get(article as usize)
    }

    /// The attribution behind a row.
    pub fn attribution(&self, row: &QuoteRow) -> Option<&Attribution<CodeSpan>> {
        self.records
            .get(row.article as usize)?
            .attributions
            .get(row.entry as usize)
    }

    /// The stance behind a row.
    pub fn stance(&self, row: &StanceRow) -> Option<&Stance<CodeSpan>> {
        self.records
            .get(row.article as usize)?
            .stances
            .get(row.entry as usize)
    }
}

/// The edition and its layers.
#[derive(Debug)]
pub struct Store {
    /// What was unpacked.
    pub edition: Rc<Edition>,
    reviewed: OnceCell<Rc<Layered>>,
    machine: OnceCell<Rc<Layered>>,
}

impl Store {
    /// Holds an edition; builds nothing yet.
    pub fn new(edition: Rc<Edition>) -> Self {
        Self {
            edition,
            reviewed: OnceCell::new(),
            machine: OnceCell::new(),
        }
    }

    /// The same, with what [`prepare`] built for this edition.
    pub fn of(edition: Rc<Edition>) -> Rc<Self> {
        let prepared = PREPARED.take();
        let prepared = prepared.filter(|store| Rc::ptr_eq(&store.edition, &edition));
        prepared.unwrap_or_else(|| Rc::new(Self::new(edition)))
    }

    /// One layer; the same pointer at every call.
    pub fn layer(&self, layer: Layer) -> Rc<Layered> {
        let cell = match layer {
            Layer::Reviewed => &self.reviewed,
            Layer::Machine => &self.machine,
        };
        cell.get_or_init(|| Rc::new(build(self.edition.clone(), layer)))
            .clone()
    }
}

/// The edition that the page came with: one that was made of it or, if there is none, the one that the module carries;
/// `build.rs` checks and packs that.
///
/// # Errors
///
/// Where the packed bytes are not what this program reads.
pub fn bundled() -> Result<Edition, PackError> {
    if let Some(packed) = browser::given_edition() {
        return pack::unpack_current(&packed);
    }
    pack::unpack_current(include_bytes!(concat!(env!("OUT_DIR"), "/corpus.bin")))
}

fn build(edition: Rc<Edition>, layer: Layer) -> Layered {
    let reviewed = layer_of(&edition, layer);
    let index = Index::build(&edition, layer, &reviewed);
    let facets = Facets::prepare(&index);
    layered(edition, reviewed, index, facets)
}

fn layered(edition: Rc<Edition>, reviewed: Vec<Reviewed>, index: Index, facets: Facets) -> Layered {
    let records: Vec<Record<CodeSpan>> =
        reviewed.into_iter().map(|article| article.record).collect();
    let mut stances_on = vec![Vec::new(); index.quotes.len()];
    for (at, stance) in (0..).zip(&index.stances) {
        let quote = stance
            .quote
            .and_then(|quote| stances_on.get_mut(quote as usize));
        if let Some(stances) = quote {
            stances.push(at);
        }
    }
    Layered {
        edition,
        records,
        index,
        facets,
        search: OnceCell::new(),
        found: RefCell::default(),
        stances_on,
        roles: OnceCell::new(),
        agreements: OnceCell::new(),
    }
}

thread_local! {
    /// What was prepared last, until it is shown.
    static PREPARED: RefCell<Option<Rc<Store>>> = const { RefCell::new(None) };
}

/// Builds the layer that is shown first in slices, so that the page answers all the while; [`Store::of`] then has it at once.
pub async fn prepare(edition: &Rc<Edition>) {
    let layer = Layer::Reviewed;
    let mut pace = Pace::default();
    let mut reviewed = Vec::with_capacity(edition.articles.len());
    for article in &edition.articles {
        reviewed.push(layer_of_article(article, layer));
        pace.breathe().await;
    }
    change_actors(edition, layer, &mut reviewed);
    pace.breathe().await;
    let mut building = Building::begin(edition, layer, &reviewed);
    for (article, reviewed) in edition.articles.iter().zip(&reviewed) {
        pace.breathe().await;
        building.add(article, reviewed);
    }
    pace.breathe().await;
    let index = building.finish();
    pace.breathe().await;
    let facets = Facets::prepare(&index);
    pace.breathe().await;
    let store = Store::new(edition.clone());
    // The cell is new: nothing is in it.
    let _ = store
        .reviewed
        .set(Rc::new(layered(edition.clone(), reviewed, index, facets)));
    pace.breathe().await;
    PREPARED.set(Some(Rc::new(store)));
}

fn first_roles(layered: &Layered) -> Vec<Option<String>> {
    let ids = layered.index.actors.iter().map(|actor| actor.id.as_str());
    let places = order::map(ids.zip(0..));
    let mut roles = vec![None; layered.index.actors.len()];
    for entry in layered.records.iter().flat_map(|record| &record.actors) {
        let Some(first) = entry.roles.first() else {
            continue;
        };
        let place = places.get(entry.id.as_str());
        if let Some(role @ None) = place.and_then(|&place: &usize| roles.get_mut(place)) {
            *role = Some(first.text.clone());
        }
    }
    roles
}

/// Where the edition shown comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It came with the page.
    Bundled,
    /// A person brought it; gone with the window.
    Brought,
    /// A person brought it, and it is kept on the device under this number.
    Kept(u32),
}

/// The context value: equal if it is the same store.
#[derive(Clone, Debug)]
pub struct StoreHandle {
    /// The edition shown.
    pub store: Rc<Store>,
    /// Where it comes from.
    pub origin: Origin,
    /// Shows this edition changed: with more of its text, or other decisions.
    pub replace: Callback<Rc<Edition>>,
    /// Shows another edition; none for the bundled one.
    pub open: Callback<Option<(Origin, Rc<Edition>)>>,
}

impl PartialEq for StoreHandle {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.store, &other.store) && self.origin == other.origin
    }
}
