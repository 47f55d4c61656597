import type { AssetDetails } from '#contract/asset.ts';
import type { FileFacts } from '#contract/measurements.ts';
import type { AssetSummary } from '#rules/audit/asset-summary.ts';
import type { FileListing, OmissionReason } from '#rules/delivery/candidates.ts';
import type { FileLoads, ImageLoads } from '#rules/delivery/file-loads.ts';

/** One file of the chart. */
export interface FileRow {
  readonly url: string | null;
  /** Pixels; null where not known. */
  readonly width: number | null;
  readonly height: number | null;
  /** A media type or an extension. */
  readonly format: string | null;
  readonly quality: number | null;
  readonly bytes: number | null;
  /** Why its bytes could not be measured; null where that is not known. */
  readonly unmeasured: FileFacts['reason'];
  /** Webflow's message for a file that it could not make. */
  readonly error: string | null;
  readonly omission: OmissionReason | null;
  readonly isOriginal: boolean;
  /** Null while it is not known. */
  readonly loads: FileLoads | null;
}

/** A run of files that none of the named screens loads. */
export type FileFold = readonly FileRow[];

const byWidth = (one: FileRow, other: FileRow): number =>
  (one.width ?? Infinity) === (other.width ?? Infinity)
    ? Number(one.isOriginal) - Number(other.isOriginal)
    : (one.width ?? Infinity) - (other.width ?? Infinity);

/** Returns a row for each file, narrowest first; files of unknown width are last. */
export function fileRows(
  details: AssetDetails,
  { measured, original }: AssetSummary,
  listing: FileListing | null,
  loads: ImageLoads | null,
): FileRow[] {
  const rows = (details.variants ?? []).map((variant, at): FileRow => {
    const file = measured?.variants[at];
    return {
      url: variant.hostedUrl,
      width: variant.width,
      height: variant.height ?? file?.height ?? null,
      format: variant.format,
      quality: variant.quality,
      bytes: file?.bytes ?? null,
      unmeasured: file?.reason ?? null,
      error: variant.error,
      omission: listing?.omissions[at] ?? null,
      isOriginal: false,
      loads: loads?.variants[at] ?? null,
    };
  });
  rows.push({
    url: details.hostedUrl,
    width: original.width,
    height: original.height,
    format: details.contentType,
    quality: null,
    bytes: measured?.original.bytes ?? details.size,
    unmeasured: measured?.original.reason ?? null,
    error: null,
    omission: listing?.originalOmission ?? null,
    isOriginal: true,
    loads: loads?.original ?? null,
  });
  return rows.toSorted(byWidth);
}

/** True for a file that visitors ask for in vain. */
export function isBroken({ error, omission }: FileRow): boolean {
  return error !== null || omission === 'gone' || omission === 'notImage';
}

function isFolded(row: FileRow): boolean {
  const { loads, isOriginal } = row;
  if (!loads || isOriginal || isBroken(row)) return false;
  return !loads.isOnly && loads.loadedBy.length === 0 && loads.neededBy.length === 0;
}

/** Returns the rows with each run of two or more files that no named screen loads as one fold. */
export function foldRows(rows: readonly FileRow[]): (FileRow | FileFold)[] {
  const runs: FileRow[][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last?.[0] && isFolded(last[0]) && isFolded(row)) last.push(row);
    else runs.push([row]);
  }
  return runs.flatMap((run) => (run.length > 1 ? [run] : run));
}
