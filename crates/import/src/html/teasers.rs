//! Pointers to other stories below the article: what a heading such as `Recommended for you` opens, and lists of cards whose
//! headlines are links.

use super::{blocks::Block, names::Tag, tree::Node};

/// What such a heading is, or begins with, in lower case.
const HEADINGS: [&str; 40] = [
    "also on",
    "around the web",
    "don't miss",
    "don’t miss",
    "editor's picks",
    "editors' picks",
    "editor’s picks",
    "editors’ picks",
    "explore more",
    "for you",
    "from around the web",
    "from our partners",
    "in case you missed it",
    "in other news",
    "keep reading",
    "latest from",
    "latest headlines",
    "latest news",
    "latest stories",
    "more from",
    "more headlines",
    "more in",
    "more news",
    "more on this",
    "more stories",
    "most popular",
    "most read",
    "most viewed",
    "other stories",
    "popular stories",
    "promoted stories",
    "read next",
    "recommended",
    "related",
    "sponsored",
    "suggested",
    "top stories",
    "trending",
    "what to read next",
    "you may also",
];

/// The same where the heading must be that and no more.
const WHOLE: [&str; 6] = [
    "popular",
    "read more",
    "latest",
    "more",
    "up next",
    "you might like",
];

/// The most words of such a heading.
const MOST_WORDS: usize = 7;

/// So many beginnings are looked at; bounds the work on odd pages.
const MOST_TRIES: usize = 200;

/// So many cards are a list of them.
const LEAST_CARDS: usize = 2;

/// For each block whether it belongs to pointers to other stories. What holds half of the page's prose never does.
pub(super) fn find(nodes: &[Node], blocks: &[Block]) -> Vec<bool> {
    let mut found = vec![false; blocks.len()];
    let total: usize = blocks.iter().map(Block::mass).sum();
    let (mut before, mut n_tries) = (0, 0);
    let mut at = 0;
    while at < blocks.len() {
        let block = &blocks[at];
        let opens = before > 0 && n_tries < MOST_TRIES && (opens_teasers(block) || is_card(block));
        n_tries += usize::from(opens);
        let end = match opens {
            true if is_card(block) => end_of_cards(nodes, blocks, at),
            true => end_of_section(nodes, blocks, at),
            false => at,
        };
        let mass: usize = blocks
            .get(at..end)
            .unwrap_or(&[])
            .iter()
            .map(Block::mass)
            .sum();
        if end > at && mass * 2 <= total {
            found[at..end].fill(true);
            at = end;
            continue;
        }
        before += block.mass();
        at += 1;
    }
    found
}

/// Whether a block is a heading, or a short line by itself, that opens pointers to other stories.
fn opens_teasers(block: &Block) -> bool {
    if block.n_words > MOST_WORDS || block.text.ends_with(['.', '?', '!']) {
        return false;
    }
    let folded = block.text.trim_end_matches(':').trim().to_lowercase();
    let begins = HEADINGS.iter().any(|heading| {
        folded.strip_prefix(heading).is_some_and(|rest| {
            rest.is_empty() || rest.starts_with([' ', ':']) && block.heading > 0
        })
    });
    begins || WHOLE.contains(&folded.as_str())
}

/// The element in which a heading stands with what it is the heading of: the smallest that holds more than the heading.
fn section_of(nodes: &[Node], blocks: &[Block], at: usize) -> usize {
    let next = blocks.get(at + 1).map_or(usize::MAX, |block| block.node);
    let mut node = nodes.get(blocks[at].node).map_or(0, |node| node.parent);
    while node > 0 && nodes[node].end <= next {
        node = nodes[node].parent;
    }
    node
}

/// One past the last block of what a heading opens: to the end of its element, or to a heading of its rank or a higher one. Where
/// the element is the page's or the article's, only cards count.
fn end_of_section(nodes: &[Node], blocks: &[Block], at: usize) -> usize {
    let section = section_of(nodes, blocks, at);
    let holds_before = at > 0
        && blocks[at - 1].node > section
        && blocks[..at]
            .iter()
            .any(|block| block.node > section && block.mass() > 0);
    if holds_before {
        // `Related: ...` between paragraphs of the article.
        let first = at + 1;
        return match blocks.get(first) {
            Some(block)
                if is_card(block) || block.n_words > 0 && block.n_linked == block.n_words =>
            {
                end_of_cards(nodes, blocks, first).max(first)
            }
            Some(block) => match list_of(nodes, block.node) {
                Some(list) if list > section => (first..blocks.len())
                    .find(|&at| blocks[at].node >= nodes[list].end)
                    .unwrap_or(blocks.len()),
                _ => at,
            },
            None => at,
        };
    }
    let end = nodes[section].end;
    let rank = blocks[at].heading;
    (at + 1..blocks.len())
        .find(|&next| {
            let block = &blocks[next];
            block.node >= end || rank > 0 && block.heading > 0 && block.heading < rank
        })
        .unwrap_or(blocks.len())
}

/// The list in which a node stands.
fn list_of(nodes: &[Node], node: usize) -> Option<usize> {
    let mut at = node;
    while at > 0 {
        at = nodes[at].parent;
        if nodes[at].tag == Tag::List {
            return Some(at);
        }
    }
    None
}

/// A headline that is a link.
fn is_card(block: &Block) -> bool {
    block.heading > 1 && block.n_words >= 3 && block.n_linked == block.n_words
}

/// One past the last block of a list of cards; the place itself where there are too few.
fn end_of_cards(nodes: &[Node], blocks: &[Block], at: usize) -> usize {
    let rank = blocks[at].heading;
    let cards: Vec<usize> = (at..blocks.len())
        .filter(|&next| is_card(&blocks[next]) && blocks[next].heading == rank)
        .take(64)
        .collect();
    if cards.len() < LEAST_CARDS {
        return at;
    }
    // The smallest element that holds the first two cards.
    let second = blocks[cards[1]].node;
    let mut list = nodes.get(blocks[at].node).map_or(0, |node| node.parent);
    while list > 0 && nodes[list].end <= second {
        list = nodes[list].parent;
    }
    let holds_before = blocks[..at]
        .iter()
        .any(|block| block.node > list && block.mass() > 0);
    if holds_before {
        return at;
    }
    (at..blocks.len())
        .find(|&next| blocks[next].node >= nodes[list].end)
        .unwrap_or(blocks.len())
}
