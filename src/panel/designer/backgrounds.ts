import { assetIdOfUrl } from '#panel/designer/asset-id.ts';
import type { Calls } from '#panel/designer/calls.ts';

/** A file behind an element. */
export interface BackgroundFile {
  /** Null for a file that is named by its asset alone. */
  readonly url: string | null;
  /** Null where the address has none. */
  readonly assetId: string | null;
}

/** A file, and the ids of the breakpoints that have it; null where every breakpoint has it. */
export interface Background extends BackgroundFile {
  readonly breakpoints: readonly string[] | null;
}

type Styled = Extract<AnyElement, { readonly styles: true }>;

/** Each breakpoint takes what it lacks from the one before it. Source: Designer API, `getAllMediaQueries`. */
const breakpoints = ['main', 'medium', 'small', 'tiny'] as const;

/** Most styles of one element that are read: its class, and the combo classes on it. */
const maxStyles = 3;
/** Most properties that are read: all breakpoints of one style, or the widest of each. */
const maxProperties = 4;

const layer = /url\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^"')]*?))\s*\)|@img_([0-9a-f]{24})/g;

/**
 * Returns the files in a `background-image`, uppermost first: gradients and data are no files. Source: CSS Backgrounds,
 * `background-image`. UNCONFIRMED: `backgroundImageValue`; exported sites have `@img_` and the id.
 */
export function filesIn(value: unknown): BackgroundFile[] {
  if (typeof value !== 'string') return [];
  return [...value.matchAll(layer)].flatMap(([, double, single, bare, id]) => {
    if (id !== undefined) return { url: null, assetId: id };
    const url = (double ?? single ?? bare ?? '').replace(/\\(.)/g, '$1');
    return /^(?:https?:)?\/\//.test(url) ? { url, assetId: assetIdOfUrl(url) } : [];
  });
}

type Values = Map<string, unknown>;

/** A style that belongs to one element alone refuses to be read. Source: Designer API typings, `Style.type`. */
async function readProperty(style: Style, breakpoint: (typeof breakpoints)[number]): Promise<unknown> {
  try {
    return await style.getProperty('background-image', breakpoint === 'main' ? undefined : { breakpoint });
  } catch {
    return null;
  }
}

/** The value at a breakpoint: that of the last style that has one there or at a wider breakpoint. */
function valueAt(styles: readonly Values[], breakpoint: number): unknown {
  const widestFirst = breakpoints.slice(0, breakpoint + 1);
  const own = styles.map((values) =>
    widestFirst.map((name) => values.get(name)).findLast((value) => value != null),
  );
  return own.findLast((value) => value !== undefined);
}

/**
 * Reads the files behind an element, in few calls. States such as hover, variants of components and breakpoints wider
 * than the base one are not read.
 */
export async function readBackgrounds(element: Styled, calls: Calls): Promise<Background[]> {
  const all = (await calls.make(() => element.getStyles())) ?? [];
  const styles = all.filter((style) => style !== null).slice(-maxStyles);
  const read = styles.map((): Values => new Map());
  const wanted = breakpoints
    .flatMap((breakpoint) => styles.map((style, at) => ({ style, breakpoint, values: read[at] })))
    .slice(0, maxProperties);
  await Promise.all(
    wanted.map(async ({ style, breakpoint, values }) => {
      values?.set(breakpoint, await calls.make(() => readProperty(style, breakpoint)));
    }),
  );
  const found = new Map<string, { file: BackgroundFile; at: string[] }>();
  for (const [at, breakpoint] of breakpoints.entries())
    for (const file of filesIn(valueAt(read, at))) {
      const key = file.assetId ?? file.url ?? '';
      const entry = found.get(key) ?? { file, at: [] };
      entry.at.push(breakpoint);
      found.set(key, entry);
    }
  return [...found.values()].map(({ file, at }) => ({
    ...file,
    breakpoints: at.length === breakpoints.length ? null : at,
  }));
}
