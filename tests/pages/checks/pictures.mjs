// Pictures for whoever wants to look: no fault is found by them.
import { join } from 'node:path';

const SIZES = [[320, 640], [390, 844], [768, 1024], [1280, 800]];

export async function pictures({ browser, gallery, report, out, main }) {
  await report.check('pictures', async (count, find, note) => {
    const context = await browser.context();
    const work = [...main];
    const worker = async () => {
      const tab = await context.newPage();
      for (let id = work.shift(); id; id = work.shift()) {
        await gallery.open(tab, id);
        for (const [width, height] of SIZES) {
          await tab.setViewportSize({ width, height });
          for (const colorScheme of ['light', 'dark']) {
            await tab.emulateMedia({ colorScheme });
            const name = `${id}-${width}x${height}-${colorScheme}.png`;
            await tab.screenshot({ path: join(out, name), fullPage: true });
            count();
          }
        }
        await tab.emulateMedia({ colorScheme: 'light' });
      }
    };
    await Promise.all([worker(), worker()]);
    await context.close();
    note('kept in tests/pages/out or EIDAS_PAGES_OUT');
  });
}
