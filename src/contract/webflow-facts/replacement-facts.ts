import { largestUploadBytes } from './branching-values.ts';
import { fact } from './fact.ts';

/**
 * What `setFile` leaves open. No app can remove an asset that it has made, so each is settled by hand. Source: Designer API
 * typings, `Asset.setFile`.
 */
export const replacementFacts = {
  replacedUrlKept: fact({
    value: true,
    asks: 'Whether an asset keeps its URL when setFile replaces its file, also by one of another format',
    ways: ['hand'],
    usedBy: ['src/panel/replace/stored-file.ts'],
  }),
  replacedNameKept: fact({
    value: true,
    asks: 'Whether an asset keeps its name when setFile replaces its file by one of another name',
    ways: ['hand'],
    usedBy: ['src/panel/replace/file-name.ts'],
  }),
  replacedAltKept: fact({
    value: true,
    asks: 'Whether an asset keeps its alt text when setFile replaces its file',
    ways: ['hand'],
    usedBy: ['src/panel/replace/mark-replaced.ts'],
  }),
  replacedDateChanges: fact({
    value: true,
    asks: 'Whether setFile changes lastUpdated of an asset',
    ways: ['hand'],
    usedBy: ['src/panel/replace/mark-replaced.ts'],
  }),
  replacedMimeType: fact<'new' | 'old'>({
    value: 'new',
    asks: 'Which media type getMimeType and the Data API answer after setFile: that of the new file or of the old one',
    ways: ['hand'],
    usedBy: [],
  }),
  replacedVariants: fact<'later' | 'at once' | 'never'>({
    value: 'later',
    asks: 'When the variants of an asset are those of the file that setFile has stored',
    ways: ['hand'],
    usedBy: [],
  }),
  replacedFileServed: fact<'at once' | 'later'>({
    value: 'at once',
    asks: 'Whether the CDN answers an address with the new file as soon as setFile has stored it, or with a copy of the old one',
    ways: ['hand'],
    usedBy: ['src/panel/browser/timeouts.ts'],
  }),
  replacementTakesAvif: fact({
    value: true,
    asks: 'Whether setFile takes an AVIF, which the documentation of createAsset does not list',
    ways: ['hand'],
    usedBy: ['src/panel/designer/replace-file.ts'],
  }),
  largestUploadBytes: fact<number>({
    value: largestUploadBytes,
    asks: 'The length in bytes of the largest picture that setFile takes: 4 MB in Webflow’s documents',
    ways: ['hand'],
    usedBy: ['src/panel/replace/replace-one.ts', 'src/panel/replace/question.ts'],
  }),
} as const;
