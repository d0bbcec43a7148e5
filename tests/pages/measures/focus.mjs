// Where the keyboard is, and whether a person can see it.

// Runs in the page: everything that Tab must reach, in the order of the document.
export function stops() {
  const able = 'a[href], button, select, summary, textarea, input, [tabindex], iframe, audio, video';
  const shown = (element) => {
    const style = getComputedStyle(element);
    return element.getClientRects().length > 0 && style.visibility === 'visible';
  };
  const all = [...document.querySelectorAll(able)].filter(
    (element) => element.tabIndex >= 0 && !element.disabled && shown(element),
  );
  all.forEach((element, at) => { element.dataset.stop = at; });
  return {
    count: all.length,
    positive: all.filter((element) => element.tabIndex > 0).map((element) => element.outerHTML.slice(0, 60)),
  };
}

// Runs in the page: what has the focus now.
export function focused() {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const clear = 'rgba(0, 0, 0, 0)';
  const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
  // What is behind an element, as far as one colour says it.
  const behind = (start) => {
    for (let at = start; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (colour !== clear && channels(colour)[3] !== 0) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const luminance = (colour) => {
    const [r, g, b] = channels(colour).slice(0, 3).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  // The ring lies around the element, on what is behind it.
  const around = behind(parseFloat(style.outlineOffset) < 0 ? element : element.parentElement);
  // In the middle of the part that can be seen, nothing else may lie above it.
  const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
  const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
  const there = document.elementFromPoint(x, y);
  const partOf = there && (element.contains(there) || there.contains(element) && there.closest('label'));
  return {
    stop: element.dataset.stop === undefined ? null : Number(element.dataset.stop),
    name: `${element.localName} "${(element.innerText || element.id || '').trim().replace(/\s+/g, ' ').slice(0, 30)}"`,
    skip: element.matches('a[href^="#"]') && document.querySelector(element.getAttribute('href')) === document.querySelector('main'),
    width: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
    contrast: contrast(style.outlineColor, around),
    seen: Boolean(partOf),
    inside: box.bottom > 0 && box.top < innerHeight,
    box: {
      left: box.left + scrollX, right: box.right + scrollX,
      top: box.top + scrollY, bottom: box.bottom + scrollY,
    },
  };
}

// Tab by Tab through the page: how the focus goes, and every fault of it.
export async function walk(tab) {
  const found = [];
  const { count, positive } = await tab.evaluate(stops);
  found.push(...positive.map((html) => `positive tabindex: ${html}`));
  const path = [];
  for (let press = 0; press < count + 3; press += 1) {
    await tab.keyboard.press('Tab');
    const at = await tab.evaluate(focused);
    // Out of the page, or once round.
    if (!at || path.some((before) => before.stop === at.stop && at.stop !== null)) break;
    path.push(at);
  }
  const missed = count - new Set(path.map((at) => at.stop)).size;
  if (missed > 0) found.push(`Tab does not reach ${missed} of ${count}; stuck after ${path.at(-1)?.name}`);
  if (!path[0]?.skip) found.push(`the first stop is no way to the content: ${path[0]?.name}`);
  path.forEach((at, place) => {
    if (at.width < 2) found.push(`focus ring of ${at.width} px: ${at.name}`);
    else if (at.contrast < 3) found.push(`focus ring of contrast ${at.contrast.toFixed(2)}: ${at.name}`);
    if (!at.inside || !at.seen) found.push(`the focus is covered: ${at.name}`);
    const before = path[place - 1];
    if (before && wrongWay(before.box, at.box)) found.push(`from ${before.name} back to ${at.name}`);
  });
  return { found, path };
}

// Upwards, or in the same line to the left. (The walk is in English.)
function wrongWay(from, to) {
  if (to.bottom <= from.top + 1) return true;
  const shared = Math.min(from.bottom, to.bottom) - Math.max(from.top, to.top);
  const sameLine = shared > Math.min(from.bottom - from.top, to.bottom - to.top) / 2;
  return sameLine && to.right <= from.left + 1;
}
