import type { AssetDetails } from '#contract/asset.ts';
import type { Measurements, UnmeasuredReason } from '#contract/measurements.ts';
import type { AssetRequests } from '#panel/assets/asset-requests.ts';
import { fileOf } from '#panel/assets/facts.ts';
import type { AssetStore } from '#panel/assets/store.ts';
import type { Clock } from '#panel/browser/clock.ts';
import * as timeouts from '#panel/browser/timeouts.ts';

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

/** Measures the file that the details are about. */
async function measure({ assetId, assets, requests, signal, update }: Reading): Promise<void> {
  const file = fileOf(assets.asset(assetId).details);
  const measured = await requests.measurements(assetId, signal);
  update(() => assets.setMeasured(assetId, file, measured));
}

/**
 * Reads the details from our backend, and once they are on the screen what takes longer: what the files weigh, and alt
 * text in other locales.
 */
export async function readDetails(reading: Reading): Promise<void> {
  const { assetId, assets, requests, clock, signal, update } = reading;
  const readFile = (wereStale: boolean | undefined): Promise<AssetDetails | null> =>
    requests.details(assetId, signal, wereStale === true, update);
  const details = await readFile(assets.asset(assetId).details?.stale);
  if (!details) return;
  const readAgain = async (): Promise<void> => {
    const newer = await readFile(true);
    if (newer && fileOf(newer) !== fileOf(details)) await measure(reading);
  };
  // The backend reads newer ones meanwhile.
  if (details.stale)
    signal.addEventListener(
      'abort',
      clock.after(timeouts.rereadDelay, () => void readAgain()),
    );
  await Promise.all([
    isSettled(assets.asset(assetId).measured) || measure(reading),
    requests
      .altTexts(assetId, signal)
      .then((altTexts) => altTexts && update(() => assets.setAltTexts(assetId, altTexts))),
  ]);
}
