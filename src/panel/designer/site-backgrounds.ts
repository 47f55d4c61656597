import type { DesignerErrorReason, DesignerResult } from '#panel/designer/call.ts';
import { createSiteCalls, type SiteCalls, type SiteReadEnd } from '#panel/designer/site-calls.ts';
import { createProgress } from '#panel/designer/site-progress.ts';
import type { SiteTools } from '#panel/designer/site-tools.ts';
import { allBreakpoints, readStyleImages, type StylePlace, states } from '#panel/designer/style-images.ts';
import { readVariantStyles } from '#panel/designer/variant-styles.ts';

/** A style that shows an asset, and where in the style it was found first. */
export interface StyleUse extends StylePlace {
  readonly assetId: string;
  readonly styleId: string;
  readonly styleName: string;
}

/** What the styles of a site show, as far as they have been read. */
export interface SiteBackgrounds {
  /** One for each style and asset. */
  readonly uses: readonly StyleUse[];
  readonly of: number;
  /** How many have been read in their plain state at every breakpoint. */
  readonly readPlain: number;
  /** How many have been read in every state as well. Variants of components are read last. */
  readonly read: number;
  /** Those of single elements, and those that could not be read to the end. */
  readonly refused: number;
  /** Why not all was read; null where it was, or still is being. */
  readonly ended: SiteReadEnd | null;
}

/** Most calls of one reading: 300 styles at 4 breakpoints in 15 states, and a tenth for variants. */
const maxCalls = 20_000;

async function breakpointsOf({ api }: SiteTools, calls: SiteCalls): Promise<readonly BreakpointId[]> {
  if (typeof api.getAllMediaQueries !== 'function') return allBreakpoints;
  const queries = await calls.make(() => api.getAllMediaQueries());
  const known = allBreakpoints.filter((id) => queries.ok && queries.value.some((query) => query.id === id));
  return known.length > 0 ? known : allBreakpoints;
}

/**
 * Reads the files in all styles of the site: first in their plain state at every breakpoint, then in every state, then in
 * the variants of components. Pages need not be opened for it. Source: Designer API, `getAllStyles`.
 */
export async function readSiteBackgrounds(
  tools: SiteTools,
  signal: AbortSignal,
  onProgress: (soFar: SiteBackgrounds) => void,
): Promise<DesignerResult<SiteBackgrounds>> {
  const { api, clock } = tools;
  const calls = createSiteCalls(tools, signal, maxCalls);
  const uses = new Map<string, StyleUse>();
  const refused = new Set<Style>();
  const counts = { readPlain: 0, read: 0 };

  async function nameOf(style: Style): Promise<string> {
    if (typeof style.name === 'string') return style.name;
    const name = await calls.make(() => style.getName());
    return name.ok ? name.value : '';
  }

  async function readAt(style: Style, place: StylePlace): Promise<DesignerErrorReason | null> {
    const ids = await calls.make(() => readStyleImages(style, place));
    if (!ids.ok) return ids.reason;
    for (const assetId of ids.value) {
      const key = `${style.id} ${assetId}`;
      if (!uses.has(key))
        uses.set(key, { assetId, styleId: style.id, styleName: await nameOf(style), ...place });
    }
    return null;
  }

  /** True where the style could be read at every place; one that fails at some is read at the others. */
  async function readEach(style: Style, places: readonly StylePlace[]): Promise<boolean> {
    let isRead = true;
    for (const place of places) {
      const reason = await readAt(style, place);
      if (calls.ended() !== null) return false;
      // A style may not know a variant: then it has nothing of its own there.
      if (reason === null || place.variantId !== null) continue;
      isRead = false;
      if (reason === 'missing') break;
    }
    if (!isRead) refused.add(style);
    return isRead;
  }

  try {
    const listed = await calls.make(() => api.getAllStyles());
    if (!listed.ok) return listed;
    const all = listed.value;
    for (const style of all) if (style.type === 'element') refused.add(style);
    const soFar = (): SiteBackgrounds => ({
      ...counts,
      uses: [...uses.values()],
      of: all.length,
      refused: refused.size,
      ended: calls.ended(),
    });
    const progress = createProgress(clock, () => onProgress(soFar()));
    const breakpoints = await breakpointsOf(tools, calls);
    const at = (pseudo: PseudoStateKey | null, variantId: string | null): StylePlace[] =>
      breakpoints.map((breakpoint) => ({ breakpoint, pseudo, variantId }));
    const readable = (): Style[] => all.filter((style) => !refused.has(style));

    const pass = (placesOf: (style: Style) => readonly StylePlace[], onRead?: () => void): Promise<void> =>
      calls.each(readable(), async (style) => {
        if (await readEach(style, placesOf(style))) onRead?.();
        progress();
      });

    await pass(
      () => at(null, null),
      () => {
        counts.readPlain += 1;
      },
    );
    const inStates = states.flatMap((state) => at(state, null));
    await pass(
      () => inStates,
      () => {
        counts.read += 1;
      },
    );
    const variants = await readVariantStyles(tools, calls);
    await pass(({ id }) => variants.of(id).flatMap((variant) => at(null, variant)));
    await pass(({ id }) =>
      variants.of(id).flatMap((variant) => states.flatMap((state) => at(state, variant))),
    );
    return signal.aborted ? { ok: false, reason: 'aborted' } : { ok: true, value: soFar() };
  } finally {
    calls.close();
  }
}
