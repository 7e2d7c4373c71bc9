//! The second part of the page: what the first load leaves out and the browser fetches once the first view stands. With
//! feature `split` the linker's output is parted at `second_part`: whatever only that function reaches becomes a module
//! of its own, which shares memory and function table with the first. Without the feature all is one module.
//!
//! Method: `wasm_split_helpers` and its command-line tool, by the maintainers of yew
//! (<https://github.com/WorldSEnder/wasm-split-prototype>).

use std::pin::Pin;

use super::{
    later::{Later, NotLoaded},
    views,
};

/// Fetches the second part; at once where all is one module.
pub fn fetch() -> Pin<Box<dyn Future<Output = Result<Later, NotLoaded>>>> {
    Box::pin(second_part())
}

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for NotLoaded {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// The one way into the second part. The attribute makes the function `async`: a call fetches what is missing.
#[cfg(feature = "split")]
#[wasm_split_helpers::wasm_split(later, fallible)]
fn second_part() -> Result<Later, NotLoaded> {
    Ok(offered())
}

#[cfg(not(feature = "split"))]
async fn second_part() -> Result<Later, NotLoaded> {
    Ok(offered())
}

/// All that the second part offers.
fn offered() -> Later {
    Later {
        view: views::view_later,
        save: views::shared::save,
        reopen: views::import::reopen,
        keep: views::import::keep,
        download: views::import::download_shown,
    }
}
