// Whether everything fits: nothing sticks out to the side, nothing is cut off.

// Runs in the page.
export function misfits() {
  const found = [];
  const root = document.scrollingElement;
  const name = (element) => {
    const text = (element.innerText ?? '').trim().replace(/\s+/g, ' ').slice(0, 30);
    const kind = element.classList.length > 0 ? `.${[...element.classList].join('.')}` : '';
    return `${element.localName}${element.id ? `#${element.id}` : kind} "${text}"`;
  };
  const hiddenOnPurpose = (style, box) =>
    style.clipPath !== 'none' || style.clip !== 'auto' || (box.width <= 1 && box.height <= 1);
  const sideways = root.scrollWidth > root.clientWidth;
  let culprit;
  for (const element of document.body.querySelectorAll('*')) {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    if (box.width === 0 || style.visibility === 'hidden') continue;
    if (hiddenOnPurpose(style, box) || element.closest('.skip')) continue;
    // What is wholly beside the page, and makes it no wider, is for screen readers.
    const beside = box.right <= 0 || box.left >= root.clientWidth;
    const out = !beside && (box.right > root.clientWidth + 0.5 || box.left < -0.5);
    if (out && !culprit) culprit = `${name(element)} ${Math.round(box.left)}…${Math.round(box.right)}`;
    const wide = element.scrollWidth > element.clientWidth + 1;
    const high = element.scrollHeight > element.clientHeight + 1;
    const cuts = [style.overflowX, style.overflowY].some((way) => ['hidden', 'clip'].includes(way));
    if (cuts && element.clientWidth > 0 && (wide || high)) found.push(`cut off: ${name(element)}`);
    const holds = element.matches('button, a, input, select, .button') && style.display !== 'inline';
    if (!cuts && holds && (wide || high)) found.push(`spills over: ${name(element)}`);
  }
  if (sideways) found.push(`wider than the page: ${root.scrollWidth} > ${root.clientWidth}`);
  if (culprit) found.push(`sticks out: ${culprit}`);
  return found;
}

// Puts a sheet on the page for as long as `work` runs; a policy says nothing against it.
export async function withSheet(tab, text, work) {
  await tab.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, text);
  try {
    return await work();
  } finally {
    await tab.evaluate(() => { document.adoptedStyleSheets = []; });
  }
}

// WCAG 2.2, 1.4.12
export const SPACED = `* {
  line-height: 1.5 !important;
  letter-spacing: .12em !important;
  word-spacing: .16em !important;
}
p { margin-block-end: 2em !important; }`;

// WCAG 2.2, 1.4.4
export const TWICE = 'html { font-size: 200% !important; }';
