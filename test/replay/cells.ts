import { type Candidate, listFiles } from '#rules/delivery/candidates.ts';
import { deliverTo, type ScreenDelivery } from '#rules/delivery/deliveries.ts';
import { pageSizes } from '#rules/delivery/page-sizes.ts';
import { readWidth } from '#rules/delivery/read-width.ts';
import { selectSource } from '#rules/delivery/select-source.ts';
import type { ReplayImage } from '#test/replay/image.ts';

type Screen = ReplayImage['on'][number];

/** The panel's prediction for one screen and the result in Chromium. */
export interface Cell {
  readonly screen: Screen;
  /** Null if the panel predicts no file. */
  readonly predicted: ScreenDelivery | null;
  /** The size of the file Chromium loaded, and its excess over the narrowest listed file that is sharp; null if unknown. */
  readonly actualBytes: number | null;
  readonly actualExcess: number | null;
}

const url = (at: number | string): string => `https://cdn.example.test/${at}`;

/** The files from the Data API and the measurements, sorted by the panel. */
function candidatesOf({ variants, original }: ReplayImage): readonly Candidate[] {
  const nothing = { originalFileName: null, displayName: null, format: null, height: null, quality: null };
  const reported = variants.map(({ width }, at) => ({ ...nothing, hostedUrl: url(at), width, error: null }));
  return listFiles(reported, { ...original, url: url('original') }, variants).candidates;
}

/** The files in the page's `srcset`. */
export function listedFiles({ variants, original }: ReplayImage): Candidate[] {
  const listed = variants.filter(({ inSrcset }) => inSrcset);
  return [...listed, original].flatMap(({ width, bytes }, at) =>
    width === null ? [] : { url: url(at), width, bytes, isOriginal: at === listed.length },
  );
}

/** The `sizes` that the panel uses: by Webflow's rule for the image's Width, or the page's own if `isGiven`. */
export function sizesOf({ sizes, widthAttribute }: ReplayImage, isGiven: boolean) {
  return pageSizes({ pasted: isGiven ? sizes : null, width: readWidth(widthAttribute) }).sizes;
}

function bytesBeyond(taken: Candidate, needed: Candidate | null): number | null {
  const bytes = needed?.bytes ?? null;
  return taken.bytes === null || bytes === null ? null : Math.max(0, taken.bytes - bytes);
}

/** The screens of an image on which Chromium loaded a file. */
export function cellsOf(image: ReplayImage, isGiven: boolean): Cell[] {
  const sources = { candidates: candidatesOf(image), sizes: sizesOf(image, isGiven) };
  const listed = listedFiles(image);
  return image.on.flatMap((screen) => {
    const { viewport, density, drawn, downloads } = screen;
    const isShown = drawn !== null && drawn > 0;
    const rendered = { width: isShown ? drawn : viewport, isAssumed: !isShown };
    const predicted = deliverTo(sources, screen, rendered);
    if (downloads === null) return [];
    const taken = [...listed, ...sources.candidates].find(({ width }) => width === downloads);
    const needed = selectSource(listed, rendered.width, density);
    return {
      screen,
      predicted,
      actualBytes: taken?.bytes ?? null,
      actualExcess: taken ? bytesBeyond(taken, needed) : null,
    };
  });
}
