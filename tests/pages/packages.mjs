// The two npm packages, from the folder that ./run filled (EIDAS_PAGES_NODE).
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const folder = process.env.EIDAS_PAGES_NODE;
if (!folder) throw new Error('EIDAS_PAGES_NODE names no folder: start tests/pages/run');
const require = createRequire(join(folder, 'package.json'));

export const { chromium } = require('playwright-core');
export const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
