import { expect, test } from 'vitest';
import type { MeasuredFile } from '#contract/measurements.ts';
import {
  type FileHost,
  large,
  largeHead,
  measuredFrom,
  png,
  range,
  sends,
  small,
} from '#test/support/backend/file-host.ts';

/** Types on the wire, and as they are reported. Source: RFC 9110, 8.3.1. */
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

const good: [string, FileHost, Partial<MeasuredFile>][] = [
  ['the whole of a short file', { get: sends(small) }, { bytes: small.length, width: 20 }],
  [
    'the whole of a short file, with a wrong length',
    { get: sends(small, { headers: { 'Content-Length': '999999' } }) },
    { bytes: small.length },
  ],
  [
    'the whole of a long file',
    { get: sends(large, { headers: { 'Content-Length': '481234' } }) },
    { bytes: 481_234, width: 400 },
  ],
  [
    'a part',
    { get: sends(largeHead, { status: 206, headers: range('bytes 0-65535/481234') }) },
    { bytes: 481_234 },
  ],
  [
    'a part of a file of which the length is left to HEAD',
    {
      get: sends(largeHead, { status: 206, headers: range('bytes 0-65535/*') }),
      head: { kind: 'respond', headers: { 'Content-Length': '481234' } },
    },
    { bytes: 481_234 },
  ],
  ...['bytes', 'Bytes', 'BYTES \t'].map((unit): [string, FileHost, Partial<MeasuredFile>] => [
    `a part in ${JSON.stringify(unit)}`,
    { get: sends(largeHead, { status: 206, headers: range(`${unit} 0-65535/481234`) }) },
    { bytes: 481_234, width: 400 },
  ]),
  ...['', 'identity', 'Identity', 'aws-chunked', 'aws-chunked,', ' , identity'].flatMap(
    (coding): [string, FileHost, Partial<MeasuredFile>][] => [
      [
        `a part of a file without a coding, ${JSON.stringify(coding)}`,
        {
          get: sends(largeHead, {
            status: 206,
            headers: { ...range('bytes 0-65535/481234'), 'Content-Encoding': coding },
          }),
        },
        { bytes: 481_234 },
      ],
      [
        `the start of a file without a coding, ${JSON.stringify(coding)}`,
        {
          get: sends(large, { headers: { 'Content-Length': '481234', 'Content-Encoding': coding } }),
        },
        { bytes: 481_234 },
      ],
    ],
  ),
  [
    'a part that is the whole file, compressed',
    {
      get: sends(small, { status: 206, headers: { ...range('bytes 0-41/42'), 'Content-Encoding': 'gzip' } }),
    },
    { bytes: small.length, width: 20 },
  ],
  [
    'a compressed part of a file of which the length is left to HEAD',
    {
      get: sends(small, { status: 206, headers: { ...range('bytes 0-41/99'), 'Content-Encoding': 'gzip' } }),
      head: { kind: 'respond', headers: { 'Content-Length': '481234' } },
    },
    { bytes: 481_234, width: 20 },
  ],
  ...servedTypes.map(([type, servedType]): [string, FileHost, Partial<MeasuredFile>] => [
    `the type ${JSON.stringify(type)}`,
    { get: sends(small, { headers: { 'Content-Type': type } }) },
    { servedType },
  ]),
  [
    'no type',
    { get: { kind: 'respond', body: small, headers: { 'Content-Type': 'no type at all' } } },
    { type: png, servedType: null },
  ],
  [
    'a type in another spelling',
    { get: { kind: 'respond', body: small, headers: { 'Content-Type': ' Image/PNG ;q=1' } } },
    { servedType: png },
  ],
];

test.each(good)('%s is enough', async (_, script, expected) => {
  expect(await measuredFrom(script)).toMatchObject({ type: png, ...expected, reason: null });
});
