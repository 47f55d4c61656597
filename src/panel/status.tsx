import type { Editing } from '#panel/alt-text/editing.ts';
import { copied } from '#panel/i18n/actions.ts';
import { done } from '#panel/i18n/alt-editor.ts';
import { messages } from '#panel/i18n/messages.ts';
import type { Selected } from '#panel/selection/selected.ts';
import type { Copying } from '#panel/ui/copying.ts';

const progress = messages.progress;

interface StatusProps {
  readonly selected: Pick<Selected, 'connected' | 'late' | 'slow' | 'selection' | 'requestError'>;
  readonly copying: Copying;
  /** Null until the second script is loaded. */
  readonly editing: Pick<Editing, 'done'> | null;
}

function statusOf({ selected, copying, editing }: StatusProps): string | null {
  if (copying.last.value?.ok) return copied;
  const edited = editing?.done.value;
  if (edited) return done[edited];
  const selection = selected.selection.value;
  if (selected.late.value) return progress.selection;
  // An automatic refresh of complete facts is not announced.
  const isMissed = selection.kind === 'asset' && (!selection.details || selected.requestError.value !== null);
  if (!isMissed || !selected.slow.value) return null;
  return selected.connected.value ? progress.asset : progress.connecting;
}

/**
 * The only live region: current activity and the last result. It is always in the document, because screen readers
 * announce only changes of a region they already know.
 */
export function Status(props: StatusProps) {
  const text = statusOf(props);
  return (
    <p role="status" class="status" data-empty={text === null}>
      {text}
    </p>
  );
}
