import * as words from '#panel/i18n/bulk.ts';
import { localeChip } from '#panel/site/chips.ts';
import type { SiteTab } from '#panel/site/site-tab.ts';

/** The buttons that begin a series: for each locale whose chip is pressed, or else for the primary one. */
export function SeriesStart({ siteTab }: { readonly siteTab: SiteTab }) {
  const { list, assets, series } = siteTab;
  const counts = list.counts.value;
  const pressed = list.pressed.value;
  const ofLocales = assets.localeTexts.locales.value
    .filter(({ localeId }) => pressed.has(localeChip(localeId)))
    .map((locale) => ({ locale, count: counts.get(localeChip(locale.localeId)) ?? 0 }));
  const ofPrimary = { locale: null, count: counts.get('noAlt') ?? 0 };
  const shown = (ofLocales.length > 0 ? ofLocales : [ofPrimary]).filter(({ count }) => count > 0);
  if (shown.length === 0) return null;
  return (
    <>
      {shown.map(({ locale, count }) =>
        series.mayWrite.value ? (
          <button
            key={locale?.localeId ?? ''}
            type="button"
            class="button"
            onClick={() => series.start(locale?.localeId ?? null)}
          >
            {words.start(count, locale)}
          </button>
        ) : (
          <p key={locale?.localeId ?? ''} class="fine">
            {words.notHere(count)}
          </p>
        ),
      )}
    </>
  );
}
