import { auditedUse, type Known, rowKeyOf } from '#panel/page/row.ts';
import type { Use } from '#panel/page/use.ts';
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
export function createRepeats(): (uses: readonly Use[], known: ReadonlyMap<string, Known>) => Repeats {
  const made = new WeakMap<Use, { readonly known: Known | undefined; readonly text: string }>();

  function normalized(use: Use, known: Known | undefined): string {
    const before = made.get(use);
    if (before && before.known === known) return before.text;
    const asset = { designer: {}, details: known === 'missing' ? null : (known ?? null) };
    const text = normalizeText(altOf(asset, auditedUse(use)).text ?? '');
    made.set(use, { known, text });
    return text;
  }

  return (uses, known) => {
    const rows = new Map<string, Set<string>>();
    for (const use of uses) {
      const key = rowKeyOf(use);
      const text = normalized(use, known.get(key));
      if (text) rows.set(text, (rows.get(text) ?? new Set()).add(key));
    }
    const count = (key: string, text: string): number => {
      const same = rows.get(text);
      return same ? same.size - (same.has(key) ? 1 : 0) : 0;
    };
    return {
      of: (use) => count(rowKeyOf(use), normalized(use, known.get(rowKeyOf(use)))),
      ofText: (key, text) => count(key, normalizeText(text)),
    };
  };
}
