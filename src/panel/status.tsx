import { copied } from '#panel/i18n/actions.ts';
import { done } from '#panel/i18n/alt-editor.ts';
import * as progress from '#panel/i18n/progress.ts';
import type { Panel } from '#panel/panel.ts';

function statusOf({ selected, copying, tools }: Panel): string | null {
  if (copying.last.value?.ok) return copied;
  const edited = tools.value?.editing.done.value;
  if (edited) return done[edited];
  const subject = selected.subject.value;
  if (selected.late.value) return progress.selection;
  // A refresh that nobody asked for, of facts that are all there, is not worth a word.
  const isMissed = subject.kind === 'asset' && (!subject.details || selected.trouble.value !== null);
  if (!isMissed || !selected.slow.value) return null;
  return selected.connected.value ? progress.asset : progress.connecting;
}

/** The one live region: what is going on or has just been done. It is always there, so that each word is read. */
export function Status({ panel }: { panel: Panel }) {
  const text = statusOf(panel);
  return (
    <p role="status" class="status" data-empty={text === null}>
      {text}
    </p>
  );
}
