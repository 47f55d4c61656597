import { randomBytes } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readBackendAddress } from '#tooling/backend-address.ts';
import { bundleFaults } from '#tooling/check-bundle.ts';

type File = readonly [name: string, content: string | Uint8Array];

const bytesOf = (content: string | Uint8Array) => (typeof content === 'string' ? strToU8(content) : content);

function zip(files: readonly File[]): Uint8Array {
  return zipSync(Object.fromEntries(files.map(([name, content]) => [name, bytesOf(content)])));
}

/** An archive that holds a file under two names of one length, the second renamed to the first. */
function zipWithTwo(files: readonly File[], name: string): Uint8Array {
  const other = 'x'.repeat(name.length);
  const text = Buffer.from(zip([...files, [other, '']])).toString('latin1');
  return Buffer.from(text.replaceAll(other, name), 'latin1');
}

const page = ['index.html', '<p>panel</p>'] as const;
const manifest = { name: 'Asset Inspector', apiVersion: '2', publicDir: 'dist/panel' };
const manifestFile = (content: object, name = 'webflow.json') => [name, JSON.stringify(content)] as const;

describe('a bundle', () => {
  test('with a page, a manifest and known files is fine', () => {
    expect(bundleFaults(zip([manifestFile(manifest), page, ['assets/a.js', '1']]))).toEqual([]);
  });

  test.each([
    ['no page at the root', [manifestFile(manifest), ['app/index.html', '']], 'no index.html'],
    ['no manifest', [page], 'webflow.json 0 times'],
    ['two manifests', [manifestFile(manifest), manifestFile(manifest, 'a/webflow.json'), page], '2 times'],
    ['a manifest elsewhere', [manifestFile(manifest, 'a/webflow.json'), page], 'not at the root'],
    ['a source map', [manifestFile(manifest), page, ['assets/a.js.map', '{}']], 'a.js.map does not belong'],
    ['a telemetry block', [manifestFile({ ...manifest, telemetry: {} }), page], 'webflow.json:'],
    ['a numeric apiVersion', [manifestFile({ ...manifest, apiVersion: 2 }), page], 'webflow.json:'],
  ] as const)('with %s is refused', (_, files, fault) => {
    expect(bundleFaults(zip(files))).toEqual([expect.stringContaining(fault)]);
  });

  test('with a file twice is refused', () => {
    const twice = zipWithTwo([manifestFile(manifest), page], 'index.html');
    expect(bundleFaults(twice)).toEqual([expect.stringContaining('a file twice')]);
  });

  test('of 5 MiB is refused', () => {
    const big = ['fonts/big.woff2', randomBytes(5 * 1024 * 1024)] as const;
    expect(bundleFaults(zip([manifestFile(manifest), page, big]))).toEqual([
      expect.stringContaining('it must have fewer than 5242880'),
    ]);
  });
});

describe('the address of the backend', () => {
  test.each([
    ['https://assets.example.com', { url: 'https://assets.example.com' }],
    [' https://assets.example.com/ ', { url: 'https://assets.example.com' }],
    [
      'http://localhost:3000',
      { url: 'http://localhost:3000', note: expect.stringContaining('For the Marketplace') },
    ],
    [undefined, { url: 'http://localhost:3000', note: expect.stringContaining('For the Marketplace') }],
    ['', { url: 'http://localhost:3000', note: expect.stringContaining('For the Marketplace') }],
    ['http://assets.example.com', { fault: expect.stringContaining('https://') }],
    ['https://assets.example.com/api', { fault: expect.stringContaining('an origin') }],
    ['assets.example.com', { fault: expect.stringContaining('an origin') }],
  ])('%s', (value, answer) => {
    expect(readBackendAddress(value)).toEqual(answer);
  });
});
