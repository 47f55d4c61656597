import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '#tooling/project.ts';

const check = /\b[A-Z]\d{1,2}\b/g;

/** The checks that docs/security.md names as proof of a promise. */
function promised(): string[] {
  const document = `${readFileSync(join(projectRoot, 'docs/security.md'), 'utf8')}\n`;
  const table = /\| Promise \| Checks \|\n[^\n]*\n([\s\S]*?)\n\n/.exec(document)?.[1] ?? '';
  return table.split('\n').flatMap((row) => row.split('|')[2]?.match(check) ?? []);
}

/** The checks whose names tests bear. */
function proved(): Set<string> {
  const files = globSync('test/**/*.{ts,tsx}', { cwd: projectRoot });
  const names = files.flatMap((file) => {
    const text = readFileSync(join(projectRoot, file), 'utf8');
    return [...text.matchAll(/['"`]((?:[A-Z]\d{1,2} [a-z/-]+(?:: |, )?)+)/g)].map(([, name]) => name ?? '');
  });
  return new Set(names.flatMap((name) => name.match(check) ?? []));
}

test('docs/security.md names each check once', () => {
  const ids = promised();
  expect(ids).toHaveLength(107);
  expect(new Set(ids).size).toBe(107);
});

test('every promised check is in the name of a test, and every check of a test is promised', () => {
  expect([...proved()].toSorted()).toEqual(promised().toSorted());
});
