// The gallery as the suite sees it: which pages in which languages, and the proof that a page
// really is in the language that was asked for, before anything is measured on it.
export class Gallery {
  static async of(url) {
    const answer = await fetch(`${url}gallery/index.json`);
    const { pages, languages } = await answer.json();
    // For whoever works on some of them only.
    const only = process.env.EIDAS_PAGES_LANGUAGES?.split(',');
    return Object.assign(new Gallery(), {
      url,
      ids: pages.map((page) => page.id),
      languages: languages.filter(({ tag }) => !only || only.includes(tag)),
    });
  }

  // What each page says in English: no other language says the same.
  #english = new Map();

  get real() {
    return this.languages.filter((language) => !language.pseudo);
  }

  language(tag) {
    return this.languages.find((language) => language.tag === tag);
  }

  // Those of the tags that there are.
  some(...tags) {
    return tags.map((tag) => this.language(tag)).filter(Boolean);
  }

  has(id) {
    return this.ids.includes(id);
  }

  address(id, language = { tag: 'en' }, more = '') {
    return `${this.url}gallery/${id}?lang=${language.tag}${more}`;
  }

  // Opens a page; throws where it is not what was asked for.
  async open(tab, id, language = ENGLISH, more = '') {
    const answer = await tab.goto(this.address(id, language, more), { waitUntil: 'commit' });
    if (!answer?.headers()['content-security-policy']) throw new Doubtful(`${id} | no policy`);
    // Loaded is asked for by hand: a page that goes on by itself, to nowhere, never counts as
    // loaded for playwright.
    await tab.evaluate(loaded);
    await this.#prove(tab, id, language);
    if (language.tag === 'en' && !this.#english.has(id)) {
      this.#english.set(id, await tab.evaluate(sentences));
    }
  }

  // Puts the same page in another language in the place of the one that is open, which takes a
  // tenth of the time; throws like `open`.
  async turn(tab, id, language) {
    const answer = await fetch(this.address(id, language));
    if (!answer.headers.get('content-security-policy')) throw new Doubtful(`${id} | no policy`);
    await tab.evaluate(turned, await answer.text());
    await this.#prove(tab, id, language);
  }

  async #prove(tab, id, language) {
    const english = language.tag === 'en' ? [] : this.#english.get(id) ?? [];
    const doubts = await tab.evaluate(proof, { ...language, english });
    if (doubts.length > 0) throw new Doubtful(`${id} ${language.tag} | ${doubts.join('; ')}`);
  }
}

const ENGLISH = { tag: 'en', dir: 'ltr' };

// Runs in the page, by the debugger: a page's own policy leaves markup to whoever is trusted.
async function turned(html) {
  globalThis.turning ??= trustedTypes.createPolicy('suite', { createHTML: (text) => text });
  const parsed = new DOMParser().parseFromString(globalThis.turning.createHTML(html), 'text/html');
  const root = document.adoptNode(parsed.documentElement);
  const sheets = [...root.querySelectorAll('link[rel=stylesheet]')];
  const ready = sheets.map((sheet) => new Promise((resolve, reject) => {
    sheet.addEventListener('load', resolve);
    sheet.addEventListener('error', reject);
  }));
  document.replaceChild(root, document.documentElement);
  await Promise.all(ready);
}

// Runs in the page.
function loaded() {
  return new Promise((resolve) => {
    if (document.readyState === 'complete') resolve();
    addEventListener('load', resolve);
    document.addEventListener('readystatechange', () => {
      if (document.readyState === 'complete') resolve();
    });
  });
}

export class Doubtful extends Error {}

// Runs in the page: whatever is long enough to be a sentence, and not a name that is filled in.
function sentences() {
  const own = [...document.querySelectorAll('header > p, .notice, main [lang], main [translate=no], dd')];
  const blocks = [...document.querySelectorAll('title, h1, h2, p, li, dt, button, label, a')];
  return blocks
    .filter((block) => !own.some((one) => one.contains(block) || block.contains(one)))
    .map((block) => block.textContent.trim())
    .filter((text) => text.split(/\s+/).length >= 3);
}

// Runs in the page: why it is not the page in that language.
export function proof({ tag, dir, pseudo, english = [] }) {
  const doubts = [];
  const root = document.documentElement;
  if (root.lang !== tag) doubts.push(`html lang is "${root.lang}" and not "${tag}"`);
  if (getComputedStyle(root).direction !== dir) doubts.push(`direction is not ${dir}`);
  const heading = document.querySelector('h1')?.innerText ?? '';
  if (!heading.trim()) doubts.push('no heading');
  if (pseudo) {
    // Most letters of a page in a language that is none are none of English.
    const letters = [...document.querySelector('main').innerText].filter((l) => /\p{L}/u.test(l));
    const foreign = letters.filter((letter) => letter > '\u007f');
    if (!/[^\x00-\x7f]/.test(heading)) doubts.push(`plain English: "${heading}"`);
    if (foreign.length < letters.length / 5) doubts.push('mostly plain English');
  }
  const known = new Set(english);
  const blocks = [...document.querySelectorAll('title, h1, h2, p, li, dt, button, label, a')];
  // What says that it is in another language may be.
  const here = blocks.filter((block) => !block.closest('body [lang]') && !block.querySelector('[lang]'));
  const same = here.map((block) => block.textContent.trim()).filter((text) => known.has(text));
  if (same.length > 0) doubts.push(`${same.length} sentences as in English, such as "${same[0].slice(0, 50)}"`);
  const source = root.outerHTML;
  for (const raw of ['⟦', '⟧', '{ $', '{$', '{{', '-term}']) {
    if (source.includes(raw)) doubts.push(`raw text: ${raw}`);
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.data.trim();
    const parent = walker.currentNode.parentElement;
    if (parent.closest('script, [translate=no]')) continue;
    if (/^[a-z]+(-[a-z0-9]+)+$/.test(text)) doubts.push(`a key instead of a text: ${text}`);
  }
  return doubts;
}
