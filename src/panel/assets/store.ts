import type { ReadonlySignal } from '@preact/signals-core';
import type { AltTexts } from '#contract/alt-texts.ts';
import type { AssetDetails } from '#contract/asset.ts';
import type { Measurements } from '#contract/measurements.ts';
import type { AssetRecord, PlacementFacts, UsageRecord } from '#panel/assets/facts.ts';
import type { TaggedCopies } from '#panel/backend/backend.ts';
import type { RequestError } from '#panel/backend/request-error.ts';
import type { DesignerFacts, LoadedImage } from '#rules/audit/asset-facts.ts';

/** An alt text that was written, or found to be another one. */
export interface WrittenAlt {
  readonly level: 'image' | 'asset';
  /** The key of the element, or the id of the asset. */
  readonly key: string;
  readonly assetId: string;
  /** The text as it was shown before; undefined where that is not known. */
  readonly shown: string | null | undefined;
}

/**
 * All that the panel knows of assets and of their usages. Every view reads it here, and every source writes it here.
 * Requests are numbered, so that in whichever order responses come the latest request counts, and none brings back an
 * alt text from before a write.
 */
export interface AssetStore extends TaggedCopies {
  asset(assetId: string): AssetRecord;
  /** What is known of a usage while it shows this asset. */
  usage(key: string, assetId: string | null): UsageRecord;
  /** The number of a request that is about to be made. */
  request(): number;
  /** What the Designer has answered of an asset. */
  setDesigner(assetId: string, facts: DesignerFacts, request: number): void;
  /** What the Designer has answered of a usage. */
  setPlacement(key: string, assetId: string | null, facts: PlacementFacts, request: number): void;
  /** Notes that the Designer has answered all. */
  completeUsage(key: string, assetId: string): void;
  /** What the backend has answered; a copy older than the one known is dropped. Measurements of another file are too. */
  setDetails(details: AssetDetails, request: number): void;
  /** Drops what was read of an asset with the site's connection; `refusal` is why, where that is the asset's own. */
  deny(assetId: string, refusal: RequestError | null, request: number): void;
  /** What the files weigh, of the file that `fileOf` named when they were requested. */
  setMeasured(assetId: string, file: string | null, measured: Measurements | null): void;
  setAltTexts(assetId: string, altTexts: AltTexts): void;
  /** The file at this URL as the browser has loaded it. */
  setLoadedImage(assetId: string, loadedImage: LoadedImage): void;
  setRefusal(assetId: string, refusal: RequestError | null): void;
  /** Takes up an alt text that stands there now, undefined where that is not known although it may have changed. */
  write(target: WrittenAlt, value: string | null | undefined): void;
  /** The asset that was written to last; another object for each write. */
  readonly written: ReadonlySignal<{ readonly assetId: string } | null>;
  /** Whether an asset's details or locale texts were last read before it was written to. */
  isChanged(assetId: string, what: ReadFact): boolean;
  /** Notes that a request that bypassed every cache has brought them. */
  markRead(assetId: string, what: ReadFact, request: number): void;
  /** Keeps these in memory while a view shows them, in place of those it showed before. */
  retain(view: 'selection' | 'page', assetIds: Iterable<string>, usageKeys: Iterable<string>): void;
  /** Drops all that was read with the site's connection. */
  clear(): void;
  /** How often that was done. */
  readonly cleared: ReadonlySignal<number>;
}

/** What is read again once an alt text was written. */
export type ReadFact = 'details' | 'altTexts';
