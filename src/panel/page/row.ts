import type { AssetDetails } from '#contract/asset.ts';
import type { Measurements } from '#contract/measurements.ts';
import { measuredOf } from '#panel/assets/inspection.ts';
import { altRemarks } from '#panel/i18n/alt-remarks.ts';
import type { Use } from '#panel/page/use.ts';
import { deliveryOf, type ShownElements } from '#panel/page/use-delivery.ts';
import { type AltState, altState } from '#rules/alt-text/alt-state.ts';
import { normalizeText } from '#rules/alt-text/normalize-text.ts';
import { defaultBreakpoints } from '#rules/delivery/breakpoints.ts';
import { altFindings, findingsOf, worstFirst } from '#rules/findings/find.ts';
import type { Finding } from '#rules/findings/finding.ts';

/** What our backend says of an asset; `missing` where it is none of this site's. */
export type Known = AssetDetails | 'missing';

/** One use and the alt text visitors get there; its state is null too where there is no image to describe. */
export interface UseText {
  readonly use: Use;
  readonly state: AltState | null;
  readonly text: string | null;
  /** What to improve on this use and its file, worst first. */
  readonly findings: readonly Finding[];
}

/** One asset of the page with all its uses, or one place without an asset. */
export interface Row {
  readonly key: string;
  readonly assetId: string | null;
  readonly uses: readonly UseText[];
  /** Undefined until told. */
  readonly known: Known | undefined;
  readonly details: AssetDetails | null;
  /** What to improve, worst first, each once however many uses have it. */
  readonly findings: readonly Finding[];
  /** The error that kept this row from being made; null where there was none. */
  readonly failed: { readonly error: unknown } | null;
}

/** With how many other assets of the page each alt text stands, by `normalizeText`. */
export type RepeatsOf = (folded: string) => number;

/** True where nobody has chosen an image yet. */
export function isEmpty({ as, assetId, binding }: Use): boolean {
  return as === 'image' && assetId === null && binding === null;
}

/** The alt text of one use. An image property of a component has the asset's, as far as anyone can see. */
export function textOf(use: Use, details: AssetDetails | null): Omit<UseText, 'findings'> {
  const api = details?.altText;
  if (use.as === 'background' || isEmpty(use)) return { use, state: null, text: null };
  if (use.as === 'property') {
    const text = api ?? null;
    return { use, state: details ? (text ? 'asset' : 'notSet') : null, text };
  }
  return { use, ...altState({ element: use.altText, designer: undefined, api }) };
}

/** What a finding is about, whatever its numbers. */
export const sameFinding = (finding: Finding): string =>
  finding.id === 'alt' ? `${finding.id} ${finding.remark.rule}` : finding.id;

/** Elements of which nothing is known. */
export const nothingShown: ShownElements = { inputs: new Map(), breakpoints: defaultBreakpoints };

/** A row of which only the uses are known, because the rest could not be made. */
export function failedRow(uses: readonly Use[], known: Known | undefined, error: unknown): Row {
  const [first] = uses;
  const assetId = first?.assetId ?? null;
  return {
    key: assetId ?? `${first?.element.key} ${first?.as}`,
    assetId,
    uses: uses.map((use) => ({ use, state: null, text: null, findings: [] })),
    known,
    details: known === 'missing' ? null : (known ?? null),
    findings: [],
    failed: { error },
  };
}

/** Makes the row of these uses, which all show one asset. `repeatsOf` knows the whole page. */
export function rowOf(
  uses: readonly Use[],
  known: Known | undefined,
  repeatsOf: RepeatsOf,
  measurements?: Measurements | null,
  shown = nothingShown,
): Row {
  const row = failedRow(uses, known, null);
  const { details } = row;
  const files = [details?.displayName, details?.originalFileName, details?.hostedUrl];
  const measured = measuredOf({ details, measured: measurements });
  const facts = {
    remarks: [],
    contentType: details?.contentType,
    size: details?.size,
    url: details?.hostedUrl,
    createdOn: details?.createdOn,
    fetchedAt: details?.fetchedAt,
    variants: details?.variants ?? undefined,
    width: measured?.original.width,
    height: measured?.original.height,
    measured,
    delivery: null,
  };
  const ofFile = findingsOf(facts);
  const withTexts = uses.map((use): UseText => {
    const { state, text } = textOf(use, details);
    const remarks = altRemarks({ state, text, files, repeats: repeatsOf(normalizeText(text ?? '')) });
    const delivery = deliveryOf(use, details, measured, shown);
    const ofUse = delivery ? findingsOf({ ...facts, delivery }) : ofFile;
    return { use, state, text, findings: worstFirst([...altFindings(remarks), ...ofUse]) };
  });
  const byKind = Map.groupBy(worstFirst(withTexts.flatMap((use) => use.findings)), sameFinding);
  return {
    ...row,
    uses: withTexts,
    findings: [...byKind.values()].flatMap(([worst]) => worst ?? []),
    failed: null,
  };
}

/** True where some use of it leaves visitors without a text that was not meant to be none. */
export function lacksAltText({ uses }: Row): boolean {
  return uses.some(({ state }) => state === 'notSet');
}

/** Bytes of the original; 0 where nobody knows. */
export function weightOf({ details }: Row): number {
  return details?.size ?? 0;
}
