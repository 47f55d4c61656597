import type { AssetDetails } from '#contract/asset.ts';
import type { AssetRecord } from '#panel/assets/facts.ts';
import { inputsOf } from '#panel/delivery/delivery-inputs.ts';
import { altTextIssues } from '#panel/i18n/alt-text-issues.ts';
import type { Usage } from '#panel/page/usage.ts';
import type { AltState } from '#rules/alt-text/alt-state.ts';
import { latestFacts } from '#rules/audit/asset-facts.ts';
import { audit } from '#rules/audit/audit.ts';
import { isBlurryImage } from '#rules/audit/blurry.ts';
import { type DeviceLoads, deviceLoads, unknownLoads } from '#rules/audit/device-loads.ts';
import type { UsageFacts } from '#rules/audit/usage-facts.ts';
import { type Breakpoint, defaultBreakpoints } from '#rules/delivery/breakpoints.ts';
import type { ElementInputs } from '#rules/delivery/deliver-element.ts';
import type { ImageDelivery } from '#rules/delivery/image-delivery.ts';
import { type DismissedFinding, kindOf } from '#rules/findings/dismissal.ts';
import { worstFirst } from '#rules/findings/find.ts';
import type { Finding } from '#rules/findings/finding.ts';

/** The backend's result for an asset; `missing` for one that is not on this site. */
export type LookupResult = AssetDetails | 'missing';

/** One usage and the alt text visitors get there; its state is also null where there is no image to describe. */
export interface AuditedUsage {
  readonly usage: Usage;
  readonly state: AltState | null;
  readonly text: string | null;
  /** The findings of this usage and its file, worst first, and those a person has dismissed. */
  readonly findings: readonly Finding[];
  readonly dismissed: readonly DismissedFinding[];
  /** True where a screen of known rendered width loads too few pixels. */
  readonly isBlurry: boolean;
  /** What devices load of it here. */
  readonly loads: DeviceLoads;
  /** Null where nothing is known of its files here. */
  readonly delivery: ImageDelivery | null;
}

/** One asset of the page with all its usages, or one usage without an asset. */
export interface Row {
  readonly key: string;
  readonly assetId: string | null;
  readonly usages: readonly AuditedUsage[];
  /** Undefined before the result. */
  readonly lookupResult: LookupResult | undefined;
  readonly details: AssetDetails | null;
  /** The alt text of the asset; undefined until it is known. */
  readonly assetText: string | null | undefined;
  /** The findings, worst first; a finding of several usages is listed once. */
  readonly findings: readonly Finding[];
  /** The dismissed ones, each dismissal once. */
  readonly dismissed: readonly DismissedFinding[];
  /**
   * Whether its files are measured: `open` where they may still be, `failed` where they can't be. Null where there is
   * nothing to measure: without an asset, and before its details.
   */
  readonly check: 'open' | 'done' | 'failed' | null;
  /** The error that prevented the row's audit; null where there was none. */
  readonly failed: { readonly error: unknown } | null;
}

/** Returns the identity of a usage's row: its asset, or the usage itself where it has none. */
export function rowKeyOf({ assetId, element, as }: Usage): string {
  return assetId ?? `${element.key} ${as}`;
}

/** True for an Image element without an image. */
export function isEmpty({ as, assetId, binding }: Usage): boolean {
  return as === 'image' && assetId === null && binding === null;
}

/** Returns a usage as the audit takes it. */
export function usageFactsOf(usage: Usage): UsageFacts {
  const { as, altText, altWord, width, link } = usage;
  return { as: isEmpty(usage) ? 'empty' : as, altText, altWord, width, link };
}

/** Rendered widths and `sizes` by the element's key, and the site's breakpoints. */
export interface ShownElements {
  readonly inputs: ReadonlyMap<string, ElementInputs>;
  readonly breakpoints: readonly Breakpoint[];
}

/** The inputs where no element has been selected or measured. */
export const nothingShown: ShownElements = { inputs: new Map(), breakpoints: defaultBreakpoints };

function checkOf({ details, measured, refusal }: AssetRecord): Row['check'] {
  if (refusal || !details) return null;
  return measured === undefined ? 'open' : measured === null ? 'failed' : 'done';
}

/** Returns a row of which only the usages are known, because the audit threw. */
export function failedRow(usages: readonly Usage[], asset: AssetRecord, error: unknown): Row {
  const [first] = usages;
  const { details, refusal } = asset;
  return {
    key: first ? rowKeyOf(first) : '',
    assetId: first?.assetId ?? null,
    usages: usages.map((usage) => ({
      usage,
      state: null,
      text: null,
      findings: [],
      dismissed: [],
      isBlurry: false,
      loads: unknownLoads,
      delivery: null,
    })),
    lookupResult: details ?? (refusal ? 'missing' : undefined),
    details,
    assetText: latestFacts(asset).altText,
    findings: [],
    dismissed: [],
    check: first?.assetId ? checkOf(asset) : null,
    failed: { error },
  };
}

/**
 * Returns the row of these usages, which all show one asset. `repeatsOf` counts other rows of the page with a usage's
 * text.
 */
export function rowOf(
  usages: readonly Usage[],
  asset: AssetRecord,
  repeatsOf: (usage: Usage) => number,
  { inputs, breakpoints } = nothingShown,
): Row {
  const row = failedRow(usages, asset, null);
  const audited = usages.map((usage): AuditedUsage => {
    const { alt, findings, dismissed, delivery } = audit(asset, usageFactsOf(usage), {
      inputs: inputsOf(inputs, usage.element.key),
      breakpoints,
      repeats: repeatsOf(usage),
      altRules: altTextIssues,
      usageKey: usage.element.key,
    });
    const isBlurry = isBlurryImage(latestFacts(asset).contentType, delivery?.deliveries);
    const loads = deviceLoads(asset, delivery);
    return { usage, ...alt, findings, dismissed, isBlurry, loads, delivery };
  });
  const byKind = Map.groupBy(worstFirst(audited.flatMap((usage) => usage.findings)), kindOf);
  const byDismissal = new Map(audited.flatMap((usage) => usage.dismissed).map((one) => [one.dismissal, one]));
  return {
    ...row,
    usages: audited,
    findings: [...byKind.values()].flatMap(([worst]) => worst ?? []),
    dismissed: [...byDismissal.values()],
    failed: null,
  };
}

/** True for a usage that has no text and is not decorative, unless a person has dismissed that. */
export function lacksText({ state, dismissed }: AuditedUsage): boolean {
  return state === 'notSet' && dismissed.every(({ finding }) => finding.id !== 'alt');
}

/** True where at least one usage lacks a text. */
export function lacksAltText({ usages }: Row): boolean {
  return usages.some(lacksText);
}

/** Returns the bytes of the original; 0 where they are not known. */
export function weightOf({ details }: Row): number {
  return details?.size ?? 0;
}
