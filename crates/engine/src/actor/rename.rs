//! Puts a merge into effect.

use record::{ActorId, Record, Target};

/// Gives an actor of `record` the id `into` wherever the record names it; where an actor of that id is there already,
/// the two become one.
pub fn rename_actor<S: Ord>(record: &mut Record<S>, from: &ActorId, into: &ActorId) {
    if from == into {
        return;
    }
    let rename = |id: &mut ActorId| {
        if *id == *from {
            id.clone_from(into);
        }
    };
    for actor in &mut record.actors {
        actor.affiliation.iter_mut().for_each(rename);
    }
    for entry in &mut record.attributions {
        let speakers = &mut entry.speakers;
        if speakers.contains(into) {
            speakers.retain(|speaker| speaker != from);
        }
        speakers.iter_mut().for_each(rename);
    }
    for stance in &mut record.stances {
        rename(&mut stance.holder);
        if let Target::Actor(target) = &mut stance.target {
            rename(target);
        }
    }
    let place = |id: &ActorId| record.actors.iter().position(|actor| actor.id == *id);
    match (place(from), place(into)) {
        (None, _) => {}
        (Some(position), None) => record.actors[position].id.clone_from(into),
        (Some(position), Some(known)) => {
            let later = record.actors.remove(position.max(known));
            let first = &mut record.actors[position.min(known)];
            first.id.clone_from(into);
            // The name of the actor across the corpus stands, whichever was mentioned first.
            if later.id == *into {
                first.name.clone_from(&later.name);
                first.kind = later.kind;
            }
            first.absorb(later);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::review::sample::machine;

    #[test]
    fn all_that_names_the_actor_follows() {
        let mut record = machine();
        let (from, into) = (ActorId::from("castellan"), ActorId::from("mira-castellan"));
        rename_actor(&mut record, &from, &into);
        assert_eq!(record.actors.len(), machine().actors.len() - 1);
        let castellan = &record.actors[0];
        assert_eq!(
            (castellan.name.as_str(), castellan.mentions.len()),
            ("Mira Castellan", 2)
        );
        assert_eq!(castellan.aliases, ["Mira Castellan", "Castellan"]);
        assert_eq!(record.attributions[1].speakers, std::slice::from_ref(&into));
        assert_eq!(record.stances[1].holder, into);
    }

    #[test]
    fn the_name_across_the_corpus_stands() {
        let mut record = machine();
        let (from, into) = (ActorId::from("mira-castellan"), ActorId::from("castellan"));
        rename_actor(&mut record, &from, &into);
        assert_eq!(
            (record.actors[0].id.as_str(), record.actors[0].name.as_str()),
            ("castellan", "Castellan")
        );
    }
}
