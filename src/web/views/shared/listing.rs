//! The frame of every list: what is chosen, what can be chosen, how many there are, in which order they stand.

use std::rc::Rc;

use yew::prelude::*;

use super::PartDownloads;
use crate::web::{
    components::{
        Chip, FacetGroup, FacetRail, FacetValue, Rows, SortLink, view_chips, view_empty,
        view_result_count, view_sort,
    },
    export::Part,
    hooks::{AddressHandle, use_address, use_layer},
    route::{Address, Sheet},
    store::Layered,
};
use query::{
    facet::{Facet, Outcome},
    filter::{Filter, Key, Sort, Subject},
    search::SearchHits,
};
use record::{order, span::CodeSpan};

/// What a list shows.
#[derive(Clone, PartialEq)]
pub struct Listing {
    /// The address, filter included.
    pub address: AddressHandle,
    /// The layer.
    pub layered: Rc<Layered>,
    /// Which list.
    pub subject: Subject,
    /// Selected rows in order, facets, keys without effect.
    pub outcome: Rc<Outcome>,
    /// Where the words searched for stand, if any are.
    pub hits: Option<Rc<SearchHits>>,
}

impl Listing {
    /// Words to mark in an article; sorted, disjoint.
    pub fn marks(&self, article: u32) -> Vec<CodeSpan> {
        self.layered.marks(self.hits.as_deref(), article)
    }
}

/// Runs the filter of the address over one list.
#[hook]
pub fn use_listing(subject: Subject) -> Listing {
    let address = use_address();
    let layered = use_layer();
    let found = use_memo(
        (layered.clone(), address.filter.clone()),
        |(layered, filter)| {
            let hits = layered.find(&filter.text);
            let outcome = layered.facets.run(filter, subject, hits.as_deref());
            (Rc::new(outcome), hits)
        },
    );
    Listing {
        address,
        layered,
        subject,
        outcome: found.0.clone(),
        hits: found.1.clone(),
    }
}

/// The rows of a list that its address selects, each shown by `view` from its position in the index.
pub fn view_rows(
    listing: &Listing,
    class: &'static str,
    noun: &'static str,
    view: impl Fn(u32) -> Html + 'static,
) -> Html {
    view_table(listing, (class, ""), noun, None, view)
}

/// The same as a table where there is a `head`; `view` then gives the cells of a row. `classes` are those of the whole and
/// of its rows.
pub fn view_table(
    listing: &Listing,
    (class, row_class): (&'static str, &'static str),
    noun: &'static str,
    head: Option<Html>,
    view: impl Fn(u32) -> Html + 'static,
) -> Html {
    let outcome = listing.outcome.clone();
    let n = outcome.rows.len() as u32;
    let row = listing.address.row.and_then(|row| row.checked_sub(1));
    let start = row.filter(|&row| row < n).or_else(|| entry_row(listing));
    let view = Callback::from(move |at: u32| {
        let row = outcome.rows.get(at as usize);
        row.map_or_else(Html::default, |&row| view(row))
    });
    html! { <Rows {n} {view} {class} {row_class} {noun} {start} {head} /> }
}

/// Where in the list the entry stands at which the address points.
fn entry_row(listing: &Listing) -> Option<u32> {
    let entry = listing.address.entry.as_ref()?;
    let layered = &listing.layered;
    let is_entry = |&row: &u32| match listing.subject {
        Subject::Quotes => {
            let quote = layered.index.quotes.get(row as usize);
            quote
                .and_then(|quote| layered.attribution(quote))
                .is_some_and(|found| found.id.0 == *entry)
        }
        Subject::Stances => {
            let stance = layered.index.stances.get(row as usize);
            stance
                .and_then(|stance| layered.stance(stance))
                .is_some_and(|found| found.id.0 == *entry)
        }
        _ => false,
    };
    let place = listing.outcome.rows.iter().position(is_entry)?;
    Some(place as u32)
}

/// The frame around `results`; `noun` names one of them and takes a plain s. Says so where there are none.
pub fn view_listing(listing: &Listing, noun: &str, results: Html) -> Html {
    let address = &listing.address;
    let n_shown = listing.outcome.rows.len() as u32;
    let n_all = n_rows(listing);
    let clear = address.filtered(address.filter.reset());
    let sheet = |sheet| Address {
        sheet,
        ..(**address).clone()
    };
    let chips = chips(listing);
    let part = match listing.subject {
        Subject::Actors | Subject::Articles => Part::List,
        _ => Part::Passages,
    };
    let results = if n_shown == 0 {
        view_empty(
            &format!("No {noun} fits all of this."),
            html! { <a href={clear.clone()}>{ "Clear all filters" }</a> },
        )
    } else {
        results
    };
    html! {
        <div class="with-rail">
            <FacetRail groups={Rc::new(groups(listing))} n_chosen={chips.len() as u32}
                is_open={address.sheet == Some(Sheet::Filters)}
                open={AttrValue::from(sheet(Some(Sheet::Filters)).href())} close={AttrValue::from(sheet(None).href())} />
            <div class="with-rail__results">
                { view_chips(&chips, clear) }
                <div class="list-head">
                    { view_result_count(n_shown, n_all, noun) }
                    { view_sort(&sorts(listing)) }
                    if n_shown > 0 { <PartDownloads {part} /> }
                </div>
                <div data-total={n_shown.to_string()}>{ results }</div>
            </div>
        </div>
    }
}

/// What is chosen, and how much of the list that leaves; nothing where nothing is chosen. For views that are no lists.
pub fn view_chosen(listing: &Listing, noun: &str) -> Html {
    let address = &listing.address;
    let chips = chips(listing);
    if chips.is_empty() {
        return Html::default();
    }
    let n_shown = listing.outcome.rows.len() as u32;
    html! {
        <div class="chosen">
            { view_chips(&chips, address.filtered(address.filter.reset())) }
            { view_result_count(n_shown, n_rows(listing), noun) }
        </div>
    }
}

fn n_rows(listing: &Listing) -> u32 {
    let index = &listing.layered.index;
    let n_rows = match listing.subject {
        Subject::Quotes => index.quotes.len(),
        Subject::Stances => index.stances.len(),
        Subject::Mentions => index.mentions.len(),
        Subject::Actors => index.actors.len(),
        Subject::Articles => index.articles.len(),
    };
    n_rows as u32
}

fn chips(listing: &Listing) -> Vec<Chip> {
    let address = &listing.address;
    let filter = &address.filter;
    let mut chips = Vec::new();
    if !filter.text.trim().is_empty() {
        chips.push(Chip {
            key: "Search".into(),
            value: filter.text.trim().to_owned().into(),
            remove: address.filtered(filter.clone().with_text("")),
            is_idle: false,
        });
    }
    for key in filter.keys() {
        chips.extend(filter.chosen(key).map(|value| Chip {
            key: key.label().into(),
            value: listing.layered.facets.label(key, value).to_owned().into(),
            remove: address.filtered(filter.clone().without(key, value)),
            is_idle: listing.outcome.not_applied.contains(&key),
        }));
    }
    chips
}

fn groups(listing: &Listing) -> Vec<FacetGroup> {
    let group = |facet: &Facet| FacetGroup {
        label: facet.key.label().into(),
        values: values(listing, facet),
    };
    listing.outcome.facets.iter().map(group).collect()
}

/// The values of a facet, chosen ones first.
fn values(listing: &Listing, facet: &Facet) -> Vec<FacetValue> {
    let address = &listing.address;
    let known = listing.layered.facets.values(facet.key);
    let filter = |change: fn(Filter, Key, &str) -> Filter, value: &str| {
        address.filtered(change(address.filter.clone(), facet.key, value))
    };
    let mut values: Vec<FacetValue> = facet
        .values
        .iter()
        .filter_map(|count| {
            let value = known.get(count.value as usize)?;
            Some(FacetValue {
                label: value.label.clone().into(),
                count: count.count,
                is_chosen: count.is_active,
                toggle: filter(Filter::toggled, &value.value),
                only: filter(Filter::only, &value.value),
            })
        })
        .collect();
    order::by_key(&mut values, |value: &FacetValue| !value.is_chosen);
    values
}

fn sorts(listing: &Listing) -> Vec<SortLink> {
    let address = &listing.address;
    let link = |&sort: &Sort| SortLink {
        label: sort.label(listing.subject).into(),
        href: address.filtered(address.filter.clone().sorted(sort)),
        is_current: sort == address.filter.sort,
    };
    Sort::offered(listing.subject).iter().map(link).collect()
}
