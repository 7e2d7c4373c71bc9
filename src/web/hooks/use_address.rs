//! The address as state: views read route and filter from it, and change it by links or, where there is nothing to click,
//! by the handle.

use std::{ops::Deref, rc::Rc};

use yew::prelude::*;
use yew_router::{
    AnyRoute, hooks::use_location, navigator::Navigator, prelude::use_navigator, query::Raw,
};

use crate::web::{
    route::{Address, Route},
    store::Store,
};
use query::filter::Filter;

/// The present address; dereferences to it.
#[derive(Clone, PartialEq)]
pub struct AddressHandle {
    address: Rc<Address>,
    navigator: Navigator,
}

impl Deref for AddressHandle {
    type Target = Address;

    fn deref(&self) -> &Address {
        &self.address
    }
}

impl AddressHandle {
    /// Goes to `address`; Back returns here. For what a person chose.
    pub fn push(&self, address: &Address) {
        let (route, query) = (AnyRoute::new(address.route.path()), address.query());
        if query.is_empty() {
            // With a query of nothing the address would end in `?`.
            self.navigator.push(&route);
        } else {
            // Raw queries cannot fail to be written.
            let _ = self.navigator.push_with_query(&route, Raw(query));
        }
    }

    /// Becomes `address`; leaves no trace for Back. For what a person is still typing.
    pub fn replace(&self, address: &Address) {
        let (route, query) = (AnyRoute::new(address.route.path()), address.query());
        if query.is_empty() {
            self.navigator.replace(&route);
        } else {
            let _ = self.navigator.replace_with_query(&route, Raw(query));
        }
    }

    /// The link to this view under `filter`.
    pub fn filtered(&self, filter: Filter) -> AttrValue {
        self.address.with_filter(filter).href().into()
    }

    /// The link to another view with the filter kept.
    pub fn other_view(&self, route: &Route) -> AttrValue {
        route.href(&self.address.filter).into()
    }
}

/// What the fragment says, settled on what the edition has. For the shell, which provides it to all others.
#[hook]
pub fn use_read_address(store: &Rc<Store>) -> AddressHandle {
    let location = use_location().expect("use_read_address needs the router that App provides");
    let navigator = use_navigator().expect("use_read_address needs the router that App provides");
    let (path, query) = (location.path().to_owned(), location.query_str().to_owned());
    let address = use_memo((path, query), |(path, query)| {
        let address = Address::parse(path, query);
        let layered = store.layer(address.filter.layer);
        address.settle(&layered)
    });
    AddressHandle { address, navigator }
}

/// The address shown.
#[hook]
pub fn use_address() -> AddressHandle {
    use_context().expect("use_address needs the address that the shell provides")
}
