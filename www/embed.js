// For a page with charts in iframes, as a classic script or a module: gives
// each frame the height that it tells, and before that the one that its
// data-heights says for its width.

(() => {
  const TYPE = 'indicator-chart';
  /** The frames that have told their height. @type {WeakSet<HTMLIFrameElement>} */
  const told = new WeakSet();
  const frames = () => document.querySelectorAll('iframe');

  /**
   * @param {HTMLIFrameElement} frame
   * @param {number} height
   */
  const set = (frame, height) => {
    frame.style.height = `${Math.min(10000, Math.max(40, height))}px`;
  };

  /** data-heights="431 420 402": below 480, below 680, and from 680 pixels on. */
  const reserve = () => {
    for (const frame of frames()) {
      const heights = frame.dataset.heights?.split(' ');
      const width = frame.clientWidth;
      if (!heights || !width || told.has(frame)) continue;
      const height = Number(heights[width < 480 ? 0 : width < 680 ? 1 : 2]);
      if (height > 0) set(frame, height);
    }
  };

  addEventListener('message', ({ data, source }) => {
    if (!source || data?.type !== TYPE || data.v !== 1 || !Number.isFinite(data.height) || data.height <= 0) return;
    for (const frame of frames()) {
      // Nobody can forge its source: a frame speaks for itself alone.
      if (frame.contentWindow !== source) continue;
      told.add(frame);
      set(frame, data.height);
    }
  });
  addEventListener('resize', reserve);
  // Frames that the parser, or a script, puts in later; before they are painted.
  new MutationObserver(reserve).observe(document, { childList: true, subtree: true });
  reserve();
  // Those that told their height before this script ran.
  for (const frame of frames()) frame.contentWindow?.postMessage({ type: TYPE, v: 1, ask: 'height' }, '*');
})();
