//! Which part of a page is the article: the smallest element that holds nearly all its prose, from the headline on. In the
//! spirit of Kohlschütter, Fankhauser and Nejdl, Boilerplate detection using shallow text features (WSDM 2010), and of
//! the readers built into browsers: words outside links, sentence ends, the names that pages give to their parts.

use super::{blocks::Block, names::Tag, teasers, tree::Node};

/// What becomes of one block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Of the article.
    Article,
    /// Kept as furniture.
    Furniture,
    /// Prose outside the article, kept as furniture.
    Outside,
    /// Menus and the like outside the article.
    Menu,
}

/// Share of the prose that an element must hold to be gone into, in per cent. Higher keeps more of the page; at 85 a
/// lead paragraph that stands beside the body, or the second half of a divided one, keeps the search above both.
const NEARLY_ALL: usize = 85;

/// Where the article is, and whether it stands out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Division {
    /// For each block.
    pub(super) parts: Vec<Part>,
    /// Whether some part of the page stands out as the article.
    pub(super) is_clear: bool,
    /// The block with the headline.
    pub(super) headline: Option<usize>,
}

/// Divides the blocks of a page; `title` is what its head gives, and helps to find the headline.
pub(super) fn divide(nodes: &[Node], blocks: &[Block], title: Option<&str>) -> Division {
    let all = masses(nodes, blocks, |_| true);
    let total = all.first().copied().unwrap_or(0);
    let teasers = teasers::find(nodes, blocks);
    // Whoever holds half of the prose is no furniture, whatever its class says.
    let is_hinted = |node: usize| {
        let hint = nodes.get(node).and_then(|node| node.hint);
        hint.is_some_and(|hint| all.get(hint).is_some_and(|mass| mass * 2 <= total))
    };
    let teaser_nodes: Vec<usize> = blocks
        .iter()
        .zip(&teasers)
        .filter(|(_, is_teaser)| **is_teaser)
        .map(|(block, _)| block.node)
        .collect();
    let is_hinted = |node: usize| is_hinted(node) || teaser_nodes.binary_search(&node).is_ok();
    let own = masses(nodes, blocks, |block| !is_hinted(block.node));
    let main = find_main(nodes, &own);
    let end = nodes.get(main).map_or(0, |node| node.end);
    let headline = find_headline(blocks, main, end, title, &is_hinted);
    let start = headline.map_or(main, |headline| blocks[headline].node.min(main));
    let parts = blocks
        .iter()
        .map(|block| {
            let is_inside = (start..end).contains(&block.node);
            let is_list_of_links = block.n_words >= 4
                && block.n_linked == block.n_words
                && block.heading == 0
                && block.node >= main;
            match is_inside {
                true if is_hinted(block.node) || is_list_of_links => Part::Furniture,
                true => Part::Article,
                false if block.mass() > 0 => Part::Outside,
                false => Part::Menu,
            }
        })
        .collect();
    let n_words: usize = blocks.iter().map(|block| block.n_words).sum();
    let n_linked: usize = blocks.iter().map(|block| block.n_linked).sum();
    let is_whole = nodes
        .get(main)
        .is_none_or(|node| node.parent == 0 || nodes[node.parent].parent == 0);
    Division {
        parts,
        is_clear: !(is_whole && n_linked * 3 > n_words),
        headline,
    }
}

/// For each node, the prose inside it.
fn masses(nodes: &[Node], blocks: &[Block], counts: impl Fn(&Block) -> bool) -> Vec<usize> {
    let mut masses = vec![0; nodes.len()];
    for block in blocks.iter().filter(|block| counts(block)) {
        if let Some(mass) = masses.get_mut(block.node) {
            *mass += block.mass();
        }
    }
    for index in (1..nodes.len()).rev() {
        masses[nodes[index].parent] += masses[index];
    }
    masses
}

/// Goes down from the root as long as one element holds nearly all the prose.
fn find_main(nodes: &[Node], masses: &[usize]) -> usize {
    let mut main = 0;
    loop {
        if is_article_body(&nodes[main]) {
            return main;
        }
        let (mut child, mut next) = (main + 1, None);
        while child < nodes[main].end {
            let node = &nodes[child];
            let is_container = matches!(
                node.tag,
                Tag::Container
                    | Tag::Article
                    | Tag::Cell
                    | Tag::Row
                    | Tag::Inline
                    | Tag::Aside
                    | Tag::Footer
            );
            if is_container && masses[child] > 0 && masses[child] * 100 >= masses[main] * NEARLY_ALL
            {
                next = Some(child);
                break;
            }
            child = node.end.max(child + 1);
        }
        match next {
            Some(child) => main = child,
            None => return main,
        }
    }
}

fn is_article_body(node: &Node) -> bool {
    node.attribute("itemprop")
        .split_ascii_whitespace()
        .any(|value| value.eq_ignore_ascii_case("articleBody"))
}

/// The block with the headline: a heading of the first rank in or before the main part, the one that the head names, else
/// the last before the prose begins.
fn find_headline(
    blocks: &[Block],
    main: usize,
    end: usize,
    title: Option<&str>,
    is_hinted: &impl Fn(usize) -> bool,
) -> Option<usize> {
    let first_prose = blocks
        .iter()
        .position(|block| block.node >= main && block.mass() > 0 && !is_hinted(block.node))?;
    let before = || (0..first_prose).filter(|&at| blocks[at].node < end);
    let named = before().find(|&at| {
        title.is_some_and(|title| !title.is_empty() && title.starts_with(blocks[at].text.as_str()))
            && blocks[at].n_words >= 3
            && blocks[at].heading > 0
    });
    named.or_else(|| before().rfind(|&at| blocks[at].heading == 1 && !is_hinted(blocks[at].node)))
}
