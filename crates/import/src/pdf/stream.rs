//! Streams of a PDF, unpacked within a limit.

use hayro_syntax::{
    Filter,
    object::{Dict, Name, Object, Stream},
};
use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;

/// Packed bytes up to which a chain of filters is followed without a limit of our own.
const SMALL: usize = 1 << 20;

/// The data of a stream; nothing where it is broken, a picture, or longer than `limit`.
pub(super) fn decode(stream: &Stream<'_>, limit: usize) -> Option<Vec<u8>> {
    let raw = stream.raw_data();
    let is_plain_deflate = matches!(stream.filters().as_slice(), [Filter::FlateDecode])
        && !has_predictor(stream.dict());
    if is_plain_deflate && let Ok(data) = decompress_to_vec_zlib_with_limit(&raw, limit) {
        return Some(data);
    }
    if raw.len() > SMALL && !stream.filters().is_empty() {
        return None;
    }
    let data = stream.decoded_data().ok()?;
    (data.len() <= limit).then(|| data.into_owned())
}

fn has_predictor(dict: &Dict<'_>) -> bool {
    let parameters = ["DecodeParms", "DP"];
    parameters
        .iter()
        .any(|key| match dict.get::<Object<'_>>(key) {
            None | Some(Object::Null(_)) => false,
            Some(Object::Dict(parameters)) => parameters.contains_key("Predictor"),
            Some(_) => true,
        })
}

/// Whether a stream is of this subtype.
pub(super) fn is_subtype(stream: &Stream<'_>, subtype: &str) -> bool {
    stream
        .dict()
        .get::<Name<'_>>("Subtype")
        .is_some_and(|name| name.as_str() == subtype)
}
