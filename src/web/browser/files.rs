//! Files given to the browser to be saved, and files that a person chose.

use gloo::utils::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlInputElement};

/// Hands a text to the browser as a file to be saved; whether it took it.
pub fn save(name: &str, media_type: &str, text: &str) -> bool {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    web_sys::Blob::new_with_str_sequence_and_options(&parts, &options)
        .is_ok_and(|blob| save_blob(name, &blob))
}

/// Draws an SVG document at twice its size, for sharp print, and hands it to the browser as a PNG; says whether it took it.
/// The picture comes as a `data:` address, which the content security policy allows.
pub fn save_png(name: String, svg: &str, on_done: impl FnOnce(bool) + 'static) {
    let code = js_sys::encode_uri_component(svg);
    let address = format!("data:image/svg+xml;charset=utf-8,{}", String::from(code));
    yew::platform::spawn_local(async move {
        let is_drawn = draw_png(name, &address).await;
        on_done(is_drawn.is_ok());
    });
}

async fn draw_png(name: String, address: &str) -> Result<(), JsValue> {
    const SCALE: f64 = 2.0;
    let image = web_sys::HtmlImageElement::new()?;
    image.set_src(address);
    wasm_bindgen_futures::JsFuture::from(image.decode()).await?;
    let canvas: web_sys::HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    canvas.set_width((f64::from(image.width()) * SCALE) as u32);
    canvas.set_height((f64::from(image.height()) * SCALE) as u32);
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let context: web_sys::CanvasRenderingContext2d = context.unchecked_into();
    context.scale(SCALE, SCALE)?;
    context.draw_image_with_html_image_element(&image, 0.0, 0.0)?;
    let drawn = js_sys::Promise::new(&mut |resolve, _| {
        let callback = wasm_bindgen::closure::Closure::once_into_js(move |blob: JsValue| {
            // The promise is settled by what the canvas gives, a blob or null.
            let _ = resolve.call1(&JsValue::NULL, &blob);
        });
        // A canvas that refuses never answers; then the file is not there, which the button says by staying silent.
        let _ = canvas.to_blob(callback.unchecked_ref());
    });
    let blob = wasm_bindgen_futures::JsFuture::from(drawn).await?;
    let blob: web_sys::Blob = blob.dyn_into()?;
    save_blob(&name, &blob).then_some(()).ok_or(JsValue::NULL)
}

fn save_blob(name: &str, blob: &web_sys::Blob) -> bool {
    /// Browsers read the file after the click; the address may go once they have.
    const READ: u32 = 60_000;
    let Ok(address) = web_sys::Url::create_object_url_with_blob(blob) else {
        return false;
    };
    let link = document().create_element("a").ok();
    let link = link.and_then(|link| link.dyn_into::<web_sys::HtmlAnchorElement>().ok());
    if let Some(link) = &link {
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    gloo::timers::callback::Timeout::new(READ, move || {
        // An address that is gone already needs no further care.
        let _ = web_sys::Url::revoke_object_url(&address);
    })
    .forget();
    link.is_some()
}

/// The files chosen in the field that sent `event`.
pub fn chosen_files(event: &Event) -> Option<web_sys::FileList> {
    let field = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    field.files()
}

/// Name and bytes of each file; no bytes where it cannot be read.
pub async fn read_files(files: Option<web_sys::FileList>) -> Vec<(String, Option<Vec<u8>>)> {
    let mut read = Vec::new();
    let Some(files) = files else { return read };
    // Files stay with the list only while its event lasts.
    let files: Vec<web_sys::File> = (0..files.length()).filter_map(|at| files.get(at)).collect();
    for file in files {
        let bytes = wasm_bindgen_futures::JsFuture::from(file.array_buffer()).await;
        let bytes = bytes
            .ok()
            .map(|bytes| js_sys::Uint8Array::new(&bytes).to_vec());
        read.push((file.name(), bytes));
    }
    read
}
