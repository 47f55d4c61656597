import { type AssetRecord, emptyAsset } from '#panel/assets/facts.ts';
import type { Repeats } from '#panel/page/repeats.ts';
import { failedRow, type Row, rowKeyOf, rowOf, type ShownElements } from '#panel/page/row.ts';
import type { KnownUse } from '#panel/page/use.ts';
import type { ElementInputs } from '#rules/delivery/deliver-element.ts';

interface Made {
  readonly asset: AssetRecord;
  readonly breakpoints: ShownElements['breakpoints'];
  readonly inputs: readonly (ElementInputs | undefined)[];
  readonly repeats: string;
  readonly row: Row;
}

/**
 * Makes the rows of a page, in its order. A row is made again only where something of it has changed, so that a page of a
 * thousand images costs little while its facts come in.
 */
export function createRows(
  make = rowOf,
): (uses: readonly KnownUse[], shown: ShownElements, repeats: Repeats) => Row[] {
  let made = new Map<string, Made>();

  /** One row that can't be made must not take the others with it. */
  const rowFrom: typeof rowOf = (uses, asset, ...rest) => {
    try {
      return make(uses, asset, ...rest);
    } catch (error) {
      return failedRow(uses, asset, error);
    }
  };

  return (known, shown, repeats) => {
    const { breakpoints } = shown;
    const byKey = Map.groupBy(known, ({ use }) => rowKeyOf(use));
    const next = new Map<string, Made>();
    for (const [key, group] of byKey) {
      const uses = group.map(({ use }) => use);
      const asset = group[0]?.asset ?? emptyAsset;
      const repeated = uses.map(repeats.of).join();
      const inputs = uses.map(({ element }) => shown.inputs.get(element.key));
      const before = made.get(key);
      const isSame =
        before?.asset === asset &&
        before.repeats === repeated &&
        before.breakpoints === breakpoints &&
        before.row.uses.length === uses.length &&
        before.row.uses.every(({ use }, at) => use === uses[at] && before.inputs[at] === inputs[at]);
      const row = isSame ? before.row : rowFrom(uses, asset, repeats.of, shown);
      next.set(key, { asset, breakpoints, inputs, repeats: repeated, row });
    }
    made = next;
    return [...made.values()].map(({ row }) => row);
  };
}
