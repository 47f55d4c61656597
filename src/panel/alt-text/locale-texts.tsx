import type { AltTexts } from '#contract/alt-texts.ts';
import { AltTextValue } from '#panel/alt-text/alt-text-value.tsx';
import * as words from '#panel/i18n/alt-text.ts';
import { languageTag } from '#panel/i18n/language-tag.ts';

/** The asset's alt text in each locale of the site; empty where there is only one locale. */
export function LocaleTexts({ altTexts }: { altTexts: AltTexts }) {
  if (altTexts.length === 0) return null;
  return (
    <section class="section locales" aria-labelledby="locales">
      <h2 id="locales">{words.locales}</h2>
      <dl>
        {altTexts.map(({ localeId, displayName, tag, altText }) => (
          <div key={localeId} class="fact">
            <dt class="clamped" dir="auto">
              {displayName || tag || words.unnamedLocale}
            </dt>
            <dd lang={languageTag(tag) ?? undefined}>
              <AltTextValue value={altText} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
