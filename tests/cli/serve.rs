//! `serve`: what it gives, and what it refuses.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::{Folder, PROGRAM, ROOT, run, stderr};

/// A server of our own, stopped with its test.
struct Site {
    child: Child,
    /// As printed, without `http://`.
    address: String,
    port: u16,
}

impl Site {
    fn new(folder: &str, more: &[&str]) -> Self {
        let mut child = Command::new(PROGRAM)
            .args(["serve", folder, "--port", "0"])
            .args(more)
            .current_dir(ROOT)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("a pipe")).read_line(&mut line).expect("an address");
        let address = line.trim_end().strip_prefix("http://").expect("an address").to_owned();
        let port = address.split(['/', ':']).nth(1).and_then(|port| port.parse().ok()).expect("a port");
        Self { child, address, port }
    }

    /// Sends `line` as the request line.
    fn ask(&self, line: &str) -> Answer {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(10))).expect("a timeout");
        let request = format!("{line} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).expect("written");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("an answer");
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8(bytes[..end].to_vec()).expect("ASCII");
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        Answer { status, head, body: bytes[end + 4..].to_vec() }
    }

    fn get(&self, path: &str) -> Answer {
        self.ask(&format!("GET {path}"))
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        self.head
            .lines()
            .filter_map(|line| line.split_once(": "))
            .find_map(|(own, value)| own.eq_ignore_ascii_case(name).then_some(value))
    }
}

fn folder(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.file("www/index.html", "<!doctype html>");
    folder.file("www/articles/增长 一/index.html", "<p>增长</p>");
    folder.file("www/empty/note.txt", "x");
    folder.file("www/.hidden/secret.txt", "secret");
    folder.file("www/.env", "secret");
    folder.file("secret.txt", "secret");
    folder.file("www-other/secret.txt", "secret");
    folder
}

#[test]
fn types_and_headers() {
    let folder = folder("types");
    let site = Site::new(&folder.path("www"), &[]);
    assert_eq!(site.address, format!("127.0.0.1:{}/", site.port));
    for (name, mime) in [
        ("a.html", "text/html; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.mjs", "text/javascript; charset=utf-8"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.json", "application/json; charset=utf-8"),
        ("a.wasm", "application/wasm"),
        ("a.svg", "image/svg+xml; charset=utf-8"),
        ("a.PNG", "image/png"),
        ("a.otf", "font/otf"),
        ("a.txt", "text/plain; charset=utf-8"),
        ("a.exe", "application/octet-stream"),
        ("a", "application/octet-stream"),
    ] {
        folder.file(&format!("www/{name}"), name);
        let answer = site.get(&format!("/{name}?v=1"));
        assert_eq!((answer.status, answer.header("Content-Type")), (200, Some(mime)), "{name}");
        assert_eq!(answer.body, name.as_bytes());
    }
    for answer in [site.get("/"), site.get("/none"), site.ask("POST /")] {
        assert_eq!(
            answer.header("Content-Security-Policy"),
            Some(
                "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                 img-src 'self' data: blob:; connect-src 'self'; frame-src 'self'"
            )
        );
        assert_eq!(answer.header("Access-Control-Allow-Origin"), Some("*"));
        assert_eq!(answer.header("X-Content-Type-Options"), Some("nosniff"));
        assert_eq!(answer.header("Cache-Control"), Some("no-cache"));
    }
}

#[test]
fn methods() {
    let folder = folder("methods");
    let big = "x".repeat(200_000);
    folder.file("www/big.txt", &big);
    let site = Site::new(&folder.path("www"), &[]);
    let (get, head) = (site.get("/big.txt"), site.ask("HEAD /big.txt"));
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("Content-Length"), Some("200000"));
    assert_eq!((get.header("Content-Length"), get.body.len()), (Some("200000"), 200_000));
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "BREW"] {
        let answer = site.ask(&format!("{method} /"));
        assert_eq!((answer.status, answer.header("Allow")), (405, Some("GET, HEAD")), "{method}");
    }
    let none = site.get("/none.html");
    assert_eq!((none.status, none.header("Content-Type")), (404, Some("text/html; charset=utf-8")));
    assert!(!none.body.is_empty());
}

#[test]
fn folders() {
    let folder = folder("folders");
    let site = Site::new(&folder.path("www"), &["--page", "articles/增长 一/"]);
    let path = "/articles/%E5%A2%9E%E9%95%BF%20%E4%B8%80/";
    assert_eq!(site.address, format!("127.0.0.1:{}{path}", site.port));
    assert_eq!(site.get(path).body, "<p>增长</p>".as_bytes());
    let moved = site.get("/articles/%e5%a2%9e%e9%95%bf%20%e4%b8%80?v=1");
    assert_eq!((moved.status, moved.header("Location")), (301, Some([path, "?v=1"].concat().as_str())));
    assert_eq!(site.get("/empty/").status, 404);
    assert_eq!(site.get("/index.html/").status, 404);
}

#[test]
fn nothing_outside_the_folder() {
    let folder = folder("outside");
    #[cfg(unix)]
    for (link, target) in
        [("www/link.txt", "secret.txt"), ("www/links", "www-other"), ("www/inside.html", "www/index.html")]
    {
        std::os::unix::fs::symlink(folder.path(target), folder.path(link)).expect("a link");
    }
    let site = Site::new(&folder.path("www"), &[]);
    let absolute = folder.path("secret.txt");
    for path in [
        "/../secret.txt",
        "/empty/../../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/.%2e/secret.txt",
        "/%252e%252e/secret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "/../www-other/secret.txt",
        "/empty/./note.txt",
        "//empty/note.txt",
        "/empty//note.txt",
        &["/", &absolute].concat(),
        &absolute,
        &absolute.replacen('/', "/%2f", 1),
        "/index.html%00",
        "/%00",
        "/secret.txt%00.html",
        "/%ff%fe",
        "/C:/secret.txt",
        "/C:%5Csecret.txt",
        "/link.txt",
        "/links/secret.txt",
        "/links/",
        "/.env",
        "/.hidden/secret.txt",
        "/.hidden",
        "index.html",
        "*",
    ] {
        let answer = site.get(path);
        // What is no address at all is refused before it is looked up.
        assert!(matches!(answer.status, 400 | 404), "{path}: {}", answer.status);
        assert!(!String::from_utf8_lossy(&answer.body).contains("secret"), "{path}");
    }
    let away = site.get("//example.org/..");
    assert_eq!((away.status, away.header("Location")), (404, None));
    #[cfg(unix)]
    assert_eq!(site.get("/inside.html").status, 200);
}

#[test]
fn loopback_only() {
    let folder = folder("loopback");
    let site = Site::new(&folder.path("www"), &[]);
    // Were every address bound, this one would answer, too: 127.0.0.2 is the same machine.
    if cfg!(target_os = "linux") {
        assert!(TcpStream::connect((Ipv4Addr::new(127, 0, 0, 2), site.port)).is_err());
    }
}

#[test]
fn many_at_once() {
    let folder = folder("many");
    let site = Site::new(&folder.path("www"), &[]);
    // Connections that never say anything, or keep open, hold nobody up.
    let idle: Vec<_> = (0..40).map(|_| TcpStream::connect((Ipv4Addr::LOCALHOST, site.port)).expect("open")).collect();
    std::thread::scope(|scope| {
        for _ in 0..16 {
            scope.spawn(|| assert_eq!(site.get("/").status, 200));
        }
    });
    for mut stream in idle {
        stream.write_all(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n").expect("written");
        assert!(stream.read(&mut [0; 16]).expect("an answer") > 0);
        assert_eq!(site.get("/").status, 200);
    }
}

#[test]
fn faults_of_the_call() {
    let folder = folder("faults");
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    let port = taken.local_addr().expect("an address").port().to_string();
    let output = run(&["serve", &folder.path("www"), "--port", &port]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains(&port));
    assert_eq!(run(&["serve", &folder.path("none")]).status.code(), Some(2));
    assert_eq!(run(&["serve", &folder.path("secret.txt")]).status.code(), Some(2));
    for page in ["none.html", "../secret.txt", ".env"] {
        assert_eq!(
            run(&["serve", &folder.path("www"), "--port", "0", "--page", page]).status.code(),
            Some(2),
            "{page}"
        );
    }
}
