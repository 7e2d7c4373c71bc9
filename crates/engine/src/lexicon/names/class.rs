//! Classes of words that show what a phrase names.

/// A class of words; what belongs to each stands in `crates/engine/data/actors/words.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(
    missing_docs,
    reason = "the names are those of the data file, which explains them"
)]
#[repr(u8)]
pub enum Class {
    HonorificHe,
    HonorificShe,
    Honorific,
    Leader,
    Role,
    Group,
    GroupWeak,
    Org,
    OrgDescription,
    MediaHead,
    MediaDescription,
    MediaGroup,
    Document,
    Thing,
    NotName,
    Region,
    Particle,
    Generation,
    Function,
    PlaceAfter,
    PlaceBefore,
    Motion,
    PlaceOf,
    SurnameFirst,
    Kin,
    GivenHe,
    GivenShe,
    Given,
    Surname,
    StateBody,
    PersonBody,
    PersonTime,
    Department,
    Quantifier,
    MediaFirst,
    Owned,
    RoleModifier,
    Company,
    Members,
    Meeting,
    KinPlural,
    Founding,
    FamilyArticle,
    Civic,
    NoGroup,
    NoCompany,
    Looking,
    Time,
    Field,
    BodyFirst,
    BodyPart,
    BodyOnly,
    DoneToPerson,
    BaseVerb,
    FirmNoun,
    Noble,
    Naming,
    Abode,
    Pact,
    Occupation,
}

/// The classes by their labels in the data files.
pub(super) const CLASSES: [(&str, Class); 60] = [
    ("honorific-he", Class::HonorificHe),
    ("honorific-she", Class::HonorificShe),
    ("honorific", Class::Honorific),
    ("leader", Class::Leader),
    ("role", Class::Role),
    ("group", Class::Group),
    ("group-weak", Class::GroupWeak),
    ("org", Class::Org),
    ("org-description", Class::OrgDescription),
    ("media-head", Class::MediaHead),
    ("media-description", Class::MediaDescription),
    ("media-group", Class::MediaGroup),
    ("document", Class::Document),
    ("thing", Class::Thing),
    ("not-name", Class::NotName),
    ("region", Class::Region),
    ("particle", Class::Particle),
    ("generation", Class::Generation),
    ("function", Class::Function),
    ("place-after", Class::PlaceAfter),
    ("place-before", Class::PlaceBefore),
    ("motion", Class::Motion),
    ("place-of", Class::PlaceOf),
    ("surname-first", Class::SurnameFirst),
    ("kin", Class::Kin),
    ("m", Class::GivenHe),
    ("f", Class::GivenShe),
    ("n", Class::Given),
    ("s", Class::Surname),
    ("state-body", Class::StateBody),
    ("person-body", Class::PersonBody),
    ("person-time", Class::PersonTime),
    ("department", Class::Department),
    ("quantifier", Class::Quantifier),
    ("media-first", Class::MediaFirst),
    ("owned", Class::Owned),
    ("role-modifier", Class::RoleModifier),
    ("company", Class::Company),
    ("members", Class::Members),
    ("meeting", Class::Meeting),
    ("kin-plural", Class::KinPlural),
    ("founding", Class::Founding),
    ("family-article", Class::FamilyArticle),
    ("civic", Class::Civic),
    ("no-group", Class::NoGroup),
    ("no-company", Class::NoCompany),
    ("looking", Class::Looking),
    ("time", Class::Time),
    ("field", Class::Field),
    ("body-first", Class::BodyFirst),
    ("body-part", Class::BodyPart),
    ("body-only", Class::BodyOnly),
    ("done-to-person", Class::DoneToPerson),
    ("base-verb", Class::BaseVerb),
    ("firm-noun", Class::FirmNoun),
    ("noble", Class::Noble),
    ("naming", Class::Naming),
    ("abode", Class::Abode),
    ("pact", Class::Pact),
    ("occupation", Class::Occupation),
];

/// The classes of one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u64);

impl Classes {
    /// Of a word that no list has.
    pub(crate) const NONE: Self = Self(0);

    /// Whether the word belongs to a class.
    pub fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u8) != 0
    }

    /// Whether the word belongs to at least one of several classes.
    pub fn has_any(self, classes: &[Class]) -> bool {
        classes.iter().any(|&class| self.has(class))
    }

    /// Whether the word is a listed given name.
    pub fn is_given(self) -> bool {
        self.has_any(&[Class::GivenHe, Class::GivenShe, Class::Given])
    }

    /// Whether the word is an honorific.
    pub fn is_honorific(self) -> bool {
        self.has_any(&[Class::HonorificHe, Class::HonorificShe, Class::Honorific])
    }

    /// Whether the word ends a role.
    pub fn is_role(self) -> bool {
        self.has_any(&[Class::Leader, Class::Role])
    }

    pub(super) fn add(&mut self, class: Class) {
        self.0 |= 1 << class as u8;
    }
}
