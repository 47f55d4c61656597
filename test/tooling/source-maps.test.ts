import { expect, test } from 'vitest';
import { cleanSourceMap } from '#tooling/bundle/source-maps.ts';

const mapOf = (...sources: string[]) => JSON.stringify({ version: 3, sources, mappings: 'AAAA' });

test('P2 no-secret-in-bundle: a source map names no folder of the machine it was made on', () => {
  const map = mapOf(
    '../../../home/me/asset-inspector/src/panel/main.tsx',
    '/home/me/asset-inspector/src/rules/thresholds.ts',
    '/home/me/asset-inspector/src/contract/limits.ts',
    '../../node_modules/preact/dist/preact.mjs',
    '\0vite/preload-helper.js',
  );
  expect(JSON.parse(cleanSourceMap(map))).toEqual({
    version: 3,
    sources: [
      'src/panel/main.tsx',
      'src/rules/thresholds.ts',
      'src/contract/limits.ts',
      'node_modules/preact/dist/preact.mjs',
      'vite/preload-helper.js',
    ],
    mappings: 'AAAA',
  });
});

test.each(['../../src/backend/config.ts', '../../src/sandbox/main.ts', '../../.env', 'src/panels/x.ts'])(
  'P2 no-secret-in-bundle: a source map with %s is not handed out',
  (source) => {
    expect(() => cleanSourceMap(mapOf('src/panel/main.tsx', source))).toThrow(source);
  },
);

test.each(['{}', 'no map', JSON.stringify({ version: 2, sources: [] })])('%s is no source map', (text) => {
  expect(() => cleanSourceMap(text)).toThrow();
});
