use super::*;

fn fragment(start: u32, text: &str) -> Fragment {
    Fragment::new(start, text.to_owned())
}

/// The fragments of `text` when the words in `[]` are wanted as inside, in `<>` as core, in `“”` as quoted.
#[track_caller]
fn check(marked: &str, expected: &[&str]) {
    let text: String = marked.chars().filter(|c| !"[]<>".contains(*c)).collect();
    let all: Vec<CodeSpan> = words(&text).collect();
    let mut plan = Plan::new(&all);
    let mut open: Vec<(u32, Want)> = Vec::new();
    let mut at = 0;
    for character in marked.chars() {
        match character {
            '[' => open.push((at, Want::Inside)),
            '<' => open.push((at, Want::Core)),
            '“' => open.push((at, Want::Quoted)),
            ']' | '>' | '”' => {
                if let Some((start, want)) = open.pop() {
                    let limit = if want == Want::Quoted {
                        u32::MAX
                    } else {
                        MAX_WORDS
                    };
                    plan.mark(CodeSpan::new(start, at), limit, want);
                }
            }
            _ => {}
        }
        at += u32::from(!"[]<>".contains(character));
    }
    plan.thin();
    let excerpts = plan.cut(&text);
    let seen: Vec<&str> = excerpts.fragments.iter().map(|f| f.text()).collect();
    assert_eq!(seen, expected);
}

fn numbered(range: std::ops::Range<u32>) -> String {
    range.map(|n| format!("w{n}")).collect::<Vec<_>>().join(" ")
}

#[test]
fn marks_go_with_their_words() {
    check("Ruritania (<Castellan>) said.", &["(Castellan)"]);
    check("a <US>-led plan", &["US"]);
    check("It cost [$6.4 or so].", &["$6.4 or so."]);
}

#[test]
fn quotations_are_fragments_of_their_own() {
    check(
        "<She> [called it “a new day,” she] said.",
        &["She called it ", "“a new day,”", " she"],
    );
}

#[test]
fn a_span_shows_its_first_words() {
    let long = numbered(0..60);
    check(&format!("[{long}] x"), &[&numbered(0..LEAD)]);
}

#[test]
fn neighbouring_spans_do_not_add_up() {
    let (one, two) = (numbered(0..20), numbered(20..50));
    check(
        &format!("[{one}] [{two}] <w50 w51> w52"),
        &[&numbered(0..LEAD), &numbered(LEAD + MIN_GAP..52)],
    );
    let (one, two) = (numbered(0..26), numbered(26..50));
    check(
        &format!("[{one}] [{two}]"),
        &[
            &numbered(0..LEAD),
            "w26 w27 w28",
            &numbered(LEAD + MIN_GAP + 3..50),
        ],
    );
}

#[test]
fn names_stand_alone_in_what_is_left_out() {
    let (one, two) = (numbered(0..26), numbered(29..40));
    check(
        &format!("[{one} <w26> w27 w28 {two}]"),
        &[&numbered(0..LEAD), "w26"],
    );
}

#[test]
fn pieces_tile_the_span() {
    let words = WordStarts::of("one two three four five");
    let excerpts = Excerpts {
        fragments: vec![fragment(4, "two "), fragment(8, "three")],
        len: 23,
    };
    let piece = |start, end, text| Piece::Text {
        span: CodeSpan::new(start, end),
        text,
    };
    assert_eq!(
        excerpts.pieces(CodeSpan::new(5, 99), &words),
        [
            piece(5, 8, "wo "),
            piece(8, 13, "three"),
            Piece::Elided {
                span: CodeSpan::new(13, 23),
                n_words: 2
            },
        ]
    );
    assert_eq!(
        excerpts.pieces(CodeSpan::new(9, 10), &words),
        [piece(9, 10, "h")]
    );
    assert_eq!(
        excerpts.pieces(CodeSpan::new(0, 2), &words),
        [Piece::Elided {
            span: CodeSpan::new(0, 2),
            n_words: 1
        }]
    );
}

#[test]
fn a_whole_text_is_one_piece() {
    let excerpts = Excerpts::whole("añb");
    assert!(excerpts.is_whole());
    assert_eq!(
        excerpts.pieces(CodeSpan::new(1, 3), &WordStarts::default()),
        [Piece::Text {
            span: CodeSpan::new(1, 3),
            text: "ñb"
        }]
    );
    assert!(Excerpts::whole("").is_whole());
}
