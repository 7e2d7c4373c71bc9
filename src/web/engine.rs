//! The engine as the page calls it: fetched at the first connection, in a worker where the browser has workers for
//! modules (`web/engine/connect.js`). Only this file knows how calls travel.

use js_sys::{Array, Promise, Uint8Array};
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::protocol::{self, Found, Likeness, Reading, Start, Task};
use record::{
    corpus::Article,
    edition::{Edition, EditionArticle, pack},
    preview::Preview,
};

#[wasm_bindgen]
extern "C" {
    /// Set by `web/start.js`.
    #[wasm_bindgen(js_name = connectEngine, catch)]
    fn connect_engine() -> Result<Promise, JsValue>;

    type Connection;
    #[wasm_bindgen(method, variadic)]
    fn call(this: &Connection, name: &str, given: &Array) -> Promise;
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
    #[error("the engine gave no answer: {0}")]
    NoAnswer(String),
    /// Its answer is not what this page reads: the two are of different versions.
    #[error(
        "the engine’s answer could not be read ({0}): it may be of another version than this page; reload the page and try again"
    )]
    Answer(String),
}

impl EngineError {
    /// The same, with the file that it concerns.
    fn about(self, file: &str) -> Self {
        match self {
            Self::NoAnswer(reason) => Self::NoAnswer(format!("{reason} ({file})")),
            other => other,
        }
    }
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

    /// What a file holds; never empty. A file that cannot be used is no error but [`Found::Refused`].
    ///
    /// # Errors
    ///
    /// [`EngineError::NoAnswer`] after [`stop`](Self::stop), or where the engine has failed; connect anew then.
    pub async fn import(
        &self,
        file: &str,
        bytes: &[u8],
        reading: &Reading,
    ) -> Result<Vec<Found>, EngineError> {
        let given = Array::of3(&file.into(), &Uint8Array::from(bytes), &to_js(reading));
        self.ask("read", &given).await
    }

    /// What was pasted holds: plain text and, where the clipboard had it, HTML.
    ///
    /// # Errors
    ///
    /// As [`import`](Self::import).
    pub async fn paste(&self, name: &str, plain: &str, html: &str) -> Result<Found, EngineError> {
        let given = Array::of3(&name.into(), &plain.into(), &html.into());
        self.ask("paste", &given).await
    }

    /// The facts and furniture of an article of which a person has said something.
    ///
    /// # Errors
    ///
    /// As [`import`](Self::import).
    pub async fn preview(&self, article: &Article) -> Result<Preview, EngineError> {
        self.ask("preview", &Array::of1(&to_js(article))).await
    }

    /// Which of the texts are the same, or nearly.
    ///
    /// # Errors
    ///
    /// As [`import`](Self::import).
    pub async fn twins(&self, texts: &[&str]) -> Result<Vec<Likeness>, EngineError> {
        self.ask("twins", &Array::of1(&to_js(&texts))).await
    }

    /// The articles of an edition, one after the other; `on_progress` hears of each that is done.
    ///
    /// # Errors
    ///
    /// The first of any; those before it are lost with it.
    pub async fn gather(
        &self,
        start: &Start,
        tasks: &[Task],
        on_progress: impl Fn(Progress),
    ) -> Result<Vec<EditionArticle>, EngineError> {
        self.order("begin", &Array::of1(&to_js(start))).await?;
        let began = js_sys::Date::now();
        let n_bytes: usize = tasks.iter().map(|task| task.article.text.len()).sum();
        let mut n_read = 0;
        for (n_before, task) in tasks.iter().enumerate() {
            let added = self.order("add", &Array::of1(&to_js(task))).await;
            added.map_err(|error| error.about(&task.article.file))?;
            n_read += task.article.text.len();
            let per_byte = (js_sys::Date::now() - began) / n_read.max(1) as f64;
            on_progress(Progress {
                n_done: n_before + 1,
                n_all: tasks.len(),
                left: Some((per_byte * (n_bytes - n_read) as f64) as u32),
            });
        }
        self.order("unite", &Array::new()).await?;
        let mut articles = Vec::with_capacity(tasks.len());
        for number in 0..tasks.len() {
            let given = Array::of1(&JsValue::from_f64(number as f64));
            articles.push(self.ask("take", &given).await?);
        }
        Ok(articles)
    }

    /// An edition as one packed file.
    ///
    /// # Errors
    ///
    /// As [`import`](Self::import), and [`EngineError::Answer`] where the answer is no packed edition.
    pub async fn pack(&self, edition: &Edition) -> Result<Vec<u8>, EngineError> {
        let answer = self.order("pack", &Array::of1(&to_js(edition))).await?;
        packed(bytes_of(&answer))
    }

    /// Ends the engine at once, even in the middle of an article; calls that are open fail.
    pub fn stop(&self) {
        self.connection.stop();
    }

    async fn ask<T: DeserializeOwned>(&self, name: &str, given: &Array) -> Result<T, EngineError> {
        let answer = self.order(name, given).await?;
        decoded(bytes_of(&answer))
    }

    async fn order(&self, name: &str, given: &Array) -> Result<JsValue, EngineError> {
        JsFuture::from(self.connection.call(name, given))
            .await
            .map_err(|error| EngineError::NoAnswer(describe(&error)))
    }
}

fn to_js<T: Serialize>(message: &T) -> JsValue {
    Uint8Array::from(protocol::encode(message).as_slice()).into()
}

/// The bytes of an answer; nothing where it is something else.
fn bytes_of(answer: &JsValue) -> Option<Vec<u8>> {
    answer.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec)
}

/// The message in an answer.
fn decoded<T: DeserializeOwned>(answer: Option<Vec<u8>>) -> Result<T, EngineError> {
    let bytes = answer.ok_or_else(no_bytes)?;
    protocol::decode(&bytes).map_err(|error| EngineError::Answer(error.to_string()))
}

/// The packed edition in an answer. Whatever else came would be saved as a file that nothing opens.
fn packed(answer: Option<Vec<u8>>) -> Result<Vec<u8>, EngineError> {
    let bytes = answer.ok_or_else(no_bytes)?;
    if !pack::is_packed(&bytes) {
        return Err(EngineError::Answer("it is no packed edition".to_owned()));
    }
    Ok(bytes)
}

fn no_bytes() -> EngineError {
    EngineError::Answer("it holds no bytes".to_owned())
}

/// What an error of the browser's says.
pub(super) fn describe(error: &JsValue) -> String {
    match error.dyn_ref::<js_sys::Error>() {
        Some(error) => error.message().into(),
        None => "no reason is known".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_packed_edition_becomes_a_file() {
        let edition = Edition::default();
        assert_eq!(packed(Some(pack::pack(&edition))), Ok(pack::pack(&edition)));
        for answer in [None, Some(Vec::new()), Some(b"{}".to_vec())] {
            let error = packed(answer).expect_err("it is no edition");
            assert!(error.to_string().ends_with("reload the page and try again"));
        }
    }

    #[test]
    fn an_answer_without_bytes_is_no_message() {
        assert_eq!(
            decoded(Some(protocol::encode(&"plums".to_owned()))),
            Ok("plums".to_owned())
        );
        let error = decoded::<()>(None).expect_err("it is nothing");
        assert!(error.to_string().contains("it holds no bytes"), "{error}");
    }
}
