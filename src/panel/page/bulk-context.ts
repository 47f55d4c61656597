import type { ReadonlySignal } from '@preact/signals-core';
import { auditDraft } from '#panel/assets/audit-selected.ts';
import type { AssetStore } from '#panel/assets/store.ts';
import { isOpen } from '#panel/page/bulk-targets.ts';
import type { Repeats } from '#panel/page/repeats.ts';
import type { AuditedUsage, Row } from '#panel/page/row.ts';
import type { AltTextIssue } from '#rules/alt-text/alt-rules.ts';
import type { LinkAround } from '#rules/alt-text/link-around.ts';
import type { Reach } from '#rules/uses/reach.ts';

/** What a person needs to know of an image to describe it. */
export interface BulkContext<Item> {
  /** The heading before it; undefined where that is not known. */
  heading(row: Item): string | undefined;
  /** The link around it; undefined where there is none, and until it was read. */
  link(row: Item): LinkAround | undefined;
  /** The issues that this text would have, as the editor of a single image lists them. */
  issues(row: Item, text: string): AltTextIssue[];
  /** How far the text of its asset reaches; null where that is not known. */
  reach(row: Item): Reach | null;
  /** Reads the links around the images of these rows, one by one, in place of those that were still to be read. */
  read(rows: readonly Item[]): void;
  /** Ends the reading: another page is open. */
  leave(): void;
}

export interface BulkContextParts {
  readonly assets: Pick<AssetStore, 'asset' | 'request' | 'setPlacement'>;
  readonly headings: ReadonlySignal<ReadonlyMap<string, string>>;
  readonly repeats: ReadonlySignal<Repeats>;
  readonly reachOf: (assetId: string) => Reach | null;
}

/** Creates the context. A link that the Designer does not return is asked for once. */
export function createBulkContext({
  assets,
  headings,
  repeats,
  reachOf,
}: BulkContextParts): BulkContext<Row> {
  const asked = new Set<string>();
  let waiting: AuditedUsage[] = [];
  let current: AbortController | null = null;

  /** The usage that a text is about: one in a link, which the text may name. */
  function usageOf({ usages }: Row): AuditedUsage | undefined {
    const open = usages.filter(isOpen);
    return [...open, ...usages].find(({ usage }) => usage.link) ?? open[0] ?? usages[0];
  }

  async function readNext(signal: AbortSignal): Promise<void> {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { element, handles, assetId } = next.usage;
      asked.add(element.key);
      const request = assets.request();
      const answer = await handles?.image.link(signal);
      if (signal.aborted) return;
      if (answer?.ok) assets.setPlacement(element.key, assetId, { link: answer.value }, request);
    }
    current = null;
  }

  return {
    heading: (row) => headings.value.get(usageOf(row)?.usage.element.key ?? ''),
    link: (row) => usageOf(row)?.usage.link,
    issues(row, text) {
      const { key, assetId } = row;
      if (assetId === null) return [];
      const isBlank = text.trim() === '';
      const placement = { link: usageOf(row)?.usage.link };
      const alt = { state: text ? 'image' : 'notSet', text } as const;
      const issues = auditDraft(
        { ...assets.asset(assetId), placement },
        alt,
        repeats.value.ofText(key, text),
      );
      // Every image of the series lacks a text: an empty field is no issue of its own.
      return isBlank ? issues.filter(({ rule }) => rule === 'linkSilent') : issues;
    },
    reach: ({ assetId }) => (assetId === null ? null : reachOf(assetId)),
    read(rows) {
      waiting = rows
        .flatMap(({ usages }) => usages.filter(isOpen))
        .filter(({ usage }) => usage.link === undefined && !asked.has(usage.element.key));
      if (current || waiting.length === 0) return;
      current = new AbortController();
      void readNext(current.signal);
    },
    leave() {
      current?.abort();
      current = null;
      waiting = [];
      asked.clear();
    },
  };
}
