import type { FileRow } from '#panel/files/file-rows.ts';
import * as words from '#panel/i18n/files.ts';
import { formatFormat } from '#panel/i18n/format.ts';
import { Bytes } from '#panel/ui/bytes.tsx';
import { shareOf } from '#rules/variants/share-of.ts';

/** What the bars of one chart are drawn by. */
export interface BarScale {
  /** Bytes of the longest bar; 0 while none are known. */
  readonly most: number;
  /** Bytes of the original; null where not known. */
  readonly whole: number | null;
}

/** A dash for sighted people, and the reason as text for screen readers. */
function NotGiven({ why }: { why: string }) {
  return (
    <span title={why}>
      <span aria-hidden="true">–</span>
      <span class="hidden">{why}</span>
    </span>
  );
}

/** Returns what a file is beside its width and bytes: "× 667 px, JPEG, quality 80". */
function factsOf({ width, height, format, quality, isOriginal }: FileRow): string {
  const parts = [
    width !== null && height !== null && words.timesHeight(height),
    isOriginal && words.theOriginal,
    format && formatFormat(format),
    quality !== null && words.quality(quality),
  ];
  return parts.filter((part) => typeof part === 'string').join(', ');
}

/** The original without a width, in a column as wide as four figures: the bars beside it don't move once it is known. */
function Original() {
  return <abbr title={words.original}>{words.originalShort}</abbr>;
}

/** The width of a file in pixels, with its other facts for screen readers and on hover. */
export function WidthCell({ row }: { row: FileRow }) {
  const { width, isOriginal } = row;
  const facts = factsOf(row);
  return (
    <th scope="row" title={width === null ? facts : `${width} ${facts}`}>
      {width ?? (isOriginal ? <Original /> : <NotGiven why={words.notGiven} />)}
      {width !== null && <span class="hidden"> {facts}</span>}
    </th>
  );
}

/** The bytes of a file, and a bar of that length. */
export function BytesCell({ row, scale, why }: { row: FileRow; scale: BarScale; why: string }) {
  const { bytes, isOriginal } = row;
  const share = isOriginal ? null : shareOf(bytes, scale.whole);
  return (
    <td class="bytes" title={share === null ? undefined : words.share(share)}>
      <div>
        <span class="weight" data-over={share !== null && share > 1} data-whole={isOriginal}>
          {bytes !== null && scale.most > 0 && (
            <span style={{ inlineSize: `${(bytes / scale.most) * 100}%` }} />
          )}
        </span>
        {bytes === null ? <NotGiven why={why} /> : <Bytes bytes={bytes} />}
      </div>
      {share !== null && <span class="hidden"> {words.share(share)}</span>}
    </td>
  );
}
