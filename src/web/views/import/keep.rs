//! Editions to and from the device, and copies of them as files.

use std::rc::Rc;

use yew::{platform::spawn_local, prelude::*};

use super::{
    desk::Shelf,
    open::{Open, show},
    work::{change, engine, find_twins, give_up_engine, say},
};
use crate::{
    protocol::{Draft, Found},
    web::{
        browser,
        device::{self, DeviceError, Opened, Saved},
        engine::EngineError,
        store::{self, Origin},
    },
};
use record::{
    edition::{
        Edition,
        files::{FORMAT, ReviewsFile},
    },
    slug::slug_or,
};

/// Asks the device what is kept.
pub(super) fn list() {
    spawn_local(async {
        let shelf = match device::list().await {
            Ok(kept) => Shelf::Known(kept),
            Err(error) => Shelf::Refused(error.to_string().into()),
        };
        change(|desk| desk.shelf = shelf);
    });
}

/// Keeps an edition, in place of the one of that number if there is one. Answers where it is now.
pub(super) async fn keep_new(id: Option<u32>, edition: &Edition) -> Origin {
    match device::keep(id, edition).await {
        Ok(id) => {
            list();
            Origin::Kept(id)
        }
        Err(error) => {
            refuse(&edition.title, &error);
            Origin::Brought
        }
    }
}

/// Keeps an edition that is shown and was not kept before.
pub(super) fn keep_shown(edition: Rc<Edition>, open: Open) {
    spawn_local(async move {
        if let Origin::Kept(id) = keep_new(None, &edition).await {
            open.emit(Some((Origin::Kept(id), edition)));
            say("Kept on this device.");
        }
    });
}

/// Keeps what has changed in an edition.
pub fn keep(id: u32, edition: Rc<Edition>) {
    spawn_local(async move {
        if let Err(error) = device::keep(Some(id), &edition).await {
            refuse(&edition.title, &error);
        }
    });
}

/// Reads an edition to be shown when the page opens; where it cannot be, leads to the reason.
pub fn reopen(id: u32, then: Open) {
    spawn_local(async move {
        let edition = match device::open(id).await {
            Ok(opened) => Some(take_up(id, opened).await),
            Err(error) => {
                refuse("the edition shown last", &error);
                browser::follow("#/import");
                None
            }
        };
        if let Some((_, edition)) = &edition {
            store::prepare(edition).await;
        }
        then.emit(edition);
    });
}

/// Opens an edition that is kept.
pub(super) fn open_kept(id: u32, open: Open) {
    spawn_local(async move {
        match device::open(id).await {
            Ok(opened) => {
                match take_up(id, opened).await {
                    (Origin::Brought, edition) => {
                        // The reasons are listed here.
                        open.emit(Some((Origin::Brought, edition)));
                    }
                    (origin, edition) => show(origin, edition, &open).await,
                }
            }
            Err(error) => refuse("the edition", &error),
        }
    });
}

/// The edition as far as it could be read. What is lost is said; texts that were saved go to the desk, to be analysed again.
/// An edition with losses does not count as kept: changes to it would overwrite what a later version may yet read.
async fn take_up(id: u32, opened: Opened) -> (Origin, Rc<Edition>) {
    let Opened {
        edition,
        texts,
        lost,
    } = opened;
    if texts.is_empty() && lost.is_empty() {
        return (Origin::Kept(id), edition);
    }
    change(|desk| {
        desk.is_rescue = !texts.is_empty();
        desk.refused.extend(lost.into_iter().map(AttrValue::from));
        if !texts.is_empty() {
            desk.refused.push(
                format!(
                    "{}: {} of its articles cannot be read as they were kept; their texts are below, to be analysed again",
                    edition.title,
                    texts.len()
                )
                .into(),
            );
        }
    });
    for saved in texts {
        let file = saved.article.file.clone();
        let found = put_saved(saved).await;
        let found = found.unwrap_or_else(|error| {
            give_up_engine();
            let message = format!("{file}: {error}; its text is still kept here");
            vec![Found::Refused { message }]
        });
        change(|desk| desk.put(found, None));
    }
    find_twins().await;
    browser::follow("#/import");
    (Origin::Brought, edition)
}

/// What the desk gets of a text that was saved: the article as it was brought, and what people decided about it.
async fn put_saved(saved: Saved) -> Result<Vec<Found>, EngineError> {
    let engine = engine().await?;
    let preview = engine.preview(&saved.article).await?;
    let reviews = ReviewsFile {
        format: FORMAT,
        sha256: saved.article.hash.to_hex(),
        reviews: saved.reviews,
    };
    let file = saved.article.file.clone();
    let draft = Draft {
        preview,
        article: saved.article,
        kind: "text that was kept".to_owned(),
        inside: None,
        decoded: None,
        notes: Vec::new(),
    };
    Ok(vec![
        Found::Reviews {
            file,
            reviews: Box::new(reviews),
        },
        Found::Article(Box::new(draft)),
    ])
}

/// Gives an edition another name.
pub(super) fn rename(id: u32, title: String, shown: Option<(Rc<Edition>, Open)>) {
    spawn_local(async move {
        match device::rename(id, &title).await {
            Ok(()) => say("Renamed."),
            Err(error) => refuse(&title, &error),
        }
        if let Some((edition, open)) = shown {
            let edition = Edition {
                title,
                ..(*edition).clone()
            };
            open.emit(Some((Origin::Kept(id), Rc::new(edition))));
        }
        list();
    });
}

/// Deletes an edition; if it is shown, the bundled one is shown instead.
pub(super) fn delete(id: u32, shown: Option<Open>) {
    spawn_local(async move {
        match device::delete(id).await {
            Ok(()) => say("Deleted."),
            Err(error) => refuse("the edition", &error),
        }
        if let Some(open) = shown {
            open.emit(None);
        }
        list();
    });
}

/// Erases everything on the device.
pub(super) fn erase(open: Open) {
    spawn_local(async move {
        match device::erase().await {
            Ok(()) => {
                open.emit(None);
                say("Everything on this device is erased.");
            }
            Err(error) => refuse("everything", &error),
        }
        list();
    });
}

/// Makes a file of an edition and hands it to the browser; notes that it was, where the edition is kept.
pub(super) fn download(id: Option<u32>, edition: Option<Rc<Edition>>) {
    spawn_local(async move {
        let edition = match (edition, id) {
            (Some(edition), _) => edition,
            (None, Some(id)) => match device::open(id).await {
                Ok(opened) => opened.edition,
                Err(error) => return refuse("the edition", &error),
            },
            (None, None) => return,
        };
        let packed = async { engine().await?.pack(&edition).await };
        let packed = match packed.await {
            Ok(packed) => packed,
            Err(error) => {
                give_up_engine();
                let message = format!("no copy of “{}” was made: {error}", edition.title);
                return change(|desk| desk.refused.push(message.into()));
            }
        };
        let name = file_name(&edition.title);
        if !browser::save_bytes(&name, "application/octet-stream", &packed) {
            return say("The browser did not take the file.");
        }
        if let Some(id) = id {
            // Where the day cannot be noted, the copy was made all the same.
            let _ = device::note_copy(id).await;
        }
        say(format!(
            "{name} made, {} KB. It holds the full text of the articles as far as the edition has it.",
            packed.len().div_ceil(1000)
        ));
        list();
    });
}

/// The same for an edition that is in this window only.
pub fn download_shown(edition: Rc<Edition>) {
    download(None, Some(edition));
}

/// A name that every system takes.
fn file_name(title: &str) -> String {
    let mut name = String::new();
    for word in slug_or(title, "edition").split('-') {
        if name.len() < 60 {
            if !name.is_empty() {
                name.push('-');
            }
            name.push_str(word);
        }
    }
    name + ".onrecord"
}

fn refuse(what: &str, error: &DeviceError) {
    let message = format!("{what}: {error}");
    change(|desk| desk.refused.push(message.into()));
}
