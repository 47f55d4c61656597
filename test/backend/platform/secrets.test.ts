import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { secretsInConfig } from '#backend/config-secrets.ts';
import { limits } from '#backend/platform/limits.ts';
import { createLog } from '#backend/platform/log.ts';
import { createSecrets } from '#backend/platform/secrets.ts';
import { environment, startBackend } from '#test/support/backend/backend.ts';
import { startBackendProcess } from '#test/support/servers/backend-process.ts';
import { modestly } from '#test/support/shared/properties.ts';

const inConfig = {
  WEBFLOW_CLIENT_SECRET: 'wordsofaclientsecret',
  METRICS_TOKEN: 'wordsofametricstoken-andmore',
  SECRET_KEYS: `first:${'k'.repeat(42)}A, second:${'q'.repeat(42)}A`,
  DATABASE_URL: 'postgres://inspector:wordsofadatabase%20password@db.example/x',
  REDIS_URL: 'rediss://:wordsofaredispassword@redis.example:6379',
};

/** Each secret in the configuration, as a library may quote it. */
const secrets = [
  'wordsofaclientsecret',
  'wordsofametricstoken-andmore',
  `${'k'.repeat(42)}A`,
  `${'q'.repeat(42)}A`,
  'wordsofadatabase%20password',
  'wordsofadatabase password',
  'wordsofaredispassword',
];

/** All lines that `write` causes, where the configuration and `noted` are known. */
function linesOf(write: (log: ReturnType<typeof createLog>) => void, noted: readonly string[] = []): string {
  const known = createSecrets(secretsInConfig(inConfig));
  for (const secret of noted) known.add(secret);
  const lines: string[] = [];
  write(createLog('trace', { write: (line) => lines.push(line) }, known));
  return lines.join('');
}

describe('A16 secret-by-value: a known secret is in no line, whatever its form', () => {
  test.each(secrets)('A16 secret-by-value: %s of the configuration', (secret) => {
    const text = `before ${secret}, and ="${secret}"; after`;
    const lines = linesOf((log) => {
      log.info({ text, list: [text], deep: { [secret]: { text } } }, 'words');
      log.child({ text }).warn({}, 'words');
      log.fatal({ err: Object.assign(new Error(text, { cause: new Error(text) }), { name: text }) }, 'words');
    });
    expect(lines).not.toContain(secret);
    expect(lines.match(/before \[redacted\], and/g)?.length).toBeGreaterThan(5);
  });

  test('A16 secret-by-value: the beginning of one, where a library quotes no more of it', () => {
    expect(linesOf((log) => log.error({ err: new Error('"wordsofaclientse…') }, 'x'))).toContain(
      '\\"[redacted]…',
    );
  });

  test('A16 secret-by-value: a secret that truncation would cut in two', () => {
    for (let before = 480; before < 520; before++) {
      const text = `${' '.repeat(before)}wordsofaclientsecret${'x'.repeat(2_000)}`;
      expect(linesOf((log) => log.info({ text }, 'x'))).not.toMatch(/wordso/);
    }
  });

  test('A16 secret-by-value: other words stay, also the first characters of a secret', () => {
    const text = 'wordsof a clientsecret, inspector at db.example';
    expect(linesOf((log) => log.info({ text }, 'x'))).toContain(text);
  });

  test('A16 secret-by-value: any text around, between and after any secrets', () => {
    const secret = fc
      .string({ unit: 'grapheme', minLength: 16, maxLength: 60 })
      .filter((text) => text.isWellFormed());
    const other = fc.string({ maxLength: 10 });
    fc.assert(
      fc.property(fc.array(fc.tuple(other, secret), { minLength: 1, maxLength: 6 }), other, (pairs, end) => {
        const known = createSecrets([]);
        for (const [, one] of pairs) known.add(one);
        const told = known.redact(pairs.flat().join('') + end);
        for (const [, one] of pairs) expect(told).not.toContain(one);
      }),
      modestly(300),
    );
  });

  test('A16 secret-by-value: only the newest added secrets are known', () => {
    const known = createSecrets([]);
    const name = (index: number) => `noted-secret-${String.fromCodePoint(0x4e00 + index).repeat(8)}`;
    for (let index = 0; index < 2 * limits.knownSecrets; index++) known.add(name(index));
    expect(known.redact(name(2 * limits.knownSecrets - 1))).toBe('[redacted]');
    expect(known.redact(name(limits.knownSecrets))).toBe('[redacted]');
    expect(known.redact(name(0))).not.toBe('[redacted]');
  });

  test('A16 secret-by-value: tokens, codes and sessions in use are known', async () => {
    const used: string[] = [];
    const backend = await startBackend({
      fetch: async (request) => {
        used.push(...(request.headers.get('authorization')?.split(' ').slice(1) ?? []));
        return backend.webflow.fetch(request);
      },
    });
    await backend.install();
    const session = await backend.signIn();
    expect(used.length).toBeGreaterThan(0);
    for (const secret of [...used, session, environment.WEBFLOW_CLIENT_SECRET]) {
      const before = backend.logLines.length;
      backend.log.info({ text: `it is ${secret}!` }, 'x');
      expect(backend.logLines.slice(before).join('')).toContain('it is [redacted]!');
    }
  });

  test('A16 secret-by-value: an uncaught error shows none', async () => {
    const backend = await startBackendProcess({ WEBFLOW_CLIENT_SECRET: 'wordsofaclientsecret' });
    backend.sabotage('throw', 'cannot send wordsofaclientsecret');
    expect(await backend.ended).toBe(1);
    expect(backend.stdout()).toContain('cannot send [redacted]');
    expect(backend.stdout() + backend.stderr()).not.toContain('wordsofaclientsecret');
  });
});
