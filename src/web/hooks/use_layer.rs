//! The edition, from the Store context.

use std::rc::Rc;

use yew::prelude::*;

use super::use_address;
use crate::{
    edition::Edition,
    web::store::{Layered, Store, StoreHandle},
};

/// The edition with both layers.
#[hook]
pub fn use_store() -> Rc<Store> {
    use_context::<StoreHandle>()
        .expect("use_store needs the Store context that App provides")
        .store
}

/// Shows another edition for the rest of the visit.
#[hook]
pub fn use_replace_edition() -> Callback<Rc<Edition>> {
    use_context::<StoreHandle>()
        .expect("use_replace_edition needs the Store context that App provides")
        .replace
}

/// The layer that the address asks for, indexed.
#[hook]
pub fn use_layer() -> Rc<Layered> {
    let store = use_store();
    let address = use_address();
    store.layer(address.filter.layer)
}
