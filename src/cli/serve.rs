//! `serve`: a folder on the loopback address, for previews.

use std::convert::Infallible;
use std::fs;
use std::io;
use std::net::Ipv4Addr;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{HeaderName, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use tokio::net::TcpListener;
use tokio::runtime;
use tokio::task::spawn_blocking;

use super::{Fault, Serve, output};

/// What a page may load: the policy that the developers' guide recommends.
const CSP: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: blob:; connect-src 'self'; frame-src 'self'";

/// Sent with every answer. Sandboxed frames have the origin `null`, so
/// assets are open to all origins, as on a static host.
const HEADERS: [(&str, &str); 4] = [
    ("content-security-policy", CSP),
    ("access-control-allow-origin", "*"),
    ("x-content-type-options", "nosniff"),
    ("cache-control", "no-cache"),
];

const NOT_FOUND: &str = "<!doctype html>\n<html lang=\"zh-Hans\">\n<meta charset=\"utf-8\">\n<title>404</title>\n\
    <p>这里没有这个文件。No such file here.</p>\n";

const HTML: &str = "text/html; charset=utf-8";
const TEXT: &str = "text/plain; charset=utf-8";

/// Kept as they are in a path: RFC 3986, unreserved.
const PATH: AsciiSet = NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

pub(super) fn run(arguments: &Serve) -> Result<(), Fault> {
    let folder = &arguments.dir;
    let root = fs::canonicalize(folder)
        .ok()
        .filter(|root| root.is_dir())
        .ok_or_else(|| Fault::usage(format!("{}: no such folder", folder.display())))?;
    let page: Vec<String> = arguments.page.trim_start_matches('/').split('/').map(encoded).collect();
    let path = match find(&root, &["/", &page.join("/")].concat()) {
        Found::Folder(path) => path,
        Found::Nothing if !arguments.page.is_empty() => {
            return Err(Fault::usage(format!("--page {}: no such page in {}", arguments.page, folder.display())));
        }
        _ => ["/", &page.join("/")].concat(),
    };
    let runtime = runtime::Builder::new_multi_thread().enable_io().build();
    let runtime = runtime.map_err(|error| Fault::usage(format!("no threads: {error}")))?;
    runtime.block_on(async {
        let taken =
            |error: io::Error| Fault::usage(format!("port {}: {error}; --port 0 picks a free one", arguments.port));
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, arguments.port)).await.map_err(taken)?;
        let address = listener.local_addr().map_err(taken)?;
        output::print(&format!("http://{address}{path}\n"))?;
        listen(listener, root.into()).await
    })
}

/// Serves until the process is stopped.
async fn listen(listener: TcpListener, root: Arc<Path>) -> Result<(), Fault> {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // Out of file handles, most likely: some will come back.
            std::thread::sleep(Duration::from_millis(50));
            continue;
        };
        let root = Arc::clone(&root);
        let service = service_fn(move |request| respond(Arc::clone(&root), request));
        // A reader that left early is no fault of ours.
        tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
    }
}

async fn respond(root: Arc<Path>, request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    let url = request.uri().path_and_query().map_or("*", |url| url.as_str()).to_owned();
    let method = request.method().clone();
    let answer = spawn_blocking(move || answer(&root, &method, &url)).await;
    let answer = answer.unwrap_or_else(|_| Answer::new(500, TEXT, "500\n"));
    let mut response = Response::new(Full::from(answer.body));
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or_default();
    let headers = HEADERS.into_iter().chain(answer.headers.iter().map(|(name, value)| (*name, value.as_str())));
    for (name, value) in headers {
        if let Ok(value) = HeaderValue::from_str(value) {
            response.headers_mut().insert(HeaderName::from_static(name), value);
        }
    }
    Ok(response)
}

struct Answer {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

impl Answer {
    fn new(status: u16, mime: &str, body: impl Into<Vec<u8>>) -> Self {
        Self { status, headers: vec![("content-type", mime.to_owned())], body: body.into() }
    }

    fn with(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }
}

fn answer(root: &Path, method: &Method, url: &str) -> Answer {
    if !matches!(*method, Method::GET | Method::HEAD) {
        return Answer::new(405, TEXT, "GET, HEAD\n").with("allow", "GET, HEAD");
    }
    match find(root, url) {
        Found::File(path) => match fs::read(&path) {
            Ok(body) => Answer::new(200, mime(&path), body),
            Err(_) => Answer::new(404, HTML, NOT_FOUND),
        },
        Found::Folder(location) => Answer::new(301, TEXT, "").with("location", &location),
        Found::Nothing => Answer::new(404, HTML, NOT_FOUND),
    }
}

/// What an address names.
#[derive(Debug, PartialEq)]
enum Found {
    /// A regular file inside the root.
    File(PathBuf),
    /// A folder without its slash; its proper address.
    Folder(String),
    /// Nothing that may be shown.
    Nothing,
}

fn find(root: &Path, url: &str) -> Found {
    // A name that could climb, start anew (C:, /) or be hidden (.git) is
    // refused before the file system sees it; links that lead out, after.
    let (path, query) = url.find(['?', '#']).map_or((url, ""), |at| url.split_at(at));
    let Ok(decoded) = percent_decode_str(path).decode_utf8() else { return Found::Nothing };
    let Some(names) = decoded.strip_prefix('/') else { return Found::Nothing };
    let (names, slash) = match names.strip_suffix('/') {
        Some(names) => (names, true),
        None => (names, names.is_empty()),
    };
    let names: Vec<&str> =
        if names.is_empty() && !decoded.starts_with("//") { Vec::new() } else { names.split('/').collect() };
    if !names.iter().all(|name| is_plain(name)) {
        return Found::Nothing;
    }
    let mut file = root.to_owned();
    file.extend(&names);
    if file.is_dir() {
        if !slash {
            let path: Vec<String> = names.iter().map(|name| encoded(name)).collect();
            let query = query.split('#').next().unwrap_or_default();
            return Found::Folder(["/", &path.join("/"), "/", query].concat());
        }
        file.push("index.html");
    } else if slash {
        return Found::Nothing;
    }
    match fs::canonicalize(&file) {
        Ok(file) if file.starts_with(root) && file.is_file() => Found::File(file),
        _ => Found::Nothing,
    }
}

fn is_plain(name: &str) -> bool {
    let mut parts = Path::new(name).components();
    let one = matches!((parts.next(), parts.next()), (Some(Component::Normal(part)), None) if part == name);
    one && !name.starts_with('.') && !name.contains(['\\', ':', '\0'])
}

fn encoded(name: &str) -> String {
    utf8_percent_encode(name, &PATH).to_string()
}

fn mime(path: &Path) -> &'static str {
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    match extension.as_str() {
        "html" | "htm" => HTML,
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml; charset=utf-8",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "otf" => "font/otf",
        "ttf" => "font/ttf",
        "woff2" => "font/woff2",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "md" | "ts" | "tsv" => TEXT,
        _ => "application/octet-stream",
    }
}
