import { batch, signal } from '@preact/signals-core';
import type { AssetDetails } from '#contract/asset.ts';
import { followed, isFollowing, isOverwritten, wasFollowing } from '#panel/assets/alt-history.ts';
import { type AssetHistory, createAssetHistory } from '#panel/assets/asset-history.ts';
import type { PlacementFacts } from '#panel/assets/facts.ts';
import {
  type AssetRecord,
  emptyAsset,
  emptyUsage,
  fileOf,
  type UsageRecord,
  unread,
} from '#panel/assets/facts.ts';
import { createRecords } from '#panel/assets/records.ts';
import type { AssetStore, WrittenAlt } from '#panel/assets/store.ts';
import type { Clock } from '#panel/browser/clock.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import { latestFacts } from '#rules/audit/asset-facts.ts';
import { type Dismissal, type DismissalKey, isSameDismissal } from '#rules/findings/dismissal.ts';
import { parseDate } from '#rules/parse-date.ts';

/** When a copy was read (epoch ms). */
const readAt = (details: AssetDetails | null): number => parseDate(details?.fetchedAt ?? '') ?? 0;

/** Creates an empty store. */
export function createAssetStore(clock: Pick<Clock, 'now'>): AssetStore {
  const assets = createRecords<AssetRecord, AssetHistory>(timeouts.rememberedAssets, emptyAsset, () =>
    createAssetHistory(0),
  );
  const usages = createRecords<UsageRecord, { written: number }>(
    timeouts.rememberedAssets,
    emptyUsage,
    () => ({
      written: 0,
    }),
  );
  const written = signal<{ readonly assetId: string } | null>(null);
  const cleared = signal(0);
  const answered = signal(0);
  let latest = 0;

  const next = (): number => {
    latest += 1;
    return latest;
  };

  const ifShown = (usage: UsageRecord, assetId: string | null): UsageRecord =>
    usage.assetId === assetId ? usage : { ...emptyUsage, assetId };

  /** Records when the asset's alt text was known. The backend's clock may be ahead of this one. */
  function markAltTextRead(assetId: string, number: number): void {
    const { alt } = assets.history(assetId);
    alt.read = number;
    alt.readAt = Math.max(clock.now(), readAt(assets.peek(assetId).details));
  }

  function writeUsage(
    key: string,
    usage: UsageRecord,
    text: Pick<PlacementFacts, 'altText' | 'altWord'>,
    number: number,
  ): void {
    usages.history(key).written = number;
    usages.update(key, { ...usage, placement: { ...usage.placement, ...text } });
  }

  function writeAsset({ assetId, shown }: WrittenAlt, value: string | null, number: number): void {
    const { designer, details } = assets.peek(assetId);
    const { altText: known } = latestFacts({ designer, details });
    const before = known === undefined ? shown : known;
    assets.history(assetId).alt.writes.push({ before, number });
    markAltTextRead(assetId, number);
    assets.update(assetId, { designer: { ...designer, altText: value } });
    for (const [key, usage] of usages.all()) {
      const isReached = usage.assetId === assetId && isFollowing(usage.placement, before);
      if (isReached)
        writeUsage(key, usage, { altText: followed(value), altWord: usage.placement.altWord }, number);
    }
  }

  /** The assets with a dismissal: they are not evicted. */
  const dismissed = new Set<string>();
  function setDismissals(assetId: string, dismissals: readonly Dismissal[]): void {
    if (dismissals.length > 0) dismissed.add(assetId);
    else dismissed.delete(assetId);
    assets.retain('dismissals', dismissed);
    assets.update(assetId, { dismissals });
  }

  const dismissalsWithout = (assetId: string, key: DismissalKey): Dismissal[] =>
    (assets.peek(assetId).dismissals ?? []).filter((one) => !isSameDismissal(one, key));

  return {
    asset: assets.get,
    usage(key, assetId) {
      const usage = usages.get(key);
      return usage.assetId === assetId ? usage : emptyUsage;
    },
    shownAt: (key) => usages.get(key).assetId,
    request: next,
    written,
    cleared,
    answered,

    setDesigner(assetId, { altText, ...facts }, request) {
      const { alt } = assets.history(assetId);
      const { designer } = assets.peek(assetId);
      const isCurrent = altText !== undefined && !isOverwritten(alt, request);
      if (isCurrent) markAltTextRead(assetId, next());
      assets.update(assetId, { designer: { ...designer, ...facts, ...(isCurrent && { altText }) } });
    },

    setPlacement(key, assetId, { altText, altWord, ...facts }, request) {
      const usage = ifShown(usages.peek(key), assetId);
      const word = 'boundFile' in facts ? altWord : usage.placement.altWord;
      const isNewer = usages.history(key).written <= request;
      const isCurrent = altText !== undefined && isNewer;
      const isReached =
        isCurrent &&
        assetId !== null &&
        wasFollowing(assets.history(assetId).alt, { altText, altWord: word }, request);
      const now = isReached ? followed(latestFacts(assets.peek(assetId)).altText) : altText;
      const read = { ...(isCurrent && { altText: now }), ...(isNewer && { altWord: word }) };
      const placement = { ...usage.placement, ...facts, ...read };
      usages.update(key, { ...usage, placement });
    },

    completeUsage(key, assetId) {
      usages.update(key, { ...ifShown(usages.peek(key), assetId), isComplete: true });
    },

    setDetails(details, request, isReread = false) {
      if (!details.stale) answered.value = Math.max(answered.peek(), request);
      const { id } = details;
      const history = assets.history(id);
      if (request < history.answered) return;
      history.answered = request;
      const { designer, details: known } = assets.peek(id);
      if (known && readAt(details) < readAt(known)) return assets.update(id, { refusal: null });
      const { read, readAt: textReadAt } = history.alt;
      const isNewer = read < request && textReadAt < readAt(details) && designer.altText !== details.altText;
      const isOther = known !== null && fileOf(known) !== fileOf(details);
      const isMarked = !details.stale || isReread || known?.stale === true;
      assets.update(id, {
        details: isMarked ? details : { ...details, stale: false },
        refusal: null,
        ...(isNewer && { designer: { ...designer, altText: undefined } }),
        ...(isOther && { measured: undefined }),
      });
    },

    deny(assetId, refusal, request) {
      const history = assets.history(assetId);
      if (request < history.answered) return;
      history.answered = request;
      assets.update(assetId, { ...unread, refusal });
    },

    setMeasured(assetId, file, measured) {
      if (file === null || file === fileOf(assets.peek(assetId).details))
        assets.update(assetId, { measured });
    },

    setAltTexts: (assetId, altTexts) => assets.update(assetId, { altTexts }),
    setLoadedImage: (assetId, loadedImage) => assets.update(assetId, { loadedImage }),
    setRefusal: (assetId, refusal) => assets.update(assetId, { refusal }),

    dismiss: (assetId, dismissal) =>
      setDismissals(assetId, [...dismissalsWithout(assetId, dismissal), dismissal]),
    restore: (assetId, key) => setDismissals(assetId, dismissalsWithout(assetId, key)),

    write(target, value) {
      const { level, key, assetId } = target;
      const number = next();
      assets.history(assetId).alt.changed = number;
      batch(() => {
        if (value !== undefined) {
          if (level === 'asset') writeAsset(target, value, number);
          else
            writeUsage(
              key,
              ifShown(usages.peek(key), assetId),
              { altText: value, altWord: undefined },
              number,
            );
        }
        written.value = { assetId };
      });
    },

    noteChange(assetId) {
      assets.history(assetId).alt.changed = next();
      written.value = { assetId };
    },

    isChanged(assetId, what) {
      const { alt, fresh } = assets.history(assetId);
      return alt.changed > fresh[what];
    },

    markRead(assetId, what, request) {
      assets.history(assetId).fresh[what] = request;
    },

    retain(view, assetIds, usageKeys) {
      assets.retain(view, assetIds);
      usages.retain(view, usageKeys);
    },

    clear() {
      batch(() => {
        assets.reset(
          ({ designer, loadedImage }) => ({ ...emptyAsset, designer, loadedImage }),
          () => createAssetHistory(latest + 1),
        );
        dismissed.clear();
        assets.retain('dismissals', dismissed);
        cleared.value += 1;
      });
    },
  };
}
