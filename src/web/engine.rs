//! The engine as the page calls it: fetched at the first connection, in a worker where the browser has workers for
//! modules (`web/engine/connect.js`). Only this file knows how calls travel.

use js_sys::{Promise, Uint8Array};
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::{
    exchange::json::Document,
    protocol::{Found, Reading, Task},
};

#[wasm_bindgen]
extern "C" {
    /// Set by `web/start.js`.
    #[wasm_bindgen(js_name = connectEngine, catch)]
    fn connect_engine() -> Result<Promise, JsValue>;

    type Connection;
    #[wasm_bindgen(method, js_name = call)]
    fn call_json(this: &Connection, name: &str, given: &str) -> Promise;
    #[wasm_bindgen(method, js_name = call)]
    fn call_bytes(
        this: &Connection,
        name: &str,
        file: &str,
        bytes: Uint8Array,
        reading: &str,
    ) -> Promise;
    #[wasm_bindgen(method)]
    fn stop(this: &Connection);
}

/// Why the engine gave no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EngineError {
    /// It could not be fetched, or this site has none.
    #[error("the engine could not be loaded: {0}")]
    NotLoaded(String),
    /// It was stopped, or failed on this call or another.
    #[error("the engine gave no record: {0}")]
    NoAnswer(String),
    /// Its answer is not what this page reads: the two are of different versions.
    #[error("the engine’s answer could not be read: {0}")]
    Answer(String),
}

/// How far a list of articles has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Articles done.
    pub n_done: usize,
    /// Articles in all.
    pub n_all: usize,
    /// Milliseconds that the rest will take if it goes on as so far; absent before the first is done.
    pub left: Option<u32>,
}

/// A running engine. It ends when the last handle is dropped.
pub struct Engine {
    connection: Connection,
}

impl Drop for Engine {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Engine {
    /// Fetches and starts the engine.
    ///
    /// # Errors
    ///
    /// [`EngineError::NotLoaded`] where it cannot be had: the network is gone, say.
    pub async fn connect() -> Result<Self, EngineError> {
        let not_loaded = |error| EngineError::NotLoaded(describe(&error));
        let connecting = connect_engine().map_err(not_loaded)?;
        let connection = JsFuture::from(connecting).await.map_err(not_loaded)?;
        Ok(Self {
            connection: connection.unchecked_into(),
        })
    }

    /// The record of an article.
    ///
    /// # Errors
    ///
    /// [`EngineError::NoAnswer`] after [`stop`](Self::stop), or where the engine has failed; connect anew then.
    pub async fn analyze(&self, task: &Task) -> Result<Document, EngineError> {
        let task = serde_json::to_string(task).unwrap_or_default();
        answer(self.connection.call_json("analyze", &task)).await
    }

    /// The records of many articles, one after the other. `on_progress` hears of each that is done.
    ///
    /// # Errors
    ///
    /// The first of any; those before it are lost with it.
    pub async fn analyze_all(
        &self,
        tasks: &[Task],
        on_progress: impl Fn(Progress),
    ) -> Result<Vec<Document>, EngineError> {
        let start = js_sys::Date::now();
        let n_bytes: usize = tasks.iter().map(|task| task.article.text.len()).sum();
        let mut n_read = 0;
        let mut documents = Vec::with_capacity(tasks.len());
        for task in tasks {
            documents.push(self.analyze(task).await?);
            n_read += task.article.text.len();
            let per_byte = (js_sys::Date::now() - start) / n_read.max(1) as f64;
            on_progress(Progress {
                n_done: documents.len(),
                n_all: tasks.len(),
                left: Some((per_byte * (n_bytes - n_read) as f64) as u32),
            });
        }
        Ok(documents)
    }

    /// What a file holds.
    ///
    /// # Errors
    ///
    /// As [`analyze`](Self::analyze). A file that cannot be used is no error but [`Found::Refused`].
    pub async fn import(
        &self,
        file: &str,
        bytes: &[u8],
        reading: &Reading,
    ) -> Result<Vec<Found>, EngineError> {
        let reading = serde_json::to_string(reading).unwrap_or_default();
        let bytes = Uint8Array::from(bytes);
        answer(self.connection.call_bytes("import", file, bytes, &reading)).await
    }

    /// Ends the engine at once, even in the middle of an article; calls that are open fail.
    pub fn stop(&self) {
        self.connection.stop();
    }
}

async fn answer<T: DeserializeOwned>(call: Promise) -> Result<T, EngineError> {
    let answer = JsFuture::from(call).await;
    let answer = answer.map_err(|error| EngineError::NoAnswer(describe(&error)))?;
    let json = answer.as_string().unwrap_or_default();
    serde_json::from_str(&json).map_err(|error| EngineError::Answer(error.to_string()))
}

fn describe(error: &JsValue) -> String {
    match error.dyn_ref::<js_sys::Error>() {
        Some(error) => error.message().into(),
        None => "no reason is known".to_owned(),
    }
}
