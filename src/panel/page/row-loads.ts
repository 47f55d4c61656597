import { isEmpty, type Row } from '#panel/page/row.ts';
import type { Device } from '#rules/audit/device-loads.ts';

/** Bytes of files, as far as they are known. */
export interface KnownBytes {
  readonly bytes: number;
  /** How many usages show a file of unknown bytes. */
  readonly unknown: number;
}

/**
 * Returns what a device loads for all usages of a row. A file that several of them show is loaded once: the files of one
 * asset differ in their bytes.
 */
export function rowLoads({ usages }: Row, device: Device): KnownBytes {
  const shown = usages.filter(({ usage }) => !isEmpty(usage)).map(({ loads }) => loads[device].loaded);
  const known = new Set(shown.filter((bytes) => bytes !== null));
  return {
    bytes: [...known].reduce((sum, bytes) => sum + bytes, 0),
    unknown: shown.filter((bytes) => bytes === null).length,
  };
}

/** Returns the sum for these rows. */
export function totalLoads(rows: readonly Row[], device: Device): KnownBytes {
  return rows
    .map((row) => rowLoads(row, device))
    .reduce((sum, { bytes, unknown }) => ({ bytes: sum.bytes + bytes, unknown: sum.unknown + unknown }), {
      bytes: 0,
      unknown: 0,
    });
}
