// What a chart shows to those who listen: its elements, each with the role and
// the name that the browser computes.

/** Elements with a role, in the charts of a page: figure, words, table, buttons. */
export function exposed() {
    const wanted = 'figure, figcaption, [role=heading], .ic-plot, table, caption, th, td, a, button, [role=toolbar], [role=menu], [role=menuitem], [role=region], [aria-live], p, div.sr';
    const found = [];
    for (const chart of document.querySelectorAll('indicator-chart')) {
        for (const node of chart.shadowRoot.querySelectorAll(wanted)) {
            // Some rows stand for all.
            const row = node.closest('tbody tr');
            if (row && [...row.closest('table').querySelectorAll('tbody tr')].indexOf(row) > 2) continue;
            if (node.checkVisibility() && !node.closest('[aria-hidden=true]')) found.push(node);
        }
    }
    const layer = [...document.querySelectorAll('*')].filter(({ shadowRoot, localName }) => shadowRoot && localName === 'div');
    for (const { shadowRoot } of layer) found.push(...[...shadowRoot.querySelectorAll('[role=group], button')].filter((node) => node.checkVisibility()).slice(0, 8));
    window.exposed = found;
    return found;
}

/** Where each of them is, for a message. */
export const places = () => window.exposed.map((node) => {
    const host = node.getRootNode().host;
    return `${host.id || host.getAttribute('chart') || 'layer'} ${node.localName}${node.className && `.${node.className}`}: ${node.textContent.slice(0, 24)}`;
});

/** The browsers' own names of a role. */
const ALIKE = { Figcaption: 'caption', Caption: 'caption', none: 'generic' };
const role = (name) => ALIKE[name] ?? name;

/** The same of a page in Chromium, from its tree. */
export async function inChromium(page) {
    const session = await page.context().newCDPSession(page);
    await page.evaluate(exposed);
    const where = await page.evaluate(places);
    const { result } = await session.send('Runtime.evaluate', { expression: 'window.exposed' });
    const { result: properties } = await session.send('Runtime.getProperties', { objectId: result.objectId, ownProperties: true });
    const found = [];
    for (const { name, value } of properties) {
        if (!/^\d+$/.test(name)) continue;
        const { nodes } = await session.send('Accessibility.getPartialAXTree', { objectId: value.objectId, fetchRelatives: false });
        const [{ role: own, name: label }] = nodes;
        found.push({ where: where[name], role: role(own?.value), name: label?.value ?? '' });
    }
    await session.detach();
    return found;
}

/** The same of a page in Firefox. */
export async function inFirefox(tab) {
    const nodes = await tab.run(exposed);
    const where = await tab.run(places);
    const found = [];
    for (const [at, node] of nodes.entries()) {
        const { role: own, name } = await tab.about(node);
        found.push({ where: where[at], role: role(own), name });
    }
    return found;
}
