import type { Picture } from '#panel/assets/picture.ts';
import type { AssetSubject } from '#panel/assets/subject.ts';
import { type AssetFacts, latestFacts, type PixelSize } from '#rules/audit/asset-facts.ts';
import { type AssetSummary, summarize } from '#rules/audit/asset-summary.ts';
import type { UsageFacts } from '#rules/audit/usage-facts.ts';

export type Inspection = AssetSummary;

/** The original as this browser loads it, where the picture is of this image: that of the one before stays for a moment. */
function loadedPicture(subject: AssetSubject, picture: Picture): PixelSize | null | undefined {
  if (picture.kind === 'shown')
    return picture.url === URL.parse(latestFacts(subject).url ?? '')?.href ? picture.size : undefined;
  return picture.kind === 'failed' ? null : undefined;
}

/** The facts of the selected image's asset, as an audit takes them. */
export function auditedAsset(subject: AssetSubject, picture: Picture): AssetFacts {
  const { designer, details, measured } = subject;
  return { designer, details, measured, picture: loadedPicture(subject, picture) };
}

/** The facts of the selected image's usage, as an audit takes them. */
export function auditedUsage({ placement }: AssetSubject): UsageFacts {
  return { as: 'image', ...placement };
}

/** Looks at what is known of an image so far. */
export function inspect(subject: AssetSubject, picture: Picture): AssetSummary {
  return summarize(auditedAsset(subject, picture), auditedUsage(subject));
}
