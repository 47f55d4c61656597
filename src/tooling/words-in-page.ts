import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Plugin } from 'vite';
import { projectRoot } from './project.ts';

const panelFiles = ['panel/i18n/en.json', 'panel/i18n/de.json', 'rules/alt-text/alt-words.json'].map((file) =>
  join(projectRoot, 'src', file),
);

/** What the Webflow CLI's template gives a meaning to when it takes the page in. Source: webflow-cli 2.2.0. */
const signs = ['$', '{{'];

/** A line that no page may hold, as a sentence, or null. */
function fault(name: string, text: string): string | null {
  for (const [at, line] of text.split('\n').entries()) {
    const sign = signs.find((one) => line.includes(one));
    if (sign)
      return `${name}, line ${at + 1}, holds "${sign}": the Webflow CLI reads it as a sign of its own`;
  }
  return null;
}

/** JSON in ASCII, as every character set has it: the template around the page may name none (UNCONFIRMED: `pageIsUtf8`). */
function inAscii(json: string): string {
  return json.replaceAll(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * Puts what each of these JSON files holds into the page, in a template whose id is the file's name: there it costs
 * no request and is no script, and the page shows nothing of it. Source: HTML standard, the template element.
 */
export function wordsInPage(files: readonly string[] = panelFiles): Plugin {
  return {
    name: 'asset-inspector:words-in-page',
    buildStart() {
      for (const file of files) this.addWatchFile(file);
    },
    transformIndexHtml: () =>
      Promise.all(
        files.map(async (file) => {
          const id = basename(file);
          const text = await readFile(file, 'utf8');
          const found = fault(id, text);
          if (found) throw new Error(`${found}.`);
          const children = inAscii(JSON.stringify(JSON.parse(text)))
            .replaceAll('&', '&amp;')
            .replaceAll('<', '&lt;');
          return { tag: 'template', attrs: { id }, children, injectTo: 'body' as const };
        }),
      ),
  };
}
