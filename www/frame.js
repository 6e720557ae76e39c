// The page inside an iframe: which chart it shows, and how tall it is. It
// stands after element.js, whose observers then come before ours.

/** @param {string} name */
const element = (name) => /** @type {HTMLElement} */ (document.querySelector(name));
const main = element('main');
const chart = element('indicator-chart');
const query = new URLSearchParams(location.search);

/** @param {string} name */
const take = (name) => {
  const value = query.get(name);
  if (value) chart.setAttribute(name, value);
};

if (!chart.hasAttribute('src')) {
  // Else anyone could show anything under this address.
  const { origin, protocol } = new URL(query.get('src') ?? '', location.href);
  if (origin === location.origin && /^https?:$/.test(protocol)) ['src', 'chart'].forEach(take);
}
['lang', 'theme'].forEach(take);

// The page around has a main part of its own.
chart.addEventListener('chart-ready', () => main.setAttribute('aria-label', chart.shadowRoot?.querySelector('figure')?.getAttribute('aria-label') ?? ''));

const id = query.get('id') ?? chart.getAttribute('chart') ?? '';
/** Less is no chart yet, but the room below it. */
const LEAST = 40;
let told = 0;
let asked = 0;

/** Of the content, whatever the height of the frame; fractions of a layout unit do not count. */
const measure = () => Math.ceil(main.getBoundingClientRect().height - 0.02);

/** @param {number} height */
const own = (height) => ({ type: 'indicator-chart', v: 1, id, height });

function tell() {
  asked = 0;
  const height = measure();
  if (height === told || height < LEAST) return;
  told = height;
  const messages = [
    { 'datawrapper-height': { [id]: height } },
    { sentinel: 'amp', type: 'embed-size', height },
    // Medium's.
    JSON.stringify({ src: location.href, context: 'iframe.resize', height }),
    own(height),
  ];
  for (const message of messages) parent.postMessage(message, '*');
}

if (parent !== window) {
  document.documentElement.className = 'framed';
  // In the next frame the chart has answered the same change: its plot and its words make one message.
  new ResizeObserver(() => { asked ||= requestAnimationFrame(tell); }).observe(main);
  addEventListener('message', ({ data, source }) => {
    if (data?.type !== 'indicator-chart' || data.v !== 1) return;
    const height = data.ask === 'height' ? measure() : 0;
    if (height >= LEAST) /** @type {Window | null} */ (source)?.postMessage(own(height), '*');
    // What the article beside the frame is tied to, for the page around it alone.
    if (data.ask === 'link' && source === parent) {
      import('./element/frame-link.js').then(({ tie }) => tie(/** @type {any} */ (chart)), () => {});
    }
  });
}

export {};
