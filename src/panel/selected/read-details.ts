import type { Clock } from '#panel/clock.ts';
import type { Asking } from '#panel/selected/asking.ts';
import type { AssetSubject } from '#panel/selected/subject.ts';
import * as timing from '#panel/timing.ts';

interface Reading {
  readonly asking: Asking;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly from: () => AssetSubject;
  readonly learn: (news: Partial<AssetSubject>) => void;
}

/** Asks for the details and paints them, as stale ones only where the last were it too. */
async function ask({ asking, signal, from, learn }: Reading, wereStale = from().details?.stale) {
  const details = await asking.details(from().assetId, signal);
  if (details) learn({ details: { ...details, stale: details.stale && !!wereStale } });
  // What we may no longer read is not shown from memory either.
  else if (asking.isShutOut()) learn({ details });
  return signal.aborted ? null : details;
}

/**
 * Asks our backend for the details, and when they are on the screen for what takes longer: what the files weigh, and
 * alt text in other locales.
 */
export async function readDetails(reading: Reading): Promise<void> {
  const { asking, clock, signal, from, learn } = reading;
  const { assetId, details: before } = from();
  const isAnew = asking.expectsNews(assetId);
  const details = await ask(reading);
  if (!details) return;
  // The backend reads newer ones meanwhile.
  const again = () => ask(reading, true);
  if (details.stale) signal.addEventListener('abort', clock.after(timing.reread, again));
  const isSameFile = before?.lastUpdated === details.lastUpdated && before?.hostedUrl === details.hostedUrl;
  if (!isSameFile) learn({ measured: undefined });
  await Promise.all([
    from().measured ||
      asking.measurements(assetId, signal).then((measured) => learn({ measured: measured ?? null })),
    asking.altTexts(assetId, isAnew, signal).then((altTexts) => altTexts && learn({ altTexts })),
  ]);
}
