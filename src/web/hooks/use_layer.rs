//! The edition, from the Store context.

use std::rc::Rc;

use yew::prelude::*;

use super::use_address;
use crate::web::store::{Layered, Store, StoreHandle};

/// The edition with both layers.
#[hook]
pub fn use_store() -> Rc<Store> {
    use_context::<StoreHandle>()
        .expect("use_store needs the Store context that App provides")
        .0
}

/// The layer that the address asks for, indexed.
#[hook]
pub fn use_layer() -> Rc<Layered> {
    let store = use_store();
    let address = use_address();
    store.layer(address.filter.layer)
}
