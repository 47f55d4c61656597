import type { Outcome } from '#panel/weighing-list/outcome.ts';
import type { Device } from '#rules/audit/device-loads.ts';
import type { LoadChanges } from '#rules/weighing/load-changes.ts';
import { type TotalChange, totalFileChange, totalLoadChange } from '#rules/weighing/total-changes.ts';

/** A weighed image of a list. */
export interface WeighedImage {
  readonly outcome: Outcome;
  /** What devices load at each of its usages; null in a list of assets without their usages. */
  readonly changes: readonly LoadChanges[] | null;
}

/** What the weighed images of a list would load and weigh with the suggested files. */
export interface WeighedTotal {
  /** How many are weighed, and how many could not be. */
  readonly weighed: number;
  readonly refused: number;
  readonly originals: TotalChange;
  /** Null in a list of assets without their usages. */
  readonly loads: Readonly<Record<Device, TotalChange>> | null;
}

/** Bytes of the original before and after; null where it is not weighed. */
function originalOf(outcome: Outcome): { readonly before: number; readonly after: number } | null {
  if (!('before' in outcome)) return null;
  const { before } = outcome;
  return { before, after: outcome.kind === 'suggested' ? outcome.candidate.bytes : before };
}

/** Returns the total; null where no image is weighed to its end. */
export function weighedTotal(images: readonly WeighedImage[]): WeighedTotal | null {
  const originals = images.flatMap(({ outcome }) => originalOf(outcome) ?? []);
  const refused = images.filter(({ outcome }) => outcome.kind === 'refused').length;
  if (originals.length + refused === 0) return null;
  const usages = images.flatMap(({ outcome, changes }) => (changes && 'before' in outcome ? [changes] : []));
  return {
    weighed: originals.length,
    refused,
    originals: totalFileChange(originals),
    loads:
      usages.length > 0
        ? { phone: totalLoadChange(usages, 'phone'), laptop: totalLoadChange(usages, 'laptop') }
        : null,
  };
}

/**
 * Returns the bytes that one screen would load less; where that is not known, those that the original has less. Null where
 * the image is not weighed.
 */
export function savedBytes({ outcome, changes }: WeighedImage): number | null {
  const original = originalOf(outcome);
  if (!original) return null;
  const known = (changes ?? []).flatMap(({ phone, laptop }) =>
    [phone, laptop].flatMap(({ before, after }) => (before === null || after === null ? [] : before - after)),
  );
  return known.length > 0 ? Math.max(0, ...known) : original.before - original.after;
}
