// The words of a Word or WPS file: word/document.xml, paragraph by paragraph.
import { rowLine } from './row-line.js';
import { unzip, ZipError } from './zip.js';

/** Bytes of XML: an article of 5 MB of text has no more. */
const MOST = 30_000_000;
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const STRICT = 'http://purl.oclc.org/ooxml/wordprocessingml/main';

/** @param {Element} paragraph */
function line(paragraph) {
  let text = '';
  for (const node of paragraph.getElementsByTagName('*')) {
    if (node.namespaceURI !== WORD && node.namespaceURI !== STRICT) continue;
    // Deleted text is `delText`, and is not said.
    if (node.localName === 't') text += node.textContent ?? '';
    else if (node.localName === 'tab') text += '\t';
    else if (node.localName === 'br' || node.localName === 'cr') text += '\n';
  }
  return text;
}

/** @template T @param {T[]} list @param {(one: T) => unknown} of @returns {T[][]} runs of the same */
function runs(list, of) {
  /** @type {T[][]} */
  const found = [];
  list.forEach((one, i) => (i && of(one) && of(one) === of(list[i - 1]) ? found[found.length - 1].push(one) : found.push([one])));
  return found;
}

/** Paragraphs as lines; those of a table's row may be one. @param {Element[]} paragraphs */
const lines = (paragraphs) => runs(paragraphs, (one) => one.closest('tr')).flatMap((row) => {
  const own = row.map(line);
  const cells = runs(row, (one) => one.closest('tc'));
  return cells.length > 1 ? rowLine(cells.map((cell) => cell.map(line).join('\n'))) ?? own : own;
});

/**
 * @param {ArrayBuffer} file
 * @returns {Promise<string>}
 */
export async function docxText(file) {
  const bytes = await unzip(file, 'word/document.xml', MOST);
  if (!bytes) throw new ZipError('zip');
  const xml = new TextDecoder().decode(bytes);
  // A document type could define entities that grow without end; Word writes none.
  if (/<!DOCTYPE/i.test(xml)) throw new ZipError('zip');
  const page = new DOMParser().parseFromString(xml, 'application/xml');
  if (page.getElementsByTagName('parsererror').length) throw new ZipError('zip');
  const paragraphs = [...page.getElementsByTagNameNS(WORD, 'p'), ...page.getElementsByTagNameNS(STRICT, 'p')];
  // A text box holds paragraphs of its own inside one.
  const outer = paragraphs.filter((one) => !one.parentElement?.closest('p'));
  return lines(outer).join('\n').replace(/[ \t]+\n/g, '\n').replace(/\n{2,}/g, '\n').trim();
}
