//! The database itself: two stores, `editions` by number and `articles` by number of the edition and place in it.

use idb::{
    DatabaseEvent, Factory, KeyRange, ObjectStoreParams, Query, Transaction, TransactionMode,
    TransactionResult,
};
use js_sys::Array;
use wasm_bindgen::JsValue;

use super::error::DeviceError;

const NAME: &str = "on-record";
const EDITIONS: &str = "editions";
const ARTICLES: &str = "articles";

/// Changes the layout of the stores.
type Step = fn(&idb::Database) -> Result<(), idb::Error>;

/// Steps from an empty database to the present one; the number of those taken is its version. A new layout of the stores is
/// a step at the end, never a change of one that was published.
const STEPS: [Step; 1] = [|database| {
    database.create_object_store(EDITIONS, ObjectStoreParams::new())?;
    database.create_object_store(ARTICLES, ObjectStoreParams::new())?;
    Ok(())
}];

/// An open connection; closed when dropped, so that other windows can change or erase the store.
pub(super) struct Database(idb::Database);

impl Drop for Database {
    fn drop(&mut self) {
        self.0.close();
    }
}

impl Database {
    /// Opens the database, and brings it to the present version.
    pub(super) async fn open() -> Result<Self, DeviceError> {
        let mut request = Factory::new()?.open(NAME, Some(STEPS.len() as u32))?;
        request.on_upgrade_needed(|event| {
            let upgrade = || -> Result<(), idb::Error> {
                let database = event.database()?;
                let n_taken = event.old_version()? as usize;
                STEPS
                    .iter()
                    .skip(n_taken)
                    .try_for_each(|step| step(&database))
            };
            // A step that fails leaves the database as it was: opening it then fails, and says so.
            let _ = upgrade();
        });
        Ok(Self(request.await?))
    }

    /// Begins to write: all that is done through the answer takes place together, or not at all.
    pub(super) fn write(&self) -> Result<Access, DeviceError> {
        let mode = TransactionMode::ReadWrite;
        Ok(Access(self.0.transaction(&[EDITIONS, ARTICLES], mode)?))
    }

    fn read(&self) -> Result<Access, DeviceError> {
        let mode = TransactionMode::ReadOnly;
        Ok(Access(self.0.transaction(&[EDITIONS, ARTICLES], mode)?))
    }

    /// Number and value of every edition.
    pub(super) async fn all_editions(&self) -> Result<Vec<(JsValue, JsValue)>, DeviceError> {
        let access = self.read()?;
        let store = access.0.object_store(EDITIONS)?;
        let keys = store.get_all_keys(None, None)?;
        let values = store.get_all(None, None)?;
        Ok(keys.await?.into_iter().zip(values.await?).collect())
    }

    /// The value of an edition; undefined where there is none.
    pub(super) async fn edition(&self, id: u32) -> Result<JsValue, DeviceError> {
        self.read()?.edition(id).await
    }

    /// The values of its articles, in order.
    pub(super) async fn articles(&self, id: u32) -> Result<Vec<JsValue>, DeviceError> {
        let access = self.read()?;
        let store = access.0.object_store(ARTICLES)?;
        Ok(store
            .get_all(Some(Query::KeyRange(all_of(id)?)), None)?
            .await?)
    }
}

/// A transaction under way.
pub(super) struct Access(Transaction);

impl Access {
    /// The value of an edition; undefined where there is none.
    pub(super) async fn edition(&self, id: u32) -> Result<JsValue, DeviceError> {
        let value = self
            .0
            .object_store(EDITIONS)?
            .get(JsValue::from(id))?
            .await?;
        Ok(value.unwrap_or(JsValue::UNDEFINED))
    }

    /// A number that no edition has.
    pub(super) async fn free_number(&self) -> Result<u32, DeviceError> {
        let keys = self
            .0
            .object_store(EDITIONS)?
            .get_all_keys(None, None)?
            .await?;
        let last = keys.last().and_then(JsValue::as_f64).unwrap_or_default();
        Ok(last as u32 + 1)
    }

    pub(super) fn put_edition(&self, id: u32, value: &JsValue) -> Result<(), DeviceError> {
        let store = self.0.object_store(EDITIONS)?;
        store.put(value, Some(&id.into()))?;
        Ok(())
    }

    pub(super) fn delete_edition(&self, id: u32) -> Result<(), DeviceError> {
        self.0.object_store(EDITIONS)?.delete(JsValue::from(id))?;
        Ok(())
    }

    pub(super) fn put_article(
        &self,
        id: u32,
        number: u32,
        value: &JsValue,
    ) -> Result<(), DeviceError> {
        let store = self.0.object_store(ARTICLES)?;
        store.put(value, Some(&Array::of2(&id.into(), &number.into())))?;
        Ok(())
    }

    pub(super) fn clear_articles(&self, id: u32) -> Result<(), DeviceError> {
        let store = self.0.object_store(ARTICLES)?;
        store.delete(Query::KeyRange(all_of(id)?))?;
        Ok(())
    }

    /// Waits until everything is written.
    pub(super) async fn commit(self) -> Result<(), DeviceError> {
        match self.0.commit()?.await? {
            TransactionResult::Committed => Ok(()),
            // The reason goes with the event; what aborts a transaction that was sound is want of room.
            TransactionResult::Aborted => Err(DeviceError::Full),
        }
    }
}

/// The keys of all articles of an edition.
fn all_of(id: u32) -> Result<KeyRange, DeviceError> {
    let first = Array::of2(&id.into(), &0.into());
    let end = Array::of1(&(id + 1).into());
    Ok(KeyRange::bound(&first, &end, None, Some(true))?)
}

/// Deletes the database.
pub(super) async fn erase() -> Result<(), DeviceError> {
    Ok(Factory::new()?.delete(NAME)?.await?)
}
