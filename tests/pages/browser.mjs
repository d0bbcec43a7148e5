// Debian's Chromium, which reaches nothing but loopback; what it asks for and complains about is
// kept for the whole run.
import { axeSource, chromium } from './packages.mjs';

const PATIENCE = 30_000;
const LOOPBACK = new Set(['127.0.0.1', 'localhost']);
const UNWANTED = [
  'WebUIOmniboxPopup', 'AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose',
  'HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'LensOverlay', 'MediaRouter', 'PaintHolding',
  'ThirdPartyStoragePartitioning', 'OptimizationHints', 'NetworkTimeServiceQuerying', 'AimEnabled',
];
export const SCREEN = { width: 1280, height: 800 };

export class Browser {
  requests = 0;
  strangers = [];
  #complaints = [];
  // Pages whose status is one of refusal, which the browser says itself, and which is no complaint.
  #refusals = new Set();
  #browser;

  static async start() {
    const it = new Browser();
    it.#browser = await chromium.launch({
      executablePath: process.env.EIDAS_PAGES_CHROMIUM ?? '/usr/bin/chromium',
      headless: true,
      chromiumSandbox: false,
      timeout: 30_000,
      args: [
        '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1, EXCLUDE localhost',
        '--disable-gpu',
        '--disable-quic',
        '--disable-dev-shm-usage',
        '--disable-background-networking',
        '--disable-component-update',
        '--no-first-run',
        // A page of the browser's own that works along with each of ours.
        `--disable-features=${UNWANTED.join(',')}`,
      ],
    });
    return it;
  }

  // A profile of its own. Motion is reduced unless asked for: colours are measured, and a colour
  // on its way is none. axe is put into each document by the debugger, before anything else: no
  // script element, so that the page's policy and Trusted Types stay in force.
  async context({ axe = false, ...options } = {}) {
    const context = await this.#browser.newContext({
      viewport: SCREEN,
      locale: 'en',
      colorScheme: 'light',
      reducedMotion: 'reduce',
      serviceWorkers: 'block',
      ...options,
    });
    context.setDefaultTimeout(PATIENCE);
    if (axe) await context.addInitScript(axeSource);
    context.on('request', (request) => {
      this.requests += 1;
      const { protocol, hostname } = new URL(request.url());
      if (protocol === 'data:' || LOOPBACK.has(hostname)) return;
      this.strangers.push(request.url());
    });
    const complain = (where, text) => this.#complaints.push({ where, text });
    context.on('response', (response) => {
      if (response.status() >= 400 && response.request().isNavigationRequest()) {
        this.#refusals.add(response.url());
      }
    });
    context.on('console', (message) => {
      if (!['error', 'warning'].includes(message.type())) return;
      const status = /^Failed to load resource: the server responded with a status of/;
      const of = status.test(message.text()) ? message.location().url : null;
      this.#complaints.push({ where: message.page()?.url() ?? '?', text: message.text(), of });
    });
    context.on('weberror', (error) => complain(error.page()?.url() ?? '?', error.error().message));
    return context;
  }

  // Since the beginning, or since there were so many.
  complaints(since = 0) {
    // The parties of the demo have no icon; the product's pages name theirs.
    const meant = (of) => this.#refusals.has(of) || of?.endsWith('/favicon.ico');
    const heard = this.#complaints.slice(since).filter(({ of }) => !meant(of));
    return heard.map(({ where, text, of }) => `${of ?? where} | ${text}`);
  }

  // What a planted fault made it say.
  takeComplaints(work) {
    const since = this.#complaints.length;
    return work().then(() => {
      const said = this.complaints(since);
      this.#complaints.length = since;
      return said.join('\n');
    });
  }

  async close() {
    await this.#browser?.close();
  }
}
