//! Why the device does not keep something, each with a way on.

use wasm_bindgen::{JsCast, JsValue};

/// What the browser answered instead.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DeviceError {
    /// It does not let the page keep anything, as in some private windows.
    #[error("this browser does not let the page keep anything ({0}); download a copy instead")]
    Refused(String),
    /// There is no room.
    #[error(
        "there is no more room on this device; download a copy instead, or delete an edition that is kept"
    )]
    Full,
    /// A later version of the program wrote the store.
    #[error(
        "what is kept here was written by a newer On Record; reload the page, or open it with that version"
    )]
    Newer,
    /// It is not there any more: another window has deleted it.
    #[error("it is no longer kept on this device")]
    Gone,
}

impl From<idb::Error> for DeviceError {
    fn from(error: idb::Error) -> Self {
        let name = match &error {
            idb::Error::DomException(exception) => exception.name(),
            idb::Error::UpdateFailed(value)
            | idb::Error::AddFailed(value)
            | idb::Error::TransactionCommitError(value)
            | idb::Error::TransactionOpenFailed(value) => name_of(value),
            _ => String::new(),
        };
        match name.as_str() {
            "QuotaExceededError" => Self::Full,
            "VersionError" => Self::Newer,
            _ => Self::Refused(error.to_string()),
        }
    }
}

fn name_of(value: &JsValue) -> String {
    value
        .dyn_ref::<js_sys::Error>()
        .map(|error| error.name().into())
        .unwrap_or_default()
}
