//! The files of a site as a page in one file carries them. Unpacking is left to whoever has the means: the page has a script
//! (`web/single/unpack.js`), the command a library.

use super::{
    markup::between,
    shell::{FILE, Shell},
};
use crate::armor;

/// A file of the site, packed: a stream of LZMA without a header, with three bits of context and none of position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackedFile {
    /// Its path in the site.
    pub path: String,
    /// How many bytes it unpacks to.
    pub n_bytes: usize,
    /// Paths of the files that it may repeat, in their order: joined, they come before it.
    pub after: Vec<String>,
    /// The stream.
    pub packed: Vec<u8>,
}

impl Shell {
    /// The file of that path; none where the page carries none.
    pub fn packed_file(&self, path: &str) -> Option<PackedFile> {
        let elements = self.files.split(FILE).skip(1);
        let mut elements = elements.filter_map(|rest| rest.split_once('>'));
        let (attributes, rest) =
            elements.find(|(attributes, _)| attributes.starts_with(&format!("=\"{path}\"")))?;
        let after = between(attributes, "data-after=\"", "\"").unwrap_or_default();
        Some(PackedFile {
            path: path.to_owned(),
            n_bytes: between(attributes, "data-size=\"", "\"")?.parse().ok()?,
            after: after.split_whitespace().map(str::to_owned).collect(),
            packed: armor::disarm(rest.split('<').next().unwrap_or_default()),
        })
    }
}
