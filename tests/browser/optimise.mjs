// How wasm-opt makes WebAssembly small.

/** Features that wasm-bindgen's output uses. */
export const FEATURES = [
    'bulk-memory', 'nontrapping-float-to-int', 'sign-ext', 'mutable-globals', 'reference-types', 'multivalue',
].map((name) => `--enable-${name}`);

/** The first kilobyte of memory is the far end of the stack: no data. */
export const OPTIMISE = [
    ...FEATURES, '-Oz', '--flatten', '--rereloop', '-Oz', '--low-memory-unused', '--converge', '--strip-producers', '--strip-target-features',
    // Compressed, small functions are smaller than one large one.
    '--one-caller-inline-max-function-size=40',
];
