//! A static server for one's own machine: plain files, no rewriting, as on the hosts that the site is meant for.

use std::{
    fs,
    io::{BufRead, BufReader, ErrorKind, Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    sync::{PoisonError, RwLock},
    thread,
};

use anyhow::{Context, Result, bail, ensure};

use crate::process::say;

const PORT: u16 = 8080;
/// Ports tried after the first.
const TRIES: u16 = 50;

/// What `cargo xtask serve` was asked for.
pub(crate) struct Options {
    pub(crate) port: u16,
    /// Whether to stop as soon as the page has answered: what measures how long that takes.
    pub(crate) is_once: bool,
}

impl Options {
    /// Reads `--port N` and `--once`; the port is 8080 by default.
    pub(crate) fn parse(arguments: &[String]) -> Result<Self> {
        let mut options = Self {
            port: PORT,
            is_once: false,
        };
        let mut rest = arguments.iter().map(String::as_str);
        while let Some(option) = rest.next() {
            match option {
                "--port" => {
                    let port = rest.next().context("`--port` wants a number")?;
                    options.port = port
                        .parse()
                        .with_context(|| format!("`{port}` is not a port (0 to 65535)"))?;
                }
                "--once" => options.is_once = true,
                _ => bail!("`cargo xtask serve` takes nothing but `--port N` and `--once`"),
            }
        }
        Ok(options)
    }
}

/// The folders whose files are served, the first that has one winning.
pub(crate) struct Folders(RwLock<Vec<PathBuf>>);

impl Folders {
    pub(crate) fn new(folder: PathBuf) -> Result<Self> {
        let folders = Self(RwLock::default());
        folders.put_first(folder)?;
        Ok(folders)
    }

    /// Serves a folder from now on, and from the others what it does not have: pages that are open may still ask for it.
    pub(crate) fn put_first(&self, folder: PathBuf) -> Result<()> {
        let folder = folder
            .canonicalize()
            .with_context(|| format!("{} is not there", folder.display()))?;
        let mut folders = self.0.write().unwrap_or_else(PoisonError::into_inner);
        folders.insert(0, folder);
        Ok(())
    }

    fn find(&self, target: &str) -> Option<PathBuf> {
        let folders = self.0.read().unwrap_or_else(PoisonError::into_inner);
        folders.iter().find_map(|folder| find_file(folder, target))
    }
}

/// Answers requests until the program ends.
pub(crate) fn run(listener: &TcpListener, folders: &'static Folders) {
    for connection in listener.incoming() {
        let Ok(mut connection) = connection else {
            continue;
        };
        // A browser that hangs up early is no concern of the server's.
        thread::spawn(move || answer(&mut connection, folders).ok());
    }
}

/// Asks a server of this machine for the page and for the program that it links.
pub(crate) fn check(port: u16) -> Result<()> {
    let page = ask(port, "/")?;
    let (_, rest) = page
        .split_once("id=\"app-module\"")
        .context("the page links no program")?;
    let (_, rest) = rest
        .split_once("href=\"./")
        .context("the page links no program")?;
    let name = rest.split('"').next().unwrap_or_default();
    ask(port, &format!("/{name}"))?;
    Ok(())
}

/// What a server of this machine answers; an error unless it has it.
fn ask(port: u16, target: &str) -> Result<String> {
    let mut connection = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    write!(
        connection,
        "GET {target} HTTP/1.1\r\nhost: localhost\r\n\r\n"
    )?;
    let mut said = Vec::new();
    connection.read_to_end(&mut said)?;
    let said = String::from_utf8_lossy(&said).into_owned();
    ensure!(
        said.starts_with("HTTP/1.1 200"),
        "{target} was not answered"
    );
    Ok(said)
}

/// Listens on the port, or on the next that is free; answers which.
pub(crate) fn listen(port: u16) -> Result<(TcpListener, u16)> {
    for candidate in port..=port.saturating_add(TRIES) {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, candidate)) {
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            bound => {
                let listener =
                    bound.with_context(|| format!("port {candidate} cannot be opened"))?;
                let taken = listener.local_addr()?.port();
                if taken != port && port != 0 {
                    say(&format!("port {port} is taken"));
                }
                return Ok((listener, taken));
            }
        }
    }
    bail!(
        "ports {port} to {} are all taken\nremedy: name another with `--port N`",
        port.saturating_add(TRIES)
    )
}

/// Answers one request and closes.
fn answer(connection: &mut TcpStream, folders: &Folders) -> std::io::Result<()> {
    let mut reader = BufReader::new(connection.try_clone()?);
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let mut header = String::new();
    // The headers are read to their end, else closing would cut the answer off.
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    let mut words = request.split_whitespace();
    let (status, kind, body) = match (words.next(), words.next()) {
        (Some("GET" | "HEAD"), Some(target)) => match folders.find(target).and_then(|file| {
            let body = fs::read(&file).ok()?;
            Some((content_type(&file), body))
        }) {
            Some((kind, body)) => ("200 OK", kind, body),
            None => (
                "404 Not Found",
                "text/plain; charset=utf-8",
                b"not found\n".to_vec(),
            ),
        },
        _ => (
            "405 Method Not Allowed",
            "text/plain; charset=utf-8",
            b"only GET and HEAD\n".to_vec(),
        ),
    };
    write!(
        connection,
        "HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {}\r\ncache-control: no-cache\r\n\
         x-content-type-options: nosniff\r\nconnection: close\r\n\r\n",
        body.len()
    )?;
    if !request.starts_with("HEAD") {
        connection.write_all(&body)?;
    }
    connection.flush()
}

/// The file that a request's target names, if it lies in the folder.
fn find_file(folder: &Path, target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?;
    let name = decode(path.strip_prefix('/')?)?;
    let file = folder.join(if name.is_empty() { "index.html" } else { &name });
    // Resolved first: whatever dots and links the name holds, the result must lie inside.
    let file = file.canonicalize().ok()?;
    (file.starts_with(folder) && file.is_file()).then_some(file)
}

/// Undoes percent-encoding; `None` if it is broken.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?
        } else {
            byte
        });
    }
    String::from_utf8(bytes).ok()
}

fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("css") => "text/css; charset=utf-8",
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("png") => "image/png",
        Some("svg") => "image/svg+xml",
        Some("txt") => "text/plain; charset=utf-8",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::process::root;

    /// Sends one request to the real server over a real socket.
    #[track_caller]
    fn check(request: &str, expected_status: &str, expected_type: &str, expected_in_body: &str) {
        let folders = Folders::new(root().join("xtask")).unwrap();
        let (listener, _) = listen(0).unwrap();
        let address = listener.local_addr().unwrap();
        let server =
            thread::spawn(move || answer(&mut listener.accept().unwrap().0, &folders).unwrap());
        let mut client = TcpStream::connect(address).unwrap();
        write!(client, "{request}\r\nhost: localhost\r\n\r\n").unwrap();
        let mut said = String::new();
        client.read_to_string(&mut said).unwrap();
        server.join().unwrap();
        assert!(
            said.starts_with(&format!("HTTP/1.1 {expected_status}")),
            "{said}"
        );
        assert!(
            said.contains(&format!("content-type: {expected_type}")),
            "{said}"
        );
        let (_, body) = said.split_once("\r\n\r\n").unwrap();
        assert!(body.contains(expected_in_body), "{body}");
    }

    #[test]
    fn a_file_is_served_with_its_type() {
        check(
            "GET /Cargo.toml?x=1 HTTP/1.1",
            "200",
            "application/octet-stream",
            "[package]",
        );
        check(
            "GET /src/%6dain.rs HTTP/1.1",
            "200",
            "application/octet-stream",
            "fn main",
        );
        assert_eq!(content_type(Path::new("app_bg.wasm")), "application/wasm");
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        for target in [
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/src/../../Cargo.toml",
            "//etc/passwd",
            "/src",
        ] {
            check(
                &format!("GET {target} HTTP/1.1"),
                "404",
                "text/plain",
                "not found",
            );
        }
    }

    #[test]
    fn other_methods_and_nonsense_are_refused() {
        check("POST /Cargo.toml HTTP/1.1", "405", "text/plain", "only GET");
        check("GET /%zz HTTP/1.1", "404", "text/plain", "not found");
    }

    #[test]
    fn the_next_port_is_taken_when_one_is_in_use() {
        let (_first, port) = listen(0).unwrap();
        if port < u16::MAX {
            assert_ne!(listen(port).unwrap().1, port);
        }
    }

    #[test]
    fn a_folder_put_first_wins_and_the_others_fill_its_gaps() {
        let folders = Folders::new(root().to_owned()).unwrap();
        folders.put_first(root().join("xtask")).unwrap();
        let found = |target| folders.find(target).unwrap();
        assert!(found("/Cargo.toml").ends_with("xtask/Cargo.toml"));
        assert!(found("/index.html").ends_with("index.html"));
    }

    #[test]
    fn options_are_read() {
        let parse = |given: &[&str]| {
            let given: Vec<String> = given.iter().map(|&option| option.to_owned()).collect();
            Options::parse(&given).map(|options| (options.port, options.is_once))
        };
        assert_eq!(parse(&[]).unwrap(), (PORT, false));
        assert_eq!(parse(&["--once", "--port", "90"]).unwrap(), (90, true));
        assert!(parse(&["--port", "many"]).is_err());
        assert!(parse(&["--open"]).is_err());
    }
}
