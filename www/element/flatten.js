// What JSON.parse returned, as a text of tokens: the core reads one text with
// far less code than it would need to walk JavaScript objects. Each line is a
// token; its first character tells its kind:
//   { [   an object or a list begins       ]    the last one begun ends
//   :     a key                            "    a string
//   #     a number                         t f n   true, false, null
//   |     one more line of a key or a string
//   !     a limit was passed: nothing else is in the text

/** Levels of nesting, as in the core. */
const MOST_DEPTH = 64;
/** Characters of all tokens. The core counts their bytes. */
const MOST_CHARACTERS = 5_000_000;

/**
 * A number without exponent, which the core does not read: 1e-7 is 0.0000001.
 * @param {number | bigint} number
 */
function plain(number) {
  const text = String(number);
  const [, sign, digits = '', power = 0] = text.match(/^(-?)(.+)e(.+)$/) ?? [];
  if (!digits) return text;
  const mantissa = digits.replace('.', '');
  return Number(power) < 0
    ? `${sign}0.${mantissa.padStart(mantissa.length - Number(power) - 1, '0')}`
    : sign + mantissa.padEnd(Number(power) + 1, '0');
}

/**
 * `value` for `new Document()`. Of an object, its own enumerable string keys
 * count; what JSON does not have is null.
 * @param {unknown} value
 * @returns {string}
 */
export function flatten(value) {
  /** @type {string[]} */
  const tokens = [];
  let left = MOST_CHARACTERS;
  let limit = '';

  // Both tell whether to go on.
  /** @param {string} token */
  function put(token) {
    left -= token.length;
    if (left < 0) limit = '!size';
    else tokens.push(token.replaceAll('\n', '\n|'));
    return left >= 0;
  }

  /**
   * @param {any} value
   * @param {number} depth
   * @returns {boolean}
   */
  function walk(value, depth) {
    const type = typeof value;
    if (type === 'string') return put(`"${value}`);
    if (type === 'number' || type === 'bigint') return put(`#${plain(value)}`);
    if (type === 'boolean') return put(value ? 't' : 'f');
    if (type !== 'object' || !value) return put('n');
    if (depth === MOST_DEPTH) {
      limit = '!depth';
      return false;
    }
    if (Array.isArray(value)) {
      if (!put('[')) return false;
      for (const one of value) if (!walk(one, depth + 1)) return false;
    } else {
      if (!put('{')) return false;
      for (const key of Object.keys(value)) if (!put(`:${key}`) || !walk(value[key], depth + 1)) return false;
    }
    return put(']');
  }

  return walk(value, 0) ? tokens.join('\n') : limit;
}
