// A server that breaks things as networks do: what `serve` sends, but cut off,
// stalled, of another type or changed, on a real connection.

import { createServer } from 'node:http';
import { after } from 'node:test';
import { launch, policy, serve } from './harness.mjs';

/**
 * Each takes the response, the real bytes and their headers. One that never
 * ends the response has stalled.
 */
export const faults = {
    /** The file lost its end where it lies. */
    short: (part = 0.6) => (response, bytes, headers) => {
        const end = Math.floor(bytes.length * part);
        response.writeHead(200, { ...headers, 'content-length': end }).end(bytes.subarray(0, end));
    },
    /** The connection broke on the way. */
    cut: (part = 0.6) => (response, bytes, headers) => {
        response.writeHead(200, { ...headers, 'content-length': bytes.length });
        response.write(bytes.subarray(0, Math.floor(bytes.length * part)), () => response.destroy());
    },
    reset: () => (response) => response.destroy(),
    silent: () => () => {},
    /** A part of the body, and then nothing. */
    stalled: (part = 0.6) => (response, bytes, headers) => {
        response.writeHead(200, { ...headers, 'content-length': bytes.length });
        response.write(bytes.subarray(0, Math.floor(bytes.length * part)));
    },
    /** The body in pieces, each after `wait` milliseconds. */
    slow: (pieces, wait) => async (response, bytes, headers) => {
        response.writeHead(200, { ...headers, 'content-length': bytes.length });
        for (let at = 0; at < pieces; at++) {
            await new Promise((done) => setTimeout(done, wait));
            response.write(bytes.subarray(Math.floor((at * bytes.length) / pieces), Math.floor(((at + 1) * bytes.length) / pieces)));
        }
        response.end();
    },
    type: (type) => (response, bytes, headers) => response.writeHead(200, { ...headers, 'content-type': type }).end(bytes),
    status: (code) => (response) => response.writeHead(code, { 'content-type': 'text/html' }).end('<!doctype html><p>not here'),
    /** As a hotel's network answers before one has signed in. */
    portal: () => (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><p>Sign in'),
    /** One byte is another. */
    changed: (at = 0.5) => (response, bytes, headers) => {
        const other = Buffer.from(bytes);
        other[Math.floor(other.length * at)] ^= 1;
        response.writeHead(200, headers).end(other);
    },
    body: (text, type) => (response) => response.writeHead(200, { 'content-type': type }).end(text),
};

/** `{ server, browser, broken }`: `broken` maps a path to one of `faults`; `pages` one to its `html` and `csp`, `folders` one to another. */
export async function setUpFaulty() {
    const real = await serve();
    const browser = await launch();
    const broken = new Map();
    const pages = new Map();
    const folders = new Map();
    const server = createServer(async ({ url }, response) => {
        const { pathname } = new URL(url, real.url);
        const page = pages.get(pathname);
        if (page) {
            const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': page.csp ?? policy };
            return response.writeHead(200, headers).end(page.html);
        }
        const folder = [...folders.keys()].find((name) => pathname.startsWith(name));
        const answer = await fetch(real.url + (folder ? url.replace(folder, folders.get(folder)) : url));
        const bytes = Buffer.from(await answer.arrayBuffer());
        const headers = { 'content-type': answer.headers.get('content-type') ?? 'text/plain', 'cache-control': 'max-age=600' };
        if (answer.headers.has('content-security-policy')) headers['content-security-policy'] = answer.headers.get('content-security-policy');
        const fault = answer.ok && broken.get(pathname);
        if (fault) return fault(response, bytes, headers);
        return response.writeHead(answer.status, headers).end(bytes);
    });
    await new Promise((done) => server.listen(0, '127.0.0.1', done));
    after(async () => {
        await browser.close();
        server.closeAllConnections();
        server.close();
        real.stop();
    });
    return { browser, broken, pages, folders, server: { url: `http://127.0.0.1:${server.address().port}` } };
}
