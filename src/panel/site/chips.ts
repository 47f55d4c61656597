import type { Chips } from '#panel/list/list.ts';
import type { LocaleTexts } from '#panel/site/locale-texts.ts';
import { lacksAltText, type SiteRow } from '#panel/site/site-row.ts';
import type { Finding } from '#rules/findings/finding.ts';
import { isLocaleMissing } from '#rules/findings/locale-findings.ts';

/** A chip of the site: one of these names, or `locale` and the id of a locale with texts missing. */
export type SiteChip = string;

const heavy: ReadonlySet<Finding['id']> = new Set(['heavy', 'animatedGif', 'photoPng']);
const failed: ReadonlySet<Finding['id']> = new Set(['brokenOriginal', 'brokenVariants', 'failedVariants']);

const finds =
  (ids: ReadonlySet<Finding['id']>) =>
  ({ findings }: SiteRow): boolean =>
    findings.some(({ id }) => ids.has(id));

/** The chip of a locale. */
export const localeChip = (localeId: string): SiteChip => `locale ${localeId}`;

/** True for an image that is known to have no text in a locale. */
export function lacksTextIn(
  { key, kind }: SiteRow,
  localeId: string,
  { textOf }: Pick<LocaleTexts, 'textOf'>,
): boolean {
  if (kind !== 'image') return false;
  const text = textOf(key, localeId);
  return text !== undefined && isLocaleMissing(text);
}

/**
 * Returns which assets belong to each chip. `groupOf` has the assets whose file is there twice; `isUsed` is null where no
 * place was read that could use them.
 */
export function siteChips(
  localeTexts: LocaleTexts,
  groupOf: ReadonlyMap<string, unknown>,
  isUsed: ((assetId: string) => boolean) | null,
): Chips<SiteRow, SiteChip> {
  const ofLocales = localeTexts.locales.value.map(
    ({ localeId }) =>
      [localeChip(localeId), (row: SiteRow) => lacksTextIn(row, localeId, localeTexts)] as const,
  );
  return {
    noAlt: lacksAltText,
    heavy: finds(heavy),
    twice: ({ key }) => groupOf.has(key),
    failed: (row) => row.failed !== null || finds(failed)(row),
    ...(isUsed && { noUse: ({ key }: SiteRow) => !isUsed(key) }),
    dismissed: ({ dismissed }) => dismissed.length > 0,
    ...Object.fromEntries(ofLocales),
  };
}
