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
