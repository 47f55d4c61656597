import type { ReadonlySignal } from '@preact/signals-core';
import type { Selection } from '#panel/assets/selection.ts';
import type { Designer } from '#panel/designer/designer.ts';
import { watch } from '#panel/state/watch.ts';
import type { Tabs } from '#panel/ui/tabs.ts';

interface LaunchParts {
  readonly designer: Designer | null;
  readonly selection: ReadonlySignal<Selection>;
  readonly tabs: Tabs;
}

/**
 * Opens what the panel was started for, unless an element is selected by then: the image whose settings it was opened
 * from, or the page tab after a link from outside. Returns a function that stops the waiting.
 */
export function followLaunch({ designer, selection, tabs }: LaunchParts): () => void {
  const stopped = new AbortController();

  /** Resolves to whether no element is selected, once that is known. */
  function isFree(): Promise<boolean> {
    return new Promise((resolve) => {
      const stop = watch(() => {
        const { kind } = selection.value;
        if (kind !== 'unread') resolve(kind === 'nothing');
      });
      stopped.signal.addEventListener('abort', stop);
    });
  }

  async function follow(from: Designer): Promise<void> {
    const answer = await from.launch(stopped.signal);
    if (!answer.ok || answer.value.why === 'none' || !(await isFree())) return;
    const { why, element } = answer.value;
    if (why === 'deepLink') tabs.open('page');
    else await element?.select(stopped.signal);
  }

  if (designer) void follow(designer);
  return () => stopped.abort();
}
