import type { AssetPart } from '#contract/assets-call.ts';
import type { Caller } from '../access/caller.ts';
import type { CachedAsset } from '../assets/asset-cache.ts';
import type { ReadAsset } from '../assets/read-asset.ts';
import { ProblemError } from '../errors/problem-error.ts';
import type { ReadAltTexts } from '../locales/read-alt-texts.ts';
import type { ReadMeasurements } from '../measurements/read-measurements.ts';
import type { EmitLines } from './emit-lines.ts';

export interface ReadWholeDeps {
  readonly readAsset: ReadAsset;
  readonly readMeasurements: ReadMeasurements;
  readonly readAltTexts: ReadAltTexts;
}

/** What one call wants, and how it gets it. */
export interface WholeRequest extends Caller {
  readonly ids: readonly string[];
  readonly wanted: ReadonlySet<AssetPart>;
  readonly noCache: boolean;
  readonly emit: EmitLines;
  /** Writes why a part of an asset can't be answered. */
  readonly fail: (assetId: string, part: AssetPart, error: unknown) => Promise<void>;
}

function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof ProblemError && codes.includes(error.code);
}

/** True for an error that every other part would meet as well. */
function isAboutCaller(error: unknown): boolean {
  return hasCode(error, 'session_expired', 'not_connected');
}

/**
 * Reads few assets for a person who waits: the details of each, and after them its measurements and its alt texts, each
 * written as soon as it is read. An error of one part spoils no other; one that ends the session or the connection is thrown.
 */
export function createReadWhole({ readAsset, readMeasurements, readAltTexts }: ReadWholeDeps) {
  async function readOne(assetId: string, request: WholeRequest, signal: AbortSignal): Promise<void> {
    const { subject, log, emit, fail, wanted, noCache } = request;
    const caller: Caller = { subject, log, signal };

    /** Undefined where the error has been written. */
    async function read<T>(part: AssetPart, work: () => Promise<T>): Promise<T | undefined> {
      try {
        return await work();
      } catch (error) {
        if (signal.aborted || isAboutCaller(error)) throw error;
        if (hasCode(error, 'asset_not_found')) await emit.line({ missing: [assetId] });
        else await fail(assetId, part, error);
        return undefined;
      }
    }

    async function measure(asset: CachedAsset): Promise<void> {
      const measurements = await read('measurements', () => readMeasurements(caller, asset));
      if (measurements) await emit.line({ measurements });
    }

    async function readLocales(asset: CachedAsset): Promise<void> {
      const altTexts = await read('altTexts', () => readAltTexts(caller, asset, noCache));
      if (altTexts) await emit.line({ altTexts, assetId });
    }

    const demand = noCache ? 'no-cache' : 'any';
    const asset = await read('details', () => readAsset(caller, assetId, { demand }));
    if (!asset) return;
    if (wanted.has('details')) await emit.details([asset]);
    await Promise.all([
      wanted.has('measurements') ? measure(asset) : undefined,
      wanted.has('altTexts') ? readLocales(asset) : undefined,
    ]);
  }

  return async function readWhole(request: WholeRequest): Promise<void> {
    const stop = new AbortController();
    const signal = AbortSignal.any([request.signal, stop.signal]);
    try {
      await Promise.all(request.ids.map((id) => readOne(id, request, signal)));
    } finally {
      // After an error of one asset, the reads of the others go on until they are stopped.
      stop.abort();
    }
  };
}

export type ReadWhole = ReturnType<typeof createReadWhole>;
