import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import { startProgram, untilDone } from '../../src/tooling/program.ts';

let runs = 0;

/**
 * What a program prints as JSON: it measures in a process of its own, where nothing else is. `name` is its path from this
 * folder, without `.ts`.
 */
export async function measuredBy<const Schema extends v.GenericSchema>(
  folder: string,
  name: string,
  args: readonly string[],
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  runs++;
  const output = join(folder, `${basename(name)}-${runs}.log`);
  const program = {
    name: basename(name),
    file: join(import.meta.dirname, `${name}.ts`),
    args,
    cwd: folder,
    env: { PATH: process.env.PATH },
    output,
  };
  await untilDone(startProgram(program));
  return v.parse(schema, JSON.parse(await readFile(output, 'utf8')));
}
