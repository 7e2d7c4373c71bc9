//! Editions and articles as plain objects in the database. The machine's layer is there in the layout of packed editions,
//! which changes with the program; text and facts are there as strings, and what people decided in a layout of its own,
//! which changes only where decisions do.

use js_sys::Uint8Array;
use wasm_bindgen::JsValue;

use crate::protocol;
use record::{
    Fact, Facts,
    corpus::{Article, ArticleHash, Given, GivenFact},
    edition::{Edition, EditionArticle, format1, pack},
    review::Review,
    span::CodeSpan,
};

/// The layout of what people decided: note, issues and changes of actors of an edition, decisions on the entries of an
/// article. A change of one of these is a new number, and a reader for the old one here.
const DECIDED: u32 = 2;
/// The layout of before decisions were signed; the first stores did not name theirs.
const DECIDED_BEFORE: u32 = 1;

/// An edition that is kept, without its articles.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// Its number on this device.
    pub id: u32,
    /// Its name.
    pub title: String,
    /// How many articles it has.
    pub n_articles: u32,
    /// How much room it takes, in bytes.
    pub n_bytes: f64,
    /// When it was last written, in milliseconds since 1970.
    pub saved: f64,
    /// When a copy was last downloaded; absent if never.
    pub copied: Option<f64>,
}

/// A text that was saved from an article that cannot be read as it was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The text, with what was known of it from outside.
    pub article: Article,
    /// The decisions on its entries.
    pub reviews: Vec<Review>,
}

/// An edition without its articles, which take `n_bytes`.
pub(super) fn edition_value(edition: &Edition, n_bytes: usize, copied: Option<f64>) -> JsValue {
    let head = Edition {
        title: edition.title.clone(),
        note: edition.note.clone(),
        articles: Vec::new(),
        issues: edition.issues.clone(),
        edits: edition.edits.clone(),
    };
    object(&[
        ("title", edition.title.as_str().into()),
        ("decided", DECIDED.into()),
        ("head", bytes(&protocol::encode(&head))),
        ("articles", (edition.articles.len() as f64).into()),
        ("bytes", (n_bytes as f64).into()),
        ("saved", js_sys::Date::now().into()),
        ("copied", copied.map_or(JsValue::NULL, JsValue::from)),
    ])
}

/// An edition without its articles.
pub(super) fn read_head(value: &JsValue) -> Option<Edition> {
    let head = read_bytes(value, "head")?;
    match decided(value) {
        DECIDED => protocol::decode(&head).ok(),
        DECIDED_BEFORE => format1::read_head(&head).ok(),
        _ => None,
    }
}

/// Whether an edition was kept in format 1, and is to be settled when it is whole.
pub(super) fn is_of_format1(value: &JsValue) -> bool {
    decided(value) == DECIDED_BEFORE
}

/// The layout in which what people decided is there.
fn decided(value: &JsValue) -> u32 {
    number(value, "decided").map_or(DECIDED_BEFORE, |layout| layout as u32)
}

/// An article; `packed` is all of it.
pub(super) fn article_value(article: &EditionArticle, packed: &[u8]) -> JsValue {
    let fragments = article.text.fragments.iter();
    let text: Option<String> = article
        .text
        .is_whole()
        .then(|| fragments.map(|fragment| fragment.text()).collect());
    let value = object(&[
        ("layout", u32::from(pack::VERSION).into()),
        ("packed", bytes(packed)),
        ("sum", ArticleHash::of(packed).to_hex().into()),
        ("file", article.file.as_str().into()),
        ("sha256", article.sha256.as_str().into()),
        ("text", text.map_or(JsValue::NULL, JsValue::from)),
        ("decided", DECIDED.into()),
        ("reviews", bytes(&protocol::encode(&article.reviews))),
    ]);
    for (key, fact) in outside(&article.machine.article) {
        let basis = format!("{key}Basis");
        set(
            &value,
            &[(key, fact.text.into()), (&basis, fact.basis.into())],
        );
    }
    value
}

/// Facts that do not stand in the text, so that nobody would find them there again.
fn outside(facts: &Facts<CodeSpan>) -> Vec<(&'static str, GivenFact)> {
    let given = |fact: &Option<Fact<CodeSpan>>| {
        let fact = fact.as_ref().filter(|fact| fact.span.is_none())?;
        Some(GivenFact::new(fact.text.as_str(), fact.basis.as_str()))
    };
    let day = facts.published.as_ref().filter(|days| days.from == days.to);
    let day = day.map(|days| GivenFact::new(days.from.as_str(), days.basis.as_str()));
    [
        ("title", given(&facts.title)),
        ("outlet", given(&facts.outlet)),
        ("byline", given(&facts.byline)),
        ("published", day),
    ]
    .into_iter()
    .filter_map(|(key, fact)| Some((key, fact?)))
    .collect()
}

/// The article, if its bytes are whole and of this version or an older one.
pub(super) fn read_article(value: &JsValue) -> Option<EditionArticle> {
    let layout = number(value, "layout")?;
    let packed = read_bytes(value, "packed")?;
    if ArticleHash::of(&packed).to_hex() != string(value, "sum")? {
        return None;
    }
    if layout == 1.0 {
        return format1::read_article(&packed).ok();
    }
    let is_current = layout == f64::from(pack::VERSION);
    is_current.then(|| protocol::decode(&packed).ok()).flatten()
}

/// Its text alone, to be analysed again, with what is known of it. It stays the article of that file, so that decisions on
/// it hold.
pub(super) fn read_saved(value: &JsValue) -> Option<Saved> {
    let (file, text) = (string(value, "file")?, string(value, "text")?);
    let article = Article::from_text(file, text);
    let hash = string(value, "sha256").and_then(|hex| ArticleHash::from_hex(&hex));
    let fact = |key: &str| {
        let basis = string(value, &format!("{key}Basis"))?;
        Some(GivenFact::new(string(value, key)?, basis))
    };
    let reviews = read_bytes(value, "reviews").and_then(|reviews| match decided(value) {
        DECIDED => protocol::decode(&reviews).ok(),
        DECIDED_BEFORE => format1::read_reviews(&reviews).ok(),
        _ => None,
    });
    Some(Saved {
        article: Article {
            hash: hash.unwrap_or(article.hash),
            given: Given {
                title: fact("title"),
                outlet: fact("outlet"),
                byline: fact("byline"),
                published: fact("published"),
                ..Given::default()
            },
            ..article
        },
        reviews: reviews.unwrap_or_default(),
    })
}

pub(super) fn read_kept(id: u32, value: &JsValue) -> Option<Kept> {
    Some(Kept {
        id,
        title: string(value, "title")?,
        n_articles: number(value, "articles")? as u32,
        n_bytes: number(value, "bytes").unwrap_or_default(),
        saved: number(value, "saved").unwrap_or_default(),
        copied: number(value, "copied"),
    })
}

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new().into();
    set(&object, fields);
    object
}

pub(super) fn set(object: &JsValue, fields: &[(&str, JsValue)]) {
    for (key, value) in fields {
        // Setting a property of a plain object does not fail.
        let _ = js_sys::Reflect::set(object, &(*key).into(), value);
    }
}

fn get(object: &JsValue, key: &str) -> Option<JsValue> {
    js_sys::Reflect::get(object, &key.into()).ok()
}

pub(super) fn string(object: &JsValue, key: &str) -> Option<String> {
    get(object, key)?.as_string()
}

pub(super) fn number(object: &JsValue, key: &str) -> Option<f64> {
    get(object, key)?.as_f64()
}

fn bytes(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

fn read_bytes(object: &JsValue, key: &str) -> Option<Vec<u8>> {
    let value = get(object, key)?;
    Some(wasm_bindgen::JsCast::dyn_ref::<Uint8Array>(&value)?.to_vec())
}
