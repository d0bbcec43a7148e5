// How large what can be pressed is.

// Runs in the page: what is smaller than 44 × 44 CSS pixels, or than 24 within a text.
export function smallTargets() {
  const found = [];
  const sizeOf = (element) => {
    const boxes = [element.getBoundingClientRect()];
    // A label is a part of what it labels.
    if (element.matches('[type=checkbox], [type=radio]')) {
      boxes.push(...[...element.labels].map((label) => label.getBoundingClientRect()));
    }
    const left = Math.min(...boxes.map((box) => box.left));
    const top = Math.min(...boxes.map((box) => box.top));
    return {
      width: Math.max(...boxes.map((box) => box.right)) - left,
      height: Math.max(...boxes.map((box) => box.bottom)) - top,
    };
  };
  const pressable = 'a[href], button, select, summary, textarea, input:not([type=hidden])';
  for (const element of document.querySelectorAll(pressable)) {
    if (element.matches('.skip')) element.focus();
    const style = getComputedStyle(element);
    let { width, height } = sizeOf(element);
    if (width === 0 || style.visibility === 'hidden') continue;
    const inText = style.display === 'inline' && element.localName === 'a'
      && element.parentElement.innerText.trim() !== element.innerText.trim();
    // The line gives a link within a text its height.
    if (inText) height = Math.max(height, parseFloat(style.lineHeight) || 0);
    const least = inText ? 24 : 44;
    if (width >= least - 0.5 && height >= least - 0.5) continue;
    const text = (element.innerText || element.id || element.name || '').trim().replace(/\s+/g, ' ').slice(0, 30);
    const size = `${Math.round(width)}×${Math.round(height)}, at least ${least}`;
    found.push(`small: ${element.localName} "${text}" ${size}`);
  }
  document.activeElement?.blur?.();
  return found;
}
