import { type Cell, cellsOf } from '#test/replay/cells.ts';
import { formOf, type ReplayImage, type SizesForm } from '#test/replay/image.ts';
import { reusedScreens } from '#test/replay/reused.ts';

/** The comparison of the panel's predictions with Chromium. */
export interface Tally {
  /** The number of screens of all images, and of those with the right prediction. */
  readonly cells: number;
  readonly right: number;
  /** The number of images, and of those that are right on every screen. */
  readonly images: number;
  readonly imagesRight: number;
  /** Predicted and actual bytes on all screens where the size of both files is known. */
  readonly bytesSaid: number;
  readonly bytesReal: number;
  /** Predicted and actual bytes in excess of the rendered width's need, on screens that show the image. */
  readonly wasteSaid: number;
  readonly wasteReal: number;
}

/** A tally for each form of `sizes`; `given` is that of `layout` with the page's own `sizes` entered. */
export type Replay = Readonly<Record<SizesForm | 'given', Tally>>;

const isRight = ({ predicted, screen }: Cell): boolean => predicted?.loaded.width === screen.downloads;

const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0);

/** The sums of both numbers over the cells that have both. */
function totals(
  cells: readonly Cell[],
  pair: (cell: Cell) => readonly [number | null, number | null],
): [predicted: number, actual: number] {
  const known = cells
    .map(pair)
    .flatMap(([predicted, actual]) => (predicted === null || actual === null ? [] : [{ predicted, actual }]));
  return [sum(known.map(({ predicted }) => predicted)), sum(known.map(({ actual }) => actual))];
}

/** The comparison for these images without the skipped screens; with `isGiven` the panel gets the page's own `sizes`. */
export function tally(
  images: readonly ReplayImage[],
  isGiven: boolean,
  isSkipped: ReturnType<typeof reusedScreens>,
): Tally {
  const all = images.map((image) =>
    cellsOf(image, isGiven).filter(({ screen }) => !isSkipped(image, screen)),
  );
  const cells = all.flat();
  const shown = cells.filter(({ predicted }) => predicted && !predicted.rendered.isAssumed);
  const [bytesSaid, bytesReal] = totals(cells, ({ predicted, actualBytes }) => [
    predicted?.loaded.bytes ?? null,
    actualBytes,
  ]);
  const [wasteSaid, wasteReal] = totals(shown, ({ predicted, actualExcess }) => [
    predicted?.excess ?? null,
    actualExcess,
  ]);
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

/** Compares the panel's predictions for these images with Chromium; `reused` counts the screens left out. */
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
