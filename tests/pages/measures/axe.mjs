// axe-core on the page as it is: its source is run by the debugger, so that the page's own policy
// and Trusted Types stay in force.
import { axeSource } from '../packages.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const COLOURS = ['color-contrast', 'link-in-text-block'];

// What axe finds, as `rule: what (where)`.
async function axe(tab, only, without = []) {
  if (!(await tab.evaluate(() => typeof axe === 'object'))) await tab.evaluate(axeSource);
  const options = {
    runOnly: only,
    rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
    resultTypes: ['violations'],
    preload: false,
  };
  const violations = await tab.evaluate(
    async (options) => (await axe.run(document, options)).violations.map((violation) => ({
      id: violation.id,
      help: violation.help,
      nodes: violation.nodes.map((node) => node.target.join(' ')),
    })),
    options,
  );
  return violations.map(({ id, help, nodes }) =>
    `axe ${id}: ${help} (${nodes.slice(0, 3).join(', ')}${nodes.length > 3 ? ` and ${nodes.length - 3} more` : ''})`);
}

export const everything = (tab) => axe(tab, { type: 'tag', values: TAGS });
export const withoutColours = (tab) => axe(tab, { type: 'tag', values: TAGS }, COLOURS);
export const colours = (tab) => axe(tab, { type: 'rule', values: COLOURS });
