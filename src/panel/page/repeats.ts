import { rowKeyOf, usageFactsOf } from '#panel/page/row.ts';
import type { KnownUsage, Usage } from '#panel/page/usage.ts';
import { normalizeText } from '#rules/alt-text/normalize-text.ts';
import { altOf } from '#rules/audit/usage-facts.ts';

/** On how many other rows of the page an alt text stands. A blank one repeats nothing. */
export interface Repeats {
  /** Of a use of the page, with the text it shows. */
  of(usage: Usage): number;
  /** Of a row by its key, with this text. */
  ofText(rowKey: string, text: string): number;
}

/** Makes what finds alt texts that repeat each other on a page. Each text is normalized once while it lasts. */
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
