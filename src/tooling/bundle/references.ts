import type { Bundle, BundleFile } from './archive.ts';
import { ending } from './rule.ts';

/** How a file names another: in a tag, in a style, and in a script. A module's name is no address without a dot. */
const references = [
  {
    ends: '.html',
    isModule: false,
    pattern: /<(?:script|link|img|source|image|use)\b[^>]*\s(?:src|href)="([^"]*)"/dg,
  },
  { ends: '.css', isModule: false, pattern: /\burl\(\s*["']?([^"')]*)/dg },
  { ends: '.css', isModule: false, pattern: /@import\s*["']([^"']*)/dg },
  { ends: '.js', isModule: true, pattern: /\b(?:from|import)\s*\(?\s*["'`]([^"'`]*)["'`]/dg },
  { ends: '.js', isModule: false, pattern: /\bnew URL\(\s*["'`]([^"'`]*)["'`]\s*,\s*import\.meta\.url/dg },
] as const;

/** One file's naming of another. */
export interface Reference {
  readonly file: BundleFile;
  /** Where in the text. */
  readonly at: number;
  readonly to: string;
  readonly isModule: boolean;
}

/** Every place where a page, a style or a script names another file. */
export function referencesIn(bundle: Bundle): Reference[] {
  return references.flatMap(({ ends, isModule, pattern }) =>
    ending(bundle, ends).flatMap((file) =>
      [...file.text.matchAll(pattern)].map(({ 1: to = '', indices }) => ({
        file,
        at: indices?.[1]?.[0] ?? 0,
        to,
        isModule,
      })),
    ),
  );
}

/** True for an address that holds wherever the bundle lies. */
export function isRelative({ to, isModule }: Reference): boolean {
  return isModule ? /^\.{1,2}\//.test(to) : !/^(?:$|[/\\]|[a-z][a-z\d+.-]*:)/i.test(to);
}

/** The path in the archive that a relative reference means. */
export function target({ file, to }: Reference): string {
  return decodeURIComponent(new URL(to, `https://bundle.invalid/${file.name}`).pathname.slice(1));
}
