import { requestErrorMessage } from '#panel/i18n/request-errors.ts';
import * as words from '#panel/i18n/weighing-list.ts';
import { ListAlert } from '#panel/list/list-alert.tsx';
import { ReplaceButton, type ReplaceButtonProps } from '#panel/replace/replace-button.tsx';
import type { ListWeighing } from '#panel/weighing-list/list-weighing.ts';
import type { WeighedTotal } from '#panel/weighing-list/total.ts';

/** What the shown images would save, and of how many that is known. */
function Total({ total, isRunning }: { readonly total: WeighedTotal; readonly isRunning: boolean }) {
  const { weighed, refused, originals, loads } = total;
  const isLoadKnown = loads !== null && (loads.phone.before > 0 || loads.laptop.before > 0);
  const unknown = loads && isLoadKnown ? Math.max(loads.phone.unknown, loads.laptop.unknown) : 0;
  const changes = isLoadKnown ? [originals, loads.phone, loads.laptop] : [originals];
  const isAnySaved = changes.some(({ before, after }) => after < before);
  const saving = isLoadKnown ? words.totalOfLoads(loads.phone, loads.laptop) : words.total(originals);
  const notes = [
    weighed > 0 ? words.weighed(weighed) : null,
    isLoadKnown && isAnySaved ? words.originals(originals) : null,
    unknown > 0 ? words.unknown(unknown) : null,
    refused > 0 ? words.notWeighed(refused) : null,
  ].filter((note) => note !== null);
  return (
    // A total that grows with each image is read out once, when it is whole.
    <div class="weigh-total" role="status" aria-busy={isRunning}>
      {weighed > 0 && <p>{isAnySaved || isRunning ? saving : words.noSaving}</p>}
      <p class="fine">{notes.join(' · ')}</p>
    </div>
  );
}

export interface WeighControlsProps {
  readonly weighing: ListWeighing;
  readonly replacing: ReplaceButtonProps['replacing'];
}

/** The total of what is weighed of what the list shows, and the button that replaces what is lighter. */
export function WeighControls({ weighing, replacing }: WeighControlsProps) {
  const total = weighing.total.value;
  const isRunning = weighing.progress.value !== null;
  const problem = weighing.hold.problem.value;
  if (!total && !problem) return null;
  return (
    <div class="page-controls weigh-controls">
      {problem && isRunning && (
        <ListAlert {...requestErrorMessage(problem.code)} onPress={weighing.hold.goOn} />
      )}
      {total && <Total total={total} isRunning={isRunning} />}
      {!isRunning && <ReplaceButton replacing={replacing} items={weighing.replaceable.value} />}
    </div>
  );
}
