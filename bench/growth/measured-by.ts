import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { startProgram, untilDone } from '../../src/tooling/program.ts';

let runs = 0;

/** What a program of this folder prints as JSON: it measures in a process of its own, where nothing else is. */
export async function measuredBy<const Schema extends v.GenericSchema>(
  folder: string,
  name: string,
  args: readonly string[],
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  runs++;
  const output = join(folder, `${name}-${runs}.log`);
  const program = {
    name,
    file: join(import.meta.dirname, `${name}.ts`),
    args,
    cwd: folder,
    env: { PATH: process.env.PATH },
    output,
  };
  await untilDone(startProgram(program));
  return v.parse(schema, JSON.parse(await readFile(output, 'utf8')));
}
