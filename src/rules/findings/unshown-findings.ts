import type { ExaminedImage } from '#rules/findings/examine.ts';
import type { Finding, MeasuredFile } from '#rules/findings/finding.ts';
import { severityOf } from '#rules/findings/severities.ts';
import { mediaType } from '#rules/media-type.ts';

/**
 * The formats that many browsers in use don't show; BMP and ICO are shown by all. Sources: MDN browser-compat-data,
 * 2026, HEIC and TIFF in Safari alone; JPEG XL in Safari 17, and from autumn 2026 in Chrome 155 and Firefox 158.
 * Chromium 156 shows JPEG XL, BMP and ICO, and neither HEIC nor TIFF.
 */
const unshown = new Set([
  'image/heic',
  'image/heic-sequence',
  'image/heif',
  'image/heif-sequence',
  'image/tiff',
  'image/tif',
  'image/x-tiff',
  'image/jxl',
  'image/jp2',
  'image/vnd.ms-photo',
  'image/vnd.adobe.photoshop',
]);

/** True for a media type that many browsers don't show. */
export function isUnshownFormat(type: string | null | undefined): boolean {
  return unshown.has(mediaType(type));
}

const vector = 'image/svg+xml';

/**
 * True for a file whose `Content-Type` keeps browsers from showing it: an SVG is one by that type alone, and any
 * other picture by its bytes. Source: MIME Sniffing §8.1; Chromium 156, 12 formats sent as 16 types.
 */
function isSentWrong({ type, servedType }: MeasuredFile): boolean {
  const served = mediaType(servedType);
  return type !== null && served !== '' && (type === vector) !== (served === vector);
}

/** Returns the first file that visitors may load, or else the first. */
const foremost = <File extends { readonly isLoaded: boolean }>(files: readonly File[]): File | undefined =>
  files.find(({ isLoaded }) => isLoaded) ?? files[0];

/** Returns the files that exist and that browsers still don't show. */
export function unshownFindings({ files, type: ofOriginal, loaded, isShown }: ExaminedImage): Finding[] {
  const found: Finding[] = [];
  const variants = files.filter(({ isOriginal }) => !isOriginal);
  const original = { type: ofOriginal, isLoaded: loaded.original };
  const foreign = foremost([original, ...variants].filter(({ type }) => isUnshownFormat(type)));
  if (foreign?.type) {
    const { type, isLoaded } = foreign;
    found.push({ id: 'unshownFormat', severity: severityOf('unshownFormat', isLoaded), is: type, isLoaded });
  }
  const wrong = foremost(files.filter((file) => isSentWrong(file) && !(file.isOriginal && isShown)));
  if (wrong?.type) {
    const severity = severityOf('unshownType', wrong.isLoaded);
    found.push({ id: 'unshownType', severity, is: wrong.type, served: mediaType(wrong.servedType) });
  }
  return found;
}
