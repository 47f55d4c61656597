import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLog, hashSite } from '#backend/platform/log.ts';
import { sites } from '#sandbox/world/sample-data.ts';
import { modestly } from '#test/support/shared/properties.ts';

function startLog(level = 'trace') {
  const lines: string[] = [];
  return { log: createLog(level, { write: (line) => lines.push(line) }), lines };
}

/** Every text in a value, keys included, however deep. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [key, ...textsIn(item)]);
}

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '\n{"level":"fatal"}',
    '\r\n',
    '\u001b[31mred\u001b[0m',
    '\u0000',
    '\u2028\u2029',
    '\u202e',
    '"}',
    'x'.repeat(10_240),
    '\ud800',
  ),
);
const field = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 6 },
    nasty,
    fc.integer(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 80 }),
    fc.dictionary(nasty, tie('value'), { maxKeys: 4 }),
  ),
})).value;

describe('L2 injection: any log call writes one line', () => {
  test('L2 injection: one JSON object per call, every text capped', () => {
    fc.assert(
      fc.property(nasty, field, (reason, details) => {
        const { log, lines } = startLog();
        log.child({ requestId: 'r' }).info({ event: 'x', reason, details }, 'message');
        const line = lines.join('');
        expect(line.split('\n')).toHaveLength(2);
        expect(line.endsWith('\n')).toBe(true);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
        expect(line.slice(0, -1)).not.toMatch(/[\u0000-\u001f]/);
        const parsed: unknown = JSON.parse(line);
        expect(parsed).toMatchObject({ level: 'info', requestId: 'r', event: 'x', msg: 'message' });
        for (const text of textsIn(parsed)) expect(text.length).toBeLessThanOrEqual(513);
      }),
      modestly(400),
    );
  });

  test('L2 injection: an error’s message and cause are capped, and its stack has frames only', () => {
    const { log, lines } = startLog();
    const message = `${'long word '.repeat(2_000)}\n    at evil (injected:1:1)`;
    const cause = new TypeError(message);
    log.error({ err: new Error(message, { cause }) }, 'failed');
    expect(lines).toHaveLength(1);
    const parsed: unknown = JSON.parse(lines[0] ?? '');
    for (const text of textsIn(parsed)) expect(text.length).toBeLessThanOrEqual(513);
    expect(lines[0]).not.toContain('injected');
    expect(parsed).toMatchObject({
      err: {
        type: 'Error',
        stack: expect.arrayContaining([expect.stringMatching(/^at /)]),
        cause: { type: 'TypeError' },
      },
    });
  });

  test('L2 injection: long lists are cut as well', () => {
    const { log, lines } = startLog();
    log.info({ sites: Array.from({ length: 5_000 }, () => 'x'.repeat(12)) }, 'message');
    expect(lines.join('').length).toBeLessThan(2_000);
  });
});

describe('L1 canary: secret fields', () => {
  const canary = 'c4n4ry5ec2e7aa11bb22cc33dd44ee55';

  test.each(['authorization', 'cookie', 'token', 'idToken', 'code', 'state', 'client_secret'])(
    'L1 canary: a field named %s is censored',
    (name) => {
      const { log, lines } = startLog();
      log.info({ [name]: canary, call: { [name]: canary } }, 'message');
      expect(lines.join('')).toContain('[redacted]');
      expect(lines.join('')).not.toContain(canary);
    },
  );

  test.each([
    ['a message', () => new Error(`Headers.set: "Bearer ${canary}" is an invalid header value.`)],
    ['a name', () => Object.assign(new Error('x'), { name: canary })],
    ['a cause', () => new Error('x', { cause: new Error(canary) })],
    [
      'a property',
      () => Object.assign(new Error('x'), { token: canary, url: `https://x.example/?code=${canary}` }),
    ],
    ['a thrown string', () => canary],
    ['a thrown object', () => ({ message: canary, token: canary })],
  ])('L1 canary: what an error carries in %s', (_, make) => {
    const { log, lines } = startLog();
    log.error({ err: make() }, 'failed');
    expect(lines.join('')).not.toContain(canary);
    expect(JSON.parse(lines.join(''))).toMatchObject({ err: { type: expect.any(String) } });
  });

  test('L1 canary: a site is logged as 12 hex digits that cannot be reversed', () => {
    expect(hashSite(sites.outdoors.id)).toMatch(/^[0-9a-f]{12}$/);
    expect(hashSite(sites.outdoors.id)).not.toBe(hashSite(sites.journal.id));
    expect(sites.outdoors.id).not.toContain(hashSite(sites.outdoors.id));
  });
});
