// Every page in every language: what axe says in light and in dark, and in some
// languages whether it fits a small screen, large letters and wide spacing.
import { colours, everything, words } from '../measures/axe.mjs';
import { SPACED, TWICE, misfits, withSheet } from '../measures/fit.mjs';
import { smallTargets } from '../measures/targets.mjs';
import { SCREEN } from '../browser.mjs';
import { Doubtful } from '../gallery.mjs';

const TABS = 3;
// The long ones, the other scripts, and the two that are none.
const FITTED = ['en', 'de', 'fi', 'hu', 'el', 'en-XA', 'ar-XB'];
// Opened as a person opens them, and looked at with every rule; the other languages are put into
// the open page, with the rules that another language can break.
const OPENED = ['en', 'en-XA', 'ar-XB'];
const PRESSED = ['en', 'ar-XB'];
// The errors are one template with other sentences: all are opened in English only.
const sameAsOthers = (id) => /^error-(?!with-)/.test(id);
const opens = (id) => (sameAsOthers(id) ? ['en'] : OPENED);

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
  // English first: what another language says must differ from it.
  const work = [...gallery.ids];
  const context = await browser.context({ axe: true });
  const worker = async () => {
    const tab = await context.newPage();
    for (let id = work.shift(); id; id = work.shift()) {
      const opened = gallery.some(...opens(id));
      const put = gallery.languages.filter((language) => !opened.includes(language));
      for (const language of opened) {
        await visit(tab, tally, id, language, () => gallery.open(tab, id, language));
      }
      for (const language of put) {
        await visit(tab, tally, id, language, () => gallery.turn(tab, id, language));
      }
    }
    await tab.close();
  };
  await Promise.all(Array.from({ length: TABS }, worker));
  await context.close();
  for (const one of Object.values(tally)) {
    report.line(one.name, one.looked, one.found, [], one.milliseconds / TABS);
  }
}

async function visit(tab, tally, id, language, show) {
  const place = `${id} ${language.tag}`;
  let really = false;
  await tally.language.add(place, async () => {
    try {
      await show();
      really = true;
      return [];
    } catch (error) {
      return [error instanceof Doubtful ? error.message.split(' | ')[1] : `stopped: ${error.message}`];
    }
  });
  // What is measured on another page than the one asked for says nothing.
  if (!really) return;
  const look = opens(id).includes(language.tag) ? everything : words;
  await tally.light.add(place, () => look(tab));
  if (look === everything) {
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
