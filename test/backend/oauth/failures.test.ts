import { describe, expect, test } from 'vitest';
import { StoreUnavailableError } from '#backend/errors/store-unavailable.ts';
import { startBackend, type TestBackendOptions } from '#test/support/backend/backend.ts';
import { expectInert } from '#test/support/backend/inert-page.ts';
import { beginInstall, consent, visit } from '#test/support/backend/install-walk.ts';
import { parseLines } from '#test/support/backend/log-lines.ts';
import { watchDatabase } from '#test/support/backend/watched-database.ts';

const secret = '<b>secret of the inside</b>';

const failures: [string, unknown, number, string][] = [
  ['an error', new Error(secret), 500, 'Something went wrong on our side'],
  ['a text', secret, 500, 'Something went wrong on our side'],
  ['nothing', undefined, 500, 'Something went wrong on our side'],
  [
    'a database that is away',
    new StoreUnavailableError(new Error(secret)),
    503,
    'We can’t connect right now',
  ],
];

describe('O12 no-dead-end: a callback or a start with an internal error shows a page', () => {
  async function expectPage(response: Response, status: number, title: string): Promise<string> {
    expect(response.status).toBe(status);
    const body = await response.text();
    expectInert(response, body);
    expect(body).toContain(title);
    expect(body).toContain('href="http://localhost:3000/oauth/start"');
    expect(body).toContain(response.headers.get('x-request-id'));
    expect(body).not.toContain('secret');
    return body;
  }

  test.each(failures)('%s is thrown', async (_, thrown, status, title) => {
    const database = watchDatabase();
    const backend = await startBackend({ wrapDatabase: database.wrap });
    const walk = await beginInstall(backend);
    const back = await consent(backend, walk);
    database.failWith(thrown);
    await expectPage(await visit(backend, back, walk), status, title);
    await expectPage(await visit(backend, '/oauth/start'), status, title);
    const answered = parseLines(backend.logLines).filter(({ msg }) => msg === 'answered');
    expect(answered.at(-1)).toMatchObject({
      status,
      problem: status === 500 ? 'internal_error' : 'service_unavailable',
    });
  });

  test('too many requests of one address', async () => {
    const options: TestBackendOptions = { environment: { REQUESTS_PER_ADDRESS: '1' } };
    const backend = await startBackend(options);
    expect((await visit(backend, '/oauth/start')).status).toBe(302);
    const refused = await visit(backend, '/oauth/callback?code=c&state=s');
    await expectPage(refused, 429, 'Too many tries at once');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test('a request that does not accept HTML gets a problem', async () => {
    const database = watchDatabase();
    const backend = await startBackend({ wrapDatabase: database.wrap });
    database.failWith(new Error(secret));
    for (const response of [
      await backend.exchange(),
      await visit(backend, '/oauth/start', { accept: 'application/json' }),
    ]) {
      expect(response.headers.get('content-type')).toBe('application/problem+json');
    }
  });
});
