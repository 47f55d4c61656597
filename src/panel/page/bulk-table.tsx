import { Component, createRef } from 'preact';
import * as words from '#panel/i18n/bulk.ts';
import { RowWindow } from '#panel/list/row-window.tsx';
import type { Bulk } from '#panel/page/bulk.ts';
import { BulkRow } from '#panel/page/bulk-row.tsx';
import type { BulkItem } from '#panel/page/bulk-source.ts';
import { takeFocus } from '#panel/page/take-focus.ts';

interface BulkTableProps {
  readonly bulk: Bulk;
  /** The panel's own address. */
  readonly panelUrl: URL;
}

/** Height of a row in pixels, by the width of the list: in a narrow one the note may have two lines. */
const rowHeight = (width: number): number => (width < 300 ? 118 : 110);

const keyOf = (row: BulkItem): string => row.key;

/** The series as a table, with a field for each image. Each is saved by itself. */
export class BulkTable extends Component<BulkTableProps> {
  readonly box = createRef<HTMLDivElement>();

  override componentDidMount() {
    // The choice of the view keeps the focus; the button that began the series is gone.
    if (document.activeElement === document.body)
      takeFocus(this.box.current?.querySelector('textarea') ?? null);
  }

  render({ bulk, panelUrl }: BulkTableProps) {
    return (
      <div ref={this.box} class="bulk-table">
        <div class="bulk-head">
          <p class="fine">{words.enter}</p>
          {bulk.canUndo.value && (
            <button
              type="button"
              class="text-button"
              aria-disabled={bulk.isBusy.value}
              onClick={() => void bulk.undoAll()}
            >
              {words.undoAll}
            </button>
          )}
        </div>
        <RowWindow
          label={words.table}
          items={bulk.rows.value}
          rowHeight={rowHeight}
          keyOf={keyOf}
          onVisible={bulk.context.read}
          row={(row) => <BulkRow key={row.key} bulk={bulk} row={row} panelUrl={panelUrl} />}
        />
      </div>
    );
  }
}
