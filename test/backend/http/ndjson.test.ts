import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { ProblemError } from '#backend/errors/problem-error.ts';
import type { AppEnv } from '#backend/http/app-env.ts';
import { respondWithNdjson, type WriteLine } from '#backend/http/ndjson.ts';
import { createRefusalLines } from '#backend/http/refusal-lines.ts';
import { limits } from '#backend/platform/limits.ts';
import { createLog } from '#backend/platform/log.ts';

const noStop = new AbortController().signal;

/** An application that answers with the lines of `work`. */
function answering(
  work: (write: WriteLine, signal: AbortSignal) => Promise<void>,
  stopping = noStop,
  silentMs?: number,
) {
  let ends = 0;
  let lateWrite: WriteLine = async () => {};
  const app = new Hono<AppEnv>();
  app.get('/', (c) => {
    c.set('requestId', 'r');
    c.set('log', createLog('silent', { write: () => {} }));
    c.set(
      'lines',
      createRefusalLines(() => 0),
    );
    const end = () => {
      ends++;
      // Work that was ended may have one more line on its tongue.
      void lateWrite('"late"');
    };
    return respondWithNdjson(
      c,
      {
        mediaType: 'text/x',
        connectUrl: 'https://x',
        stopping,
        silentMs,
        end,
        last: (problem) => (problem ? { problem } : { done: true }),
      },
      (write, signal) => {
        lateWrite = write;
        return work(write, signal);
      },
    );
  });
  return { ask: () => app.request('/'), ends: () => ends };
}

async function linesOf(response: Response): Promise<unknown[]> {
  const lines = (await response.text()).split('\n');
  expect(lines.pop(), 'every line has its end').toBe('');
  return lines.map((line) => JSON.parse(line));
}

describe('a response of lines', () => {
  test('has the written lines, and a last one', async () => {
    const { ask, ends } = answering(async (write) => {
      for (const number of [1, 2, 3]) await write(String(number));
    });
    const response = await ask();
    expect(response.headers.get('content-type')).toBe('text/x');
    expect(await linesOf(response)).toEqual([1, 2, 3, { done: true }]);
    expect(ends()).toBe(1);
  });

  test('ends with a problem for a thrown error, and with nothing after it', async () => {
    const { ask } = answering(async (write) => {
      await write('1');
      throw new ProblemError('not_connected', { connectUrl: 'https://connect' });
    });
    expect(await linesOf(await ask())).toEqual([
      1,
      {
        problem: expect.objectContaining({
          code: 'not_connected',
          status: 409,
          requestId: 'r',
          connectUrl: 'https://connect',
        }),
      },
    ]);
  });

  test('ends when the process stops', async () => {
    const stopping = new AbortController();
    const { ask } = answering(
      (_, signal) =>
        new Promise((__, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
      stopping.signal,
    );
    const lines = linesOf(await ask());
    stopping.abort();
    expect(await lines).toEqual([{ problem: expect.objectContaining({ code: 'service_unavailable' }) }]);
  });

  test('is kept open by empty lines while it has nothing to say', async () => {
    const silence = Promise.withResolvers<void>();
    const { ask } = answering(
      async (write) => {
        await write('1');
        await silence.promise;
      },
      noStop,
      1,
    );
    const { body } = await ask();
    const decoder = new TextDecoder();
    let text = '';
    for await (const piece of body ?? []) {
      text += decoder.decode(piece);
      if (text.endsWith('\n\n\n')) silence.resolve();
    }
    expect(text).toMatch(/^1\n{3,}\{"done":true\}\n$/);
  });

  test('does not mix lines that are written concurrently', async () => {
    const texts = ['a', 'b', 'c'].map((letter) => letter.repeat(3 * limits.answerPieceBytes));
    const { ask } = answering(async (write) => {
      await Promise.all(texts.map((text) => write('["', text, '"]')));
    });
    expect(await linesOf(await ask())).toEqual([...texts.map((text) => [text]), { done: true }]);
  });

  test('B3 unread-lookup: a long line is not written further than it is read', async () => {
    let isWritten = false;
    const { ask } = answering(async (write) => {
      await write('"', 'x'.repeat(20 * limits.answerPieceBytes), '"');
      isWritten = true;
    });
    const response = await ask();
    for (let turn = 0; turn < 100; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(isWritten).toBe(false);
    expect(await linesOf(response)).toHaveLength(2);
    expect(isWritten).toBe(true);
  });

  test('is not produced faster than the client reads', async () => {
    let written = 0;
    const { ask } = answering(async (write) => {
      for (; written < 100; written++) await write('"x"');
    });
    const response = await ask();
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(written).toBeLessThan(5);
    expect(await linesOf(response)).toHaveLength(101);
  });

  test('ends its work when the client disconnects', async () => {
    let isAborted = () => false;
    const { ask, ends } = answering((_, signal) => {
      isAborted = () => signal.aborted;
      return new Promise((__, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    });
    const response = await ask();
    await response.body?.cancel();
    await expect.poll(ends).toBe(1);
    expect(isAborted()).toBe(true);
  });
});
