import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { DesignerErrorReason } from '#panel/designer/call.ts';
import type { Designer } from '#panel/designer/designer.ts';
import type { SiteDesigner } from '#panel/designer/site-designer.ts';
import type { Use } from '#rules/uses/use.ts';

/** A page or a component with a use, as the Designer opens it. */
export type Destination = Parameters<SiteDesigner['goTo']>[0];

/** The use that a person pressed: `asked` until they confirm, `under way`, and what it came to. */
export interface Walk {
  readonly key: string;
  readonly is: 'asked' | 'under way' | 'opened' | 'not_found' | DesignerErrorReason;
}

/** Going to a use, which leaves the open page. */
export interface Going {
  readonly walk: ReadonlySignal<Walk | null>;
  /** Asks whether to leave the open page, or goes on it at once. */
  press(destination: Destination): Promise<void>;
  confirm(destination: Destination): Promise<void>;
  cancel(): void;
  /** Ends it. */
  stop(): void;
}

/** Identifies a destination. */
export const destinationKey = ({ kind, id, assetId, componentId }: Destination): string =>
  [kind, id, assetId, componentId].join(' ');

/** Returns where a use of an asset is on a canvas; null for one that the Designer can't open. */
export function destinationOf(assetId: string, use: Use): Destination | null {
  switch (use.kind) {
    case 'page':
    case 'component':
      return { kind: use.kind, id: use.id, assetId, componentId: null };
    case 'property':
    case 'social':
      return { kind: 'page', id: use.id, assetId, componentId: null };
    default:
      return null;
  }
}

/** Creates the model; `onArrival` is called once an element is selected. */
export function createGoing(
  designer: Pick<Designer, 'page'> | null,
  site: Pick<SiteDesigner, 'goTo'> | null,
  onArrival: () => void,
): Going {
  const walk = signal<Walk | null>(null);
  let current = new AbortController();

  function begin(): AbortSignal {
    current.abort();
    current = new AbortController();
    walk.value = null;
    return current.signal;
  }

  async function go(destination: Destination, stop: AbortSignal): Promise<void> {
    const key = destinationKey(destination);
    walk.value = { key, is: 'under way' };
    const answer = await site?.goTo(destination, stop);
    if (!answer || stop.aborted) return;
    if (!answer.ok) walk.value = { key, is: answer.reason };
    else if (answer.value !== 'selected') walk.value = { key, is: answer.value };
    else {
      walk.value = null;
      onArrival();
    }
  }

  return {
    walk,
    async press(destination) {
      const signal = begin();
      const open = destination.kind === 'page' ? await designer?.page(signal) : null;
      if (signal.aborted) return;
      if (open?.ok && open.value.id === destination.id) await go(destination, signal);
      else walk.value = { key: destinationKey(destination), is: 'asked' };
    },
    async confirm(destination) {
      await go(destination, begin());
    },
    cancel: begin,
    stop: begin,
  };
}
