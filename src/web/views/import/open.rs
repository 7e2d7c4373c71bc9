//! From an edition to its overview.

use std::rc::Rc;

use yew::prelude::*;

use super::{desk::Work, work::change};
use crate::web::{
    browser,
    route::Route,
    store::{self, Origin},
};
use query::filter::Filter;
use record::edition::Edition;

/// Shows another edition.
pub(super) type Open = Callback<Option<(Origin, Rc<Edition>)>>;

/// Shows an edition from its overview.
pub(super) async fn show(origin: Origin, edition: Rc<Edition>, open: &Open) {
    store::prepare(&edition).await;
    change(|desk| {
        desk.work = Work::Idle;
        desk.said = AttrValue::default();
    });
    open.emit(Some((origin, edition)));
    browser::follow(&Route::Overview.href(&Filter::default()));
}
