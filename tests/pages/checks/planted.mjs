// Faults planted in a page of ours: whoever does not find them finds nothing.
import { colours, everything } from '../measures/axe.mjs';
import { walk } from '../measures/focus.mjs';
import { misfits } from '../measures/fit.mjs';
import { smallTargets } from '../measures/targets.mjs';
import { proof } from '../gallery.mjs';

const ENGLISH = { tag: 'en', dir: 'ltr' };

// What is planted (in the page), what looks, and what must be found.
const FAULTS = [
  ['a field without a label', () => {
    document.querySelector('main').append(document.createElement('input'));
  }, everything, /^axe label/],
  ['a heading that skips a level', () => {
    const heading = document.createElement('h5');
    heading.textContent = 'Deep';
    document.querySelector('main').append(heading);
  }, everything, /^axe heading-order/],
  ['pale text', () => {
    document.querySelector('.lead').style.color = '#999';
  }, everything, /^axe color-contrast/],
  ['dark text in the dark', () => {
    document.querySelector('.lead').style.color = '#333';
  }, async (tab) => {
    await tab.emulateMedia({ colorScheme: 'dark' });
    return colours(tab);
  }, /^axe color-contrast/],
  ['a wide block', () => {
    const block = document.createElement('p');
    block.style.cssText = 'width: 2000px; height: 1px; background: red';
    document.querySelector('main').append(block);
  }, (tab) => tab.evaluate(misfits), /^wider than the page/],
  ['text that is cut off', () => {
    const lead = document.querySelector('.lead');
    lead.style.cssText = 'inline-size: 5rem; white-space: nowrap; overflow: hidden';
  }, (tab) => tab.evaluate(misfits), /^cut off/],
  ['a small button', () => {
    document.querySelector('main button').style.cssText = 'all: unset; font-size: 12px';
  }, (tab) => tab.evaluate(smallTargets), /^small: button/],
  ['a positive tabindex', () => {
    document.querySelector('main button').tabIndex = 3;
  }, async (tab) => (await walk(tab)).found, /^positive tabindex/],
  ['a focus that cannot be seen', () => {
    for (const button of document.querySelectorAll('main button')) button.style.outline = 'none';
  }, async (tab) => (await walk(tab)).found, /^focus ring of 0 px/],
  ['a pale focus', () => {
    for (const button of document.querySelectorAll('main button')) button.style.outlineColor = '#ddd';
  }, async (tab) => (await walk(tab)).found, /^focus ring of contrast/],
  ['a covered focus', () => {
    const cover = document.createElement('div');
    cover.style.cssText = 'position: fixed; inset: 0; background: #fff; z-index: 9';
    document.body.append(cover);
  }, async (tab) => (await walk(tab)).found, /^the focus is covered/],
  ['a trap', () => {
    const button = document.querySelector('main button');
    button.addEventListener('keydown', (event) => event.preventDefault());
  }, async (tab) => (await walk(tab)).found, /^Tab does not reach/],
  ['an order of its own', () => {
    const main = document.querySelector('main');
    main.style.cssText = 'display: flex; flex-direction: column-reverse';
  }, async (tab) => (await walk(tab)).found, /^from .* back to/],
  ['a raw key', () => {
    document.querySelector('.lead').textContent = 'choose-lead-text';
  }, (tab) => tab.evaluate(proof, ENGLISH), /^a key instead/],
  ['a place left to fill', () => {
    document.querySelector('.lead').textContent = 'Found { $count }';
  }, (tab) => tab.evaluate(proof, ENGLISH), /^raw text/],
  ['another language', () => { document.documentElement.lang = 'xx'; },
    (tab) => tab.evaluate(proof, ENGLISH), /^html lang/],
  ['a sentence of another language', () => {},
    (tab) => tab.evaluate(proof, { ...ENGLISH, english: ['Gallery: nothing is sent'] }), /^1 sentences as in English/],
  ['plain English for a language that is none', () => {},
    (tab) => tab.evaluate(proof, { ...ENGLISH, pseudo: true }), /^plain English/],
];

export async function planted({ browser, gallery, report }) {
  await report.check('planted faults are found', async (count, find) => {
    const context = await browser.context({ axe: true });
    const tab = await context.newPage();
    for (const [name, plant, look, expected] of FAULTS) {
      await gallery.open(tab, 'countries-few');
      await tab.emulateMedia({ colorScheme: 'light' });
      await tab.evaluate(plant);
      const found = await look(tab);
      if (!found.some((text) => expected.test(text))) {
        find(`${name} is not found, only: ${found.join(', ') || 'nothing'}`);
      }
      count();
    }
    await context.close();
  });
  await report.check('a forbidden script, a stranger’s address and an error are noticed', async (count, find) => {
    const before = browser.strangers.length;
    const said = await browser.takeComplaints(() => forbidden(browser, gallery));
    const asked = browser.strangers.splice(before).join('\n');
    if (!/TrustedScript|Trusted/.test(said)) find(`no word of a script: ${said}`);
    if (!/img-src|image/.test(said)) find(`no word of an image: ${said}`);
    if (!asked.includes('www.example.org')) find('the stranger was not noticed');
    count(3);
  });
}

async function forbidden(browser, gallery) {
  const context = await browser.context();
  const tab = await context.newPage();
  await gallery.open(tab, 'logout-question');
  await tab.evaluate(() => {
    const script = document.createElement('script');
    try {
      script.text = 'document.title = "ran"';
    } catch {
      // Trusted Types says no first.
    }
    document.head.append(script);
    const image = document.createElement('img');
    image.src = 'http://www.example.org/pixel.png';
    document.body.append(image);
  });
  // The address itself, where no policy keeps the browser from asking.
  await tab.goto('http://www.example.org/').catch(() => {});
  await context.close();
}
