import * as words from '#panel/i18n/weighing-list.ts';
import type { ListWeighing } from '#panel/weighing-list/list-weighing.ts';

interface WeighEntryProps {
  readonly weighing: Pick<ListWeighing, 'open' | 'weigh'>;
  /** Closes the menu. */
  readonly close: () => void;
}

/** The entry of a list's menu that weighs what the list shows. */
export function WeighEntry({ weighing, close }: WeighEntryProps) {
  const open = weighing.open.value;
  if (open === 0) return null;
  return (
    <button
      type="button"
      class="popup-item"
      onClick={() => {
        close();
        weighing.weigh();
      }}
    >
      {words.start(open)}
    </button>
  );
}
