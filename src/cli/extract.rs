//! `extract`: the indicators of an article as a document.

use std::io::{self, BufRead, Write};
use std::path::Path;
use std::sync::mpsc;
use std::thread;

use super::{Extract, Fault, article, input, output};
use crate::document::MOST_INDICATORS;
use crate::extract::{Extraction, document_of, extract};
use crate::suggest;

/// An article, or a line of an archive, may not be larger, in bytes.
const MOST_BYTES: usize = 5_000_000;
/// Lines that are read before the first of them is written: bounds memory.
const BATCH_LINES: usize = 256;
const BATCH_BYTES: usize = 8_000_000;

pub(super) fn run(arguments: &Extract) -> Result<(), Fault> {
    if arguments.ndjson {
        return lines(arguments);
    }
    let bytes = input::article_bytes(&arguments.file, MOST_BYTES)?;
    let text = article_of(&bytes, &arguments.file)?;
    let found = extract(&text);
    let document = written(&text, &found, None, arguments);
    if arguments.charts && arguments.explain {
        reasons(&text, &found);
    }
    output::print(&pretty(&document)?)?;
    for doubt in &found.doubts {
        let place: String = text
            .chars()
            .skip(doubt.span.start as usize)
            .take((doubt.span.end - doubt.span.start).min(40) as usize)
            .collect();
        output::say(&match doubt.code {
            "rejoined" => format!(
                "警告 rejoined：句子被版面隔断，已与下文相接，请核对 (a sentence broken by the layout was joined to its end): {place}"
            ),
            _ => format!("警告 broken：这一行没有完句 (a line breaks off in the middle of a sentence): {place}"),
        });
    }
    if found.indicators.len() > MOST_INDICATORS {
        output::say(&format!(
            "警告 size：共 {} 项指标，文档只容 {MOST_INDICATORS} 项，其余略去 (indicators beyond the limit were left out)",
            found.indicators.len()
        ));
    }
    Ok(())
}

/// The document, with suggested charts where they are asked for.
fn written(text: &str, found: &Extraction, id: Option<&str>, arguments: &Extract) -> String {
    let write = if arguments.charts { suggest::document_of } else { document_of };
    write(text, found, id, arguments.explain)
}

/// Why each chart is suggested: a document has no place for that.
fn reasons(text: &str, found: &Extraction) {
    let chars: Vec<char> = text.chars().collect();
    for (i, chart) in suggest::suggest(found, &chars).iter().enumerate() {
        let (zh, en) = chart.reason.split_once('|').unwrap_or((chart.reason, ""));
        output::say(&format!("c{}（{}）：{zh} ({en})", i + 1, chart.title));
    }
}

/// The document with one field a line.
fn pretty(document: &str) -> Result<String, Fault> {
    let value: serde_json::Value =
        serde_json::from_str(document).map_err(|error| Fault::usage(format!("the document: {error}")))?;
    Ok(format!("{value:#}\n"))
}

/// The article's text in a file: UTF-8 or GB18030, plain or HTML.
fn article_of(bytes: &[u8], path: &Path) -> Result<String, Fault> {
    let name = path.display();
    if bytes.len() > MOST_BYTES {
        return Err(Fault::input(format!("错误 size：{name} 超过 5 MB (larger than 5 MB)")));
    }
    let text = decoded(bytes).ok_or_else(|| {
        Fault::input(format!(
            "错误 encoding：{name} 既不是 UTF-8，也不是 GB18030 文字 (neither UTF-8 nor GB18030 text)"
        ))
    })?;
    if !is_html(&text, path) {
        return Ok(text);
    }
    let selector = article::article_selector(&text);
    article::article_text(&text, selector.as_deref())
        .or_else(|| article::article_text(&text, None))
        .ok_or_else(|| Fault::input(format!("错误 html：{name} 里没有正文 (no article in this page)")))
}

/// UTF-8, or else GB18030; none for anything that is no text.
fn decoded(bytes: &[u8]) -> Option<String> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text).to_owned(),
        Err(_) => {
            let (text, faulty) = encoding_rs::GB18030.decode_without_bom_handling(bytes);
            if faulty {
                return None;
            }
            text.into_owned()
        }
    };
    // Pictures and archives decode by chance.
    (!text.contains('\0')).then_some(text)
}

fn is_html(text: &str, path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    match extension.as_str() {
        "html" | "htm" | "xhtml" => true,
        "txt" | "md" => false,
        _ => text.trim_start().starts_with('<'),
    }
}

/// A line of the archive, and what becomes of it.
type Answer = Result<String, String>;

/// One document a line for one JSON object a line, in input order.
fn lines(arguments: &Extract) -> Result<(), Fault> {
    let fault = |error: io::Error| Fault::usage(format!("{}: {error}", arguments.file.display()));
    let mut input: Box<dyn BufRead> = if arguments.file.as_os_str() == "-" {
        Box::new(io::stdin().lock())
    } else {
        Box::new(io::BufReader::new(std::fs::File::open(&arguments.file).map_err(fault)?))
    };
    let workers = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let (mut number, mut bad) = (0_usize, 0_usize);
    loop {
        let batch = batch(&mut *input).map_err(fault)?;
        if batch.is_empty() {
            break;
        }
        let answers = answered(&batch, workers, arguments);
        let mut out = io::BufWriter::new(io::stdout().lock());
        for (line, answer) in batch.iter().zip(answers) {
            number += 1;
            let written = match answer {
                Ok(document) if document.is_empty() && line.trim_ascii().is_empty() => Ok(()),
                Ok(document) => out.write_all(document.as_bytes()).and_then(|()| out.write_all(b"\n")),
                Err(message) => {
                    bad += 1;
                    output::say(&format!("第 {number} 行 (line {number}): {message}"));
                    Ok(())
                }
            };
            match written {
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(()),
                Err(error) => return Err(Fault::usage(format!("standard output: {error}"))),
                Ok(()) => {}
            }
        }
        out.flush().or_else(|error| {
            if error.kind() == io::ErrorKind::BrokenPipe {
                Ok(())
            } else {
                Err(Fault::usage(format!("standard output: {error}")))
            }
        })?;
    }
    if bad > 0 {
        output::say(&format!("{bad} 行略过 (lines passed over: {bad})"));
    }
    Ok(())
}

/// Some lines of the input; of one that is too long, its start.
fn batch(input: &mut dyn BufRead) -> io::Result<Vec<Vec<u8>>> {
    let (mut lines, mut bytes) = (Vec::new(), 0);
    while lines.len() < BATCH_LINES && bytes < BATCH_BYTES {
        let Some(line) = line(input)? else { break };
        bytes += line.len();
        lines.push(line);
    }
    Ok(lines)
}

/// A line may hold an article twice its size: JSON escapes.
const MOST_LINE: usize = 3 * MOST_BYTES;

fn line(input: &mut dyn BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    loop {
        let chunk = input.fill_buf()?;
        if chunk.is_empty() {
            return Ok((!line.is_empty()).then_some(line));
        }
        let end = chunk.iter().position(|byte| *byte == b'\n');
        let part = &chunk[..end.unwrap_or(chunk.len())];
        let room = (MOST_LINE + 1).saturating_sub(line.len());
        line.extend_from_slice(&part[..part.len().min(room)]);
        let used = end.map_or(chunk.len(), |end| end + 1);
        input.consume(used);
        if end.is_some() {
            return Ok(Some(line));
        }
    }
}

/// The answers to a batch, in its order, made on all cores.
fn answered(batch: &[Vec<u8>], workers: usize, arguments: &Extract) -> Vec<Answer> {
    let mut answers: Vec<Option<Answer>> = vec![None; batch.len()];
    thread::scope(|scope| {
        let (send, receive) = mpsc::channel();
        for worker in 0..workers.min(batch.len()) {
            let send = send.clone();
            scope.spawn(move || {
                for (at, line) in batch.iter().enumerate().skip(worker).step_by(workers) {
                    if send.send((at, answer(line, arguments))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(send);
        for (at, answer) in receive {
            answers[at] = Some(answer);
        }
    });
    answers.into_iter().map(|answer| answer.unwrap_or_else(|| Err("no answer".to_owned()))).collect()
}

fn answer(line: &[u8], arguments: &Extract) -> Answer {
    if line.trim_ascii().is_empty() {
        return Ok(String::new());
    }
    if line.len() > MOST_LINE {
        return Err("size：超过 5 MB (larger than 5 MB)".to_owned());
    }
    let value: serde_json::Value = serde_json::from_slice(line).map_err(|error| format!("json：{error}"))?;
    let field = |key: &str| value.get(key).and_then(serde_json::Value::as_str);
    let text = field("text").ok_or("missing：缺少 text (no text)")?;
    if text.len() > MOST_BYTES {
        return Err("size：超过 5 MB (larger than 5 MB)".to_owned());
    }
    let id = match value.get("id") {
        Some(serde_json::Value::String(id)) => Some(id.clone()),
        Some(serde_json::Value::Number(id)) => Some(id.to_string()),
        _ => None,
    };
    Ok(written(text, &extract(text), id.as_deref(), arguments))
}
