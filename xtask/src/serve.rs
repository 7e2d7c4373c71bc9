//! A static server for one's own machine: plain files, no rewriting, as on the hosts that the site is meant for.

use std::{
    fs,
    io::{BufRead, BufReader, ErrorKind, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    thread,
};

use anyhow::{Context, Result, bail};

use crate::process::{root, say};

const PORT: u16 = 8080;
/// Ports tried after the first.
const TRIES: u16 = 50;

/// The port of `--port N`; 8080 by default.
pub(crate) fn parse_port(arguments: &[String]) -> Result<u16> {
    match arguments {
        [] => Ok(PORT),
        [option, port] if option == "--port" => port
            .parse()
            .with_context(|| format!("`{port}` is not a port (0 to 65535)")),
        _ => bail!("`cargo xtask serve` takes nothing but `--port N`"),
    }
}

/// Serves `dist/` until it is stopped.
pub(crate) fn serve_site(port: u16) -> Result<()> {
    let folder = root()
        .join("dist")
        .canonicalize()
        .context("dist/ is not there")?;
    let listener = listen(port)?;
    let taken = listener.local_addr()?.port();
    if taken != port && port != 0 {
        say(&format!("port {port} is taken"));
    }
    say(&format!(
        "On Record is at http://127.0.0.1:{taken} (stop with Ctrl-C)"
    ));
    for connection in listener.incoming() {
        let Ok(mut connection) = connection else {
            continue;
        };
        let folder = folder.clone();
        // A browser that hangs up early is no concern of the server's.
        thread::spawn(move || answer(&mut connection, &folder).ok());
    }
    Ok(())
}

/// Listens on the port, or on the next that is free.
fn listen(port: u16) -> Result<TcpListener> {
    for candidate in port..=port.saturating_add(TRIES) {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, candidate)) {
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            bound => return bound.with_context(|| format!("port {candidate} cannot be opened")),
        }
    }
    bail!(
        "ports {port} to {} are all taken\nremedy: name another with `--port N`",
        port.saturating_add(TRIES)
    )
}

/// Answers one request and closes.
fn answer(connection: &mut TcpStream, folder: &Path) -> std::io::Result<()> {
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
        (Some("GET" | "HEAD"), Some(target)) => match find_file(folder, target).and_then(|file| {
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
    use std::io::Read;

    use super::*;

    /// Sends one request to the real server over a real socket.
    #[track_caller]
    fn check(request: &str, expected_status: &str, expected_type: &str, expected_in_body: &str) {
        let folder = root().join("xtask").canonicalize().unwrap();
        let listener = listen(0).unwrap();
        let address = listener.local_addr().unwrap();
        let server =
            thread::spawn(move || answer(&mut listener.accept().unwrap().0, &folder).unwrap());
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
        let first = listen(0).unwrap();
        let port = first.local_addr().unwrap().port();
        if port < u16::MAX {
            assert_ne!(listen(port).unwrap().local_addr().unwrap().port(), port);
        }
    }
}
