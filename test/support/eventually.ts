import { vi } from 'vitest';
import { hangAfter } from '#test/support/hang-limits.ts';

/** Waits until the check passes; answers what it answers. Throws what the check threw last where it never passes. */
export function eventually<T>(check: () => T): Promise<T> {
  return vi.waitFor(check, { timeout: hangAfter.wait, interval: 10 });
}
