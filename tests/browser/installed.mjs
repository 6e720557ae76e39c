// The npm package, packed and installed in an empty project, which is removed
// after the tests of the file that asks.

import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { root } from './paths.mjs';

export const run = (command, args, cwd) => execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

/** The folder of the project, and that of the package in it. */
export async function install() {
    const project = await mkdtemp(join(tmpdir(), 'indicator-charts-'));
    after(() => rm(project, { recursive: true, force: true }));
    run(process.execPath, [join(root, 'tests/browser/package.mjs')], root);
    const [archive] = (await readdir(join(root, 'dist'))).filter((name) => name.endsWith('.tgz'));
    await writeFile(join(project, 'package.json'), '{ "name": "newsroom", "private": true, "type": "module" }\n');
    run('npm', ['install', '--no-audit', '--no-fund', '--offline', join(root, 'dist', archive)], project);
    return { project, installed: join(project, 'node_modules/indicator-charts') };
}
