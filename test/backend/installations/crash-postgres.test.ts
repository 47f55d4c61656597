import { describe, expect, onTestFinished, test } from 'vitest';
import { expectKept } from '#test/support/backend/crash/expect-kept.ts';
import {
  crashTimeout,
  killFirstStarts,
  killWriters,
  nothingPromised,
  rounds,
  startTogether,
  writesOf,
} from '#test/support/backend/crash/rounds.ts';
import { startWriter } from '#test/support/backend/crash/writer.ts';
import { emptyPostgres, lacksOwnPostgres, lacksPostgres } from '#test/support/servers/postgres.ts';
import { createPostgresServer } from '#test/support/servers/postgres-server.ts';

describe.skipIf(lacksOwnPostgres)('V7 crash-safety: PostgreSQL', crashTimeout, () => {
  test('V7 crash-safety: PostgreSQL: all its processes are killed in the middle of writes', async () => {
    // What a killed process wrote is the system's to keep, so waiting for the disk would prove nothing here.
    const server = await createPostgresServer({ fsync: 'off' });
    onTestFinished(server.remove);
    await server.start();
    const promised = nothingPromised();
    const writer = await startWriter(server.url, 0, promised);
    for (let round = 0; round < rounds; round++) {
      await writer.untilWritten(writesOf(round));
      await server.kill();
      await writer.pause();
      await server.start();
      await expectKept(server.url, promised);
      writer.resume();
    }
    await writer.untilWritten(1);
    expect(promised.installed.size).toBeGreaterThan(rounds * 15);
  });
});

describe.skipIf(lacksPostgres)('V7 crash-safety: PostgreSQL', crashTimeout, () => {
  test('V7 crash-safety: PostgreSQL: the process that writes is killed in the middle', async () => {
    await killWriters(await emptyPostgres(), Math.ceil(rounds / 3));
  });

  test('V7 crash-safety: PostgreSQL: the process is killed in the middle of its first start', async () => {
    await killFirstStarts(emptyPostgres, 6);
  });

  test('V7 crash-safety: PostgreSQL: several processes start at the same moment', async () => {
    await startTogether(await emptyPostgres());
  });
});
