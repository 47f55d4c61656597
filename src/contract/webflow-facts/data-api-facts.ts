import { decorativeAltText, unsetAltText } from './branching-values.ts';
import { fact } from './fact.ts';

/** What reading sites and assets leaves open. */
export const dataApiFacts = {
  foreignAssetStatus: fact<401 | 403 | 404>({
    value: 404,
    asks: 'The status of Get Asset for an asset of a site outside of the authorization',
    ways: ['data-api'],
    usedBy: ['src/backend/webflow/failure.ts', 'src/backend/access/revocation.ts'],
  }),
  foreignSiteStatus: fact<401 | 403 | 404>({
    value: 404,
    asks: 'The status of Get Site for a site that the authorization no longer reaches, as after a move',
    ways: ['hand'],
    usedBy: ['src/backend/session/site-reach.ts'],
  }),
  sitesPageSize: fact<number | null>({
    value: null,
    asks: 'The page size of List Sites, as its pagination has it; null for a list without pages',
    ways: ['data-api'],
    usedBy: ['src/backend/webflow/list-site-pages.ts', 'src/backend/webflow/site-answers.ts'],
  }),
  defaultPageSize: fact<number>({
    value: 100,
    asks: 'The page size of List Assets, and of the lists of pages, components, and nodes, where no limit is given',
    ways: ['data-api'],
    usedBy: ['src/sandbox/data-api/paging.ts'],
  }),
  variantQuality: fact<number>({
    value: 100,
    asks: 'The quality of a variant',
    ways: ['data-api'],
    usedBy: ['src/sandbox/library/library.ts'],
  }),
  thumbnailListed: fact({
    value: false,
    asks: 'Whether the thumbnail of 130 pixels that comes with each upload is listed among the variants',
    ways: ['data-api'],
    usedBy: ['src/rules/delivery/candidates.ts'],
  }),
  animationHasVariants: fact({
    value: false,
    asks: 'Whether an animated PNG, WebP, or AVIF has variants, which are still images',
    ways: ['data-api'],
    usedBy: ['src/rules/variants/no-variants.ts', 'src/rules/weighing/files-after.ts'],
  }),
  avifVariantType: fact<'image/avif' | 'image/webp'>({
    value: 'image/avif',
    asks: 'The content type of the files of an AVIF original’s variants, which hold WebP',
    ways: ['data-api'],
    usedBy: ['src/rules/findings/type-findings.ts'],
  }),
  cdnAllowsOrigins: fact({
    value: false,
    asks: 'Whether the CDN lets pages of other origins read a file’s bytes, with Access-Control-Allow-Origin',
    ways: ['data-api'],
    usedBy: ['src/panel/browser/load-image.ts'],
  }),
  decorativeAltText: fact<string | null>({
    value: decorativeAltText,
    asks: 'The alt text of an asset that is marked decorative',
    ways: ['data-api'],
    usedBy: ['src/rules/alt-text/alt-state.ts', 'src/panel/alt-text/edit-notes.tsx'],
  }),
  unsetAltText: fact<string | null>({
    value: unsetAltText,
    asks: 'The alt text of an asset that never had one',
    ways: ['data-api'],
    usedBy: ['src/rules/alt-text/alt-state.ts'],
  }),
  unsetLocaleShowsPrimary: fact({
    value: true,
    asks: 'Whether a secondary locale without an alt text of its own answers that of the primary locale, or null',
    ways: ['data-api'],
    usedBy: [
      'src/backend/locales/read-alt-texts.ts',
      'src/rules/findings/locale-findings.ts',
      'src/panel/site/locale-handle.ts',
    ],
  }),
  assetsTakeLocale: fact<'id' | 'cmsLocaleId'>({
    value: 'id',
    asks: 'Which of a locale’s two ids Get Asset takes as localeId',
    ways: ['data-api'],
    usedBy: ['src/backend/locales/read-alt-texts.ts'],
  }),
} as const;
