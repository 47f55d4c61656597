import type { AltTexts } from '#contract/alt-texts.ts';
import { assetParts } from '#contract/assets-call.ts';
import type { Measurements, UnmeasuredReason } from '#contract/measurements.ts';
import type { AssetRequests } from '#panel/assets/asset-requests.ts';
import { fileOf } from '#panel/assets/facts.ts';
import { rereadDelay } from '#panel/assets/reread-delay.ts';
import type { AssetStore } from '#panel/assets/store.ts';
import type { Clock } from '#panel/browser/clock.ts';

interface Reading {
  readonly assetId: string;
  readonly assets: AssetStore;
  readonly requests: AssetRequests;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Carries out a change of the store unless the reading was aborted. */
  readonly update: (change: () => void) => void;
}

/** Reasons that another try may find gone. */
const passing = new Set<UnmeasuredReason | null>(['not_found', 'forbidden', 'timeout', 'unavailable']);

/** True for measurements that another try would not change. */
function isSettled(measured: Measurements | null | undefined): boolean {
  const files = measured ? [measured.original, ...measured.variants] : [];
  return files.length > 0 && !files.some(({ reason }) => passing.has(reason));
}

/**
 * Reads an asset from our backend in one call. Its details are on the screen before what takes longer: what the files
 * weigh, and alt text in other locales.
 */
export async function readDetails(reading: Reading): Promise<void> {
  const { assetId, assets, requests, clock, signal, update } = reading;

  /** Stores measurements of the file that the details are about now. */
  async function storeMeasured(measurements: Promise<Measurements | null>): Promise<void> {
    const file = fileOf(assets.asset(assetId).details);
    const measured = await measurements;
    update(() => assets.setMeasured(assetId, file, measured));
  }

  async function storeAltTexts(altTexts: Promise<AltTexts | null>): Promise<void> {
    const texts = await altTexts;
    if (texts) update(() => assets.setAltTexts(assetId, texts));
  }

  // Sending a request takes 1 to 4 ms of the thread that draws (measured, Chromium 156).
  if (assets.asset(assetId).details) {
    await new Promise<void>((resolve) => void signal.addEventListener('abort', clock.afterPaint(resolve)));
    if (signal.aborted) return;
  }
  const known = assets.asset(assetId);
  const wasSettled = isSettled(known.measured);
  const wanted = assetParts.filter((part) => part !== 'measurements' || !wasSettled);
  const parts = requests.read(assetId, wanted, signal, false, update);
  const details = await parts.details;
  if (!details) return;
  /** Reads until there are newer details than these, which the backend reads meanwhile. */
  function readAgain(before: number | null): void {
    const delay = rereadDelay(before);
    const reread = async (): Promise<void> => {
      const newer = await requests.read(assetId, ['details'], signal, true, update).details;
      if (newer?.stale) readAgain(delay);
      else if (newer && fileOf(newer) !== fileOf(details))
        await storeMeasured(requests.measurements(assetId, signal));
    };
    signal.addEventListener(
      'abort',
      clock.after(delay, () => void reread()),
    );
  }
  if (details.stale) readAgain(null);
  const isMeasured = wasSettled && isSettled(assets.asset(assetId).measured);
  const measurements = wasSettled ? requests.measurements : () => parts.measurements;
  await Promise.all([
    isMeasured || storeMeasured(measurements(assetId, signal)),
    storeAltTexts(parts.altTexts),
  ]);
}
