import * as v from 'valibot';
import { HandleRef, type SentFile, type Target } from '../wire.ts';
import type { Transport } from './transport.ts';

const Packed = v.object({ $handle: HandleRef });

async function sentFile(file: File): Promise<{ $file: SentFile }> {
  return { $file: { name: file.name, type: file.type, bytes: await file.arrayBuffer() } };
}

/** Converts between messages and objects with methods: `revive` on receipt, `call` with packed arguments before sending. */
export interface Handles {
  revive(value: unknown): unknown;
  /** Calls a method and resolves with what it returns. Files are sent as their bytes. */
  call(target: Target, method: string, args: readonly unknown[]): Promise<unknown>;
}

/** Handles with methods that call over `transport`. */
export function createHandles(transport: Transport): Handles {
  const targets = new WeakMap<object, Target>();

  const make = ({ target, members, methods }: HandleRef): object => {
    const handle = Object.fromEntries([
      ...Object.entries(members),
      ...methods.map((method) => [method, (...args: unknown[]) => call(target, method, args)]),
    ]);
    targets.set(handle, target);
    return Object.freeze(handle);
  };

  const revive = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(revive);
    const packed = v.safeParse(Packed, value);
    if (packed.success) return make(packed.output.$handle);
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, revive(member)]));
  };

  const pack = (value: unknown): unknown => {
    if (value instanceof File) return sentFile(value);
    const target = typeof value === 'object' && value !== null ? targets.get(value) : undefined;
    return target ? { $target: target } : value;
  };

  // Only a call with a file waits before it is sent: the others keep their order.
  const call = async (target: Target, method: string, args: readonly unknown[]): Promise<unknown> => {
    const packed = args.map(pack);
    const sent = packed.some((each) => each instanceof Promise) ? await Promise.all(packed) : packed;
    return revive(await transport.call(target, method, sent));
  };

  return { revive, call };
}
