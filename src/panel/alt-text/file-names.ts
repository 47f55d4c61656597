const extension = /(?<=[\p{L}\p{M}\p{N}_)-])\.(?:jpe?g|jfif|png|gif|webp|avif|svg|bmp|tiff?|heic|ico)$/iu;
const assetId = /^[\da-f]{24}_/i;
// Words joined by underscores, or three and more by hyphens with a number among them: "COVID-19" is a word.
const joined = /^\S*[\p{L}\p{N}]_[\p{L}\p{N}]\S*$|^(?=.*\d)(?=.*[a-z])[a-z\d]+(?:-[a-z\d]+){2,}$/u;
const hash = /^(?:[\da-f]{16,}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/i;
const token = /^(?=.*\d)(?=.*[a-z])(?=.*[A-Z])[\w-]{20,}$/;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Text made comparable: one case, one form of each character, separators as spaces. Source: Unicode, NFKC. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_+.–—-]+/g, ' ')
    .trim();
}

/**
 * Which kind of file name a text is, or null where it is none; `numbered` matches what cameras and design tools call
 * a file. Source: WCAG 2.2, failure F30.
 */
export function fileNameKind(text: string, numbered: RegExp): 'extension' | 'hash' | 'fileName' | null {
  if (extension.test(text)) return 'extension';
  if (hash.test(text) || token.test(text)) return 'hash';
  return numbered.test(text) || joined.test(text) || assetId.test(text) ? 'fileName' : null;
}

/**
 * True where a text is the name of one of these files but for case, separators, percent-encoding, extension and
 * what Webflow adds. Each is a name or a URL. Source: Webflow's CDN, `<asset id>_<name>-p-<width>.<extension>`.
 */
export function isNameOf(text: string, files: readonly (string | null | undefined)[]): boolean {
  const wanted = fold(decoded(text).replace(extension, ''));
  return files.some((file) => {
    const name = decoded((file ?? '').replace(/^.*\//, ''));
    const base = name.replace(assetId, '').replace(extension, '');
    return wanted !== '' && (wanted === fold(base) || wanted === fold(base.replace(/-p-\d+$/, '')));
  });
}
