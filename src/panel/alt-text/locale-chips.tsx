import { Component } from 'preact';
import type { AltText, AltTexts } from '#contract/alt-texts.ts';
import { languageTag } from '#panel/i18n/language-tag.ts';
import { localeName, shortLocaleName } from '#panel/i18n/locale-names.ts';
import * as words from '#panel/i18n/locales.ts';
import { LongText } from '#panel/ui/long-text.tsx';
import { readAltText } from '#rules/alt-text/alt-text.ts';

interface LocaleChipsProps {
  readonly altTexts: AltTexts;
}

interface LocaleChipsState {
  /** The locale whose text is shown. */
  readonly shown: string | null;
  readonly isExpanded: boolean;
}

/** Most chips on one line of the narrowest panel, beside the number of the others. */
const most = 3;

const isMissing = ({ altText }: AltText): boolean => !altText;

function stateOf({ altText }: AltText): string {
  const { kind } = readAltText(altText);
  if (kind === 'decorative') return words.decorative;
  return kind === 'text' ? words.set : words.notSet;
}

/** The primary locale first, then those without a text. */
function ordered(altTexts: AltTexts): AltTexts {
  const rank = (one: AltText): number => (one.isPrimary ? 0 : isMissing(one) ? 1 : 2);
  return altTexts.toSorted((one, other) => rank(one) - rank(other));
}

function LocaleText({ locale }: { locale: AltText }) {
  const alt = readAltText(locale.altText);
  return (
    <p class="alt-locale">
      <span class="word" dir="auto">
        {localeName(locale)}
      </span>{' '}
      <span lang={languageTag(locale.tag) ?? undefined}>
        {alt.kind === 'text' ? <LongText text={alt.text} fits={200} /> : stateOf(locale)}
      </span>
    </p>
  );
}

/** The asset's alt text in each locale of the site as chips; a press shows the text. Empty where there is one locale. */
export class LocaleChips extends Component<LocaleChipsProps, LocaleChipsState> {
  override state: LocaleChipsState = { shown: null, isExpanded: false };

  render({ altTexts }: LocaleChipsProps, { shown, isExpanded }: LocaleChipsState) {
    if (altTexts.length === 0) return null;
    const all = ordered(altTexts);
    const chips = isExpanded || all.length <= most + 1 ? all : all.slice(0, most);
    const rest = all.length - chips.length;
    const current = all.find(({ localeId }) => localeId === shown);
    return (
      <>
        <fieldset class="alt-chips">
          <legend class="hidden">{words.locales}</legend>
          {chips.map((locale) => (
            <button
              key={locale.localeId}
              type="button"
              class="alt-chip"
              data-missing={isMissing(locale)}
              aria-expanded={locale === current}
              onClick={() => this.setState({ shown: locale === current ? null : locale.localeId })}
            >
              <bdi>{shortLocaleName(locale)}</bdi>
              <span aria-hidden="true">{isMissing(locale) ? '–' : '✓'}</span>
              <span class="hidden">{words.chip(localeName(locale), stateOf(locale))}</span>
            </button>
          ))}
          {rest > 0 && (
            <button type="button" class="alt-chip" onClick={() => this.setState({ isExpanded: true })}>
              +{rest}
              <span class="hidden"> {words.moreLocales(rest)}</span>
            </button>
          )}
        </fieldset>
        {current && <LocaleText key={current.localeId} locale={current} />}
      </>
    );
  }
}
