import * as v from 'valibot';
import { Delays } from '#sandbox/protocol/control.ts';

const variables = {
  designer: 'SANDBOX_DESIGNER_LATENCY',
  network: 'SANDBOX_NETWORK_LATENCY',
} as const satisfies Record<keyof Delays, string>;

/**
 * The delays of `npm start` in milliseconds, each from its own variable; 0 for an unset one. Throws an Error that names
 * the variable for anything but a number from 0 to 10,000.
 */
export function delaysFrom(environment: Readonly<Record<string, string | undefined>>): Delays {
  const read = (name: keyof Delays): number => {
    const text = environment[variables[name]]?.trim() || '0';
    const parsed = v.safeParse(Delays.entries[name], Number(text));
    if (parsed.success) return parsed.output;
    throw new Error(`${variables[name]} must be milliseconds from 0 to 10000, not "${text}".`);
  };
  return { designer: read('designer'), network: read('network') };
}
