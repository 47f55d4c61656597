import type { Chips } from '#panel/list/list.ts';
import { lacksAltText, type Row } from '#panel/page/row.ts';
import type { Finding } from '#rules/findings/finding.ts';

export const pageChips = [
  'noAlt',
  'heavy',
  'blurry',
  'wide',
  'broken',
  'locale',
  'altText',
  'other',
  'dismissed',
] as const;
export type PageChip = (typeof pageChips)[number];

/** Returns the chip that a finding is counted under. */
function chipOf(finding: Finding): PageChip {
  switch (finding.id) {
    case 'alt':
      return finding.issue.rule === 'missing' ? 'noAlt' : 'altText';
    case 'localeMissing':
      return 'locale';
    case 'heavy':
    case 'animatedGif':
    case 'photoPng':
      return 'heavy';
    case 'tooWide':
    case 'oversized':
      return 'wide';
    case 'brokenOriginal':
    case 'brokenVariants':
    case 'unshownFormat':
    case 'unshownType':
      return 'broken';
    default:
      return 'other';
  }
}

const finds =
  (chip: PageChip) =>
  ({ findings }: Row): boolean =>
    findings.some((finding) => chipOf(finding) === chip);

/** Which images of a page belong to each chip. */
export const chips: Chips<Row, PageChip> = {
  noAlt: lacksAltText,
  heavy: finds('heavy'),
  blurry: ({ usages }) => usages.some(({ isBlurry }) => isBlurry),
  wide: finds('wide'),
  broken: finds('broken'),
  locale: finds('locale'),
  altText: finds('altText'),
  other: finds('other'),
  dismissed: ({ dismissed }) => dismissed.length > 0,
};
