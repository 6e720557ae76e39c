// Writes the pages of documentation: www/docs/kinds/NAME.html of each NAME.md
// with the document NAME.json beside it, www/docs/data.html of data.md and
// data.json, www/docs/embed.html, www/docs/extract.html, and www/docs/index.html. A new kind is two new files. The command
// line puts pictures into the pages, as into any.
//
// What it writes is not committed: the pictures, four of each chart, would
// change with every layout, which tests/goldens shows already, and whoever
// publishes www/ has to build www/pkg anyway. The sources can be read as they are.

import { execFileSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Marked } from 'marked';
import { program, root } from './paths.mjs';

const docs = join(root, 'www/docs');
const folder = join(docs, 'kinds');
const here = '<a href="./" aria-current="page">图种</a>';

const marked = new Marked({
    walkTokens(token) {
        // The sources link to each other.
        if (token.type === 'link') token.href = token.href.replace(/\.md(?=#|$)/, '.html');
    },
});

const escape = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** What the command line prints; says why it fails. */
function run(...words) {
    try {
        return execFileSync(program, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    } catch (error) {
        throw new Error(`${words.join(' ')}\n${error.stdout}${error.stderr}`);
    }
}

/** A page's words: its name and its word in the format, and what it is for. */
async function source(name, within = folder) {
    const text = await readFile(join(within, `${name}.md`), 'utf8');
    const [heading, , purpose] = marked.lexer(text);
    const title = heading.text.replace(/ *`.*`/, '');
    return { name, text, title, purpose: purpose.text };
}

/** The same with the document beside it. */
async function documented(name, within = folder) {
    const document = await readFile(join(within, `${name}.json`), 'utf8');
    return { ...(await source(name, within)), document };
}

/** Every kind, in the order of the schema; one that it does not know comes last. */
async function sources() {
    const schema = JSON.parse(await readFile(join(root, 'www/document.schema.json'), 'utf8'));
    const order = schema.$defs.chart.properties.kind.enum;
    const place = (name) => (order.includes(name) ? order.indexOf(name) : order.length);
    const names = (await readdir(folder)).filter((file) => file.endsWith('.md')).map((file) => file.slice(0, -3));
    return Promise.all(names.toSorted((a, b) => place(a) - place(b)).map((name) => documented(name)));
}

/** A page around `body`; `up` leads from it to www. */
const page = ({ up, title, description, nav, body }) => `<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<meta name="description" content="${escape(description)}">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${up}style.css">
<link rel="stylesheet" href="${up}docs/docs.css">
<link rel="modulepreload" href="${up}element.js">
<script type="module" src="${up}element.js"></script>
</head>
<body>
<main class="article docs">
<nav aria-label="图种">${nav}</nav>
<article>
${body}</article>
</main>
</body>
</html>
`;

/** What is written, as a page has it: code that is wider than the page can be scrolled by keyboard. */
const parsed = (text) => marked.parse(text).replaceAll('<pre>', '<pre tabindex="0">');

/** Links to all kinds and to the pages of rows, of embedding and of extraction; the one to `own` is marked. `up` leads to www/docs. */
function links(kinds, own, up) {
    const link = (address, { name, title }) => `<a href="${address}"${name === own ? ' aria-current="page"' : ''}>${title}</a>`;
    const beside = up ? '' : 'kinds/';
    return [
        `<a href="${up || './'}">图种</a>`,
        ...kinds.map((kind) => link(`${beside}${kind.name}.html`, kind)),
        link(`${up}data.html`, data),
        link(`${up}embed.html`, embedding),
        link(`${up}extract.html`, extracting),
    ].join('\n');
}

/** A page with its document, whose charts are filled in; `up` leads from `within` to www/docs. */
async function pageOf({ name, title, purpose, text, document }, within, up, heading) {
    const code = `<h2>完整的文档</h2>
<p>上面的图都出自这一份文档，<a href="${name}.json">${name}.json</a>，可以照抄。</p>
<pre tabindex="0"><code>${escape(document)}</code></pre>
`;
    // Titles of charts are headings of the third level.
    const body = parsed(text).replace(/(<h1.*?)(?=<indicator-chart)/s, (before) => (before.includes('<h2') ? before : `${before}<h2>例子</h2>\n`)) + code;
    const file = join(within, `${name}.html`);
    const nav = links(kinds, name, up);
    await writeFile(file, page({ up: `../${up}`, title: heading, description: purpose, nav, body }));
    run('embed', join(within, `${name}.json`), '--target', 'page', '--page', file, '--out', within);
}

/** A page without a document of its own. */
async function wordsOf({ name, title, purpose, text }) {
    const nav = links(kinds, name, '');
    await writeFile(join(docs, `${name}.html`), page({ up: '../', title, description: purpose, nav, body: parsed(text) }));
}

/** A kind in the list of all, with the picture of its first chart. */
async function card({ name, title, purpose, document }) {
    const [{ id }] = JSON.parse(document).charts;
    const picture = (theme) => `kinds/plots/${id}-328${theme}.svg`;
    const [size] = (await readFile(join(docs, picture('')), 'utf8')).match(/width="\d+" height="\d+"/);
    return `<li><a href="kinds/${name}.html"><b>${title} <code>${name}</code></b> ${escape(purpose)}
<picture><source media="(prefers-color-scheme: dark)" srcset="${picture('-dark')}" ${size}>
<img src="${picture('')}" ${size} alt="" loading="lazy"></picture></a></li>`;
}

async function indexPage() {
    const text = await readFile(join(docs, 'index.md'), 'utf8');
    const [heading, , first] = marked.lexer(text);
    const cards = [];
    for (const kind of kinds) cards.push(await card(kind));
    const [head, ...rest] = marked.parse(text).split(/(?=<h2)/);
    const body = `${head}<ul class="cards">\n${cards.join('\n')}\n</ul>\n${rest.join('')}`;
    await writeFile(join(docs, 'index.html'), page({ up: '../', title: heading.text, description: first.text, nav: here, body }));
}

const kinds = await sources();
const data = await documented('data', docs);
const embedding = await source('embed', docs);
const extracting = await source('extract', docs);
for (const kind of kinds) {
    run('check', join(folder, `${kind.name}.json`));
    await pageOf(kind, folder, '../', `${kind.title} · 图种`);
}
run('check', join(docs, 'data.json'));
await pageOf(data, docs, '', data.title);
await wordsOf(embedding);
await wordsOf(extracting);
await indexPage();
console.log(`${docs}: ${kinds.length} kinds`);
