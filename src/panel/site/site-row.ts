import type { AssetDetails } from '#contract/asset.ts';
import type { AssetRecord } from '#panel/assets/facts.ts';
import { noInputs } from '#panel/delivery/delivery-inputs.ts';
import { altTextIssues } from '#panel/i18n/alt-text-issues.ts';
import { typeWord } from '#panel/i18n/site.ts';
import type { AltState } from '#rules/alt-text/alt-state.ts';
import { type AssetKind, assetKindOf } from '#rules/asset-kind.ts';
import { type Audit, audit } from '#rules/audit/audit.ts';
import { defaultBreakpoints } from '#rules/delivery/breakpoints.ts';
import type { DismissedFinding } from '#rules/findings/dismissal.ts';
import type { Finding } from '#rules/findings/finding.ts';

/** One asset of the site. */
export interface SiteRow {
  /** The asset's id. */
  readonly key: string;
  readonly details: AssetDetails;
  readonly kind: AssetKind;
  /** The word for its type. */
  readonly type: string;
  /** Bytes of the original: 0 while Webflow processes an upload, null where they are not known. */
  readonly bytes: number | null;
  /** The asset's alt text and its state; null where the asset is no image, and nothing has to describe it. */
  readonly alt: { readonly state: AltState | null; readonly text: string | null } | null;
  /** The findings that need no element, worst first, and those that a person has dismissed. */
  readonly findings: readonly Finding[];
  readonly dismissed: readonly DismissedFinding[];
  /** True once its files are measured, and for a file that is no image. */
  readonly isChecked: boolean;
  /** The error that prevented the audit; null where there was none. */
  readonly failed: { readonly error: unknown } | null;
}

/** The key of an asset that was opened by itself, in place of an element's. */
export const elementKeyOf = (assetId: string): string => `asset ${assetId}`;

/** Audits an asset by itself, without an element. */
export function auditAsset(asset: AssetRecord, assetId: string): Audit {
  return audit(
    asset,
    { as: 'asset' },
    {
      inputs: noInputs,
      breakpoints: defaultBreakpoints,
      altRules: altTextIssues,
      // Other assets with the same text are often the same picture: that is shown as such.
      repeats: 0,
      usageKey: elementKeyOf(assetId),
    },
  );
}

const nothing: readonly never[] = [];

/** Returns the row of an asset with details. One that can't be audited leaves the others in place. */
export function siteRowOf(asset: AssetRecord, details: AssetDetails): SiteRow {
  const kind = assetKindOf(details.contentType, details.originalFileName ?? details.displayName);
  const bytes = asset.measured?.original.bytes ?? details.size;
  const plain: SiteRow = {
    key: details.id,
    details,
    kind,
    type: typeWord({ kind, details }),
    bytes,
    alt: null,
    findings: nothing,
    dismissed: nothing,
    isChecked: kind !== 'image' || asset.measured != null,
    failed: null,
  };
  // The rules are about pictures.
  if (kind !== 'image') return plain;
  try {
    const { alt, findings, dismissed } = auditAsset(asset, details.id);
    return {
      ...plain,
      alt,
      findings: findings.length > 0 ? findings : nothing,
      dismissed: dismissed.length > 0 ? dismissed : nothing,
    };
  } catch (error) {
    return { ...plain, failed: { error } };
  }
}

/** True for an image whose asset has no text and is not decorative, unless a person has dismissed that. */
export function lacksAltText({ alt, dismissed }: SiteRow): boolean {
  return alt?.state === 'notSet' && dismissed.every(({ finding }) => finding.id !== 'alt');
}
