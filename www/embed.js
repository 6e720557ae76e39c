// For a page with charts in iframes, as a classic script or a module: makes
// each frame as tall as it says, and before that as tall as its data-heights
// says for its width, so that nothing moves.

(() => {
  const TYPE = 'indicator-chart';
  /** Those in the page now. */
  const frames = document.getElementsByTagName('iframe');
  /** Those whose room is reserved, at some width. @type {WeakSet<HTMLIFrameElement>} */
  const reserved = new WeakSet();
  /** Those that have told their height. @type {WeakSet<HTMLIFrameElement>} */
  const told = new WeakSet();

  /**
   * @param {HTMLIFrameElement} frame
   * @param {number} height
   */
  const set = (frame, height) => {
    frame.style.height = `${Math.min(10000, Math.max(40, height))}px`;
  };

  /**
   * data-heights="431 420 402": below 480 pixels of width, below 680, and from there on.
   * @param {boolean} anew also for those that have some, whose width may have changed
   */
  const reserve = (anew) => {
    for (const frame of frames) {
      const heights = frame.dataset.heights?.split(' ');
      if (!heights || told.has(frame) || (!anew && reserved.has(frame))) continue;
      const width = frame.clientWidth;
      const height = Number(heights[width < 480 ? 0 : width < 680 ? 1 : 2]);
      if (!width || !(height > 0)) continue;
      reserved.add(frame);
      set(frame, height);
    }
  };

  addEventListener('message', ({ data, source }) => {
    if (!source || data?.type !== TYPE || data.v !== 1 || !Number.isFinite(data.height) || data.height <= 0) return;
    for (const frame of frames) {
      // No page can forge where a message comes from: a frame speaks for itself alone.
      if (frame.contentWindow !== source) continue;
      told.add(frame);
      set(frame, data.height);
    }
  });
  addEventListener('resize', () => reserve(true));
  // Frames that the parser, or a script, puts in later; before they are painted.
  new MutationObserver(() => reserve(false)).observe(document, { childList: true, subtree: true });
  reserve(false);
  // Those that told their height before this script ran.
  for (const { contentWindow } of frames) contentWindow?.postMessage({ type: TYPE, v: 1, ask: 'height' }, '*');
})();
