// Whole logins without scripts, and what scripts add. The Rust tests in tests/browser go further.
const WAYS = {
  connector: { start: 'a#connector', citizen: 'alexandra', given: 'Alexandra' },
  'proxy-service': { start: 'a#proxy-service', citizen: 'anne-laure', given: 'Anne-Laure' },
};

export async function journeys({ browser, gallery, report }) {
  await report.check('a whole login each way without scripts', async (count, find) => {
    const context = await browser.context({ javaScriptEnabled: false });
    const tab = await context.newPage();
    for (const [way, { start, citizen, given }] of Object.entries(WAYS)) {
      await tab.goto(gallery.url);
      await tab.click(start);
      await tab.click('form[action="/service/login"] button');
      await otherLanguage(tab, way, find);
      await tab.click('button[name=country]:not([aria-disabled])');
      await tab.locator('input[name=SAMLRequest]').waitFor({ state: 'attached' });
      await tab.click('button#go');
      await tab.selectOption('select#citizen', citizen);
      await tab.click('button[name=answer][value=login]');
      await backToService(tab);
      const claims = await tab.locator('pre#claims').textContent();
      if (!claims.includes(given)) find(`${way} | the service received: ${claims.slice(0, 80)}`);
      count();
    }
    await context.close();
  });

  await report.check('searching without scripts, in any spelling', async (count, find) => {
    const context = await browser.context({ javaScriptEnabled: false });
    const tab = await context.newPage();
    for (const [query, code] of [['ελλαδα', 'EL'], ['holland', 'NL'], ['ISLAND', 'IS'], ['osterreich', 'AT'], ['gr', 'EL']]) {
      await tab.goto(gallery.address('countries'));
      await tab.fill('input#q', query);
      await tab.click('form[role=search] button[type=submit], [role=search] button[type=submit]');
      const first = await tab.locator('button[name=country]').first().getAttribute('value');
      const said = await tab.locator('[role=status]').first().innerText();
      if (first !== code) find(`"${query}" finds ${first} first and not ${code}`);
      if (!said.trim()) find(`"${query}" | nothing is said about what was found`);
      count();
    }
    await context.close();
  });

  await report.check('pages that go on by themselves, where scripts run', async (count, find, note) => {
    const context = await browser.context();
    const tab = await context.newPage();
    const times = [];
    for (const id of ['self-post-there', 'self-post-back']) {
      let sent = 0;
      tab.removeAllListeners('request');
      tab.on('request', (request) => { if (request.url().endsWith('/nowhere')) sent += 1; });
      const left = tab.waitForRequest((request) => request.url().endsWith('/nowhere'));
      await gallery.open(tab, id);
      const request = await left;
      times.push(await tab.evaluate((at) => Math.round(at - performance.timeOrigin), request.timing().startTime));
      // Somebody presses all the same.
      await tab.click('button#go', { clickCount: 2 });
      await tab.waitForTimeout(200);
      if (sent !== 1) find(`${id} | sent ${sent} times`);
      count();
    }
    note(`after ${times.join(' and ')} ms`);
    await context.close();
  });
}

// Presses whatever leads on: the message that goes back, the question before it is sent.
async function backToService(tab) {
  const end = 'pre#claims';
  const on = 'main button[name=send], main button#go';
  for (let step = 0; step < 6; step += 1) {
    const next = tab.locator(`${end}, ${on}`).first();
    await next.waitFor({ state: 'attached' });
    if (await tab.locator(end).count() > 0) return;
    const before = tab.url();
    await Promise.all([tab.waitForEvent('domcontentloaded'), tab.locator(on).first().click()]);
    // A page that goes on by itself has gone by now, or does so while the next one is waited for.
    if (tab.url() === before) await tab.waitForLoadState();
  }
}

// The menu of languages, where the page has one: chosen and pressed, the page stays the same step.
async function otherLanguage(tab, way, find) {
  const menu = tab.locator('select[name=lang]');
  await tab.locator('button[name=country]').first().waitFor();
  if (await menu.count() === 0) return;
  for (const tag of ['fr', 'en']) {
    if (await menu.locator(`option[value="${tag}"]`).count() === 0) continue;
    await menu.selectOption(tag);
    await tab.locator('form:has(select[name=lang]) button').click();
    await tab.locator('button[name=country]').first().waitFor();
    const lang = await tab.locator('html').getAttribute('lang');
    if (lang !== tag) find(`${way} | ${tag} chosen, the page is in ${lang}`);
  }
}
