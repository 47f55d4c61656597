import { afterEach, expect, vi } from 'vitest';

const noise: unknown[][] = [];
for (const level of ['error', 'warn'] as const) {
  vi.spyOn(console, level).mockImplementation((...words: unknown[]) => {
    noise.push([level, ...words]);
  });
}

afterEach(() => {
  const heard = noise.splice(0);
  expect(heard, 'console errors and warnings fail a test').toEqual([]);
});
