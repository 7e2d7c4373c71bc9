//! The edition, from the Store context.

use std::rc::Rc;

use yew::prelude::*;

use super::use_address;
use crate::web::store::{Layered, Store, StoreHandle};
use record::edition::Edition;

/// The edition shown, where it comes from, and the ways to another.
#[hook]
pub fn use_edition() -> StoreHandle {
    use_context().expect("use_edition needs the Store context that App provides")
}

/// The edition with both layers.
#[hook]
pub fn use_store() -> Rc<Store> {
    use_edition().store
}

/// Shows the edition changed.
#[hook]
pub fn use_replace_edition() -> Callback<Rc<Edition>> {
    use_edition().replace
}

/// The layer that the address asks for, indexed.
#[hook]
pub fn use_layer() -> Rc<Layered> {
    let store = use_store();
    let address = use_address();
    store.layer(address.filter.layer)
}
