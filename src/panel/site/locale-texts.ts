import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { LocaleTexts as LocaleLine } from '#contract/assets-call.ts';
import type { AssetStore } from '#panel/assets/store.ts';

/** A secondary locale of the site: one or both of its names may be unknown. */
export type SiteLocale = Pick<LocaleLine, 'localeId' | 'displayName' | 'tag'>;

/** The alt texts of the site's assets in its secondary locales. */
export interface LocaleTexts {
  /** The locales in the order they came in; a new array with each addition. */
  readonly locales: ReadonlySignal<readonly SiteLocale[]>;
  /** The text of an asset in a locale: null where it has none, undefined where that is not known. */
  textOf(assetId: string, localeId: string): string | null | undefined;
  add(line: LocaleLine): void;
  /** Stores the text of an asset that was written, or that was found changed. */
  set(assetId: string, localeId: string, altText: string | null): void;
  clear(): void;
}

/** Creates an empty collection. What the store knows of one asset is newer: it is read after the list, and written to. */
export function createLocaleTexts(assets: Pick<AssetStore, 'asset' | 'setAltTexts'>): LocaleTexts {
  const locales = signal<readonly SiteLocale[]>([]);
  const texts = new Map<string, Map<string, string | null>>();

  function storeText(assetId: string, localeId: string, altText: string | null): void {
    const { altTexts } = assets.asset(assetId);
    if (altTexts.length === 0) return;
    assets.setAltTexts(
      assetId,
      altTexts.map((one) => (one.localeId === localeId ? { ...one, altText } : one)),
    );
  }

  return {
    locales,
    textOf(assetId, localeId) {
      const known = assets.asset(assetId).altTexts.find((one) => one.localeId === localeId);
      return known ? known.altText : texts.get(localeId)?.get(assetId);
    },
    add({ texts: pairs, ...locale }) {
      const { localeId } = locale;
      const ofLocale = texts.get(localeId) ?? new Map<string, string | null>();
      texts.set(localeId, ofLocale);
      for (const [assetId, text] of pairs) {
        ofLocale.set(assetId, text);
        storeText(assetId, localeId, text);
      }
      const known = new Map(locales.value.map((one) => [one.localeId, one]));
      locales.value = [...known.set(localeId, locale).values()];
    },
    set(assetId, localeId, altText) {
      texts.get(localeId)?.set(assetId, altText);
      storeText(assetId, localeId, altText);
      locales.value = [...locales.value];
    },
    clear() {
      texts.clear();
      locales.value = [];
    },
  };
}
