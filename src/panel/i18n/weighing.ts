import type { CandidateFormat, MetadataKind, UnweighedReason, WeighedSource } from '#contract/weighing.ts';
import { formatBytes, formatFormat, formatNumber } from '#panel/i18n/format.ts';
import { interpolate, messages, plural } from '#panel/i18n/messages.ts';
import type { Best, BestCandidates } from '#rules/weighing/best-candidate.ts';
import type { ByteChange } from '#rules/weighing/byte-saving.ts';
import { byteSaving } from '#rules/weighing/byte-saving.ts';
import type { LoadChange, LoadChanges } from '#rules/weighing/load-changes.ts';

const said = messages.weighing;

export const { heading, headingOfVector, tryFormats, tryAvif, tryVector, close, cancel } = said;
export const { waiting, reading, encoding, changed, suggested, likenessSource, likenessLink } = said;
export const { heavier, download, downloading, downloaded, byHand, compare, fewer, metadataNames } = said;

/** How many files were encoded so far. */
export const encoded = (count: number): string => plural(said.encoded, count);

/** A change in percent with its sign: "−76%". */
export function change({ before, after }: ByteChange): string {
  const { percent } = byteSaving({ before, after });
  if (percent === null) return '';
  const sign = percent > 0 ? '−' : percent < 0 ? '+' : '±';
  return interpolate(said.change, { sign, percent: Math.abs(percent) });
}

function line(best: Best, text: string): string | null {
  if (best.kind === 'notWeighed') return null;
  if (best.kind !== 'smaller') return said.best[best.kind];
  const { candidate, saving } = best;
  return interpolate(text, {
    format: formatFormat(candidate.format),
    bytes: formatBytes(candidate.bytes),
    percent: saving.percent,
    pixels: formatNumber(candidate.width),
  });
}

/**
 * What the best candidate as wide as the original weighs, or why there is none: "As WebP it’s 412 kB, 76% less."; null
 * where no candidate is so wide.
 */
export const ownResult = ({ own }: BestCandidates): string | null => line(own, said.best.smaller);

/** The same for the width that is needed; null where there is nothing smaller. */
export const neededResult = ({ needed }: BestCandidates): string | null =>
  needed?.kind === 'smaller' ? line(needed, said.best.narrower) : null;

/** Candidates of one width: "3600 px, as now". */
export function widthName(width: number, source: Pick<WeighedSource, 'width'>): string {
  const text = width === source.width ? said.ownWidth : said.otherWidth;
  return interpolate(text, { pixels: formatNumber(width) });
}

/** Why a file was not weighed. */
export const refusal = (reason: UnweighedReason): string => said.reasons[reason];

/** Why a file, or formats of it, were not weighed, each reason once: "WebP, AVIF: The encoder stopped. Try again." */
export function refusals(
  refused: readonly { readonly format: CandidateFormat | null; readonly reason: UnweighedReason }[],
): string[] {
  return [...Map.groupBy(refused, ({ reason }) => reason)].map(([reason, all]) => {
    const formats = all.flatMap(({ format }) => format ?? []).map(formatFormat);
    const why = refusal(reason);
    return formats.length === 0
      ? why
      : interpolate(said.refusedFormats, { formats: formats.join(', '), why });
  });
}

/** What of the original's metadata is in no candidate; nothing for what is in all of them. */
export function dropped(kinds: readonly MetadataKind[]): string[] {
  const names = kinds.flatMap((kind) => (kind === 'icc' ? [] : metadataNames[kind]));
  return [
    ...(names.length > 0 ? [interpolate(said.metadata, { names: names.join(', ') })] : []),
    ...(kinds.includes('icc') ? [said.colors] : []),
  ];
}

const isKnown = ({ before, after }: LoadChange): boolean =>
  before !== null && after !== null && formatBytes(before) !== formatBytes(after);

/** What devices would load: "A phone would load about 31 kB instead of 62 kB (estimate)."; null where nothing is known to change. */
export function estimate({ phone, laptop }: LoadChanges): string | null {
  const text = isKnown(phone)
    ? isKnown(laptop)
      ? said.estimate.both
      : said.estimate.phone
    : isKnown(laptop)
      ? said.estimate.laptop
      : null;
  const bytes = (value: number | null): string => (value === null ? '' : formatBytes(value));
  return (
    text &&
    interpolate(text, {
      phoneBefore: bytes(phone.before),
      phoneAfter: bytes(phone.after),
      laptopBefore: bytes(laptop.before),
      laptopAfter: bytes(laptop.after),
    })
  );
}

/** The button that shows what was tried as well. */
export const showTries = (count: number): string => plural(said.showTries, count);
