import type { Bundle, BundleFile } from './archive.ts';
import { ending } from './rule.ts';

/** How a file names another: in a tag, in a style, and in a script. */
const references: readonly (readonly [ends: string, RegExp])[] = [
  ['.html', /<(?:script|link|img|source|image|use)\b[^>]*\s(?:src|href)="([^"]*)"/dg],
  ['.css', /\burl\(\s*["']?([^"')]*)/dg],
  ['.css', /@import\s*["']([^"']*)/dg],
  ['.js', /\b(?:from|import)\s*\(?\s*["'`]([^"'`]*)["'`]/dg],
  ['.js', /\bnew URL\(\s*["'`]([^"'`]*)["'`]\s*,\s*import\.meta\.url/dg],
];

/** One file's naming of another. */
export interface Reference {
  readonly file: BundleFile;
  /** Where in the text. */
  readonly at: number;
  readonly to: string;
}

/** Every place where a page, a style or a script names another file. */
export function referencesIn(bundle: Bundle): Reference[] {
  return references.flatMap(([ends, pattern]) =>
    ending(bundle, ends).flatMap((file) =>
      [...file.text.matchAll(pattern)].map(({ 1: to = '', indices }) => ({
        file,
        at: indices?.[1]?.[0] ?? 0,
        to,
      })),
    ),
  );
}

/** True for an address that holds wherever the bundle lies. */
export const isRelative = ({ to }: Reference): boolean => /^\.{1,2}\//.test(to);

/** The path in the archive that a relative reference means. */
export function target({ file, to }: Reference): string {
  return decodeURIComponent(new URL(to, `https://bundle.invalid/${file.name}`).pathname.slice(1));
}
