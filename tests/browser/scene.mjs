// Reads the text form of a scene: one line an item, in painting order.

const numbers = (text) => text.match(/-?\d+(\.\d+)?/g)?.map(Number) ?? [];

/** The box of a text, never too small: an em for each character. */
function textBox(rest) {
    const [, x, y, anchor] = rest.match(/^(\S+) (\S+) (start|middle|end)/);
    let width = 0;
    let size = 0;
    for (const [, text, span] of rest.matchAll(/“(.*?)” (\d+(?:\.\d+)?)/g)) {
        width += [...text].length * Number(span) + 4;
        size = Math.max(size, Number(span));
    }
    const left = Number(x) - { start: 0, middle: width / 2, end: width }[anchor];
    return [left, Number(y) - size, left + width, Number(y) + size / 2];
}

function shapeBox(kind, rest) {
    if (kind === 'text') return textBox(rest);
    const geometry = numbers(rest.split(/ fill | stroke /)[0]);
    if (kind === 'rect') {
        const [x, y, width, height] = geometry;
        return [x, y, x + width, y + height];
    }
    if (kind === 'circle') {
        const [x, y, radius] = geometry;
        return [x - radius, y - radius, x + radius, y + radius];
    }
    const xs = geometry.filter((_, place) => place % 2 === 0);
    const ys = geometry.filter((_, place) => place % 2 === 1);
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** `{ width, height, items: [{ role, kind, box, fill, halo, line }] }` */
export function parse(dump) {
    const lines = dump.trimEnd().split('\n');
    const [width, height] = numbers(lines[0]);
    const items = [];
    for (const line of lines.slice(1)) {
        const parts = line.match(/^(mark|label|axis|decoration|frame) (?:#\d+ )?(\w+) (.*)$/);
        if (!parts) continue;
        const [, role, kind, rest] = parts;
        const fill = kind === 'text' ? null : rest.match(/ fill #(\w{6})(?:\/(\d+))?/);
        const stroke = Number(rest.match(/ stroke (\d+(?:\.\d+)?)/)?.[1] ?? 0);
        const box = shapeBox(kind, rest);
        items.push({
            role,
            kind,
            line,
            box: [box[0] - stroke / 2, box[1] - stroke / 2, box[2] + stroke / 2, box[3] + stroke / 2],
            stroke,
            fill: fill && !fill[2] ? [0, 2, 4].map((at) => parseInt(fill[1].slice(at, at + 2), 16)) : null,
        });
    }
    return { width, height, items };
}

const holds = ([left, top, right, bottom], x, y, margin) =>
    x > left - margin && x < right + margin && y > top - margin && y < bottom + margin;

/**
 * A place well inside of each opaque mark (a rectangle or a circle) that
 * nothing painted later touches: `{ x, y, color, line }`.
 */
export function insides({ items }) {
    const found = [];
    items.forEach((item, place) => {
        if (item.role !== 'mark' || !item.fill || !['rect', 'circle'].includes(item.kind)) return;
        const [left, top, right, bottom] = item.box;
        // The centre first, then places around it that are still well inside.
        for (const [u, v] of [[0.5, 0.5], [0.3, 0.5], [0.7, 0.5], [0.5, 0.3], [0.5, 0.7]]) {
            const [x, y] = [left + u * (right - left), top + v * (bottom - top)];
            const deep = Math.min(x - left, right - x, y - top, bottom - y) > 1.5 + item.stroke;
            if (deep && !items.slice(place + 1).some(({ box }) => holds(box, x, y, 1.5))) {
                found.push({ x, y, color: item.fill, line: item.line });
                return;
            }
        }
    });
    return found;
}

/** Places on a grid that no item comes near. */
export function outsides({ width, height, items }, step = 7) {
    const found = [];
    for (let y = 2; y < height - 2; y += step) {
        for (let x = 2; x < width - 2; x += step) {
            if (!items.some(({ box }) => holds(box, x, y, 2.5))) found.push({ x, y });
        }
    }
    return found;
}
