// axe-core on the page as it is; the browser's context brings axe along.
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const COLOURS = ['color-contrast', 'link-in-text-block'];
// What words and their attributes can break on a page whose markup holds in another language.
const WORDS = [
  'document-title', 'html-has-lang', 'html-lang-valid', 'valid-lang', 'html-xml-lang-mismatch',
  'empty-heading', 'page-has-heading-one', 'button-name', 'link-name', 'label', 'select-name',
  'label-content-name-mismatch', 'label-title-only', 'input-button-name', 'aria-valid-attr-value',
  'duplicate-id-aria', 'landmark-unique', 'landmark-one-main', 'list', 'listitem',
];

// What axe finds, as `rule: what (where)`.
async function axe(tab, only) {
  const options = {
    runOnly: only,
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
export const words = (tab) => axe(tab, { type: 'rule', values: WORDS });
export const colours = (tab) => axe(tab, { type: 'rule', values: COLOURS });
