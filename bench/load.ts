import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as v from 'valibot';
import { startProgram, untilDone } from '../src/tooling/program.ts';

const autocannon = createRequire(import.meta.url).resolve('autocannon');

/** What autocannon prints, as far as we need it. */
const Report = v.object({
  errors: v.literal(0),
  non2xx: v.literal(0),
  requests: v.object({ average: v.number() }),
});

export interface Load {
  readonly folder: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly seconds: number;
}

let runs = 0;

/** Requests a second that `url` answers, asked over 32 connections. Throws where one answer is not 2xx. */
export async function throughput({ folder, url, headers, seconds }: Load): Promise<number> {
  runs++;
  const output = join(folder, `load-${runs}.log`);
  const sent = Object.entries(headers).flatMap(([name, value]) => ['--headers', `${name}: ${value}`]);
  const args = [
    '--json',
    '--no-progress',
    '--connections',
    '32',
    '--duration',
    String(seconds),
    ...sent,
    url,
  ];
  await untilDone(
    startProgram({
      name: 'autocannon',
      file: autocannon,
      args,
      cwd: folder,
      env: { PATH: process.env.PATH },
      output,
    }),
  );
  const report = (await readFile(output, 'utf8')).split('\n').find((line) => line.startsWith('{'));
  return v.parse(Report, JSON.parse(report ?? 'null')).requests.average;
}
