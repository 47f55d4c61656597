import * as v from 'valibot';
import { HandleRef, type Target } from '../wire.ts';
import type { Transport } from './transport.ts';

const Packed = v.object({ $handle: HandleRef });

/** Converts between messages and objects with methods: `revive` on receipt, `pack` before sending. */
export interface Handles {
  revive(value: unknown): unknown;
  pack(value: unknown): unknown;
}

/** Handles with methods that call over `transport`. */
export function createHandles(transport: Transport): Handles {
  const targets = new WeakMap<object, Target>();

  const make = ({ target, members, methods }: HandleRef): object => {
    const handle = Object.fromEntries([
      ...Object.entries(members),
      ...methods.map((method) => [
        method,
        async (...args: unknown[]) => revive(await transport.call(target, method, args.map(pack))),
      ]),
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
    const target = typeof value === 'object' && value !== null ? targets.get(value) : undefined;
    return target ? { $target: target } : value;
  };

  return { revive, pack };
}
