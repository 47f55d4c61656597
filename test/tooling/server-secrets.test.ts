import { expect, test } from 'vitest';
import { serverSecrets } from '#tooling/server-secrets.ts';

test.each([
  ['nothing', {}, []],
  ['no value', { METRICS_TOKEN: '', SECRET_KEYS: '' }, []],
  ['the app’s secret', { WEBFLOW_CLIENT_SECRET: 'of the app' }, ['of the app']],
  ['a token', { METRICS_TOKEN: 'of metrics' }, ['of metrics']],
  ['keys', { SECRET_KEYS: 'k1:first-key, k2:second-key' }, ['first-key', 'second-key']],
  ['a database', { DATABASE_URL: 'postgres://u:pass%2Bword@h/d' }, ['pass%2Bword', 'pass+word']],
  ['a Redis server', { REDIS_URL: 'rediss://u:a-password@h' }, ['a-password']],
  ['a password no browser would write', { REDIS_URL: 'redis://u:a%zzpassword@h' }, ['a%zzpassword']],
  ['addresses without one', { DATABASE_URL: 'sqlite:data/a.db', REDIS_URL: 'redis://127.0.0.1' }, []],
  ['what stands in many a text', { WEBFLOW_CLIENT_SECRET: 'secret', REDIS_URL: 'redis://u:redis@h' }, []],
  ['what is no secret', { PUBLIC_URL: 'https://assets.example.com', WEBFLOW_CLIENT_ID: 'an app id' }, []],
])('the secrets of %s', (_, env, secrets) => {
  expect(serverSecrets(env)).toEqual(secrets);
});
