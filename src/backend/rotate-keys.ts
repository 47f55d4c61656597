import { readConfig } from './config.ts';
import { openDatabase } from './database/database.ts';
import { errorCode } from './errors/error-code.ts';
import { rotateTokens } from './installations/rotate-tokens.ts';

function say(words: string): void {
  process.stdout.write(`${words}\n`);
}

function giveUp(...lines: string[]): never {
  process.stderr.write(`The keys can’t be rotated. ${lines.join('\n  ')}\n`);
  process.exit(1);
}

function tokens(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'token' : 'tokens'}`;
}

const result = readConfig(process.env);
if (!result.ok) giveUp('Fix these variables:', ...result.faults);
const { DATABASE_URL, SECRET_KEYS } = result.config;

const interrupted = new AbortController();
// A second signal has its usual effect.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => interrupted.abort());

const db = await openDatabase(DATABASE_URL).catch((error: unknown) =>
  giveUp(`The database of DATABASE_URL can’t be opened: ${errorCode(error)}`),
);
const { resealed, current, unreadable } = await rotateTokens(db, SECRET_KEYS, interrupted.signal).catch(
  (error: unknown) => giveUp(`The database failed: ${errorCode(error)}. Run it again to go on.`),
);
await db.destroy();

say(
  `${tokens(resealed)} sealed again with key ${SECRET_KEYS[0].id}, ${tokens(current)} sealed with it before.`,
);
if (unreadable > 0) {
  say(`${tokens(unreadable)} can’t be opened with any key of SECRET_KEYS: connect those sites again.`);
}
if (interrupted.signal.aborted) giveUp('It was interrupted: run it again to go on.');
if (SECRET_KEYS.length > 1) say('The other keys of SECRET_KEYS can be removed.');
