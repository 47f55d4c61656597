import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readConfig } from '#backend/config.ts';
import { environment } from '#test/support/backend/backend.ts';
import { modestly } from '#test/support/shared/properties.ts';

function faultsOf(changes: Record<string, string | undefined>): string[] {
  const result = readConfig({ ...environment, ...changes });
  return result.ok ? [] : result.faults;
}

const required = ['WEBFLOW_CLIENT_ID', 'WEBFLOW_CLIENT_SECRET', 'SECRET_KEYS'] as const;

const malformed: [string, string][] = [
  ['WEBFLOW_API_URL', 'api.webflow.com'],
  ['WEBFLOW_API_URL', 'http://api.webflow.com'],
  ['WEBFLOW_API_URL', 'ftp://api.webflow.com'],
  ['WEBFLOW_API_URL', 'https://user:pass@api.webflow.com'],
  ['WEBFLOW_OAUTH_URL', 'javascript:alert(1)'],
  ['WEBFLOW_OAUTH_URL', 'http://localhost.evil.example'],
  ['WEBFLOW_OAUTH_URL', 'http://127.0.0.1.evil.example'],
  ['PUBLIC_URL', 'http://inspector.example'],
  ['PUBLIC_URL', '//inspector.example'],
  ['PUBLIC_URL', 'https://inspector.example/?next=x'],
  ['PUBLIC_URL', 'https://inspector.example/#x'],
  ['PUBLIC_URL', 'https://'],
  ['PUBLIC_URL', 'https://inspector.example/a b'],
  ['PUBLIC_URL', 'https://inspector.example/\nx'],
  ['PUBLIC_URL', 'https://inspector.exa\tmple'],
  ['PUBLIC_URL', 'https:\\\\inspector.example'],
  ['PUBLIC_URL', 'https://*.inspector.example'],
  ['PUBLIC_URL', 'https://inspectör.example'],
  ['PUBLIC_URL', 'https://inspector.example:0'],
  ['PANEL_ORIGINS', 'https://*.webflow-ext.com'],
  ['PANEL_ORIGINS', 'https://panel.example:0'],
  ['PANEL_ORIGINS', 'https://user@panel.example'],
  ['WEBFLOW_API_URL', 'https://*.webflow.com'],
  ['WEBFLOW_API_URL', 'https://api.webflow.com/\r\nx'],
  ['WEBFLOW_DESIGNER_URL', 'https://{site}.design.webflow.com/a b'],
  ['PANEL_ORIGINS', '*'],
  ['PANEL_ORIGINS', 'null'],
  ['PANEL_ORIGINS', 'https://panel.example/'],
  ['PANEL_ORIGINS', 'https://panel.example/path'],
  ['PANEL_ORIGINS', 'https://PANEL.example'],
  ['PANEL_ORIGINS', 'https://panel.example:443'],
  ['PANEL_ORIGINS', 'http://panel.example'],
  ['PANEL_ORIGINS', 'https://panel.example,evil'],
  ['PANEL_ORIGINS', ','],
  ['WEBFLOW_CDN_HOSTS', 'https://cdn.example'],
  ['WEBFLOW_CDN_HOSTS', 'cdn.example/path'],
  ['WEBFLOW_CDN_HOSTS', 'user@cdn.example'],
  ['WEBFLOW_CDN_HOSTS', '*.cdn.example'],
  ['WEBFLOW_CDN_HOSTS', 'CDN.example'],
  ['WEBFLOW_CDN_HOSTS', 'cdn.example:443'],
  ['WEBFLOW_CDN_HOSTS', 'cdn.example:99999'],
  ['WEBFLOW_CDN_HOSTS', '2130706433'],
  ['WEBFLOW_CDN_HOSTS', 'cdn.example other.example'],
  ['WEBFLOW_CDN_HOSTS', ','],
  ['WEBFLOW_DESIGNER_URL', '{site}.design.webflow.com'],
  ['WEBFLOW_DESIGNER_URL', 'http://{site}.design.webflow.com'],
  ['WEBFLOW_DESIGNER_URL', 'javascript:{site}'],
  ['WEBFLOW_DESIGNER_URL', 'https://{site}.design.webflow.com?next=x'],
  ['SUPPORT_EMAIL', 'support'],
  ['SUPPORT_EMAIL', 'support@inspector'],
  ['SUPPORT_EMAIL', 'a@inspector.example?subject=x'],
  ['SECRET_KEYS', 'k:short-canary-value'],
  ['DATABASE_URL', 'data/canary.db'],
  ['DATABASE_URL', 'mysql://root:canary@db/x'],
  ['DATABASE_URL', 'sqlite:'],
  ['DATABASE_URL', 'postgresx://canary@db/x'],
  ['DATABASE_URL', 'postgres://canary@db'],
  ['DATABASE_URL', 'postgresql://root:can#ary@db/x'],
  ['DATABASE_URL', 'postgres://canary@db/x?sslmode=maybe'],
  ['DATABASE_URL', 'postgres://canary@db/x?ssl=true'],
  ['PORT', '0x50'],
  ['PORT', '-1'],
  ['PORT', '65536'],
  ['PORT', 'http'],
  ['PORT', '3000.5'],
  ['METRICS_TOKEN', 'a-short-canary'],
  ['METRICS_TOKEN', 'a canary that no header can carry'],
  ['REDIS_URL', 'canary.example:6379'],
  ['REDIS_URL', 'http://canary.example'],
  ['REDIS_URL', 'redis:///canary'],
  ['REDIS_URL', 'redis://canary.example/one'],
  ['REDIS_URL', 'rediss://canary.example:6379/0?family=6'],
  ['REDIS_URL', 'redis://user:canary@/0'],
  ['TRUST_PROXY', 'true'],
  ['TRUST_PROXY', '-1'],
  ['TRUST_PROXY', '11'],
  ['TRUST_PROXY', '1.5'],
  ['REQUESTS_PER_PERSON', '0'],
  ['REQUESTS_PER_PERSON', 'many'],
  ['REQUESTS_PER_ADDRESS', '1000001'],
  ['REQUESTS_PER_ADDRESS', '1e3'],
  ['LOG_LEVEL', 'loud'],
  ['LOG_LEVEL', 'INFO'],
];

describe('R4 config: an invalid variable is named without its value', () => {
  test.each(
    required.flatMap(
      (name) =>
        [
          [name, undefined],
          [name, ''],
          [name, ' \t'],
        ] as const,
    ),
  )('R4 config: %s as %j is missing', (name, value) => {
    expect(faultsOf({ [name]: value })).toEqual([`${name} is missing`]);
  });

  test.each(malformed)('R4 config: %s cannot be %s', (name, value) => {
    const faults = faultsOf({ [name]: value });
    expect(faults.length).toBeGreaterThan(0);
    for (const fault of faults) {
      expect(fault).toMatch(new RegExp(`^${name} (must|is|has)`));
      // These are a part of what the fault asks for.
      if (!['sqlite:', ',', '0'].includes(value)) expect(fault).not.toContain(value);
    }
  });

  test.each([
    ['https://inspector.example', ['SUPPORT_EMAIL is missing: the privacy page and the terms name it']],
    ['https://localhost:3000', undefined],
    ['https://127.0.0.1:3000', undefined],
    ['http://localhost:3000', undefined],
  ])('R4 config: whether %s needs a SUPPORT_EMAIL', (PUBLIC_URL, faults) => {
    const result = readConfig({ ...environment, PUBLIC_URL });
    expect(result.ok ? undefined : result.faults).toEqual(faults);
  });

  test('R4 config: reports all invalid variables at once', () => {
    const faults = faultsOf({
      ...Object.fromEntries(required.map((name) => [name, undefined])),
      ...Object.fromEntries(malformed),
    });
    const named = new Set(faults.map((fault) => fault.split(' ')[0]));
    const expected = ['WEBFLOW_CLIENT_ID', 'WEBFLOW_CLIENT_SECRET', ...malformed.map(([name]) => name)];
    expect(named).toEqual(new Set(expected));
  });

  test('R4 config: no message repeats the value of a variable', () => {
    const names = Object.keys({ ...environment, HOST: '', PORT: '' });
    const value = fc.string({ minLength: 8, maxLength: 60 }).filter((text) => text.trim().length >= 8);
    fc.assert(
      fc.property(fc.constantFrom(...names), value, (name, text) => {
        for (const fault of faultsOf({ [name]: text })) expect(fault).not.toContain(text.trim());
      }),
      modestly(500),
    );
  });

  test('R4 config: an unknown variable is ignored, an empty one has its default', () => {
    const empty = {
      WEBFLOW_API_URL: '',
      WEBFLOW_OAUTH_URL: ' ',
      WEBFLOW_DESIGNER_URL: '',
      SUPPORT_EMAIL: '',
      PUBLIC_URL: '',
      PANEL_ORIGINS: '',
      WEBFLOW_CDN_HOSTS: '',
      DATABASE_URL: '',
      REDIS_URL: '',
      TRUST_PROXY: '',
      REQUESTS_PER_PERSON: '',
      REQUESTS_PER_ADDRESS: '',
      HOST: '',
      PORT: '',
      LOG_LEVEL: '',
    };
    const result = readConfig({
      ...environment,
      ...empty,
      NODE_ENV: 'production',
      SECRET_KEY: 'x',
      __proto__: 'x',
    });
    expect(result.ok && result.config.REDIS_URL).toBeUndefined();
    expect(result).toMatchObject({
      ok: true,
      config: {
        WEBFLOW_API_URL: 'https://api.webflow.com',
        WEBFLOW_OAUTH_URL: 'https://webflow.com',
        WEBFLOW_DESIGNER_URL: 'https://{site}.design.webflow.com',
        PUBLIC_URL: 'http://localhost:3000',
        PANEL_ORIGINS: ['http://localhost:1337'],
        WEBFLOW_CDN_HOSTS: expect.arrayContaining(['cdn.prod.website-files.com', 's3.amazonaws.com']),
        DATABASE_URL: 'sqlite:data/asset-inspector.db',
        TRUST_PROXY: 0,
        REQUESTS_PER_PERSON: 180,
        REQUESTS_PER_ADDRESS: 900,
        HOST: '127.0.0.1',
        PORT: 3000,
        LOG_LEVEL: 'info',
      },
    });
  });

  test.each([
    ['PUBLIC_URL', ' https://inspector.example/ ', 'https://inspector.example'],
    ['PUBLIC_URL', 'http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
    ['PUBLIC_URL', 'http://[::1]:3000', 'http://[::1]:3000'],
    [
      'PANEL_ORIGINS',
      'https://a.example , https://b.example:8443',
      ['https://a.example', 'https://b.example:8443'],
    ],
    ['WEBFLOW_CDN_HOSTS', 'localhost:4401 , cdn.example', ['localhost:4401', 'cdn.example']],
    ['WEBFLOW_DESIGNER_URL', 'http://localhost:4400', 'http://localhost:4400'],
    ['SUPPORT_EMAIL', ' help@inspector.example ', 'help@inspector.example'],
    ['REDIS_URL', 'redis://localhost', 'redis://localhost'],
    [
      'REDIS_URL',
      'rediss://user:password@redis.example:6380/2',
      'rediss://user:password@redis.example:6380/2',
    ],
    ['TRUST_PROXY', '2', 2],
    ['PORT', '0', 0],
    ...[
      'sqlite::memory:',
      'postgres://user:pass@db.example/name',
      'postgresql://user:p%23ss@localhost:5433/name?sslmode=require',
      'postgres:///name?host=/var/run/postgresql',
    ].map((url): [string, string, string] => ['DATABASE_URL', url, url]),
    ['METRICS_TOKEN', 'twenty-two_characters.', 'twenty-two_characters.'],
  ])('R4 config: %s may be %j', (name, value, expected) => {
    const supported = { SUPPORT_EMAIL: 'help@inspector.example' };
    expect(readConfig({ ...environment, ...supported, [name]: value })).toMatchObject({
      ok: true,
      config: { [name]: expected },
    });
  });
});
