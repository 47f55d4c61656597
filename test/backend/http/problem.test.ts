import { describe, expect, test } from 'vitest';
import { SealError } from '#backend/keys/seal.ts';
import { limits } from '#backend/platform/limits.ts';
import { problemMediaType } from '#contract/problem.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { alarmsIn, parseLines } from '#test/support/backend/log-lines.ts';
import { expectProblem } from '#test/support/backend/problem.ts';
import { startSignedIn } from '#test/support/backend/signed-in.ts';
import { watchDatabase } from '#test/support/backend/watched-database.ts';

const secret = 'SELECT * FROM installations; Bearer 5ec2e7aa11bb22cc33dd44ee55ff66aa';

class Odd extends Error {
  override readonly name = secret;
  readonly status = 200;
  readonly token = secret;
}

const thrown: [string, () => unknown][] = [
  ['an Error', () => new Error(secret)],
  ['an Error with a cause', () => new Error(secret, { cause: new Error(secret, { cause: secret }) })],
  [
    'an Error that is its own cause',
    () => {
      const error = new Error(secret);
      error.cause = error;
      return error;
    },
  ],
  ['an AggregateError', () => new AggregateError([new Error(secret)], secret)],
  ['an Error of another kind', () => new Odd(secret)],
  ['a DOMException', () => new DOMException(secret, 'AbortError')],
  ['a Response', () => new Response(secret, { status: 200 })],
  ['a string', () => secret],
  ['an object', () => ({ message: secret, status: 200, stack: secret })],
  ['a number', () => 7],
  ['null', () => null],
  ['undefined', () => undefined],
  ['a symbol', () => Symbol(secret)],
  [
    'a promise that is rejected',
    () => {
      const promise = Promise.reject(new Error(secret));
      promise.catch(() => {});
      return promise;
    },
  ],
];

async function throwing(value: unknown) {
  const watched = watchDatabase();
  const signedIn = await startSignedIn({ wrapDatabase: watched.wrap });
  watched.failWith(value);
  signedIn.backend.clock.advance(limits.installationMemoryMs);
  return signedIn;
}

describe('H11 error-shape: any thrown value becomes a code and a request id', () => {
  test.each(thrown)('H11 error-shape: %s', async (_, make) => {
    const { backend, read } = await throwing(make());
    const response = await read(assetIdOf('everything'));
    const text = await response.clone().text();
    const problem = await expectProblem(response, 'internal_error');
    expect(problem).toEqual({
      type: 'about:blank',
      title: 'Something went wrong on our side.',
      status: 500,
      code: 'internal_error',
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(text).not.toMatch(/SELECT|Bearer|stack|\.ts|node:|\/src\//);

    const alarms = alarmsIn(backend);
    expect(alarms, 'one failure, one line').toHaveLength(1);
    expect(JSON.stringify(alarms[0]), 'the log has not failed in its turn').not.toContain('RangeError');
    expect(alarms[0]).toMatchObject({ event: 'failed', requestId: problem.requestId });
    expect(backend.logLines.join('')).not.toContain('5ec2e7aa11bb22cc');
    const answered = parseLines(backend.logLines).filter(({ requestId }) => requestId === problem.requestId);
    expect(answered.at(-1)).toMatchObject({ msg: 'answered', status: 500, problem: 'internal_error' });
  });

  test.each(thrown)('H11 error-shape: %s, on the way to a page', async (_, make) => {
    const { backend } = await throwing(make());
    const response = await backend.app.request('/oauth/start');
    await expectProblem(response, 'internal_error');
    expect(response.headers.get('location')).toBeNull();
    expect(response.headers.getSetCookie()).toEqual([]);
  });

  test.each(thrown)('H11 error-shape: %s, in place of Webflow', async (_, make) => {
    let isUp = true;
    const { backend, read } = await startSignedIn({
      divert: () => {
        if (isUp) return undefined;
        throw make();
      },
    });
    isUp = false;
    await expectProblem(await read(assetIdOf('everything')), 'webflow_unavailable');
    await expectProblem(await backend.exchange(), 'webflow_unavailable');
    expect(alarmsIn(backend)).toEqual([]);
    expect(backend.logLines.join('')).not.toContain('5ec2e7aa11bb22cc');
  });

  test.each([
    ['tampered', 'service_unavailable', 'sealed_token_tampered'],
    ['unknown_key', 'not_connected', 'sealing_key_unknown'],
  ] as const)('H11 error-shape: a token that cannot be opened: %s', async (reason, code, event) => {
    const { backend, read } = await throwing(new SealError(reason));
    const { requestId } = await expectProblem(await read(assetIdOf('everything')), code);
    const lines = parseLines(backend.logLines).filter(
      (line) => line.event !== undefined && line.requestId === requestId,
    );
    expect(lines.map((line) => line.event)).toEqual([event]);
  });

  test('H11 error-shape: a disconnected client is not logged as an error', async () => {
    const left = new AbortController();
    const { backend, session } = await startSignedIn();
    backend.webflow.faults.down('hang');
    const request = new Request(`http://localhost/api/assets/${assetIdOf('everything')}`, {
      headers: { origin: 'http://localhost:1337', authorization: `Bearer ${session}` },
      signal: left.signal,
    });
    const response = backend.app.request(request);
    // What the Node adapter gives as reason is a text and no Error.
    left.abort('Client connection prematurely closed.');
    expect((await response).status).toBe(499);
    expect(alarmsIn(backend)).toEqual([]);
    expect(parseLines(backend.logLines).at(-1)).toMatchObject({ msg: 'answered', status: 499 });
  });

  test('H11 error-shape: every refusal is RFC 9457', async () => {
    const { backend } = await startSignedIn();
    const response = await backend.app.request('/none');
    expect(response.headers.get('content-type')).toBe(problemMediaType);
    expect(problemMediaType).toBe('application/problem+json');
  });
});
