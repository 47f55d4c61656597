import type { ComponentChildren } from 'preact';
import type { ExpandedRow } from '#panel/files/expanded-row.ts';
import { type BarScale, BytesCell, WidthCell } from '#panel/files/file-cells.tsx';
import { type FileFold, type FileRow, foldRows, isBroken } from '#panel/files/file-rows.ts';
import type { LoadedBy } from '#panel/files/loaded-by.tsx';
import { NeededIcon } from '#panel/files/needed-icon.tsx';
import * as words from '#panel/i18n/files.ts';
import { formatBytes } from '#panel/i18n/format.ts';
import { ChevronIcon } from '#panel/ui/icons.tsx';

interface FilesTableProps {
  readonly rows: readonly FileRow[];
  /** True while files are being measured. */
  readonly isMeasuring: boolean;
  /** Draws which screens load a file; null until the lazy features are loaded. */
  readonly Loaded: typeof LoadedBy | null;
  readonly expandedRow: ExpandedRow;
  /** Key of this table among those of other assets. */
  readonly scope: string;
}

/** From how many lines on they are drawn closer, so that those of an image with all of Webflow's widths fit. */
const manyLines = 8;

function whyNoBytes({ unmeasured }: FileRow, isMeasuring: boolean): string {
  if (isMeasuring) return words.weighing;
  return unmeasured ? words.whyUnmeasured[unmeasured] : words.notMeasured;
}

/** The text in place of the screens that load a file which no screen can load; null for any other. */
function whyBroken(row: FileRow): { readonly text: string; readonly title: string } | null {
  if (row.error !== null) return { text: words.failed(row.error), title: words.failed(row.error) };
  if (!isBroken(row) || (row.omission !== 'gone' && row.omission !== 'notImage')) return null;
  return { text: words.broken[row.omission], title: words.whyLeftOut[row.omission] };
}

interface FoldProps {
  readonly files: FileFold;
  readonly isOpen: boolean;
  readonly toggle: () => void;
}

function Fold({ files, isOpen, toggle }: FoldProps) {
  const most = Math.max(...files.map(({ bytes }) => bytes ?? 0));
  const isBetween = files.some(({ loads }) => loads?.isBetween);
  return (
    <tr class="fold">
      <td colSpan={3}>
        <button type="button" aria-expanded={isOpen} onClick={toggle}>
          <span class="fold-widths">{files.map(({ width }) => width ?? '–').join(' ')}</span>
          {most > 0 && <span class="fold-bytes">{words.upToBytes(formatBytes(most))}</span>}
          <span class="fold-screens">
            {isBetween ? words.otherScreens : words.nobody}
            <ChevronIcon />
          </span>
        </button>
      </td>
    </tr>
  );
}

/** A row for each file of an image: its width, its bytes as a bar on one scale, and the screens that load it. */
export function FilesTable({ rows, isMeasuring, Loaded, expandedRow, scope }: FilesTableProps) {
  const lines = foldRows(rows);
  const whole = rows.find(({ isOriginal }) => isOriginal)?.bytes ?? null;
  const scale: BarScale = { most: Math.max(...rows.map(({ bytes }) => bytes ?? 0)), whole };
  const line = (row: FileRow): ComponentChildren => {
    const broken = whyBroken(row);
    return (
      <tr key={`${row.isOriginal} ${row.url} ${row.width}`} data-broken={broken !== null}>
        <WidthCell row={row} />
        <BytesCell row={row} scale={scale} why={whyNoBytes(row, isMeasuring)} />
        <td class="screens">
          <div title={broken?.title} dir="auto">
            {broken?.text ?? (row.loads && Loaded && <Loaded loads={row.loads} omission={row.omission} />)}
          </div>
        </td>
      </tr>
    );
  };
  return (
    <table class="files" data-many={lines.length >= manyLines}>
      <caption class="hidden">{words.heading}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span class="hidden">{words.width}</span>
          </th>
          <th scope="col">
            <span class="hidden">{words.size}</span>
          </th>
          <th scope="col">
            {words.loadedBy}
            {Loaded && rows.some(({ loads }) => loads?.neededBy.length) && (
              <span class="needed-legend" aria-hidden="true">
                <NeededIcon />
                {words.neededBy}
              </span>
            )}
          </th>
        </tr>
      </thead>
      {/* Where lines are folded, the new ones replace those of before: none of them moves. */}
      <tbody key={`${scope} ${lines.map((entry) => (isFold(entry) ? entry.length : 1))}`}>
        {lines.flatMap((entry) => {
          if (!isFold(entry)) return line(entry);
          const key = `${scope} ${entry[0]?.width}`;
          const isOpen = expandedRow.key.value === key;
          const fold = (
            <Fold key={key} files={entry} isOpen={isOpen} toggle={() => expandedRow.toggle(key)} />
          );
          return isOpen ? [fold, ...entry.map(line)] : fold;
        })}
      </tbody>
    </table>
  );
}

function isFold(entry: FileRow | FileFold): entry is FileFold {
  return Array.isArray(entry);
}
