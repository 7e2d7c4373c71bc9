//! What the tests of marked cases share.

use std::{fs, path::Path};

/// Compares each case file of a stage's folder with what `renew` makes of it; with `UPDATE=1` it is written instead.
#[track_caller]
pub(crate) fn check(stage: &str, renew: impl Fn(&str) -> String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/cases")
        .join(stage);
    let mut files: Vec<_> = fs::read_dir(&folder)
        .expect("a folder of cases")
        .map(|entry| entry.expect("a file").path())
        .collect();
    files.sort();
    let mut wrong = String::new();
    for file in files {
        let written = fs::read_to_string(&file).expect("a case file");
        let fresh = renew(&written);
        if fresh == written {
            continue;
        }
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&file, fresh).expect("a writable case file");
            continue;
        }
        for (expected, found) in written
            .lines()
            .zip(fresh.lines())
            .filter(|pair| pair.0 != pair.1)
        {
            wrong += &format!("{}:\n- {expected}\n+ {found}\n", file.display());
        }
        wrong += &format!("{} differs\n", file.display());
    }
    assert!(wrong.is_empty(), "{wrong}");
}
