import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parseSecretKeys } from '#backend/keys/secret-keys.ts';
import { environment } from '#test/support/backend/backend.ts';
import { openForTest, sharedEngines } from '#test/support/backend/engines.ts';
import { fillWithTokens, tokensIn } from '#test/support/backend/tokens.ts';
import { projectRoot } from '#tooling/project.ts';

const guard = pathToFileURL(join(projectRoot, 'src/tooling/end-with-parent.ts')).href;
const program = join(projectRoot, 'src/backend/rotate-keys.ts');

function secret(id: string, byte: number): string {
  return `${id}:${Buffer.alloc(32, byte).toString('base64url')}`;
}

const [one, two] = [secret('1', 1), secret('2', 2)];
const both = `${two},${one}`;

function rotate(changes: Record<string, string | undefined>) {
  const given = { ...environment, SECRET_KEYS: both, ...changes };
  const env = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const child: ChildProcess = spawn(process.execPath, ['--import', guard, program], {
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let [said, complained] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (complained += text));
  const ended = once(child, 'close').then(([code, signal]) => code ?? signal);
  onTestFinished(() => void child.kill('SIGKILL'));
  return { child, ended, said: () => said, complained: () => complained };
}

describe('V4 rotation: npm run rotate-keys', () => {
  for (const { name, isMissing, empty } of sharedEngines) {
    test.skipIf(isMissing)(
      `V4 rotation: ${name}: killed at any point, a second run finishes the rest`,
      async () => {
        const DATABASE_URL = await empty();
        const db = await openForTest(DATABASE_URL);
        const tokens = await fillWithTokens(db, parseSecretKeys(one), 2_000);
        for (let round = 0; round < 5; round++) {
          const { child, ended } = rotate({ DATABASE_URL });
          const isFirst = (row: { sealed_token: string }) => row.sealed_token.startsWith('v1.2.');
          // It is ended once it has begun to write, a little later each time.
          const query = db.selectFrom('installations').select('sealed_token');
          const done = (await query.execute()).filter(isFirst).length;
          while (child.exitCode === null && (await query.execute()).filter(isFirst).length === done)
            await turn();
          child.kill(round % 2 === 0 ? 'SIGKILL' : 'SIGINT');
          await ended;
          expect(await tokensIn(db, parseSecretKeys(both))).toEqual(tokens);
        }
        const last = rotate({ DATABASE_URL });
        expect(await last.ended).toBe(0);
        expect(last.said()).toMatch(
          /^[\d,]+ tokens sealed again with key 2, [\d,]+ tokens sealed with it before\.\n/,
        );
        expect(last.said()).toContain('The other keys of SECRET_KEYS can be removed.\n');
        expect(last.complained()).toBe('');
        expect(await tokensIn(db, parseSecretKeys(two))).toEqual(tokens);
      },
    );
  }

  test('V4 rotation: a token that no key opens is counted, and no secret is printed', async () => {
    const [engine] = sharedEngines;
    const DATABASE_URL = (await engine?.empty()) ?? '';
    const db = await openForTest(DATABASE_URL);
    await fillWithTokens(db, parseSecretKeys(one), 3);
    const { ended, said, complained } = rotate({ DATABASE_URL, SECRET_KEYS: two });
    expect(await ended).toBe(0);
    expect(said()).toBe(
      [
        '0 tokens sealed again with key 2, 0 tokens sealed with it before.',
        '3 tokens can’t be opened with any key of SECRET_KEYS: connect those sites again.',
        '',
      ].join('\n'),
    );
    expect(complained()).toBe('');
  });

  test.each([
    [{ SECRET_KEYS: 'canary' }, /Fix these variables:\n {2}SECRET_KEYS must be a list/],
    [{ SECRET_KEYS: undefined }, /\n {2}SECRET_KEYS is missing/],
    [{ DATABASE_URL: 'canary' }, /\n {2}DATABASE_URL must be like/],
    [{ DATABASE_URL: 'postgres://u:canary@127.0.0.1:1/x' }, /of DATABASE_URL can’t be opened: ECONNREFUSED/],
  ])('V5 wrong-or-missing-key: %j ends it with a message', async (changes, words) => {
    const { ended, said, complained } = rotate(changes);
    expect(await ended).toBe(1);
    expect(said()).toBe('');
    expect(complained()).toMatch(words);
    expect(complained()).not.toContain('canary');
  });
});
