//! Two things that must be known before the database is asked: whether anything is kept, and what was shown last.

use gloo::utils::window;

const KEPT: &str = "on-record.kept";
/// The identity of the bundled edition follows: pages opened from files share one storage.
const SHOWN: &str = "on-record.shown.";

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

/// Whether anything was ever kept here.
pub fn has_kept() -> bool {
    let found = storage().and_then(|storage| storage.get_item(KEPT).ok().flatten());
    found.is_some()
}

pub(super) fn note_kept() {
    if let Some(storage) = storage() {
        // Where this cannot be stored the database cannot be either.
        let _ = storage.set_item(KEPT, "yes");
    }
}

/// The number of the edition that was shown last in the page with this bundled edition.
pub fn shown_before(bundled: &str) -> Option<u32> {
    let key = SHOWN.to_owned() + bundled;
    storage()?.get_item(&key).ok()??.parse().ok()
}

/// Notes which edition is shown, to be opened again when the page is.
pub fn remember_shown(bundled: &str, id: u32) {
    if let Some(storage) = storage() {
        // Where it cannot be stored the page opens with the bundled edition.
        let _ = storage.set_item(&(SHOWN.to_owned() + bundled), &id.to_string());
    }
}

/// The bundled edition is shown again.
pub fn forget_shown(bundled: &str) {
    if let Some(storage) = storage() {
        // What is not there need not go.
        let _ = storage.remove_item(&(SHOWN.to_owned() + bundled));
    }
}

/// Forgets everything, the choice of keys as well.
pub(super) fn erase() {
    let Some(storage) = storage() else { return };
    let n = storage.length().unwrap_or_default();
    let keys: Vec<String> = (0..n).filter_map(|at| storage.key(at).ok()?).collect();
    for key in keys.iter().filter(|key| key.starts_with("on-record.")) {
        // As above.
        let _ = storage.remove_item(key);
    }
}
