import { vi } from 'vitest';

/** How long a test may take that starts processes or tries thousands of inputs, on a busy machine. */
export const busyTimeout = { timeout: 30_000 } as const;

/** The same for one that writes thousands of rows, or ends processes again and again. */
export const longTimeout = { timeout: 120_000 } as const;

/** Waits until the check passes; answers what it answers. */
export function eventually<T>(check: () => T): Promise<T> {
  return vi.waitFor(check, { timeout: 15_000, interval: 10 });
}
