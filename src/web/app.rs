//! Providers, router and the shell that all views share.

use std::rc::Rc;

use gloo::events::EventListener;
use yew::{platform::spawn_local, prelude::*};
use yew_router::prelude::HashRouter;

use super::{
    browser,
    components::{KeyHelp, LayerSwitch, SearchBox, show_key_help, view_notice, view_skip_links},
    device,
    hooks::{AddressHandle, use_edition, use_read_address, use_store},
    later::{self, Arrival, use_later},
    route::{Address, Route},
    store::{self, Layered, Origin, Store, StoreHandle},
    views,
};
use query::{
    filter::{Filter, Sort},
    index::Layer,
};
use record::edition::Edition;

/// The page.
#[component]
pub fn App() -> Html {
    let bundled = use_memo((), |()| {
        store::bundled().map(|edition| Rc::new(Store::new(Rc::new(edition))))
    });
    // What a person brought; nothing while the bundled edition is shown unchanged.
    let other = use_state(|| None);
    let name = match &*bundled {
        Ok(bundled) => name_of(&bundled.edition),
        Err(_) => String::new(),
    };
    let awaited = use_state_eq({
        let name = name.clone();
        move || device::shown_before(&name)
    });
    use_effect_with(*awaited, {
        let (other, awaited, name) = (other.setter(), awaited.setter(), name.clone());
        move |&id| {
            if let Some(id) = id {
                reopen(id, move |opened| {
                    match opened {
                        Some((origin, edition)) => {
                            other.set(Some((origin, Store::of(edition))));
                        }
                        None => device::forget_shown(&name),
                    }
                    awaited.set(None);
                });
            }
        }
    });
    match &*bundled {
        Ok(_) if awaited.is_some() => html! { <main class="view">{ views::view_awaited() }</main> },
        Ok(bundled) => {
            let (origin, store) = match &*other {
                Some((origin, store)) => (*origin, Rc::clone(store)),
                None => (Origin::Bundled, bundled.clone()),
            };
            let show = move |origin: Origin, edition: Rc<Edition>| {
                other.set(Some((origin, Store::of(edition))));
            };
            let store = StoreHandle {
                store,
                origin,
                replace: {
                    let show = show.clone();
                    Callback::from(move |edition: Rc<Edition>| {
                        keep(origin, &edition);
                        show(origin, edition);
                    })
                },
                open: {
                    let bundled = bundled.edition.clone();
                    Callback::from(move |opened: Option<(Origin, Rc<Edition>)>| {
                        let (origin, edition) =
                            opened.unwrap_or_else(|| (Origin::Bundled, bundled.clone()));
                        match origin {
                            Origin::Kept(id) => device::remember_shown(&name, id),
                            _ => device::forget_shown(&name),
                        }
                        show(origin, edition);
                    })
                },
            };
            html! {
                <ContextProvider<StoreHandle> context={store}>
                    <HashRouter><Shell /></HashRouter>
                </ContextProvider<StoreHandle>>
            }
        }
        Err(damage) => views::view_damaged(&damage.to_string()),
    }
}

/// What tells one page from another where they share what browsers remember: its first article.
fn name_of(bundled: &Edition) -> String {
    let first = bundled.articles.first();
    first.map_or_else(String::new, |article| article.id().to_owned())
}

/// Reads what was shown last from the device; where that fails, the view says why in which articles are added.
fn reopen(id: u32, then: impl Fn(Option<(Origin, Rc<Edition>)>) + 'static) {
    spawn_local(async move {
        match later::load().await {
            Ok(later) => (later.reopen)(id, Callback::from(then)),
            Err(_) => then(None),
        }
    });
}

/// What changes in an edition that is kept is kept too.
fn keep(origin: Origin, edition: &Rc<Edition>) {
    if let Origin::Kept(id) = origin {
        let edition = edition.clone();
        spawn_local(async move {
            if let Ok(later) = later::load().await {
                (later.keep)(id, edition);
            }
        });
    }
}

/// Masthead, the view that the address names, colophon.
#[component]
fn Shell() -> Html {
    let store = use_store();
    let shown = use_edition();
    let address = use_read_address(&store);
    let layered = store.layer(address.filter.layer);

    let title = format!("{} · On Record", address.route.title(&layered));
    use_effect_with(title, |title| browser::set_title(title));
    let arrival = use_later(address.route.is_later());
    let view = view_main(&address.route, arrival);
    // A view that is still on its way has neither heading nor height: focus and place wait for it.
    let is_here = view.is_some();
    use_effect_with((address.route.clone(), is_here), |(_, is_here)| {
        if *is_here {
            browser::arrive();
        }
    });
    use_effect_with((address.href(), is_here), |(_, is_here)| {
        if *is_here {
            browser::stay();
        }
    });
    use_effect_with(address.clone(), |address| {
        let keys = listen_shortcuts(address.clone());
        move || drop(keys)
    });

    html! {
        <ContextProvider<AddressHandle> context={address.clone()}>
            <div class="shell">
                { view_skip_links() }
                <header>
                    { view_masthead(&address) }
                    { view_edition_line(&shown, &layered, &address) }
                </header>
                <main class="view" id="main" tabindex="-1" data-address={is_here.then(|| address.href())}
                    aria-busy={(!is_here).then_some("true")}>
                    if !address.ignored.is_empty() {
                        { view_notice(view_ignored(&address)) }
                    }
                    { view.unwrap_or_else(views::view_awaited) }
                </main>
                { view_colophon(&shown) }
                <KeyHelp />
            </div>
        </ContextProvider<AddressHandle>>
    }
}

/// What stands in the main element; nothing while it is on its way.
fn view_main(route: &Route, arrival: Arrival) -> Option<Html> {
    match arrival {
        _ if !route.is_later() => Some(views::view_first()),
        Arrival::Here(later) => Some((later.view)(route)),
        Arrival::Failed(again) => Some(views::view_not_loaded(again)),
        Arrival::Awaited => None,
    }
}

/// `/` leads to the search, `?` opens the list of keys, Escape closes a sheet.
fn listen_shortcuts(address: AddressHandle) -> EventListener {
    browser::listen_keys(move |event| match event.key().as_str() {
        "/" if browser::focus("#search") => event.prevent_default(),
        "?" => show_key_help(),
        "Escape" if address.sheet.is_some() => address.push(&Address {
            sheet: None,
            ..(*address).clone()
        }),
        _ => {}
    })
}

/// What the address asks for and the edition does not have, with the nearest thing it has.
fn view_ignored(settled: &Address) -> Html {
    let parts = settled.ignored.iter().map(|part| {
        let nearest = part
            .nearest
            .as_ref()
            .zip(part.instead.as_ref())
            .map(|(nearest, filter)| {
                let href = settled.with_filter(filter.clone()).href();
                html! { <>{ ", did you mean " }<a {href}>{ nearest.clone() }</a>{ "?" }</> }
            });
        html! { <li><strong>{ part.what.clone() }</strong>{ nearest }</li> }
    });
    html! {
        <>
            <p>{ "The address names something that is not here. It was left out, and this is the nearest view:" }</p>
            <ul>{ for parts }</ul>
        </>
    }
}

fn view_masthead(address: &AddressHandle) -> Html {
    let section = address.route.section();
    let filter = address.filter.clone().sorted(Sort::default());
    let chosen = browser::chosen_views();
    let link = |route: Route, name: &str| {
        // Whoever made the edition may have left views out; their addresses open all the same.
        if !is_offered(&route, chosen.as_deref()) {
            return Html::default();
        }
        let current = (section == route).then_some("page");
        html! {
            <a class="masthead__view" href={route.href(&filter)} aria-current={current}>{ name }</a>
        }
    };
    html! {
        <div class="masthead">
            <a class="masthead__name" href={Route::Overview.href(&filter)}>{ "On Record" }</a>
            <nav class="masthead__views" aria-label="Views">
                { link(Route::Overview, "Overview") }
                { link(Route::Actors, "Actors") }
                { link(Route::Quotes, "Quotes") }
                { link(Route::Stances, "Stances") }
                { link(Route::Compare, "Compare") }
                { link(Route::Timeline, "Timeline") }
                { link(Route::Articles, "Articles") }
                { link(Route::About, "About") }
            </nav>
            <SearchBox value={AttrValue::from(address.filter.text.clone())}
                on_type={on_type(address)} on_submit={on_submit(address)} />
        </div>
    }
}

/// Whether an edition offers a view: `chosen` names them, as addresses do.
fn is_offered(route: &Route, chosen: Option<&str>) -> bool {
    let path = route.path();
    let is_chosen = |chosen: &str| {
        let mut names = chosen.split(' ');
        names.any(|name| path.strip_prefix('/') == Some(name))
    };
    matches!(route, Route::Overview | Route::About) || chosen.is_none_or(is_chosen)
}

/// While one types, a list shortens in place; other views wait for Enter.
fn on_type(address: &AddressHandle) -> Callback<AttrValue> {
    let address = address.clone();
    Callback::from(move |text: AttrValue| {
        if address.route.is_searched() {
            address.replace(&address.with_filter(address.filter.clone().with_text(&text)));
        }
    })
}

/// Enter leads from any other view to the quotes.
fn on_submit(address: &AddressHandle) -> Callback<AttrValue> {
    let address = address.clone();
    Callback::from(move |text: AttrValue| {
        if !address.route.is_searched() {
            let filter = address.filter.clone().with_text(&text);
            address.push(&Address {
                route: Route::Quotes,
                filter,
                ..Address::default()
            });
        }
    })
}

fn view_edition_line(shown: &StoreHandle, layered: &Rc<Layered>, settled: &Address) -> Html {
    let href = |layer: Layer| {
        let mut filter = settled.filter.clone();
        filter.layer = layer;
        AttrValue::from(settled.with_filter(filter).href())
    };
    let act = |route: Route, name: &str| {
        let current = (settled.route == route).then_some("page");
        html! { <a class="edition-line__act" href={route.href(&Filter::default())} aria-current={current}>{ name }</a> }
    };
    let close = shown.open.reform(|_: MouseEvent| None);
    let download = {
        let edition = shown.store.edition.clone();
        Callback::from(move |_: MouseEvent| {
            let edition = edition.clone();
            spawn_local(async move {
                if let Ok(later) = later::load().await {
                    (later.download)(edition);
                }
            });
        })
    };
    let where_kept = match shown.origin {
        Origin::Bundled => None,
        Origin::Brought => Some("your articles, in this window only"),
        Origin::Kept(_) => Some("your articles, kept on this device"),
    };
    html! {
        <div class="edition-line">
            <p class="edition-line__title">
                <bdi>{ layered.edition.title.clone() }</bdi>
                if let Some(where_kept) = where_kept {
                    <span class="edition-line__own">{ where_kept }</span>
                    if shown.origin == Origin::Brought {
                        <button class="edition-line__act" type="button" onclick={download}>{ "Download a copy" }</button>
                    }
                    <button class="edition-line__act" type="button" onclick={close}>{ "Close them" }</button>
                }
                { act(Route::Import, "Add articles") }
                { act(Route::Publish, "Make my edition") }
            </p>
            <LayerSwitch layer={settled.filter.layer} reviewed={href(Layer::Reviewed)} machine={href(Layer::Machine)} />
        </div>
    }
}

fn view_colophon(shown: &StoreHandle) -> Html {
    let about = Route::About.href(&Filter::default());
    let found = if shown.origin == Origin::Bundled {
        "A program found the passages; people checked them article by article. Both can be wrong: each passage says which it is and why. "
    } else {
        "A program found the passages, and it can be wrong: each passage says why. "
    };
    html! {
        <footer class="colophon">
            <p>
                { found }{ "Nothing you do here leaves your device. " }
                <a href={about}>{ "How this was made" }</a>
                <span class="no-print">
                    { " · " }
                    <button class="key-help__open" type="button" onclick={|_: MouseEvent| show_key_help()}>{ "Keys" }</button>
                </span>
            </p>
            <p>{ shown.store.edition.note.clone() }</p>
        </footer>
    }
}
