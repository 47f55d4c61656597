import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Clock } from '#panel/browser/clock.ts';
import * as timeouts from '#panel/browser/timeouts.ts';

/** The result of the last press of a copy button. `key` identifies the button. */
export interface Copied {
  readonly key: string;
  readonly text: string;
  readonly ok: boolean;
}

export interface Copying {
  readonly last: ReadonlySignal<Copied | null>;
  /**
   * Copies `text`; resolves to whether that succeeded. A success is cleared after 2 s, a failure stays until the next
   * press.
   */
  copy(key: string, text: string): Promise<boolean>;
}

/** Creates the model; `write` resolves to whether the text is on the clipboard. */
export function createCopying(write: (text: string) => Promise<boolean>, clock: Clock): Copying {
  const last = signal<Copied | null>(null);
  let cancelForget = (): void => {};
  return {
    last,
    async copy(key, text) {
      const ok = await write(text);
      cancelForget();
      last.value = { key, text, ok };
      if (ok) {
        cancelForget = clock.after(timeouts.doneDuration, () => {
          last.value = null;
        });
      }
      return ok;
    },
  };
}
