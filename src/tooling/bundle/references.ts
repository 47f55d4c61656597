import type { Bundle, BundleFile } from './archive.ts';
import { type MarkupElement, markupOf } from './markup.ts';
import { ending } from './rule.ts';
import { factsOf } from './script-facts.ts';

/** How a style names another file. */
const inStyle = [
  /\burl\(\s*["']?([^"')]*)/dgi,
  /@import\s*["']([^"']*)/dgi,
  /\bimage-set\(\s*["']([^"']*)/dgi,
  /,\s*["']([^"']*)["'](?=\s*(?:[\d.]+(?:x|dppx|dpi)\b|type\())/dgi,
];

/** An address from the root of a host; with two slashes it names another host, which is for other rules. */
const fromRoot = /^[/\\](?![/\\])/;

/** Whether an attribute, or the property of the same name, names a file to be shown or run. */
export function namesFile(attribute: string): boolean {
  return /^(?:src|srcset|imagesrcset|href|xlink:href|poster|data|background|(?:form)?action|ping)$/.test(
    attribute,
  );
}

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
    ...given.flatMap(({ what, to, at }) => (namesFile(to) && fromRoot.test(what) ? named(what, at) : [])),
  ];
}

/** True for an element that names only an origin, to connect to. Source: HTML standard, `preconnect`. */
function isConnection({ name, attributes }: MarkupElement): boolean {
  const is = (attribute: string, pattern: RegExp): boolean =>
    attributes.some((one) => one.name === attribute && pattern.test(one.value));
  return name === 'link' && is('rel', /^preconnect$/i) && is('href', /^https?:\/\//i);
}

/** How a page or a picture names another file; a link is for people to follow. */
function inMarkup(file: BundleFile): Reference[] {
  const elements = markupOf(file).elements.filter((element) => !isConnection(element));
  return elements.flatMap(({ name, attributes }) =>
    attributes
      .filter((one) => namesFile(one.name) && !(/^(?:a|area)$/.test(name) && one.name.endsWith('href')))
      .flatMap((one) => {
        const all = one.name.endsWith('srcset') ? one.value.split(',') : [one.value];
        return all.map((part) => {
          const to = one.name.endsWith('srcset') ? part.trim().replace(/\s.*/s, '') : part.trim();
          return { file, at: one.at, to, isModule: false };
        });
      }),
  );
}

/** Every place where a page, a picture, a style or a script names another file. */
export function referencesIn(bundle: Bundle): Reference[] {
  return [
    ...ending(bundle, '.html', '.svg').flatMap(inMarkup),
    ...ending(bundle, '.css').flatMap((file) =>
      inStyle.flatMap((pattern) =>
        [...file.text.matchAll(pattern)].map(({ 1: to = '', indices }) => ({
          file,
          at: indices?.[1]?.[0] ?? 0,
          to,
          isModule: false,
        })),
      ),
    ),
    ...ending(bundle, '.js').flatMap(inScript),
  ];
}

/** True for an address that holds wherever the bundle lies. A module's name is none without a dot. */
export function isRelative({ to, isModule }: Reference): boolean {
  return isModule ? /^\.{1,2}\//.test(to) : !/^(?:$|[/\\]|[a-z][a-z\d+.-]*:)/i.test(to);
}

/** The path in the archive that a relative reference means. */
export function target({ file, to }: Reference): string {
  return decodeURIComponent(new URL(to, `https://bundle.invalid/${file.name}`).pathname.slice(1));
}
