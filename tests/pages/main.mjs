// The pages in a real browser: starts the demo and Chromium, runs every check, prints one line for
// each, and ends both. Exit status 1 on any finding.
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Browser } from './browser.mjs';
import { processorSeconds } from './effort.mjs';
import { Gallery } from './gallery.mjs';
import { Report } from './report.mjs';
import { startServer } from './server.mjs';
import { filter } from './checks/filter.mjs';
import { journeys } from './checks/journeys.mjs';
import { keyboard } from './checks/keyboard.mjs';
import { modes } from './checks/modes.mjs';
import { pictures } from './checks/pictures.mjs';
import { planted } from './checks/planted.mjs';
import { visits } from './checks/visits.mjs';
import { weight } from './checks/weight.mjs';

const CHECKS = { planted, weight, keyboard, modes, filter, journeys, pictures, visits };
const SECONDS = Number(process.env.EIDAS_PAGES_SECONDS ?? 600);
// The pages that differ most from each other.
const MAIN = [
  'countries', 'countries-search', 'countries-unavailable', 'unavailable', 'self-post-there',
  'consent', 'consent-representative', 'logout-question', 'error-with-restart', 'error-own-fault',
  'about-help',
];

const folder = dirname(fileURLToPath(import.meta.url));
const wanted = process.argv.slice(2).filter((argument) => argument !== '--docs');
const unknown = wanted.filter((name) => !CHECKS[name]);
if (unknown.length > 0) {
  console.error(`usage: run [--docs] [${Object.keys(CHECKS).join('|')}]…`);
  process.exit(2);
}

setTimeout(() => {
  console.log(`FAIL not done after ${SECONDS} s`);
  process.exit(1);
}, SECONDS * 1000).unref();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

const begun = Date.now();
const report = new Report();
const out = process.env.EIDAS_PAGES_OUT ?? join(folder, 'out');
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const server = await startServer(join(out, 'demo.log'));
let browser;
let effort;
try {
  browser = await Browser.start();
  const gallery = await Gallery.of(server.url);
  console.log(`${gallery.ids.length} pages in ${gallery.languages.length} languages`);
  if (process.argv.includes('--docs')) {
    const { docs } = await import('./docs.mjs');
    await docs({ browser, gallery, folder: join(folder, '../../docs/pictures') });
  } else {
    const main = MAIN.filter((id) => gallery.has(id));
    const names = wanted.length > 0 ? wanted : Object.keys(CHECKS);
    for (const name of names) await CHECKS[name]({ browser, gallery, report, out, main });
    quiet(browser);
  }
  effort = processorSeconds().toFixed(0);
} finally {
  await browser?.close();
  server.stop();
}
const seconds = ((Date.now() - begun) / 1000).toFixed(0);
console.log(`${report.failed} checks failed, ${seconds} s, ${effort} s of processor`);
process.exit(report.failed === 0 ? 0 : 1);

// What holds for the whole run.
function quiet(browser) {
  const { requests, strangers } = browser;
  report.line('no request leaves this machine', requests, [...new Set(strangers)], [], 0);
  const said = [...new Set(browser.complaints())];
  report.line('nothing is forbidden by a policy, no errors in the console', requests, said, [], 0);
}
