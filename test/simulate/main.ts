import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { assumptions, reportOf } from '#test/simulate/report.ts';
import { simulate } from '#test/simulate/simulate.ts';

const WholeNumber = v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number));
const Positive = v.pipe(WholeNumber, v.minValue(1));
const Options = v.object({
  seed: v.optional(WholeNumber, '1'),
  sites: v.optional(Positive, '100000'),
  designers: v.optional(Positive, '20000'),
  hours: v.optional(v.pipe(Positive, v.maxValue(24)), '24'),
  instances: v.optional(Positive, '2'),
  panelHours: v.optional(v.pipe(Positive, v.maxValue(8)), '1'),
  peopleAtOnce: v.optional(Positive, '10'),
});

function readOptions(): v.InferOutput<typeof Options> | undefined {
  const names = Object.keys(Options.entries);
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
    return v.parse(Options, parseArgs({ options }).values);
  } catch {
    process.stderr.write(`Options are whole numbers: ${names.map((name) => `--${name}=1`).join(' ')}\n`);
    return undefined;
  }
}

const plan = readOptions();
if (plan) {
  const begun = performance.now();
  const simulated = await simulate(plan, {
    onHour: (hours) => process.stderr.write(`${hours} of ${plan.hours} hours played\n`),
  });
  const took = Math.round((performance.now() - begun) / 1000);
  const lines = [
    `Played ${plan.hours} hours with seed ${plan.seed} on ${plan.instances} instances in ${took} s.`,
    '',
    ...reportOf(simulated),
    '',
    ...assumptions(plan),
    ...simulated.faults.map((fault) => `BROKEN: ${fault}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  if (simulated.faults.length > 0) process.exitCode = 1;
} else {
  process.exitCode = 1;
}
