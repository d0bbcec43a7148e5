// Every page with the keyboard alone.
import { walk } from '../measures/focus.mjs';

const SIZES = [{ width: 1280, height: 800 }, { width: 320, height: 400 }];

export async function keyboard({ browser, gallery, report }) {
  await report.check('keyboard on every page', async (count, find, note) => {
    const context = await browser.context();
    // On a small screen, the pages that are each of their own kind.
    const kinds = (id) => (/^error-(?!with-)/.test(id) ? SIZES.slice(0, 1) : SIZES);
    const ids = gallery.ids.flatMap((id) => kinds(id).map((size) => [id, size]));
    let stops = 0;
    const worker = async () => {
      const tab = await context.newPage();
      for (let next = ids.shift(); next; next = ids.shift()) {
        const [id, size] = next;
        await tab.setViewportSize(size);
        await gallery.open(tab, id);
        const { found, path } = await walk(tab);
        stops += path.length;
        for (const text of found) find(`${id} ${size.width} | ${text}`);
        count();
      }
    };
    await Promise.all([worker(), worker()]);
    await context.close();
    note(`${stops} stops`);
  });

  await report.check('to the list of countries and past it', async (count, find, note) => {
    const context = await browser.context();
    const tab = await context.newPage();
    await gallery.open(tab, 'countries');
    const at = () => tab.evaluate(() => {
      const element = document.activeElement;
      const countries = [...document.querySelectorAll('button[name=country]')];
      const [first, last] = [countries.at(0), countries.at(-1)];
      const follows = (one, other) =>
        Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
      const target = element.matches('a[href^="#"]') && document.querySelector(element.getAttribute('href'));
      return {
        country: countries.includes(element),
        past: follows(last, element),
        skips: Boolean(target) && follows(element, first) && follows(last, target),
      };
    });
    let presses = 0;
    let skipped = false;
    for (;;) {
      await tab.keyboard.press('Tab');
      presses += 1;
      const now = await at();
      count();
      if (now.skips) skipped = true;
      if (now.country || presses > 20) break;
    }
    note(`${presses} Tabs to the first country`);
    if (presses > 6) find(`${presses} Tabs to the first country, at most 6`);
    if (!skipped) find('no link past the list before it');
    // Back to that link, over it, and on.
    await tab.keyboard.press('Shift+Tab');
    await tab.keyboard.press('Enter');
    await tab.keyboard.press('Tab');
    if (!(await at()).past) find('the link past the list does not lead past it');
    await context.close();
  });

  await report.check('nothing happens on focus or on a change alone', async (count, find) => {
    const context = await browser.context();
    const tab = await context.newPage();
    for (const id of ['countries', 'error-expired'].filter((id) => gallery.has(id))) {
      await gallery.open(tab, id);
      const before = tab.url();
      for (const select of await tab.locator('select').all()) {
        const others = await select.locator('option').all();
        if (others.length > 1) await select.selectOption({ index: others.length - 1 });
        await tab.keyboard.press('ArrowUp');
      }
      await tab.waitForTimeout(100);
      count();
      if (tab.url() !== before) find(`${id} | a choice alone leads away`);
    }
    await context.close();
  });
}
