//! An edition as one web page that holds everything: articles, records, the program and the engine. A page is made from
//! a page: whatever no edition changes ([`Shell`]) is taken over character for character, so that an edition of an edition
//! of an edition still carries the same program and the same policy.
//!
//! `web/single/frame.html` is the page's form, `xtask` makes the first one.

mod host;
mod markup;
mod packed;
mod reading;
mod settings;
mod shell;
mod zip;

pub use host::host_files;
pub use packed::PackedFile;
pub use settings::Settings;
pub use shell::{PageError, Shell, is_page, read_packed};
pub use zip::zip;
