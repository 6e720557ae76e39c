// Folders that the command line publishes, for tests that open them.

import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fonts, program, root } from './paths.mjs';

export const article = join(root, 'www/articles/jinan-2023/article.json');
export { fonts };
export const articlePage = join(root, 'www/articles/jinan-2023/index.html');
/** An empty folder that goes with the test file. */
export async function folder() {
    const path = await mkdtemp(join(tmpdir(), 'indicator-charts-pack-'));
    after(() => rm(path, { recursive: true, force: true }));
    return path;
}

/** Publishes the article; gives back the folder with its manifest. */
export async function publish(...more) {
    const out = await folder();
    const call = ['embed', article, '--page', articlePage, '--out', out, '--assets', join(root, 'www'), ...fonts, ...more];
    execFileSync(program, call, { stdio: ['ignore', 'ignore', 'pipe'] });
    return { out, manifest: JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8')) };
}
