//! Whether names of all origins are found alike: four hundred invented ones of ten origins (`tests/names/names.tsv`), each in
//! eight short passages. `cargo test --features cli,ssr --test suite names -- --nocapture` prints the table.

use engine::{analyze, lexicon::Lexicon};
use record::{ActorKind, corpus::Article};
use std::collections::BTreeMap;

/// What one origin's names are measured by, in their order in the table.
const MEASURES: [&str; 4] = ["found", "a person", "he or she said", "short name"];

/// The least share of each measure for every origin, in per cent.
const FLOORS: [u32; 4] = [95, 95, 90, 95];

/// The most points between two origins.
const MOST_APART: u32 = 3;

/// Passages: `NAME` is the name, `THEY` the pronoun with a capital, `SHORT` what the person is called afterwards.
const PASSAGES: [&str; 8] = [
    "NAME opened the mill at dawn. THEY said the stream was dry. In the evening SHORT went home.",
    "Police arrested NAME near the harbour on Friday. THEY said it was a mistake. Two days later SHORT was free.",
    "The letter was signed by NAME, 52, who lives by the quay. THEY said the lamps were broken. Nobody answered SHORT.",
    "“The road is closed,” NAME told the council. THEY said it would stay so until June. The council thanked SHORT.",
    "The council heard NAME, the harbour master, on Tuesday. THEY said the crane was safe. SHORT had checked it twice.",
    "NAME, a baker from Aldmouth, waited for an hour. THEY said the bus was late. Then SHORT walked.",
    "Senator NAME voted against the bridge. THEY said it cost too much. SHORT has opposed it for years.",
    "Farmers thanked NAME for the new well. THEY said it had taken a month. SHORT will dig another one.",
];

/// How many of some passages hold.
#[derive(Clone, Copy, Default)]
struct Share {
    right: u32,
    all: u32,
}

impl Share {
    fn tenths(self) -> u32 {
        (self.right * 2000 / self.all.max(1)).div_ceil(2)
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "the table is what one runs it for")]
fn names_of_all_origins_are_found_alike() {
    let table = include_str!("names/names.tsv");
    let mut shares = BTreeMap::<&str, [Share; 4]>::new();
    let mut wrong = String::new();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [origin, name, pronoun, short] = columns.as_slice() else {
            panic!("four columns: {line}");
        };
        let they = if *pronoun == "she" { "She" } else { "He" };
        for passage in PASSAGES {
            let text = passage
                .replace("NAME", name)
                .replace("THEY", they)
                .replace("SHORT", short);
            let holds = measure(&text, name, they, short);
            for (share, holds) in shares.entry(origin).or_default().iter_mut().zip(holds) {
                share.all += 1;
                share.right += u32::from(holds);
            }
            if holds.contains(&false) {
                wrong += &format!("{holds:?} {text}\n");
            }
        }
    }
    println!(
        "{:<34}{}",
        "per cent",
        MEASURES.map(|name| format!("{name:>16}")).concat()
    );
    for (origin, shares) in &shares {
        let cells = shares.map(|share| {
            format!(
                "{:>16}",
                format!("{}.{}", share.tenths() / 10, share.tenths() % 10)
            )
        });
        println!("{origin:<34}{}", cells.concat());
    }
    if std::env::var_os("SHOW").is_some() {
        println!("{wrong}");
    }
    for (at, measure) in MEASURES.iter().enumerate() {
        let of_all = || shares.values().map(|shares| shares[at].tenths());
        let (least, most) = (of_all().min().unwrap_or(0), of_all().max().unwrap_or(0));
        assert!(least >= FLOORS[at] * 10, "{measure}: {least} in a thousand");
        assert!(
            most - least <= MOST_APART * 10,
            "{measure}: from {least} to {most} in a thousand"
        );
    }
}

/// Whether the person is found, is a person, says what the pronoun says, and has the short name.
fn measure(text: &str, name: &str, they: &str, short: &str) -> [bool; 4] {
    let record = analyze(
        &Article::from_text("invented.txt", text),
        Lexicon::bundled(),
    );
    let is_it = |alias: &String| alias == name;
    let Some(actor) = record
        .actors
        .iter()
        .find(|actor| actor.aliases.iter().any(is_it))
    else {
        return [false; 4];
    };
    let says = record.attributions.iter().any(|entry| {
        entry
            .source
            .first()
            .is_some_and(|source| source.slice(text) == they)
            && entry.speakers.contains(&actor.id)
    });
    [
        true,
        actor.kind == ActorKind::Person,
        says,
        actor.aliases.iter().any(|alias| alias == short),
    ]
}
