import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('B11 set-clock: only platform/clock.ts reads the system’s clock', () => {
  const root = new URL('../../../src/backend/', import.meta.url);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const readers = files.filter((name) =>
    /\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b/.test(readFileSync(new URL(name, root), 'utf8')),
  );
  expect(readers).toEqual(['platform/clock.ts']);
});
