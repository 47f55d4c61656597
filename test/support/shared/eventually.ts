import { vi } from 'vitest';
import { hangAfter } from '#test/support/shared/hang-limits.ts';

/** Waits until the check passes; returns its result. Throws the check's last error where it never passes. */
export function eventually<T>(check: () => T): Promise<T> {
  return vi.waitFor(check, { timeout: hangAfter.wait, interval: 10 });
}
