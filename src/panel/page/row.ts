import type { AssetDetails } from '#contract/asset.ts';
import type { AssetRecord } from '#panel/assets/facts.ts';
import { inputsOf } from '#panel/delivery/delivery-inputs.ts';
import { altTextIssues } from '#panel/i18n/alt-text-issues.ts';
import type { Usage } from '#panel/page/usage.ts';
import type { AltState } from '#rules/alt-text/alt-state.ts';
import { latestFacts } from '#rules/audit/asset-facts.ts';
import { audit } from '#rules/audit/audit.ts';
import type { UsageFacts } from '#rules/audit/usage-facts.ts';
import { type Breakpoint, defaultBreakpoints } from '#rules/delivery/breakpoints.ts';
import type { ElementInputs } from '#rules/delivery/deliver-element.ts';
import { worstFirst } from '#rules/findings/find.ts';
import type { Finding } from '#rules/findings/finding.ts';

/** What our backend says of an asset; `missing` where it is none of this site's. */
export type LookupResult = AssetDetails | 'missing';

/** One use and the alt text visitors get there; its state is null too where there is no image to describe. */
export interface AuditedUsage {
  readonly usage: Usage;
  readonly state: AltState | null;
  readonly text: string | null;
  /** What to improve on this use and its file, worst first. */
  readonly findings: readonly Finding[];
}

/** One asset of the page with all its uses, or one place without an asset. */
export interface Row {
  readonly key: string;
  readonly assetId: string | null;
  readonly usages: readonly AuditedUsage[];
  /** Undefined until told. */
  readonly lookupResult: LookupResult | undefined;
  readonly details: AssetDetails | null;
  /** The alt text of the asset; undefined until it is known. */
  readonly assetText: string | null | undefined;
  /** What to improve, worst first, each once however many uses have it. */
  readonly findings: readonly Finding[];
  /** The error that kept this row from being made; null where there was none. */
  readonly failed: { readonly error: unknown } | null;
}

/** What tells the rows of a page apart: the asset, or one place without an asset. */
export function rowKeyOf({ assetId, element, as }: Usage): string {
  return assetId ?? `${element.key} ${as}`;
}

/** True where nobody has chosen an image yet. */
export function isEmpty({ as, assetId, binding }: Usage): boolean {
  return as === 'image' && assetId === null && binding === null;
}

/** A use, as an audit takes it. */
export function usageFactsOf(usage: Usage): UsageFacts {
  const { as, altText, width, link } = usage;
  return { as: isEmpty(usage) ? 'empty' : as, altText, width, link };
}

/** What a finding is about, whatever its numbers. */
export const sameFinding = (finding: Finding): string =>
  finding.id === 'alt' ? `${finding.id} ${finding.issue.rule}` : finding.id;

/** How elements are shown: what is known of each by its key, and the breakpoints of the site. */
export interface ShownElements {
  readonly inputs: ReadonlyMap<string, ElementInputs>;
  readonly breakpoints: readonly Breakpoint[];
}

/** Elements of which nothing is known. */
export const nothingShown: ShownElements = { inputs: new Map(), breakpoints: defaultBreakpoints };

/** A row of which only the uses are known, because the rest could not be made. */
export function failedRow(usages: readonly Usage[], asset: AssetRecord, error: unknown): Row {
  const [first] = usages;
  const { details, refusal } = asset;
  return {
    key: first ? rowKeyOf(first) : '',
    assetId: first?.assetId ?? null,
    usages: usages.map((usage) => ({ usage, state: null, text: null, findings: [] })),
    lookupResult: details ?? (refusal ? 'missing' : undefined),
    details,
    assetText: latestFacts(asset).altText,
    findings: [],
    failed: { error },
  };
}

/** Makes the row of these uses, which all show one asset. `repeatsOf` counts other rows of the page with a use's text. */
export function rowOf(
  usages: readonly Usage[],
  asset: AssetRecord,
  repeatsOf: (usage: Usage) => number,
  { inputs, breakpoints } = nothingShown,
): Row {
  const row = failedRow(usages, asset, null);
  const audited = usages.map((usage): AuditedUsage => {
    const { alt, findings } = audit(asset, usageFactsOf(usage), {
      inputs: inputsOf(inputs, usage.element.key),
      breakpoints,
      repeats: repeatsOf(usage),
      altRules: altTextIssues,
    });
    return { usage, ...alt, findings };
  });
  const byKind = Map.groupBy(worstFirst(audited.flatMap((usage) => usage.findings)), sameFinding);
  return {
    ...row,
    usages: audited,
    findings: [...byKind.values()].flatMap(([worst]) => worst ?? []),
    failed: null,
  };
}

/** True where some use of it leaves visitors without a text that was not meant to be none. */
export function lacksAltText({ usages }: Row): boolean {
  return usages.some(({ state }) => state === 'notSet');
}

/** Bytes of the original; 0 where nobody knows. */
export function weightOf({ details }: Row): number {
  return details?.size ?? 0;
}
