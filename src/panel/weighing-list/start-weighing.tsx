import * as words from '#panel/i18n/weighing-list.ts';
import type { ListWeighing } from '#panel/weighing-list/list-weighing.ts';

interface StartWeighingProps {
  readonly weighing: Pick<ListWeighing, 'open' | 'total' | 'weigh'>;
  /** True where a chip or the search chooses some of the list. */
  readonly isNarrowed: boolean;
}

/** The button that weighs what the list shows: of some of the list, or once something is weighed. */
export function StartWeighing({ weighing, isNarrowed }: StartWeighingProps) {
  const open = weighing.open.value;
  if (open === 0 || !(isNarrowed || weighing.total.value)) return null;
  return (
    <button type="button" class="button" onClick={weighing.weigh}>
      {words.start(open)}
    </button>
  );
}
