import * as v from 'valibot';
import { type EventName, type Target, type ToDesigner, ToExtension } from '../wire.ts';

/** The runtime's connection to the Designer page that embeds it. */
export interface Transport {
  /** Calls a method and resolves with the received value. Rejects with an Error whose `cause.tag` is the reason. */
  call(target: Target, method: string, args: readonly unknown[]): Promise<unknown>;
  /** Calls `listener` on each event and returns a function that unsubscribes. */
  subscribe(event: EventName, listener: (value: unknown) => void): () => void;
}

/** A transport to the embedding page at exactly this origin. Outside of a Designer calls stay pending. */
export function createTransport(designerOrigin: string): Transport {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(reason: Error): void }>();
  const listeners = new Map<EventName, Set<(value: unknown) => void>>();
  let calls = 0;

  const send = (message: ToDesigner) => {
    if (window.parent !== window) window.parent.postMessage(message, designerOrigin);
  };

  window.addEventListener('message', ({ source, origin, data }) => {
    if (source !== window.parent || origin !== designerOrigin) return;
    const parsed = v.safeParse(ToExtension, data);
    if (!parsed.success) return;
    const message = parsed.output;
    if (message.kind === 'event') {
      for (const listener of [...(listeners.get(message.event) ?? [])]) listener(message.value);
      return;
    }
    const call = waiting.get(message.call);
    waiting.delete(message.call);
    if (message.kind === 'result') call?.resolve(message.value);
    else call?.reject(new Error(message.message, { cause: { tag: message.tag } }));
  });

  return {
    call(target, method, args) {
      calls += 1;
      const call = calls;
      return new Promise((resolve, reject) => {
        waiting.set(call, { resolve, reject });
        send({ kind: 'call', call, target, method, args: [...args] });
      });
    },
    subscribe(event, listener) {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set);
      set.add(listener);
      send({ kind: 'subscribe', event });
      return () => {
        if (set.delete(listener) && set.size === 0) send({ kind: 'unsubscribe', event });
      };
    },
  };
}
