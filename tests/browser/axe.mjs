// axe-core in a page and what it found, in words.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The rules that are not asked, and why. */
const LEFT_OUT = {
    'color-contrast-enhanced': 'AAA; asked where readers ask for more contrast',
    'focus-order-semantics': 'an experiment that wants a widget: the plot is a group with a name and a hint, as `application` would silence a screen reader',
    'hidden-content': 'no rule of its own: lists what is hidden, to be looked at by hand',
};

/** What a theme may change: the rest is the same in all. */
const OF_COLOUR = ['color-contrast', 'color-contrast-enhanced', 'link-in-text-block'];

export const THEMES = {
    light: { colorScheme: 'light', contrast: 'no-preference', forcedColors: 'none' },
    dark: { colorScheme: 'dark', contrast: 'no-preference', forcedColors: 'none' },
    forced: { colorScheme: 'light', contrast: 'no-preference', forcedColors: 'active' },
    more: { colorScheme: 'light', contrast: 'more', forcedColors: 'none' },
    'more-dark': { colorScheme: 'dark', contrast: 'more', forcedColors: 'none' },
};

/**
 * Every rule of axe on a page and its frames, best practice and experiments
 * too; in other themes than the first, those of colour: `{ passed, found }`,
 * each finding a line. Where the rest was looked at before, only `within` what
 * a selector finds, in shadow trees, too.
 */
export async function axe(page, theme, within) {
    await page.emulateMedia(THEMES[theme]);
    // Colours of charts come with the next frame, those of a reader's own with a file.
    const pause = theme === 'light' || theme === 'dark' ? 60 : 300;
    await page.evaluate((ms) => new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), ms)), pause);
    for (const frame of page.frames()) if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(source);
    const asked = await page.evaluate(() => window.axe.getRules().map(({ ruleId }) => ruleId));
    const wanted = theme === 'light' ? asked : asked.filter((rule) => OF_COLOUR.includes(rule));
    const rules = wanted.filter((rule) => !(rule in LEFT_OUT) || (rule === 'color-contrast-enhanced' && theme.startsWith('more')));
    return page.evaluate(async ([values, within]) => {
        const trees = (root) => [root, ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? trees(shadowRoot) : []))];
        const include = within && trees(document).flatMap((root) => [...root.querySelectorAll(within)]).filter((node) => node.checkVisibility());
        const { violations, passes } = await window.axe.run(include ? { include } : document, { runOnly: { type: 'rule', values }, resultTypes: ['violations'] });
        const place = (target) => target.flat().join(' ');
        const lines = violations.flatMap(({ id, nodes }) => nodes.map(({ target, html, failureSummary }) =>
            `${id}: ${place(target)} ${html.slice(0, 160)} ${failureSummary.replace(/\s+/g, ' ').slice(0, 240)}`));
        return { passed: passes.map(({ id }) => id), found: lines };
    }, [rules, within]);
}
