//! Which articles are held out: one in ten, by their name, so that all models and runs agree.

/// Whether an article is held out, by its file name with or without folder and extension.
pub(crate) fn is_held_out(file: &str) -> bool {
    fold_of(file) == 0
}

/// One of ten parts.
pub(crate) fn fold_of(file: &str) -> u32 {
    let name = file.rsplit('/').next().unwrap_or(file);
    let stem = name.strip_suffix(".txt").unwrap_or(name);
    let hash = stem.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    (hash >> 8) % 10
}

/// One of some parts, independent of [`fold_of`]; a [varied](crate::attribution::vary) article goes with its original.
pub(crate) fn part_of(name: &str, parts: u32) -> u32 {
    let original = match name.rsplit_once("-v") {
        Some((original, seed))
            if !seed.is_empty() && seed.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            original
        }
        _ => name,
    };
    let hash = original.bytes().fold(0x9747_b28c_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    (hash >> 7) % parts.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_varied_article_goes_with_its_original() {
        for name in ["harbour-strike", "dse-007", "plum-v"] {
            assert_eq!(part_of(&format!("{name}-v12"), 1000), part_of(name, 1000));
        }
        assert!(part_of("east-view", 1000) != part_of("east", 1000));
    }
}
