import { expect, test } from 'vitest';
import { candidatesOf, comparedFile, equalFiles } from '#panel/duplicates/equal-files.ts';
import { detailsOf } from '#test/support/panel/asset-details.ts';

const file = (id: string, bytes: number | null, type: string | null = 'image/png') => ({
  id,
  type,
  bytes,
  version: id,
});

test('files of the same type and length may be equal, and those of one length stand together', () => {
  const files = [
    ...[file('a', 5), file('b', 7), file('c', 5), file('d', 5, 'image/jpeg'), file('e', 7), file('f', 9)],
    ...[file('g', 0), file('h', 0), file('i', null), file('j', null), file('k', 3, null), file('l', 3, null)],
  ];
  expect(candidatesOf(files).map(({ id }) => id)).toEqual(['a', 'c', 'b', 'e']);
});

test('only equal hashes are equal files; one of unknown hash is in no group', () => {
  const hashes: Record<string, string | null> = { a: 'x', b: 'y', c: 'x', d: null, e: null, f: 'x', g: 'z' };
  const files = Object.keys(hashes).map((id) => file(id, 5));
  expect(equalFiles(files, ({ id }) => hashes[id] ?? null)).toEqual([['a', 'c', 'f']]);
});

test('the version of a file changes with its address and with its last change', () => {
  const versions = [
    detailsOf(),
    detailsOf({ lastUpdated: '2026-11-11T11:11:11.111Z' }),
    detailsOf({ hostedUrl: 'https://cdn.example.test/other.png' }),
    detailsOf({ altText: 'another text' }),
  ].map((details) => comparedFile(details).version);
  expect(new Set(versions).size).toBe(3);
});
