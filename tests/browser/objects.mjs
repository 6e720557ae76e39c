// The constants of a linked WebAssembly, and what its code means by their
// addresses: from the linker's relocations (`--emit-relocs`).

/** Relocations of memory addresses, and those of other kinds with an addend. */
const ADDRESSES = new Set([3, 4, 5, 11, 14, 15, 16, 17, 21, 22, 23]);
const ADDENDS = new Set([...ADDRESSES, 8, 9]);

class Reader {
    constructor(bytes, at = 0, end = bytes.length) {
        Object.assign(this, { bytes, at, end });
    }

    number() {
        let [value, shift, byte] = [0, 0, 0];
        do {
            byte = this.bytes[this.at++];
            value |= (byte & 127) << shift;
            shift += 7;
        } while (byte & 128);
        return value >>> 0;
    }

    /** Of either sign. */
    signed() {
        let [value, shift, byte] = [0, 0, 0];
        do {
            byte = this.bytes[this.at++];
            value |= (byte & 127) << shift;
            shift += 7;
        } while (byte & 128);
        return shift < 32 && byte & 64 ? value | (-1 << shift) : value;
    }

    text() {
        const length = this.number();
        return Buffer.from(this.bytes.subarray(this.at, (this.at += length))).toString();
    }

    /** The next `length` bytes. */
    part(length) {
        return new Reader(this.bytes, this.at, (this.at += length));
    }
}

/** `{ id, name, start, body }` of each section. */
function sections(bytes) {
    const reader = new Reader(bytes, 8);
    const found = [];
    while (reader.at < reader.end) {
        const start = reader.at;
        const id = bytes[reader.at++];
        const body = reader.part(reader.number());
        found.push({ id, name: id ? '' : body.text(), start, body });
    }
    return found;
}

/** The same module without what only a linker reads. */
export function linked(bytes) {
    const kept = [bytes.subarray(0, 8)];
    for (const { name, start, body } of sections(bytes)) if (!/^(linking|reloc\..*)$/.test(name)) kept.push(bytes.subarray(start, body.end));
    return Buffer.concat(kept);
}

function symbols(body) {
    const found = [];
    body.number();
    while (body.at < body.end) {
        const type = body.bytes[body.at++];
        const table = body.part(body.number());
        if (type !== 8) continue;
        for (let count = table.number(); count > 0; count -= 1) {
            const kind = table.bytes[table.at++];
            const flags = table.number();
            const defined = !(flags & 0x10);
            const symbol = { kind };
            if (kind === 1) {
                table.text();
                if (defined) Object.assign(symbol, { segment: table.number(), offset: table.number(), size: table.number() });
            } else {
                symbol.index = table.number();
                if (kind !== 3 && (defined || flags & 0x40)) table.text();
            }
            found.push(symbol);
        }
    }
    return found;
}

/** `{ at, symbol, addend }` of the relocations of memory addresses. */
function relocations(body) {
    body.number();
    const found = [];
    for (let count = body.number(); count > 0; count -= 1) {
        const type = body.bytes[body.at++];
        const [at, symbol] = [body.number(), body.number()];
        const addend = ADDENDS.has(type) ? body.signed() : 0;
        if (ADDRESSES.has(type)) found.push({ at, symbol, addend });
    }
    return found;
}

/** `{ address, bytes, at }` of each segment; `at` counts from the section's start. */
function segments(body) {
    const [start, found] = [body.at, []];
    for (let count = body.number(); count > 0; count -= 1) {
        if (body.number() !== 0) throw new Error('an active data segment was expected');
        body.at += 1;
        const address = body.number();
        body.at += 1;
        const length = body.number();
        found.push({ address, at: body.at - start, bytes: body.bytes.subarray(body.at, (body.at += length)) });
    }
    return found;
}

/** Position of the last of `list` that starts at or before `at`. */
function last(list, at, start) {
    let [low, high] = [0, list.length];
    while (low < high) {
        const middle = (low + high) >> 1;
        if (start(list[middle]) <= at) low = middle + 1;
        else high = middle;
    }
    return low - 1;
}

/**
 * `{ segments, objects, meant }`: objects with `start`, `end` and the
 * positions of the objects they point to; the positions of the objects that
 * code means by a number. Undefined where the linker left no relocations.
 */
export function objects(bytes) {
    const all = sections(bytes);
    const body = (id, name = '') => all.find((section) => section.id === id && section.name === name)?.body;
    if (!body(0, 'linking') || !body(0, 'reloc.CODE') || !body(0, 'reloc.DATA')) return undefined;
    const data = segments(body(11));
    const known = symbols(body(0, 'linking'));
    const spans = known.flatMap(({ kind, segment, offset, size }) => {
        if (kind !== 1 || !size || !data[segment]) return [];
        const start = data[segment].address + offset;
        return [{ start, end: start + size, to: new Set() }];
    });
    // What overlaps is one object.
    const list = [];
    for (const span of spans.sort((a, b) => a.start - b.start)) {
        const before = list.at(-1);
        if (before && span.start < before.end) before.end = Math.max(before.end, span.end);
        else list.push(span);
    }
    const at = (address) => {
        const place = last(list, address, ({ start }) => start);
        return place >= 0 && address < list[place].end ? place : undefined;
    };
    const target = ({ symbol }) => {
        const { kind, segment, offset } = known[symbol];
        return kind === 1 && segment !== undefined && data[segment] ? at(data[segment].address + offset) : undefined;
    };
    for (const relocation of relocations(body(0, 'reloc.DATA'))) {
        const segment = data[last(data, relocation.at, (one) => one.at)];
        const from = at(segment.address + relocation.at - segment.at);
        const to = target(relocation);
        if (from !== undefined && to !== undefined) list[from].to.add(to);
    }
    const meant = new Map();
    for (const relocation of relocations(body(0, 'reloc.CODE'))) {
        const to = target(relocation);
        if (to === undefined) continue;
        const { segment, offset } = known[relocation.symbol];
        const value = data[segment].address + offset + relocation.addend;
        meant.set(value, (meant.get(value) ?? new Set()).add(to));
    }
    return { segments: data, objects: list, meant };
}
