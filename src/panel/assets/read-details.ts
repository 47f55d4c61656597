import type { AssetDetails } from '#contract/asset.ts';
import type { Measurements, UnmeasuredReason } from '#contract/measurements.ts';
import type { AssetRequests } from '#panel/assets/asset-requests.ts';
import type { AssetSubject } from '#panel/assets/subject.ts';
import type { Clock } from '#panel/browser/clock.ts';
import * as timing from '#panel/browser/timing.ts';

interface Reading {
  readonly requests: AssetRequests;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly from: () => AssetSubject;
  readonly learn: (news: Partial<AssetSubject>) => void;
}

/** Reasons that another try may find gone. */
const passing = new Set<UnmeasuredReason | null>(['not_found', 'forbidden', 'timeout', 'unavailable']);

/** True for measurements that another try would not change. */
function isSettled(measured: Measurements | null | undefined): boolean {
  const files = measured ? [measured.original, ...measured.variants] : [];
  return files.length > 0 && !files.some(({ reason }) => passing.has(reason));
}

/** Which file an asset's details are about, as far as Webflow tells one from another. */
function fileOf({ details }: Pick<AssetSubject, 'details'>): string | null {
  return details && `${details.lastUpdated} ${details.hostedUrl}`;
}

/** Reads the details, which count as stale only where `wereStale`. What was measured of another file is dropped. */
async function readFile(reading: Reading, wereStale: boolean | undefined): Promise<AssetDetails | null> {
  const { requests, signal, from, learn } = reading;
  return requests.details(from().assetId, signal, ({ details, ...rest }) => {
    if (!details) return learn(details === undefined ? rest : { ...rest, details });
    const isSameFile = fileOf({ details }) === fileOf(from());
    const stale = details.stale && wereStale === true;
    learn({ ...rest, details: { ...details, stale }, ...(!isSameFile && { measured: undefined }) });
  });
}

/** Measures the file that the details are about. An answer that comes when they are about another is of no use. */
async function measure({ requests, signal, from, learn }: Reading): Promise<void> {
  const file = fileOf(from());
  const measured = await requests.measurements(from().assetId, signal);
  if (fileOf(from()) === file) learn({ measured });
}

/**
 * Reads the details from our backend, and once they are on the screen what takes longer: what the files weigh, and alt
 * text in other locales.
 */
export async function readDetails(reading: Reading): Promise<void> {
  const { requests, clock, signal, from, learn } = reading;
  const { assetId } = from();
  const details = await readFile(reading, from().details?.stale);
  if (!details) return;
  const readAgain = async (): Promise<void> => {
    const newer = await readFile(reading, true);
    if (newer && fileOf({ details: newer }) !== fileOf({ details })) await measure(reading);
  };
  // The backend reads newer ones meanwhile.
  if (details.stale)
    signal.addEventListener(
      'abort',
      clock.after(timing.reread, () => void readAgain()),
    );
  await Promise.all([
    isSettled(from().measured) || measure(reading),
    requests.altTexts(assetId, signal).then((altTexts) => altTexts && learn({ altTexts })),
  ]);
}
