import type { ReadonlySignal } from '@preact/signals-core';
import type { AltTexts } from '#contract/alt-texts.ts';
import type { AssetDetails } from '#contract/asset.ts';
import type { Measurements } from '#contract/measurements.ts';
import type { AssetRecord, PlacementFacts, UsageRecord } from '#panel/assets/facts.ts';
import type { RequestError } from '#panel/backend/request-error.ts';
import type { DesignerFacts, LoadedImage } from '#rules/audit/asset-facts.ts';
import type { Dismissal, DismissalKey } from '#rules/findings/dismissal.ts';

/** An alt text that was written, or that was found changed. */
export interface WrittenAlt {
  readonly level: 'image' | 'asset';
  /** The key of the element, or the id of the asset. */
  readonly key: string;
  readonly assetId: string;
  /** The text that was shown before the write; undefined where it is not known. */
  readonly shown: string | null | undefined;
}

/**
 * Everything the panel knows about assets and their usages: every view reads from here, and every source writes to
 * here. Requests are numbered: in whichever order responses arrive, the latest request counts, and none restores an alt
 * text from before a write.
 */
export interface AssetStore {
  asset(assetId: string): AssetRecord;
  /** The facts of a usage, as long as it shows this asset. */
  usage(key: string, assetId: string | null): UsageRecord;
  /** The asset that a usage was last known to show; null where it shows none, or is not known. */
  shownAt(key: string): string | null;
  /** Returns the number of a new request. */
  request(): number;
  /** Stores the Designer's facts of an asset. */
  setDesigner(assetId: string, facts: DesignerFacts, request: number): void;
  /** Stores the Designer's facts of a usage. */
  setPlacement(key: string, assetId: string | null, facts: PlacementFacts, request: number): void;
  /** Marks the Designer's facts of a usage as complete. */
  completeUsage(key: string, assetId: string): void;
  /**
   * Stores the backend's details. An older copy than the stored one is ignored; another file deletes the measurements. A
   * stale copy is stored as a fresh one until a reread gets one too: the backend reads a newer one meanwhile.
   */
  setDetails(details: AssetDetails, request: number, isReread?: boolean): void;
  /**
   * Deletes the facts of an asset that were read with the site's connection; `refusal` is why, where it is about this
   * asset only.
   */
  deny(assetId: string, refusal: RequestError | null, request: number): void;
  /**
   * Stores the measurements of the file that `fileOf` returned when they were requested; null where they failed, and
   * undefined to have them measured again.
   */
  setMeasured(assetId: string, file: string | null, measured: Measurements | null | undefined): void;
  setAltTexts(assetId: string, altTexts: AltTexts): void;
  /** Stores the size of the file at this URL, as loaded by the browser. */
  setLoadedImage(assetId: string, loadedImage: LoadedImage): void;
  setRefusal(assetId: string, refusal: RequestError | null): void;
  /** Dismisses a finding about an asset; another reason for the same finding replaces the first. */
  dismiss(assetId: string, dismissal: Dismissal): void;
  /** Ends a dismissal. */
  restore(assetId: string, key: DismissalKey): void;
  /** Stores an alt text after a write; undefined where the current text is not known. */
  write(target: WrittenAlt, value: string | null | undefined): void;
  /** Records that an asset has changed at Webflow, so that every view of it reads it again, past the caches. */
  noteChange(assetId: string): void;
  /** The asset of the last write or change; a new object for each. */
  readonly written: ReadonlySignal<{ readonly assetId: string } | null>;
  /** True where an asset's details or locale texts were last read before a write to it. */
  isChanged(assetId: string, what: ReadFact): boolean;
  /** Records the number of a request that bypassed every cache. */
  markRead(assetId: string, what: ReadFact, request: number): void;
  /** Protects these from eviction while a view shows them, instead of those it showed before. */
  retain(view: 'selection' | 'page' | 'site', assetIds: Iterable<string>, usageKeys: Iterable<string>): void;
  /** Deletes everything that was read with the site's connection. */
  clear(): void;
  /** How many times `clear` was called. */
  readonly cleared: ReadonlySignal<number>;
  /** The number of the latest request whose response had current details of an asset. */
  readonly answered: ReadonlySignal<number>;
}

/** What is read again after a write. */
export type ReadFact = 'details' | 'altTexts';
