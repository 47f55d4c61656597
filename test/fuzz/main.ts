import fc from 'fast-check';
import { alarmsIn } from '#test/support/backend/log-lines.ts';
import { endpointProperties, startFuzzTarget } from './endpoints.ts';
import { parserProperties } from './parsers.ts';

/** The maximum number of runs per property. Each also ends after an equal share of the time. */
const runs = 100_000;
const [seconds = '180', chosen = String(Date.now() % 2 ** 31)] = process.argv.slice(2);
const seed = Number(chosen);

const print = (line: string) => process.stdout.write(`${line}\n`);
const many = Object.keys(endpointProperties).length + Object.keys(parserProperties).length;
const share = (Number(seconds) * 1000) / many;

/** Checks one property and prints its result; false if it fails. */
async function checkProperty(name: string, property: fc.IRawProperty<unknown>): Promise<boolean> {
  const began = performance.now();
  const done = await fc.check(property, { numRuns: runs, seed, interruptAfterTimeLimit: share });
  const took = ((performance.now() - began) / 1000).toFixed(1);
  print(`${done.failed ? 'FAILED' : 'held'.padEnd(6)}  ${done.numRuns} runs in ${took} s  ${name}`);
  if (done.failed) print(fc.defaultReportMessage(done) ?? '');
  return !done.failed;
}

async function checkEndpoint(
  name: string,
  propertyOf: (typeof endpointProperties)[keyof typeof endpointProperties],
) {
  const fuzzed = await startFuzzTarget();
  const hasHeld = await checkProperty(name, propertyOf(fuzzed));
  const alarms = alarmsIn(fuzzed.backend);
  if (alarms.length > 0) print(`${alarms.length} alarms in the log, the first: ${JSON.stringify(alarms[0])}`);
  return hasHeld && alarms.length === 0;
}

print(`seed ${seed}: npm run test:fuzz ${seconds} ${seed} tries the same again`);
const outcomes: boolean[] = [];
for (const [name, property] of Object.entries(parserProperties))
  outcomes.push(await checkProperty(name, property));
for (const [name, of] of Object.entries(endpointProperties)) outcomes.push(await checkEndpoint(name, of));
if (!outcomes.every(Boolean)) process.exitCode = 1;
