//! What is done on the desk: files read, articles analysed, each by the engine beside the page. The desk outlives the view,
//! so that nothing is lost by looking at another; only this file knows where it is kept.

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    rc::Rc,
};

use yew::{platform::spawn_local, prelude::*};

use super::{
    desk::{Desk, Source, Work},
    field::Field,
};
use crate::{
    protocol::{Found, Reading},
    web::{
        browser,
        engine::{Engine, EngineError, Progress},
        words::counted,
    },
};
use export::text::MAX_BYTES;

/// Milliseconds between two drawings of the desk while files are read: often enough to see it move.
const PACE: f64 = 150.0;

thread_local! {
    static DESK: RefCell<Rc<Desk>> = RefCell::default();
    /// Draws the view, while there is one.
    static WATCH: RefCell<Option<Callback<()>>> = const { RefCell::new(None) };
    static DRAWN: Cell<f64> = const { Cell::new(0.0) };
    static ENGINE: RefCell<Option<Rc<Engine>>> = const { RefCell::new(None) };
    static QUEUE: RefCell<VecDeque<Brought>> = const { RefCell::new(VecDeque::new()) };
    /// Counts what was stopped: work that began under another number ends.
    static STOPPED: Cell<u32> = const { Cell::new(0) };
}

/// What waits to be read.
enum Brought {
    File(web_sys::File),
    Pasted {
        plain: String,
        html: String,
        /// Hears whether it is on the desk.
        on_done: Callback<bool>,
    },
}

/// The desk as it is; the component is drawn again when it changes.
#[hook]
pub(super) fn use_desk() -> Rc<Desk> {
    let update = use_force_update();
    use_effect_with((), move |()| {
        WATCH.set(Some(Callback::from(move |()| update.force_update())));
        || WATCH.set(None)
    });
    DESK.with_borrow(Rc::clone)
}

/// Changes the desk and draws it.
pub(super) fn change(by: impl FnOnce(&mut Desk)) {
    DESK.with_borrow_mut(|desk| by(Rc::make_mut(desk)));
    draw();
}

/// Changes the desk; drawn soon, if not at once.
pub(super) fn change_often(by: impl FnOnce(&mut Desk)) {
    DESK.with_borrow_mut(|desk| by(Rc::make_mut(desk)));
    if js_sys::Date::now() - DRAWN.get() > PACE {
        draw();
    }
}

fn draw() {
    DRAWN.set(js_sys::Date::now());
    let watch = WATCH.with_borrow(Clone::clone);
    if let Some(watch) = watch {
        watch.emit(());
    }
}

pub(super) fn desk() -> Rc<Desk> {
    DESK.with_borrow(Rc::clone)
}

pub(super) fn say(words: impl Into<AttrValue>) {
    change(|desk| desk.said = words.into());
}

/// The engine, fetched at the first call.
pub(super) async fn engine() -> Result<Rc<Engine>, EngineError> {
    if let Some(engine) = ENGINE.with_borrow(Clone::clone) {
        return Ok(engine);
    }
    let engine = Rc::new(Engine::connect().await?);
    ENGINE.set(Some(engine.clone()));
    Ok(engine)
}

/// Fetches the engine before it is needed. Where that fails, the need will say so.
pub(super) fn prepare() {
    spawn_local(async {
        let _ = engine().await;
    });
}

/// After a failure the engine must not be asked again: the next call fetches it anew.
pub(super) fn give_up_engine() {
    ENGINE.set(None);
}

/// What tells work that was stopped since from work that goes on.
pub(super) fn run() -> u32 {
    STOPPED.get()
}

/// Whether the view is there.
pub(super) fn is_watched() -> bool {
    WATCH.with_borrow(Option::is_some)
}

/// Stops what goes on; what was done so far stays on the desk.
pub(super) fn stop() {
    STOPPED.set(STOPPED.get() + 1);
    QUEUE.with_borrow_mut(VecDeque::clear);
    if let Some(engine) = ENGINE.take() {
        engine.stop();
    }
    change(|desk| {
        desk.work = Work::Idle;
        desk.said = "Stopped. Your articles are still here.".into();
    });
}

/// Takes files.
pub(super) fn bring(files: Vec<web_sys::File>) {
    read(files.into_iter().map(Brought::File).collect());
}

/// Takes what was pasted; `on_done` hears whether it is on the desk.
pub(super) fn paste(plain: String, html: String, on_done: Callback<bool>) {
    read(vec![Brought::Pasted {
        plain,
        html,
        on_done,
    }]);
}

/// Reads what was brought, after what is being read already; until all of it is there, nothing is analysed.
fn read(brought: Vec<Brought>) {
    let n_new = brought.len();
    if n_new == 0 {
        return;
    }
    let work = desk().work.clone();
    if matches!(work, Work::Analysing(_)) {
        return say(
            "Articles are being analysed. Wait until that is done, or stop it, to add others.",
        );
    }
    QUEUE.with_borrow_mut(|queue| queue.extend(brought));
    if let Work::Reading(progress) = work {
        let n_all = progress.n_all + n_new;
        return change(|desk| desk.work = Work::Reading(Progress { n_all, ..progress }));
    }
    let progress = Progress {
        n_done: 0,
        n_all: n_new,
        left: None,
    };
    change(|desk| desk.work = Work::Reading(progress));
    spawn_local(read_queue(STOPPED.get()));
}

async fn read_queue(run: u32) {
    let before = desk();
    let mut n_done = 0;
    let mut last = None;
    while let Some(brought) = QUEUE.with_borrow_mut(VecDeque::pop_front) {
        let (found, source, on_done) = match brought {
            Brought::File(file) => {
                let (found, source) = read_file(&file).await;
                (found, source, None)
            }
            Brought::Pasted {
                plain,
                html,
                on_done,
            } => (vec![read_pasted(&plain, &html).await], None, Some(on_done)),
        };
        if STOPPED.get() != run {
            return;
        }
        n_done += 1;
        let is_article = matches!(found.as_slice(), [Found::Article(_)]);
        last = on_done.is_some().then_some(is_article);
        change_often(|desk| {
            desk.put(found, source.as_ref());
            if let Work::Reading(progress) = &mut desk.work {
                progress.n_done = n_done;
            }
        });
        if let Some(on_done) = on_done {
            on_done.emit(is_article);
        }
    }
    find_twins().await;
    if STOPPED.get() == run {
        change(|desk| {
            desk.work = Work::Idle;
            desk.said = match last {
                Some(is_article) if n_done == 1 => taken(desk, is_article),
                _ => summary(desk, &before),
            }
            .into();
        });
    }
}

/// What became of the one text that was pasted, in words.
fn taken(desk: &Desk, is_article: bool) -> String {
    match desk.entries.last().filter(|_| is_article) {
        Some(entry) => format!(
            "Added: {}, {}.",
            entry.name(),
            counted(entry.n_words, "word")
        ),
        None => "Nothing was added; the reason is listed.".to_owned(),
    }
}

/// What has come since, in words.
fn summary(desk: &Desk, before: &Desk) -> String {
    let n_new = |now: usize, before: usize| now.saturating_sub(before) as u32;
    let n_articles = n_new(desk.entries.len(), before.entries.len());
    let mut words = format!("{} added.", counted(n_articles, "article"));
    for (n, why) in [
        (
            n_new(desk.refused.len(), before.refused.len()),
            "could not be used; the reasons are listed.",
        ),
        (
            n_new(desk.passed.len(), before.passed.len()),
            "passed over; they are listed.",
        ),
    ] {
        if n > 0 {
            words += &format!(" {} {why}", counted(n, "file"));
        }
    }
    words
}

async fn read_file(file: &web_sys::File) -> (Vec<Found>, Option<Rc<Source>>) {
    let refused = |message| vec![Found::Refused { message }];
    let source = match read_source(file).await {
        Ok(source) => source,
        Err(message) => return (refused(message), None),
    };
    let found = read_as(&source).await.unwrap_or_else(refused);
    (found, Some(source))
}

async fn read_pasted(plain: &str, html: &str) -> Found {
    let name = format!("pasted text {}", desk().entries.len() + 1);
    let read = async { engine().await?.paste(&name, plain, html).await };
    read.await.unwrap_or_else(|error| {
        give_up_engine();
        Found::Refused {
            message: format!("{name}: {error}; the text is still in the box"),
        }
    })
}

async fn read_source(file: &web_sys::File) -> Result<Rc<Source>, String> {
    let name = file.name();
    if file.size() > MAX_BYTES as f64 {
        let limit = MAX_BYTES >> 20;
        return Err(format!(
            "{name}: larger than the limit of {limit} MiB for one file; split it"
        ));
    }
    match browser::read_file(file).await {
        Some(bytes) => Ok(Rc::new(Source {
            file: name,
            bytes: bytes.into(),
            reading: Reading::default(),
        })),
        None => Err(format!(
            "{name}: the browser could not read it; choose the file again (of a folder, choose the files in it)"
        )),
    }
}

async fn read_as(source: &Source) -> Result<Vec<Found>, String> {
    let read = async {
        let engine = engine().await?;
        engine
            .import(&source.file, &source.bytes, &source.reading)
            .await
    };
    read.await.map_err(|error| {
        give_up_engine();
        format!("{}: {error}", source.file)
    })
}

pub(super) async fn find_twins() {
    let desk = desk();
    let texts: Vec<&str> = desk
        .entries
        .iter()
        .map(|entry| entry.draft.article.text.as_str())
        .collect();
    let likenesses = match engine().await {
        Ok(engine) => engine.twins(&texts).await.unwrap_or_default(),
        Err(_) => Vec::new(),
    };
    change(|now| {
        // Entries may have gone meanwhile: then the numbers are those of another list.
        let is_same = now.entries.iter().map(|entry| entry.id);
        if is_same.eq(desk.entries.iter().map(|entry| entry.id)) {
            now.set_twins(&likenesses);
        }
    });
}

/// Corrects a fact, once it is typed.
pub(super) fn settle_fact(id: u32, field: Field, text: &str) {
    change(|desk| desk.settle_fact(id, field, text));
    look_again(id);
}

/// Says whether a line is prose.
pub(super) fn set_prose(id: u32, number: usize, is_prose: bool) {
    change(|desk| desk.set_prose(id, number, is_prose));
    look_again(id);
}

fn look_again(id: u32) {
    let Some(draft) = desk().entry(id).map(|entry| entry.draft.clone()) else {
        return;
    };
    spawn_local(async move {
        let looked = async { engine().await?.preview(&draft.article).await };
        match looked.await {
            Ok(preview) => change(|desk| desk.set_preview(id, &draft, preview)),
            Err(error) => {
                give_up_engine();
                say(format!("Kept, but not checked: {error}"));
            }
        }
    });
}

/// Reads the file of an article again in another way.
pub(super) fn reread(id: u32, reading: Reading) {
    let Some(source) = desk().entry(id).and_then(|entry| entry.source.clone()) else {
        return;
    };
    let source = Rc::new(Source {
        reading,
        ..(*source).clone()
    });
    spawn_local(async move {
        match read_as(&source).await {
            Ok(found) => change(|desk| desk.reread(id, found, &source)),
            Err(message) => change(|desk| desk.refused.push(message.into())),
        }
        look_again(id);
    });
}
