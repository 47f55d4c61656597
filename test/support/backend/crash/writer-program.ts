import { writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { openDatabase } from '#backend/database/database.ts';
import { createInstallations } from '#backend/installations/installations.ts';
import { coverageOf, keys, tokenOf } from '#test/support/backend/crash/written.ts';

/**
 * After `resume`, writes into the database of its first argument until it is killed, and prints what was acknowledged.
 */
const [url = '', from = '0'] = process.argv.slice(2);

function say(...words: (string | number)[]): void {
  writeSync(1, `${words.join(' ')}\n`);
}

// While it waits, nothing else would keep it alive.
setInterval(() => {}, 60_000);
let [isPaused, resume] = [true, () => {}];

/** Waits until it may go on. */
async function hold(): Promise<void> {
  say('held');
  await new Promise<void>((done) => {
    resume = done;
  });
}

process.on('message', (order) => {
  isPaused = order === 'pause';
  if (!isPaused) resume();
});

await hold();
const store = createInstallations(await openDatabase(url), keys, Date.now);
let last: string | undefined;
for (let number = Number(from); ; number++) {
  if (isPaused) await hold();
  try {
    if (last && number % 4 === 0) {
      say('removing', last);
      await store.remove(last);
      say('removed', last);
    }
    last = await store.install(tokenOf(number), coverageOf(number));
    say('installed', last, number);
  } catch {
    // The server is down; the result of the last write is unknown.
    last = undefined;
    await pause(20);
  }
}
