//! Editions in one file, brought back.

use export::site::{Settings, Shell};
use import::{Item, import};
use record::edition::sample;

use super::OPTIONS;

#[test]
fn a_page_in_one_file_is_brought_as_the_edition_it_holds() {
    let edition = sample::edition();
    let shell = Shell {
        frame: include_str!("../../web/single/frame.html").replace("{{icon}}", "<link>"),
        reading_style: String::new(),
        files: String::new(),
        unpack: "function unpack() {}".to_owned(),
        boot: "boot();".to_owned(),
    };
    let page = shell.write(&edition, &Settings::default());
    let items = import("class.html", page.as_bytes(), &OPTIONS);
    match items.as_slice() {
        [Item::Edition { edition: read, .. }] => assert_eq!(**read, edition),
        other => panic!("{other:?}"),
    }
}
