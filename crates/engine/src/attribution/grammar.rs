//! What a chain of labels may look like.

/// Which labels may follow which, and begin a stretch.
pub trait Grammar {
    /// Whether a stretch can begin with a label.
    fn can_begin(label: u8) -> bool;
    /// Whether `next` can follow.
    fn allows(label: u8, next: u8) -> bool;
}
