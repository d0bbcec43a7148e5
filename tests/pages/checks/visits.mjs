// Every page in every language, each opened once: what axe says in light and in dark, and in some
// languages whether it fits a small screen, large letters and wide spacing.
import { colours, everything, withoutColours } from '../measures/axe.mjs';
import { SPACED, TWICE, misfits, withSheet } from '../measures/fit.mjs';
import { smallTargets } from '../measures/targets.mjs';
import { SCREEN } from '../browser.mjs';
import { Doubtful } from '../gallery.mjs';

const TABS = 3;
// The long ones, the other scripts, and the two that are none.
const FITTED = ['en', 'de', 'fi', 'hu', 'el', 'en-XA', 'ar-XB'];
const DARK = ['en', 'el', 'ar-XB'];
const PRESSED = ['en', 'ar-XB'];
// Pages whose markup differs from all others; the others are one template with other sentences.
const differs = (id) => !id.startsWith('error-') || id === 'error-without-way-back' || id === 'error-expired';

class Tally {
  looked = 0;
  found = [];
  milliseconds = 0;

  constructor(name) {
    this.name = name;
  }

  async add(place, work) {
    const begun = Date.now();
    this.looked += 1;
    for (const text of await work()) this.found.push(`${place} | ${text}`);
    this.milliseconds += Date.now() - begun;
  }
}

export async function visits({ browser, gallery, report }) {
  const tally = {
    language: new Tally('the page is in the language asked for, without raw text'),
    light: new Tally('axe, every page in every language'),
    dark: new Tally('axe on colours in dark, every page'),
    reflow: new Tally('320 px wide'),
    spaced: new Tally('320 px wide with wide text spacing'),
    twice: new Tally('letters of twice the size'),
    targets: new Tally('targets of 44 px'),
  };
  const work = gallery.ids.flatMap((id) => gallery.languages.map((language) => ({ id, language })));
  const context = await browser.context();
  const worker = async () => {
    const tab = await context.newPage();
    for (let next = work.shift(); next; next = work.shift()) await visit(tab, gallery, tally, next);
    await tab.close();
  };
  await Promise.all(Array.from({ length: TABS }, worker));
  await context.close();
  for (const one of Object.values(tally)) {
    report.line(one.name, one.looked, one.found, [], one.milliseconds / TABS);
  }
}

async function visit(tab, gallery, tally, { id, language }) {
  const place = `${id} ${language.tag}`;
  let really = false;
  await tally.language.add(place, async () => {
    try {
      await gallery.open(tab, id, language);
      really = true;
      return [];
    } catch (error) {
      return [error instanceof Doubtful ? error.message.split(' | ')[1] : `stopped: ${error.message}`];
    }
  });
  // What is measured on another page than the one asked for says nothing.
  if (!really) return;
  const thorough = language.tag === 'en' || (differs(id) && DARK.includes(language.tag));
  await tally.light.add(place, () => (thorough ? everything(tab) : withoutColours(tab)));
  if (thorough) {
    await tab.emulateMedia({ colorScheme: 'dark' });
    await tally.dark.add(place, () => colours(tab));
    await tab.emulateMedia({ colorScheme: 'light' });
  }
  if (FITTED.includes(language.tag)) await fits(tab, tally, place);
  if (PRESSED.includes(language.tag)) {
    await tally.targets.add(place, () => tab.evaluate(smallTargets));
  }
}

async function fits(tab, tally, place) {
  const measured = () => tab.evaluate(misfits);
  // As wide as a screen of 1280 px is at 400 %.
  await tab.setViewportSize({ width: 320, height: 640 });
  await tally.reflow.add(place, measured);
  await tally.spaced.add(place, () => withSheet(tab, SPACED, measured));
  await tab.setViewportSize({ width: 640, height: 800 });
  await tally.twice.add(place, () => withSheet(tab, TWICE, measured));
  await tab.setViewportSize(SCREEN);
}
