//! What the importers found, in the page's words.

use engine::{Lexicon, preview::preview};
use import::{Imported, Item, Note};
use on_record::protocol::{Decoded, Draft, Found};
use record::edition::check::check_edition;

/// What the page is told of an item.
pub(crate) fn found(item: Item) -> Found {
    match item {
        Item::Article(imported) => Found::Article(Box::new(draft(*imported))),
        Item::Record { file, .. } => Found::Refused {
            message: format!("{file}: a record of an article; choose the article itself"),
        },
        Item::Reviews { file, reviews } => Found::Reviews { file, reviews },
        Item::Edition { file, edition } => match check_edition(&edition) {
            Ok(()) => Found::Edition { file, edition },
            Err(fault) => Found::Refused {
                message: format!("{file}: damaged: {fault}; download or make the edition again"),
            },
        },
        Item::PassedOver(passed) => Found::PassedOver {
            file: passed.file,
            paths: passed.paths,
            reason: passed.reason.to_owned(),
        },
        Item::Refused(error) => Found::Refused {
            message: error.to_string(),
        },
    }
}

/// An article that was brought, with its preview and the note that its language asks for.
fn draft(imported: Imported) -> Draft {
    let preview = preview(&imported.article, Lexicon::bundled());
    let language = Note::on_language(&preview.facts.language);
    let notes = imported.notes.iter().chain(&language);
    Draft {
        notes: notes.map(ToString::to_string).collect(),
        preview,
        article: imported.article,
        kind: imported.kind.name().to_owned(),
        inside: imported.inside,
        decoded: imported.encoding.map(|choice| Decoded {
            label: choice.label,
            basis: choice.basis.to_owned(),
            alternatives: choice.alternatives,
        }),
    }
}
