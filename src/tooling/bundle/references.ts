import type { Bundle, BundleFile } from './archive.ts';
import { ending } from './rule.ts';
import { factsOf } from './script-facts.ts';

/** How a page and a style name another file. */
const references = [
  {
    ends: '.html',
    pattern: /<(?:script|link|img|source|image|use)\b[^>]*\s(?:src|href)="([^"]*)"/dg,
  },
  { ends: '.css', pattern: /\burl\(\s*["']?([^"')]*)/dg },
  { ends: '.css', pattern: /@import\s*["']([^"']*)/dg },
] as const;

/** An address from the root of a host; with two slashes it names another host, which is for other rules. */
const fromRoot = /^[/\\](?![/\\])/;

/** Properties of an element that name a file it shows. */
const shows = /^(?:src|srcset|href|poster|action)$/;

/** One file's naming of another. */
export interface Reference {
  readonly file: BundleFile;
  /** Where in the text. */
  readonly at: number;
  readonly to: string;
  readonly isModule: boolean;
}

/** How a script names another file: by importing it, beside itself, or from the root, where nothing of ours lies. */
function inScript(file: BundleFile): Reference[] {
  const { imports, calls, given } = factsOf(file);
  const named = (to: string | null | undefined, at: number, isModule = false): Reference[] =>
    to === null || to === undefined ? [] : [{ file, at, to, isModule }];
  return [
    ...imports.flatMap(({ to, at }) => named(to, at, true)),
    ...calls.flatMap(({ path, texts: [to], isBesideModule, at }) => {
      if (path === 'URL' && isBesideModule) return named(to, at);
      return path === 'fetch' && fromRoot.test(to ?? '') ? named(to, at) : [];
    }),
    ...given.flatMap(({ what, to, at }) => (shows.test(to) && fromRoot.test(what) ? named(what, at) : [])),
  ];
}

/** Every place where a page, a style or a script names another file. A module's name is no address without a dot. */
export function referencesIn(bundle: Bundle): Reference[] {
  const inText = references.flatMap(({ ends, pattern }) =>
    ending(bundle, ends).flatMap((file) =>
      [...file.text.matchAll(pattern)].map(({ 1: to = '', indices }) => ({
        file,
        at: indices?.[1]?.[0] ?? 0,
        to,
        isModule: false,
      })),
    ),
  );
  return [...inText, ...ending(bundle, '.js').flatMap(inScript)];
}

/** True for an address that holds wherever the bundle lies. */
export function isRelative({ to, isModule }: Reference): boolean {
  return isModule ? /^\.{1,2}\//.test(to) : !/^(?:$|[/\\]|[a-z][a-z\d+.-]*:)/i.test(to);
}

/** The path in the archive that a relative reference means. */
export function target({ file, to }: Reference): string {
  return decodeURIComponent(new URL(to, `https://bundle.invalid/${file.name}`).pathname.slice(1));
}
