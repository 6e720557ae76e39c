// A file or a paste as the text of an article. HTML is parsed, never rendered:
// what it would run or load stays text that nobody reads.
import { articleRoot, articleText } from '../article-text.js';
import { docxText } from './docx.js';
import { rowLine } from './row-line.js';
import { say } from './words.js';
import { ZipError } from './zip.js';

/** Bytes of a file, and of a text. */
export const MOST = 5_000_000;
/** A Word file has pictures, which are not read. */
const MOST_DOCX = 30_000_000;

/** A sentence for the editor. */
export class ReadingError extends Error {}

/** @param {string} words @param {(string | number)[]} args @returns {never} */
const refuse = (words, ...args) => { throw new ReadingError(say(words, ...args)); };

/** Marks that turn or hide what is read, and control characters. */
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** A line that ends within its sentence: pages of a PDF, breaks of an editor's layout. */
const WITHIN = /([，、])\n(?=\S)/g;

/** Line ends of one kind, none within a sentence, nothing unseen. @param {string} text */
export function cleaned(text) {
  if (text.length > MOST) refuse('文字超过 500 万字符，请只贴这篇文章。|The text has more than 5 million characters; please paste this article alone.');
  return text.replace(/\r\n?/g, '\n').replace(UNSEEN, '').replace(WITHIN, '$1').replace(/\n{3,}/g, '\n\n');
}

/** What an editor sees of a table and of tracked changes. @param {Document} page */
function asSeen(page) {
  for (const gone of page.querySelectorAll('del')) gone.remove();
  for (const row of page.querySelectorAll('tr')) {
    const cells = [...row.children].filter((cell) => cell.matches('td,th'));
    const line = row.querySelector('table') ? null : rowLine(cells.map(articleText));
    if (line) cells.forEach((cell, i) => (i ? cell.remove() : cell.replaceChildren(line)));
  }
}

/**
 * Nothing of it runs or is drawn. Chromium reports what the page's policy
 * forbids in any document or template that it parses, this one, too.
 * @param {string} markup
 */
export function htmlText(markup) {
  if (markup.length > 4 * MOST) refuse('这段网页太大，请只复制正文。|This page is too large; please copy the article alone.');
  const page = new DOMParser().parseFromString(markup, 'text/html');
  asSeen(page);
  const root = articleRoot(page);
  return root ? cleaned(articleText(root)) : '';
}

/** UTF-8, or what Chinese systems wrote before. @param {ArrayBuffer} bytes */
function decoded(bytes) {
  const start = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  if (start[0] === 0xff && start[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (start[0] === 0xfe && start[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  for (const label of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes);
    } catch {
      // The next one.
    }
  }
  return refuse('认不出这个文件的文字编码，请另存为 UTF-8。|The encoding of this file is unknown; please save it as UTF-8.');
}

/** @param {File} file @returns {Promise<string>} */
async function word(file) {
  try {
    return cleaned(await docxText(await file.arrayBuffer()));
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    if (error.code === 'zip-size') return refuse('“{0}”解开后太大，没有读取；请把正文贴进来。|“{0}” is too large when unpacked and was not read; please paste the text.', file.name);
    if (error.code === 'zip-lock') return refuse('“{0}”有密码，请先去掉密码。|“{0}” has a password; please remove it first.', file.name);
    return refuse('“{0}”不是完好的 .docx 文件，打不开；请另存一份，或把正文贴进来。|“{0}” is no intact .docx file; please save it again, or paste the text.', file.name);
  }
}

/**
 * The text of a file, or the JSON that it is.
 * @param {File} file
 * @returns {Promise<{text: string} | {json: any}>}
 */
export async function readFile(file) {
  const suffix = file.name.toLowerCase().match(/\.(\w+)$/)?.[1] ?? '';
  if (suffix === 'doc' || suffix === 'wps' || suffix === 'pdf') {
    refuse('读不了 .{0} 文件，请另存为 .docx，或把正文贴进来。|A .{0} file cannot be read; please save it as .docx, or paste the text.', suffix);
  }
  if (file.size > (suffix === 'docx' ? MOST_DOCX : MOST * 4)) {
    refuse('“{0}”太大（{1} MB），没有读取。|“{0}” is too large ({1} MB) and was not read.', file.name, Math.round(file.size / 1e6));
  }
  if (suffix === 'docx') return filled(await word(file), file);
  const bytes = await file.arrayBuffer();
  if (new Uint8Array(bytes, 0, Math.min(4096, bytes.byteLength)).some((byte) => byte === 0) && suffix !== 'txt') {
    refuse('“{0}”不是文字文件。|“{0}” is no text file.', file.name);
  }
  const text = decoded(bytes);
  if (suffix === 'json' || suffix === 'icdraft') return { json: parsed(text, file) };
  const markup = suffix === 'html' || suffix === 'htm' || (suffix !== 'txt' && /^\s*<(!doctype|html)/i.test(text));
  return filled(markup ? htmlText(text) : cleaned(text), file);
}

/** @param {string} text @param {File} file */
function filled(text, file) {
  return text.trim() ? { text } : refuse('“{0}”里没有文字。|There is no text in “{0}”.', file.name);
}

/** @param {string} text @param {File} file */
function parsed(text, file) {
  try {
    return JSON.parse(text);
  } catch {
    return refuse('“{0}”不是完整的 JSON。|“{0}” is not valid JSON.', file.name);
  }
}

/**
 * The text of a paste; `null` where plain text is as good and the browser may
 * paste it itself.
 * @param {DataTransfer} data
 * @returns {string | null}
 */
export function pasted(data) {
  const markup = data.getData('text/html');
  if (!markup) return cleaned(data.getData('text/plain'));
  const text = htmlText(markup);
  return text.trim() ? text : cleaned(data.getData('text/plain'));
}
