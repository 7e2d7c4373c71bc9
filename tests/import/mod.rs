//! Files of every kind through the importers: real documents, and every sort of bad input with the message it gets.

mod archives;
mod characters;
mod damage;
mod documents;
mod editions;

use std::{fs, path::Path};

use export::text::{Builtin, Encoding};
use import::{Imported, Item, Limits, Options, Scope, Wordless, import};
use miniz_oxide::deflate::compress_to_vec;

const OPTIONS: Options<'static> = Options {
    encoding: &Encoding::Detect,
    charsets: &Builtin,
    scope: Scope::Main,
    limits: Limits {
        file: 32 << 20,
        archive: 256 << 20,
        n_files: 5_000,
        ratio: 200,
    },
    wordless: Wordless::Refuse,
};

fn fixture(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/import")
        .join(name);
    fs::read(path).expect("the file is there")
}

#[track_caller]
fn article(name: &str, bytes: &[u8]) -> Imported {
    let mut items = import(name, bytes, &OPTIONS);
    assert_eq!(items.len(), 1, "{items:?}");
    match items.remove(0) {
        Item::Article(article) => *article,
        other => panic!("{other:?}"),
    }
}

fn furniture(imported: &Imported) -> Vec<&str> {
    let slice = |span: &record::span::Span| span.slice(&imported.article.text);
    imported.article.given.furniture.iter().map(slice).collect()
}

fn notes(imported: &Imported) -> Vec<String> {
    imported.notes.iter().map(ToString::to_string).collect()
}

/// A zip archive; `packed` files are deflated.
fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut out, mut table) = (Vec::new(), Vec::new());
    for (path, bytes) in files {
        let packed = compress_to_vec(bytes, 6);
        let mut head = Vec::new();
        head.extend([20, 0, 0, 8, 8, 0, 0, 0, 0, 0]);
        head.extend(crc32(bytes).to_le_bytes());
        head.extend((packed.len() as u32).to_le_bytes());
        head.extend((bytes.len() as u32).to_le_bytes());
        head.extend((path.len() as u16).to_le_bytes());
        head.extend([0, 0]);
        table.extend(b"PK\x01\x02\x14\0");
        table.extend(&head);
        table.extend([0; 10]);
        table.extend((out.len() as u32).to_le_bytes());
        table.extend(path.as_bytes());
        out.extend(b"PK\x03\x04");
        out.extend(&head);
        out.extend(path.as_bytes());
        out.extend(packed);
    }
    let start = out.len() as u32;
    out.extend(&table);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([files.len() as u16; 2].iter().flat_map(|n| n.to_le_bytes()));
    out.extend((table.len() as u32).to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0, 0]);
    out
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| {
            crc >> 1 ^ (0xEDB8_8320 & (crc & 1).wrapping_neg())
        })
    })
}

#[track_caller]
fn check_refused(name: &str, bytes: &[u8], message: &str) {
    let messages: Vec<String> = import(name, bytes, &OPTIONS)
        .into_iter()
        .filter_map(|item| match item {
            Item::Refused(error) => Some(error.to_string()),
            _ => None,
        })
        .collect();
    assert_eq!(messages, [message]);
}

/// The paragraphs that all the documents have.
const MINISTER: &str = "“We have always been open to an agreement,” Trade Minister Otto Brandl told reporters in the capital. \
     “What we could not accept was a dictate from outside.”";
const GROWERS: &str = "The growers’ association, which represents four thousand orchards on both banks of the river, welcomed \
     the decision. Its chairwoman, Ilse Kàdár, called it “a beginning, not a settlement” and warned that the state-owned \
     railway still charges Freedonian fruit twice the ordinary rate.";
