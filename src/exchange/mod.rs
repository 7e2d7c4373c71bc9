//! Files to and from corpus and record; the only place where byte spans become code point spans.

pub mod annotation;
pub mod armor;
pub mod attach;
pub mod citation;
pub mod compose;
pub mod gather;
#[cfg(feature = "import")]
pub mod import;
pub mod json;
pub mod jsonl;
pub mod picture;
pub mod preview;
pub mod site;
pub mod table;
pub mod text;
