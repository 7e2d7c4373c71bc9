//! How entries are written: formats for people (JSON) leave out what came with format 2 where it is as it is by default,
//! so that they stay short; packed editions, whose fields are told by their position, hold all.

use serde::{Serialize, Serializer, ser::SerializeStruct};

use super::{Actor, Attribution, Facts, Issue, Reader, Stance};

/// Writes the fields in this order; those behind the semicolon only where the condition holds, or in packed editions.
macro_rules! write_fields {
    ($name:ident { $($field:ident),* ; $($later:ident if $is_told:expr),* }) => {
        impl<S: Serialize> Serialize for $name<S> {
            fn serialize<W: Serializer>(&self, serializer: W) -> Result<W::Ok, W::Error> {
                let is_packed = !serializer.is_human_readable();
                let n_fields = [$(stringify!($field)),*].len() + [$(stringify!($later)),*].len();
                let mut fields = serializer.serialize_struct(stringify!($name), n_fields)?;
                $(fields.serialize_field(stringify!($field), &self.$field)?;)*
                $(
                    let is_told: fn(&Self) -> bool = $is_told;
                    if is_packed || is_told(self) {
                        fields.serialize_field(stringify!($later), &self.$later)?;
                    }
                )*
                fields.end()
            }
        }
    };
}
write_fields!(Facts {
    title, outlet, byline, published, language, furniture;
    address if |facts| facts.address.is_some(),
    document if |facts| facts.document.is_some()
});
write_fields!(Actor {
    id, name, kind, aliases, roles, affiliation, mentions;
    reader if |actor| actor.reader != Reader::Fast
});
write_fields!(Attribution {
    id, kind, source, cue, content, quoted, speakers, confidence, why;
    speaker_confidence if |entry| entry.speaker_confidence.is_some(),
    claimed if |entry| !entry.claimed,
    reader if |entry| entry.reader != Reader::Fast
});
write_fields!(Stance {
    id, holder, target, polarity, basis, attribution, evidence, confidence, why;
    polarity_confidence if |stance| stance.polarity_confidence.is_some(),
    reader if |stance| stance.reader != Reader::Fast
});
write_fields!(Issue {
    id, label, mentions;
    reader if |issue| issue.reader != Reader::Fast
});
