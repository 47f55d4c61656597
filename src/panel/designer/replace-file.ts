import * as timeouts from '#panel/browser/timeouts.ts';
import { createCaller, type DesignerResult } from '#panel/designer/call.ts';
import type { SiteDesignerParts } from '#panel/designer/site-tools.ts';

/**
 * Puts `file` in place of an asset's own file. The asset is found within the deadline of any call; sending the file may take
 * two minutes. `missing` where the site has no such asset, `hung` where the file may still arrive, `failed` also where the
 * Designer does not take this type of file (UNCONFIRMED: `replacementTakesAvif`). `noteWrite` is called after each attempt.
 * Source: Designer API, `getAssetById`, `Asset.setFile`.
 */
export async function replaceFile(
  { api, call, clock, noteWrite }: Pick<SiteDesignerParts, 'api' | 'call' | 'clock' | 'noteWrite'>,
  assetId: string,
  file: File,
  signal: AbortSignal,
): Promise<DesignerResult<null>> {
  const found = await call(signal, () => api.getAssetById(assetId));
  if (!found.ok) return found;
  const { value: asset } = found;
  if (!asset) return { ok: false, reason: 'missing' };
  const limit = timeouts.fileUpload;
  const { call: send } = createCaller({ clock, callLimit: limit, optionalCallLimit: limit });
  const sent = await send(signal, async () => asset.setFile(file));
  noteWrite();
  return sent.ok ? { ok: true, value: null } : sent;
}
