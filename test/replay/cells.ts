import { type Candidate, listFiles } from '#rules/delivery/candidates.ts';
import { deliverTo, type ScreenDelivery } from '#rules/delivery/deliveries.ts';
import { pageSizes } from '#rules/delivery/page-sizes.ts';
import { readWidth } from '#rules/delivery/read-width.ts';
import { selectSource } from '#rules/delivery/select-source.ts';
import type { ReplayImage } from '#test/replay/image.ts';

type Screen = ReplayImage['on'][number];

/** What the panel says of one screen, and what Chromium did there. */
export interface Cell {
  readonly screen: Screen;
  /** Null where the panel names no file. */
  readonly said: ScreenDelivery | null;
  /** Bytes of the file Chromium took, and those beyond the narrowest listed file that is sharp; null where not known. */
  readonly realBytes: number | null;
  readonly realExcess: number | null;
}

const url = (at: number | string): string => `https://cdn.example.test/${at}`;

/** The files as the API and measuring tell them, sorted by the panel. */
function candidatesOf({ variants, original }: ReplayImage): readonly Candidate[] {
  const nothing = { originalFileName: null, displayName: null, format: null, height: null, quality: null };
  const told = variants.map(({ width }, at) => ({ ...nothing, hostedUrl: url(at), width, error: null }));
  return listFiles(told, { ...original, url: url('original') }, variants).candidates;
}

/** The files that the page lists. */
export function listedFiles({ variants, original }: ReplayImage): Candidate[] {
  const listed = variants.filter(({ inSrcset }) => inSrcset);
  return [...listed, original].flatMap(({ width, bytes }, at) =>
    width === null ? [] : { url: url(at), width, bytes, isOriginal: at === listed.length },
  );
}

/** `sizes` as the panel knows them: by Webflow's rule for the image's Width or, given, the page's own. */
export function sizesOf({ sizes, widthAttribute }: ReplayImage, isGiven: boolean) {
  return pageSizes({ pasted: isGiven ? sizes : null, width: readWidth(widthAttribute) }).sizes;
}

function bytesBeyond(taken: Candidate, needed: Candidate | null): number | null {
  const bytes = needed?.bytes ?? null;
  return taken.bytes === null || bytes === null ? null : Math.max(0, taken.bytes - bytes);
}

/** The screens of an image on which Chromium took a file. */
export function cellsOf(image: ReplayImage, isGiven: boolean): Cell[] {
  const sources = { candidates: candidatesOf(image), sizes: sizesOf(image, isGiven) };
  const listed = listedFiles(image);
  return image.on.flatMap((screen) => {
    const { viewport, density, drawn, downloads } = screen;
    const isShown = drawn !== null && drawn > 0;
    const rendered = { width: isShown ? drawn : viewport, isAssumed: !isShown };
    const said = deliverTo(sources, screen, rendered);
    if (downloads === null) return [];
    const taken = [...listed, ...sources.candidates].find(({ width }) => width === downloads);
    const needed = selectSource(listed, rendered.width, density);
    return {
      screen,
      said,
      realBytes: taken?.bytes ?? null,
      realExcess: taken ? bytesBeyond(taken, needed) : null,
    };
  });
}
