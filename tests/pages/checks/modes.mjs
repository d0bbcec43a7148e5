// What people set in their system: forced colours, less motion; and paper.
import { join } from 'node:path';
import { misfits } from '../measures/fit.mjs';

export async function modes({ browser, gallery, report, out, main }) {
  await report.check('forced colours', async (count, find) => {
    const context = await browser.context({ forcedColors: 'active' });
    const tab = await context.newPage();
    for (const id of main) {
      await gallery.open(tab, id);
      for (const text of await tab.evaluate(lostInForcedColours)) find(`${id} | ${text}`);
      await tab.screenshot({ path: join(out, `${id}-forced-colours.png`), fullPage: true });
      count();
    }
    await context.close();
  });

  await report.check('less motion', async (count, find) => {
    const context = await browser.context({ reducedMotion: 'reduce' });
    const tab = await context.newPage();
    // The other errors are the same page with other words.
    for (const id of gallery.ids.filter((id) => !/^error-(?!with-)/.test(id))) {
      await gallery.open(tab, id);
      for (const text of await tab.evaluate(motion)) find(`${id} | ${text}`);
      count();
    }
    await context.close();
  });

  await report.check('paper', async (count, find, note) => {
    const context = await browser.context({ reducedMotion: 'reduce' });
    const tab = await context.newPage();
    const printed = main.filter((id) => /^(consent|error)/.test(id));
    for (const id of printed) {
      await gallery.open(tab, id);
      const pdf = await tab.pdf({ path: join(out, `${id}.pdf`), format: 'A4', preferCSSPageSize: true });
      const pages = pdf.toString('latin1').match(/\/Type\s*\/Page(?![a-z])/g)?.length ?? 0;
      // All that is known of a company and of who acts for it takes two.
      const most = id === 'consent-representative' ? 2 : 1;
      if (pages < 1 || pages > most) find(`${id} | ${pages} pages of paper`);
      await tab.emulateMedia({ media: 'print' });
      for (const text of await tab.evaluate(unspelledLinks)) find(`${id} | ${text}`);
      await tab.setViewportSize({ width: 718, height: 1000 });
      await tab.screenshot({ path: join(out, `${id}-print.png`), fullPage: true });
      await tab.emulateMedia({ media: 'screen' });
      count();
    }
    note(printed.join(', '));
    await context.close();
  });

  await report.check('upright and lying', async (count, find) => {
    const context = await browser.context({ hasTouch: true });
    const tab = await context.newPage();
    for (const id of main) {
      await gallery.open(tab, id);
      for (const [way, size] of [['upright', { width: 390, height: 844 }], ['lying', { width: 844, height: 390 }]]) {
        await tab.setViewportSize(size);
        for (const text of await tab.evaluate(misfits)) find(`${id} ${way} | ${text}`);
        const heading = await tab.locator('h1').boundingBox();
        if (!heading || heading.y > size.height) find(`${id} ${way} | the heading is not to be seen`);
        count();
      }
    }
    await context.close();
  });
}

// Runs in the page: buttons without an edge, states without words.
function lostInForcedColours() {
  const found = [];
  for (const element of document.querySelectorAll('button, .button, input:not([type=hidden]), select')) {
    // A box to tick is drawn by the browser.
    if (element.getClientRects().length === 0 || element.matches('[type=checkbox]')) continue;
    const edge = [element, element.parentElement].some((at) => {
      const style = getComputedStyle(at);
      return style.borderTopStyle !== 'none' && parseFloat(style.borderTopWidth) >= 1;
    });
    if (!edge) found.push(`no edge: ${element.localName} "${element.innerText?.slice(0, 20)}"`);
  }
  for (const element of document.querySelectorAll('[aria-disabled=true]')) {
    const why = document.getElementById(element.getAttribute('aria-describedby'));
    if (!why?.innerText.trim()) found.push(`no words: ${element.innerText.slice(0, 20)}`);
  }
  return found;
}

// Runs in the page: whatever moves or may move.
function motion() {
  const found = document.getAnimations().map((one) => `moves: ${one.effect?.target?.localName}`);
  for (const element of document.querySelectorAll('*')) {
    for (const part of [null, '::before', '::after']) {
      const style = getComputedStyle(element, part);
      const longest = Math.max(...style.transitionDuration.split(',').map(parseFloat));
      if (style.animationName !== 'none') found.push(`animation of ${element.localName}`);
      if (longest > 0.01) found.push(`transition of ${element.localName}`);
    }
    if (getComputedStyle(element).scrollBehavior === 'smooth') found.push('smooth scrolling');
  }
  return [...new Set(found)];
}

// Runs in the page, as on paper: links to elsewhere whose address is not printed.
function unspelledLinks() {
  return [...document.querySelectorAll('main a[href^=http]')]
    .filter((link) => link.getClientRects().length > 0)
    .filter((link) => {
      const after = getComputedStyle(link, '::after').content;
      return !after.includes(link.getAttribute('href')) && !after.includes('attr(href)')
        && !link.innerText.includes(link.getAttribute('href'));
    })
    .map((link) => `the address is not printed: ${link.innerText.slice(0, 30)}`);
}
