import type { AssetRequests } from '#panel/assets/asset-requests.ts';
import { readDetails } from '#panel/assets/read-details.ts';
import { readFacts } from '#panel/assets/read-facts.ts';
import type { AssetSubject, Subject } from '#panel/assets/subject.ts';
import type { Clock } from '#panel/browser/clock.ts';
import type { ImageHandle } from '#panel/designer/image.ts';

interface ReadImageParts {
  /** The element's key. */
  readonly key: string;
  readonly image: ImageHandle;
  /** Aborts once something else is selected, or this again. */
  readonly signal: AbortSignal;
  readonly requests: AssetRequests;
  readonly clock: Clock;
  /** What is known of an asset from earlier. */
  readonly recall: (assetId: string) => Partial<AssetSubject>;
  /** Keeps what is known of an asset for the next time. */
  readonly keep: (subject: AssetSubject) => void;
  readonly paint: (subject: Subject) => void;
}

/** What is known of an image before anything of it is read: its asset's facts, and those of this place if it was it. */
function startOf(
  { key, image }: Pick<ReadImageParts, 'key' | 'image'>,
  asset: AssetSubject['asset'],
  before: Partial<AssetSubject>,
): AssetSubject {
  const isSamePlace = before.elementKey === key;
  return {
    kind: 'asset',
    elementKey: key,
    assetId: asset.id,
    image,
    asset,
    designer: before.designer ?? {},
    placement: (isSamePlace && before.placement) || {},
    told: isSamePlace && before.told === true,
    refusal: before.refusal ?? null,
    details: before.details ?? null,
    measured: before.measured,
    altTexts: before.altTexts ?? [],
  };
}

/** Reads all there is of an Image element from the Designer and the backend, and paints it as it comes. */
export async function readImage(parts: ReadImageParts): Promise<void> {
  const { image, signal, requests, clock, recall, keep, paint } = parts;
  const bindings = image.bindings(signal);
  const altText = image.altText(signal);
  const answer = await image.asset(signal);
  if (signal.aborted) return;
  if (!answer.ok) return paint({ kind: 'unreadable', fault: answer.fault });
  const asset = answer.value;
  if (!asset) {
    const bound = await bindings;
    if (signal.aborted) return;
    const binding = bound.ok && bound.value.boundFile;
    return paint(binding ? { kind: 'bound', binding } : { kind: 'noAsset' });
  }
  let latest = startOf(parts, asset, recall(asset.id));
  const show = (): void => {
    keep(latest);
    if (latest.details || latest.designer.name !== undefined || latest.told) paint(latest);
  };
  const learn = (news: Partial<AssetSubject>): void => {
    const next = { ...latest, ...news };
    // Most of what is told of an image seen before is known, and not worth drawing again.
    if (signal.aborted || JSON.stringify(next) === JSON.stringify(latest)) return;
    latest = next;
    // Of an asset the backend has told of, the Designer's facts are mostly the same: all of them are one drawing.
    if (latest.told || !latest.details || !news.designer) show();
  };
  show();
  await Promise.all([
    readFacts({ altText, bindings, signal, from: () => latest, learn }),
    readDetails({ requests, clock, signal, from: () => latest, learn }),
  ]);
}
