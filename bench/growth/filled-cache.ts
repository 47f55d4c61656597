import * as v from 'valibot';
import { type CachedAsset, createAssetCache, toCachedAsset } from '../../src/backend/assets/asset-cache.ts';
import { createReadCachedAsset } from '../../src/backend/assets/read-cached-asset.ts';
import type { CreateCache } from '../../src/backend/cache/create-cache.ts';
import { createSingleInstance } from '../../src/backend/cluster/single-instance.ts';
import { createLog } from '../../src/backend/platform/log.ts';
import { AssetAnswer } from '../../src/backend/webflow/asset-answer.ts';
import { assetPath } from '../../src/contract/routes.ts';
import { type AssetKind, createAnswers } from './lifelike-answer.ts';

/** Nothing gets older while it is measured. */
const now = () => Date.parse('2026-10-01T12:00:00.000Z');
const installationId = '0d9b4c2e-6d2f-4c0e-9a55-3f6a3f1f7a10';
const signal = new AbortController().signal;

/** What the cache of an asset's name is, beside others. */
export function nameOf(key: string): string {
  return `${installationId}:${key}`;
}

/** The id of an asset as the router cuts it out of a request's URL, which a piece of it holds on to. */
export function keyOf(number: number): string {
  const url = `http://localhost:3000${assetPath(number.toString(16).padStart(24, '0'))}`;
  return url.slice(url.lastIndexOf('/') + 1);
}

/** The backend's own cache of assets, and ways to fill and to read it as its routes do. */
export interface FilledCache {
  /** Reads assets that are not kept yet, `from` up to but not with `to`. Answers how many bytes of JSON they are. */
  fill(from: number, to: number): Promise<number>;
  /** Reads an asset that is kept. Throws where it is not. */
  read(key: string): Promise<CachedAsset>;
  isKept(key: string): boolean;
}

/** An empty cache, with the bound it has or, where it is `roomy`, for so many bytes that nothing has to go. */
export function openCache(kind: AssetKind, { roomy }: { readonly roomy: boolean }): FilledCache {
  const { createCache } = createSingleInstance(now);
  const createRoomy: CreateCache = (spec) => createCache({ ...spec, bytes: Number.MAX_SAFE_INTEGER });
  const cache = createAssetCache(roomy ? createRoomy : createCache);
  const log = createLog('silent', { write: () => {} });
  const readCachedAsset = createReadCachedAsset(cache, log, signal);
  const answer = createAnswers(kind);
  const missing = () => Promise.reject(new Error('not kept'));

  return {
    async fill(from, to) {
      let bytes = 0;
      for (let number = from; number < to; number++) {
        const key = keyOf(number);
        const { value } = await readCachedAsset({ installationId, key, signal, demand: 'any' }, async () =>
          toCachedAsset(v.parse(AssetAnswer, JSON.parse(answer(key))), now()),
        );
        bytes += Buffer.byteLength(value.body);
      }
      return bytes;
    },
    read: async (key) =>
      (await readCachedAsset({ installationId, key, signal, demand: 'any' }, missing)).value,
    isKept: (key) => cache.getLocal(installationId, key) !== undefined,
  };
}
