import type { DesignerResult } from '#panel/designer/call.ts';
import type { AltTextHandle } from '#panel/designer/image.ts';
import type { SiteAsset } from '#panel/designer/site-asset.ts';
import type { SiteDesigner } from '#panel/designer/site-designer.ts';

/**
 * Reads and writes the alt text of an asset in a locale, null for the primary one; the asset is looked up with the first
 * call. UNCONFIRMED: `unsetLocaleShowsPrimary`. A locale without a text may answer the primary one's, so that text, unless it
 * was written here, is read as none.
 */
export function localeHandle(
  site: Pick<SiteDesigner, 'assetById'>,
  assetId: string,
  localeId: string | null,
  primaryText: string | null,
): AltTextHandle {
  let found: SiteAsset | null = null;
  let written: string | null = null;

  async function on<Value>(
    signal: AbortSignal,
    run: (handle: AltTextHandle) => Promise<DesignerResult<Value>>,
  ): Promise<DesignerResult<Value>> {
    if (!found) {
      const answer = await site.assetById(assetId, signal);
      if (!answer.ok) return answer;
      found = answer.value;
    }
    return found ? run(found.altTextIn(localeId)) : { ok: false, reason: 'missing' };
  }

  return {
    altText: (signal) =>
      on(signal, async (handle) => {
        const answer = await handle.altText(signal);
        const isPrimary = answer.ok && localeId !== null && answer.value === primaryText;
        return isPrimary && answer.value !== written ? { ok: true, value: null } : answer;
      }),
    setAltText: (text, signal) =>
      on(signal, (handle) => {
        written = text;
        return handle.setAltText(text, signal);
      }),
  };
}
