//! What people change about actors across a whole corpus: who is one, who are two, what somebody is called. Kept as a list
//! beside the records and applied to their reviewed layer on reading, so that taking the last change back gives the very
//! records of before, and articles parsed anew are changed again. Actors are named by ids, which come from names.

use crate::{
    Actor, ActorId, Attribution, Record, Stance, Target, review::apply::sort, slug::actor_slug,
    span::CodeSpan,
};

pub use super::change::{Change, Edit};

/// An id for a new actor of that name, the one that the engine would give it, with a number where it is taken.
///
/// ```
/// use record::review::edits::new_id;
/// assert_eq!(new_id("Míra  Castellan (poet)", |_| false).as_str(), "mira-castellan-poet");
/// assert_eq!(new_id("Moss", |id| id.as_str() == "moss").as_str(), "moss-2");
/// assert_eq!(new_id("…", |_| false).as_str(), "actor");
/// ```
pub fn new_id(name: &str, is_taken: impl Fn(&ActorId) -> bool) -> ActorId {
    let plain = actor_slug(name);
    let mut id = ActorId(plain.clone());
    let mut number = 2_u32;
    while is_taken(&id) {
        id = ActorId([plain.as_str(), "-", &number.to_string()].concat());
        number += 1;
    }
    id
}

/// One article of the corpus, as changes need it.
pub struct Changed<'a> {
    /// Short id.
    pub id: &'a str,
    /// Its reviewed layer.
    pub record: &'a mut Record<CodeSpan>,
    /// The words of a span, as far as they are known.
    pub words: &'a dyn Fn(CodeSpan) -> String,
}

/// Applies changes in order; for each, whether it found what it names. One that does not (a person who is in no article any
/// more, an actor to be merged with itself) changes nothing and is no error: it stays in the list and may find it again.
///
/// A split moves an attribution whose source is moved, or that has no source of its own in an article moved whole; a stance
/// goes with its attribution, else with the mention in its evidence.
pub fn apply_edits(edits: &[Edit], articles: &mut [Changed<'_>]) -> Vec<bool> {
    let mut found = Vec::with_capacity(edits.len());
    for Edit { change, .. } in edits {
        let is_found = applies(change, articles);
        if is_found {
            // Where the one that stays is in no entry of an article, it comes there as it is elsewhere.
            let elsewhere = find_elsewhere(change, articles);
            for article in articles.iter_mut() {
                apply_change(change, article, elsewhere.as_ref());
            }
        }
        found.push(is_found);
    }
    if found.contains(&true) {
        for article in articles.iter_mut() {
            sort(article.record);
        }
    }
    found
}

/// What the other actor of a change is in the first article that has it, without what belongs to that article.
fn find_elsewhere(change: &Change, articles: &[Changed<'_>]) -> Option<Actor<CodeSpan>> {
    let other = change.other()?;
    let mut actors = articles.iter().flat_map(|article| &article.record.actors);
    let known = actors.find(|actor| actor.id == *other)?;
    Some(Actor {
        aliases: Vec::new(),
        roles: Vec::new(),
        mentions: Vec::new(),
        ..known.clone()
    })
}

/// Whether a change means something in these articles.
fn applies(change: &Change, articles: &[Changed<'_>]) -> bool {
    let is_known = |id: &ActorId| {
        let mut actors = articles.iter().flat_map(|article| &article.record.actors);
        actors.any(|actor| actor.id == *id)
    };
    if !is_known(change.actor()) || change.other() == Some(change.actor()) {
        return false;
    }
    match change {
        Change::Merge { into, .. } => is_known(into),
        Change::Affiliation { of, .. } => of.as_ref().is_none_or(is_known),
        Change::Rename { name, .. } => !name.trim().is_empty(),
        Change::Split {
            name,
            actor,
            articles: whole,
            names,
            ..
        } => {
            !name.trim().is_empty()
                && articles.iter().any(|article| {
                    let entry = article
                        .record
                        .actors
                        .iter()
                        .find(|entry| entry.id == *actor);
                    entry.is_some_and(|entry| !moved(entry, article, whole, names).is_empty())
                })
        }
        Change::Kind { .. } => true,
    }
}

fn apply_change(change: &Change, article: &mut Changed<'_>, elsewhere: Option<&Actor<CodeSpan>>) {
    match change {
        Change::Merge { actor, into } => merge(article.record, actor, into, elsewhere),
        Change::Split {
            actor,
            articles,
            names,
            to,
            name,
        } => split(article, actor, (articles, names), (to, name), elsewhere),
        Change::Rename { actor, name } => {
            for entry in entries(article.record, actor) {
                if !entry.aliases.contains(&entry.name) {
                    entry.aliases.push(entry.name.clone());
                }
                name.trim().clone_into(&mut entry.name);
            }
        }
        Change::Kind { actor, kind } => {
            entries(article.record, actor).for_each(|entry| entry.kind = *kind);
        }
        Change::Affiliation { actor, of } => {
            entries(article.record, actor).for_each(|entry| entry.affiliation.clone_from(of));
        }
    }
}

fn entries<'r>(
    record: &'r mut Record<CodeSpan>,
    id: &'r ActorId,
) -> impl Iterator<Item = &'r mut Actor<CodeSpan>> {
    record
        .actors
        .iter_mut()
        .filter(move |entry| entry.id == *id)
}

fn merge(
    record: &mut Record<CodeSpan>,
    actor: &ActorId,
    into: &ActorId,
    elsewhere: Option<&Actor<CodeSpan>>,
) {
    let gone = record.actors.iter().position(|entry| entry.id == *actor);
    if let Some(gone) = gone {
        let gone = record.actors.remove(gone);
        if entries(record, into).next().is_none() {
            record.actors.extend(elsewhere.cloned());
        }
        if let Some(kept) = entries(record, into).next() {
            kept.absorb(gone);
            kept.mentions
                .dedup_by(|next, before| before.overlaps(*next));
        }
    }
    replace(record, actor, into, |_| true, |_| true);
    // Nobody belongs to herself, or stands anywhere toward herself.
    for entry in &mut record.actors {
        if entry.affiliation.as_ref() == Some(actor) {
            entry.affiliation = Some(into.clone());
        }
        if entry.affiliation.as_ref() == Some(&entry.id) {
            entry.affiliation = None;
        }
    }
    record
        .stances
        .retain(|stance| stance.target != Target::Actor(stance.holder.clone()));
}

/// Puts another actor in place of one wherever entries name it, as far as they are meant.
fn replace(
    record: &mut Record<CodeSpan>,
    actor: &ActorId,
    by: &ActorId,
    says: impl Fn(&Attribution<CodeSpan>) -> bool,
    shows: impl Fn(&Stance<CodeSpan>) -> bool,
) {
    for entry in record.attributions.iter_mut().filter(|entry| says(entry)) {
        let is_known = entry.speakers.contains(by);
        if is_known {
            entry.speakers.retain(|speaker| speaker != actor);
        }
        for speaker in entry
            .speakers
            .iter_mut()
            .filter(|speaker| *speaker == actor)
        {
            speaker.clone_from(by);
        }
    }
    for stance in record.stances.iter_mut().filter(|stance| shows(stance)) {
        if stance.holder == *actor {
            stance.holder.clone_from(by);
        }
        if stance.target == Target::Actor(actor.clone()) {
            stance.target = Target::Actor(by.clone());
        }
    }
}

/// The mentions of an actor that a split moves.
fn moved(
    entry: &Actor<CodeSpan>,
    article: &Changed<'_>,
    whole: &[String],
    names: &[String],
) -> Vec<CodeSpan> {
    if whole.iter().any(|id| id == article.id) {
        return entry.mentions.clone();
    }
    let is_meant = |span: &&CodeSpan| {
        let words = (article.words)(**span);
        names.contains(&words)
    };
    entry.mentions.iter().filter(is_meant).copied().collect()
}

fn split(
    article: &mut Changed<'_>,
    actor: &ActorId,
    (whole, names): (&[String], &[String]),
    (to, name): (&ActorId, &str),
    elsewhere: Option<&Actor<CodeSpan>>,
) {
    let Some(at) = article
        .record
        .actors
        .iter()
        .position(|entry| entry.id == *actor)
    else {
        return;
    };
    let Some(entry) = article.record.actors.get(at) else {
        return;
    };
    let gone = moved(entry, article, whole, names);
    if gone.is_empty() {
        return;
    }
    let is_whole = gone.len() == entry.mentions.len();
    let has =
        |spans: &[CodeSpan], within: CodeSpan| spans.iter().any(|span| within.overlaps(*span));
    let left: Vec<CodeSpan> = entry
        .mentions
        .iter()
        .filter(|span| !gone.contains(span))
        .copied()
        .collect();
    let is_named = |alias: &String| names.contains(alias) || is_whole;
    let (aliases, kept): (Vec<String>, Vec<String>) =
        entry.aliases.iter().cloned().partition(is_named);
    let mut other = Actor {
        id: to.clone(),
        name: name.trim().to_owned(),
        aliases,
        mentions: gone.clone(),
        roles: Vec::new(),
        ..entry.clone()
    };
    let record = &mut *article.record;
    if is_whole {
        other.roles = record.actors.remove(at).roles;
    } else if let Some(entry) = record.actors.get_mut(at) {
        entry.aliases = kept;
        entry.mentions.clone_from(&left);
    }
    if let Some(known) = elsewhere {
        other.name.clone_from(&known.name);
        other.kind = known.kind;
    }
    match record.actors.iter_mut().find(|entry| entry.id == *to) {
        Some(known) => known.absorb(other),
        None => record.actors.push(other),
    }
    let says = |entry: &Attribution<CodeSpan>| {
        is_whole || entry.source.iter().any(|&source| has(&gone, source))
    };
    let moved: Vec<_> = record
        .attributions
        .iter()
        .filter(|entry| says(entry))
        .map(|entry| entry.id.clone())
        .collect();
    let shows = |stance: &Stance<CodeSpan>| {
        let by_words = has(&gone, stance.evidence) && !has(&left, stance.evidence);
        let is_held = stance.holder == *actor;
        let by_speaker = stance.attribution.as_ref().map(|id| moved.contains(id));
        is_whole || by_speaker.filter(|_| is_held).unwrap_or(by_words)
    };
    replace(record, actor, to, says, shows);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ActorKind, review::sample};

    /// The sample article after some changes, and which of them found what they name.
    fn changed(changes: Vec<Change>) -> (Record<CodeSpan>, Vec<bool>) {
        let mut record = sample::machine();
        let edits: Vec<Edit> = changes.into_iter().map(Edit::from).collect();
        let text: Vec<char> = sample::TEXT.chars().collect();
        let words = |span: CodeSpan| -> String {
            let range = span.start as usize..span.end as usize;
            text.get(range).unwrap_or_default().iter().collect()
        };
        let mut articles = [Changed {
            id: "1",
            record: &mut record,
            words: &words,
        }];
        let found = apply_edits(&edits, &mut articles);
        (record, found)
    }

    fn ids(record: &Record<CodeSpan>) -> Vec<&str> {
        record
            .actors
            .iter()
            .map(|actor| actor.id.as_str())
            .collect()
    }

    #[test]
    fn nothing_changes_nothing() {
        let (record, found) = changed(Vec::new());
        assert_eq!((record, found), (sample::machine(), Vec::new()));
    }

    #[test]
    fn what_is_not_there_changes_nothing() {
        let ghost = || ActorId::from("nobody");
        let known = sample::machine().actors[0].id.clone();
        let (record, found) = changed(vec![
            Change::Rename {
                actor: ghost(),
                name: "Nobody".into(),
            },
            Change::Merge {
                actor: known.clone(),
                into: ghost(),
            },
            Change::Merge {
                actor: known.clone(),
                into: known.clone(),
            },
            Change::Split {
                actor: known,
                articles: Vec::new(),
                names: vec!["zzz".into()],
                to: ghost(),
                name: "Nobody".into(),
            },
        ]);
        assert_eq!((record, found), (sample::machine(), vec![false; 4]));
    }

    #[test]
    fn two_become_one_everywhere() {
        let before = sample::machine();
        let (gone, kept) = (before.actors[0].id.clone(), before.actors[1].id.clone());
        let n_mentions = before.actors[0].mentions.len() + before.actors[1].mentions.len();
        let (record, found) = changed(vec![Change::Merge {
            actor: gone.clone(),
            into: kept.clone(),
        }]);
        assert_eq!(found, [true]);
        assert!(!ids(&record).contains(&gone.as_str()));
        let entry = record.actors.iter().find(|actor| actor.id == kept).unwrap();
        assert_eq!(entry.mentions.len(), n_mentions);
        assert_eq!(entry.name, before.actors[1].name);
        assert!(
            record
                .attributions
                .iter()
                .all(|entry| !entry.speakers.contains(&gone))
        );
        assert!(record.stances.iter().all(|stance| stance.holder != gone));
    }

    #[test]
    fn one_becomes_two_by_article() {
        let before = sample::machine();
        let actor = before.actors[0].id.clone();
        let (record, found) = changed(vec![Change::Split {
            actor: actor.clone(),
            articles: vec!["1".into()],
            names: Vec::new(),
            to: ActorId::from("the-other"),
            name: "The Other".into(),
        }]);
        assert_eq!(found, [true]);
        assert!(!ids(&record).contains(&actor.as_str()));
        let other = record
            .actors
            .iter()
            .find(|entry| entry.id.as_str() == "the-other");
        assert_eq!(other.unwrap().mentions, before.actors[0].mentions);
    }

    #[test]
    fn one_becomes_two_by_name() {
        let before = sample::machine();
        let entry = before
            .actors
            .iter()
            .find(|actor| actor.mentions.len() > 1)
            .unwrap();
        let text: Vec<char> = sample::TEXT.chars().collect();
        let span = entry.mentions[0];
        let name: String = text[span.start as usize..span.end as usize]
            .iter()
            .collect();
        let (record, found) = changed(vec![Change::Split {
            actor: entry.id.clone(),
            articles: Vec::new(),
            names: vec![name],
            to: ActorId::from("the-other"),
            name: "The Other".into(),
        }]);
        assert_eq!(found, [true]);
        let of = |id: &str| {
            let actor = record.actors.iter().find(|actor| actor.id.as_str() == id);
            actor.map_or(0, |actor| actor.mentions.len())
        };
        assert!(of("the-other") > 0);
        assert_eq!(
            of("the-other") + of(entry.id.as_str()),
            entry.mentions.len()
        );
    }

    #[test]
    fn name_kind_and_affiliation_change() {
        let before = sample::machine();
        let actor = before.actors[0].id.clone();
        let home = before.actors[1].id.clone();
        let (record, found) = changed(vec![
            Change::Rename {
                actor: actor.clone(),
                name: " New Name ".into(),
            },
            Change::Kind {
                actor: actor.clone(),
                kind: ActorKind::Group,
            },
            Change::Affiliation {
                actor: actor.clone(),
                of: Some(home.clone()),
            },
        ]);
        assert_eq!(found, [true; 3]);
        let entry = record
            .actors
            .iter()
            .find(|entry| entry.id == actor)
            .unwrap();
        assert_eq!(
            (entry.name.as_str(), entry.kind),
            ("New Name", ActorKind::Group)
        );
        assert_eq!(entry.affiliation, Some(home));
        assert!(entry.aliases.contains(&before.actors[0].name));
    }

    #[test]
    fn a_new_actor_has_the_id_that_the_engine_gives() {
        for name in [
            "Élodie Brandl",
            "Ada O’Hara",
            "J.R. Voss",
            "Łódź U.S. Club",
            "Ilse Kadar-Moss",
        ] {
            assert_eq!(new_id(name, |_| false).as_str(), actor_slug(name));
        }
        assert_eq!(new_id("Élodie Brandl", |_| false).as_str(), "elodie-brandl");
    }

    #[test]
    fn ids_of_stored_changes_stay_as_they_were_written() {
        let actor = sample::machine().actors[0].clone();
        let (record, found) = changed(vec![
            Change::Split {
                actor: actor.id.clone(),
                articles: vec!["1".into()],
                names: Vec::new(),
                to: "élodie-brandl".into(),
                name: "Élodie Brandl".into(),
            },
            Change::Rename {
                actor: "élodie-brandl".into(),
                name: "É. Brandl".into(),
            },
        ]);
        assert_eq!(found, [true, true]);
        assert!(ids(&record).contains(&"élodie-brandl"));
        assert!(!ids(&record).contains(&actor.id.as_str()));
    }
}
