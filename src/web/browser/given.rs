//! What the page came with besides its program: an edition, settings, and the files it is made of. `web/start.js` offers
//! them from beside the page, `web/single/boot.js` from within it.

use gloo::utils::document_element;
use js_sys::{Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A packed edition other than the one in the module.
pub fn given_edition() -> Option<Vec<u8>> {
    let edition = of_page("edition").ok()?;
    Some(edition.dyn_into::<Uint8Array>().ok()?.to_vec())
}

/// Names of the views that whoever made the edition chose; none if all.
pub fn chosen_views() -> Option<String> {
    document_element().get_attribute("data-views")
}

/// The language that the page says it is in.
pub fn page_language() -> String {
    let language = document_element().get_attribute("lang");
    language.unwrap_or_else(|| "en".to_owned())
}

/// The text of this page as one file.
///
/// # Errors
///
/// Where it cannot be had: the network is gone, or this site was built without it.
pub async fn read_site_page() -> Result<String, JsValue> {
    let page = call("page", "").await?;
    page.as_string().ok_or(JsValue::NULL)
}

/// A file of the site, by its path.
///
/// # Errors
///
/// As [`read_site_page`].
pub async fn read_site_file(path: &str) -> Result<Vec<u8>, JsValue> {
    let bytes = call("file", path).await?;
    Ok(bytes.dyn_into::<Uint8Array>()?.to_vec())
}

fn of_page(name: &str) -> Result<JsValue, JsValue> {
    let page = Reflect::get(&js_sys::global(), &"onRecordPage".into())?;
    Reflect::get(&page, &name.into())
}

async fn call(name: &str, path: &str) -> Result<JsValue, JsValue> {
    let function: Function = of_page(name)?.dyn_into()?;
    let promise: Promise = function.call1(&JsValue::NULL, &path.into())?.dyn_into()?;
    JsFuture::from(promise).await
}
