// The files of a pack, as the command line's `embed` names and lists them:
// what never changes has a name that says its content.
import { sha256 } from './sha256.js';
/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

/** Hexadecimal digits of a version: 40 bits. */
const DIGITS = 10;

/** @param {string} text @returns {Bytes} */
export const bytes = (text) => new TextEncoder().encode(text);

/** Of a file, or of a folder's files. @param {Uint8Array[]} pieces */
export function version(pieces) {
  // Lengths keep apart what would be the same one after another.
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + 8 + length, 0));
  let at = 0;
  for (const piece of pieces) {
    new DataView(all.buffer).setBigUint64(at, BigInt(piece.length), true);
    all.set(piece, at + 8);
    at += 8 + piece.length;
  }
  return [...sha256(all)].map((byte) => byte.toString(16).padStart(2, '0')).join('').slice(0, DIGITS);
}

/** As `integrity` attributes and `fetch` take it. @param {Uint8Array} content */
export const integrity = (content) => `sha256-${btoa(String.fromCharCode(...sha256(content)))}`;

export class Files {
  /** @type {Map<string, Bytes>} */
  all = new Map();

  /** Adds a file whose name says its content; its path. @param {string} stem @param {string} extension @param {Bytes} content */
  version(stem, extension, content) {
    const path = `${stem}.${version([content])}.${extension}`;
    this.all.set(path, content);
    return path;
  }

  /** @param {string} path @param {string | Bytes} content */
  set(path, content) {
    this.all.set(path, typeof content === 'string' ? bytes(content) : content);
  }

  /** What the manifest says of them. */
  listed() {
    return Object.fromEntries([...this.all].map(([path, content]) => [path, { bytes: content.length, integrity: integrity(content) }]));
  }
}

/** FNV-1a. @param {string} text */
const hash = (text) => bytes(text).reduce((own, byte) => Math.imul(own ^ byte, 0x0100_0193), 0x811c_9dc5 | 0) >>> 0;

/**
 * File names for charts: an id as it is where it is safe on every file system,
 * else a cleaned one with a hash. No two are equal.
 * @param {string[]} ids
 */
export function stems(ids) {
  const used = new Set();
  return ids.map((id) => {
    let stem = [...id].filter((c) => /[\p{Alphabetic}\p{N}_-]/u.test(c)).slice(0, 40).join('');
    if (stem !== id || !stem || used.has(stem.toLowerCase())) stem = `${stem}${stem ? '-' : 'chart-'}${hash(id).toString(16).padStart(8, '0')}`;
    used.add(stem.toLowerCase());
    return stem;
  });
}
