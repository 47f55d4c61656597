import { type AssetFacts, latestFacts } from '#rules/audit/asset-facts.ts';
import { isShown, originalSize } from '#rules/audit/asset-summary.ts';
import { measuredFiles } from '#rules/audit/measured-files.ts';
import type { UsageFacts } from '#rules/audit/usage-facts.ts';
import type { Breakpoint } from '#rules/delivery/breakpoints.ts';
import { deliverElement, type ElementInputs } from '#rules/delivery/deliver-element.ts';
import type { ImageDelivery } from '#rules/delivery/image-delivery.ts';
import { findingsOf } from '#rules/findings/find.ts';
import type { Finding } from '#rules/findings/finding.ts';

/** How an element shows an asset. */
export interface Placement {
  readonly usage: Pick<UsageFacts, 'as' | 'width'>;
  readonly inputs: ElementInputs;
  readonly breakpoints: readonly Breakpoint[];
}

/** What to improve on the files of an asset at one placement, without its alt text. */
export interface FileAudit {
  /** Null where the element is no Image, and until the variants are known. */
  readonly delivery: ImageDelivery | null;
  /** Worst first. */
  readonly findings: readonly Finding[];
}

function auditFiles(asset: AssetFacts, { usage, inputs, breakpoints }: Placement): FileAudit {
  const { details } = asset;
  const { url, contentType } = latestFacts(asset);
  const measured = measuredFiles(asset);
  const original = originalSize(asset);
  const shown = { details, measured, width: original.width };
  const delivery = usage.as === 'image' ? deliverElement(shown, usage.width, inputs, breakpoints) : null;
  const findings = findingsOf({
    issues: [],
    contentType,
    size: details?.size,
    url,
    createdOn: details?.createdOn,
    lastUpdated: details?.lastUpdated,
    fetchedAt: details?.fetchedAt,
    variants: details?.variants ?? undefined,
    ...original,
    isShown: isShown(asset),
    measured,
    delivery,
  });
  return { delivery, findings };
}

function isSamePlacement(one: Placement, other: Placement): boolean {
  return (
    one.usage.as === other.usage.as &&
    one.usage.width === other.usage.width &&
    one.inputs === other.inputs &&
    one.breakpoints === other.breakpoints
  );
}

/**
 * Returns a function that audits the files of assets. It caches each result as long as the asset's facts are in memory:
 * a thousand usages of one asset, most of them placed alike, cost as much as a few.
 */
export function createFileAudit(): (asset: AssetFacts, placement: Placement) => FileAudit {
  const made = new WeakMap<AssetFacts, { readonly placement: Placement; readonly files: FileAudit }[]>();
  return (asset, placement) => {
    // Without details the audit is cheap, and one object may stand for many assets.
    if (!asset.details) return auditFiles(asset, placement);
    const before = made.get(asset) ?? [];
    const same = before.find((one) => isSamePlacement(one.placement, placement));
    if (same) return same.files;
    const files = auditFiles(asset, placement);
    made.set(asset, [...before, { placement, files }]);
    return files;
  };
}
