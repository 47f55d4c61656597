import { describe, expect, test } from 'vitest';
import { StoreUnavailableError } from '#backend/errors/store-unavailable.ts';
import { limits } from '#backend/platform/limits.ts';
import { KyselyConnection } from '#backend/sqlite/kysely-connection.ts';
import { SqliteClient } from '#backend/sqlite/sqlite-client.ts';
import { SqliteError } from '#backend/sqlite/sqlite-error.ts';
import { createTestClock } from '#test/support/shared/test-clock.ts';

const answer = { rows: [], changes: 1n };

function fault(errcode: number, message = `fault ${errcode}`) {
  return new SqliteError({ message, errcode, errstr: message });
}

/** A database that answers each statement with what `failure` answers, or well where that is undefined. */
function createTestClient(failure: (sql: string) => SqliteError | undefined) {
  const clock = createTestClock();
  const asked: string[] = [];
  const client = new SqliteClient(
    {
      async run(_, sql) {
        asked.push(sql);
        const error = failure(sql);
        if (error) throw error;
        return answer;
      },
      check: async () => {},
      close: async () => {},
    },
    { now: clock.elapsed, sleep: clock.sleep },
  );
  /** Lets time pass until the promise is settled; answers what it came to. */
  async function passUntil(promise: Promise<unknown>): Promise<unknown> {
    let outcome: { value: unknown } | undefined;
    const note = (value: unknown): void => {
      outcome = { value };
    };
    promise.then(note, note);
    while (!outcome) {
      await new Promise((done) => setImmediate(done));
      clock.advance(5);
    }
    return outcome.value;
  }
  const ask = (sql: string) => client.run(client.lockDeadline(), 'write', sql, []);
  return { clock, asked, client, passUntil, ask };
}

describe('B1 lock: retries of the client', () => {
  test.each([
    ['BUSY', 5],
    ['BUSY_SNAPSHOT', 517],
    ['BUSY_RECOVERY', 261],
    ['LOCKED', 6],
  ])('B1 lock: %s is retried until it succeeds', async (_, code) => {
    let left = 4;
    const { passUntil, ask, asked } = createTestClient(() => (left-- > 0 ? fault(code) : undefined));
    expect(await passUntil(ask('x'))).toBe(answer);
    expect(asked).toHaveLength(5);
  });

  test('B1 lock: a lasting lock times out after a bounded number of attempts', async () => {
    const { clock, passUntil, ask, asked } = createTestClient(() => fault(5));
    const began = clock.elapsed();
    expect(await passUntil(ask('x'))).toBeInstanceOf(StoreUnavailableError);
    expect(clock.elapsed() - began).toBeGreaterThan(limits.databaseLockMs * 0.9);
    expect(clock.elapsed() - began).toBeLessThan(limits.databaseLockMs * 1.1);
    expect(asked.length).toBeLessThan(2 * (limits.databaseLockMs / limits.databaseLongestLockPauseMs));
  });

  test('B1 lock: waiting for a write lock that is never released times out, and does not block later writes', async () => {
    const { client, passUntil } = createTestClient(() => undefined);
    const end = await client.lock(client.lockDeadline());
    const late = await passUntil(client.lock(client.lockDeadline()));
    expect(late).toBeInstanceOf(StoreUnavailableError);
    const next = client.lock(client.lockDeadline());
    end();
    expect(await passUntil(next)).toBeTypeOf('function');
  });
});

test('A8 store-trouble: a transaction that may begin after its timeout is rolled back before the next', async () => {
  const silent = { message: 'no answer in time', errcode: undefined, errstr: 'no answer in time' };
  let isSilent = true;
  const { client, asked } = createTestClient((sql) =>
    isSilent && sql === 'begin immediate' ? new SqliteError(silent) : undefined,
  );
  await expect(new KyselyConnection(client, true).begin()).rejects.toBeInstanceOf(StoreUnavailableError);
  isSilent = false;
  await new KyselyConnection(client, true).begin();
  expect(asked).toEqual(['begin immediate', 'rollback', 'begin immediate']);
});

describe('A8 store-trouble: the errors of SQLite', () => {
  test.each([
    ['PERM', 3],
    ['NOMEM', 7],
    ['READONLY', 8],
    ['READONLY_DBMOVED', 1032],
    ['IOERR_WRITE', 778],
    ['IOERR_FSYNC', 1034],
    ['CORRUPT', 11],
    ['CORRUPT_INDEX', 779],
    ['FULL', 13],
    ['CANTOPEN', 14],
    ['PROTOCOL', 15],
    ['NOLFS', 22],
    ['NOTADB', 26],
  ])('A8 store-trouble: %s throws StoreUnavailableError without a retry', async (_, code) => {
    const { ask, asked } = createTestClient(() => fault(code));
    await expect(ask('x')).rejects.toBeInstanceOf(StoreUnavailableError);
    expect(asked).toHaveLength(1);
  });

  test.each([
    ['ERROR', 1, 'near "x": syntax error'],
    ['CONSTRAINT_PRIMARYKEY', 1555, 'UNIQUE constraint failed'],
    ['TOOBIG', 18, 'string or blob too big'],
    ['MISUSE', 21, 'bad parameter'],
  ])('A8 store-trouble: %s throws SqliteError', async (_, code, message) => {
    const { ask } = createTestClient(() => fault(code, message));
    await expect(ask('x')).rejects.not.toBeInstanceOf(StoreUnavailableError);
  });
});
