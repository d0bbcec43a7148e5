// The pictures of docs/pictures: the finished pages, of 256 colours at most and 60 kB at most.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { indexed } from './png.mjs';

const MOST_BYTES = 60_000;
const PHONE = { width: 390, height: 844 };
const SCREEN = { width: 1024, height: 768 };
const PICTURES = [
  ['countries', 'countries', SCREEN],
  ['countries-phone', 'countries', PHONE],
  ['countries-dark', 'countries', SCREEN, 'dark'],
  ['unavailable', 'unavailable', SCREEN],
  ['redirecting', 'self-post-there', SCREEN],
  ['consent', 'consent', SCREEN],
  ['error', 'error-with-restart', SCREEN],
];

export async function docs({ browser, gallery, folder }) {
  mkdirSync(folder, { recursive: true });
  const context = await browser.context();
  const tab = await context.newPage();
  for (const [name, id, size, colorScheme = 'light'] of PICTURES) {
    if (!gallery.has(id)) {
      console.log(`--   ${name}: the gallery has no ${id}`);
      continue;
    }
    await tab.setViewportSize(size);
    await tab.emulateMedia({ colorScheme });
    await gallery.open(tab, id);
    const picture = indexed(await tab.screenshot());
    if (picture.length > MOST_BYTES) throw new Error(`${name} has ${picture.length} bytes`);
    writeFileSync(join(folder, `${name}.png`), picture);
    console.log(`ok   ${name}.png: ${picture.length} bytes`);
  }
  await context.close();
}
