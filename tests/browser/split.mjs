// Splits the built WebAssembly: what only one kind of chart needs, and what
// only a download needs, goes into files of its own, loaded on demand into
// the memory and the table of the one running instance.
//
// A part is named by the functions that lead into it. Everything that is
// reached through them and from nowhere else goes along; a function that is
// still called from the core leaves a stub there, which calls through a slot
// of the table. An empty slot traps. Constants go where the functions go that
// alone use them.

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { linked, objects } from './objects.mjs';
import { FEATURES, optimised } from './optimise.mjs';
import { root } from './paths.mjs';

const pkg = join(root, 'www/pkg');
const core = join(pkg, 'indicator_charts_bg.wasm');
/** For tools, which load no parts. */
const whole = join(pkg, 'core.wasm');
const run = promisify(execFile);
const tool = (name) => join(root, 'tests/browser/node_modules/.bin', name);

/** Names of the exports that parts import; the element looks for the table. */
const TABLE = '$table';
const SHARED = '$';

/** Functions that lead into a part, by their path in the crate or their name as an export. */
const ENTRIES = [
    // A facet asks the kinds for its panels.
    [/^indicator_charts::layout::kind::(area|bars|columns|line|rank|slope)::panel$/],
    [/^indicator_charts::(resolve::series::plot|resolve::series::kinds::of)$/, 'series'],
    [/^indicator_charts::layout::series::spark::spark$/, 'spark'],
    [/^indicator_charts::layout::kind::area::stripes$/, 'forecast'],
    [/^indicator_charts::scale::log::(log|log_ticks|decades)$/, 'log'],
    [/^indicator_charts::layout::series::(?:references::(?:bands|lines|names)|annotations::annotations)$/, 'remarks'],
    [/^indicator_charts::resolve::series::places::(?:references|annotations)$/, 'remarks'],
    [/^<indicator_charts::document::fields::Fields>::(?:line|remark)$/, 'remarks'],
    [/^indicator_charts::resolve::series::indicators::grid$/, 'indicators'],
    [/^<indicator_charts::document::series::table::Table>::csv$/, 'csv'],
    // Ends of the axes come from few authors, and from readers.
    [/^indicator_charts::(?:layout::series::cut::signs|resolve::series::cut::cut)$/, 'cut'],
    [/^indicator_charts::layout::series::corrected::(?:point|layers)$/, 'corrected'],
    // Lines of very many points have a CSV file, or as many rows.
    [/^indicator_charts::(?:layout::series::outline::(?:outlines|middle)|resolve::series::points::(?:chosen|sample))$/, 'outline'],
    [/^document_table\b/, 'csv'],
    [/^<indicator_charts::layout::kind::([a-z]+)::\w+ as indicator_charts::layout::kind::Place>::place$/],
    [/^<indicator_charts::resolve::kind::[a-z]+::(\w+) as indicator_charts::resolve::kind::Demands>::complete$/],
    [/^indicator_charts::resolve::kind::lead::reference$/, 'lead'],
    [/^indicator_charts::(document::indicators::indicators|resolve::figures::(faultless|resolve)|resolve::kind::figures)$/, 'figures'],
    [/^document_problems\b/, 'figures'],
    [/^indicator_charts::resolve::revised::mark$/, 'revised'],
    // Words of a picture for those who do not see it.
    [/^indicator_charts::describe::levels::levels$/, 'described'],
    [/^indicator_charts::describe::figures::levels$/, 'extremes'],
    [/^indicator_charts::describe::series::levels$/, 'trends'],
    [/^chart_levels\b/, 'described'],
    [/^indicator_charts::resolve::derive::evaluate$/, 'derived'],
    [/^indicator_charts::theme::brand::brand$/, 'brand'],
    [/^indicator_charts::text::hant::\w+$/, 'hant'],
    [/^indicator_charts::resolve::panels::\w+$/, 'panels'],
    [/^indicator_charts::(paint::svg::svg|paint::dump::dump|layout::frame::around)$/, 'pictures'],
    // Colours as a list come with a reader's wish for them, a state with a reader's action.
    [/^indicator_charts::(theme::listed|paint::emphasis::(behind|before))$/, 'answer'],
    // What the glue calls for them, and for a reader's actions.
    [/^chart_(toSvg|scene|paintFrame)\b/, 'pictures'],
    [/^chart_subjects\b/, 'brand'],
    [/^chart_(datum|hit|regions|setState|hasRest|paintRest|paintOver|order|place|beside|isLong|along|series|key)\b/, 'answer'],
    [/^chart_(tweenFrom|paintTween)\b/, 'tween'],
];

const pathOf = (name) => name.replace(/\[[0-9a-f]+\]/g, '').replace(/^\$"?|"$/g, '');

/** The part that a function leads into, if it does. */
function entered(name) {
    const path = pathOf(name);
    for (const [pattern, part] of ENTRIES) {
        const match = path.match(pattern);
        if (match) return part ?? match[1].toLowerCase();
    }
    return undefined;
}

/** The kind of chart whose layout a function belongs to. */
const kindOf = (name) => {
    const path = pathOf(name);
    if (/indicator_charts::layout::series::(references|annotations)::/.test(path)) return 'remarks';
    if (/indicator_charts::resolve::series::indicators::/.test(path)) return 'indicators';
    if (/indicator_charts::document::(check::indicators|fields::Fields>::(indicators|indicator|sources))::/.test(path)) return 'figures';
    if (/indicator_charts::layout::series::outline::/.test(path)) return 'outline';
    if (/indicator_charts::(layout|resolve)::series::cut::/.test(path)) return 'cut';
    if (/indicator_charts::layout::series::corrected::/.test(path)) return 'corrected';
    const kind = path.match(/indicator_charts::layout::kind::([a-z]+)::/)?.[1];
    return kind ?? (/indicator_charts::((document|resolve|layout)::series::|resolve::grid::Series)/.test(path) ? 'series' : undefined);
};

const FIGURES = 'figures|arrow|bar|bullet|column|derived|diverging|dot|lead|part|range|revised|share|table|tiles|unit|waffle';
const STANDS = 'stands|bars|columns';
const CURVES = 'curves|area|line|spark';
/**
 * Parts of what others have in common, and those others: of several that
 * have all of them in their list, the first.
 */
const COMMON = [
    ['curves', CURVES],
    ['described', 'described|extremes|trends'],
    ['stands', STANDS],
    ['series', `series|${CURVES}|${STANDS}|facet|rank|slope|spark|log|forecast|outline|cut|corrected|remarks|indicators|csv`],
    ['figures', FIGURES],
    ['shapes', `shapes|${FIGURES}|${STANDS}`],
].map(([name, members]) => [name, new Set(members.split('|'))]);

/** Where something belongs that `parts` use; `undefined` is the core. */
function homeOf(parts) {
    const [one, ...others] = new Set(parts);
    return others.length ? COMMON.find(([, members]) => parts.every((part) => members.has(part)))?.[0] : one;
}

const NAME = String.raw`(?:\$"(?:[^"\\]|\\.)*"|\$[^\s()"]+)`;
const all = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1]);

/** The text form's top-level forms, each with its word and its name. */
function forms(text) {
    const starts = [...text.matchAll(/^ \((\w+)/gm)];
    return starts.map(({ index, 1: word }, place) => {
        const form = text.slice(index, starts[place + 1]?.index ?? text.lastIndexOf(')')).trimEnd();
        const name = form.match(new RegExp(`^ \\(\\w+ (${NAME})`))?.[1];
        return { word, name, form };
    });
}

/** `(param i32) (result f64)` of a function or an import. */
function signature(form) {
    const head = form.split('\n', 1)[0];
    const types = (word) => all(head, new RegExp(`\\(${word} (?:${NAME} )?([^()]+)\\)`, 'g')).flatMap((list) => list.trim().split(/\s+/));
    const [params, results] = [types('param'), types('result')];
    const part = (word, list) => (list.length ? ` (${word} ${list.join(' ')})` : '');
    return { params, text: part('param', params) + part('result', results) };
}

function read(text) {
    const found = { types: [], functions: new Map(), imports: new Map(), globals: new Map(), tables: new Map(), elements: [], rest: [] };
    for (const { word, name, form } of forms(text)) {
        const imported = word === 'import' && form.match(new RegExp(`\\((func|table|global|memory) (${NAME})`));
        if (word === 'type') found.types.push(form);
        else if (word === 'func') found.functions.set(name, form);
        else if (word === 'global') found.globals.set(name, form);
        else if (word === 'table') found.tables.set(name, form);
        else if (word === 'elem') found.elements.push(form);
        else {
            if (imported?.[1] === 'func') found.imports.set(imported[2], form.slice(form.indexOf('(func')));
            found.rest.push({ word, form });
        }
    }
    return found;
}

const CALLS = new RegExp(`\\((?:call|return_call|ref\\.func) (${NAME})`, 'g');
const GLOBALS = new RegExp(`\\(global\\.[gs]et (${NAME})`, 'g');
const TABLES = new RegExp(`\\((?:call_indirect|return_call_indirect|table\\.\\w+) (${NAME})`, 'g');

/** What `roots` reach, without entering `stop`. */
function reach(roots, calls, stop = new Set()) {
    const seen = new Set();
    const open = [...roots];
    while (open.length) {
        const name = open.pop();
        if (seen.has(name) || stop.has(name) || !calls.has(name)) continue;
        seen.add(name);
        open.push(...calls.get(name));
    }
    return seen;
}

/** Data segments for `spans` (start, end) of a `segment`. A short gap costs less than another segment. */
function data({ address, bytes }, spans) {
    const runs = [];
    for (const { start, end } of spans) {
        const last = runs.at(-1);
        if (last && start - last.end < 8) last.end = end;
        else runs.push({ start, end });
    }
    return runs.map(({ start, end }) => {
        const text = [...bytes.subarray(start - address, end - address)].map((byte) => `\\${byte.toString(16).padStart(2, '0')}`);
        return ` (data (i32.const ${start}) "${text.join('')}")`;
    });
}

/**
 * Data segments by the part that alone uses them; those of the core are below
 * `undefined`. `bytes`: the linked module; `bodies`: `[home, text]` of each function.
 */
function constants(bytes, bodies) {
    const { segments, objects: list, meant } = objects(bytes);
    const users = list.map(() => new Set());
    for (const [home, text] of bodies) {
        const open = [...text.matchAll(/(?:\(i32\.const |offset=)(-?\d+)/g)].flatMap(([, value]) => [...(meant.get(Number(value)) ?? [])]);
        while (open.length) {
            const place = open.pop();
            if (users[place].has(home)) continue;
            users[place].add(home);
            open.push(...list[place].to);
        }
    }
    const spans = new Map([[undefined, []]]);
    list.forEach((object, place) => {
        const home = homeOf([...users[place]]);
        spans.set(home, [...(spans.get(home) ?? []), object]);
    });
    const text = [...spans].map(([home, own]) => {
        const within = ({ address, bytes: { length } }) => own.filter(({ start }) => start >= address && start < address + length);
        return [home, segments.flatMap((segment) => data(segment, within(segment)))];
    });
    return new Map(text);
}

/** `{ core, parts: { name: text } }` of a module's text form, linked from `bytes`. */
function split(text, bytes) {
    const module = read(text);
    const { functions } = module;
    const calls = new Map([...functions].map(([name, form]) => [name, new Set(all(form, CALLS))]));
    if (module.elements.length !== 1) throw new Error('one element segment was expected');
    const [, before, offset, list] = module.elements[0].match(/^( \(elem .*?)\(i32\.const (\d+)\) func (.*)\)$/);
    const slots = all(list, new RegExp(`(${NAME})`, 'g'));

    // Roots of the parts: entries by name, and functions of a part that the
    // table names (closures), which nothing calls by name.
    const exported = module.rest.filter(({ word }) => word === 'export' || word === 'start').flatMap(({ form }) => all(form, new RegExp(`(${NAME})`, 'g')));
    const leads = new Map();
    for (const name of functions.keys()) {
        const part = entered(name) ?? (slots.includes(name) ? kindOf(name) : undefined);
        if (part) leads.set(name, part);
    }
    for (const [pattern] of ENTRIES) if (![...leads.keys()].some((name) => pattern.test(pathOf(name)))) throw new Error(`no function is called ${pattern}`);
    const ours = reach([...exported, ...slots], calls, new Set(leads.keys()));
    const names = [...new Set([...leads.values(), ...COMMON.map(([name]) => name)])].sort();
    // What leads into another part is called through the core's stub.
    const rooted = (wanted) => [...leads].filter(([, to]) => wanted(to)).map(([name]) => name);
    const reached = new Map(names.map((part) => [part, reach(rooted((to) => to === part), calls, new Set(rooted((to) => to !== part)))]));
    const users = new Map();
    for (const [part, functions] of reached) for (const name of functions) users.set(name, [...(users.get(name) ?? []), part]);
    const home = (name) => (ours.has(name) ? undefined : homeOf(users.get(name) ?? []));
    const fixed = constants(bytes, [...functions].map(([name, form]) => [home(name), form]));

    // Stubs for what the core still calls by name; gaps in the table's own
    // segment for what it does not.
    const [tableName, tableForm] = [...module.tables].find(([, form]) => /funcref/.test(form));
    const size = Number(tableForm.match(/ (\d+) \d+ funcref/)[1]);
    const kept = [...functions.keys()].filter((name) => !home(name));
    const called = new Set(kept.flatMap((name) => [...calls.get(name)]));
    const extra = [];
    const filled = new Map(names.map((part) => [part, []]));
    const stubs = [];
    const places = new Map();
    /** A function that calls through the table. */
    const stub = (name) => {
        const { params, text } = signature(functions.get(name));
        const given = params.map((_, i) => ` (local.get ${i})`).join('');
        return ` (func ${name}${text} (call_indirect ${tableName}${text}${given} (i32.const ${places.get(name)})))`;
    };
    const stubbed = new Set([...leads.keys()].filter((name) => called.has(name) || exported.includes(name)));
    const crossing = [...functions.keys()].flatMap((name) => [...calls.get(name)].filter((to) => home(name) && home(to) && home(name) !== home(to)));
    for (const name of new Set([...leads.keys(), ...crossing])) {
        const at = slots.indexOf(name);
        places.set(name, at < 0 || stubbed.has(name) ? size + extra.push(name) - 1 : at + Number(offset));
        filled.get(home(name)).push([places.get(name), name]);
        if (stubbed.has(name)) stubs.push(stub(name));
    }
    const segments = [];
    slots.forEach((name, i) => {
        if (leads.has(name) && !stubbed.has(name)) return;
        const last = segments.at(-1);
        if (last && last.end === i) [last.end] = [last.names.push(name) && i + 1];
        else segments.push({ start: i, end: i + 1, names: [name] });
    });

    // What the parts use of the core becomes exports with short names.
    const shared = new Map();
    const share = (kind, name) => {
        const key = `${kind} ${name}`;
        if (!shared.has(key)) shared.set(key, kind === 'table' && name === tableName ? TABLE : SHARED + shared.size.toString(36));
        return shared.get(key);
    };
    share('table', tableName);
    const parts = {};
    for (const part of names) {
        const inside = [...functions.keys()].filter((name) => home(name) === part);
        const bodies = inside.map((name) => functions.get(name));
        const body = bodies.join('\n');
        const uses = (pattern, known) => [...new Set(all(body, pattern))].filter((name) => known(name));
        const imports = uses(CALLS, (name) => !home(name)).map((name) => {
            const { text } = signature(functions.get(name) ?? module.imports.get(name));
            return ` (import "c" "${share('func', name)}" (func ${name}${text}))`;
        });
        for (const name of uses(GLOBALS, () => true)) {
            const type = module.globals.get(name).match(/ (\(mut \w+\)|\w+) \(/)[1];
            imports.push(` (import "c" "${share('global', name)}" (global ${name} ${type}))`);
        }
        for (const name of new Set([tableName, ...uses(TABLES, (name) => module.tables.has(name))])) {
            const type = module.tables.get(name).match(/ (\d+)(?: \d+)? (\w+)\)$/);
            imports.push(` (import "c" "${share('table', name)}" (table ${name} ${type[1]} ${type[2]}))`);
        }
        const memory = module.rest.find(({ word }) => word === 'memory').form.match(/\$\S+ (\d+)/);
        const elements = filled.get(part).map(([slot, name]) => ` (elem (table ${tableName}) (i32.const ${slot}) func ${name})`);
        const others = uses(CALLS, (name) => home(name) && home(name) !== part).map(stub);
        parts[part] = [
            '(module', ...module.types, ` (import "c" "memory" (memory $0 ${memory[1]}))`, ...imports, ...(fixed.get(part) ?? []), ...elements, body, ...others, ')',
        ].join('\n');
    }

    const whole = size + extra.length;
    const tables = [...module.tables].map(([name, form]) => (name === tableName ? form.replace(/ \d+ \d+ funcref/, ` ${whole} ${whole} funcref`) : form));
    const elements = segments.map(({ start, names }) => ` (elem (table ${tableName}) (i32.const ${start + Number(offset)}) func ${names.join(' ')})`);
    const exports = [...shared].map(([key, short]) => {
        const [, kind, name] = key.match(/^(\w+) (.*)$/s);
        return ` (export "${short}" (${kind} ${name}))`;
    });
    const imports = module.rest.filter(({ word }) => word === 'import').map(({ form }) => form);
    const others = module.rest.filter(({ word }) => !['import', 'data'].includes(word)).map(({ form }) => form);
    others.push(...fixed.get(undefined));
    const core = ['(module', ...module.types, ...imports, ...module.globals.values(), ...tables, ...others, ...exports, ...elements,
        ...kept.filter((name) => !stubbed.has(name) && !leads.has(name)).map((name) => functions.get(name)), ...stubs, ')'].join('\n');
    return { core, parts };
}

const folder = await mkdtemp(join(tmpdir(), 'indicator-charts-split-'));
try {
    const bytes = await readFile(core);
    const [plain, wat] = [join(folder, 'whole.wasm'), join(folder, 'whole.wat')];
    await writeFile(plain, linked(bytes));
    await run(tool('wasm-dis'), [...FEATURES, plain, '-o', wat]);
    const { core: text, parts } = split(await readFile(wat, 'utf8'), bytes);
    await rm(join(pkg, 'parts'), { recursive: true, force: true });
    await mkdir(join(pkg, 'parts'));
    const names = Object.keys(parts);
    const small = await optimised([await readFile(plain), text, ...Object.values(parts)]);
    await Promise.all([whole, core, ...names.map((name) => join(pkg, 'parts', `${name}.wasm`))].map((file, i) => writeFile(file, small[i])));
} finally {
    await rm(folder, { recursive: true, force: true });
}
