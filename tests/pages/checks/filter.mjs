// The search that filters while somebody types, where scripts run. What it says is what the server
// says to whoever presses the button.
const TAGS = ['en', 'pl', 'lt', 'ga', 'sl'];
const WANTED = [0, 1, 2, 5, 29];
const PAUSE = 150;

export async function filter({ browser, gallery, report }) {
  const script = await fetch(gallery.address('countries')).then((answer) => answer.text());
  if (!/<script\b[^>]*\bsrc=/.test(script)) {
    console.log('--   live filter: the list of countries has no script yet, skipped');
    return;
  }
  await report.check('live filter says what the server says', async (count, find, note) => {
    const context = await browser.context();
    const tab = await context.newPage();
    for (const language of gallery.some(...TAGS)) {
      const searches = await searchesFor(gallery, language);
      note(`${language.tag}: ${searches.map(({ hits, query }) => `${hits} "${query}"`).join(' ')}`);
      await gallery.open(tab, 'countries', language);
      for (const { query, hits, status } of searches) {
        const seen = await typed(tab, query);
        count();
        if (seen.shown !== hits) find(`${language.tag} "${query}" | ${seen.shown} countries and not ${hits}`);
        if (seen.status !== status) find(`${language.tag} "${query}" | "${seen.status}" and not "${status}"`);
        if (seen.changes > 1) find(`${language.tag} "${query}" | ${seen.changes} changes in one go`);
      }
      const cleared = await typed(tab, '');
      if (cleared.shown !== 32) find(`${language.tag} | ${cleared.shown} countries after all was deleted`);
    }
    await context.close();
  });
}

// Types in one go, and waits until it must have been noticed.
async function typed(tab, query) {
  await tab.evaluate(() => {
    globalThis.changes = 0;
    globalThis.watcher?.disconnect();
    globalThis.watcher = new MutationObserver(() => { globalThis.changes += 1; });
    for (const status of document.querySelectorAll('[role=status]')) {
      globalThis.watcher.observe(status, { childList: true, characterData: true, subtree: true });
    }
  });
  const field = tab.locator('input#q');
  await field.fill('');
  await field.pressSequentially(query, { delay: 10 });
  await tab.waitForTimeout(PAUSE + 150);
  return tab.evaluate(() => ({
    status: document.querySelector('[role=status]')?.innerText.trim() ?? '',
    shown: [...document.querySelectorAll('button[name=country]')]
      .filter((button) => button.getClientRects().length > 0).length,
    changes: globalThis.changes,
  }));
}

// For each wanted number of hits, what the server finds so many for, or nearly.
async function searchesFor(gallery, language) {
  const known = new Map();
  const letters = [...'aeinorstlkumdp'];
  const tries = ['zzz', ...letters, ...letters.flatMap((a) => letters.map((b) => a + b)), 'gree', 'fin', 'land'];
  for (const query of tries) {
    const html = await fetch(gallery.address('countries', language, `&q=${query}`)).then((a) => a.text());
    const hits = html.match(/name="country"/g)?.length ?? 0;
    if (known.has(hits)) continue;
    const [, status = ''] = html.match(/role="status"[^>]*>([^<]*)</) ?? [];
    known.set(hits, { query, hits, status: unescaped(status.trim()) });
    if (WANTED.every((number) => known.has(number))) break;
  }
  const nearest = (number) => [...known.values()]
    .reduce((best, one) => (Math.abs(one.hits - number) < Math.abs(best.hits - number) ? one : best));
  return WANTED.map(nearest);
}

function unescaped(html) {
  const named = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return html
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(code))
    .replace(/&(amp|lt|gt|quot);/g, (_, name) => named[name]);
}
