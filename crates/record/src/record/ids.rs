//! What entries are called in files and addresses.

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The id as written in files and addresses.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(id.to_owned())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(&self.0)
            }
        }
    };
}
id!(/// An actor: its name in lower case with hyphens, such as `mira-castellan`; the same across a corpus.
    ActorId);
id!(/// An attribution: derives from the article's hash and the entry's own spans, so that a review survives a new engine.
    AttributionId);
id!(/// A stance: derives from the article's hash, holder, target, polarity and evidence.
    StanceId);
id!(/// An issue: its label in lower case with hyphens.
    IssueId);
