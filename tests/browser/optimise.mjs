// Makes WebAssembly small, as wasm-opt would with
//
//   -Oz --flatten --rereloop -Oz --low-memory-unused --converge --one-caller-inline-max-function-size=40
//
// but in threads that stay: the optimiser is WebAssembly, too, and takes
// longer to be compiled than most files take to be optimised.

import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';

/** Features that wasm-bindgen's output uses, for tools of the command line. */
export const FEATURES = [
    'bulk-memory', 'nontrapping-float-to-int', 'sign-ext', 'mutable-globals', 'reference-types', 'multivalue',
].map((name) => `--enable-${name}`);

/** In a thread: a module, text or binary, as small as it gets. */
async function optimiser() {
    const { default: binaryen } = await import('binaryen');
    const { BulkMemory, BulkMemoryOpt, CallIndirectOverlong, Multivalue, MutableGlobals, NontrappingFPToInt, ReferenceTypes, SignExt } = binaryen.Features;
    binaryen.setOptimizeLevel(2);
    binaryen.setShrinkLevel(2);
    binaryen.setGenerateStackIR(true);
    binaryen.setOptimizeStackIR(true);
    // The first kilobyte of memory is the far end of the stack: no data.
    binaryen.setLowMemoryUnused(true);
    // Compressed, small functions are smaller than one large one.
    binaryen.setOneCallerInlineMaxSize(40);
    return (/** @type {string | Uint8Array} */ source) => {
        const module = typeof source === 'string' ? binaryen.parseText(source) : binaryen.readBinary(source);
        try {
            module.setFeatures(BulkMemory | BulkMemoryOpt | CallIndirectOverlong | Multivalue | MutableGlobals | NontrappingFPToInt | ReferenceTypes | SignExt);
            module.runPasses(['strip-debug', 'strip-producers', 'strip-target-features']);
            for (let best; ;) {
                module.optimize();
                module.runPasses(['flatten', 'rereloop']);
                module.optimize();
                const bytes = module.emitBinary();
                if (best && bytes.length >= best.length) return best;
                best = bytes;
            }
        } finally {
            module.dispose();
        }
    };
}

if (!isMainThread && parentPort) {
    const port = parentPort;
    const optimise = await optimiser();
    port.on('message', (source) => port.postMessage(optimise(source)));
}

/**
 * Modules, text or binary, made small, in their order; the largest are begun first.
 * @param {(string | Uint8Array)[]} sources
 * @returns {Promise<Uint8Array[]>}
 */
export async function optimised(sources) {
    const found = [];
    const open = [...sources.keys()].sort((a, b) => sources[b].length - sources[a].length);
    const worker = () => new Promise((resolve, reject) => {
        const thread = new Worker(new URL(import.meta.url));
        let at;
        const next = () => {
            at = open.shift();
            if (at === undefined) thread.terminate().then(resolve);
            else thread.postMessage(sources[at]);
        };
        thread.on('message', (bytes) => {
            found[at] = bytes;
            next();
        });
        thread.on('error', reject);
        next();
    });
    await Promise.all(Array.from({ length: Math.min(availableParallelism(), sources.length) }, worker));
    return found;
}
