import { setImmediate as nextTurn } from 'node:timers/promises';
import { limits } from '../platform/limits.ts';
import type { AssetIdInUrl } from './file-asset-id.ts';
import { assetIdsInHtml } from './html-asset-ids.ts';

/** The asset ids in an HTML text; null where it can't be read. */
export type ReadHtml = (html: string) => Promise<string[] | null>;

/** Reads HTML; after every `limits.readingTurn` characters other work of the process has a turn. */
export function createReadHtml(assetIdInUrl: AssetIdInUrl): ReadHtml {
  let parsed = 0;
  return async (html) => {
    parsed += html.length;
    if (parsed > limits.readingTurn) {
      parsed = 0;
      await nextTurn();
    }
    return assetIdsInHtml(html, assetIdInUrl);
  };
}
