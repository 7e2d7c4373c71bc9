//! How decisions are written: formats for people (JSON) leave out what is not known of their making, packed editions, whose
//! fields are told by their position, hold all.

use serde::{Serialize, Serializer, ser::SerializeStruct};

use super::{change::Edit, decision::Review};

/// Writes a decision, called `$what`, with its making.
macro_rules! write_signed {
    ($name:ident, $what:ident) => {
        impl Serialize for $name {
            fn serialize<W: Serializer>(&self, serializer: W) -> Result<W::Ok, W::Error> {
                let is_packed = !serializer.is_human_readable();
                let mut fields = serializer.serialize_struct(stringify!($name), 5)?;
                fields.serialize_field(stringify!($what), &self.$what)?;
                for (name, value) in [("by", &self.by), ("on", &self.on), ("why", &self.why)] {
                    if is_packed || !value.is_empty() {
                        fields.serialize_field(name, value)?;
                    }
                }
                if is_packed || self.turn != 0 {
                    fields.serialize_field("turn", &self.turn)?;
                }
                fields.end()
            }
        }
    };
}
write_signed!(Review, verdict);
write_signed!(Edit, change);
