import { expect, test } from 'vitest';
import { readBackendAddress } from '#tooling/backend-address.ts';

test.each([
  ['https://assets.example.com', { url: 'https://assets.example.com' }],
  [' https://assets.example.com/ ', { url: 'https://assets.example.com' }],
  ['https://assets.example.com:8443', { url: 'https://assets.example.com:8443' }],
  [undefined, { fault: expect.stringContaining('Set VITE_BACKEND_URL') }],
  ['', { fault: expect.stringContaining('Set VITE_BACKEND_URL') }],
  ['http://localhost:3000', { fault: expect.stringContaining('https://') }],
  ['http://assets.example.com', { fault: expect.stringContaining('https://') }],
  ['https://assets.example.com/api', { fault: expect.stringContaining('an origin') }],
  ['https://user:word@assets.example.com', { fault: expect.stringContaining('an origin') }],
  ['assets.example.com', { fault: expect.stringContaining('an origin') }],
])('the backend of a bundle at %s', (value, answer) => {
  expect(readBackendAddress(value)).toEqual(answer);
});

test.each([
  'localhost:3000',
  'localhost.',
  'app.localhost',
  '127.0.0.1',
  '10.0.0.5',
  '203.0.113.7',
  '[::1]:3000',
  '[2001:db8::1]',
  'intranet',
  'a.local',
  'a.internal',
  'x.ngrok-free.app',
  'x.eu.ngrok.io',
  'x.trycloudflare.com',
  'x.loca.lt',
])('a private host, %s, is refused as the backend of a bundle', (host) => {
  expect(readBackendAddress(`https://${host}`)).toEqual({
    fault: expect.stringContaining('everybody finds'),
  });
});

test.each(['local.example.com', 'localhost.example.com', 'ngrok.example.com', '1.example.com'])(
  'a public host that looks private, %s, is accepted as the backend of a bundle',
  (host) => {
    expect(readBackendAddress(`https://${host}`)).toEqual({ url: `https://${host}` });
  },
);
