// What an editor may paste or open by mistake: nothing runs, nothing hangs,
// and a sentence says what is wrong.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { settle, setUp, withEvidence } from './harness.mjs';
import { go, openStudio, paste } from './studio.mjs';

const places = await setUp();

/** What a parser that runs nothing meets in a document is reported all the same. */
const PARSED = / inline .*\/studio\/(reading|docx)\.js/;

/** An archive with one file of that name. */
function archive(name, content, { method = 8, flags = 0 } = {}) {
    const packed = method ? deflateRawSync(content) : content;
    const path = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(method, 8);
    local.writeUInt32LE(packed.length, 18);
    // Half of what is in it: a header may lie.
    local.writeUInt32LE(content.length >>> 1, 22);
    local.writeUInt16LE(path.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    local.copy(entry, 6, 4, 30);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(1, 8);
    end.writeUInt16LE(1, 10);
    end.writeUInt32LE(46 + path.length, 12);
    end.writeUInt32LE(30 + path.length + packed.length, 16);
    return Buffer.concat([local, path, packed, entry, path, end]);
}

const word = (body) => `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
const docx = (body, how) => archive('word/document.xml', Buffer.from(word(body)), how);

/** Opens a file; gives back what the page says, and the text then. */
async function read(page, name, buffer) {
    await page.evaluate(() => { document.querySelector('.said').textContent = ''; });
    await page.setInputFiles('#file', { name, mimeType: 'application/octet-stream', buffer });
    await page.waitForFunction(() => document.querySelector('.said').textContent !== '');
    return { said: await page.textContent('.said'), text: await page.inputValue('#text') };
}

test('scripts, handlers and styles of a paste are text that nobody reads', async () => {
    const view = await openStudio(places, { document: null });
    await withEvidence('studio-paste', view, async () => {
        const { page } = view;
        await page.evaluate(() => { window.ran = 0; });
        const hostile = [
            '<p>产值<b onclick="ran++">12</b>亿元<script>ran++</script></p>',
            '<img src=x onerror="ran++"><svg onload="ran++"><p>二</p></svg><style>body{display:none}</style>',
            '<iframe srcdoc="<script>parent.ran++</script>"></iframe><a href="javascript:ran++">三</a>',
            '<details open ontoggle="ran++"><summary>四</summary></details><math><mtext><img src onerror=ran++></mtext></math>',
        ].join('');
        const requests = view.log.requests.length;
        await paste(page, { 'text/html': hostile, 'text/plain': '产值12亿元' });
        await page.waitForTimeout(500);
        const text = await page.inputValue('#text');
        assert.match(text, /产值12亿元/);
        assert.doesNotMatch(text, /ran\+\+|display:none/);
        await go(page, 'review');
        assert.match(await page.textContent('.article-text'), /产值12亿元/);
        assert.equal(await page.evaluate(() => window.ran), 0);
        assert.deepEqual((await view.seen()).violations.filter((line) => !PARSED.test(line)), []);
        assert.deepEqual(view.log.requests.slice(requests).filter((url) => !url.startsWith(places.server.url)), []);
    });
});

test('of tracked changes what holds is read, and a row of a table is one line', async () => {
    const view = await openStudio(places, { document: null });
    await withEvidence('studio-rows-read', view, async () => {
        const { page } = view;
        const table = '<table><tr><th><p>指标</p></th><th>数值</th></tr><tr><td><p>进出口</p><p>总额</p></td><td>378亿元</td><td></td></tr></table>';
        const layout = `<table><tr><td>一。</td><td><p>${'长'.repeat(90)}</p></td></tr></table>`;
        await paste(page, { 'text/html': `<p>增长<del>6.1</del><ins>6.2</ins>%。</p>${table}${layout}`, 'text/plain': '' });
        assert.equal(await page.inputValue('#text'), `增长6.2%。\n指标　数值\n进出口 总额　378亿元\n一。\n${'长'.repeat(90)}`);
        const cell = (...words) => `<w:tc>${words.map((word) => `<w:p><w:r><w:t>${word}</w:t></w:r></w:p>`).join('')}</w:tc>`;
        const word = `<w:p><w:r><w:t>前</w:t></w:r></w:p><w:tbl><w:tr>${cell('指标')}${cell('数值')}</w:tr><w:tr>${cell('产值', '（亿元）')}${cell('12')}</w:tr></w:tbl><w:p><w:r><w:t>后</w:t></w:r></w:p>`;
        assert.equal((await read(page, 't.docx', docx(word))).text, '前\n指标　数值\n产值 （亿元）　12\n后');
    });
});

test('plain text that looks like markup stays as it is, and marks that turn it are gone', async () => {
    const view = await openStudio(places, { document: null });
    await withEvidence('studio-plain', view, async () => {
        const { page } = view;
        await paste(page, '<img src=x onerror=alert(1)>产值\u202e亿21\u202c\u200b元\u0000');
        assert.equal(await page.inputValue('#text'), '<img src=x onerror=alert(1)>产值亿21元');
        await page.click('button:text("清空")');
        await paste(page, '产值12亿元，\n增长5%。\n\n投资、\n 消费。');
        assert.equal(await page.inputValue('#text'), '产值12亿元，增长5%。\n\n投资、\n 消费。');
        await page.click('button:text("清空")');
        await paste(page, '<img src=x>');
        await go(page, 'review');
        assert.equal(await page.locator('.article-text img').count(), 0);
        assert.match(await page.textContent('.article-text'), /<img src=x/);
    });
});

test('text files in UTF-8, GB18030 and UTF-16, web pages and Word files', async () => {
    const view = await openStudio(places, { document: null });
    await withEvidence('studio-files', view, async () => {
        const { page } = view;
        assert.equal((await read(page, 'a.txt', Buffer.from('\ufeff产值12亿元'))).text, '产值12亿元');
        // 产值12亿元
        assert.equal((await read(page, 'b.txt', Buffer.from([0xb2, 0xfa, 0xd6, 0xb5, 0x31, 0x32, 0xd2, 0xda, 0xd4, 0xaa]))).text, '产值12亿元');
        assert.equal((await read(page, 'c.txt', Buffer.from('\ufeff产值12亿元', 'utf16le'))).text, '产值12亿元');
        assert.equal((await read(page, 'd.html', Buffer.from('<!doctype html><title>t</title><body><nav>栏目</nav><article><p>一</p><p>产值12亿元</p></article>'))).text, '一\n产值12亿元');
        const paragraphs = '<w:p><w:r><w:t>产值</w:t></w:r><w:r><w:t>12亿元</w:t></w:r></w:p><w:p><w:del><w:r><w:delText>删去</w:delText></w:r></w:del><w:r><w:t>第二段</w:t></w:r></w:p>';
        assert.equal((await read(page, 'e.docx', docx(paragraphs))).text, '产值12亿元\n第二段');
        assert.equal((await read(page, 'f.docx', docx(paragraphs, { method: 0 }))).text, '产值12亿元\n第二段');
    });
});

test('broken files: a sentence each, and the text before is still there', { timeout: 120_000 }, async () => {
    const view = await openStudio(places, { document: null });
    await withEvidence('studio-broken', view, async () => {
        const { page } = view;
        await paste(page, '原来的文字');
        const good = docx('<w:p><w:r><w:t>一</w:t></w:r></w:p>');
        /** @type {[string, Buffer, RegExp][]} */
        const files = [
            ['截断.docx', good.subarray(0, 60), /不是完好的 \.docx/],
            ['坏压缩.docx', archive('word/document.xml', Buffer.alloc(0), { method: 8 }).fill(0xff, 47, 48), /不是完好的 \.docx|没有文字/],
            ['不是包.docx', Buffer.from('hello world, this is not an archive at all'), /不是完好的 \.docx/],
            ['无正文.docx', archive('word/other.xml', Buffer.from('x')), /不是完好的 \.docx/],
            ['坏标记.docx', archive('word/document.xml', Buffer.from('<w:document><w:p>')), /不是完好的 \.docx/],
            ['实体.docx', archive('word/document.xml', Buffer.from('<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>')), /不是完好的 \.docx/],
            ['加密.docx', docx('<w:p/>', { flags: 1 }), /有密码/],
            ['炸弹.docx', archive('word/document.xml', Buffer.alloc(200_000_000, 32)), /解开后太大/],
            ['旧.doc', Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), /另存为 \.docx/],
            ['图.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]), /不是文字文件/],
            ['空.txt', Buffer.from('  \n '), /没有文字/],
            ['坏.json', Buffer.from('{"indicators": ['), /不是完整的 JSON/],
            ['别的.json', Buffer.from('{"indicators": 5}'), /不是草稿/],
            ['字节.txt', Buffer.from([0xff, 0xfb, 0xff, 0x81, 0xff, 0x80]), /编码/],
        ];
        for (const [name, bytes, wanted] of files) {
            const { said, text } = await read(page, name, bytes);
            assert.match(said, wanted, name);
            assert.equal(text, '原来的文字', name);
        }
        assert.deepEqual(view.log.errors.filter((line) => !/pkg-extract|404|\/studio\/(reading|docx)\.js/.test(line)), []);
    });
});

test('5 MB of text is taken, more is not, and the page goes on', { timeout: 120_000 }, async () => {
    const view = await openStudio(places);
    await withEvidence('studio-large', view, async () => {
        const { page } = view;
        const line = '全市地区生产总值为一千亿元，同比增长百分之五。\n';
        const text = line.repeat(Math.floor(4_900_000 / Buffer.byteLength(line)));
        await read(page, '大.txt', Buffer.from(text));
        assert.equal((await page.inputValue('#text')).length, text.length);
        await page.waitForFunction(() => /找到 0 个数/.test(document.querySelector('.found').textContent));
        await page.evaluate(() => new Promise((done) => setTimeout(done, 100)));
        const { said } = await read(page, '更大.txt', Buffer.alloc(21_000_000, 65));
        assert.match(said, /太大/);
    });
});

test('without the extractor the page says so, and figures are added by hand', async () => {
    const view = await openStudio(places, { document: null });
    await withEvidence('studio-missing', view, async () => {
        const { page } = view;
        await paste(page, '高新区完成投资超过302.8亿元，同比增长7.9%。');
        await page.waitForFunction(() => /还没有装上/.test(document.querySelector('.notice').textContent));
        await go(page, 'review');
        await page.fill('.finder input', '302.8亿元');
        await page.press('.finder input', 'Enter');
        await page.waitForSelector('mark.main');
        assert.equal(await page.textContent('mark.main'), '302.8亿元');
        assert.equal(await page.inputValue('.indicators li.open .field.wide input'), '高新区完成投资');
        // The same by selecting it.
        await page.evaluate(() => {
            const node = [...document.querySelectorAll('.article-text p')][0].lastChild;
            const at = node.data.indexOf('7.9%');
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + 4);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        });
        await page.click('.adder .primary');
        await page.waitForFunction(() => document.querySelectorAll('mark.main').length === 2);
        assert.equal(await page.locator('.indicators .value', { hasText: '7.9%' }).count(), 1);
    });
});

test('drafts and documents of strangers: nothing in any field runs, wrong types are left out', { timeout: 120_000 }, async () => {
    const view = await openStudio(places, { document: null });
    await withEvidence('studio-stranger', view, async () => {
        const { page } = view;
        await page.evaluate(() => { window.ran = 0; });
        const bad = '"><img src=x onerror="ran++"><script>ran++</script>';
        const source = { exact: bad, prefix: bad, suffix: bad, start: 0, end: 50, figure: { start: 0, end: 3 } };
        const indicator = { id: bad, label: bad, value: '3', unit: bad, qualifierText: bad, qualifier: 'over', periodText: bad, region: bad, change: { value: '1', unit: bad, direction: 'up', basis: 'yoy' }, compare: [{ to: bad, value: '1', unit: bad }], source };
        const chart = { id: bad, kind: 'tiles', title: bad, subtitle: bad, note: bad, takeaway: bad, alt: bad, source: { label: bad, url: 'javascript:ran++' }, indicators: [bad] };
        const odd = { id: 'odd', label: {}, value: [], unit: 5, compare: 'x', change: 7, source: { exact: 9 } };
        const strange = { id: 'strange', kind: {}, title: [], indicators: [{}], highlight: 3, data: 'x', sort: {} };
        const draft = { text: bad.repeat(2), read: bad.repeat(2), name: bad, lang: bad, article: { title: bad, url: 'javascript:ran++' }, indicators: [indicator, odd], charts: [chart, strange], offers: [{ ...chart, id: 'offer' }], notes: { odd: 5, [bad]: { origin: bad, confidence: 0.1, reasons: [bad] } }, dismissed: [5, {}], base: 'javascript:ran++//' };
        for (const content of [{ format: 'indicator-charts-draft', version: 1, draft }, draft]) {
            await read(page, '别人的.json', Buffer.from(JSON.stringify(content)));
            for (const step of ['review', 'choose', 'preview', 'take', 'paste']) {
                await go(page, step);
                await settle(page, 150);
            }
        }
        assert.equal(await page.evaluate(() => window.ran), 0);
        assert.deepEqual((await view.seen()).violations, []);
        assert.equal(await page.evaluate(() => document.querySelectorAll('img[src=x], a[href^=javascript]').length), 0);
        assert.deepEqual(view.log.errors.filter((line) => !/pkg-extract|404/.test(line)), []);
    });
});
