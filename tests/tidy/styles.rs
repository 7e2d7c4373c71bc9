//! How styles are laid out: layers, links, colours.

use super::{assert_none, read, under};

#[test]
fn every_stylesheet_is_linked_and_is_one_layer() {
    let page = read("index.html");
    let order: Vec<usize> = under("styles/", ".css")
        .iter()
        .map(|file| {
            let at = page
                .find(&format!("\"{file}\""))
                .unwrap_or_else(|| panic!("{file} is not linked in index.html"));
            let text = without_comments(&read(file));
            let mut rules = text.trim();
            if file == "styles/tokens.css" {
                let (order, rest) = rules.split_once(';').unwrap_or_default();
                assert!(
                    order.starts_with("@layer"),
                    "{file} must open with the order of the layers"
                );
                rules = rest.trim();
            }
            assert_eq!(n_blocks(rules), 1, "{file} must be one @layer block");
            assert!(
                rules.starts_with("@layer "),
                "{file} must be one @layer block"
            );
            assert!(
                !rules.contains("@import"),
                "{file}: Trunk does not resolve @import"
            );
            at
        })
        .collect();
    let tokens = page.find("\"styles/tokens.css\"");
    assert_eq!(
        tokens,
        order.iter().copied().min(),
        "styles/tokens.css must be linked first"
    );
    assert_eq!(
        page.matches("rel=\"css\"").count(),
        order.len(),
        "index.html links a stylesheet twice, or one that is gone"
    );
}

#[test]
fn colours_stand_in_the_tokens_alone() {
    let mut wrong = Vec::new();
    for file in under("styles/", ".css") {
        if file == "styles/tokens.css" || file == "styles/print.css" {
            continue;
        }
        for line in without_comments(&read(&file)).lines() {
            let value = line.split_once(':').map_or("", |(_, value)| value);
            if ["oklch(", "rgb(", "hsl("]
                .iter()
                .any(|colour| value.contains(colour))
                || has_hex_colour(value)
            {
                wrong.push(format!("{file}: literal colour: {}", line.trim()));
            }
        }
    }
    assert_none(&wrong);
}

fn without_comments(css: &str) -> String {
    let mut kept = String::new();
    for (index, part) in css.split("/*").enumerate() {
        kept.push_str(if index == 0 {
            part
        } else {
            part.split_once("*/").map_or("", |(_, rest)| rest)
        });
    }
    kept
}

/// Blocks at the outermost level, and statements outside any.
fn n_blocks(css: &str) -> usize {
    let (mut depth, mut n) = (0_u32, 0);
    for character in css.chars() {
        match character {
            '{' => {
                n += usize::from(depth == 0);
                depth += 1;
            }
            '}' => depth = depth.saturating_sub(1),
            ';' => n += usize::from(depth == 0),
            _ => {}
        }
    }
    n
}

fn has_hex_colour(value: &str) -> bool {
    value.match_indices('#').any(|(at, _)| {
        let n = value[at + 1..]
            .chars()
            .take_while(char::is_ascii_hexdigit)
            .count();
        matches!(n, 3 | 4 | 6 | 8)
    })
}
