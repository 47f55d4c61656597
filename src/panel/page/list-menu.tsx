import type { ReadonlySignal } from '@preact/signals-core';
import type { SaveFile } from '#panel/browser/save-file.ts';
import { restoreAll } from '#panel/i18n/dismissals.ts';
import * as listWords from '#panel/i18n/list.ts';
import { readAgain } from '#panel/i18n/page.ts';
import { ExportButtons, type Exports } from '#panel/report/export-buttons.tsx';
import type { ReportSaving } from '#panel/report/report-saving.ts';
import type { Copying } from '#panel/ui/copying.ts';
import { MoreIcon } from '#panel/ui/lazy-icons.tsx';
import { Popup } from '#panel/ui/popup.tsx';
import type { Popups } from '#panel/ui/popups.ts';
import type { ListWeighing } from '#panel/weighing-list/list-weighing.ts';
import { WeighEntry } from '#panel/weighing-list/weigh-entry.tsx';

/** What every menu of a list needs beside the list. */
export interface ListMenuServices {
  readonly popups: Popups;
  readonly copying: Copying;
  readonly saveFile: SaveFile;
}

interface ListMenuProps extends ListMenuServices {
  /** Identifies the list among others. */
  readonly id: string;
  readonly list: { readonly counts: ReadonlySignal<ReadonlyMap<string, number>> };
  /** Called while the menu is open; null for a list without items. */
  readonly exports: () => Exports | null;
  readonly weighing: Pick<ListWeighing, 'open' | 'weigh'>;
  readonly saving: ReportSaving;
  readonly restoreAll: () => void;
  readonly readAgain: () => void;
}

/** The rarer actions of a list: its items as CSV or as a report, weighing the shown ones, and reading them again. */
export function ListMenu({ popups, id, list, ...props }: ListMenuProps) {
  const { counts } = list;
  return (
    <Popup popups={popups} id={`${id}-menu`} label={listWords.more} icon={<MoreIcon />}>
      {(close) => (
        <>
          <ExportButtons
            id={id}
            exports={props.exports()}
            saving={props.saving}
            copying={props.copying}
            saveFile={props.saveFile}
          />
          <WeighEntry weighing={props.weighing} close={close} />
          {(counts.value.get('dismissed') ?? 0) > 0 && (
            <button
              type="button"
              class="popup-item"
              onClick={() => {
                close();
                props.restoreAll();
              }}
            >
              {restoreAll}
            </button>
          )}
          <button
            type="button"
            class="popup-item"
            onClick={() => {
              close();
              props.readAgain();
            }}
          >
            {readAgain}
          </button>
        </>
      )}
    </Popup>
  );
}
