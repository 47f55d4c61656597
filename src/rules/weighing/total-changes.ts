import type { Device } from '#rules/audit/device-loads.ts';
import type { ByteChange } from '#rules/weighing/byte-saving.ts';
import type { LoadChange, LoadChanges } from '#rules/weighing/load-changes.ts';

/** Bytes of many files before and after a change, as far as both are known. */
export interface TotalChange extends ByteChange {
  /** How many are left out, because their bytes before or after are not known. */
  readonly unknown: number;
}

const nothing: TotalChange = { before: 0, after: 0, unknown: 0 };

function sum(totals: readonly TotalChange[]): TotalChange {
  return totals.reduce(
    (all, one) => ({
      before: all.before + one.before,
      after: all.after + one.after,
      unknown: all.unknown + one.unknown,
    }),
    nothing,
  );
}

function totalOf(changes: readonly LoadChange[]): TotalChange {
  const known = changes.flatMap(({ before, after }) =>
    before === null || after === null ? [] : [{ before, after }],
  );
  const once = (bytes: readonly number[]): number =>
    [...new Set(bytes)].reduce((total, one) => total + one, 0);
  return {
    before: once(known.map(({ before }) => before)),
    after: once(known.map(({ after }) => after)),
    unknown: changes.length - known.length,
  };
}

/**
 * Returns the total of what a device loads. `images` has the usages of each image: a file that several of them show is
 * loaded once, as the files of one image differ in their bytes.
 */
export function totalLoadChange(images: readonly (readonly LoadChanges[])[], device: Device): TotalChange {
  return sum(images.map((usages) => totalOf(usages.map((usage) => usage[device]))));
}

/** Returns the total of originals, each of which counts. */
export function totalFileChange(files: readonly LoadChange[]): TotalChange {
  return sum(files.map((file) => totalOf([file])));
}
