import { type MarkupElement, markupOf } from './markup.ts';
import { isRelative, namesFile, referencesIn } from './references.ts';
import { placeAt, type Rule, saying, scanner, without } from './rule.ts';

function elements(find: (element: MarkupElement) => boolean): Rule['find'] {
  return saying((file) => markupOf(file).elements.filter(find), '.html', '.svg');
}

/** Whether an element has script or style within itself. */
function isInline({ name, attributes, isFilled }: MarkupElement): boolean {
  if (name === 'style' || attributes.some((one) => /^(?:on.+|style)$/.test(one.name))) return true;
  return name === 'script' && (isFilled || !attributes.some((one) => namesFile(one.name)));
}

/** What the page may hold, and how files name each other. */
export const pageRules = {
  'template-sign': {
    reason: 'the CLI puts the page into a template with String.replace, which reads it as a sign',
    source: 'webflow-cli 2.2.0, serve',
    find: without(/\$|\{\{/g, '.html'),
  },
  inline: {
    reason: 'the Designer’s content policy stops inline scripts, styles and handlers',
    source: scanner('SEC-CSP-INLINE'),
    find: elements(isInline),
  },
  frame: {
    reason: 'no other page is shown inside the panel',
    source: scanner('IFRAME-EXTERNAL-SRC'),
    find: elements(({ name }) => /^(?:i?frame|fencedframe|object|embed)$/.test(name)),
  },
  steering: {
    reason: 'the page leads nowhere by itself, and its addresses mean what they say',
    source: scanner('SEC-UNTRUSTED-REDIRECT'),
    find: elements(
      ({ name, attributes }) =>
        name === 'base' || name === 'form' || attributes.some((one) => one.name === 'http-equiv'),
    ),
  },
  'relative-address': {
    reason: 'Webflow serves the files from a folder named after the version',
    source: 'the Designer, https://<app id>.webflow-ext.com/<version id>/',
    find: (bundle) =>
      referencesIn(bundle)
        .filter((reference) => !isRelative(reference))
        .map(({ file, at, to }) => placeAt(file, at, to)),
  },
} as const satisfies Record<string, Rule>;
