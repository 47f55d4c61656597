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
    fault: expect.stringContaining('everyone can reach'),
  });
});

test.each([
  ['x.vercel.app', 'host-not-own'],
  ['x.now.sh', 'host-not-own'],
  ['x.pages.dev', 'host-not-own'],
  ['a.b.workers.dev', 'host-not-own'],
  ['x.netlify.app', 'host-not-own'],
  ['x.webflow.io', 'host-not-own'],
  ['0123456789abcdef01234567.webflow-ext.com', 'host-not-own'],
  ['dev.example.com', 'host-not-production'],
  ['api.staging.example.com', 'host-not-production'],
  ['develop.example.com', 'host-not-production'],
  ['api.development.example.com', 'host-not-production'],
  ['stg.example.com', 'host-not-production'],
  ['api-stg.example.com', 'host-not-production'],
  ['stg-2.example.com', 'host-not-production'],
  ['api_dev.example.com', 'host-not-production'],
  ['qa_2.example.com', 'host-not-production'],
  ['test.example.com', 'host-not-production'],
  ['qa-2.example.com', 'host-not-production'],
  ['stage.example.com', 'host-not-production'],
  ['sandbox.example.com', 'host-not-production'],
  ['uat.example.com', 'host-not-production'],
  ['my.testing.example.com', 'host-not-production'],
  ['webflow.example.com', 'host-webflow-name'],
  ['assets-for-webflow.com', 'host-webflow-name'],
])('Webflow’s form refuses %s, and the bundle names the rule: %s', (host, rule) => {
  expect(readBackendAddress(`https://${host}`)).toEqual({ fault: expect.stringContaining(rule) });
});

test.each(['assets-test.example.com', 'test-2.example.com', 'a_testing.example.com'])(
  'a host named for tests, %s, is refused by a rule of our own',
  (host) => {
    expect(readBackendAddress(`https://${host}`)).toEqual({
      fault: expect.stringMatching(/Asset Inspector, stricter than Webflow, host-for-tests/),
    });
  },
);

test.each([
  'local.example.com',
  'localhost.example.com',
  '1.example.com',
  'ngrok.example.com',
  'latest.example.com',
  'devices.example.com',
  'developers.example.com',
  'stgallen.example.com',
  'contest.example.com',
  'assets.webflow.services',
])('a public host that looks like a refused one, %s, is accepted as the backend of a bundle', (host) => {
  expect(readBackendAddress(`https://${host}`)).toEqual({ url: `https://${host}` });
});
