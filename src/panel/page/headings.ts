import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Designer } from '#panel/designer/designer.ts';
import type { Headings } from '#panel/designer/headings.ts';

/** The headings before the images of the open page. */
export interface PageHeadings {
  /** By the keys of the images' elements; empty before they were read, and where the Designer does not return them. */
  readonly all: ReadonlySignal<Headings>;
  /** Reads them unless they were read. */
  ensure(): void;
  /** Has the next `ensure` read them again; they stay until then. */
  renew(): void;
  /** Discards them: another page is open. */
  leave(): void;
}

const none: Headings = new Map();

/** Creates the headings; nothing is read before `ensure`. */
export function createPageHeadings(designer: Pick<Designer, 'headings'> | null): PageHeadings {
  const all = signal(none);
  let current: AbortController | null = null;

  async function read(from: Pick<Designer, 'headings'>): Promise<void> {
    current = new AbortController();
    const { signal } = current;
    const answer = await from.headings(signal);
    if (signal.aborted) return;
    if (answer.ok) all.value = answer.value;
    else current = null;
  }

  function renew(): void {
    current?.abort();
    current = null;
  }

  return {
    all,
    ensure() {
      if (designer && !current) void read(designer);
    },
    renew,
    leave() {
      renew();
      all.value = none;
    },
  };
}
