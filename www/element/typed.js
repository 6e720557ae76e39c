// Typing the first letters of a label goes to its datum: of a Chinese label its
// characters or, as a keyboard has none, the first letters of their readings.

/** Characters with which the readings of each letter begin, in the order of pinyin. */
const FIRST = '阿芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝';
const LETTERS = 'abcdefghjklmnopqrstwxyz';
/** Letters belong together for so long, in milliseconds. */
const PAUSE = 1000;

/** @type {Intl.Collator | undefined} */
let order;

/** The first letters of what is read: 地区生产总值 is dqsczz. @param {string} text */
export function initials(text) {
  order ??= new Intl.Collator('zh-Hans-u-co-pinyin');
  return [...text].map((char) => {
    if (!/\p{Script=Han}/u.test(char)) return /[\p{L}\p{N}]/u.test(char) ? char.toLowerCase() : '';
    let letter = '';
    [...FIRST].every((first, i) => {
      if (/** @type {Intl.Collator} */ (order).compare(first, char) > 0) return false;
      letter = LETTERS[i] ?? '';
      return true;
    });
    return letter;
  }).join('');
}

export class Typed {
  #text = '';
  #until = 0;

  /** Whether a key goes on with what was typed. @param {string} key */
  takes(key) {
    return [...key].length === 1 && (key !== ' ' || (this.#text !== '' && performance.now() < this.#until));
  }

  /**
   * The one that begins with what was typed; the next one where that is one
   * letter again and again; −1 for none.
   * @param {string} key
   * @param {string[][]} names of each, any of which counts
   * @param {number} from where the reader is
   */
  find(key, names, from) {
    const now = performance.now();
    if (now > this.#until) this.#text = '';
    this.#until = now + PAUSE;
    this.#text += key.toLowerCase();
    const again = [...this.#text].every((letter) => letter === this.#text[0]);
    const wanted = again ? this.#text[0] ?? '' : this.#text;
    const begins = (/** @type {string} */ name) => name.toLowerCase().startsWith(wanted) || initials(name).startsWith(wanted);
    const { length } = names;
    for (let step = again ? 1 : 0; step <= length; step++) {
      const at = (Math.max(from, again ? -1 : 0) + step) % length;
      if (names[at]?.some(begins)) return at;
    }
    return -1;
  }
}
