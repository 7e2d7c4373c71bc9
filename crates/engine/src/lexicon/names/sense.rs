//! What the phrases of the lists stand for.

use super::class::Class;

/// What a listed phrase stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sense {
    /// A state by its name.
    State(u32),
    /// A state by its seat of government, a city.
    Seat(u32),
    /// A state by a building, which is never a city to be in.
    House(u32),
    /// A state by an adjective.
    Adjective(u32),
    /// The people of a state, in the plural.
    People(u32),
    /// An organisation.
    Body(u32),
    /// A media outlet.
    Outlet(u32),
    /// A province: part of a state with a government of its own.
    Province,
    /// A place that does not act.
    Place,
    /// A continent or the like.
    Region,
    /// A phrase of several words that belongs to a class.
    Phrase(Class),
}
