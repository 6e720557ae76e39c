/** @typedef {{series: {name: string, points: [number, number | null][]}[], lang: string, host: HTMLElement, onStep: (of: number, at: number) => void, onEnd: () => void}} Tune */
/** @param {Tune} _of @returns {{stop: () => void} | undefined} */
export const listen = (_of) => undefined;
