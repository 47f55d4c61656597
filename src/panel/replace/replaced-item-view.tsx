import * as words from '#panel/i18n/replace.ts';
import {
  type ReplacedItem,
  type ReplaceFault,
  type ReplaceItem,
  shownStep,
} from '#panel/replace/replacement.ts';

/** Saves a candidate as a file. */
export type Download = (item: ReplaceItem) => void;

function faultText(fault: ReplaceFault, { step, candidate }: ReplacedItem): string {
  const isUndo = step !== 'failed';
  if (fault.by === 'files') return words.filesFault(fault.reason, isUndo);
  if (fault.by === 'backend') return words.backendFault(fault.problem);
  return words.designerFault(fault.reason, candidate.format);
}

/** Says what went wrong with the replacement, or with its Undo. */
function Fault({ item, isUndo }: { readonly item: ReplacedItem; readonly isUndo: boolean }) {
  const { fault } = item;
  if (!fault) return null;
  const text = faultText(fault, item);
  return <p class="replace-fault">{isUndo ? words.notUndone(text) : text}</p>;
}

interface ReplacedItemViewProps {
  readonly item: ReplacedItem;
  readonly isUndo: boolean;
  readonly download: Download;
}

/** One file of a replacement: what has become of it, whether that was checked, and what went wrong. */
export function ReplacedItemView({ item, isUndo, download }: ReplacedItemViewProps) {
  const { step, name, candidate, check } = item;
  return (
    <li class="replaced">
      <p dir="auto">{words.step(shownStep(item), name, candidate)}</p>
      {check && (
        <p class="fine" data-check={check}>
          {words.checks[check]}
        </p>
      )}
      <Fault item={item} isUndo={isUndo && step !== 'failed'} />
      {step === 'failed' && (
        <button
          type="button"
          class="text-button"
          aria-label={words.downloadOf(name)}
          onClick={() => download(item)}
        >
          {words.download}
        </button>
      )}
    </li>
  );
}
