// ZIP: what a .docx is, and what a pack is sent as. The browser itself
// inflates.

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
/** The end record is the last thing but for a comment. */
const TAIL = 22 + 65_535;
/** Entries of a Word file are some twenty. */
const MOST_ENTRIES = 2_000;

/** @typedef {'zip' | 'zip-size' | 'zip-lock'} Failing */

export class ZipError extends Error {
  /** @param {Failing} code */
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/** @typedef {{name: string, method: number, packed: number, at: number}} Entry */

/** @param {DataView} view @returns {Map<string, Entry>} */
function entries(view) {
  const size = view.byteLength;
  let at = size - 22;
  while (at >= 0 && size - at <= TAIL && view.getUint32(at, true) !== END) at -= 1;
  if (at < 0 || view.getUint32(at, true) !== END) throw new ZipError('zip');
  const count = view.getUint16(at + 10, true);
  let next = view.getUint32(at + 16, true);
  if (count > MOST_ENTRIES) throw new ZipError('zip-size');
  /** @type {Map<string, Entry>} */
  const found = new Map();
  for (let i = 0; i < count; i++) {
    if (next + 46 > size || view.getUint32(next, true) !== ENTRY) throw new ZipError('zip');
    if (view.getUint16(next + 8, true) & 1) throw new ZipError('zip-lock');
    const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(next + place, true));
    const text = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + next + 46, name));
    found.set(text, { name: text, method: view.getUint16(next + 10, true), packed: view.getUint32(next + 20, true), at: view.getUint32(next + 42, true) });
    next += 46 + name + extra + comment;
  }
  return found;
}

/**
 * One file of an archive, inflated to at most `most` bytes: what its header
 * promises is not trusted. `null`: there is none of that name.
 * @param {ArrayBuffer} archive
 * @param {string} name
 * @param {number} most
 * @returns {Promise<Uint8Array<ArrayBuffer> | null>}
 */
export async function unzip(archive, name, most) {
  try {
    return await inflate(archive, name, most);
  } catch (error) {
    // A RangeError: an offset beyond the end; a TypeError: no deflate stream.
    throw error instanceof ZipError ? error : new ZipError('zip');
  }
}

/** @param {ArrayBuffer} archive @param {string} name @param {number} most */
async function inflate(archive, name, most) {
  const view = new DataView(archive);
  const entry = entries(view).get(name);
  if (!entry) return null;
  if (view.getUint32(entry.at, true) !== LOCAL) throw new ZipError('zip');
  const from = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  const packed = new Uint8Array(archive, from, entry.packed);
  if (entry.method !== 0 && entry.method !== 8) throw new ZipError('zip');
  if (entry.method === 0 && packed.length > most) throw new ZipError('zip-size');
  if (entry.method === 0) return packed.slice();
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const parts = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > most) {
      await reader.cancel();
      throw new ZipError('zip-size');
    }
    parts.push(value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

/** @param {Uint8Array} bytes */
function crc(bytes) {
  let c = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) c = TABLE[(c ^ bytes[i]) & 255] ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

/** Numbers in little endian, each with its number of bytes. @param {[number, number][]} fields */
const record = (...fields) => Uint8Array.from(fields.flatMap(([value, size]) => Array.from({ length: size }, (_, i) => (value / 2 ** (8 * i)) & 255)));

/**
 * An archive of files that are not compressed again: pictures and WebAssembly
 * are the bulk of it. Its dates are fixed: the same files give the same bytes.
 * @param {Map<string, Uint8Array<ArrayBuffer>>} files
 * @returns {Blob}
 */
export function zip(files) {
  const parts = [];
  const central = [];
  let at = 0;
  for (const [path, bytes] of files) {
    const name = new TextEncoder().encode(path);
    // Version 2.0, names in UTF-8, stored, 1 January 1980.
    const head = record([20, 2], [0x800, 2], [0, 2], [0, 2], [0x21, 2], [crc(bytes), 4], [bytes.length, 4], [bytes.length, 4], [name.length, 2], [0, 2]);
    parts.push(record([LOCAL, 4]), head, name, bytes);
    central.push(record([ENTRY, 4], [20, 2]), head, record([0, 2], [0, 2], [0, 2], [0, 4], [at, 4]), name);
    at += 4 + head.length + name.length + bytes.length;
  }
  const size = central.reduce((sum, { length }) => sum + length, 0);
  return new Blob([...parts, ...central, record([END, 4], [0, 2], [0, 2], [files.size, 2], [files.size, 2], [size, 4], [at, 4], [0, 2])], { type: 'application/zip' });
}
