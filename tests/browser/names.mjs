// Short names for what the wasm imports from the glue: wasm-bindgen's carry a
// hash each, in both files, and nothing compresses that.

const CUSTOM = 0;
const IMPORTS = 2;
const FUNCTION = 0;

/** Walks over bytes of the WebAssembly binary format. */
function walker(bytes) {
    let at = 0;
    const take = (length) => bytes.subarray(at, (at += length));
    // LEB128, unsigned.
    const number = () => {
        const [byte] = take(1);
        return byte < 128 ? byte : byte - 128 + 128 * number();
    };
    return { take, number, text: () => take(number()).toString(), ended: () => at >= bytes.length };
}

const leb = (value) => (value < 128 ? [value] : [128 + (value % 128), ...leb(Math.floor(value / 128))]);
const counted = (bytes) => Buffer.concat([Buffer.from(leb(bytes.length)), bytes]);

/** a, b, … z, aa, ab, … */
const short = (index) => (index > 25 ? short(Math.floor(index / 26) - 1) : '') + String.fromCharCode(97 + (index % 26));

/**
 * The two files with short names, without the wasm's notes for tools.
 * @param {Buffer} wasm
 * @param {string} glue
 */
export function shorten(wasm, glue) {
    const names = new Map();
    const renamed = (name) => {
        if (!names.has(name)) names.set(name, short(names.size));
        return counted(Buffer.from(names.get(name)));
    };
    const imports = (section) => {
        const { take, number, text } = walker(section);
        const count = number();
        const entries = Array.from({ length: count }, () => {
            const [module, name, [kind], type] = [text(), text(), take(1), number()];
            if (kind !== FUNCTION) throw new Error(`the import ${name} is no function`);
            return Buffer.concat([renamed(module), renamed(name), Buffer.from([kind, ...leb(type)])]);
        });
        return Buffer.concat([Buffer.from(leb(count)), ...entries]);
    };
    const { take, number, ended } = walker(wasm);
    const parts = [take(8)];
    while (!ended()) {
        const [id] = take(1);
        const section = take(number());
        if (id !== CUSTOM) parts.push(Buffer.from([id]), counted(id === IMPORTS ? imports(section) : section));
    }
    const words = /(?<=")\.\/\w+\.js(?=")|\w+/g;
    return { wasm: Buffer.concat(parts), glue: glue.replace(words, (word) => names.get(word) ?? word) };
}
