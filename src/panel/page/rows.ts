import { type AssetRecord, emptyAsset } from '#panel/assets/facts.ts';
import type { Repeats } from '#panel/page/repeats.ts';
import { failedRow, type Row, rowKeyOf, rowOf, type ShownElements } from '#panel/page/row.ts';
import type { KnownUsage } from '#panel/page/usage.ts';
import type { ElementInputs } from '#rules/delivery/deliver-element.ts';

interface Made {
  readonly asset: AssetRecord;
  readonly breakpoints: ShownElements['breakpoints'];
  readonly inputs: readonly (ElementInputs | undefined)[];
  readonly repeats: string;
  readonly row: Row;
}

/**
 * Creates a function that returns the rows of a page in its order. It audits a row again only after one of its facts
 * has changed: a page of a thousand images changes hundreds of times while it is read.
 */
export function createRows(
  make = rowOf,
): (usages: readonly KnownUsage[], shown: ShownElements, repeats: Repeats) => Row[] {
  let made = new Map<string, Made>();

  /** An error in one row leaves the others in place. */
  const rowFrom: typeof rowOf = (usages, asset, ...rest) => {
    try {
      return make(usages, asset, ...rest);
    } catch (error) {
      return failedRow(usages, asset, error);
    }
  };

  return (known, shown, repeats) => {
    const { breakpoints } = shown;
    const byKey = Map.groupBy(known, ({ usage }) => rowKeyOf(usage));
    const next = new Map<string, Made>();
    for (const [key, group] of byKey) {
      const usages = group.map(({ usage }) => usage);
      const asset = group[0]?.asset ?? emptyAsset;
      const repeated = usages.map(repeats.of).join();
      const inputs = usages.map(({ element }) => shown.inputs.get(element.key));
      const before = made.get(key);
      const isSame =
        before?.asset === asset &&
        before.repeats === repeated &&
        before.breakpoints === breakpoints &&
        before.row.usages.length === usages.length &&
        before.row.usages.every(({ usage }, at) => usage === usages[at] && before.inputs[at] === inputs[at]);
      const row = isSame ? before.row : rowFrom(usages, asset, repeats.of, shown);
      next.set(key, { asset, breakpoints, inputs, repeats: repeated, row });
    }
    made = next;
    return [...made.values()].map(({ row }) => row);
  };
}
