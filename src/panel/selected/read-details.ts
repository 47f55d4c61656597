import type { Asking } from '#panel/selected/asking.ts';
import type { AssetSubject } from '#panel/selected/subject.ts';

interface Reading {
  readonly asking: Asking;
  readonly signal: AbortSignal;
  readonly from: () => AssetSubject;
  readonly learn: (news: Partial<AssetSubject>) => void;
}

/**
 * Asks our backend for the details, and when they are on the screen for what takes longer: what the files weigh, and
 * alt text in other locales.
 */
export async function readDetails({ asking, signal, from, learn }: Reading): Promise<void> {
  const { assetId, details: before } = from();
  const isAnew = asking.expectsNews(assetId);
  const details = await asking.details(assetId, signal);
  // What we may no longer read is not shown from memory either.
  if (details || asking.isShutOut()) learn({ details });
  if (!details || signal.aborted) return;
  const isSameFile = before?.lastUpdated === details.lastUpdated && before?.hostedUrl === details.hostedUrl;
  if (!isSameFile) learn({ measured: undefined });
  await Promise.all([
    from().measured ||
      asking.measurements(assetId, signal).then((measured) => learn({ measured: measured ?? null })),
    asking.altTexts(assetId, isAnew, signal).then((altTexts) => altTexts && learn({ altTexts })),
  ]);
}
