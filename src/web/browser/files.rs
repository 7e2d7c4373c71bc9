//! Files given to the browser to be saved, and files that a person chose.

use gloo::{
    events::{EventListener, EventListenerOptions},
    utils::document,
};
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

/// The same for bytes.
pub fn save_bytes(name: &str, media_type: &str, bytes: &[u8]) -> bool {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &options)
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

/// The files of a list. They stay with the list only while its event lasts.
pub fn list_files(files: Option<web_sys::FileList>) -> Vec<web_sys::File> {
    let Some(files) = files else {
        return Vec::new();
    };
    (0..files.length()).filter_map(|at| files.get(at)).collect()
}

/// The bytes of a file; nothing where it cannot be read.
pub async fn read_file(file: &web_sys::File) -> Option<Vec<u8>> {
    let bytes = wasm_bindgen_futures::JsFuture::from(file.array_buffer()).await;
    bytes
        .ok()
        .map(|bytes| js_sys::Uint8Array::new(&bytes).to_vec())
}

/// Name and bytes of each file; no bytes where it cannot be read.
pub async fn read_files(files: Option<web_sys::FileList>) -> Vec<(String, Option<Vec<u8>>)> {
    let mut read = Vec::new();
    for file in list_files(files) {
        read.push((file.name(), read_file(&file).await));
    }
    read
}

/// What a paste brings: plain text, and HTML where there is any.
pub fn pasted(event: &Event) -> Option<(String, String)> {
    let event = event.dyn_ref::<web_sys::ClipboardEvent>()?;
    let data = event.clipboard_data()?;
    let get = |kind: &str| data.get_data(kind).unwrap_or_default();
    Some((get("text/plain"), get("text/html")))
}

/// While the answer lives, files may be dropped anywhere on the page: `on_over` hears whether some hang over it, `on_drop`
/// gets them. Without it the browser would leave the page for a file that misses its field.
pub fn listen_drops(
    on_over: impl Fn(bool) + Clone + 'static,
    on_drop: impl Fn(Vec<web_sys::File>) + 'static,
) -> [EventListener; 3] {
    let active = EventListenerOptions::enable_prevent_default();
    let files = |event: &Event| {
        let data = event.dyn_ref::<web_sys::DragEvent>()?.data_transfer()?;
        data.types()
            .includes(&"Files".into(), 0)
            .then(|| data.files())
    };
    let listen = |kind: &'static str, then: Box<dyn FnMut(&Event)>| {
        EventListener::new_with_options(&document(), kind, active, then)
    };
    let (over, leave) = (on_over.clone(), on_over.clone());
    [
        listen(
            "dragover",
            Box::new(move |event| {
                if files(event).is_some() {
                    event.prevent_default();
                    over(true);
                }
            }),
        ),
        listen("dragleave", Box::new(move |_| leave(false))),
        listen(
            "drop",
            Box::new(move |event| {
                if let Some(files) = files(event) {
                    event.prevent_default();
                    on_over(false);
                    on_drop(list_files(files));
                }
            }),
        ),
    ]
}
