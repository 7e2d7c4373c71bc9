//! What every imported article promises; shared by the targets.
#![allow(dead_code, reason = "each target uses a part")]

use record::edition::{Edition, check::check_edition};
use import::{Imported, Item, Limits, Options, import};
use query::index::{Index, Layer, layer_of};

/// As the page imports, with smaller limits: what matters is that they hold.
pub fn options() -> Options<'static> {
    Options {
        limits: Limits {
            file: 1 << 20,
            archive: 4 << 20,
            ..Limits::default()
        },
        ..Options::default()
    }
}

/// Imports and checks whatever comes.
pub fn import_checked(name: &str, bytes: &[u8]) {
    let items = import(name, bytes, &options());
    assert!(!items.is_empty());
    for item in &items {
        match item {
            Item::Article(imported) => check(imported),
            Item::Edition { edition, .. } => show(edition),
            Item::Refused(error) => assert!(error.to_string().starts_with(name)),
            _ => {}
        }
    }
}

/// What passes the check can be shown.
fn show(edition: &Edition) {
    if check_edition(edition).is_ok() {
        for layer in [Layer::Reviewed, Layer::Machine] {
            let records = layer_of(edition, layer);
            assert_eq!(records.len(), edition.articles.len());
            let _ = Index::build(edition, layer, &records);
        }
    }
}

/// Furniture is sorted, disjoint, on character boundaries; there are words; notes can be said.
pub fn check(imported: &Imported) {
    let text = &imported.article.text;
    let mut end = 0;
    for span in &imported.article.given.furniture {
        assert!(span.start >= end && span.start < span.end);
        assert!(text.get(span.start as usize..span.end as usize).is_some());
        end = span.end;
    }
    assert!(!text.contains('\0'));
    imported.notes.iter().for_each(|note| assert!(!note.to_string().is_empty()));
}

/// An archive with `xml` as its document, stored.
pub fn document(xml: &[u8]) -> Vec<u8> {
    const PATH: &[u8] = b"word/document.xml";
    let crc = !xml.iter().fold(u32::MAX, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| crc >> 1 ^ (0xEDB8_8320 & (crc & 1).wrapping_neg()))
    });
    let size = (xml.len() as u32).to_le_bytes();
    let head = [
        &[20, 0, 0, 8, 0, 0, 0, 0, 0, 0][..],
        &crc.to_le_bytes(),
        &size,
        &size,
        &(PATH.len() as u16).to_le_bytes(),
        &[0, 0],
    ]
    .concat();
    let file = [b"PK\x03\x04", &head[..], PATH, xml].concat();
    let table = [b"PK\x01\x02\x14\0", &head[..], &[0; 14], PATH].concat();
    let start = (file.len() as u32).to_le_bytes();
    let length = (table.len() as u32).to_le_bytes();
    [&file[..], &table, b"PK\x05\x06\0\0\0\0\x01\0\x01\0", &length, &start, &[0, 0]].concat()
}
