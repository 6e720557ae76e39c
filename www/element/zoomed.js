// Who has enlarged the page with two fingers moves it in every direction,
// over a plot, too. At other times a finger that goes along a plot reads on.

const sheet = new CSSStyleSheet();
let zoomed = false;

function follow() {
  const now = (visualViewport?.scale ?? 1) > 1.01;
  if (now === zoomed) return;
  zoomed = now;
  sheet.replaceSync(now ? ':root{--ic-touch:manipulation}' : '');
  const sheets = document.adoptedStyleSheets;
  if (!sheets.includes(sheet)) document.adoptedStyleSheets = [...sheets, sheet];
}

visualViewport?.addEventListener('resize', follow);
follow();
