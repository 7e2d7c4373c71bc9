//! `invent N SEED FILE`: an invented edition of N attributions, packed, for a site that is told of it (`cargo xtask long`).

fn main() -> std::process::ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let parsed = match &arguments[..] {
        [n, seed, file] => n
            .parse()
            .ok()
            .zip(seed.parse().ok())
            .map(|(n, seed)| (n, seed, file)),
        _ => None,
    };
    let Some((n_quotes, seed, file)) = parsed else {
        eprintln!("usage: invent N SEED FILE");
        return std::process::ExitCode::from(2);
    };
    let edition = benchmarks::corpus::edition(n_quotes, seed);
    let packed = record::edition::pack::pack(&edition);
    if let Err(error) = std::fs::write(file, &packed) {
        eprintln!("{file}: {error}");
        return std::process::ExitCode::from(2);
    }
    benchmarks::say(&format!(
        "{file}: {} articles, {} bytes",
        edition.articles.len(),
        packed.len()
    ));
    std::process::ExitCode::SUCCESS
}
