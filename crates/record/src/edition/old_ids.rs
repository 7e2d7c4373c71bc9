//! Ids of actors that people made while ids kept accents and parted words at apostrophes and stops. The engine never wrote
//! them so, and an actor that it finds in an article added later would have another id than the one that a person made by
//! the same name.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    ActorId,
    edition::Edition,
    review::edits::{Change, new_id},
    slug::actor_slug,
};

/// Gives actors that people made by splitting another the ids that they would have today, wherever the edition names them;
/// returns old and new ids. An id that another actor has goes to nobody: the next number is taken, and none that people
/// kept apart become one. For editions of format 1; one whose ids are as of today is left as it is.
pub fn renew_ids(edition: &mut Edition) -> BTreeMap<ActorId, ActorId> {
    let ids = find_old_ids(edition);
    if !ids.is_empty() {
        each_id(edition, |id| {
            if let Some(new) = ids.get(id) {
                id.clone_from(new);
            }
        });
    }
    ids
}

fn find_old_ids(edition: &mut Edition) -> BTreeMap<ActorId, ActorId> {
    let machine = edition.articles.iter().map(|article| &article.machine);
    let found: BTreeSet<ActorId> = machine
        .flat_map(|record| record.actors.iter().map(|actor| actor.id.clone()))
        .collect();
    let mut taken = found.clone();
    each_id(edition, |id| {
        taken.insert(id.clone());
    });
    let mut ids = BTreeMap::new();
    for edit in &edition.edits {
        let Change::Split { to, name, .. } = &edit.change else {
            continue;
        };
        let is_made = !found.contains(to) && !ids.contains_key(to);
        let (old, new) = (old_slug(name), actor_slug(name));
        if is_made && old != new && is_numbered(to.as_str(), &old) {
            let id = new_id(name, |id| taken.contains(id));
            taken.insert(id.clone());
            ids.insert(to.clone(), id);
        }
    }
    ids
}

/// Whether an id is a slug, or a slug and a number.
fn is_numbered(id: &str, slug: &str) -> bool {
    id.strip_prefix(slug).is_some_and(|rest| {
        let number = rest.strip_prefix('-').map(str::parse::<u32>);
        rest.is_empty() || matches!(number, Some(Ok(_)))
    })
}

/// The id that a person's actor of that name had, without number.
fn old_slug(name: &str) -> String {
    let words = name.split(|letter: char| !letter.is_alphanumeric());
    let words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    match words.is_empty() {
        true => "actor".to_owned(),
        false => words.join("-"),
    }
}

/// Calls `each` with every id of an actor by which people's decisions name one.
fn each_id(edition: &mut Edition, mut each: impl FnMut(&mut ActorId)) {
    for edit in &mut edition.edits {
        edit.change.for_each_actor(&mut each);
    }
    let articles = edition.articles.iter_mut();
    for review in articles.flat_map(|article| &mut article.reviews) {
        review.verdict.for_each_actor(&mut each);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        edition::sample,
        review::{Entry, EntryId, Verdict, edits::Edit},
    };

    fn split(name: &str, to: &str) -> Edit {
        Edit::from(Change::Split {
            actor: "mira-castellan".into(),
            articles: Vec::new(),
            names: vec![name.to_owned()],
            to: to.into(),
            name: name.to_owned(),
        })
    }

    /// The sample edition with some changes, and which ids are new in it.
    #[track_caller]
    fn check(edits: Vec<Edit>, expected: &[(&str, &str)]) -> Edition {
        let mut edition = sample::edition();
        edition.edits = edits;
        let ids = renew_ids(&mut edition);
        let ids: Vec<_> = ids
            .iter()
            .map(|(old, new)| (old.as_str(), new.as_str()))
            .collect();
        assert_eq!(ids, expected);
        edition
    }

    #[test]
    fn a_person_who_was_made_has_the_id_that_the_engine_gives() {
        let affiliation = |actor: &str| {
            Edit::from(Change::Affiliation {
                actor: "freedonia".into(),
                of: Some(actor.into()),
            })
        };
        let edition = check(
            vec![split("Jana Kàdár", "jana-kàdár"), affiliation("jana-kàdár")],
            &[("jana-kàdár", "jana-kadar")],
        );
        assert_eq!(
            edition.edits,
            [split("Jana Kàdár", "jana-kadar"), affiliation("jana-kadar")]
        );
        check(
            vec![split("Ada O’Hara", "ada-o-hara")],
            &[("ada-o-hara", "ada-ohara")],
        );
    }

    #[test]
    fn reviews_follow() {
        let mut edition = sample::edition();
        edition.edits = vec![split("Jana Kàdár", "jana-kàdár")];
        let article = &mut edition.articles[0];
        let mut entry = article.machine.attributions[0].clone();
        entry.speakers = vec!["jana-kàdár".into()];
        let added = Verdict::Add {
            new: Entry::Attribution(entry),
        };
        article.reviews.push(added.into());
        let confirmed = Verdict::Confirm {
            entry: EntryId::Actor("jana-kàdár".into()),
        };
        article.reviews.push(confirmed.into());
        renew_ids(&mut edition);
        let json = serde_json::to_string(&edition.articles[0].reviews).unwrap();
        assert!(
            json.contains("jana-kadar") && !json.contains("jana-kàdár"),
            "{json}"
        );
    }

    #[test]
    fn nobody_becomes_one_with_another() {
        let known = sample::edition().articles[0].machine.actors[0].clone();
        let accented = known.name.replacen('a', "á", 1);
        let old = old_slug(&accented);
        let next = format!("{}-2", known.id);
        check(vec![split(&accented, &old)], &[(&old, &next)]);
        check(
            vec![
                split("Ana Kós", "ana-kós"),
                split("Ana Kós", "ana-kós-2"),
                split("Ana Kos", "ana-kos"),
            ],
            &[("ana-kós", "ana-kos-2"), ("ana-kós-2", "ana-kos-3")],
        );
    }

    #[test]
    fn what_is_as_of_today_stays() {
        let edits = vec![
            split("Jana Kàdár", "jana-kadar"),
            split("Otto Moss", "otto-moss-2"),
            split("Élodie", "someone"),
        ];
        let edition = check(edits.clone(), &[]);
        assert_eq!(edition.edits, edits);
    }
}
