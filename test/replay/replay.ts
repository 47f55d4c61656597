import { type Cell, cellsOf } from '#test/replay/cells.ts';
import { formOf, type ReplayImage, type SizesForm } from '#test/replay/image.ts';
import { reusedScreens } from '#test/replay/reused.ts';

/** How what the panel says compares with what Chromium did. */
export interface Tally {
  /** Screens of images, and how many name the file that Chromium took. */
  readonly cells: number;
  readonly right: number;
  /** Images, and how many are right on every screen. */
  readonly images: number;
  readonly imagesRight: number;
  /** Bytes loaded on all screens where both files were measured. */
  readonly bytesSaid: number;
  readonly bytesReal: number;
  /** Bytes of them beyond what the rendered width needs, on screens that show the image. */
  readonly wasteSaid: number;
  readonly wasteReal: number;
}

/** A tally for each form of `sizes`; `given` is that of `layout` with the page's own `sizes` entered. */
export type Replay = Readonly<Record<SizesForm | 'given', Tally>>;

const isRight = ({ said, screen }: Cell): boolean => said?.loaded.width === screen.downloads;

const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0);

/** The two numbers of each cell that has both, added up. */
function totals(
  cells: readonly Cell[],
  pair: (cell: Cell) => readonly [number | null, number | null],
): [said: number, real: number] {
  const known = cells
    .map(pair)
    .flatMap(([said, real]) => (said === null || real === null ? [] : [{ said, real }]));
  return [sum(known.map(({ said }) => said)), sum(known.map(({ real }) => real))];
}

/** Compares these images, without the cells that `isSkipped`; `isGiven` enters the page's own `sizes`. */
export function tally(
  images: readonly ReplayImage[],
  isGiven: boolean,
  isSkipped: ReturnType<typeof reusedScreens>,
): Tally {
  const all = images.map((image) =>
    cellsOf(image, isGiven).filter(({ screen }) => !isSkipped(image, screen)),
  );
  const cells = all.flat();
  const shown = cells.filter(({ said }) => said && !said.rendered.isAssumed);
  const [bytesSaid, bytesReal] = totals(cells, ({ said, realBytes }) => [
    said?.loaded.bytes ?? null,
    realBytes,
  ]);
  const [wasteSaid, wasteReal] = totals(shown, ({ said, realExcess }) => [said?.excess ?? null, realExcess]);
  return {
    cells: cells.length,
    right: cells.filter(isRight).length,
    images: images.length,
    imagesRight: all.filter((ofOne) => ofOne.every(isRight)).length,
    bytesSaid,
    bytesReal,
    wasteSaid,
    wasteReal,
  };
}

/** Replays images: what the panel says of each screen against what Chromium did there. */
export function replay(images: readonly ReplayImage[]): { readonly forms: Replay; readonly reused: number } {
  const isReused = reusedScreens(images);
  const of = (form: SizesForm) => images.filter((image) => formOf(image) === form);
  const layout = of('layout');
  return {
    forms: {
      full: tally(of('full'), false, isReused),
      width: tally(of('width'), false, isReused),
      layout: tally(layout, false, isReused),
      given: tally(layout, true, isReused),
    },
    reused: sum(images.map((image) => image.on.filter((screen) => isReused(image, screen)).length)),
  };
}
