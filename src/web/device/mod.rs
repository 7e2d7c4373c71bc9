//! Editions kept on the device, in the browser's database. Every write is one transaction: it is there whole, or not at all.
//! Beside each article as the page reads it lies its text with what people said of it, in forms that outlive this version
//! of the program, so that a store that is damaged, or was written by another version, loses neither: the text can be
//! analysed again, and the decisions hold for it.

mod database;
mod error;
mod memory;
mod values;

use std::{collections::BTreeSet, rc::Rc};

use wasm_bindgen::JsValue;

use self::database::{Access, Database};
use self::values::{
    article_value, edition_value, number, read_article, read_head, read_kept, read_saved, set,
    string,
};
pub use self::{
    error::DeviceError,
    memory::{forget_shown, has_kept, remember_shown, shown_before},
    values::{Kept, Saved},
};
use crate::{protocol, web::browser::Pace};
use record::{
    edition::{Edition, check::check_article, format1},
    order,
};

/// An edition as it was read from the device.
#[derive(Clone, Debug)]
pub struct Opened {
    /// What could be read.
    pub edition: Rc<Edition>,
    /// Articles that could not, but whose text could.
    pub texts: Vec<Saved>,
    /// What is lost, a sentence each.
    pub lost: Vec<String>,
}

/// All that is kept, the latest first. Asks nothing of the browser where nothing was ever kept.
///
/// # Errors
///
/// Where the browser refuses, or the store is of a newer version.
pub async fn list() -> Result<Vec<Kept>, DeviceError> {
    if !has_kept() {
        return Ok(Vec::new());
    }
    let database = Database::open().await?;
    let entries = database.all_editions().await?;
    let mut kept: Vec<Kept> = entries
        .iter()
        .filter_map(|(key, value)| read_kept(key.as_f64()? as u32, value))
        .collect();
    order::by_key(&mut kept, |kept| std::cmp::Reverse(kept.saved as u64));
    Ok(kept)
}

/// Keeps an edition: under its number, in place of what was there, or under a new one. Answers the number.
///
/// # Errors
///
/// Where the browser refuses or has no more room; then all is as it was before.
pub async fn keep(id: Option<u32>, edition: &Edition) -> Result<u32, DeviceError> {
    // Packed first: a transaction does not outlast a pause.
    let mut values = Vec::with_capacity(edition.articles.len());
    let mut n_bytes = 0;
    let mut pace = Pace::default();
    for article in &edition.articles {
        let packed = protocol::encode(article);
        n_bytes += packed.len() * 2;
        values.push(article_value(article, &packed));
        pace.breathe().await;
    }
    let database = Database::open().await?;
    let access = database.write()?;
    let before = match id {
        Some(id) => access.edition(id).await?,
        None => JsValue::UNDEFINED,
    };
    let id = match id {
        Some(id) => id,
        None => access.free_number().await?,
    };
    access.clear_articles(id)?;
    for (number, value) in (0u32..).zip(&values) {
        access.put_article(id, number, value)?;
    }
    let value = edition_value(edition, n_bytes, number(&before, "copied"));
    access.put_edition(id, &value)?;
    access.commit().await?;
    memory::note_kept();
    Ok(id)
}

/// Reads an edition, checked.
///
/// # Errors
///
/// Where it is not there any more, or the browser refuses. What is damaged is no error: the rest is opened.
pub async fn open(id: u32) -> Result<Opened, DeviceError> {
    let database = Database::open().await?;
    let value = database.edition(id).await?;
    if value.is_undefined() {
        return Err(DeviceError::Gone);
    }
    let title = string(&value, "title").unwrap_or_default();
    let head = read_head(&value);
    let named = match &head {
        Some(head) => head.issues.iter().map(|issue| &issue.id).collect(),
        None => BTreeSet::new(),
    };
    let (mut articles, mut texts, mut lost) = (Vec::new(), Vec::new(), Vec::new());
    if head.is_none() {
        lost.push(format!(
            "{title}: its note, its list of issues and what was changed about actors cannot be read as they were kept"
        ));
    }
    let values = database.articles(id).await?;
    let n_expected = number(&value, "articles").unwrap_or_default() as usize;
    let mut pace = Pace::default();
    for value in &values {
        pace.breathe().await;
        let read = read_article(value).filter(|article| check_article(article, &named).is_ok());
        match (read, read_saved(value)) {
            (Some(article), _) => articles.push(article),
            (None, Some(saved)) => texts.push(saved),
            (None, None) => lost.push(format!(
                "{title}: an article ({}) is damaged, and its text is lost; open a copy of the edition if you have one",
                string(value, "file").unwrap_or_else(|| "without a name".to_owned())
            )),
        }
    }
    if let Some(n_missing) = n_expected.checked_sub(values.len()).filter(|n| *n > 0) {
        lost.push(format!(
            "{title}: {n_missing} of its articles are no longer there; open a copy of the edition if you have one"
        ));
    }
    let mut edition = Edition {
        title,
        articles,
        ..head.unwrap_or_default()
    };
    if values::is_of_format1(&value) {
        format1::settle(&mut edition);
    }
    Ok(Opened {
        edition: Rc::new(edition),
        texts,
        lost,
    })
}

/// Gives an edition another name.
///
/// # Errors
///
/// As [`keep`].
pub async fn rename(id: u32, title: &str) -> Result<(), DeviceError> {
    change(id, &[("title", title.into())]).await
}

/// Notes that a copy of an edition has just been downloaded.
///
/// # Errors
///
/// As [`keep`].
pub async fn note_copy(id: u32) -> Result<(), DeviceError> {
    change(id, &[("copied", js_sys::Date::now().into())]).await
}

async fn change(id: u32, fields: &[(&str, JsValue)]) -> Result<(), DeviceError> {
    let database = Database::open().await?;
    let access = database.write()?;
    let value = access.edition(id).await?;
    if value.is_undefined() {
        return Err(DeviceError::Gone);
    }
    set(&value, fields);
    access.put_edition(id, &value)?;
    access.commit().await
}

/// Deletes an edition.
///
/// # Errors
///
/// As [`keep`].
pub async fn delete(id: u32) -> Result<(), DeviceError> {
    let database = Database::open().await?;
    let access: Access = database.write()?;
    access.clear_articles(id)?;
    access.delete_edition(id)?;
    access.commit().await
}

/// Erases everything that On Record keeps on this device, whatever state it is in.
///
/// # Errors
///
/// Where the browser refuses.
pub async fn erase() -> Result<(), DeviceError> {
    database::erase().await?;
    memory::erase();
    Ok(())
}
