// Pictures of the whole article at a phone's and a desk's width, light and dark.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { launch, open, out, paintAll, serve, settle } from './harness.mjs';

const server = await serve();
const browser = await launch();
await mkdir(out, { recursive: true });
for (const width of [360, 760]) {
    for (const colorScheme of ['light', 'dark']) {
        const view = await open({ browser, server }, { width, height: 900, ratio: 2, colorScheme });
        await paintAll(view.page);
        await view.page.evaluate(() => window.scrollTo(0, 0));
        await settle(view.page, 200);
        const path = join(out, `article-${width}-${colorScheme}.png`);
        await view.page.screenshot({ path, fullPage: true });
        console.log(path);
        await view.close();
    }
}
await browser.close();
server.stop();
