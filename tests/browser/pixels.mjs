// Reads a chart's canvas.

/** The colours of the visual language that the tests look for. */
export const colors = {
    light: { paper: [252, 251, 248], subject: [0, 103, 120], sibling: [63, 135, 150], context: [133, 142, 148] },
    dark: { paper: [20, 24, 26], subject: [77, 182, 198], sibling: [47, 129, 145], context: [107, 117, 123] },
};

/** How far the canvas reaches past the plot on every side, in CSS pixels. */
const BLEED = 8;

/**
 * The backing store of the canvas of `chart`, as RGBA. What is far from the viewport is coarse: it is brought there,
 * unless that is what is wanted.
 */
export async function bitmap(page, chart, coarse = false) {
    const { data, ...rest } = await page.evaluate(async ([name, coarse]) => {
        const element = document.querySelector(`indicator-chart[chart="${name}"]`);
        const canvas = element.shadowRoot.querySelector('canvas');
        const sharp = () => canvas.width > 0.75 * devicePixelRatio * canvas.getBoundingClientRect().width;
        if (!coarse && !sharp()) element.scrollIntoView({ block: 'center', behavior: 'instant' });
        for (let frame = 0; !coarse && !sharp() && frame < 120; frame++) await new Promise(requestAnimationFrame);
        const { width, height } = canvas;
        const bytes = canvas.getContext('2d').getImageData(0, 0, width, height).data;
        let text = '';
        for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
        return { width, height, css: canvas.getBoundingClientRect().width, data: btoa(text) };
    }, [chart, coarse]);
    const picture = { ...rest, data: Buffer.from(data, 'base64') };
    return { ...picture, bleed: BLEED, ink: inked(picture) };
}

/** The colour at a place in device pixels. */
export function pixel({ data, width }, x, y) {
    const at = 4 * (Math.floor(y) * width + Math.floor(x));
    return [...data.subarray(at, at + 4)];
}

export const near = (color, wanted, tolerance = 3) => wanted.every((value, place) => Math.abs(value - color[place]) <= tolerance);

/** The share of opaque pixels that have about this colour. */
export function share({ data }, color) {
    const [red, green, blue] = color;
    const about = (value, wanted) => value >= wanted - 2 && value <= wanted + 2;
    let count = 0;
    for (let at = 0; at < data.length; at += 4) if (about(data[at], red) && about(data[at + 1], green) && about(data[at + 2], blue) && data[at + 3] > 250) count++;
    return count / (data.length / 4);
}

/** The share of pixels that differ from the first one. */
function inked({ data }) {
    let count = 0;
    for (let at = 4; at < data.length; at += 4) {
        if (data[at] !== data[0] || data[at + 1] !== data[1] || data[at + 2] !== data[2] || data[at + 3] !== data[3]) count++;
    }
    return count / (data.length / 4);
}

/** Sums of three values in a row `step` apart, as far as there are any; else the last one again. */
function threes(from, width, height, step, along) {
    const sums = new Uint16Array(from.length);
    for (let at = 0; at < from.length; at += 4) {
        const place = along(at >> 2);
        const [before, after] = [place > 0 ? at - step : at, place < (step === 4 ? width : height) - 1 ? at + step : at];
        for (let c = 0; c < 3; c++) sums[at + c] = from[before + c] + from[at + c] + from[after + c];
    }
    return sums;
}

/** Mean of 3 × 3 pixels: edges of letters differ between canvas and SVG, their places don't. */
function softened({ data, width, height }) {
    const rows = threes(data, width, height, 4, (at) => at % width);
    const sums = threes(rows, width, height, 4 * width, (at) => Math.floor(at / width));
    return { data: Buffer.from(sums.map((sum) => sum / 9)), width, height };
}

/**
 * The share of pixels of two opaque pictures without a like pixel in the
 * other one, itself or one of its eight neighbours, in either direction, both
 * softened first. Like: no channel differs by more than `tolerance`. Texts
 * moved by two pixels give 2 to 3 %.
 */
export function difference(one, other, tolerance = 32) {
    if (other.width !== one.width || other.height !== one.height) return { share: 1, map: null };
    const [a, b] = [softened(one), softened(other)];
    const { width, height } = a;
    const map = new Uint8Array(width * height);
    const like = (one, other, at, to) => Math.abs(one[at] - other[to]) <= tolerance && Math.abs(one[at + 1] - other[to + 1]) <= tolerance
        && Math.abs(one[at + 2] - other[to + 2]) <= tolerance;
    const lacks = ({ data: one }, { data: other }, x, y) => {
        const at = 4 * (y * width + x);
        // Most are like their own.
        if (like(one, other, at, at)) return false;
        for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
            for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
                if (like(one, other, at, 4 * (ny * width + nx))) return false;
            }
        }
        return true;
    };
    let count = 0;
    for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
            if (lacks(a, b, x, y) || lacks(b, a, x, y)) {
                map[y * width + x] = 1;
                count++;
            }
        }
    }
    return { share: count / (width * height), map };
}

/** `picture` on opaque paper. */
export function onPaper({ data, width, height }, paper) {
    const mixed = Buffer.alloc(data.length, 255);
    for (let at = 0; at < data.length; at += 4) {
        const alpha = data[at + 3] / 255;
        for (let c = 0; c < 3; c++) mixed[at + c] = Math.round(data[at + c] * alpha + paper[c] * (1 - alpha));
    }
    return { data: mixed, width, height };
}

/** `source` drawn by the browser where the canvas of `like` has its plot. */
export async function rasterised(page, source, like, ratio) {
    const { width, height, bleed } = like;
    const text = await page.evaluate(
        async ([markup, width, height, offset, ratio]) => {
            const image = new Image();
            image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(markup)}`;
            await image.decode();
            const canvas = document.createElement('canvas');
            Object.assign(canvas, { width, height });
            const context = canvas.getContext('2d', { willReadFrequently: true });
            context.drawImage(image, offset, offset, image.naturalWidth * ratio, image.naturalHeight * ratio);
            const bytes = context.getImageData(0, 0, width, height).data;
            let text = '';
            for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
            return btoa(text);
        },
        [source, width, height, bleed * ratio, ratio],
    );
    return { width, height, data: Buffer.from(text, 'base64') };
}

/** A PNG of `picture`, in red where `map` says so. */
export async function png(page, { data, width, height }, map) {
    const bytes = Buffer.from(data);
    map?.forEach((differs, place) => differs && bytes.set([255, 0, 0, 255], 4 * place));
    const text = await page.evaluate(
        async ([source, width, height]) => {
            const canvas = new OffscreenCanvas(width, height);
            const context = canvas.getContext('2d');
            context.putImageData(new ImageData(Uint8ClampedArray.from(atob(source), (c) => c.charCodeAt(0)), width), 0, 0);
            const file = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
            return btoa(Array.from(file, (byte) => String.fromCharCode(byte)).join(''));
        },
        [bytes.toString('base64'), width, height],
    );
    return Buffer.from(text, 'base64');
}
