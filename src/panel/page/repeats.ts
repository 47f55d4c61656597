import { rowKeyOf, usageFactsOf } from '#panel/page/row.ts';
import type { KnownUsage, Usage } from '#panel/page/usage.ts';
import { normalizeText } from '#rules/alt-text/normalize-text.ts';
import { altOf } from '#rules/audit/usage-facts.ts';

/** Counts the other rows of the page with the same alt text. A blank text never counts. */
export interface Repeats {
  /** For a usage of the page, by its current text. */
  of(usage: Usage): number;
  /** For a row by its key, with this text. */
  ofText(rowKey: string, text: string): number;
}

/** Creates a function that finds repeated alt texts. It normalizes the text of each usage once. */
export function createRepeats(): (usages: readonly KnownUsage[]) => Repeats {
  const made = new WeakMap<KnownUsage, string>();

  function normalized(known: KnownUsage): string {
    const text = made.get(known) ?? normalizeText(altOf(known.asset, usageFactsOf(known.usage)).text ?? '');
    made.set(known, text);
    return text;
  }

  return (usages) => {
    const rows = new Map<string, Set<string>>();
    const texts = new Map<Usage, string>();
    for (const known of usages) {
      const text = normalized(known);
      texts.set(known.usage, text);
      if (text) rows.set(text, (rows.get(text) ?? new Set()).add(rowKeyOf(known.usage)));
    }
    const count = (key: string, text: string): number => {
      const same = rows.get(text);
      return same ? same.size - (same.has(key) ? 1 : 0) : 0;
    };
    return {
      of: (usage) => count(rowKeyOf(usage), texts.get(usage) ?? ''),
      ofText: (key, text) => count(key, normalizeText(text)),
    };
  };
}
