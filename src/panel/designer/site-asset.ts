import type { DesignerResult } from '#panel/designer/call.ts';
import type { AltTextHandle } from '#panel/designer/image.ts';
import type { SiteDesignerParts } from '#panel/designer/site-tools.ts';

/** An asset of the site, whether or not the open page shows it. */
export interface SiteAsset {
  readonly id: string;
  /** Its alt text in a locale, by the locale's id; null for the primary one. */
  altTextIn(localeId: string | null): AltTextHandle;
}

/**
 * Finds an asset of the site by its id; null where the site has none. `noteWrite` is called after each write, also after
 * one that failed. Source: Designer API, `getAssetById`, Asset.
 */
export function findSiteAsset(
  { api, call, noteWrite }: Pick<SiteDesignerParts, 'api' | 'call' | 'noteWrite'>,
  id: string,
  signal: AbortSignal,
): Promise<DesignerResult<SiteAsset | null>> {
  return call(signal, async () => {
    const asset = await api.getAssetById(id);
    if (!asset) return null;
    return {
      id,
      altTextIn(localeId) {
        const locale = localeId ?? undefined;
        return {
          altText: (caller) =>
            call(caller, async () => {
              const text: unknown = await asset.getAltText(locale);
              return typeof text === 'string' ? text : null;
            }),
          setAltText: (text, caller) => call(caller, () => asset.setAltText(text, locale).finally(noteWrite)),
        };
      },
    };
  });
}
