import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { limits } from '#contract/limits.ts';
import type { MeasuredFile } from '#contract/measurements.ts';
import type { RespondReply, ScriptedReply } from '#sandbox/faults/replies.ts';
import { startMeasuring } from '#test/support/measured.ts';
import { shortDeadline } from '#test/support/patience.ts';

const png = 'image/png';
let small: Uint8Array<ArrayBuffer>;
let large: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  const sheet = (side: number) =>
    sharp({ create: { width: side, height: side, channels: 3, background: '#fff' } });
  small = new Uint8Array(await sheet(20).png().toBuffer());
  large = new Uint8Array(await sheet(400).png({ compressionLevel: 0 }).toBuffer());
  expect(large.length).toBeGreaterThan(limits.fileHead);
});

/** A reply with a picture; what a test does not say is as a CDN has it. */
function sends(body: Uint8Array<ArrayBuffer>, more: Partial<RespondReply> = {}): RespondReply {
  return { kind: 'respond', body, ...more, headers: { 'Content-Type': png, ...more.headers } };
}

const range = (value: string) => ({ 'Content-Range': value });
const head = () => large.slice(0, limits.fileHead);

interface Script {
  get: () => ScriptedReply;
  head?: ScriptedReply;
}

const html = '<!DOCTYPE html><title>403</title><svg width="1" height="1"></svg>';

const bad: [string, Script, Partial<MeasuredFile>][] = [
  ['400', { get: () => ({ kind: 'respond', status: 400 }) }, { reason: 'bad_answer' }],
  ['401', { get: () => ({ kind: 'respond', status: 401 }) }, { reason: 'forbidden' }],
  ['403', { get: () => ({ kind: 'respond', status: 403, body: html }) }, { reason: 'forbidden' }],
  ['404', { get: () => ({ kind: 'respond', status: 404, body: html }) }, { reason: 'not_found' }],
  ['408', { get: () => ({ kind: 'respond', status: 408 }) }, { reason: 'unavailable' }],
  ['410', { get: () => ({ kind: 'respond', status: 410 }) }, { reason: 'not_found' }],
  [
    '416, as for an empty file',
    { get: () => ({ kind: 'respond', status: 416 }) },
    { reason: 'not_an_image' },
  ],
  ['429', { get: () => ({ kind: 'respond', status: 429 }) }, { reason: 'unavailable' }],
  ['500', { get: () => ({ kind: 'respond', status: 500 }) }, { reason: 'unavailable' }],
  ['204', { get: () => ({ kind: 'respond', status: 204 }) }, { reason: 'bad_answer' }],
  [
    'HTML',
    { get: () => ({ kind: 'respond', body: html, headers: { 'Content-Type': 'text/html; charset=utf-8' } }) },
    { reason: 'not_an_image', servedType: 'text/html' },
  ],
  ['nothing', { get: () => sends(new Uint8Array()) }, { reason: 'not_an_image' }],
  ['a reset', { get: () => ({ kind: 'reset' }) }, { reason: 'unavailable' }],
  ['a reset in mid-file', { get: () => sends(small, { cutAfter: 30 }) }, { reason: 'unavailable' }],
  ['no answer', { get: () => ({ kind: 'hang' }) }, { reason: 'timeout' }],
  ['silence in mid-file', { get: () => sends(small, { stallAfter: 30 }) }, { reason: 'timeout' }],
  ['one byte a second', { get: () => sends(small, { drip: 1_000 }) }, { reason: 'timeout' }],
  [
    'a part without its place',
    { get: () => sends(small, { status: 206 }) },
    { bytes: null, type: png, width: 20, reason: 'bad_answer' },
  ],
  [
    'a part from elsewhere',
    { get: () => sends(small, { status: 206, headers: range('bytes 5-100/2000') }) },
    { bytes: null, reason: 'bad_answer' },
  ],
  [
    'a part longer than the whole',
    { get: () => sends(small, { status: 206, headers: range(`bytes 0-${small.length - 1}/10`) }) },
    { bytes: null, reason: 'bad_answer' },
  ],
  [
    'a part shorter than it says',
    { get: () => sends(small, { status: 206, headers: range('bytes 0-65535/70000') }) },
    { bytes: null, reason: 'bad_answer' },
  ],
  [
    'a part longer than it says',
    { get: () => sends(large, { status: 206, headers: range('bytes 0-99/70000') }) },
    { bytes: null, reason: 'bad_answer' },
  ],
  [
    'a length that is none',
    { get: () => sends(small, { status: 206, headers: range('bytes 0-9/-1') }) },
    { bytes: null, reason: 'bad_answer' },
  ],
  [
    'a whole file longer than it says',
    { get: () => sends(large, { headers: { 'Content-Length': '10' } }) },
    { bytes: null, type: png, width: 400, reason: 'bad_answer' },
  ],
  [
    'no length, by GET nor HEAD',
    { get: () => sends(large), head: { kind: 'respond' } },
    { bytes: null, type: png, width: 400, reason: 'no_length' },
  ],
  [
    'no length, and no HEAD',
    { get: () => sends(large), head: { kind: 'respond', status: 405 } },
    { bytes: null, reason: 'no_length' },
  ],
  [
    'no length, and a HEAD that leads elsewhere',
    {
      get: () => sends(large),
      head: { kind: 'respond', status: 302, headers: { Location: 'https://evil.example' } },
    },
    { bytes: null, reason: 'no_length' },
  ],
  [
    'no length, and a HEAD with too little',
    { get: () => sends(large), head: { kind: 'respond', headers: { 'Content-Length': '10' } } },
    { bytes: null, reason: 'bad_answer' },
  ],
  [
    'a length of something compressed',
    {
      get: () =>
        sends(head(), {
          status: 206,
          headers: { ...range(`bytes 0-65535/${70_000}`), 'Content-Encoding': 'x' },
        }),
      head: { kind: 'respond', headers: { 'Content-Length': '70000', 'Content-Encoding': 'x' } },
    },
    { bytes: null, reason: 'no_length' },
  ],
  ['no answer to a HEAD', { get: () => sends(large), head: { kind: 'hang' } }, { reason: 'timeout' }],
];

/** Types on the wire, and as they are told. Source: RFC 9110, 8.3.1. */
const servedTypes: [onTheWire: string, told: string | null][] = [
  ['image/jpg', 'image/jpeg'],
  ['IMAGE/X-PNG', png],
  ['image/png , image/png', png],
  ['image/png\t; charset="a;b"', png],
  ['image/vnd.x-y+z!#$', 'image/vnd.x-y+z!#$'],
  ['image', null],
  ['/png', null],
  ['image/p ng', null],
];

const good: [string, Script, () => Partial<MeasuredFile>][] = [
  ['the whole of a short file', { get: () => sends(small) }, () => ({ bytes: small.length, width: 20 })],
  [
    'the whole of a short file, with a wrong length',
    { get: () => sends(small, { headers: { 'Content-Length': '999999' } }) },
    () => ({ bytes: small.length }),
  ],
  [
    'the whole of a long file',
    { get: () => sends(large, { headers: { 'Content-Length': '481234' } }) },
    () => ({ bytes: 481_234, width: 400 }),
  ],
  [
    'a part',
    { get: () => sends(head(), { status: 206, headers: range('bytes 0-65535/481234') }) },
    () => ({ bytes: 481_234 }),
  ],
  [
    'a part of a file of which the length is left to HEAD',
    {
      get: () => sends(head(), { status: 206, headers: range('bytes 0-65535/*') }),
      head: { kind: 'respond', headers: { 'Content-Length': '481234' } },
    },
    () => ({ bytes: 481_234 }),
  ],
  ...['bytes', 'Bytes', 'BYTES \t'].map((unit): [string, Script, () => Partial<MeasuredFile>] => [
    `a part in ${JSON.stringify(unit)}`,
    { get: () => sends(head(), { status: 206, headers: range(`${unit} 0-65535/481234`) }) },
    () => ({ bytes: 481_234, width: 400 }),
  ]),
  ...['', 'identity', 'Identity', 'aws-chunked', 'aws-chunked,', ' , identity'].flatMap(
    (coding): [string, Script, () => Partial<MeasuredFile>][] => [
      [
        `a part of a file without a coding, ${JSON.stringify(coding)}`,
        {
          get: () =>
            sends(head(), {
              status: 206,
              headers: { ...range('bytes 0-65535/481234'), 'Content-Encoding': coding },
            }),
        },
        () => ({ bytes: 481_234 }),
      ],
      [
        `the start of a file without a coding, ${JSON.stringify(coding)}`,
        {
          get: () => sends(large, { headers: { 'Content-Length': '481234', 'Content-Encoding': coding } }),
        },
        () => ({ bytes: 481_234 }),
      ],
    ],
  ),
  [
    'a part that is the whole file, compressed',
    {
      get: () =>
        sends(small, { status: 206, headers: { ...range('bytes 0-41/42'), 'Content-Encoding': 'gzip' } }),
    },
    () => ({ bytes: small.length, width: 20 }),
  ],
  [
    'a compressed part of a file of which the length is left to HEAD',
    {
      get: () =>
        sends(small, { status: 206, headers: { ...range('bytes 0-41/99'), 'Content-Encoding': 'gzip' } }),
      head: { kind: 'respond', headers: { 'Content-Length': '481234' } },
    },
    () => ({ bytes: 481_234, width: 20 }),
  ],
  ...servedTypes.map(([type, servedType]): [string, Script, () => Partial<MeasuredFile>] => [
    `the type ${JSON.stringify(type)}`,
    { get: () => sends(small, { headers: { 'Content-Type': type } }) },
    () => ({ servedType }),
  ]),
  [
    'no type',
    { get: () => ({ kind: 'respond', body: small, headers: { 'Content-Type': 'no type at all' } }) },
    () => ({ type: png, servedType: null }),
  ],
  [
    'a type in another spelling',
    { get: () => ({ kind: 'respond', body: small, headers: { 'Content-Type': ' Image/PNG ;q=1' } }) },
    () => ({ servedType: png }),
  ],
];

async function meet({ get, head: onHead }: Script): Promise<MeasuredFile> {
  const { backend, measure } = await startMeasuring({ deadline: shortDeadline });
  backend.webflow.faults.always('GET cdn', get());
  if (onHead) backend.webflow.faults.always('HEAD cdn', onHead);
  return (await measure('svg')).original;
}

describe('whatever a file host answers, the answer says what is known and why not more', () => {
  test.each(bad)('%s', async (_, script, expected) => {
    const file = await meet(script);
    expect(file).toMatchObject({ bytes: null, ...expected });
    if (['timeout', 'unavailable', 'not_an_image'].includes(file.reason ?? '')) expect(file.type).toBeNull();
  });

  test.each(good)('%s is enough', async (_, script, expected) => {
    expect(await meet(script)).toMatchObject({ type: png, ...expected(), reason: null });
  });

  test('one slow file costs no other its facts', async () => {
    const { backend, measure } = await startMeasuring({ deadline: shortDeadline });
    backend.webflow.faults.next('GET cdn', { kind: 'hang' });
    backend.webflow.faults.always('GET cdn', sends(small));
    const { original, variants } = await measure('alt-null');
    expect([original, ...variants].map(({ reason }) => reason)).toEqual(['timeout', null, null, null, null]);
  });

  test('a length from HEAD costs one request more, and only then', async () => {
    const { backend, measure } = await startMeasuring();
    const { faults, calls } = backend.webflow;
    faults.next('GET cdn', sends(large));
    faults.next('HEAD cdn', { kind: 'respond', headers: { 'Content-Length': '481234' } });
    await measure('svg');
    expect(calls.byRoute()).toMatchObject({ 'GET cdn': 1, 'HEAD cdn': 1 });
    faults.next('GET cdn', sends(small));
    await measure('gif');
    expect(calls.byRoute()).toMatchObject({ 'GET cdn': 2, 'HEAD cdn': 1 });
  });

  test('a JPEG whose size stands behind a long profile is read further, once', async () => {
    const plain = await sharp(small).jpeg().toBuffer();
    const segment = Buffer.concat([Buffer.from([0xff, 0xe2, 0xff, 0xff]), Buffer.alloc(0xffff - 2)]);
    const jpeg = (many: number) =>
      new Uint8Array(Buffer.concat([plain.subarray(0, 2), ...Array(many).fill(segment), plain.subarray(2)]));
    const { backend, measure } = await startMeasuring();
    const { faults, calls } = backend.webflow;
    faults.always('GET cdn', sends(jpeg(2)));
    expect((await measure('svg')).original).toMatchObject({ type: 'image/jpeg', width: 20, height: 20 });
    expect(calls.list('GET cdn').map(({ headers }) => headers.get('range'))).toEqual([
      'bytes=0-65535',
      `bytes=0-${limits.longFileHead - 1}`,
    ]);
    faults.always('GET cdn', sends(jpeg(40)));
    const beyond = (await measure('gif')).original;
    expect(beyond).toMatchObject({ type: 'image/jpeg', width: null, height: null });
    expect(calls.count('GET cdn')).toBe(4);
  });

  test.each([
    ['a comment before the root', '<!-- ', ' --><svg xmlns="http://www.w3.org/2000/svg"'],
    ['an attribute before the size', '<svg xmlns="http://www.w3.org/2000/svg" data-diagram="', '"'],
  ])('an SVG with 100 kB of %s is read further', async (_, before, after) => {
    const svg = `${before}${'x'.repeat(100_000)}${after} width="20" height="10"/>`;
    const body = new TextEncoder().encode(svg);
    const { backend, measure } = await startMeasuring();
    backend.webflow.faults.always('GET cdn', sends(body));
    const { original } = await measure('svg');
    expect(original).toMatchObject({ type: 'image/svg+xml', width: 20, height: 10, bytes: body.length });
    expect(backend.webflow.calls.count('GET cdn')).toBe(2);
  });

  test('a page of 100 kB is no picture at the first look', async () => {
    const { backend, measure } = await startMeasuring();
    const body = `<!DOCTYPE html><html>${'x'.repeat(100_000)}</html>`;
    backend.webflow.faults.always('GET cdn', { kind: 'respond', body });
    expect((await measure('svg')).original).toMatchObject({ reason: 'not_an_image' });
    expect(backend.webflow.calls.count('GET cdn')).toBe(1);
  });
});
