import type { Measurements } from '#contract/measurements.ts';
import type { Repeats } from '#panel/page/repeats.ts';
import { failedRow, type Known, type Row, rowKeyOf, rowOf, type ShownElements } from '#panel/page/row.ts';
import type { Use } from '#panel/page/use.ts';
import type { ElementInputs } from '#rules/delivery/deliver-element.ts';

interface Remembered {
  readonly known: Known | undefined;
  readonly measured: Measurements | null | undefined;
  readonly breakpoints: ShownElements['breakpoints'];
  readonly inputs: readonly (ElementInputs | undefined)[];
  readonly shared: string;
  readonly row: Row;
}

/**
 * Makes the rows of a page, in its order. A row is made anew only where something of it has changed, so that a page of a
 * thousand images costs little while its facts come in.
 */
export function createRows(
  make = rowOf,
): (
  uses: readonly Use[],
  known: ReadonlyMap<string, Known>,
  measured: ReadonlyMap<string, Measurements | null>,
  shown: ShownElements,
  repeats: Repeats,
) => Row[] {
  let remembered = new Map<string, Remembered>();

  /** One row that can't be made must not take the others with it. */
  const rowFrom: typeof rowOf = (uses, known, ...rest) => {
    try {
      return make(uses, known, ...rest);
    } catch (error) {
      return failedRow(uses, known, error);
    }
  };

  return (uses, known, measured, shown, repeats) => {
    const byKey = Map.groupBy(uses, rowKeyOf);
    const next = new Map<string, Remembered>();
    for (const [key, group] of byKey) {
      const told = known.get(key);
      const files = measured.get(key);
      const shared = group.map(repeats.of).join();
      const inputs = group.map(({ element }) => shown.inputs.get(element.key));
      const before = remembered.get(key);
      const isSame =
        before?.known === told &&
        before?.measured === files &&
        before?.shared === shared &&
        before?.breakpoints === shown.breakpoints &&
        before?.row.uses.length === group.length &&
        before.row.uses.every(({ use }, at) => use === group[at] && before.inputs[at] === inputs[at]);
      const isKept = isSame && before;
      const row = isKept ? before.row : rowFrom(group, told, repeats.of, files, shown);
      next.set(key, { known: told, measured: files, breakpoints: shown.breakpoints, inputs, shared, row });
    }
    remembered = next;
    return [...next.values()].map(({ row }) => row);
  };
}
