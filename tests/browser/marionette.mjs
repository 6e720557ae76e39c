// Firefox, spoken to by its own protocol, Marionette: messages of JSON, each
// after its length. It knows the computed role and name of an element.

import { execFileSync, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './paths.mjs';

/** How WebDriver names an element in JSON. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const PREFERENCES = {
    'app.normandy.enabled': false,
    'app.update.disabledForTesting': true,
    'browser.shell.checkDefaultBrowser': false,
    'browser.startup.page': 0,
    'datareporting.policy.dataSubmissionEnabled': false,
    'extensions.getAddons.cache.enabled': false,
    'marionette.port': 0,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'services.settings.server': 'data:,#remote-settings-dummy/v1',
    'toolkit.telemetry.reportingpolicy.firstRun': false,
};

/** Its commands, one after the other. */
class Line {
    #socket;
    #rest = Buffer.alloc(0);
    #next = 1;
    #waiting = new Map();

    constructor(socket) {
        this.#socket = socket;
        socket.on('data', (bytes) => this.#read(bytes));
        socket.on('close', () => this.#waiting.forEach(({ failed }) => failed(new Error('Firefox has gone'))));
    }

    #read(bytes) {
        this.#rest = Buffer.concat([this.#rest, bytes]);
        for (;;) {
            const colon = this.#rest.indexOf(':');
            const end = colon + 1 + Number(this.#rest.subarray(0, Math.max(colon, 0)).toString());
            if (colon < 1 || this.#rest.length < end) return;
            const message = JSON.parse(this.#rest.subarray(colon + 1, end).toString());
            this.#rest = this.#rest.subarray(end);
            // The first is a greeting.
            if (Array.isArray(message)) this.#answer(message);
        }
    }

    #answer([, id, error, result]) {
        const { done, failed, name } = this.#waiting.get(id);
        this.#waiting.delete(id);
        if (error) failed(new Error(`${name}: ${error.error}: ${error.message}`));
        else done(result && 'value' in result ? result.value : result);
    }

    send(name, parameters = {}) {
        const id = this.#next;
        this.#next += 1;
        const text = JSON.stringify([0, id, name, parameters]);
        return new Promise((done, failed) => {
            this.#waiting.set(id, { done, failed, name });
            this.#socket.write(`${Buffer.byteLength(text)}:${text}`);
        });
    }
}

/** What `find` gives, which may throw until it is there. */
async function soon(find, seconds, what) {
    const end = Date.now() + seconds * 1000;
    for (;;) {
        const found = await Promise.resolve().then(find).catch(() => undefined);
        if (found) return found;
        if (Date.now() > end) throw new Error(`${what}: not within ${seconds} s`);
        await new Promise((later) => setTimeout(later, 100));
    }
}

/** A Firefox without a window. Where there is none, it says so and fails. */
export async function firefox() {
    const program = execFileSync('sh', [join(root, 'tests/browser/firefox.sh')], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
    const profile = await mkdtemp(join(tmpdir(), 'indicator-charts-firefox-'));
    const preferences = Object.entries(PREFERENCES).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`);
    await writeFile(join(profile, 'user.js'), preferences.join('\n'));
    const child = spawn(program, ['--headless', '--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile], { stdio: 'ignore' });
    const gone = new Promise((_, failed) => {
        child.on('error', failed);
        child.on('exit', (code) => failed(new Error(`${program} ended with ${code}`)));
    });
    gone.catch(() => {});
    const start = async () => {
        const port = await soon(async () => Number(await readFile(join(profile, 'MarionetteActivePort'), 'utf8')), 60, 'a port of Firefox');
        const socket = connect(port, '127.0.0.1');
        const line = new Line(socket);
        await line.send('WebDriver:NewSession', { strictFileInteractability: true });
        return line;
    };
    const line = await Promise.race([start(), gone]);
    const stop = async () => {
        await Promise.race([line.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => {}), new Promise((late) => setTimeout(late, 5000))]);
        child.kill();
        await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    };
    return { ...tab(line), stop };
}

/** What tests do with its one tab. */
function tab(line) {
    const run = (body, ...args) => line.send('WebDriver:ExecuteScript', { script: `return (${body})(...arguments)`, args, sandbox: null, newSandbox: false });
    const act = (id, type, actions, more = {}) => line.send('WebDriver:PerformActions', { actions: [{ id, type, actions, ...more }] });
    return {
        run,
        go: (url) => line.send('WebDriver:Navigate', { url }),
        resize: (width, height) => line.send('WebDriver:SetWindowRect', { width, height }),
        until: (body, ...args) => soon(() => run(body, ...args), 20, `${body}`),
        /** Computed role and name of elements that `run` gave. */
        async about(element) {
            const id = element[ELEMENT];
            return { role: await line.send('WebDriver:GetComputedRole', { id }), name: await line.send('WebDriver:GetComputedLabel', { id }) };
        },
        move: (x, y) => act('mouse', 'pointer', [{ type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0 }], { parameters: { pointerType: 'mouse' } }),
        press: (...keys) => act('keys', 'key', keys.flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }])),
        /** Errors of the browser's console, of scripts, policies and files. */
        async errors() {
            await line.send('Marionette:SetContext', { value: 'chrome' });
            const all = await run(() => Services.console.getMessageArray().filter((message) => message instanceof Ci.nsIScriptError && !(message.flags & 1)).map((message) => [message.sourceName, message.errorMessage]));
            await line.send('Marionette:SetContext', { value: 'content' });
            return all;
        },
    };
}
