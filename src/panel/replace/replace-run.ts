import { signal } from '@preact/signals-core';
import type { SentFile } from '#panel/replace/check-stored.ts';
import { markReplaced, type ReplacedAssets } from '#panel/replace/mark-replaced.ts';
import { endsAll } from '#panel/replace/replace-fault.ts';
import type { Sent } from '#panel/replace/replace-one.ts';
import type { KeptOriginal, ReplacedItem, ReplaceRun, StoredCheck } from '#panel/replace/replacement.ts';
import type { StoredFile } from '#panel/replace/stored-file.ts';

/** Creates what is known of the last replacement, and what its Undo needs. There is none at first. */
export function createReplaceRun(assets: ReplacedAssets) {
  const run = signal<ReplaceRun | null>(null);
  const kept = signal<ReadonlyMap<string, KeptOriginal>>(new Map());
  /** What was sent last for each asset. */
  const sent = new Map<string, SentFile>();

  function change(changes: Partial<ReplaceRun>): void {
    if (run.value) run.value = { ...run.value, ...changes };
  }

  function note(assetId: string, news: Partial<ReplacedItem>): void {
    const items = run.value?.items ?? [];
    change({ items: items.map((one) => (one.assetId === assetId ? { ...one, ...news } : one)) });
  }

  function keep(assetId: string, original: KeptOriginal | null): void {
    const next = new Map(kept.value);
    if (original) next.set(assetId, original);
    else next.delete(assetId);
    kept.value = next;
  }

  return {
    run,
    kept,
    sent,
    change,
    note,
    keep,

    of: (assetId: string): ReplacedItem | undefined =>
      run.value?.items.find((one) => one.assetId === assetId),

    /** Bytes of the originals that are kept. */
    keptBytes: (): number => [...kept.value.values()].reduce((sum, { file }) => sum + file.size, 0),

    /** Notes how an attempt ended. Returns false where every other would end so too. */
    settle(assetId: string, result: Sent<unknown>, ends: Record<Sent<unknown>['is'], ReplacedItem['step']>) {
      const step = ends[result.is];
      if (result.is === 'sent') note(assetId, { step, check: 'checking', fault: result.fault });
      if (result.is === 'stopped') note(assetId, { step });
      if (result.is !== 'failed') return true;
      const { fault } = result;
      note(assetId, { step, fault });
      if (fault.by === 'files' && fault.reason === 'changed') assets.noteChange(assetId);
      return !endsAll(fault);
    },

    /** Takes up what is stored of a file that was sent. */
    take(assetId: string, check: Exclude<StoredCheck, 'checking'>, stored: StoredFile | null): void {
      const original = kept.value.get(assetId);
      const hash = stored?.sha256;
      const isVerified = check === 'verified';
      const isRestored = isVerified && run.value?.act === 'undo' && hash === original?.sha256;
      // Webflow may store other bytes than it was sent; Undo may replace those.
      if (original && hash)
        keep(assetId, isRestored ? null : { ...original, ours: new Set([...original.ours, hash]) });
      note(assetId, { check, ...(isVerified && { fault: null }), ...(isRestored && { step: 'restored' }) });
      markReplaced(assets, assetId, stored?.details ?? null);
    },

    /** Forgets every original. */
    forget(): void {
      kept.value = new Map();
      sent.clear();
    },
  };
}
