import { isSlug } from '#rules/alt-text/slugs.ts';

/**
 * Longest file name, in characters; longer texts are none. Source: NAME_MAX of Linux and APFS, 255 bytes; NTFS, 255
 * UTF-16 units.
 */
export const longestName = 300;

/** The same where each UTF-16 unit is three bytes, and each byte is percent-encoded. */
const longestEncodedName = longestName * 9;

const extension =
  /[^\s./*]\.(?:jpe?g|jfif|a?png|gif|webp|avif|svg|bmp|tiff?|hei[cf]|ico|jxl|psd|dng|mp4|webm)$/iu;
const uuid = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/i;

/** Webflow's prefix of a file name. Source: Webflow's CDN, `<asset id>_<name>-p-<width>.<extension>`. */
const webflowPrefix = /^(?:[\da-f-]{16,64}_)+/i;
const webflowSuffix = /-p-\d+(?:x\d+)?(?:q\d+)?$/;

const stockSuffix = /-unsplash(?:-\d+)?$/i;

/**
 * Date and time to the second without colons, which file systems refuse: as macOS, Windows, GNOME, KDE, Android, WhatsApp,
 * Telegram and Dropbox write them, whatever the language. Source: alt texts pasted into public READMEs, 2016–2026.
 */
const timestamps = [
  /(?:19|20)\d\d[-.][01]\d[-.][0-3]\d\D{1,10}\d{1,2}[ ._-][0-5]\d[ ._-][0-5]\d/,
  /(?:19|20)\d\d-?[01]\d-?[0-3]\d\D{1,10}[0-2]\d[0-5]\d[0-5]\d/,
];

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Only a text without spaces can have a query. */
const withoutQuery = (text: string): string => (/\s/.test(text) ? text : (text.split(/[?#]/, 1)[0] ?? text));

/**
 * True for a hash, and for milliseconds since 1970 in 2014–2033, which no barcode starts like. Source: GS1, prefixes
 * 140–199.
 */
function isHex(text: string): boolean {
  return (
    /^1[4-9]\d{11}$/.test(text) ||
    /^[\da-f]{16,}$/i.test(text) ||
    (/^[\da-f]{12,}$/i.test(text) && /\d/.test(text) && /[a-f]/i.test(text))
  );
}

/** True for small letters, capitals and digits in alternation, as in base64 ids; no language writes so. */
function isRandom(part: string): boolean {
  if (part.length < 11 || !/\d/.test(part) || !/[a-z]/.test(part)) return false;
  const turns = part.match(/[a-z](?=[A-Z])|[a-z](?=\d)|[A-Z](?=\d)|\d(?=[A-Za-z])/g)?.length ?? 0;
  return turns >= 5 && turns / part.length >= 0.35;
}

/** True for a name with a hash after it, as build tools write it: `hero.3f2a9c1b`. */
function isHashed(parts: readonly string[]): boolean {
  const last = parts.at(-1) ?? '';
  const digits = last.match(/\d/g)?.length ?? 0;
  return parts.length > 1 && /^[\da-f]{8,}$/.test(last) && digits >= 3 && digits < last.length;
}

/**
 * The names of a file, from its name or URL: decoded, without path and extension, with and without Webflow's additions.
 */
export function baseNames(file: string): string[] {
  const encoded = file.slice(file.lastIndexOf('/') + 1);
  if (encoded.length > longestEncodedName) return [];
  const name = decode(encoded).trim();
  const end = extension.exec(name);
  const base = end ? name.slice(0, end.index + end[0].lastIndexOf('.')) : name;
  const own = base.replace(webflowPrefix, '');
  return [base, own, own.replace(webflowSuffix, '')];
}

/**
 * The kind of file name that a text is by its form alone, or null. `createDefaultNames` knows the names that cameras
 * and apps give. Source: WCAG 2.2, failure F30.
 */
export function fileNameKind(text: string): 'extension' | 'hash' | 'fileName' | null {
  if (extension.test(text) || extension.test(withoutQuery(text))) return 'extension';
  if (text.length > longestName) return null;
  const isOneWord = !/\s/.test(text);
  const parts = text.split(/[-_.]/);
  if (isOneWord && (isHex(text) || uuid.test(text) || parts.some(isRandom) || isHashed(parts))) return 'hash';
  const isWebflows = webflowPrefix.test(text) || webflowSuffix.test(text);
  // Browsers and operating systems number a second copy like this.
  const name = text.replace(/ ?\(\d{1,3}\)$/, '');
  const isStamped = timestamps.some((timestamp) => timestamp.test(text));
  return isWebflows || isStamped || stockSuffix.test(name) || isSlug(name) ? 'fileName' : null;
}
