use super::*;
use crate::edition::{Edition, sample};

/// The fault of the sample after `change`, as text.
#[track_caller]
fn check(change: impl Fn(&mut EditionArticle), expected: &str) {
    let Edition {
        mut articles,
        issues,
        ..
    } = sample::edition();
    let article = &mut articles[0];
    change(article);
    let named = issues.iter().map(|issue| &issue.id).collect();
    let fault = check_article(article, &named).map_err(|fault| fault.to_string());
    assert_eq!(fault.err().unwrap_or_default(), expected);
}

#[test]
fn the_sample_is_sound() {
    check(|_| {}, "");
}

#[test]
fn faults_name_place_and_reason() {
    check(
        |article| article.sha256.truncate(8),
        "sha256: is not 64 lower-case hexadecimal digits",
    );
    check(
        |article| article.machine.attributions[1].content[0].end = 9999,
        "machine.attributions[1].content[0]: [182, 9999] reaches beyond the text's 272 code points",
    );
    check(
        |article| article.machine.actors[2].mentions.reverse(),
        "machine.actors[2].mentions[1]: begins at 109, before the one before it ends at 225",
    );
    check(
        |article| article.machine.stances[0].holder = ActorId::from("nobody"),
        "machine.stances[0].holder: the article has no actor `nobody`",
    );
    check(
        |article| article.machine.stances[0].target = Target::Issue("tides".into()),
        "machine.stances[0].target: neither the edition nor the article has an issue `tides`",
    );
    check(
        |article| article.text.fragments[1].start = 3,
        "text.fragments[1]: begins at 3, before the one before it ends at 24",
    );
    check(
        |article| {
            article.reviews.push(
                Verdict::Reject {
                    entry: EntryId::Stance("gone".into()),
                }
                .into(),
            )
        },
        "reviews[12]: the machine's layer has no Stance(StanceId(\"gone\"))",
    );
    check(
        |article| article.blocks.truncate(2),
        "words: 45 are listed, 45 begin inside the text, 23 inside blocks",
    );
}
