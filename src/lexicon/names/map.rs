//! A map by words with a hasher that is the same on every machine.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

/// Only looked up, never walked.
pub(super) type Map<V> = HashMap<String, V, BuildHasherDefault<Fnv>>;

/// FNV-1a: the same on every machine, and quick for short words.
#[derive(Debug)]
pub(super) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
