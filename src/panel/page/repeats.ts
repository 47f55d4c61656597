import { auditedUse, rowKeyOf } from '#panel/page/row.ts';
import type { KnownUse, Use } from '#panel/page/use.ts';
import { normalizeText } from '#rules/alt-text/normalize-text.ts';
import { altOf } from '#rules/audit/usage-facts.ts';

/** On how many other rows of the page an alt text stands. A blank one repeats nothing. */
export interface Repeats {
  /** Of a use of the page, with the text it shows. */
  of(use: Use): number;
  /** Of a row by its key, with this text. */
  ofText(rowKey: string, text: string): number;
}

/** Makes what finds alt texts that repeat each other on a page. Each text is normalized once while it lasts. */
export function createRepeats(): (uses: readonly KnownUse[]) => Repeats {
  const made = new WeakMap<KnownUse, string>();

  function normalized(known: KnownUse): string {
    const text = made.get(known) ?? normalizeText(altOf(known.asset, auditedUse(known.use)).text ?? '');
    made.set(known, text);
    return text;
  }

  return (uses) => {
    const rows = new Map<string, Set<string>>();
    const texts = new Map<Use, string>();
    for (const known of uses) {
      const text = normalized(known);
      texts.set(known.use, text);
      if (text) rows.set(text, (rows.get(text) ?? new Set()).add(rowKeyOf(known.use)));
    }
    const count = (key: string, text: string): number => {
      const same = rows.get(text);
      return same ? same.size - (same.has(key) ? 1 : 0) : 0;
    };
    return {
      of: (use) => count(rowKeyOf(use), texts.get(use) ?? ''),
      ofText: (key, text) => count(key, normalizeText(text)),
    };
  };
}
